"""Everything on the canvas can be done by keyboard."""

import pytest
from builders import ends, state, titles
from canvas_hand import ALT, CTRL, SHIFT, Hand, MakeCanvas
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from cjdesigner.editing import personas
from cjdesigner.gui.canvas.sheet import Cell
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import Card, Experience, Link

Key = Qt.Key


def level(hand: Hand, touchpoint: str, persona: str) -> float | None:
    record = hand.document.get(experience_id(touchpoint, persona, None))
    return record.level if isinstance(record, Experience) else None


@pytest.mark.parametrize(
    ("start", "keys", "end"),
    [
        ("look", [Key.Key_Right], "choose"),
        ("choose", [Key.Key_Left, Key.Key_Left], "look"),
        ("pay", [Key.Key_Right], "wait"),
        ("unpack", [Key.Key_Right], "use"),
        ("choose", [Key.Key_Up], "buy"),
        ("buy", [Key.Key_Right, Key.Key_Right], "use"),
        ("get", [Key.Key_Down], "wait"),
        ("look", [Key.Key_Down], "c1"),
        ("choose", [Key.Key_Down, Key.Key_Down], "c3"),
        ("c3", [Key.Key_Up, Key.Key_Up], "choose"),
        ("c1", [Key.Key_Right], "c2"),
        ("c1", [Key.Key_Down], Cell("pains", "look")),
        ("wide", [Key.Key_Right], Cell("pains", "unpack")),
        ("wide", [Key.Key_Up], Cell("thoughts", "pay")),
        ("c1", [Key.Key_Left], "thoughts"),
        ("thoughts", [Key.Key_Down], "pains"),
        ("thoughts", [Key.Key_Right], "c1"),
        ("back", [Key.Key_Left], "wait"),
    ],
)
def test_arrow_keys_go_through_the_grid(
    hand: Hand, start: str, keys: list[Qt.Key], end: str | Cell
) -> None:
    hand.view.go_to(start)
    for key in keys:
        hand.key(key)
    assert hand.view.place == end


def test_arrow_keys_stop_at_the_edges_of_the_map(hand: Hand) -> None:
    hand.view.go_to("look")
    hand.key(Key.Key_Left)
    assert hand.view.place == "look"
    hand.view.go_to("buy")
    hand.key(Key.Key_Up)
    assert hand.view.place == "buy"


def test_arrow_keys_scroll_with_nothing_selected(hand: Hand) -> None:
    hand.view.set_zoom(3)
    before = hand.view.horizontalScrollBar().value()
    hand.key(Key.Key_Right)
    assert hand.view.horizontalScrollBar().value() > before


def test_shift_and_an_arrow_select_more(hand: Hand) -> None:
    hand.view.go_to("look")
    hand.key(Key.Key_Right, SHIFT)
    assert set(hand.session.selection) == {"look", "choose"}


def test_enter_begins_at_the_first_touchpoint(hand: Hand) -> None:
    hand.key(Key.Key_Return)
    assert hand.session.selection == ("look",)


def test_a_place_out_of_sight_is_scrolled_to(hand: Hand) -> None:
    hand.view.set_zoom(4)
    hand.view.go_to("unpack")
    box = hand.view.sheet.title_box("unpack")
    assert box is not None
    seen = hand.view.camera().seen()
    assert seen.left <= box.left
    assert box.right <= seen.right


@pytest.mark.parametrize("digit", [1, 3, 6])
def test_digits_set_the_level_of_the_persona_in_hand(hand: Hand, digit: int) -> None:
    hand.click(hand.at("pay", "node", "bob"))
    hand.type(str(digit))
    assert level(hand, "pay", "bob") == digit
    assert level(hand, "pay", "ann") == 2
    hand.session.undo()
    assert level(hand, "pay", "bob") == 6


@pytest.mark.parametrize("letter", ["²", "½", "①"])
def test_a_sign_that_is_no_digit_begins_a_text_as_any_letter_does(hand: Hand, letter: str) -> None:
    hand.click(hand.at("pay", "title"))
    press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
    QApplication.sendEvent(hand.view, press)
    editor = hand.view.in_place.editor
    assert editor is not None
    assert editor.toPlainText() == letter
    assert level(hand, "pay", "ann") == 2


def test_digits_set_the_level_of_a_persona_that_has_just_come(make_canvas: MakeCanvas) -> None:
    hand = make_canvas(personas=(), levels={})
    for name in ("Cem", "Dee"):
        hand.session.run(personas.add(hand.document, name, journey="j"))
    cem, dee = (one.id for one in hand.document.personas())
    hand.view.select(("look",))
    hand.type("4")
    assert level(hand, "look", cem) == 4
    # a persona that is selected is the one in hand
    hand.view.select((dee,))
    hand.view.select(("look",))
    hand.type("2")
    assert (level(hand, "look", cem), level(hand, "look", dee)) == (4, 2)


def test_nought_takes_a_level_back(hand: Hand) -> None:
    hand.view.go_to("look")
    hand.type("0")
    assert level(hand, "look", "ann") is None


