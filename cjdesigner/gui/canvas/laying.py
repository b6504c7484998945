"""A large map laid out beside the window, in which the work goes on meanwhile.

The layout is made of a document of its own that holds the same records, so that neither waits for
the other; what is done until it comes is brought into it then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLabel

from cjdesigner.gui.fetching import Fetch
from cjdesigner.gui.reading import State, recalling
from cjdesigner.model.change import Change
from cjdesigner.timeline.document import Document

if TYPE_CHECKING:
    from cjdesigner.gui.canvas.map_view import MapView
    from cjdesigner.gui.canvas.sheet import Sheet

_AWAY = 16  # pixels from the top of the view


class Laying(QObject):
    """Lays out the journey of a sheet for a view, and says so where it takes longer than a moment.

    ``laid``: it is on the sheet now.
    """

    laid = Signal()

    def __init__(self, view: MapView, sheet: Sheet) -> None:
        super().__init__(view)
        self._view = view
        self._sheet = sheet
        self._since: Change | None = None
        self._waiting: list[Callable[[], object]] = []
        self._done = 0.0
        self._fetch = Fetch(self)
        self._fetch.slow.connect(self._say)
        self._fetch.advanced.connect(self._advance)
        self._notice = QLabel(view)
        self._notice.setObjectName("laying")
        self._notice.hide()
        view.installEventFilter(self)

    @property
    def busy(self) -> bool:
        """Whether the map is being laid out."""
        return self._fetch.busy

    def begin(self) -> None:
        """Begin to lay out the sheet's journey as it is now, instead of any other."""
        sheet = self._sheet
        records = tuple(sheet.document.records())
        sheet.wait()
        self._since = None
        work = recalling(
            lambda _: Document(records), sheet.look, sheet.journey, metrics=sheet.metrics
        )
        self._fetch.start(work, self._arrived)

    def leave_off(self) -> None:
        """Another layout is on the sheet already."""
        self._fetch.leave_off()
        self._end()

    def leave(self) -> None:
        """The window goes."""
        self._fetch.leave()
        self._waiting.clear()

    def heed(self, change: Change) -> None:
        """The document has been changed meanwhile."""
        self._since = change if self._since is None else self._since.then(change)

    def then(self, call: Callable[[], object]) -> None:
        """Call this when the map is laid out: now, or later."""
        if self.busy:
            self._waiting.append(call)
        else:
            call()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _arrived(self, found: object) -> None:
        since = self._since
        if not isinstance(found, State) or found.layout is None:
            # a fault has been told as all faults are
            self._notice.hide()
        elif since is not None and self._sheet.update_takes_long(since, found.layout):
            self.begin()
        else:
            self._sheet.take(found.layout, since)
            self.laid.emit()
            self._end()

    def _end(self) -> None:
        self._notice.hide()
        self._done = 0.0
        waiting, self._waiting = self._waiting, []
        for call in waiting:
            call()

    def _advance(self, done: float) -> None:
        self._done = done
        if self._notice.isVisible():
            self._say()

    def _say(self) -> None:
        text = self.tr("The map is being laid out… {percent} %")
        self._notice.setText(text.replace("{percent}", str(round(100 * self._done))))
        self._place()
        self._notice.show()

    def _place(self) -> None:
        self._notice.adjustSize()
        port = self._view.viewport().geometry()
        self._notice.move(port.center().x() - self._notice.width() // 2, port.top() + _AWAY)
