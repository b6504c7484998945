"""The journey at a glance: the phases in their tints, and under them the lines, without a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjdesigner.layout import frame
from cjdesigner.layout.drawing import (
    GRID,
    NODE,
    Bounds,
    Drawing,
    Group,
    Op,
    PhaseStrip,
    Placed,
    Row,
    Rule,
)
from cjdesigner.layout.experience import BOTTOM, TOP, Band, Mark, line_from, mark_of
from cjdesigner.layout.flow import Piece
from cjdesigner.layout.handout_book import Book
from cjdesigner.layout.nodes import circle
from cjdesigner.layout.people import Traveller
from cjdesigner.layout.theme import ramp_colour
from cjdesigner.model import shipped
from cjdesigner.model.records import Journey, replaced

SCALE = 0.72
CHEVRON = 13.0
HIGHEST, LOWEST = 118.0, 60.0
GAP = 9.0
BEFORE, AFTER = 8.0, 12.0
DOT = 4.2
# with more columns than this the lines would be a blur, and with closer ones the dots touch
MOST_COLUMNS, DOT_APART = 240, 12.0


def glance(book: Book, journey: Journey, room: float) -> list[Piece]:
    """The lines of a journey over the whole width, in at most ``room`` points of height.

    Nothing where nobody scored anything, or where there is too little room.
    """
    document = book.document
    columns = document.columns(journey.id)
    if not 1 < len(columns) <= MOST_COLUMNS:
        return []
    scale = SCALE * book.unit
    tall = min(HIGHEST, (room - (BEFORE + AFTER) * book.unit) / scale - CHEVRON - 2 * GAP)
    if tall < LOWEST:
        return []
    wide = (book.right - book.left) / scale
    # the band's own margins are for stars and arrows, of which there are none here
    band = Band(tall + TOP + BOTTOM, shipped.scale(journey.scale))
    people = book.travellers(journey.id)
    felt = [[mark_of(document, column, person, band) for column in columns] for person in people]
    if all(mark.level is None for marks in felt for mark in marks):
        return []
    step = wide / len(columns)
    groups = [_neutral(book, band, wide)]
    for number, person in reversed(list(enumerate(people))):
        groups += _lines(book, person, felt[number], number == 0, band, step)
    if step >= DOT_APART:
        groups.append(_dots(book, felt, band, step))
    high = CHEVRON + 2 * GAP + tall
    drawing = Drawing(
        width=wide,
        height=high,
        label_width=0.0,
        column_width=step,
        rows=(Row("", 0.0, CHEVRON), Row("", CHEVRON + GAP - TOP, high)),
        frames=tuple(groups),
        phases=tuple(_chevrons(book, journey, step)),
        long=(),
        columns=len(columns),
    )
    placed = Placed(drawing, Bounds(0.0, 0.0, wide, high), book.left, 0.0, scale)
    return [
        Piece(high * scale, before=BEFORE * book.unit, keep=True, parts=(placed,)),
        Piece(AFTER * book.unit),
    ]


def _chevrons(book: Book, journey: Journey, step: float) -> Iterator[PhaseStrip]:
    phases = book.document.phases(journey.id)
    at = 0
    for number, phase in enumerate(phases):
        count = book.document.width(phase.id)
        group = frame.chevron(
            replaced(phase, emphasis=False),
            frame.Title((), ()),
            number,
            count * step,
            CHEVRON,
            book.theme,
            first=number == 0,
            last=number == len(phases) - 1,
        )
        yield PhaseStrip(phase.id, at * step, at, (), (group,))
        at += count


def _neutral(book: Book, band: Band, wide: float) -> Group:
    y = band.at(band.scale.neutral)
    rule = Rule(0.0, y, wide, y, book.colour("neutral_line"), 1.0)
    return Group("", "grid", 1, GRID, Bounds(0.0, y - 1, wide, y + 1), (rule,))


def _lines(
    book: Book, person: Traveller, marks: Sequence[Mark], main: bool, band: Band, step: float
) -> Iterator[Group]:
    edges = (0, len(marks))
    for start in range(len(marks)):
        yield from line_from(marks, start, 0, edges, person, main, band, step, book.theme)


def _dots(book: Book, felt: Sequence[Sequence[Mark]], band: Band, step: float) -> Group:
    """A dot for each touchpoint in the colour of its level, on the first line that meets it."""
    ops: list[Op] = []
    for place, marks in enumerate(zip(*felt, strict=True)):
        mark = next((one for one in marks if one.level is not None), None)
        if mark is not None and mark.level is not None:
            colour = ramp_colour(book.theme, band.scale.position(mark.level))
            x = (place + 0.5) * step
            ops.append(circle(x, mark.y, DOT, book.colour("paper"), colour, 1.9))
    bounds = Bounds(0.0, 0.0, len(felt[0]) * step, band.height)
    return Group("", "dots", 1, NODE, bounds, tuple(ops))
