"""What a page carries around the map: title, personas, what to do first, legend, page number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cjdesigner import words
from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import Op, Picture, Reading, Role, Words
from cjdesigner.layout.nodes import circle
from cjdesigner.layout.paper import Sheet
from cjdesigner.layout.people import Traveller
from cjdesigner.layout.portrait import face
from cjdesigner.layout.theme import Theme
from cjdesigner.model import shipped
from cjdesigner.model.records import Card, Image, Journey
from cjdesigner.model.values import MapLanguage
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import Line, Style, break_lines, break_list, ellipsis, width

MOST_ACTIONS = 3
# the largest part of a page that title and personas may take
HIGHEST_HEAD = 0.22
PERSONA_WIDTH = 215.0
PERSONA_GAP = 24.0
# between a persona's initials and words
PERSONA_INDENT = 7.0


class Block(NamedTuple):
    """Instructions of a part of the page and the height it takes, in points."""

    ops: tuple[Op, ...]
    height: float


def scaled(style: Style, unit: float, smallest: float = 7.0) -> Style:
    """A style for a sheet of another size, but never under the smallest type."""
    size = max(smallest, style.size * unit)
    return Style(style.face, size, style.leading * size / style.size)


NOTHING = Block((), 0.0)
TITLE = Style("bold", 19, 23)
SUBTITLE = Style("regular", 10, 13)
PERSONA = Style("semibold", 9.2, 11.5)
QUOTE = Style("regular", 8.8, 11)
HEADING = Style("bold", 12.5, 16)
ACTION = Style("semibold", 9.6, 12)
LEGEND = Style("regular", 8.4, 11)


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
    """Title, subtitle and the personas with their quotes; y from the top margin.

    What does not fit in :data:`HIGHEST_HEAD` of the page ends in an ellipsis: the map comes first.
    """
    unit, inner = sheet.unit, sheet.width - 2 * sheet.margin
    high = (sheet.height - 2 * sheet.margin) * HIGHEST_HEAD
    shown = [person for person in people if person.persona is not None]
    wide = PERSONA_WIDTH * unit
    room = inner * 0.58 if len(shown) > 1 else inner * 0.4
    per_row = max(1, min(len(shown), int(room // wide)))
    widths = [_person_width(person, wide, unit) for person in shown]
    rows = [range(s, min(s + per_row, len(shown))) for s in range(0, len(shown), per_row)]
    taken = max((sum(widths[n] for n in row) for row in rows), default=0.0)
    ops: list[Op] = []
    y, left = 0.0, sheet.margin
    if logo is not None:
        tall = 34 * unit
        wide_logo = min(tall * logo.width / logo.height, inner * 0.2)
        tall = wide_logo * logo.height / logo.width
        ops.append(Picture(left, sheet.margin, wide_logo, tall, logo.id, logo.alt))
        left += wide_logo + 12 * unit
    room = sheet.width - sheet.margin - taken - 18 * unit - left
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
    for row in rows:
        if top and top + 30 * unit > high:
            break
        # the white to the right of the last one is that of the page
        left = sheet.width - sheet.margin - sum(widths[n] for n in row)
        left += (PERSONA_GAP - PERSONA_INDENT) * unit
        tallest = 0.0
        for number in row:
            block = _person(document, shown[number], left, sheet.margin + top, wide, unit, theme)
            ops += block.ops
            left += widths[number]
            tallest = max(tallest, block.height)
        bottom = max(bottom, top + tallest)
        top += tallest + 6 * unit
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


def _person_width(person: Traveller, widest: float, unit: float) -> float:
    """What a persona takes with the white to its right: no more than its words need."""
    name, quote = scaled(PERSONA, unit), scaled(QUOTE, unit)
    room = widest - 24 * unit - PERSONA_GAP * unit
    lines = [*break_lines(person.about, name, room), *break_lines(f"“{person.quote}”", quote, room)]
    longest = max(line.width for line in lines)
    return min(widest, longest + 24 * unit + PERSONA_GAP * unit)


def _person(
    document: Document,
    person: Traveller,
    x: float,
    y: float,
    wide: float,
    unit: float,
    theme: Theme,
) -> Block:
    name, quote = scaled(PERSONA, unit), scaled(QUOTE, unit)
    radius = 12 * unit
    ops = face(document, person, x, y, radius, unit)
    left, room = x + 2 * radius + PERSONA_INDENT * unit, wide - 2 * radius - PERSONA_GAP * unit
    baseline = y + name.size
    ops.append(Reading("P"))
    for text_line in fitted(break_lines(person.about, name, room), name, room, 2):
        ops.append(Words(left, baseline, text_line.text, name, theme.colours["ink"]))
        baseline += name.leading
    baseline += 0.5 * unit
    if person.quote:
        ops.append(Reading("P"))
        lines = break_lines(f"“{person.quote}”", quote, room)
        for text_line in fitted(lines, quote, room, 4):
            ops.append(Words(left, baseline, text_line.text, quote, theme.colours["secondary"]))
            baseline += quote.leading
    return Block(tuple(ops), max(baseline - y - quote.size * 0.4, 2 * radius + 7 * unit))


def actions(
    document: Document, journey: str, sheet: Sheet, theme: Theme, language: MapLanguage
) -> Block | None:
    """What to do first: the weightiest opportunities, side by side; y from 0.

    ``None`` where no opportunity was weighed or given to anybody.
    """
    chosen = first_actions(document, journey)
    if not chosen:
        return None
    unit = sheet.unit
    inner = sheet.width - 2 * sheet.margin
    heading, title, note = (scaled(style, unit) for style in (HEADING, ACTION, QUOTE))
    ops: list[Op] = [
        Reading("H2"),
        Words(
            sheet.margin,
            heading.size,
            words.say("page.first.heading", language),
            heading,
            theme.colours["ink"],
        ),
    ]
    top = heading.leading + 5 * unit
    wide = inner / MOST_ACTIONS
    radius = 8.5 * unit
    heights = []
    for number, card in enumerate(chosen):
        x = sheet.margin + number * wide
        ops.append(Reading(""))
        ops.append(circle(x + radius, top + radius, radius, theme.colours["ink"], None, 0))
        digit = str(number + 1)
        ops.append(
            Words(
                x + radius - width(digit, title) / 2,
                top + radius + title.size * 0.36,
                digit,
                title,
                theme.colours["paper"],
            )
        )
        left, room = x + 2 * radius + 7 * unit, wide - 2 * radius - 22 * unit
        y = top + title.size
        who = ", ".join(part for part in (card.owner, said_date(card.due, language)) if part)
        for style, lines, colour in (
            (title, break_lines(card.text, title, room), theme.colours["ink"]),
            (
                note,
                break_list(_grounds(document, card, language), note, room),
                theme.colours["secondary"],
            ),
            (note, break_lines(who, note, room), theme.cards["opportunity"][2]),
        ):
            ops.append(Reading("P"))
            for line in fitted(lines, style, room, 3) if lines[0].text else ():
                ops.append(Words(left, y, line.text, style, colour))
                y += style.leading
            y += 0.8 * unit
        heights.append(y - note.size)
    return Block(tuple(ops), max([*heights, top + 2 * radius]))


def first_actions(document: Document, journey: str) -> list[Card]:
    """Up to three opportunities: most impact first, then least effort, then most votes."""
    found = [
        card
        for lane in document.lanes(journey)
        for card in document.cards(lane.id)
        if card.kind == "opportunity"
        and card.text
        and card.status not in ("done", "dropped")
        and (card.impact or card.effort or card.owner or card.due or card.votes)
    ]
    found.sort(key=lambda c: (-(c.impact or 0), c.effort or 6, -c.votes, c.due or "9999", c.id))
    return found[:MOST_ACTIONS]


def unread(ops: Iterable[Op]) -> tuple[Op, ...]:
    """The same as decoration, where a page repeats what was read on another."""
    return (Reading(""), *(op for op in ops if not isinstance(op, Reading)))


def fitted(lines: tuple[Line, ...], style: Style, room: float, most: int) -> tuple[Line, ...]:
    """At most so many lines of a text; what is left out is shown by an ellipsis."""
    if len(lines) <= most:
        return lines
    rest = " ".join(line.text for line in lines[most - 1 : most + 1])
    last = ellipsis(rest, style, room)
    return (*lines[: most - 1], last)


def smallest_type(scale: float) -> float:
    """The smallest type on a page whose map is drawn at ``scale``, in points."""
    return m.SMALLEST * scale


def _grounds(document: Document, card: Card, language: MapLanguage) -> list[str]:
    touchpoint = document.get(card.first)
    parts = [getattr(touchpoint, "title", "")]
    if card.impact:
        parts.append(words.say("page.impact", language, impact=card.impact))
    if card.effort:
        parts.append(words.say("page.effort", language, effort=card.effort))
    return parts


def said_date(iso: str, language: MapLanguage) -> str:
    """A date as people write it; the empty text for none."""
    if not iso:
        return ""
    year, month, day = iso.split("-")
    return f"{int(day)} {words.say(f'month.{int(month)}', language)} {year}"
