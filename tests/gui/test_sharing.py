"""Promises about one file in two hands: it is noticed, asked, and nobody's work is lost."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gui_helpers import Told, opened, settle, touchpoints
from PySide6.QtCore import QEventLoop, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cjdesigner.editing.common import set_values
from cjdesigner.gui import bringing, fetching, later
from cjdesigner.gui.app import Program
from cjdesigner.gui.dialogs.comparison import ComparisonDialog
from cjdesigner.gui.dialogs.waiting import Waiting
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.model.change import Label
from cjdesigner.model.records import Touchpoint
from cjdesigner.storage import backups, lock, reader, writer
from cjdesigner.storage.reader import Opened, Progress
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
        until(lambda: not shared.files.sharing.busy)
        settle()

    return wait


class Share:
    """Takes the place of a disk that takes its time: a file waits until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked = threading.Event()
        self.free = threading.Event()
        self._right = reader.read
        monkeypatch.setattr(bringing.reader, "read", self._read)
        monkeypatch.setattr(fetching, "A_MOMENT", 0)

    def _read(self, path: Path, progress: Progress | None = None) -> Opened:
        if progress is not None:
            progress(0.5)
            self.asked.set()
            self.free.wait()
        return self._right(path, progress)


@pytest.fixture
def coming(
    shared: MainWindow, told: Told, path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Share]]:
    """Theirs is on its way in, as was chosen, and takes its time."""
    made: list[Share] = []

    def begin(answer: str) -> Share:
        told.answer = answer
        edited_elsewhere(path, "Theirs")
        share = Share(monkeypatch)
        made.append(share)
        until(share.asked.is_set)
        return share

    yield begin
    for share in made:
        share.free.set()


def until(reached: Callable[[], object]) -> None:
    """Go on until this is so."""
    while not reached():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def brought(window: MainWindow) -> None:
    """Go on until what was on its way has come in."""
    until(lambda: not window.files.sharing.busy)
    settle()


def notices() -> list[Waiting]:
    shown = QApplication.topLevelWidgets()
    return [one for one in shown if isinstance(one, Waiting) and one.isVisible()]


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


