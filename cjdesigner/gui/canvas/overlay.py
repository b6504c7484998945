"""Paints what lies over the map: outlines, the cell in hand, and what a gesture shows.

Everything is painted in pixels of the viewport, so that lines stay fine at every zoom. What
belongs to a band that is held fast is painted there; the rest stays clear of the bands.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QRegion

from cjdesigner.gui.canvas.camera import Camera
from cjdesigner.gui.canvas.marks import Mark
from cjdesigner.gui.tools.gesture import Feedback
from cjdesigner.layout.drawing import Bounds, Shape
from cjdesigner.layout.theme import Theme

_LINE = 2.0
_LANDING = 3.0
_KNOB = 4.5
_HALO = 3.0
_NOTE_AWAY, _NOTE_ABOVE = 18.0, 6.0
_PAD_X, _PAD_Y = 8.0, 5.0
_ROUND = 5.0


class Overlay:
    """The brush for what lies over the map, in the colours of a theme."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._colours = {name: QColor(colour) for name, colour in theme.colours.items()}
        self._font = QFont(font)
        self._font.setWeight(QFont.Weight.DemiBold)

    def outlines(self, painter: QPainter, camera: Camera, marks: Iterable[Mark]) -> None:
        """The outlines of what is selected."""
        accent = self._colours["accent"]
        for mark in marks:
            box = camera.box(mark.box)
            clip = camera.clip(mark.box)
            if not box.meets(Bounds(0, 0, camera.width, camera.height)):
                continue
            painter.setClipRect(_rect(clip))
            self._outline(painter, camera, mark, _rect(box), accent)
        painter.setClipping(False)

    def hover(self, painter: QPainter, camera: Camera, mark: Mark) -> None:
        """The thing under the pointer, quietly."""
        accent = QColor(self._colours["accent"])
        accent.setAlpha(90)
        painter.setClipRect(_rect(camera.clip(mark.box)))
        self._outline(painter, camera, mark, _rect(camera.box(mark.box)), accent)
        painter.setClipping(False)

    def cell(self, painter: QPainter, camera: Camera, box: Bounds, focused: bool) -> None:
        """The cell in hand: what is typed begins a card there."""
        painter.setClipRect(_rect(camera.clip(box)))
        painter.setPen(QPen(self._colours["accent"], _LINE if focused else 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = _rect(camera.box(box)).adjusted(3, 3, -3, -3)
        painter.drawRoundedRect(inner, _ROUND, _ROUND)
        painter.setClipping(False)

    def lit(self, painter: QPainter, camera: Camera, boxes: Iterable[Bounds]) -> None:
        """What would take in the thing that is being dragged."""
        for box in boxes:
            painter.setClipRect(_rect(camera.clip(box)))
            self._frame(painter, _rect(camera.box(box)))
        painter.setClipping(False)

    def feedback(
        self, painter: QPainter, camera: Camera, feedback: Feedback, pointer: QPointF
    ) -> None:
        """What a gesture shows, but for its ghost."""
        self.lit(painter, camera, feedback.lit)
        if feedback.frame is not None:
            self.lit(painter, camera, (feedback.frame,))
        for line in feedback.landing:
            self._landing(painter, camera, line)
        if feedback.band is not None:
            self._band(painter, camera, feedback.band)
            self._caught(painter, camera, feedback.caught)
        if feedback.rubber is not None:
            self.rubber(painter, camera, feedback.rubber)
        if feedback.refusal:
            self._words(painter, camera, feedback.refusal, pointer, "error")
        elif feedback.note:
            self._words(painter, camera, feedback.note, pointer, "accent")

    def _frame(self, painter: QPainter, box: QRectF) -> None:
        tint = QColor(self._colours["accent"])
        tint.setAlpha(26)
        painter.setBrush(tint)
        painter.setPen(QPen(self._colours["accent"], _LINE))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _ROUND, _ROUND)

    def _outline(
        self, painter: QPainter, camera: Camera, mark: Mark, box: QRectF, colour: QColor
    ) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, _LINE))
        if mark.part == "node":
            halo = QColor(colour)
            halo.setAlpha(min(halo.alpha(), 110))
            radius = box.width() / 2 + _HALO
            painter.setPen(QPen(halo, _HALO))
            painter.drawEllipse(box.center(), radius, radius)
        elif mark.part == "link" and mark.shape is not None:
            # the link's own line and words stay to be seen
            under = QColor(colour)
            under.setAlpha(min(under.alpha(), 105))
            painter.setPen(QPen(under, 5.0))
            if mark.words is not None:
                clear = _rect(camera.box(mark.words)).toAlignedRect()
                painter.setClipRegion(painter.clipRegion().subtracted(QRegion(clear)))
            painter.drawPath(_path(camera, mark))
        elif mark.part == "chevron" and mark.shape is not None:
            painter.drawPath(_path(camera, mark))
        elif mark.part == "lane":
            painter.drawRoundedRect(box.adjusted(8, 2, -4, -2), _ROUND, _ROUND)
        elif mark.part == "columns":
            tint = QColor(colour)
            tint.setAlpha(40)
            painter.fillRect(box, tint)
        else:
            reach = 1.0 if mark.part == "card" else -2.0
            painter.drawRoundedRect(box.adjusted(-reach, -reach, reach, reach), _ROUND, _ROUND)

    def _landing(self, painter: QPainter, camera: Camera, line: Bounds) -> None:
        accent = self._colours["accent"]
        painter.setClipRect(_rect(camera.clip(line)))
        x, y = camera.to_view(line.left, line.top)
        wide = (line.right - line.left) * camera.zoom
        high = (line.bottom - line.top) * camera.zoom
        top = max(y, 0.0)
        pen = QPen(accent, _LANDING)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QLineF(x, top, x + wide, y + high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        if high > wide:
            clear = camera.body_top if line.top >= camera.header else 0.0
            painter.drawEllipse(QPointF(x, max(y, clear + _KNOB)), _KNOB, _KNOB)
        else:
            painter.drawEllipse(QPointF(x, y), _KNOB - 1, _KNOB - 1)
        painter.setClipping(False)

    def _band(self, painter: QPainter, camera: Camera, band: Bounds) -> None:
        tint = QColor(self._colours["accent"])
        tint.setAlpha(24)
        painter.setBrush(tint)
        painter.setPen(QPen(self._colours["accent"], 1))
        left, top = camera.left + band.left * camera.zoom, camera.top + band.top * camera.zoom
        painter.drawRect(
            QRectF(
                left,
                top,
                (band.right - band.left) * camera.zoom,
                (band.bottom - band.top) * camera.zoom,
            )
        )

    def _caught(self, painter: QPainter, camera: Camera, boxes: Iterable[Bounds]) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._colours["accent"], 1.5))
        for box in boxes:
            painter.setClipRect(_rect(camera.clip(box)))
            painter.drawRoundedRect(_rect(camera.box(box)), _ROUND, _ROUND)
        painter.setClipping(False)

    def rubber(
        self, painter: QPainter, camera: Camera, line: tuple[float, float, float, float]
    ) -> None:
        """A link that is being drawn."""
        start = QPointF(*camera.to_view(line[0], line[1]))
        end = QPointF(*camera.to_view(line[2], line[3]))
        pen = QPen(self._colours["accent"], _LINE)
        pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.drawLine(start, end)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours["accent"])
        painter.drawEllipse(start, _KNOB, _KNOB)
        painter.drawEllipse(end, _KNOB, _KNOB)

    def _words(
        self, painter: QPainter, camera: Camera, text: str, pointer: QPointF, role: str
    ) -> None:
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        room = QRectF(0, 0, min(280.0, camera.width - 40), 200)
        box = metrics.boundingRect(room, int(flags), text)
        wide, high = box.width() + 2 * _PAD_X + 1, box.height() + 2 * _PAD_Y
        x = pointer.x() + _NOTE_AWAY
        if x + wide > camera.width - 4:
            x = pointer.x() - _NOTE_AWAY - wide
        # what is dragged from outside hangs below the pointer
        y = max(pointer.y() - _NOTE_ABOVE - high, 4.0)
        place = QRectF(max(x, 4.0), y, wide, high)
        painter.setPen(QPen(self._colours[role], 1))
        painter.setBrush(self._colours["paper"])
        painter.drawRoundedRect(place, _ROUND, _ROUND)
        painter.setPen(self._colours[role])
        inside = place.adjusted(_PAD_X, _PAD_Y, -_PAD_X + 1, -_PAD_Y + 1)
        painter.drawText(inside, int(flags), text)


def _rect(bounds: Bounds) -> QRectF:
    return QRectF(bounds.left, bounds.top, bounds.right - bounds.left, bounds.bottom - bounds.top)


def _path(camera: Camera, mark: Mark) -> QPainterPath:
    """A shape of the map in pixels of the viewport."""
    shape = mark.shape or Shape(())
    left, top = camera.to_view(mark.box.left, mark.box.top)
    left += (mark.x - mark.box.left) * camera.zoom
    top += (mark.y - mark.box.top) * camera.zoom
    path = QPainterPath()
    for verb, *numbers in shape.segments:
        places = [
            value * camera.zoom + (top if place % 2 else left)
            for place, value in enumerate(map(_number, numbers))
        ]
        if verb == "M":
            path.moveTo(*places)
        elif verb == "L":
            path.lineTo(*places)
        elif verb == "C":
            path.cubicTo(*places)
        else:
            path.closeSubpath()
    return path


def _number(value: object) -> float:
    assert isinstance(value, int | float)
    return float(value)
