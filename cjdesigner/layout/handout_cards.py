"""Cards in reading size: short ones side by side, long ones as wide as the text."""

from __future__ import annotations

from collections.abc import Sequence

from cjdesigner.layout.drawing import Bounds, Box, Op, Picture, Reading, Rule, Sign
from cjdesigner.layout.drawing import Words as Text
from cjdesigner.layout.flow import Aim, Piece
from cjdesigner.layout.handout_book import (
    BODY,
    CARD_GAP,
    NOTE,
    PARAGRAPH,
    Book,
    base,
    dated,
    details,
    labelled,
)
from cjdesigner.model.records import Card, Image
from cjdesigner.typeset.text import break_lines

PADDING_X, PADDING_Y = 8.0, 5.5
MARK = 8.5
TALLEST_IMAGE = 150.0
MOST_LINES_OF_A_HALF = 6


def lane_rows(book: Book, journey: str, cards: Sequence[Card]) -> list[Piece]:
    """Cards of one column, grouped under the names of their lanes."""
    found: list[Piece] = []
    inside: dict[str, list[Card]] = {}
    for card in cards:
        inside.setdefault(card.lane, []).append(card)
    for lane in book.lanes(journey):
        if lane.id in inside:
            pieces = _grid(book, journey, inside[lane.id])
            drop = (PADDING_Y + 0.3) * book.unit
            found += labelled(book, book.lane_name(lane), pieces, drop, before=6.0)
    return found


def about(book: Book, journey: str, card: Card) -> list[str]:
    """What is known of a card beside its text, a sentence or a list of facts each."""
    document = book.document
    found = []
    span = document.span(card) if card.first != card.last else None
    if span is not None and span[0] != span[1]:
        columns = document.columns(journey)
        first, last = (getattr(document.get(columns[end]), "title", "") for end in span)
        found.append(book.say("handout.card.span", first=first, last=last))
    facts = [book.word("evidence", card.evidence), card.source]
    facts += [f"#{tag}" for tag in card.tags]
    if card.votes:
        facts.append(book.say("handout.votes", n=card.votes))
    task = [
        book.say("page.impact", impact=card.impact) if card.impact else "",
        book.say("page.effort", effort=card.effort) if card.effort else "",
        card.owner,
        dated(book, card.due) if card.due else "",
        book.word("statuses", card.status),
    ]
    found += [" · ".join(filter(None, some)) for some in (facts, task) if any(some)]
    for id_ in card.answers:
        answered = document.get(id_)
        if isinstance(answered, Card) and answered.text:
            found.append(book.say("handout.card.answers", text=answered.text))
    return found + [f"{name}: {value}" for name, value in details(book, card)]


def _grid(book: Book, journey: str, cards: Sequence[Card]) -> list[Piece]:
    """Cards in reading order: two short ones side by side, any other as wide as the text."""
    half = (book.room - CARD_GAP * book.unit) / 2
    found: list[Piece] = []
    waiting: tuple[Card, list[str]] | None = None

    def wide(card: Card, notes: Sequence[str]) -> None:
        found.append(_lying(book, card, notes, 0.0, book.room))

    for card in cards:
        notes = about(book, journey, card)
        # one that stands alone has nothing to stand beside
        short = len(cards) > 1 and _short(book, card, notes, half)
        if waiting is not None and short:
            left = _lying(book, *waiting, 0.0, half)
            right = _lying(book, card, notes, half + CARD_GAP * book.unit, half)
            found.append(_side_by_side(left, right))
            waiting = None
            continue
        if waiting is not None:
            wide(*waiting)
            waiting = None
        if short:
            waiting = card, notes
        else:
            wide(card, notes)
    if waiting is not None:
        wide(*waiting)
    gap = CARD_GAP * book.unit
    return [found[0], *(piece._replace(before=gap) for piece in found[1:])]


def _short(book: Book, card: Card, notes: Sequence[str], wide: float) -> bool:
    style, note = book.type(BODY), book.type(NOTE)
    room = wide - (2 * PADDING_X + MARK) * book.unit
    count = len(break_lines(card.text, style, room))
    count += sum(len(break_lines(said, note, room)) for said in notes)
    count += len(break_lines(card.link, note, room)) if card.link else 0
    return count <= MOST_LINES_OF_A_HALF


def _side_by_side(left: Piece, right: Piece) -> Piece:
    """Two cards as one piece, their boxes as high as the higher."""
    high = max(left.height, right.height)
    ops: list[Op] = []
    for piece in (left, right):
        reading, box, *others = piece.ops
        assert isinstance(box, Box)
        ops += [reading, box._replace(h=high), *others]
    return Piece(high, tuple(ops), aims=(*left.aims, *right.aims))


def _lying(book: Book, card: Card, notes: Sequence[str], shift: float, wide: float) -> Piece:
    """One card, ``shift`` points into the column; its box is the second instruction."""
    unit = book.unit
    x = book.column + shift
    tint, ink, mark = book.theme.cards[card.kind]
    left, y = x + PADDING_X * unit, PADDING_Y * unit
    room = wide - (2 * PADDING_X + MARK) * unit
    ops: list[Op] = []
    aims: list[Aim] = []
    cuts: list[float] = []
    image = book.document.get(card.image) if card.image else None
    if isinstance(image, Image):
        high = min(TALLEST_IMAGE * unit, room * image.height / image.width)
        ops.append(Picture(left, y, high * image.width / image.height, high, image.id, image.alt))
        y += high + PADDING_Y * unit
        cuts.append(y)
    style, note = book.type(BODY), book.type(NOTE)
    said = [(card.text, style, ink)] if card.text else []
    said += [(text, note, mark) for text in notes]
    for number, (text, set_in, colour) in enumerate(said):
        if number:
            ops.append(PARAGRAPH)
        down = base(set_in)
        for line in break_lines(text, set_in, room):
            if line.text:
                ops.append(Text(left, y + down, line.text, set_in, colour))
            y += set_in.leading
            cuts.append(y)
    if card.link:
        accent = book.colour("accent")
        ops.append(PARAGRAPH)
        for line in break_lines(card.link, note, room):
            at = y + base(note)
            ops.append(Text(left, at, line.text, note, accent))
            ops.append(Rule(left, at + 1.4 * unit, left + line.width, at + 1.4 * unit, accent, 0.4))
            area = Bounds(left, y, left + line.width, y + note.leading)
            aims.append(Aim(area, address=card.link))
            y += note.leading
            cuts.append(y)
    high = max(y, (PADDING_Y + MARK) * unit) + PADDING_Y * unit
    sign = Sign(x + wide - (MARK + 5) * unit, 5 * unit, MARK * unit, f"mark-{card.kind}", mark)
    assumed = card.evidence == "assumption"
    box = Box(
        x,
        0.0,
        wide,
        high,
        fill=tint,
        stroke=mark if assumed else None,
        width=0.6 if assumed else 0.0,
        radius=3.5 * unit,
        dashes=(3.0, 2.0) if assumed else (),
    )
    # its first text and its ink are one stretch
    reading = PARAGRAPH if said else Reading("")
    return Piece(high, (reading, box, sign, *ops), aims=tuple(aims), cuts=tuple(cuts[:-1]))
