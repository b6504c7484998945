"""How much may be added to a project: less than a file may hold, so that it can always be saved.

A reader takes 64 MB and 250,000 records (see ``storage.format``). What is between is left for what
grows by the way: a longer order key, a word corrected. Rule: what makes a project smaller, and
what takes it from one sound state to another, is never refused.
"""

from __future__ import annotations

from cjdesigner.errors import RefusedError
from cjdesigner.model.change import Change
from cjdesigner.model.records import AnyRecord
from cjdesigner.timeline.document import Document

MEGABYTE = 1024 * 1024
LARGEST = 48 * MEGABYTE  # bytes as saved
MOST_RECORDS = 190_000
BY_THE_WAY = 1_000  # bytes that a change may add without being an addition


class Room:
    """The room that a document takes, kept up to date change by change."""

    def __init__(self, document: Document, size: int | None = None) -> None:
        """``size`` is that of the document in bytes, if known; else it is measured when needed."""
        self._document = document
        self._size = size
        # the change that was looked at last, and by how much the project grows with it
        self._last: tuple[Change, int] | None = None

    def check(self, change: Change) -> None:
        """Raise ``RefusedError`` where ``change`` adds what there is no room for."""
        count = sum((edit.before is None) - (edit.after is None) for edit in change.edits)
        growth = _growth(change)
        self._last = change, growth
        if count <= 0 and growth <= BY_THE_WAY:
            return
        if len(self._document) + count > MOST_RECORDS:
            raise RefusedError("room.records", most=MOST_RECORDS)
        if self._size is None:
            self._size = sum(map(_size, self._document.records()))
        if self._size + growth > LARGEST:
            raise RefusedError(
                "room.size", n=round(self._size / MEGABYTE), most=LARGEST // MEGABYTE
            )

    def carried_out(self, change: Change) -> None:
        """The document has applied ``change``."""
        last, self._last = self._last, None
        if self._size is not None:
            self._size += last[1] if last is not None and last[0] is change else _growth(change)


def _growth(change: Change) -> int:
    """By how many bytes the file of a project grows with a change."""
    after = sum(_size(edit.after) for edit in change.edits if edit.after is not None)
    return after - sum(_size(edit.before) for edit in change.edits if edit.before is not None)


def _size(record: AnyRecord) -> int:
    """About as many bytes as the line of a record has in the file."""
    return len(record.__pydantic_serializer__.to_json(record, exclude_defaults=True))
