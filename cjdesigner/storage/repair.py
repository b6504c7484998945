"""Mend what can be mended without guessing: references to records that are gone.

Rule: no text that a person wrote is dropped, and every change is told. What cannot be mended so
stays as it is, and the document then refuses it by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from cjdesigner.model import shipped
from cjdesigner.model.change import Label
from cjdesigner.model.records import (
    REFERENCES,
    AnyRecord,
    Card,
    Lane,
    Phase,
    Record,
    Touchpoint,
    replaced,
)

R = TypeVar("R", bound=Record)
Found = Mapping[str, AnyRecord]

# what means nothing without the records that these fields refer to
_BOUND: dict[str, tuple[str, ...]] = {
    "experience": ("touchpoint", "persona", "round"),
    "link": ("source", "target"),
    "view": ("journey",),
}
_LAST = "zz"  # the order of a lane that had to be made again: below the others


def repaired(records: Iterable[AnyRecord]) -> tuple[list[AnyRecord], tuple[Label, ...]]:
    """``records`` with sound references as far as that goes, and what was done, one label each.

    The identities of ``records`` must differ.
    """
    found = {record.id: record for record in records}
    lanes = _lanes_made_again(found)
    found.update({lane.id: lane for lane in lanes})
    done = [_label("lane", lane) for lane in lanes]
    kept: list[AnyRecord] = []
    for record in found.values():
        lost = _lost(record, found)
        if any(field in lost for field in _BOUND.get(record.type, ())):
            done.append(_label("removed", record))
        elif lost:
            kept.append(_mended(record, lost, found, done))
        else:
            kept.append(record)
    return kept, tuple(done)


def _lost(record: AnyRecord, found: Found) -> dict[str, set[str]]:
    """The identities, by field, that ``record`` names and that are no record of the right kind."""
    lost: dict[str, set[str]] = {}
    for field, kinds in REFERENCES[record.type].items():
        value = getattr(record, field)
        for identity in (value,) if isinstance(value, str) else value or ():
            target = found.get(identity)
            if target is not None and target.type in kinds:
                continue
            if field == "channels" and shipped.channel(identity) is not None:
                continue
            lost.setdefault(field, set()).add(identity)
    return lost


def _mended(
    record: AnyRecord, lost: dict[str, set[str]], found: Found, done: list[Label]
) -> AnyRecord:
    for field, identities in lost.items():
        value = getattr(record, field)
        if isinstance(value, tuple):
            rest = tuple(identity for identity in value if identity not in identities)
            record = replaced(record, **{field: rest})
            done.append(_label("cleared", record, field))
        elif not type(record).model_fields[field].is_required():
            record = replaced(record, **{field: None})
            done.append(_label("cleared", record, field))
    if isinstance(record, Card) and ("first" in lost or "last" in lost):
        column = _column_for(record, lost, found)
        if column is not None:
            first = column if "first" in lost else record.first
            last = column if "last" in lost else record.last
            record = replaced(record, first=first, last=last)
            done.append(_label("moved", record))
    return record


def _column_for(card: Card, lost: Mapping[str, set[str]], found: Found) -> str | None:
    """Where a card goes that lost an end: to its other end, or to its journey's first column."""
    if "first" not in lost:
        return card.first
    if "last" not in lost:
        return card.last
    lane = found.get(card.lane)
    if not isinstance(lane, Lane):
        return None
    phases = [r for r in found.values() if isinstance(r, Phase) and r.journey == lane.journey]
    if not phases:
        return None
    phase = min(phases, key=_order)
    inside = [r for r in found.values() if isinstance(r, Touchpoint) and r.phase == phase.id]
    return min(inside, key=_order).id if inside else phase.id


def _lanes_made_again(found: Found) -> list[Lane]:
    """The lanes that cards stand in and that are gone, as far as a column tells the journey."""
    made: dict[str, Lane] = {}
    for card in found.values():
        if isinstance(card, Card) and card.lane not in found and card.lane not in made:
            journeys = (_journey_of(end, found) for end in (card.first, card.last))
            journey = next((j for j in journeys if j in found), None)
            if journey is not None:
                made[card.lane] = Lane(id=card.lane, journey=journey, order=_LAST)
    return list(made.values())


def _journey_of(column: str, found: Found) -> str | None:
    record = found.get(column)
    if isinstance(record, Touchpoint):
        record = found.get(record.phase)
    return record.journey if isinstance(record, Phase) else None


def _order(record: Phase | Touchpoint) -> tuple[str, str]:
    return record.order, record.id


def _label(what: str, record: AnyRecord, field: str = "") -> Label:
    places = (("kind", record.type), ("id", record.id), ("field", field))
    return Label(f"storage.repaired.{what}", places)
