"""Copies of records with identities of their own: what duplicating and pasting share.

A copy says by ``origin`` what it was copied from. References among the copied records go along;
other references are kept where ``kept`` knows their target and dropped elsewhere, and a record that
cannot do without a dropped one is left out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cjdesigner.editing import common, rules
from cjdesigner.model.ids import experience_id, fresh
from cjdesigner.model.records import (
    AnyRecord,
    Card,
    Experience,
    Image,
    Lane,
    Link,
    Phase,
    references,
)
from cjdesigner.timeline.document import Document

# references that a record cannot do without
_VITAL = {
    ("phase", "journey"),
    ("touchpoint", "phase"),
    ("experience", "touchpoint"),
    ("experience", "persona"),
    ("experience", "round"),
    ("link", "source"),
    ("lane", "journey"),
    ("card", "lane"),
    ("card", "first"),
    ("card", "last"),
    ("view", "journey"),
}
# what these name says nothing where the copies go
_NO_CONTEXT = ("journey", "phase", "first", "last", "source", "target", "opens", "pair", "answers")


class Place(NamedTuple):
    """Where a copied card lay, counted from the topmost lane and the leftmost column copied."""

    lane: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """Copied records, what they refer to (lanes, personas, channels, images), and where cards lay.

    Columns stand in ``records`` in their order from left to right.
    """

    records: Sequence[AnyRecord]
    context: Sequence[AnyRecord] = ()
    places: Mapping[str, Place] = field(default_factory=dict)


def copies(
    records: Iterable[AnyRecord],
    kept: Callable[[str], bool],
    instead: Mapping[str, str] | None = None,
) -> dict[str, AnyRecord]:
    """Copies of ``records``, by the identity of what they were copied from.

    ``instead`` names identities that stand in for others in the copies. Raises ``RefusedError``
    where a copy cannot be, as one whose identity would be too long.
    """
    originals = {record.id: record for record in records}
    names = dict(instead or {})
    for record in originals.values():
        if not isinstance(record, Experience | Image):
            names.setdefault(record.id, fresh())
    copied = {old: new for old, new in names.items() if old in originals}
    found: dict[str, AnyRecord] = {}
    for record in originals.values():
        values = _references(record, names, copied, kept)
        if values is None:
            continue
        if isinstance(record, Experience):
            values["id"] = experience_id(
                values.get("touchpoint", record.touchpoint),
                values.get("persona", record.persona),
                values.get("round", record.round),
            )
        else:
            values["id"] = names.get(record.id, record.id)
        found[record.id] = common.changed(record, origin=record.id, **values)
    return found


def branch(document: Document, ids: Iterable[str]) -> dict[str, AnyRecord]:
    """The records of these identities with all that belongs to them, in a stable order.

    A journey brings its phases, lanes and views; a phase its touchpoints; these their experiences;
    a lane its cards. Cards whose columns are all there come along, and links between two of them.
    """
    found: dict[str, AnyRecord] = {}
    waiting = deque(dict.fromkeys(ids))
    while waiting:
        identity = waiting.popleft()
        record = document.get(identity)
        if record is None or identity in found:
            continue
        found[identity] = record
        match record.type:
            case "journey":
                waiting += [one.id for one in document.phases(identity)]
                waiting += [one.id for one in document.lanes(identity)]
                waiting += [one.id for one in document.views(identity)]
            case "phase":
                waiting += [one.id for one in document.touchpoints(identity)]
            case "touchpoint":
                waiting += [one.id for one in document.experiences(identity)]
            case "lane":
                waiting += [one.id for one in document.cards(identity)]
    for identity in tuple(found):
        if found[identity].type not in ("touchpoint", "phase"):
            continue
        for card in document.cards_from(identity):
            if card.last in found:
                found[card.id] = card
        for link in document.links_from(identity):
            if link.target is None or link.target in found:
                found[link.id] = link
    return found


def _references(
    record: AnyRecord,
    names: Mapping[str, str],
    copied: Mapping[str, str],
    kept: Callable[[str], bool],
) -> dict[str, Any] | None:
    """The references of a copy; ``None`` where it cannot do without one that is missing."""
    values: dict[str, Any] = {}
    # a card with one foot in the copies stays where it stands
    astray = isinstance(record, Card) and not (record.first in names and record.last in names)
    for name in dict.fromkeys(name for name, _ in references(record)):
        known: Mapping[str, str] = names
        if name in ("opens", "pair"):
            # what stands in for a parent stands in for nothing else
            known = copied
        elif astray and name in ("first", "last"):
            known = {}
        value = getattr(record, name)
        many = value if isinstance(value, tuple) else (value,)
        new = tuple(known.get(one, one) for one in many if one in known or kept(one))
        if not isinstance(value, tuple):
            lost = not new
            if lost and ((record.type, name) in _VITAL or isinstance(record, Link)):
                return None
            values[name] = None if lost else new[0]
        else:
            values[name] = new
    return values


def bundled(document: Document, ids: Iterable[str]) -> Bundle:
    """These things with what belongs to them, and what they name, ready to be put elsewhere."""
    records = list(branch(document, ids).values())
    records.sort(key=lambda record: _reading_order(document, record))
    known = {record.id for record in records}
    context = {}
    for record in records:
        for name, identity in references(record):
            found = document.get(identity)
            if found is not None and identity not in known and name not in _NO_CONTEXT:
                context[identity] = found
    cards = [record for record in records if isinstance(record, Card)]
    return Bundle(records, list(context.values()), _places(document, cards))


def _places(document: Document, cards: Iterable[Card]) -> dict[str, Place]:
    found = {}
    rows: dict[str, Sequence[Lane]] = {}
    for card in cards:
        span = document.span(card)
        lane = document.get(card.lane)
        if span is not None and isinstance(lane, Lane):
            if lane.journey not in rows:
                rows[lane.journey] = rules.card_lanes(document, lane.journey)
            found[card.id] = Place(common.index_of(rows[lane.journey], lane.id), *span)
    if not found:
        return {}
    top = min(place.lane for place in found.values())
    left = min(place.first for place in found.values())
    return {
        identity: Place(place.lane - top, place.first - left, place.last - left)
        for identity, place in found.items()
    }


def _reading_order(document: Document, record: AnyRecord) -> tuple[int, int, str]:
    journey = document.journey_of(record.id)
    column = record.first if isinstance(record, Card) else record.id
    place = document.place(journey, column) if journey else None
    return (0 if isinstance(record, Phase) else 1, place or 0, getattr(record, "order", ""))
