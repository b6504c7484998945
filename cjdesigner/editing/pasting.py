"""Putting copied records into a journey: who goes where, in which lane, and who is known here.

Phases go behind the target's phase, touchpoints behind its column, lanes below its lane, cards
into its cell. A card that came with its column takes the lane of the same kind, which is made
where the journey has none. Personas and own channels are recognised by identity, then by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from cjdesigner.editing import cards as card_verbs
from cjdesigner.editing import common, rules
from cjdesigner.editing.common import Ordered
from cjdesigner.editing.copying import Bundle, Place, copies
from cjdesigner.editing.draft import Draft
from cjdesigner.editing.personas import free_colour
from cjdesigner.errors import RefusedError
from cjdesigner.model import shipped
from cjdesigner.model.change import Change, Edit, Label, added, edited
from cjdesigner.model.ids import fresh
from cjdesigner.model.records import (
    AnyRecord,
    Card,
    Channel,
    Experience,
    Image,
    Journey,
    Lane,
    Link,
    Persona,
    Phase,
    Record,
    Touchpoint,
    View,
    replaced,
)
from cjdesigner.timeline.document import Document

R = TypeVar("R", bound=Record)


# what can be put into a journey by itself
_TOPS = (Journey, Phase, Touchpoint, Lane, Card, Persona, Channel)


def roots(records: Iterable[AnyRecord]) -> list[AnyRecord]:
    """The records that do not come along with another one of them."""
    known = {record.id: record for record in records}
    return [
        record
        for record in known.values()
        if isinstance(record, _TOPS) and not _comes_along(record, known)
    ]


def insert(
    document: Document,
    bundle: Bundle,
    journey: str,
    target: str | None,
    label: Label,
    in_place: bool = False,
) -> Change:
    """The change that puts copies of a bundle into a journey, behind or into ``target``.

    Cards without their columns go where the target is, ``in_place`` into their own cells. Raises
    ``RefusedError`` where nothing can stand there.
    """
    common.need(document, journey, Journey)
    tops = roots(bundle.records)
    known = {record.id: record for record in bundle.records}
    wanted = {top.id for top in tops}
    records = [one for one in known.values() if one.id in wanted or _comes_along(one, known)]
    lone = _only(tops, Card)
    alone = {card.id for card in lone}
    plan = _Plan(document, bundle, journey, target)
    plan.recognise()
    plan.make_room(tops)
    made = copies([one for one in records if one.id not in alone], plan.keeps, plan.names)
    made.update(copies(lone, plan.keeps, plan.cells(lone, in_place)))
    finished = {old: plan.finished(copy) for old, copy in made.items()}
    leading = [finished.pop(top.id) for top in tops if top.id in finished]
    if not leading:
        raise RefusedError("refusal.nothing_to_paste")
    edits = [added(record) for record in (*leading, *finished.values())]
    edits += plan.put_on(leading, in_place)
    change = Change(label, (*edits, *plan.edits.values()))
    draft = Draft(document, change)
    return Change(label, tuple(_in_line(edit, draft) for edit in change.edits))


class _Plan:
    """One insertion: names for what is known here, and keys for what is new."""

    def __init__(
        self, document: Document, bundle: Bundle, journey: str, target: str | None
    ) -> None:
        self.document = document
        self.bundle = bundle
        self.journey = journey
        self.target = document.get(target) if target else None
        if self.target is not None and document.journey_of(self.target.id) != journey:
            self.target = None
        # the journeys that nothing here may open
        self.leading = rules.leading_to(document, journey)
        # what stands in the copies for what the originals name
        self.names: dict[str, str] = {}
        self.orders: dict[str, str] = {}
        # what has to be made or renumbered beside the copies
        self.edits: dict[str, Edit] = {}

    def keeps(self, identity: str) -> bool:
        """Whether a reference to what was not copied holds in this journey too."""
        record = self.document.get(identity)
        if record is None:
            return identity in self.edits or shipped.channel(identity) is not None
        if isinstance(record, Journey):
            return identity not in self.leading
        return self.document.journey_of(identity) in (None, self.journey)

    def recognise(self) -> None:
        """Find the personas, channels, lanes and images that the bundle names."""
        copied = {record.id for record in self.bundle.records}
        for record in self.bundle.context:
            if record.id in copied or (record.id in self.document and self.keeps(record.id)):
                continue
            match record:
                case Persona():
                    self._name(record.id, _called(record.name, self.document.personas()))
                case Channel():
                    own = self.document.own_channels()
                    self._name(record.id, _called(record.name, own) or self._new(record, own))
                case Lane():
                    self._name(record.id, self._lane_like(record))
                case Image():
                    self.edits[record.id] = added(record)

    def make_room(self, tops: Sequence[AnyRecord]) -> None:
        """Keys for the records that nothing else brings along, and the parents they get."""
        document = self.document
        journeys, personas = document.journeys(), document.personas()
        self._key(_only(tops, Journey), journeys, len(journeys))
        self._key(_only(tops, Persona), personas, len(personas))
        self._key(_only(tops, Channel), document.own_channels(), len(document.own_channels()))
        phases, standing = _only(tops, Phase), document.phases(self.journey)
        touchpoints = _only(tops, Touchpoint)
        phase, index = self._column_gap(standing)
        if touchpoints and not phase:
            # the first thing in an empty journey needs a phase to stand in
            home = common.made(Phase, id=fresh(), journey=self.journey, order="V")
            self.edits[home.id] = added(home)
            standing, phase = [home], home.id
        self._key(phases, standing, common.index_of(standing, phase) + 1)
        lanes, rows = _only(tops, Lane), document.lanes(self.journey)
        self._key(lanes, rows, common.index_of(rows, self._row() or "") + 1)
        self.names.update((one.journey, self.journey) for one in phases)
        self.names.update((one.journey, self.journey) for one in lanes)
        inside = document.touchpoints(phase) if phase in document else []
        self._key(touchpoints, inside, index)
        self.names.update((one.phase, phase) for one in touchpoints)

    def cells(self, lone: Sequence[Card], in_place: bool) -> dict[str, str]:
        """The lanes and columns of cards that come without their columns, and their keys there."""
        document = self.document
        columns = document.columns(self.journey)
        names = dict(self.names)
        if columns and not in_place:
            column = self._column()
            begin = (document.place(self.journey, column) if column else None) or 0
            rows = rules.card_lanes(document, self.journey)
            start = common.index_of(rows, self._row() or "")
            for card in lone:
                place = self.bundle.places.get(card.id, Place(0, 0, 0))
                names[card.first] = columns[min(begin + place.first, len(columns) - 1)]
                names[card.last] = columns[min(begin + place.last, len(columns) - 1)]
                if start < len(rows):
                    names[card.lane] = rows[min(start + place.lane, len(rows) - 1)].id
        cells: dict[tuple[str, str], list[Card]] = {}
        for card in lone:
            cell = (names.get(card.lane, card.lane), names.get(card.first, card.first))
            cells.setdefault(cell, []).append(card)
        for (lane, first), landing in cells.items():
            there = card_verbs.in_cell(document, lane, first)
            self._key(landing, there, len(there))
        return names

    def finished(self, record: AnyRecord) -> AnyRecord:
        """A copy with the key of its new place."""
        key = self.orders.get(record.origin or "")
        values: dict[str, str | None] = {"order": key} if key else {}
        if isinstance(record, Journey):
            values["pair"] = None
        if isinstance(record, Persona):
            values["colour"] = free_colour(self.document, record.colour)
        return replaced(record, **values) if values else record

    def put_on(self, leading: Sequence[AnyRecord], in_place: bool) -> list[Edit]:
        """New personas go on the journey they are pasted into, or on those of their originals."""
        arrivals: dict[str, list[str]] = {}
        for persona in _only(leading, Persona):
            homes = [self.journey]
            if in_place:
                referrers = self.document.referrers(persona.origin or "")
                homes = [one.id for one in _only(referrers, Journey)]
            for home in homes:
                arrivals.setdefault(home, []).append(persona.id)
        edits = []
        for home, personas in arrivals.items():
            before = common.need(self.document, home, Journey)
            edits.append(edited(before, replaced(before, personas=(*before.personas, *personas))))
        return edits

    # -- inside --------------------------------------------------------------------------------

    def _key(self, newcomers: Sequence[Ordered], siblings: Sequence[Ordered], index: int) -> None:
        gap = common.placed(siblings, index, len(newcomers))
        self.edits.update((edit.id, edit) for edit in gap.edits)
        self.orders.update((one.id, key) for one, key in zip(newcomers, gap.keys, strict=True))

    def _name(self, old: str, new: str | None) -> None:
        if new is not None:
            self.names[old] = new

    def _new(
        self, record: Channel | Lane, siblings: Sequence[Ordered], **values: str | None
    ) -> str:
        more = [edit.after for edit in self.edits.values() if type(edit.after) is type(record)]
        gap = common.placed(siblings, len(siblings), len(more) + 1)
        self.edits.update((edit.id, edit) for edit in gap.edits)
        made = replaced(record, id=fresh(), origin=record.id, order=gap.keys[-1], **values)
        self.edits[made.id] = added(made)
        return made.id

    def _lane_like(self, lane: Lane) -> str:
        rows = [row for row in self.document.lanes(self.journey) if row.kind == lane.kind]
        rows.sort(key=lambda row: row.title != lane.title)
        if rows:
            return rows[0].id
        rows = self.document.lanes(self.journey)
        return self._new(lane, rows, journey=self.journey, persona=None)

    def _column(self) -> str | None:
        """The column that the target stands for."""
        match self.target:
            case Touchpoint() | Phase():
                return card_verbs.column_of(self.document, self.target.id)
            case Card():
                return self.target.first
            case _:
                return None

    def _row(self) -> str | None:
        """The lane that the target stands for."""
        if isinstance(self.target, Card):
            return self.target.lane
        return self.target.id if isinstance(self.target, Lane) else None

    def _column_gap(self, phases: Sequence[Phase]) -> tuple[str, int]:
        """Where touchpoints go: behind the target's column, else at the journey's end."""
        column = self.document.get(self._column() or "")
        if isinstance(self.target, Phase) or (column is None and phases):
            phase = self.target.id if isinstance(self.target, Phase) else phases[-1].id
            return phase, len(self.document.touchpoints(phase))
        if isinstance(column, Touchpoint):
            inside = self.document.touchpoints(column.phase)
            return column.phase, common.index_of(inside, column.id) + 1
        return (column.id, 0) if isinstance(column, Phase) else ("", 0)


def _comes_along(record: AnyRecord, known: Mapping[str, AnyRecord]) -> bool:
    """Whether what a record belongs to is among the known ones."""
    match record:
        case Phase() | Lane() | View():
            return record.journey in known
        case Touchpoint():
            return record.phase in known
        case Experience():
            return record.touchpoint in known
        case Link():
            return record.source in known and (record.target is None or record.target in known)
        case Card():
            return record.lane in known or (record.first in known and record.last in known)
        case _:
            return False


def _in_line(edit: Edit, draft: Draft) -> Edit:
    """A card whose ends changed sides, because touchpoints and phases went to different places."""
    card = edit.after
    if edit.before is not None or not isinstance(card, Card):
        return edit
    if draft.when(card.first) > draft.when(card.last):
        return added(replaced(card, first=card.last, last=card.first))
    return edit


def _called(name: str, ones: Iterable[Persona | Channel]) -> str | None:
    """The identity of the one with this name."""
    wanted = name.strip().casefold()
    return next((one.id for one in ones if wanted and one.name.casefold() == wanted), None)


def _only(records: Iterable[AnyRecord], kind: type[R]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]
