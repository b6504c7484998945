"""Facts of a handout: a label and what stands beside it, two short ones on one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from cjdesigner.layout.drawing import Op
from cjdesigner.layout.flow import Piece
from cjdesigner.layout.handout_book import BODY, CARD_GAP, LABEL_GAP, Book, labelled, lines, read_on
from cjdesigner.layout.moving import lowered

# how wide the labels of the facts at the right are
LABELS = 76.0


class Fact(NamedTuple):
    """A label and what is set beside it, which ``laid`` makes from an x for a width, in points.

    Without a label it goes on with the fact before it. ``drop`` is how far below its top its first
    line begins.
    """

    label: str
    laid: Callable[[float, float], list[Piece]]
    drop: float = 0.0


def told(book: Book, label: str, text: str) -> list[Fact]:
    """A text as a fact; none where there is no text."""
    if not text.strip():
        return []
    ink = book.colour("ink")
    return [Fact(label, lambda x, room: lines(book, text, BODY, x, room, ink))]


def facts(book: Book, found: Iterable[Fact]) -> list[Piece]:
    """Facts in order of reading; two that take half a line each stand beside each other."""
    half = (book.room - CARD_GAP * book.unit) / 2
    pieces: list[Piece] = []
    left: tuple[Fact, list[Piece]] | None = None
    for fact in found:
        if left is not None:
            pair = _beside(book, *left, fact, book.right - half)
            pieces += pair or _alone(book, *left)
            left = None
            if pair:
                continue
        laid = fact.laid(book.column, half)
        if _on_one_line(book, laid):
            left = fact, laid
        else:
            pieces += _alone(book, fact, fact.laid(book.column, book.room))
    return pieces if left is None else pieces + _alone(book, *left)


def _alone(book: Book, fact: Fact, laid: list[Piece]) -> list[Piece]:
    return labelled(book, fact.label, laid, fact.drop) if fact.label else laid


def _beside(book: Book, left: Fact, laid: list[Piece], right: Fact, x: float) -> list[Piece]:
    """Two facts on one line, the right one from ``x``; none where that does not fit there."""
    drop = max(left.drop, right.drop)
    named: tuple[Op, ...] = ()
    if right.label:
        label = book.label(right.label, drop, x, LABELS * book.unit)
        if not left.label or label.height - drop > book.type(BODY).leading:
            return []
        named = label.ops
        x += (LABELS + LABEL_GAP) * book.unit
    beside = right.laid(x, book.right - x)
    if not _on_one_line(book, beside):
        return []
    first, second = _dropped(laid[0], drop - left.drop), _dropped(beside[0], drop - right.drop)
    (whole,) = _alone(book, left._replace(drop=drop), [first])
    ops = (*whole.ops, *named, *(read_on(second.ops) if named else second.ops))
    return [whole._replace(ops=ops, height=max(whole.height, second.height))]


def _on_one_line(book: Book, laid: list[Piece]) -> bool:
    return len(laid) == 1 and laid[0].height < 2 * book.type(BODY).leading


def _dropped(piece: Piece, drop: float) -> Piece:
    """A piece whose first line begins so much further down."""
    if not drop:
        return piece
    ops = tuple(lowered(op, drop) for op in piece.ops)
    return piece._replace(ops=ops, height=piece.height + drop)
