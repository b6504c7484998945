"""Promises about files: nothing is lost without a question, and errors are one plain sentence."""

import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from gui_helpers import Told, opened, settle, touchpoints
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from cjdesigner import exporting
from cjdesigner.editing.common import set_values
from cjdesigner.errors import FileError
from cjdesigner.gui import faults
from cjdesigner.gui.app import Program
from cjdesigner.gui.dialogs.message import Message
from cjdesigner.gui.faults import Faults
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.model.change import Label
from cjdesigner.storage import reader
from cjdesigner.words import say


def edit(window: MainWindow, title: str = "Changed") -> None:
    one = touchpoints(window)[0]
    label = Label("gui.edit.touchpoint")
    window.desk.run(set_values(window.desk.document, (one.id,), label, title=title))


def saved(window: MainWindow, qtbot: QtBot) -> None:
    """Save by the key and wait until it is told."""
    with qtbot.waitSignal(window.files._saving.done):
        window.actions_table["save"].trigger()
    settle()


def test_saving_asks_where_once_and_takes_the_star_away(
    window: MainWindow, tmp_path: Path, choose: Callable[[Path | None], None], qtbot: QtBot
) -> None:
    choose(tmp_path / "bikes")
    edit(window)
    saved(window, qtbot)
    path = tmp_path / "bikes.journey"
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == 1
    assert not window.isWindowModified()
    assert window.windowTitle() == "bikes.journey[*] – CJ Designer"
    edit(window, "Again")
    assert window.isWindowModified()
    choose(None)
    saved(window, qtbot)
    assert "Again" in path.read_text(encoding="utf-8")
    assert str(path) in window.program.settings.recent


@pytest.mark.parametrize("consents", [True, False])
def test_saving_under_a_name_without_ending_replaces_no_file_unasked(
    window: MainWindow,
    tmp_path: Path,
    choose: Callable[[Path | None], None],
    told: Told,
    qtbot: QtBot,
    consents: bool,
) -> None:
    other = tmp_path / "bikes.journey"
    other.write_text("another project", encoding="utf-8")
    choose(tmp_path / "bikes")
    told.answer = "yes" if consents else "cancel"
    edit(window)
    if consents:
        saved(window, qtbot)
    else:
        window.actions_table["save"].trigger()
    assert told.said == ["bikes.journey"]
    assert (other.read_text(encoding="utf-8") == "another project") != consents
    assert window.isWindowModified() != consents


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("bikes v1.2", "bikes v1.2.journey"),
        ("bikes.txt", "bikes.txt.journey"),
        ("bikes.JOURNEY", "bikes.JOURNEY"),
        ("bikes.json", "bikes.json"),
    ],
)
def test_a_project_is_saved_with_an_ending_by_which_it_is_found_again(
    window: MainWindow,
    tmp_path: Path,
    choose: Callable[[Path | None], None],
    qtbot: QtBot,
    typed: str,
    made: str,
) -> None:
    choose(tmp_path / typed)
    edit(window)
    saved(window, qtbot)
    assert [file.name for file in tmp_path.glob("bikes*")] == [made]


def test_undo_back_to_what_was_saved_takes_the_star_away(
    window: MainWindow, tmp_path: Path, choose: Callable[[Path | None], None], qtbot: QtBot
) -> None:
    choose(tmp_path / "a.journey")
    saved(window, qtbot)
    edit(window)
    assert window.isWindowModified()
    window.actions_table["undo"].trigger()
    assert not window.isWindowModified()


def test_what_is_being_typed_is_saved_too(
    window: MainWindow, tmp_path: Path, choose: Callable[[Path | None], None], qtbot: QtBot
) -> None:
    choose(tmp_path / "a.journey")
    one = touchpoints(window)[0]
    window.desk.select((one.id,))
    window.canvas.edit(one.id)
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "Typed")
    saved(window, qtbot)
    assert "Typed" in (tmp_path / "a.journey").read_text(encoding="utf-8")


@pytest.mark.parametrize("answer", ["cancel", "discard", "save"])
def test_closing_asks_before_work_is_lost(
    window: MainWindow,
    told: Told,
    answer: str,
    tmp_path: Path,
    choose: Callable[[Path | None], None],
) -> None:
    told.answer = answer
    choose(tmp_path / "kept.journey")
    edit(window)
    closed = window.close()
    assert told.said == ["Five phases of an experience"]
    assert closed == (answer != "cancel")
    assert (tmp_path / "kept.journey").exists() == (answer == "save")


def test_closing_with_nothing_changed_asks_nothing(window: MainWindow, told: Told) -> None:
    window.desk.session.mark_saved()
    assert window.close()
    assert told.said == []


