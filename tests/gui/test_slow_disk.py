"""Promises about a disk that no longer answers: the interface lives, and the work is safe."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gui_helpers import settle, touchpoints
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from cjdesigner.editing.common import set_values
from cjdesigner.gui import projectfile, saving
from cjdesigner.gui.dialogs.message import Message
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.model.change import Label
from cjdesigner.storage import reader, writer
from cjdesigner.storage.lock import Lock

Choose = Callable[[Path | None], None]


class Drive:
    """A network drive in the folder "share" that answers only when it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.back = threading.Event()
        self._right = writer.save
        monkeypatch.setattr(projectfile.writer, "save", self._save)
        monkeypatch.setattr(saving, "SLOW", 0)
        monkeypatch.setattr(saving, "BRIEFLY", 0.0)

    def _save(self, records: object, path: Path, *rest: object, **more: object) -> str:
        if path.parent == self.folder:
            self.back.wait()
        return self._right(records, path, *rest, **more)  # type: ignore[arg-type]


@pytest.fixture
def drive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Drive]:
    made = Drive(monkeypatch, tmp_path / "share")
    yield made
    made.back.set()
    for thread in threading.enumerate():
        if thread.name in ("saving", "work"):
            thread.join()


def until(reached: Callable[[], object]) -> None:
    """Go on until this is so."""
    while not reached():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def notices() -> list[Message]:
    """The messages that are seen."""
    shown = QApplication.topLevelWidgets()
    return [one for one in shown if isinstance(one, Message) and one.isVisible()]


def press(notice: Message, words: str) -> None:
    """Press the button with these words."""
    button = next(one for one in notice.findChildren(QPushButton) if one.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def edit(window: MainWindow, title: str) -> None:
    one = touchpoints(window)[0]
    label = Label("gui.edit.touchpoint")
    window.desk.run(set_values(window.desk.document, (one.id,), label, title=title))


def begun(window: MainWindow, drive: Drive, choose: Choose) -> Path:
    """Save to the drive, which does not answer."""
    path = drive.folder / "map.journey"
    choose(path)
    edit(window, "Before")
    window.actions_table["save"].trigger()
    return path


def test_a_save_that_takes_long_is_told_and_the_work_goes_on(
    drive: Drive, window: MainWindow, choose: Choose
) -> None:
    path = begun(window, drive, choose)
    until(notices)
    (notice,) = notices()
    assert notice.text() == f"Still saving to {path}."
    assert "safe in the journal" in notice.informativeText()
    ticks: list[int] = []
    ticking = QTimer()
    ticking.timeout.connect(lambda: ticks.append(1))
    ticking.start(0)
    until(lambda: len(ticks) > 50)
    ticking.stop()
    edit(window, "Meanwhile")
    assert touchpoints(window)[0].title == "Meanwhile"
    drive.back.set()
    until(lambda: not window.files.busy)
    settle()
    assert notices() == []
    assert path.exists()
    assert window.isWindowModified()


def test_who_keeps_waiting_is_told_again_later(
    drive: Drive, window: MainWindow, choose: Choose, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "SLOW_AGAIN", 1)
    begun(window, drive, choose)
    until(notices)
    first = notices()[0]
    press(first, "Keep waiting")
    until(lambda: notices() and notices()[0] is not first)
    drive.back.set()
    until(lambda: not window.files.busy)
    settle()
    assert notices() == []
    assert not window.isWindowModified()


def test_it_can_be_saved_elsewhere_while_the_drive_is_gone(
    drive: Drive, window: MainWindow, choose: Choose, tmp_path: Path
) -> None:
    begun(window, drive, choose)
    until(notices)
    elsewhere = tmp_path / "elsewhere.journey"
    choose(elsewhere)
    press(notices()[0], "Save as…")
    until(lambda: not window.files.busy)
    settle()
    assert window.files.place.path == elsewhere
    assert not window.isWindowModified()
    assert len(reader.read(elsewhere).document) == len(window.desk.document)
    # and the first save, which still hangs, keeps nothing open
    assert window.close()


def test_a_drive_that_comes_back_too_late_changes_nothing_here(
    drive: Drive, window: MainWindow, choose: Choose, tmp_path: Path
) -> None:
    path = begun(window, drive, choose)
    until(notices)
    elsewhere = tmp_path / "elsewhere.journey"
    choose(elsewhere)
    press(notices()[0], "Save as…")
    until(lambda: not window.files.busy)
    edit(window, "After")
    drive.back.set()
    until(path.exists)
    settle()
    assert window.files.place.path == elsewhere
    assert window.isWindowModified()


def test_the_message_does_not_promise_what_the_journal_does_not_hold(
    drive: Drive, window: MainWindow, choose: Choose, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projectfile.Guard, "is_safe", False)
    begun(window, drive, choose)
    until(notices)
    assert "journal" not in notices()[0].informativeText()
    drive.back.set()
    until(lambda: not window.files.busy)
    settle()


def test_a_window_that_closes_waits_alive_and_goes_when_all_is_saved(
    drive: Drive, window: MainWindow, choose: Choose
) -> None:
    path = begun(window, drive, choose)

    def answered() -> None:
        # the question stands, the loop turns, and then the drive answers
        if not any(one.isModal() for one in notices()):
            QTimer.singleShot(0, answered)
        else:
            drive.back.set()

    QTimer.singleShot(0, answered)
    assert window.close()
    assert path.exists()
    settle()
    assert notices() == []


def test_a_window_that_closes_can_be_saved_elsewhere_or_stay_open(
    drive: Drive, window: MainWindow, choose: Choose, tmp_path: Path
) -> None:
    begun(window, drive, choose)
    choose(None)

    def stay() -> None:
        modal = [one for one in notices() if one.isModal()]
        if modal:
            press(modal[0], "Save as…")
        else:
            QTimer.singleShot(0, stay)

    QTimer.singleShot(0, stay)
    assert not window.close()
    assert window.isVisible()
    elsewhere = tmp_path / "elsewhere.journey"
    choose(elsewhere)
    window.files.save_as()
    until(lambda: not window.files.busy)
    assert not window.isWindowModified()
    assert window.close()


def test_a_lock_on_a_drive_that_is_gone_holds_nothing_up(
    window: MainWindow, choose: Choose, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(tmp_path / "map.journey")
    window.actions_table["save"].trigger()
    until(lambda: not window.files.busy and not window.isWindowModified())
    held = window.files._lock
    assert held is not None
    back, asked = threading.Event(), threading.Event()

    def renew(_lock: Lock) -> bool:
        asked.set()
        return back.wait()

    monkeypatch.setattr(Lock, "renew", renew)
    monkeypatch.setattr(held, "LAST", 0.0)
    held.renew()
    until(asked.is_set)
    edit(window, "Meanwhile")
    window.desk.session.mark_saved()
    assert window.close()
    back.set()
    thread = held._worker._thread
    assert thread is not None
    thread.join()
