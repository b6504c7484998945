"""Promises about what a sudden end left behind: all of it is offered, and nothing goes unsaid."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gui_helpers import Told, settle, touchpoints
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cjdesigner.editing.common import set_values
from cjdesigner.gui import fetching, later
from cjdesigner.gui.app import Program
from cjdesigner.gui.dialogs.recovery import RecoveryDialog
from cjdesigner.gui.dialogs.states import StatesDialog
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.projectfile import Place
from cjdesigner.model.change import Label
from cjdesigner.storage import recovery, safeguard, writer
from cjdesigner.storage.reader import Cancelled, Progress
from cjdesigner.storage.recovery import Offer, Recovered
from cjdesigner.timeline.document import Document

OpenWindow = Callable[..., MainWindow]
Answer = Callable[[RecoveryDialog], None]
Answered = Callable[..., list[RecoveryDialog]]


def edit(window: MainWindow, title: str) -> None:
    one = touchpoints(window)[0]
    label = Label("gui.edit.touchpoint")
    window.desk.run(set_values(window.desk.document, (one.id,), label, title=title))


def crashed(window: MainWindow) -> None:
    """End a window as a crash does: what it kept stays, and its process is gone."""
    window.files.guard.flush()
    window.files.guard.close(keep=True)
    window.files.hold(None)
    window.program.forget(window)
    for note in safeguard.folder().glob("*/note.json"):
        content = json.loads(note.read_text(encoding="ascii"))
        note.write_text(json.dumps({**content, "process": 2**22 + 1}), encoding="ascii")
    window.desk.session.mark_saved()
    window.hide()
    window.canvas.close_down()
    window.files.sharing.stop()
    window.deleteLater()
    settle()


def press_only(dialog: RecoveryDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def press(dialog: RecoveryDialog, name: str) -> None:
    press_only(dialog, name)
    wait(dialog)


def wait(dialog: RecoveryDialog) -> None:
    """Go on until nothing is being read any more."""
    settle()
    while dialog.reading:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    settle()


def look_back(program: Program) -> None:
    """Look for what was left behind, as the program does when its first window stands."""
    loop = QEventLoop()
    program._offering._worker.done.connect(loop.quit)
    program._offering.begin()
    loop.exec()
    settle()


class Disk:
    """Takes the place of a disk that takes its time: each offer waits until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        self.free = threading.Event()
        self._right = recovery.restore
        monkeypatch.setattr(recovery, "restore", self._restore)
        monkeypatch.setattr(fetching, "A_MOMENT", 0)

    def _restore(self, offer: Offer, progress: Progress, cancelled: Cancelled) -> Recovered:
        self.asked.append(offer.title)
        self.free.wait()
        return self._right(offer, progress, cancelled)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    made = Disk(monkeypatch)
    yield made
    made.free.set()


def until(reached: Callable[[], object]) -> None:
    """Go on until this is so."""
    while not reached():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def able(dialog: StatesDialog, name: str) -> bool:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    return button.isEnabled()


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answered:
    """What a person does in the dialog; the list holds the dialogs that there were."""

    def answered(does: Answer, slow: bool = False) -> list[RecoveryDialog]:
        shown: list[RecoveryDialog] = []

        def run(dialog: RecoveryDialog) -> int:
            shown.append(dialog)
            dialog.show()
            if not slow:
                wait(dialog)
            does(dialog)
            dialog.hide()
            return 0

        monkeypatch.setattr(RecoveryDialog, "exec", run)
        return shown

    return answered


def test_what_was_lost_is_offered_with_its_name_changes_and_map_and_comes_back(
    window: MainWindow, told: Told, answer: Answered
) -> None:
    program = window.program
    edit(window, "Not lost")
    crashed(window)

    def look(dialog: RecoveryDialog) -> None:
        assert dialog.list.item(0).text().startswith("Five phases of an experience")
        assert "1 change not saved" in dialog.about.text()
        assert dialog.sight._drawing is not None
        press(dialog, "first")
        assert not dialog.isVisible()

    shown = answer(look)
    look_back(program)
    assert len(shown) == 1
    assert touchpoints(program.windows[0])[0].title == "Not lost"
    assert program.windows[0].isWindowModified()
    # it is offered again should this run end as badly
    assert program.windows[0].files.guard.flush()
    assert len(list(safeguard.folder().iterdir())) == 1


def test_several_projects_are_offered_in_one_dialog(
    open_window: OpenWindow, program: Program, told: Told, answer: Answered
) -> None:
    for model in ("five_e", "service_blueprint"):
        window = open_window(model)
        edit(window, f"Not lost {model}")
        crashed(window)
    shown = answer(lambda dialog: press(dialog, "second"))
    look_back(program)
    assert len(shown) == 1
    titles = {touchpoints(one)[0].title for one in program.windows}
    assert titles == {"Not lost five_e", "Not lost service_blueprint"}