def test_a_fault_while_closing_keeps_the_window(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> bool:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(window.files, "may_close", fail)
    with pytest.raises(RuntimeError):
        window.close()
    assert window.isVisible()
    monkeypatch.undo()


def test_a_broken_file_is_one_sentence_and_stays_as_it_was(
    program: Program, told: Told, tmp_path: Path
) -> None:
    path = tmp_path / "broken.journey"
    path.write_bytes(b'{"format": "journey", <b>')
    assert not opened(program, path)
    assert len(told.said) == 1
    assert "broken.journey" in told.said[0]
    assert "Traceback" not in told.said[0]
    assert path.read_bytes() == b'{"format": "journey", <b>'
    assert program.windows == []


def test_a_file_that_is_gone_leaves_the_recent_list(
    program: Program, told: Told, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.journey"
    program.opened(gone)
    assert not opened(program, gone)
    assert program.settings.recent == ()
    assert len(told.said) == 1


def test_a_file_dropped_on_the_window_opens_in_a_window_of_its_own(
    window: MainWindow, tmp_path: Path, choose: Callable[[Path | None], None], qtbot: QtBot
) -> None:
    choose(tmp_path / "first.journey")
    saved(window, qtbot)
    other = tmp_path / "other.journey"
    other.write_bytes((tmp_path / "first.journey").read_bytes())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    viewport = window.canvas.viewport()
    enter = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, enter)
    QApplication.sendEvent(viewport, event)
    qtbot.waitUntil(lambda: len(window.program.windows) == 2)
    settle()
    assert [one.files.name for one in window.program.windows] == ["first.journey", "other.journey"]


def test_the_project_in_a_pdf_opens_as_a_new_one_and_the_pdf_stays_as_it_was(
    window: MainWindow, tmp_path: Path, choose: Callable[[Path | None], None], qtbot: QtBot
) -> None:
    path = tmp_path / "map.pdf"
    exporting.export(window.desk.document, path, embed=True)
    before = path.read_bytes()
    choose(path)
    window.files.open()
    qtbot.waitUntil(lambda: len(window.program.windows) == 2)
    settle()
    other = window.program.windows[1]
    same = {one.id: one for one in window.desk.document.records()}
    assert {one.id: one for one in other.desk.document.records()} == same
    assert other.files.place.path is None
    assert path.name not in {Path(one).name for one in window.program.settings.recent}
    # saved under the name of the PDF, it becomes a file beside it
    other.files.save()
    qtbot.waitUntil(lambda: not other.files.busy)
    settle()
    assert other.files.place.path == tmp_path / "map.pdf.journey"
    assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.glob("map*")) == ["map.pdf", "map.pdf.journey"]


def test_a_pdf_without_a_project_is_one_sentence(
    program: Program, told: Told, tmp_path: Path
) -> None:
    path = tmp_path / "other.pdf"
    path.write_bytes(b"%PDF-1.7\n%%EOF")
    assert not opened(program, path)
    assert len(told.said) == 1
    assert "other.pdf" in told.said[0]
    assert program.windows == []


def test_a_file_that_is_open_is_not_opened_twice(
    window: MainWindow, tmp_path: Path, choose: Callable[[Path | None], None], qtbot: QtBot
) -> None:
    path = tmp_path / "one.journey"
    choose(path)
    saved(window, qtbot)
    assert opened(window.program, path)
    assert len(window.program.windows) == 1


def test_a_save_that_fails_is_told_and_the_project_stays_unsaved(
    window: MainWindow,
    told: Told,
    tmp_path: Path,
    choose: Callable[[Path | None], None],
    qtbot: QtBot,
) -> None:
    choose(tmp_path / "no such folder" / "a.journey")
    edit(window)
    saved(window, qtbot)
    assert len(told.said) == 1
    assert window.isWindowModified()


def test_two_windows_exchange_by_copy_and_paste(window: MainWindow, program: Program) -> None:
    one = touchpoints(window)[0]
    window.desk.select((one.id,))
    window.actions_table["copy"].trigger()
    from cjdesigner.editing import projects
    from cjdesigner.gui.projectfile import Place
    from cjdesigner.timeline.document import Document

    other = program.show_project(Document(projects.new_project("en", "Other")), Place())
    settle()
    other.show_state()
    other.actions_table["paste"].trigger()
    assert [two.title for two in touchpoints(other)] == [one.title]


def test_what_is_cut_reads_as_words_in_another_program_and_is_undone_as_a_cut(
    window: MainWindow,
) -> None:
    one = touchpoints(window)[0]
    window.desk.select((one.id,))
    window.show_state()
    window.actions_table["cut"].trigger()
    assert QApplication.clipboard().text().splitlines()[0] == one.title
    assert window.actions_table["undo"].text() == "&Undo cut"
    window.actions_table["paste"].trigger()
    assert one.title in [two.title for two in touchpoints(window)]
    window.actions_table["undo"].trigger()
    window.actions_table["undo"].trigger()
    assert touchpoints(window)[0] == one


