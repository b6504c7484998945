"""A hand for the tests: real mouse and key events on a real canvas."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cjdesigner.editing.session import Session
from cjdesigner.gui.canvas.pointing import MIME
from cjdesigner.gui.canvas.sheet import Cell
from cjdesigner.gui.canvas.view import CanvasView
from cjdesigner.layout.drawing import Bounds
from cjdesigner.timeline.document import Document

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Hand:
    """Drives one canvas as a person would."""

    def __init__(self, view: CanvasView) -> None:
        self.view = view
        self.told: list[str] = []
        view.told.connect(lambda text, _refusal: self.told.append(text))

    @property
    def session(self) -> Session:
        """The project being edited."""
        return self.view.session

    @property
    def document(self) -> Document:
        """The project."""
        return self.view.session.document

    # -- where things are ----------------------------------------------------------------------

    def at(self, place: str | Cell, part: str = "", persona: str | None = None) -> QPoint:
        """The middle of a thing, or of a part of it, or of a cell."""
        sheet = self.view.sheet
        box = sheet.cell_box(place) if isinstance(place, Cell) else sheet.box(place, part, persona)
        assert box is not None, f"{place} is not drawn"
        return self.middle(box)

    def middle(self, box: Bounds) -> QPoint:
        """The middle of a box of the map, in pixels of the viewport."""
        shown = self.view.camera().box(box)
        return QPoint(round((shown.left + shown.right) / 2), round((shown.top + shown.bottom) / 2))

    def edge(self, place: str, part: str, side: str) -> QPoint:
        """Just inside the left or right edge of a thing."""
        box = self.view.sheet.box(place, part)
        assert box is not None
        shown = self.view.camera().box(box)
        x = shown.left + 2 if side == "left" else shown.right - 2
        return QPoint(round(x), round((shown.top + shown.bottom) / 2))

    def edge_of_pill(self, lane: str, column: str, side: str) -> QPoint:
        """Just inside the edge of what a lane shows on a column."""
        found = self.view.sheet.stretch(Cell(lane, column))
        assert found is not None
        shown = self.view.camera().box(found[0])
        x = shown.left + 2 if side == "left" else shown.right - 2
        return QPoint(round(x), round((shown.top + shown.bottom) / 2))

    def handle(self, kind: str) -> QPoint:
        """The middle of the handle of that kind which shows now."""
        camera = self.view.camera()
        handle = next(one for one in self.view.over.handles(camera) if one.kind == kind)
        x, y = camera.to_view(handle.x, handle.y)
        return QPoint(round(x), round(y))

    def column(self, number: float, y: int) -> QPoint:
        """A place by the number of its column; a half is its middle."""
        drawing = self.view.sheet.drawing
        assert drawing is not None
        x = drawing.label_width + number * drawing.column_width
        camera = self.view.camera()
        return QPoint(round(camera.left + x * camera.zoom), y)

    # -- mouse ---------------------------------------------------------------------------------

    def press(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """The left button goes down."""
        QTest.mousePress(self.view.viewport(), LEFT, held, at)

    def move(self, to: QPoint) -> None:
        """The mouse moves."""
        QTest.mouseMove(self.view.viewport(), to)

    def release(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """The left button comes up."""
        QTest.mouseRelease(self.view.viewport(), LEFT, held, at)

    def click(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """A click with the left button."""
        self.press(at, held)
        self.release(at, held)

    def double_click(self, at: QPoint) -> None:
        """A double click with the left button."""
        self.click(at)
        QTest.mouseDClick(self.view.viewport(), LEFT, NONE, at)
        self.release(at)

    def hold(self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Drag without letting go."""
        self.press(start, held)
        for step in range(1, 9):
            self.move(start + (end - start) * step / 8)

    def drag(self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Drag and let go."""
        self.hold(start, end, held)
        self.release(end, held)

    def wheel(self, turn: int, held: Qt.KeyboardModifier = NONE, at: QPoint | None = None) -> None:
        """Turn the wheel by so many eighths of a degree."""
        self._wheel(QPoint(), QPoint(0, turn), held, at or QPoint(400, 300))

    def swipe(self, pixels: QPoint) -> None:
        """Two fingers on a touchpad, which gives pixels."""
        self._wheel(pixels, pixels, NONE, QPoint(400, 300))

    def _wheel(self, pixels: QPoint, angle: QPoint, held: Qt.KeyboardModifier, at: QPoint) -> None:
        place = QPointF(at)
        port = self.view.viewport()
        event = QWheelEvent(
            place,
            port.mapToGlobal(place),
            pixels,
            angle,
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(port, event)

    # -- keys ----------------------------------------------------------------------------------

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self._focus(), key, held)

    def type(self, text: str) -> None:
        """Type where the focus is; a sign at a time, since the first may open a field."""
        for sign in text:
            QTest.keyClicks(self._focus(), sign)

    def _focus(self) -> QWidget:
        return self.view.in_place.editor or self.view

    # -- drag and drop -------------------------------------------------------------------------

    def drop(self, kind: str, at: QPoint, identity: str | None = None) -> bool:
        """Drop a thing of the palette; whether it was taken."""
        content = {"kind": kind} if identity is None else {"kind": kind, "id": identity}
        return self.drop_data(json.dumps(content).encode(), at)

    def drop_data(self, content: bytes, at: QPoint, mime: str = MIME) -> bool:
        """Drop anything; whether it was taken."""
        data = QMimeData()
        data.setData(mime, QByteArray(content))
        port, copy = self.view.viewport(), Qt.DropAction.CopyAction
        enter = QDragEnterEvent(at, copy, data, LEFT, NONE)
        QApplication.sendEvent(port, enter)
        if not enter.isAccepted():
            return False
        over = QDragMoveEvent(at, copy, data, LEFT, NONE)
        QApplication.sendEvent(port, over)
        if not over.isAccepted():
            self.view.pointing.cancel()
            return False
        drop = QDropEvent(QPointF(at), copy, data, LEFT, NONE)
        QApplication.sendEvent(port, drop)
        return drop.isAccepted()

    # -- afterwards ----------------------------------------------------------------------------

    def undo_all(self) -> None:
        """Take every step back."""
        while self.session.undo():
            pass


MakeCanvas = Callable[..., Hand]
