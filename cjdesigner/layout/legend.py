"""What stands under a map: the key to its signs, and the note, version and date that are asked for.

Each entry is a small sample, drawn as on the map, and a few words. Only what the journey has is
explained: its lines by dash, its nodes, its stars and arrows, its kinds of cards by their mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cjdesigner import words
from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import Box, Op, Reading, Rule, Shape, Sign, Words
from cjdesigner.layout.experience import Band, Mark, mark_of
from cjdesigner.layout.moving import placed
from cjdesigner.layout.nodes import circle
from cjdesigner.layout.page_frame import LEGEND, Block, said_date, scaled
from cjdesigner.layout.paper import Sheet
from cjdesigner.layout.people import Traveller
from cjdesigner.layout.rows import lanes_of
from cjdesigner.layout.theme import Theme
from cjdesigner.model import shipped
from cjdesigner.model.records import Card, Journey, Phase, Print, Touchpoint
from cjdesigner.model.values import MapLanguage
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import Line, Style, break_lines, width

# the points that samples are drawn in; the words beside them are as large as this type
TYPE = 8.4
LINE, DISC, ICON, CARD = 20.0, 9.0, 8.5, 13.0
NEAR, UNDER = 4.5, 2.0
# the white between entries, the least last
APART = (14.0, 11.0, 8.5)
# the parts of the room that are tried so that no entry stands in a row alone
NARROWER = (0.5, 0.6, 0.7, 0.8, 0.9)


class Entry(NamedTuple):
    """A sample, drawn around y = 0 in points of :data:`TYPE`, its width, and what it means."""

    sample: tuple[Op, ...]
    wide: float
    text: str


def entries(
    document: Document,
    journey: Journey,
    people: Sequence[Traveller],
    settings: Print,
    look: m.Look,
    today: str,
) -> list[Entry]:
    """What stands under the map of a journey, as far as ``settings`` ask for it."""
    language = look.language or document.project.language
    found = list(_key(document, journey, people, look, language)) if settings.legend else []
    said = [" ".join(settings.note.split()), settings.version]
    said.append(said_date(today, language) if settings.date else "")
    return [*found, *(Entry((), 0.0, text) for text in said if text)]


def foot(found: Sequence[Entry], number: str, sheet: Sheet, theme: Theme) -> Block:
    """The entries and the page number over the bottom margin; y from the sheet's top."""
    style = scaled(LEGEND, sheet.unit)
    colour = theme.colours["secondary"]
    right = sheet.width - sheet.margin
    room = right - sheet.margin - width(number, style) - 24 * sheet.unit
    high = max(style.leading, height(found, style, room)) + 7 * sheet.unit
    top = sheet.height - sheet.margin - high
    text = top + 7 * sheet.unit
    baseline = text + (style.leading + style.size * 0.72) / 2
    return Block(
        (
            Reading(""),
            Rule(sheet.margin, top, right, top, theme.colours["hairline"], 0.8),
            Words(right - width(number, style), baseline, number, style, colour),
            Reading("P"),
            *ops(found, style, room, sheet.margin, text, colour),
        ),
        high,
    )


def height(found: Sequence[Entry], style: Style, room: float) -> float:
    """What entries take that are set in a type and a width, in points."""
    rows = _rows(found, style, room)
    return sum(row.height for row in rows) + max(0, len(rows) - 1) * UNDER * style.size / TYPE


def ops(
    found: Sequence[Entry], style: Style, room: float, left: float, top: float, colour: str
) -> Iterator[Op]:
    """Entries side by side and in rows under each other, from ``top`` on."""
    scale = style.size / TYPE
    y = top
    for row in _rows(found, style, room):
        for x, entry, lines in row.entries:
            middle = y + style.leading / 2
            yield from (placed(op, left + x, middle, scale) for op in entry.sample)
            start = left + x + (entry.wide + NEAR * (entry.wide > 0)) * scale
            baseline = y + (style.leading + style.size * 0.72) / 2
            for line in lines:
                yield Words(start, baseline, line.text, style, colour)
                baseline += style.leading
        y += row.height + UNDER * scale


class _Row(NamedTuple):
    entries: list[tuple[float, Entry, tuple[Line, ...]]]
    height: float


def _rows(found: Sequence[Entry], style: Style, room: float) -> list[_Row]:
    """The entries in as few rows as can be, of like width; closer to each other for a row less."""
    fewest, apart = min(
        ((_set(found, style, room, apart), apart) for apart in APART), key=lambda one: len(one[0])
    )
    for share in NARROWER if len(fewest) > 1 else ():
        rows = _set(found, style, room * share, apart)
        if sum(row.height for row in rows) == sum(row.height for row in fewest):
            return rows
    return fewest


def _set(found: Sequence[Entry], style: Style, room: float, apart: float) -> list[_Row]:
    scale = style.size / TYPE
    rows: list[_Row] = []
    x = 0.0
    for entry in found:
        sample = (entry.wide + NEAR * (entry.wide > 0)) * scale
        lines = break_lines(entry.text, style, room - sample)
        wide = sample + max(line.width for line in lines)
        if not rows or x + wide > room:
            rows.append(_Row([], 0.0))
            x = 0.0
        last = rows[-1]
        last.entries.append((x, entry, lines))
        rows[-1] = last._replace(height=max(last.height, len(lines) * style.leading))
        x += wide + apart * scale
    return rows


