"""Text is typed in place, in an ordinary field over the map, and is one step when it is taken."""

import pytest
from builders import state
from canvas_hand import CTRL, SHIFT, Hand
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from cjdesigner.editing.common import set_values
from cjdesigner.editing.selection import delete
from cjdesigner.gui.canvas.editor import TextEditor
from cjdesigner.gui.canvas.sheet import Cell
from cjdesigner.model.change import Label
from cjdesigner.model.records import Card, Lane, Link, Phase, Touchpoint

Key = Qt.Key


def editor(hand: Hand) -> TextEditor:
    found = hand.view.in_place.editor
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("place", "part", "kind", "field"),
    [
        ("buy", "chevron", Phase, "title"),
        ("look", "title", Touchpoint, "title"),
        ("c1", "card", Card, "text"),
        ("thoughts", "lane", Lane, "title"),
    ],
)
def test_a_double_click_opens_a_text_and_enter_takes_it(
    hand: Hand, place: str, part: str, kind: type[Card], field: str
) -> None:
    before = state(hand.document)
    hand.double_click(hand.at(place, part) - QPoint(20, 0))
    editor(hand).selectAll()
    hand.type("Something else")
    hand.key(Key.Key_Return)
    assert getattr(hand.document.record(place, kind), field) == "Something else"
    assert hand.session.history.place == 1
    hand.session.undo()
    assert state(hand.document) == before


def test_f2_opens_what_is_selected(hand: Hand) -> None:
    hand.view.go_to("look")
    hand.key(Key.Key_F2)
    assert editor(hand).text == "Look"


def test_typing_opens_what_is_selected_with_what_is_typed(hand: Hand) -> None:
    hand.view.go_to("c1")
    hand.type("new words")
    hand.key(Key.Key_Return)
    assert hand.document.record("c1", Card).text == "new words"


def test_escape_leaves_a_text_as_it_was(hand: Hand) -> None:
    before = state(hand.document)
    hand.view.edit("c1")
    hand.type("never mind")
    hand.key(Key.Key_Escape)
    assert hand.view.in_place.editor is None
    assert state(hand.document) == before


def test_a_click_beside_the_field_takes_the_text(hand: Hand) -> None:
    hand.view.edit("c1")
    hand.type("kept")
    hand.view.setFocus()
    hand.click(QPoint(1100, 850))
    assert hand.document.record("c1", Card).text == "kept"


def test_shift_enter_breaks_the_line_in_a_card_and_not_in_a_title(hand: Hand) -> None:
    hand.view.edit("c1")
    hand.type("one")
    hand.key(Key.Key_Return, SHIFT)
    hand.type("two")
    hand.key(Key.Key_Return)
    assert hand.document.record("c1", Card).text == "one\ntwo"
    hand.view.edit("look")
    hand.type("one")
    hand.key(Key.Key_Return, SHIFT)
    assert hand.document.record("look", Touchpoint).title == "one"


def test_tab_takes_the_text_and_goes_on(hand: Hand) -> None:
    hand.view.go_to("c1")
    hand.type("first")
    hand.key(Key.Key_Tab)
    assert hand.document.record("c1", Card).text == "first"
    assert hand.view.place == "c2"
    hand.type("second")
    hand.key(Key.Key_Backtab, SHIFT)
    assert hand.document.record("c2", Card).text == "second"
    assert hand.view.place == "c1"


def test_undo_belongs_to_the_field_while_typing(hand: Hand) -> None:
    hand.view.write("c2", "an earlier step")
    hand.view.edit("c1")
    hand.type("abc")
    hand.key(Key.Key_Z, CTRL)
    assert editor(hand).text == "c1"
    assert hand.session.history.place == 1
    hand.key(Key.Key_Escape)


