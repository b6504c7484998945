"""Two states of a project compared: what came, went and changed, and how much of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

from cjdesigner.model.change import Edit, Label, difference
from cjdesigner.model.records import TYPES, AnyRecord

How = Literal["added", "removed", "changed"]

# what a person would not call a thing of the map
_LEFT_OUT = ("view", "image", "snapshot")
_ORDER = [str(kind.model_fields["type"].default) for kind in TYPES]


class Kind(NamedTuple):
    """What differs between two states among the things of one kind."""

    kind: str
    added: int
    removed: int
    changed: int


class Difference(NamedTuple):
    """One thing that differs: its identity and kind, and what it was and is."""

    id: str
    kind: str
    how: How
    before: AnyRecord | None
    after: AnyRecord | None


def differences(before: Iterable[AnyRecord], after: Iterable[AnyRecord]) -> tuple[Difference, ...]:
    """The things in which ``after`` differs from ``before``, kind by kind in the file's order."""
    found = [
        Difference(edit.id, edit.record.type, _how(edit), edit.before, edit.after)
        for edit in difference(before, after, Label("")).edits
        if edit.record.type not in _LEFT_OUT
    ]
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.kind)))


def compared(before: Iterable[AnyRecord], after: Iterable[AnyRecord]) -> tuple[Kind, ...]:
    """The kinds of things in which ``after`` differs from ``before``, in the order of the file."""
    counts: dict[str, Counter[How]] = {}
    for one in differences(before, after):
        counts.setdefault(one.kind, Counter())[one.how] += 1
    return tuple(
        Kind(kind, count["added"], count["removed"], count["changed"])
        for kind, count in counts.items()
    )


def _how(edit: Edit) -> How:
    if edit.before is None:
        return "added"
    return "removed" if edit.after is None else "changed"
