"""Journeys to begin with: from a journey model, or a blank page.

A template is a list of new records in one language; the other language's phase titles are kept
beside it. What a model says of a phase goes into the lanes that fit: questions and feelings to the
lanes of those names or to the thoughts, numbers to the lane of numbers where the model has one.
"""

from __future__ import annotations

from collections.abc import Sequence

from cjdesigner.editing import common
from cjdesigner.editing.rules import ALWAYS_THERE
from cjdesigner.errors import CJDError
from cjdesigner.model import shipped
from cjdesigner.model.catalogue import Bilingual, JourneyModel, ModelPhase
from cjdesigner.model.ids import experience_id, fresh
from cjdesigner.model.order import spread
from cjdesigner.model.records import (
    AnyRecord,
    Card,
    Experience,
    Journey,
    Lane,
    Link,
    Phase,
    Touchpoint,
)
from cjdesigner.words import Language

# the lanes of a blank page, and of a model that says nothing of the customer
STARTERS = ("thought", "problem", "opportunity")
# the lanes that questions and feelings fit in, the best first
QUESTIONS = ("question", "thought")
FEELINGS = ("feeling", "thought")


def model(identity: str) -> JourneyModel:
    """The journey model of that id. Raises ``CJDError`` for one that does not ship."""
    found = shipped.journey_model(identity)
    if found is None:
        raise CJDError("editing.unknown_model", id=identity)
    return found


def from_model(source: JourneyModel, language: Language, order: str) -> list[AnyRecord]:
    """The records of a journey made from a model, the journey first."""
    journey = common.made(
        Journey,
        id=fresh(),
        order=order,
        title=source.name.said(language),
        kind=source.kind,
        scope=source.scope.said(language),
        scale=source.scale,
        model=source.id,
    )
    kinds = _lane_kinds(source)
    lanes = {
        kind: common.made(Lane, id=fresh(), journey=journey.id, order=key, kind=kind)
        for kind, key in zip(kinds, spread(len(kinds)), strict=True)
    }
    phases: list[AnyRecord] = []
    inside: list[AnyRecord] = []
    names: dict[str, str] = {}
    for part, key in zip(source.phases, spread(len(source.phases)), strict=True):
        phase = _phase(part, journey.id, key, language)
        names[part.id] = phase.id
        phases.append(phase)
        columns = _touchpoints(part, phase.id, language)
        inside += columns
        ids = [column.id for column in columns if isinstance(column, Touchpoint)]
        inside += _cards(part, lanes, ids or [phase.id], language)
    links = [
        common.made(
            Link,
            id=fresh(),
            source=names[link.source],
            target=names[link.target] if link.target else None,
            condition=link.name.said(language),
            kind=link.kind,
        )
        for link in source.links
    ]
    return [journey, *phases, *inside, *lanes.values(), *links]


def blank(title: str, order: str, **values: object) -> list[AnyRecord]:
    """The records of a journey with one empty phase and the lanes to start with."""
    journey = common.made(Journey, id=fresh(), order=order, title=title, **values)
    phase = common.made(Phase, id=fresh(), journey=journey.id, order=spread(1)[0])
    lanes = [
        common.made(Lane, id=fresh(), journey=journey.id, order=key, kind=kind)
        for kind, key in zip(STARTERS, spread(len(STARTERS)), strict=True)
    ]
    return [journey, phase, *lanes]


def _lane_kinds(source: JourneyModel) -> list[str]:
    kinds = [kind for kind in source.lanes if kind not in ALWAYS_THERE]
    speaks = {"question", "thought", "feeling", "problem", "quote"}
    if not speaks & set(kinds):
        kinds += [kind for kind in STARTERS if kind not in kinds]
    if any(phase.questions for phase in source.phases) and not set(QUESTIONS) & set(kinds):
        kinds.insert(0, "thought")
    if any(phase.feelings for phase in source.phases) and not set(FEELINGS) & set(kinds):
        kinds.insert(kinds.index("question") + 1 if "question" in kinds else 0, "feeling")
    return kinds


def _phase(part: ModelPhase, journey: str, order: str, language: Language) -> Phase:
    other: Language = "en" if language == "nl" else "nl"
    return common.made(
        Phase,
        id=fresh(),
        journey=journey,
        order=order,
        title=part.name.said(language),
        other_title=part.name.said(other),
        description=part.description.said(language),
        role=part.role,
        customer_goal="\n".join(goal.said(language) for goal in part.goals),
        organisation_goal=_said(part.organisation_goal, language),
        key_variable=_said(part.key_variable, language),
    )


def _touchpoints(part: ModelPhase, phase: str, language: Language) -> list[AnyRecord]:
    found: list[AnyRecord] = []
    for one, key in zip(part.touchpoints, spread(len(part.touchpoints)), strict=True):
        touchpoint = common.made(
            Touchpoint,
            id=fresh(),
            phase=phase,
            order=key,
            title=one.title.said(language),
            contact=one.contact,
            action=_said(one.action, language),
            channels=one.channels,
            execution=one.execution,
            personalisation=one.personalisation,
            moment_of_truth=one.moment_of_truth,
        )
        found.append(touchpoint)
        if one.level is not None:
            identity = experience_id(touchpoint.id, None, None)
            found.append(
                common.made(
                    Experience, id=identity, touchpoint=touchpoint.id, level=float(one.level)
                )
            )
    return found


def _cards(
    part: ModelPhase, lanes: dict[str, Lane], columns: Sequence[str], language: Language
) -> list[AnyRecord]:
    wanted: list[tuple[str, str, Sequence[Bilingual]]] = []
    for homes, texts in ((QUESTIONS, part.questions), (FEELINGS, part.feelings)):
        home = next((lane for lane in homes if lane in lanes), None)
        if home is not None:
            wanted.append((home, homes[0], texts))
    if "metric" in lanes:
        wanted.append(("metric", "metric", part.metrics))
    wanted += [
        (lane, shipped.lane_type(lane).card or "note", own)
        for lane, own in part.cards
        if lane in lanes
    ]
    found: list[AnyRecord] = []
    orders = iter(spread(sum(len(texts) for _, _, texts in wanted)))
    for lane, kind, said in wanted:
        for place, text in enumerate(said):
            # one card speaks for the whole phase, several for a column each
            first = columns[min(place, len(columns) - 1)]
            last = columns[-1] if len(said) == 1 else first
            found.append(
                common.made(
                    Card,
                    id=fresh(),
                    lane=lanes[lane].id,
                    first=first,
                    last=last,
                    order=next(orders),
                    text=text.said(language),
                    kind=kind,
                )
            )
    return found


def _said(text: Bilingual | None, language: Language) -> str:
    return text.said(language) if text else ""
