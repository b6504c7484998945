"""Copy, cut and paste: here, elsewhere, in another project, and from other programs."""

import json
from base64 import b64encode
from contextlib import suppress
from hashlib import sha256

import pytest
from builders import JOURNEY, assert_consistent, document, done, ends, state, titles
from hypothesis import given
from hypothesis import strategies as st

from cjdesigner.editing import channels, clipboard, common, journeys, lanes, selection
from cjdesigner.editing.session import Session
from cjdesigner.errors import RefusedError
from cjdesigner.model.change import Change, Label, added
from cjdesigner.model.records import (
    Card,
    Experience,
    Image,
    Journey,
    Lane,
    Persona,
    Phase,
    Project,
    Touchpoint,
)
from cjdesigner.timeline.document import Document

CARDS = [
    ("a", "thoughts", "look", "look"),
    ("b", "pains", "choose", "pay"),
    ("c", "thoughts", "pay", "pay"),
]


def elsewhere() -> Document:
    return Document(
        [Project(id="project"), Journey(id="k", order="V"), Phase(id="f", journey="k", order="V")]
    )


# -- within a journey ------------------------------


def test_nothing_copied_is_no_text() -> None:
    held = document()
    assert clipboard.copy(held, []) == clipboard.copy(held, ["gone"]) == ""


def test_pasted_touchpoints_stand_behind_the_target() -> None:
    held = document(cards=CARDS)
    text = clipboard.copy(held, ["pay", "look"])
    change = clipboard.paste(held, text, JOURNEY, "wait")
    done(held, change)
    assert titles(held, "get") == ["Wait", "Look", "Pay", "Unpack"]
    new = common.leading_ids(change)
    assert [held.record(one, Touchpoint).title for one in new] == ["Look", "Pay"]
    thoughts = {card.text: ends(held, card.id) for card in held.cards("thoughts") if card.origin}
    assert thoughts == {"a": (new[0], new[0]), "c": (new[1], new[1])}
    assert len(held.cards("pains")) == 1
    assert_consistent(held)


def test_pasted_touchpoints_go_to_the_end_of_a_phase_or_of_the_journey() -> None:
    held = document()
    text = clipboard.copy(held, ["look"])
    done(held, clipboard.paste(held, text, JOURNEY, "get"))
    done(held, clipboard.paste(held, text, JOURNEY))
    assert titles(held, "get") == ["Wait", "Unpack", "Look"]
    assert titles(held, "use") == ["Look"]


def test_pasted_phases_stand_behind_that_of_the_target() -> None:
    held = document(cards=CARDS, links=[("l", "pay", "look", "back")])
    text = clipboard.copy(held, ["buy", "look"])
    done(held, clipboard.paste(held, text, JOURNEY, "unpack"))
    assert [phase.title for phase in held.phases(JOURNEY)] == ["Buy", "Get", "Buy", "Use"]
    assert titles(held, held.phases(JOURNEY)[2].id) == ["Look", "Choose", "Pay"]
    assert len(held.links(JOURNEY)) == 2
    assert len(held.cards("pains")) == 2
    assert_consistent(held)


def test_pasted_cards_keep_their_distance_from_the_target_on() -> None:
    held = document(cards=CARDS)
    text = clipboard.copy(held, ["b", "a"])
    change = clipboard.paste(held, text, JOURNEY, "wait")
    done(held, change)
    new = {held.record(one, Card).text: one for one in common.leading_ids(change)}
    assert ends(held, new["a"]) == ("wait", "wait")
    assert ends(held, new["b"]) == ("unpack", "use")
    assert held.record(new["b"], Card).lane == "pains"


def test_cards_pasted_into_a_cell_go_to_its_lane() -> None:
    held = document(cards=CARDS)
    text = clipboard.copy(held, ["a"])
    change = clipboard.paste(held, text, JOURNEY, "b")
    done(held, change)
    new = held.record(common.leading_ids(change)[0], Card)
    assert (new.lane, new.first) == ("pains", "choose")
    assert new.order > held.record("b", Card).order


