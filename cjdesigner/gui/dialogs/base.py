"""What all dialogs share: a form of ``ui/``, found widgets, and plain text in every label."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from cjdesigner.gui.forms import load_form

W = TypeVar("W", bound=QWidget)


class Dialog(QDialog):
    """A dialog made of the form that it names."""

    FORM: ClassVar[str] = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self.FORM, self)
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._built = False
        self._growing = QTimer(self)
        self._growing.setSingleShot(True)
        self._growing.timeout.connect(self._grow)

    def part(self, kind: type[W], name: str) -> W:
        """The widget of the form with that name; ``AttributeError`` where there is none."""
        found = self.findChild(kind, name)
        if found is None:
            raise AttributeError(f"{self.FORM}.ui has no {name}")
        return found

    def retranslate(self) -> None:
        """Say in the language that now is what the form does not say itself."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._built:
            self.retranslate()
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and self._built:
            self._growing.start()

    def _grow(self) -> None:
        """Another language or size may need more room; what a person gave is not taken."""
        content = self.layout()
        if content is not None and self.isVisible():
            wide = max(self.width(), content.minimumSize().width())
            high = content.totalHeightForWidth(wide)
            self.resize(wide, max(self.height(), high, content.minimumSize().height()))
