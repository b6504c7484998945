"""What stands in an order under another record: phases in a journey, cards in a lane."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from cjdesigner.model.records import AnyRecord

TOP = ""
# the field that names the record above, by kind; None for what stands under the project itself.
# Links, experiences and pictures stand in no order
_ABOVE = {
    "persona": None,
    "channel": None,
    "journey": None,
    "round": None,
    "snapshot": None,
    "phase": "journey",
    "lane": "journey",
    "view": "journey",
    "touchpoint": "phase",
    "card": "lane",
}

Entry = tuple[str, str]


class Siblings:
    """Order keys and identities, sorted, by the kind of record and the one above."""

    def __init__(self) -> None:
        self._under: dict[tuple[str, str], list[Entry]] = {}

    def under(self, kind: str, above: str = TOP) -> Sequence[Entry]:
        """The order key and identity of each record of a kind under another, in order."""
        return self._under.get((kind, above), ())

    def add(self, record: AnyRecord) -> None:
        """Take in a record without looking for its place; ``sort`` must follow."""
        if record.type in _ABOVE:
            self._under.setdefault(_where(record), []).append(_entry(record))

    def sort(self) -> None:
        """Put everything in order, after ``add``."""
        for entries in self._under.values():
            entries.sort()

    def put(self, record: AnyRecord) -> None:
        """Take in a record at its place."""
        if record.type in _ABOVE:
            insort(self._under.setdefault(_where(record), []), _entry(record))

    def take(self, record: AnyRecord) -> None:
        """Let go of a record."""
        if record.type in _ABOVE:
            where = _where(record)
            entries = self._under[where]
            del entries[bisect_left(entries, _entry(record))]
            if not entries:
                del self._under[where]


def _where(record: AnyRecord) -> tuple[str, str]:
    field = _ABOVE[record.type]
    return record.type, getattr(record, field) if field else TOP


def _entry(record: AnyRecord) -> Entry:
    return record.order, record.id  # type: ignore[union-attr]
