"""The top of a page: the title, and at the right the personas in columns, each beside a face.

The map comes first: what does not fit in :data:`HIGHEST` of the page ends in an ellipsis. Many
personas are named without what they say, before one of them would be left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from cjdesigner import words
from cjdesigner.layout.drawing import Op, Picture, Reading, Role, Words
from cjdesigner.layout.page_frame import QUOTE, SUBTITLE, Block, fitted, scaled
from cjdesigner.layout.paper import Sheet
from cjdesigner.layout.people import Traveller
from cjdesigner.layout.portrait import face
from cjdesigner.layout.theme import Theme
from cjdesigner.model import shipped
from cjdesigner.model.records import Image, Journey
from cjdesigner.model.values import MapLanguage
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import Line, Style, break_lines, break_list

TITLE = Style("bold", 19, 23)
NAME = Style("semibold", 9.2, 11.5)
# the largest part of a page that title and personas may take, and that which several rows of
# personas may take for what they say
HIGHEST, CALM = 0.22, 0.15
# a persona's words, with a quote and without, in points of an A3
TALKS, NAMED = 167.0, 150.0
# the face, and the white between it and the words, and before the next
FACE, INDENT, GAP = 24.0, 7.0, 17.0
# between two rows of personas
_BETWEEN = 6.0


class _Person(NamedTuple):
    """A persona as it is printed: broken lines, and what it takes in points."""

    who: Traveller
    name: tuple[Line, ...]
    quote: tuple[Line, ...]
    width: float
    height: float


class _Grid(NamedTuple):
    """Personas in rows, with the width of each column in points."""

    rows: list[list[_Person]]
    columns: list[float]
    unit: float

    @property
    def width(self) -> float:
        """What the columns take, with the white between them."""
        return sum(self.columns) + max(0, len(self.columns) - 1) * GAP * self.unit

    @property
    def height(self) -> float:
        """What the rows take, with the white between them."""
        tall = sum(max(one.height for one in row) for row in self.rows)
        return tall + max(0, len(self.rows) - 1) * _BETWEEN * self.unit


def head(
    document: Document,
    journey: Journey,
    people: Sequence[Traveller],
    sheet: Sheet,
    theme: Theme,
    language: MapLanguage,
    part: str,
    logo: Image | None = None,
) -> Block:
    """Title, subtitle and the personas with their quotes; y from the top margin."""
    unit, inner = sheet.unit, sheet.width - 2 * sheet.margin
    high = (sheet.height - 2 * sheet.margin) * HIGHEST
    grid = _grid([person for person in people if person.persona is not None], sheet)
    ops: list[Op] = []
    y, left = 0.0, sheet.margin
    if logo is not None:
        tall = 34 * unit
        wide_logo = min(tall * logo.width / logo.height, inner * 0.2)
        tall = wide_logo * logo.height / logo.width
        ops.append(Picture(left, sheet.margin, wide_logo, tall, logo.id, logo.alt))
        left += wide_logo + 12 * unit
    room = sheet.width - sheet.margin - grid.width - 35 * unit - left
    title = journey.title or words.say("page.untitled", language)
    texts: tuple[tuple[Role, Style, list[str], str], ...] = (
        ("H1", scaled(TITLE, unit), [title], theme.colours["ink"]),
        (
            "P",
            scaled(SUBTITLE, unit),
            subtitle(document, journey, language, part),
            theme.colours["secondary"],
        ),
    )
    for role, style, said, colour in texts:
        ops.append(Reading(role))
        lines = break_list(said, style, room)
        for line in fitted(lines, style, room, max(1, int((high - y) / style.leading))):
            ops.append(Words(left, sheet.margin + y + style.size, line.text, style, colour))
            y += style.leading
        y += 2 * unit
    bottom = y if logo is None else max(y, 36 * unit)
    top = 0.0
    for row in grid.rows:
        if top and top + 30 * unit > high:
            break
        left = sheet.width - sheet.margin - grid.width
        for person, column in zip(row, grid.columns, strict=False):
            ops += _drawn(document, person, left, sheet.margin + top, unit, theme)
            left += column + GAP * unit
        tallest = max(one.height for one in row)
        bottom = max(bottom, top + tallest)
        top += tallest + _BETWEEN * unit
    return Block(tuple(ops), bottom)


def subtitle(document: Document, journey: Journey, language: MapLanguage, part: str) -> list[str]:
    """What kind of journey this is, of whom, in which situation, and which part of it."""
    kind = shipped.word("journey_kinds", journey.kind)
    parts = [
        kind.name.said(language) if kind else "",
        document.project.organisation,
        journey.scenario,
        part,
    ]
    return [" ".join(one.split()) for one in parts if one]


def _grid(people: Sequence[Traveller], sheet: Sheet) -> _Grid:
    """The personas in as few rows as they need; without quotes where these make the map small."""
    inner, unit = sheet.width - 2 * sheet.margin, sheet.unit
    room = inner * (0.58 if len(people) > 1 else 0.4)
    said = _arranged([_person(one, unit, True) for one in people], room, unit)
    if len(said.rows) > 1 and said.height > CALM * (sheet.height - 2 * sheet.margin):
        return _arranged([_person(one, unit, False) for one in people], room, unit)
    return said


def _arranged(people: Sequence[_Person], room: float, unit: float) -> _Grid:
    """As many in a row as fit, and then the rows as even as can be."""
    for most in range(len(people), 0, -1):
        count = ceil(len(people) / most)
        wide = ceil(len(people) / count)
        rows = [[*people[start : start + wide]] for start in range(0, len(people), wide)]
        columns = [max(row[n].width for row in rows if n < len(row)) for n in range(wide)]
        grid = _Grid(rows, columns, unit)
        if grid.width <= room:
            return grid
    return _Grid([[one] for one in people], [max((one.width for one in people), default=0)], unit)


def _person(who: Traveller, unit: float, talks: bool) -> _Person:
    name, quote, room = scaled(NAME, unit), scaled(QUOTE, unit), (TALKS if talks else NAMED) * unit
    named = fitted(break_lines(who.about, name, room), name, room, 2)
    said: tuple[Line, ...] = ()
    if who.quote and talks:
        said = fitted(break_lines(f"“{who.quote}”", quote, room), quote, room, 4)
    wide = (FACE + INDENT) * unit + max(line.width for line in (*named, *said))
    high = name.size + len(named) * name.leading + 0.5 * unit + len(said) * quote.leading
    return _Person(who, named, said, wide, max(high - quote.size * 0.4, (FACE + 7) * unit))


def _drawn(
    document: Document, person: _Person, x: float, y: float, unit: float, theme: Theme
) -> list[Op]:
    name, quote = scaled(NAME, unit), scaled(QUOTE, unit)
    ops = face(document, person.who, x, y, FACE / 2 * unit, unit)
    left, baseline = x + (FACE + INDENT) * unit, y + name.size
    ops.append(Reading("P"))
    for line in person.name:
        ops.append(Words(left, baseline, line.text, name, theme.colours["ink"]))
        baseline += name.leading
    baseline += 0.5 * unit
    if person.quote:
        ops.append(Reading("P"))
    for line in person.quote:
        ops.append(Words(left, baseline, line.text, quote, theme.colours["secondary"]))
        baseline += quote.leading
    return ops
