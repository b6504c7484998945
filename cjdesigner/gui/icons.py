"""Our own icons as QIcon, drawn from their strokes in a colour of the theme.

No SVG module of Qt is loaded. Rule: an icon's colour is a role of the theme, never its own.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from cjdesigner.render.icons import GRID, icon

_SHARPNESS = 3.0


def draw_icon(painter: QPainter, name: str, where: QRectF, colour: QColor) -> None:
    """Draw the icon of that name into ``where`` (the painter's own units)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(where.x(), where.y())
    painter.scale(where.width() / GRID, where.height() / GRID)
    for path, filled, width in _paths(name):
        pen = QPen(colour, width) if width else QPen(Qt.PenStyle.NoPen)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
    painter.restore()


@cache
def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """The icon as a picture of ``size`` points, sharp on fine screens too."""
    picture = QPixmap(round(size * _SHARPNESS), round(size * _SHARPNESS))
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(_SHARPNESS)
    painter = QPainter(picture)
    draw_icon(painter, name, QRectF(0, 0, size, size), QColor(colour))
    painter.end()
    return picture


@cache
def qicon(name: str, colour: str, disabled: str, size: int = 20) -> QIcon:
    """The icon for a button or menu, with its picture for when it cannot be used."""
    made = QIcon(pixmap(name, colour, size))
    made.addPixmap(pixmap(name, disabled, size), QIcon.Mode.Disabled)
    return made


@cache
def _paths(name: str) -> tuple[tuple[QPainterPath, bool, float], ...]:
    found = []
    for stroke in icon(name):
        path = QPainterPath()
        for segment in stroke.path:
            match segment:
                case ("M", x, y):
                    path.moveTo(x, y)
                case ("L", x, y):
                    path.lineTo(x, y)
                case ("C", x1, y1, x2, y2, x, y):
                    path.cubicTo(x1, y1, x2, y2, x, y)
                case _:
                    path.closeSubpath()
        found.append((path, stroke.filled, stroke.width))
    return tuple(found)
