"""What is dragged on the canvas lands, is one step of undo, and leaves nothing when let go of."""

import pytest
from builders import ends, state, titles
from canvas_hand import CTRL, SHIFT, Hand, MakeCanvas
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjdesigner.editing.common import set_values
from cjdesigner.gui.canvas.sheet import Cell
from cjdesigner.model.change import Label
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import Card, Experience, Link, Touchpoint


def level(hand: Hand, touchpoint: str, persona: str) -> float | None:
    record = hand.document.get(experience_id(touchpoint, persona, None))
    return record.level if isinstance(record, Experience) else None


def steps(hand: Hand) -> int:
    return hand.session.history.place


def level_y(hand: Hand, wanted: float) -> int:
    layout = hand.view.sheet.layout
    y = layout.drawing.rows[1].y + layout.band.y(wanted)
    return round(hand.view.camera().to_view(500, y)[1])


# -- levels and touchpoints ------------------------------------------------------------------------


def test_a_node_dragged_up_sets_that_personas_level(hand: Hand) -> None:
    node = hand.at("pay", "node", "ann")
    hand.drag(node, QPoint(node.x() + 5, level_y(hand, 5)))
    assert level(hand, "pay", "ann") == 5
    assert level(hand, "pay", "bob") == 6
    assert steps(hand) == 1
    hand.session.undo()
    assert level(hand, "pay", "ann") == 2


def test_a_minor_node_sets_the_level_of_its_own_persona(hand: Hand) -> None:
    node = hand.at("look", "node", "bob")
    hand.drag(node, QPoint(node.x(), level_y(hand, 6)))
    assert level(hand, "look", "bob") == 6
    assert level(hand, "look", "ann") == 4


def test_an_ordinal_level_snaps_and_its_name_shows_while_dragging(hand: Hand) -> None:
    node = hand.at("pay", "node", "ann")
    hand.hold(node, QPoint(node.x(), level_y(hand, 4) + 9))
    assert hand.view.pointing.feedback.note == "Fine"
    hand.release(QPoint(node.x(), level_y(hand, 4) + 9))
    assert level(hand, "pay", "ann") == 4


def test_an_unscored_node_waits_at_the_foot_and_can_be_dragged_up(hand: Hand) -> None:
    node = hand.at("unpack", "node", "bob")
    hand.drag(node, QPoint(node.x(), level_y(hand, 2)))
    assert level(hand, "unpack", "bob") == 2


def test_the_first_six_pixels_fix_the_axis(hand: Hand) -> None:
    node = hand.at("look", "node", "ann")
    hand.press(node)
    hand.move(node + QPoint(8, 2))
    hand.move(QPoint(hand.column(2.9, 0).x(), level_y(hand, 1)))
    hand.release(QPoint(hand.column(2.9, 0).x(), level_y(hand, 1)))
    assert level(hand, "look", "ann") == 4
    assert titles(hand.document, "buy") == ["Choose", "Pay", "Look"]


def test_five_pixels_are_a_click_and_no_drag(hand: Hand) -> None:
    node = hand.at("look", "node", "ann")
    hand.drag(node, node + QPoint(3, 3))
    assert steps(hand) == 0
    assert hand.session.selection == ("look",)


def test_a_title_dragged_sideways_moves_its_touchpoint(hand: Hand) -> None:
    title = hand.at("look", "title")
    hand.drag(title, hand.column(2.1, title.y()))
    assert titles(hand.document, "buy") == ["Choose", "Look", "Pay"]
    assert hand.session.selection == ("look",)
    hand.session.undo()
    assert titles(hand.document, "buy") == ["Look", "Choose", "Pay"]


@pytest.mark.parametrize(("x", "phase"), [(2.9, "buy"), (3.1, "get")])
def test_at_a_border_of_phases_the_pointers_side_decides(hand: Hand, x: float, phase: str) -> None:
    title = hand.at("look", "title")
    hand.hold(title, hand.column(x, title.y()))
    assert hand.view.pointing.feedback.lit == (hand.view.sheet.box(phase, "chevron"),)
    hand.release(hand.column(x, title.y()))
    assert hand.document.record("look", Touchpoint).phase == phase


