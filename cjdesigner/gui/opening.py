"""Opening a file: what is read beside the window gets a window, or a sentence why it does not.

Several files can be on their way at once. A file that takes longer than a moment shows how far it
is and can be left off; what is left off leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cjdesigner.errors import CJDError
from cjdesigner.gui import later
from cjdesigner.gui.fetching import Fetch, Notice
from cjdesigner.gui.projectfile import FileLock, Place
from cjdesigner.gui.reading import Arrived, OpenAlready, reading
from cjdesigner.layout.metrics import Look
from cjdesigner.model.change import Label
from cjdesigner.storage import lock
from cjdesigner.words import say, say_error

if TYPE_CHECKING:
    from cjdesigner.gui.app import Program

Then = Callable[[bool], None]

# repairs that are told one by one
TOLD = 12


class _Coming(QObject):
    """One file on its way: who asked for it, and the notice that shows how far it is."""

    def __init__(self, path: Path, over: QWidget | None, then: Then, opening: Opening) -> None:
        super().__init__(opening)
        self._opening = opening
        self.path = path
        self.over = over
        self.then = then
        self.unwanted = False
        self.fetch = Fetch(self)
        self.notice = Notice(self.fetch, "opening", path.name, self._beside)
        self.notice.unwanted.connect(self._unwanted)

    def leave_off(self) -> None:
        """It is no longer wanted; what has come of it is still to be given back."""
        self.unwanted = True
        self.fetch.stop()
        self.notice.quiet()

    def _beside(self) -> QWidget | None:
        return self._opening.beside(self)

    def _unwanted(self) -> None:
        self._opening.leave_off(self)


class Opening(QObject):
    """Opens files for the program."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._coming: list[_Coming] = []

    def open(self, path: Path, over: QWidget | None, then: Then) -> None:
        """Open a file in a window of its own; an error is told over ``over``.

        ``then`` is called at the end: is the file open now? Without ``over``, the start screen
        comes where nothing else is there.
        """
        for other in self._coming:
            if other.path == path and not other.unwanted:
                other.notice.raise_()
                then(False)
                return
        coming = _Coming(path, over, then, self)
        self._coming.append(coming)
        known = [window.files.place.path for window in self._program.windows]
        look = Look(self._program.appearance.theme)
        work = reading(path, [one for one in known if one is not None], look)
        coming.fetch.start(work, lambda result: self._ended(coming, result))

    def beside(self, coming: _Coming) -> QWidget | None:
        """Where something is said: the window that asked, if it is still there, or another."""
        program = self._program
        if coming.over is not None and coming.over in (*program.windows, program.start_screen):
            return coming.over
        return program.windows[-1] if program.windows else program.start_screen

    def leave_off(self, coming: _Coming) -> None:
        """Somebody does not want to wait for a file: all is as it was before."""
        if not self._program.windows and coming.over is None:
            self._program.show_start(None)
        coming.leave_off()
        coming.then(False)

    def leave_off_all(self) -> None:
        """No file is wanted any more: the program ends."""
        for coming in self._coming:
            coming.leave_off()

    def leave(self) -> None:
        """Leave off and wait a moment for that; a disk that does not answer is left alone."""
        self.leave_off_all()
        for coming in self._coming:
            coming.fetch.leave()
        self._coming.clear()

    def _ended(self, coming: _Coming, result: object) -> None:
        self._coming.remove(coming)
        coming.deleteLater()
        if coming.unwanted:
            if isinstance(result, Arrived) and isinstance(result.held, lock.Lock):
                result.held.release()
            return
        match result:
            case Arrived():
                stands = self._show(coming, result)
            case OpenAlready(path):
                coming.notice.quiet()
                stands = self._program.bring_forward(path)
            case CJDError():
                self._refuse(coming, result)
                stands = False
            case _:
                # a fault, which has been told as all faults are
                self._refuse(coming, None)
                stands = False
        coming.then(stands)

    def _refuse(self, coming: _Coming, error: CJDError | None) -> None:
        program = self._program
        if not program.windows and coming.over is None:
            program.show_start(None)
        coming.notice.quiet()
        program.change_settings(program.settings.without_recent(str(coming.path)))
        if error is not None:
            text = say_error(error, program.appearance.language)
            later.message().tell(self.beside(coming), text)

    def _show(self, coming: _Coming, arrived: Arrived) -> bool:
        program, path, opened, held = self._program, coming.path, arrived.opened, arrived.held
        if opened.path is None:
            # what was found in a PDF is a beginning: it is saved as a file of its own
            window = program.show_project(
                opened.document, Place(), saved=False, fresh=True, ready=arrived.layout
            )
            coming.notice.quiet()
            if opened.repairs:
                self._tell_repairs(window, opened.repairs)
            return True
        mine = held if isinstance(held, lock.Lock) else None
        if isinstance(held, lock.Holder):
            coming.notice.quiet()
            way = self._ask_holder(held, path, self.beside(coming))
            if not way:
                return False
            mine = lock.take_over(path) if way == "anyway" else None
        place = Place(
            path,
            opened.sha256,
            # a file that somebody else holds is looked at, and saved under another name
            opened.read_only or mine is None,
            opened.keep_original,
            opened.proof,
        )
        window = program.show_project(
            opened.document,
            place,
            saved=not opened.repairs,
            lock=FileLock(mine) if mine is not None else None,
            ready=arrived.layout,
        )
        # not before: the last window that goes takes the program with it
        coming.notice.quiet()
        program.opened(path)
        if opened.repairs:
            self._tell_repairs(window, opened.repairs)
        return True

    def _ask_holder(self, holder: lock.Holder, path: Path, over: QWidget | None) -> str:
        """How to open a file that somebody has: "look", "anyway", or not at all."""
        text = self.tr("“{name}” is open already, by {who} on the computer “{host}”.")
        text = text.replace("{who}", holder.who or "?").replace("{host}", holder.host or "?")
        look = ("look", self.tr("Open to look at"))
        anyway = ("anyway", self.tr("Open anyway"))
        if holder.silent:
            more = self.tr("Nothing has been heard from there for a while.")
            offered = [anyway, look]
        else:
            more = self.tr(
                "You can look at it, and save your changes under another name. If you open it "
                "anyway, what you both do can be brought together when one of you has saved."
            )
            offered = [look, anyway]
        return later.message().choose(over, text.replace("{name}", path.name), more, offered)

    def _tell_repairs(self, over: QWidget, repairs: tuple[Label, ...]) -> None:
        language = self._program.appearance.language
        lines = [f"•  {say(one.key, language, **dict(one.arguments))}" for one in repairs[:TOLD]]
        if len(repairs) > TOLD:
            lines.append(self.tr("•  and %n more", "repairs", len(repairs) - TOLD))
        kept = self.tr("The file as it was is kept beside it when you save for the first time.")
        text = self.tr("This file was damaged and has been repaired.")
        later.message().tell(over, text, "\n".join([*lines, "", kept]))
