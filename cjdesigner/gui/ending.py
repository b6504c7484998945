"""The end that the system asks for: SIGTERM and SIGINT close the windows in an orderly way.

A plain Python handler never runs while Qt's loop waits, so a signal wakes the loop by a socket.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class Ending(QObject):
    """Calls ``end`` when the system asks the program to stop."""

    def __init__(self, end: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = end
        self._ours, self._theirs = socket.socketpair()
        self._ours.setblocking(False)
        self._theirs.setblocking(False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._before = signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        self._handlers = {
            number: signal.signal(number, _noted) for number in (signal.SIGTERM, signal.SIGINT)
        }

    def stop(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._before)
        self._ours.close()
        self._theirs.close()

    def _woken(self) -> None:
        if self._ours.recv(64):
            self._end()


def _noted(_number: int, _frame: object) -> None:
    """A handler must exist for the wake-up byte to be written."""