# -- the key ---------------------------------------------------------------------------------------


def _key(
    document: Document,
    journey: Journey,
    people: Sequence[Traveller],
    look: m.Look,
    language: MapLanguage,
) -> Iterator[Entry]:
    columns = [document.get(column) for column in document.columns(journey.id)]
    touchpoints = [one for one in columns if isinstance(one, Touchpoint)]
    yield from _lines(document, journey, people, touchpoints, look, language)
    colours = look.theme.colours

    def sign(name: str, role: str, key: str, size: float = ICON) -> Entry:
        sample = Sign(0.0, -size / 2, size, name, colours[role])
        return Entry((sample,), size, words.say(key, language))

    if any(one.moment_of_truth for one in touchpoints):
        yield sign("star", "star", "page.legend.star")
    phases = [document.record(phase.id, Phase) for phase in document.phases(journey.id)]
    if any(phase.emphasis for phase in phases):
        yield sign("star", "ink", "page.legend.emphasis")
    if document.links(journey.id):
        yield _arrow(colours["link"], words.say("page.legend.back", language))
    for kind in shipped.words("contacts"):
        if kind.id != "real" and any(one.contact == kind.id for one in touchpoints):
            icon = Sign(0.0, -ICON / 2, ICON, f"contact-{kind.id}", colours["secondary"])
            yield Entry((icon,), ICON, _small(kind.name.said(language)))
    if any(one.opens for one in touchpoints):
        yield sign("open-journey", "secondary", "page.legend.opens")
    lanes = lanes_of(document, journey.id, look)
    cards = [card for lane in lanes for card in document.cards(lane.id)]
    yield from _cards(cards, look, language)


def _lines(
    document: Document,
    journey: Journey,
    people: Sequence[Traveller],
    touchpoints: Sequence[Touchpoint],
    look: m.Look,
    language: MapLanguage,
) -> Iterator[Entry]:
    """Whose lines they are, by dash, and what is on them."""
    scale = shipped.scale(journey.scale)
    name = scale.name.said(language)
    yield Entry((), 0.0, words.say("page.legend.scale", language, scale=_small(name)))
    for number, person in enumerate(people):
        if person.persona is not None:
            rule = Rule(
                0.0, 0.0, LINE, 0.0, person.colour, 1.7 if number == 0 else 1.3, person.dashes
            )
            yield Entry((rule,), LINE, person.name.split(",")[0][:40])
    band = Band(100.0, scale)
    marks = [
        mark_of(document, touchpoint.id, person, band)
        for touchpoint in touchpoints
        for person in people
    ]
    yield from _marks(marks, look, language)


def _marks(marks: Sequence[Mark], look: m.Look, language: MapLanguage) -> Iterator[Entry]:
    scored = [mark for mark in marks if mark.level is not None]
    ink, paper, gap = (look.theme.colours[role] for role in ("secondary", "paper", "gap"))
    radius = DISC / 2 - 0.7
    if any(mark.measured for mark in scored):
        for measured, key in ((False, "estimate"), (True, "measured")):
            if any(mark.measured == measured for mark in scored):
                disc = circle(DISC / 2, 0.0, radius, ink if measured else paper, ink, 1.4)
                yield Entry((disc,), DISC, words.say(f"page.legend.{key}", language))
    if any(mark.met and mark.level is None for mark in marks):
        disc = circle(DISC / 2, 0.0, radius, paper, gap, 1.0, (1.8, 1.6))
        yield Entry((disc,), DISC, words.say("page.legend.gap", language))


def _cards(cards: Sequence[Card], look: m.Look, language: MapLanguage) -> Iterator[Entry]:
    """The kinds of cards by their tint and mark, and what else a card may carry."""
    kinds = {card.kind for card in cards}
    for kind in shipped.words("cards"):
        if kind.id in kinds:
            tint, _, mark = look.theme.cards[kind.id]
            sample = (
                Box(0.0, -CARD * 0.42, CARD, CARD * 0.84, fill=tint, radius=2.0),
                Sign((CARD - ICON) / 2, -ICON / 2, ICON, f"mark-{kind.id}", mark),
            )
            yield Entry(sample, CARD, _small(kind.name.said(language)))
    ink = look.theme.colours["secondary"]
    if any(card.evidence == "assumption" for card in cards):
        dashed = Box(
            0.3,
            -CARD * 0.36,
            CARD - 0.6,
            CARD * 0.72,
            None,
            ink,
            0.7,
            radius=2.0,
            dashes=(2.4, 1.6),
        )
        yield Entry((dashed,), CARD, words.say("page.legend.assumption", language))
    if any(card.votes for card in cards):
        check = Sign(0.0, -ICON / 2, ICON, "check", ink)
        yield Entry((check,), ICON, words.say("page.legend.votes", language))


def _arrow(colour: str, text: str) -> Entry:
    tip = (("M", LINE, 0.0), ("L", LINE - 5, -2.4), ("L", LINE - 5, 2.4), ("Z",))
    return Entry(
        (Rule(0.0, 0.0, LINE - 5, 0.0, colour, 1.0, (3.2, 2.2)), Shape(tip, colour)), LINE, text
    )


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
