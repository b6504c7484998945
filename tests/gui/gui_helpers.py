"""Small things that tests of the window share."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from cjdesigner.gui.main_window import MainWindow
from cjdesigner.model.records import Touchpoint


def settle() -> None:
    """Let everything happen that was put off until later, deletions too."""
    for _ in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def touchpoints(window: MainWindow) -> list[Touchpoint]:
    """The touchpoints of the journey in view, from left to right."""
    document = window.desk.document
    phases = document.phases(window.desk.journey)
    return [one for phase in phases for one in document.touchpoints(phase.id)]
