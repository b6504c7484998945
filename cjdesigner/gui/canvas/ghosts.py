"""Pictures of what is being dragged, painted once for a gesture and shown under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from cjdesigner.gui.canvas.camera import Camera
from cjdesigner.gui.canvas.sheet import Sheet
from cjdesigner.gui.tools.gesture import Ghost
from cjdesigner.layout.drawing import Bounds, Group
from cjdesigner.render.qpainter import PlacedGroup, paint_groups

# what lies below is seen through it
_OPACITY = 0.72
_LARGEST = 3_000
_MOST = 60


class Ghosts:
    """The picture of the ghost that is shown now."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._picture: QPixmap | None = None
        self._bounds = Bounds(0, 0, 0, 0)

    def paint(
        self, painter: QPainter, camera: Camera, sheet: Sheet, ghost: Ghost, ratio: float
    ) -> None:
        """Paint a ghost in pixels of the viewport, moved as far as it says."""
        key = (ghost.ids, ghost.parts, ghost.persona, camera.zoom, ratio, id(sheet.drawing))
        if key != self._key:
            self._key = key
            self._make(camera.zoom, sheet, ghost, ratio)
        if self._picture is None:
            return
        x, y = camera.to_view(self._bounds.left, self._bounds.top)
        painter.setOpacity(_OPACITY)
        painter.drawPixmap(
            QPointF(x + ghost.dx * camera.zoom, y + ghost.dy * camera.zoom), self._picture
        )
        painter.setOpacity(1.0)

    def forget(self) -> None:
        """The gesture is over."""
        self._key = ()
        self._picture = None

    def _make(self, zoom: float, sheet: Sheet, ghost: Ghost, ratio: float) -> None:
        self._picture = None
        placed: list[PlacedGroup] = []
        bounds: Bounds | None = None
        for identity in ghost.ids[:_MOST]:
            for x, y, group in sheet.groups(identity):
                if group.part in ghost.parts and _belongs(group, ghost):
                    placed.append((x, y, group))
                    box = group.bounds.moved(x, y)
                    bounds = box if bounds is None else bounds.around(box)
        drawing = sheet.drawing
        if bounds is None or drawing is None:
            return
        bounds = Bounds(bounds.left - 2, bounds.top - 2, bounds.right + 2, bounds.bottom + 2)
        wide = min(_LARGEST, round((bounds.right - bounds.left) * zoom * ratio) + 1)
        high = min(_LARGEST, round((bounds.bottom - bounds.top) * zoom * ratio) + 1)
        picture = QPixmap(wide, high)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(zoom * ratio, zoom * ratio)
        painter.translate(-bounds.left, -bounds.top)
        self._veil(painter, sheet, placed)
        paint_groups(painter, placed, images=drawing.images)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        self._picture, self._bounds = picture, bounds

    def _veil(self, painter: QPainter, sheet: Sheet, placed: list[PlacedGroup]) -> None:
        """A pale ground under words that have none, or they would mix with those below."""
        paper = QColor(sheet.look.theme.colours["paper"])
        painter.setPen(QPen(QColor(sheet.look.theme.colours["accent"]), 1.0))
        painter.setBrush(paper)
        for x, y, group in placed:
            if group.part in ("title", "lane"):
                box = group.bounds.moved(x, y)
                painter.drawRoundedRect(
                    QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top), 5, 5
                )


def _belongs(group: Group, ghost: Ghost) -> bool:
    return ghost.persona is None or dict(group.extra).get("persona", "") == ghost.persona