def test_later_keeps_it_and_says_nothing_more(
    window: MainWindow, told: Told, answer: Answered
) -> None:
    program = window.program
    edit(window, "Not lost")
    crashed(window)
    shown = answer(lambda dialog: press(dialog, "close"))
    look_back(program)
    look_back(program)
    assert len(shown) == 2
    assert program.windows == []


@pytest.mark.parametrize("sure", [True, False])
def test_nothing_is_deleted_without_a_question(
    window: MainWindow, told: Told, answer: Answered, sure: bool
) -> None:
    program = window.program
    edit(window, "Lost")
    crashed(window)
    told.answer = "yes" if sure else "cancel"
    answer(lambda dialog: press(dialog, "other"))
    look_back(program)
    assert "Five phases of an experience" in told.said[0]
    assert bool(recovery.offers(safeguard.folder())) != sure


def test_where_nothing_was_changed_nothing_is_offered(
    program: Program, told: Told, answer: Answered, open_window: OpenWindow
) -> None:
    held = open_window().desk.document.records()
    program.windows[0].desk.session.mark_saved()
    program.windows[0].close()
    window = program.show_project(Document(held), Place(), saved=False, fresh=True)
    settle()
    crashed(window)
    shown = answer(lambda _: None)
    look_back(program)
    assert shown == []
    assert list(safeguard.folder().iterdir()) == []


def test_where_the_file_has_moved_on_both_are_kept(
    window: MainWindow,
    told: Told,
    answer: Answered,
    tmp_path: Path,
    qtbot: QtBot,
    choose: Callable[[Path | None], None],
) -> None:
    program = window.program
    path = tmp_path / "trip.journey"
    choose(path)
    with qtbot.waitSignal(window.files._saving.done):
        window.files.save()
    settle()
    records = list(window.desk.document.records())
    edit(window, "Not lost")
    crashed(window)
    newer = [replace_title(one) for one in records]
    digest = writer.save(newer, path)

    def look(dialog: RecoveryDialog) -> None:
        assert "has been changed since" in dialog.about.text()
        press(dialog, "first")

    answer(look)
    look_back(program)
    assert program.windows[0].files.place.path is None
    assert touchpoints(program.windows[0])[0].title == "Not lost"
    assert recovery.safe.digest(path) == digest


def replace_title(record: object) -> object:
    from cjdesigner.model.records import Project, replaced

    return replaced(record, title="Newer") if isinstance(record, Project) else record


def test_a_damaged_journal_is_said_and_what_is_sound_comes_back(
    window: MainWindow, told: Told, answer: Answered
) -> None:
    program = window.program
    edit(window, "Sound")
    edit(window, "Damaged")
    crashed(window)
    (journal,) = safeguard.folder().glob("*/journal-1")
    journal.write_bytes(journal.read_bytes()[:-20] + b"x" * 20)

    def look(dialog: RecoveryDialog) -> None:
        assert "damaged" in dialog.about.text()
        press(dialog, "first")

    answer(look)
    look_back(program)
    assert touchpoints(program.windows[0])[0].title == "Sound"


def test_what_cannot_be_read_is_kept_aside_and_said(
    window: MainWindow, told: Told, answer: Answered
) -> None:
    program = window.program
    edit(window, "Lost")
    crashed(window)
    for state in safeguard.folder().glob("*/state-1.journey"):
        state.write_bytes(b"{")
    answer(lambda dialog: press(dialog, "first"))
    look_back(program)
    assert len(told.said) == 1
    assert len(recovery.aside(safeguard.folder())) == 1
    assert str(safeguard.folder()) in told.more[0]


def test_a_folder_that_makes_no_sense_is_kept_aside_and_said(
    program: Program, told: Told, answer: Answered
) -> None:
    place = safeguard.folder() / "00000000-4194305-x"
    place.mkdir(parents=True)
    (place / "journal-1").write_bytes(b"nonsense")
    shown = answer(lambda _: None)
    look_back(program)
    assert shown == []
    assert len(told.said) == 1
    assert len(recovery.aside(safeguard.folder())) == 1


def test_what_has_crashed_twice_is_not_tried_by_itself(
    window: MainWindow, told: Told, answer: Answered
) -> None:
    program = window.program
    edit(window, "Not lost")
    crashed(window)
    (offer,) = recovery.offers(safeguard.folder())
    (offer.folder / recovery.TRIES).write_text("2", encoding="ascii")
    restored: list[object] = []

    def look(dialog: RecoveryDialog) -> None:
        assert dialog.sight._drawing is None
        restored.extend(dialog._known)
        press(dialog, "first")

    answer(look)
    look_back(program)
    assert restored == []
    assert touchpoints(program.windows[0])[0].title == "Not lost"


def test_the_dialog_stands_in_the_middle_of_its_window(
    window: MainWindow, told: Told, open_window: OpenWindow, answer: Answered
) -> None:
    other = open_window("service_blueprint")
    edit(other, "Not lost")
    crashed(other)

    def look(dialog: RecoveryDialog) -> None:
        away = dialog.frameGeometry().center() - window.frameGeometry().center()
        assert away.manhattanLength() <= 4

    answer(look)
    look_back(window.program)


