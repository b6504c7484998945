"""The end that the system asks for: SIGTERM and SIGINT let the program end in an orderly way.

A plain Python handler never runs while Qt's loop waits, so a signal wakes the loop by a pipe.
Windows knows no such signals; a log-out is told by Qt there, as everywhere.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_SIGNALS = () if sys.platform == "win32" else (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Ending(QObject):
    """Calls ``end`` when the system asks the program to stop."""

    def __init__(self, end: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = end
        self._heard, self._told = os.pipe()
        for descriptor in (self._heard, self._told):
            os.set_blocking(descriptor, False)
        # what was started to go on without its terminal goes on
        wanted = [one for one in _SIGNALS if signal.getsignal(one) != signal.SIG_IGN]
        self._handlers = {number: signal.signal(number, _noted) for number in wanted}
        if self._handlers:
            self._before = signal.set_wakeup_fd(self._told, warn_on_full_buffer=False)
            self._notifier = QSocketNotifier(self._heard, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._woken)

    def stop(self) -> None:
        """Give the signals back."""
        if self._handlers:
            self._notifier.setEnabled(False)
            signal.set_wakeup_fd(self._before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        os.close(self._heard)
        os.close(self._told)

    def _woken(self) -> None:
        if os.read(self._heard, 64):
            self._end()


def _noted(_number: int, _frame: object) -> None:
    """A handler must exist for the wake-up byte to be written."""
