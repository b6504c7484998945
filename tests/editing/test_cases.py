"""Every published journey can be built in the editor, taken back, and opened as it was saved."""

from typing import Any

import cases
import pytest
from builders import assert_consistent, state

from cjdesigner.editing import clipboard, journeys, projects, selection
from cjdesigner.editing.session import Session
from cjdesigner.model.records import Card, Persona, Touchpoint
from cjdesigner.model.values import clean_line
from cjdesigner.storage.reader import read_bytes
from cjdesigner.storage.writer import to_bytes
from cjdesigner.timeline.document import Document

NAMES = cases.names()


def steps(facts: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for part in facts["phases"] for step in part.get("steps", [])]


@pytest.mark.parametrize("name", NAMES)
def test_a_published_journey_stands_as_it_was_published(name: str) -> None:
    facts = cases.case(name)
    held = cases.built(name).document
    journey = held.journeys()[0].id
    phases = held.phases(journey)
    assert [phase.title for phase in phases] == [
        clean_line(part["name"]) for part in facts["phases"]
    ]
    assert [[one.title for one in held.touchpoints(phase.id)] for phase in phases] == [
        [clean_line(step["name"]) for step in part.get("steps", [])] for part in facts["phases"]
    ]
    assert_consistent(held)


@pytest.mark.parametrize("name", NAMES)
def test_what_its_source_says_of_a_step_stands_on_the_step(name: str) -> None:
    facts = cases.case(name)
    held = cases.built(name).document
    met = [one for one in map(held.get, held.columns(held.journeys()[0].id)) if one]
    met = [one for one in met if isinstance(one, Touchpoint)]
    for step, touchpoint in zip(steps(facts), met, strict=True):
        assert len(touchpoint.channels) == len(step.get("touchpoints", []))
        written = {card.text for card in held.cards_on(touchpoint.id)}
        assert written >= set(step.get("feelings_source", [])) | set(step.get("pain_themes", []))
        scored = [one for one in held.experiences(touchpoint.id) if one.level is not None]
        said = "polarity_our_reading" in step or "experience_score_source" in step
        assert len(scored) == said
        who = {held.record(one, Persona).name for one in touchpoint.personas}
        relevant = set(step.get("relevant_for", []))
        assert who == (relevant if len(relevant) < len(held.personas()) else set())


@pytest.mark.parametrize("name", NAMES)
def test_a_published_journey_opens_as_it_was_saved(name: str) -> None:
    held = cases.built(name).document
    saved = to_bytes(held.records())
    opened = read_bytes(saved)
    assert state(opened.document) == state(held)
    assert not opened.repairs
    assert to_bytes(opened.document.records()) == saved


@pytest.mark.parametrize("name", NAMES)
def test_a_published_journey_can_be_taken_back_to_the_blank_page_and_done_again(name: str) -> None:
    session = cases.built(name)
    last = state(session.document)
    while session.undo():
        pass
    assert len([one for one in session.document.records() if isinstance(one, Touchpoint)]) == 0
    while session.redo():
        pass
    assert state(session.document) == last


@pytest.mark.parametrize("name", NAMES)
def test_a_published_journey_has_a_desired_copy_and_goes_to_another_project(name: str) -> None:
    session = cases.built(name)
    held = session.document
    journey = held.journeys()[0].id
    before = state(held)
    session.run(journeys.duplicate(held, journey))
    copy = held.journeys()[1].id
    assert len(held.columns(copy)) == len(held.columns(journey))
    session.run(selection.delete(held, [copy]))
    session.undo()
    session.undo()
    assert state(held) == before
    other = Session(Document(projects.new_project("en")))
    home = other.document.journeys()[0].id
    other.run(clipboard.paste(other.document, clipboard.copy(held, [journey]), home))
    pasted = other.document.journeys()[1].id
    assert len(other.document.columns(pasted)) == len(held.columns(journey))
    for kind in (Card, Touchpoint):
        assert _count(other.document, kind) == _count(held, kind)


def _count(held: Document, kind: type[Card | Touchpoint]) -> int:
    return sum(isinstance(record, kind) for record in held.records())
