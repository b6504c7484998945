"""Whose is the point, and where would a dragged thing land? Geometry only; may it, ask the rules.

Points are those of the drawing: x to the right and y down, in its own coordinates.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from cjdesigner.layout.drawing import (
    HEADER,
    LABEL,
    Bounds,
    Box,
    Drawing,
    Group,
    PhaseStrip,
    Shape,
)
from cjdesigner.layout.map import MapLayout
from cjdesigner.layout.rows import EXPERIENCE_ROW, FIRST_LANE, HEADER_ROW, TITLE_ROW

Kind = Literal["phase", "touchpoint", "card", "lane", "persona", "channel"]

EDGE = 5.0
_POINT = 12.0
_SOLID = ("node", "card", "pill", "title", "chevron")
_STEPS = 24


class Hit(NamedTuple):
    """What lies under a point.

    ``owner`` is the record it belongs to (``""`` for none) and ``part`` what of it: ``chevron``,
    ``chevron_edge`` (its right border), ``node``, ``title``, ``card``, ``card_edge_left``,
    ``card_edge_right``, ``pill``, ``pill_edge_left``, ``pill_edge_right``, ``lane`` (a lane's
    label), ``link``, ``cell`` (an empty place of a lane, owner the lane), ``experience`` or
    ``empty``. ``column`` and ``row`` are numbers, ``persona`` the one whose node it is ("" for the
    journey's own traveller).
    """

    owner: str
    part: str
    column: int | None = None
    row: int | None = None
    persona: str | None = None


class Slot(NamedTuple):
    """Where a dragged thing would land.

    ``gap`` counts among the touchpoints of ``phase`` (or among the phases, for a phase; among the
    journey's lanes, for a lane). ``x`` and ``y`` are where the landing line is drawn.
    """

    kind: Kind
    phase: str
    gap: int
    column: int
    x: float
    y: float
    lane: str | None = None
    level: float | None = None


def hit(drawing: Drawing, x: float, y: float, slack: float = 3.0) -> Hit:
    """What lies under a point; ``slack`` points beside it still count for small things."""
    around = Bounds(x - slack, y - slack, x + slack, y + slack)
    found = sorted(drawing.placed(around), key=_above, reverse=True)
    column, row = column_at(drawing, x), row_at(drawing, y)
    border = _border_at(drawing, x) if row == HEADER_ROW else None
    if border is not None:
        return Hit(border, "chevron_edge", column, row)
    for gx, gy, group in found:
        if group.part not in _SOLID or not group.owner:
            continue
        box = group.bounds.moved(gx, gy)
        if group.part == "node" and box.meets(around):
            return Hit(group.owner, "node", column, row, dict(group.extra)["persona"])
        if not box.holds(x, y):
            continue
        return Hit(group.owner, _edge_of(group, box, x), column, row)
    for gx, gy, group in found:
        if group.part == "link" and _near(group, x - gx, y - gy, max(slack, 4.0)):
            return Hit(group.owner, "link", column, row)
    if row is not None and row >= FIRST_LANE:
        lane = drawing.rows[row].owner
        return Hit(lane, "lane" if x < drawing.label_width else "cell", column, row)
    if row == EXPERIENCE_ROW and x >= drawing.label_width:
        return Hit("", "experience", column, row)
    return Hit("", "empty", column, row)


def column_at(drawing: Drawing, x: float) -> int | None:
    """The number of the column at x, if there is one."""
    number = int((x - drawing.label_width) // drawing.column_width)
    return number if 0 <= number < drawing.columns else None


def row_at(drawing: Drawing, y: float) -> int | None:
    """The number of the row at y, if there is one."""
    for number, row in enumerate(drawing.rows):
        if row.y <= y < row.y + row.height:
            return number
    return None


def column_id(drawing: Drawing, number: int) -> str:
    """The identity of a column by its number."""
    strip = strip_at(drawing, number)
    return strip.columns[number - strip.first].id


def strip_at(drawing: Drawing, number: int) -> PhaseStrip:
    """The phase in which a column stands, by the column's number."""
    return next(s for s in drawing.phases if s.first <= number < s.first + len(s.columns))


def slot_at(layout: MapLayout, x: float, y: float, kind: Kind) -> Slot | None:
    """Where a dragged thing of this kind would land; ``None`` where there is no such place."""
    drawing = layout.drawing
    match kind:
        case "phase":
            return _phase_slot(drawing, x)
        case "touchpoint":
            return _touchpoint_slot(layout, x, y)
        case "lane":
            return _lane_slot(drawing, y)
        case _:
            return _cell_slot(layout, x, y, kind)


def cell_box(drawing: Drawing, column: int, row: int) -> Bounds:
    """The cell of a column and a row, by number."""
    x, band = drawing.column_x(column), drawing.rows[row]
    return Bounds(x, band.y, x + drawing.column_width, band.y + band.height)


def _above(placed: tuple[float, float, Group]) -> tuple[int, int]:
    group = placed[2]
    return (group.layer if group.layer not in (LABEL, HEADER) else 0, group.part == "node")


def _border_at(drawing: Drawing, x: float) -> str | None:
    """The phase whose right border is at x: its point, what is clear beyond it, and a bit of the
    next chevron.
    """
    for place, strip in enumerate(drawing.phases):
        end = strip.x + len(strip.columns) * drawing.column_width
        beyond = EDGE if place + 1 < len(drawing.phases) else 0.0
        if -_POINT <= x - end <= beyond:
            return strip.id
    return None


def _edge_of(group: Group, box: Bounds, x: float) -> str:
    if group.part in ("card", "pill"):
        if x - box.left <= EDGE:
            return f"{group.part}_edge_left"
        if box.right - x <= EDGE:
            return f"{group.part}_edge_right"
    return group.part


def _near(group: Group, x: float, y: float, slack: float) -> bool:
    """Whether a point lies on one of the group's curves, or on its label."""
    for op in group.ops:
        if isinstance(op, Shape) and any(
            abs(px - x) <= slack and abs(py - y) <= slack for px, py in _points(op)
        ):
            return True
        if isinstance(op, Box) and op.x <= x <= op.x + op.w and op.y <= y <= op.y + op.h:
            return True
    return False


def _points(shape: Shape) -> Iterator[tuple[float, float]]:
    here = (0.0, 0.0)
    for segment in shape.segments:
        if segment[0] == "C":
            _, x1, y1, x2, y2, x3, y3 = segment
            steps = max(_STEPS, int((abs(x3 - here[0]) + abs(y3 - here[1])) / 3))
            for step in range(1, steps + 1):
                t = step / steps
                s = 1 - t
                a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
                yield (
                    a * here[0] + b * x1 + c * x2 + d * x3,
                    a * here[1] + b * y1 + c * y2 + d * y3,
                )
            here = (x3, y3)
        elif segment[0] in ("M", "L"):
            _, x, y = segment
            if segment[0] == "L":
                steps = max(1, int((abs(x - here[0]) + abs(y - here[1])) / 3))
                for step in range(steps):
                    t = step / steps
                    yield here[0] + (x - here[0]) * t, here[1] + (y - here[1]) * t
            here = (x, y)
            yield here


def _phase_slot(drawing: Drawing, x: float) -> Slot:
    index, at = 0, drawing.label_width
    for strip in drawing.phases:
        wide = len(strip.columns) * drawing.column_width
        if x < strip.x + wide / 2:
            break
        index, at = index + 1, strip.x + wide
    column = round((at - drawing.label_width) / drawing.column_width)
    return Slot("phase", "", index, column, at, drawing.rows[HEADER_ROW].y)


def _touchpoint_slot(layout: MapLayout, x: float, y: float) -> Slot | None:
    """Between two columns; at a border of phases the side of the pointer decides."""
    drawing = layout.drawing
    if not drawing.phases:
        return None
    place = (x - drawing.label_width) / drawing.column_width
    inside = min(max(int(place), 0), drawing.columns - 1)
    strip = strip_at(drawing, inside)
    document = layout.document
    if strip.columns[0].id == strip.id:
        index, border = 0, strip.first
    else:
        count = len(document.touchpoints(strip.id))
        index = min(max(round(place) - strip.first, 0), count)
        border = strip.first + index
    band = drawing.rows[EXPERIENCE_ROW]
    level = None
    if band.y <= y <= band.y + band.height:
        level = layout.band.level(y - band.y)
    return Slot(
        "touchpoint", strip.id, index, border, drawing.column_x(border), band.y, level=level
    )


def _lane_slot(drawing: Drawing, y: float) -> Slot:
    rows = drawing.rows[FIRST_LANE:]
    index = sum(1 for row in rows if y > row.y + row.height / 2)
    titles = drawing.rows[TITLE_ROW]
    at = rows[index - 1].y + rows[index - 1].height if index else titles.y + titles.height
    return Slot("lane", "", index, 0, 0.0, at)


def _cell_slot(layout: MapLayout, x: float, y: float, kind: Kind) -> Slot | None:
    drawing = layout.drawing
    column, row = column_at(drawing, x), row_at(drawing, y)
    if column is None:
        return None
    lane = drawing.rows[row].owner if row is not None and row >= FIRST_LANE else None
    if kind == "card" and lane is None:
        return None
    strip = strip_at(drawing, column)
    top = drawing.rows[row].y if row is not None else 0.0
    return Slot(
        kind, strip.id, column - strip.first, column, drawing.column_x(column), top, lane=lane
    )
