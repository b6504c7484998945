"""The session: one door, one notification, undo and redo with names and selection."""

from collections.abc import Iterable

import pytest
from builders import JOURNEY, document, records, state

from cjdesigner.editing import cards, common, experiences, journeys, phases, selection, touchpoints
from cjdesigner.editing.history import History, Step
from cjdesigner.editing.session import DocumentChanged, Session
from cjdesigner.errors import CJDError
from cjdesigner.model.change import Change, Edit, Label
from cjdesigner.model.records import Journey, Touchpoint
from cjdesigner.timeline.document import Document


def titled(held: Document, title: str, identity: str = "look") -> Change:
    return common.set_values(held, [identity], Label("verb.rename"), title=title)


def title(held: Document, identity: str = "look") -> str:
    return held.record(identity, Touchpoint).title


# -- one door ------------------------------


def test_everybody_hears_once_when_the_document_is_whole() -> None:
    session = Session(document())
    heard: list[tuple[DocumentChanged, str]] = []
    session.subscribe(lambda event: heard.append((event, title(session.document))))
    initiator = object()
    assert session.run(titled(session.document, "Peek"), initiator=initiator, select=["look"])
    ((event, seen),) = heard
    assert seen == "Peek"
    assert (event.cause, event.initiator) == ("do", initiator)
    assert (event.selection, event.journey) == (("look",), JOURNEY)
    assert event.change.ids() == {"look"}


def test_what_follows_is_in_the_same_notification() -> None:
    session = Session(document(cards=[("c", "thoughts", "use", "use")]))
    heard: list[DocumentChanged] = []
    session.subscribe(heard.append)
    session.run(touchpoints.add(session.document, "use", 0))
    assert len(heard) == 1
    assert "c" in heard[0].change.ids()


def test_an_empty_change_is_no_change() -> None:
    session = Session(document())
    heard: list[DocumentChanged] = []
    session.subscribe(heard.append)
    assert not session.run(titled(session.document, "Look"))
    assert not heard
    assert session.undo_label is None
    assert not session.modified


def test_what_is_being_typed_is_kept_with_what_follows_and_changes_nothing() -> None:
    kept: list[Change | None] = []
    held = document(cards=[("c", "thoughts", "use", "use")])
    session = Session(held, keep_typing=kept.append)
    heard: list[DocumentChanged] = []
    session.subscribe(heard.append)
    before = state(held)
    session.keep_typing(touchpoints.add(held, "use", 0, "Being typed"))
    session.keep_typing(titled(held, "Look"))
    session.keep_typing(None)
    assert state(held) == before
    assert not heard
    assert (session.undo_label, session.modified) == (None, False)
    assert kept[0] is not None
    assert "c" in kept[0].ids()
    assert kept[1:] == [None, None]


def test_who_unsubscribes_hears_no_more() -> None:
    session = Session(document())
    heard: list[DocumentChanged] = []
    stop = session.subscribe(heard.append)
    stop()
    session.run(titled(session.document, "Peek"))
    assert not heard


def test_a_change_that_does_not_fit_leaves_no_trace() -> None:
    journal: list[Change] = []
    session = Session(document(), journal.append)
    heard: list[DocumentChanged] = []
    session.subscribe(heard.append)
    session.select(["look"])
    before = state(session.document)
    bad = Touchpoint(id="new", phase="nowhere", order="V")
    with pytest.raises(CJDError):
        session.run(Change(Label("verb.edit"), (Edit("new", None, bad),)), select=["new"])
    assert state(session.document) == before
    assert not journal
    assert not heard
    assert session.undo_label is None
    assert session.selection == ("look",)


def test_a_journal_that_fails_takes_the_edit_back() -> None:
    def full(change: Change) -> None:
        raise OSError("no space left")

    session = Session(document(), full)
    before = state(session.document)
    with pytest.raises(OSError, match="no space"):
        session.run(titled(session.document, "Peek"))
    assert state(session.document) == before
    assert len(session.history) == 0
    assert not session.modified


def test_a_journal_that_fails_at_undo_leaves_the_step_done() -> None:
    broken = False

    def sometimes(change: Change) -> None:
        if broken:
            raise OSError("no space left")

    session = Session(document(), sometimes)
    session.run(titled(session.document, "Peek"))
    broken = True
    with pytest.raises(OSError, match="no space"):
        session.undo()
    assert title(session.document) == "Peek"
    assert session.undo_label == Label("verb.rename")
    broken = False
    session.undo()
    assert title(session.document) == "Look"


