"""What a window or dialog waits for, and the notice of it once it takes longer than a moment.

The work is done beside the window (see ``working``). The newest wish is the one that counts, and
whoever does not want to wait leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cjdesigner.gui import later
from cjdesigner.gui.working import Work, Worker

if TYPE_CHECKING:
    from cjdesigner.gui.dialogs.waiting import Waiting

Then = Callable[[object], None]
Doing = Literal["opening", "reading", "keeping"]

# milliseconds that work may take before anything is shown of it
A_MOMENT = 250
# seconds for which an end waits for a disk
_LAST = 1.0


class Fetch(QObject):
    """Has work done, and hands over what came of it; one thing at a time.

    ``slow`` tells that it takes longer than a moment, ``advanced`` how far it is, from 0 to 1.
    """

    slow = Signal()
    advanced = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.worker = Worker(self)
        self.worker.advanced.connect(self._advance)
        self.worker.done.connect(self._arrived)
        self._then: Then | None = None
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.timeout.connect(self.slow)

    @property
    def busy(self) -> bool:
        """Whether something is being fetched that is still waited for."""
        return self._then is not None

    def start(self, work: Work, then: Then) -> None:
        """Have this done in the place of what was being done, and call ``then`` with its result.

        That is what came of it, the ``CJDError`` that ended it, or ``None`` after a fault.
        """
        self._then = then
        self._moment.start(A_MOMENT)
        self.worker.start(work)

    def stop(self) -> None:
        """Leave off, and hand over all the same what came of it."""
        self._moment.stop()
        self.worker.stop()

    def leave_off(self) -> None:
        """Nothing that is being done is wanted any more."""
        self._then = None
        self.stop()

    def leave(self) -> None:
        """The window or dialog goes; nothing of it goes on, but for a disk that does not answer."""
        self._then = None
        self._moment.stop()
        self.worker.leave(_LAST)

    def _advance(self, _number: int, done: float) -> None:
        self.advanced.emit(done)

    def _arrived(self, _number: int, found: object) -> None:
        then, self._then = self._then, None
        self._moment.stop()
        if then is not None:
            then(found)


class Notice(QObject):
    """Shows how far something is that takes its time, in a window of its own.

    ``unwanted``: somebody does not want to wait for it. ``beside`` is asked where it is shown.
    """

    unwanted = Signal()

    def __init__(
        self,
        fetch: Fetch,
        doing: Doing,
        name: str,
        beside: Callable[[], QWidget | None],
    ) -> None:
        super().__init__(fetch)
        self._doing, self._name = doing, name
        self._beside = beside
        self._done = 0.0
        self._shown: Waiting | None = None
        fetch.slow.connect(self._show)
        fetch.advanced.connect(self._advance)

    def raise_(self) -> None:
        """Bring it to the front, where it is shown."""
        if self._shown is not None:
            self._shown.raise_()
            self._shown.activateWindow()

    def quiet(self) -> None:
        """Show nothing of it any more."""
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None

    def _show(self) -> None:
        self._shown = later.waiting()(self._doing, self._name, self._beside())
        self._shown.unwanted.connect(self.unwanted)
        self._shown.advance(self._done)
        self._shown.show()

    def _advance(self, done: float) -> None:
        self._done = done
        if self._shown is not None:
            self._shown.advance(done)