def test_the_dialog_speaks_both_languages(window: MainWindow, told: Told, answer: Answered) -> None:
    program = window.program
    edit(window, "Not lost")
    crashed(window)

    def look(dialog: RecoveryDialog) -> None:
        assert dialog.windowTitle() == "Unsaved work"
        program.change_settings(program.settings._replace(language="nl"))
        settle()
        assert dialog.windowTitle() == "Niet-opgeslagen werk"

    answer(look)
    look_back(program)
    assert later.message() is told


def test_what_takes_its_time_says_that_it_is_read_and_its_buttons_wait(
    window: MainWindow, told: Told, answer: Answered, disk: Disk
) -> None:
    program = window.program
    edit(window, "Not lost")
    crashed(window)

    def look(dialog: RecoveryDialog) -> None:
        until(lambda: dialog.sight._text == "Being read…")
        assert "1 change not saved" in dialog.about.text()
        assert not any(able(dialog, name) for name in ("first", "second", "other"))
        assert able(dialog, "close")
        program.change_settings(program.settings._replace(language="nl"))
        until(lambda: dialog.sight._text == "Wordt gelezen…")
        disk.free.set()
        until(lambda: dialog.sight._drawing is not None)
        assert able(dialog, "first")
        press(dialog, "first")

    answer(look, slow=True)
    look_back(program)
    assert touchpoints(program.windows[0])[0].title == "Not lost"


def test_the_project_chosen_last_is_the_one_that_is_shown(
    open_window: OpenWindow, program: Program, told: Told, answer: Answered, disk: Disk
) -> None:
    for model in ("five_e", "service_blueprint"):
        window = open_window(model)
        edit(window, f"Not lost {model}")
        crashed(window)

    def look(dialog: RecoveryDialog) -> None:
        until(lambda: disk.asked)
        for row in (1, 0, 1):
            place = dialog.list.visualItemRect(dialog.list.item(row)).center()
            viewport = dialog.list.viewport()
            QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
        disk.free.set()
        wait(dialog)
        assert list(dialog._known) == [str(dialog._offers[1].folder)]
        press(dialog, "first")

    answer(look, slow=True)
    look_back(program)
    (window,) = program.windows
    assert touchpoints(window)[0].title == "Not lost five_e"


def test_later_leaves_off_what_is_being_read_and_counts_as_no_attempt(
    window: MainWindow, told: Told, answer: Answered, disk: Disk
) -> None:
    program = window.program
    edit(window, "Not lost")
    crashed(window)

    def look(dialog: RecoveryDialog) -> None:
        until(lambda: disk.asked)
        task = dialog._fetch.worker._now
        assert task is not None

        def answers() -> None:
            task.stop.wait()
            disk.free.set()

        # the disk answers once the dialog has been asked to go
        threading.Thread(target=answers).start()
        press(dialog, "close")
        assert not dialog.isVisible()

    answer(look, slow=True)
    look_back(program)
    assert not [one for one in threading.enumerate() if one.name == "work"]
    (offer,) = recovery.offers(safeguard.folder())
    assert offer.tries == 0


def test_of_several_projects_each_comes_as_soon_as_it_has_been_read(
    open_window: OpenWindow,
    program: Program,
    told: Told,
    answer: Answered,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for model in ("five_e", "service_blueprint"):
        window = open_window(model)
        edit(window, f"Not lost {model}")
        crashed(window)
    gate, right = threading.Event(), recovery.restore

    def restore(offer: Offer, progress: Progress, cancelled: Cancelled) -> Recovered:
        if offer.title.startswith("Five"):
            gate.wait()
        return right(offer, progress, cancelled)

    monkeypatch.setattr(recovery, "restore", restore)

    def look(dialog: RecoveryDialog) -> None:
        assert [dialog.name(one)[:4] for one in dialog._offers] == ["Serv", "Five"]
        press_only(dialog, "second")
        until(lambda: program.windows)
        assert dialog.list.count() == 1
        assert touchpoints(program.windows[0])[0].title == "Not lost service_blueprint"
        gate.set()
        wait(dialog)

    answer(look, slow=True)
    look_back(program)
    assert [touchpoints(one)[0].title for one in program.windows] == [
        "Not lost service_blueprint",
        "Not lost five_e",
    ]


def test_deleting_does_not_wait_for_a_disk_that_is_still_being_read(
    window: MainWindow,
    told: Told,
    answer: Answered,
    disk: Disk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = window.program
    edit(window, "Lost")
    crashed(window)
    told.answer = "yes"
    monkeypatch.setattr(fetching, "A_MOMENT", 60_000)

    def look(dialog: RecoveryDialog) -> None:
        until(lambda: disk.asked)
        press_only(dialog, "other")
        # the dialog answers while the disk does not
        assert dialog.isVisible()
        assert recovery.offers(safeguard.folder())
        disk.free.set()
        wait(dialog)
        assert not dialog.isVisible()

    answer(look, slow=True)
    look_back(program)
    assert recovery.offers(safeguard.folder()) == []
