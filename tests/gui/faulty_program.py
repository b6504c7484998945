"""The whole program in a process of its own, with a fault of ours at fifteen places, one by one.

Under Qt's own loop, not a test's, since it decides what becomes of an exception. Prints what came
of each: whether the window lives, how often it was told, what the report says, whether the work is
in the journal and the next edit can be done and undone.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from gui_helpers import opened, settle, touchpoints
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from cjdesigner.editing import projects
from cjdesigner.editing.common import set_values
from cjdesigner.gui import later, projectfile, reading
from cjdesigner.gui.app import Program
from cjdesigner.gui.canvas import sheet, view
from cjdesigner.gui.commands import edit as edit_commands
from cjdesigner.gui.dialogs.message import Message
from cjdesigner.gui.dialogs.start import StartDialog
from cjdesigner.gui.faults import Faults
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.panels.inspector import page
from cjdesigner.gui.projectfile import Place
from cjdesigner.gui.settings import SettingsStore
from cjdesigner.gui.working import Worker
from cjdesigner.model.change import Label
from cjdesigner.timeline.document import Document

SECRET = "what somebody's map says"
PLAIN = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton

Patch = tuple[object, str, object]


def boom(*_: object, **__: object) -> None:
    raise RuntimeError(SECRET)


class Filter(QObject):
    """An event filter with a fault, at the first move of the mouse."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove:
            boom()
        return False


class Try:
    """One window, and the ways to put a fault into it."""

    def __init__(self, program: Program, folder: Path) -> None:
        self.program = program
        self.folder = folder
        self.window: MainWindow = program.show_project(
            Document(projects.from_model("five_e", "en")), Place(), saved=False
        )
        self.window.resize(1440, 900)
        settle()
        self.kept: list[object] = []

    def edit(self, title: str) -> None:
        one = touchpoints(self.window)[0]
        label = Label("gui.edit.touchpoint")
        document = self.window.desk.document
        self.window.desk.run(set_values(document, (one.id,), label, title=title))

    # each gives what is patched, and then brings the fault about
    def slot(self) -> Iterator[Patch]:
        yield edit_commands.selection, "duplicate", boom
        self.window.desk.select((touchpoints(self.window)[0].id,))
        self.window.actions_table["duplicate"].trigger()

    def shortcut(self) -> Iterator[Patch]:
        yield edit_commands.selection, "delete", boom
        self.window.desk.select((touchpoints(self.window)[0].id,))
        QTest.keyClick(self.window.canvas, Qt.Key.Key_Delete)

    def paint(self) -> Iterator[Patch]:
        yield self.window.canvas.over, "paint", boom
        for _ in range(5):
            self.window.canvas.viewport().update()
            settle()

    def event_filter(self) -> Iterator[Patch]:
        yield self, "nothing", None
        listening = Filter()
        self.kept.append(listening)
        viewport = self.window.canvas.viewport()
        viewport.installEventFilter(listening)
        QTest.mouseMove(viewport, QPoint(300, 300))
        settle()
        viewport.removeEventFilter(listening)

    def thread(self) -> Iterator[Patch]:
        yield self, "nothing", None
        one = threading.Thread(target=boom)
        one.start()
        one.join()

    def close(self) -> Iterator[Patch]:
        yield self.window.files, "may_close", boom
        # as the system's close button does, not as a call that would get the exception
        QTimer.singleShot(0, self.window.close)
        settle()

    def drop(self) -> Iterator[Patch]:
        yield self.window.canvas.pointing, "drop", boom
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self.folder / "a.png"))])
        viewport = self.window.canvas.viewport()
        how = (Qt.DropAction.CopyAction, data, LEFT, PLAIN)
        QApplication.sendEvent(viewport, QDragEnterEvent(QPoint(9, 9), *how))
        QApplication.sendEvent(viewport, QDropEvent(QPointF(9, 9), *how))

    def timer(self) -> Iterator[Patch]:
        yield self, "nothing", None
        for _ in range(20):
            QTimer.singleShot(0, boom)
        settle()

    def worker(self) -> Iterator[Patch]:
        yield self, "nothing", None
        worker = Worker()
        self.kept.append(worker)
        worker.start(boom)
        worker.wait()
        settle()

    def inspector(self) -> Iterator[Patch]:
        yield page, "set_values", boom
        self.window.desk.select((touchpoints(self.window)[0].id,))
        settle()
        title = next(
            one for one in self.window.inspector.findChildren(QWidget, "title") if one.isVisible()
        )
        title.setFocus()
        QTest.keyClicks(title, "abc")

    def gesture(self) -> Iterator[Patch]:
        yield view, "hit", boom
        viewport = self.window.canvas.viewport()
        QTest.mousePress(viewport, LEFT, PLAIN, QPoint(300, 200))
        QTest.mouseMove(viewport, QPoint(330, 220))
        QTest.mouseRelease(viewport, LEFT, PLAIN, QPoint(330, 220))

    def opening(self) -> Iterator[Patch]:
        yield reading.reader, "read", boom
        path = self.folder / "a.journey"
        QTimer.singleShot(0, lambda: opened(self.program, path, self.window))
        settle()

    def saving(self) -> Iterator[Patch]:
        path = str(self.folder / "new.journey")
        QFileDialog.getSaveFileName = lambda *_: (path, "")  # type: ignore[method-assign]
        yield projectfile.writer, "save", boom
        self.window.files.save_as()
        assert self.window.files._saving.ended_within(60)
        settle()
        assert not self.window.files.busy

    def start_screen(self) -> Iterator[Patch]:
        yield projects, "new_project", boom
        self.program.show_start(self.window)
        settle()
        dialog = self.program._start
        assert isinstance(dialog, StartDialog)
        QTimer.singleShot(0, dialog._blank)
        settle()
        dialog.reject()

    def layout(self) -> Iterator[Patch]:
        yield sheet.MapLayout, "update", boom
        self.edit("Laid out")


