"""Cards and lanes: cells, spans, moves of several, and lanes that show a field."""

from typing import Any

import pytest
from builders import JOURNEY, assert_consistent, document, done, ends, state

from cjdesigner.editing import cards, lanes, selection
from cjdesigner.editing.session import Session
from cjdesigner.errors import RefusedError
from cjdesigner.model.change import Change, Label, edited
from cjdesigner.model.records import Card, Experience, Journey, Lane, Phase, Touchpoint, replaced
from cjdesigner.timeline.document import Document


def cell(held: Document, lane: str, column: str) -> list[str]:
    return [card.id for card in cards.in_cell(held, lane, column)]


# -- cards ------------------------------


def test_a_new_card_has_the_kind_of_its_lane_and_lies_below_the_others() -> None:
    held = document(cards=[("c", "pains", "look", "look")])
    (new,) = done(held, cards.add(held, "pains", "look", "It hurts"))
    assert held.record(new, Card).kind == "pain"
    assert cell(held, "pains", "look") == ["c", new]


def test_a_new_card_can_lie_on_top_and_be_of_another_kind() -> None:
    held = document(cards=[("c", "pains", "look", "look")])
    (new,) = done(held, cards.add(held, "pains", "look", "Why?", index=0, kind="question"))
    assert cell(held, "pains", "look") == [new, "c"]
    assert held.record(new, Card).kind == "question"


def test_a_card_on_a_phase_stands_on_its_first_column() -> None:
    held = document()
    (filled,) = done(held, cards.add(held, "thoughts", "buy"))
    (empty,) = done(held, cards.add(held, "thoughts", "use"))
    assert ends(held, filled) == ("look", "look")
    assert ends(held, empty) == ("use", "use")


def test_a_card_spans_whichever_end_is_named_first() -> None:
    held = document()
    (new,) = done(held, cards.add(held, "thoughts", "wait", last="choose"))
    assert ends(held, new) == ("choose", "wait")
    done(held, cards.stretch(held, new, "unpack", "look"))
    assert ends(held, new) == ("look", "unpack")
    assert not cards.stretch(held, new, "look", "unpack")


def test_a_lane_that_shows_a_field_holds_no_cards() -> None:
    held = document(cards=[("c", "pains", "look", "look")])
    for verb in (
        lambda: cards.add(held, "owners", "look"),
        lambda: cards.move(held, ["c"], "owners", "look"),
    ):
        with pytest.raises(RefusedError, match="lane_shows_field"):
            verb()


def test_a_separating_line_holds_no_cards() -> None:
    held = document(lanes={"line": "line_visibility"})
    with pytest.raises(RefusedError, match="lane_separates"):
        cards.add(held, "line", "look")


def test_a_moved_card_covers_as_many_columns_as_before() -> None:
    held = document(cards=[("c", "thoughts", "look", "choose")])
    done(held, cards.move(held, ["c"], "thoughts", "wait"))
    assert ends(held, "c") == ("wait", "unpack")


def test_a_moved_card_stays_on_the_map() -> None:
    held = document(cards=[("c", "thoughts", "look", "pay")])
    done(held, cards.move(held, ["c"], "thoughts", "use"))
    assert ends(held, "c") == ("wait", "use")


def test_a_card_that_goes_to_another_lane_takes_its_kind() -> None:
    held = document(cards=[("c", "thoughts", "look", "look"), ("q", "thoughts", "look", "look")])
    for one, kind in (("c", "thought"), ("q", "question")):
        card = held.record(one, Card)
        held.apply(
            cards.stretch(held, one, "look", "look").then(_edit(card, replaced(card, kind=kind)))
        )
    done(held, cards.move(held, ["c", "q"], "pains", "look"))
    assert held.record("c", Card).kind == "pain"
    assert held.record("q", Card).kind == "question"


def test_several_cards_keep_their_distance_in_columns_and_lanes() -> None:
    held = document(
        lanes={"a": "note", "b": "note", "f": "owner", "c": "note"},
        cards=[("x", "a", "look", "look"), ("y", "b", "pay", "wait")],
    )
    done(held, cards.move(held, ["x", "y"], "b", "choose"))
    x, y = held.record("x", Card), held.record("y", Card)
    assert (x.lane, x.first, x.last) == ("b", "choose", "choose")
    assert (y.lane, y.first, y.last) == ("c", "wait", "unpack")


def test_a_card_is_put_in_order_within_its_cell() -> None:
    held = document(cards=[(one, "pains", "look", "look") for one in "abc"])
    done(held, cards.move(held, ["a"], "pains", "look", 2))
    assert cell(held, "pains", "look") == ["b", "a", "c"]
    done(held, cards.move(held, ["c"], "pains", "look", 0))
    assert cell(held, "pains", "look") == ["c", "b", "a"]
    assert not cards.move(held, ["c"], "pains", "look", 0)
    assert not cards.move(held, ["c"], "pains", "look")


def test_cards_that_land_in_one_cell_keep_their_order() -> None:
    held = document(
        cards=[
            ("there", "pains", "pay", "pay"),
            ("a", "pains", "look", "look"),
            ("b", "pains", "look", "look"),
        ]
    )
    done(held, cards.move(held, ["a", "b"], "pains", "pay", 0))
    assert cell(held, "pains", "pay") == ["a", "b", "there"]
    assert_consistent(held)


# -- lanes ------------------------------


