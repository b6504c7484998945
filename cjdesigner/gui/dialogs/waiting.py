"""The notice of a file that takes its time: how far it is, and a way to leave off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from cjdesigner.gui.dialogs.base import Dialog
from cjdesigner.gui.fetching import Doing
from cjdesigner.gui.texts import shortened

_STEPS = 1000


class Waiting(Dialog):
    """Shows how far a file is. ``unwanted``: somebody does not want to wait for it.

    A window of its own, since the one that asked may be closed meanwhile; what is being done there
    is not interrupted.
    """

    FORM = "waiting"

    unwanted = Signal()

    def __init__(self, doing: Doing, name: str, beside: QWidget | None) -> None:
        super().__init__(None)
        self._doing, self._name = doing, name
        self._middle = beside.window().frameGeometry().center() if beside is not None else None
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, beside is not None)
        self._bar = self.part(QProgressBar, "bar")
        self._bar.setRange(0, _STEPS)
        self.part(QPushButton, "cancel").clicked.connect(self.reject)
        self.retranslate()
        self._built = True

    def retranslate(self) -> None:
        """Say what is being done with which file."""
        texts: dict[Doing, str] = {
            "opening": self.tr("Opening “{name}”…"),
            "reading": self.tr("Bringing in “{name}”…"),
            "keeping": self.tr("Keeping “{name}” among its older states…"),
        }
        text = texts[self._doing].replace("{name}", shortened(self._name, 60))
        self.part(QLabel, "what").setText(text)
        self.setWindowTitle("CJ Designer")

    def advance(self, done: float) -> None:
        """So much is done, from 0 to 1."""
        self._bar.setValue(round(_STEPS * done))

    def reject(self) -> None:
        self.unwanted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.unwanted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        middle = self._middle or self.screen().availableGeometry().center()
        self.move(middle - self.rect().center())
