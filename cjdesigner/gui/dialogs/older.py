"""Older states of a project: what was saved before, and versions that were given a name.

Each can be looked at, compared with what is here now, opened beside it, or brought back by a
change that can be undone. Nothing here touches the file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog, QPushButton, QWidget

from cjdesigner.errors import CJDError
from cjdesigner.gui.dialogs.states import StatesDialog, said_size, said_when
from cjdesigner.gui.texts import shortened
from cjdesigner.insight.comparing import compared
from cjdesigner.model.records import Snapshot
from cjdesigner.storage import backups, packing
from cjdesigner.timeline.document import Document
from cjdesigner.words import say_error

if TYPE_CHECKING:
    from cjdesigner.gui.commands.older import OlderCommands

KINDS = 7  # lines of what differs


@dataclass(frozen=True, slots=True)
class Entry:
    """A state in the list: its name, a line about it, and how to get at it."""

    name: str
    more: str
    load: Callable[[], Document]
    now: bool = False


class OlderDialog(StatesDialog):
    """The list of states at the left, the chosen one and what differs at the right."""

    def __init__(self, commands: OlderCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._desk = commands.desk
        self._entries: list[Entry] = []
        self._shown: Document | None = None
        self._differs = False
        self.on("first", self._bring_back)
        self.on("second", self._open)
        self.on("other", self._keep)
        self.on("third", self._compare)
        self.on("close", self.reject)
        self.retranslate()
        self._built = True

    def retranslate(self) -> None:
        """Say everything in the language that now is."""
        self.setWindowTitle(self.tr("Older states"))
        self.word(
            heading=self.tr("Older states of “{name}”").replace(
                "{name}", shortened(self._commands.window.files.name, 60)
            ),
            intro=self.tr(
                "What was saved before is kept for a while: everything of the last hour, then one "
                "state an hour, a day, a month. A version with a name stays as long as the project."
            ),
            first=self.tr("Bring back"),
            second=self.tr("Open as a new project"),
            other=self.tr("Name this version…"),
            third=self.tr("Compare on the map…"),
            close=self.tr("Close"),
        )
        self._refill()

    def show_state(self, row: int) -> None:
        """Show the state in this row, and what differs from now."""
        self._shown, self._differs = None, False
        look = self._desk.appearance.theme
        if not 0 <= row < len(self._entries):
            self.sight.show_text(self.tr("Nothing has been saved before."), look)
            self.about.setText("")
        else:
            try:
                self._shown = self._entries[row].load()
                self.sight.show_map(self._shown, self._desk.journey, look)
                self.about.setText(self._differences(self._shown))
            except CJDError as error:
                self.sight.show_text(say_error(error, self._desk.language), look)
                self.about.setText("")
        for name in ("first", "second"):
            self.part(QPushButton, name).setEnabled(self._shown is not None)
        self.part(QPushButton, "third").setEnabled(self._differs)

    def _refill(self) -> None:
        self._entries = [*self._versions(), *self._states()]
        self.offer([(one.name, one.more) for one in self._entries])

    def _versions(self) -> list[Entry]:
        found = []
        for one in reversed(self._desk.document.snapshots()):
            name = shortened(one.title, 40) or self.tr("Version without a name")
            more = self.tr("Version of {date}").replace("{date}", one.date)
            found.append(Entry(name, more, _opens_version(one)))
        return found

    def _states(self) -> list[Entry]:
        path, now = self._commands.window.files.place.path, self._commands.window.files.place.sha256
        if path is None:
            return []
        found = []
        for state in backups.states(backups.folder(), path):
            more = said_size(state.file.stat().st_size) if state.file.exists() else ""
            if state.sha256 == now:
                more = self.tr("As it is on disk now")
            when = said_when(state.when.timestamp())
            found.append(Entry(when, more, _opens_state(state)))
        return found

    def _differences(self, state: Document) -> str:
        kinds = compared(self._desk.document.records(), state.records())
        self._differs = bool(kinds)
        if not kinds:
            return self.tr("The same as what is here now.")
        lines = [self.tr("Bringing it back would change, as against now:")]
        for kind in kinds[:KINDS]:
            counts = [
                (kind.added, self.tr("%n come back", "things of a kind", kind.added)),
                (kind.removed, self.tr("%n go", "things of a kind", kind.removed)),
                (kind.changed, self.tr("%n change", "things of a kind", kind.changed)),
            ]
            said = ", ".join(text for count, text in counts if count)
            lines.append(f"{self._desk.say(f'things.{kind.kind}')}: {said}")
        if len(kinds) > KINDS:
            lines.append("…")
        return "\n".join(lines)

    def _compare(self) -> None:
        if self._shown is not None:
            self._commands.compare(self._shown, self)

    def _bring_back(self) -> None:
        if self._shown is not None and self._commands.bring_back(self._shown):
            self.accept()

    def _open(self) -> None:
        if self._shown is not None:
            self.accept()
            self._commands.open_beside(self._shown)

    def _keep(self) -> None:
        title, agreed = QInputDialog.getText(
            self, self.tr("Name this version"), self.tr("What the project is now is kept as:")
        )
        if agreed and self._commands.keep_version(title):
            self._refill()


def _opens_version(version: Snapshot) -> Callable[[], Document]:
    return lambda: packing.open_snapshot(version).document


def _opens_state(state: backups.State) -> Callable[[], Document]:
    return lambda: backups.open_state(state).document
