"""The title of a phase whose beginning has scrolled out of sight, shown where its columns are.

A phase of hundreds of touchpoints is far wider than any window; without this nobody would know
where they are. Only the words move, within their own chevron.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTransform

from cjdesigner.gui.canvas.camera import Camera
from cjdesigner.layout.drawing import Bounds, Drawing, Group, Shape, Words
from cjdesigner.layout.rows import HEADER_ROW
from cjdesigner.render.qpainter import paint_group
from cjdesigner.typeset.text import width

_AIR = 12.0
_END = 16.0


def paint_phase_titles(painter: QPainter, camera: Camera, drawing: Drawing) -> None:
    """Paint the title of the phase at the left edge of the columns in sight, if it must move."""
    edge = camera.seen().left
    for x, y, group in _crossed(drawing, edge):
        words = [op for op in group.ops if isinstance(op, Words)]
        shape = next((op for op in group.ops if isinstance(op, Shape)), None)
        if not words or shape is None or shape.fill is None:
            continue
        wide = max(width(op.text, op.style) for op in words)
        start = min(op.x for op in words)
        end = group.bounds.right - _END
        shift = min(edge - x + _AIR, end - wide) - start
        if shift <= 0:
            continue
        _paint(painter, camera, (x, y), group, words, shift, start + wide, shape.fill)


def _crossed(drawing: Drawing, edge: float) -> Iterator[tuple[float, float, Group]]:
    for strip in drawing.phases:
        if strip.x >= edge:
            return
        for group in strip.groups:
            if group.part == "chevron" and strip.x + group.bounds.right > edge:
                yield strip.x, drawing.rows[HEADER_ROW].y, group


def _paint(
    painter: QPainter,
    camera: Camera,
    origin: tuple[float, float],
    group: Group,
    words: list[Words],
    shift: float,
    end: float,
    fill: str,
) -> None:
    x, y = origin
    box = Bounds(x, y, x + group.bounds.right, y + group.bounds.bottom)
    place = camera.box(box)
    # with the left of the chevron out of sight, only the top says how it is held
    left = camera.left + x * camera.zoom
    clip = QRectF(camera.body_left, place.top, camera.width, place.bottom - place.top)
    painter.save()
    painter.setClipRect(clip)
    rest = (end + 2) * camera.zoom + left - camera.body_left
    if rest > 0:
        painter.fillRect(QRectF(camera.body_left, place.top, rest, clip.height()), QColor(fill))
    painter.setWorldTransform(
        QTransform.fromTranslate(left + shift * camera.zoom, place.top).scale(
            camera.zoom, camera.zoom
        )
    )
    paint_group(painter, group._replace(ops=tuple(words)))
    painter.restore()
