"""The view of a map: scrolling, zooming at the pointer, panning, and bands that stay in sight.

It shows a Drawing and knows nothing of what can be done with it. One point is one pixel at 100 %.
Wheel scrolls, with Shift sideways; Ctrl with the wheel, or a pinch, zooms at the pointer; the
middle button pans, and so do two fingers on a screen. Touchpads give pixels, which are followed as
they are.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGestureEvent,
    QGraphicsScene,
    QGraphicsView,
    QPinchGesture,
    QWidget,
)

from cjdesigner.gui.canvas import camera as cameras
from cjdesigner.gui.canvas.camera import Camera
from cjdesigner.gui.canvas.map_item import MapItem
from cjdesigner.gui.canvas.tile import Paint
from cjdesigner.gui.canvas.tiles import Pyramid
from cjdesigner.layout.drawing import Bounds, Drawing
from cjdesigner.layout.theme import Theme

# the desk around the paper, in pixels
DESK = 18.0
_NOTCH = 120
_PIXELS_A_NOTCH = 60
_ZOOM_A_NOTCH = 1.2
# how much white stays above and beside the bands that are held fast, in points
_KEPT_LEFT, _KEPT_ABOVE = 16.0, 8.0


class MapView(QGraphicsView):
    """Shows a Drawing. ``moved`` is sent when another part or another size of it is seen."""

    zoom_changed = Signal(float)
    moved = Signal()

    def __init__(self, paint: Paint, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # made here, so that Qt need not be asked of what kind it is, for which PySide6 would make
        # all classes of widgets
        self._port = QWidget()
        self.setViewport(self._port)
        self.pyramid = Pyramid(paint)
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(0)
        self._frame.timeout.connect(self.viewport().update)
        self._scene = QGraphicsScene(self)
        self._scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._map = MapItem(self.pyramid, self.camera, theme, self._frame.start)
        self._scene.addItem(self._map)
        self.setScene(self._scene)
        self._zoom = 1.0
        self._clear: QRect | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        # every pixel is painted by the map's item, so nothing need be filled before
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.use_theme(theme)

    # -- what is shown -------------------------------------------------------------------------

    @property
    def drawing(self) -> Drawing | None:
        """What is shown now."""
        return self._map.drawing

    @property
    def theme(self) -> Theme:
        """The colours of desk, paper and of what lies over it."""
        return self._map.theme

    def use_theme(self, theme: Theme) -> None:
        """Take other colours for the desk and what lies over the map."""
        self._map.theme = theme
        self.setBackgroundBrush(QColor(theme.colours["canvas"]))
        self.viewport().update()

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another map."""
        self.pyramid.show(drawing)
        self._map.begin()
        self._take(drawing)

    def show_nothing(self) -> None:
        """Show the bare desk: there is no map yet."""
        self._map.show_nothing()
        self.viewport().update()
        self.moved.emit()

    def show_change(self, drawing: Drawing, areas: Iterable[Bounds] | None) -> None:
        """Show the same map after an edit that touched these areas (points), ``None`` for all."""
        self.pyramid.change(drawing, areas)
        self._map.hurry()
        self._take(drawing)

    @property
    def settled(self) -> bool:
        """Whether all that is in sight is sharp and new, as of the last frame."""
        return self._map.settled

    def settle(self) -> None:
        """Paint everything in sight, however long that takes: for pictures and measurements."""
        self._map.take_time()
        self.viewport().repaint()
        while not self.settled:
            self._map.take_time()
            self.viewport().repaint()

    # -- where it is looked at -----------------------------------------------------------------

    def camera(self) -> Camera:
        """How the map lies in the viewport now."""
        across = self.viewportTransform()
        drawing = self.drawing
        header = strip = 0.0
        margin = above = 0.0
        if drawing is not None and drawing.rows:
            first = drawing.rows[0]
            header = first.y + first.height + 2.0
            strip = drawing.label_width
            margin, above = max(0.0, first.y - _KEPT_LEFT), max(0.0, first.y - _KEPT_ABOVE)
        size = self.viewport().size()
        return Camera(
            across.m11(),
            across.dx(),
            across.dy(),
            size.width(),
            size.height(),
            header,
            strip,
            margin,
            above,
        )

    @property
    def zoom(self) -> float:
        """Logical pixels per point; 1.0 is 100 %."""
        return self._zoom

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom so that the point of the map under ``at`` (viewport pixels) stays there.

        Without ``at`` the :meth:`middle` stays.
        """
        zoom = cameras.bounded(zoom)
        if at is None:
            at = self.middle()
        before = self.viewportTransform()
        x, y = (at.x() - before.dx()) / before.m11(), (at.y() - before.dy()) / before.m22()
        self._zoom = zoom
        self._size_scene()
        self.setTransform(QTransform.fromScale(zoom, zoom))
        after = self.viewportTransform()
        self.scroll_by(after.dx() + x * zoom - at.x(), after.dy() + y * zoom - at.y())
        self.zoom_changed.emit(zoom)
        self.moved.emit()

    def middle(self) -> QPointF:
        """The middle of what is seen of the map, in pixels of the viewport."""
        drawing, seen = self.drawing, QRectF(self.viewport().rect())
        if drawing is not None:
            paper = QRectF(0, 0, drawing.width, drawing.height)
            seen &= self.viewportTransform().mapRect(paper)
        return seen.center()

    def zoom_in(self) -> None:
        """One step nearer."""
        self.set_zoom(cameras.stepped(self._zoom, 1))

    def zoom_out(self) -> None:
        """One step further."""
        self.set_zoom(cameras.stepped(self._zoom, -1))

    def zoom_whole(self) -> None:
        """100 %: one point is one pixel."""
        self.set_zoom(1.0)

    def fit(self) -> None:
        """Show the whole map."""
        drawing = self.drawing
        if drawing is None:
            return
        size = self.maximumViewportSize()
        room = 2 * DESK
        self.set_zoom(
            cameras.fitting(
                drawing.width, drawing.height, size.width() - room, size.height() - room
            )
        )
        self.look_at(0.0, 0.0)

    def look_at(self, x: float, y: float) -> None:
        """Bring this point of the map to the viewport's left top, as far as that can be."""
        across = self.viewportTransform()
        self.scroll_by(across.dx() + x * self._zoom, across.dy() + y * self._zoom)

    def scroll_by(self, dx: float, dy: float) -> None:
        """Scroll by so many pixels; positive shows what is further right and down."""
        for bar, way in ((self.horizontalScrollBar(), dx), (self.verticalScrollBar(), dy)):
            if way:
                bar.setValue(bar.value() + round(way))

    def keep_clear(self, place: QRect | None) -> None:
        """Something lies over this place at the viewport's foot, or nothing: the map can be
        scrolled clear of it.
        """
        before, self._clear = self._clear, place
        if (before and before.top()) != (place and place.top()):
            self._size_scene()

    def reveal(self, box: Bounds) -> None:
        """Scroll just so far that this box (points) can be seen beside the bands held fast."""
        camera = self.camera()
        seen = camera.seen()
        dx = 0.0
        if box.left >= camera.strip:
            dx = _shortfall(box.left, box.right, seen.left, seen.right, 12 / camera.zoom)
        dy = 0.0
        if box.top >= camera.header:
            dy = _shortfall(box.top, box.bottom, seen.top, seen.bottom, 12 / camera.zoom)
            dy += self._hidden(camera.box(box.moved(-dx, -dy)), camera.body_top) / camera.zoom
        self.scroll_by(dx * camera.zoom, dy * camera.zoom)

    # -- wheel, pinch, size --------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y() or event.angleDelta().x()
            self.set_zoom(self._zoom * _ZOOM_A_NOTCH ** (turned / _NOTCH), event.position())
            return
        if event.pixelDelta().isNull():
            dx = event.angleDelta().x() * _PIXELS_A_NOTCH / _NOTCH
            dy = event.angleDelta().y() * _PIXELS_A_NOTCH / _NOTCH
        else:
            dx, dy = float(event.pixelDelta().x()), float(event.pixelDelta().y())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
            dx, dy = dy, 0.0
        self.scroll_by(-dx, -dy)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.set_zoom(self._zoom * (1.0 + event.value()), event.position())
                return True
        elif event.type() == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.let_go()
                way = pinch.centerPoint() - pinch.lastCenterPoint()
                self.scroll_by(-way.x(), -way.y())
                where = self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())
                self.set_zoom(self._zoom * pinch.scaleFactor(), QPointF(where))
                return True
        return super().viewportEvent(event)

    def let_go(self) -> None:
        """Two fingers have hold of the map: what one of them began is left."""

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        # the map's item paints desk and paper, each pixel once
        if self.drawing is None:
            super().drawBackground(painter, rect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.moved.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.moved.emit()

    def _take(self, drawing: Drawing) -> None:
        self._map.show_drawing(drawing)
        self._size_scene()
        self.viewport().update()
        self.moved.emit()

    def _size_scene(self) -> None:
        drawing = self.drawing
        if drawing is not None:
            desk, foot = DESK / self._zoom, self._foot() / self._zoom
            self.setSceneRect(-desk, -desk, drawing.width + 2 * desk, drawing.height + desk + foot)

    def _foot(self) -> float:
        """How much of the desk lies under the paper, in pixels."""
        return self.viewport().height() - self._clear.top() if self._clear else DESK

    def _hidden(self, box: Bounds, top: float) -> float:
        """How far a box (pixels) must go up to be clear of what lies over the viewport.

        Never so far that it would begin above ``top``.
        """
        place = self._clear
        if place is None or box.right < place.left() or box.bottom < place.top():
            return 0.0
        return max(0.0, min(box.bottom + DESK - place.top(), box.top - top))


def _shortfall(low: float, high: float, seen_low: float, seen_high: float, air: float) -> float:
    """How far to go so that the stretch low-high lies in the part that is seen."""
    if high - low + 2 * air > seen_high - seen_low or low - air < seen_low:
        return low - air - seen_low if not (low >= seen_low and high <= seen_high) else 0.0
    return max(0.0, high + air - seen_high)
