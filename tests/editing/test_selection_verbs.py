"""Whatever is selected: deleted, duplicated, nudged; and where the arrow keys go."""

import pytest
from builders import JOURNEY, assert_consistent, document, done, ends, records, state, titles

from cjdesigner.editing import cards, selection
from cjdesigner.editing.session import Session
from cjdesigner.errors import RefusedError
from cjdesigner.model.change import Change, Label, edited
from cjdesigner.model.records import (
    Card,
    Experience,
    Journey,
    Lane,
    Link,
    Persona,
    Touchpoint,
    replaced,
)
from cjdesigner.timeline.document import Document


def test_the_project_and_its_last_journey_stay() -> None:
    held = Document([*records(), Journey(id="k", order="W")])
    with pytest.raises(RefusedError, match="project_stays"):
        selection.delete(held, ["project"])
    with pytest.raises(RefusedError, match="last_journey"):
        selection.delete(held, [JOURNEY, "k"])
    done(held, selection.delete(held, [JOURNEY]))
    assert [journey.id for journey in held.journeys()] == ["k"]
    assert len(held) == 2
    assert_consistent(held)


def test_a_deletion_is_called_by_what_it_deletes() -> None:
    held = document()
    assert selection.delete(held, ["look"]).label == Label("verb.delete_touchpoint", (("n", "1"),))
    both = selection.delete(held, ["look", "pay"])
    assert both.label == Label("verb.delete_touchpoint", (("n", "2"),))
    mixed = selection.delete(held, ["look", "thoughts"])
    assert mixed.label == Label("verb.delete_things", (("n", "2"),))
    assert not selection.delete(held, ["gone"])


def test_a_journey_that_is_opened_can_be_deleted() -> None:
    held = Document([*records(), Journey(id="k", order="W")])
    look = held.record("look", Touchpoint)
    journey = held.record(JOURNEY, Journey)

    held.apply(
        Change(
            Label("verb.edit"),
            (
                edited(look, replaced(look, opens="k")),
                edited(journey, replaced(journey, pair="k")),
            ),
        )
    )
    done(held, selection.delete(held, ["k"]))
    assert held.record("look", Touchpoint).opens is None
    assert held.record(JOURNEY, Journey).pair is None


# -- duplicate ------------------------------


def test_duplicated_touchpoints_stand_behind_the_last_with_what_stands_on_them() -> None:
    held = document(
        cards=[
            ("c", "thoughts", "look", "look"),
            ("w", "pains", "look", "choose"),
            ("o", "pains", "choose", "wait"),
        ],
        links=[("l", "choose", "look", "back"), ("far", "pay", "look", "back")],
        levels={("look", None): 5.0},
    )
    session = Session(held)
    before = state(held)
    session.run(selection.duplicate(held, ["choose", "look"]))
    assert titles(held, "buy") == ["Look", "Choose", "Look", "Choose", "Pay"]
    new = [touchpoint for touchpoint in held.touchpoints("buy") if touchpoint.origin]
    assert [touchpoint.origin for touchpoint in new] == ["look", "choose"]
    copied = {card.origin: (card.first, card.last) for card in _new_cards(held)}
    assert copied == {"c": (new[0].id, new[0].id), "w": (new[0].id, new[1].id)}
    assert held.record(f"{new[0].id}.-.-", Experience).level == 5
    assert [(link.source, link.target) for link in held.links(JOURNEY) if link.origin] == [
        (new[1].id, new[0].id)
    ]
    assert ends(held, "o") == ("choose", "wait")
    assert_consistent(held)
    session.undo()
    assert state(held) == before


def test_a_duplicated_phase_stands_behind_it() -> None:
    held = document(cards=[("c", "thoughts", "wait", "unpack")])
    done(held, selection.duplicate(held, ["get"]))
    assert [phase.title for phase in held.phases(JOURNEY)] == ["Buy", "Get", "Get", "Use"]
    copy = held.phases(JOURNEY)[2]
    assert titles(held, copy.id) == ["Wait", "Unpack"]
    assert len(held.cards("thoughts")) == 2


