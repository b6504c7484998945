"""Real published journeys, built through the editing verbs as somebody would build them by hand.

The cases lie outside the project, in the folder that the environment variable ``CJD_CASES`` names.
Steps become touchpoints and their touchpoints channels; feelings, quotes, pains and the like cards
in the lanes that fit; a polarity a level; ``relevant_for`` the personas who meet it; numbers cards
in the lane of numbers.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from cjdesigner.editing import (
    cards,
    channels,
    common,
    experiences,
    lanes,
    personas,
    phases,
    projects,
    touchpoints,
)
from cjdesigner.editing.session import Session
from cjdesigner.model.change import Change, Label
from cjdesigner.timeline.document import Document

EDIT = Label("verb.edit")
# a polarity from -2 to 2, and a score from -2 to 2 in halves, as a level of the six steps
LEVELS = {-2.0: 1, -1.5: 1, -1.0: 2, -0.5: 2, 0.0: 3, 0.5: 4, 1.0: 5, 1.5: 5, 2.0: 6}
# what stands with a step or a phase, and the lane it goes to
STEP_LANES = {
    "feelings_source": "feeling",
    "pain": "problem",
    "pain_themes": "problem",
    "business_areas": "stakeholder",
    "branches": "branch",
}
PHASE_LANES = {"pains": "problem", "needs": "question", "quote": "quote", "time": "note"}


def folder() -> Path | None:
    """Where the cases lie, if they are here."""
    named = os.environ.get("CJD_CASES")
    return Path(named) if named and Path(named).is_dir() else None


def names() -> list[str]:
    """The cases, by name; without their folder a stand-in that is skipped."""
    found = folder()
    return sorted(path.stem for path in found.glob("*.json")) if found else ["absent"]


def case(name: str) -> dict[str, Any]:
    """The facts of a case; skips the test where the cases are not here."""
    found = folder()
    if found is None:
        pytest.skip("the published journeys are not here: CJD_CASES names no folder")
    facts: dict[str, Any] = json.loads((found / f"{name}.json").read_text(encoding="utf-8"))
    return facts


def built(name: str) -> Session:
    """A case as a project, made by the verbs alone."""
    return Builder(case(name)).session


class Builder:
    """One case being built."""

    def __init__(self, facts: dict[str, Any]) -> None:
        language = "nl" if facts["language_of_source"] == "nl" else "en"
        self.session = Session(Document(projects.new_project(language, facts["title"])))
        self.held = self.session.document
        self.journey = self.held.journeys()[0].id
        self.lanes: dict[str, str] = {lane.kind: lane.id for lane in self.held.lanes(self.journey)}
        self.people: dict[str, str] = {}
        self._settings(facts)
        self._people(facts)
        (empty,) = self.held.phases(self.journey)
        for number, part in enumerate(facts["phases"]):
            phase = empty.id
            if number:
                (phase, *_) = self._add(phases.add(self.held, self.journey, number))
            self._phase(phase, part)
        self._notes(facts)

    def _settings(self, facts: dict[str, Any]) -> None:
        kind = facts["journey_kind"] if facts["journey_kind"] in ("as_is", "to_be") else "planned"
        self._set(self.journey, kind=kind, scenario=facts["domain"])
        self._set("project", organisation=str(facts["source"].get("publisher", "")))

    def _people(self, facts: dict[str, Any]) -> None:
        relevant = {one for part in facts["phases"] for one in _relevant(part)}
        for actor in facts["actors"]:
            if actor in relevant or "(persona)" in actor:
                name = actor.replace(" (persona)", "")
                (persona, *_) = self._add(personas.add(self.held, name, journey=self.journey))
                self.people[actor] = persona

    def _phase(self, phase: str, part: dict[str, Any]) -> None:
        self._set(phase, title=part["name"])
        columns = [
            self._step(phase, number, step) for number, step in enumerate(part.get("steps", []))
        ]
        ends = (columns[0], columns[-1]) if columns else (phase, phase)
        for key, lane in PHASE_LANES.items():
            self._cards(lane, ends, _texts(part.get(key)))
        if part.get("backstage"):
            self._cards("backstage", ends, [part["name"]])

    def _step(self, phase: str, index: int, step: dict[str, Any]) -> str:
        context = step.get("context", {})
        relevant = step.get("relevant_for")
        (column, *_) = self._add(
            touchpoints.add(
                self.held,
                phase,
                index,
                step["name"],
                place=context.get("place", ""),
                moment=context.get("moment", ""),
                contact="possible" if relevant == [] or step.get("optional") else "real",
                moment_of_truth=step.get("accent", False),
            )
        )
        for name in step.get("touchpoints", []):
            self._channel(column, name)
        if relevant:
            for actor, persona in self.people.items():
                if actor not in relevant:
                    self._run(personas.set_meets(self.held, [column], persona, False))
        felt = step.get("polarity_our_reading", step.get("experience_score_source"))
        if felt is not None:
            who = next(iter(self.people.values()), None)
            level = LEVELS[float(felt)]
            self._run(experiences.set_level(self.held, column, who, level))
        for key, lane in STEP_LANES.items():
            self._cards(lane, (column, column), _texts(step.get(key)))
        self._cards("metric", (column, column), _numbers(step))
        return column

    def _channel(self, column: str, name: str) -> None:
        channel = channels.known(self.held, name)
        if channel is None:
            (channel, *_) = self._add(channels.add(self.held, name))
        self._run(channels.set_on(self.held, [column], channel))

    def _notes(self, facts: dict[str, Any]) -> None:
        """What the source says of the whole stands over all columns."""
        columns = self.held.columns(self.journey)
        ends = (columns[0], columns[-1])
        self._cards("problem", ends, _texts(facts.get("shortcomings_condensed")))
        self._cards("evidence", ends, _texts(facts.get("notes")))
        numbers = [f"{key}: {value}" for key, value in facts["numbers_in_source"].items()]
        self._cards("metric", ends, numbers)

    def _cards(self, kind: str, ends: tuple[str, str], texts: Iterable[str]) -> None:
        for text in texts:
            if kind not in self.lanes:
                (lane, *_) = self._add(lanes.add(self.held, self.journey, kind))
                self.lanes[kind] = lane
            home = self.lanes[kind]
            self._run(cards.add(self.held, home, ends[0], text, ends[1]))

    def _set(self, identity: str, **values: Any) -> None:
        self._run(common.set_values(self.held, [identity], EDIT, **values))

    def _add(self, change: Change) -> tuple[str, ...]:
        self.session.run(change)
        return common.leading_ids(change)

    def _run(self, change: Change) -> None:
        self.session.run(change)


def _relevant(part: dict[str, Any]) -> set[str]:
    return {one for step in part.get("steps", []) for one in step.get("relevant_for", [])}


def _texts(value: Any) -> list[str]:
    if not value:
        return []
    return [value] if isinstance(value, str) else [str(one) for one in value]


def _numbers(step: dict[str, Any]) -> list[str]:
    found = []
    metric = step.get("metric")
    if metric:
        trend = ", ".join(map(str, metric["trend_8_periods"]))
        label, value, target = metric["label"], metric["value_percent"], metric["target_percent"]
        found.append(f"{label}: {value}% (target {target}%; {trend})")
    found += [f"{key}: {value}" for key, value in step.get("extra_metrics", {}).items()]
    return found