def test_lanes_are_added_and_ordered() -> None:
    held = document()
    (top,) = done(held, lanes.add(held, JOURNEY, "quote", 0))
    (end,) = done(held, lanes.add(held, JOURNEY, "idea", title="Ideas"))
    assert [lane.id for lane in held.lanes(JOURNEY)] == [top, "thoughts", "pains", "owners", end]
    done(held, lanes.move(held, "owners", 0))
    assert held.lanes(JOURNEY)[0].id == "owners"
    assert held.record(end, Lane).title == "Ideas"


def test_experience_and_touchpoints_are_on_every_map_and_no_further_lanes() -> None:
    for kind in ("emotion_curve", "touchpoint"):
        with pytest.raises(RefusedError, match="lane_is_there"):
            lanes.add(document(), JOURNEY, kind)


def test_a_lane_takes_its_cards_along() -> None:
    held = document(cards=[("c", "pains", "look", "pay"), ("o", "thoughts", "look", "look")])
    answer = held.record("o", Card)
    held.apply(_edit(answer, replaced(answer, answers=("c",))))
    session = Session(held)
    before = state(held)
    session.run(selection.delete(held, ["pains"]))
    assert "c" not in held
    assert held.record("o", Card).answers == ()
    session.undo()
    assert state(held) == before


# -- lanes that show a field ------------------------------


def test_what_is_typed_in_a_field_lane_edits_the_touchpoints() -> None:
    held = document()
    done(held, lanes.set_field(held, "owners", ["look", "choose", "use"], "Shop"))
    owners = [held.record(one, Touchpoint).owner for one in ("look", "choose", "pay")]
    assert owners == ["Shop", "Shop", ""]
    lane = held.record("owners", Lane)
    assert lanes.field_value(held, lane, "choose") == "Shop"
    assert lanes.field_value(held, lane, "use") is None


def test_a_lane_that_shows_a_field_of_the_phase_edits_the_phase() -> None:
    held = document(lanes={"goals": "phase_goal"})
    done(held, lanes.set_field(held, "goals", ["choose", "use"], "Find the right one"))
    assert held.record("buy", Phase).customer_goal == "Find the right one"
    assert held.record("use", Phase).customer_goal == "Find the right one"


@pytest.mark.parametrize(("personas", "who"), [((), None), (("ann", "bob"), "ann")])
def test_a_lane_that_shows_an_experience_edits_that_of_the_main_line(
    personas: tuple[str, ...], who: str | None
) -> None:
    held = document(lanes={"hopes": "expectation"}, personas=personas)
    done(held, lanes.set_field(held, "hopes", ["look"], "A smile"))
    assert held.record(f"look.{who or '-'}.-", Experience).expectation == "A smile"
    done(held, lanes.set_field(held, "hopes", ["look"], ""))
    assert f"look.{who or '-'}.-" not in held


def test_a_lane_of_one_persona_edits_that_personas_experience() -> None:
    held = document(lanes={"hopes": "expectation"}, personas=("ann", "bob"))
    hopes = held.record("hopes", Lane)
    held.apply(_edit(hopes, replaced(hopes, persona="bob")))
    done(held, lanes.set_field(held, "hopes", ["look"], "A smile"))
    assert "look.bob.-" in held


def test_a_pill_that_is_stretched_gives_its_value_and_takes_it_back() -> None:
    held = document()
    done(held, lanes.set_field(held, "owners", ["look", "choose"], "Shop"))
    done(held, lanes.set_field(held, "owners", ["pay"], "Bank"))
    done(held, lanes.stretch_field(held, "owners", ["look", "choose"], "choose", "pay"))
    owners = [held.record(one, Touchpoint).owner for one in ("look", "choose", "pay", "wait")]
    assert owners == ["", "Shop", "Shop", ""]


def test_a_stretched_owner_takes_along_who_does_the_work() -> None:
    held = document()
    look = held.record("look", Touchpoint)
    outsourced = replaced(look, execution="outsourced", party="Carrier", owner="Logistics")
    held.apply(_edit(look, outsourced))
    done(held, lanes.stretch_field(held, "owners", ["look"], "choose", "pay"))
    for one, expected in (("look", ("", "", "")), ("pay", ("Logistics", "outsourced", "Carrier"))):
        touchpoint = held.record(one, Touchpoint)
        assert (touchpoint.owner, touchpoint.execution, touchpoint.party) == expected


@pytest.mark.parametrize(
    ("kind", "value"),
    [("moment_of_truth", True), ("channel", ("website",)), ("execution", "outsourced")],
)
def test_pills_of_other_kinds_are_stretched_too(kind: str, value: Any) -> None:
    held = document(lanes={"l": kind})
    lane = held.record("l", Lane)
    empty = lanes.field_value(held, lane, "look")
    done(held, lanes.set_field(held, "l", ["look"], value))
    done(held, lanes.stretch_field(held, "l", ["look"], "choose", "pay"))
    shown = [lanes.field_value(held, lane, one) for one in ("look", "choose", "pay")]
    assert shown == [empty, value, value]


def test_a_lane_of_cards_has_no_field_to_type_in() -> None:
    held = document()
    for verb in (
        lambda: lanes.set_field(held, "pains", ["look"], "x"),
        lambda: lanes.stretch_field(held, "pains", ["look"], "look", "pay"),
    ):
        with pytest.raises(RefusedError, match="lane_holds_cards"):
            verb()


def test_a_level_typed_in_a_lane_snaps_to_the_scale() -> None:
    held = document(lanes={"marks": "rating"})
    done(held, lanes.set_field(held, "marks", ["look"], 4.6))
    assert held.record("look.-.-", Experience).level == 5
    assert held.record(JOURNEY, Journey).scale == "dutch6"


def _edit(before: Any, after: Any) -> Any:
    return Change(Label("verb.edit"), (edited(before, after),))
