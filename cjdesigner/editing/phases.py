"""Verbs on phases: add, move, take in a neighbouring touchpoint."""

from __future__ import annotations

from typing import Any

from cjdesigner.editing import common, rules, touchpoints
from cjdesigner.model.change import Change, Label, added
from cjdesigner.model.ids import fresh
from cjdesigner.model.records import Journey, Phase
from cjdesigner.timeline.document import Document


def add(document: Document, journey: str, index: int, title: str = "", **values: Any) -> Change:
    """A new phase in the gap ``index`` of a journey's phases; the first edit adds it."""
    common.need(document, journey, Journey)
    gap = common.placed(document.phases(journey), index)
    phase = common.made(
        Phase, id=fresh(), journey=journey, order=gap.keys[0], title=title, **values
    )
    return Change(Label("verb.add_phase"), (added(phase), *gap.edits))


def move(document: Document, phase: str, index: int) -> Change:
    """Bring a phase with all it holds to the gap ``index`` of its journey's phases."""
    record = common.need(document, phase, Phase)
    siblings = document.phases(record.journey)
    return Change(Label("verb.move_phase"), common.reordered(siblings, {phase}, index))


def move_border(document: Document, phase: str, columns: int) -> Change:
    """Move the right border of a phase by a number of columns.

    A positive number takes in that many touchpoints of the next phase, at most all of them; a
    negative number gives the last touchpoints to the next phase. Raises ``RefusedError`` at the
    end of the journey.
    """
    record = common.need(document, phase, Phase)
    siblings = document.phases(record.journey)
    place = common.index_of(siblings, phase)
    if place + 1 >= len(siblings):
        rules.enforce(rules.Refused(Label("refusal.last_border")))
    following = siblings[place + 1]
    inside, outside = document.touchpoints(phase), document.touchpoints(following.id)
    if columns > 0:
        moving = [touchpoint.id for touchpoint in outside[:columns]]
        change = touchpoints.move(document, moving, phase, len(inside))
    else:
        moving = [touchpoint.id for touchpoint in inside[columns:]] if columns else []
        change = touchpoints.move(document, moving, following.id, 0)
    return Change(Label("verb.move_border"), change.edits)
