"""The one item of the canvas: it shows the map from the pyramid of tiles, frame by frame.

A frame draws what there is and spends a few milliseconds on what is missing; then it asks for the
next one. Rule it keeps: no frame waits for the whole map, and a settled view is sharp.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cjdesigner.gui.canvas.camera import Camera, Pane, exponent_for, exponent_moving
from cjdesigner.gui.canvas.phase_titles import paint_phase_titles
from cjdesigner.gui.canvas.tiles import Pyramid
from cjdesigner.layout.drawing import Drawing
from cjdesigner.layout.theme import Theme

# what a frame may spend on missing tiles, in seconds; right after an edit it may spend more, until
# the edit is seen whole or somebody looks elsewhere
FRAME = 0.0035
AFTER_EDIT = 0.020
# a map that comes into view is seen whole at once, unless that takes longer than this: its first
# frame is painted straight, without tiles; they come in the next one
FIRST = 0.250
# while the map moves; half of it where a frame is dear already
MOVING = 0.002
# where a frame takes longer, what moves is painted rough: as long again goes by until it is seen
_DEAR = 0.005
_ALL_DAY = 3_600.0
_SHADOW = ((2.0, 90), (1.0, 160))


class MapItem(QGraphicsItem):
    """Shows a Drawing through a camera; ``next_frame`` is called while tiles are missing."""

    def __init__(
        self,
        pyramid: Pyramid,
        camera: Callable[[], Camera],
        theme: Theme,
        next_frame: Callable[[], None],
    ) -> None:
        super().__init__()
        self._pyramid = pyramid
        self._camera = camera
        self._next_frame = next_frame
        self._bounds = QRectF()
        self._budget = FRAME
        self._hurry = False
        self._zoom = 0.0
        self._seen = (0.0, 0.0)
        self._exponent = 0
        self._rough = False
        self._straight = False
        self.theme = theme
        self.drawing: Drawing | None = None
        self.settled = False

    def show_drawing(self, drawing: Drawing) -> None:
        """Show this drawing; what has become of its tiles is told to the pyramid."""
        self.prepareGeometryChange()
        self._bounds = QRectF(0, 0, drawing.width, drawing.height)
        self.drawing = drawing

    def show_nothing(self) -> None:
        """There is no drawing to show."""
        self.prepareGeometryChange()
        self._bounds = QRectF()
        self.drawing = None
        # of a bare desk all is there
        self.settled = True

    def begin(self) -> None:
        """Let the next frame show a whole new map, not bare paper that fills piece by piece."""
        self._straight = True
        self._budget = 0.0

    def hurry(self) -> None:
        """Let the next frames spend more time, until they show an edit whole."""
        self._budget = AFTER_EDIT
        self._hurry = True

    def take_time(self) -> None:
        """Let the next frame take all the time it needs."""
        self._straight = False
        self._budget = _ALL_DAY

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        drawing = self.drawing
        if drawing is None or widget is None:
            return
        camera = self._camera()
        ratio = widget.devicePixelRatioF()
        panes = camera.panes(drawing.width, drawing.height)
        # while the zoom moves a frame is dear, and what it shows is soon gone
        moving = camera.zoom != self._zoom and self._budget == FRAME
        self._zoom = camera.zoom
        elsewhere = (camera.left, camera.top) != self._seen
        self._seen = (camera.left, camera.top)
        self._exponent = exponent = (
            exponent_moving(camera.zoom, ratio, self._exponent)
            if moving
            else exponent_for(camera.zoom, ratio)
        )
        began = perf_counter()
        spare = MOVING / 2 if self._rough else MOVING
        until = began + (spare if moving else self._budget)
        self._budget = FRAME
        missing = self._pyramid.missing(panes, exponent, ratio)
        tiled = self._pyramid.fill(missing, until)
        straight = self._straight and not tiled and not moving
        painter.save()
        try:
            painter.setWorldTransform(QTransform())
            painter.setRenderHint(
                QPainter.RenderHint.SmoothPixmapTransform, not (moving and self._rough)
            )
            self._paper(painter, camera, drawing, bare=not tiled)
            whole = straight or tiled
            for pane in panes:
                painter.setClipRect(_place(pane, camera.zoom))
                if straight:
                    end = began + FIRST
                    whole &= self._pyramid.straight(painter, pane, camera.zoom, ratio, end)
                else:
                    whole &= self._pyramid.draw(
                        painter, pane, camera.zoom, (ratio, exponent), resting=not moving
                    )
            painter.setClipping(False)
            if camera.strip_left > camera.left:
                paint_phase_titles(painter, camera, drawing)
            self._bands(painter, camera, drawing)
        finally:
            painter.restore()
        # where smooth frames are too dear for this machine, a moving zoom goes without
        if moving:
            self._rough = perf_counter() - began > (_DEAR / 2 if self._rough else _DEAR)
        self.settled = whole and not moving
        self._straight = straight and whole
        self._hurry = self._hurry and not (self.settled or moving or elsewhere)
        if self._straight:
            self._budget = FIRST
        elif self._hurry:
            self._budget = AFTER_EDIT
        if straight or not self.settled:
            self._next_frame()

    def _paper(self, painter: QPainter, camera: Camera, drawing: Drawing, bare: bool) -> None:
        """The desk, and the paper with its shadow; tiles cover the paper where they are there."""
        paper = QRectF(
            camera.left, camera.top, drawing.width * camera.zoom, drawing.height * camera.zoom
        )
        desk = QColor(self.theme.colours["canvas"])
        port = QRectF(0, 0, camera.width, camera.height)
        for beside in (
            QRectF(0, 0, camera.width, paper.top()),
            QRectF(0, paper.bottom(), camera.width, camera.height - paper.bottom()),
            QRectF(0, paper.top(), paper.left(), paper.height()),
            QRectF(paper.right(), paper.top(), camera.width - paper.right(), paper.height()),
        ):
            painter.fillRect(beside.intersected(port), desk)
        shadow = QColor(self.theme.colours["paper_shadow"])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for reach, alpha in _SHADOW:
            shadow.setAlpha(alpha)
            painter.fillRect(QRectF(paper.left(), paper.bottom(), paper.width(), reach), shadow)
        if bare:
            painter.fillRect(paper.intersected(port), QColor(drawing.background))

    def _bands(self, painter: QPainter, camera: Camera, drawing: Drawing) -> None:
        """The edges of the bands that are held fast, where something is hidden behind them."""
        line = QColor(self.theme.colours["hairline"])
        right = min(camera.width, camera.left + drawing.width * camera.zoom)
        bottom = min(camera.height, camera.top + drawing.height * camera.zoom)
        if camera.header_top > camera.top:
            painter.setPen(line)
            painter.drawLine(
                QPointF(max(camera.left, 0.0), camera.body_top), QPointF(right, camera.body_top)
            )
        if camera.strip_left > camera.left:
            painter.setPen(line)
            painter.drawLine(
                QPointF(camera.body_left, max(camera.top, 0.0)),
                QPointF(camera.body_left, bottom),
            )


def _place(pane: Pane, zoom: float) -> QRectF:
    source = pane.source
    return QRectF(
        pane.x, pane.y, (source.right - source.left) * zoom, (source.bottom - source.top) * zoom
    )
