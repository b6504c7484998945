"""What a workshop sheet carries around the empty map: its head, and the cells to write in."""

from __future__ import annotations

from collections.abc import Sequence

from cjdesigner import words
from cjdesigner.layout.drawing import (
    GRID,
    Bounds,
    Box,
    Group,
    Op,
    Picture,
    Reading,
    Role,
    Row,
    Rule,
    Words,
)
from cjdesigner.layout.metrics import Look, Metrics
from cjdesigner.layout.page_frame import Block, scaled
from cjdesigner.layout.page_head import subtitle
from cjdesigner.layout.paper import Sheet
from cjdesigner.layout.people import travellers
from cjdesigner.layout.rows import EXPERIENCE_ROW
from cjdesigner.layout.theme import Theme
from cjdesigner.model.records import Image, Journey, Print
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import Style, break_lines, break_list, width

SMALLEST = 8.0
TITLE = Style("bold", 19, 23)
TEXT = Style("regular", 10, 13)
INSET = 4.0
_DOTS = (0.7, 2.6)


def head(document: Document, journey: Journey, settings: Print, look: Look, sheet: Sheet) -> Block:
    """Title, whose lines are drawn here, and lines for the date and the participants."""
    unit, theme = sheet.unit, look.theme
    language = look.language or document.project.language
    title, text = scaled(TITLE, unit, SMALLEST), scaled(TEXT, unit, SMALLEST)
    left, right, y = sheet.margin, sheet.width - sheet.margin, sheet.margin
    ink, secondary = theme.colours["ink"], theme.colours["secondary"]
    ops: list[Op] = []
    logo = document.get(settings.logo or "")
    if isinstance(logo, Image):
        high = min(34 * unit, 0.2 * (right - left) * logo.height / logo.width)
        wide = high * logo.width / logo.height
        ops.append(Picture(right - wide, y, wide, high, logo.id, logo.alt))
        right -= wide + 12 * unit
    if settings.title:
        name = journey.title or words.say("page.untitled", language)
        under = subtitle(document, journey, language, "")
        texts: tuple[tuple[Role, Style, list[str], str], ...] = (
            ("H1", title, [name], ink),
            ("P", text, under, secondary),
        )
        for role, style, parts, colour in texts:
            ops.append(Reading(role))
            for line in break_list(parts, style, right - left):
                ops.append(Words(left, y + style.size, line.text, style, colour))
                y += style.leading
            y += 2 * unit
    y += 4 * unit
    y = _travellers(document, journey, look, unit, ops, text, left, right, y)
    y += 10 * unit
    for key, end in (("workshop.date", left + 150 * unit), ("workshop.participants", right)):
        said = words.say(key, language)
        ops.append(Reading("P"))
        ops.append(Words(left, y + text.size, said, text, secondary))
        start = left + width(said, text) + 6 * unit
        line_y = y + text.size + 1.5 * unit
        ops.append(Rule(start, line_y, end, line_y, theme.colours["gap"], 0.6))
        left = end + 18 * unit
    return Block(tuple(ops), y + text.leading + 14 * unit - sheet.margin)


def _travellers(
    document: Document,
    journey: Journey,
    look: Look,
    unit: float,
    ops: list[Op],
    style: Style,
    left: float,
    right: float,
    y: float,
) -> float:
    """The personas by name, each with the line that it is drawn with; returns the y below."""
    x = left
    people = [
        person for person in travellers(document, journey.id, look) if person.persona is not None
    ]
    for person in people:
        sample = 22 * unit
        ops.append(Reading("P"))
        for number, line in enumerate(break_lines(person.about, style, right - left - sample)):
            if x > left and (number or x + sample + line.width > right):
                x, y = left, y + style.leading + 2 * unit
            if number == 0:
                middle = y + style.size * 0.64
                end = x + sample - 6 * unit
                ops.append(
                    Rule(
                        x,
                        middle,
                        end,
                        middle,
                        person.colour,
                        1.8 * unit,
                        tuple(dash * unit for dash in person.dashes),
                    )
                )
            at = x + sample
            ink = look.theme.colours["ink"]
            ops.append(Words(at, y + style.size, line.text, style, ink))
            x = at + line.width + 20 * unit
    return y + (style.leading if people else 0.0)


def empty_cells(
    rows: Sequence[Row],
    written: Sequence[int],
    experience: bool,
    measures: Metrics,
    count: int,
    theme: Theme,
) -> list[Group]:
    """Dotted cells in the rows to write in, and lines over them where nodes are drawn."""
    wide, left = measures.column_width, measures.label_width
    dots = theme.colours["gap"]
    found = []
    if experience:
        high = rows[EXPERIENCE_ROW].height
        middles = tuple(
            Rule(x, 36, x, high - 22, theme.colours["neutral_line"], 0.6, _DOTS)
            for x in (left + (column + 0.5) * wide for column in range(count))
        )
        bounds = Bounds(left, 0, left + count * wide, high)
        found.append(Group("", "grid", EXPERIENCE_ROW, GRID, bounds, middles))
    for row in written:
        high = rows[row].height
        boxes = tuple(
            Box(
                left + column * wide + INSET,
                INSET,
                wide - 2 * INSET,
                high - 2 * INSET,
                stroke=dots,
                width=0.5,
                radius=3.5,
                dashes=_DOTS,
            )
            for column in range(count)
        )
        bounds = Bounds(left, 0, left + count * wide, high)
        found.append(Group(rows[row].owner, "cell", row, GRID, bounds, boxes))
    return found
