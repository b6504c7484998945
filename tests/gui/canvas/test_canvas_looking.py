"""Selecting, scrolling, zooming and looking: what is seen and what is in hand."""

import pytest
from builders import records, state
from canvas_hand import CTRL, MIDDLE, NONE, SHIFT, Hand, MakeCanvas
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjdesigner.editing import cards, journeys
from cjdesigner.editing.common import set_values
from cjdesigner.editing.session import Session
from cjdesigner.gui.canvas import map_item
from cjdesigner.gui.canvas.marks import Marks
from cjdesigner.gui.canvas.sheet import Cell
from cjdesigner.gui.canvas.view import CanvasView
from cjdesigner.layout.drawing import Bounds, Box, Drawing, Words
from cjdesigner.layout.hit import column_at
from cjdesigner.layout.pages import paged
from cjdesigner.layout.paper import sheet
from cjdesigner.layout.theme import theme
from cjdesigner.model.change import Label
from cjdesigner.timeline.document import Document

Key = Qt.Key


def bars(hand: Hand) -> tuple[int, int]:
    view = hand.view
    return view.horizontalScrollBar().value(), view.verticalScrollBar().value()


def many(count: int) -> dict[str, tuple[str, ...]]:
    return {f"p{n}": tuple(f"p{n}t{m}" for m in range(6)) for n in range(count)}


def words_of(drawing: Drawing, owner: str) -> list[str]:
    """The lines of a thing as they are drawn."""
    groups = [group for _, _, group in drawing.placed() if group.owner == owner]
    return [op.text for group in groups for op in group.ops if isinstance(op, Words)]


# -- selecting -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "part"),
    [
        ("buy", "chevron"), ("look", "title"), ("look", "node"), ("c1", "card"),
        ("thoughts", "lane"),
    ],
)  # fmt: skip
def test_a_click_selects_what_is_under_it(hand: Hand, place: str, part: str) -> None:
    hand.click(hand.at(place, part, "ann" if part == "node" else None))
    assert hand.session.selection == (place,)


def test_a_click_on_the_words_of_a_link_selects_it(hand: Hand) -> None:
    ((x, y, group),) = hand.view.sheet.groups("back")
    label = next(op for op in group.ops if isinstance(op, Box))
    box = Bounds(label.x, label.y, label.x + label.w, label.y + label.h)
    hand.click(hand.middle(box.moved(x, y)))
    assert hand.session.selection == ("back",)


def test_shift_and_ctrl_add_and_take_away(hand: Hand) -> None:
    hand.click(hand.at("look", "title"))
    hand.click(hand.at("c1", "card"), SHIFT)
    hand.click(hand.at("choose", "title"), CTRL)
    assert hand.session.selection == ("look", "c1", "choose")
    hand.click(hand.at("c1", "card"), CTRL)
    assert hand.session.selection == ("look", "choose")


def test_a_click_on_nothing_lets_go(hand: Hand) -> None:
    hand.click(hand.at("look", "title"))
    hand.click(QPoint(1150, 850))
    assert hand.session.selection == ()


def test_a_click_on_one_of_several_selects_it_alone(hand: Hand) -> None:
    hand.view.select(("look", "choose"))
    hand.click(hand.at("choose", "title"))
    assert hand.session.selection == ("choose",)


def test_a_rubber_band_selects_what_it_touches(hand: Hand) -> None:
    start = hand.column(0.05, hand.at("c1", "card").y() - 30)
    hand.drag(hand.at(Cell("pains", "choose")), start)
    assert set(hand.session.selection) == {"c1", "c2", "c3"}
    hand.drag(hand.at(Cell("pains", "unpack")), hand.at(Cell("thoughts", "wait")), SHIFT)
    assert set(hand.session.selection) == {"c1", "c2", "c3", "wide"}


def test_the_right_button_selects_and_asks_for_a_menu(hand: Hand) -> None:
    asked: list[str] = []
    hand.view.menu_wanted.connect(lambda kind, _where: asked.append(kind))
    for place in ("look", "c1", "buy", "thoughts"):
        at = hand.at(place, "title" if place == "look" else "")
        where = hand.view.viewport().mapToGlobal(at)
        mouse = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(hand.view.viewport(), QContextMenuEvent(mouse, at, where))
        assert hand.session.selection == (place,)
    assert asked == ["touchpoint", "card", "phase", "lane"]


# -- zoom and scroll -------------------------------------------------------------------------------


