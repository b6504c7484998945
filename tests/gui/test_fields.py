"""Promises about the fields of forms: nothing is seen that is not kept, and days are understood."""

import pytest
import shiboken6
from gui_helpers import settle
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cjdesigner.gui.widgets.fields import DateLine, NumberLine, TextBox, TitleBox
from cjdesigner.gui.widgets.tabbing import tab_through

FACE = "\U0001f642"


@pytest.mark.parametrize(("kind", "most"), [(TextBox, 10_000), (TitleBox, 500)])
def test_what_is_pasted_into_a_field_is_kept_as_far_as_it_is_seen(
    kind: type[TextBox], most: int, qtbot: QtBot
) -> None:
    field, said = kind(), []
    qtbot.addWidget(field)
    field.edited.connect(said.append)
    field.put("begin end")
    cursor = field.textCursor()
    cursor.setPosition(len("begin "))
    field.setTextCursor(cursor)
    QApplication.clipboard().setText("x" * 2 * most)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert said[-1] == field.toPlainText()
    assert len(said[-1]) == most
    # and what stood there already is still there
    assert said[-1].startswith("begin x")
    assert said[-1].endswith("xend")


def test_what_is_typed_beyond_the_longest_text_is_not_seen(qtbot: QtBot) -> None:
    field, said = TitleBox(), []
    qtbot.addWidget(field)
    field.edited.connect(said.append)
    field.put(FACE * 499)
    cursor = field.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    field.setTextCursor(cursor)
    QTest.keyClicks(field, "abc")
    assert field.toPlainText() == said[-1] == FACE * 499 + "a"


@pytest.mark.parametrize("language", ["nl_NL", "en_GB"])
@pytest.mark.parametrize(
    "typed",
    ["2026-04-03", "2026-4-3", "3-4-2026", "03/04/2026", "3/4/2026", "3.4.2026", "3 apr 2026"],
)
def test_a_day_is_understood_as_people_write_it(language: str, typed: str, qtbot: QtBot) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        field, said = DateLine(), []
        qtbot.addWidget(field)
        field.edited.connect(said.append)
        QTest.keyClicks(field, typed)
        assert said[-1] == "2026-04-03"
        assert not field.property("wrong")
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize("typed", ["31-2-2026", "3-4-26", "2026-13-01", "0000-01-01", "soon"])
def test_what_is_no_day_is_marked_and_not_kept(typed: str, qtbot: QtBot) -> None:
    field, said = DateLine(), []
    qtbot.addWidget(field)
    field.edited.connect(said.append)
    QTest.keyClicks(field, typed)
    assert said == []
    assert field.property("wrong")


def test_what_is_no_number_does_not_stay_for_the_next_thing_that_has_none(qtbot: QtBot) -> None:
    field, said = NumberLine(), []
    qtbot.addWidget(field)
    field.edited.connect(said.append)
    field.put(None)
    QTest.keyClicks(field, "1x")
    assert said == [1]
    assert field.property("wrong")
    field.put(None)
    assert field.text() == ""
    assert not field.property("wrong")
    QTest.keyClicks(field, "2,50")
    field.put(2.5)
    assert field.text() == "2,50"


def test_tab_comes_to_what_is_made_later_and_nothing_is_forgotten_when_that_goes(
    qtbot: QtBot,
) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    column = QVBoxLayout(top)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
    # a widget that Qt has made, as those of a form
    button = box.button(QDialogButtonBox.StandardButton.Ok)
    place, last = QWidget(), QPushButton("last")
    for widget in (box, place, last):
        column.addWidget(widget)
    top.show()
    made: list[QPushButton] = []
    for name in ("first", "second", "third"):
        for one in made:
            one.deleteLater()
        made = [QPushButton(f"{name} {number}", place) for number in range(2)]
        for one in made:
            one.show()
        # when they are made, and again when they come into sight
        for _ in range(2):
            tab_through(place, made)
        settle()
        assert shiboken6.isValid(button)
    button.setFocus()
    reached = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget().text())
    assert reached == ["third 0", "third 1", "last"]
