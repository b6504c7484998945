"""What is dragged from a panel onto the map: what it carries, and when a press becomes a drag."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent, QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from cjdesigner.model.core import to_json

MIME = "application/x-cjd-palette"


def drag_data(kind: str, identity: str = "") -> QMimeData:
    """What a drag from a panel carries: a kind, and which channel or persona."""
    content = {"kind": kind, "id": identity} if identity else {"kind": kind}
    data = QMimeData()
    data.setData(MIME, QByteArray(to_json(content)))
    return data


def begin_drag(source: QWidget, area: QRect, kind: str, identity: str = "") -> None:
    """Drag what is seen in ``area`` of ``source`` until the mouse lets go."""
    drag = QDrag(source)
    drag.setMimeData(drag_data(kind, identity))
    picture = QPixmap(area.size() * source.devicePixelRatio())
    picture.setDevicePixelRatio(source.devicePixelRatio())
    picture.fill(Qt.GlobalColor.transparent)
    source.render(picture, QPoint(), QRegion(area))
    drag.setPixmap(picture)
    # beside the pointer, so that the place where it lands stays in sight
    drag.setHotSpot(QPoint(-14, -12))
    drag.exec(Qt.DropAction.CopyAction)


class DragSource(QWidget):
    """A widget that is dragged onto the map as the ``kind`` and ``identity`` that it stands for.

    ``clicked`` says that it was pressed and let go without a drag.
    """

    clicked = Signal()

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.identity = kind, ""
        self._pressed: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed = None
            begin_drag(self, self.rect(), self.kind, self.identity)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self._pressed = None
            self.clicked.emit()