def test_ctrl_and_the_wheel_zoom_at_the_pointer(make_canvas: MakeCanvas) -> None:
    hand = make_canvas(phases=many(6), cards=(), links=(), levels={})
    at = QPoint(700, 420)
    for turn in (120, 120, -120, 240):
        camera = hand.view.camera()
        x = (at.x() - camera.left) / camera.zoom
        hand.wheel(turn, CTRL, at)
        camera = hand.view.camera()
        assert (at.x() - camera.left) / camera.zoom == pytest.approx(x, abs=1 / camera.zoom)


def test_the_zoom_keys_keep_what_is_in_hand_in_sight(make_canvas: MakeCanvas) -> None:
    hand = make_canvas(phases=many(6), cards=(), links=(), levels={})
    hand.view.fit()
    hand.view.select(("p4t2",))
    before = hand.at("p4t2", "title")
    hand.key(Key.Key_0, CTRL)
    after = hand.at("p4t2", "title")
    assert hand.view.zoom == 1.0
    assert abs(after.x() - before.x()) < 30
    assert hand.view.viewport().rect().contains(after)


def test_the_zoom_keys_keep_the_middle_of_a_map_that_is_smaller_than_the_window(
    make_canvas: MakeCanvas,
) -> None:
    hand = make_canvas(phases=many(6), cards=(), links=(), levels={})
    hand.view.set_zoom(0.15)
    hand.view.look_at(0, 0)
    hand.key(Key.Key_0, CTRL)
    drawing, seen = hand.view.sheet.layout.drawing, hand.view.camera().seen()
    assert seen.left < drawing.width / 2 < seen.right


def test_a_pinch_on_a_touchpad_zooms_at_the_pointer(make_canvas: MakeCanvas) -> None:
    hand = make_canvas(phases=many(6), cards=(), links=(), levels={})
    at = QPointF(500, 300)
    before = hand.view.camera()
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, at, at,
        hand.view.viewport().mapToGlobal(at), 0.5, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(hand.view.viewport(), event)
    after = hand.view.camera()
    assert after.zoom == pytest.approx(before.zoom * 1.5)
    there = (at.x() - after.left) / after.zoom
    assert there == pytest.approx((at.x() - before.left) / before.zoom, abs=1)


def test_two_fingers_on_a_screen_zoom_and_drag_nothing_along(make_canvas: MakeCanvas) -> None:
    hand = make_canvas(phases=many(6), cards=(), links=(), levels={})
    before = state(hand.document)
    port, screen = hand.view.viewport(), QTest.createTouchDevice()
    # one finger comes down on a touchpoint
    one = hand.at("p0t4", "title")
    other = one + QPoint(120, 0)
    middle = (one + other) / 2
    x, _ = hand.view.camera().to_map(middle.x(), middle.y())
    QTest.touchEvent(port, screen).press(0, one, port).press(1, other, port).commit()
    for step in range(1, 11):
        away = QPoint(step * 12, 0)
        fingers = QTest.touchEvent(port, screen)
        fingers.move(0, one - away, port).move(1, other + away, port).commit()
    assert not hand.view.pointing.busy
    fingers = QTest.touchEvent(port, screen)
    fingers.release(0, one - away, port).release(1, other + away, port).commit()
    assert hand.view.zoom > 1.5
    assert hand.view.camera().to_map(middle.x(), middle.y())[0] == pytest.approx(x, abs=2)
    assert state(hand.document) == before


def test_two_fingers_on_a_screen_move_the_map(make_canvas: MakeCanvas) -> None:
    hand = make_canvas(phases=many(12), cards=(), links=(), levels={})
    port, screen = hand.view.viewport(), QTest.createTouchDevice()
    one, other = QPoint(700, 300), QPoint(820, 300)
    left = hand.view.camera().left
    QTest.touchEvent(port, screen).press(0, one, port).press(1, other, port).commit()
    for step in range(1, 21):
        way = QPoint(-step * 10, 0)
        fingers = QTest.touchEvent(port, screen)
        fingers.move(0, one + way, port).move(1, other + way, port).commit()
    fingers = QTest.touchEvent(port, screen)
    fingers.release(0, one + way, port).release(1, other + way, port).commit()
    assert hand.view.camera().left - left == pytest.approx(-200, abs=25)
    assert hand.view.zoom == pytest.approx(1.0, abs=0.02)


