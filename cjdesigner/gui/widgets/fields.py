"""The fields of the forms. Each takes a value with ``put`` and says ``edited`` when a person edits.

Rule: ``put`` never says ``edited``, and what is shown is always plain text. A value that differs
between several selected things is put as ``MIXED``: the field is empty and says so.
"""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QDate, QEvent, QLocale, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from cjdesigner.gui.widgets.longest import cut_off, insert
from cjdesigner.model.values import TEXT_LENGTH, TITLE_LENGTH, clean, clean_line


class Mixed:
    """Stands for values that differ."""


MIXED: Final = Mixed()
_DIFFER = "…"
# what people write between day, month and year
_BETWEEN_NUMBERS = re.compile(r"\s*[-/.\s]\s*")


class TextLine(QLineEdit):
    """A title: one line of text."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(TITLE_LENGTH)
        self.textEdited.connect(self._tell)

    def put(self, value: object) -> None:
        """Show ``value``; what already stands there keeps its cursor."""
        text = value if isinstance(value, str) else ""
        # what a person types stays as typed, though the record holds it without outer spaces
        if clean_line(self.text()) != text:
            self.setText(text)
            self.setCursorPosition(0)
        _say_mixed(self, value is MIXED)

    def event(self, event: QEvent) -> bool:
        return False if leaves_undo(event) else super().event(event)

    def _tell(self, text: str) -> None:
        self.edited.emit(clean_line(text))


class TextBox(QPlainTextEdit):
    """A text of several lines that is as high as what stands in it, within bounds."""

    edited = Signal(object)
    LINES = (2, 9)
    LONGEST = TEXT_LENGTH

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._putting = False
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._changed)

    def put(self, value: object) -> None:
        """Show ``value``; what already stands there keeps its cursor."""
        text = value if isinstance(value, str) else ""
        if clean(self.toPlainText()) != text:
            self._putting = True
            self.setPlainText(text)
            self._putting = False
        _say_mixed(self, value is MIXED)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(160, self._height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        insert(self, clean(source.text()), self.LONGEST)

    def event(self, event: QEvent) -> bool:
        return False if leaves_undo(event) else super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # a box without a scroll bar of its own lets the panel scroll
        if self.verticalScrollBar().isVisible():
            super().wheelEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        elif event.type() == QEvent.Type.LanguageChange:
            # Qt paints another hint only when the hint comes or goes
            self.viewport().update()

    def _changed(self) -> None:
        if cut_off(self, self.LONGEST):
            # which was a change of its own
            return
        self._fit()
        if not self._putting:
            self.edited.emit(self.typed())

    def typed(self) -> str:
        """What stands there, fit for a record."""
        return clean(self.toPlainText())

    def _height(self) -> int:
        few, many = self.LINES
        lines = min(max(self._lines(), few), many)
        return int(lines * self.fontMetrics().lineSpacing() + 20)

    def _lines(self) -> int:
        return int(self.document().size().height())

    def _fit(self) -> None:
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar if self._lines() > self.LINES[1] else off)
        if self.height() != self._height():
            self.setFixedHeight(self._height())


class TitleBox(TextBox):
    """A title that may need several lines on the screen, and is one line all the same."""

    LINES = (1, 5)
    LONGEST = TITLE_LENGTH

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # its text stands in line with the labels; the style sheet has the room around it
        self.document().setDocumentMargin(0)

    def put(self, value: object) -> None:
        """Show ``value``; what already stands there keeps its cursor."""
        if not isinstance(value, str) or clean_line(self.toPlainText()) != value:
            super().put(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        insert(self, clean_line(source.text()), self.LONGEST)

    def typed(self) -> str:
        """The title as it stands there."""
        return clean_line(self.toPlainText())


class NumberLine(QLineEdit):
    """A number, or nothing. A comma does as well as a point; limits come from the form."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high, self._factor, self._whole = -1e15, 1e15, 1.0, False
        self.textEdited.connect(self._tell)

    def limit(self, low: float, high: float, *, factor: float = 1.0, whole: bool = False) -> None:
        """Allow numbers from ``low`` to ``high`` as typed; the value is what is typed / factor."""
        self._low, self._high, self._factor, self._whole = low, high, factor, whole

    def put(self, value: object) -> None:
        """Show ``value``; what already says the same stays as typed."""
        if self._number(self.text()) != (True, value):
            shown = value if isinstance(value, int | float) else None
            text = "" if shown is None else QLocale().toString(shown * self._factor, "g", 10)
            self.setText(text.replace(QLocale().groupSeparator(), ""))
            self.setCursorPosition(0)
        self._mark(True)
        _say_mixed(self, value is MIXED)

    @property
    def fits(self) -> bool:
        """Whether a number within the limits stands here, or nothing at all."""
        return self._number(self.text())[0]

    def _number(self, text: str) -> tuple[bool, float | int | None]:
        text = text.strip().replace(",", ".").removesuffix("%").strip()
        if not text:
            return True, None
        try:
            number = float(text)
        except ValueError:
            return False, None
        if not self._low <= number <= self._high or (self._whole and number != int(number)):
            return False, None
        return True, int(number) if self._whole else number / self._factor

    def _tell(self, text: str) -> None:
        fits, number = self._number(text)
        self._mark(fits)
        if fits:
            self.edited.emit(number)

    def _mark(self, fits: bool) -> None:
        _mark_wrong(self, not fits)


