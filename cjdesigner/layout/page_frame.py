"""What the parts of a page around its map share, and what to do first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cjdesigner import words
from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import Op, Reading, Words
from cjdesigner.layout.nodes import circle
from cjdesigner.layout.paper import Sheet
from cjdesigner.layout.theme import Theme
from cjdesigner.model.records import Card
from cjdesigner.model.values import MapLanguage
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import Line, Style, break_lines, break_list, ellipsis, width

MOST_ACTIONS = 3


class Block(NamedTuple):
    """Instructions of a part of the page and the height it takes, in points."""

    ops: tuple[Op, ...]
    height: float


def scaled(style: Style, unit: float, smallest: float = 7.0) -> Style:
    """A style for a sheet of another size, but never under the smallest type."""
    size = max(smallest, style.size * unit)
    return Style(style.face, size, style.leading * size / style.size)


NOTHING = Block((), 0.0)
SUBTITLE = Style("regular", 10, 13)
QUOTE = Style("regular", 8.8, 11)
HEADING = Style("bold", 12.5, 16)
ACTION = Style("semibold", 9.6, 12)
LEGEND = Style("regular", 8.4, 11)


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