def test_however_many_things_are_selected_a_frame_outlines_only_what_it_shows(
    make_canvas: MakeCanvas,
) -> None:
    hand = make_canvas(phases=many(40), cards=(), links=(), levels={})
    hand.key(Key.Key_A, CTRL)
    marks = Marks(hand.view.sheet, hand.session.selection)
    seen = list(marks.seen(hand.view.camera().seen(), 1.0))
    assert 10 < len(seen) < 60
    hand.view.fit()
    camera = hand.view.camera()
    assert len(list(marks.seen(camera.seen(), camera.zoom))) < len(hand.session.selection)
    (whole,) = marks.seen(camera.seen(), 0.01)
    assert whole.part == "columns"


def test_the_wheel_scrolls_down_and_with_shift_sideways(make_canvas: MakeCanvas) -> None:
    hand = make_canvas(phases=many(6), cards=(), links=(), levels={})
    hand.view.set_zoom(2.0)
    hand.view.look_at(0, 0)
    x, y = bars(hand)
    hand.wheel(-120)
    assert bars(hand)[0] == x
    assert bars(hand)[1] > y
    y = bars(hand)[1]
    hand.wheel(-120, SHIFT)
    assert bars(hand)[0] > x
    assert bars(hand)[1] == y


def test_a_touchpad_is_followed_by_the_pixel(make_canvas: MakeCanvas) -> None:
    hand = make_canvas(phases=many(6), cards=(), links=(), levels={})
    hand.view.set_zoom(2.0)
    hand.view.look_at(0, 0)
    before = bars(hand)
    hand.swipe(QPoint(-7, -3))
    after = bars(hand)
    assert (after[0] - before[0], after[1] - before[1]) == (7, 3)


@pytest.mark.parametrize("space", [True, False])
def test_space_or_the_middle_button_pans(make_canvas: MakeCanvas, space: bool) -> None:
    hand = make_canvas(phases=many(6), cards=(), links=(), levels={})
    hand.view.set_zoom(2.0)
    hand.view.look_at(100, 0)
    before = bars(hand)
    port, start, end = hand.view.viewport(), QPoint(600, 500), QPoint(420, 450)
    button = Qt.MouseButton.LeftButton if space else MIDDLE
    if space:
        QTest.keyPress(hand.view, Key.Key_Space)
    QTest.mousePress(port, button, NONE, start)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, button, NONE, end)
    if space:
        QTest.keyRelease(hand.view, Key.Key_Space)
    assert bars(hand) == (before[0] + 180, before[1] + 50)
    assert hand.session.selection == ()


def test_a_journey_is_first_looked_at_so_that_its_lanes_fill_the_height(qapp: QApplication) -> None:
    view = CanvasView(Session(Document(records())), theme("light"))
    view.resize(1200, 640)
    view.show()
    drawing = view.sheet.layout.drawing
    assert 0.67 <= view.zoom <= 1.25
    assert drawing.height * view.zoom <= view.viewport().height()
    view.close_down()
    view.close()
    view.deleteLater()


def first_look(phases: dict[str, tuple[str, ...]], wide: int, high: int) -> CanvasView:
    view = CanvasView(Session(Document(records(phases=phases, levels={}))), theme("light"))
    view.resize(wide, high)
    view.show()
    view.equip()
    QApplication.processEvents()
    return view


def test_a_small_journey_is_first_seen_whole_at_its_natural_size(qapp: QApplication) -> None:
    view = first_look({"buy": ("look", "choose", "pay")}, 860, 780)
    drawing, camera = view.sheet.layout.drawing, view.camera()
    assert camera.zoom >= 1.0
    assert camera.left + drawing.width * camera.zoom <= camera.width
    assert not view.minimap.isVisible()
    view.close_down()
    view.close()
    view.deleteLater()


def test_a_long_journey_is_first_seen_with_its_last_lane_clear_of_the_minimap(
    qapp: QApplication,
) -> None:
    view = first_look(many(4), 860, 700)
    minimap, last = view.minimap, view.sheet.lanes()[-1].id
    assert minimap.isVisible()
    box = view.sheet.box(last, "lane")
    assert box is not None
    assert view.camera().box(box).bottom <= minimap.geometry().top()
    view.close_down()
    view.close()
    view.deleteLater()


def test_the_last_lane_can_be_scrolled_clear_of_the_minimap(make_canvas: MakeCanvas) -> None:
    hand = make_canvas(phases=many(6), cards=(), links=(), levels={})
    hand.view.equip()
    hand.view.resize(1200, 620)
    hand.view.set_zoom(1.25)
    last = hand.view.sheet.lanes()[-1].id
    cell = Cell(last, "p1t1")
    hand.view.go_to(cell)
    QApplication.processEvents()
    box = hand.view.sheet.cell_box(cell)
    assert box is not None
    minimap = hand.view.minimap
    assert minimap.isVisible()
    shown = hand.view.camera().box(box)
    assert shown.right > minimap.geometry().left()
    assert shown.bottom <= minimap.geometry().top()
    hand.wheel(-12_000)
    foot = hand.view.sheet.layout.drawing.rows[-1]
    assert hand.view.camera().to_view(0, foot.y + foot.height)[1] <= minimap.geometry().top()


