"""A choice of colour, from those of the theme, and of a dash pattern."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

DASHES: dict[str, list[float]] = {
    "solid": [],
    "dash": [4, 3],
    "dot": [1, 2.5],
    "dash_dot": [4, 2, 1, 2],
    "long_dash": [8, 3],
}
_SIZE, _GAP = 26, 8


class Swatches(QWidget):
    """A row of discs, one colour each; value ``"0"`` to ``"7"``, or empty for "by itself"."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours: tuple[str, ...] = ()
        self._chosen = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def offer(self, colours: Sequence[str]) -> None:
        """Offer these colours (``#rrggbb``), in this order."""
        self._colours = tuple(colours)
        self.updateGeometry()
        self.update()

    def put(self, value: object) -> None:
        """Show ``value`` as chosen."""
        self._chosen = value if isinstance(value, str) else ""
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(len(self._colours) * (_SIZE + _GAP), _SIZE + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, _SIZE + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, colour in enumerate(self._colours):
            disc = self._disc(number)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawEllipse(disc.adjusted(4, 4, -4, -4))
            if str(number) == self._chosen:
                role = QPalette.ColorRole.WindowText
                if self.hasFocus():
                    role = QPalette.ColorRole.Accent
                painter.setPen(QPen(self.palette().color(role), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number in range(len(self._colours)):
            if self._disc(number).contains(event.position()):
                self._choose(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._colours:
            super().keyPressEvent(event)
            return
        now = int(self._chosen) if self._chosen.isdigit() else -1 if step > 0 else 0
        self._choose((now + step) % len(self._colours))

    def _choose(self, number: int) -> None:
        self.put(str(number))
        self.edited.emit(str(number))

    def _disc(self, number: int) -> QRectF:
        pitch = min(_SIZE + _GAP, self.width() / max(1, len(self._colours)))
        return QRectF(number * pitch, 2, min(_SIZE, pitch), min(_SIZE, pitch))


def draw_dash(painter: QPainter, dash: str, colour: QColor, start: QPointF, end: QPointF) -> None:
    """Draw a piece of a persona's line, in its colour and dash pattern."""
    pen = QPen(colour, 2.2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if DASHES.get(dash):
        pen.setDashPattern(DASHES[dash])
    painter.setPen(pen)
    painter.drawLine(start, end)
