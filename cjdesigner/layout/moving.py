"""Drawing instructions moved as they are."""

from __future__ import annotations

from cjdesigner.layout.drawing import Op, Reading, Rule, Shape


def lowered(op: Op, dy: float) -> Op:
    """The same instruction ``dy`` points further down."""
    match op:
        case Rule():
            return op._replace(y1=op.y1 + dy, y2=op.y2 + dy)
        case Shape():
            return op._replace(segments=tuple(_lowered(segment, dy) for segment in op.segments))
        case Reading():
            return op
        case _:
            return op._replace(y=op.y + dy)


def _lowered(segment: tuple[object, ...], dy: float) -> tuple[object, ...]:
    verb, *numbers = segment
    return (verb, *(n + dy if place % 2 else n for place, n in enumerate(numbers)))  # type: ignore[operator]