def test_an_empty_cell_is_selected_by_a_click_and_begins_a_card_by_typing(hand: Hand) -> None:
    hand.click(hand.at(Cell("pains", "look")))
    assert hand.view.cell == Cell("pains", "look")
    assert hand.session.selection == ()
    hand.type("It is dear")
    assert hand.session.history.place == 0
    hand.key(Key.Key_Return)
    (card,) = [one for one in hand.document.cards("pains") if one.id != "wide"]
    assert (card.text, card.first, card.kind) == ("It is dear", "look", "pain")
    assert hand.session.selection == (card.id,)
    hand.session.undo()
    assert len(hand.document.cards("pains")) == 1


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_F2])
def test_enter_begins_a_card_in_an_empty_cell_and_nothing_typed_is_no_card(
    hand: Hand, key: Qt.Key
) -> None:
    before = state(hand.document)
    hand.view.go_to(Cell("pains", "look"))
    hand.key(key)
    assert editor(hand).text == ""
    hand.key(Key.Key_Return)
    assert state(hand.document) == before


def test_a_click_in_card_mode_writes_a_card(hand: Hand) -> None:
    hand.view.set_mode("card")
    hand.click(hand.at(Cell("pains", "unpack")))
    hand.type("late")
    hand.key(Key.Key_Return)
    assert [card.text for card in hand.document.cards_from("unpack")] == ["late"]


def test_a_click_on_a_card_in_card_mode_writes_one_below_it(hand: Hand) -> None:
    hand.view.set_mode("card")
    hand.click(hand.at("c1", "card"))
    hand.type("and this")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    assert [card.text for card in hand.document.cards_from("look")] == ["c1", "and this"]


def test_a_lane_that_shows_a_field_sets_it_by_typing(hand: Hand) -> None:
    hand.view.go_to(Cell("owners", "pay"))
    hand.type("Shop")
    hand.key(Key.Key_Return)
    assert hand.document.record("pay", Touchpoint).owner == "Shop"
    hand.double_click(hand.at(Cell("owners", "pay")) - QPoint(0, 6))
    assert editor(hand).text == "Shop"
    hand.key(Key.Key_Escape)


def test_a_lane_of_choices_says_where_to_choose(hand: Hand) -> None:
    label = Label("verb.nothing")
    hand.session.run(set_values(hand.document, ("actions",), label, kind="channel"))
    hand.view.go_to(Cell("actions", "pay"))
    hand.key(Key.Key_Return)
    assert hand.view.in_place.editor is None
    assert hand.told
    assert hand.session.selection == ("pay",)


def test_a_links_condition_is_typed_on_the_link(hand: Hand) -> None:
    hand.view.select(("back",))
    hand.key(Key.Key_F2)
    hand.type("not home")
    hand.key(Key.Key_Return)
    assert hand.document.record("back", Link).condition == "not home"


def test_pasted_text_comes_in_plain(hand: Hand) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b> words")
    data.setText("bold\nwords")
    QGuiApplication.clipboard().setMimeData(data)
    hand.view.edit("look")
    hand.key(Key.Key_V, CTRL)
    hand.key(Key.Key_Return)
    assert hand.document.record("look", Touchpoint).title == "bold words"


def test_a_title_takes_no_more_than_a_record_holds(hand: Hand) -> None:
    hand.view.edit("look")
    editor(hand).begin_with("x" * 5_000)
    hand.key(Key.Key_Return)
    assert len(hand.document.record("look", Touchpoint).title) == 500


def test_the_field_grows_with_its_text_and_follows_the_map(hand: Hand) -> None:
    hand.view.edit("c1")
    small = editor(hand).height()
    hand.type("many words " * 8)
    assert editor(hand).height() > small
    before = editor(hand).pos()
    hand.view.set_zoom(2.0)
    assert editor(hand).pos() != before
    assert editor(hand).font().pixelSize() > 15
    hand.key(Key.Key_Escape)


