"""The live document. ``apply`` is the only door through which it changes.

Phases and touchpoints are nodes of one ``networkx.MultiDiGraph``, each with its record. The key of
an edge is its type: ``holds`` (phase to touchpoint) or ``next`` (between neighbouring columns); a
link has its identity for key, and carries its record. Records are the truth: ``holds`` and ``next``
are derived here and never saved. Beside the graph stand the indexes that ``apply`` keeps: children
in order, who refers to whom, and the columns of a journey.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from cjdesigner.model.change import Change, Edit
from cjdesigner.model.records import (
    PROJECT_ID,
    REFERENCES,
    TYPES,
    AnyRecord,
    Card,
    Channel,
    Experience,
    Journey,
    Lane,
    Link,
    Persona,
    Phase,
    Project,
    Record,
    Round,
    Snapshot,
    Touchpoint,
    View,
    references,
)
from cjdesigner.timeline.checking import References, check, checked
from cjdesigner.timeline.going_on import neighbourhood, same_place, tie, tie_first
from cjdesigner.timeline.graphs import MultiDiGraph
from cjdesigner.timeline.siblings import TOP, Siblings

R = TypeVar("R", bound=Record)

# the name of a kind of record, which its records carry as their type
_NAMES: dict[type[Record], str] = {kind: kind.model_fields["type"].default for kind in TYPES}
# the kinds of record that can refer to one of a kind
_MAY_REFER: dict[str, tuple[str, ...]] = {
    name: tuple(
        kind for kind, fields in REFERENCES.items() if any(name in to for to in fields.values())
    )
    for name in REFERENCES
}


class Document:
    """One project, whole and checked. Queries never walk a list where an index has the answer."""

    def __init__(self, records: Iterable[AnyRecord] = ()) -> None:
        """Raises ``CJDError`` where the records do not make a sound document."""
        self.graph: MultiDiGraph[str] = MultiDiGraph()
        self._records: dict[str, AnyRecord] = {}
        self._siblings = Siblings()
        # by the kind of those who refer and whom they refer to
        self._referrers: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._links: dict[str, Link] = {}
        self._columns: dict[str, tuple[str, ...]] = {}
        self._places: dict[str, dict[str, int]] = {}
        for record, referred in checked(records):
            self._put(record, referred)
            self._siblings.add(record)
        self._siblings.sort()
        sources = {link.source for link in self._links.values()}
        for journey in self.journeys():
            tie_first(self, self.columns(journey.id), sources)

    # -- the door ------------------------------------------------------------------------------

    def apply(self, change: Change) -> None:
        """Carry out ``change``, whole or not at all.

        Raises ``CJDError`` where it does not fit this document; nothing is changed then.
        """
        check(self, change.edits)
        loose = neighbourhood(self, change)
        done: list[Edit] = []
        try:
            for edit in change.edits:
                self._swap(edit)
                done.append(edit)
        except BaseException:
            for edit in reversed(done):
                self._swap(Edit(edit.id, edit.after, edit.before))
            raise
        tie(self, loose | neighbourhood(self, change))

    # -- records -------------------------------------------------------------------------------

    def __contains__(self, identity: object) -> bool:
        return identity in self._records

    def __len__(self) -> int:
        return len(self._records)

    def get(self, identity: str) -> AnyRecord | None:
        """The record of that identity, or ``None``."""
        return self._records.get(identity)

    def record(self, identity: str, kind: type[R]) -> R:
        """The record of that identity; ``KeyError`` if there is none of this kind."""
        found = self._records[identity]
        if not isinstance(found, kind):
            raise KeyError(identity)
        return found

    def records(self) -> Iterator[AnyRecord]:
        """All records, in no particular order."""
        return iter(self._records.values())

    def referrers(self, identity: str) -> Iterator[AnyRecord]:
        """The records that refer to this one, by identity."""
        return (self._records[id_] for id_ in sorted(self.referring(identity)))

    def referring(self, identity: str) -> frozenset[str]:
        """The identities of the records that refer to this one."""
        record, referrers = self._records.get(identity), self._referrers
        kinds = _MAY_REFER[record.type] if record is not None else REFERENCES
        return frozenset().union(*(referrers.get((kind, identity), ()) for kind in kinds))

    # -- the container -------------------------------------------------------------------------

    @property
    def project(self) -> Project:
        """The project itself."""
        return self.record(PROJECT_ID, Project)

    def journeys(self) -> list[Journey]:
        """All journeys, in the order of their tabs."""
        return self._ordered(Journey)

    def personas(self) -> list[Persona]:
        """All personas of the project, in order."""
        return self._ordered(Persona)

    def own_channels(self) -> list[Channel]:
        """The project's own channels, in order."""
        return self._ordered(Channel)

    def rounds(self) -> list[Round]:
        """All measurement rounds, in order."""
        return self._ordered(Round)

    def snapshots(self) -> list[Snapshot]:
        """All named versions, in order."""
        return self._ordered(Snapshot)

    # -- a journey -----------------------------------------------------------------------------

    def phases(self, journey: str) -> list[Phase]:
        """The phases of a journey, in order of time."""
        return self._ordered(Phase, journey)

    def lanes(self, journey: str) -> list[Lane]:
        """The lanes of a journey from top to bottom, hidden ones among them."""
        return self._ordered(Lane, journey)

    def views(self, journey: str) -> list[View]:
        """The saved views of a journey, in order."""
        return self._ordered(View, journey)

    def touchpoints(self, phase: str) -> list[Touchpoint]:
        """The touchpoints of a phase, in order of time."""
        return self._ordered(Touchpoint, phase)

    def width(self, phase: str) -> int:
        """How many columns a phase takes: its touchpoints, or one."""
        return len(self._siblings.under("touchpoint", phase)) or 1

    def columns(self, journey: str) -> tuple[str, ...]:
        """The columns of a journey from left to right: touchpoints, and phases without any."""
        known = self._columns.get(journey)
        if known is None:
            found: list[str] = []
            for _, phase in self._siblings.under("phase", journey):
                inside = self._siblings.under("touchpoint", phase)
                found.extend(id_ for _, id_ in inside) if inside else found.append(phase)
            known = self._columns[journey] = tuple(found)
        return known

    def led_by(self, column: str) -> str | None:
        """The phase whose first column this is."""
        record = self._records.get(column)
        if isinstance(record, Touchpoint):
            first = self._siblings.under("touchpoint", record.phase)[0][1]
            return record.phase if first == column else None
        return column if isinstance(record, Phase) else None

    def place(self, journey: str, column: str) -> int | None:
        """The number of a column in its journey, from 0; a phase stands for its first column."""
        places = self._places.get(journey)
        if places is None:
            places = {id_: place for place, id_ in enumerate(self.columns(journey))}
            self._places[journey] = places
        found = places.get(column)
        if found is None:
            inside = self._siblings.under("touchpoint", column)
            found = places.get(inside[0][1]) if inside else None
        return found

    def journey_of(self, identity: str) -> str | None:
        """The journey in which a record stands; ``None`` for what belongs to the project."""
        record = self._records.get(identity)
        while record is not None:
            match record:
                case Journey():
                    return record.id
                case Phase() | Lane() | View():
                    return record.journey
                case Touchpoint():
                    record = self._records.get(record.phase)
                case Experience():
                    record = self._records.get(record.touchpoint)
                case Link():
                    record = self._records.get(record.source)
                case Card():
                    record = self._records.get(record.lane)
                case _:
                    return None
        return None

    # -- what stands on a column ---------------------------------------------------------------

    def cards(self, lane: str) -> list[Card]:
        """The cards of a lane, by order and identity."""
        return self._ordered(Card, lane)

    def cards_on(self, column: str) -> list[Card]:
        """The cards that begin or end at a column, by order and identity."""
        return sorted(self._referring(Card, column), key=_key)

    def cards_from(self, column: str) -> list[Card]:
        """The cards that begin at a column, by order and identity."""
        return [card for card in self.cards_on(column) if card.first == column]

    def span(self, card: Card) -> tuple[int, int] | None:
        """The first and last column that a card covers, by number from the left.

        An end that stands in no column gives the other end; ``None`` where neither does.
        """
        lane = self.record(card.lane, Lane)
        first = self.place(lane.journey, card.first)
        last = first if card.last == card.first else self.place(lane.journey, card.last)
        known = [end for end in (first, last) if end is not None]
        return (min(known), max(known)) if known else None

    def experiences(self, touchpoint: str) -> list[Experience]:
        """How a touchpoint felt, to everybody and in every round, by identity."""
        return sorted(self._referring(Experience, touchpoint), key=_id)

    def links(self, journey: str) -> list[Link]:
        """The explicit links that begin in a journey, by identity."""
        return [
            link
            for _, link in sorted(self._links.items())
            if self.journey_of(link.source) == journey
        ]

    def links_from(self, node: str) -> list[Link]:
        """The explicit links that leave a touchpoint or phase, by identity."""
        return [link for link in self.links_at(node) if link.source == node]

    def links_to(self, node: str) -> list[Link]:
        """The explicit links that arrive at a touchpoint or phase, by identity."""
        return [link for link in self.links_at(node) if link.target == node]

    def links_at(self, node: str) -> list[Link]:
        """The explicit links that leave a touchpoint or phase or arrive at it, by identity."""
        return sorted(self._referring(Link, node), key=_id)

    def next_of(self, touchpoint: str) -> str | None:
        """The neighbour to which the journey goes on by itself, if it does."""
        for _, target, kind in self.graph.out_edges(touchpoint, keys=True):
            if kind == "next":
                return str(target)
        return None

    # -- inside --------------------------------------------------------------------------------

    def _referring(self, kind: type[R], identity: str) -> list[R]:
        """The records of a kind that refer to a record, in no order."""
        records = self._records
        found = self._referrers.get((_NAMES[kind], identity), ())
        return [records[id_] for id_ in found]  # type: ignore[misc]

    def _ordered(self, kind: type[R], above: str = TOP) -> list[R]:
        records = self._records
        return [
            records[id_]  # type: ignore[misc]
            for _, id_ in self._siblings.under(_NAMES[kind], above)
        ]

    def _swap(self, edit: Edit) -> None:
        if edit.before is not None and edit.after is not None and _stays(edit.before, edit.after):
            # what it says is another, and no index knows of that
            self._records[edit.id] = edit.after
            if edit.id in self.graph:
                self.graph.add_node(edit.id, record=edit.after)
            return
        if not same_place(edit):
            self._forget_columns(edit.before)
        if edit.before is not None:
            self._take(edit.before, staying=edit.after is not None)
        if edit.after is not None:
            self._put(edit.after, references(edit.after))
            self._siblings.put(edit.after)
        if not same_place(edit):
            self._forget_columns(edit.after)

    def _put(self, record: AnyRecord, referred: References) -> None:
        identity = record.id
        self._records[identity] = record
        kind = record.type
        for _, target in referred:
            self._referrers[kind, target].add(identity)
        match record:
            case Phase():
                self.graph.add_node(identity, record=record)
            case Touchpoint():
                self.graph.add_node(identity, record=record)
                self.graph.add_edge(record.phase, identity, "holds")
            case Link():
                self._links[identity] = record
                if record.target is not None:
                    self.graph.add_edge(record.source, record.target, identity, record=record)

    def _take(self, record: AnyRecord, staying: bool) -> None:
        identity = record.id
        del self._records[identity]
        kind = record.type
        for _, target in references(record):
            referrers = self._referrers.get((kind, target))
            if referrers is not None:
                referrers.discard(identity)
                if not referrers:
                    del self._referrers[kind, target]
        self._siblings.take(record)
        match record:
            case Touchpoint():
                if self.graph.has_edge(record.phase, identity, "holds"):
                    self.graph.remove_edge(record.phase, identity, "holds")
            case Link():
                del self._links[identity]
                if self.graph.has_edge(record.source, record.target, identity):
                    self.graph.remove_edge(record.source, record.target, identity)
        if not staying and isinstance(record, Phase | Touchpoint):
            self.graph.remove_node(identity)

    def _forget_columns(self, record: AnyRecord | None) -> None:
        match record:
            case Phase():
                journey: str | None = record.journey
            case Touchpoint():
                journey = self.journey_of(record.phase)
            case _:
                return
        if journey is None:
            self._columns.clear()
            self._places.clear()
        else:
            self._columns.pop(journey, None)
            self._places.pop(journey, None)


def _stays(before: AnyRecord, after: AnyRecord) -> bool:
    """Whether a record stands where it stood, and refers to what it did.

    Links stand on edges of their own.
    """
    return (
        before.__class__ is after.__class__
        and not isinstance(before, Link)
        and getattr(before, "order", None) == getattr(after, "order", None)
        and references(before) == references(after)
    )


def _id(record: Record) -> str:
    return record.id


def _key(card: Card) -> tuple[str, str, str]:
    return (card.lane, card.order, card.id)
