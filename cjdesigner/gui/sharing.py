"""The file of a window in other hands too: changed or gone on disk while it is open here.

Nothing is decided unasked: mine, theirs, or both brought together record by record. Whatever is
chosen, the other version is kept among the older states, and what happens to the map is one change
that can be undone. The file is read beside the window: what is done there meanwhile stays, and what
is brought in waits until the hands are free.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from cjdesigner.editing.merging import MERGE
from cjdesigner.errors import CJDError
from cjdesigner.gui import later
from cjdesigner.gui.bringing import Records, Theirs, bringing, bringing_again, carry_out
from cjdesigner.gui.fetching import Doing, Fetch, Notice, Then
from cjdesigner.gui.names import name_of
from cjdesigner.gui.projectfile import Place, keep_state
from cjdesigner.gui.watching import FileWatch, Seen
from cjdesigner.gui.working import Work
from cjdesigner.model.change import Label
from cjdesigner.model.records import AnyRecord
from cjdesigner.words import say_error

if TYPE_CHECKING:
    from cjdesigner.editing.merging import Merged
    from cjdesigner.gui.commands.files import FileCommands
    from cjdesigner.gui.dialogs.comparison import ComparisonDialog

NAMED = 12
# milliseconds until what is to be brought in knocks again
_KNOCK = 300


class _Wish(NamedTuple):
    """How theirs is to come in: ``base`` is what both versions were before.

    ``changes`` is how many changes had been made here.
    """

    base: Records
    label: Label
    changes: int


class Sharing(QObject):
    """Watches the file of one window and asks when it is no longer what was read or saved."""

    def __init__(self, files: FileCommands) -> None:
        super().__init__(files)
        self._files = files
        self._base: Records = ()
        self._left_alone: str | None = ""
        self._asking = False
        self._wish: _Wish | None = None
        self._theirs: Theirs | None = None
        # whether what is brought in is to be saved then
        self._saving = False
        self._fetch = Fetch(self)
        self._notice: Notice | None = None
        self._shown: ComparisonDialog | None = None
        self._knock = QTimer(self)
        self._knock.setSingleShot(True)
        self._knock.setInterval(_KNOCK)
        self._knock.timeout.connect(self._bring_in)
        self._watch = FileWatch(self)
        self._watch.seen.connect(self._seen)

    @property
    def busy(self) -> bool:
        """Whether another version is being read or kept, or waits to be brought in."""
        return self._notice is not None

    def follow(self, place: Place, records: Iterable[AnyRecord]) -> None:
        """The project stands on disk at ``place`` and holds ``records`` there.

        What was still to be brought in belongs to the file as it was before.
        """
        self._quiet()
        self._base = tuple(records)
        self._left_alone = ""
        self._watch.follow(place.path)

    def stop(self) -> None:
        """Watch no longer: the window goes."""
        self._watch.stop()
        self._quiet()
        self._fetch.leave()
        if self._shown is not None:
            self._shown.close()

    def look(self) -> None:
        """Look now whether the file is still what it was."""
        self._watch.look()

    def ask(self, digest: str | None, *, saving: bool = False) -> None:
        """Ask what to do about a file of that sha256, or one that is gone, and do it.

        ``saving`` is that a save was asked for, so that what is brought together is saved too.
        """
        if self.busy:
            self._saving = self._saving or saving
            return
        self._saving = saving
        self._asking = True
        try:
            answer = self._ask_gone() if digest is None else self._ask_changed(digest)
        finally:
            self._asking = False
        self._answered(answer, digest)

    def _seen(self, seen: Seen) -> None:
        files = self._files
        if seen.sha256 == files.place.sha256:
            self._left_alone = ""
        elif files.busy or self.busy or self._asking or self._hands_are_full():
            self._watch.later()
        elif seen.sha256 != self._left_alone:
            self.ask(seen.sha256)

    def _hands_are_full(self) -> bool:
        """Whether it would come in the middle of a drag, of typing, or of another question."""
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        return (
            pressed
            or self._files.window.canvas.in_place.editor is not None
            or QApplication.activeModalWidget() is not None
        )

    # -- the questions ---------------------------------------------------------------------------

    def _ask_gone(self) -> str:
        files = self._files
        text = self.tr("“{name}” is no longer where it was: deleted, moved or renamed.")
        return later.message().choose(
            files.window,
            text.replace("{name}", files.name),
            self.tr("All of it is still here, in this window."),
            [("again", self.tr("Save it there again")), ("as", self.tr("Save as…"))],
        )

    def _ask_changed(self, digest: str) -> str:
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
        return later.message().choose(
            files.window,
            text.replace("{name}", files.name),
            more,
            [*offered, ("mine", self.tr("Keep mine"))],
        )

    def _answered(self, answer: str, digest: str | None) -> None:
        files, desk = self._files, self._files.desk
        path = files.place.path
        assert path is not None
        # until something comes of it
        self._left_alone = digest
        if digest is None:
            desk.session.mark_unsaved()
            files.now_on_disk(None)
        match answer:
            case "again":
                files.save()
            case "as":
                files.save_as()
            case "mine":
                self._keep_mine(path, digest)
            case "both":
                self._take(path, self._base, MERGE)
            case "theirs":
                self._take(path, tuple(desk.document.records()), Label("merging.take"))

    # -- what takes its time ---------------------------------------------------------------------

    def _await(self, doing: Doing, work: Work, then: Then) -> None:
        self._notice = Notice(self._fetch, doing, self._files.name, self._beside)
        self._notice.unwanted.connect(self._quiet)
        self._fetch.start(work, then)

    def _beside(self) -> QWidget:
        return self._files.window

    def _quiet(self) -> None:
        """It has come to its end, or is not wanted any more."""
        self._fetch.leave_off()
        self._knock.stop()
        self._wish = self._theirs = None
        if self._notice is not None:
            self._notice.quiet()
            self._notice.deleteLater()
            self._notice = None

    # -- mine ------------------------------------------------------------------------------------

    def _keep_mine(self, path: Path, digest: str | None) -> None:
        """Mine goes over theirs, which stays among the older states."""
        self._await("keeping", lambda _: keep_state(path), lambda _: self._keep(digest))

    def _keep(self, digest: str | None) -> None:
        files = self._files
        self._quiet()
        files.now_on_disk(digest)
        files.desk.session.mark_unsaved()
        files.window.show_state()
        if not files.place.read_only:
            files.save()

    # -- theirs, or both -------------------------------------------------------------------------

    def _take(self, path: Path, base: Records, label: Label) -> None:
        """Bring in theirs, as far as mine is what it was in ``base``."""
        files = self._files
        mine = tuple(files.desk.document.records())
        self._wish = _Wish(base, label, files.guard.handed)
        self._await("reading", bringing(path, base, mine, label), self._arrived)

    def _arrived(self, found: object) -> None:
        if isinstance(found, Theirs):
            self._theirs = found
            self._bring_in()
            return
        self._quiet()
        if isinstance(found, CJDError):
            text = say_error(found, self._files.desk.language)
            later.message().tell(self._files.window, text)
        # a fault has been told as all faults are

    def _bring_in(self) -> None:
        """Bring in what has been read, once nobody is in the middle of something."""
        files, wish, theirs = self._files, self._wish, self._theirs
        if wish is None or theirs is None:
            return
        if files.busy or self._hands_are_full():
            self._knock.start()
        elif files.guard.handed != wish.changes:
            # what was done meanwhile stays
            mine = tuple(files.desk.document.records())
            self._wish = wish._replace(changes=files.guard.handed)
            work = bringing_again(theirs, wish.base, mine, wish.label)
            self._fetch.start(work, self._arrived)
        else:
            self._quiet()
            self._settle(theirs)

    def _settle(self, theirs: Theirs) -> None:
        files = self._files
        if not carry_out(files.desk, theirs.found):
            return
        files.now_on_disk(theirs.sha256)
        self.follow(files.place, theirs.records)
        # it may have been changed once more while it was read
        self._watch.later()
        files.settle(same=theirs.same)
        self._say(theirs.found, theirs.mine)
        if self._saving and files.desk.session.modified:
            files.save()

    def _say(self, found: Merged, before: Records) -> None:
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
            dialog.finished.connect(self._looked_at)
            self._shown = dialog
            dialog.open()

    def _looked_at(self) -> None:
        self._shown = None

    def _names(self, ids: Sequence[str]) -> str:
        desk = self._files.desk
        names = [name_of(desk.document, identity, desk.language) for identity in ids[:NAMED]]
        if len(ids) > NAMED:
            names.append(self.tr("and %n more", "things in a merge", len(ids) - NAMED))
        return ", ".join(names)
