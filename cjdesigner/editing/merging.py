"""Two copies of one project that went different ways, brought together record by record.

Base is what both had, mine and theirs are what became of it. What only one side did is taken from
that side; where both gave one field another value, mine stays and the record is named. Rules: work
beats its removal, so nothing that somebody wrote goes unasked; the result is always as sound as a
document that was opened; and it is one change to mine, so that one undo takes it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cjdesigner.model.change import Change, Label, difference
from cjdesigner.model.records import (
    REFERENCES,
    AnyRecord,
    Link,
    Phase,
    Touchpoint,
    references,
    replaced,
)

Records = Mapping[str, AnyRecord]

# where a thing stands is one value: half of one place and half of another is neither
_PLACE = ("journey", "phase", "lane", "order", "first", "last", "source", "target")
_MISSING = object()
MERGE = Label("merging.merge")


@dataclass(frozen=True, slots=True)
class Merged:
    """What makes mine the two together.

    ``added``, ``changed`` and ``removed`` are the identities that ``change`` touches so.
    ``conflicts`` are records that both sides changed differently: mine stayed. ``kept`` are records
    that one side had removed and the other still needs: they stay, or come back.
    """

    change: Change
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    conflicts: tuple[str, ...]
    kept: tuple[str, ...]


def merged(
    base: Iterable[AnyRecord],
    mine: Iterable[AnyRecord],
    theirs: Iterable[AnyRecord],
    label: Label = MERGE,
) -> Merged:
    """Bring two copies together; ``mine`` and ``theirs`` must each be a sound document.

    The change is called ``label``. With mine as the ``base``, all of theirs is taken.
    """
    first, ours, other = ({one.id: one for one in records} for records in (base, mine, theirs))
    conflicts: dict[str, None] = {}
    kept: dict[str, None] = {}
    result: dict[str, AnyRecord] = {}
    for identity in dict.fromkeys((*ours, *other)):
        found = _of_both(
            first.get(identity), ours.get(identity), other.get(identity), conflicts, kept
        )
        if found is not None:
            result[identity] = found
    _bring_back(result, ours, other, kept)
    _open_as_mine(result, ours, conflicts)
    _drop_stray_links(result, conflicts)
    change = difference(ours.values(), result.values(), label)
    return Merged(
        change,
        tuple(edit.id for edit in change.edits if edit.before is None),
        tuple(edit.id for edit in change.edits if edit.before and edit.after),
        tuple(edit.id for edit in change.edits if edit.after is None),
        tuple(conflicts),
        tuple(identity for identity in kept if identity in result),
    )


def _of_both(
    base: AnyRecord | None,
    mine: AnyRecord | None,
    theirs: AnyRecord | None,
    conflicts: dict[str, None],
    kept: dict[str, None],
) -> AnyRecord | None:
    """One record of the result; ``None`` where it is gone."""
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    if mine is None or theirs is None:
        # one side removed what the other worked on
        found = mine or theirs
        assert found is not None
        kept[found.id] = None
        return found
    if mine.type != theirs.type:
        conflicts[mine.id] = None
        return mine
    return _fields_of_both(base, mine, theirs, conflicts)


def _fields_of_both(
    base: AnyRecord | None, mine: AnyRecord, theirs: AnyRecord, conflicts: dict[str, None]
) -> AnyRecord:
    old = dict(base) if base is not None and base.type == mine.type else {}
    ours, other = dict(mine), dict(theirs)
    place = [name for name in _PLACE if name in ours]
    theirs_now: dict[str, Any] = {}
    for names in (place, *([name] for name in ours if name not in place)):
        was, here, there = (
            tuple(values.get(name, _MISSING) for name in names) for values in (old, ours, other)
        )
        if here == there or there == was:
            continue
        if here == was:
            theirs_now.update(zip(names, there, strict=True))
        elif len(names) == 1 and _is_list(mine, names[0]):
            theirs_now[names[0]] = _list_of_both(was[0], here[0], there[0])
        else:
            conflicts[mine.id] = None
    return replaced(mine, **theirs_now) if theirs_now else mine


def _is_list(record: AnyRecord, name: str) -> bool:
    """Whether a field is a list of references or tags, whose members come and go by themselves."""
    value = getattr(record, name)
    return isinstance(value, tuple) and (name in REFERENCES[record.type] or name == "tags")


def _list_of_both(base: Any, mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    old = base if isinstance(base, tuple) else ()
    stayed = [one for one in mine if one in theirs or one not in old]
    return tuple(dict.fromkeys([*stayed, *(one for one in theirs if one not in old)]))


def _bring_back(
    result: dict[str, AnyRecord], mine: Records, theirs: Records, kept: dict[str, None]
) -> None:
    """What somebody still refers to comes back, with what that refers to."""
    waiting = list(result.values())
    while waiting:
        for _, target in references(waiting.pop()):
            if target not in result:
                found = mine.get(target) or theirs.get(target)
                if found is not None:
                    result[target] = found
                    kept[target] = None
                    waiting.append(found)


def _open_as_mine(result: dict[str, AnyRecord], mine: Records, conflicts: dict[str, None]) -> None:
    """Where both sides together would let journeys open one another, they open as in mine."""
    changed = [
        record
        for record in result.values()
        if isinstance(record, Touchpoint) and record.opens != _opens(mine.get(record.id))
    ]
    if changed and _opens_itself(result):
        for record in changed:
            result[record.id] = replaced(record, opens=_opens(mine.get(record.id)))
            conflicts[record.id] = None


def _opens(record: AnyRecord | None) -> str | None:
    return record.opens if isinstance(record, Touchpoint) else None


def _opens_itself(records: Records) -> bool:
    opened: dict[str, set[str]] = {}
    for record in records.values():
        if isinstance(record, Touchpoint) and record.opens:
            opened.setdefault(_journey(record.phase, records), set()).add(record.opens)
    # a journey that nothing opens any more leads nowhere; what is left over goes round
    while True:
        ends = {journey for journey, into in opened.items() if not into & opened.keys()}
        if not ends:
            return bool(opened)
        for journey in ends:
            del opened[journey]


def _drop_stray_links(result: dict[str, AnyRecord], conflicts: dict[str, None]) -> None:
    """A link whose ends have come to stand in two journeys has nothing left to say."""
    for record in list(result.values()):
        if not isinstance(record, Link) or record.target is None:
            continue
        source, target = result[record.source], result[record.target]
        homes = {_journey(end.id, result) for end in (source, target)}
        if source.type != target.type or len(homes) > 1 or source is target:
            del result[record.id]
            conflicts[record.id] = None


def _journey(identity: str, records: Records) -> str:
    record = records.get(identity)
    if isinstance(record, Touchpoint):
        record = records.get(record.phase)
    return record.journey if isinstance(record, Phase) else ""
