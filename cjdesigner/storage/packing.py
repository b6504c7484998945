"""Older states, packed: dated backups and named versions inside a project.

Rule: what is unpacked is bounded before it is built, and goes through the reader like any file.
"""

from __future__ import annotations

import binascii
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable

from cjdesigner.errors import FileError
from cjdesigner.model.records import AnyRecord, Snapshot
from cjdesigner.storage import format as form
from cjdesigner.storage.reader import Opened, Progress, read_bytes
from cjdesigner.storage.writer import to_bytes

_LEVEL = 6


def packed(data: bytes) -> bytes:
    """The bytes of a file, deflated."""
    return zlib.compress(data, _LEVEL)


def unpacked(data: bytes, name: str) -> bytes:
    """The bytes of the file again. Raises ``FileError`` where they are damaged or too many."""
    inflater = zlib.decompressobj()
    try:
        found = inflater.decompress(data, form.LARGEST_FILE + 1)
    except zlib.error as error:
        raise FileError("storage.packed.damaged", file=name) from error
    if len(found) > form.LARGEST_FILE:
        most = form.LARGEST_FILE // (1024 * 1024)
        raise FileError("storage.too_large", file=name, n=most + 1, most=most)
    if not inflater.eof:
        raise FileError("storage.packed.damaged", file=name)
    return found


def snapshot_content(records: Iterable[AnyRecord]) -> str:
    """What a snapshot of a project holds: its canonical file without earlier snapshots, packed."""
    state = [record for record in records if not isinstance(record, Snapshot)]
    return b64encode(packed(to_bytes(state))).decode("ascii")


def open_snapshot(snapshot: Snapshot, progress: Progress | None = None) -> Opened:
    """The project as it was when the snapshot was taken; see :func:`read_bytes`.

    Raises ``FileError``.
    """
    name = snapshot.title or snapshot.id
    try:
        data = b64decode(snapshot.content, validate=True)
    except binascii.Error as error:
        raise FileError("storage.packed.damaged", file=name) from error
    return read_bytes(unpacked(data, name), progress, name=name)
