"""Verbs on experiences: how a touchpoint felt to a persona, in a round or by estimate.

An experience that says nothing any more is removed, so that setting a level and taking it back
leaves no trace. Who scores a touchpoint meets it.
"""

from __future__ import annotations

from typing import Any

from cjdesigner.editing import common
from cjdesigner.model import shipped
from cjdesigner.model.change import Change, Edit, Label, added, edited, removed
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import Experience, Journey, Touchpoint, replaced
from cjdesigner.timeline.document import Document


def set_level(
    document: Document,
    touchpoint: str,
    persona: str | None,
    level: float | None,
    round: str | None = None,  # noqa: A002 - the record's own word
) -> Change:
    """Set how a touchpoint felt, as a value of the journey's scale; ``None`` takes it back.

    Ordinal scales snap to the nearest level, numeric ones to the nearest step.
    """
    journey = document.journey_of(touchpoint) or ""
    value = None if level is None else snapped(document, journey, level)
    key = "verb.set_level" if level is not None else "verb.clear_level"
    return set_values(document, touchpoint, persona, Label(key), round, level=value)


def set_values(
    document: Document,
    touchpoint: str,
    persona: str | None,
    label: Label,
    round: str | None = None,  # noqa: A002
    **values: Any,
) -> Change:
    """Give fields of an experience other values; it is made where it does not exist yet."""
    met = common.need(document, touchpoint, Touchpoint)
    identity = experience_id(touchpoint, persona, round)
    before = document.get(identity)
    if isinstance(before, Experience):
        after = common.changed(before, **values)
    else:
        before = None
        after = common.made(
            Experience, id=identity, touchpoint=touchpoint, persona=persona, round=round, **values
        )
    edits: list[Edit] = []
    if not says_something(after):
        if before is not None:
            edits.append(removed(before))
    elif before is None:
        edits.append(added(after))
    elif after != before:
        edits.append(edited(before, after))
    if edits and says_something(after) and met.personas and persona not in (None, *met.personas):
        edits.append(edited(met, replaced(met, personas=(*met.personas, persona))))
    return Change(label, tuple(edits))


def main_persona(document: Document, journey: str) -> str | None:
    """Whose line leads: the first persona on the journey, ``None`` for its own traveller."""
    on_map = common.need(document, journey, Journey).personas
    return next((one.id for one in document.personas() if one.id in on_map), None)


def says_something(experience: Experience) -> bool:
    """Whether an experience holds anything beyond what it is about."""
    return (
        experience.level is not None
        or experience.expected is not None
        or bool(
            experience.expectation or experience.note or experience.answers or experience.details
        )
    )


def scored(touchpoint: str, persona: str | None, level: float) -> Experience:
    """A new estimate of how a touchpoint felt."""
    return common.made(
        Experience,
        id=experience_id(touchpoint, persona, None),
        touchpoint=touchpoint,
        persona=persona,
        level=level,
    )


def snapped(document: Document, journey: str, level: float) -> float:
    """The nearest value that the journey's scale knows."""
    scale = shipped.scale(common.need(document, journey, Journey).scale)
    if scale.kind == "ordinal":
        return float(scale.level(level).value)
    return float(scale.value_at(scale.position(level)))
