"""Phases and touchpoints: added, moved, deleted, and what happens to the cards that stand there."""

import pytest
from builders import JOURNEY, assert_consistent, document, done, ends, records, state, titles

from cjdesigner.editing import common, phases, selection, touchpoints
from cjdesigner.editing.session import Session
from cjdesigner.errors import RefusedError
from cjdesigner.model.change import Label
from cjdesigner.model.records import Experience, Journey, Link, Phase, Touchpoint
from cjdesigner.timeline.document import Document


def order(held: Document) -> list[str]:
    return [phase.id for phase in held.phases(JOURNEY)]


# -- phases ------------------------------


@pytest.mark.parametrize("index", [0, 1, 3, 99, -4])
def test_a_new_phase_stands_in_its_gap(index: int) -> None:
    held = document()
    (new,) = done(held, phases.add(held, JOURNEY, index, "New", role="lead"))
    assert order(held).index(new) == min(max(index, 0), 3)
    assert held.record(new, Phase).role == "lead"


def test_the_first_edit_of_a_verb_that_adds_is_what_it_adds() -> None:
    held = document()
    change = phases.add(held, JOURNEY, 0, "New")
    assert common.added_ids(change) == common.leading_ids(change) == (change.edits[0].id,)


@pytest.mark.parametrize(
    ("phase", "index", "after"),
    [
        ("buy", 3, ["get", "use", "buy"]),
        ("buy", 2, ["get", "buy", "use"]),
        ("use", 0, ["use", "buy", "get"]),
        ("get", 1, ["buy", "get", "use"]),
        ("get", 2, ["buy", "get", "use"]),
    ],
)
def test_a_phase_goes_to_the_gap_as_the_order_stood_before(
    phase: str, index: int, after: list[str]
) -> None:
    held = document()
    change = phases.move(held, phase, index)
    assert bool(change) == (after != order(held))
    done(held, change)
    assert order(held) == after
    assert_consistent(held)


def test_a_phase_brings_its_touchpoints() -> None:
    held = document()
    done(held, phases.move(held, "get", 0))
    assert held.columns(JOURNEY) == ("wait", "unpack", "look", "choose", "pay", "use")


def test_the_border_of_a_phase_takes_in_the_next_touchpoint_and_gives_it_back() -> None:
    held = document()
    before = held.columns(JOURNEY)
    done(held, phases.move_border(held, "buy", 1))
    assert titles(held, "buy") == ["Look", "Choose", "Pay", "Wait"]
    assert held.columns(JOURNEY) == before
    done(held, phases.move_border(held, "buy", -2))
    assert titles(held, "buy") == ["Look", "Choose"]
    assert titles(held, "get") == ["Pay", "Wait", "Unpack"]
    assert held.columns(JOURNEY) == before


def test_the_border_takes_in_no_more_than_the_next_phase_has() -> None:
    held = document()
    done(held, phases.move_border(held, "buy", 9))
    assert titles(held, "buy") == ["Look", "Choose", "Pay", "Wait", "Unpack"]
    assert held.columns(JOURNEY)[-2:] == ("get", "use")


def test_the_last_border_stays_where_it_is() -> None:
    with pytest.raises(RefusedError, match="last_border"):
        phases.move_border(document(), "use", 1)


def test_a_hundred_phases_in_one_gap_keep_their_order() -> None:
    held = document(phases={"a": (), "z": ()})
    session = Session(held)
    for number in range(300):
        session.run(phases.add(held, JOURNEY, 1, str(number)))
    assert [phase.title for phase in held.phases(JOURNEY)[1:-1]] == [
        str(number) for number in reversed(range(300))
    ]
    while session.undo():
        pass
    assert order(held) == ["a", "z"]


# -- touchpoints ------------------------------


def test_a_new_touchpoint_can_be_scored_at_once() -> None:
    held = document(personas=("ann",))
    change = touchpoints.add(held, "buy", 1, "Ask", level=4.4, persona="ann")
    done(held, change)
    new = change.edits[0].id
    assert titles(held, "buy") == ["Look", "Ask", "Choose", "Pay"]
    assert held.record(f"{new}.ann.-", Experience).level == 4


def test_several_touchpoints_land_together_in_the_order_in_which_they_stood() -> None:
    held = document()
    done(held, touchpoints.move(held, ["unpack", "look", "pay"], "use", 0))
    assert held.columns(JOURNEY) == ("choose", "wait", "look", "pay", "unpack")
    assert_consistent(held)


