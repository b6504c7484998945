"""Promises about channels: how one is found, made, changed, used and taken away in the window."""

from collections.abc import Callable

import pytest
from gui_helpers import drop, settle, touchpoints
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton

from cjdesigner.editing import channels, journeys
from cjdesigner.editing.common import set_values
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.model.change import Label
from cjdesigner.model.records import Channel, Persona, Touchpoint

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def shown(window: MainWindow) -> list[str]:
    """What the list shows, from the first to the last."""
    return [window.channels_panel.list.item(row).text() for row in range(in_list(window))]


def in_list(window: MainWindow) -> int:
    return window.channels_panel.list.count()


def place(window: MainWindow, name: str) -> QPoint:
    """Where a channel stands in the list."""
    view = window.channels_panel.list
    item = view.item(shown(window).index(name))
    view.scrollToItem(item)
    return view.visualItemRect(item).center()


def search(window: MainWindow, text: str) -> None:
    QTest.mouseClick(window.channels_panel.search, LEFT)
    QTest.keyClicks(window.channels_panel.search, text)


def own(window: MainWindow, name: str) -> Channel:
    return next(one for one in window.desk.document.own_channels() if one.name == name)


def select_first(window: MainWindow) -> str:
    """Select the first touchpoint; its identity."""
    one = touchpoints(window)[0]
    window.desk.select((one.id,))
    return one.id


def channels_of(window: MainWindow, touchpoint: str) -> tuple[str, ...]:
    return window.desk.document.record(touchpoint, Touchpoint).channels


@pytest.fixture
def with_own(window: MainWindow) -> MainWindow:
    """A window on a project with two channels of its own, the first used on two touchpoints."""
    desk = window.desk
    for name in ("Reading group", "Repair café"):
        desk.run(channels.add(desk.document, name))
    one, two = touchpoints(window)[:2]
    desk.run(channels.set_on(desk.document, (one.id, two.id), own(window, "Reading group").id))
    desk.select(())
    settle()
    return window


# -- finding -------------------------------------------------------------------------------------


def test_typing_narrows_the_list_and_what_begins_with_it_comes_first(window: MainWindow) -> None:
    whole = in_list(window)
    search(window, "shop")
    assert shown(window)[0] == "Shop"
    assert "Web shop" in shown(window)
    assert all("shop" in name.casefold() for name in shown(window))
    QTest.keyClick(window.channels_panel.search, Key.Key_Escape)
    assert window.channels_panel.search.text() == ""
    assert in_list(window) == whole


