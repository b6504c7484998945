"""All that a person does in a day with the program, one thing after another, in the real window.

For tests that watch what the program does meanwhile, or what it leaves behind. Every step ends
with the window as it was, so that a day can be repeated.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from gui_helpers import settle, touchpoints
from PySide6.QtCore import QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QProgressDialog

from cjdesigner import paths
from cjdesigner.editing.common import set_values
from cjdesigner.gui.app import Program
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.model.change import Label
from cjdesigner.storage import reader, safe, writer

LONGEST = 60.0  # seconds that one thing may take on a busy machine
SHORT = ("fit", "zoom_in", "zoom_out", "zoom_whole", "paper_view", "paper_view", "minimap",
         "minimap", "find", "mode_connect", "mode_card", "mode_select", "select_all")  # fmt: skip
DIALOGS = ("settings", "personas", "shortcuts", "about", "older", "new")
HTML = '<img src="https://example.org/canary.png"><a href="https://example.org">x</a>'


class Closer(QObject):
    """Closes what opens over the window, as somebody does who only wants to look."""

    def __init__(self) -> None:
        super().__init__()
        self.closed: list[str] = []
        self._timer = QTimer(self)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Close nothing any more."""
        self._timer.stop()

    def _look(self) -> None:
        over = QApplication.activeModalWidget()
        if isinstance(over, QMessageBox):
            self.closed.append(over.text())
            over.reject()
        elif (
            isinstance(over, QDialog) and over.isVisible() and not isinstance(over, QProgressDialog)
        ):
            self.closed.append(type(over).__name__)
            over.reject()


class Day:
    """The steps of a day, on a copy of a shipped example in ``folder``."""

    def __init__(self, program: Program, folder: Path) -> None:
        self.program = program
        self.folder = folder
        self.path = folder / "day.journey"
        example = paths.resources() / "examples" / "museum-day.journey"
        self.path.write_bytes(example.read_bytes())
        self.closer = Closer()
        self.presses = 0
        QFileDialog.getSaveFileName = lambda *_: (str(folder / "as.journey"), "")  # type: ignore[method-assign]
        QFileDialog.getOpenFileName = lambda *_: ("", "")  # type: ignore[method-assign]
        QDesktopServices.openUrl = lambda *_: True  # type: ignore[method-assign, assignment]
        self.window = self.opened()

    def steps(self) -> tuple[Callable[[], None], ...]:
        """Everything there is to do."""
        return (
            self.edit,
            self.look,
            self.journeys,
            self.dialogs,
            self.copy,
            self.save,
            self.export,
            self.print,
            self.merge,
            self.open_again,
        )

    def end(self) -> None:
        """Close everything."""
        self.closer.stop()
        self.window.desk.session.mark_saved()
        self.window.close()
        settle()

    # -- steps -----------------------------------------------------------------------------------

    def edit(self) -> None:
        """Edit in the inspector and on the map; undo and redo all of it."""
        window = self.window
        for number in range(6):
            one = touchpoints(window)[number]
            window.desk.select((one.id,))
            self.change(one.id, f"Edit {number}")
        window.canvas.in_place.open(touchpoints(window)[0].id, "typed")
        settle()
        window.canvas.in_place.take()
        for name in ("add_touchpoint", "add_phase", "add_lane", "duplicate", "delete"):
            self.press(name)
            window.canvas.in_place.take()
        for name in ("undo", "redo"):
            while window.actions_table[name].isEnabled():
                self.press(name)
        self.undo_all()

    def look(self) -> None:
        """Look around."""
        for name in SHORT:
            self.press(name)
        for dock in self.window.docks.values():
            dock.hide()
            dock.show()
        settle()

    def journeys(self) -> None:
        """Add journeys, go from one to the other, delete one."""
        for name in ("journey_add", "journey_duplicate", "journey_next", "journey_previous"):
            self.press(name)
        QTest.keyClick(self.window.canvas, Qt.Key.Key_Escape)
        self.press("journey_delete")
        self.undo_all()

    def dialogs(self) -> None:
        """Open every dialog and close it."""
        for name in DIALOGS:
            self.press(name)
            start = self.program.start_screen
            if isinstance(start, QDialog):
                start.reject()
                settle()

    def copy(self) -> None:
        """Copy, and paste what comes from a web page."""
        window = self.window
        window.desk.select((touchpoints(window)[0].id,))
        self.press("copy")
        self.press("paste")
        data = QMimeData()
        data.setHtml(HTML)
        data.setText("from a page")
        QApplication.clipboard().setMimeData(data)
        self.press("paste")
        QApplication.clipboard().clear()
        self.undo_all()

    def save(self) -> None:
        """Save, and save again."""
        for number in range(2):
            self.change(touchpoints(self.window)[0].id, f"Saved {number}")
            self.press("save")
            self.until(lambda: not self.window.files.busy)
        assert not self.window.desk.session.modified

    def export(self) -> None:
        """Open the print set, and make each kind of file."""
        from cjdesigner.exporting import export

        self.press("export")
        for form in ("pdf", "svg", "png"):
            export(self.window.desk.document, self.folder / f"map.{form}", form=form)

    def print(self) -> None:
        """Look at what would be printed."""
        before = len(self.closer.closed)
        self.window.actions_table["print"].trigger()
        self.until(lambda: len(self.closer.closed) > before)
        self.until(lambda: QApplication.activeModalWidget() is None)

    def merge(self) -> None:
        """Somebody else saves the file; the question is put away, and theirs is saved over."""
        document = reader.read(self.path).document
        journey = document.journeys()[0].id
        one = next(t for phase in document.phases(journey) for t in document.touchpoints(phase.id))
        title = f"Theirs {time.monotonic_ns()}"
        document.apply(set_values(document, (one.id,), Label("gui.edit.touchpoint"), title=title))
        writer.save(document.records(), self.path)
        before = len(self.closer.closed)
        self.until(lambda: len(self.closer.closed) > before)
        self.window.files.now_on_disk(safe.digest(self.path))
        self.change(touchpoints(self.window)[0].id, "Mine")
        self.press("save")
        self.until(lambda: not self.window.files.busy)

    def open_again(self) -> None:
        """Close the window and open the file once more."""
        self.window.desk.session.mark_saved()
        self.window.close()
        settle()
        self.window = self.opened()

    # -- means -----------------------------------------------------------------------------------

    def opened(self) -> MainWindow:
        """Open the file and wait for the whole window."""
        self.program.open(self.path, None)
        self.until(lambda: bool(self.program.windows) and self.program.windows[-1].furnished)
        window = self.program.windows[-1]
        window.resize(1440, 900)
        settle()
        return window

    def change(self, identity: str, title: str) -> None:
        """Give a touchpoint another title."""
        label = Label("gui.edit.touchpoint")
        self.window.desk.run(set_values(self.window.desk.document, (identity,), label, title=title))
        settle()

    def press(self, name: str) -> None:
        """Use an action, if it can be used, and wait until nothing stands over the window."""
        self.window.actions_table[name].trigger()
        self.presses += 1
        settle()
        self.until(lambda: QApplication.activeModalWidget() is None)

    def undo_all(self) -> None:
        """Back to the first state of this window."""
        while self.window.actions_table["undo"].isEnabled():
            self.press("undo")

    def until(self, done: Callable[[], bool]) -> None:
        """Let the program run until something has happened."""
        end = time.monotonic() + LONGEST
        while not done():
            QApplication.processEvents()
            settle()
            if time.monotonic() > end:
                raise TimeoutError
            os.sched_yield() if hasattr(os, "sched_yield") else None