@pytest.mark.parametrize("zoom", [0.5, 0.8, 1.0, 1.37, 2.0])
@pytest.mark.parametrize("place", ["look", "c1", "buy", "thoughts", "back"])
def test_a_long_text_stays_in_its_field_while_it_is_typed(
    hand: Hand, place: str, zoom: float
) -> None:
    hand.view.set_zoom(zoom)
    hand.view.edit(place)
    field = editor(hand)
    for (
        sign
    ) in "what goes on and on with manylettersinonewordthatiswiderthanitsfield and more words":
        hand.type(sign)
        assert (field.verticalScrollBar().value(), field.horizontalScrollBar().value()) == (0, 0)
        assert field.viewport().rect().contains(field.cursorRect())
    field.verticalScrollBar().setValue(1)
    assert field.verticalScrollBar().value() == 0
    hand.key(Key.Key_Escape)


def test_a_text_longer_than_the_window_stays_in_sight_where_it_is_typed(hand: Hand) -> None:
    hand.view.edit("c1")
    field = editor(hand)
    field.begin_with("many words " * 200)
    hand.type("and the last")
    seen = hand.view.viewport().rect()
    assert seen.contains(field.geometry())
    assert field.viewport().rect().contains(field.cursorRect())
    hand.key(Key.Key_Escape)


def test_a_field_whose_record_is_gone_closes(hand: Hand) -> None:
    hand.view.edit("c1")
    hand.session.run(delete(hand.document, ("c1",)))
    QApplication.processEvents()
    assert hand.view.in_place.editor is None


def test_typing_over_what_was_there_with_the_same_is_no_step(hand: Hand) -> None:
    hand.view.edit("look")
    hand.type("Look")
    hand.key(Key.Key_Return)
    assert hand.session.history.place == 0


# -- typing on, as fast as a workshop talks --------------------------------------------------------


def test_enter_after_a_new_card_begins_another_in_the_same_cell(hand: Hand) -> None:
    hand.click(hand.at(Cell("pains", "look")))
    hand.type("dear")
    hand.key(Key.Key_Return)
    hand.type("far")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Return)
    assert hand.view.in_place.editor is None
    here = [card.text for card in hand.document.cards_from("look") if card.lane == "pains"]
    assert here == ["dear", "far"]
    assert hand.session.history.place == 2
    hand.undo_all()
    assert len(hand.document.cards("pains")) == 1


def test_what_is_typed_after_a_row_of_cards_goes_over_none_of_them(hand: Hand) -> None:
    hand.click(hand.at(Cell("pains", "look")))
    hand.type("dear")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    hand.type("far")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    here = [card.text for card in hand.document.cards_from("look") if card.lane == "pains"]
    assert here == ["dear", "far"]


def test_tab_after_a_new_card_begins_one_in_the_next_column(hand: Hand) -> None:
    hand.click(hand.at(Cell("thoughts", "look")) + QPoint(0, 26))
    hand.view.go_to(Cell("thoughts", "look"))
    hand.type("one more")
    hand.key(Key.Key_Tab)
    hand.type("and here")
    hand.key(Key.Key_Backtab, SHIFT)
    hand.key(Key.Key_Escape)
    assert [c.text for c in hand.document.cards_from("look")] == ["c1", "one more"]
    assert [c.text for c in hand.document.cards_from("choose")] == ["c2", "c3", "and here"]
    assert hand.view.cell == Cell("thoughts", "look")


def test_a_card_that_was_there_is_only_changed_by_enter(hand: Hand) -> None:
    hand.view.edit("c1")
    hand.type("new words")
    hand.key(Key.Key_Return)
    assert hand.view.in_place.editor is None


def test_touchpoints_are_listed_by_typing_and_enter(hand: Hand) -> None:
    before = state(hand.document)
    hand.drop("touchpoint", hand.column(5.5, hand.at("unpack", "title").y()))
    for title in ("Learn", "Repair"):
        hand.type(title)
        hand.key(Key.Key_Return)
    assert editor(hand).field.hint == "Next touchpoint"
    hand.key(Key.Key_Return)
    assert [one.title for one in hand.document.touchpoints("use")] == ["Learn", "Repair"]
    assert hand.view.in_place.editor is None
    hand.undo_all()
    assert state(hand.document) == before


