"""Promises about bringing two copies of one project together."""

from __future__ import annotations

from builders import document, state
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjdesigner.editing import cards, lanes, links, phases, selection, touchpoints
from cjdesigner.editing.common import set_values
from cjdesigner.editing.merging import Merged, merged
from cjdesigner.editing.session import Session
from cjdesigner.errors import CJDError
from cjdesigner.model.change import Change, Label
from cjdesigner.model.records import Card, Journey, Persona, Phase, Touchpoint, replaced
from cjdesigner.timeline.document import Document

LABEL = Label("gui.edit.touchpoint")


def base() -> Document:
    return document(
        cards=[("a", "thoughts", "look", "pay"), ("b", "pains", "choose", "wait")],
        links=[("l", "pay", "look", "back")],
        personas=("ann", "bob"),
        levels={("look", "ann"): 3.0},
    )


def copy(held: Document) -> Session:
    return Session(Document(held.records()))


def retitled(identity: str, title: str) -> Change:
    return set_values(base(), (identity,), LABEL, title=title)


def of(first: Document, mine: Document, theirs: Document) -> tuple[Merged, Document]:
    """The merge, and mine after it."""
    found = merged(first.records(), mine.records(), theirs.records())
    whole = Session(Document(mine.records()))
    whole.run(found.change, whole=True)
    return found, whole.document


def test_what_only_they_did_is_taken_and_can_be_undone_in_one_step() -> None:
    mine, theirs = copy(base()), copy(base())
    mine.run(retitled("look", "Mine"))
    theirs.run(retitled("pay", "Theirs"))
    theirs.run(phases.add(theirs.document, "j", 3, "New"))
    found = merged(base().records(), mine.document.records(), theirs.document.records())
    before = state(mine.document)
    mine.run(found.change, whole=True)
    assert mine.document.record("look", Touchpoint).title == "Mine"
    assert mine.document.record("pay", Touchpoint).title == "Theirs"
    assert [one.title for one in mine.document.phases("j")][-1] == "New"
    assert (len(found.added), found.changed, found.removed) == (1, ("pay",), ())
    assert found.conflicts == found.kept == ()
    mine.undo()
    assert state(mine.document) == before


def test_a_record_that_both_changed_differently_stays_mine_and_is_named() -> None:
    mine, theirs = copy(base()), copy(base())
    mine.run(retitled("look", "Mine"))
    theirs.run(retitled("look", "Theirs"))
    found, result = of(base(), mine.document, theirs.document)
    assert found.conflicts == ("look",)
    assert result.record("look", Touchpoint).title == "Mine"


def test_two_fields_of_one_record_come_together() -> None:
    mine, theirs = copy(base()), copy(base())
    mine.run(retitled("look", "Mine"))
    theirs.run(set_values(base(), ("look",), LABEL, owner="Theirs"))
    found, result = of(base(), mine.document, theirs.document)
    assert found.conflicts == ()
    look = result.record("look", Touchpoint)
    assert (look.title, look.owner) == ("Mine", "Theirs")


def test_both_may_add_to_one_list() -> None:
    old = base().record("j", Journey)
    people = [Persona(id=one, order=one) for one in ("cid", "dee")]
    sides = []
    for person in people:
        held = {record.id: record for record in base().records()}
        held[person.id] = person
        held["j"] = replaced(old, personas=(*old.personas, person.id))
        sides.append(Document(held.values()))
    found, result = of(base(), *sides)
    assert found.conflicts == ()
    assert result.record("j", Journey).personas == ("ann", "bob", "cid", "dee")


def test_what_i_removed_comes_back_where_they_worked_on_it() -> None:
    mine, theirs = copy(base()), copy(base())
    mine.run(selection.delete(mine.document, ("get",)))
    theirs.run(retitled("wait", "Worked on"))
    found, result = of(base(), mine.document, theirs.document)
    assert "wait" in found.kept
    assert result.record("wait", Touchpoint).title == "Worked on"
    assert result.record("wait", Touchpoint).phase == "get"
    assert "unpack" not in result


def test_what_they_removed_stays_where_i_put_something_on_it() -> None:
    mine, theirs = copy(base()), copy(base())
    mine.run(cards.add(mine.document, "pains", "unpack", "Mine"))
    theirs.run(selection.delete(theirs.document, ("unpack",)))
    found, result = of(base(), mine.document, theirs.document)
    assert "unpack" in found.kept
    assert [one.text for one in result.cards_from("unpack")] == ["Mine"]


def test_what_both_removed_is_gone() -> None:
    mine, theirs = copy(base()), copy(base())
    for side in (mine, theirs):
        side.run(selection.delete(side.document, ("a",)))
    found, result = of(base(), mine.document, theirs.document)
    assert not found.change
    assert "a" not in result


