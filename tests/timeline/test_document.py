"""The document: its order, its columns, its ways on, and the one door through which it changes."""

import pytest
from builders import JOURNEY, assert_consistent, document, records, state

from cjdesigner.errors import CJDError
from cjdesigner.model.change import Change, Edit, Label, added, edited, removed
from cjdesigner.model.records import (
    Card,
    Experience,
    Journey,
    Link,
    Phase,
    Project,
    Touchpoint,
    replaced,
)
from cjdesigner.timeline.document import Document

NAME = Label("verb.edit")
ALL = ("look", "choose", "pay", "wait", "unpack", "use")


def change(*edits: Edit) -> Change:
    return Change(NAME, edits)


def test_columns_are_touchpoints_and_empty_phases_from_left_to_right() -> None:
    held = document()
    assert held.columns(JOURNEY) == ALL
    assert [held.place(JOURNEY, column) for column in ALL] == list(range(6))
    assert held.place(JOURNEY, "get") == 3
    assert held.place(JOURNEY, "nothing") is None


def test_an_empty_phase_is_a_column_only_while_it_is_empty() -> None:
    held = document()
    newcomer = Touchpoint(id="ride", phase="use", order="V")
    held.apply(change(added(newcomer)))
    assert held.columns(JOURNEY) == (*ALL[:5], "ride")
    held.apply(change(removed(newcomer)))
    assert held.columns(JOURNEY) == ALL


def test_neighbours_are_joined_over_the_border_of_a_phase() -> None:
    held = document()
    assert held.next_of("pay") == "wait"
    assert held.next_of("unpack") is None


def test_order_decides_and_identity_breaks_a_tie() -> None:
    held = document(phases={"p": ()})
    made = [Touchpoint(id=one, phase="p", order="V") for one in ("c", "a", "b")]
    held.apply(change(*map(added, made)))
    assert held.columns(JOURNEY) == ("a", "b", "c")


def test_the_way_on_ends_at_an_exit() -> None:
    held = document()
    held.apply(change(added(Link(id="x", source="pay", kind="exit"))))
    assert held.next_of("pay") is None
    assert [link.id for link in held.links_from("pay")] == ["x"]


def test_the_way_on_takes_those_that_no_link_takes() -> None:
    held = document()
    back = Link(id="x", source="pay", target="look", kind="back", share=0.3)
    held.apply(change(added(back)))
    assert held.next_of("pay") == "wait"
    held.apply(change(edited(back, replaced(back, share=1.0))))
    assert held.next_of("pay") is None
    held.apply(change(removed(held.record("x", Link))))
    assert held.next_of("pay") == "wait"


def test_a_card_spans_from_its_first_to_its_last_column() -> None:
    held = document(cards=[("c", "thoughts", "choose", "wait")])
    assert held.span(held.record("c", Card)) == (1, 3)
    assert [card.id for card in held.cards_on("wait")] == ["c"]
    assert [card.id for card in held.cards_from("wait")] == []


def test_a_record_belongs_to_a_journey_or_to_the_project() -> None:
    held = document(
        cards=[("c", "thoughts", "look", "look")],
        links=[("l", "pay", "look", "back")],
        personas=("ann",),
        levels={("look", "ann"): 3.0},
    )
    for identity in (JOURNEY, "buy", "look", "c", "l", "thoughts", "look.ann.-"):
        assert held.journey_of(identity) == JOURNEY
    assert held.journey_of("ann") is None
    assert held.journey_of("project") is None


def test_moving_touchpoints_and_phases_keeps_the_document_consistent() -> None:
    held = document(links=[("l", "pay", "look", "back")])
    look, use = held.record("look", Touchpoint), held.record("use", Phase)
    held.apply(change(edited(look, replaced(look, phase="use"))))
    assert_consistent(held)
    held.apply(change(edited(use, replaced(use, order="0V"))))
    assert held.columns(JOURNEY)[0] == "look"
    assert_consistent(held)


