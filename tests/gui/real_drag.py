"""A drag from the palette through Qt's own drag loop, run by `test_real_drag` in a process apart.

Without a screen QDrag.exec returns at once, so this runs on the platform "minimal". What happens
inside the loop is sent by a timer that is set before the button goes down. Prints the number of
touchpoints before and after, and the phase that the new one landed in.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjdesigner.editing import projects
from cjdesigner.gui.app import Program
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.projectfile import Place
from cjdesigner.gui.settings import SettingsStore
from cjdesigner.model.records import Touchpoint
from cjdesigner.timeline.document import Document

STEPS = 6


def touchpoints(window: MainWindow) -> int:
    """How many touchpoints the journey in view has."""
    document = window.desk.document
    phases = document.phases(window.desk.journey)
    return sum(len(document.touchpoints(phase.id)) for phase in phases)


def main(folder: Path) -> None:
    """Drag the touchpoint's tile onto the first phase."""
    application = QApplication([])
    program = Program(application, SettingsStore(folder / "settings.ini"))
    document = Document(projects.from_model("five_e", "en"))
    window = program.show_project(document, Place())
    window.resize(1400, 860)
    while not window.furnished:
        application.processEvents()
    application.processEvents()
    handle = window.windowHandle()
    tile, viewport = window.palette_panel.tile("touchpoint"), window.canvas.viewport()
    start = window.mapFromGlobal(tile.mapToGlobal(tile.rect().center()))
    end = window.mapFromGlobal(viewport.mapToGlobal(QPoint(300, 140)))
    before = touchpoints(window)

    def inside() -> None:
        for step in range(1, STEPS + 1):
            QTest.mouseMove(handle, start + (end - start) * step / STEPS)
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)

    QTimer.singleShot(300, inside)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(handle, start + QPoint(8, 6))
    QTest.mouseMove(handle, start + QPoint(30, 20))
    application.processEvents()
    added = document.get(window.desk.selection[0]) if window.desk.selection else None
    where = document.get(added.phase) if isinstance(added, Touchpoint) else None
    print(before, touchpoints(window), getattr(where, "title", "nowhere"))
    sys.stdout.flush()
    program.leave()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
