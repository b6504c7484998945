"""A poster: the whole map on one large page, with bleed and crop marks for a print shop."""

from __future__ import annotations

from collections.abc import Sequence

from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import Bounds, Notice, Op, Page, Paged, Rule, Window
from cjdesigner.layout.fitting import SMALLEST, Progress
from cjdesigner.layout.pages import paged
from cjdesigner.layout.paper import MM, large_enough, sheet_of
from cjdesigner.model.records import Print
from cjdesigner.timeline.document import Document

MARK_ROOM = 9 * MM
MARK_LENGTH = 5 * MM
_BLACK = "#000000"


def poster(
    document: Document,
    journeys: Sequence[str],
    settings: Print,
    look: m.Look | None = None,
    author: str = "",
    progress: Progress | None = None,
    today: str = "",
) -> Paged:
    """One large page for each journey, never split; says so where the type becomes very small.

    Raises ``ExportError`` as ``paged`` and ``sheet_of`` do.
    """
    made = paged(
        document, journeys, sheet_of(settings), look, author, 0.0, progress, settings, today
    )
    notices = tuple(
        notice
        for number, page in enumerate(made.pages)
        if (notice := _too_small(page, number, settings)) is not None
    )
    pages = tuple(framed(page, settings.bleed * MM, settings.marks) for page in made.pages)
    return made._replace(pages=pages, warnings=(*made.warnings, *notices))


def framed(page: Page, bleed: float, marks: bool) -> Page:
    """The page with ``bleed`` points of its ground beyond the cut, and crop marks if wanted."""
    around = bleed + (MARK_ROOM if marks else 0.0)
    if not around:
        return page
    trim = Bounds(around, around, around + page.width, around + page.height)
    whole = Bounds(-bleed, -bleed, page.width + bleed, page.height + bleed)
    return Page(
        width=page.width + 2 * around,
        height=page.height + 2 * around,
        parts=(),
        ops=tuple(_crop_marks(trim, bleed)) if marks else (),
        bookmarks=tuple(
            mark._replace(x=mark.x + around, y=mark.y + around) for mark in page.bookmarks
        ),
        windows=(Window(page, whole, around - bleed, around - bleed),),
        jumps=tuple(jump._replace(area=jump.area.moved(around, around)) for jump in page.jumps),
        trim=trim,
        bleed=bleed,
    )


def _crop_marks(trim: Bounds, bleed: float) -> list[Op]:
    marks: list[Op] = []
    start = max(bleed, 2 * MM)
    for x in (trim.left, trim.right):
        for y, side in ((trim.top, -1), (trim.bottom, 1)):
            marks.append(
                Rule(x, y + side * start, x, y + side * (start + MARK_LENGTH), _BLACK, 0.3)
            )
    for y in (trim.top, trim.bottom):
        for x, side in ((trim.left, -1), (trim.right, 1)):
            marks.append(
                Rule(x + side * start, y, x + side * (start + MARK_LENGTH), y, _BLACK, 0.3)
            )
    return marks


def _too_small(page: Page, number: int, settings: Print) -> Notice | None:
    size = m.SMALLEST * page.parts[0].scale
    if size >= SMALLEST - 0.01:
        return None
    needed = page.width * SMALLEST / size / MM
    where = ("page", str(number + 1))
    paper = large_enough(settings, needed)
    if paper is None:
        # how small the words are now says nothing any more
        return ("page.warn.poster_split", (where, ("metres", needed / 1000)))
    said = (where, ("size", size), ("smallest", SMALLEST), ("paper", paper))
    return ("page.warn.poster_larger", said)