def test_adding_and_removing_an_empty_phase_opens_and_closes_the_way() -> None:
    held = document()
    buy, get = held.record("buy", Phase), held.record("get", Phase)
    middle = Phase(id="m", journey=JOURNEY, order=buy.order + "V")
    assert buy.order < middle.order < get.order
    held.apply(change(added(middle)))
    assert held.next_of("pay") is None
    assert_consistent(held)
    held.apply(change(removed(middle)))
    assert held.next_of("pay") == "wait"
    assert_consistent(held)


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (added(Touchpoint(id="look", phase="buy", order="V")), "document.duplicate_id"),
        (added(Touchpoint(id="new", phase="nowhere", order="V")), "document.dangling"),
        (added(Touchpoint(id="new", phase="look", order="V")), "document.wrong_target"),
        (
            added(Touchpoint(id="new", phase="buy", order="V", channels=("smoke",))),
            "document.dangling",
        ),
        (removed(Phase(id="buy", journey=JOURNEY, order="V")), "document.stale"),
        (added(Project(id="other")), "document.second_project"),
        (added(Experience(id="wrong", touchpoint="look")), "document.experience_id"),
        (added(Link(id="l", source="look", target="look")), "document.link_nowhere"),
        (added(Link(id="l", source="look")), "document.link_nowhere"),
        (added(Link(id="l", source="look", target="buy")), "document.link_outside"),
        (Edit("other", None, Touchpoint(id="new", phase="buy", order="V")), "document.stale"),
    ],
)
def test_what_does_not_fit_is_refused_and_leaves_no_trace(edit: Edit, key: str) -> None:
    held = document()
    before = state(held)
    good = added(Touchpoint(id="good", phase="buy", order="z"))
    with pytest.raises(CJDError) as refusal:
        held.apply(change(good, edit))
    assert refusal.value.key == key
    assert state(held) == before
    assert_consistent(held)


def test_what_is_still_used_cannot_be_removed_alone() -> None:
    held = document(cards=[("c", "thoughts", "look", "look")])
    look, card = held.record("look", Touchpoint), held.record("c", Card)
    with pytest.raises(CJDError, match="still_used"):
        held.apply(change(removed(look)))
    held.apply(change(removed(look), removed(card)))
    assert "look" not in held


def test_the_project_stays() -> None:
    held = document()
    with pytest.raises(CJDError, match="no_project"):
        held.apply(change(removed(held.project)))


def test_a_shipped_channel_needs_no_record() -> None:
    held = document()
    look = held.record("look", Touchpoint)
    held.apply(change(edited(look, replaced(look, channels=("website", "app")))))
    assert held.record("look", Touchpoint).channels == ("website", "app")


def test_a_link_stays_in_its_journey() -> None:
    held = Document(
        [
            *records(),
            Journey(id="k", order="W"),
            Phase(id="far", journey="k", order="V"),
            Touchpoint(id="away", phase="far", order="V"),
        ]
    )
    with pytest.raises(CJDError, match="link_outside"):
        held.apply(change(added(Link(id="l", source="look", target="away"))))


def test_journeys_cannot_open_one_another_without_end() -> None:
    held = Document(
        [
            *records(),
            Journey(id="k", order="W"),
            Phase(id="far", journey="k", order="V"),
            Touchpoint(id="away", phase="far", order="V"),
        ]
    )
    look, away = held.record("look", Touchpoint), held.record("away", Touchpoint)
    held.apply(change(edited(look, replaced(look, opens="k"))))
    with pytest.raises(CJDError, match="opens_itself"):
        held.apply(change(edited(away, replaced(away, opens=JOURNEY))))
    with pytest.raises(CJDError, match="opens_itself"):
        held.apply(change(edited(away, replaced(away, opens="k"))))


def test_journeys_open_one_another_fifty_deep_and_no_deeper() -> None:
    made = [Journey(id=f"j{place}", order=f"V{place}") for place in range(51)]
    phases = [Phase(id=f"p{place}", journey=f"j{place}", order="V") for place in range(51)]
    steps = [
        Touchpoint(id=f"t{place}", phase=f"p{place}", order="V", opens=f"j{place + 1}")
        for place in range(50)
    ]
    with pytest.raises(CJDError, match="opens_deep"):
        Document([Project(id="project"), *made, *phases, *steps])
    Document([Project(id="project"), *made, *phases, *steps[1:]])


def test_a_change_taken_back_gives_the_first_document_again() -> None:
    held = document(cards=[("c", "thoughts", "look", "pay")], links=[("l", "pay", "look", "back")])
    before = state(held)
    look, pay = held.record("look", Touchpoint), held.record("pay", Touchpoint)
    edit = change(
        edited(pay, replaced(pay, phase="use")),
        removed(held.record("l", Link)),
        edited(look, replaced(look, title="Peek")),
        added(Touchpoint(id="new", phase="use", order="z")),
    )
    held.apply(edit)
    held.apply(edit.inverse())
    assert state(held) == before
    assert_consistent(held)
