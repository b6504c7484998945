"""The line of experience: a monotone cubic through the levels that never overshoots a touchpoint.

Tangents after M. Steffen, "A simple method for monotonic interpolation in one dimension",
Astronomy and Astrophysics 239 (1990), 443-450. A segment depends on two points at either side, so
an edit moves at most three segments.
"""

from __future__ import annotations

from typing import NamedTuple


class Point(NamedTuple):
    """A scored touchpoint on the map, in points."""

    x: float
    y: float


Cubic = tuple[float, float, float, float, float, float, float, float]


def segment(before: Point | None, start: Point, end: Point, after: Point | None) -> Cubic:
    """The cubic from ``start`` to ``end`` as x0, y0, x1, y1, x2, y2, x3, y3.

    ``before`` and ``after`` are the neighbours on the line, ``None`` at its ends. The control
    points lie at a third of the way, so that x runs evenly along the curve.
    """
    third = (end.x - start.x) / 3
    first = _tangent(before, start, end) if before else _slope(start, end)
    last = _tangent(start, end, after) if after else _slope(start, end)
    return (
        start.x,
        start.y,
        start.x + third,
        start.y + third * first,
        end.x - third,
        end.y - third * last,
        end.x,
        end.y,
    )


def cut(cubic: Cubic, low: float, high: float) -> Cubic:
    """The part of a curve between two x; x must run evenly along it (de Casteljau)."""
    x0, x3 = cubic[0], cubic[6]
    if x0 < low:
        cubic = _split(cubic, (low - x0) / (x3 - x0))[1]
    if x3 > high:
        x0 = cubic[0]
        cubic = _split(cubic, (high - x0) / (x3 - x0))[0]
    return cubic


def along(cubic: Cubic, t: float) -> Point:
    """The point of a curve at the fraction ``t`` of its way."""
    s = 1 - t
    a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    x0, y0, x1, y1, x2, y2, x3, y3 = cubic
    return Point(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)


def _split(cubic: Cubic, t: float) -> tuple[Cubic, Cubic]:
    x0, y0, x1, y1, x2, y2, x3, y3 = cubic
    ax, ay = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t
    bx, by = x1 + (x2 - x1) * t, y1 + (y2 - y1) * t
    cx, cy = x2 + (x3 - x2) * t, y2 + (y3 - y2) * t
    dx, dy = ax + (bx - ax) * t, ay + (by - ay) * t
    ex, ey = bx + (cx - bx) * t, by + (cy - by) * t
    mx, my = dx + (ex - dx) * t, dy + (ey - dy) * t
    return (x0, y0, ax, ay, dx, dy, mx, my), (mx, my, ex, ey, cx, cy, x3, y3)


def _tangent(before: Point, here: Point, after: Point) -> float:
    left, right = _slope(before, here), _slope(here, after)
    if left * right <= 0:
        return 0.0
    wide = (here.x - before.x) + (after.x - here.x)
    mean = (left * (after.x - here.x) + right * (here.x - before.x)) / wide
    sign = 1.0 if left > 0 else -1.0
    return sign * min(2 * abs(left), 2 * abs(right), abs(mean))


def _slope(a: Point, b: Point) -> float:
    return (b.y - a.y) / (b.x - a.x)
