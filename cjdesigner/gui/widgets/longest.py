"""A text no longer than a record can hold, so that nothing is seen that would not be kept."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit


def cut_off(field: QPlainTextEdit, most: int) -> bool:
    """Take away what is more than ``most`` characters; whether there was more."""
    text = field.toPlainText()
    if len(text) <= most:
        return False
    cursor = field.textCursor()
    # Qt counts a character that it writes in two halves as two
    cursor.setPosition(len(text[:most].encode("utf-16-le", "surrogatepass")) // 2)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    return True


def insert(field: QPlainTextEdit, text: str, most: int) -> None:
    """Insert as much of ``text`` as there is room for; what stands there already stays."""
    replaced = field.textCursor().selectedText()
    room = most - len(field.toPlainText()) + len(replaced)
    field.insertPlainText(text[: max(0, room)])
