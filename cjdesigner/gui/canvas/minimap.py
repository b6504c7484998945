"""The map in small at the lower right: the whole of it, and a frame around what is in sight.

Its picture is painted in slices when nothing else goes on, after an edit as after opening; the
frame can be dragged, and a click brings a place into view. The map can be scrolled clear of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cjdesigner.gui.canvas import camera as cameras
from cjdesigner.gui.canvas.painting import slices
from cjdesigner.gui.canvas.tile import Stroke
from cjdesigner.layout.drawing import Bounds, Drawing

if TYPE_CHECKING:
    from cjdesigner.gui.canvas.map_view import MapView

_ROUND = 6.0
_LATER = 120
_SLICE = 0.004


class Minimap(QWidget):
    """Lies over the viewport of a map view and shows all of its map."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._image: QImage | None = None
        self._drawing: Drawing | None = None
        self._work: Iterator[Stroke | None] | None = None
        self._canvas: QImage | None = None
        self._grip: QPointF | None = None
        self._wanted = True
        self.setObjectName("minimap")
        self.setAccessibleName(self.tr("Minimap", "the map in small, to move about in it"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._paint_on)
        view.moved.connect(self._moved)
        view.installEventFilter(self)

    def show_or_hide(self, wanted: bool) -> None:
        """Show the minimap, or never."""
        self._wanted = wanted
        self._moved()

    def renew(self) -> None:
        """The map has changed: paint it again when there is time."""
        self._work = None
        self._timer.start(_LATER)
        self._moved()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._moved()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        drawing = self._view.drawing
        if drawing is None:
            return
        colours = self._view.theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(QColor(colours["panel_border"]), 1))
        painter.setBrush(QColor(colours["paper"]))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        place = self._place(drawing)
        if self._image is not None:
            painter.drawImage(place, self._image)
        frame = self._frame(drawing)
        accent = QColor(colours["minimap"])
        painter.setPen(QPen(accent, 1.5))
        accent.setAlpha(18)
        painter.setBrush(accent)
        painter.drawRoundedRect(frame, 2, 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        drawing = self._view.drawing
        if event.button() != Qt.MouseButton.LeftButton or drawing is None:
            return
        frame = self._frame(drawing)
        if not frame.contains(event.position()):
            self._bring(event.position() - QPointF(frame.width() / 2, frame.height() / 2))
            frame = self._frame(drawing)
        self._grip = event.position() - frame.topLeft()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._bring(event.position() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    # -- inside --------------------------------------------------------------------------------

    def _moved(self) -> None:
        """Stand at the lower right where there is more map than can be seen."""
        view, drawing = self._view, self._view.drawing
        size = view.maximumViewportSize()
        shown = (
            self._wanted
            and drawing is not None
            and cameras.has_small_map(
                drawing.width, drawing.height, view.zoom, (size.width(), size.height())
            )
        )
        self.setVisible(shown)
        if drawing is None or not shown:
            view.keep_clear(None)
            return
        wide, high = cameras.small_map(drawing.width, drawing.height)
        port, away = view.viewport().geometry(), cameras.SMALL_MAP_AWAY
        left, top = port.right() - wide - away + 1, port.bottom() - high - away + 1
        self.setGeometry(left, top, wide, high)
        view.keep_clear(self.geometry().translated(-port.topLeft()))
        if self._drawing is not drawing and self._work is None and not self._timer.isActive():
            self._timer.start(_LATER)
        self.update()

    def _place(self, drawing: Drawing) -> QRectF:
        """Where the map is drawn; a very long one is drawn higher than it is."""
        pad = cameras.SMALL_MAP_PAD
        return QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)

    def _frame(self, drawing: Drawing) -> QRectF:
        """What is in sight, on the map in small."""
        place, camera = self._place(drawing), self._view.camera()
        across, down = place.width() / drawing.width, place.height() / drawing.height
        left = max(0.0, -camera.left / camera.zoom)
        top = max(0.0, -camera.top / camera.zoom)
        right = min(drawing.width, (camera.width - camera.left) / camera.zoom)
        bottom = min(drawing.height, (camera.height - camera.top) / camera.zoom)
        return QRectF(
            place.left() + left * across,
            place.top() + top * down,
            max(3.0, (right - left) * across),
            max(3.0, (bottom - top) * down),
        )

    def _bring(self, corner: QPointF) -> None:
        """Let what is in sight begin at this point of the map in small."""
        drawing = self._view.drawing
        if drawing is None:
            return
        place = self._place(drawing)
        x = (corner.x() - place.left()) / place.width() * drawing.width
        y = (corner.y() - place.top()) / place.height() * drawing.height
        self._view.look_at(x, y)

    def _paint_on(self) -> None:
        drawing = self._view.drawing
        if drawing is None or not self.isVisible():
            return
        until = perf_counter() + _SLICE
        place = self._place(drawing)
        ratio = self.devicePixelRatioF()
        wide, high = round(place.width() * ratio), round(place.height() * ratio)
        if self._work is None or self._canvas is None or self._drawing is not drawing:
            self._drawing = drawing
            self._canvas = QImage(wide, high, QImage.Format.Format_RGB32)
            self._canvas.fill(QColor(drawing.background))
            clip = Bounds(0, 0, drawing.width, drawing.height)
            self._work = slices(drawing, clip, min(0.125, wide / drawing.width))
        canvas, work = self._canvas, self._work
        painter = QPainter(canvas)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(canvas.width() / drawing.width, canvas.height() / drawing.height)
            for stroke in work:
                if stroke is not None:
                    stroke(painter)
                if perf_counter() > until:
                    self._timer.start(0)
                    return
        finally:
            painter.end()
        self._image, self._work = canvas, None
        self.update()
