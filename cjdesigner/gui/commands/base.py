"""What all command objects share: the desk, the window, and the canvas to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cjdesigner.gui.desk import Desk

if TYPE_CHECKING:
    from cjdesigner.gui.main_window import MainWindow


class Commands(QObject):
    """Commands on one window's project."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window

    @property
    def desk(self) -> Desk:
        """The project as the window sees it."""
        return self.window.desk

    def take_typing(self) -> None:
        """What is being typed in place belongs to the project too."""
        self.window.canvas.in_place.take()
        self.window.bar.tabs.take()

    @property
    def first(self) -> str | None:
        """The first thing that is selected."""
        selection = self.desk.selection
        return selection[0] if selection else None
