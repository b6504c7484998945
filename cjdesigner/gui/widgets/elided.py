"""A label that ends in an ellipsis where it is longer than there is room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget


class Elided(QLabel):
    """Plain text on one line; it may become as narrow as ``least`` letters."""

    def __init__(self, parent: QWidget, least: int = 6) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._least = least

    def minimumSizeHint(self) -> QSize:
        letter = self.fontMetrics().averageCharWidth()
        narrow = min(self.sizeHint().width(), self._least * letter)
        return QSize(narrow, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