def test_a_blue_line_shows_where_a_touchpoint_lands(hand: Hand) -> None:
    title = hand.at("look", "title")
    hand.hold(title, hand.column(2.1, title.y()))
    (line,) = hand.view.pointing.feedback.landing
    drawing = hand.view.sheet.layout.drawing
    assert line.left == line.right == drawing.column_x(2)
    assert hand.document.columns("j")[0] == "look"
    hand.release(hand.column(2.1, title.y()))


def test_selected_touchpoints_move_together(hand: Hand) -> None:
    hand.click(hand.at("look", "title"))
    hand.click(hand.at("choose", "title"), CTRL)
    hand.drag(hand.at("choose", "title"), hand.column(4.9, hand.at("look", "title").y()))
    assert titles(hand.document, "get") == ["Wait", "Unpack", "Look", "Choose"]
    assert steps(hand) == 1


def test_a_touchpoint_goes_into_an_empty_phase(hand: Hand) -> None:
    title = hand.at("unpack", "title")
    hand.drag(title, hand.column(5.5, title.y()))
    assert titles(hand.document, "use") == ["Unpack"]


# -- phases ----------------------------------------------------------------------------------------


def test_a_chevron_dragged_reorders_the_phases(hand: Hand) -> None:
    chevron = hand.at("buy", "chevron")
    hand.drag(chevron, hand.column(4.8, chevron.y()))
    assert [phase.id for phase in hand.document.phases("j")] == ["get", "buy", "use"]
    hand.session.undo()
    assert [phase.id for phase in hand.document.phases("j")] == ["buy", "get", "use"]


@pytest.mark.parametrize(
    ("column", "buy", "get"),
    [
        (2, ["Look", "Choose"], ["Pay", "Wait", "Unpack"]),
        (4, ["Look", "Choose", "Pay", "Wait"], ["Unpack"]),
    ],
)
def test_the_border_of_a_chevron_gives_away_and_takes_in(
    hand: Hand, column: int, buy: list[str], get: list[str]
) -> None:
    edge = hand.edge("buy", "chevron", "right")
    hand.drag(edge, hand.column(column + 0.1, edge.y()))
    assert titles(hand.document, "buy") == buy
    assert titles(hand.document, "get") == get
    assert steps(hand) == 1


def test_a_border_can_be_taken_hold_of_on_either_side(hand: Hand) -> None:
    edge = hand.edge("get", "chevron", "left")
    hand.drag(edge, hand.column(2.1, edge.y()))
    assert titles(hand.document, "buy") == ["Look", "Choose"]


def test_the_last_border_of_a_journey_says_why_it_stays(hand: Hand) -> None:
    edge = hand.edge("use", "chevron", "right")
    hand.hold(edge, edge + QPoint(60, 0))
    assert hand.view.pointing.feedback.refusal
    hand.release(edge + QPoint(60, 0))
    assert steps(hand) == 0


# -- cards, pills, lanes ---------------------------------------------------------------------------


def test_a_card_dragged_goes_to_another_cell(hand: Hand) -> None:
    target = hand.at(Cell("pains", "unpack"))
    hand.drag(hand.at("c1", "card"), target)
    card = hand.document.record("c1", Card)
    assert (card.lane, card.first, card.last) == ("pains", "unpack", "unpack")
    hand.session.undo()
    assert hand.document.record("c1", Card).lane == "thoughts"


def test_several_cards_keep_their_distance(hand: Hand) -> None:
    hand.click(hand.at("c1", "card"))
    hand.click(hand.at("c2", "card"), SHIFT)
    hand.drag(hand.at("c1", "card"), hand.at(Cell("pains", "choose")))
    assert ends(hand.document, "c1") == ("choose", "choose")
    assert ends(hand.document, "c2") == ("pay", "pay")
    assert steps(hand) == 1


def test_a_card_lands_between_the_cards_of_a_cell(hand: Hand) -> None:
    box = hand.view.sheet.box("c3", "card")
    assert box is not None
    between = hand.middle(box) - QPoint(0, 8)
    hand.drag(hand.at("c1", "card"), between)
    lying = hand.view.sheet.in_cell(Cell("thoughts", "choose"))
    assert lying == ["c2", "c1", "c3"]


def test_a_wide_card_keeps_its_width(hand: Hand) -> None:
    card = hand.at("wide", "card")
    hand.drag(card - QPoint(40, 0), hand.column(1.5, card.y()))
    assert ends(hand.document, "wide") == ("choose", "pay")


