"""Every change on disk within a moment of being made, by a thread of its own.

Whoever edits hands a change over and goes on; the thread writes what has come, syncs it, and takes
what has come meanwhile. What is being typed is no change yet: it stands beside, one line that the
next one replaces (see :mod:`cjdesigner.storage.entries`). Rule: what :meth:`Journal.flush` has
confirmed is on the disk; what the disk refuses stays in memory and is tried again, and trouble is
told once, not every time.
"""

from __future__ import annotations

import errno
import os
import threading
from array import array
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from cjdesigner.errors import FileError
from cjdesigner.model.change import Change
from cjdesigner.storage import entries, safe
from cjdesigner.storage.problems import shown

AGAIN = 1.0  # seconds until what the disk refused is tried again
_LAST_WRITE = 5.0  # seconds that a write under way may take when the journal is closed
_READ_BACK = 5.0  # seconds that somebody waits for a change that is not on disk yet

Task = Callable[[], None]
Trouble = Callable[[FileError], None]

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class _Start(NamedTuple):
    """Go on in a new file, from a state that ``make_base`` puts on disk; it gives its hash."""

    path: Path
    make_base: Callable[[], str]


class _Typing(NamedTuple):
    """What is being typed, as the change that it would be; ``None`` for nothing any more."""

    change: Change | None


_Item = Change | Task | _Start | _Typing