def test_a_listener_that_fails_stops_nobody_and_nothing() -> None:
    session = Session(document())
    heard: list[DocumentChanged] = []

    def broken(event: DocumentChanged) -> None:
        raise ValueError("my own fault")

    session.subscribe(broken)
    session.subscribe(heard.append)
    with pytest.raises(ValueError, match="my own fault"):
        session.run(titled(session.document, "Peek"))
    assert len(heard) == 1
    assert title(session.document) == "Peek"
    with pytest.raises(ValueError, match="my own fault"):
        session.undo()
    assert title(session.document) == "Look"
    assert session.redo_label == Label("verb.rename")


def test_an_edit_made_by_a_listener_is_told_after_the_one_it_hears_of() -> None:
    session = Session(document())
    heard: list[str] = []

    def answers(event: DocumentChanged) -> None:
        if title(session.document) == "One":
            session.run(titled(session.document, "Two"))

    session.subscribe(answers)
    session.subscribe(lambda event: heard.append(str(event.change.edits[0].after)))
    session.run(titled(session.document, "One"))
    assert ["One" in heard[0], "Two" in heard[1]] == [True, True]


def test_the_journal_gets_every_change_also_undone_and_redone_ones() -> None:
    journal: list[Change] = []
    held = document()
    session = Session(held, journal.append)
    session.run(phases.add(held, JOURNEY, 1, "New"))
    session.run(selection.delete(held, ["buy"]))
    session.undo()
    session.redo()
    replay = document()
    for change in journal:
        replay.apply(change)
    assert state(replay) == state(held)
    assert len(journal) == 4


# -- undo and redo ------------------------------


def test_undo_and_redo_bring_the_selection_of_then() -> None:
    held = document()
    session = Session(held)
    session.select(["pay"])
    session.run(phases.add(held, JOURNEY, 0), select=["buy"])
    session.select(["wait", "unpack"])
    session.run(selection.delete(held, session.selection))
    assert session.selection == ()
    event = session.undo()
    assert event is not None
    assert session.selection == event.selection == ("wait", "unpack")
    session.undo()
    assert session.selection == ("pay",)
    session.redo()
    assert session.selection == ("buy",)


def test_undo_and_redo_have_names() -> None:
    held = document()
    session = Session(held)
    session.run(phases.add(held, JOURNEY, 0))
    session.run(touchpoints.move(held, ["look"], "use", 0))
    assert session.undo_label == Label("verb.move_touchpoint", (("n", "1"),))
    assert session.redo_label is None
    session.undo()
    assert session.undo_label == Label("verb.add_phase")
    assert session.redo_label == Label("verb.move_touchpoint", (("n", "1"),))


def test_there_is_an_end_to_undo_and_to_redo() -> None:
    session = Session(document())
    assert session.undo() is None
    assert session.redo() is None


def test_a_new_edit_forgets_what_was_undone() -> None:
    session = Session(document())
    session.run(titled(session.document, "One"))
    session.undo()
    session.run(titled(session.document, "Two"))
    assert session.redo() is None
    session.undo()
    assert title(session.document) == "Look"


def test_undo_goes_on_without_end() -> None:
    held = document()
    session = Session(held)
    for number in range(2_500):
        session.run(titled(held, str(number)))
    for _ in range(2_500):
        session.undo()
    assert title(held) == "Look"
    assert session.undo() is None


def test_far_steps_are_read_back_from_the_journal() -> None:
    held = document()
    journal: list[Change] = []
    asked: list[tuple[int, int]] = []

    def read_back(first: int, last: int) -> Iterable[Change]:
        asked.append((first, last))
        return journal[first - 1 : last]

    session = Session(held, journal.append, read_back)
    session.history = History(read_back, near=10)
    for number in range(30):
        session.run(titled(held, f"{number}a"), gesture=str(number))
        session.run(titled(held, f"{number}b"), gesture=str(number))
    states = []
    for _ in range(30):
        states.append(title(held))
        session.undo()
    assert title(held) == "Look"
    assert states[0] == "29b"
    assert asked
    assert all(last == first + 1 for first, last in asked)
    for expected in reversed(states):
        session.redo()
        assert title(held) == expected


# -- gestures ------------------------------


def test_a_burst_of_typing_is_one_step() -> None:
    held = document()
    session = Session(held)
    for text in ("P", "Pe", "Pee", "Peek"):
        session.run(titled(held, text), gesture="typing-1")
    assert len(session.history) == 1
    session.undo()
    assert title(held) == "Look"
    session.redo()
    assert title(held) == "Peek"


