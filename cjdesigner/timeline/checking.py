"""May this change be applied? Everything is asked before anything is touched.

A document never holds two records of one identity, a reference to nothing, a link out of its
journey or journeys that open one another without end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from cjdesigner.errors import CJDError
from cjdesigner.model import shipped
from cjdesigner.model.change import Edit
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import (
    PRINT_ID,
    PROJECT_ID,
    REFERENCES,
    AnyRecord,
    Experience,
    Link,
    Print,
    Project,
    Touchpoint,
    references,
)

DEEPEST = 50
# the kinds of record that have more to be checked than what they refer to
_SPECIAL: frozenset[type] = frozenset((Project, Print, Experience, Link))

Lookup = Callable[[str], "AnyRecord | None"]
# fields that refer to others, each with the identity it holds
References = list[tuple[str, str]]


class Holder(Protocol):
    """What the checks need to know of a document."""

    def get(self, identity: str) -> AnyRecord | None: ...

    def referring(self, identity: str) -> frozenset[str]: ...

    def records(self) -> Iterable[AnyRecord]: ...


def checked(records: Iterable[AnyRecord]) -> Iterator[tuple[AnyRecord, References]]:
    """The records of a document from nothing, each with its references, one after another.

    Raises ``CJDError`` where they do not make a sound one, naming the record and field.
    """
    found: dict[str, AnyRecord] = {}
    for record in records:
        if record.id in found:
            raise CJDError("document.duplicate_id", id=record.id)
        found[record.id] = record
    for record in found.values():
        referred = references(record)
        _check_references(record, referred, found.get)
        if record.__class__ in _SPECIAL:
            _check_record(record, found.get)
        yield record, referred
    if any(isinstance(record, Touchpoint) and record.opens for record in found.values()):
        _check_tree(found, found.get)


def check(document: Holder, edits: tuple[Edit, ...]) -> None:
    """Raise ``CJDError`` where ``edits`` do not fit ``document``, naming the record and field."""
    after: dict[str, AnyRecord | None] = {}
    for edit in edits:
        if edit.id in after:
            raise CJDError("document.duplicate_id", id=edit.id)
        after[edit.id] = edit.after
        _check_edit(document, edit)

    def lookup(identity: str) -> AnyRecord | None:
        return after[identity] if identity in after else document.get(identity)

    for edit in edits:
        if edit.after is None:
            _check_removal(document, edit, after)
        else:
            _check_references(edit.after, references(edit.after), lookup)
            if edit.after.__class__ in _SPECIAL:
                _check_record(edit.after, lookup)
    _check_openings(document, edits, lookup)


def _check_edit(document: Holder, edit: Edit) -> None:
    current = document.get(edit.id)
    if edit.before is None and current is not None:
        raise CJDError("document.duplicate_id", id=edit.id)
    if edit.before is not current and edit.before != current:
        raise CJDError("document.stale", id=edit.id)
    for record in (edit.before, edit.after):
        if record is not None and record.id != edit.id:
            raise CJDError("document.stale", id=edit.id)
    if edit.before is not None and edit.after is not None and edit.before.type != edit.after.type:
        raise CJDError("document.stale", id=edit.id)


def _check_removal(document: Holder, edit: Edit, after: dict[str, AnyRecord | None]) -> None:
    if edit.id == PROJECT_ID:
        raise CJDError("document.no_project")
    for referrer in document.referring(edit.id):
        record = after[referrer] if referrer in after else document.get(referrer)
        if record is not None and any(target == edit.id for _, target in references(record)):
            raise CJDError("document.still_used", id=edit.id, by=referrer)


def _check_references(record: AnyRecord, referred: References, lookup: Lookup) -> None:
    wanted = REFERENCES[record.type]
    for field, identity in referred:
        found = lookup(identity)
        if found is None:
            if field == "channels" and shipped.channel(identity) is not None:
                continue
            raise CJDError(
                "document.dangling", type=record.type, id=record.id, field=field, target=identity
            )
        if found.type not in wanted[field]:
            raise CJDError(
                "document.wrong_target",
                type=record.type,
                id=record.id,
                field=field,
                target=identity,
            )


def _check_record(record: AnyRecord, lookup: Lookup) -> None:
    match record:
        case Project() if record.id != PROJECT_ID:
            raise CJDError("document.second_project", id=record.id)
        case Print() if record.id != PRINT_ID:
            raise CJDError("document.second_print", id=record.id)
        case Experience() if record.id != experience_id(
            record.touchpoint, record.persona, record.round
        ):
            raise CJDError("document.experience_id", id=record.id)
        case Link():
            source, target = lookup(record.source), lookup(record.target or record.source)
            if record.target == record.source or (record.target is None and record.kind != "exit"):
                raise CJDError("document.link_nowhere", id=record.id)
            if (
                source is not None
                and target is not None
                and (source.type, _home(source, lookup)) != (target.type, _home(target, lookup))
            ):
                raise CJDError("document.link_outside", id=record.id)


def _home(record: AnyRecord, lookup: Lookup) -> str | None:
    phase = lookup(record.phase) if isinstance(record, Touchpoint) else record
    return getattr(phase, "journey", None)


def _check_openings(document: Holder, edits: tuple[Edit, ...], lookup: Lookup) -> None:
    if not any(isinstance(e.after, Touchpoint) and e.after.opens for e in edits):
        return
    current = {record.id: record for record in document.records()}
    for edit in edits:
        current.pop(edit.id, None)
        if edit.after is not None:
            current[edit.id] = edit.after
    _check_tree(current, lookup)


def _check_tree(current: dict[str, AnyRecord], lookup: Lookup) -> None:
    """Journeys that touchpoints open are a tree of at most ``DEEPEST`` levels."""
    opened: dict[str, set[str]] = {}
    for record in current.values():
        if isinstance(record, Touchpoint) and record.opens:
            home = _home(record, lookup)
            if home is not None:
                opened.setdefault(home, set()).add(record.opens)
    depth: dict[str, int] = {}
    for start in opened:
        trail: list[tuple[str, list[str]]] = [(start, sorted(opened.get(start, ())))]
        on_trail = {start}
        while trail:
            journey, rest = trail[-1]
            if rest:
                child = rest.pop()
                if child in on_trail:
                    raise CJDError("document.opens_itself", id=child)
                if child not in depth:
                    trail.append((child, sorted(opened.get(child, ()))))
                    on_trail.add(child)
                continue
            below = (depth.get(child, 0) for child in opened.get(journey, ()))
            depth[journey] = 1 + max(below, default=0)
            if depth[journey] > DEEPEST:
                raise CJDError("document.opens_deep", id=journey, n=DEEPEST)
            on_trail.discard(journey)
            trail.pop()
