"""Things of the palette are dropped on the canvas, land where the line showed, and open to type."""

import pytest
from builders import state, titles
from canvas_hand import Hand, MakeCanvas
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from cjdesigner.gui.canvas.sheet import Cell
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import Experience, Journey, Touchpoint

Key = Qt.Key


def test_a_touchpoint_lands_between_two_columns_and_is_typed_at_once(hand: Hand) -> None:
    y = hand.at("look", "title").y()
    assert hand.drop("touchpoint", hand.column(1.1, y))
    hand.type("Asks a friend")
    hand.key(Key.Key_Return)
    assert titles(hand.document, "buy") == ["Look", "Asks a friend", "Choose", "Pay"]
    hand.session.undo()
    hand.session.undo()
    assert titles(hand.document, "buy") == ["Look", "Choose", "Pay"]


def test_a_touchpoint_dropped_in_the_experience_lane_is_scored_there(hand: Hand) -> None:
    layout = hand.view.sheet.layout
    y = hand.view.camera().to_view(0, layout.drawing.rows[1].y + layout.band.y(6))[1]
    assert hand.drop("touchpoint", hand.column(1.9, round(y)))
    (new,) = hand.session.selection
    scored = hand.document.record(experience_id(new, "ann", None), Experience)
    assert scored.level == 6


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Return])
@pytest.mark.parametrize(
    ("kind", "at"), [("touchpoint", "look"), ("phase", "buy"), ("card", Cell("pains", "unpack"))]
)
def test_what_was_put_down_stays_without_a_text_and_is_one_step(
    hand: Hand, kind: str, at: str | Cell, key: Key
) -> None:
    before = state(hand.document)
    assert hand.drop(kind, hand.at(at, {"look": "title", "buy": "chevron"}.get(str(at), "")))
    hand.key(key)
    (new,) = hand.session.selection
    assert getattr(hand.document.get(new), "text" if kind == "card" else "title") == ""
    assert hand.view.in_place.editor is None
    hand.session.undo()
    assert state(hand.document) == before


@pytest.mark.parametrize(("x", "phase"), [(2.9, "buy"), (3.1, "get"), (5.5, "use")])
def test_a_touchpoint_goes_into_the_phase_under_the_pointer(
    hand: Hand, x: float, phase: str
) -> None:
    hand.drop("touchpoint", hand.column(x, hand.at("look", "title").y()))
    assert hand.document.record(hand.session.selection[0], Touchpoint).phase == phase


def test_a_phase_lands_between_phases(hand: Hand) -> None:
    assert hand.drop("phase", hand.column(2.5, 60))
    hand.type("Doubt")
    hand.key(Key.Key_Return)
    assert [phase.title for phase in hand.document.phases("j")] == ["Buy", "Doubt", "Get", "Use"]


def test_a_phase_can_be_dropped_on_an_empty_map(make_canvas: MakeCanvas) -> None:
    hand = make_canvas(phases={}, cards=(), links=(), levels={})
    assert hand.drop("phase", QPoint(500, 300))
    assert len(hand.document.phases("j")) == 1


def test_a_card_lands_in_its_cell(hand: Hand) -> None:
    assert hand.drop("card", hand.at(Cell("pains", "unpack")))
    hand.type("Too much tape")
    hand.key(Key.Key_Return)
    (card,) = hand.document.cards_from("unpack")
    assert (card.lane, card.text, card.kind) == ("pains", "Too much tape", "pain")


@pytest.mark.parametrize("place", [Cell("owners", "pay"), "look"])
def test_a_card_is_not_taken_where_no_card_can_lie(hand: Hand, place: str | Cell) -> None:
    before = state(hand.document)
    assert not hand.drop("card", hand.at(place))
    assert state(hand.document) == before


def test_why_not_is_said_above_what_is_dragged_which_hangs_below_the_pointer(hand: Hand) -> None:
    view = hand.view
    node = view.sheet.box("pay", "node", "ann")
    assert node is not None
    at = hand.middle(node)
    hand.press(hand.at("c1", "card"))
    for step in range(1, 9):
        hand.move(hand.at("c1", "card") + (at - hand.at("c1", "card")) * step / 8)
    assert "needs a lane" in view.pointing.feedback.refusal
    view.settle()
    picture, ink = view.viewport().grab().toImage(), QColor(view.theme.colours["error"])
    rows = {
        y
        for y in range(at.y() - 120, at.y() + 60)
        for x in range(at.x(), at.x() + 120)
        if picture.pixelColor(x, y) == ink
    }
    assert rows
    assert max(rows) < at.y()
    hand.key(Key.Key_Escape)


def test_a_lane_lands_between_lanes(hand: Hand) -> None:
    assert hand.drop("lane", hand.at("pains", "lane") + QPoint(60, -8))
    hand.type("Our own")
    hand.key(Key.Key_Return)
    assert [lane.title or lane.id for lane in hand.document.lanes("j")][:3] == [
        "thoughts", "Our own", "pains",
    ]  # fmt: skip


def test_a_persona_is_put_on_the_journey(make_canvas: MakeCanvas) -> None:
    hand = make_canvas()
    assert hand.drop("persona", QPoint(500, 300))
    journey = hand.document.record("j", Journey)
    assert len(journey.personas) == 3
    hand.session.undo()
    assert not hand.drop("persona", QPoint(500, 300), "ann")


def test_a_channel_is_given_to_the_touchpoint_under_it(hand: Hand) -> None:
    y = hand.at("look", "title").y()
    assert hand.drop("channel", hand.column(1.5, y), "website")
    assert hand.drop("channel", hand.column(1.5, y), "website")
    assert hand.document.record("choose", Touchpoint).channels == ("website",)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"kind": "bomb"}', b'{"kind": "card", "id": 3}', b"x" * 10_000],
)
def test_what_is_none_of_ours_is_not_taken(hand: Hand, content: bytes) -> None:
    before = state(hand.document)
    assert not hand.drop_data(content, hand.at(Cell("pains", "look")))
    assert state(hand.document) == before


def test_a_file_is_left_to_the_window(hand: Hand) -> None:
    assert not hand.drop_data(b"file:///a.journey", QPoint(400, 400), "text/uri-list")


def test_the_plus_between_columns_adds_a_touchpoint(hand: Hand) -> None:
    top = hand.view.sheet.title_box("look")
    assert top is not None
    hand.move(hand.column(1.03, hand.at("look", "title").y()))
    hand.click(hand.handle("add_touchpoint"))
    hand.type("In between")
    hand.key(Key.Key_Return)
    assert titles(hand.document, "buy") == ["Look", "In between", "Choose", "Pay"]


def test_the_plus_after_a_phase_adds_a_phase(hand: Hand) -> None:
    chevron = hand.edge("buy", "chevron", "right")
    hand.move(chevron)
    hand.click(hand.handle("add_phase"))
    hand.type("Doubt")
    hand.key(Key.Key_Return)
    assert [phase.title for phase in hand.document.phases("j")] == ["Buy", "Doubt", "Get", "Use"]


def test_the_plus_at_the_end_of_the_map_is_always_there(hand: Hand) -> None:
    hand.click(hand.handle("add_phase"))
    assert len(hand.document.phases("j")) == 4
    hand.key(Key.Key_Escape)
    hand.session.undo()
    hand.click(hand.handle("add_touchpoint"))
    assert len(hand.document.touchpoints("use")) == 1
