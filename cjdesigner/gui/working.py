"""Work beside the window: one thing at a time, and the newest wish is the one that counts."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from cjdesigner.errors import CJDError, ExportError
from cjdesigner.gui.rubbish import unsearched

Told = Callable[[float], None]
Work = Callable[[Told], object]


class _Task(NamedTuple):
    number: int
    work: Work
    stop: threading.Event


class Worker(QObject):
    """Carries out work in a thread of its own.

    Work is given a function to tell how far it is, from 0 to 1; that raises ``ExportError`` when
    the work is no longer wanted, and so ends it. ``advanced`` and ``done`` come with the work's
    number; ``done`` brings what came of it, the ``CJDError`` that ended it, or ``None`` after a
    fault. Work that another took the place of is not heard of again. A disk that does not answer
    holds up the thread alone, and not the end of the program.
    """

    advanced = Signal(int, float)
    done = Signal(int, object)
    _far = Signal(int, float)
    _over = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = threading.Lock()
        self._next: _Task | None = None
        self._now: _Task | None = None
        self._thread: threading.Thread | None = None
        self._resting = True
        self._left = False
        self._newest = 0
        # both come from the thread that works
        self._far.connect(self._tell_far, Qt.ConnectionType.QueuedConnection)
        self._over.connect(self._tell_over, Qt.ConnectionType.QueuedConnection)

    def start(self, work: Work) -> int:
        """Begin this work as soon as what is being done has been left off; its number."""
        self._newest += 1
        with self._door:
            if self._now is not None:
                self._now.stop.set()
            self._next = _Task(self._newest, work, threading.Event())
            resting, self._resting = self._resting, False
        if resting:
            self.wait()
            self._thread = threading.Thread(target=self._live, name="work", daemon=True)
            self._thread.start()
        return self._newest

    def stop(self) -> None:
        """Leave off; what is being done says at its next step that it was stopped."""
        with self._door:
            if self._now is not None:
                self._now.stop.set()
            if self._next is not None:
                self._next.stop.set()

    def leave(self, seconds: float | None = None) -> None:
        """Leave off and wait for that, at most so long: the window goes.

        Nothing is told any more.
        """
        with self._door:
            self._left = True
        self.stop()
        self.wait(seconds)

    def wait(self, seconds: float | None = None) -> None:
        """Wait, at most so long, until there is nothing more to do; it is told a moment later."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _tell(self, signal: SignalInstance, number: int, what: object) -> None:
        # this object may be gone once somebody has left
        with self._door:
            if not self._left:
                signal.emit(number, what)

    def _live(self) -> None:
        while True:
            with self._door:
                self._now, self._next = self._next, None
                if self._now is None:
                    self._resting = True
                    return
            self._carry_out(self._now)

    def _carry_out(self, task: _Task) -> None:
        def told(done: float) -> None:
            if task.stop.is_set():
                raise ExportError("render.cancelled")
            self._tell(self._far, task.number, done)

        try:
            told(0.0)
            with unsearched():
                result: object = task.work(told)
        except CJDError as error:
            result = error
        except Exception:
            # nobody must wait for ever; the fault itself goes its usual way
            result = None
            threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), self._thread)))
        self._tell(self._over, task.number, result)

    def _tell_far(self, number: int, done: float) -> None:
        if number == self._newest and not self._left:
            self.advanced.emit(number, done)

    def _tell_over(self, number: int, result: object) -> None:
        if number == self._newest and not self._left:
            self.done.emit(number, result)
