"""What keeps an open project safe from a crash, a power cut or a log-out.

Each open project has a folder of its own: a note of whose it is, its state at the start, and its
journal. An orderly end takes the folder away; what a process leaves behind is offered at the next
start (see :mod:`cjdesigner.storage.recovery`). Rule: the disk is only touched in the journal's
thread, in the order in which things happened.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import platformdirs

from cjdesigner.model import ids
from cjdesigner.model.change import Change
from cjdesigner.model.records import AnyRecord
from cjdesigner.storage import processes, safe
from cjdesigner.storage.journal import Journal, Trouble
from cjdesigner.storage.proof import Proof
from cjdesigner.storage.writer import to_bytes

AFRESH = 5_000  # changes after which a save begins a new file of the journal
NOTE = "note.json"


def folder() -> Path:
    """Where the recovery of this user's projects is."""
    return platformdirs.user_state_path("cjdesigner", appauthor=False) / "recovery"


class Safeguard:
    """The recovery of one open project: hand ``append`` and ``read_back`` to its session."""

    def __init__(
        self,
        where: Path,
        records: Iterable[AnyRecord],
        *,
        path: Path | None = None,
        sha256: str | None = None,
        proof: Proof | None = None,
        unsaved: bool = False,
        trouble: Trouble | None = None,
    ) -> None:
        """Keep ``records`` and every change from now on in a new folder under ``where``.

        ``path`` and ``sha256`` are the project's file as it was opened. ``unsaved`` says that the
        state itself is worth recovering before any change: a repaired, imported or recovered one.
        ``trouble`` is called in another thread with a ``FileError`` when the disk begins to refuse.
        """
        self.folder = where / f"{processes.host_tag()}-{os.getpid()}-{ids.fresh()}"
        self._path, self._sha256 = path, sha256
        self._segment, self._start = 1, 0
        self._typing = False
        state = tuple(records)
        self.journal = Journal(
            self._file(1), lambda: self._begin(1, state, proof, -1 if unsaved else 0), trouble
        )

    def append(self, change: Change) -> None:
        """Keep a change; it is on disk a moment later."""
        self.journal.append(change)

    def keep_typing(self, change: Change | None) -> None:
        """Keep the change that is being typed and not made yet; ``None`` when there is none."""
        self._typing = change is not None
        self.journal.keep_typing(change)

    def read_back(self, first: int, last: int) -> list[Change]:
        """The changes that were kept as numbers ``first`` to ``last``, counted from 1."""
        return self.journal.read_back(first, last)

    def saved(
        self, path: Path, sha256: str, records: Iterable[AnyRecord], changes: int | None = None
    ) -> None:
        """Note that the project is on disk as ``path`` and need not be offered any more.

        ``records`` is the state that was saved; ``changes`` is what ``journal.handed`` was when
        the save began, if more have come since.
        """
        self._path, self._sha256 = path, sha256
        number = self.journal.handed if changes is None else changes
        # what is being typed goes on from the last line of the file that is written now
        whole = number == self.journal.handed and not self._typing
        if whole and number - self._start >= AFRESH:
            state = tuple(records)
            self._segment, self._start = self._segment + 1, number
            segment = self._segment
            self.journal.go_on_in(self._file(segment), lambda: self._begin(segment, state, None, 0))
        else:
            note = self._note(self._segment, number - self._start)
            self.journal.do(lambda: self._write_note(note))

    def flush(self, seconds: float | None = None) -> bool:
        """Wait until everything is on disk, but not longer than that; whether it is."""
        return self.journal.flush(seconds)

    def close(self, *, keep: bool = False) -> None:
        """End it. The folder goes, unless ``keep`` leaves it to be offered at the next start."""
        self.journal.close(5.0 if keep else 0.0)
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _file(self, segment: int) -> Path:
        return self.folder / f"journal-{segment}"

    def _begin(
        self, segment: int, records: tuple[AnyRecord, ...], proof: Proof | None, saved: int
    ) -> str:
        """Put the state that a file of the journal goes on from on disk (in its thread)."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        data = to_bytes(records, proof)
        digest = safe.write(self.folder / f"state-{segment}.journey", data, private=True)
        self._write_note(self._note(segment, saved))
        return digest

    def _note(self, segment: int, saved: int) -> dict[str, Any]:
        return {
            "process": os.getpid(),
            "began": processes.started(os.getpid()),
            "host": processes.host(),
            "path": None if self._path is None else os.path.abspath(self._path),
            "sha256": self._sha256,
            "segment": segment,
            "saved": saved,
        }

    def _write_note(self, note: dict[str, Any]) -> None:
        safe.write(self.folder / NOTE, json.dumps(note).encode(), private=True)