def test_a_duplicated_card_lies_below_itself() -> None:
    held = document(
        cards=[("a", "pains", "look", "pay"), ("b", "pains", "look", "look")],
    )
    (new,) = done(held, selection.duplicate(held, ["a"]))
    assert ends(held, new) == ("look", "pay")
    assert [card.id for card in cards.in_cell(held, "pains", "look")] == ["a", "b", new]
    assert held.record(new, Card).text == "a"


def test_a_duplicated_lane_stands_below_it_with_its_cards() -> None:
    held = document(cards=[("a", "thoughts", "look", "pay")])
    done(held, selection.duplicate(held, ["thoughts"]))
    lanes = held.lanes(JOURNEY)
    assert [lane.kind for lane in lanes] == ["thought", "thought", "problem", "owner"]
    assert [ends(held, card.id) for card in held.cards(lanes[1].id)] == [("look", "pay")]


def test_a_duplicated_persona_is_on_the_same_journeys_in_another_colour() -> None:
    held = document(personas=("ann",))
    (new,) = done(held, selection.duplicate(held, ["ann"]))
    assert held.record(JOURNEY, Journey).personas == ("ann", new)
    assert held.record(new, Persona).colour != held.record("ann", Persona).colour


def test_links_alone_cannot_be_duplicated() -> None:
    held = document(links=[("l", "pay", "look", "back")])
    with pytest.raises(RefusedError, match="nothing_to_duplicate"):
        selection.duplicate(held, ["l"])


def _new_cards(held: Document) -> list[Card]:
    return [one for one in held.records() if isinstance(one, Card) and one.origin]


# -- nudge ------------------------------


def test_a_touchpoint_goes_sideways_and_over_the_border() -> None:
    held = document()
    done(held, selection.nudge(held, ["look"], 1, 0))
    assert titles(held, "buy") == ["Choose", "Look", "Pay"]
    done(held, selection.nudge(held, ["look"], 1, 0))
    before = held.columns(JOURNEY)
    done(held, selection.nudge(held, ["look"], 1, 0))
    assert held.columns(JOURNEY) == before
    assert titles(held, "get") == ["Look", "Wait", "Unpack"]
    done(held, selection.nudge(held, ["look"], -1, 0))
    assert titles(held, "buy") == ["Choose", "Pay", "Look"]


def test_several_touchpoints_go_sideways_together() -> None:
    held = document()
    done(held, selection.nudge(held, ["look", "choose"], 1, 0))
    assert titles(held, "buy") == ["Pay", "Look", "Choose"]
    done(held, selection.nudge(held, ["look", "choose"], -1, 0))
    assert titles(held, "buy") == ["Look", "Choose", "Pay"]


def test_at_the_edge_of_the_map_nothing_moves() -> None:
    held = document()
    assert not selection.nudge(held, ["look"], -1, 0)
    assert not selection.nudge(held, ["buy"], -1, 0)
    assert not selection.nudge(held, ["use"], 1, 0)
    assert not selection.nudge(held, ["thoughts"], 0, -1)
    assert not selection.nudge(held, ["look"], 0, 0)
    assert not selection.nudge(held, [], 1, 0)


def test_a_touchpoint_into_an_empty_phase_and_on() -> None:
    held = document()
    done(held, selection.nudge(held, ["unpack"], 1, 0))
    assert titles(held, "use") == ["Unpack"]
    assert not selection.nudge(held, ["unpack"], 1, 0)


@pytest.mark.parametrize(
    ("start", "dy", "after"), [(3.0, -1, 4.0), (3.0, 1, 2.0), (6.0, -1, 6.0), (1.0, 1, 1.0)]
)
def test_up_and_down_changes_the_level(start: float, dy: int, after: float) -> None:
    held = document(personas=("ann",), levels={("look", "ann"): start})
    done(held, selection.nudge(held, ["look"], 0, dy))
    assert held.record("look.ann.-", Experience).level == after


def test_an_unscored_touchpoint_starts_in_the_middle() -> None:
    held = document()
    done(held, selection.nudge(held, ["look"], 0, -1))
    assert held.record("look.-.-", Experience).level == 4