class DateLine(QLineEdit):
    """A day as year-month-day or as people write it here, or nothing."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self._tell)

    def put(self, value: object) -> None:
        """Show ``value``, an ISO date or nothing."""
        text = value if isinstance(value, str) else ""
        if _iso_date(self.text()) != text or not text:
            self.setText(text)
        _mark_wrong(self, False)
        _say_mixed(self, value is MIXED)

    def _tell(self, text: str) -> None:
        date = _iso_date(text)
        _mark_wrong(self, date is None)
        if date is not None:
            self.edited.emit(date)


class TagLine(QLineEdit):
    """Words with commas between them."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self._tell)

    def put(self, value: object) -> None:
        """Show ``value``, a tuple of words."""
        words = value if isinstance(value, tuple) else ()
        if _words(self.text()) != words:
            self.setText(", ".join(words))
        _say_mixed(self, value is MIXED)

    def _tell(self, text: str) -> None:
        self.edited.emit(_words(text))


def leaves_undo(event: QEvent) -> bool:
    """Whether a field must leave this key to the window: undo is the project's, not the field's."""
    if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        return False
    assert isinstance(event, QKeyEvent)
    undo = event.matches(QKeySequence.StandardKey.Undo)
    if undo or event.matches(QKeySequence.StandardKey.Redo):
        event.ignore()
        return True
    return False


def _say_mixed(field: QLineEdit | QPlainTextEdit, mixed: bool) -> None:
    """Let a field say that values differ, or else again what belongs in it.

    What belongs in it is read anew every time, since another language gives it other words.
    """
    if field.placeholderText() != _DIFFER:
        field.setProperty("plain_hint", field.placeholderText())
    field.setPlaceholderText(_DIFFER if mixed else str(field.property("plain_hint") or ""))


def _mark_wrong(field: QLineEdit, wrong: bool) -> None:
    if bool(field.property("wrong")) != wrong:
        field.setProperty("wrong", wrong)
        field.style().unpolish(field)
        field.style().polish(field)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for part in text.split(",") if (word := clean_line(part)))


def _iso_date(text: str) -> str | None:
    """A date as the file holds it; nothing for nothing, ``None`` for what is no date."""
    text = text.strip()
    if not text:
        return ""
    numbers = _BETWEEN_NUMBERS.sub("-", text)
    for date in (
        QDate.fromString(text, Qt.DateFormat.ISODate),
        QLocale().toDate(text, QLocale.FormatType.LongFormat),
        QLocale().toDate(text, "d MMMM yyyy"),
        QLocale().toDate(text, "d MMM yyyy"),
        QDate.fromString(numbers, "yyyy-M-d"),
        QDate.fromString(numbers, "d-M-yyyy"),
    ):
        if date.isValid() and 1 <= date.year() <= 9999:
            return date.toString(Qt.DateFormat.ISODate)
    return None