def test_enter_gives_the_first_that_is_found_to_the_selected_touchpoint(window: MainWindow) -> None:
    touchpoint = select_first(window)
    before = channels_of(window, touchpoint)
    search(window, "text mess")
    QTest.keyClick(window.channels_panel.search, Key.Key_Return)
    assert channels_of(window, touchpoint) == (*before, "sms")
    assert window.actions_table["undo"].text() == "&Undo set channel"
    QTest.keyClick(window.channels_panel.search, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert channels_of(window, touchpoint) == before


def test_enter_in_an_empty_field_gives_nothing(window: MainWindow) -> None:
    touchpoint = select_first(window)
    before = channels_of(window, touchpoint)
    QTest.mouseClick(window.channels_panel.search, LEFT)
    QTest.keyClick(window.channels_panel.search, Key.Key_Return)
    assert channels_of(window, touchpoint) == before


def test_down_goes_into_the_list_and_up_comes_back(window: MainWindow) -> None:
    touchpoint = select_first(window)
    search(window, "e-mail")
    assert shown(window)[0] == "E-mail"
    QTest.keyClick(window.channels_panel.search, Key.Key_Down)
    view = window.channels_panel.list
    assert QApplication.focusWidget() is view
    QTest.keyClick(view, Key.Key_Down)
    QTest.keyClick(view, Key.Key_Return)
    assert channels_of(window, touchpoint)[-1] == "email_transactional"
    QTest.keyClick(view, Key.Key_Up)
    QTest.keyClick(view, Key.Key_Up)
    assert QApplication.focusWidget() is window.channels_panel.search


def test_a_channel_is_found_by_its_name_in_the_language_of_the_interface(
    window: MainWindow,
) -> None:
    window.program.change_settings(window.program.settings._replace(language="nl"))
    settle()
    search(window, "webwinkel")
    assert shown(window) == ["Webwinkel"]


def test_what_is_not_found_is_made_by_enter(window: MainWindow) -> None:
    search(window, "Reading group")
    assert shown(window) == ["New: “Reading group”"]
    QTest.keyClick(window.channels_panel.search, Key.Key_Return)
    made = own(window, "Reading group")
    assert window.desk.selection == (made.id,)
    assert window.channels_panel.search.text() == ""
    assert shown(window)[0] == "Reading group"


# -- giving --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Website", "Repair café"])
def test_a_double_click_gives_a_channel_and_a_click_only_chooses_it(
    with_own: MainWindow, name: str
) -> None:
    touchpoint = select_first(with_own)
    before = channels_of(with_own, touchpoint)
    viewport = with_own.channels_panel.list.viewport()
    QTest.mouseClick(viewport, LEFT, pos=place(with_own, name))
    assert channels_of(with_own, touchpoint) == before
    QTest.mouseDClick(viewport, LEFT, pos=place(with_own, name))
    given = own(with_own, name).id if name == "Repair café" else "website"
    assert channels_of(with_own, touchpoint) == (*before, given)


def test_an_own_channel_dropped_on_a_touchpoint_is_given_to_it_and_it_is_selected(
    with_own: MainWindow,
) -> None:
    one = touchpoints(with_own)[0]
    box = with_own.canvas.sheet.title_box(one.id)
    assert box is not None
    x, y = with_own.canvas.camera().to_view((box.left + box.right) / 2, box.top + 4)
    drop(with_own, "channel", QPoint(round(x), round(y)), own(with_own, "Repair café").id)
    assert channels_of(with_own, one.id)[-1] == own(with_own, "Repair café").id
    assert with_own.desk.selection == (one.id,)


def test_the_inspector_offers_own_channels_first(with_own: MainWindow) -> None:
    select_first(with_own)
    settle()
    page = with_own.inspector.page
    assert page is not None
    add = page.field("channels").findChild(QToolButton, "chip_add")
    assert add is not None
    add.menu().aboutToShow.emit()
    # the first own one is on the touchpoint already
    assert add.menu().actions()[0].text() == "Repair café"
    add.menu().actions()[0].trigger()
    assert channels_of(with_own, with_own.desk.selection[0])[-1] == own(with_own, "Repair café").id


# -- making and changing -------------------------------------------------------------------------


def by_button(window: MainWindow) -> None:
    button = window.channels_panel.findChild(QToolButton, "channel_add")
    assert button is not None
    QTest.mouseClick(button, LEFT)


def by_key(window: MainWindow) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Key.Key_K, both)


@pytest.mark.parametrize("make", [by_button, by_key])
def test_a_new_channel_is_named_at_once_and_given_an_icon(
    window: MainWindow, make: Callable[[MainWindow], None]
) -> None:
    make(window)
    page = window.inspector.page
    assert page is not None
    assert window.inspector.heading == "Channel"
    field = page.field("name")
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "Reading group")
    assert shown(window)[0] == "Reading group"
    settle()
    icon = page.findChild(QToolButton, "sign_event")
    assert icon is not None
    QTest.mouseClick(icon, LEFT)
    assert own(window, "Reading group").icon == "event"
    undo = window.actions_table["undo"]
    names = []
    while undo.isEnabled():
        names.append(undo.text())
        undo.trigger()
    assert names == ["&Undo edit channel", "&Undo edit channel", "&Undo add channel"]
    assert window.desk.document.own_channels() == []


def test_the_icon_is_chosen_with_the_arrow_keys(with_own: MainWindow) -> None:
    with_own.desk.select((own(with_own, "Repair café").id,))
    with_own.actions_table["channel_icon"].trigger()
    at_first = QApplication.focusWidget()
    assert at_first is not None
    assert at_first.objectName() == "sign_touchpoint"
    QTest.keyClick(at_first, Key.Key_Right)
    assert own(with_own, "Repair café").icon == "website"


def test_f2_in_the_list_names_an_own_channel(with_own: MainWindow) -> None:
    view = with_own.channels_panel.list
    QTest.mouseClick(view.viewport(), LEFT, pos=place(with_own, "Repair café"))
    QTest.keyClick(view, Key.Key_F2)
    page = with_own.inspector.page
    assert page is not None
    assert QApplication.focusWidget() is page.field("name")
    assert with_own.desk.selection == (own(with_own, "Repair café").id,)


