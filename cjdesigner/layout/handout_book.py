"""What every part of a handout is set with: the type, the two columns, and rows of label and text.

At the left stand the labels, as beside the map's lanes; the text runs in the column to their right,
which is as wide as a line reads well. Rule: nothing is set smaller than :data:`SMALLEST`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, get_args

from cjdesigner import words
from cjdesigner.layout.drawing import (
    LABEL,
    Bounds,
    Box,
    Drawing,
    Group,
    Op,
    Placed,
    Reading,
    Role,
    Row,
    Rule,
)
from cjdesigner.layout.drawing import Words as Text
from cjdesigner.layout.flow import Mark, Piece
from cjdesigner.layout.metrics import Look
from cjdesigner.layout.page_frame import said_date, scaled
from cjdesigner.layout.paper import MM, Sheet
from cjdesigner.layout.people import Traveller, travellers
from cjdesigner.model import shipped
from cjdesigner.model.catalogue import Field
from cjdesigner.model.records import Card, Lane, Phase, Print, Record
from cjdesigner.model.values import MapLanguage
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import Style, break_lines, width

SMALLEST = 8.0
COVER = Style("bold", 27, 32)
SECTION = Style("bold", 16.5, 21)
HEADING = Style("semibold", 12.5, 16)
LEAD = Style("regular", 11.5, 16)
BODY = Style("regular", 9.6, 13)
STRONG = Style("semibold", 9.6, 13)
LABEL_TYPE = Style("semibold", 8.8, 13)
NOTE = Style("regular", 8.4, 11)
PARAGRAPH = Reading("P")
LABELS, LABEL_GAP = 100.0, 14.0
# between two cards, beside or under each other
CARD_GAP = 6.0
ROW_GAP = 5.0
_A4_SHORT = 210 * MM


def unit_of(sheet: Sheet) -> float:
    """How large a handout's type is set, against an A4: from 0.9 to 4."""
    return min(4.0, max(0.9, min(sheet.width, sheet.height) / _A4_SHORT))


class Label(NamedTuple):
    """What stands at the left of a row, what is repeated where the row goes on, and its height."""

    ops: tuple[Op, ...]
    again: tuple[Piece, ...]
    height: float


class Book:
    """A handout that is being set: of what, on which paper, in which look.

    ``unit`` is how large the type is set, against an A4. Labels begin at ``left``, the text at
    ``column``; it is ``room`` wide and ends at ``right``, and over the foot at ``bottom``: all in
    points.
    """

    def __init__(
        self, document: Document, sheet: Sheet, look: Look, settings: Print, today: str = ""
    ) -> None:
        self.document = document
        self.sheet = sheet
        self.look = look
        self.settings = settings
        self.today = today
        self.language: MapLanguage = look.language or document.project.language
        self.theme = look.theme
        self.unit = unit_of(sheet)
        self.left = sheet.margin
        self.right = sheet.width - sheet.margin
        self.column = self.left + (LABELS + LABEL_GAP) * self.unit
        self.room = self.right - self.column
        self.bottom = sheet.height - sheet.margin - 24 * self.unit
        self._types: dict[Style, Style] = {}
        self._lanes: dict[str, tuple[Lane, ...]] = {}
        self._people: dict[str, tuple[Traveller, ...]] = {}
        self._names: dict[str, str] = {}
        self._said: dict[str, str] = {}
        self._labels: dict[tuple[str, float, float], Label] = {}
        self._cards: dict[str, Mapping[str, Sequence[Card]]] = {}

    def type(self, style: Style) -> Style:
        """A style as it is set on this paper."""
        known = self._types.get(style)
        if known is None:
            known = self._types[style] = scaled(style, self.unit, SMALLEST)
        return known

    def say(self, key: str, **arguments: object) -> str:
        """A sentence in the handout's language."""
        if arguments:
            return words.say(key, self.language, **arguments)
        known = self._said.get(key)
        if known is None:
            known = self._said[key] = words.say(key, self.language)
        return known

    def colour(self, role: str) -> str:
        """A colour of the theme by its role."""
        return self.theme.colours[role]

    def word(self, kind: shipped.WordKind, identity: str) -> str:
        """A word of a small vocabulary; ``""`` where none is chosen."""
        word = shipped.word(kind, identity) if identity else None
        return word.name.said(self.language) if word else ""

    def traveller(self) -> str:
        """What the traveller is called here."""
        return self.word("travellers", self.document.project.traveller)

    def lanes(self, journey: str) -> tuple[Lane, ...]:
        """The lanes of a journey whose cards are shown, from top to bottom."""
        known = self._lanes.get(journey)
        if known is None:
            known = self._lanes[journey] = tuple(
                lane
                for lane in self.document.lanes(journey)
                if (not lane.hidden or self.look.hidden)
                and (not self.look.lanes or lane.id in self.look.lanes)
            )
        return known

    def cards(self, journey: str) -> Mapping[str, Sequence[Card]]:
        """The cards that are shown, by the column where they begin; in each lane after lane."""
        known = self._cards.get(journey)
        if known is None:
            document, columns = self.document, self.document.columns(journey)
            found: dict[str, list[Card]] = {}
            for lane in self.lanes(journey):
                for card in document.cards(lane.id):
                    span = document.span(card)
                    if span is not None:
                        found.setdefault(columns[span[0]], []).append(card)
            known = self._cards[journey] = found
        return known

    def lane_name(self, lane: Lane) -> str:
        """What a lane is called, and whose it is if it is one persona's."""
        known = self._names.get(lane.id)
        if known is None:
            name = lane.title or shipped.lane_type(lane.kind).name.said(self.language)
            persona = getattr(self.document.get(lane.persona or ""), "name", "")
            known = self._names[lane.id] = f"{name}\n{persona}" if persona else name
        return known

    def travellers(self, journey: str) -> tuple[Traveller, ...]:
        """Whose lines a journey shows."""
        known = self._people.get(journey)
        if known is None:
            known = self._people[journey] = travellers(self.document, journey, self.look)
        return known

    def label(
        self, text: str, drop: float, x: float | None = None, room: float | None = None
    ) -> Label:
        """A label that begins ``drop`` points below the top of its row; the same for many rows.

        It stands at the left margin, or from ``x`` on in so much ``room``.
        """
        x = self.left if x is None else x
        room = LABELS * self.unit if room is None else room
        known = self._labels.get((text, drop, x))
        if known is None:
            known = self._labels[text, drop, x] = _label(self, text, drop, x, room)
        return known

    def phases(self, journey: str) -> list[Phase]:
        """The phases of a journey that are shown, in order of time."""
        chosen = self.settings.phases
        return [one for one in self.document.phases(journey) if not chosen or one.id in chosen]

    def columns(self, journey: str) -> set[str]:
        """The columns of a journey that stand in a phase which is shown."""
        shown = {phase.id for phase in self.phases(journey)}
        return {
            column
            for column in self.document.columns(journey)
            if getattr(self.document.get(column), "phase", column) in shown
        }


