"""Verbs on cards: add, move to another cell, span more or fewer columns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cjdesigner.editing import common, rules
from cjdesigner.model import shipped
from cjdesigner.model.change import Change, Edit, Label, added, edited
from cjdesigner.model.ids import fresh
from cjdesigner.model.records import Card, Lane, Phase
from cjdesigner.timeline.document import Document


def add(
    document: Document,
    lane: str,
    first: str,
    text: str = "",
    last: str | None = None,
    index: int | None = None,
    **values: Any,
) -> Change:
    """A new card in a cell, its kind the lane's own unless ``kind`` is given; the first edit.

    ``first`` and ``last`` are columns; a phase stands for its first column. ``index`` is the gap
    among the cards that begin in the cell; ``None`` puts it below them.
    """
    rules.enforce(rules.may_hold_card(document, lane, first))
    home = common.need(document, lane, Lane)
    begin, end = _span(document, home.journey, first, last or first)
    siblings = in_cell(document, lane, begin)
    gap = common.placed(siblings, len(siblings) if index is None else index)
    values.setdefault("kind", shipped.lane_type(home.kind).card or "note")
    card = common.made(
        Card,
        id=fresh(),
        lane=lane,
        first=begin,
        last=end,
        order=gap.keys[0],
        text=text,
        **values,
    )
    return Change(Label("verb.add_card"), (added(card), *gap.edits))


def move(
    document: Document,
    ids: Iterable[str],
    lane: str,
    column: str,
    index: int | None = None,
) -> Change:
    """Move cards: the first of ``ids`` begins at ``column`` of ``lane``, the others keep their
    distance to it in columns and lanes. Every card covers as many columns as before.

    A card whose kind is that of its old lane takes the kind of the new one. ``index`` is the gap
    among the cards that begin in the cell. Raises ``RefusedError`` where the lane holds no cards.
    """
    moving = [card for card in map(document.get, dict.fromkeys(ids)) if isinstance(card, Card)]
    label = common.counted("verb.move_card", len(moving))
    if not moving:
        return Change(label, ())
    rules.enforce(rules.may_move_card(document, [card.id for card in moving], lane, column))
    target = common.need(document, lane, Lane)
    columns = document.columns(target.journey)
    spans = [document.span(card) or (0, 0) for card in moving]
    wanted = document.place(target.journey, column) or 0
    # nobody is pushed over the edge of the map
    shift = wanted - spans[0][0]
    shift = max(shift, -min(first for first, _ in spans))
    shift = min(shift, len(columns) - 1 - max(last for _, last in spans))
    lanes = rules.card_lanes(document, target.journey)
    steps = common.index_of(lanes, lane) - common.index_of(lanes, moving[0].lane)
    landings: dict[tuple[str, str], list[Card]] = {}
    ends: dict[str, str] = {}
    for card, (first, last) in zip(moving, spans, strict=True):
        place = min(max(common.index_of(lanes, card.lane) + steps, 0), len(lanes) - 1)
        landings.setdefault((lanes[place].id, columns[first + shift]), []).append(card)
        ends[card.id] = columns[last + shift]
    leading = next(iter(landings))
    edits: dict[str, Edit] = {}
    for cell, landing in landings.items():
        gap = _room(document, cell, landing, index if cell == leading else None, set(ends))
        edits.update((edit.id, edit) for edit in gap.edits)
        home = common.need(document, cell[0], Lane)
        for card, key in zip(landing, gap.keys, strict=True):
            after = common.changed(
                card,
                lane=home.id,
                first=cell[1],
                last=ends[card.id],
                order=key,
                kind=_kind(document, card, home),
            )
            if after != card:
                edits[card.id] = edited(card, after)
    return Change(label, tuple(edits.values()))


def stretch(document: Document, card: str, first: str, last: str) -> Change:
    """Let a card cover the columns from ``first`` to ``last``, whichever comes first."""
    before = common.need(document, card, Card)
    lane = common.need(document, before.lane, Lane)
    begin, end = _span(document, lane.journey, first, last)
    after = common.changed(before, first=begin, last=end)
    edits = (edited(before, after),) if after != before else ()
    return Change(Label("verb.stretch_card"), edits)


def in_cell(document: Document, lane: str, column: str) -> list[Card]:
    """The cards of a lane that begin at a column, from top to bottom."""
    return [card for card in document.cards_from(column) if card.lane == lane]


def column_of(document: Document, identity: str) -> str:
    """The column that a touchpoint or phase stands for: a phase for its first one."""
    if isinstance(document.get(identity), Phase):
        inside = document.touchpoints(identity)
        return inside[0].id if inside else identity
    return identity


def _span(document: Document, journey: str, first: str, last: str) -> tuple[str, str]:
    ends = (column_of(document, first), column_of(document, last))
    places = [document.place(journey, end) for end in ends]
    if None in places:
        rules.enforce(rules.Refused(Label("refusal.other_journey")))
    return ends if (places[0] or 0) <= (places[1] or 0) else (ends[1], ends[0])


def _kind(document: Document, card: Card, home: Lane) -> str:
    old = document.get(card.lane)
    if isinstance(old, Lane) and card.kind == shipped.lane_type(old.kind).card:
        return shipped.lane_type(home.kind).card or card.kind
    return card.kind


def _room(
    document: Document, cell: tuple[str, str], landing: list[Card], index: int | None, ids: set[str]
) -> common.Gap:
    """Keys for the cards that land in a cell; their own keys where they stand there already."""
    there = in_cell(document, *cell)
    staying = [card for card in there if card.id not in ids]
    if index is None and all(card in there for card in landing):
        return common.Gap(tuple(card.order for card in landing), ())
    at = len(staying)
    if index is not None:
        at = min(max(index, 0), len(there))
        at -= sum(card.id in ids for card in there[:at])
    if [*staying[:at], *landing, *staying[at:]] == there:
        return common.Gap(tuple(card.order for card in landing), ())
    return common.placed(staying, at, len(landing))
