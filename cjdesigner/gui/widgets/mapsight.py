"""A small picture of a project's map, to tell one state of it from another."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cjdesigner.gui.canvas.painting import slices
from cjdesigner.gui.reading import State
from cjdesigner.layout.drawing import Bounds, Drawing
from cjdesigner.layout.theme import Theme

MOST_COLUMNS = 1_500  # columns beyond which laying out would keep a person waiting
_PAD, _ROUND = 10.0, 7.0
_LARGEST = 0.75  # points to pixels: a small map is not shown larger than it is read


class MapSight(QWidget):
    """Shows a journey of a state of a project, or says why it cannot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing: Drawing | None = None
        self._image: QImage | None = None
        self._look: Theme | None = None
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(380, 210))

    def show_map(self, state: State, look: Theme) -> None:
        """Show the journey of a state that is laid out."""
        self._look, self._drawing, self._image, self._text = look, None, None, ""
        columns = 0
        if state.layout is not None:
            columns = len(state.document.columns(state.layout.journey))
        elif state.document.journeys():
            columns = MOST_COLUMNS + 1
        if columns > MOST_COLUMNS:
            self._text = self.tr("Too large for a small picture")
        elif state.layout is None or columns == 0:
            self._text = self.tr("An empty map")
        else:
            self._drawing = state.layout.drawing
        self.update()

    def show_text(self, text: str, look: Theme) -> None:
        """Say something instead of a map."""
        self._look, self._drawing, self._image, self._text = look, None, None, text
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._image = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        colours = self._look.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours["panel_border"]), 1))
        painter.setBrush(QColor(colours["paper"]))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, _ROUND, _ROUND)
        if self._drawing is not None:
            self._draw_map(painter, self._drawing)
        else:
            painter.setPen(QColor(colours["text_secondary"]))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(frame.adjusted(24, 8, -24, -8), flags, self._text)
        painter.end()

    def _draw_map(self, painter: QPainter, drawing: Drawing) -> None:
        room = QRectF(self.rect()).adjusted(_PAD, _PAD, -_PAD, -_PAD)
        scale = min(room.width() / drawing.width, room.height() / drawing.height, _LARGEST)
        if self._image is None:
            self._image = self._painted(drawing, scale)
        wide, high = drawing.width * scale, drawing.height * scale
        left = room.left() + (room.width() - wide) / 2
        top = room.top() + (room.height() - high) / 2
        painter.drawImage(QPointF(left, top), self._image)

    def _painted(self, drawing: Drawing, scale: float) -> QImage:
        ratio = self.devicePixelRatioF()
        wide = max(1, round(drawing.width * scale * ratio))
        high = max(1, round(drawing.height * scale * ratio))
        image = QImage(wide, high, QImage.Format.Format_RGB32)
        image.fill(QColor(drawing.background))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale * ratio, scale * ratio)
        whole = Bounds(0, 0, drawing.width, drawing.height)
        for stroke in slices(drawing, whole, scale * ratio):
            if stroke is not None:
                stroke(painter)
        painter.end()
        image.setDevicePixelRatio(ratio)
        return image