def test_the_gap_is_counted_with_the_touchpoints_that_leave_it() -> None:
    held = document()
    done(held, touchpoints.move(held, ["look"], "buy", 3))
    assert titles(held, "buy") == ["Choose", "Pay", "Look"]
    done(held, touchpoints.move(held, ["wait", "choose"], "buy", 2))
    assert titles(held, "buy") == ["Pay", "Choose", "Wait", "Look"]


@pytest.mark.parametrize("index", [1, 2])
def test_moving_to_where_it_stands_changes_nothing(index: int) -> None:
    held = document()
    assert not touchpoints.move(held, ["choose"], "buy", index)


def test_a_touchpoint_does_not_leave_its_journey() -> None:
    held = Document([*records(), Journey(id="k", order="W"), Phase(id="f", journey="k", order="V")])
    with pytest.raises(RefusedError, match="other_journey"):
        touchpoints.move(held, ["look"], "f", 0)


def test_what_is_gone_cannot_be_moved() -> None:
    held = document()
    with pytest.raises(RefusedError, match="no_phase"):
        touchpoints.move(held, ["look"], "gone", 0)
    assert not touchpoints.move(held, ["gone"], "buy", 0)


def test_a_full_gap_renumbers_its_siblings_in_the_same_change() -> None:
    held = document(phases={"p": ("a", "b")})
    a, b = held.touchpoints("p")
    for one in (a, b):
        done(held, common.set_values(held, [one.id], Label("verb.edit"), order="V"))
    change = touchpoints.add(held, "p", 1, "New")
    assert len(change.edits) == 3
    done(held, change)
    assert titles(held, "p") == ["A", "New", "B"]
    assert_consistent(held)


# -- cards hold on ------------------------------


def test_a_card_goes_along_with_its_column() -> None:
    held = document(cards=[("c", "thoughts", "choose", "choose")])
    done(held, touchpoints.move(held, ["choose"], "use", 0))
    assert ends(held, "c") == ("choose", "choose")


@pytest.mark.parametrize(
    ("moving", "phase", "index", "after"),
    [
        (["look"], "use", 0, ("choose", "pay")),
        (["pay"], "use", 0, ("look", "choose")),
        (["pay"], "buy", 0, ("pay", "choose")),
        (["pay"], "buy", 1, ("look", "choose")),
        (["choose"], "use", 0, ("look", "pay")),
        (["look", "choose", "pay"], "use", 0, ("look", "pay")),
        (["look", "choose"], "use", 0, ("pay", "pay")),
        (["wait"], "buy", 1, ("look", "pay")),
    ],
)
def test_a_wide_card_holds_on_to_the_columns_that_stay(
    moving: list[str], phase: str, index: int, after: tuple[str, str]
) -> None:
    held = document(cards=[("c", "thoughts", "look", "pay")])
    before = state(held)
    session = Session(held)
    session.run(touchpoints.move(held, moving, phase, index))
    assert ends(held, "c") == after
    session.undo()
    assert state(held) == before


def test_a_card_over_two_phases_holds_on_when_one_of_them_moves_away() -> None:
    held = document(
        phases={"a": ("a1", "a2"), "b": ("b1", "b2"), "c": ("c1",)},
        cards=[("wide", "thoughts", "a2", "b1"), ("all", "thoughts", "a1", "b2")],
    )
    done(held, phases.move(held, "b", 3))
    assert held.columns(JOURNEY) == ("a1", "a2", "c1", "b1", "b2")
    assert ends(held, "wide") == ("a2", "a2")
    assert ends(held, "all") == ("a1", "a2")


def test_a_card_over_two_phases_that_change_places_covers_them_still() -> None:
    held = document(
        phases={"a": ("a1", "a2"), "b": ("b1", "b2")}, cards=[("all", "thoughts", "a1", "b2")]
    )
    done(held, phases.move(held, "b", 0))
    assert ends(held, "all") == ("b1", "a2")


def test_renumbering_leaves_wide_cards_alone() -> None:
    held = document(phases={"p": ("a", "b", "c")}, cards=[("w", "thoughts", "a", "c")])
    for one in ("a", "b"):
        done(held, common.set_values(held, [one], Label("verb.edit"), order="V"))
    assert ends(held, "w") == ("a", "c")
    change = touchpoints.add(held, "p", 1, "New")
    assert len(change.edits) > 1
    done(held, change)
    assert ends(held, "w") == ("a", "c")


