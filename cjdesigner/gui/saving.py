"""Saving beside the interface, and what is said when a disk takes long to answer.

Records are frozen, so a thread can write them while a person goes on editing. A drive that was
lost holds up that thread alone; the work stands in the journal, and can be saved elsewhere.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cjdesigner.errors import FileError
from cjdesigner.gui import later
from cjdesigner.gui.projectfile import Place, Saved, save
from cjdesigner.model.records import AnyRecord

# milliseconds after which a save that goes on is told, and told again
SLOW, SLOW_AGAIN = 5_000, 30_000
# seconds for which a window that is to close simply waits
BRIEFLY = 0.25


class Saving(QObject):
    """One save at a time in a thread of its own; ``done`` tells how it went.

    ``slow`` tells that it takes long.
    """

    done = Signal(object)
    slow = Signal()
    _written = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = Path()
        self._number = 0
        self._thread: threading.Thread | None = None
        self._result: Saved | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.timeout.connect(self.slow)
        self._written.connect(self._finished, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether something is being saved."""
        return self._thread is not None

    def start(self, records: Iterable[AnyRecord], place: Place, path: Path, version: int) -> None:
        """Begin to save; the records are taken as they are now."""
        self._number += 1
        self.path = path
        self._result = None
        self._thread = threading.Thread(
            target=self._work,
            args=(self._number, tuple(records), place, path, version),
            name="saving",
            daemon=True,
        )
        self._slow.start(SLOW)
        self._thread.start()

    def ended_within(self, seconds: float) -> bool:
        """Wait for what is being saved, at most so long; whether it has ended, and been told."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)
            if thread.is_alive():
                return False
            self._finished(self._number, self._result)
        return True

    def keep_waiting(self) -> None:
        """Tell of it again after a longer while."""
        if self.busy:
            self._slow.start(SLOW_AGAIN)

    def leave_alone(self) -> None:
        """Hear no more of what is being saved: it may come to an end some time, or not."""
        self._number += 1
        self._thread = None
        self._slow.stop()

    def _work(
        self,
        number: int,
        records: tuple[AnyRecord, ...],
        place: Place,
        path: Path,
        version: int,
    ) -> None:
        try:
            saved = save(records, place, path, version)
        except Exception:
            # nobody must wait for ever; the fault itself goes its usual way
            fault = FileError("saving.fault", file=path.name)
            self._tell(number, Saved(place, version, records, fault))
            raise
        self._tell(number, saved)

    def _tell(self, number: int, saved: Saved) -> None:
        # nobody hears of a save that was left alone, and this object may be gone
        if number == self._number:
            self._result = saved
            self._written.emit(number, saved)

    def _finished(self, number: int, saved: Saved | None) -> None:
        if number != self._number or self._thread is None:
            return
        self._thread.join()
        self._thread = None
        self._slow.stop()
        self.done.emit(saved)


class Patience(QObject):
    """Says that a save takes long: keep waiting, or save elsewhere. ``elsewhere`` tells the latter.

    ``is_safe`` is asked whether the journal has all the work.
    """

    elsewhere = Signal()

    def __init__(self, saving: Saving, window: QWidget, is_safe: Callable[[], bool]) -> None:
        super().__init__(saving)
        self._saving = saving
        self._window = window
        self._is_safe = is_safe
        self._box: QWidget | None = None
        saving.slow.connect(self._say)
        saving.done.connect(self._put_away)

    def wait(self) -> bool:
        """Wait until what is being saved has ended; ``False`` where it is wanted elsewhere.

        The window is about to close, so that nothing else can be done in it meanwhile.
        """
        self._put_away()
        while not self._saving.ended_within(BRIEFLY):
            box = later.message().still_saving(self._window, self._saving.path, self._is_safe())
            self._box = box
            box.exec()
            self._box = None
            box.deleteLater()
            if box.is_chosen("elsewhere"):
                self._saving.leave_alone()
                return False
        return True

    def _say(self) -> None:
        """Say it beside the work, which goes on."""
        if self._box is not None:
            return
        box = later.message().still_saving(self._window, self._saving.path, self._is_safe())

        def answered() -> None:
            self._box = None
            box.deleteLater()
            if box.is_chosen("elsewhere"):
                self._saving.leave_alone()
                self.elsewhere.emit()
            else:
                self._saving.keep_waiting()

        self._box = box
        box.setWindowModality(Qt.WindowModality.NonModal)
        box.finished.connect(answered)
        box.show()

    def _put_away(self) -> None:
        if self._box is not None:
            self._box.close()
