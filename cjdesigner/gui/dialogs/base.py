"""What all dialogs share: a form of ``ui/``, found widgets, and plain text in every label."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from PySide6.QtCore import QEvent, Qt
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
