"""Promises about older states: they are kept at saving, can be seen, compared and brought back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import state
from gui_helpers import settle, touchpoints
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from cjdesigner.editing import selection
from cjdesigner.editing.common import set_values
from cjdesigner.gui.commands.older import OlderCommands
from cjdesigner.gui.dialogs.comparison import ComparisonDialog
from cjdesigner.gui.dialogs.older import OlderDialog
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.model.change import Label
from cjdesigner.storage import backups


def edit(window: MainWindow, title: str) -> None:
    one = touchpoints(window)[0]
    label = Label("gui.edit.touchpoint")
    window.desk.run(set_values(window.desk.document, (one.id,), label, title=title))


@pytest.fixture
def saved(
    window: MainWindow, tmp_path: Path, choose: Callable[[Path | None], None], qtbot: QtBot
) -> MainWindow:
    """A window whose project was saved three times, each time with another title."""
    choose(tmp_path / "trip.journey")
    for title in ("First", "Second", "Third"):
        edit(window, title)
        with qtbot.waitSignal(window.files._saving.done):
            window.files.save()
        settle()
    return window


@pytest.fixture
def dialog(saved: MainWindow, qtbot: QtBot) -> OlderDialog:
    made = OlderDialog(OlderCommands(saved), saved)
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def press(dialog: OlderDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def test_every_save_keeps_a_state_that_is_offered_newest_first(dialog: OlderDialog) -> None:
    assert dialog.list.count() == 3
    assert "As it is on disk now" in dialog.list.item(0).text()
    assert dialog.about.text() == "The same as what is here now."
    assert dialog.sight._drawing is not None


def test_what_differs_is_counted(dialog: OlderDialog, saved: MainWindow) -> None:
    document = saved.desk.document
    saved.desk.run(selection.delete(document, (touchpoints(saved)[3].id,)))
    dialog.list.setCurrentRow(2)
    assert "Touchpoints: 1 comes back, 1 changes" in dialog.about.text()


def test_a_state_is_brought_back_and_undone(dialog: OlderDialog, saved: MainWindow) -> None:
    before = state(saved.desk.document)
    dialog.list.setCurrentRow(2)
    press(dialog, "first")
    assert not dialog.isVisible()
    assert touchpoints(saved)[0].title == "First"
    assert saved.isWindowModified()
    saved.actions_table["undo"].trigger()
    assert state(saved.desk.document) == before


def test_a_state_opens_beside_as_a_new_project(dialog: OlderDialog, saved: MainWindow) -> None:
    dialog.list.setCurrentRow(1)
    press(dialog, "second")
    beside = saved.program.windows[-1]
    assert beside is not saved
    assert touchpoints(beside)[0].title == "Second"
    assert beside.files.place.path is None
    assert touchpoints(saved)[0].title == "Third"


def test_a_version_with_a_name_is_kept_in_the_project(
    dialog: OlderDialog, saved: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Before <b>the workshop</b>", True))
    press(dialog, "other")
    edit(saved, "Fourth")
    assert dialog.list.item(0).text().startswith("Before <b>the workshop</b>")
    dialog.list.setCurrentRow(1)
    dialog.list.setCurrentRow(0)
    press(dialog, "first")
    assert touchpoints(saved)[0].title == "Third"
    # and the version itself is still there
    assert len(saved.desk.document.snapshots()) == 1


def test_a_state_that_is_damaged_is_said_and_cannot_be_brought_back(
    dialog: OlderDialog, saved: MainWindow
) -> None:
    path = saved.files.place.path
    assert path is not None
    found = backups.states(backups.folder(), path)
    found[2].file.write_bytes(b"nonsense")
    dialog.list.setCurrentRow(2)
    assert dialog.sight._drawing is None
    button = dialog.findChild(QPushButton, "first")
    assert button is not None
    assert not button.isEnabled()


def test_a_project_that_was_never_saved_has_none(window: MainWindow, qtbot: QtBot) -> None:
    made = OlderDialog(OlderCommands(window), window)
    qtbot.addWidget(made)
    assert made.list.count() == 0
    assert made.sight._text == "Nothing has been saved before."


def test_a_state_is_compared_on_the_map(
    dialog: OlderDialog, saved: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[ComparisonDialog] = []

    def look(comparison: ComparisonDialog) -> int:
        comparison.show()
        settle()
        shown.append(comparison)
        comparison.hide()
        return 0

    monkeypatch.setattr(ComparisonDialog, "exec", look)
    dialog.list.setCurrentRow(0)
    compare = dialog.findChild(QPushButton, "third")
    assert compare is not None
    assert not compare.isEnabled()
    dialog.list.setCurrentRow(2)
    press(dialog, "third")
    (comparison,) = shown
    (one,) = comparison.found
    assert (one.id, one.how) == (touchpoints(saved)[0].id, "changed")
    assert [mark.id for mark in comparison.map._changes] == [one.id]
