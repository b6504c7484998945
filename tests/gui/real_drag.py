"""A drag from the palette through Qt's own drag loop, run by `test_real_drag` in a process apart.

Without a screen QDrag.exec returns at once, so this runs on the platform "minimal". What happens
inside the loop is sent by a timer that is set before the button goes down. Prints the number of
touchpoints before and after, and the phase that the new one landed in; then the channels of the
touchpoint that an own channel was dropped on.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cjdesigner.editing import channels, projects
from cjdesigner.gui.app import Program
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.projectfile import Place
from cjdesigner.gui.settings import SettingsStore
from cjdesigner.model.records import Channel, Touchpoint
from cjdesigner.timeline.document import Document

STEPS = 6


def touchpoints(window: MainWindow) -> int:
    """How many touchpoints the journey in view has."""
    document = window.desk.document
    phases = document.phases(window.desk.journey)
    return sum(len(document.touchpoints(phase.id)) for phase in phases)


def drag(window: MainWindow, source: QWidget, at: QPoint, onto: QPoint) -> None:
    """Drag from a place in ``source`` onto a place on the map, with the mouse."""
    handle, viewport = window.windowHandle(), window.canvas.viewport()
    start = window.mapFromGlobal(source.mapToGlobal(at))
    end = window.mapFromGlobal(viewport.mapToGlobal(onto))

    def inside() -> None:
        for step in range(1, STEPS + 1):
            QTest.mouseMove(handle, start + (end - start) * step / STEPS)
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)

    QTimer.singleShot(300, inside)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(handle, start + QPoint(8, 6))
    QTest.mouseMove(handle, start + QPoint(30, 20))
    QApplication.processEvents()


def main(folder: Path) -> None:
    """Drag the touchpoint's tile onto the first phase, and an own channel onto what it became."""
    application = QApplication([])
    program = Program(application, SettingsStore(folder / "settings.ini"))
    document = Document(projects.from_model("five_e", "en"))
    document.apply(channels.add(document, "Pigeon"))
    window = program.show_project(document, Place())
    window.resize(1400, 860)
    while not window.furnished:
        application.processEvents()
    application.processEvents()
    tile, view = window.palette_panel.tile("touchpoint"), window.channels_panel.list
    before = touchpoints(window)
    drag(window, tile, tile.rect().center(), QPoint(300, 140))
    added = document.get(window.desk.selection[0]) if window.desk.selection else None
    where = document.get(added.phase) if isinstance(added, Touchpoint) else None
    print(before, touchpoints(window), getattr(where, "title", "nowhere"))
    window.canvas.in_place.take()
    window.desk.select(())
    application.processEvents()
    pigeon = view.visualItemRect(view.item(0)).center()
    middle = window.canvas.over.middle_of(added.id) if added is not None else QPointF()
    drag(window, view.viewport(), pigeon, middle.toPoint())
    given = [document.get(one) for one in window.desk.selection]
    print(
        *(
            document.record(id_, Channel).name
            for one in given
            if isinstance(one, Touchpoint)
            for id_ in one.channels
        )
    )
    sys.stdout.flush()
    program.leave()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
