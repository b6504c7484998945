"""The file of a window in other hands too: changed or gone on disk while it is open here.

Nothing is decided unasked: mine, theirs, or both brought together record by record. Whatever is
chosen, the other version is kept among the older states, and what happens to the map is one change
that can be undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from cjdesigner.editing import merging
from cjdesigner.editing.merging import Merged
from cjdesigner.errors import CJDError
from cjdesigner.gui import later
from cjdesigner.gui.names import name_of
from cjdesigner.gui.projectfile import Place, keep_state
from cjdesigner.gui.watching import FileWatch, Seen
from cjdesigner.model.change import Label, difference
from cjdesigner.model.records import AnyRecord
from cjdesigner.storage import reader, safe
from cjdesigner.words import say_error

if TYPE_CHECKING:
    from cjdesigner.gui.commands.files import FileCommands

SELECTED = ("phase", "touchpoint", "card", "link", "lane", "persona")
NAMED = 12


class Sharing(QObject):
    """Watches the file of one window and asks when it is no longer what was read or saved."""

    def __init__(self, files: FileCommands) -> None:
        super().__init__(files)
        self._files = files
        self._base: tuple[AnyRecord, ...] = ()
        self._left_alone: str | None = ""
        self._asking = False
        self._watch = FileWatch(self)
        self._watch.seen.connect(self._seen)

    def follow(self, place: Place, records: Iterable[AnyRecord]) -> None:
        """The project stands on disk at ``place`` and holds ``records`` there."""
        self._base = tuple(records)
        self._left_alone = ""
        self._watch.follow(place.path)

    def stop(self) -> None:
        """Watch no longer: the window goes."""
        self._watch.stop()

    def look(self) -> None:
        """Look now whether the file is still what it was."""
        self._watch.look()

    def ask(self, digest: str | None, *, saving: bool = False) -> bool:
        """Ask what to do about a file of that sha256, or one that is gone; whether to save now.

        ``saving`` is that a save was asked for, so that what is brought together is saved too.
        """
        self._asking = True
        try:
            if digest is None:
                return self._ask_gone()
            return self._ask_changed(digest, saving)
        finally:
            self._asking = False

    def standing(self) -> str | None:
        """The sha256 of the file as it now is; ``None`` where it is gone or cannot be read."""
        path = self._files.place.path
        try:
            return safe.digest(path) if path is not None else None
        except OSError:
            return None

    def _seen(self, seen: Seen) -> None:
        files = self._files
        if seen.sha256 == files.place.sha256:
            self._left_alone = ""
        elif files.busy or self._asking or _hands_are_full():
            self._watch.later()
        elif seen.sha256 != self._left_alone and self.ask(seen.sha256):
            files.save()

    # -- gone ------------------------------------------------------------------------------------

    def _ask_gone(self) -> bool:
        files = self._files
        text = self.tr("“{name}” is no longer where it was: deleted, moved or renamed.")
        answer = later.message().choose(
            files.window,
            text.replace("{name}", files.name),
            self.tr("All of it is still here, in this window."),
            [("again", self.tr("Save it there again")), ("as", self.tr("Save as…"))],
        )
        files.desk.session.mark_unsaved()
        self._left_alone = None
        files.now_on_disk(None)
        if answer == "as":
            files.save_as()
        return answer == "again"

    # -- changed ---------------------------------------------------------------------------------

    def _ask_changed(self, digest: str, saving: bool) -> bool:
        files = self._files
        mine = files.desk.session.modified
        text = self.tr("“{name}” has been changed on disk, by somebody else or another program.")
        more = (
            self.tr(
                "You have changes of your own that are not saved. Both can be brought together: "
                "what each of you did is kept, and where you both changed the same thing, yours "
                "stays and is named. One undo takes it back."
            )
            if mine
            else self.tr("You have changed nothing since. One undo takes the new version back.")
        )
        both = ("both", self.tr("Bring both together"))
        theirs = ("theirs", self.tr("Take theirs") if mine else self.tr("Show the new version"))
        offered = [both, theirs] if mine else [theirs]
        answer = later.message().choose(
            files.window,
            text.replace("{name}", files.name),
            more,
            [*offered, ("mine", self.tr("Keep mine"))],
        )
        if answer == "mine":
            return self._keep_mine(digest)
        if answer in ("both", "theirs"):
            return self._take(together=answer == "both") and saving
        self._left_alone = digest
        return False

    def _keep_mine(self, digest: str) -> bool:
        """Mine goes over theirs at the next save; theirs stays among the older states."""
        files = self._files
        if files.place.path is not None:
            keep_state(files.place.path)
        files.now_on_disk(digest)
        files.desk.session.mark_unsaved()
        files.window.show_state()
        return not files.place.read_only

    def _take(self, *, together: bool) -> bool:
        """Bring theirs in; whether what is here is now more than what stands on disk."""
        files, desk = self._files, self._files.desk
        path = files.place.path
        assert path is not None
        try:
            opened = reader.read(path)
        except CJDError as error:
            later.message().tell(files.window, say_error(error, desk.language))
            return False
        mine = tuple(desk.document.records())
        theirs = tuple(opened.document.records())
        if together:
            found = merging.merged(self._base, mine, theirs)
        else:
            # nothing is lost for good: what was here comes back by undo
            found = merging.taken(mine, theirs, Label("merging.take"))
        self._carry_out(found)
        files.now_on_disk(opened.sha256)
        self.follow(files.place, theirs)
        files.settle(same=not difference(desk.document.records(), theirs, found.change.label))
        self._say(found, mine)
        return desk.session.modified

    def _carry_out(self, found: Merged) -> None:
        """Carry it out and select what has come, in the journey in view if anything is there."""
        desk = self._files.desk
        desk.run(found.change, whole=True, select=())
        come = [
            identity
            for identity in (*found.added, *found.changed)
            if (record := desk.document.get(identity)) is not None and record.type in SELECTED
        ]
        homes = {identity: desk.document.journey_of(identity) for identity in come}
        here = [one for one in come if homes[one] == desk.journey]
        away = next((home for home in homes.values() if home is not None), None)
        if not here and away is not None:
            desk.show_journey(away)
            here = [one for one in come if homes[one] == away]
        desk.select(here)

    def _say(self, found: Merged, before: tuple[AnyRecord, ...]) -> None:
        """Say how much has come, and show what, and where both cannot be had, on the map."""
        desk = self._files.desk
        counts = [
            (found.added, self.tr("%n added", "things in a merge", len(found.added))),
            (found.changed, self.tr("%n changed", "things in a merge", len(found.changed))),
            (found.removed, self.tr("%n removed", "things in a merge", len(found.removed))),
        ]
        said = ", ".join(text for things, text in counts if things) or self.tr("nothing new")
        done = self.tr("Brought in from the file: {counts}.").replace("{counts}", said)
        desk.told.emit(done, False)
        parts = []
        if found.conflicts:
            text = self.tr("Both of you changed these; yours stayed: {names}.")
            parts.append(text.replace("{names}", self._names(found.conflicts)))
        if found.kept:
            text = self.tr(
                "One of you had removed these, the other needs them; they stay: {names}."
            )
            parts.append(text.replace("{names}", self._names(found.kept)))
        if parts or found.change:
            make, window = later.comparison_dialog(), self._files.window
            dialog = make(desk, before, desk.document.records(), "merge", parts, window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _names(self, ids: Sequence[str]) -> str:
        desk = self._files.desk
        names = [name_of(desk.document, identity, desk.language) for identity in ids[:NAMED]]
        if len(ids) > NAMED:
            names.append(self.tr("and %n more", "things in a merge", len(ids) - NAMED))
        return ", ".join(names)


def _hands_are_full() -> bool:
    """Whether a question would come in the middle of a drag or of another question."""
    pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
    return pressed or QApplication.activeModalWidget() is not None
