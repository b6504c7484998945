"""What the dialogs share that show states of a project: a list, a small map, and what is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from cjdesigner.gui.dialogs.base import Dialog
from cjdesigner.gui.widgets.mapsight import MapSight

_ROW = 46


class StatesDialog(Dialog):
    """States in a list; the chosen one is shown beside it."""

    FORM = "states"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.list = self.part(QListWidget, "list")
        self.sight = self.part(MapSight, "sight")
        self.about = self.part(QLabel, "about")
        self.list.currentRowChanged.connect(self._chosen)
        self.resize(880, 560)

    def show_state(self, row: int) -> None:
        """Show the state in this row of the list; -1 is none."""

    def on(self, name: str, call: Callable[[], None]) -> QPushButton:
        """Let the button of that name do something."""
        button = self.part(QPushButton, name)
        button.clicked.connect(call)
        return button

    def word(self, **texts: str) -> None:
        """Say these texts on the labels and buttons of these names; an empty one hides them."""
        for name, text in texts.items():
            widget = self.part(QWidget, name)
            if isinstance(widget, QLabel | QPushButton):
                widget.setText(text)
            widget.setVisible(bool(text))

    def offer(self, rows: Sequence[tuple[str, str]]) -> None:
        """Fill the list: a name and a smaller line each."""
        row = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for name, more in rows:
            item = QListWidgetItem(f"{name}\n{more}", self.list)
            item.setSizeHint(QSize(0, max(_ROW, 2 * self.fontMetrics().lineSpacing() + 12)))
        self.list.setCurrentRow(min(row, len(rows) - 1))
        self.list.blockSignals(False)
        self._chosen(self.list.currentRow())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # in the middle of the window it is about, or of the screen where there is none
        over = self.parentWidget()
        room = over.window().frameGeometry() if over else self.screen().availableGeometry()
        self.move(room.center() - self.rect().center())

    def _chosen(self, row: int) -> None:
        self.show_state(row)


def said_when(seconds: float) -> str:
    """A moment, in seconds since 1970, as the user's language says it."""
    moment = QDateTime.fromSecsSinceEpoch(int(seconds))
    locale = QLocale()
    day = locale.toString(moment.date(), "ddd d MMM yyyy")
    return f"{day}, {locale.toString(moment.time(), QLocale.FormatType.ShortFormat)}"


def said_size(size: int) -> str:
    """A number of bytes as the user's language says it."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
