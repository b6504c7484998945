"""Promises about two states on one map: every difference by sign, by word and by place."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from boxes import box_of
from builders import records, state
from gui_helpers import Told, settle, touchpoints
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cjdesigner.editing import phases, selection
from cjdesigner.editing import touchpoints as verbs
from cjdesigner.editing.common import set_values
from cjdesigner.gui import comparing, fetching
from cjdesigner.gui.dialogs.comparison import ComparisonDialog
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.widgets.changemap import ROLES
from cjdesigner.insight.comparing import How
from cjdesigner.model.change import Label


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> ComparisonDialog:
    """What differs after a title was changed, a touchpoint deleted and one added."""
    desk = window.desk
    before = tuple(desk.document.records())
    first, second, third, *_ = touchpoints(window)
    label = Label("gui.edit.touchpoint")
    desk.run(set_values(desk.document, (first.id,), label, title="Otherwise"))
    desk.run(selection.delete(desk.document, (second.id,)))
    desk.run(verbs.add(desk.document, third.phase, 0, "New here"))
    made = ComparisonDialog(desk, before, desk.document.records(), "merge", parent=window)
    qtbot.addWidget(made)
    made.show()
    wait(made)
    return made


def wait(dialog: ComparisonDialog) -> None:
    """Go on until nothing is being compared or laid out any more."""
    settle()
    while dialog.reading:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    settle()


def rows(dialog: ComparisonDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_every_difference_is_named_with_what_has_become_of_it(
    dialog: ComparisonDialog, window: MainWindow
) -> None:
    said = rows(dialog)
    assert said[0] == "Touchpoints"
    assert any(row.startswith("“Otherwise”\nChanged, was “") for row in said)
    assert "“New here”\nNew" in said
    assert any(row.endswith("\nRemoved") for row in said)
    words = [dialog.findChild(QLabel, how) for how in ("added", "changed", "removed")]
    counts = Counter(one.how for one in dialog.found)
    assert counts["added"] == counts["removed"] == 1
    assert [one.text() for one in words if one] == [
        f"New ({counts['added']})",
        f"Changed ({counts['changed']})",
        f"Removed ({counts['removed']})",
    ]


def test_what_went_stands_on_the_map_where_it_was(
    dialog: ComparisonDialog, window: MainWindow
) -> None:
    drawing = dialog.map._drawing
    assert drawing is not None
    hows: dict[How, int] = {"added": 0, "changed": 0, "removed": 0}
    points = {one.id for one in dialog.found if one.kind == "touchpoint"}
    marks = [one for one in dialog.map._changes if one.id in points]
    for one in marks:
        hows[one.how] += 1
        assert one.box == box_of(drawing, one.id, "title")
    assert hows == {"added": 1, "changed": 1, "removed": 1}
    removed = next(one for one in marks if one.how == "removed")
    assert removed.id not in window.desk.document
    changed = next(one for one in marks if one.how == "changed")
    assert removed.box.left > changed.box.left


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_marks_are_painted_in_the_colours_of_the_theme(
    dialog: ComparisonDialog, window: MainWindow, qtbot: QtBot, theme: str
) -> None:
    program = window.program
    program.change_settings(program.settings._replace(theme=theme))
    desk = window.desk
    found = dialog.found
    before = [one.before for one in found if one.before]
    kept = [one for one in desk.document.records() if one.id not in {d.id for d in found}]
    made = ComparisonDialog(desk, [*kept, *before], desk.document.records(), "older", parent=window)
    qtbot.addWidget(made)
    made.show()
    wait(made)
    image = made.map.viewport().grab().toImage()
    seen = {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    colours = desk.appearance.theme.colours
    for role in ROLES.values():
        assert colours[role].upper() in seen


def test_choosing_a_difference_shows_it_in_its_own_journey(
    window: MainWindow, qtbot: QtBot
) -> None:
    desk = window.desk
    first = desk.journey
    before = tuple(desk.document.records())
    window.actions_table["journey_add"].trigger()
    settle()
    window.canvas.in_place.take()
    other = desk.journey
    assert other != first
    desk.run(phases.add(desk.document, other, 0, "Far away"))
    desk.show_journey(first)
    one = touchpoints(window)[0]
    desk.run(set_values(desk.document, (one.id,), Label("x"), title="Near"))
    made = ComparisonDialog(desk, before, desk.document.records(), "merge", parent=window)
    qtbot.addWidget(made)
    made.show()
    wait(made)
    assert made._journey == first
    place = next(n for n, row in enumerate(rows(made)) if row.startswith("“Far away”"))
    made.list.setCurrentRow(place)
    wait(made)
    assert made._journey == other
    assert made.map._chosen in {one.id for one in made.map._changes}


def test_what_stands_on_no_map_is_in_the_list_all_the_same(
    window: MainWindow, qtbot: QtBot
) -> None:
    desk = window.desk
    before = tuple(desk.document.records())
    desk.run(set_values(desk.document, ("project",), Label("x"), offer="Something to offer"))
    made = ComparisonDialog(desk, before, desk.document.records(), "merge", parent=window)
    qtbot.addWidget(made)
    made.show()
    wait(made)
    assert rows(made)[0] == "The project"
    assert made.map._changes == ()


def test_comparing_changes_nothing(dialog: ComparisonDialog, window: MainWindow) -> None:
    before = state(window.desk.document)
    for row in range(dialog.list.count()):
        dialog.list.setCurrentRow(row)
    button = dialog.findChild(QPushButton, "close")
    assert button is not None
    button.click()
    settle()
    assert state(window.desk.document) == before


def test_the_dialog_speaks_the_other_language_at_once(
    dialog: ComparisonDialog, window: MainWindow, told: Told
) -> None:
    program = window.program
    program.change_settings(program.settings._replace(language="nl"))
    settle()
    assert "“New here”\nNieuw" in rows(dialog)
    assert dialog.windowTitle() == "Wat er uit het bestand bij kwam"


def test_a_large_comparison_is_said_to_take_its_time_and_can_be_closed_meanwhile(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = window.desk
    before = tuple(desk.document.records())
    one = touchpoints(window)[0]
    desk.run(set_values(desk.document, (one.id,), Label("x"), title="Otherwise"))
    gate, right = threading.Event(), comparing.differences
    monkeypatch.setattr(fetching, "A_MOMENT", 0)
    monkeypatch.setattr(comparing, "differences", lambda *two: gate.wait() and right(*two))
    made = ComparisonDialog(desk, before, desk.document.records(), "merge", parent=window)
    qtbot.addWidget(made)
    made.show()
    while made.map._text != "Being compared…":
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    assert rows(made) == []
    task = made._fetch.worker._now
    assert task is not None

    def answers() -> None:
        task.stop.wait()
        gate.set()

    # the work goes on until it is asked to end
    threading.Thread(target=answers).start()
    QTest.keyClick(made, Qt.Key.Key_Escape)
    settle()
    assert not made.isVisible()
    assert not [thread for thread in threading.enumerate() if thread.name == "work"]


def test_a_very_large_map_is_drawn_too_and_any_difference_on_it_shown(
    open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    columns = [f"t{number}" for number in range(1_600)]
    window = open_window(records=records(phases={"phase": columns}))
    desk = window.desk
    before = tuple(desk.document.records())
    far = touchpoints(window)[-1]
    desk.run(set_values(desk.document, (far.id,), Label("x"), title="Otherwise"))
    made = ComparisonDialog(desk, before, desk.document.records(), "merge", parent=window)
    qtbot.addWidget(made)
    made.show()
    wait(made)
    drawing = made.map._drawing
    assert drawing is not None
    assert drawing.columns == 1_600
    assert made.map._chosen == far.id
    mark = next(one for one in made.map._changes if one.id == far.id)
    left, _ = made.map._corner()
    assert 0 < left + mark.box.left * made.map._scale() < made.map.viewport().width()
