"""Where a project stands on disk, and saving it beside the interface.

Records are frozen, so a thread can write them while a person goes on editing.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from cjdesigner.errors import CJDError
from cjdesigner.model.records import AnyRecord
from cjdesigner.storage import writer
from cjdesigner.storage.proof import Proof

ENDING = ".journey"


@dataclass(frozen=True, slots=True)
class Place:
    """The file of a project; no path is a project that was never saved.

    ``sha256`` is the file as it was read or saved last. ``keep_original`` says that the file must
    be kept aside before it is saved over for the first time.
    """

    path: Path | None = None
    sha256: str | None = None
    read_only: bool = False
    keep_original: bool = False
    proof: Proof | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """How a save went: the place as it now is, or the error; ``version`` is what was saved."""

    place: Place
    version: int
    error: CJDError | None = None


def save(records: Iterable[AnyRecord], place: Place, path: Path, version: int) -> Saved:
    """Save these records as ``path``; errors are in the result."""
    same = path == place.path
    proof = place.proof or Proof()
    try:
        digest = writer.save(
            records,
            path,
            place.sha256 if same else None,
            keep_original=place.keep_original and same,
            proof=proof,
        )
    except CJDError as error:
        return Saved(place, version, error)
    return Saved(Place(path, digest, False, False, proof), version)


class Saving(QObject):
    """One save at a time in a thread of its own; ``done`` tells how it went."""

    done = Signal(object)
    _written = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._written.connect(self._finished, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether something is being saved."""
        return self._thread is not None

    def start(self, records: Iterable[AnyRecord], place: Place, path: Path, version: int) -> None:
        """Begin to save; the records are taken as they are now."""
        taken = tuple(records)
        self._thread = threading.Thread(
            target=self._work, args=(taken, place, path, version), name="saving"
        )
        self._thread.start()

    def wait(self) -> None:
        """Wait until what is being saved is on disk; ``done`` is still to come."""
        if self._thread is not None:
            self._thread.join()

    def _work(self, records: tuple[AnyRecord, ...], place: Place, path: Path, version: int) -> None:
        self._written.emit(save(records, place, path, version))

    def _finished(self, saved: Saved) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self.done.emit(saved)
