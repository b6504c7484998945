"""Where a project stands on disk: its file, its lock, its older states, its safeguard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from cjdesigner.errors import CJDError
from cjdesigner.gui import later
from cjdesigner.gui.working import Worker
from cjdesigner.model.change import Change
from cjdesigner.model.records import AnyRecord
from cjdesigner.storage import backups, safe, writer
from cjdesigner.storage.lock import RENEWED_EVERY, Lock, acquire
from cjdesigner.storage.proof import Proof

if TYPE_CHECKING:
    from cjdesigner.storage.safeguard import Safeguard

ENDING = ".journey"


class Place(NamedTuple):
    """The file of a project; no path is a project that was never saved.

    ``sha256`` is the file as it was read or saved last. ``keep_original`` says that the file must
    be kept aside before it is saved over for the first time.
    """

    path: Path | None = None
    sha256: str | None = None
    read_only: bool = False
    keep_original: bool = False
    proof: Proof | None = None


class Saved(NamedTuple):
    """How a save went: the place as it now is, or the error.

    ``version`` and ``records`` are what was saved. After an error ``standing`` is the sha256 of
    the file as it is now, where there is one that can be read.
    """

    place: Place
    version: int
    records: tuple[AnyRecord, ...] = ()
    error: CJDError | None = None
    standing: str | None = None


def save(records: Iterable[AnyRecord], place: Place, path: Path, version: int) -> Saved:
    """Save these records as ``path``; errors are in the result.

    The file as it was and as it now is are kept among the older states.
    """
    same = path == place.path
    proof = place.proof or Proof()
    taken = tuple(records)
    keep_state(path)
    try:
        digest = writer.save(
            taken,
            path,
            place.sha256 if same else None,
            keep_original=place.keep_original and same,
            proof=proof,
        )
    except CJDError as error:
        return Saved(place, version, taken, error, _standing(path))
    keep_state(path)
    return Saved(Place(path, digest, False, False, proof), version, taken)


def _standing(path: Path) -> str | None:
    try:
        return safe.digest(path)
    except (OSError, ValueError):
        return None


def keep_state(path: Path) -> None:
    """Keep the file ``path`` as it now is among its older states, if there is such a file.

    A disk that has no room for it must not stop a save, which needs that room more.
    """
    with suppress(CJDError):
        backups.keep(backups.folder(), path)


def lock_for(path: Path) -> FileLock | None:
    """A lock on a file that has just been saved; ``None`` where somebody else has it."""
    held = acquire(path)
    return FileLock(held) if isinstance(held, Lock) else None


def same_file(one: Path | None, other: Path) -> bool:
    """Whether two paths are one file, whatever way leads there."""
    if one is None:
        return False
    try:
        return one == other or one.resolve() == other.resolve()
    except (OSError, ValueError, RuntimeError):
        return False


class Guard(QObject):
    """The safeguard of an open project: every change on disk, against crashes and power cuts.

    ``troubled`` brings what is to be said when the disk refuses.
    """

    troubled = Signal(object)

    def __init__(self, records: Iterable[AnyRecord], place: Place, *, unsaved: bool) -> None:
        super().__init__()
        # frozen records: what they are now is what they are when the safeguard begins
        self._first = (tuple(records), place, unsaved)
        self._begun: Safeguard | None = None
        self._closed = False

    def begin(self) -> Safeguard:
        """Begin to keep the project; after the first picture, or with the first change."""
        if self._begun is None:
            records, place, unsaved = self._first
            self._begun = later.safeguard()(
                later.recovery_folder(),
                records,
                path=place.path,
                sha256=place.sha256,
                proof=place.proof,
                unsaved=unsaved,
                # called in the journal's thread; the signal brings it to ours
                trouble=self.troubled.emit,
            )
            self._first = ((), place, unsaved)
        return self._begun

    def append(self, change: Change) -> None:
        """Keep a change."""
        self.begin().append(change)

    def keep_typing(self, change: Change | None) -> None:
        """Keep what is being typed; ``None`` where nothing is."""
        self.begin().keep_typing(change)

    def read_back(self, first: int, last: int) -> list[Change]:
        """The changes that were kept as numbers ``first`` to ``last``."""
        return self.begin().read_back(first, last)

    @property
    def handed(self) -> int:
        """How many changes have been handed over."""
        return self.begin().journal.handed

    def saved(self, place: Place, records: Iterable[AnyRecord], changes: int) -> None:
        """The project is on disk at ``place`` with so many of its changes."""
        if place.path is not None and place.sha256 is not None:
            self.begin().saved(place.path, place.sha256, records, changes)

    def afterwards(self, task: Callable[[], None]) -> None:
        """Call ``task``, in the journal's thread, once everything is on disk."""
        self.begin().journal.do(task)

    def flush(self) -> bool:
        """Wait until everything is on disk, but not for ever; whether it is."""
        return self.begin().flush(5.0)

    @property
    def is_safe(self) -> bool:
        """Whether all the work is on disk in the journal now."""
        return self.begin().flush(0.1)

    def close(self, *, keep: bool = False) -> None:
        """End it, once; ``keep`` leaves the work for the next start to offer."""
        if not self._closed:
            self._closed = True
            self.begin().close(keep=keep)


class FileLock(QObject):
    """A lock on a file that is open, renewed while it is held.

    ``lost`` tells that somebody else has opened the file all the same.
    """

    AGAIN = round(RENEWED_EVERY * 1_000)
    LAST = 0.5  # seconds for which a window that closes waits for its disk

    lost = Signal()

    def __init__(self, lock: Lock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = lock
        # a share that no longer answers must not hold the window up
        self._worker = Worker(self)
        self._worker.done.connect(self._renewed)
        self._again = QTimer(self)
        self._again.setInterval(self.AGAIN)
        self._again.timeout.connect(self.renew)
        self._again.start()

    def renew(self) -> None:
        """Say that the file is still open here."""
        self._worker.start(lambda _: self._lock.renew())

    def release(self) -> None:
        """Take the lock away."""
        self._again.stop()
        self._worker.start(lambda _: self._lock.release())
        self._worker.wait(self.LAST)
        self._worker.leave(0.0)

    def _renewed(self, _number: int, held: object) -> None:
        if held is False:
            self._again.stop()
            self.lost.emit()