def test_other_programs_get_the_words_of_what_is_copied() -> None:
    held = document(cards=CARDS)
    words = clipboard.in_words(held, ["get", "look", "choose"])
    assert words == "Look\na\nChoose\nGet:\nWait\nUnpack"
    assert clipboard.in_words(held, ["thoughts"]) == "a\nc"
    # and they come back as phases and touchpoints
    done(held, clipboard.paste(held, "Get:\nWait\nUnpack", JOURNEY))
    assert [phase.title for phase in held.phases(JOURNEY)].count("Get") == 2


def test_more_than_can_be_pasted_is_not_copied_or_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "MOST_RECORDS", 2)
    held = document(cards=CARDS)
    assert clipboard.copy(held, ["pay"])
    for verb in (clipboard.copy, clipboard.cut):
        with pytest.raises(RefusedError) as refusal:
            verb(held, ["look", "pay"])
        assert refusal.value.key == "refusal.copy_many"


def test_cut_and_paste_moves() -> None:
    held = document(cards=CARDS)
    session = Session(held)
    before = state(held)
    text, change = clipboard.cut(held, ["look"])
    session.run(change)
    assert "look" not in held
    assert "a" not in held
    session.run(clipboard.paste(held, text, JOURNEY, "unpack"))
    assert titles(held, "get") == ["Wait", "Unpack", "Look"]
    assert [card.text for card in held.cards("thoughts")].count("a") == 1
    session.undo()
    session.undo()
    assert state(held) == before


def test_a_pasted_lane_stands_below_the_target_with_its_cards() -> None:
    held = document(cards=CARDS)
    done(held, clipboard.paste(held, clipboard.copy(held, ["thoughts"]), JOURNEY, "pains"))
    kinds = [lane.kind for lane in held.lanes(JOURNEY)]
    assert kinds == ["thought", "problem", "thought", "owner"]
    assert [ends(held, card.id) for card in held.cards(held.lanes(JOURNEY)[2].id)] == [
        ("look", "look"),
        ("pay", "pay"),
    ]


def test_a_wide_card_of_a_pasted_lane_stays_where_it_is_when_one_end_is_pasted_too() -> None:
    held = document(cards=[("w", "thoughts", "look", "pay")])
    done(held, clipboard.paste(held, clipboard.copy(held, ["thoughts", "look"]), JOURNEY))
    copy = held.cards(held.lanes(JOURNEY)[-1].id)
    assert [ends(held, card.id) for card in copy] == [("look", "pay")]


def test_a_wide_card_keeps_its_ends_in_order_when_they_are_pasted_apart() -> None:
    held = document(cards=[("w", "thoughts", "look", "wait")])
    change = clipboard.paste(held, clipboard.copy(held, ["buy", "wait"]), JOURNEY, "use")
    done(held, change)
    (copy,) = [card for card in held.cards("thoughts") if card.origin]
    first, last = held.span(copy) or (0, 0)
    assert held.columns(JOURNEY)[first] == copy.first
    assert first < last


def test_what_is_pasted_twice_is_there_twice() -> None:
    held = document(cards=CARDS, levels={("look", None): 4.0})
    text = clipboard.copy(held, ["look"])
    for _ in range(2):
        done(held, clipboard.paste(held, text, JOURNEY, "use"))
    assert titles(held, "use") == ["Look", "Look"]
    scored = [one for one in held.records() if isinstance(one, Experience)]
    assert len(scored) == 3


# -- elsewhere ------------------------------


