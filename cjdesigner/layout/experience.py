"""The experience lane: where a level lies, and the lines between the levels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

from cjdesigner.layout.curve import Cubic, Point, along, cut, segment
from cjdesigner.layout.drawing import CURVE, WASH, Bounds, Group, Rule, Shape
from cjdesigner.layout.people import Traveller
from cjdesigner.layout.theme import Theme, mixed
from cjdesigner.model.catalogue import Scale
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import Experience, Touchpoint
from cjdesigner.timeline.document import Document

TOP, BOTTOM = 54.0, 40.0
LINE, MINOR_LINE = 2.2, 1.6

# a corner as directions of x and y, the upper right first
Corner = tuple[int, int]
CORNERS: tuple[Corner, ...] = ((1, -1), (-1, -1), (1, 1), (-1, 1))


class Band(NamedTuple):
    """The lane's height in points and the scale that runs over it."""

    height: float
    scale: Scale

    def y(self, level: float) -> float:
        """How far below the lane's top a level lies; levels of ordinal scales by rank."""
        return self.at(self.scale.position(level))

    def at(self, fraction: float) -> float:
        """How far below the lane's top a fraction of the scale lies, 0 the lowest level."""
        return self.height - BOTTOM - fraction * (self.height - TOP - BOTTOM)

    def level(self, y: float) -> float:
        """The level nearest to a height; ordinal scales snap to their levels."""
        fraction = (self.height - BOTTOM - y) / (self.height - TOP - BOTTOM)
        return self.scale.value_at(fraction)

    @property
    def foot(self) -> float:
        """Where an unscored touchpoint waits."""
        return self.height - 16.0


class Mark(NamedTuple):
    """What a column is on a traveller's line.

    ``met`` is False where the line passes by; ``level`` is None where nobody scored it.
    """

    met: bool
    level: float | None
    measured: bool
    y: float


PASSED = Mark(False, None, False, 0.0)


def mark_of(document: Document, column: str, traveller: Traveller, band: Band) -> Mark:
    """How a column felt to a traveller: the estimate, or else the newest measurement."""
    touchpoint = document.get(column)
    if not isinstance(touchpoint, Touchpoint):
        return PASSED
    persona = traveller.persona
    if persona is not None and touchpoint.personas and persona not in touchpoint.personas:
        return PASSED
    estimate = document.get(experience_id(column, persona, None))
    if isinstance(estimate, Experience) and estimate.level is not None:
        return Mark(True, estimate.level, bool(estimate.answers), band.y(estimate.level))
    for round_ in reversed(document.rounds()):
        measured = document.get(experience_id(column, persona, round_.id))
        if isinstance(measured, Experience) and measured.level is not None:
            return Mark(True, measured.level, True, band.y(measured.level))
    return Mark(True, None, False, band.foot)


def line_from(
    marks: Sequence[Mark],
    start: int,
    home: int,
    edges: tuple[float, float],
    traveller: Traveller,
    main: bool,
    band: Band,
    width: float,
    theme: Theme,
) -> list[Group]:
    """What leaves the scored column ``start`` to the right: a curve, or a dotted gap.

    ``width`` is a column's width; x is relative to the left of column ``home``. Nothing is drawn
    to the left of the column ``edges[0]`` and from the column ``edges[1]`` on: a page's borders.
    """
    if marks[start].level is None:
        return []
    end, gap = _next(marks, start, 1)
    if end is None:
        return []

    def point(column: int) -> Point:
        return Point((column - home + 0.5) * width, marks[column].y)

    a, b = point(start), point(end)
    low, high = (edges[0] - home) * width, (edges[1] - home) * width
    if b.x <= low or a.x >= high:
        return []
    reach = end - home
    if gap:
        return [_gap(a, b, reach, theme, low, high)]
    cubic = cut(cubic_of(marks, start, end, point), low, high)
    stroke = LINE if main else MINOR_LINE
    groups = [_curve(cubic, traveller.colour, stroke, traveller.dashes, reach)]
    if main:
        base = band.at(band.scale.neutral)
        fill = mixed(theme.colours["paper"], traveller.pale, 0.5)
        groups.append(_wash(cubic, base, fill, reach))
    return groups


def cubic_of(marks: Sequence[Mark], start: int, end: int, point: Callable[[int], Point]) -> Cubic:
    """The curve between two scored columns, shaped by the scored ones around them.

    ``point`` says where the mark of a column lies.
    """
    before, broken = _next(marks, start, -1)
    earlier = point(before) if before is not None and not broken else None
    beyond, broken = _next(marks, end, 1)
    later = point(beyond) if beyond is not None and not broken else None
    return segment(earlier, point(start), point(end), later)


