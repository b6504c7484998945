"""What an earlier run left behind when it did not end in an orderly way.

It is looked for beside the window, after the first window is there, since a project's file may be
on a share that no longer answers. Nothing of it goes without a word.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from cjdesigner.gui import crashes, later
from cjdesigner.gui.projectfile import Place, lock_for
from cjdesigner.gui.working import Told, Worker

if TYPE_CHECKING:
    from cjdesigner.gui.app import Program
    from cjdesigner.gui.reading import State
    from cjdesigner.storage.recovery import Offer

# seconds for which the end of the program waits for a disk
_LAST = 1.0
# milliseconds after which the first window has its picture and its panels
_PICTURED = 300


class Found(NamedTuple):
    """What can be brought back, what was put aside just now because it makes no sense, and why.

    ``crash`` is the report of a fault that ended an earlier run, or empty.
    """

    offers: list[Offer]
    aside: frozenset[Path]
    crash: str


def look_for(told: Told) -> Found:
    """The work that looks for what was left behind."""
    recovery, where = later.recovery(), later.recovery_folder()
    before = recovery.aside(where)
    offers = recovery.offers(where)
    crash = crashes.told(crashes.folder())
    return Found(offers, recovery.aside(where) - before, crash)


class Offering(QObject):
    """Offers what can be recovered, all of it in one dialog; nothing where there is nothing."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._worker = Worker(self)
        self._worker.done.connect(self._found)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PICTURED)
        self._later.timeout.connect(self.begin)

    def begin_later(self) -> None:
        """Look for it once the first window has been painted."""
        self._later.start()

    def begin(self) -> None:
        """Look for it now."""
        self._worker.start(look_for)

    def leave(self) -> None:
        """The program ends."""
        self._later.stop()
        self._worker.leave(_LAST)

    def _found(self, _number: int, found: object) -> None:
        if not isinstance(found, Found):
            return
        over = self._over()
        if found.offers:
            appearance = self._program.appearance
            make = later.recovery_dialog()
            dialog = make(found.offers, appearance, self._bring_back, found.crash, over)
            dialog.exec()
            # it may not have been closed where the program ends
            dialog.leave()
            dialog.deleteLater()
        elif found.crash:
            later.message().tell_crash(found.crash)
        if found.aside and not found.offers:
            later.message().tell(
                over,
                self.tr("Work of an earlier run could not be read."),
                self.tr("It was not deleted; it is kept in {folder}.").replace(
                    "{folder}", str(min(found.aside).parent)
                ),
            )

    def _over(self) -> QWidget | None:
        program = self._program
        return program.windows[0] if program.windows else program.start_screen

    def _bring_back(self, found: Offer, state: State) -> None:
        # under its old name only where that file still is what was being edited
        same = found.file == "same"
        place = Place(found.path if same else None, found.sha256 if same else None)
        for other in tuple(self._program.windows):
            # the file as it was last saved is not looked at twice
            if same and other.files.place.path == found.path and not other.desk.session.modified:
                other.close()
        held = lock_for(found.path) if same and found.path is not None else None
        window = self._program.show_project(
            state.document, place, saved=False, lock=held, ready=state.layout
        )
        # what is offered goes only when the new window has it on disk
        window.files.guard.afterwards(partial(later.recovery().discard, found))