def test_a_phase_pasted_into_another_project_brings_what_it_needs() -> None:
    held = document(cards=CARDS, personas=("ann", "bob"), levels={("look", "ann"): 2.0})
    (own,) = done(held, channels.add(held, "Pigeon"))
    done(held, channels.set_on(held, ["look"], own))
    done(held, channels.set_on(held, ["look"], "website"))
    data = b"\x89PNG\r\n\x1a\n"
    picture = Image(
        id=sha256(data).hexdigest(), media="png", width=1, height=1, data=b64encode(data).decode()
    )
    held.apply(Change(Label("verb.edit"), (added(picture),)))
    done(held, common.set_values(held, ["a"], Label("verb.edit"), image=picture.id))
    other = elsewhere()
    persona = Persona(id="anna", order="V", name="ANN")
    other.apply(Change(Label("verb.edit"), (added(persona),)))
    done(other, clipboard.paste(other, clipboard.copy(held, ["buy"]), "k"))
    phase = other.phases("k")[1]
    look = other.touchpoints(phase.id)[0]
    assert titles(other, phase.id) == ["Look", "Choose", "Pay"]
    assert [channel.name for channel in other.own_channels()] == ["Pigeon"]
    assert look.channels == (other.own_channels()[0].id, "website")
    assert other.record(f"{look.id}.anna.-", Experience).level == 2
    assert [lane.kind for lane in other.lanes("k")] == ["thought", "problem"]
    assert [len(other.cards(lane.id)) for lane in other.lanes("k")] == [2, 1]
    assert picture.id in other
    assert_consistent(other)


def test_experiences_of_strangers_stay_behind() -> None:
    held = document(personas=("ann",), levels={("look", "ann"): 2.0})
    other = elsewhere()
    done(other, clipboard.paste(other, clipboard.copy(held, ["look"]), "k"))
    assert not [one for one in other.records() if isinstance(one, Experience)]
    assert titles(other, "f") == ["Look"]


def test_touchpoints_pasted_into_an_empty_journey_get_a_phase() -> None:
    held = document()
    other = Document([Project(id="project"), Journey(id="k", order="V")])
    change = clipboard.paste(other, clipboard.copy(held, ["look", "wait"]), "k")
    done(other, change)
    (phase,) = other.phases("k")
    assert titles(other, phase.id) == ["Look", "Wait"]
    assert len(common.leading_ids(change)) == 2


def test_a_pasted_persona_is_put_on_the_journey() -> None:
    held = document(personas=("ann",))
    other = elsewhere()
    done(other, clipboard.paste(other, clipboard.copy(held, ["ann"]), "k"))
    (persona,) = other.personas()
    assert persona.name == "Ann"
    assert other.record("k", Journey).personas == (persona.id,)


def test_cards_without_a_place_to_stand_are_refused() -> None:
    held = document(cards=CARDS, links=[("l", "pay", "look", "back")])
    other = Document([Project(id="project"), Journey(id="k", order="V")])
    for copied in (["a"], ["l"]):
        with pytest.raises(RefusedError, match="nothing_to_paste"):
            clipboard.paste(other, clipboard.copy(held, copied), "k")
    assert len(other) == 2


def test_an_experience_or_a_link_alone_is_nothing_to_paste() -> None:
    held = document(
        personas=("ann",), levels={("look", "ann"): 2.0}, links=[("l", "pay", "look", "back")]
    )
    text = clipboard.copy(held, ["look.ann.-", "l", "ann"])
    before = len(held)
    done(held, clipboard.paste(held, text, JOURNEY))
    assert len(held) == before + 1
    assert len(held.personas()) == 2


def test_a_whole_journey_can_be_pasted() -> None:
    held = document(cards=CARDS, links=[("l", "pay", "look", "back")])
    other = elsewhere()
    done(other, clipboard.paste(other, clipboard.copy(held, [JOURNEY]), "k"))
    new = other.journeys()[1].id
    assert [phase.title for phase in other.phases(new)] == ["Buy", "Get", "Use"]
    assert len(other.links(new)) == 1
    assert_consistent(other)


def test_a_touchpoint_pasted_into_the_journey_that_it_opens_opens_nothing_there() -> None:
    held = document()
    done(held, journeys.open_from(held, "look"))
    opened = held.journeys()[1].id
    text = clipboard.copy(held, ["look"])
    done(held, clipboard.paste(held, text, opened))
    done(held, clipboard.paste(held, text, JOURNEY))
    assert [held.record(one, Touchpoint).opens for one in held.columns(opened)] == [None]
    assert held.record(held.columns(JOURNEY)[-1], Touchpoint).opens == opened


