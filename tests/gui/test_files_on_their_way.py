"""Promises about opening: the interface goes on, it can be left off, and nothing else happens."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gui_helpers import Told, opened, settle, touchpoints
from PySide6.QtCore import QEventLoop, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cjdesigner.editing import projects
from cjdesigner.editing.common import set_values
from cjdesigner.errors import FileError
from cjdesigner.gui import fetching, later, opening, reading
from cjdesigner.gui.app import Program
from cjdesigner.gui.canvas import map_item
from cjdesigner.gui.dialogs.waiting import Waiting
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.menus import QMenu
from cjdesigner.model.change import Label
from cjdesigner.storage import reader, recovery, writer
from cjdesigner.storage.reader import Opened, Progress


class Share:
    """Takes the place of a disk: each file waits until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked = threading.Semaphore(0)
        self._gates: dict[str, threading.Event] = {}
        self._right = reader.read
        self._refusal: FileError | None = None
        self._free = False
        monkeypatch.setattr(reading.reader, "read", self._read)
        monkeypatch.setattr(fetching, "A_MOMENT", 0)

    def let_go(self, *paths: Path) -> None:
        """Let these files be read; all of them, also those asked for later, by default."""
        self._free = not paths
        for name in [path.name for path in paths] or list(self._gates):
            self._gates.setdefault(name, threading.Event()).set()

    def refuse(self, path: Path, refusal: FileError) -> None:
        """Let the file go with an error."""
        self._refusal = refusal
        self.let_go(path)

    def _read(self, path: Path, progress: Progress) -> Opened:
        gate = self._gates.setdefault(path.name, threading.Event())
        self.asked.release()
        progress(0.5)
        if not self._free:
            gate.wait()
        if self._refusal is not None:
            raise self._refusal
        return self._right(path, progress)


@pytest.fixture
def share(monkeypatch: pytest.MonkeyPatch) -> Iterator[Share]:
    made = Share(monkeypatch)
    yield made
    made.let_go()
    for thread in threading.enumerate():
        if thread.name == "work":
            thread.join()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return project(tmp_path / "one.journey")


def project(path: Path) -> Path:
    """A project on disk, of a journey model."""
    writer.save(projects.from_model("five_e", "en"), path)
    return path


def notices() -> list[Waiting]:
    """The notices of files on their way that are seen."""
    shown = QApplication.topLevelWidgets()
    return [one for one in shown if isinstance(one, Waiting) and one.isVisible()]


def until(reached: Callable[[], object]) -> None:
    """Go on until this is so."""
    while not reached():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def cancel(notice: Waiting) -> None:
    button = notice.findChild(QPushButton, "cancel")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def edit(window: MainWindow, title: str) -> None:
    one = touchpoints(window)[0]
    label = Label("gui.edit.touchpoint")
    window.desk.run(set_values(window.desk.document, (one.id,), label, title=title))


# -- while it is on its way ------------------------------------------------------------------------


def test_a_file_that_takes_its_time_shows_how_far_it_is_and_the_work_goes_on(
    window: MainWindow, share: Share, path: Path
) -> None:
    ended: list[bool] = []
    window.program.open(path, window, ended.append)
    until(notices)
    (notice,) = notices()
    label = notice.findChild(QLabel, "what")
    assert label is not None
    assert label.text() == "Opening “one.journey”…"
    until(lambda: notice._bar.value() > 0)
    edit(window, "Meanwhile")
    assert touchpoints(window)[0].title == "Meanwhile"
    share.let_go()
    until(lambda: ended)
    assert ended == [True]
    assert notices() == []
    assert [one.files.name for one in window.program.windows][1:] == ["one.journey"]


def test_the_notice_names_a_file_as_it_is_called(
    program: Program, share: Share, tmp_path: Path
) -> None:
    path = project(tmp_path / "<b>a&b.journey")
    program.open(path, None)
    until(notices)
    label = notices()[0].findChild(QLabel, "what")
    assert label is not None
    assert label.text() == "Opening “<b>a&b.journey”…"
    assert label.textFormat() == Qt.TextFormat.PlainText
    share.let_go()
    until(lambda: program.windows)


