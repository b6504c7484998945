"""Commands on files: new, open, save, export, close; nothing is lost without a question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir

from cjdesigner.gui import later
from cjdesigner.gui.commands.base import Commands
from cjdesigner.gui.projectfile import (
    ENDING,
    FileLock,
    Guard,
    Place,
    Saved,
    lock_for,
)
from cjdesigner.gui.saving import Patience, Saving
from cjdesigner.words import say_error

if TYPE_CHECKING:
    from cjdesigner.gui.main_window import MainWindow
    from cjdesigner.gui.sharing import Sharing

# how the name of a project may end
ENDINGS = (ENDING, ".json")
# what a save answers where the file is not what was read
CHANGED_MEANWHILE = ("storage.changed_on_disk", "storage.gone_on_disk")


class FileCommands(Commands):
    """The file of one window's project."""

    def __init__(self, window: MainWindow, place: Place, guard: Guard) -> None:
        super().__init__(window)
        self.place = place
        self.guard = guard
        self._lock: FileLock | None = None
        guard.setParent(self)
        guard.troubled.connect(self.desk.refuse)
        self._again = False
        self._saving = Saving(self)
        self._patience = Patience(self._saving, window, lambda: guard.is_safe)
        self._patience.elsewhere.connect(self.save_as)
        self._saving.done.connect(self._done)
        # what stands on disk, as far as it is known: not for recovered or repaired work
        modified = self.desk.session.modified
        self._read = () if modified else tuple(self.desk.document.records())
        self._sharing: Sharing | None = None

    @property
    def name(self) -> str:
        """What the project is called in the title: its file, its title, or "Untitled"."""
        if self.place.path is not None:
            return self.place.path.name
        return self.desk.document.project.title or self.tr("Untitled", "a project without a file")

    @property
    def busy(self) -> bool:
        """Whether the file is being saved."""
        return self._saving.busy

    @property
    def sharing(self) -> Sharing:
        """What watches the file; from the first time it is asked for."""
        if self._sharing is None:
            self._sharing = later.sharing()(self)
            self._sharing.follow(self.place, self._read)
            self._read = ()
        return self._sharing

    def now_on_disk(self, digest: str | None) -> None:
        """The file has been changed by somebody else: the next save goes over that."""
        self.place = self.place._replace(sha256=digest)

    def settle(self, *, same: bool) -> None:
        """What is here and what is on disk have been brought together; are they the same?"""
        if same:
            self.desk.session.mark_saved()
            self.guard.saved(self.place, self.desk.document.records(), self.guard.handed)
        else:
            self.desk.session.mark_unsaved()
        self.window.show_state()

    def hold(self, lock: FileLock | None) -> None:
        """Hold the lock of the file that is open, instead of an earlier one."""
        if self._lock is not None:
            self._lock.release()
        self._lock = lock
        if lock is not None:
            lock.setParent(self)
            lock.lost.connect(self._lock_lost)

    def release(self) -> None:
        """The window goes: no file is held and nothing is kept aside any more."""
        self._saving.leave_alone()
        self.sharing.stop()
        self.hold(None)
        self.guard.close()

    def keep(self) -> None:
        """What is not saved is on disk now, what is being typed among it."""
        self.take_typing()
        if self.desk.session.modified:
            self.guard.flush()

    def leave(self) -> None:
        """The window is about to go unasked: its work stays for the next start to offer."""
        self.take_typing()
        self.guard.close(keep=self.desk.session.modified)
        self.desk.session.mark_saved()

    def new(self) -> None:
        """Start another project, in a window of its own."""
        self.window.program.show_start(self.window)

    def open(self) -> None:
        """Ask for a file and open it in a window of its own."""
        path, _ = later.file_dialog().getOpenFileName(
            self.window,
            self.tr("Open a project"),
            str(self._folder()),
            self.tr("Journeys, and PDFs that hold one (*.journey *.json *.pdf);;All files (*)"),
        )
        if path:
            self.window.program.open(Path(path), self.window)

    def save(self) -> None:
        """Save where the project stands, beside the interface; ask where if it stands nowhere."""
        self.take_typing()
        if self.place.path is None:
            self.save_as()
        elif self.place.read_only:
            self._offer_elsewhere()
        elif self._saving.busy:
            self._again = True
        else:
            self._begin(self.place.path)

    def _offer_elsewhere(self) -> None:
        """Say why it is not saved in its place, and offer another."""
        text = self.tr(
            "“{name}” is only looked at here: it is protected, or somebody else has it open. Your "
            "changes can be saved under another name."
        )
        elsewhere = self.tr("Save as…")
        if later.message().ask(self.window, text.replace("{name}", self.name), "", elsewhere):
            self.save_as()

    def save_as(self) -> None:
        """Ask where to save, and save there from now on."""
        self.take_typing()
        path = self._ask_where()
        if path is None:
            return
        if path != self._saving.path:
            # this is where it is wanted now
            self._saving.leave_alone()
        if self._patience.wait():
            self._begin(path)
        else:
            self.save_as()

    def _save_and_wait(self, path: Path | None) -> bool:
        """Save, as is needed before a window closes; whether all of it is saved."""
        while path is not None:
            self._begin(path)
            if self._patience.wait():
                return not self.desk.session.modified
            path = self._ask_where()
        return False

    def export(self) -> None:
        """Make a PDF, picture or SVG of the map."""
        self.take_typing()
        beside = self.place.path or self._folder() / (_file_name(self.name) + ENDING)
        seen = later.in_view()(self.window.canvas, self.desk.journey)
        make = later.export_dialog()
        dialog = make(self.desk, self.window.program, beside, self.window, seen)
        dialog.exec()
        dialog.deleteLater()

    def print(self) -> None:
        """Print the pages as the project was printed last, after a look at them."""
        self.take_typing()
        later.printing().PrintJob(self.window).begin()

    def close(self) -> None:
        """Close the window, after a question where work would be lost."""
        self.window.close()

    def quit(self) -> None:
        """Close all windows, each after its own question."""
        self.window.program.quit()

    def may_close(self) -> bool:
        """Whether nothing would be lost, or its loss was agreed to."""
        self.take_typing()
        if not self._patience.wait():
            return self._save_and_wait(self._ask_where())
        if not self.desk.session.modified:
            return True
        answer = later.message().ask_save(self.window, self.name)
        if answer == "save":
            in_place = self.place.path is not None and not self.place.read_only
            return self._save_and_wait(self.place.path if in_place else self._ask_where())
        return answer == "discard"

    def _lock_lost(self) -> None:
        text = self.tr("Somebody else has opened this file too. It is noticed when they save.")
        self.desk.told.emit(text, True)

    def _begin(self, path: Path) -> None:
        self._saving.start(self.desk.document.records(), self.place, path, self.guard.handed)
        self.window.show_state()

    def _done(self, saved: Saved) -> None:
        if saved.error is not None:
            self._again = False
            if saved.error.key in CHANGED_MEANWHILE:
                self.sharing.ask(saved.standing, saving=True)
                return
            text = say_error(saved.error, self.desk.language)
            elsewhere = self.tr("Save as…")
            if later.message().ask(self.window, text, "", elsewhere):
                self.save_as()
            return
        if saved.place.path is not None and saved.place.path != self.place.path:
            self.hold(lock_for(saved.place.path))
        self.place = saved.place
        self.sharing.follow(saved.place, saved.records)
        if saved.version == self.guard.handed:
            self.desk.session.mark_saved()
        self.guard.saved(saved.place, self.desk.document.records(), saved.version)
        self.window.show_state()
        if saved.place.path is not None:
            self.window.program.opened(saved.place.path)
        self.desk.told.emit(self.tr("Saved."), False)
        if self._again:
            self._again = False
            self.save()

    def _ask_where(self) -> Path | None:
        name = self.place.path.name if self.place.path else _file_name(self.name) + ENDING
        path, _ = later.file_dialog().getSaveFileName(
            self.window,
            self.tr("Save the project as"),
            str(self._folder() / name),
            self.tr("Journeys (*.journey *.json)"),
        )
        if not path:
            return None
        chosen = Path(path)
        # what follows a dot may be a part of the name; and a project is never saved as another
        # kind of file, least of all over the PDF that it was opened from
        if chosen.suffix.lower() in ENDINGS:
            return chosen
        chosen = chosen.with_name(chosen.name + ENDING)
        there = [chosen] if chosen.exists() else []
        return chosen if later.message().ask_replace(self.window, there) else None

    def _folder(self) -> Path:
        if self.place.path is not None:
            return self.place.path.parent
        return Path(QDir.homePath())


def _file_name(title: str) -> str:
    """A title as the name of a file on any system."""
    kept = "".join(" " if letter in '<>:"/\\|?*' else letter for letter in title)
    return " ".join(kept.split())[:80].strip(". ") or "journey"