def test_what_is_copied_from_two_journeys_opens_no_journey_that_leads_back() -> None:
    held = document()
    done(held, journeys.open_from(held, "look"))
    inner = held.phases(held.journeys()[1].id)[0].id
    done(held, clipboard.paste(held, clipboard.copy(held, ["buy", inner]), JOURNEY))
    done(held, selection.duplicate(held, ["buy", inner]))
    assert len(held.phases(held.journeys()[1].id)) == 2
    opened = {one.opens for one in held.records() if isinstance(one, Touchpoint)}
    assert opened == {None, held.journeys()[1].id}


# -- text of other programs ------------------------------


def test_lines_become_touchpoints_behind_the_target() -> None:
    held = document()
    done(held, clipboard.paste(held, "- Ask\r\n\r\n2. Try\tTest\n", JOURNEY, "look"))
    assert titles(held, "buy") == ["Look", "Ask", "Try", "Test", "Choose", "Pay"]
    assert all(touchpoint.origin is None for touchpoint in held.touchpoints("buy"))


def test_headings_become_phases() -> None:
    held = Document([Project(id="project"), Journey(id="k", order="V")])
    done(held, clipboard.paste(held, "# Before\nA\nB\nAfter:\nC", "k"))
    assert [phase.title for phase in held.phases("k")] == ["Before", "After"]
    assert [titles(held, phase.id) for phase in held.phases("k")] == [["A", "B"], ["C"]]


def test_a_list_that_begins_before_its_first_heading_gets_a_phase_in_front() -> None:
    held = Document([Project(id="project"), Journey(id="k", order="V")])
    done(held, clipboard.paste(held, "A\n# Next\nB", "k"))
    assert [phase.title for phase in held.phases("k")] == ["", "Next"]
    assert [titles(held, phase.id) for phase in held.phases("k")] == [["A"], ["B"]]


def test_lines_become_cards_in_a_lane_and_tabs_go_on_to_the_next_column() -> None:
    held = document(cards=CARDS)
    done(held, clipboard.paste(held, "* Too dear\tSlow\nToo far\t\tDull", JOURNEY, "b"))
    lying = [(card.text, *ends(held, card.id)) for card in held.cards("pains") if card.id != "b"]
    assert sorted(lying) == [
        ("Dull", "wait", "wait"),
        ("Slow", "pay", "pay"),
        ("Too dear", "choose", "choose"),
        ("Too far", "choose", "choose"),
    ]
    cell = [card.text for card in held.cards_from("choose")]
    assert cell == ["b", "Too dear", "Too far"]
    assert {card.kind for card in held.cards("pains") if card.id != "b"} == {"pain"}


def test_lines_pasted_on_a_lane_begin_in_the_first_column() -> None:
    held = document()
    done(held, clipboard.paste(held, "One\tTwo", JOURNEY, "thoughts"))
    assert [card.text for card in held.cards_from("look")] == ["One"]
    assert [card.text for card in held.cards_from("choose")] == ["Two"]


def test_lines_pasted_on_a_lane_that_holds_no_cards_become_touchpoints() -> None:
    held = document()
    done(held, clipboard.paste(held, "One", JOURNEY, "owners"))
    assert titles(held, "use") == ["One"]


