"""Opening a file: it is read, locked, and what stands in the way is said or asked.

Also what an earlier run left behind when it did not end in an orderly way: it is offered after
the first window is there, and nothing of it goes without a word.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimer
from PySide6.QtWidgets import QWidget

from cjdesigner.errors import CJDError
from cjdesigner.gui import later
from cjdesigner.gui.projectfile import FileLock, Place, lock_for
from cjdesigner.model.change import Label
from cjdesigner.storage import lock, reader
from cjdesigner.words import say, say_error

if TYPE_CHECKING:
    from cjdesigner.gui.app import Program
    from cjdesigner.storage.recovery import Offer


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
        """Offer what can be recovered, one project after the other."""
        over = self._program.windows[0] if self._program.windows else None
        recovery = later.recovery()
        for found in recovery.offers(later.recovery_folder()):
            answer = later.message().ask_recover(over, *self._told(found))
            if answer == "restore":
                self._restore(found, over)
            elif answer == "discard":
                recovery.discard(found)

    def _restore(self, found: Offer, over: QWidget | None) -> None:
        recovery = later.recovery()
        try:
            recovered = recovery.restore(found)
        except CJDError as error:
            recovery.put_aside(found)
            later.message().tell(over, say_error(error, self._program.appearance.language))
            return
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
            recovery.discard(found)

    def _told(self, found: Offer) -> tuple[str, str]:
        """What is said about an offer: a question, and what is known."""
        name = found.title or (found.path.stem if found.path else self.tr("Untitled project"))
        moment = QDateTime.fromSecsSinceEpoch(int(found.when.timestamp()))
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        question = self.tr("Bring back the unsaved work on “{name}”?").replace("{name}", name)
        parts = [self.tr("%n change(s) not saved, the last one at {when}.", "", found.changes)]
        if found.damaged:
            parts.append(self.tr("Its end is damaged; what stands before it can be had."))
        if found.file == "changed":
            parts.append(self.tr("The file itself has changed since; it will not be touched."))
        return question, " ".join(parts).replace("{when}", when)

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
