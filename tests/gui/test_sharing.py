"""Promises about one file in two hands: it is noticed, asked, and nobody's work is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from gui_helpers import Told, opened, settle, touchpoints
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cjdesigner.editing.common import set_values
from cjdesigner.gui import later
from cjdesigner.gui.app import Program
from cjdesigner.gui.dialogs.comparison import ComparisonDialog
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.model.change import Label
from cjdesigner.model.records import Touchpoint
from cjdesigner.storage import backups, lock, reader, writer
from cjdesigner.timeline.document import Document

Choose = Callable[[Path | None], None]


def edit(window: MainWindow, title: str, place: int = 0) -> None:
    one = touchpoints(window)[place]
    label = Label("gui.edit.touchpoint")
    window.desk.run(set_values(window.desk.document, (one.id,), label, title=title))


def edited_elsewhere(path: Path, title: str, place: int = 1) -> None:
    """Somebody else opens the file, gives a touchpoint another title, and saves."""
    document = reader.read(path).document
    journey = document.journeys()[0].id
    found = [one for phase in document.phases(journey) for one in document.touchpoints(phase.id)]
    label = Label("gui.edit.touchpoint")
    document.apply(set_values(document, (found[place].id,), label, title=title))
    writer.save(document.records(), path)


def titles(window: MainWindow) -> list[str]:
    return [one.title for one in touchpoints(window)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shared" / "trip.journey"


@pytest.fixture
def shared(window: MainWindow, path: Path, choose: Choose, qtbot: QtBot) -> MainWindow:
    """A window whose project stands in a file."""
    path.parent.mkdir()
    choose(path)
    with qtbot.waitSignal(window.files._saving.done):
        window.files.save()
    settle()
    return window


@pytest.fixture
def noticed(shared: MainWindow, told: Told, qtbot: QtBot) -> Callable[[], None]:
    """Waits until what has happened on disk has been noticed and told."""

    def wait() -> None:
        said = len(told.said)
        qtbot.waitUntil(lambda: len(told.said) > said)
        settle()

    return wait


def test_a_file_changed_on_disk_is_noticed_though_it_is_replaced_again_and_again(
    shared: MainWindow, told: Told, path: Path, noticed: Callable[[], None]
) -> None:
    for number in range(3):
        edited_elsewhere(path, f"Theirs {number}")
        noticed()
        assert "trip.journey" in told.said[-1]
    assert titles(shared)[1] != "Theirs 2"


def test_both_are_brought_together_shown_and_undone_in_one_step(
    shared: MainWindow, told: Told, path: Path, noticed: Callable[[], None], qtbot: QtBot
) -> None:
    edit(shared, "Mine")
    before = titles(shared)
    told.answer = "both"
    edited_elsewhere(path, "Theirs")
    noticed()
    assert titles(shared)[:2] == ["Mine", "Theirs"]
    assert shared.desk.selection == (touchpoints(shared)[1].id,)
    assert "1 changed" in shared.status_line.message()
    assert shared.isWindowModified()
    with qtbot.waitSignal(shared.files._saving.done):
        shared.files.save()
    settle()
    assert len(told.said) == 1
    assert [one.title for one in _found(path)][:2] == ["Mine", "Theirs"]
    shared.actions_table["undo"].trigger()
    assert titles(shared) == before


def test_where_both_changed_the_same_mine_stays_and_it_is_named(
    shared: MainWindow, told: Told, path: Path, noticed: Callable[[], None]
) -> None:
    edit(shared, "Mine")
    told.answer = "both"
    edited_elsewhere(path, "Theirs", 0)
    noticed()
    assert titles(shared)[0] == "Mine"
    (shown,) = shared.findChildren(ComparisonDialog)
    note = shown.findChild(QLabel, "intro")
    assert note is not None
    assert "“Mine”" in note.text()
    assert shown.isVisible()
    shown.accept()


def test_theirs_can_be_taken_and_taken_back(
    shared: MainWindow, told: Told, path: Path, noticed: Callable[[], None]
) -> None:
    edit(shared, "Mine")
    told.answer = "theirs"
    edited_elsewhere(path, "Theirs")
    noticed()
    assert titles(shared)[1] == "Theirs"
    assert titles(shared)[0] != "Mine"
    assert not shared.isWindowModified()
    shared.actions_table["undo"].trigger()
    assert titles(shared)[0] == "Mine"
    assert shared.isWindowModified()


def test_mine_can_be_kept_and_theirs_is_among_the_older_states(
    shared: MainWindow, told: Told, path: Path, noticed: Callable[[], None], qtbot: QtBot
) -> None:
    edit(shared, "Mine")
    told.answer = "mine"
    edited_elsewhere(path, "Theirs")
    with qtbot.waitSignal(shared.files._saving.done):
        noticed()
    settle()
    assert next(one.title for one in _found(path)) == "Mine"
    kept = [
        _touchpoints(backups.open_state(state).document)
        for state in backups.states(backups.folder(), path)
    ]
    assert any(state[1].title == "Theirs" for state in kept)


def test_left_alone_it_is_asked_again_when_saving(
    shared: MainWindow, told: Told, path: Path, noticed: Callable[[], None], qtbot: QtBot
) -> None:
    edit(shared, "Mine")
    edited_elsewhere(path, "Theirs")
    noticed()
    told.answer = "both"
    shared.files.save()
    qtbot.waitUntil(lambda: not shared.isWindowModified())
    settle()
    assert len(told.said) == 2
    assert titles(shared)[:2] == ["Mine", "Theirs"]
    assert [one.title for one in _found(path)][:2] == ["Mine", "Theirs"]


def test_a_file_that_is_gone_is_noticed_and_can_be_saved_again(
    shared: MainWindow, told: Told, path: Path, noticed: Callable[[], None], qtbot: QtBot
) -> None:
    told.answer = "again"
    path.unlink()
    with qtbot.waitSignal(shared.files._saving.done):
        noticed()
    settle()
    assert path.exists()
    assert not shared.isWindowModified()


def test_a_save_of_ones_own_asks_nothing(shared: MainWindow, told: Told, qtbot: QtBot) -> None:
    for number in range(3):
        edit(shared, f"Mine {number}")
        with qtbot.waitSignal(shared.files._saving.done):
            shared.files.save()
        settle()
    with qtbot.waitSignal(shared.files.sharing._watch.seen):
        shared.files.sharing.look()
    settle()
    assert told.said == []


def test_a_file_touched_but_not_changed_asks_nothing(
    shared: MainWindow, told: Told, path: Path, qtbot: QtBot
) -> None:
    path.write_bytes(path.read_bytes())
    with qtbot.waitSignal(shared.files.sharing._watch.seen):
        pass
    settle()
    assert told.said == []


def test_another_way_to_the_same_file_leads_to_its_window(
    shared: MainWindow, program: Program, path: Path
) -> None:
    other = path.parent.parent / "shortcut.journey"
    other.symlink_to(path)
    assert opened(program, other)
    assert program.windows == [shared]


def test_the_question_about_a_file_in_use_has_three_answers(
    shared: MainWindow, told: Told, program: Program, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.windows.remove(shared)
    try:
        told.answer = "anyway"
        assert opened(program, path)
        assert not program.windows[0].files.place.read_only
        program.windows[0].close()
    finally:
        program.windows.append(shared)


def test_who_has_the_file_hears_that_somebody_else_opened_it_anyway(
    shared: MainWindow, path: Path, qtbot: QtBot
) -> None:
    lock.take_over(path)
    held = shared.files._lock
    assert held is not None
    with qtbot.waitSignal(held.lost):
        held.renew()
    assert "Somebody else" in shared.status_line.message()


def test_the_questions_are_asked_in_words(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMessageBox

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        buttons = {one.text(): one for one in box.buttons()}
        buttons["Theirs"].click()

    QTimer.singleShot(0, click)
    answer = later.message().choose(None, "?", "", [("both", "Both"), ("theirs", "Theirs")])
    assert answer == "theirs"


def _touchpoints(document: Document) -> list[Touchpoint]:
    journey = document.journeys()[0].id
    return [one for phase in document.phases(journey) for one in document.touchpoints(phase.id)]


def _found(path: Path) -> list[Touchpoint]:
    return _touchpoints(reader.read(path).document)
