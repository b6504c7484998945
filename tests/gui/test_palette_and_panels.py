"""Promises about the palette, the personas and what the inspector does with the selection."""

import json

import pytest
from gui_helpers import drop, settle, touchpoints
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QFontMetrics, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget

from cjdesigner.editing import cards, clipboard, personas
from cjdesigner.editing.common import set_values
from cjdesigner.editing.experiences import set_level
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.panels.dragging import MIME, drag_data
from cjdesigner.gui.panels.personas import PersonaRow
from cjdesigner.gui.widgets.wrapped import wrapped
from cjdesigner.model.change import Change, Label, added, edited
from cjdesigner.model.ids import experience_id
from cjdesigner.model.order import spread
from cjdesigner.model.records import (
    Card,
    Experience,
    Journey,
    Lane,
    Persona,
    Phase,
    Touchpoint,
    replaced,
)


def test_what_is_dragged_says_its_kind_and_channel() -> None:
    assert json.loads(bytes(drag_data("phase").data(MIME).data())) == {"kind": "phase"}
    carried = json.loads(bytes(drag_data("channel", "website").data(MIME).data()))
    assert carried == {"kind": "channel", "id": "website"}


def test_a_touchpoint_dropped_on_the_map_lands_there(window: MainWindow) -> None:
    before = len(touchpoints(window))
    drop(window, "touchpoint", QPoint(420, 160))
    assert len(touchpoints(window)) == before + 1


@pytest.mark.parametrize("kind", ["phase", "touchpoint", "card", "lane", "persona"])
@pytest.mark.parametrize("way", ["double click", "return"])
def test_a_tile_adds_its_thing_and_undo_takes_it_away(
    window: MainWindow, kind: str, way: str
) -> None:
    records = len(window.desk.document)
    tile = window.palette_panel.tile(kind)
    if way == "return":
        tile.setFocus()
        QTest.keyClick(tile, Qt.Key.Key_Return)
    else:
        QTest.mouseDClick(tile, Qt.MouseButton.LeftButton)
    assert len(window.desk.document) > records
    added = window.desk.document.get(window.desk.selection[0])
    assert added is not None
    assert added.type == kind
    window.canvas.in_place.take()
    window.actions_table["undo"].trigger()
    assert len(window.desk.document) == records


def test_a_touchpoint_is_added_right_after_the_selected_one(window: MainWindow) -> None:
    first = touchpoints(window)[0]
    window.desk.select((first.id,))
    window.insert.wanted("touchpoint", "")
    window.canvas.in_place.take()
    assert touchpoints(window)[1].id == window.desk.selection[0]


def test_a_card_goes_to_the_selected_lane_and_column(window: MainWindow) -> None:
    document = window.desk.document
    card = next(record for record in document.records() if isinstance(record, Card))
    window.desk.select((card.id,))
    window.insert.wanted("card", "")
    window.canvas.in_place.take()
    new = document.record(window.desk.selection[0], Card)
    assert (new.lane, new.first) == (card.lane, card.last)


def test_of_very_many_personas_the_panel_shows_the_first_and_all_on_the_journey_and_brings_more(
    window: MainWindow,
) -> None:
    desk = window.desk
    people = [Persona(id=f"q{n}", order=key, name=f"P{n}") for n, key in enumerate(spread(200))]
    journey = desk.document.record(desk.journey, Journey)
    guest = edited(journey, replaced(journey, personas=("q180",)))
    desk.run(Change(Label("x"), (*map(added, people), guest)))
    settle()
    panel = window.personas_panel
    more = panel.findChild(QPushButton, "more_rows")
    assert more is not None
    assert panel.findChild(PersonaRow, "persona_q180").isVisibleTo(panel)
    while more.isVisibleTo(panel):
        shown, left = len(panel.findChildren(PersonaRow)), int(more.text().split()[0])
        assert shown + left == 200
        more.setFocus()
        QTest.keyClick(more, Qt.Key.Key_Space)
        settle()
    assert [row.identity for row in panel.findChildren(PersonaRow)][-1] == "q199"


