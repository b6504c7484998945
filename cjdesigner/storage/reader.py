"""Open a ``*.journey`` file: bounded, checked, repaired where that is safe, or refused.

The way: look at the file before reading it, at the envelope before the records, count before
building, one record at a time through the models, and the references last. Rule: whatever the
bytes are, the answer is an :class:`Opened` or one ``FileError`` that names record and field where
it can, within bounded time and memory; the file on disk is not touched.
"""

from __future__ import annotations

import gc
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from cjdesigner.errors import CJDError, FileError
from cjdesigner.model.change import Label
from cjdesigner.model.core import ValidationError, from_json
from cjdesigner.model.images import is_what_it_says
from cjdesigner.model.records import PROJECT_ID, AnyRecord, Image
from cjdesigner.storage import format as form
from cjdesigner.storage import inside
from cjdesigner.storage.envelope import BOM, quick, refuse_doubled_key, refuse_overfull, thorough
from cjdesigner.storage.problems import AnyPath, failed, shown, shown_text
from cjdesigner.storage.proof import Proof
from cjdesigner.storage.repair import repaired
from cjdesigner.storage.safe import is_protected
from cjdesigner.timeline.document import Document

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]

PIECE = 1 << 22  # bytes read at a time
STEP = 2_000  # records between two looks at progress and cancel

_OPENING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
# the part of the whole that is done when the file is read, and when its records are
_READ, _DECODED = 0.1, 0.6
# errors that a repair may take away
_BROKEN = {"document.dangling", "document.wrong_target"}
# pydantic's kinds of error, as what we say of them; everything else is a bad value
_SAID = {
    "missing": "missing",
    "unexpected_keyword_argument": "unknown",
    "union_tag_not_found": "missing",
    "union_tag_invalid": "kind",
    "string_too_long": "long",
    "too_long": "long",
    "too_short": "value",
    "greater_than_equal": "range",
    "less_than_equal": "range",
    "finite_number": "range",
}


class Opened(NamedTuple):
    """A file as it was opened.

    ``sha256`` is the hash of the bytes that were read, for the conflict check when saving.
    ``repairs`` says what was mended; the document then differs from the file. ``read_only`` is a
    file that may not be written. ``version`` is the file's own. ``proof`` makes the next save
    quick. A project that was found in a PDF has no ``path``: it is nobody's file yet.
    """

    document: Document
    path: Path | None
    sha256: str
    repairs: tuple[Label, ...]
    read_only: bool
    version: int
    proof: Proof

    @property
    def keep_original(self) -> bool:
        """Whether the file must be kept aside before it is saved over for the first time."""
        return bool(self.repairs) or self.version < form.VERSION