# -- while it is read ------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["both", "theirs"])
def test_while_theirs_is_read_the_work_goes_on_and_stays(
    shared: MainWindow, coming: Callable[[str], Share], answer: str
) -> None:
    edit(shared, "Mine")
    share = coming(answer)
    until(notices)
    label = notices()[0].findChild(QLabel, "what")
    assert label is not None
    assert label.text() == "Bringing in “trip.journey”…"
    # a click is answered while the disk does not answer
    third = touchpoints(shared)[2].id
    place = shared.canvas.sheet.box(third, "title")
    assert place is not None
    box = shared.canvas.camera().box(place)
    point = QPoint(round((box.left + box.right) / 2), round((box.top + box.bottom) / 2))
    QTest.mouseClick(shared.canvas.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert shared.desk.selection == (third,)
    edit(shared, "Meanwhile", 2)
    share.free.set()
    brought(shared)
    assert titles(shared)[1:3] == ["Theirs", "Meanwhile"]
    # what was mine before the question goes only where theirs was taken instead
    assert (titles(shared)[0] == "Mine") == (answer == "both")
    assert shared.isWindowModified()
    assert notices() == []
    shared.actions_table["undo"].trigger()
    assert (titles(shared)[0], titles(shared)[2]) == ("Mine", "Meanwhile")


def test_where_both_changed_the_same_meanwhile_mine_stays(
    shared: MainWindow, coming: Callable[[str], Share]
) -> None:
    share = coming("theirs")
    edit(shared, "Meanwhile", 1)
    share.free.set()
    brought(shared)
    assert titles(shared)[1] == "Meanwhile"
    (shown,) = shared.findChildren(ComparisonDialog)
    note = shown.findChild(QLabel, "intro")
    assert note is not None
    assert "“Meanwhile”" in note.text()
    shown.accept()


def test_what_is_brought_in_waits_until_a_text_has_been_typed(
    shared: MainWindow, coming: Callable[[str], Share]
) -> None:
    edit(shared, "Mine")
    share = coming("both")
    one = touchpoints(shared)[0]
    shared.canvas.in_place.open(one.id)
    editor = shared.canvas.in_place.editor
    assert editor is not None
    share.free.set()
    until(shared.files.sharing._knock.isActive)
    assert titles(shared)[1] != "Theirs"
    editor.selectAll()
    QTest.keyClicks(editor, "Typed meanwhile")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    brought(shared)
    assert titles(shared)[:2] == ["Typed meanwhile", "Theirs"]


def test_bringing_in_can_be_left_off_and_is_asked_again_when_saving(
    shared: MainWindow, coming: Callable[[str], Share], told: Told, path: Path
) -> None:
    edit(shared, "Mine")
    share = coming("both")
    until(notices)
    before, on_disk = titles(shared), path.read_bytes()
    button = notices()[0].findChild(QPushButton, "cancel")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert notices() == []
    assert not shared.files.sharing.busy
    share.free.set()
    shared.files.sharing._fetch.worker.wait()
    settle()
    assert (titles(shared), path.read_bytes()) == (before, on_disk)
    shared.files.save()
    until(lambda: not shared.isWindowModified())
    settle()
    assert len(told.said) == 2
    assert [one.title for one in _found(path)][:2] == ["Mine", "Theirs"]


def test_a_save_asked_for_meanwhile_is_made_when_theirs_is_in(
    shared: MainWindow, coming: Callable[[str], Share], told: Told, path: Path
) -> None:
    edit(shared, "Mine")
    share = coming("both")
    with_theirs = path.read_bytes()
    shared.files.save()
    until(lambda: not shared.files.busy)
    assert path.read_bytes() == with_theirs
    share.free.set()
    until(lambda: not shared.isWindowModified())
    settle()
    assert len(told.said) == 1
    assert [one.title for one in _found(path)][:2] == ["Mine", "Theirs"]


def test_who_saves_elsewhere_while_theirs_is_read_has_no_more_to_do_with_that_file(
    shared: MainWindow,
    coming: Callable[[str], Share],
    told: Told,
    tmp_path: Path,
    choose: Choose,
) -> None:
    edit(shared, "Mine")
    share = coming("both")
    mine, elsewhere = titles(shared), tmp_path / "elsewhere.journey"
    choose(elsewhere)
    shared.files.save_as()
    until(lambda: not shared.files.busy)
    share.free.set()
    brought(shared)
    shared.files.sharing._fetch.worker.wait()
    settle()
    assert titles(shared) == mine
    # and the new file is saved as any other
    edit(shared, "Mine again")
    shared.files.save()
    until(lambda: not shared.files.busy)
    settle()
    assert len(told.said) == 1
    assert _found(elsewhere)[0].title == "Mine again"


def test_the_window_can_be_closed_while_theirs_is_read(
    shared: MainWindow, coming: Callable[[str], Share], program: Program, path: Path
) -> None:
    share = coming("theirs")
    until(notices)
    on_disk = path.read_bytes()
    task = shared.files.sharing._fetch.worker._now
    assert task is not None

    def answers() -> None:
        task.stop.wait()
        share.free.set()

    # the disk answers once the window has been asked to go
    threading.Thread(target=answers).start()
    assert shared.close()
    settle()
    assert program.windows == []
    assert notices() == []
    assert path.read_bytes() == on_disk


def test_a_file_that_is_changed_again_while_it_is_read_is_asked_about_again(
    shared: MainWindow, coming: Callable[[str], Share], told: Told, path: Path
) -> None:
    share = coming("theirs")
    right = share._right

    def read(name: Path, progress: Progress | None) -> Opened:
        share._right = right
        opened = right(name, progress)
        edited_elsewhere(path, "Theirs again")
        return opened

    share._right = read
    share.free.set()
    brought(shared)
    assert titles(shared)[1] == "Theirs"
    # once what came has been looked at
    (shown,) = shared.findChildren(ComparisonDialog)
    shown.accept()
    until(lambda: len(told.said) > 1)
    brought(shared)
    assert titles(shared)[1] == "Theirs again"


def _touchpoints(document: Document) -> list[Touchpoint]:
    journey = document.journeys()[0].id
    return [one for phase in document.phases(journey) for one in document.touchpoints(phase.id)]


def _found(path: Path) -> list[Touchpoint]:
    return _touchpoints(reader.read(path).document)