def base(style: Style) -> float:
    """How far below the top of its line a text stands."""
    return (style.leading + style.size * 0.72) / 2


# how the first and the further lines of a text of each role are read: made once for all of them
_READING = {(role, more): Reading(role, more) for role in get_args(Role) for more in (False, True)}


def lines(
    book: Book,
    text: str,
    style: Style,
    x: float,
    room: float,
    colour: str,
    before: float = 0.0,
    role: Role = "P",
) -> list[Piece]:
    """A text line by line; the first two and the last two stay together."""
    style = book.type(style)
    broken = break_lines(text, style, room)
    down, last = base(style), len(broken) - 1
    return [
        Piece(
            style.leading,
            (_READING[role, number > 0], Text(x, down, line.text, style, colour))
            if line.text
            else (),
            0.0 if number else before,
            number < last and (last < 3 or number in (0, last - 1)),
        )
        for number, line in enumerate(broken)
    ]


def labelled(
    book: Book, label: str, pieces: Sequence[Piece], drop: float = 0.0, before: float = ROW_GAP
) -> list[Piece]:
    """Pieces with a label at their left, which a page repeats on which they go on.

    ``drop`` is how far below the piece's top the label's first line begins.
    """
    named = book.label(label, drop)
    found: list[Piece] = []
    below = 0.0
    for number, piece in enumerate(pieces):
        last = number == len(pieces) - 1
        below += piece.height
        first = number == 0
        found.append(
            Piece(
                piece.height + max(0.0, named.height - below) if last else piece.height,
                named.ops + read_on(piece.ops) if first else piece.ops,
                piece.before + before * book.unit if first else piece.before,
                # a label of several lines stays beside what it names
                piece.keep or (below < named.height and not last),
                piece.parts,
                piece.aims,
                piece.marks,
                piece.pointers,
                piece.cuts,
                piece.again if first else piece.again + named.again,
            )
        )
    return found


def read_on(ops: tuple[Op, ...]) -> tuple[Op, ...]:
    """What stands beside a label, without its own beginning where that is a text: both are one."""
    return ops[1:] if ops and isinstance(ops[0], Reading) and ops[0].role == "P" else ops


def _label(book: Book, text: str, drop: float, x: float, room: float) -> Label:
    style = book.type(LABEL_TYPE)
    broken = break_lines(text, style, room)

    def said(colour: str, role: Role) -> tuple[Op, ...]:
        first = drop + base(style)
        return (
            Reading(role),
            *(
                Text(x, first + number * style.leading, line.text, style, colour)
                for number, line in enumerate(broken)
            ),
        )

    repeated = Piece(0.0, said(book.colour("secondary"), ""))
    return Label(said(book.colour("ink"), "P"), (repeated,), drop + len(broken) * style.leading)