def test_the_personas_panel_shows_who_is_there_and_selects(window: MainWindow) -> None:
    QTest.mouseDClick(window.palette_panel.tile("persona"), Qt.MouseButton.LeftButton)
    settle()
    persona = window.desk.document.personas()[0]
    assert persona.id in window.desk.document.record(window.desk.journey, Journey).personas
    window.desk.select(())
    row = window.personas_panel.findChild(QWidget, f"persona_{persona.id}")
    assert row is not None
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert window.desk.selection == (persona.id,)


# -- the inspector -------------------------------------------------------------------------------


def test_with_nothing_selected_it_shows_the_journey_and_the_project(window: MainWindow) -> None:
    page = window.inspector.page
    assert page is not None
    assert window.inspector.heading == "Journey"
    assert page.field("title").toPlainText() == "Five phases of an experience"
    assert page.field("scale").currentText() == "Six-step scale"
    QTest.keyClicks(page.field("organisation"), "Bakery")
    assert window.desk.document.project.organisation == "Bakery"


def test_a_burst_of_typing_is_one_step(window: MainWindow) -> None:
    one = touchpoints(window)[0]
    window.desk.select((one.id,))
    settle()
    page = window.inspector.page
    assert page is not None
    QTest.keyClicks(page.field("owner"), "Service desk")
    assert window.desk.document.record(one.id, Touchpoint).owner == "Service desk"
    assert len(window.desk.session.history) == 1
    window.actions_table["undo"].trigger()
    settle()
    assert window.desk.document.record(one.id, Touchpoint).owner == ""
    assert page.field("owner").text() == ""


def test_ctrl_z_in_a_field_is_the_project_s_undo(window: MainWindow) -> None:
    one = touchpoints(window)[0]
    window.desk.select((one.id,))
    settle()
    page = window.inspector.page
    assert page is not None
    field = page.field("owner")
    field.setFocus()
    QTest.keyClicks(field, "Me")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.desk.document.record(one.id, Touchpoint).owner == ""
    assert window.desk.session.redo_label is not None


def test_the_cursor_stays_where_one_types(window: MainWindow) -> None:
    one = touchpoints(window)[0]
    window.desk.select((one.id,))
    settle()
    page = window.inspector.page
    assert page is not None
    field = page.field("place")
    QTest.keyClicks(field, "home")
    field.setCursorPosition(0)
    QTest.keyClicks(field, "at ")
    settle()
    assert field.text() == "at home"
    assert field.cursorPosition() == 3


def test_a_face_sets_how_it_felt_and_a_second_click_takes_it_back(window: MainWindow) -> None:
    one = touchpoints(window)[0]
    window.desk.select((one.id,))
    settle()
    page = window.inspector.page
    assert page is not None
    happy = page.findChild(QToolButton, "face_6")
    assert happy is not None
    QTest.mouseClick(happy, Qt.MouseButton.LeftButton)
    felt = window.desk.document.get(experience_id(one.id, None, None))
    assert isinstance(felt, Experience)
    assert felt.level == 6
    QTest.mouseClick(happy, Qt.MouseButton.LeftButton)
    assert window.desk.document.get(experience_id(one.id, None, None)) is None


def test_the_moment_of_truth_asks_why(window: MainWindow) -> None:
    one = touchpoints(window)[0]
    window.desk.select((one.id,))
    settle()
    page = window.inspector.page
    assert page is not None
    assert not page.field("why_truth").isVisible()
    QTest.mouseClick(page.field("moment_of_truth"), Qt.MouseButton.LeftButton)
    assert window.desk.document.record(one.id, Touchpoint).moment_of_truth
    assert page.field("why_truth").isVisible()


def test_a_phase_s_score_takes_a_comma_and_refuses_eleven(window: MainWindow) -> None:
    phase = window.desk.document.phases(window.desk.journey)[0]
    window.desk.select((phase.id,))
    settle()
    page = window.inspector.page
    assert page is not None
    field = page.field("score")
    QTest.keyClicks(field, "7,5")
    assert window.desk.document.record(phase.id, Phase).score == 7.5
    field.selectAll()
    QTest.keyClicks(field, "11")
    assert window.desk.document.record(phase.id, Phase).score == 1
    assert field.property("wrong") is True