@pytest.mark.parametrize("empty", [False, True])
def test_pasting_what_is_no_text_says_so(window: MainWindow, empty: bool) -> None:
    said: list[str] = []
    window.desk.told.connect(lambda text, _: said.append(text))
    QApplication.clipboard().clear()
    if not empty:
        data = QMimeData()
        data.setData("image/png", b"some picture")
        QApplication.clipboard().setMimeData(data)
    window.actions_table["paste"].trigger()
    assert said == [say("refusal.nothing_to_paste", window.desk.language)]


def test_a_step_that_the_disk_does_not_give_back_is_told_and_the_window_goes_on(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    window.desk.told.connect(lambda text, _: said.append(text))

    def lost() -> None:
        raise FileError("storage.journal.lost", n=1)

    monkeypatch.setattr(window.desk.session, "undo", lost)
    window.actions_table["undo"].setEnabled(True)
    window.actions_table["undo"].trigger()
    assert said == [say("storage.journal.lost", window.desk.language, n=1)]


def test_a_file_that_another_program_has_open_is_only_looked_at(
    window: MainWindow,
    told: Told,
    tmp_path: Path,
    choose: Callable[[Path | None], None],
    qtbot: QtBot,
) -> None:
    path = tmp_path / "shared.journey"
    choose(path)
    saved(window, qtbot)
    program = window.program
    program.windows.remove(window)
    try:
        assert not opened(program, path)
        told.answer = "look"
        assert opened(program, path)
        assert program.windows[0].files.place.read_only
        assert len(told.said) == 2
        assert "shared.journey" in told.said[0]
        # saving says why it goes elsewhere, and goes nowhere unasked
        on_disk = path.read_bytes()
        looked = program.windows[0]
        settle()
        one = touchpoints(looked)[0]
        change = set_values(looked.desk.document, (one.id,), Label("x"), title="Mine")
        looked.desk.run(change)
        looked.files.save()
        assert "only looked at" in told.said[2]
        assert path.read_bytes() == on_disk
        choose(tmp_path / "mine.journey")
        told.answer = "yes"
        saving = looked.files._saving.done
        with qtbot.waitSignal(saving):
            looked.files.save()
        settle()
        assert (tmp_path / "mine.journey").exists()
        assert path.read_bytes() == on_disk
    finally:
        program.windows.append(window)


def test_closing_gives_the_file_back(
    window: MainWindow, tmp_path: Path, choose: Callable[[Path | None], None], qtbot: QtBot
) -> None:
    choose(tmp_path / "a.journey")
    saved(window, qtbot)
    assert (tmp_path / ".a.journey.lock").exists()
    window.close()
    assert not (tmp_path / ".a.journey.lock").exists()


# -- messages --------------------------------------------------------------------------------------


def test_messages_are_plain_text_whatever_they_quote(qapp: QApplication) -> None:
    box = Message(None, "CJ Designer", "<img src=/etc/hostname> & <b>bold</b>")
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.text() == "<img src=/etc/hostname> & <b>bold</b>"
    box.deleteLater()


@pytest.mark.parametrize(
    ("button", "answer"),
    [
        (QMessageBox.StandardButton.Save, "save"),
        (QMessageBox.StandardButton.Discard, "discard"),
        (QMessageBox.StandardButton.Cancel, "cancel"),
    ],
)
def test_the_question_has_three_answers(
    qapp: QApplication, button: QMessageBox.StandardButton, answer: str
) -> None:
    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        QTest.mouseClick(box.button(button), Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, click)
    assert Message.ask_save(None, "A.journey") == answer


# -- faults of the program -------------------------------------------------------------------------


def test_a_fault_is_told_once_and_the_report_names_no_content(qapp: QApplication) -> None:
    reports: list[str] = []
    watching = Faults(reports.append)
    watching.watch()
    try:
        for _ in range(5):
            try:
                raise ValueError("the text of somebody's map")
            except ValueError as error:
                sys.excepthook(ValueError, error, error.__traceback__)
        settle()
    finally:
        watching.ignore()
    assert len(reports) == 1
    assert watching.unshown == 4
    assert "ValueError" in reports[0]
    assert "test_files.py" in reports[0]
    assert "somebody" not in reports[0]


def test_a_fault_while_the_dialog_stands_open_opens_no_other(qapp: QApplication) -> None:
    depth: list[int] = []

    def tell(_report: str) -> None:
        depth.append(1)
        assert len(depth) == 1
        watching._met.emit("again")
        QApplication.processEvents()

    watching = Faults(tell)
    watching._met.emit("first")
    settle()
    assert len(depth) == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_in_a_thread_is_told_too(qapp: QApplication) -> None:
    reports: list[str] = []
    watching = Faults(reports.append)

    def fail() -> None:
        raise LookupError

    watching.watch()
    try:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        settle()
    finally:
        watching.ignore()
    assert len(reports) == 1
    assert "LookupError" in reports[0]


def test_the_report_has_no_folder_of_the_user() -> None:
    try:
        reader.read("/nowhere")
    except Exception as error:
        text = faults.report(type(error), error.__traceback__)
    assert "storage/reader.py" in text
    assert "/home" not in text
    assert str(Path(__file__).parent) not in text
