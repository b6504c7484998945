"""A document that flows over pages: pieces laid one under another, broken where it does no harm.

Rules it keeps: a heading stays with what follows, nothing is cut off, a piece is broken only where
it says it may be and only if no page could hold it, what belongs together is torn apart only where
much of a page would stay white otherwise, and no page is begun for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, overload

from cjdesigner.layout.drawing import (
    Below,
    Bounds,
    Box,
    Colour,
    Op,
    Placed,
    Reading,
    Rule,
    Shape,
    Sign,
)
from cjdesigner.layout.moving import lowered
from cjdesigner.typeset.text import Style

# with less than this part of a page left, what is too long for any page begins on the next
_WORTHWHILE = 0.35
# so much of a page may stay white for a block to begin on the next; a longer block begins anywhere
_WHITE, _LONG = 0.25, 0.8
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


class Block(NamedTuple):
    """Pieces that belong together: a page ends between them only where much of it would be white.

    ``again`` makes what stands above them on a page on which they go on. ``before`` is the white
    above the first, and ``height`` is that of all.
    """

    pieces: Sequence[Piece]
    again: Callable[[], Sequence[Piece]]
    before: float
    height: float


Item = Piece | Block


def block(pieces: Sequence[Piece], again: Callable[[], Sequence[Piece]]) -> Block:
    """Pieces, of which there is at least one, as a block."""
    return Block(pieces, again, pieces[0].before, height(pieces, top=True))


@dataclass(slots=True, eq=False)
class Leaf:
    """A page that was filled, before the numbers of pages are known; ``ink`` in reading order."""

    running: str
    ink: list[Op | Below | Placed] = field(default_factory=list)
    aims: list[Aim] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pointers: list[Pointer] = field(default_factory=list)


class Flow:
    """Lays pieces on leaves, between ``top`` and ``bottom`` of each, in points.

    Without ``ink`` it only finds out where things come to stand. ``torn`` is how often a block has
    been torn apart.
    """

    def __init__(self, top: float, bottom: float, ink: bool = True) -> None:
        self.leaves: list[Leaf] = []
        self.torn = 0
        self._ink = ink
        self._top = top
        self._bottom = bottom
        self._y = bottom
        self._running = ""
        # the block that has begun
        self._block: Block | None = None

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

    def lay(self, items: Iterable[Item]) -> None:
        """Lay pieces and blocks one under another."""
        for run in _runs(items):
            if isinstance(run, Block):
                self._lay_block(run)
            else:
                self._lay(run)

    def _lay_block(self, block: Block) -> None:
        if self.leaves and self._white(block) + block.height <= self.room:
            for piece in block.pieces:
                self._put(piece)
            return
        short = block.height <= self.full * _LONG
        if short and self.room < min(block.before + block.height, self.full * _WHITE):
            self._y = self._bottom
        first, *others = _runs(block.pieces)
        self._lay(first)
        self._block = block
        for run in others:
            self._lay(run)
        self._block = None

    def _lay(self, run: Sequence[Piece]) -> None:
        if not self._at_top and height(run) > self.room + _SLACK:
            again = sum(one.height for one in self._repeated(run[0]))
            alone = height(run, top=True) + again
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

    def _white(self, item: Item) -> float:
        return 0.0 if self._at_top else item.before

    def _fits(self, piece: Piece) -> bool:
        return bool(self.leaves) and self._white(piece) + piece.height <= self.room + _SLACK

    def _turn(self, piece: Piece) -> None:
        self.leaves.append(Leaf(self._running))
        self._y = self._top
        self.torn += self._block is not None
        for repeated in self._repeated(piece):
            self._put(repeated)

    def _repeated(self, piece: Piece) -> Sequence[Piece]:
        """What stands above a piece where it is the first of its page."""
        return piece.again if self._block is None else (*self._block.again(), *piece.again)

    def _put(self, piece: Piece) -> None:
        leaf = self.leaves[-1]
        y = self._y + self._white(piece)
        self._y = y + piece.height
        if not self._ink:
            return
        if piece.parts:
            leaf.ink += [part._replace(y=part.y + y) for part in piece.parts]
        ops = piece.ops
        if piece.aims:
            ops, aims = _read_together(piece, len(leaf.aims))
            leaf.aims += [aim._replace(area=aim.area.moved(0, y)) for aim in aims]
        if ops:
            leaf.ink.append(Below(y, ops))
        if piece.marks:
            leaf.marks += [mark._replace(y=mark.y + y) for mark in piece.marks]
        if piece.pointers:
            leaf.pointers += [pointer._replace(y=pointer.y + y) for pointer in piece.pointers]


def height(items: Iterable[Item], top: bool = False) -> float:
    """What items take together, in points; at the ``top`` of a page without the white above."""
    found = 0.0
    for number, item in enumerate(items):
        found += item.height + (0.0 if top and number == 0 else item.before)
    return found


def _read_together(piece: Piece, number: int) -> tuple[tuple[Op, ...], Sequence[Aim]]:
    """The piece's instructions and aims, each aim read with one of its last texts.

    ``number`` is that of the first aim on its page.
    """
    texts = [(at, op) for at, op in enumerate(piece.ops) if isinstance(op, Reading) and op.role]
    if len(texts) < len(piece.aims):
        return piece.ops, piece.aims
    ops, aims = list(piece.ops), list[Aim]()
    for aim, (at, text) in zip(piece.aims, texts[-len(piece.aims) :], strict=True):
        owner = f"aim {number + len(aims)}"
        ops[at] = text._replace(owner=owner)
        aims.append(aim._replace(owner=owner))
    return tuple(ops), aims


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


@overload
def _runs(items: Iterable[Piece]) -> Iterator[list[Piece]]: ...
@overload
def _runs(items: Iterable[Item]) -> Iterator[list[Piece] | Block]: ...
def _runs(items: Iterable[Item]) -> Iterator[list[Piece] | Block]:
    """The pieces in runs that stay together, and the blocks between them."""
    run: list[Piece] = []
    for item in items:
        if isinstance(item, Block):
            if run:
                yield run
                run = []
            yield item
            continue
        run.append(item)
        if not item.keep:
            yield run
            run = []
    if run:
        yield run
