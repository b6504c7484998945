"""The whole program in a process of its own, ended in a way that is no user's, by its name.

``segfault``, ``terminated``, ``hung up`` and ``logged out`` end it with an edit that is in no file,
``killed`` with several projects open, ``killed in <field>`` while a title is typed in it; ``look``
starts it again and prints, as JSON, what is offered and what the report of a crash says.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
from pathlib import Path

from gui_helpers import touchpoints
from PySide6.QtCore import SIGNAL, QFileSystemWatcher, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cjdesigner.editing import projects
from cjdesigner.editing.common import set_values
from cjdesigner.gui import app, crashes
from cjdesigner.gui.app import Program
from cjdesigner.gui.dialogs.message import Message
from cjdesigner.gui.dialogs.recovery import RecoveryDialog
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.opening import Then
from cjdesigner.gui.projectfile import Place
from cjdesigner.gui.widgets.fields import TitleBox
from cjdesigner.model.change import Label
from cjdesigner.storage import recovery, safeguard
from cjdesigner.timeline.document import Document

TITLE = "What was typed last"
TYPED = "Being typed"


def crash_in_a_library() -> None:
    """Read where there is nothing: the process ends at once."""
    ctypes.string_at(0)


def end_it(program: Program, way: str) -> None:
    """Edit a new project, begin to type a title too, and end."""
    document = Document(projects.from_model("five_e", "en"))
    window = program.show_project(document, Place(), fresh=True)
    while not window.furnished:
        QApplication.processEvents()
    first, second, *_ = touchpoints(window)
    change = set_values(document, (first.id,), Label("gui.edit.touchpoint"), title=TITLE)
    window.desk.run(change)
    if way == "killed":
        for model in ("service_blueprint", "ikea_visit", "five_e"):
            other = program.show_project(
                Document(projects.from_model(model, "nl")), Place(), fresh=True
            )
            one = touchpoints(other)[0]
            document = other.desk.document
            other.desk.run(set_values(document, (one.id,), Label("x"), title=f"{TITLE} {model}"))
        for each in program.windows:
            each.files.guard.flush()
        os.kill(os.getpid(), signal.SIGKILL)
    if way == "segfault":
        window.files.guard.flush()
        crash_in_a_library()
    if way.startswith("killed in "):
        type_until_killed(program, window, field_of(window, way))
        return
    window.canvas.in_place.open(second.id, TYPED)
    if way == "logged out":
        application = QApplication.instance()
        assert isinstance(application, QGuiApplication)
        # only a session manager can send the signal itself
        assert application.receivers(SIGNAL("commitDataRequest(QSessionManager&)")) == 1
        program.keep()
        # the session does not wait for the program to end by itself
        os.kill(os.getpid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGHUP if way == "hung up" else signal.SIGTERM)


def field_of(window: MainWindow, way: str) -> QWidget:
    """The field in which something is to be typed, open."""
    if way == "killed in a tab":
        window.bar.tabs.edit(0)
        field: QWidget | None = window.bar.tabs.findChild(QLineEdit, "tab_editor")
    elif way == "killed in a form":
        field = window.inspector.findChild(TitleBox, "title")
    else:
        window.canvas.in_place.open(touchpoints(window)[1].id)
        field = window.canvas.in_place.editor
    assert field is not None
    return field


def type_until_killed(program: Program, window: MainWindow, field: QWidget) -> None:
    """Type, and kill the process when the disk has it; the program goes on meanwhile."""
    guard = window.files.guard
    guard.flush()
    folder = guard.begin().folder
    watcher = QFileSystemWatcher([str(folder), str(folder / "journal-1")], program)

    def written() -> None:
        if any(TYPED.encode() in one.read_bytes() for one in folder.glob("journal-1*")):
            os.kill(os.getpid(), signal.SIGKILL)

    watcher.directoryChanged.connect(written)
    watcher.fileChanged.connect(written)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, TYPED)


def look(shown: dict[str, object]) -> None:
    """Say what is offered instead of waiting for somebody who looks."""

    def offered(dialog: RecoveryDialog) -> int:
        found = [recovery.restore(offer) for offer in dialog._offers]
        documents = [getattr(one, "document", None) for one in found]
        shown["titles"] = [
            record.title
            for document in documents
            if document is not None
            for record in document.records()
            if record.type == "touchpoint"
        ]
        shown["journeys"] = [
            journey.title for document in documents if document for journey in document.journeys()
        ]
        shown["report"] = dialog._report
        return 0

    RecoveryDialog.exec = offered  # type: ignore[method-assign]
    Message.tell_crash = lambda report: shown.update(alone=report)  # type: ignore[method-assign]


def main(way: str, folder: Path) -> int:
    """End as ``way`` says, or look at what such an end left."""
    # whoever runs the tests may have been started to go on without its terminal
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    shown: dict[str, object] = {}
    start = Program.start

    def started(program: Program, path: Path | None, then: Then) -> None:
        start(program, path, then)
        if way == "look":
            program._offering._worker.done.connect(lambda *_: QApplication.exit(0))
        else:
            QTimer.singleShot(0, lambda: end_it(program, way))

    Program.start = started  # type: ignore[method-assign]
    look(shown)
    code = app.run(None, sys.exit)
    left = sorted(one.name for one in crashes.folder().glob("*"))
    kept = sorted(one.name for one in safeguard.folder().glob("*-*"))
    print(json.dumps({**shown, "logs": left, "kept": len(kept), "code": code}))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
