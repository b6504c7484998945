"""Text typed in place: an ordinary text field over the view, set as the map sets it.

Rule: the document is changed once, when the text is taken. Enter takes it (Shift+Enter breaks the
line where a text may have several), Tab takes it and goes on, Escape leaves everything as it was.
While typing, undo and all other keys of a text field belong to the field; but an empty field in
which nothing has been typed makes way for an undo.
"""

from __future__ import annotations

from math import ceil
from typing import Literal, NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from cjdesigner.gui.widgets.longest import cut_off, insert
from cjdesigner.layout.drawing import Bounds
from cjdesigner.model.values import TEXT_LENGTH, TITLE_LENGTH
from cjdesigner.render.qpainter import font
from cjdesigner.typeset.text import Style

# how a text is taken: by Enter, by Tab, by Shift+Tab, or by something else that ends it
Way = Literal["enter", "on", "back", "away"]

_SMALLEST_TYPE = 9
_EDGE = 2
_CURSOR = 1


class Field(NamedTuple):
    """What is typed in: its text and place (points), how it is set, and how long it may be.

    ``inset`` is how far the text stands from the left and top of the place, in points.
    """

    box: Bounds
    text: str
    style: Style
    ink: str
    paper: str
    centred: bool = False
    several_lines: bool = False
    hint: str = ""
    inset: tuple[float, float] = (4.0, 4.0)

    @property
    def longest(self) -> int:
        """How many characters the record holds."""
        return TEXT_LENGTH if self.several_lines else TITLE_LENGTH


class TextEditor(QPlainTextEdit):
    """The field; ``taken`` brings the text and the way in which it was taken."""

    taken = Signal(str, str)
    left = Signal()

    def __init__(self, field: Field, accent: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        self._over = parent
        self._done = False
        self._accent = accent
        self._place = QRectF()
        self._inset = (1, 1)
        self.setObjectName("text_editor")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(False)
        # room for the cursor behind a line that is full
        self.document().setDocumentMargin(_CURSOR)
        if field.centred:
            option = self.document().defaultTextOption()
            option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.document().setDefaultTextOption(option)
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Base, QColor(field.paper))
        colours.setColor(QPalette.ColorRole.Text, QColor(field.ink))
        self.setPalette(colours)
        self.setPlainText(field.text)
        if not field.centred:
            self.setPlaceholderText(field.hint)
        self.selectAll()
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._stay)
        self.textChanged.connect(self._bound)
        self.textChanged.connect(self._grow)

    @property
    def text(self) -> str:
        """What has been typed, on one line where the field has only one."""
        typed = self.toPlainText()
        return typed if self._field.several_lines else " ".join(typed.split("\n"))

    @property
    def field(self) -> Field:
        """What is being typed in."""
        return self._field

    def lay_over(self, place: QRectF, zoom: float) -> None:
        """Lie over this place of the viewport (pixels), with the type of the map at this zoom."""
        face = QFont(font(self._field.style.face))
        size = max(_SMALLEST_TYPE, round(self._field.style.size * zoom))
        face.setPixelSize(size)
        self.setFont(face)
        # the window's style sheet would set another font otherwise
        self.setStyleSheet(
            f"QPlainTextEdit#text_editor {{ background: {self._field.paper};"
            f" color: {self._field.ink}; border: {_EDGE}px solid {self._accent};"
            f" border-radius: 4px; padding: 0px; font-family: '{face.family()}';"
            f" font-size: {size}px; }}"
        )
        self._place = place
        inset_x, inset_y = (round(one * zoom) - _EDGE for one in self._field.inset)
        self._inset = (max(inset_x, 1), max(inset_y, 1))
        self._grow()

    def begin_with(self, text: str) -> None:
        """Let typed characters take the place of the text."""
        self.selectAll()
        self.insertPlainText(text)

    def take(self, way: Way = "away") -> None:
        """End by taking the text."""
        if not self._done:
            self._done = True
            self.taken.emit(self.text, way)

    def leave(self) -> None:
        """End and change nothing."""
        if not self._done:
            self._done = True
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        # every key is the field's while it is open, whatever shortcuts the window has
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._makes_way(event):
                self.leave()
                return False
            plain = not event.modifiers() & (
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            )
            if plain or event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Y):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if shift and self._field.several_lines:
                self.insertPlainText("\n")
            else:
                self.take("enter")
        elif key == Qt.Key.Key_Tab:
            self.take("on")
        elif key == Qt.Key.Key_Backtab:
            self.take("back")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # a menu over the field, or another window, is no reason to stop typing
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.take()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # Qt sets a hint at the left, whatever the text is
        if self._field.centred and self._field.hint and not self.toPlainText():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(self.viewport().rect(), flags, self._field.hint)
            painter.end()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if not self._field.several_lines:
            text = " ".join(text.split())
        insert(self, text, self._field.longest)

    def _makes_way(self, event: QKeyEvent) -> bool:
        """Whether this is an undo for the project: nothing has been typed that it could undo."""
        undo = event.key() == Qt.Key.Key_Z and event.modifiers() == (
            Qt.KeyboardModifier.ControlModifier
        )
        return undo and not self._field.text and not self.document().isUndoAvailable()

    def _bound(self) -> None:
        cut_off(self, self._field.longest)

    def _grow(self) -> None:
        """Be as high as the text, as far as it can be seen, and at least as high as its place."""
        if self._place.isNull():
            return
        side, above = self._inset
        wide = round(self._place.width())
        self.setViewportMargins(side - _CURSOR, above - _CURSOR, side - _CURSOR, 0)
        self.resize(wide, max(self.height(), 1))
        place = self._place.toRect()
        room = self._over.height()
        high = max(place.height(), min(self._text_height() + 2 * above + 2 * _EDGE, room))
        top = place.top()
        if place.top() + place.height() <= room:
            # a text that grows longer than what is below it grows upwards
            top = min(top, room - high)
        self.setGeometry(place.left(), top, wide, high)
        self._stay()

    def _text_height(self) -> int:
        """The height of all lines in pixels, as they are laid out."""
        block, high = self.document().firstBlock(), 2.0 * _CURSOR
        while block.isValid():
            high += self.blockBoundingRect(block).height()
            block = block.next()
        return ceil(high)

    def _stay(self) -> None:
        """Scroll nothing out of a field that has room for all of its text."""
        if self._text_height() <= self.viewport().height():
            self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)
