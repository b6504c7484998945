"""Commands on files: new, open, save, export, close; nothing is lost without a question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog

from cjdesigner.gui import later
from cjdesigner.gui.commands.base import Commands
from cjdesigner.gui.projectfile import ENDING, Place, Saved, Saving, save
from cjdesigner.words import say_error

if TYPE_CHECKING:
    from cjdesigner.gui.main_window import MainWindow


class FileCommands(Commands):
    """The file of one window's project."""

    def __init__(self, window: MainWindow, place: Place) -> None:
        super().__init__(window)
        self.place = place
        self.version = 0
        self._again = False
        self._saving = Saving(self)
        self._saving.done.connect(self._done)
        self.desk.document_changed.connect(self._count)

    @property
    def name(self) -> str:
        """What the project is called in the title: its file, its title, or "Untitled"."""
        if self.place.path is not None:
            return self.place.path.name
        return self.desk.document.project.title or self.tr("Untitled", "a project without a file")

    def new(self) -> None:
        """Start another project, in a window of its own."""
        self.window.program.show_start(self.window)

    def open(self) -> None:
        """Ask for a file and open it in a window of its own."""
        path, _ = QFileDialog.getOpenFileName(
            self.window,
            self.tr("Open a project"),
            str(self._folder()),
            self.tr("Journeys (*.journey *.json);;All files (*)"),
        )
        if path:
            self.window.program.open(Path(path), self.window)

    def save(self) -> None:
        """Save where the project stands, beside the interface; ask where if it stands nowhere."""
        self._take_typing()
        if self.place.path is None or self.place.read_only:
            self.save_as()
        elif self._saving.busy:
            self._again = True
        else:
            self._begin(self.place.path)

    def save_as(self) -> None:
        """Ask where to save, and save there from now on."""
        self._take_typing()
        path = self._ask_where()
        if path is not None and not self._saving.busy:
            self._begin(path)

    def save_now(self) -> bool:
        """Save and wait for it, as is needed before a window closes; whether it was saved."""
        self._saving.wait()
        path = self.place.path
        if path is None or self.place.read_only:
            path = self._ask_where()
        if path is None:
            return False
        saved = save(self.desk.document.records(), self.place, path, self.version)
        self._done(saved)
        return saved.error is None

    def export(self) -> None:
        """Make a PDF, picture or SVG of the map."""
        self._take_typing()
        dialog = later.export_dialog()(self.desk, self.window.program, self.name, self.window)
        dialog.exec()
        dialog.deleteLater()

    def close(self) -> None:
        """Close the window, after a question where work would be lost."""
        self.window.close()

    def quit(self) -> None:
        """Close all windows, each after its own question."""
        self.window.program.quit()

    def may_close(self) -> bool:
        """Whether nothing would be lost, or its loss was agreed to."""
        self._take_typing()
        self._saving.wait()
        if not self.desk.session.modified:
            return True
        answer = later.message().ask_save(self.window, self.name)
        if answer == "save":
            return self.save_now()
        return answer == "discard"

    def _take_typing(self) -> None:
        """What is being typed on the map belongs to the project too."""
        self.window.canvas.in_place.take()

    def _begin(self, path: Path) -> None:
        self._saving.start(self.desk.document.records(), self.place, path, self.version)
        self.window.show_state()

    def _done(self, saved: Saved) -> None:
        if saved.error is not None:
            self._again = False
            text = say_error(saved.error, self.desk.language)
            later.message().tell(self.window, text)
            return
        self.place = saved.place
        if saved.version == self.version:
            self.desk.session.mark_saved()
        self.window.show_state()
        if saved.place.path is not None:
            self.window.program.opened(saved.place.path)
        self.desk.told.emit(self.tr("Saved."), False)
        if self._again:
            self._again = False
            self.save()

    def _count(self) -> None:
        self.version += 1

    def _ask_where(self) -> Path | None:
        name = self.place.path.name if self.place.path else _file_name(self.name) + ENDING
        path, _ = QFileDialog.getSaveFileName(
            self.window,
            self.tr("Save the project as"),
            str(self._folder() / name),
            self.tr("Journeys (*.journey *.json)"),
        )
        if not path:
            return None
        chosen = Path(path)
        return chosen if chosen.suffix else chosen.with_name(chosen.name + ENDING)

    def _folder(self) -> Path:
        if self.place.path is not None:
            return self.place.path.parent
        return Path(QDir.homePath())


def _file_name(title: str) -> str:
    """A title as the name of a file on any system."""
    kept = "".join(" " if letter in '<>:"/\\|?*' else letter for letter in title)
    return " ".join(kept.split())[:80].strip(". ") or "journey"
