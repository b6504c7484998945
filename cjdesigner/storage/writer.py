"""A document as a ``*.journey`` file: one line per record in a stable order, proven, then saved.

Rule: the same records give the same bytes, whatever order they come in, and nothing is written
that :mod:`cjdesigner.storage.reader` would not open as the same document.
"""

from __future__ import annotations

from collections.abc import Iterable

from cjdesigner.errors import FileError
from cjdesigner.model.records import PROJECT_ID, AnyRecord
from cjdesigner.storage import format as form
from cjdesigner.storage import safe
from cjdesigner.storage.problems import AnyPath, shown
from cjdesigner.storage.proof import Proof


def to_bytes(records: Iterable[AnyRecord], proof: Proof | None = None) -> bytes:
    """The file of these records, in UTF-8. What ``proof`` knows is not read back again.

    Raises ``FileError`` where the reader would not open the result as the same document.
    """
    ordered = sorted(records, key=form.in_order)
    if len({record.id for record in ordered}) < len(ordered):
        raise FileError("storage.write.doubled")
    if not ordered or ordered[0].id != PROJECT_ID:
        raise FileError("storage.no_project")
    lines = (Proof() if proof is None else proof).lines(ordered)
    data = form.HEAD + form.BETWEEN.join(lines) + form.TAIL
    if len(data) > form.LARGEST_FILE or len(lines) > form.MOST_RECORDS:
        most = form.LARGEST_FILE // (1024 * 1024)
        raise FileError("storage.write.too_large", most=most, records=form.MOST_RECORDS)
    return data


def save(
    records: Iterable[AnyRecord],
    path: AnyPath,
    expected_sha256: str | None = None,
    *,
    keep_original: bool = False,
    proof: Proof | None = None,
) -> str:
    """Save the records of a document as ``path``; returns the sha256 of the file, in hex.

    The previous version stays beside it as ``<name>.bak``. ``expected_sha256`` is the hash of the
    file as it was read or saved last; pass ``None`` for a new file or to save over a change made
    elsewhere. ``keep_original`` keeps the old file for good (see ``Opened.keep_original``).

    Raises ``FileError``; the file on disk is then as it was (see :func:`safe.write`).
    """
    try:
        data = to_bytes(records, proof)
    except FileError as error:
        raise FileError(error.key, **{"file": shown(path), **error.arguments}) from error
    return safe.write(
        path, data, expected_sha256=expected_sha256, backup=True, keep_original=keep_original
    )