@pytest.mark.parametrize("text", ["", "  \n\t\n ", "\x00\x07"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="nothing_to_paste"):
        clipboard.paste(document(), text, JOURNEY)


def test_a_text_of_too_many_lines_is_refused() -> None:
    with pytest.raises(RefusedError, match="clipboard_lines"):
        clipboard.paste(document(), "line\n" * 501, JOURNEY)


def test_a_table_of_too_many_cells_is_refused() -> None:
    with pytest.raises(RefusedError, match="clipboard_cells"):
        clipboard.paste(document(), "cell\t" * clipboard.MOST_CELLS, JOURNEY)


def test_a_soft_break_of_another_program_stays_in_its_line() -> None:
    held = document(cards=CARDS)
    change = clipboard.paste(held, "to\x0bsee\u2028again\rnext", JOURNEY, "pay")
    done(held, change)
    new = [held.record(one, Touchpoint).title for one in common.leading_ids(change)]
    assert new == ["to see again", "next"]
    cards = clipboard.paste(held, "to\x0bsee", JOURNEY, "a")
    assert [edit.after.text for edit in cards.edits if isinstance(edit.after, Card)] == ["to\nsee"]


@given(st.text(max_size=200))
def test_any_text_is_pasted_or_refused_and_never_breaks(text: str) -> None:
    held = document(cards=CARDS)
    session = Session(held)
    for target in (None, "look", "b", "owners"):
        with suppress(RefusedError):
            session.run(clipboard.paste(held, text, JOURNEY, target))
    assert_consistent(held)


# -- broken and hostile text ------------------------------


def broken(**values: object) -> str:
    whole = json.loads(clipboard.copy(document(cards=CARDS), ["buy"]))
    return json.dumps({**whole, **values})


@pytest.mark.parametrize(
    "text",
    [
        broken(version=2),
        broken(records=[{"type": "touchpoint", "id": "t"}]),
        broken(records=[{"type": "virus", "id": "t"}]),
        broken(extra=1),
        broken(places={"a": [0, -1, 0]}),
        broken()[:-5],
        '{"format":"cjdesigner-clipboard","records":' + "[" * 100_000,
    ],
)
def test_broken_text_of_our_own_is_refused(text: str) -> None:
    held = document()
    with pytest.raises(RefusedError, match="clipboard_broken"):
        clipboard.paste(held, text, JOURNEY)


@pytest.mark.parametrize("part", ["records", "context"])
def test_a_picture_that_is_not_what_it_says_is_refused_since_it_could_not_be_saved(
    part: str,
) -> None:
    touchpoint = {"type": "touchpoint", "id": "t", "phase": "p", "order": "V", "image": "a" * 64}
    picture = {"type": "image", "id": "a" * 64, "media": "png", "width": 3, "height": 3}
    parts = {"records": [touchpoint], "context": [], "places": {}}
    parts[part] = [*parts[part], {**picture, "data": "AAAA"}]
    with pytest.raises(RefusedError, match="clipboard_broken"):
        clipboard.paste(document(), broken(**parts), JOURNEY)


def test_a_copy_whose_identity_would_be_too_long_is_refused() -> None:
    who = "p" * 94
    held = document()
    done(held, Change(Label("x"), (added(Persona(id=who, order="V", name="Long")),)))
    felt = Experience(id=f"pay.{who}.-"[:100], touchpoint="pay", persona=who, level=1.0)
    assert len(felt.id) == 100
    done(held, Change(Label("x"), (added(felt),)))
    with pytest.raises(RefusedError, match="value"):
        selection.duplicate(held, ["pay"])


def test_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(RefusedError, match="clipboard_long"):
        clipboard.paste(document(), "x" * (clipboard.LONGEST + 1), JOURNEY)


def test_references_to_nothing_are_dropped_with_what_cannot_do_without() -> None:
    text = broken(context=[], places={})
    held = elsewhere()
    done(held, clipboard.paste(held, text, "k"))
    assert titles(held, held.phases("k")[1].id) == ["Look", "Choose", "Pay"]
    assert not held.lanes("k")
    assert_consistent(held)


def test_a_second_project_cannot_be_pasted() -> None:
    held = document()
    text = broken(records=[{"type": "project", "id": "project", "title": "Other"}])
    with pytest.raises(RefusedError, match="nothing_to_paste"):
        clipboard.paste(held, text, JOURNEY)


def test_a_lane_that_is_pasted_elsewhere_leaves_the_cards_of_columns_that_are_not_there() -> None:
    held = document(cards=CARDS)
    other = elsewhere()
    done(other, lanes.add(other, "k", "note"))
    done(other, clipboard.paste(other, clipboard.copy(held, ["pains"]), "k"))
    assert [lane.kind for lane in other.lanes("k")] == ["note", "problem"]
    assert not other.cards(other.lanes("k")[1].id)
    assert isinstance(other.lanes("k")[1], Lane)


def test_deleting_after_copying_changes_nothing_of_the_copy() -> None:
    held = document(cards=CARDS)
    text = clipboard.copy(held, ["buy"])
    done(held, selection.delete(held, ["buy"]))
    done(held, clipboard.paste(held, text, JOURNEY, "use"))
    assert titles(held, held.phases(JOURNEY)[-1].id) == ["Look", "Choose", "Pay"]
