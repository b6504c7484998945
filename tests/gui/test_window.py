"""Promises about the window as a whole: bar, tabs, panels, menus, find."""

from itertools import combinations
from pathlib import Path

import pytest
from gui_helpers import opened, settle, touchpoints
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import cjdesigner
from cjdesigner.editing import projects
from cjdesigner.editing.common import set_values
from cjdesigner.gui.actions import CONTEXT, MENUS
from cjdesigner.gui.app import Program
from cjdesigner.gui.canvas import writing
from cjdesigner.gui.canvas.sheet import Cell
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.panels.outline_drop import IDENTITY
from cjdesigner.gui.panels.personas import PersonaRow
from cjdesigner.gui.topbar import TopBar
from cjdesigner.model.change import Label
from cjdesigner.model.records import PROJECT_ID, Journey, Lane, Touchpoint
from cjdesigner.timeline.document import Document


def test_the_window_shows_the_project_and_its_counts(window: MainWindow) -> None:
    assert window.windowTitle() == "Five phases of an experience[*] – CJ Designer"
    assert window.isWindowModified()
    counts = window.status_line.findChildren(type(window.status_line._counts))[0].text()
    assert counts == "5 phases · 9 touchpoints · 0 personas · 1 link"


def test_every_action_stands_in_a_menu_and_has_a_text(window: MainWindow) -> None:
    inside = {name for content in MENUS.values() for name in content}
    for row in window.actions_table.rows():
        assert row.text, row.id
        assert row.id in inside, f"{row.id} is in no menu"


def test_what_menus_name_exists(window: MainWindow) -> None:
    known = {row.id for row in window.actions_table.rows()} | {"", "recent:", "lanes:", "panels:"}
    for content in (*MENUS.values(), *CONTEXT.values()):
        assert set(content) <= known


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    taken: dict[str, str] = {}
    for row in window.actions_table.rows():
        for key in row.keys.split():
            assert key not in taken, f"{row.id} and {taken.get(key)} share {key}"
            taken[key] = row.id


def test_undo_says_what_it_undoes_and_brings_the_name_back(window: MainWindow) -> None:
    first = touchpoints(window)[0]
    change = set_values(
        window.desk.document, (first.id,), Label("gui.edit.touchpoint"), title="Another"
    )
    window.desk.run(change)
    undo = window.actions_table["undo"]
    assert undo.isEnabled()
    assert undo.text().replace("&", "") == "Undo edit touchpoint"
    undo.trigger()
    assert touchpoints(window)[0].title == first.title
    assert window.actions_table["redo"].text().replace("&", "") == "Redo edit touchpoint"


def test_a_click_in_the_outline_selects_and_shows_the_phase(window: MainWindow) -> None:
    item = window.outline.topLevelItem(2)
    assert item is not None
    where = window.outline.visualItemRect(item).center()
    QTest.mouseClick(window.outline.viewport(), Qt.MouseButton.LeftButton, pos=where)
    phase = window.desk.document.phases(window.desk.journey)[2]
    assert window.desk.selection == (phase.id,)
    settle()
    assert window.inspector.heading == "Phase"


def test_the_outline_opens_a_phase_to_its_touchpoints(window: MainWindow) -> None:
    item = window.outline.topLevelItem(0)
    assert item is not None
    item.setExpanded(True)
    titles = [item.child(row).text(0) for row in range(item.childCount())]  # type: ignore[union-attr]
    assert titles == ["Seeing or smelling something in the street", "Story told by another"]


def drag_in_the_outline(window: MainWindow, moving: str, onto: str, part: float) -> None:
    """Drag an item to a part of another one's height, as the desktop sends it."""
    outline = window.outline
    outline.expandAll()
    settle()
    items = {}
    for place in range(outline.topLevelItemCount()):
        top = outline.topLevelItem(place)
        assert top is not None
        for item in (top, *(top.child(row) for row in range(top.childCount()))):
            assert item is not None
            items[str(item.data(0, IDENTITY))] = item
    QTest.mouseClick(
        outline.viewport(),
        Qt.MouseButton.LeftButton,
        pos=outline.visualItemRect(items[moving]).center(),
    )
    settle()
    box = outline.visualItemRect(items[onto])
    where = QPoint(box.center().x(), round(box.top() + part * box.height()))
    data = outline.mimeData([items[moving]])
    viewport, move = outline.viewport(), Qt.DropAction.MoveAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QDragEnterEvent(where, move, data, left, none))
    over = QDragMoveEvent(where, move, data, left, none)
    QApplication.sendEvent(viewport, over)
    assert over.isAccepted()
    QApplication.sendEvent(viewport, QDropEvent(QPointF(where), move, data, left, none))
    settle()


