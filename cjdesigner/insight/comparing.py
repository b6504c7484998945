"""Two states of a project compared: how many things of each kind came, went and changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from cjdesigner.model.change import Label, difference
from cjdesigner.model.records import TYPES, AnyRecord

# what a person would not call a thing of the map
_LEFT_OUT = ("view", "image", "snapshot")
_ORDER = [str(kind.model_fields["type"].default) for kind in TYPES]


class Kind(NamedTuple):
    """What differs between two states among the things of one kind."""

    kind: str
    added: int
    removed: int
    changed: int


def compared(before: Iterable[AnyRecord], after: Iterable[AnyRecord]) -> tuple[Kind, ...]:
    """The kinds of things in which ``after`` differs from ``before``, in the order of the file."""
    counts: dict[str, Counter[str]] = {}
    for edit in difference(before, after, Label("")).edits:
        record = edit.record
        if record.type not in _LEFT_OUT:
            what = (
                "added" if edit.before is None else "removed" if edit.after is None else "changed"
            )
            counts.setdefault(record.type, Counter())[what] += 1
    return tuple(
        Kind(kind, counts[kind]["added"], counts[kind]["removed"], counts[kind]["changed"])
        for kind in _ORDER
        if kind in counts
    )