@lru_cache(maxsize=1_024)
def heights_at(marks: tuple[Mark, ...], places: tuple[float, ...]) -> tuple[float | None, ...]:
    """How far below the lane's top a line lies between columns, at 2.5 between 2 and 3.

    ``places`` go from left to right. Remembered, because a label tries several heights over one
    stretch of a line.
    """
    found: list[float | None] = []
    left = right = -1
    curve: Cubic | None = None
    for at in places:
        if not left <= at <= right:
            ends = _ends(marks, at)
            if ends is None:
                found.append(None)
                continue
            left, right = ends
            curve = None
            if left < right and not _next(marks, left, 1)[1]:
                curve = cubic_of(marks, left, right, lambda one: Point(one, marks[one].y))
        if curve is not None:
            found.append(along(curve, (at - left) / (right - left)).y)
            continue
        rise = (marks[right].y - marks[left].y) / max(1, right - left)
        found.append(marks[left].y + rise * (at - left))
    return tuple(found)


def _ends(marks: Sequence[Mark], at: float) -> tuple[int, int] | None:
    """The scored columns between which a place lies, both the same where it lies on one."""
    start, end = floor(at), ceil(at)
    if not 0 <= start < len(marks) or end >= len(marks):
        return None
    left = start if marks[start].level is not None else _next(marks, start, -1)[0]
    right = end if marks[end].level is not None else _next(marks, end, 1)[0]
    return None if left is None or right is None else (left, right)


def free_corner(rises: Sequence[tuple[float, float]]) -> Corner:
    """The corner of a node that no line runs through, as directions of x and y.

    ``rises`` are how far the lines that meet the node go down to its left and to its right; to the
    upper right if all corners are taken.
    """
    for corner in CORNERS:
        side, down = corner
        if not any((right if side > 0 else left) * down > 0 for left, right in rises):
            return corner
    return CORNERS[0]


def _next(marks: Sequence[Mark], start: int, step: int) -> tuple[int | None, bool]:
    """The next scored column in one direction, and whether an unscored one lies between."""
    gap = False
    place = start + step
    while 0 <= place < len(marks):
        mark = marks[place]
        if mark.level is not None:
            return place, gap
        gap = gap or mark.met
        place += step
    return None, gap


# a large map has thousands of lines between the same levels
@lru_cache(maxsize=8_192)
def _curve(cubic: Cubic, colour: str, width: float, dashes: tuple[float, ...], reach: int) -> Group:
    x0, y0, x1, y1, x2, y2, x3, y3 = cubic
    path = (("M", x0, y0), ("C", x1, y1, x2, y2, x3, y3))
    shape = Shape(path, None, colour, width, dashes)
    bounds = Bounds(x0 - 2, min(y0, y3) - 2, x3 + 2, max(y0, y3) + 2)
    return Group("", "curve", 1, CURVE, bounds, (shape,), reach)


@lru_cache(maxsize=8_192)
def _wash(cubic: Cubic, base: float, fill: str, reach: int) -> Group:
    """The wash from a curve to the height of what is neither good nor bad."""
    x0, y0, x1, y1, x2, y2, x3, y3 = cubic
    # a hair of overlap, or the seam between two segments would show
    path = (
        ("M", x0, base),
        ("L", x0, y0),
        ("C", x1, y1, x2, y2, x3, y3),
        ("L", x3 + 0.35, y3),
        ("L", x3 + 0.35, base),
        ("Z",),
    )
    bounds = Bounds(x0, min(y0, y3, base), x3 + 1, max(y0, y3, base))
    return Group("", "wash", 1, WASH, bounds, (Shape(path, fill),), reach)


def _gap(a: Point, b: Point, reach: int, theme: Theme, low: float, high: float) -> Group:
    slope = (b.y - a.y) / (b.x - a.x)
    x1, x2 = max(a.x, low), min(b.x, high)
    rule = Rule(
        x1,
        a.y + (x1 - a.x) * slope,
        x2,
        a.y + (x2 - a.x) * slope,
        theme.colours["gap"],
        0.8,
        (1.0, 3.0),
    )
    bounds = Bounds(x1, min(rule.y1, rule.y2) - 1, x2, max(rule.y1, rule.y2) + 1)
    return Group("", "gap", 1, CURVE, bounds, (rule,), reach)
