"""A Change: what an edit does to the document, as before/after pairs of frozen records.

Undo, autosave, recovery, comparing and merging are all operations on Changes. Nothing here knows
how a document is stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cjdesigner.model.records import AnyRecord


class Edit(NamedTuple):
    """One record before and after; ``None`` before is an addition, ``None`` after a removal."""

    id: str
    before: AnyRecord | None
    after: AnyRecord | None

    @property
    def record(self) -> AnyRecord:
        """The record as it is afterwards, or as it was where it is removed."""
        record = self.after or self.before
        if record is None:
            raise ValueError(f"the edit of {self.id} has neither a before nor an after")
        return record


class Label(NamedTuple):
    """The name of a change as a message key, for the undo menu and the history."""

    key: str
    arguments: tuple[tuple[str, str | float], ...] = ()


class Change(NamedTuple):
    """A set of edits that happen together or not at all; each identity occurs once."""

    label: Label
    edits: tuple[Edit, ...]

    def __bool__(self) -> bool:
        return bool(self.edits)

    def ids(self) -> frozenset[str]:
        """The identities of all records that this change touches."""
        return frozenset(edit.id for edit in self.edits)

    def kinds(self) -> frozenset[str]:
        """The types of all records that this change touches."""
        return frozenset(edit.record.type for edit in self.edits)

    def inverse(self) -> Change:
        """The change that takes this one back."""
        turned = (Edit(edit.id, edit.after, edit.before) for edit in reversed(self.edits))
        return Change(self.label, tuple(turned))

    def then(self, later: Change) -> Change:
        """This change and ``later`` as one, under this one's name; what cancels out is gone."""
        edits = {edit.id: edit for edit in self.edits}
        for edit in later.edits:
            earlier = edits.pop(edit.id, None)
            before = edit.before if earlier is None else earlier.before
            if before != edit.after:
                edits[edit.id] = Edit(edit.id, before, edit.after)
        return Change(self.label, tuple(edits.values()))


def edited(before: AnyRecord, after: AnyRecord) -> Edit:
    """The edit that puts ``after`` in the place of ``before``."""
    return Edit(before.id, before, after)


def added(record: AnyRecord) -> Edit:
    """The edit that adds ``record``."""
    return Edit(record.id, None, record)


def removed(record: AnyRecord) -> Edit:
    """The edit that removes ``record``."""
    return Edit(record.id, record, None)


def difference(old: Iterable[AnyRecord], new: Iterable[AnyRecord], label: Label) -> Change:
    """The change that turns one set of records into another."""
    before = {record.id: record for record in old}
    after = {record.id: record for record in new}
    edits = [
        Edit(id_, before.get(id_), after.get(id_))
        for id_ in [*before, *(id_ for id_ in after if id_ not in before)]
        if before.get(id_) != after.get(id_)
    ]
    return Change(label, tuple(edits))