def test_a_phase_dragged_in_the_outline_goes_between_others(window: MainWindow) -> None:
    document, journey = window.desk.document, window.desk.journey
    before = [one.id for one in document.phases(journey)]
    drag_in_the_outline(window, before[3], before[1], 0.2)
    after = [before[0], before[3], before[1], before[2], before[4]]
    assert [one.id for one in document.phases(journey)] == after
    assert window.outline.topLevelItem(1).data(0, IDENTITY) == before[3]  # type: ignore[union-attr]
    drag_in_the_outline(window, before[3], document.touchpoints(before[4])[0].id, 0.9)
    assert [one.id for one in document.phases(journey)][-1] == before[3]
    window.edit.undo()
    window.edit.undo()
    assert [one.id for one in document.phases(journey)] == before


def test_a_touchpoint_dragged_in_the_outline_goes_into_a_phase_or_between(
    window: MainWindow,
) -> None:
    document = window.desk.document
    first, *_, last = document.phases(window.desk.journey)
    one = document.touchpoints(first.id)[0]
    drag_in_the_outline(window, one.id, last.id, 0.5)
    assert document.touchpoints(last.id)[-1].id == one.id
    drag_in_the_outline(window, one.id, document.touchpoints(last.id)[0].id, 0.2)
    assert document.touchpoints(last.id)[0].id == one.id
    assert window.desk.selection == (one.id,)


def test_what_is_typed_is_found_at_once_and_return_goes_from_place_to_place(
    window: MainWindow, qtbot: QtBot
) -> None:
    field, line = window.bar.find_field, window.status_line
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert field.hasFocus()
    QTest.keyClicks(field, "ent")
    qtbot.waitUntil(lambda: line.message().startswith("1 of "))
    assert field.hasFocus()
    first = window.desk.selection
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert line.message().startswith("2 of ")
    assert window.desk.selection != first
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.desk.selection == first
    found = window.desk.document.get(first[0])
    assert "ent" in getattr(found, "title", "").lower()


