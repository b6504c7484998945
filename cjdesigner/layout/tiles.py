"""A poster over the sheets of an ordinary printer, at true scale, with a plan to put it together.

Neighbouring sheets share an overlap; the cut runs through its middle, at the border of a phase or
lane where one is near. Marks and labels stand beside the picture, so that the sheets put together
are the poster.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from cjdesigner import words
from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import (
    Bookmark,
    Bounds,
    Box,
    Op,
    Page,
    Paged,
    Reading,
    Role,
    Rule,
    Window,
    Words,
)
from cjdesigner.layout.fitting import Progress
from cjdesigner.layout.page_frame import HEADING, SUBTITLE, said_date
from cjdesigner.layout.paper import MM, Sheet, sheet
from cjdesigner.layout.poster import poster
from cjdesigner.layout.theme import Theme
from cjdesigner.layout.tile_marks import MARK, NEAR, Stretch, around, going_on, label, lanes_on
from cjdesigner.model.records import Journey, Print
from cjdesigner.model.values import MapLanguage
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import Style, break_lines, width

LABEL_ROOM = 11.0
RULER = 100 * MM
# a border is worth a cut when at least this part of the sheet is used
_WORTH = 0.55


def tiles(
    document: Document,
    journeys: Sequence[str],
    settings: Print,
    look: m.Look | None = None,
    author: str = "",
    progress: Progress | None = None,
    today: str = "",
) -> Paged:
    """The poster of each journey on sheets of ``settings.tile_paper``, after a plan of them.

    Raises ``ExportError`` as ``poster`` does.
    """
    look = look or m.plain_look()
    plain = Print.model_validate({**dict(settings), "bleed": 0.0, "marks": False})
    made = poster(document, journeys, plain, look, author, progress, today)
    paper = sheet(settings.tile_paper, settings.tile_orientation, settings.tile_margin)
    pages: list[Page] = []
    for journey, large in zip(journeys, made.pages, strict=True):
        title = document.record(journey, Journey).title or words.say("page.untitled", made.language)
        pages += spread(
            large, paper, settings.overlap * MM, title, today, look.theme, made.language
        )
    return made._replace(pages=tuple(pages))


def spread(
    page: Page,
    paper: Sheet,
    overlap: float,
    title: str,
    today: str,
    theme: Theme,
    language: MapLanguage,
) -> list[Page]:
    """A plan of the sheets, and then the sheets from left to right and from top to bottom."""
    # the marks stand inside what the printer can reach, and the picture inside the marks
    edge = paper.margin + MARK + NEAR
    inner = Bounds(edge, edge, paper.width - edge, paper.height - edge - LABEL_ROOM)
    overlap = min(overlap, (inner.right - inner.left) / 3, (inner.bottom - inner.top) / 3)
    columns = stretches(page.width, inner.right - inner.left, overlap, _phase_borders(page))
    rows = stretches(page.height, inner.bottom - inner.top, overlap, _lane_borders(page))
    sides = sorted((paper.width, paper.height), reverse=page.width > page.height)
    lying = Sheet(sides[0], sides[1], paper.margin)
    sheets = [_plan(page, columns, rows, lying, overlap, title, theme, language)]
    lanes = list(lanes_on(page))
    for row, high in enumerate(rows):
        for column, wide in enumerate(columns):
            said = words.say(
                "tiles.label",
                language,
                title=title,
                name=name_of(row, column),
                row=row + 1,
                rows=len(rows),
                column=column + 1,
                columns=len(columns),
            )
            if today:
                said += f" · {said_date(today, language)}"
            sheets.append(
                Page(
                    paper.width,
                    paper.height,
                    (),
                    (
                        *around(wide, high, columns, rows, row, column, inner, overlap),
                        *label(said, paper),
                        *(going_on(lanes, high, inner, overlap, language) if not column else ()),
                    ),
                    windows=(
                        Window(
                            page,
                            Bounds(wide.start, high.start, wide.end, high.end),
                            inner.left,
                            inner.top,
                            said=said,
                        ),
                    ),
                )
            )
    return [sheets[0], *_marked(sheets[1:], page)]


def _marked(sheets: Sequence[Page], page: Page) -> list[Page]:
    """The sheets with the bookmarks of the poster, each on the first sheet that shows its place."""
    found: list[list[Bookmark]] = [[] for _ in sheets]
    for mark in page.bookmarks:
        for one, marks in zip(sheets, found, strict=True):
            (window,) = one.windows
            if window.source.holds(mark.x, mark.y):
                x, y = mark.x - window.source.left, mark.y - window.source.top
                marks.append(mark._replace(x=window.x + x, y=window.y + y))
                break
    return [one._replace(bookmarks=tuple(marks)) for one, marks in zip(sheets, found, strict=True)]


def name_of(row: int, column: int) -> str:
    """What a sheet is called on the plan: its row as a letter, its column as a number."""
    letters = ""
    row += 1
    while row:
        row, rest = divmod(row - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{column + 1}"


def stretches(
    total: float, window: float, overlap: float, borders: Sequence[float]
) -> list[Stretch]:
    """Cut ``total`` points into stretches of at most ``window`` that share an ``overlap``.

    A cut runs through the middle of the overlap and lies on one of ``borders`` where that costs no
    further sheet.
    """
    fewest = max(1, ceil((total - overlap) / (window - overlap) - 1e-9))
    for worth in (_WORTH, 0.7, 0.85, 2.0):
        found = _stretches(total, window, overlap, borders, worth)
        if len(found) <= fewest:
            return found
    return found


def _stretches(
    total: float, window: float, overlap: float, borders: Sequence[float], worth: float
) -> list[Stretch]:
    found: list[Stretch] = []
    start = 0.0
    while start + window < total - 1e-6:
        furthest = start + window - overlap / 2
        near = [b for b in borders if start + window * worth <= b <= furthest]
        cut = max(near, default=furthest)
        found.append(Stretch(start, cut + overlap / 2))
        start = cut - overlap / 2
    found.append(Stretch(start, total))
    return found


def _phase_borders(page: Page) -> list[float]:
    return [
        part.x + strip.x * part.scale for part in page.parts for strip in part.drawing.phases[1:]
    ]


def _lane_borders(page: Page) -> list[float]:
    return [part.y + row.y * part.scale for part in page.parts for row in part.drawing.rows[1:]]


def _plan(
    page: Page,
    columns: Sequence[Stretch],
    rows: Sequence[Stretch],
    paper: Sheet,
    overlap: float,
    title: str,
    theme: Theme,
    language: MapLanguage,
) -> Page:
    """How the sheets lie, what to do with them, and a ruler to check the printer by."""
    margin = max(paper.margin, 14 * MM)
    room = paper.width - 2 * margin
    ink, grey = theme.colours["ink"], theme.colours["secondary"]
    head: list[Op] = []
    y = margin
    count = len(columns) * len(rows)
    lines: list[tuple[Role, Style, str, str]] = [
        ("H1", HEADING, ink, words.say("tiles.heading", language, title=title)),
        (
            "P",
            SUBTITLE,
            grey,
            words.say(
                "tiles.size",
                language,
                n=count,
                rows=len(rows),
                columns=len(columns),
                width=words.number(page.width / MM, language, 0),
                height=words.number(page.height / MM, language, 0),
            ),
        ),
    ]
    steps = ("tiles.step.scale", "tiles.step.cut", "tiles.step.join")
    for number, key in enumerate(steps):
        said = words.say(key, language, overlap=words.number(overlap / MM, language, 0))
        lines.append(("P", SUBTITLE, ink, f"{number + 1}. {said}"))
    for role, style, colour, text in lines:
        head.append(Reading(role))
        for line in break_lines(text, style, room):
            head.append(Words(margin, y + style.size, line.text, style, colour))
            y += style.leading
        y += 3
    y += 8
    ruler = min(RULER, room)
    ops = _ruler(margin, y, ruler, ink, words.number(ruler / MM, language, 0))
    y += 30
    scale = min(room / page.width, (paper.height - margin - y) / page.height)
    whole = Bounds(0, 0, page.width, page.height)
    ops.append(Box(margin, y, page.width * scale, page.height * scale, None, grey, 0.5))
    for row, high in enumerate(rows):
        for column, wide in enumerate(columns):
            x1, x2 = margin + wide.start * scale, margin + wide.end * scale
            y1, y2 = y + high.start * scale, y + high.end * scale
            ops.append(Box(x1, y1, x2 - x1, y2 - y1, None, theme.colours["accent"], 0.6, 0, (3, 2)))
            name = name_of(row, column)
            at = width(name, HEADING)
            ops.append(
                Box(
                    (x1 + x2 - at) / 2 - 4,
                    (y1 + y2) / 2 - 11,
                    at + 8,
                    16,
                    theme.colours["paper"],
                    None,
                    0,
                    4,
                )
            )
            ops.append(
                Words(
                    (x1 + x2 - at) / 2, (y1 + y2) / 2 + 1.5, name, HEADING, theme.colours["accent"]
                )
            )
    return Page(
        paper.width,
        paper.height,
        (),
        tuple(ops),
        (Bookmark(0, words.say("tiles.heading", language, title=title), 0.0),),
        windows=(Window(page, whole, margin, y, scale, said=lines[0][-1]),),
        head=tuple(head),
    )


def _ruler(x: float, y: float, length: float, colour: str, said: str) -> list[Op]:
    ops: list[Op] = [Rule(x, y, x + length, y, colour, 0.8)]
    for millimetre in range(0, int(length / MM) + 1, 5):
        tall = 7.0 if millimetre % 50 == 0 else 5.0 if millimetre % 10 == 0 else 3.0
        ops.append(Rule(x + millimetre * MM, y, x + millimetre * MM, y + tall, colour, 0.5))
    ops.append(Words(x + length + 6, y + 6, f"{said} mm", SUBTITLE, colour))
    return ops