def test_several_things_of_one_kind_are_edited_together(window: MainWindow) -> None:
    one, two = touchpoints(window)[:2]
    window.desk.select((one.id, two.id))
    settle()
    page = window.inspector.page
    assert page is not None
    QTest.keyClicks(page.field("owner"), "Us")
    owners = {window.desk.document.record(i, Touchpoint).owner for i in (one.id, two.id)}
    assert owners == {"Us"}
    assert page.field("title").toPlainText() == ""


def test_a_channel_given_to_several_leaves_each_the_ones_of_its_own(window: MainWindow) -> None:
    document = window.desk.document
    one, two = (touchpoint.id for touchpoint in touchpoints(window)[:2])
    for identity, own in ((one, ("website", "webshop")), (two, ("call_center", "website"))):
        window.desk.run(set_values(document, (identity,), Label("x"), channels=own))
    window.desk.select((one, two))
    settle()
    page = window.inspector.page
    assert page is not None
    shown = page.field("channels")
    # what both have is shown, and can be taken off both
    chips = [button.objectName() for button in shown.findChildren(QToolButton)]
    assert chips == ["chip_website", "chip_add"]
    QTest.mouseClick(shown.findChild(QToolButton, "chip_website"), Qt.MouseButton.LeftButton)
    assert channels_of(window, one) == ("webshop",)
    assert channels_of(window, two) == ("call_center",)
    settle()
    menu = shown.findChild(QToolButton, "chip_add").menu()
    menu.aboutToShow.emit()
    (email,) = (
        action for action in menu.findChildren(QAction) if action.data() == "email_personal"
    )
    email.trigger()
    assert channels_of(window, one) == ("webshop", "email_personal")
    assert channels_of(window, two) == ("call_center", "email_personal")
    window.actions_table["undo"].trigger()
    window.actions_table["undo"].trigger()
    assert channels_of(window, two) == ("call_center", "website")


def channels_of(window: MainWindow, touchpoint: str) -> tuple[str, ...]:
    return window.desk.document.record(touchpoint, Touchpoint).channels


def test_a_persona_whose_name_is_blank_breaks_no_panel(window: MainWindow) -> None:
    document, journey = (
        window.desk.document,
        window.desk.document.record(window.desk.journey, Journey),
    )
    blank = Persona(id="blank", order="V", name="\u00a0")
    there = edited(journey, replaced(journey, personas=("blank",)))
    window.desk.run(Change(Label("x"), (added(blank), there)), whole=True)
    window.desk.select((touchpoints(window)[0].id,))
    settle()
    assert window.inspector.page is not None
    assert window.inspector.page.KIND == "touchpoint"
    assert document.personas()[0].name == "\u00a0"


@pytest.mark.parametrize("turned", [False, True])
def test_things_that_have_no_field_in_common_are_counted(window: MainWindow, turned: bool) -> None:
    document, journey = window.desk.document, window.desk.journey
    chosen = [touchpoints(window)[0].id, document.phases(journey)[0].id]
    chosen += [document.lanes(journey)[0].id]
    window.desk.select(reversed(chosen) if turned else chosen)
    settle()
    page = window.inspector.page
    assert page is not None
    count, what = page.findChild(QLabel, "count"), page.findChild(QLabel, "what")
    assert count is not None
    assert what is not None
    assert (count.text(), what.text()) == ("3 selected", "1 phase, 1 touchpoint, 1 lane")
    assert not page.field("owner").isVisible()


def test_things_of_several_kinds_are_counted(window: MainWindow) -> None:
    window.actions_table["select_all"].trigger()
    settle()
    page = window.inspector.page
    assert page is not None
    what = page.findChild(QWidget, "what")
    assert what is not None
    assert what.text().startswith("9 touchpoints, ")  # type: ignore[attr-defined]


