"""Verbs on whatever is selected: delete, duplicate, nudge, and the way through the grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from cjdesigner.editing import behaviours, common, experiences, pasting, rules, touchpoints
from cjdesigner.editing import cards as card_verbs
from cjdesigner.editing.copying import bundled
from cjdesigner.model import shipped
from cjdesigner.model.change import Change, Edit, Label, removed
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import (
    Card,
    Channel,
    Experience,
    Journey,
    Lane,
    Link,
    Persona,
    Phase,
    Touchpoint,
)
from cjdesigner.timeline.document import Document

Direction = Literal["left", "right", "up", "down"]


def delete(document: Document, ids: Iterable[str]) -> Change:
    """Remove things with what stands on them: a lane's cards, a phase's touchpoints and so on.

    Cards that covered more hold on to the nearest column that is left. Raises ``RefusedError`` for
    the project itself and for its last journey.
    """
    wanted = [identity for identity in dict.fromkeys(ids) if identity in document]
    rules.enforce(rules.may_delete(document, wanted))
    records = [record for record in map(document.get, wanted) if record is not None]
    change = Change(_label("delete", records), tuple(map(removed, records)))
    return behaviours.completed(document, change)


def duplicate(document: Document, ids: Iterable[str]) -> Change:
    """Copies of things with all that belongs to them, behind the last of each kind.

    Touchpoints bring the cards that stand on them alone, cards go below themselves. Raises
    ``RefusedError`` where nothing can be duplicated.
    """
    whole = bundled(document, ids)
    tops = [top for top in pasting.roots(whole.records) if _copyable(top)]
    edits: dict[str, Edit] = {}
    groups: dict[tuple[str, str | None], list[str]] = {}
    for top in tops:
        groups.setdefault((top.type, document.journey_of(top.id)), []).append(top.id)
    for (_, home), alike in groups.items():
        journey = home or document.journeys()[0].id
        change = pasting.insert(
            document,
            bundled(document, alike),
            journey,
            alike[-1],
            Label("verb.duplicate"),
            in_place=True,
        )
        edits.update((edit.id, edit) for edit in change.edits)
    if not edits:
        rules.enforce(rules.Refused(Label("refusal.nothing_to_duplicate")))
    return Change(_label("duplicate", tops), tuple(edits.values()))


def nudge(
    document: Document, ids: Iterable[str], dx: int, dy: int, persona: str | None = None
) -> Change:
    """Move the things themselves by a step: ``dx`` columns to the right, ``dy`` down.

    A touchpoint goes sideways from phase to phase; upwards and downwards its level changes, for
    ``persona``, for the journey's first one, or its own traveller. Phases go sideways, cards both
    ways, lanes, personas and channels up and down, journeys sideways. At an edge nothing happens.
    """
    wanted = list(dict.fromkeys(ids))
    records = [record for record in map(document.get, wanted) if record is not None]
    if not records or not (dx or dy):
        return Change(Label("verb.nudge"), ())
    alike = [record.id for record in records if type(record) is type(records[0])]
    match records[0]:
        case Touchpoint() if dx:
            return _sideways(document, alike, dx)
        case Touchpoint():
            return _felt(document, alike, -dy, persona)
        case Card() as card:
            return _card_step(document, card, alike, dx, dy)
        case Phase() as phase:
            return _step(document.phases(phase.journey), alike, dx, "phase")
        case Journey():
            return _step(document.journeys(), alike, dx, "journey")
        case Lane() as lane:
            return _step(document.lanes(lane.journey), alike, dy, "lane")
        case Persona():
            return _step(document.personas(), alike, dy, "persona")
        case Channel():
            return _step(document.own_channels(), alike, dy, "channel")
    return Change(Label("verb.nudge"), ())


def neighbour(document: Document, identity: str, direction: Direction) -> str | None:
    """What an arrow key goes to from a thing; ``None`` at the edge of the map.

    Rows from top to bottom are the phases, the touchpoints, and the cards of each visible lane.
    """
    record = document.get(identity)
    match record:
        case Phase():
            return _beside_phase(document, record, direction)
        case Touchpoint():
            return _beside_touchpoint(document, record, direction)
        case Card():
            return _beside_card(document, record, direction)
        case Lane():
            if direction in ("left", "right"):
                cards = document.cards(identity) if direction == "right" else []
                return _leftmost(document, cards)
            rows = [lane for lane in document.lanes(record.journey) if not lane.hidden]
            return _along(rows, identity, 1 if direction == "down" else -1)
        case Link():
            return record.target if direction == "right" else record.source
        case Experience():
            return record.touchpoint
    return None


# -- nudging -----------------------------------------------------------------------------------


def _sideways(document: Document, ids: Sequence[str], dx: int) -> Change:
    """Touchpoints one column on: past a neighbour, or over a border into the next phase."""
    moving = touchpoints.in_order(document, ids)
    edge = moving[-1] if dx > 0 else moving[0]
    inside = document.touchpoints(edge.phase)
    place = common.index_of(inside, edge.id)
    phases = document.phases(document.journey_of(edge.id) or "")
    beside = common.index_of(phases, edge.phase) + (1 if dx > 0 else -1)
    wanted = {one.id for one in moving}
    step = place + 1 if dx > 0 else place - 1
    if 0 <= step < len(inside):
        return touchpoints.move(document, wanted, edge.phase, step + 1 if dx > 0 else step)
    if not 0 <= beside < len(phases):
        return Change(common.counted("verb.move_touchpoint", len(moving)), ())
    home = phases[beside].id
    return touchpoints.move(
        document, wanted, home, 0 if dx > 0 else len(document.touchpoints(home))
    )


def _felt(document: Document, ids: Sequence[str], up: int, persona: str | None) -> Change:
    """The level of touchpoints one step up or down the scale; unscored ones start in the middle."""
    edits: list[Edit] = []
    for touchpoint in ids:
        journey = common.need(document, document.journey_of(touchpoint) or "", Journey)
        who = persona or experiences.main_persona(document, journey.id)
        scale = shipped.scale(journey.scale)
        now = document.get(experience_id(touchpoint, who, None))
        level = now.level if isinstance(now, Experience) else None
        if level is None:
            value = scale.value_at(0.5)
        elif scale.kind == "ordinal":
            values = [one.value for one in scale.levels]
            rank = values.index(scale.level(level).value) + up
            value = values[min(max(rank, 0), len(values) - 1)]
        else:
            low, high = scale.levels[0].value, scale.levels[-1].value
            value = min(max(level + up * (scale.step or 1.0), low), high)
        edits.extend(experiences.set_level(document, touchpoint, who, value).edits)
    return Change(Label("verb.set_level"), tuple(edits))


def _card_step(document: Document, card: Card, ids: Sequence[str], dx: int, dy: int) -> Change:
    lane = common.need(document, card.lane, Lane)
    if dx:
        columns = document.columns(lane.journey)
        span = document.span(card) or (0, 0)
        begin = min(max(span[0] + dx, 0), len(columns) - 1)
        return card_verbs.move(document, ids, lane.id, columns[begin])
    cell = card_verbs.in_cell(document, lane.id, card.first)
    place = common.index_of(cell, card.id)
    if len(ids) == 1 and 0 <= place + dy < len(cell):
        index = place + dy + (1 if dy > 0 else 0)
        return card_verbs.move(document, ids, lane.id, card.first, index)
    beside = _along(rules.card_lanes(document, lane.journey), lane.id, dy)
    if beside is None:
        return Change(common.counted("verb.move_card", len(ids)), ())
    return card_verbs.move(document, ids, beside, card.first, 0 if dy > 0 else None)


def _step(siblings: Sequence[common.Ordered], ids: Sequence[str], step: int, kind: str) -> Change:
    label = Label(f"verb.move_{kind}")
    places = [place for place, one in enumerate(siblings) if one.id in ids]
    if not step or not places:
        return Change(label, ())
    index = places[-1] + 2 if step > 0 else places[0] - 1
    return Change(label, common.reordered(siblings, set(ids), max(index, 0)))


# -- the way through the grid --------------------------------------------------------------------


def _beside_phase(document: Document, phase: Phase, direction: Direction) -> str | None:
    if direction == "up":
        return None
    if direction == "down":
        inside = document.touchpoints(phase.id)
        return inside[0].id if inside else _below(document, phase.journey, phase.id, None)
    return _along(document.phases(phase.journey), phase.id, 1 if direction == "right" else -1)


def _beside_touchpoint(
    document: Document, touchpoint: Touchpoint, direction: Direction
) -> str | None:
    if direction == "up":
        return touchpoint.phase
    journey = document.journey_of(touchpoint.id) or ""
    if direction == "down":
        return _below(document, journey, touchpoint.id, None)
    columns = document.columns(journey)
    place = (document.place(journey, touchpoint.id) or 0) + (1 if direction == "right" else -1)
    return columns[place] if 0 <= place < len(columns) else None


def _beside_card(document: Document, card: Card, direction: Direction) -> str | None:
    lane = common.need(document, card.lane, Lane)
    if direction == "down":
        return _below(document, lane.journey, card.first, card)
    if direction == "up":
        above = _on_column(document, lane.journey, card.first)
        place = common.index_of(above, card.id)
        return above[place - 1].id if 0 < place < len(above) else card.first
    columns = document.columns(lane.journey)
    first, last = document.span(card) or (0, 0)
    way = range(last + 1, len(columns)) if direction == "right" else range(first - 1, -1, -1)
    for place in way:
        for other in document.cards_on(columns[place]):
            if other.lane == lane.id and other.id != card.id:
                return other.id
    return None


def _below(document: Document, journey: str, column: str, card: Card | None) -> str | None:
    on_column = _on_column(document, journey, column)
    place = common.index_of(on_column, card.id) + 1 if card else 0
    return on_column[place].id if place < len(on_column) else None


def _on_column(document: Document, journey: str, column: str) -> list[Card]:
    """The cards that cover a column, from top to bottom of the visible lanes."""
    here = document.place(journey, column) or 0
    found: list[Card] = []
    for lane in rules.card_lanes(document, journey):
        for card in document.cards(lane.id):
            ends = (card.first, card.last)
            if column in ends or (ends[0] != ends[1] and _reaches(document, journey, card, here)):
                found.append(card)
    return found


def _reaches(document: Document, journey: str, card: Card, place: int) -> bool:
    first = document.place(journey, card.first)
    if first is None or first > place:
        return False
    return (document.place(journey, card.last) or 0) >= place


def _leftmost(document: Document, cards: Sequence[Card]) -> str | None:
    spans = [(document.span(card) or (0, 0), card.id) for card in cards]
    return min(spans)[1] if spans else None


def _along(rows: Sequence[common.Ordered], identity: str, step: int) -> str | None:
    place = common.index_of(rows, identity) + step
    return rows[place].id if 0 <= place < len(rows) else None


def _copyable(record: object) -> bool:
    return isinstance(record, Phase | Touchpoint | Card | Lane | Persona | Channel | Journey)


def _label(verb: str, records: Sequence[object]) -> Label:
    kinds = {type(record) for record in records}
    if len(kinds) == 1:
        kind = kinds.pop().model_fields["type"].default  # type: ignore[attr-defined]
        return common.counted(f"verb.{verb}_{kind}", len(records))
    return common.counted(f"verb.{verb}_things", len(records))