def test_what_is_typed_is_found_in_this_journey_before_others(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.journeys.duplicate()
    settle()
    here = window.desk.journey
    QTest.keyClicks(window.bar.find_field, "enter")
    qtbot.waitUntil(lambda: bool(window.desk.selection))
    assert window.desk.journey == here
    assert window.desk.document.journey_of(window.desk.selection[0]) == here


def test_a_hidden_lane_says_where_it_is_to_be_found(window: MainWindow) -> None:
    lane = window.desk.document.lanes(window.desk.journey)[-1]
    window.desk.select((lane.id,))
    settle()
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert "panel of the journey" in window.status_line.message()
    place = next(one for one in window.findChildren(QWidget, "hidden_lanes") if one.isVisible())
    place.findChildren(QPushButton)[-1].click()
    assert not window.desk.document.record(lane.id, Lane).hidden


def test_find_says_so_where_there_is_nothing(window: MainWindow) -> None:
    field = window.bar.find_field
    field.setFocus()
    QTest.keyClicks(field, "zzzz")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.status_line.message() == "Nothing found."


def test_panels_can_be_hidden_and_come_back_next_time(window: MainWindow) -> None:
    window.docks["channels"].toggleViewAction().trigger()
    assert not window.docks["channels"].isVisible()
    program = window.program
    window.desk.session.mark_saved()
    document, place = window.desk.document, window.files.place
    assert window.close()
    again = program.show_project(document, place)
    settle()
    assert not again.docks["channels"].isVisible()
    assert again.docks["outline"].isVisible()


def test_full_screen_leads_back_to_a_window_as_large_as_it_was(window: MainWindow) -> None:
    window.showMaximized()
    settle()
    key = Qt.Key.Key_F11
    QTest.keyClick(window.canvas, key)
    settle()
    assert window.isFullScreen()
    assert window.actions_table["full_screen"].isChecked()
    QTest.keyClick(window.canvas, key)
    settle()
    assert window.isMaximized()
    assert not window.actions_table["full_screen"].isChecked()


def test_a_narrow_window_keeps_its_bar_in_sight(window: MainWindow) -> None:
    window.resize(820, 620)
    settle()
    assert window.width() <= 860
    for button in window.bar.findChildren(QToolButton):
        if button.isVisible() and button.parent() is window.bar:
            right = button.mapTo(window.bar, QPoint(button.width(), 0)).x()
            assert right <= window.bar.width() + 1


def test_a_bar_is_in_order_as_soon_as_it_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    bar = TopBar(window.desk, window.actions_table)
    qtbot.addWidget(bar)
    bar.resize(1480, 60)
    bar.show()
    parts = bar.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    places = [part.geometry() for part in parts if part.isVisible()]
    assert len(places) > 6
    assert not [pair for pair in combinations(places, 2) if pair[0].intersects(pair[1])]


def test_a_large_interface_fits_a_small_screen(window: MainWindow) -> None:
    window.program.change_settings(window.program.settings._replace(scale=150))
    window.resize(1280, 760)
    settle()
    assert window.width() <= 1280
    left, right = window.docks["palette"], window.docks["inspector"]
    assert left.width() >= 1.5 * 160
    assert right.width() >= 1.5 * 220
    assert right.mapTo(window, QPoint(right.width(), 0)).x() <= 1280


def test_a_long_project_name_ends_in_an_ellipsis_and_leaves_room(window: MainWindow) -> None:
    label = Label("gui.edit.project")
    title = "A very long name of a project " * 4
    window.desk.run(set_values(window.desk.document, (PROJECT_ID,), label, title=title.strip()))
    settle()
    assert window.bar._name.width() < window.bar.width() / 3


def test_a_project_without_a_title_is_called_as_its_file(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "visit.journey"
    cjdesigner.save(Document(projects.new_project("en", "")), path)
    assert opened(program, path)
    (window,) = program.windows
    name = window.findChild(QLabel, "project_name")
    assert name is not None
    assert name.text() == "visit"
    label = Label("gui.edit.project")
    window.desk.run(set_values(window.desk.document, (PROJECT_ID,), label, title="A visit"))
    assert name.text() == "A visit"
    window.desk.session.mark_saved()


def test_the_project_s_name_stands_in_the_bar_as_plain_text(window: MainWindow) -> None:
    title = "<b>Bikes</b> & more"
    label = Label("gui.edit.project")
    window.desk.run(set_values(window.desk.document, (PROJECT_ID,), label, title=title))
    shown = window.bar.findChild(type(window.bar._name), "project_name")
    assert shown is not None
    assert shown.text() == title
    assert shown.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("mode", ["connect", "card", "select"])
def test_a_mode_button_puts_the_canvas_in_its_mode(window: MainWindow, mode: str) -> None:
    window.canvas.set_mode("card" if mode == "select" else "select")
    button = window.bar.findChild(QToolButton, f"mode_{mode}_button")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.canvas.mode == mode
    checked = [
        name
        for name in ("select", "connect", "card")
        if window.actions_table[f"mode_{name}"].isChecked()
    ]
    assert checked == [mode]


def test_zooming_by_the_status_line_shows_the_new_zoom(window: MainWindow) -> None:
    button = window.status_line.findChild(QToolButton, "status_zoom_in")
    value = window.status_line.findChild(QToolButton, "zoom_value")
    assert button is not None
    assert value is not None
    before = window.canvas.zoom
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.canvas.zoom > before
    assert value.text() == f"{round(window.canvas.zoom * 100)}%"


# -- journeys as tabs ----------------------------------------------------------------------------


def test_plus_adds_a_journey_and_lets_its_title_be_typed(window: MainWindow) -> None:
    button = window.bar.findChild(QToolButton, "journey_add_button")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    editor = window.bar.tabs.findChild(QLineEdit, "tab_editor")
    assert editor is not None
    QTest.keyClicks(editor, "Repair")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    titles = [journey.title for journey in window.desk.document.journeys()]
    assert titles == ["Five phases of an experience", "Repair"]
    assert window.desk.journey == window.desk.document.journeys()[1].id


def test_a_double_click_renames_a_tab_and_escape_leaves_it(window: MainWindow) -> None:
    tabs = window.bar.tabs
    where = tabs.tabRect(0).center()
    QTest.mouseDClick(tabs, Qt.MouseButton.LeftButton, pos=where)
    editor = tabs.findChild(QLineEdit, "tab_editor")
    assert editor is not None
    QTest.keyClicks(editor, "Nothing of this")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    settle()
    assert window.desk.document.journeys()[0].title == "Five phases of an experience"


def test_dragging_a_tab_gives_the_journey_another_place(window: MainWindow) -> None:
    window.actions_table["journey_duplicate"].trigger()
    settle()
    tabs = window.bar.tabs
    titles = [one.title for one in window.desk.document.journeys()]
    start, end = tabs.tabRect(1).center(), tabs.tabRect(0).center() - QPoint(30, 0)
    QTest.mousePress(tabs, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 9):
        QTest.mouseMove(tabs, start + (end - start) * step / 8)
    QTest.mouseRelease(tabs, Qt.MouseButton.LeftButton, pos=end)
    settle()
    assert [one.title for one in window.desk.document.journeys()] == titles[::-1]
    window.actions_table["undo"].trigger()
    assert [one.title for one in window.desk.document.journeys()] == titles


def test_deleting_a_journey_can_be_undone(window: MainWindow) -> None:
    window.actions_table["journey_duplicate"].trigger()
    count = len(window.desk.document)
    assert window.actions_table["journey_delete"].isEnabled()
    window.actions_table["journey_delete"].trigger()
    assert len(window.desk.document.journeys()) == 1
    window.actions_table["undo"].trigger()
    assert len(window.desk.document.journeys()) == 2
    assert len(window.desk.document) == count


def test_the_desired_journey_says_where_it_comes_from(window: MainWindow) -> None:
    first = window.desk.journey
    window.actions_table["journey_duplicate"].trigger()
    copy = window.desk.document.journeys()[1]
    assert copy.origin == first
    assert copy.kind == "to_be"
    assert window.desk.journey == copy.id


def test_the_tabs_of_a_long_title_and_its_copy_can_be_told_apart(window: MainWindow) -> None:
    desk, title = window.desk, "A long day at the museum of the sea"
    desk.run(set_values(desk.document, (desk.journey,), Label("x"), title=title))
    window.actions_table["journey_duplicate"].trigger()
    settle()
    tabs = window.bar.tabs
    assert tabs.tabText(0) != tabs.tabText(1)
    assert tabs.tabText(1).endswith("desired")


def test_a_touchpoint_opens_a_journey_of_its_own_and_again(window: MainWindow) -> None:
    one = touchpoints(window)[0]
    home = window.desk.journey
    window.desk.select((one.id,))
    window.actions_table["journey_open"].trigger()
    own = window.desk.journey
    assert own != home
    assert window.desk.document.record(one.id, Touchpoint).opens == own
    # the first thing to do there is to name its first phase
    field = window.canvas.in_place.editor
    assert field is not None
    QTest.keyClicks(field, "Arrive")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [phase.title for phase in window.desk.document.phases(own)][:1] == ["Arrive"]
    window.desk.show_journey(home)
    window.desk.select((one.id,))
    window.actions_table["journey_open"].trigger()
    assert window.desk.journey == own
    assert len(window.desk.document.journeys()) == 2


def test_undo_goes_to_the_journey_that_it_touches(window: MainWindow) -> None:
    first, one = window.desk.journey, touchpoints(window)[0]
    label = Label("gui.edit.touchpoint")
    window.desk.run(set_values(window.desk.document, (one.id,), label, title="Another"))
    window.actions_table["journey_add"].trigger()
    settle()
    window.actions_table["undo"].trigger()
    window.desk.run(set_values(window.desk.document, (one.id,), label, title="A third"))
    window.actions_table["journey_duplicate"].trigger()
    assert window.desk.journey != first
    window.actions_table["undo"].trigger()
    window.actions_table["undo"].trigger()
    settle()
    assert window.desk.journey == first
    assert window.canvas.sheet.journey == first
    assert window.bar.tabs.tabData(window.bar.tabs.currentIndex()) == first
    assert touchpoints(window)[0].title == "Another"


def test_a_tab_and_the_map_have_menus_under_the_right_button(window: MainWindow) -> None:
    tabs = window.bar.tabs
    tabs.customContextMenuRequested.emit(tabs.tabRect(0).center())
    menu = window.findChild(QMenu, "context")
    assert menu is not None
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert "Duplicate as the desired journey" in texts
    menu.close()
    settle()
    one = touchpoints(window)[0]
    window.desk.select((one.id,))
    window.canvas.menu_wanted.emit("touchpoint", window.mapToGlobal(QPoint(500, 400)))
    menu = window.findChild(QMenu, "context")
    assert menu is not None
    action = next(one for one in menu.actions() if one.text().replace("&", "") == "Delete")
    action.trigger()
    menu.close()
    assert one.id not in window.desk.document


def right_click(window: MainWindow, widget: QWidget, where: QPoint) -> list[str]:
    """Press the right button, and what the menu offers then."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, widget.mapToGlobal(where))
    QApplication.sendEvent(widget, event)
    menu = window.findChild(QMenu, "context")
    assert menu is not None
    texts = [one.text().replace("&", "") for one in menu.actions() if one.text()]
    menu.close()
    settle()
    return texts


def test_panels_have_menus_under_the_right_button(window: MainWindow) -> None:
    outline = window.outline
    item = outline.topLevelItem(0)
    assert item is not None
    found = right_click(window, outline.viewport(), outline.visualItemRect(item).center())
    assert "Add touchpoint" in found
    assert window.desk.selection == (item.data(0, IDENTITY),)
    tile = window.palette_panel.tile("lane")
    assert right_click(window, tile, QPoint(9, 9)) == [
        "Add lane of notes",
        "Add lane of another kind",
    ]


def test_the_right_button_takes_a_persona_off_the_journey_and_puts_it_on_again(
    window: MainWindow,
) -> None:
    window.insert.persona()
    settle()
    (row,) = window.personas_panel.findChildren(PersonaRow)
    assert "Selected persona on this journey" in right_click(window, row, QPoint(9, 9))
    action = window.actions_table["persona_on"]
    for on in (False, True):
        action.trigger()
        journey = window.desk.document.record(window.desk.journey, Journey)
        assert bool(journey.personas) == on
        assert action.isChecked() == on


def test_an_empty_cell_offers_a_card_under_the_right_button(window: MainWindow) -> None:
    canvas = window.canvas
    column = canvas.sheet.layout.columns[0]
    lane = next(
        one
        for one in canvas.sheet.lanes()
        if writing.holds_cards(one) and not canvas.sheet.in_cell(Cell(one.id, column))
    )
    box = canvas.sheet.cell_box(Cell(lane.id, column))
    assert box is not None
    canvas.reveal(box)
    where = canvas.over.middle_of(Cell(lane.id, column)).toPoint()
    assert right_click(window, canvas.viewport(), where)[0] == "Add card"


def test_the_insert_menu_offers_every_kind_of_lane(window: MainWindow) -> None:
    lanes = window.menuBar().findChild(QMenu, "lanes") or window.findChild(QMenu, "lanes")
    assert lanes is not None
    lanes.aboutToShow.emit()
    offered = {action.data(): action for sub in lanes.actions() for action in sub.menu().actions()}
    assert {"question", "backstage", "line_visibility", "owner"} <= set(offered)
    assert "emotion_curve" not in offered
    before = len(window.desk.document.lanes(window.desk.journey))
    offered["line_visibility"].trigger()
    assert len(window.desk.document.lanes(window.desk.journey)) == before + 1


def test_all_that_can_have_the_focus_has_a_name_for_a_screen_reader(window: MainWindow) -> None:
    window.insert.persona()
    document = window.desk.document
    kinds = {record.type: record.id for record in document.records()}
    for kind in ("journey", "phase", "touchpoint", "card", "lane", "link", "persona"):
        window.desk.select((kinds[kind],) if kind in kinds and kind != "journey" else ())
        settle()
        for widget in window.findChildren(QWidget):
            stop = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if not stop or not widget.isVisible() or widget is window.canvas.viewport():
                continue
            interface = QAccessible.queryAccessibleInterface(widget)
            name = interface.text(QAccessible.Text.Name)
            assert name, f"{type(widget).__name__} {widget.objectName()} on the page of a {kind}"


def test_tab_goes_through_the_window_as_it_is_read(window: MainWindow) -> None:
    for _ in range(2):
        window.insert.persona()
    window.desk.select(())
    settle()
    window.activateWindow()
    window.canvas.setFocus()
    seen: list[str] = []
    focused = QApplication.focusWidget()
    while focused is not None and len(seen) < 90:
        seen.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is window.canvas:
            break
    ann, bob = (one.id for one in window.desk.document.personas())
    for row in (
        ["journey_tabs", "journey_add_button", "mode_select_button", "find", "export_button"],
        ["tile_persona", f"persona_{ann}", f"persona_{bob}", "persona_add", "outline"],
        ["ends", f"chip_{ann}", f"chip_{bob}", "scale", "project_section"],
    ):
        places = [seen.index(name) for name in row]
        assert places == sorted(places), row