def test_a_small_file_opens_without_a_notice(
    program: Program, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never() -> None:
        raise AssertionError("a notice")

    monkeypatch.setattr(later, "waiting", never)
    assert opened(program, path)


def test_the_whole_map_is_seen_before_the_panels_come(
    program: Program, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_item, "FIRST", 60.0)
    seen: list[tuple[bool, int]] = []
    furnish = MainWindow.furnish

    def watched(window: MainWindow) -> None:
        seen.append((window.canvas.settled, len(window.canvas.pyramid)))
        furnish(window)

    monkeypatch.setattr(MainWindow, "furnish", watched)
    assert opened(program, path)
    until(lambda: seen)
    # all of it, and nothing that is needed later
    assert seen[0] == (True, 0)


def test_how_far_it_is_only_grows_and_comes_to_the_end(program: Program, path: Path) -> None:
    parts: list[float] = []
    found = reading.reading(path, (), opening.Look(program.appearance.theme))(parts.append)
    assert isinstance(found, reading.Arrived)
    assert isinstance(found.held, reading.lock.Lock)
    found.held.release()
    assert parts == sorted(parts)
    assert parts[-1] == 1.0


# -- left off --------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["button", "escape", "close"])
def test_an_opening_that_is_left_off_leaves_everything_as_it_was(
    window: MainWindow, share: Share, path: Path, told: Told, way: str
) -> None:
    program = window.program
    program.opened(path)
    before = (program.settings, path.read_bytes(), sorted(path.parent.iterdir()))
    ended: list[bool] = []
    program.open(path, window, ended.append)
    until(notices)
    (notice,) = notices()
    if way == "button":
        cancel(notice)
    elif way == "escape":
        QTest.keyClick(notice, Qt.Key.Key_Escape)
    else:
        notice.close()
    assert ended == [False]
    assert notices() == []
    share.let_go()
    until(lambda: not program._opening._coming)
    settle()
    assert program.windows == [window]
    assert (program.settings, path.read_bytes(), sorted(path.parent.iterdir())) == before
    assert told.said == []


def test_a_file_that_arrives_too_late_is_given_back(
    window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = window.program
    program.open(path, window)
    (coming,) = program._opening._coming
    thread = coming.fetch.worker._thread
    assert thread is not None
    thread.join()
    assert (path.parent / ".one.journey.lock").exists()
    program._opening.leave_off(coming)
    until(lambda: not program._opening._coming)
    assert not (path.parent / ".one.journey.lock").exists()
    assert program.windows == [window]


def test_what_was_left_off_can_be_asked_for_again(
    program: Program, share: Share, path: Path
) -> None:
    program.open(path, None)
    until(notices)
    cancel(notices()[0])
    settle()
    ended: list[bool] = []
    program.open(path, None, ended.append)
    share.let_go()
    until(lambda: ended)
    assert ended == [True]
    assert len(program.windows) == 1
    assert program.start_screen is None


def test_a_share_that_no_longer_answers_can_be_left_and_the_program_ends(
    share: Share, program: Program, path: Path
) -> None:
    program.start(path)
    until(notices)
    cancel(notices()[0])
    assert program.start_screen is not None
    assert program.start_screen.isVisible()
    # what the fixtures do: the program ends, and only then the share answers


# -- several at once -------------------------------------------------------------------------------


def test_two_files_come_each_in_its_own_time(
    program: Program, share: Share, path: Path, tmp_path: Path
) -> None:
    other = project(tmp_path / "two.journey")
    ended: list[str] = []
    program.open(path, None, lambda _: ended.append("one"))
    program.open(other, None, lambda _: ended.append("two"))
    until(lambda: len(notices()) == 2)
    share.let_go(other)
    until(lambda: ended)
    share.let_go(path)
    until(lambda: len(ended) == 2)
    assert ended == ["two", "one"]
    assert [one.files.name for one in program.windows] == ["two.journey", "one.journey"]


def test_a_file_that_is_on_its_way_is_not_opened_twice(
    program: Program, share: Share, path: Path
) -> None:
    ended: list[bool] = []
    program.open(path, None, ended.append)
    program.open(path, None)
    until(notices)
    assert len(notices()) == 1
    share.let_go()
    until(lambda: ended)
    settle()
    assert len(program.windows) == 1


def test_one_file_by_two_names_is_told_to_be_open(
    program: Program, share: Share, path: Path, told: Told, tmp_path: Path
) -> None:
    other = tmp_path / "shortcut.journey"
    other.symlink_to(path)
    ended: list[bool] = []
    program.open(path, None, ended.append)
    program.open(other, None, ended.append)
    share.let_go(path)
    until(lambda: ended)
    share.let_go(other)
    until(lambda: len(ended) == 2)
    assert ended == [True, False]
    assert len(program.windows) == 1
    assert "open already" in told.said[0]


def test_a_second_file_can_be_dropped_meanwhile(
    window: MainWindow, share: Share, path: Path, tmp_path: Path
) -> None:
    other = project(tmp_path / "two.journey")
    window.program.open(path, window)
    until(notices)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    share.let_go()
    until(lambda: len(window.program.windows) == 3)
    names = {one.files.name for one in window.program.windows[1:]}
    assert names == {"one.journey", "two.journey"}


def test_the_window_that_asked_can_be_closed_meanwhile(
    window: MainWindow, share: Share, path: Path
) -> None:
    program = window.program
    ended: list[bool] = []
    program.open(path, window, ended.append)
    until(notices)
    window.desk.session.mark_saved()
    window.close()
    settle()
    share.let_go()
    until(lambda: ended)
    assert [one.files.name for one in program.windows] == ["one.journey"]


def test_a_refusal_is_told_also_when_the_window_that_asked_is_gone(
    open_window: Callable[..., MainWindow], share: Share, path: Path, told: Told
) -> None:
    first, second = open_window(), open_window()
    ended: list[bool] = []
    first.program.open(path, first, ended.append)
    first.desk.session.mark_saved()
    first.close()
    settle()
    share.refuse(path, FileError("storage.not_ours", file=path.name))
    until(lambda: ended)
    assert ended == [False]
    assert len(told.said) == 1
    assert second.isVisible()


def test_leaving_the_program_leaves_off_what_is_on_its_way(
    window: MainWindow, share: Share, path: Path
) -> None:
    program = window.program
    program.open(path, window)
    until(notices)
    window.desk.session.mark_saved()
    assert program.quit()
    share.let_go()
    until(lambda: not program._opening._coming)
    settle()
    assert program.windows == []
    assert notices() == []


# -- the start -------------------------------------------------------------------------------------


def test_a_file_refused_at_the_start_is_told_over_the_start_screen(
    program: Program, told: Told, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.journey"
    broken.write_bytes(b"{}")
    stood: list[bool] = []
    program.start(broken, lambda _: stood.append(program.start_screen is not None))
    until(lambda: stood)
    assert stood == [True]
    assert len(told.said) == 1


def test_a_file_of_the_recent_list_opens_from_the_menu(
    window: MainWindow, share: Share, path: Path
) -> None:
    window.program.opened(path)
    menu = window.findChild(QMenu, "recent")
    assert menu is not None
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    share.let_go(path)
    until(lambda: len(window.program.windows) == 2)


def test_recent_files_are_listed_without_asking_their_disks(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = "/share/that/is/gone/trip.journey"
    window.program.opened(Path(share))
    asked: list[str] = []

    def watched(call: Callable[..., object]) -> Callable[..., object]:
        def asks(path: object = ".", *rest: object, **more: object) -> object:
            if str(path).startswith("/share"):
                asked.append(str(path))
            return call(path, *rest, **more)

        return asks

    for name in ("stat", "lstat", "open", "access", "scandir", "readlink"):
        monkeypatch.setattr(os, name, watched(getattr(os, name)))
    assert not Path(share).exists()
    assert asked.pop() == share
    menu = window.findChild(QMenu, "recent")
    assert menu is not None
    menu.aboutToShow.emit()
    assert menu.actions()[0].text().startswith("trip.journey")
    window.program.show_start(window)
    start = window.program.start_screen
    assert start is not None
    assert "trip.journey" in [one.text() for one in start.findChildren(QPushButton)]
    start.close()
    settle()
    assert asked == []


def test_work_left_behind_on_a_dead_share_holds_nothing_up(
    program: Program, told: Told, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    gate = threading.Event()
    waits = threading.Event()

    def offers(_where: Path) -> list[object]:
        waits.set()
        gate.wait()
        return []

    monkeypatch.setattr(recovery, "offers", offers)
    ticks: list[int] = []
    ticking = QTimer()
    ticking.timeout.connect(lambda: ticks.append(1))
    ticking.start(0)
    try:
        program.start(None)
        until(waits.is_set)
        count = len(ticks)
        until(lambda: len(ticks) > count + 20)
        assert program.start_screen is not None
        assert program.start_screen.isVisible()
    finally:
        ticking.stop()
        gate.set()


def test_repairs_are_told_one_by_one_and_the_file_as_it_was_is_kept(
    program: Program, told: Told, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "broken.journey"
    lines = project(path).read_text(encoding="utf-8").splitlines()
    first = next(n for n, line in enumerate(lines) if '"type":"touchpoint"' in line)
    lines[first] = lines[first].replace("}", ',"opens":"gone"}', 1)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    before = path.read_bytes()
    assert opened(program, path)
    assert told.said == ["This file was damaged and has been repaired."]
    assert told.more[0].startswith("•  Took a reference out of the field “opens”")
    assert "kept beside it" in told.more[0]
    window = program.windows[0]
    assert window.isWindowModified()
    assert path.read_bytes() == before
    with qtbot.waitSignal(window.files._saving.done):
        window.files.save()
    assert (tmp_path / "broken.original.journey").read_bytes() == before
    assert path.read_bytes() != before
