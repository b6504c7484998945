"""Promises about older states: they are kept at saving, can be seen, compared and brought back."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import state
from gui_helpers import settle, touchpoints
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from cjdesigner.editing import selection
from cjdesigner.editing.common import set_values
from cjdesigner.gui import fetching
from cjdesigner.gui.commands.older import OlderCommands
from cjdesigner.gui.dialogs.comparison import ComparisonDialog
from cjdesigner.gui.dialogs.older import OlderDialog
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.model.change import Label
from cjdesigner.storage import backups, packing
from cjdesigner.storage.reader import Opened, Progress


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
    wait(made)
    return made


def wait(dialog: OlderDialog | ComparisonDialog) -> None:
    """Go on until nothing is being read any more."""
    settle()
    while dialog.reading:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    settle()


def choose_row(dialog: OlderDialog, row: int) -> None:
    dialog.list.setCurrentRow(row)
    wait(dialog)


def press(dialog: OlderDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait(dialog)


def test_every_save_keeps_a_state_that_is_offered_newest_first(dialog: OlderDialog) -> None:
    assert dialog.list.count() == 3
    assert "As it is on disk now" in dialog.list.item(0).text()
    assert dialog.about.text() == "The same as what is here now."
    assert dialog.sight._drawing is not None


def test_what_differs_is_counted(dialog: OlderDialog, saved: MainWindow) -> None:
    document = saved.desk.document
    saved.desk.run(selection.delete(document, (touchpoints(saved)[3].id,)))
    choose_row(dialog, 2)
    assert "Touchpoints: 1 comes back, 1 changes" in dialog.about.text()


def test_a_state_is_brought_back_and_undone(dialog: OlderDialog, saved: MainWindow) -> None:
    before = state(saved.desk.document)
    choose_row(dialog, 2)
    press(dialog, "first")
    assert not dialog.isVisible()
    assert touchpoints(saved)[0].title == "First"
    assert saved.isWindowModified()
    saved.actions_table["undo"].trigger()
    assert state(saved.desk.document) == before


def test_a_state_opens_beside_as_a_new_project(dialog: OlderDialog, saved: MainWindow) -> None:
    choose_row(dialog, 1)
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
    choose_row(dialog, 0)
    press(dialog, "first")
    assert touchpoints(saved)[0].title == "Third"
    # and the version itself is still there
    assert len(saved.desk.document.snapshots()) == 1


def test_a_version_that_is_still_being_packed_is_kept_before_the_dialog_closes(
    dialog: OlderDialog, saved: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, right = threading.Event(), packing.snapshot_content
    monkeypatch.setattr(packing, "snapshot_content", lambda records: gate.wait() and right(records))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Before the workshop", True))
    button = dialog.findChild(QPushButton, "other")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert dialog.isVisible()
    gate.set()
    wait(dialog)
    assert not dialog.isVisible()
    assert [one.title for one in saved.desk.document.snapshots()] == ["Before the workshop"]


def test_a_state_that_is_damaged_is_said_and_cannot_be_brought_back(
    dialog: OlderDialog, saved: MainWindow
) -> None:
    path = saved.files.place.path
    assert path is not None
    found = backups.states(backups.folder(), path)
    found[2].file.write_bytes(b"nonsense")
    choose_row(dialog, 2)
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
        wait(comparison)
        shown.append(comparison)
        comparison.hide()
        return 0

    monkeypatch.setattr(ComparisonDialog, "exec", look)
    choose_row(dialog, 0)
    compare = dialog.findChild(QPushButton, "third")
    assert compare is not None
    assert not compare.isEnabled()
    choose_row(dialog, 2)
    press(dialog, "third")
    (comparison,) = shown
    (one,) = comparison.found
    assert (one.id, one.how) == (touchpoints(saved)[0].id, "changed")
    assert [mark.id for mark in comparison.map._changes] == [one.id]


class Disk:
    """Takes the place of a disk that takes its time: each state waits until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[int] = []
        self.free = threading.Event()
        self._right = backups.open_state
        monkeypatch.setattr(backups, "open_state", self._open)
        monkeypatch.setattr(fetching, "A_MOMENT", 0)

    def _open(self, state: backups.State, progress: Progress) -> Opened:
        self.asked.append(state.number)
        self.free.wait()
        return self._right(state, progress)


@pytest.fixture
def slow(saved: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    made = Disk(monkeypatch)
    yield made
    made.free.set()


@pytest.fixture
def waiting(saved: MainWindow, slow: Disk, qtbot: QtBot) -> OlderDialog:
    """The dialog while its first state is being read."""
    made = OlderDialog(OlderCommands(saved), saved)
    qtbot.addWidget(made)
    made.show()
    until(lambda: slow.asked and made.sight._text == "Being read…")
    return made


def until(reached: Callable[[], object]) -> None:
    """Go on until this is so."""
    while not reached():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def able(dialog: OlderDialog, *names: str) -> list[bool]:
    return [dialog.part(QPushButton, name).isEnabled() for name in names]


def click_row(dialog: OlderDialog, row: int) -> None:
    place = dialog.list.visualItemRect(dialog.list.item(row)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_state_that_takes_its_time_is_said_to_be_read_and_its_buttons_wait(
    waiting: OlderDialog, slow: Disk
) -> None:
    assert waiting.about.text() == ""
    assert able(waiting, "first", "second", "third") == [False] * 3
    assert able(waiting, "other", "close") == [True, True]
    slow.free.set()
    until(lambda: waiting.sight._drawing is not None)
    assert able(waiting, "first", "second", "third") == [True, True, False]


def test_the_state_chosen_last_is_the_one_that_is_shown_and_brought_back(
    waiting: OlderDialog, slow: Disk, saved: MainWindow
) -> None:
    for row in (1, 0, 1, 2):
        click_row(waiting, row)
    slow.free.set()
    wait(waiting)
    # the one that was begun, and the one that is wanted
    assert len(slow.asked) == 2
    press(waiting, "first")
    assert touchpoints(saved)[0].title == "First"


def test_a_button_pressed_before_the_state_is_there_is_carried_out_when_it_is(
    dialog: OlderDialog, saved: MainWindow
) -> None:
    click_row(dialog, 2)
    QTest.mouseClick(dialog.part(QPushButton, "first"), Qt.MouseButton.LeftButton)
    wait(dialog)
    assert touchpoints(saved)[0].title == "First"
    assert not dialog.isVisible()


def test_closing_leaves_off_what_is_being_read(
    waiting: OlderDialog, slow: Disk, saved: MainWindow
) -> None:
    before = state(saved.desk.document)
    task = waiting._fetch.worker._now
    assert task is not None

    def answers() -> None:
        task.stop.wait()
        slow.free.set()

    # the disk answers once the dialog has been asked to go
    threading.Thread(target=answers).start()
    QTest.keyClick(waiting, Qt.Key.Key_Escape)
    settle()
    assert not waiting.isVisible()
    assert not [one for one in threading.enumerate() if one.name == "work"]
    assert not waiting._fetch._moment.isActive()
    assert state(saved.desk.document) == before
