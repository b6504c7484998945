"""Notices that the file of an open project is changed, moved or deleted by somebody else.

File and folder are watched, since a file that is replaced is forgotten by the system's watch. What
the watch says is only a hint: the sha256 of the file decides, taken in a thread, since a share
that is gone would hold the window up.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal

from cjdesigner.storage import safe

# milliseconds until it is looked: another program may still be writing
SOON = 400


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands on disk: the sha256 of the file, ``None`` where there is no file any more.

    ``turn`` tells which file was asked for, and how often it has been saved since.
    """

    turn: int
    sha256: str | None


class FileWatch(QObject):
    """Watches one file; ``seen`` tells what stands there after something has happened to it."""

    seen = Signal(object)
    _looked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._turn = 0
        self._thread: threading.Thread | None = None
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._watcher.fileChanged.connect(self._soon.start)
        self._watcher.directoryChanged.connect(self._soon.start)
        self._soon.timeout.connect(self.look)
        self._looked.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def follow(self, path: Path | None) -> None:
        """Watch this file from now on, as it now is; nothing for None."""
        self._turn += 1
        self._soon.stop()
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._path = path
        self._watch_again()

    def later(self) -> None:
        """Look once more in a while: now was no good moment."""
        self._soon.start()

    def look(self) -> None:
        """Look now whether the file is still what it was; ``seen`` tells."""
        if self._path is None or self._thread is not None:
            return
        self._thread = threading.Thread(
            target=self._work, args=(self._path, self._turn), name="watching", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Watch nothing any more."""
        self.follow(None)
        if self._thread is not None:
            # a share that does not answer must not hold the window back
            self._thread.join(1.0)

    def _work(self, path: Path, turn: int) -> None:
        try:
            found: str | None = safe.digest(path)
        except FileNotFoundError:
            found = None
        except OSError:
            # a disk that does not answer says nothing about the file
            self._looked.emit(None)
            return
        self._looked.emit(Seen(turn, found))

    def _tell(self, seen: Seen | None) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._watch_again()
        if seen is not None and seen.turn == self._turn:
            self.seen.emit(seen)
        elif seen is not None and self._path is not None:
            self._soon.start()

    def _watch_again(self) -> None:
        """The system's watch forgets a file that has been replaced."""
        if self._path is None:
            return
        wanted = {str(self._path), str(self._path.parent)}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        missing = sorted(wanted - watched)
        if missing:
            self._watcher.addPaths(missing)