def test_fit_shows_the_whole_map(make_canvas: MakeCanvas) -> None:
    hand = make_canvas(phases=many(12), cards=(), links=(), levels={})
    hand.view.fit()
    camera, drawing = hand.view.camera(), hand.view.sheet.layout.drawing
    assert camera.left >= 0
    assert camera.left + drawing.width * camera.zoom <= camera.width
    assert camera.top + drawing.height * camera.zoom <= camera.height


def test_header_and_labels_stay_in_sight_and_can_be_clicked_there(
    make_canvas: MakeCanvas,
) -> None:
    hand = make_canvas(phases=many(8), levels={}, cards=(), links=())
    hand.view.set_zoom(1.6)
    hand.view.look_at(2_000, 150)
    hand.view.settle()
    assert 0 <= hand.at("thoughts", "lane").x() <= hand.view.camera().body_left
    hand.click(hand.at("thoughts", "lane"))
    assert hand.session.selection == ("thoughts",)
    chevron = hand.at("p3", "chevron")
    assert 0 <= chevron.y() <= hand.view.camera().body_top
    hand.click(chevron)
    assert hand.session.selection == ("p3",)


def test_the_title_of_a_long_phase_stays_with_its_columns(make_canvas: MakeCanvas) -> None:
    hand = make_canvas(phases={"p": tuple(f"t{n}" for n in range(40))}, cards=(), links=(),
                       levels={})  # fmt: skip
    view = hand.view
    band = view.camera().box(view.sheet.box("p", "chevron"))  # type: ignore[arg-type]
    view.look_at(2_500, 0)
    view.settle()
    picture = view.viewport().grab().toImage()
    tint = QColor(theme("light").phases[0][0])
    inks = {
        picture.pixelColor(x, y).name()
        for x in range(round(view.camera().body_left) + 4, round(view.camera().body_left) + 90)
        for y in range(round(band.top) + 3, round(band.bottom) - 3)
    }
    assert len(inks - {tint.name()}) > 20


# -- what an edit does to the view -----------------------------------------------------------------


def test_undo_scrolls_to_the_place_that_it_touches(make_canvas: MakeCanvas) -> None:
    hand = make_canvas(phases=many(12), cards=(), links=(), levels={})
    hand.view.write("p0t0", "Another title")
    hand.view.select(())
    hand.view.look_at(6_000, 0)
    hand.session.undo()
    box = hand.view.sheet.title_box("p0t0")
    assert box is not None
    assert hand.view.camera().seen().left <= box.left


def test_undo_shows_the_journey_that_it_touches(hand: Hand) -> None:
    hand.view.write("look", "Another title")
    hand.session.run(journeys.add(hand.document, "Second"))
    second = next(one.id for one in hand.document.journeys() if one.title == "Second")
    hand.view.show_journey(second)
    assert hand.view.sheet.journey == second
    hand.session.undo()
    hand.session.undo()
    assert hand.view.sheet.journey == "j"


def test_each_journey_is_found_where_it_was_left(make_canvas: MakeCanvas) -> None:
    hand = make_canvas(phases=many(12), cards=(), links=(), levels={})
    hand.session.run(journeys.add(hand.document, "Second"))
    second = next(one.id for one in hand.document.journeys() if one.title == "Second")
    hand.view.set_zoom(1.5)
    hand.view.look_at(2_000, 100)
    place = bars(hand)
    hand.view.show_journey(second)
    hand.view.show_journey("j")
    assert hand.view.zoom == 1.5
    assert bars(hand) == place


@pytest.mark.parametrize("zoom", [1.0, 0.67, 0.1])
def test_after_an_edit_the_canvas_shows_what_a_new_canvas_would(
    make_canvas: MakeCanvas, zoom: float
) -> None:
    hand = make_canvas()
    hand.view.set_zoom(zoom)
    hand.view.settle()
    document = hand.document
    hand.view.write("c1", "A much longer text that makes its row higher than it was before")
    hand.view.settle()
    hand.session.run(cards.add(document, "pains", "look", "Another pain"), select=())
    hand.view.settle()
    hand.session.run(set_values(document, ("choose",), Label("verb.nothing"), title="Chooses"))
    hand.view.select(())
    hand.view.settle()
    other = make_canvas()
    fresh = other.view
    other.session.document = Document(document.records())
    fresh.show_again()
    fresh.set_zoom(zoom)
    fresh.look_at(0, 0)
    hand.view.look_at(0, 0)
    QApplication.processEvents()
    for view in (hand.view, fresh):
        view.minimap.show_or_hide(False)
        view.settle()
    assert hand.view.viewport().grab().toImage() == fresh.viewport().grab().toImage()