def test_alt_and_an_arrow_moves_an_own_channel_among_its_like(with_own: MainWindow) -> None:
    view = with_own.channels_panel.list
    QTest.mouseClick(view.viewport(), LEFT, pos=place(with_own, "Repair café"))
    QTest.keyClick(view, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown(with_own)[:2] == ["Repair café", "Reading group"]
    assert with_own.actions_table["undo"].text() == "&Undo move channel"
    with_own.actions_table["undo"].trigger()
    assert shown(with_own)[:2] == ["Reading group", "Repair café"]


@pytest.mark.parametrize("key", [Key.Key_F2, Key.Key_Delete])
def test_a_shipped_channel_stays_as_it_is_and_so_does_what_is_selected(
    window: MainWindow, key: Qt.Key
) -> None:
    touchpoint = select_first(window)
    view = window.channels_panel.list
    QTest.mouseClick(view.viewport(), LEFT, pos=place(window, "Website"))
    QTest.keyClick(view, key)
    assert touchpoint in window.desk.document
    assert "Website" in shown(window)
    message = window.findChild(QLabel, "status_message")
    assert message is not None
    assert message.text().startswith("This channel comes with the program")


def test_deleting_takes_a_channel_off_where_it_is_used_in_one_step(with_own: MainWindow) -> None:
    desk, view = with_own.desk, with_own.channels_panel.list
    gone = own(with_own, "Reading group")
    QTest.mouseDClick(with_own.palette_panel.tile("persona"), LEFT)
    persona = desk.document.personas()[0]
    liked = Label("gui.edit.persona")
    desk.run(set_values(desk.document, (persona.id,), liked, channels=(gone.id,)))
    before = {record.id: record for record in desk.document.records()}
    QTest.mouseClick(view.viewport(), LEFT, pos=place(with_own, "Reading group"))
    QTest.keyClick(view, Key.Key_Delete)
    assert gone.id not in desk.document
    assert all(gone.id not in one.channels for one in touchpoints(with_own))
    assert desk.document.record(persona.id, Persona).channels == ()
    message = with_own.findChild(QLabel, "status_message")
    assert message is not None
    assert message.text() == "Also taken off where it was used: 3 times."
    assert with_own.actions_table["undo"].text() == "&Undo delete channel"
    with_own.actions_table["undo"].trigger()
    assert {record.id: record for record in desk.document.records()} == before


def test_a_channel_says_where_it_is_used_and_leads_there(with_own: MainWindow) -> None:
    desk = with_own.desk
    used = own(with_own, "Reading group")
    first = touchpoints(with_own)[0]
    desk.run(journeys.add(desk.document, "Another"))
    desk.show_journey(desk.document.journeys()[-1].id)
    desk.select((used.id,))
    settle()
    page = with_own.inspector.page
    assert page is not None
    row = page.findChild(QPushButton, f"row_{first.id}")
    assert row is not None
    QTest.mouseClick(row, LEFT)
    settle()
    assert desk.journey == desk.document.journeys()[0].id
    assert desk.selection == (first.id,)
    assert with_own.inspector.heading == "Touchpoint"


def test_the_right_button_offers_what_can_be_done_with_a_channel(with_own: MainWindow) -> None:
    offered = {}
    for name in ("Repair café", "Website"):
        view = with_own.channels_panel.list
        at = place(with_own, name)
        where = view.viewport().mapToGlobal(at)
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, where)
        QApplication.sendEvent(view.viewport(), asked)
        menu = with_own.findChild(QMenu, "context")
        assert menu is not None
        offered[name] = [one.objectName() for one in menu.actions() if not one.isSeparator()]
        enabled = [one.isEnabled() for one in menu.actions() if not one.isSeparator()]
        assert all(enabled)
        menu.close()
        settle()
    assert offered["Website"] == ["add_channel"]
    assert {"rename", "channel_icon", "delete", "duplicate"} <= set(offered["Repair café"])
    assert with_own.desk.selection == (own(with_own, "Repair café").id,)


def ink(icon: QIcon) -> str:
    """The colour that most of an icon is drawn in."""
    picture = icon.pixmap(48, 48).toImage()
    seen = [
        picture.pixelColor(x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() > 240
    ]
    return max(seen, key=seen.count).name().upper()


def test_icons_of_channels_take_the_ink_of_the_theme_that_now_is(with_own: MainWindow) -> None:
    for chosen in (touchpoints(with_own)[0].id, own(with_own, "Repair café").id):
        with_own.program.change_settings(with_own.program.settings._replace(theme="light"))
        with_own.desk.select((chosen,))
        settle()
        with_own.program.change_settings(with_own.program.settings._replace(theme="dark"))
        settle()
        page = with_own.inspector.page
        assert page is not None
        wanted = with_own.desk.appearance.theme.colours["text"].upper()
        signs = [one for one in page.findChildren(QToolButton) if one.property("sign")]
        assert signs
        assert {ink(one.icon()) for one in signs} == {wanted}
        assert ink(with_own.channels_panel.list.item(0).icon()) == wanted