def test_another_burst_another_thing_and_another_verb_are_steps_of_their_own() -> None:
    held = document()
    session = Session(held)
    session.run(titled(held, "One"), gesture="g")
    session.run(titled(held, "Two"), gesture="h")
    session.run(titled(held, "Three", "pay"), gesture="h")
    session.run(experiences.set_level(held, "pay", None, 3), gesture="h")
    session.run(titled(held, "Four"))
    session.run(titled(held, "Five"))
    assert len(session.history) == 6


def test_a_drag_back_to_where_it_began_is_no_step() -> None:
    held = document()
    session = Session(held)
    session.run(experiences.set_level(held, "pay", None, 3), gesture="drag")
    session.run(experiences.set_level(held, "pay", None, 5), gesture="drag")
    session.run(titled(held, "Peek"))
    session.run(titled(held, "Poke"), gesture="t")
    session.run(titled(held, "Peek"), gesture="t")
    assert len(session.history) == 2


def test_typing_over_a_save_makes_a_new_step() -> None:
    held = document()
    session = Session(held)
    session.run(titled(held, "P"), gesture="typing")
    session.mark_saved()
    session.run(titled(held, "Pe"), gesture="typing")
    assert session.modified
    session.undo()
    assert not session.modified
    assert title(held) == "P"


def test_typing_after_an_undo_makes_a_new_step() -> None:
    held = document()
    session = Session(held)
    session.run(titled(held, "P"), gesture="typing")
    session.run(titled(held, "Q", "pay"))
    session.undo()
    session.run(titled(held, "Pe"), gesture="typing")
    assert len(session.history) == 2


# -- the saved mark ------------------------------


def test_modified_means_different_from_what_was_saved() -> None:
    held = document()
    session = Session(held)
    session.run(titled(held, "One"))
    assert session.modified
    session.mark_saved()
    assert not session.modified
    session.undo()
    assert session.modified
    session.redo()
    assert not session.modified
    session.undo()
    session.run(titled(held, "Two"))
    session.undo()
    assert session.modified


def test_what_was_never_saved_is_modified_until_it_is() -> None:
    session = Session(document())
    session.mark_unsaved()
    assert session.modified
    session.mark_saved()
    assert not session.modified


# -- the view ------------------------------


def test_the_first_journey_is_in_view() -> None:
    assert Session(document()).journey == JOURNEY


def test_undo_shows_the_journey_it_touches() -> None:
    held = document()
    session = Session(held)
    session.run(titled(held, "Peek"))
    session.run(journeys.add(held, "Other"))
    other = held.journeys()[1].id
    session.view(other)
    session.run(phases.add(held, other, 0))
    session.undo()
    session.undo()
    session.undo()
    assert session.journey == JOURNEY
    session.redo()
    session.redo()
    assert session.journey == other


def test_undo_of_what_is_in_no_journey_selects_nothing_out_of_view() -> None:
    held = document()
    session = Session(held)
    session.run(journeys.add(held, "Other"))
    session.select(["pay"])
    session.run(common.set_values(held, [held.project.id], Label("x"), title="Another"))
    session.view(held.journeys()[1].id)
    session.undo()
    assert session.journey == held.journeys()[1].id
    assert session.selection == ()


def test_a_deleted_journey_leaves_the_view_to_its_neighbour() -> None:
    held = Document([*records(), Journey(id="k", order="W"), Journey(id="l", order="X")])
    session = Session(held)
    session.view("k")
    session.run(selection.delete(held, ["k"]))
    assert session.journey == JOURNEY
    session.run(selection.delete(held, [JOURNEY]))
    assert session.journey == "l"
    session.undo()
    assert session.journey == JOURNEY


def test_viewing_another_journey_selects_nothing_there() -> None:
    held = Document([*records(), Journey(id="k", order="W")])
    session = Session(held)
    session.select(["look"])
    session.view("k")
    assert session.selection == ()
    with pytest.raises(KeyError):
        session.view("nowhere")


def test_the_selection_holds_what_exists_each_once() -> None:
    session = Session(document())
    seen: list[tuple[str, ...]] = []
    session.subscribe_selection(seen.append)
    session.select(["look", "gone", "pay", "look"])
    session.select(["look", "pay"])
    assert session.selection == ("look", "pay")
    session.run(selection.delete(session.document, ["look"]))
    assert seen == [("look", "pay"), ("pay",)]


def test_a_step_remembers_the_journal_entries_it_was_made_of() -> None:
    held = document()
    session = Session(held)
    session.run(cards.add(held, "thoughts", "look"), gesture="g")
    step = session.history.last_done()
    assert isinstance(step, Step)
    assert step.entries == (1, 1)
