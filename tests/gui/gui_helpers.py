"""Small things that tests of the window share."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from cjdesigner.gui.app import Program
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.panels.dragging import drag_data
from cjdesigner.model.records import Touchpoint


def settle() -> None:
    """Let everything happen that was put off until later, deletions too."""
    for _ in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def opened(program: Program, path: Path, over: QWidget | None = None) -> bool:
    """Open a file and wait for it; whether it is open then."""
    ended: list[bool] = []
    loop = QEventLoop()

    def then(stands: bool) -> None:
        ended.append(stands)
        loop.quit()

    program.open(path, over, then)
    if not ended:
        loop.exec()
    return ended[0]


def touchpoints(window: MainWindow) -> list[Touchpoint]:
    """The touchpoints of the journey in view, from left to right."""
    document = window.desk.document
    phases = document.phases(window.desk.journey)
    return [one for phase in phases for one in document.touchpoints(phase.id)]


def drop(window: MainWindow, kind: str, where: QPoint, identity: str = "") -> None:
    """A drop as the desktop sends it, since no drag loop runs without a screen."""
    viewport, data = window.canvas.viewport(), drag_data(kind, identity)
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QDragEnterEvent(where, copy, data, left, none))
    QApplication.sendEvent(viewport, QDragMoveEvent(where, copy, data, left, none))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(where), copy, data, left, none))


class Told:
    """Takes the place of messages and questions: keeps what was said, gives the answer set."""

    answer = "cancel"

    def __init__(self) -> None:
        self.said: list[str] = []
        self.more: list[str] = []

    def tell(self, _parent: object, text: str, more: str = "") -> None:
        self.said.append(text)
        self.more.append(more)

    def ask(self, _parent: object, text: str, more: str, _yes: str) -> bool:
        self.said.append(text)
        self.more.append(more)
        return self.answer == "yes"

    def ask_replace(self, _parent: object, files: Sequence[Path]) -> bool:
        if not files:
            return True
        self.said.append(", ".join(file.name for file in files))
        return self.answer == "yes"

    def choose(self, _parent: object, text: str, _more: str, offered: object) -> str:
        self.said.append(text)
        assert self.answer == "cancel" or self.answer in dict(offered)  # type: ignore[call-overload]
        return "" if self.answer == "cancel" else self.answer

    def ask_save(self, _parent: object, name: str) -> str:
        self.said.append(name)
        return self.answer
