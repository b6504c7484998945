"""The pages of a phase: its chevron, what it is about, its stretch of the line, its touchpoints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import NamedTuple

from cjdesigner import words
from cjdesigner.layout import frame
from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import Bounds, Box, Op, Placed, Reading, Rule
from cjdesigner.layout.drawing import Words as Text
from cjdesigner.layout.flow import Aim, Block, Flow, Item, Mark, Piece, Pointer
from cjdesigner.layout.handout_book import (
    BODY,
    LABEL_GAP,
    LABELS,
    NOTE,
    Book,
    base,
    details,
    drawn,
    labelled,
    lines,
    remark,
    row,
    rows,
)
from cjdesigner.layout.handout_cards import lane_rows
from cjdesigner.layout.handout_touchpoint import touchpoint_block
from cjdesigner.layout.map import MapLayout
from cjdesigner.layout.rows import EXPERIENCE_ROW
from cjdesigner.layout.stretches import Part
from cjdesigner.layout.title import MARGIN as TITLE_MARGIN
from cjdesigner.model.records import Card, Phase, Touchpoint
from cjdesigner.typeset.text import width

CHEVRON_SCALE = 1.08
CURVE_SCALE = 0.8
MOST_COLUMNS = 6
# how high the line is that shares its pages, how low it may be where that saves one, and the most
SHORTEST, LOWEST, TALLEST = 205.0, 150.0, 330.0
# on so many pages what is left of the last one is seen
MOST_LEAVES = 4


class Place(NamedTuple):
    """A phase in its journey: its number, how many there are, and its first column."""

    journey: str
    number: int
    total: int
    first: int


def map_name(journey: str, phase: str) -> str:
    """The name of the mark where a phase stands on the map."""
    return f"map:{journey}:{phase}"


class PhasePages(NamedTuple):
    """A phase as pieces; where its line of experience is in one stretch, that may yet grow."""

    before: list[Item]
    curve: MapLayout | None
    after: list[Item]

    def items(self, book: Book) -> list[Item]:
        """All of it, in the order in which it is read."""
        if self.curve is None:
            return [*self.before, *self.after]
        return [*self.before, _curve(book, self.curve), *self.after]

    def grow(self, book: Book) -> None:
        """Let the line take what its pages leave, where the phase begins one.

        Nothing is torn apart for that; where a lower line saves a page, it is lower.
        """
        curve = self.curve
        if curve is None:
            return
        scale = CURVE_SCALE * book.unit

        def leaves(taller: float) -> tuple[int, int]:
            grown = Piece((curve.height + taller) * scale, before=10 * book.unit)
            flow = Flow(book.sheet.margin, book.bottom, ink=False)
            flow.lay([*self.before, grown, *self.after])
            return len(flow.leaves), flow.torn

        low, high = LOWEST - SHORTEST, TALLEST - SHORTEST
        least, usual = leaves(low), leaves(0.0)
        if least[0] > MOST_LEAVES:
            return
        if least[0] == usual[0]:
            least, low = usual, 0.0
        while high - low > 4:
            middle = (low + high) / 2
            low, high = (middle, high) if leaves(middle) == least else (low, middle)
        curve.stretch(SHORTEST + low)


def phase_pages(book: Book, phase: Phase, place: Place) -> PhasePages:
    """All of a phase: what it is about, its line, its touchpoints and what is asked in it."""
    cards = book.cards(place.journey)
    head: list[Item] = [_chevron(book, phase, place), *_about(book, phase)]
    columns = book.document.columns(place.journey)
    end = place.first + book.document.width(phase.id)
    stretches = list(_stretches(book, place.first, end, columns))
    questions: list[Item] = [*_questions(book, cards, columns[place.first : end])]
    if not stretches:
        said = remark(book, book.say("handout.phase.empty"), before=12)
        lying = lane_rows(book, place.journey, cards.get(phase.id, []))
        return PhasePages(head, None, [*said, *lying, *questions])
    inside = [[*_touchpoints(book, place.journey, columns[a:b], cards)] for a, b in stretches]
    layouts = [
        _layout(book, place.journey, first, last)
        if any(_scored(book, place.journey, column) for column in columns[first:last])
        else None
        for first, last in stretches
    ]
    if len(layouts) == 1:
        return PhasePages(head, layouts[0], [*inside[0], *questions])
    for layout, pieces in zip(layouts, inside, strict=True):
        head += [_curve(book, layout), *pieces] if layout else pieces
    return PhasePages(head, None, questions)


# -- the heading ----------------------------------------------------------------------------------


def _chevron(book: Book, phase: Phase, place: Place) -> Piece:
    """The chevron as on the map, with its number, and the page of the map to the right."""
    scale = CHEVRON_SCALE * book.unit
    wide = (book.right - book.left) / scale
    text = phase.title or book.say("map.untitled_phase")
    title = frame.phase_title(phase, text, wide - 130, book.language)
    high = title.height
    group = frame.chevron(phase, title, place.number, wide, high, book.theme, first=True, last=True)
    ink = next(op.colour for op in group.ops if isinstance(op, Text))
    note = book.type(NOTE)
    # beside the star of a phase that is emphasised
    right = book.right - (40 if phase.emphasis else 22) * book.unit
    said = book.say("handout.phase.of", number=place.number + 1, count=place.total)
    middle = high * scale / 2
    top = middle - note.leading
    to = map_name(place.journey, phase.id)
    return Piece(
        high * scale,
        (Reading("P"), Text(right - width(said, note), top + base(note), said, note, ink)),
        before=26 * book.unit,
        keep=True,
        parts=(drawn(group, book.left, scale, wide, high),),
        aims=(Aim(Bounds(right - 110 * book.unit, middle, right, middle + note.leading), to),),
        marks=(Mark(phase.id, 0.0, 1, text),),
        pointers=(Pointer(right, middle + base(note), to, "handout.map_page", note, ink),),
    )


def _about(book: Book, phase: Phase) -> list[Piece]:
    traveller = book.traveller()
    found = []
    if phase.description:
        found += labelled(
            book,
            book.say("handout.phase.about"),
            lines(book, phase.description, BODY, book.column, book.room, book.colour("ink")),
        )
    found += rows(
        book,
        [
            (book.say("handout.phase.customer_goal", traveller=traveller), phase.customer_goal),
            (book.say("handout.phase.organisation_goal"), phase.organisation_goal),
        ],
    )
    if phase.score is not None:
        found += _score(book, phase, phase.score)
    found += row(book, book.say("handout.phase.key_variable"), phase.key_variable)
    found += rows(book, details(book, phase))
    if found:
        found[0] = found[0]._replace(before=12 * book.unit)
    return found


def _score(book: Book, phase: Phase, score: float) -> list[Piece]:
    """The score in words, and a bar of ten with the target as a tick."""
    said = [book.say("handout.phase.score", score=score)]
    if phase.target is not None:
        said.append(book.say("handout.phase.target", target=phase.target))
    if phase.weight is not None:
        said.append(book.say("handout.phase.weight", weight=phase.weight))
    style, unit = book.type(BODY), book.unit
    long, thick = 120 * unit, 5 * unit
    top = (style.leading - thick) / 2
    ops: list[Op] = [
        Box(book.column, top, long, thick, fill=book.colour("hairline"), radius=thick / 2)
    ]
    if score:
        filled = max(thick, long * score / 10)
        ops.append(Box(book.column, top, filled, thick, fill=book.colour("ink"), radius=thick / 2))
    if phase.target is not None:
        x = book.column + long * phase.target / 10
        ops.append(Rule(x, top - 2.5 * unit, x, top + thick + 2.5 * unit, book.colour("ink"), 1.2))
    left = book.column + long + 10 * unit
    text = lines(book, ", ".join(said), BODY, left, book.right - left, book.colour("ink"))
    text[0] = text[0]._replace(ops=(*ops, *text[0].ops))
    return labelled(book, book.say("handout.phase.score_label"), text)


# -- the line of experience -----------------------------------------------------------------------


def _stretches(
    book: Book, first: int, end: int, columns: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """The columns of a phase in as few stretches of even length as keep its words whole."""
    if not isinstance(book.document.get(columns[first]), Touchpoint):
        return
    longest = max(
        width(word, m.TOUCHPOINT)
        for column in columns[first:end]
        for word in getattr(book.document.get(column), "title", "").split() or [""]
    )
    fitting = int(book.room / (CURVE_SCALE * book.unit) // (longest + TITLE_MARGIN))
    most = max(1, min(MOST_COLUMNS, fitting))
    count = ceil((end - first) / most)
    for number in range(count):
        yield (
            first + (end - first) * number // count,
            first + (end - first) * (number + 1) // count,
        )


def _scored(book: Book, journey: str, column: str) -> bool:
    """Whether somebody whose line is shown said how a column felt; without it there is no line."""
    people = {person.persona for person in book.travellers(journey)}
    return any(
        felt.level is not None and felt.persona in people
        for felt in book.document.experiences(column)
    )


def _layout(book: Book, journey: str, first: int, end: int) -> MapLayout:
    """The experience lane of some columns, with their titles under it and no lanes."""
    scale = CURVE_SCALE * book.unit
    measures = m.Metrics(
        column_width=book.room / scale / (end - first),
        label_width=(LABELS + LABEL_GAP) * book.unit / scale,
        experience_height=SHORTEST,
        pad=0.0,
        spare=0.0,
    )
    return MapLayout(book.document, journey, measures, book.look, Part(first, end, ()))


def _curve(book: Book, layout: MapLayout) -> Piece:
    scale, drawing = CURVE_SCALE * book.unit, layout.drawing
    # from a hair below the chevrons, which the phase has as its heading, to a hair above the last
    # rule, as each touchpoint begins with one
    top = drawing.rows[EXPERIENCE_ROW].y + 0.5
    source = Bounds(0.0, top, drawing.width, drawing.height - 1.0)
    titles = [_title(book, column) for column in layout.columns]
    n, first, last = len(titles), titles[0], titles[-1]
    said = book.say("handout.phase.curve", n=n, first=first, last=last)
    placed = Placed(drawing, source, book.left, 0.0, scale, said)
    return Piece((source.bottom - top) * scale, before=10 * book.unit, parts=(placed,))


def _title(book: Book, column: str) -> str:
    return getattr(book.document.get(column), "title", "") or book.say("map.untitled_touchpoint")


def _touchpoints(
    book: Book, journey: str, stretch: Sequence[str], cards: Mapping[str, Sequence[Card]]
) -> Iterator[Block]:
    for column in stretch:
        touchpoint = book.document.record(column, Touchpoint)
        yield touchpoint_block(book, journey, touchpoint, cards.get(column, []))


# -- open questions -------------------------------------------------------------------------------


def _questions(
    book: Book, cards: Mapping[str, Sequence[Card]], columns: Sequence[str]
) -> list[Piece]:
    """The questions of the phase that nobody has answered, once more together."""
    pieces: list[Piece] = []
    for column in columns:
        title = getattr(book.document.get(column), "title", "")
        for card in cards.get(column, ()):
            state = dict(card.details).get("question_status", "open")
            if card.kind != "question" or not card.text or state != "open":
                continue
            at = book.column + 12 * book.unit
            ink = book.colour("ink")
            asked = lines(book, card.text, BODY, at, book.right - at, ink)
            style = book.type(BODY)
            asked[0] = asked[0]._replace(
                ops=(
                    Reading(""),
                    Text(book.column, base(style), "?", style, ink),
                    *asked[0].ops,
                ),
                before=3 * book.unit if pieces else 0.0,
            )
            where = lines(book, title, NOTE, at, book.right - at, book.colour("secondary"))
            asked[-1] = asked[-1]._replace(keep=True)
            pieces += [*asked, *where]
    if not pieces:
        return []
    rule = Rule(book.left, 0.4, book.right, 0.4, book.colour("hairline"), 0.8)
    said = words.say("handout.phase.questions", book.language)
    return [Piece(0.8, (rule,), 14 * book.unit, keep=True), *labelled(book, said, pieces)]