def test_the_first_touchpoint_of_an_empty_phase_takes_its_cards() -> None:
    held = document(cards=[("on", "thoughts", "use", "use"), ("to", "pains", "wait", "use")])
    (new,) = done(held, touchpoints.add(held, "use", 0, "Ride"))
    assert ends(held, "on") == (new, new)
    assert ends(held, "to") == ("wait", new)


def test_a_touchpoint_that_is_moved_into_an_empty_phase_takes_its_cards_too() -> None:
    held = document(cards=[("on", "thoughts", "use", "use"), ("own", "thoughts", "look", "look")])
    done(held, touchpoints.move(held, ["choose", "look"], "use", 0))
    assert ends(held, "on") == ("look", "look")
    assert ends(held, "own") == ("look", "look")


# -- deleting ------------------------------


def test_a_touchpoint_takes_its_cards_experiences_and_links_along() -> None:
    held = document(
        cards=[("c", "thoughts", "pay", "pay"), ("w", "pains", "choose", "pay")],
        links=[("from", "pay", "look", "back"), ("to", "look", "pay", "skip")],
        levels={("pay", None): 2.0},
    )
    done(held, selection.delete(held, ["pay"]))
    for gone in ("pay", "c", "from", "to", "pay.-.-"):
        assert gone not in held
    assert ends(held, "w") == ("choose", "choose")
    assert_consistent(held)


def test_a_phase_takes_all_that_stands_in_it_along() -> None:
    held = document(
        cards=[
            ("in", "thoughts", "look", "pay"),
            ("over", "pains", "pay", "wait"),
            ("wide", "pains", "look", "unpack"),
        ],
        links=[("l", "wait", "look", "back"), ("phases", "get", "buy", "loop")],
        levels={("choose", None): 2.0},
    )
    session = Session(held)
    before = state(held)
    session.run(selection.delete(held, ["buy"]))
    assert held.columns(JOURNEY) == ("wait", "unpack", "use")
    for gone in ("in", "l", "phases", "choose.-.-"):
        assert gone not in held
    assert ends(held, "over") == ("wait", "wait")
    assert ends(held, "wide") == ("wait", "unpack")
    assert_consistent(held)
    session.undo()
    assert state(held) == before
    assert_consistent(held)


def test_cards_of_the_last_touchpoint_do_not_fall_onto_the_empty_phase() -> None:
    held = document(cards=[("c", "thoughts", "wait", "unpack"), ("o", "pains", "pay", "unpack")])
    done(held, selection.delete(held, ["wait", "unpack"]))
    assert "c" not in held
    assert ends(held, "o") == ("pay", "pay")
    assert held.columns(JOURNEY) == ("look", "choose", "pay", "get", "use")


def test_an_empty_phase_takes_its_cards_along() -> None:
    held = document(cards=[("on", "thoughts", "use", "use"), ("to", "pains", "unpack", "use")])
    done(held, selection.delete(held, ["use"]))
    assert "on" not in held
    assert ends(held, "to") == ("unpack", "unpack")


def test_the_last_phase_of_a_journey_can_go() -> None:
    held = document(cards=[("c", "thoughts", "look", "use")])
    done(held, selection.delete(held, ["buy", "get", "use"]))
    assert held.columns(JOURNEY) == ()
    assert [lane.id for lane in held.lanes(JOURNEY)] == ["thoughts", "pains", "owners"]


# -- links tell the truth ------------------------------


def test_a_way_back_that_leads_on_after_a_move_is_no_way_back() -> None:
    held = document(links=[("l", "pay", "look", "back"), ("b", "pay", "choose", "branch")])
    done(held, touchpoints.move(held, ["pay"], "buy", 0))
    assert held.record("l", Link).kind == "skip"
    assert held.record("b", Link).kind == "branch"
    done(held, touchpoints.move(held, ["pay"], "use", 0))
    assert held.record("l", Link).kind == "back"


def test_a_move_that_leaves_the_direction_leaves_the_link() -> None:
    held = document(links=[("l", "unpack", "look", "back")])
    done(held, touchpoints.move(held, ["look"], "buy", 2))
    assert held.record("l", Link).kind == "back"


def test_titles_are_cleaned_on_their_way_in() -> None:
    held = document()
    (new,) = done(held, touchpoints.add(held, "buy", 0, " two\nlines\x07 "))
    assert held.record(new, Touchpoint).title == "two lines"


def test_a_value_that_does_not_fit_is_refused_by_name() -> None:
    with pytest.raises(RefusedError, match=r"refusal\.value") as refusal:
        touchpoints.add(document(), "buy", 0, contact="often")
    assert refusal.value.arguments == {"field": "contact"}
