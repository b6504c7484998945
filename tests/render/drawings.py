"""Small drawings and pages for the painters' tests."""

from cjdesigner.layout.drawing import (
    CARD,
    Bookmark,
    Bounds,
    Box,
    Column,
    Drawing,
    Group,
    Op,
    Page,
    Paged,
    PhaseStrip,
    Placed,
    Row,
    Words,
)
from cjdesigner.typeset.text import Style

INK = "#1f2430"
TEXT = Style("regular", 11, 14)
BOLD = Style("bold", 15, 18)

# A line for every face, and what a careless painter stumbles over.
LINES = (
    "Klant zoekt (snel) informatie \\ over de verzekering",
    "Ärger über Größe – “façade” naïef €12,50 …",
    "Ωραία εμπειρία στο κατάστημα",
    "Клиент ждёт ответа службы",
    "Hoi 👍🎉 你好世界 안녕하세요",
    "<script>alert('&amp;')</script> ]]> %s {name}",
)


def words(text: str, x: float = 10, y: float = 20, style: Style = TEXT) -> Words:
    return Words(x, y, text, style, INK)


def group(*ops: Op, width: float = 400, height: float = 200, reach: int = 0) -> Group:
    return Group("card1", "card", 0, CARD, Bounds(0, 0, width, height), ops, reach)


def drawing(*groups: Group, columns: int = 1, column_width: float = 400) -> Drawing:
    """A drawing of one row whose columns all hold the same groups."""
    return Drawing(
        width=columns * column_width,
        height=200,
        label_width=0,
        column_width=column_width,
        rows=(Row("row", 0, 200),),
        frames=(),
        phases=(PhaseStrip("p1", 0, 0, (Column("c1", groups),) * columns, ()),),
        long=(),
        columns=columns,
    )


def page(*ops: Op, parts: tuple[Placed, ...] = (), bookmarks: int = 0) -> Page:
    marks = tuple(
        Bookmark(0, f"Phase {number} é", 30.0 * number) for number in range(1, bookmarks + 1)
    )
    return Page(420, 297, parts, ops, marks)


def paged(*pages: Page) -> Paged:
    return Paged(pages, "Reis van Zoë 😀", "Ada (auteur)", "Current state", "nl")


def lines_page() -> Page:
    return page(*(words(text, y=20 + 24 * number) for number, text in enumerate(LINES)))


def boxed(x: float, y: float, colour: str) -> Box:
    return Box(x, y, 20, 20, fill=colour)
