"""What the dialogs share that show states of a project: a list, a small map, and what is known.

A state is read beside the dialog, since a large one takes a while. The newest wish is the one that
counts, and the end of the dialog leaves off.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from cjdesigner.gui.dialogs.base import Dialog
from cjdesigner.gui.fetching import Fetch, Then
from cjdesigner.gui.rubbish import let_go
from cjdesigner.gui.widgets.mapsight import MapSight
from cjdesigner.gui.working import Work, Worker

if TYPE_CHECKING:
    from cjdesigner.gui.desk import Appearance

_ROW = 46


class StatesDialog(Dialog):
    """States in a list; the chosen one is shown beside it."""

    FORM = "states"
    # the buttons that wait for what is being read
    NEEDING: ClassVar[tuple[str, ...]] = ()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._fetch = Fetch(self)
        self._fetch.slow.connect(self._say_reading)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.list = self.part(QListWidget, "list")
        self.sight = self.part(MapSight, "sight")
        self.about = self.part(QLabel, "about")
        self.list.currentRowChanged.connect(self._chosen)
        self.resize(880, 560)

    def show_state(self, row: int) -> None:
        """Show the state in this row of the list; -1 is none."""

    @property
    def reading(self) -> bool:
        """Whether something is being read that is still wanted."""
        return self._fetch.busy

    def fetch(self, work: Work, then: Then) -> None:
        """Have this read beside the dialog, and call ``then`` with what came of it.

        It takes the place of what was being read. What takes longer than a moment is said, and
        the buttons that need it wait.
        """

        def arrived(found: object) -> None:
            self._enable(True)
            then(found)

        self._fetch.start(work, arrived)

    def leave_off(self) -> None:
        """Nothing that is being read is wanted any more."""
        self._fetch.leave_off()
        self._enable(True)

    def leave(self) -> None:
        """The dialog ends; nothing of it goes on."""
        self._fetch.leave()

    def say_reading(self) -> None:
        """What else is to be said, or not any more, while a state is being read."""

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

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.leave()
            # it may hold whole projects
            let_go(self, Worker)

    def _say_reading(self) -> None:
        self.sight.show_text(self.tr("Being read…"), self.appearance.theme)
        self.say_reading()
        self._enable(False)

    def _enable(self, able: bool) -> None:
        for name in self.NEEDING:
            self.part(QPushButton, name).setEnabled(able)

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
