"""One tile of the map: its key, its picture, and the work of painting it slice by slice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil, floor
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from cjdesigner.layout.drawing import Bounds, Drawing
from cjdesigner.render.qpainter import SMOOTH

SIDE = 256
TILE_BYTES = SIDE * SIDE * 4
WHOLE = QRect(0, 0, SIDE, SIDE)
# antialiasing and pens reach this many pixels out of what a change says it touches
OVERHANG = 2

Stroke = Callable[[QPainter], None]
# how to paint the part of a drawing in ``clip`` (points) at a scale: slices of work, some of which
# only think and give no stroke
Paint = Callable[[Drawing, Bounds, float], Iterator[Stroke | None]]


class Key(NamedTuple):
    """Which tile: screen ratio, octave, and the number of the tile to the right and down."""

    ratio: float
    exponent: int
    column: int
    row: int

    @property
    def scale(self) -> float:
        """Device pixels per point."""
        return 2.0**self.exponent

    def finer(self, right: int, down: int) -> Key:
        """A quarter of this tile, one octave up."""
        return Key(self.ratio, self.exponent + 1, self.column * 2 + right, self.row * 2 + down)

    @property
    def bounds(self) -> Bounds:
        """The part of the map on this tile, in points."""
        side = SIDE / self.scale
        return Bounds(
            self.column * side, self.row * side, (self.column + 1) * side, (self.row + 1) * side
        )


class Tile:
    """A painted square and the part of it, in its pixels, that an edit has made old."""

    __slots__ = ("image", "old")

    def __init__(self, image: QImage) -> None:
        self.image = image
        self.old: QRect | None = None


class Work:
    """A tile that is being painted, on a picture that nobody sees before it is whole."""

    def __init__(self, key: Key, drawing: Drawing, before: Tile | None, paint: Paint) -> None:
        self.key = key
        part = WHOLE if before is None or before.old is None else before.old
        if before is None:
            self.image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
        else:
            self.image = before.image.copy()
            self.image.setDevicePixelRatio(1.0)
        self._part = part
        self._background = QColor(drawing.background)
        self._begun = False
        scale, bounds = key.scale, key.bounds
        over = OVERHANG / scale
        clip = Bounds(
            bounds.left + part.left() / scale - over,
            bounds.top + part.top() / scale - over,
            bounds.left + (part.right() + 1) / scale + over,
            bounds.top + (part.bottom() + 1) / scale + over,
        )
        self._slices = paint(drawing, clip, scale)

    def go_on(self, until: float) -> bool:
        """Paint on until that moment; whether the tile is whole."""
        painter = QPainter(self.image)
        try:
            self._prepare(painter)
            for stroke in self._slices:
                if stroke is not None:
                    stroke(painter)
                if perf_counter() >= until:
                    return False
        finally:
            painter.end()
        return True

    def _prepare(self, painter: QPainter) -> None:
        painter.setRenderHints(SMOOTH)
        if not self._begun:
            painter.fillRect(self._part, self._background)
            self._begun = True
        painter.setClipRect(self._part)
        scale, bounds = self.key.scale, self.key.bounds
        painter.scale(scale, scale)
        painter.translate(-bounds.left, -bounds.top)


def reach(area: Bounds, scale: float) -> tuple[int, int, int, int]:
    """The numbers of the tiles that an area touches: left, top, right and bottom."""
    side, over = SIDE / scale, OVERHANG / scale
    return (
        floor((area.left - over) / side),
        floor((area.top - over) / side),
        floor((area.right + over) / side),
        floor((area.bottom + over) / side),
    )


def pixels(key: Key, area: Bounds) -> QRect:
    """The part of a tile that an area of the map covers, empty where they do not meet."""
    scale, bounds = key.scale, key.bounds
    left = max(0, floor((area.left - bounds.left) * scale) - OVERHANG)
    top = max(0, floor((area.top - bounds.top) * scale) - OVERHANG)
    right = min(SIDE, ceil((area.right - bounds.left) * scale) + OVERHANG)
    bottom = min(SIDE, ceil((area.bottom - bounds.top) * scale) + OVERHANG)
    return QRect(left, top, max(0, right - left), max(0, bottom - top))