def test_another_theme_is_taken_at_once(hand: Hand) -> None:
    hand.view.use_theme(theme("dark"))
    hand.view.settle()
    picture = hand.view.viewport().grab().toImage()
    assert picture.pixelColor(60, 700).lightness() < 90


def test_paper_view_breaks_lines_where_the_printed_page_does(hand: Hand) -> None:
    hand.view.write("c1", "A text that is long enough to be broken into several lines")
    before = hand.view.sheet.layout.drawing
    hand.view.set_paper_view(True)
    page = paged(hand.document, ["j"], sheet("A3")).pages[0]
    printed = words_of(page.parts[0].drawing, "c1")
    assert words_of(hand.view.sheet.layout.drawing, "c1") == printed
    hand.view.set_paper_view(False)
    assert words_of(hand.view.sheet.layout.drawing, "c1") == words_of(before, "c1")


def test_paper_view_shows_the_columns_that_were_in_sight(make_canvas: MakeCanvas) -> None:
    hand = make_canvas(phases=many(12), cards=(), links=(), levels={})
    hand.view.look_at(4_000, 0)
    wanted = hand.view.sheet.box("p6t2", "title")
    assert wanted is not None
    hand.view.reveal(wanted)

    def at_the_left() -> str:
        camera = hand.view.camera()
        number = column_at(hand.view.sheet.layout.drawing, camera.seen().left + 20)
        assert number is not None
        return hand.view.sheet.column_id(number)

    before = at_the_left()
    for on in (True, False):
        hand.view.set_paper_view(on)
        assert at_the_left() == before


def test_the_minimap_brings_a_place_into_view_and_can_be_hidden(make_canvas: MakeCanvas) -> None:
    hand = make_canvas(phases=many(12), cards=(), links=(), levels={})
    hand.view.look_at(0, 0)
    minimap = hand.view.minimap
    assert minimap.isVisible()
    middle = minimap.rect().center()
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, NONE, middle)
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, NONE, middle)
    drawing, seen = hand.view.sheet.layout.drawing, hand.view.camera().seen()
    assert (seen.left + seen.right) / 2 == pytest.approx(drawing.width / 2, rel=0.2)
    minimap.show_or_hide(False)
    assert not minimap.isVisible()


def test_a_canvas_without_a_journey_shows_nothing_and_takes_every_event(
    make_canvas: MakeCanvas,
) -> None:
    hand = make_canvas()
    empty = [one for one in records() if one.type in ("project",)]
    hand.session.document = Document(empty)
    hand.session.journey = ""
    hand.view.show_again()
    hand.view.settle()
    hand.click(QPoint(300, 300))
    hand.key(Key.Key_Return)
    hand.wheel(-120)
    hand.view.fit()
    hand.view.hover(QPointF(200, 200))
    assert not hand.drop("card", QPoint(300, 300))


# -- the first frame -------------------------------------------------------------------------------


def test_the_first_frame_of_a_map_is_whole_and_tiles_change_nothing_in_it(hand: Hand) -> None:
    view = hand.view
    view.show_drawing(shown(view))
    first = view.viewport().grab().toImage()
    assert view.settled
    assert len(view.pyramid) == 0
    second = view.viewport().grab().toImage()
    assert view.settled
    assert len(view.pyramid) > 0
    different = sum(
        abs(first.pixelColor(x, y).lightness() - second.pixelColor(x, y).lightness()) > 24
        for x in range(0, first.width(), 3)
        for y in range(0, first.height(), 3)
    )
    assert different < 30


def test_a_map_that_takes_long_is_filled_piece_by_piece(
    hand: Hand, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(map_item, "FIRST", 0.0)
    view = hand.view
    view.show_drawing(shown(view))
    view.viewport().repaint()
    assert not view.settled
    qtbot.waitUntil(lambda: view.settled, timeout=20_000)
    assert len(view.pyramid) > 0


def shown(view: CanvasView) -> Drawing:
    assert view.drawing is not None
    return view.drawing
