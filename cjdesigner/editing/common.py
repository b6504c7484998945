"""What all verbs share: making and changing records, and finding a key for a place in an order.

Verbs are pure functions: they read the document and give a Change, which nothing has happened to
yet. Every text passes ``values.clean`` on its way into a record. An index is always the gap that a
thing lands in, counted as the order stands before the edit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from cjdesigner.errors import RefusedError
from cjdesigner.model import order
from cjdesigner.model.change import Change, Edit, Label, edited
from cjdesigner.model.core import ValidationError
from cjdesigner.model.records import (
    AnyRecord,
    Card,
    Channel,
    Journey,
    Lane,
    Persona,
    Phase,
    Record,
    Round,
    Snapshot,
    Touchpoint,
    View,
    replaced,
)
from cjdesigner.model.values import clean, clean_line
from cjdesigner.timeline.document import Document

Ordered = Persona | Channel | Journey | Phase | Touchpoint | Lane | Card | Round | Snapshot | View

R = TypeVar("R", bound=Record)

# what these fields hold is no text and far longer than any
_BINARY = ("content", "data")


class Gap(NamedTuple):
    """Room in an order: a key for each newcomer, and the siblings renumbered to make that room."""

    keys: tuple[str, ...]
    edits: tuple[Edit, ...]


def counted(key: str, n: int) -> Label:
    """The name of a verb that was done to ``n`` things."""
    return Label(key, (("n", str(n)),))


def need(document: Document, identity: str, kind: type[R]) -> R:
    """The record of that identity; raises ``RefusedError`` if there is none of this kind."""
    found = document.get(identity)
    if not isinstance(found, kind):
        raise RefusedError("refusal.gone", type=str(kind.model_fields["type"].default))
    return found


def made(kind: type[R], /, **values: Any) -> R:
    """A new record, its texts cleaned; raises ``RefusedError`` where a value does not fit."""
    return _validated(kind, values, values)


def changed(record: R, /, **values: Any) -> R:
    """``record`` with other values, cleaned; raises ``RefusedError`` where a value does not fit."""
    return _validated(type(record), {**dict(record), **values}, values)


def set_values(document: Document, ids: Iterable[str], label: Label, **values: Any) -> Change:
    """Give fields of these records other values; records that have them already are left alone.

    Raises ``RefusedError`` where a record is gone or a value does not fit.
    """
    edits = []
    for identity in dict.fromkeys(ids):
        before = document.get(identity)
        if before is None:
            raise RefusedError("refusal.gone", type="record")
        after = changed(before, **values)
        if after != before:
            edits.append(edited(before, after))
    return Change(label, tuple(edits))


def change_members(
    document: Document,
    ids: Iterable[str],
    label: Label,
    field: str,
    come: Sequence[str],
    gone: Collection[str],
) -> Change:
    """Put members into a list that each of these records has, and take others out of it.

    What else stands in a list stays. Raises ``RefusedError`` where a record is gone, or where a
    list would be longer than it can be.
    """
    edits = []
    for identity in dict.fromkeys(ids):
        before = document.get(identity)
        if before is None:
            raise RefusedError("refusal.gone", type="record")
        kept = [one for one in getattr(before, field) if one not in gone]
        after = changed(before, **{field: tuple(dict.fromkeys((*kept, *come)))})
        if after != before:
            edits.append(edited(before, after))
    return Change(label, tuple(edits))


def placed(siblings: Sequence[Ordered], index: int, count: int = 1) -> Gap:
    """Room for ``count`` newcomers in the gap ``index`` of sorted siblings."""
    index = min(max(index, 0), len(siblings))
    before = siblings[index - 1].order if index > 0 else None
    after = siblings[index].order if index < len(siblings) else None
    keys = _keys(before, after, count)
    if keys is not None:
        return Gap(keys, ())
    spread = order.spread(len(siblings) + count)
    rest = spread[:index] + spread[index + count :]
    edits = tuple(
        edited(sibling, replaced(sibling, order=key))
        for sibling, key in zip(siblings, rest, strict=True)
        if sibling.order != key
    )
    return Gap(spread[index : index + count], edits)


def reordered(siblings: Sequence[Ordered], ids: Collection[str], index: int) -> tuple[Edit, ...]:
    """The edits that bring some of the sorted siblings together in the gap ``index``.

    They keep their order among themselves; where nothing would move there are no edits.
    """
    index = min(max(index, 0), len(siblings))
    moving = [sibling for sibling in siblings if sibling.id in ids]
    staying = [sibling for sibling in siblings if sibling.id not in ids]
    at = index - sum(sibling.id in ids for sibling in siblings[:index])
    if [*staying[:at], *moving, *staying[at:]] == list(siblings):
        return ()
    gap = placed(staying, at, len(moving))
    moves = (
        edited(sibling, replaced(sibling, order=key))
        for sibling, key in zip(moving, gap.keys, strict=True)
        if sibling.order != key
    )
    return (*moves, *gap.edits)


def added_ids(change: Change, kind: type[Record] = Record) -> tuple[str, ...]:
    """The identities of the records of this kind that a change adds, in its order."""
    return tuple(
        edit.id for edit in change.edits if edit.before is None and isinstance(edit.after, kind)
    )


def leading_ids(change: Change) -> tuple[str, ...]:
    """What to select after a change that adds things: the added records of the first one's kind."""
    first = next((edit.after for edit in change.edits if edit.before is None and edit.after), None)
    return added_ids(change, type(first)) if first is not None else ()


def index_of(siblings: Sequence[AnyRecord], identity: str) -> int:
    """The place of a record among its siblings; the end where it is none of them."""
    return next((place for place, one in enumerate(siblings) if one.id == identity), len(siblings))


def _keys(before: str | None, after: str | None, count: int) -> tuple[str, ...] | None:
    """``count`` rising keys between two others, or ``None`` where there is no room."""
    if count == 0:
        return ()
    if before is None and after is None:
        return order.spread(count)
    if after is None:
        keys = []
        for _ in range(count):
            before = order.between(before, None)
            if before is None:
                return None
            keys.append(before)
        return tuple(keys)
    # halving keeps the keys of a long run of newcomers short
    middle = order.between(before, after)
    if middle is None:
        return None
    left = _keys(before, middle, count // 2)
    right = _keys(middle, after, count - count // 2 - 1)
    return None if left is None or right is None else (*left, middle, *right)


def _validated(kind: type[R], values: dict[str, Any], new: dict[str, Any]) -> R:
    first: ValidationError | None = None
    for wash in (clean, clean_line):
        washed = {
            name: wash(value) if isinstance(value, str) and name not in _BINARY else value
            for name, value in new.items()
        }
        try:
            return kind.model_validate({**values, **washed})
        except ValidationError as error:
            first = first or error
    place = first.errors(include_input=False)[0]["loc"] if first else ()
    field = str(place[0]) if place else "?"
    raise RefusedError("refusal.value", field=field) from first