def test_a_lane_that_shows_a_field_takes_no_card_and_says_so(hand: Hand) -> None:
    hand.hold(hand.at("c1", "card"), hand.at(Cell("owners", "choose")))
    assert hand.view.pointing.feedback.refusal
    hand.release(hand.at(Cell("owners", "choose")))
    assert steps(hand) == 0
    assert hand.document.record("c1", Card).lane == "thoughts"


def test_the_edges_of_a_card_span_columns(hand: Hand) -> None:
    edge = hand.edge("c1", "card", "right")
    hand.drag(edge, hand.column(2.9, edge.y()))
    assert ends(hand.document, "c1") == ("look", "pay")
    edge = hand.edge("wide", "card", "left")
    hand.drag(edge, hand.column(0.2, edge.y()))
    assert ends(hand.document, "wide") == ("look", "wait")
    hand.undo_all()
    assert ends(hand.document, "c1") == ("look", "look")


def test_the_edge_of_a_pill_sets_the_field_on_the_columns_it_covers(hand: Hand) -> None:
    hand.view.write(Cell("owners", "look"), "Shop")
    edge = hand.edge_of_pill("owners", "look", "right")
    hand.drag(edge, hand.column(2.9, edge.y()))
    owners = [hand.document.record(one, Touchpoint).owner for one in ("look", "choose", "pay")]
    assert owners == ["Shop", "Shop", "Shop"]
    assert steps(hand) == 2


def test_a_lane_label_dragged_reorders_the_lanes(hand: Hand) -> None:
    label = hand.at("thoughts", "lane")
    hand.drag(label, hand.at("owners", "lane") + QPoint(0, 12))
    lanes = [lane.id for lane in hand.document.lanes("j")]
    assert lanes == ["pains", "owners", "thoughts", "actions"]
    hand.session.undo()
    assert hand.document.lanes("j")[0].id == "thoughts"


# -- links -----------------------------------------------------------------------------------------


def test_the_handle_on_a_node_draws_a_link_and_asks_its_condition(hand: Hand) -> None:
    hand.click(hand.at("look", "title"))
    hand.drag(hand.handle("connect"), hand.at("pay", "node", "ann"))
    (link,) = [one for one in hand.document.records() if isinstance(one, Link) and one.id != "back"]
    assert (link.source, link.target, link.kind) == ("look", "pay", "skip")
    hand.type("in a hurry")
    hand.key(Qt.Key.Key_Return)
    assert hand.document.record(link.id, Link).condition == "in a hurry"
    hand.undo_all()
    assert link.id not in hand.document


def test_the_handle_stays_while_the_pointer_goes_to_it(hand: Hand) -> None:
    node = hand.at("look", "node", "ann")
    hand.move(node)
    handle = hand.handle("connect")
    for step in range(1, 11):
        hand.move(node + (handle - node) * step / 10)
    hand.drag(handle + QPoint(4, 4), hand.at("pay", "node", "ann"))
    links = [one for one in hand.document.links("j") if one.id != "back"]
    assert [(one.source, one.target) for one in links] == [("look", "pay")]


def test_connect_mode_draws_a_way_back_between_touchpoints(hand: Hand) -> None:
    hand.view.set_mode("connect")
    hand.drag(hand.at("unpack", "node", "ann"), hand.at("look", "node", "ann"))
    links = [one for one in hand.document.links("j") if one.id != "back"]
    assert [(one.source, one.target, one.kind) for one in links] == [("unpack", "look", "back")]


def test_connect_mode_draws_a_loop_between_phases(hand: Hand) -> None:
    hand.view.set_mode("connect")
    hand.drag(hand.at("get", "chevron"), hand.at("buy", "chevron"))
    links = [one for one in hand.document.links("j") if one.id != "back"]
    assert [(one.source, one.target, one.kind) for one in links] == [("get", "buy", "loop")]


def test_a_link_that_is_there_already_is_refused_with_its_reason(hand: Hand) -> None:
    hand.view.set_mode("connect")
    hand.hold(hand.at("wait", "node", "ann"), hand.at("choose", "node", "ann"))
    assert hand.view.pointing.feedback.refusal
    hand.release(hand.at("choose", "node", "ann"))
    assert steps(hand) == 0


def test_a_link_let_go_over_nothing_is_no_link(hand: Hand) -> None:
    hand.view.set_mode("connect")
    hand.drag(hand.at("look", "node", "ann"), QPoint(900, 850))
    assert steps(hand) == 0


