"""A document that flows over pages: pieces laid one under another, broken where it does no harm.

Rules it keeps: a heading stays with what follows, nothing is cut off, a piece is broken only where
it says it may be and only if no page could hold it, and no page is begun for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cjdesigner.layout.drawing import Bounds, Box, Colour, Op, Placed, Reading, Rule, Shape, Sign
from cjdesigner.layout.moving import lowered
from cjdesigner.typeset.text import Style

# with less than this part of a page left, what is too long for any page begins on the next
_WORTHWHILE = 0.35
_SLACK = 1e-6


class Aim(NamedTuple):
    """An area that leads to a mark of that name, or to an address.

    It is read with what goes by the name ``owner``.
    """

    area: Bounds
    to: str = ""
    address: str = ""
    owner: str = ""


class Mark(NamedTuple):
    """A place that can be led to; with a ``level`` it is a bookmark too."""

    name: str
    y: float = 0.0
    level: int | None = None
    title: str = ""


class Pointer(NamedTuple):
    """The number of the page of a mark, said by the sentence ``key``; it ends at ``right``."""

    right: float
    y: float
    to: str
    key: str
    style: Style
    colour: Colour


class Piece(NamedTuple):
    """What is not broken over pages; x as on the page, y from the piece's top.

    ``before`` is the white above it, which the top of a page swallows. With ``keep`` it stays with
    the next piece. ``cuts`` are the heights at which it may be broken where it must; ``again`` is
    what is repeated above it at the top of a page.
    """

    height: float
    ops: tuple[Op, ...] = ()
    before: float = 0.0
    keep: bool = False
    parts: tuple[Placed, ...] = ()
    aims: tuple[Aim, ...] = ()
    marks: tuple[Mark, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    cuts: tuple[float, ...] = ()
    again: tuple[Piece, ...] = ()


@dataclass(slots=True, eq=False)
class Leaf:
    """A page that was filled, before the numbers of pages are known; ``ink`` in reading order."""

    running: str
    ink: list[Op | Placed] = field(default_factory=list)
    aims: list[Aim] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pointers: list[Pointer] = field(default_factory=list)


class Flow:
    """Lays pieces on leaves, between ``top`` and ``bottom`` of each, in points.

    Without ``ink`` it only finds out where things come to stand.
    """

    def __init__(self, top: float, bottom: float, ink: bool = True) -> None:
        self.leaves: list[Leaf] = []
        self._ink = ink
        self._top = top
        self._bottom = bottom
        self._y = bottom
        self._running = ""

    @property
    def full(self) -> float:
        """The height that a leaf has room for."""
        return self._bottom - self._top

    @property
    def room(self) -> float:
        """The height that is left on this leaf."""
        return self._bottom - self._y

    def section(self, running: str, fresh: bool = True) -> None:
        """What is laid from here on has another running title, and by default a new leaf."""
        self._running = running
        if fresh:
            self._y = self._bottom

    def lay(self, pieces: Iterable[Piece]) -> None:
        """Lay pieces one under another."""
        for run in _runs(pieces):
            self._lay(run)

    def _lay(self, run: list[Piece]) -> None:
        if not self._at_top and height(run) > self.room + _SLACK:
            alone = height(run, top=True) + sum(one.height for one in run[0].again)
            if alone <= self.full + _SLACK or self.room < self.full * _WORTHWHILE:
                self._turn(run[0])
        for one in run:
            piece = one
            while not self._fits(piece):
                room = self.room - self._white(piece)
                place = max((cut for cut in piece.cuts if cut <= room), default=0.0)
                if place:
                    above, piece = cut(piece, place)
                    self._put(above)
                elif self._at_top:
                    break
                self._turn(piece)
            self._put(piece)

    @property
    def _at_top(self) -> bool:
        return bool(self.leaves) and self._y == self._top

    def _white(self, piece: Piece) -> float:
        return 0.0 if self._at_top else piece.before

    def _fits(self, piece: Piece) -> bool:
        return bool(self.leaves) and self._white(piece) + piece.height <= self.room + _SLACK

    def _turn(self, piece: Piece) -> None:
        self.leaves.append(Leaf(self._running))
        self._y = self._top
        for repeated in piece.again:
            self._put(repeated)

    def _put(self, piece: Piece) -> None:
        leaf = self.leaves[-1]
        y = self._y + self._white(piece)
        self._y = y + piece.height
        if not self._ink:
            return
        leaf.ink += [part._replace(y=part.y + y) for part in piece.parts]
        ops, aims = _read_together(piece, len(leaf.aims))
        leaf.ink += [lowered(op, y) for op in ops]
        leaf.aims += [aim._replace(area=aim.area.moved(0, y)) for aim in aims]
        leaf.marks += [mark._replace(y=mark.y + y) for mark in piece.marks]
        leaf.pointers += [pointer._replace(y=pointer.y + y) for pointer in piece.pointers]


def height(pieces: Iterable[Piece], top: bool = False) -> float:
    """What pieces take together, in points; at the ``top`` of a page without the white above."""
    found = 0.0
    for number, piece in enumerate(pieces):
        found += piece.height + (0.0 if top and number == 0 else piece.before)
    return found


def _read_together(piece: Piece, number: int) -> tuple[Sequence[Op], Sequence[Aim]]:
    """The piece's instructions and aims, each aim read with one of its last texts.

    ``number`` is that of the first aim on its page.
    """
    if not piece.aims:
        return piece.ops, ()
    texts = [(at, op) for at, op in enumerate(piece.ops) if isinstance(op, Reading) and op.role]
    if len(texts) < len(piece.aims):
        return piece.ops, piece.aims
    ops, aims = list(piece.ops), list[Aim]()
    for aim, (at, text) in zip(piece.aims, texts[-len(piece.aims) :], strict=True):
        owner = f"aim {number + len(aims)}"
        ops[at] = text._replace(owner=owner)
        aims.append(aim._replace(owner=owner))
    return ops, aims


def cut(piece: Piece, y: float) -> tuple[Piece, Piece]:
    """A piece in two, broken at ``y``: boxes are cut through, everything else goes one way."""
    above: list[Op] = []
    below: list[Op] = []
    for op in piece.ops:
        if isinstance(op, Box) and op.y < y < op.y + op.h:
            above.append(op._replace(h=y - op.y))
            below.append(op._replace(y=0.0, h=op.y + op.h - y))
        elif isinstance(op, Reading):
            above.append(op)
            below.append(op)
        elif _reaches_to(op) <= y:
            above.append(op)
        else:
            below.append(lowered(op, -y))
    aims = [aim for aim in piece.aims if aim.area.bottom > y]
    first = piece._replace(
        height=y,
        ops=tuple(above),
        aims=tuple(aim for aim in piece.aims if aim.area.bottom <= y),
        pointers=(),
        cuts=(),
        keep=False,
    )
    rest = piece._replace(
        height=piece.height - y,
        ops=tuple(below),
        before=0.0,
        aims=tuple(aim._replace(area=aim.area.moved(0, -y)) for aim in aims),
        marks=(),
        cuts=tuple(place - y for place in piece.cuts if place > y),
    )
    return first, rest


def _reaches_to(op: Op) -> float:
    match op:
        case Rule():
            return max(op.y1, op.y2)
        case Shape():
            return float(max(number for segment in op.segments for number in segment[2::2]))
        case Sign():
            return op.y + op.size
        case Box():
            return op.y + op.h
        case Reading():
            return 0.0
        case _:
            return op.y


def _runs(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces in runs that stay together."""
    run: list[Piece] = []
    for piece in pieces:
        run.append(piece)
        if not piece.keep:
            yield run
            run = []
    if run:
        yield run