def read(
    path: AnyPath, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Opened:
    """Open the file ``path``, or the project in it where it is a PDF.

    ``progress`` is told the part that is done, from 0 to 1; ``cancelled`` is asked now and then.
    Raises ``FileError``, ``storage.cancelled`` among them.
    """
    watch = _Watch(progress, cancelled)
    try:
        data, mode = _content(path, watch)
        read_only = is_protected(path, mode)
    except (OSError, ValueError) as error:
        raise failed("read", path, error) from error
    return _opened(data, path, Path(path), read_only, watch)


def read_bytes(
    data: bytes,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    name: AnyPath = "journey",
) -> Opened:
    """Open a project from the bytes of a file, as recovery and snapshots do; see :func:`read`.

    ``name`` is what a refusal calls it.
    """
    if len(data) > form.LARGEST_FILE:
        raise _too_large(len(data), name)
    return _opened(data, name, None, False, _Watch(progress, cancelled))


class _Watch:
    """Whoever waits: told how far it is, and asked whether to go on."""

    def __init__(self, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._progress, self._cancelled = progress, cancelled

    def at(self, part: float) -> None:
        if self._cancelled is not None and self._cancelled():
            raise FileError("storage.cancelled")
        if self._progress is not None:
            self._progress(part)


def _content(path: AnyPath, watch: _Watch) -> tuple[bytes, int]:
    """The bytes and mode of a regular file of bearable size; no pipe or device is ever read."""
    # a pipe would wait for its other end without O_NONBLOCK
    descriptor = os.open(path, os.O_RDONLY | _OPENING)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise FileError("storage.not_a_file", file=shown(path))
        if status.st_size > form.LARGEST_FILE:
            raise _too_large(status.st_size, path)
        pieces: list[bytes] = []
        size = 0
        while piece := os.read(descriptor, PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > form.LARGEST_FILE:
                raise _too_large(size, path)
            watch.at(_READ * min(1.0, size / max(1, status.st_size)))
    finally:
        os.close(descriptor)
    return b"".join(pieces), status.st_mode


def _too_large(size: int, path: AnyPath) -> FileError:
    most = form.LARGEST_FILE // (1024 * 1024)
    return FileError("storage.too_large", file=shown(path), n=size // (1024 * 1024), most=most)


def _opened(
    data: bytes, name: AnyPath, path: Path | None, read_only: bool, watch: _Watch
) -> Opened:
    digest = sha256(data).hexdigest()
    try:
        if inside.is_pdf(data):
            data, path, read_only = inside.project_in(data), None, False
        with _no_collection():
            records, proof, version = _records(data.removeprefix(BOM), watch)
            document, repairs = _document(records)
    except FileError as error:
        raise FileError(error.key, **{"file": shown(name), **error.arguments}) from error
    watch.at(1.0)
    return Opened(document, path, digest, repairs, read_only, version, proof)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the search for cycles: of all that is made here, nothing is thrown away."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _records(data: bytes, watch: _Watch) -> tuple[list[AnyRecord], Proof, int]:
    lines = quick(data)
    if lines is not None:
        found = _decoded(lines, watch, tidy=True)
        if found is not None:
            return *found, form.VERSION
    lines, version = thorough(data)
    found = _decoded(lines, watch, tidy=False)
    if found is None:
        raise FileError("storage.broken", line="?", column="?")
    return *found, version


def _decoded(
    lines: list[bytes], watch: _Watch, *, tidy: bool
) -> tuple[list[AnyRecord], Proof] | None:
    """The records of all lines, and those whose line is just what the writer would make of them.

    ``None`` where a line is no JSON of its own, so that the file was not laid out as it seemed.
    """
    records: list[AnyRecord] = []
    proven: list[tuple[AnyRecord, bytes]] = []
    for start in range(0, len(lines), STEP):
        watch.at(_READ + (_DECODED - _READ) * start / len(lines))
        some = lines[start : start + STEP]
        found = _records_of(some, start + 1)
        if found is None:
            return None
        records += found
        for number, (record, line) in enumerate(zip(found, some, strict=True), start + 1):
            if form.encode(record) == line:
                proven.append((record, line))
            elif tidy:
                refuse_doubled_key(line, number)
    return records, Proof(proven)


def _records_of(lines: list[bytes], first: int) -> list[AnyRecord] | None:
    """The records of lines that are counted from ``first``; ``None`` where one is no JSON."""
    found: list[AnyRecord] = []
    for number, line in enumerate(lines, first):
        refuse_overfull(line, number)
        try:
            record = form.decode(line)
        except ValidationError as error:
            refusal = _refusal(error, number, line)
            if refusal is None:
                return None
            raise refusal from None
        if isinstance(record, Image) and not is_what_it_says(record):
            raise _about(record, number)
        found.append(record)
    return found


def _refusal(error: ValidationError, number: int, line: bytes) -> FileError | None:
    """What pydantic says of a record, as a sentence that names record and field.

    ``None`` where the line is no JSON.
    """
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    kind, place = first["type"], first["loc"]
    if kind == "json_invalid":
        return None
    fields = from_json(line)
    if not isinstance(fields, dict):
        return FileError("storage.record.not_an_object", n=number)
    said = _SAID.get(kind) or ("type" if kind.endswith("_type") else "value")
    return FileError(
        f"storage.record.{said}",
        n=number,
        kind=shown_text(fields.get("type", "?")),
        id=shown_text(fields.get("id", "?")),
        field=shown_text(place[1]) if len(place) > 1 else "type",
    )


def _about(image: Image, number: int) -> FileError:
    return FileError(
        "storage.record.value", n=number, kind=image.type, id=shown_text(image.id), field="data"
    )


def _document(records: list[AnyRecord]) -> tuple[Document, tuple[Label, ...]]:
    if not any(record.id == PROJECT_ID and record.type == "project" for record in records):
        raise FileError("storage.no_project")
    try:
        return Document(records), ()
    except CJDError as error:
        if error.key not in _BROKEN:
            raise FileError(error.key, **error.arguments) from error
    mended, repairs = repaired(records)
    try:
        return Document(mended), repairs
    except CJDError as error:
        raise FileError(error.key, **error.arguments) from error
