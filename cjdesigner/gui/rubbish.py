"""Looking for rubbish while nobody waits for it.

Python frees nearly everything at once. Only what refers to itself in a circle must be searched
for, among all that lives, and no window answers meanwhile: with two maps of 10,000 touchpoints for
more than a second. So that search is made here: now and then while little is open, and else when
another program is in use. A project needs none, since a window that goes lets go of all it held.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

# milliseconds between two looks at whether a search is due
_EVERY = 10_000
# searches among what is new after which one through everything is due, as Python has it
_DUE = 10
# and after which it is made whoever waits for it: some hundreds of megabytes may have gathered
_OVERDUE = 2_000
# records in all open projects up to which it is not felt; these take a tenth of a second
_LIGHT = 12_000
_NEVER = 2_000_000_000
# things made meanwhile that would be felt as soon as what is new is searched
_MANY = 100_000


class Rubbish(QObject):
    """Searches; ``size`` says how many records are open."""

    def __init__(self, size: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._size = size
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.search)

    def begin(self) -> None:
        """Search from now on; what there is already stays, and is left out."""
        gc.freeze()
        first, second, _ = gc.get_threshold()
        gc.set_threshold(first, second, _NEVER)
        gc.enable()
        self._timer.start()

    def search(self) -> None:
        """Search through everything, if that is due and nobody would wait for it."""
        since = gc.get_count()[2]
        in_use = QApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        if since >= _OVERDUE or (since >= _DUE and not (in_use and self._size() > _LIGHT)):
            gc.collect()


@contextmanager
def unsearched() -> Iterator[None]:
    """Without searching: of what is made here most stays, and all of it is old afterwards."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            if gc.get_count()[0] > _MANY:
                # together they bring all that is new among the old, without looking at it
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def let_go(window: QWidget, *threaded: type[QObject]) -> None:
    """Have all parts of a window let go of what they hold as soon as it has gone.

    In parts of these kinds, ``threaded``, a thread may still be at work; they keep what they hold.
    """
    every = [window, *window.findChildren(QObject)]
    parts = [part for part in every if not isinstance(part, threaded)]

    def empty() -> None:
        for part in parts:
            vars(part).clear()

    window.destroyed.connect(empty)
