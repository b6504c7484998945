"""Journeys: added, ordered, made from every model, duplicated as the desired one, opened."""

import pytest
from builders import JOURNEY, assert_consistent, document, done, records, state

from cjdesigner.editing import journeys, projects, rules, touchpoints
from cjdesigner.editing.session import Session
from cjdesigner.errors import CJDError, RefusedError
from cjdesigner.model import shipped
from cjdesigner.model.change import Change, Label, added, edited
from cjdesigner.model.records import (
    Card,
    Experience,
    Journey,
    Link,
    Phase,
    Record,
    Round,
    Touchpoint,
    View,
    replaced,
)
from cjdesigner.timeline.document import Document
from cjdesigner.words import Language

MODELS = [model.id for model in shipped.models()]


# -- blank and ordered ------------------------------


def test_a_blank_project_has_a_journey_with_a_place_to_begin() -> None:
    held = Document(projects.new_project("nl", "Verhuizen"))
    (journey,) = held.journeys()
    assert (held.project.title, held.project.language) == ("Verhuizen", "nl")
    assert journey.title == "Verhuizen"
    assert len(held.columns(journey.id)) == 1
    assert [lane.kind for lane in held.lanes(journey.id)] == ["thought", "problem", "opportunity"]


def test_journeys_are_added_in_their_gap_and_ordered() -> None:
    held = document()
    session = Session(held)
    before = state(held)
    session.run(journeys.add(held, "First", 0, kind="ideal"))
    session.run(journeys.add(held, "Last"))
    assert [journey.title for journey in held.journeys()] == ["First", "Journey", "Last"]
    assert held.journeys()[0].kind == "ideal"
    session.run(journeys.move(held, JOURNEY, 3))
    assert [journey.title for journey in held.journeys()] == ["First", "Last", "Journey"]
    session.run(journeys.delete(held, held.journeys()[0].id))
    for _ in range(4):
        session.undo()
    assert state(held) == before


# -- from a model ------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("identity", MODELS)
def test_every_model_makes_a_sound_journey_in_both_languages(
    identity: str, language: Language
) -> None:
    model = shipped.journey_model(identity)
    assert model is not None
    held = Document(projects.from_model(identity, language))
    (journey,) = held.journeys()
    assert journey.title == held.project.title == model.name.said(language)
    assert (journey.model, journey.kind, journey.scale) == (model.id, model.kind, model.scale)
    assert held.project.traveller == model.traveller
    phases = held.phases(journey.id)
    assert [phase.title for phase in phases] == [one.name.said(language) for one in model.phases]
    other: Language = "en" if language == "nl" else "nl"
    for phase, part in zip(phases, model.phases, strict=True):
        assert phase.other_title == part.name.said(other)
        assert phase.description == part.description.said(language)
        assert phase.role == part.role
        inside = held.touchpoints(phase.id)
        assert [one.title for one in inside] == [
            one.title.said(language) for one in part.touchpoints
        ]
        assert [one.channels for one in inside] == [one.channels for one in part.touchpoints]
        assert all(goal.said(language) in phase.customer_goal for goal in part.goals)
    assert_consistent(held)


@pytest.mark.parametrize("identity", MODELS)
def test_what_a_model_says_of_its_phases_stands_on_cards(identity: str) -> None:
    model = shipped.journey_model(identity)
    assert model is not None
    held = Document(projects.from_model(identity, "nl"))
    written = [card.text for card in held.records() if isinstance(card, Card)]
    for part in model.phases:
        said = [*part.questions, *part.feelings]
        said += [text for _, texts in part.cards for text in texts]
        if "metric" in model.lanes:
            said += part.metrics
        for text in said:
            assert text.nl in written
    for card in held.records():
        if isinstance(card, Card):
            assert rules.may_hold_cards(held, card.lane)
            assert held.span(card) is not None


@pytest.mark.parametrize("identity", MODELS)
def test_a_journey_has_the_lanes_of_its_model_but_those_that_every_map_has(identity: str) -> None:
    model = shipped.journey_model(identity)
    assert model is not None
    held = Document(projects.from_model(identity, "en"))
    kinds = [lane.kind for lane in held.lanes(held.journeys()[0].id)]
    assert [kind for kind in kinds if kind in model.lanes] == [
        kind for kind in model.lanes if kind not in rules.ALWAYS_THERE
    ]
    assert len(set(kinds)) == len(kinds)


@pytest.mark.parametrize("identity", MODELS)
def test_the_loops_of_a_model_are_links_between_phases(identity: str) -> None:
    model = shipped.journey_model(identity)
    assert model is not None
    held = Document(projects.from_model(identity, "en"))
    drawn = held.links(held.journeys()[0].id)
    assert sorted(link.condition for link in drawn) == sorted(one.name.en for one in model.links)
    assert all(isinstance(held.get(link.source), Phase) for link in drawn)


def test_a_model_without_a_customer_lane_gets_the_usual_ones() -> None:
    held = Document(projects.from_model("discover_talk", "en"))
    kinds = {lane.kind for lane in held.lanes(held.journeys()[0].id)}
    assert {"thought", "problem", "opportunity"} <= kinds


def test_a_journey_from_a_model_can_be_undone() -> None:
    held = document()
    session = Session(held)
    before = state(held)
    session.run(journeys.from_model(held, "ikea_visit", "nl"))
    assert len(held.journeys()) == 2
    scored = [one for one in held.records() if isinstance(one, Experience)]
    assert scored
    session.undo()
    assert state(held) == before


