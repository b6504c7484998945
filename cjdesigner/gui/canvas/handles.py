"""The small round handles on the map: + for a touchpoint or phase, and the one that draws links.

They appear where the pointer comes near; those at the end of the map are always there. Their size
is in pixels, whatever the zoom.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cjdesigner.gui.canvas.camera import Camera
from cjdesigner.gui.canvas.sheet import Sheet
from cjdesigner.layout import hit as hits
from cjdesigner.layout.drawing import Drawing
from cjdesigner.layout.hit import slot_at
from cjdesigner.layout.rows import HEADER_ROW, TITLE_ROW
from cjdesigner.layout.theme import Theme

RADIUS = 9.0
_SMALL = 6.5
_GRIP = 4.0
# how near the pointer must come to a border, in pixels
_NEAR = 18.0
# below this zoom handles would cover what they belong to
_SMALLEST_ZOOM = 0.35
_AFTER_END = 26.0


class Handle(NamedTuple):
    """A handle and its place on the map, in points.

    ``owner`` is the phase that a touchpoint is added to, or the touchpoint that a link leaves;
    ``gap`` the gap that a new touchpoint or phase lands in. ``quiet`` ones are always there.
    """

    kind: Literal["add_phase", "add_touchpoint", "connect"]
    x: float
    y: float
    owner: str = ""
    gap: int = 0
    quiet: bool = False

    def holds(self, camera: Camera, x: float, y: float) -> bool:
        """Whether a pixel of the viewport lies on the handle."""
        at_x, at_y = camera.to_view(self.x, self.y)
        reach = (_SMALL if self.kind == "connect" else RADIUS) + _GRIP
        return hypot(x - at_x, y - at_y) <= reach


def end_handles(sheet: Sheet, camera: Camera) -> Iterator[Handle]:
    """The handles at the end of the map."""
    drawing = sheet.drawing
    if drawing is None or camera.zoom < _SMALLEST_ZOOM:
        return
    head, titles = drawing.rows[HEADER_ROW], drawing.rows[TITLE_ROW]
    x = drawing.column_x(drawing.columns) + _AFTER_END
    middle = head.y + head.height / 2
    yield Handle("add_phase", x, middle, gap=len(drawing.phases), quiet=True)
    if drawing.phases:
        last = drawing.phases[-1]
        count = len(sheet.document.touchpoints(last.id))
        middle = titles.y + titles.height / 2
        yield Handle("add_touchpoint", x, middle, last.id, count, quiet=True)


def near_handles(sheet: Sheet, camera: Camera, x: float, y: float) -> Iterator[Handle]:
    """The + that appears near a point of the map: in the header, or in the row of titles."""
    drawing = sheet.drawing
    if drawing is None or not drawing.phases or camera.zoom < _SMALLEST_ZOOM:
        return
    row = hits.row_at(drawing, y)
    if x < drawing.label_width - _NEAR or x > drawing.column_x(drawing.columns) + _NEAR:
        return
    if row == TITLE_ROW:
        slot = slot_at(sheet.layout, x, y, "touchpoint")
        if slot is not None and abs(x - slot.x) * camera.zoom <= _NEAR:
            top = drawing.rows[TITLE_ROW].y
            yield Handle("add_touchpoint", slot.x, top, slot.phase, slot.gap)
    elif row == HEADER_ROW:
        index, at = _nearest_border(drawing, x)
        if abs(x - at) * camera.zoom <= _NEAR:
            head = drawing.rows[HEADER_ROW]
            yield Handle("add_phase", at - 1.5, head.y, gap=index)


def link_handle(sheet: Sheet, camera: Camera, touchpoint: str) -> Handle | None:
    """The handle on a touchpoint's node from which a link is drawn."""
    node = sheet.node_box(touchpoint)
    if camera.zoom < _SMALLEST_ZOOM or node is None:
        return None
    away = 6.0 / camera.zoom
    side = min(node.right - node.left, node.bottom - node.top)
    return Handle("connect", node.left + side + away, node.bottom + away * 0.4, touchpoint)


def paint_handle(
    painter: QPainter, camera: Camera, handle: Handle, theme: Theme, hovered: bool
) -> None:
    """Paint a handle at its place in the viewport."""
    accent, paper = QColor(theme.colours["accent"]), QColor(theme.colours["paper"])
    quiet = handle.quiet and not hovered
    line = QColor(theme.colours["text_disabled"]) if quiet else accent
    x, y = camera.to_view(handle.x, handle.y)
    radius = _SMALL if handle.kind == "connect" else RADIUS
    pen = QPen(line, 1.5)
    if quiet:
        pen.setDashPattern([2.0, 1.6])
    painter.setPen(pen)
    painter.setBrush(accent if hovered or handle.kind == "connect" else paper)
    painter.drawEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
    sign = paper if hovered or handle.kind == "connect" else line
    pen = QPen(sign, 1.7 if handle.kind != "connect" else 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    reach = radius * 0.48
    painter.drawLine(QPointF(x - reach, y), QPointF(x + reach, y))
    if handle.kind == "connect":
        painter.drawLine(QPointF(x + reach, y), QPointF(x + reach * 0.2, y - reach * 0.8))
        painter.drawLine(QPointF(x + reach, y), QPointF(x + reach * 0.2, y + reach * 0.8))
    else:
        painter.drawLine(QPointF(x, y - reach), QPointF(x, y + reach))


def _nearest_border(drawing: Drawing, x: float) -> tuple[int, float]:
    """The gap among the phases whose border is nearest, and where that border is."""
    borders = [strip.x for strip in drawing.phases]
    borders.append(drawing.column_x(drawing.columns))
    index = min(range(len(borders)), key=lambda place: abs(borders[place] - x))
    return index, borders[index]
