"""Opening a file: it is read, locked, and what stands in the way is said or asked.

Also what an earlier run left behind when it did not end in an orderly way: it is offered after
the first window is there, and nothing of it goes without a word.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from cjdesigner.errors import CJDError
from cjdesigner.gui import crashes, later
from cjdesigner.gui.projectfile import FileLock, Place, lock_for
from cjdesigner.model.change import Label
from cjdesigner.storage import lock, reader
from cjdesigner.words import say, say_error

if TYPE_CHECKING:
    from cjdesigner.gui.app import Program
    from cjdesigner.storage.recovery import Offer, Recovered


class Opening(QObject):
    """Opens files for the program."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.offer)

    def open(self, path: Path, over: QWidget | None) -> bool:
        """Open a file in a window of its own; whether that went well, which else has been told."""
        program = self._program
        try:
            opened = reader.read(path)
        except CJDError as error:
            program.change_settings(program.settings.without_recent(str(path)))
            later.message().tell(over, say_error(error, program.appearance.language))
            return False
        held = lock.acquire(path)
        mine = held if isinstance(held, lock.Lock) else None
        if isinstance(held, lock.Holder):
            way = self._ask_holder(held, path, over)
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
        )
        if opened.repairs:
            self._tell_repairs(window, opened.repairs)
        program.opened(path)
        return True

    def offer_later(self) -> None:
        """Offer what can be recovered, once the first window has been painted."""
        self._later.start()

    def offer(self) -> None:
        """Offer what can be recovered, all of it in one dialog; nothing where there is nothing."""
        program, recovery = self._program, later.recovery()
        over = program.windows[0] if program.windows else program.start_screen
        where = later.recovery_folder()
        before = recovery.aside(where)
        found = recovery.offers(where)
        crash = crashes.told(crashes.folder())
        if found:
            dialog = later.recovery_dialog()(
                found, program.appearance, self._bring_back, crash, over
            )
            dialog.exec()
            dialog.deleteLater()
        elif crash:
            later.message().tell_crash(crash)
        strange = recovery.aside(where) - before
        if strange and not found:
            later.message().tell(
                over,
                self.tr("Work of an earlier run could not be read."),
                self.tr("It was not deleted; it is kept in {folder}.").replace(
                    "{folder}", str(min(strange).parent)
                ),
            )

    def _bring_back(self, found: Offer, recovered: Recovered) -> None:
        # under its old name only where that file still is what was being edited
        same = found.file == "same"
        place = Place(found.path if same else None, found.sha256 if same else None)
        for other in tuple(self._program.windows):
            # the file as it was last saved is not looked at twice
            if same and other.files.place.path == found.path and not other.desk.session.modified:
                other.close()
        held = lock_for(found.path) if same and found.path is not None else None
        window = self._program.show_project(recovered.document, place, saved=False, lock=held)
        # what is offered goes only when the new window has it on disk
        if window.files.guard.flush():
            later.recovery().discard(found)

    def _ask_holder(self, holder: lock.Holder, path: Path, over: QWidget | None) -> str:
        """How to open a file that somebody has: "look", "anyway", or not at all."""
        who = " @ ".join(part for part in (holder.who, holder.host) if part)
        text = self.tr("“{name}” is open already, by {who}.").replace("{who}", who or "?")
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
        lines = [say(one.key, language, **dict(one.arguments)) for one in repairs]
        text = self.tr("This file was damaged and has been repaired.")
        later.message().tell(over, text, "\n".join(lines[:20]))
