"""Changes: taken back, put together and found between two states."""

from cjdesigner.model.change import Change, Edit, Label, added, difference, edited, removed
from cjdesigner.model.records import Touchpoint, replaced

NAME = Label("verb.edit")
A = Touchpoint(id="a", phase="p", order="V", title="A")
B = replaced(A, title="B")
C = replaced(A, title="C")
OTHER = Touchpoint(id="o", phase="p", order="W")


def test_taking_a_change_back_twice_gives_it_again() -> None:
    change = Change(NAME, (edited(A, B), added(OTHER)))
    assert change.inverse().edits == (removed(OTHER), edited(B, A))
    assert change.inverse().inverse() == change


def test_two_changes_of_one_record_become_one() -> None:
    both = Change(NAME, (edited(A, B),)).then(Change(Label("verb.rename"), (edited(B, C),)))
    assert both == Change(NAME, (edited(A, C),))


def test_what_cancels_out_is_gone() -> None:
    assert not Change(NAME, (edited(A, B),)).then(Change(NAME, (edited(B, A),)))
    assert not Change(NAME, (added(A),)).then(Change(NAME, (removed(A),)))


def test_a_record_that_is_added_and_changed_is_added_as_it_is_last() -> None:
    assert Change(NAME, (added(A),)).then(Change(NAME, (edited(A, B),))).edits == (added(B),)


def test_the_difference_of_two_states_leads_from_one_to_the_other() -> None:
    change = difference([A, OTHER], [B], NAME)
    assert set(change.edits) == {Edit("a", A, B), Edit("o", OTHER, None)}
    assert not difference([A, OTHER], [OTHER, A], NAME)


def test_a_change_is_true_when_it_does_something() -> None:
    assert Change(NAME, (added(A),))
    assert not Change(NAME, ())
    assert Change(NAME, (added(A), added(OTHER))).ids() == {"a", "o"}
