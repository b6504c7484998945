"""Older states of a project: what was saved before, and versions that were given a name.

Each can be looked at, compared with what is here now, opened beside it, or brought back by a
change that can be undone. Nothing here touches the file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QInputDialog, QPushButton, QWidget

from cjdesigner.editing import versions
from cjdesigner.errors import CJDError
from cjdesigner.gui.dialogs.states import StatesDialog, said_size, said_when
from cjdesigner.gui.fetching import Fetch
from cjdesigner.gui.reading import State, recalling
from cjdesigner.gui.texts import shortened
from cjdesigner.gui.widgets.mapsight import MOST_COLUMNS
from cjdesigner.gui.working import Told, Work
from cjdesigner.insight.comparing import Kind, compared
from cjdesigner.layout.metrics import Look
from cjdesigner.model.change import Change
from cjdesigner.model.records import AnyRecord, Snapshot
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
    load: Callable[[Told], Document]


class Looked(NamedTuple):
    """A state that has been read, the change that brings it back, and what it does."""

    state: State
    change: Change
    differs: tuple[Kind, ...]


class OlderDialog(StatesDialog):
    """The list of states at the left, the chosen one and what differs at the right."""

    NEEDING = ("first", "second", "third")

    def __init__(self, commands: OlderCommands, parent: QWidget | None = None) -> None:
        super().__init__(commands.desk.appearance, parent)
        self._commands = commands
        self._desk = commands.desk
        self._entries: list[Entry] = []
        self._shown: Looked | None = None
        self._wish: Callable[[Looked], None] | None = None
        # a version that is agreed to is kept before the dialog closes
        self._keeping = Fetch(self)
        self._closing = False
        self.on("first", lambda: self._want(self._bring_back))
        self.on("second", lambda: self._want(self._open))
        self.on("other", self._keep)
        self.on("third", lambda: self._want(self._compare))
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
        self._shown, self._wish = None, None
        if not 0 <= row < len(self._entries):
            self.leave_off()
            self._show(None)
            look = self.appearance.theme
            self.sight.show_text(self.tr("Nothing has been saved before."), look)
        else:
            reads = recalling(
                self._entries[row].load,
                Look(self.appearance.theme),
                self._desk.journey,
                MOST_COLUMNS,
            )
            now = tuple(self._desk.document.records())
            self.fetch(_looking(reads, now), self._show)

    def say_reading(self) -> None:
        """Nothing is known yet of what differs."""
        self.about.setText("")

    def _show(self, found: object) -> None:
        wish, self._wish = self._wish, None
        look = self.appearance.theme
        self._shown = found if isinstance(found, Looked) else None
        if self._shown is not None:
            self.sight.show_map(self._shown.state, look)
            self.about.setText(self._differences(self._shown.differs))
        else:
            # a fault has been told as all faults are
            error = say_error(found, self._desk.language) if isinstance(found, CJDError) else ""
            self.sight.show_text(error, look)
            self.about.setText("")
        for name in ("first", "second"):
            self.part(QPushButton, name).setEnabled(self._shown is not None)
        differs = self._shown is not None and bool(self._shown.differs)
        self.part(QPushButton, "third").setEnabled(differs)
        if wish is not None:
            self._want(wish)

    def _want(self, wish: Callable[[Looked], None]) -> None:
        """Do this with the chosen state, as soon as it has been read."""
        if self._shown is not None:
            wish(self._shown)
        elif self.reading:
            self._wish = wish

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

    def _differences(self, kinds: tuple[Kind, ...]) -> str:
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

    def _compare(self, looked: Looked) -> None:
        if looked.differs:
            self._commands.compare(looked.state.document, self)

    def _bring_back(self, looked: Looked) -> None:
        if self._commands.bring_back(looked.change):
            self.accept()

    def _open(self, looked: Looked) -> None:
        self.accept()
        self._commands.open_beside(looked.state)

    def _keep(self) -> None:
        title, agreed = QInputDialog.getText(
            self, self.tr("Name this version"), self.tr("What the project is now is kept as:")
        )
        if agreed:
            self._keeping.start(self._commands.packed(), partial(self._kept, title))

    def _kept(self, title: str, content: object) -> None:
        if isinstance(content, CJDError):
            self._desk.refuse(content)
        kept = isinstance(content, str) and self._commands.keep_version(title, content)
        if self._closing:
            self.reject()
        elif kept:
            self._refill()

    def reject(self) -> None:
        """Close, once what is being kept has been kept."""
        self._closing = self._keeping.busy
        if not self._closing:
            super().reject()

    @property
    def reading(self) -> bool:
        """Whether something is being read, or kept."""
        return super().reading or self._keeping.busy

    def leave(self) -> None:
        """The dialog ends; nothing of it goes on."""
        super().leave()
        self._keeping.leave()


def _opens_version(version: Snapshot) -> Callable[[Told], Document]:
    return lambda told: packing.open_snapshot(version, told).document


def _opens_state(state: backups.State) -> Callable[[Told], Document]:
    return lambda told: backups.open_state(state, told).document


def _looking(reads: Callable[[Told], State], now: Sequence[AnyRecord]) -> Work:
    """The work that compares with ``now`` what ``reads`` gives, as ``Looked``."""

    def work(told: Told) -> Looked:
        state = reads(told)
        change = versions.bring_back(now, state.document)
        return Looked(state, change, compared(now, state.document.records()))

    return work
