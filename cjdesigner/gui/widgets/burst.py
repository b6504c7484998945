"""What belongs together in typing: one step of the history."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget


class Burst(QTimer):
    """Names a burst of typing: the same name until nothing was typed for a while."""

    PAUSE = 1_200

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(self.PAUSE)
        self._count = 0
        self.timeout.connect(self.end)

    def name(self) -> str:
        """The name of the burst that this keystroke belongs to."""
        self.start()
        return f"typing-{id(self)}-{self._count}"

    def end(self) -> None:
        """What follows is another burst."""
        self.stop()
        self._count += 1
