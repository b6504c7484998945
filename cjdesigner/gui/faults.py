"""What happens when the program itself is at fault: one calm dialog, and the work goes on.

Three doors lead here: an exception in a slot, in a thread, and in a finaliser. The report names
places in the program and no content: no message of an exception, which might quote the map.
"""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, Qt, Signal, qVersion

from cjdesigner import __version__

# milliseconds after a dialog in which no other is shown, and in which the same one is not
QUIET_TIME = 5_000
SAME_AGAIN = 60_000
_OURS = "cjdesigner"


class Faults(QObject):
    """Catches what nothing else caught. ``tell`` shows a report; at most one in five seconds.

    The same report is not shown again for a minute. A fault while the dialog stands open, or right
    after it, is counted and not shown.
    """

    _met = Signal(str)

    def __init__(self, tell: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._telling = False
        self._since = QElapsedTimer()
        self._last = ""
        self.unshown = 0
        # queued: a fault in a painter or a thread is shown once the loop is free again
        self._met.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Stand behind all three doors from now on."""
        sys.excepthook = self._exception
        threading.excepthook = self._in_thread
        sys.unraisablehook = self._unraisable

    def ignore(self) -> None:
        """Give the doors back to Python."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__

    def _exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._met.emit(report(kind, trace))

    def _in_thread(self, fault: threading.ExceptHookArgs) -> None:
        self._met.emit(report(fault.exc_type, fault.exc_traceback))

    def _unraisable(self, fault: Any) -> None:
        self._met.emit(report(fault.exc_type, fault.exc_traceback))

    def _show(self, text: str) -> None:
        print(text, file=sys.stderr)
        quiet = SAME_AGAIN if text == self._last else QUIET_TIME
        recent = self._since.isValid() and self._since.elapsed() < quiet
        if self._telling or recent:
            self.unshown += 1
            return
        self._telling = True
        try:
            self._tell(text)
        finally:
            self._telling = False
            self._last = text
            self._since.start()


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """A fault as text: program, machine, the kind of error, and the places it came through."""
    frames = traceback.extract_tb(trace)
    places = [f"  {place(one.filename)}:{one.lineno} {one.name}" for one in frames]
    return "\n".join([program(), kind.__name__, *places])


def program() -> str:
    """What ran: the program, what it stands on, and the system."""
    return (
        f"CJ Designer {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()}"
    )


def place(file: str) -> str:
    """A source as the report names it: from the program's own folder on, or its bare name.

    So no folder of the user is in the report, nor a user's name, which folders are called by.
    """
    parts = file.replace("\\", "/").split("/")
    ours = [number for number, part in enumerate(parts[:-1]) if part == _OURS]
    return "/".join(parts[ours[-1] if ours else -1 :])