class Journal:
    """The changes of one open project, numbered from 1, over one or more files."""

    def __init__(
        self, path: Path, make_base: Callable[[], str], trouble: Trouble | None = None
    ) -> None:
        """Begin the journal in the file ``path``.

        ``make_base`` is called in the journal's thread, before the first line is written: it puts
        the state that the changes go on from on disk and gives its sha256. ``trouble`` is called
        in that thread with the error when the disk begins to refuse.
        """
        self.handed = 0
        self._trouble = trouble
        self._troubled = False
        self._waiting: deque[_Item] = deque([_Start(path, make_base)])
        self._awake = threading.Condition()
        self._closing = False
        # the file that is written now: descriptor, sound length, last checksum, lines so far
        self._path = path
        self._file = -1
        self._length = 0
        self._digest = b""
        self._lines = 0
        # where each change is: its file, its first byte and its length
        self._files: list[Path] = []
        self._in_file, self._at, self._long = array("H"), array("Q"), array("L")
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    # -- for the one who edits --------------------------------------------------------------------

    def append(self, change: Change) -> None:
        """Hand over a change; it is on disk a moment later."""
        self.handed += 1
        self._hand_over(change)

    def keep_typing(self, change: Change | None) -> None:
        """Keep ``change`` as what is being typed, instead of what was kept so; ``None`` for none.

        It is on disk a moment later, and is nothing any more when a change is handed over.
        """
        with self._awake:
            # while the disk refuses, only the last state of a text need wait for it
            if len(self._waiting) > 1 and isinstance(self._waiting[-1], _Typing):
                self._waiting.pop()
        self._hand_over(_Typing(change))

    def do(self, task: Task) -> None:
        """Call ``task`` in the journal's thread when all that was handed over before is on disk.

        A task that raises is called again later.
        """
        self._hand_over(task)

    def go_on_in(self, path: Path, make_base: Callable[[], str]) -> None:
        """Go on in a new file, from the state that ``make_base`` puts on disk."""
        self._hand_over(_Start(path, make_base))

    def read_back(self, first: int, last: int) -> list[Change]:
        """The changes that were handed over as numbers ``first`` to ``last``.

        Raises ``FileError`` where the disk does not give them back, or has not taken them yet.
        """
        with self._awake:
            self._awake.wait_for(
                lambda: len(self._long) >= last or self._troubled or not self._lives(), _READ_BACK
            )
        found = []
        try:
            for number in range(first - 1, last):
                path = self._files[self._in_file[number]]
                with open(path, "rb") as file:
                    file.seek(self._at[number])
                    line = file.read(self._long[number])
                found.append(entries.decode(line.split(b" ", 2)[-1]))
        except (OSError, ValueError, IndexError) as error:
            raise FileError("storage.journal.lost", n=first) from error
        return found

    def flush(self, seconds: float | None = None) -> bool:
        """Wait, at most that long, until all that was handed over is on disk; whether it is."""
        with self._awake:
            self._awake.wait_for(lambda: not self._waiting or not self._lives(), seconds)
            return not self._waiting

    def close(self, seconds: float = 5.0) -> bool:
        """End the thread when the rest is written, or after that time; whether all is on disk.

        After trouble, or with 0 seconds, nothing is waited for.
        """
        done = self.flush(0 if self._troubled else seconds)
        with self._awake:
            self._closing = True
            self._awake.notify_all()
        self._thread.join(_LAST_WRITE)
        return done

    # -- in the thread ----------------------------------------------------------------------------

    def _lives(self) -> bool:
        return self._thread.is_alive() and not self._closing

    def _hand_over(self, item: _Item) -> None:
        with self._awake:
            self._waiting.append(item)
            self._awake.notify_all()

    def _work(self) -> None:
        while True:
            with self._awake:
                self._awake.wait_for(lambda: self._waiting or self._closing)
                if self._closing:
                    break
                batch = self._next()
            try:
                self._carry_out(batch)
            except Exception as error:
                # whatever it is, the thread must live: the next attempt may do better
                self._tell(error)
                with self._awake:
                    self._awake.wait_for(lambda: self._closing, AGAIN)
                continue
            self._troubled = False
            with self._awake:
                for _ in batch:
                    self._waiting.popleft()
                self._awake.notify_all()
        self._close_file()

    def _next(self) -> list[_Item]:
        """All changes that wait, or the one thing before them that is none."""
        batch: list[_Item] = []
        for item in self._waiting:
            if not isinstance(item, Change):
                return batch or [item]
            batch.append(item)
        return batch

    def _carry_out(self, batch: list[_Item]) -> None:
        first = batch[0]
        if isinstance(first, _Start):
            base = first.make_base()
            self._close_file()
            self._path, self._length, self._digest, self._lines = first.path, 0, b"", 0
            self._write([entries.head(base)])
            safe.sync_folder(first.path.parent)
            self._files.append(first.path)
        elif isinstance(first, Change):
            changes = [item for item in batch if isinstance(item, Change)]
            self._write([entries.encode(change) for change in changes], numbered=True)
        elif isinstance(first, _Typing):
            self._write_typing(first.change)
        else:
            first()

    def _write(self, contents: list[bytes], *, numbered: bool = False) -> None:
        """Append a line for each of ``contents`` and sync; after an error nothing has happened."""
        digest, lines = self._digest, []
        for number, content in enumerate(contents, self._lines):
            line, digest = entries.seal(digest, number, content)
            lines.append(line)
        data = memoryview(b"".join(lines))
        try:
            if self._file < 0:
                self._file = os.open(self._path, _FLAGS, 0o600)
            # what an earlier attempt left half done goes first
            os.ftruncate(self._file, self._length)
            os.lseek(self._file, self._length, os.SEEK_SET)
            while data:
                count = os.write(self._file, data)
                if count <= 0:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                data = data[count:]
            safe.sync(self._file)
        except OSError:
            self._close_file()
            raise
        at = self._length
        for line in lines:
            if numbered:
                self._in_file.append(len(self._files) - 1)
                self._at.append(at)
                self._long.append(len(line))
            at += len(line)
        self._length, self._digest, self._lines = at, digest, self._lines + len(lines)

    def _write_typing(self, change: Change | None) -> None:
        path = entries.typing_beside(self._path)
        if change is None:
            path.unlink(missing_ok=True)
            safe.sync_folder(path.parent)
        else:
            line, _ = entries.seal(self._digest, self._lines, entries.encode(change))
            safe.write(path, line, private=True)

    def _close_file(self) -> None:
        if self._file >= 0:
            with suppress(OSError):
                os.close(self._file)
            self._file = -1

    def _tell(self, error: Exception) -> None:
        if not self._troubled and self._trouble is not None:
            why = getattr(error, "strerror", None) or getattr(error, "key", None) or error
            self._trouble(FileError("storage.journal.trouble", file=shown(self._path), why=why))
        self._troubled = True