# -- far away, scrolled, hidden --------------------------------------------------------------------


@pytest.mark.parametrize("zoom", [0.5, 1.7])
def test_gestures_land_right_in_a_map_that_is_zoomed_and_scrolled(
    make_canvas: MakeCanvas, zoom: float
) -> None:
    phases = {f"p{n}": tuple(f"p{n}t{m}" for m in range(6)) for n in range(8)}
    hand = make_canvas(phases=phases, levels={("p4t1", "ann"): 3.0}, cards=(), links=())
    hand.view.set_zoom(zoom)
    hand.view.look_at(2_600, 0)
    node = hand.at("p4t1", "node", "ann")
    hand.drag(node, QPoint(node.x(), level_y(hand, 6)))
    assert level(hand, "p4t1", "ann") == 6
    title = hand.at("p4t1", "title")
    hand.drag(title, hand.column(27.1, title.y()))
    assert titles(hand.document, "p4") == ["P4T0", "P4T2", "P4T1", "P4T3", "P4T4", "P4T5"]


def test_a_drag_to_the_edge_of_the_window_scrolls_on(make_canvas: MakeCanvas, qtbot: QtBot) -> None:
    phases = {f"p{n}": tuple(f"p{n}t{m}" for m in range(6)) for n in range(8)}
    hand = make_canvas(phases=phases, levels={}, cards=(), links=())
    title = hand.at("p0t0", "title")
    hand.hold(title, QPoint(1_198, title.y()))
    bar = hand.view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum(), timeout=20_000)
    hand.release(QPoint(1_198, title.y()))
    assert titles(hand.document, "p7")[-1] == "P0T0"


def test_lanes_are_reordered_around_a_hidden_one(hand: Hand) -> None:
    label = Label("verb.nothing")
    hand.session.run(set_values(hand.document, ("pains",), label, hidden=True))
    start = hand.at("actions", "lane")
    hand.drag(start, hand.at("thoughts", "lane") - QPoint(0, 12))
    lanes = [lane.id for lane in hand.document.lanes("j")]
    assert lanes == ["actions", "thoughts", "pains", "owners"]


# -- ending without a trace ------------------------------------------------------------------------


def test_escape_ends_a_drag_without_a_trace(hand: Hand) -> None:
    before = state(hand.document)
    title = hand.at("look", "title")
    hand.hold(title, hand.column(2.1, title.y()))
    hand.key(Qt.Key.Key_Escape)
    hand.release(hand.column(2.1, title.y()))
    assert state(hand.document) == before
    assert hand.view.pointing.feedback.landing == ()
    assert steps(hand) == 0


def test_losing_the_focus_ends_a_drag_without_a_trace(hand: Hand) -> None:
    title = hand.at("look", "title")
    hand.hold(title, hand.column(2.1, title.y()))
    QApplication.sendEvent(
        hand.view, QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    )
    hand.release(hand.column(2.1, title.y()))
    assert steps(hand) == 0


def test_the_document_is_not_touched_while_dragging(hand: Hand) -> None:
    before = state(hand.document)
    hand.hold(hand.at("c1", "card"), hand.at(Cell("pains", "look")))
    assert state(hand.document) == before
    hand.key(Qt.Key.Key_Escape)


def test_an_edit_from_elsewhere_ends_a_drag(hand: Hand) -> None:
    title = hand.at("look", "title")
    hand.hold(title, hand.column(2.1, title.y()))
    hand.view.write("c1", "typed elsewhere")
    hand.release(hand.column(2.1, title.y()))
    assert titles(hand.document, "buy") == ["Look", "Choose", "Pay"]


def test_undoing_every_drag_gives_the_first_document_back(hand: Hand) -> None:
    before = state(hand.document)
    hand.drag(hand.at("c1", "card"), hand.at(Cell("pains", "unpack")))
    title = hand.at("choose", "title")
    hand.drag(title, hand.column(4.5, title.y()))
    chevron = hand.at("buy", "chevron")
    hand.drag(chevron, hand.column(5.9, chevron.y()))
    node = hand.at("pay", "node", "ann")
    hand.drag(node, QPoint(node.x(), level_y(hand, 6)))
    assert steps(hand) == 4
    hand.undo_all()
    assert state(hand.document) == before