def test_an_unknown_model_is_an_error_with_its_name() -> None:
    with pytest.raises(CJDError, match="unknown_model"):
        projects.from_model("../index", "nl")


# -- the desired one ------------------------------


def full() -> Document:
    held = document(
        cards=[("c", "thoughts", "look", "pay"), ("d", "pains", "use", "use")],
        links=[("l", "pay", "look", "back"), ("p", "get", "buy", "loop")],
        personas=("ann",),
        levels={("look", "ann"): 2.0},
    )
    look, card = held.record("look", Touchpoint), held.record("d", Card)
    measured = Experience(id="look.ann.r", touchpoint="look", persona="ann", round="r", level=3.0)
    held.apply(
        Change(
            Label("verb.edit"),
            (
                added(Round(id="r", order="V")),
                added(measured),
                added(View(id="v", journey=JOURNEY, order="V", lanes=("pains",))),
                edited(look, replaced(look, channels=("website",))),
                edited(card, replaced(card, answers=("c",))),
            ),
        )
    )
    return held


def test_the_desired_journey_is_a_whole_copy_that_knows_its_origin() -> None:
    held = full()
    session = Session(held)
    before = state(held)
    session.run(journeys.duplicate(held, JOURNEY))
    first, second = held.journeys()
    assert (first.pair, second.pair) == (second.id, JOURNEY)
    assert (second.kind, second.origin, second.personas) == ("to_be", JOURNEY, ("ann",))
    assert second.title != first.title
    assert len(held.columns(second.id)) == len(held.columns(JOURNEY))
    for old, new in zip(held.columns(JOURNEY), held.columns(second.id), strict=True):
        copy = held.get(new)
        assert copy is not None
        assert copy.origin == old
    copied = {record.origin: record for record in held.records() if record.origin}
    assert set(copied) == {
        record.id
        for record in before
        if record.type in ("journey", "phase", "touchpoint", "lane", "card", "link", "view")
    } | {"look.ann.-"}
    answer = copied["d"]
    assert isinstance(answer, Card)
    assert answer.answers == (copied["c"].id,)
    view = copied["v"]
    assert isinstance(view, View)
    assert view.lanes == (copied["pains"].id,)
    assert {link.kind for link in held.links(second.id)} == {"back", "loop"}
    assert_consistent(held)
    session.undo()
    assert state(held) == before


def test_a_journey_of_the_same_kind_keeps_its_measurements() -> None:
    held = full()
    done(held, journeys.duplicate(held, JOURNEY, "as_is"))
    copy = held.journeys()[1]
    measured = [
        one
        for one in held.records()
        if isinstance(one, Experience) and one.round and held.journey_of(one.id) == copy.id
    ]
    assert len(measured) == 1


def test_a_second_copy_leaves_the_first_pair_alone() -> None:
    held = full()
    done(held, journeys.duplicate(held, JOURNEY))
    done(held, journeys.duplicate(held, JOURNEY, "ideal"))
    first, ideal, desired = held.journeys()
    assert first.pair == desired.id
    assert (ideal.kind, ideal.pair) == ("ideal", JOURNEY)


def test_a_copy_of_journeys_with_full_keys_is_renumbered_and_paired() -> None:
    held = Document([*records(), Journey(id="k", order="V")])
    done(held, journeys.duplicate(held, JOURNEY))
    assert [journey.id for journey in held.journeys()][::2] == [JOURNEY, "k"]
    assert held.record(JOURNEY, Journey).pair == held.journeys()[1].id


def test_the_copy_can_be_edited_without_the_first() -> None:
    held = full()
    done(held, journeys.duplicate(held, JOURNEY))
    before = [record for record in state(held) if held.journey_of(record.id) == JOURNEY]
    copy = held.journeys()[1].id
    columns = held.columns(copy)
    done(held, touchpoints.move(held, [columns[0]], held.phases(copy)[2].id, 0))
    after = [record for record in state(held) if held.journey_of(record.id) == JOURNEY]
    assert before == after


# -- a journey of its own ------------------------------


def test_a_touchpoint_opens_a_journey_of_its_own() -> None:
    held = document(personas=("ann",), scale="smiley5")
    done(held, journeys.open_from(held, "look"))
    opened = held.journeys()[1]
    assert held.record("look", Touchpoint).opens == opened.id
    assert (opened.title, opened.scale, opened.personas) == ("Look", "smiley5", ("ann",))
    with pytest.raises(RefusedError, match="opens_already"):
        journeys.open_from(held, "look")


def test_a_journey_that_leads_back_is_known_before_it_is_opened() -> None:
    held = document()
    done(held, journeys.open_from(held, "look"))
    done(held, journeys.add(held, "Free"))
    below = held.journeys()[1]
    (phase,) = held.phases(below.id)
    done(held, touchpoints.add(held, phase.id, 0, "Deep"))
    deep = held.touchpoints(phase.id)[0]
    leading = rules.leading_to(held, held.journey_of(deep.id) or "")
    assert {one.id for one in held.journeys() if one.title != "Free"} == leading
    assert rules.leading_to(held, JOURNEY) == {JOURNEY}


def test_copied_records_are_of_every_kind_that_a_journey_holds() -> None:
    held = full()
    done(held, journeys.duplicate(held, JOURNEY))
    kinds: set[type[Record]] = {type(one) for one in held.records() if one.origin}
    assert kinds == {Journey, Phase, Touchpoint, Experience, Link, Card, View} | {
        type(held.lanes(JOURNEY)[0])
    }