def test_ctrl_up_and_down_raise_and_lower_a_level(hand: Hand) -> None:
    hand.view.go_to("pay")
    hand.key(Key.Key_Up, CTRL)
    assert level(hand, "pay", "ann") == 3
    hand.key(Key.Key_Down, CTRL)
    hand.key(Key.Key_Down, CTRL)
    assert level(hand, "pay", "ann") == 1


def test_alt_and_an_arrow_move_the_thing_itself(hand: Hand) -> None:
    hand.view.go_to("look")
    hand.key(Key.Key_Right, ALT)
    assert titles(hand.document, "buy") == ["Choose", "Look", "Pay"]
    hand.view.go_to("c1")
    hand.key(Key.Key_Down, ALT)
    assert hand.document.record("c1", Card).lane == "pains"
    hand.view.go_to("buy")
    hand.key(Key.Key_Right, ALT)
    assert [phase.id for phase in hand.document.phases("j")] == ["get", "buy", "use"]


def test_alt_shift_and_an_arrow_move_a_border(hand: Hand) -> None:
    hand.view.go_to("buy")
    hand.key(Key.Key_Right, ALT | SHIFT)
    assert titles(hand.document, "buy") == ["Look", "Choose", "Pay", "Wait"]
    hand.view.go_to("c1")
    hand.key(Key.Key_Right, ALT | SHIFT)
    assert ends(hand.document, "c1") == ("look", "choose")


def test_delete_removes_what_is_selected_and_undo_brings_it_back(hand: Hand) -> None:
    before = state(hand.document)
    hand.view.go_to("c2")
    hand.key(Key.Key_Delete)
    assert "c2" not in hand.document
    hand.session.undo()
    assert state(hand.document) == before
    assert hand.session.selection == ("c2",)


def test_ctrl_a_selects_all_touchpoints_and_cards(hand: Hand) -> None:
    hand.key(Key.Key_A, CTRL)
    assert set(hand.session.selection) == {
        "look", "choose", "pay", "wait", "unpack", "c1", "c2", "c3", "wide",
    }  # fmt: skip


def test_escape_lets_go_step_by_step(hand: Hand) -> None:
    hand.view.set_mode("connect")
    hand.view.go_to("look")
    hand.key(Key.Key_Escape)
    assert hand.session.selection == ()
    hand.key(Key.Key_Escape)
    assert hand.view.mode == "select"


def test_a_link_is_drawn_by_keyboard_in_connect_mode(hand: Hand) -> None:
    hand.view.set_mode("connect")
    hand.view.go_to("unpack")
    hand.key(Key.Key_Return)
    for _ in range(4):
        hand.key(Key.Key_Left)
    hand.key(Key.Key_Return)
    hand.type("again")
    hand.key(Key.Key_Return)
    (link,) = [one for one in hand.document.links("j") if one.id != "back"]
    assert (link.source, link.target, link.condition) == ("unpack", "look", "again")
    assert hand.document.record(link.id, Link).kind == "back"


@pytest.mark.parametrize(
    ("key", "grows"), [(Key.Key_Plus, True), (Key.Key_Equal, True), (Key.Key_Minus, False)]
)
def test_ctrl_plus_and_minus_zoom(hand: Hand, key: Qt.Key, grows: bool) -> None:
    before = hand.view.zoom
    hand.key(key, CTRL)
    assert (hand.view.zoom > before) is grows
    hand.key(Key.Key_0, CTRL)
    assert hand.view.zoom == 1.0


def test_tab_goes_on_to_the_next_place_and_leaves_the_canvas_with_nothing_selected(
    hand: Hand,
) -> None:
    hand.view.go_to("look")
    hand.key(Key.Key_Tab)
    assert hand.view.place == "choose"
    hand.key(Key.Key_Backtab, SHIFT)
    assert hand.view.place == "look"
    hand.key(Key.Key_Escape)
    hand.key(Key.Key_Tab)
    assert hand.view.place is None


def test_signs_of_an_input_method_begin_a_card(hand: Hand) -> None:
    hand.view.go_to(Cell("pains", "look"))
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(hand.view, event)
    hand.type("cole")
    hand.key(Key.Key_Return)
    assert "école" in [card.text for card in hand.document.cards_from("look")]


def test_a_screen_reader_hears_what_the_canvas_is(hand: Hand) -> None:
    assert hand.view.accessibleName() == "Journey map"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("choose", "Choose, a touchpoint, Buy, Ann Good, Bob Fair"),
        ("buy", "Buy, a phase"),
        ("wide", "wide, a card, Pain points, Pay – Wait"),
        ("pains", "Pain points, a lane"),
        ("back", "a link, Wait → Choose"),
        (Cell("pains", "look"), "Pain points, Look"),
    ],
)
def test_a_screen_reader_hears_what_is_in_hand_and_where_it_stands(
    hand: Hand, place: str | Cell, said: str
) -> None:
    hand.view.go_to(place)
    assert hand.view.accessibleDescription() == said


def test_a_screen_reader_hears_what_a_key_has_changed(hand: Hand) -> None:
    hand.view.go_to("pay")
    hand.type("5")
    assert "Ann Good" in hand.view.accessibleDescription()
