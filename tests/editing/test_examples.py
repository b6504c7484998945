"""The shipped examples: what a newcomer sees first is rich, sound and as the stories tell it."""

import importlib
from types import ModuleType

import pytest
from builders import assert_consistent

from cjdesigner import paths
from cjdesigner.model.records import Card, Journey, Persona, Phase, Touchpoint
from cjdesigner.storage.reader import read
from cjdesigner.storage.writer import to_bytes
from cjdesigner.timeline.document import Document

FILES = sorted((paths.resources() / "examples").glob("*.journey"))


@pytest.fixture
def stories(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(paths.resources().parent / "packaging"))
    return importlib.import_module("build_examples")


def opened(file: object) -> tuple[Document, Journey]:
    held = read(str(file)).document
    (journey,) = held.journeys()
    return held, journey


def test_there_is_a_dutch_and_an_english_example() -> None:
    assert sorted(opened(file)[0].project.language for file in FILES) == ["en", "nl"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_example_is_what_its_story_gives(file: object, stories: ModuleType) -> None:
    name = getattr(file, "stem", "")
    assert to_bytes(stories.records(name)) == getattr(file, "read_bytes", bytes)(), (
        "run packaging/build_examples.py"
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_example_shows_what_the_program_can_hold(file: object) -> None:
    held, journey = opened(file)
    assert_consistent(held)
    people = [held.record(one, Persona) for one in journey.personas]
    assert len(people) == 2
    assert all(one.quote and one.goals and one.worries and one.role for one in people)
    columns = [held.get(one) for one in held.columns(journey.id)]
    met = [one for one in columns if isinstance(one, Touchpoint)]
    assert len(held.phases(journey.id)) >= 6
    assert len(met) == len(columns) >= 15
    assert all(one.channels and (one.owner or one.party) for one in met)
    assert sum(bool(one.place) for one in met) > len(met) / 2
    assert sum(one.moment_of_truth for one in met) >= 2
    assert any(one.execution == "outsourced" for one in met)
    assert len([lane for lane in held.lanes(journey.id) if not lane.hidden]) == 5
    kinds = {link.kind for link in held.links(journey.id)}
    assert kinds >= {"back", "branch", "loop"}
    assert all(link.condition and link.share for link in held.links(journey.id))
    assert any(isinstance(held.get(link.source), Phase) for link in held.links(journey.id))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_everybody_who_meets_a_touchpoint_of_an_example_has_scored_it(file: object) -> None:
    held, journey = opened(file)
    for column in held.columns(journey.id):
        touchpoint = held.record(column, Touchpoint)
        scored = {one.persona for one in held.experiences(column) if one.level is not None}
        assert scored == set(touchpoint.personas or journey.personas)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_opportunities_of_an_example_can_be_put_in_order(file: object) -> None:
    held, journey = opened(file)
    cards = [card for lane in held.lanes(journey.id) for card in held.cards(lane.id)]
    chances = [card for card in cards if card.kind == "opportunity"]
    assert len(chances) >= 3
    assert all(one.impact and one.effort and one.owner and one.due for one in chances)
    answered = {one for card in chances for one in card.answers}
    assert {held.record(one, Card).kind for one in answered} == {"pain"}
    assert any(card.first != card.last for card in cards)
    assert {card.evidence for card in cards} >= {"interview", "survey", "assumption"}
