"""Commands on older states of a project: look at them, keep one by name, bring one back."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from cjdesigner.editing import versions
from cjdesigner.errors import CJDError
from cjdesigner.gui import later
from cjdesigner.gui.commands.base import Commands
from cjdesigner.gui.projectfile import Place
from cjdesigner.gui.reading import State
from cjdesigner.gui.working import Work
from cjdesigner.model.change import Change
from cjdesigner.storage import packing
from cjdesigner.timeline.document import Document


class OlderCommands(Commands):
    """What the dialog of older states does."""

    def show(self) -> None:
        """Show the older states of this project."""
        self.take_typing()
        dialog = later.older_dialog()(self, self.window)
        dialog.exec()
        # it may not have been closed where the program ends
        dialog.leave()
        dialog.deleteLater()

    def packed(self) -> Work:
        """The work that packs the project as it now is, for ``keep_version``."""
        records = tuple(self.desk.document.records())
        return lambda _: packing.snapshot_content(records)

    def keep_version(self, title: str, content: str) -> bool:
        """Keep a packed state of the project inside itself, under a name."""
        try:
            change = versions.keep(self.desk.document, title, date.today().isoformat(), content)
        except CJDError as refusal:
            self.desk.refuse(refusal)
            return False
        return self.desk.run(change)

    def bring_back(self, change: Change) -> bool:
        """Make the project what it was by this change; undo takes that back."""
        done = self.desk.run(change, whole=True, select=())
        if done or not change:
            self.desk.told.emit(self.tr("Brought back. Undo takes it back again."), False)
        return done or not change

    def compare(self, state: Document, over: QWidget) -> None:
        """Show on one map what bringing that state back would change."""
        now = self.desk.document
        kept = [one for one in now.snapshots() if one.id not in state]
        wanted = [*state.records(), *kept]
        dialog = later.comparison_dialog()(self.desk, now.records(), wanted, "older", parent=over)
        dialog.exec()
        # it may not have been closed where the program ends
        dialog.leave()
        dialog.deleteLater()

    def open_beside(self, state: State) -> None:
        """Show that state in a window of its own, as a new project."""
        self.window.program.show_project(state.document, Place(), saved=False, ready=state.layout)
