"""A change being completed: what the document will be, asked before it is."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence
from typing import TypeVar

from cjdesigner.model.change import Change, Edit
from cjdesigner.model.records import AnyRecord, Phase, Record, Touchpoint
from cjdesigner.timeline.document import Document

R = TypeVar("R", bound=Record)


class Draft:
    """A document with a change laid over it. ``document`` stays as it is until somebody applies."""

    def __init__(self, document: Document, change: Change) -> None:
        self.document = document
        self._label = change.label
        self._edits = {edit.id: edit for edit in change.edits}

    def edits(self) -> tuple[Edit, ...]:
        """The edits so far."""
        return tuple(self._edits.values())

    def get(self, identity: str) -> AnyRecord | None:
        """The record as it will be, or ``None``."""
        edit = self._edits.get(identity)
        return edit.after if edit else self.document.get(identity)

    def of(self, identity: str, kind: type[R]) -> R | None:
        """The record as it will be, if it is of this kind."""
        found = self.get(identity)
        return found if isinstance(found, kind) else None

    def put(self, record: AnyRecord) -> None:
        """The record will be like this."""
        self._set(record.id, record)

    def remove(self, identity: str) -> None:
        """The record will be gone."""
        self._set(identity, None)

    def removed(self) -> list[str]:
        """The records that the document has and will not have."""
        return [
            edit.id for edit in self._edits.values() if edit.before is not None and not edit.after
        ]

    def when(self, column: str) -> tuple[str, ...]:
        """A key by which phases and touchpoints of a journey will sort from left to right."""
        record = self.get(column)
        if isinstance(record, Phase):
            return (record.order, record.id)
        if isinstance(record, Touchpoint):
            return (*self.when(record.phase), record.order, record.id)
        return ()

    def columns(self, journey: str) -> list[str]:
        """The columns of a journey as they will be, from left to right."""
        touched: dict[str, set[str]] = {}
        # each phase with the columns that it has now
        standing = self.document.phases(journey)
        columns = self.document.columns(journey)
        starts = [self.document.place(journey, phase.id) or 0 for phase in standing]
        now: dict[str, Sequence[str]] = {
            phase.id: columns[start:end]
            for phase, start, end in zip(standing, starts, [*starts[1:], len(columns)], strict=True)
        }
        for edit in self._edits.values():
            for record in (edit.before, edit.after):
                if isinstance(record, Touchpoint):
                    touched.setdefault(record.phase, set()).add(record.id)
                elif isinstance(record, Phase) and record.journey == journey:
                    now.setdefault(record.id, ())
        found: list[str] = []
        for phase in sorted(filter(self.get, now), key=self.when):
            inside = now[phase]
            if phase in touched:
                inside = self._inside(phase, inside, touched[phase])
            found.extend(inside or [phase])
        return found

    def _inside(self, phase: str, before: Iterable[str], touched: set[str]) -> list[str]:
        """The touchpoints of a phase as they will be, given its columns now and those edited."""
        found = [column for column in before if column not in touched and column != phase]
        for identity in touched:
            record = self.of(identity, Touchpoint)
            if record is not None and record.phase == phase:
                insort(found, identity, key=self.when)
        return found

    def change(self) -> Change:
        """The change as it is now."""
        return Change(self._label, tuple(self._edits.values()))

    def _set(self, identity: str, after: AnyRecord | None) -> None:
        before = self.document.get(identity)
        if before == after:
            self._edits.pop(identity, None)
        else:
            self._edits[identity] = Edit(identity, before, after)