PLACES = (
    "slot", "shortcut", "paint", "event_filter", "thread", "close", "drop", "timer", "worker",
    "inspector", "gesture", "opening", "saving", "start_screen", "layout",
)  # fmt: skip


def tried(program: Program, place: str, folder: Path, told: list[str]) -> dict[str, object]:
    """Put a fault at one place; what came of it."""
    told.clear()
    trying = Try(program, folder)
    window = trying.window
    trying.edit("Before")
    steps = getattr(trying, place)()
    owner, name, wrong = next(steps)
    right = getattr(owner, name, None)
    if wrong is not None:
        setattr(owner, name, wrong)
    try:
        QTimer.singleShot(0, lambda: next(steps, None))
        settle()
        settle()
    finally:
        if wrong is not None:
            setattr(owner, name, right)
    settle()
    lives = window.isVisible()
    trying.edit("After")
    settle()
    drawn = window.canvas.sheet.layout.drawing
    fresh = type(window.canvas.sheet.layout)(
        window.desk.document, window.desk.journey, window.canvas.sheet.metrics
    )
    after = touchpoints(window)[0].title
    window.actions_table["undo"].trigger()
    undone = touchpoints(window)[0].title
    guard = window.files.guard
    kept = guard.flush() and len(guard.read_back(1, guard.handed)) == guard.handed
    window.desk.session.mark_saved()
    window.close()
    settle()
    return {
        "lives": lives,
        "told": len(told),
        "report": told[0] if told else "",
        "after": after,
        "undone": undone,
        "kept": bool(kept),
        "drawn": drawn.width == fresh.drawing.width and drawn.columns == fresh.drawing.columns,
        "closes": window not in program.windows,
    }


def main(folder: Path) -> None:
    """Try all places under one loop and print what came of them."""
    application = QApplication(["faulty", "-style", "fusion"])
    application.setQuitOnLastWindowClosed(False)
    program = Program(application, SettingsStore(folder / "settings.ini"))
    told: list[str] = []
    Message.tell_fault = told.append  # type: ignore[method-assign, assignment]
    Message.ask = lambda *_: False  # type: ignore[method-assign, assignment]
    results: dict[str, dict[str, object]] = {}
    waiting = list(PLACES)

    def next_one() -> None:
        place = waiting.pop(0)
        faults = Faults(lambda report: later.message().tell_fault(report))
        faults.watch()
        results[place] = tried(program, place, folder, told)
        faults.ignore()
        if waiting:
            QTimer.singleShot(0, next_one)
        else:
            application.exit(0)

    step: Callable[[], None] = next_one
    QTimer.singleShot(0, step)
    application.exec()
    print(json.dumps(results))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
