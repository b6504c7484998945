"""What is dropped by another program is read, and stays where it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent


def take_copy(event: QDropEvent) -> None:
    """Accept what is dragged as a copy: who is told that it has moved might delete its file."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