def row(book: Book, label: str, text: str, style: Style = BODY) -> list[Piece]:
    """A label and a text beside it; nothing where there is no text."""
    if not text.strip():
        return []
    ink = book.colour("ink")
    return labelled(book, label, lines(book, text, style, book.column, book.room, ink))


def rows(book: Book, pairs: Iterable[tuple[str, str]]) -> list[Piece]:
    """Labels with their texts, one under another."""
    return [piece for label, text in pairs for piece in row(book, label, text)]


def heading(
    book: Book, text: str, name: str = "", level: int | None = None, style: Style = SECTION
) -> list[Piece]:
    """The heading of a section, over the whole width; it stays with what follows."""
    wide, ink = book.right - book.left, book.colour("ink")
    pieces = lines(book, text, style, book.left, wide, ink, 30 * book.unit, role="H2")
    pieces = [piece._replace(keep=True) for piece in pieces]
    pieces[0] = pieces[0]._replace(marks=(Mark(name, 0.0, level, text),) if name else ())
    return [*pieces, Piece(5 * book.unit, keep=True)]


def remark(book: Book, text: str, before: float = 0.0) -> list[Piece]:
    """A quiet sentence in the column of the text."""
    secondary = book.colour("secondary")
    return lines(book, text, BODY, book.column, book.room, secondary, before * book.unit)


def hairline(book: Book, left: float, before: float = 0.0) -> Piece:
    """A hairline up to the right margin, with white above it; it stays with what follows."""
    rule = Rule(left, 0.4, book.right, 0.4, book.colour("hairline"), 0.8)
    return Piece(0.8, (rule,), before * book.unit, keep=True)


def pill(book: Book, text: str, kind: str, x: float, room: float) -> Piece:
    """A pill, as lanes on the map have them, from ``x``; ``kind`` is who carries it out."""
    tint, ink = book.theme.pills.get(kind, book.theme.pills["neutral"])
    style, pad = book.type(BODY), 8 * book.unit
    broken = break_lines(text, style, room - 2 * pad)
    high = len(broken) * style.leading + 3 * book.unit
    wide = max(line.width for line in broken) + 2 * pad
    radius = min(high / 2, 9 * book.unit)
    ops: list[Op] = [Reading("P"), Box(x, 0, wide, high, fill=tint, radius=radius)]
    for number, line in enumerate(broken):
        y = 1.5 * book.unit + base(style) + number * style.leading
        ops.append(Text(x + pad, y, line.text, style, ink))
    return Piece(high, tuple(ops))


def drawn(group: Group, x: float, scale: float, wide: float, high: float) -> Placed:
    """A group of the map as a part of a page; ``wide`` and ``high`` are the map's points."""
    return Placed(sketch(group, wide, high), Bounds(0, 0, wide, high), x, 0.0, scale)


def sketch(group: Group, wide: float, high: float) -> Drawing:
    """A drawing of one group alone."""
    return Drawing(wide, high, 0.0, wide, (Row("", 0.0, high),), (group,), (), (), 0)


def text_group(ops: Iterable[Op], wide: float, high: float) -> Group:
    """Instructions that belong to no record."""
    return Group("", "text", 0, LABEL, Bounds(0, 0, wide, high), tuple(ops))


def right_words(text: str, right: float, y: float, style: Style, colour: str) -> Text:
    """A line of text that ends at ``right``."""
    return Text(right - width(text, style), y, text, style, colour)


def details(book: Book, record: Record) -> list[tuple[str, str]]:
    """The further details of a record: what each is called, and what stands in it."""
    if not record.details:
        return []
    known = {one.key: one for one in shipped.fields(getattr(record, "type", ""))}
    found = []
    for key, value in record.details:
        kind = known.get(key)
        name = kind.name.said(book.language) if kind else key
        found.append((name, _said(book, kind, value)))
    return found


def _said(book: Book, kind: Field | None, value: str | bool | float) -> str:
    if isinstance(value, bool):
        return book.say("handout.yes" if value else "handout.no")
    if isinstance(value, float):
        return words.number(value, book.language, 2)
    if kind is not None and kind.type == "choice":
        chosen = next((one for one in kind.choices if one.id == value), None)
        return chosen.name.said(book.language) if chosen else value
    if kind is not None and kind.type == "date":
        return dated(book, value)
    return value


def dated(book: Book, iso: str) -> str:
    """A date written out; what is no date stays as it is."""
    parts = iso.split("-")
    whole = len(parts) == 3 and all(part.isascii() and part.isdecimal() for part in parts)
    if not whole or not 1 <= int(parts[1]) <= 12:
        return iso
    return said_date(iso, book.language)
