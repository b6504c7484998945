"""Drawing instructions moved as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cjdesigner.layout.drawing import Below, Box, Op, Reading, Rule, Shape, Sign, Words


def lowered(op: Op, dy: float) -> Op:
    """The same instruction ``dy`` points further down."""
    # thousands are moved, most of them words: made anew is twice as quick as replaced
    if isinstance(op, Words):
        x, y, text, style, colour = op
        return Words(x, y + dy, text, style, colour)
    if isinstance(op, Reading):
        return op
    if isinstance(op, Sign):
        x, y, size, name, colour = op
        return Sign(x, y + dy, size, name, colour)
    if isinstance(op, Box):
        x, y, w, h, fill, stroke, width, radius, dashes = op
        return Box(x, y + dy, w, h, fill, stroke, width, radius, dashes)
    if isinstance(op, Rule):
        return op._replace(y1=op.y1 + dy, y2=op.y2 + dy)
    if isinstance(op, Shape):
        return op._replace(segments=tuple(_lowered(segment, dy) for segment in op.segments))
    return op._replace(y=op.y + dy)


def flat(ops: Iterable[Op | Below]) -> Iterator[Op]:
    """A page's own instructions one by one, all measured from its corner."""
    for op in ops:
        if isinstance(op, Below):
            for one in op.ops:
                yield lowered(one, op.y)
        else:
            yield op


def placed(op: Op, x: float, y: float, scale: float) -> Op:
    """A line, box, path or icon drawn around 0, at (x, y) and so many times as large."""
    match op:
        case Rule():
            return op._replace(
                x1=x + op.x1 * scale,
                y1=y + op.y1 * scale,
                x2=x + op.x2 * scale,
                y2=y + op.y2 * scale,
                width=op.width * scale,
                dashes=tuple(dash * scale for dash in op.dashes),
            )
        case Shape():
            return op._replace(
                segments=tuple(_placed(segment, x, y, scale) for segment in op.segments),
                width=op.width * scale,
                dashes=tuple(dash * scale for dash in op.dashes),
            )
        case Box():
            return op._replace(
                x=x + op.x * scale,
                y=y + op.y * scale,
                w=op.w * scale,
                h=op.h * scale,
                width=op.width * scale,
                radius=op.radius * scale,
                dashes=tuple(dash * scale for dash in op.dashes),
            )
        case Sign():
            return op._replace(x=x + op.x * scale, y=y + op.y * scale, size=op.size * scale)
        case _:
            raise TypeError(type(op).__name__)


def _placed(segment: tuple[Any, ...], x: float, y: float, scale: float) -> tuple[object, ...]:
    verb, *numbers = segment
    return (verb, *((y if n % 2 else x) + one * scale for n, one in enumerate(numbers)))


def _lowered(segment: tuple[object, ...], dy: float) -> tuple[object, ...]:
    verb, *numbers = segment
    return (verb, *(n + dy if place % 2 else n for place, n in enumerate(numbers)))  # type: ignore[operator]