def test_tab_after_a_touchpoint_goes_on_in_a_phase_that_has_none(hand: Hand) -> None:
    before = state(hand.document)
    hand.click(hand.handle("add_phase"))
    hand.type("Repair")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    hand.drop("touchpoint", hand.column(5.5, hand.at("unpack", "title").y()))
    hand.type("Learn")
    hand.key(Key.Key_Tab)
    hand.type("Call")
    hand.key(Key.Key_Return)
    hand.type("Wait")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    phases = hand.document.phases("j")
    assert [one.title for one in hand.document.touchpoints("use")] == ["Learn"]
    assert [one.title for one in hand.document.touchpoints(phases[-1].id)] == ["Call", "Wait"]
    hand.undo_all()
    assert state(hand.document) == before


def test_a_double_click_under_a_phase_without_touchpoints_writes_its_first_one(hand: Hand) -> None:
    place = hand.column(5.4, hand.at("unpack", "title").y())
    hand.double_click(place)
    assert editor(hand).field.hint == "First touchpoint"
    assert hand.document.touchpoints("use") == []
    hand.type("Learn")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    assert [one.title for one in hand.document.touchpoints("use")] == ["Learn"]
    hand.session.undo()
    assert hand.document.touchpoints("use") == []


def test_phases_are_listed_by_typing_and_enter_and_escape_adds_none(hand: Hand) -> None:
    hand.click(hand.handle("add_phase"))
    for title in ("Repair", "Return"):
        hand.type(title)
        hand.key(Key.Key_Return)
    hand.type("never mind")
    hand.key(Key.Key_Escape)
    titles = [one.title for one in hand.document.phases("j")]
    assert titles[-2:] == ["Repair", "Return"]


def test_a_field_with_nothing_typed_makes_way_for_an_undo(hand: Hand) -> None:
    hand.view.edit(Cell("pains", "look"))
    hand.type("dear")
    hand.key(Key.Key_Return)
    field = editor(hand)
    press = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Z, CTRL)
    press.ignore()
    QApplication.sendEvent(field, press)
    assert not press.isAccepted()
    assert hand.view.in_place.editor is None


def test_the_condition_says_what_to_type(hand: Hand) -> None:
    hand.view.edit("back")
    assert editor(hand).placeholderText() == "when does this happen?"
    hand.key(Key.Key_Escape)


def test_a_share_is_typed_before_the_condition(hand: Hand) -> None:
    hand.view.select(("back",))
    hand.key(Key.Key_F2)
    hand.type("30% not home")
    hand.key(Key.Key_Return)
    link = hand.document.record("back", Link)
    assert (link.share, link.condition) == (0.3, "not home")
    hand.view.edit("back")
    hand.type("out")
    hand.key(Key.Key_Return)
    link = hand.document.record("back", Link)
    assert (link.share, link.condition) == (0.3, "out")
    hand.view.edit("back")
    hand.type("120% sure")
    hand.key(Key.Key_Return)
    link = hand.document.record("back", Link)
    assert (link.share, link.condition) == (0.3, "120% sure")


def test_a_new_lane_that_is_called_as_a_kind_becomes_of_that_kind(hand: Hand) -> None:
    hand.drop("lane", hand.at("pains", "lane"))
    (lane,) = hand.session.selection
    hand.type("questions")
    hand.key(Key.Key_Return)
    found = hand.document.record(lane, Lane)
    assert (found.kind, found.title) == ("question", "")
    hand.view.edit(lane)
    hand.type("Our own words")
    hand.key(Key.Key_Return)
    found = hand.document.record(lane, Lane)
    assert (found.kind, found.title) == ("question", "Our own words")
    hand.undo_all()
    assert lane not in hand.document