def test_journeys_never_come_to_open_one_another() -> None:
    records = {record.id: record for record in base().records()}
    records["k"] = Journey(id="k", order="W")
    records["p"] = Phase(id="p", journey="k", order="V")
    records["t"] = Touchpoint(id="t", phase="p", order="V")
    first = Document(records.values())
    mine = {**records, "look": replaced(first.record("look", Touchpoint), opens="k")}
    theirs = {**records, "t": replaced(first.record("t", Touchpoint), opens="j")}
    found, result = of(first, Document(mine.values()), Document(theirs.values()))
    assert found.conflicts == ("t",)
    assert result.record("look", Touchpoint).opens == "k"
    assert result.record("t", Touchpoint).opens is None


def test_a_link_never_leads_into_another_journey() -> None:
    records = {record.id: record for record in base().records()}
    records["k"] = Journey(id="k", order="W")
    records["p"] = Phase(id="p", journey="k", order="V")
    first = Document(records.values())
    theirs = copy(first)
    theirs.run(links.add(theirs.document, "look", "choose"))
    moved = Session(Document(first.records()))
    moved.run(selection.delete(moved.document, ("l", "b")))
    choose = moved.document.record("choose", Touchpoint)
    moved.run(set_values(moved.document, (choose.id,), LABEL, phase="p"))
    _, result = of(first, moved.document, theirs.document)
    assert result.links("j") == []


def test_without_a_base_nothing_is_lost() -> None:
    theirs = copy(base())
    theirs.run(lanes.add(theirs.document, "j", "quote", 0, "Theirs"))
    mine = copy(base())
    mine.run(retitled("look", "Mine"))
    found = merged((), mine.document.records(), theirs.document.records())
    assert len(found.added) == 1
    assert found.conflicts == ("look",)


# -- whatever was done ----------------------------------------------------------------------------

STEP = st.tuples(st.integers(0, 7), st.integers(0, 50), st.integers(0, 50))
STEPS = st.lists(STEP, max_size=6)


def done(steps: list[tuple[int, int, int]], name: str) -> Document:
    """A copy of the base on which somebody worked."""
    session = copy(base())
    for what, one, other in steps:
        held = session.document
        columns = held.columns("j")
        if not columns:
            continue
        column, second = columns[one % len(columns)], columns[other % len(columns)]
        all_phases = [phase.id for phase in held.phases("j")]
        all_cards = [record.id for record in held.records() if isinstance(record, Card)]
        phase = all_phases[one % len(all_phases)]
        try:
            match what:
                case 0:
                    change = set_values(held, (column,), LABEL, title=f"{name}{other}")
                case 1:
                    change = touchpoints.add(held, phase, other % 3, name)
                case 2:
                    change = selection.delete(held, (column,))
                case 3:
                    change = selection.delete(held, (phase,))
                case 4:
                    change = cards.add(held, "pains", column, name, second)
                case 5:
                    change = phases.move(held, phase, other % 4)
                case 6:
                    change = links.add(held, column, second)
                case _:
                    if not all_cards:
                        continue
                    change = cards.move(held, (all_cards[one % len(all_cards)],), "pains", second)
            session.run(change)
        except CJDError:
            continue
    return session.document


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS, STEPS)
def test_two_copies_always_come_together_as_a_sound_document(
    mine: list[tuple[int, int, int]], theirs: list[tuple[int, int, int]]
) -> None:
    ours, other = done(mine, "mine"), done(theirs, "theirs")
    found, result = of(base(), ours, other)
    # whatever somebody has added or worked on is there, or its record is named
    named = {*found.conflicts, *found.kept}
    first = {record.id: record for record in base().records()}
    for record in other.records():
        if record != first.get(record.id) and record.id not in named:
            assert record.id in result
    again = merged(other.records(), result.records(), other.records())
    assert not again.change


@settings(max_examples=50)
@given(STEPS)
def test_equal_copies_change_nothing(steps: list[tuple[int, int, int]]) -> None:
    mine = done(steps, "both")
    same = Document(mine.records())
    assert not merged(base().records(), mine.records(), same.records()).change
    # and what only one side did is what that side has
    _, taken = of(base(), base(), mine)
    assert state(taken) == state(mine)
    assert not merged(base().records(), mine.records(), base().records()).change


@settings(max_examples=50)
@given(
    st.lists(st.tuples(st.sampled_from(["look", "choose"]), st.integers()), max_size=4),
    st.lists(st.tuples(st.sampled_from(["wait", "unpack"]), st.integers()), max_size=4),
)
def test_edits_of_different_things_are_all_there_afterwards(
    mine: list[tuple[str, int]], theirs: list[tuple[str, int]]
) -> None:
    sides = [copy(base()), copy(base())]
    both = copy(base())
    for side, edits in zip(sides, (mine, theirs), strict=True):
        for identity, number in edits:
            for session in (side, both):
                session.run(set_values(session.document, (identity,), LABEL, title=str(number)))
    found, result = of(base(), sides[0].document, sides[1].document)
    assert state(result) == state(both.document)
    assert found.conflicts == ()
