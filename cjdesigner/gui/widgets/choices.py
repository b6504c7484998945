"""A choice of one, and a switch: fields that are set by a click or a key.

They keep the rule of all fields: ``put`` never says ``edited``.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSizePolicy, QWidget

from cjdesigner.gui.widgets.fields import MIXED


class Choice(QComboBox):
    """One of several named values. The wheel scrolls the panel and never changes the value."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._tell)

    def offer(self, choices: Iterable[tuple[object, str]]) -> None:
        """Offer these values under these names; what was chosen stays chosen."""
        wanted = list(choices)
        shown = [(self.itemData(row), self.itemText(row)) for row in range(self.count())]
        if shown == wanted:
            return
        chosen = self.currentData()
        self.clear()
        for value, name in wanted:
            self.addItem(name, value)
        self.put(chosen)

    def put(self, value: object) -> None:
        """Choose ``value``; what is not offered leaves the field empty."""
        self.setCurrentIndex(self.findData(value) if value is not MIXED else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _tell(self, index: int) -> None:
        self.edited.emit(self.itemData(index))


class Switch(QAbstractButton):
    """A text with a switch at the right end of its line."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._tell)

    def put(self, value: object) -> None:
        """Show ``value``; values that differ count as off."""
        self.setChecked(value is True)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 3 * line
        # the text goes on on further lines beside the switch
        room = QRect(0, 0, max(self.width() - self._track().width() - 8, 1), 10_000)
        words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        return QSize(wide, max(line, words.height() if self.isVisible() else 0) + 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def _track(self) -> QSize:
        height = round(self.fontMetrics().height() * 1.1)
        return QSize(round(height * 1.8), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self.palette()
        width, height = self._track().width(), self._track().height()
        box = QRectF(self.width() - width - 1, (self.height() - height) / 2, width, height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.color(QPalette.ColorRole.WindowText))
        painter.drawText(
            self.rect().adjusted(0, 0, -width - 8, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap,
            self.text(),
        )
        on = self.isChecked()
        faint = colours.color(QPalette.ColorRole.Dark)
        track = QPalette.ColorRole.Accent if on else QPalette.ColorRole.Base
        painter.setBrush(colours.color(track))
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(faint, 1.2))
        painter.drawRoundedRect(box, height / 2, height / 2)
        if self.hasFocus():
            painter.setPen(colours.color(QPalette.ColorRole.Highlight))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 1, 2), height / 2 + 2, height / 2 + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.color(QPalette.ColorRole.HighlightedText) if on else faint)
        inset = 2 if on else 4
        x = box.right() - height + inset if on else box.left() + inset
        side = height - 2 * inset
        painter.drawEllipse(QRectF(x, box.top() + inset, side, side))
        painter.end()

    def _tell(self) -> None:
        self.edited.emit(self.isChecked())