def test_a_card_goes_sideways_down_its_cell_and_on_to_the_next_lane() -> None:
    held = document(
        lanes={"a": "note", "f": "owner", "b": "note"},
        cards=[("x", "a", "look", "look"), ("y", "a", "look", "look")],
    )
    done(held, selection.nudge(held, ["x"], 0, 1))
    assert [card.id for card in cards.in_cell(held, "a", "look")] == ["y", "x"]
    done(held, selection.nudge(held, ["x"], 0, 1))
    assert held.record("x", Card).lane == "b"
    done(held, selection.nudge(held, ["x"], 1, 0))
    assert ends(held, "x") == ("choose", "choose")
    done(held, selection.nudge(held, ["x"], -1, 0))
    assert not selection.nudge(held, ["x"], -1, 0)
    assert not selection.nudge(held, ["x"], 0, 1)
    done(held, selection.nudge(held, ["x"], 0, -1))
    assert [card.id for card in cards.in_cell(held, "a", "look")] == ["y", "x"]


def test_phases_lanes_journeys_and_personas_are_nudged_in_their_order() -> None:
    held = Document([*records(personas=("ann", "bob")), Journey(id="k", order="W")])
    done(held, selection.nudge(held, ["buy"], 1, 0))
    done(held, selection.nudge(held, ["thoughts"], 0, 1))
    done(held, selection.nudge(held, ["k"], -1, 0))
    done(held, selection.nudge(held, ["bob"], 0, -1))
    assert [one.id for one in held.phases(JOURNEY)] == ["get", "buy", "use"]
    assert [one.id for one in held.lanes(JOURNEY)] == ["pains", "thoughts", "owners"]
    assert [one.id for one in held.journeys()] == ["k", JOURNEY]
    assert [one.id for one in held.personas()] == ["bob", "ann"]


# -- the way through the grid ------------------------------


@pytest.mark.parametrize(
    ("start", "way", "end"),
    [
        ("buy", "right", "get"),
        ("buy", "left", None),
        ("buy", "down", "look"),
        ("buy", "up", None),
        ("use", "down", "e"),
        ("look", "up", "buy"),
        ("look", "right", "choose"),
        ("pay", "right", "wait"),
        ("unpack", "right", "use"),
        ("look", "down", "a"),
        ("choose", "down", "w"),
        ("a", "down", "w"),
        ("w", "up", "a"),
        ("a", "up", "look"),
        ("w", "down", None),
        ("a", "right", "b"),
        ("b", "left", "a"),
        ("b", "right", "e"),
        ("a", "left", None),
        ("thoughts", "down", "pains"),
        ("thoughts", "up", None),
        ("thoughts", "right", "a"),
        ("l", "left", "pay"),
        ("l", "right", "look"),
    ],
)
def test_arrow_keys_go_through_the_grid(
    start: str, way: selection.Direction, end: str | None
) -> None:
    held = document(
        cards=[
            ("a", "thoughts", "look", "look"),
            ("b", "thoughts", "wait", "wait"),
            ("w", "pains", "look", "pay"),
            ("e", "thoughts", "use", "use"),
        ],
        links=[("l", "pay", "look", "back")],
    )
    assert selection.neighbour(held, start, way) == end


def test_hidden_lanes_are_passed() -> None:
    held = document(cards=[("a", "thoughts", "look", "look"), ("b", "pains", "look", "look")])
    lane = held.record("thoughts", Lane)

    held.apply(Change(Label("verb.edit"), (edited(lane, replaced(lane, hidden=True)),)))
    assert selection.neighbour(held, "look", "down") == "b"


def test_every_arrow_leads_to_something_that_exists() -> None:
    held = document(cards=[("a", "thoughts", "look", "pay")], links=[("l", "pay", "look", "back")])
    for record in state(held):
        for way in ("left", "right", "up", "down"):
            found = selection.neighbour(held, record.id, way)
            assert found is None or found in held
    assert held.record("l", Link).kind == "back"
