"""Verbs on touchpoints: add and move. What stands on a column goes along by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cjdesigner.editing import common, experiences, rules
from cjdesigner.model.change import Change, Edit, Label, added, edited
from cjdesigner.model.ids import fresh
from cjdesigner.model.records import Phase, Touchpoint, replaced
from cjdesigner.timeline.document import Document


def add(
    document: Document,
    phase: str,
    index: int,
    title: str = "",
    level: float | None = None,
    persona: str | None = None,
    **values: Any,
) -> Change:
    """A new touchpoint in the gap ``index`` of a phase; the first edit adds it.

    With a ``level`` it is scored at once for ``persona``, or for the journey's own traveller.
    """
    home = common.need(document, phase, Phase)
    gap = common.placed(document.touchpoints(phase), index)
    touchpoint = common.made(
        Touchpoint, id=fresh(), phase=phase, order=gap.keys[0], title=title, **values
    )
    edits = [added(touchpoint), *gap.edits]
    if level is not None:
        value = experiences.snapped(document, home.journey, level)
        edits.append(added(experiences.scored(touchpoint.id, persona, value)))
    return Change(Label("verb.add_touchpoint"), tuple(edits))


def move(document: Document, ids: Iterable[str], phase: str, index: int) -> Change:
    """Bring touchpoints together in the gap ``index`` of a phase, in the order they stand in.

    Raises ``RefusedError`` for a phase of another journey.
    """
    moving = in_order(document, ids)
    label = common.counted("verb.move_touchpoint", len(moving))
    if not moving:
        return Change(label, ())
    rules.enforce(rules.may_move_touchpoint(document, [one.id for one in moving], phase))
    siblings = document.touchpoints(phase)
    wanted = {one.id for one in moving}
    if all(one.phase == phase for one in moving):
        return Change(label, common.reordered(siblings, wanted, index))
    staying = [sibling for sibling in siblings if sibling.id not in wanted]
    at = index - sum(sibling.id in wanted for sibling in siblings[: max(index, 0)])
    gap = common.placed(staying, at, len(moving))
    edits: list[Edit] = [
        edited(one, replaced(one, phase=phase, order=key))
        for one, key in zip(moving, gap.keys, strict=True)
    ]
    return Change(label, (*edits, *gap.edits))


def in_order(document: Document, ids: Iterable[str]) -> list[Touchpoint]:
    """The touchpoints among ``ids``, each once, from left to right."""
    found = [
        record for record in map(document.get, dict.fromkeys(ids)) if isinstance(record, Touchpoint)
    ]

    def place(touchpoint: Touchpoint) -> int:
        journey = document.journey_of(touchpoint.id)
        return (document.place(journey, touchpoint.id) if journey else None) or 0

    return sorted(found, key=place)
