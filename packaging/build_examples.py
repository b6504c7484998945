"""Build the shipped example journeys: their stories told through the editing verbs, then saved.

Run it again whenever a story or the file format changes::

    python packaging/build_examples.py

The same story gives the same bytes: identities come from a source that is seeded with its name.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import example_moving
import example_museum
from example_story import Moment, Opportunity, Story, Way

from cjdesigner import paths
from cjdesigner.editing import (
    cards,
    channels,
    common,
    experiences,
    lanes,
    links,
    personas,
    phases,
    projects,
    selection,
    touchpoints,
)
from cjdesigner.editing.session import Session
from cjdesigner.model import ids
from cjdesigner.model.change import Change, Label
from cjdesigner.model.records import AnyRecord
from cjdesigner.storage.writer import save
from cjdesigner.timeline.document import Document

STORIES = {"internet-verhuizen": example_moving.STORY, "museum-day": example_museum.STORY}
EDIT = Label("verb.edit")


def records(name: str) -> list[AnyRecord]:
    """The records of one example, made by the verbs."""
    chance = random.Random(name)
    ids.use_source(lambda: "".join(chance.choices(ids.ALPHABET, k=ids.LENGTH)))
    try:
        return list(Teller(STORIES[name]).held.records())
    finally:
        ids.use_source(None)


class Teller:
    """Tells a story with the verbs, as somebody would build it by hand."""

    def __init__(self, story: Story) -> None:
        held = Document(projects.new_project(story.language, story.project["title"]))
        self.session, self.held = Session(held), held
        self.journey = held.journeys()[0].id
        # what the phases and moments of the story are called, with what they became
        self.columns: dict[str, str] = {}
        self._set("project", **story.project)
        self._set(self.journey, **story.journey)
        self.session.run(selection.delete(held, [lane.id for lane in held.lanes(self.journey)]))
        self.lanes = {kind: self._lane(kind, title) for kind, title in story.lanes}
        self.people = [
            self._add(personas.add(held, journey=self.journey, **values))
            for values in story.personas
        ]
        self.own = {
            key: self._add(channels.add(held, name, icon=icon))
            for key, name, icon in story.channels
        }
        for number, part in enumerate(story.phases):
            phase = held.phases(self.journey)[0].id
            if number:
                phase = self._add(phases.add(held, self.journey, number))
            self._set(phase, title=part.title, **part.values)
            self.columns[part.title] = phase
            for place, moment in enumerate(part.moments):
                self._moment(phase, place, moment)
        pains = {pain.key: self._pain(moment, pain) for moment, pain in story.pains()}
        for opportunity in story.opportunities:
            self._opportunity(opportunity, pains)
        for thought in story.thoughts:
            self._card("thought", thought.first, thought.last, thought.text, **thought.values)
        for way in story.ways:
            self._way(way)
        for kind in story.hidden:
            self._set(self._lane(kind, ""), hidden=True)

    def _moment(self, phase: str, place: int, moment: Moment) -> None:
        meeting = [person for person, level in zip(self.people, moment.felt, strict=True) if level]
        met_by_all = len(meeting) == len(self.people)
        column = self._add(
            touchpoints.add(
                self.held,
                phase,
                place,
                moment.title,
                channels=tuple(self.own.get(one, one) for one in moment.channels),
                personas=() if met_by_all else tuple(meeting),
                **moment.values,
            )
        )
        self.columns[moment.key] = column
        for person, level in zip(self.people, moment.felt, strict=True):
            if level:
                self._run(experiences.set_level(self.held, column, person, level))
        for person, note in zip(self.people, moment.notes, strict=False):
            if note:
                self._run(experiences.set_values(self.held, column, person, EDIT, note=note))

    def _pain(self, moment: str, pain: Any) -> str:
        return self._card("problem", moment, pain.last or moment, pain.text, **pain.values)

    def _opportunity(self, one: Opportunity, pains: dict[str, str]) -> None:
        self._card(
            "opportunity",
            one.first,
            one.last,
            one.text,
            answers=tuple(pains[key] for key in one.answers),
            impact=one.impact,
            effort=one.effort,
            owner=one.owner,
            due=one.due,
            status=one.status,
            votes=one.votes,
        )

    def _card(self, kind: str, first: str, last: str, text: str, **values: Any) -> str:
        lane, begin, end = self.lanes[kind], self.columns[first], self.columns[last or first]
        return self._add(cards.add(self.held, lane, begin, text, end, **values))

    def _way(self, way: Way) -> None:
        source, target = self.columns[way.source], self.columns[way.target]
        kind, condition, share = way.kind, way.condition, way.share
        self._run(links.add(self.held, source, target, kind, condition, share))

    def _lane(self, kind: str, title: str) -> str:
        return self._add(lanes.add(self.held, self.journey, kind, title=title))

    def _set(self, identity: str, **values: Any) -> None:
        self._run(common.set_values(self.held, [identity], EDIT, **values))

    def _add(self, change: Change) -> str:
        self.session.run(change)
        return common.leading_ids(change)[0]

    def _run(self, change: Change) -> None:
        self.session.run(change)


def main() -> None:
    """Write every example to its file."""
    folder = paths.resources() / "examples"
    folder.mkdir(exist_ok=True)
    for name in STORIES:
        path = folder / f"{name}.journey"
        save(records(name), path)
        (folder / f"{path.name}.bak").unlink(missing_ok=True)
        print(path.name)


if __name__ == "__main__":
    main()
