"""A pyramid of tiles: the map painted once at powers of two, and shown from there at any zoom.

A tile is 256 device pixels square; its octave (2 to the ``exponent`` device pixels a point), its
place and the device pixel ratio are its key. A frame shows the tiles it has; what is missing is
painted in slices that keep to the time given, nearest to the centre first, and until then a
coarser tile stands in for it, scaled up, or finer ones scaled down. An edit marks the parts of
tiles that it touches: they show the old map until the new one is painted, part by part.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from math import ceil, floor
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from cjdesigner.gui.canvas.camera import Pane
from cjdesigner.gui.canvas.tile import (
    OVERHANG,
    SIDE,
    TILE_BYTES,
    WHOLE,
    Key,
    Paint,
    Tile,
    Work,
    pixels,
    reach,
)
from cjdesigner.layout.drawing import Bounds, Drawing

CAPACITY = 104 * 2**20 // TILE_BYTES
# bytes for tiles brought to the size of the present zoom, or more where a screen needs more
_KEPT_SIZED = 24 * 2**20
# how many octaves up a stand-in is looked for
_COARSER = 8


class Pyramid:
    """All tiles of one map, at most ``capacity`` of them beside the ones in sight."""

    def __init__(self, paint: Paint, capacity: int = CAPACITY) -> None:
        self._paint = paint
        self._capacity = self._most = capacity
        self._needed = 0
        self._drawing: Drawing | None = None
        self._tiles: OrderedDict[Key, Tile] = OrderedDict()
        self._sized: dict[Key, tuple[Tile, QImage]] = {}
        self._size = (0.0, 0.0, 0)
        self._work: Work | None = None

    def __len__(self) -> int:
        return len(self._tiles)

    def show(self, drawing: Drawing) -> None:
        """Show another map; nothing of the one before is kept."""
        self._work = None
        self._tiles.clear()
        self._sized.clear()
        self._drawing = drawing

    def change(self, drawing: Drawing, areas: Iterable[Bounds] | None) -> None:
        """Show the same map after an edit that touched these areas (points), ``None`` for all."""
        self._work = None
        self._drawing = drawing
        touched = None if areas is None else tuple(areas)
        reached: dict[int, list[tuple[Bounds, int, int, int, int]]] = {}
        for key, tile in self._tiles.items():
            if touched is None:
                tile.old = WHOLE
                continue
            near = reached.get(key.exponent)
            if near is None:
                near = reached[key.exponent] = [(area, *reach(area, key.scale)) for area in touched]
            _, _, column, row = key
            for area, left, top, right, bottom in near:
                if left <= column <= right and top <= row <= bottom:
                    part = pixels(key, area)
                    if part.isEmpty():
                        continue
                    tile.old = part if tile.old is None else tile.old.united(part)

    def missing(self, panes: Iterable[Pane], exponent: int, ratio: float) -> list[Key]:
        """The tiles of an octave that these parts of the map need and that are not there or old.

        The old ones come first, then those nearest to the centre of the first part.
        """
        needed: dict[Key, None] = {}
        centre = None
        for pane in panes:
            if centre is None:
                centre = (
                    (pane.source.left + pane.source.right) / 2,
                    (pane.source.top + pane.source.bottom) / 2,
                )
            needed.update(dict.fromkeys(_covering(pane.source, ratio, exponent)))
        tiles = self._tiles
        found = []
        for key in needed:
            tile = tiles.get(key)
            if tile is not None:
                tiles.move_to_end(key)
            if tile is None or tile.old is not None:
                found.append(key)
        self._needed = len(needed)
        self._most = max(self._capacity, len(needed))
        if centre is not None and len(found) > 1:
            x, y = centre
            found.sort(key=lambda key: (key not in tiles, _distance(key.bounds, x, y)))
        return found

    def fill(self, missing: list[Key], until: float) -> bool:
        """Paint these tiles in their order until that moment; whether all of them are there."""
        drawing = self._drawing
        if drawing is None:
            return True
        if self._work is not None and self._work.key not in missing:
            self._work = None
        for key in missing:
            if self._work is None or self._work.key != key:
                if self._work is not None:
                    # what has been begun is finished first
                    if not self._finish(until):
                        return False
                    if key in self._tiles and self._tiles[key].old is None:
                        continue
                if perf_counter() >= until:
                    return False
                self._work = Work(key, drawing, self._tiles.get(key), self._paint)
            if not self._finish(until):
                return False
        return True

    def draw(
        self,
        painter: QPainter,
        pane: Pane,
        zoom: float,
        tiled: tuple[float, int],
        resting: bool,
    ) -> bool:
        """Draw a part of the map in the painter's logical pixels from the tiles there are.

        ``tiled`` is the screen's ratio and the octave. Tiles are brought to the size of a zoom
        that rests, and kept so. Whether all were there.
        """
        ratio, exponent = tiled
        if self._size != (zoom, *tiled):
            self._size = (zoom, *tiled)
            self._sized.clear()
        scale = 2.0**exponent
        exact = abs(zoom * ratio - scale) < 1e-9
        whole = True
        source = pane.source
        # places are rounded to device pixels, so that neighbours meet without a seam
        left = pane.x - source.left * zoom
        top = pane.y - source.top * zoom
        side = SIDE / scale * zoom
        for key in _covering(source, ratio, exponent):
            x = _even(left + key.column * side, ratio)
            y = _even(top + key.row * side, ratio)
            tile = self._tiles.get(key)
            if tile is not None and exact:
                painter.drawImage(QPointF(x, y), tile.image)
                continue
            wide = _even(left + (key.column + 1) * side, ratio) - x
            high = _even(top + (key.row + 1) * side, ratio) - y
            target = QRectF(x, y, wide, high)
            if tile is None:
                # what is seen for a blink need not be smooth
                smooth = painter.testRenderHint(_SMOOTH)
                painter.setRenderHint(_SMOOTH, resting)
                self._stand_in(painter, key, target)
                painter.setRenderHint(_SMOOTH, smooth)
                whole = False
            elif resting:
                size = QSize(round(wide * ratio), round(high * ratio))
                painter.drawImage(QPointF(x, y), self._resized(key, tile, size))
            else:
                painter.drawImage(target, tile.image, _WHOLE)
        return whole

    def straight(
        self, painter: QPainter, pane: Pane, zoom: float, ratio: float, until: float
    ) -> bool:
        """Paint a part of the map itself, where its tiles will lie, until that moment.

        Whether all of it was painted. It takes less than half of the time that its tiles take.
        """
        drawing, source = self._drawing, pane.source
        if drawing is None:
            return True
        scale = zoom * ratio
        over = OVERHANG / scale
        clip = Bounds(
            source.left - over, source.top - over, source.right + over, source.bottom + over
        )
        painter.save()
        try:
            painter.translate(
                _even(pane.x - source.left * zoom, ratio), _even(pane.y - source.top * zoom, ratio)
            )
            painter.scale(zoom, zoom)
            for stroke in self._paint(drawing, clip, scale):
                if stroke is not None:
                    stroke(painter)
                if perf_counter() >= until:
                    return False
        finally:
            painter.restore()
        return True

    def _resized(self, key: Key, tile: Tile, size: QSize) -> QImage:
        known = self._sized.get(key)
        if known is not None and known[0] is tile and known[1].size() == size:
            return known[1]
        most = max(_KEPT_SIZED // (size.width() * size.height() * 4), self._needed * 5 // 4)
        if len(self._sized) > most:
            self._sized.clear()
        image = QImage(size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setRenderHint(_SMOOTH)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), tile.image, _WHOLE)
        painter.end()
        image.setDevicePixelRatio(key.ratio)
        self._sized[key] = (tile, image)
        return image

    def _stand_in(self, painter: QPainter, key: Key, target: QRectF) -> None:
        """Draw finer tiles scaled down where they are there, else a coarser one scaled up."""
        quarters = [
            (right, down, self._tiles.get(key.finer(right, down)))
            for right in (0, 1)
            for down in (0, 1)
        ]
        if not any(fine for _, _, fine in quarters):
            self._coarser(painter, key, target)
            return
        wide, high = target.width() / 2, target.height() / 2
        for right, down, fine in quarters:
            quarter = QRectF(target.x() + right * wide, target.y() + down * high, wide, high)
            if fine is not None:
                painter.drawImage(quarter, fine.image, _WHOLE)
            else:
                self._coarser(painter, key.finer(right, down), quarter)

    def _coarser(self, painter: QPainter, key: Key, target: QRectF) -> None:
        for steps in range(1, _COARSER):
            coarse = Key(key.ratio, key.exponent - steps, key.column >> steps, key.row >> steps)
            tile = self._tiles.get(coarse)
            if tile is not None:
                parts = 1 << steps
                side = SIDE / parts
                part = QRectF(key.column % parts * side, key.row % parts * side, side, side)
                painter.drawImage(target, tile.image, part)
                return

    def _finish(self, until: float) -> bool:
        work = self._work
        if work is None:
            return True
        self._work = None
        if not work.go_on(until):
            self._work = work
            return False
        work.image.setDevicePixelRatio(work.key.ratio)
        self._tiles[work.key] = Tile(work.image)
        while len(self._tiles) > self._most:
            self._tiles.popitem(last=False)
        return True


_WHOLE = QRectF(0, 0, SIDE, SIDE)
_SMOOTH = QPainter.RenderHint.SmoothPixmapTransform


def _covering(source: Bounds, ratio: float, exponent: int) -> Iterator[Key]:
    scale = 2.0**exponent / SIDE
    for row in range(floor(source.top * scale), ceil(source.bottom * scale)):
        for column in range(floor(source.left * scale), ceil(source.right * scale)):
            yield Key(ratio, exponent, column, row)


def _even(place: float, ratio: float) -> float:
    return floor(place * ratio + 0.5) / ratio


def _distance(bounds: Bounds, x: float, y: float) -> float:
    dx = (bounds.left + bounds.right) / 2 - x
    dy = (bounds.top + bounds.bottom) / 2 - y
    return dx * dx + dy * dy
