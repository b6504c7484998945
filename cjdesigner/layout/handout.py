"""A handout: the journey as a document to read, on ordinary paper, reflowed and never shrunk.

Cover, map, the pages of each phase, the personas, what to do, and what it all rests on. This
module puts the parts in order, numbers the pages and lets everything that points arrive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cjdesigner.errors import ExportError
from cjdesigner.layout import metrics as m
from cjdesigner.layout.binding import bound
from cjdesigner.layout.drawing import (
    Below,
    Bookmark,
    Bounds,
    Jump,
    Notice,
    Op,
    Page,
    Paged,
    Placed,
    Reading,
    Rule,
    Words,
)
from cjdesigner.layout.fitting import Progress
from cjdesigner.layout.flow import Flow, Leaf, Mark, Piece, height
from cjdesigner.layout.handout_book import (
    NOTE,
    Book,
    base,
    right_words,
    sketch,
    text_group,
    unit_of,
)
from cjdesigner.layout.handout_cover import cover
from cjdesigner.layout.handout_lists import ACTIONS, SOURCES, actions, sources
from cjdesigner.layout.handout_map import foot_height, map_pages
from cjdesigner.layout.handout_people import PEOPLE, sheets
from cjdesigner.layout.handout_phase import Place, phase_pages
from cjdesigner.layout.moving import flat
from cjdesigner.layout.paper import MM, Sheet, sheet_of
from cjdesigner.model.records import Journey, Phase, Print
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import break_lines

MARGIN = 17 * MM
NARROWEST = 150.0
# so much of a page must be free for a section to begin on it and go on over the next
ENOUGH = 0.52


# the name of a section after the phases, and its pieces
Ending = tuple[str, list[Piece]]


class Numbered(NamedTuple):
    """A filled page with the book that it is set in."""

    book: Book
    leaf: Leaf


def handout(
    document: Document,
    journeys: Sequence[str],
    settings: Print,
    look: m.Look | None = None,
    author: str = "",
    progress: Progress | None = None,
    today: str = "",
) -> Paged:
    """Lay out journeys as a document to read; its text stands upright, its maps lie.

    ``today`` (year-month-day) is the date that the cover may carry; ``progress`` hears fractions
    from 0 to 1. Raises ``ExportError`` where there is no journey or the paper is too narrow.
    """
    if not journeys:
        raise ExportError("page.nothing")
    book = _book(document, settings, look or m.plain_look(), today)
    if book.room < NARROWEST:
        raise ExportError("handout.narrow")
    endings = _endings(book, journeys)
    sections = [(name, pieces[0].marks[0].title) for name, pieces in endings]
    pages: list[Numbered] = []
    warnings: list[Notice] = []
    for number, id_ in enumerate(journeys):
        if progress is not None:
            progress(number / len(journeys))
        journey = document.record(id_, Journey)
        flow = _flow(book)
        flow.lay(cover(book, journey, sections))
        pages += [Numbered(book, leaf) for leaf in flow.leaves]
        if book.phases(id_):
            lying = _lying(book)
            map_ = map_pages(lying, journey, lambda _: None)
            pages += [Numbered(lying, leaf) for leaf in map_.leaves]
            warnings += map_.warnings
        flow = _flow(book)
        _lay_phases(book, journey, flow)
        if id_ == journeys[-1]:
            _lay_endings(book, endings, flow)
        pages += [Numbered(book, leaf) for leaf in flow.leaves]
    paged = _numbered(pages)
    if progress is not None:
        progress(1.0)
    return bound(document, journeys, paged, book.language, author, warnings)


def _book(document: Document, settings: Print, look: m.Look, today: str) -> Book:
    bare = sheet_of(settings)
    width, high = sorted((bare.width, bare.height))
    margin = bare.margin if settings.margin is not None else MARGIN * unit_of(bare)
    return Book(document, Sheet(width, high, margin), look, settings, today)


def _lying(book: Book) -> Book:
    sheet = Sheet(book.sheet.height, book.sheet.width, sheet_of(book.settings).margin)
    return Book(book.document, sheet, book.look, book.settings, book.today)


# -- the parts ------------------------------------------------------------------------------------


def _endings(book: Book, journeys: Sequence[str]) -> list[Ending]:
    """The sheets and lists after the phases, those that have something in them."""
    full = _flow(book).full
    found = [(PEOPLE, sheets(book, journeys, full))]
    if book.settings.actions:
        found.append((ACTIONS, actions(book, journeys)))
    found.append((SOURCES, sources(book, journeys)))
    return [(name, pieces) for name, pieces in found if pieces]


def _flow(book: Book) -> Flow:
    return Flow(book.sheet.margin, book.bottom)


def _lay_endings(book: Book, endings: Iterable[Ending], flow: Flow) -> None:
    title = book.document.project.title
    for name, pieces in endings:
        said = next(mark.title for mark in pieces[0].marks if mark.name == name)
        flow.section(f"{title} · {said}" if title else said, _fresh(flow, pieces))
        flow.lay(pieces)


def _lay_phases(book: Book, journey: Journey, flow: Flow) -> None:
    """The phases, each on pages of its own unless it fits on what is left of one."""
    document = book.document
    phases = document.phases(journey.id)
    shown = {phase.id for phase in book.phases(journey.id)}
    first = 0
    for number, phase in enumerate(phases):
        place = Place(journey.id, number, len(phases), first)
        first += document.width(phase.id)
        if phase.id not in shown:
            continue
        found = phase_pages(book, phase, place)
        items = found.items(book)
        fresh = height(items) > flow.room
        if fresh:
            found.grow(book)
            items = found.items(book)
        flow.section(_running(book, journey, phase), fresh)
        flow.lay(items)


def _fresh(flow: Flow, pieces: Sequence[Piece]) -> bool:
    """Whether a section begins a page: where it would not fit and little of the last is left."""
    return height(pieces) > flow.room and flow.room < flow.full * ENOUGH


def _running(book: Book, journey: Journey, phase: Phase) -> str:
    title = journey.title or book.say("page.untitled")
    return f"{title} · {phase.title}" if phase.title else title


# -- the numbers ----------------------------------------------------------------------------------


def _numbered(pages: Sequence[Numbered]) -> list[Page]:
    """The pages with their numbers, and all that points to another page pointing there."""
    marks = {
        mark.name: (number, mark)
        for number, page in reversed(list(enumerate(pages)))
        for mark in page.leaf.marks
    }
    return [_page(page, number, len(pages), marks) for number, page in enumerate(pages)]


def _page(page: Numbered, number: int, count: int, marks: Mapping[str, tuple[int, Mark]]) -> Page:
    book, leaf = page
    jumps = []
    for area, to, address, owner in leaf.aims:
        if address:
            jumps.append(Jump(area, address=address, said=address, owner=owner))
        elif to in marks:
            there, mark = marks[to]
            said = mark.title or book.say("handout.page", page=there + 1)
            jumps.append(Jump(area, there, mark.y, said=said, owner=owner))
    ink = list(leaf.ink)
    for pointer in leaf.pointers:
        if pointer.to in marks and book.settings.numbers:
            said = book.say(pointer.key, page=marks[pointer.to][0] + 1)
            style, colour = pointer.style, pointer.colour
            # the link that leads there says it
            ink.append(Reading(""))
            ink.append(right_words(said, pointer.right, pointer.y, style, colour))
    parts, ops = _in_order(ink, book.sheet)
    colour = book.settings.colour
    return Page(
        book.sheet.width,
        book.sheet.height,
        tuple(parts),
        (*ops, *_foot(book, leaf.running, number, count)),
        tuple(
            Bookmark(mark.level, mark.title, mark.y)
            for mark in leaf.marks
            if mark.level is not None
        ),
        jumps=tuple(jumps),
        ground=colour if colour.startswith("#") else None,
    )


def _in_order(
    ink: Sequence[Op | Below | Placed], sheet: Sheet
) -> tuple[list[Placed], list[Op | Below]]:
    """Parts and instructions of a page such that they are painted as they are read.

    A page paints its parts first, so what is read before a part becomes a part too.
    """
    whole = Bounds(0.0, 0.0, sheet.width, sheet.height)
    parts: list[Placed] = []
    ops: list[Op | Below] = []
    for one in ink:
        if isinstance(one, Placed):
            if ops:
                group = text_group(flat(ops), sheet.width, sheet.height)
                drawing = sketch(group, sheet.width, sheet.height)
                parts.append(Placed(drawing, whole, 0.0, 0.0))
                ops = []
            parts.append(one)
        else:
            ops.append(one)
    return parts, ops


def _foot(book: Book, running: str, number: int, count: int) -> list[Op]:
    """The running title and the number of the page."""
    style, unit = book.type(NOTE), book.unit
    secondary = book.colour("secondary")
    said = ""
    if book.settings.numbers:
        said = book.say("page.number", page=number + 1, pages=count)
    if not running and not said:
        return []
    bottom = book.sheet.height - book.sheet.margin
    top = bottom - foot_height(book, running)
    ops: list[Op] = [
        Reading(""),
        Rule(book.left, top, book.right, top, book.colour("hairline"), 0.8),
    ]
    y = top + 7 * unit
    for line in break_lines(running, style, book.right - book.left - 60 * unit):
        if line.text:
            ops.append(Words(book.left, y + base(style), line.text, style, secondary))
        y += style.leading
    if said:
        ops.append(right_words(said, book.right, top + 7 * unit + base(style), style, secondary))
    return ops