def test_a_touchpoint_and_a_link_are_counted_whichever_comes_first(window: MainWindow) -> None:
    one = touchpoints(window)[0]
    link = window.desk.document.links(window.desk.journey)[0]
    for chosen in ((one.id, link.id), (link.id, one.id)):
        window.desk.select(chosen)
        settle()
        page = window.inspector.page
        assert page is not None
        what = page.findChild(QWidget, "what")
        assert what is not None
        assert what.text() == "1 touchpoint, 1 link"  # type: ignore[attr-defined]


def test_a_selection_too_large_to_be_cut_stays_and_that_is_said(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "MOST_RECORDS", 2)
    before = touchpoints(window)
    window.actions_table["select_all"].trigger()
    window.actions_table["cut"].trigger()
    assert touchpoints(window) == before
    assert window.status_line.message().startswith("Those are more than 2 things")


def test_further_details_build_themselves_and_are_kept(window: MainWindow) -> None:
    one = touchpoints(window)[0]
    window.desk.select((one.id,))
    settle()
    page = window.inspector.page
    assert page is not None
    more = page.findChild(QToolButton, "more")
    assert more is not None
    more.setChecked(True)
    settle()
    fields = [w for w in page.findChildren(QWidget) if w.objectName().startswith("detail_")]
    assert len(fields) > 20
    text = next(field for field in fields if type(field).__name__ == "TextLine")
    QTest.keyClicks(text, "kept")
    key = text.objectName().removeprefix("detail_")
    assert dict(window.desk.document.record(one.id, Touchpoint).details)[key] == "kept"


def test_of_very_many_cards_the_touchpoint_lists_the_first_and_brings_more(
    window: MainWindow,
) -> None:
    one, document = touchpoints(window)[0], window.desk.document
    known = document.cards_on(one.id)
    many = [replaced(known[0], id=f"c{n:03}", text=f"Card {n}") for n in range(120)]
    window.desk.run(Change(Label("x"), tuple(map(added, many))))
    window.desk.select((one.id,))
    settle()
    page = window.inspector.page
    assert page is not None
    cards = page.findChild(QWidget, "cards")
    assert cards is not None
    assert cards.findChild(QPushButton, "row_c119") is None
    for _ in range(2):
        more = cards.findChild(QPushButton, "more_rows")
        QTest.mouseClick(more, Qt.MouseButton.LeftButton)
        settle()
    assert not more.isVisibleTo(cards)
    row = cards.findChild(QPushButton, "row_c119")
    assert row is not None
    row.click()
    assert window.desk.selection == ("c119",)


def test_the_cards_of_a_touchpoint_lead_to_the_card(window: MainWindow) -> None:
    one = touchpoints(window)[0]
    window.desk.select((one.id,))
    settle()
    page = window.inspector.page
    assert page is not None
    card = window.desk.document.cards_on(one.id)[0]
    row = page.findChild(QPushButton, f"row_{card.id}")
    assert row is not None
    row.click()
    assert window.desk.selection == (card.id,)
    settle()
    assert window.inspector.heading == "Card"


def test_every_page_of_the_inspector_can_be_shown(window: MainWindow) -> None:
    seen = set()
    QTest.mouseDClick(window.palette_panel.tile("persona"), Qt.MouseButton.LeftButton)
    for record in list(window.desk.document.records()):
        if record.type not in ("experience", "project", "journey"):
            if record.type in seen:
                continue
            seen.add(record.type)
            window.desk.select((record.id,))
            settle()
            assert window.inspector.heading.lower() == record.type
    assert seen == {"phase", "touchpoint", "card", "lane", "link", "persona"}


def test_a_short_page_after_a_long_one_leaves_nothing_to_scroll(window: MainWindow) -> None:
    assert window.inspector.verticalScrollBar().maximum() > 0
    link = next(one for one in window.desk.document.records() if one.type == "link")
    window.desk.select((link.id,))
    settle()
    assert window.inspector.heading == "Link"
    assert window.inspector.verticalScrollBar().maximum() == 0


def test_what_has_no_page_of_its_own_shows_the_journey(window: MainWindow) -> None:
    one = touchpoints(window)[0]
    window.desk.run(set_level(window.desk.document, one.id, None, 4.0))
    window.desk.select((experience_id(one.id, None, None),))
    settle()
    assert window.inspector.heading == "Journey"


def test_a_hidden_lane_comes_back_from_the_journey_s_page(window: MainWindow) -> None:
    lane = next(
        one for one in window.desk.document.lanes(window.desk.journey) if one.kind == "opportunity"
    )
    window.desk.select((lane.id,))
    settle()
    page = window.inspector.page
    assert page is not None
    QTest.mouseClick(page.field("hidden"), Qt.MouseButton.LeftButton)
    window.desk.select(())
    settle()
    page = window.inspector.page
    assert page is not None
    row = page.findChild(QPushButton, f"row_{lane.id}")
    assert row is not None
    row.click()
    again = next(
        one for one in window.desk.document.lanes(window.desk.journey) if one.id == lane.id
    )
    assert not again.hidden


def test_a_long_text_in_a_list_goes_on_on_further_lines(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    text = "Looks up times and prices before the tickets are gone for the day and the week"
    lines = wrapped(text, metrics, 150)
    assert len(lines) == 3
    assert " ".join(lines[:2]) in text
    assert all(metrics.horizontalAdvance(line) <= 150 for line in lines)
    assert wrapped("Short", metrics, 150) == ["Short"]


def test_hiding_a_lane_by_its_key_can_be_undone(window: MainWindow) -> None:
    lane = window.desk.document.lanes(window.desk.journey)[-1]
    window.desk.select((lane.id,))
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.document.record(lane.id, Lane).hidden
    window.actions_table["undo"].trigger()
    assert not window.desk.document.record(lane.id, Lane).hidden


def test_a_card_offers_the_cards_of_its_phase_to_answer(window: MainWindow) -> None:
    one = touchpoints(window)[0]
    first, second = window.desk.document.cards_on(one.id)[:2]
    window.desk.select((first.id,))
    settle()
    page = window.inspector.page
    assert page is not None
    add = page.field("answers").findChild(QToolButton, "chip_add")
    assert add is not None
    add.menu().aboutToShow.emit()
    texts = []
    for action in add.menu().actions():
        inside = action.menu()
        texts += [one.text() for one in inside.actions()] if inside else [action.text()]
    assert second.text in texts


def test_a_persona_says_in_a_tip_who_it_is_line_by_line(window: MainWindow) -> None:
    said = {"name": "Ann <b>", "role": "38, mother of two", "quote": "A good day."}
    window.desk.run(personas.add(window.desk.document, journey=window.desk.journey, **said))
    settle()
    (row,) = window.personas_panel.findChildren(PersonaRow)
    shown = QTextDocument()
    shown.setHtml(row.toolTip())
    assert shown.toPlainText() == "Ann <b>\n38, mother of two\nA good day."


def test_a_lane_with_cards_becomes_of_no_kind_that_would_hide_them(window: MainWindow) -> None:
    desk, said = window.desk, window.status_line
    lane = next(one for one in desk.document.lanes(desk.journey) if one.kind == "thought")
    desk.run(cards.add(desk.document, lane.id, touchpoints(window)[0].id, "Kept"))
    desk.select((lane.id,))
    settle()
    page = window.inspector.page
    assert page is not None
    kind = page.field("kind_of_lane")
    offered = [kind.itemData(row) for row in range(kind.count())]
    assert not {"emotion_curve", "touchpoint"} & set(offered)
    for wanted in ("channel", "problem"):
        kind.setCurrentIndex(kind.findData(wanted))
        kind.activated.emit(kind.currentIndex())
        settle()
        found = desk.document.record(lane.id, Lane).kind
        assert kind.currentData() == found == ("thought" if wanted == "channel" else "problem")
        if wanted == "channel":
            assert said.message().startswith("This lane holds ")
