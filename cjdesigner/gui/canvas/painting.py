"""Paint a part of a Drawing in slices of work, in full or, from afar, as bars and patches.

Below about 12 % nobody reads text and no shape is larger than a few pixels: there text becomes
bars, icons become dots, and where columns are narrower than a pixel only some of them are looked
at. So the whole of a map with 10,000 touchpoints costs no more than a screen of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from cjdesigner.gui.canvas.tile import Stroke
from cjdesigner.layout.drawing import (
    LAYERS,
    Bounds,
    Box,
    Column,
    Drawing,
    Group,
    Op,
    Picture,
    Rule,
    Shape,
    Sign,
    Words,
)
from cjdesigner.render.qpainter import paint_groups

# the largest scale, in device pixels a point, at which text is painted as bars
BARS = 0.125
# how much is done in one slice
_GROUPS = 4
# above this scale few instructions fill a slice
_CLOSE = 1.5
_COLUMNS = 8
_PATCHES = 256
_OUTLINES = 8
# how dark a bar is in comparison with the text it stands for
_BAR_ALPHA = 120
_LETTER = 0.52
_X_HEIGHT = 0.55
# a shape smaller than this, in pixels, is its outline's middle or nothing
_SHAPE = 3.0
_FAINT = 0.12


def slices(drawing: Drawing, clip: Bounds, scale: float) -> Iterator[Stroke | None]:
    """The slices of painting what lies in ``clip`` (points) at a scale, in order."""
    if scale <= BARS:
        return _from_afar(drawing, clip, scale)
    return _in_full(drawing, clip, scale)


def _in_full(drawing: Drawing, clip: Bounds, scale: float) -> Iterator[Stroke | None]:
    placed = drawing.painted(clip)
    if scale > _CLOSE:
        for x, y, group in placed:
            near = tuple(op for op in group.ops if _meets(op, clip, x, y))
            for start in range(0, len(near), _GROUPS):
                part = group._replace(ops=near[start : start + _GROUPS])
                yield partial(paint_groups, placed=((x, y, part),), images=drawing.images)
        return
    for start in range(0, len(placed), _GROUPS):
        some = placed[start : start + _GROUPS]
        yield partial(paint_groups, placed=some, images=drawing.images)


def _meets(op: Op, clip: Bounds, x: float, y: float) -> bool:
    """Whether a line of text may be seen; it is dear from near by, all else is cheap."""
    if not isinstance(op, Words):
        return True
    size = op.style.size
    top, bottom = y + op.y - 1.2 * size, y + op.y + 0.5 * size
    return top <= clip.bottom and bottom >= clip.top and x + op.x <= clip.right


def _from_afar(drawing: Drawing, clip: Bounds, scale: float) -> Iterator[Stroke | None]:
    sketch = _Sketch(scale, clip)
    rows = drawing.rows
    for group in drawing.frames:
        sketch.add(0.0, rows[group.row].y, group)
    step = max(1, int(1.0 / (drawing.column_width * scale)))
    for number, group in drawing.long:
        if group.reach * drawing.column_width * scale >= 1.0:
            sketch.add(drawing.column_x(number), rows[group.row].y, group)
    yield None
    first = int((clip.left - drawing.label_width) // drawing.column_width) - 1
    last = int((clip.right - drawing.label_width) // drawing.column_width) + 1
    for strip in drawing.phases:
        if strip.first > last or strip.first + len(strip.columns) < first:
            continue
        for group in strip.groups:
            sketch.add(strip.x, rows[group.row].y, group)
        begin = max(0, first - strip.first)
        # the same columns are left out whichever tile they are painted on
        begin += -(strip.first + begin) % step
        chosen = range(begin, min(len(strip.columns), last + 1 - strip.first), step)
        for place, number in enumerate(chosen):
            column: Column = strip.columns[number]
            x = drawing.column_x(strip.first + number)
            for group in column.groups:
                sketch.add(x, rows[group.row].y, group)
            if place % _COLUMNS == _COLUMNS - 1:
                yield None
    yield from sketch.strokes()


class _Sketch:
    """Patches by layer and colour, gathered first and painted in few strokes."""

    def __init__(self, scale: float, clip: Bounds) -> None:
        self._scale = scale
        self._clip = clip
        self._patches: list[dict[tuple[str, bool], list[QRectF]]] = [{} for _ in range(LAYERS)]
        self._shapes: list[list[tuple[float, float, Shape]]] = [[] for _ in range(LAYERS)]

    def add(self, x: float, y: float, group: Group) -> None:
        """Note what of a group can be seen from afar."""
        if not group.bounds.moved(x, y).meets(self._clip):
            return
        scale = self._scale
        patches = self._patches[group.layer]
        for op in group.ops:
            match op:
                case Box():
                    colour = op.fill or op.stroke
                    if colour and (op.w * op.h * scale * scale > _FAINT):
                        patches.setdefault((colour, not op.fill), []).append(
                            QRectF(x + op.x, y + op.y, op.w, op.h)
                        )
                case Words():
                    size = op.style.size
                    patches.setdefault((op.colour, True), []).append(
                        QRectF(
                            x + op.x,
                            y + op.y - size * _X_HEIGHT,
                            len(op.text) * size * _LETTER,
                            size * _X_HEIGHT,
                        )
                    )
                case Rule():
                    wide = max(op.width, 0.25 / scale)
                    patches.setdefault((op.stroke, False), []).append(
                        QRectF(
                            x + min(op.x1, op.x2) - (wide / 2 if op.x1 == op.x2 else 0.0),
                            y + min(op.y1, op.y2) - (wide / 2 if op.y1 == op.y2 else 0.0),
                            max(abs(op.x2 - op.x1), wide),
                            max(abs(op.y2 - op.y1), wide),
                        )
                    )
                case Sign():
                    if op.size * scale > 1.0:
                        quarter = op.size / 4
                        patches.setdefault((op.colour, True), []).append(
                            QRectF(x + op.x + quarter, y + op.y + quarter, op.size / 2, op.size / 2)
                        )
                case Picture():
                    patches.setdefault(("#8a8f9a", True), []).append(
                        QRectF(x + op.x, y + op.y, op.w, op.h)
                    )
                case Shape():
                    self._shapes[group.layer].append((x, y, op))

    def strokes(self) -> Iterator[Stroke]:
        """How to paint all that was noted, lowest layer first."""
        for patches, shapes in zip(self._patches, self._shapes, strict=True):
            for (colour, pale), rectangles in patches.items():
                tint = QColor(colour)
                if pale:
                    tint.setAlpha(_BAR_ALPHA)
                for start in range(0, len(rectangles), _PATCHES):
                    yield partial(_fill, tint=tint, patches=rectangles[start : start + _PATCHES])
            for start in range(0, len(shapes), _OUTLINES):
                yield partial(self._outlines, shapes=shapes[start : start + _OUTLINES])

    def _outlines(self, painter: QPainter, shapes: Sequence[tuple[float, float, Shape]]) -> None:
        for x, y, shape in shapes:
            self._outline(painter, x, y, shape)

    def _outline(self, painter: QPainter, x: float, y: float, shape: Shape) -> None:
        path = QPainterPath()
        for segment in shape.segments:
            numbers = cast("tuple[float, ...]", segment[1:])
            if not numbers:
                path.closeSubpath()
            elif segment[0] == "M":
                path.moveTo(x + numbers[0], y + numbers[1])
            else:
                path.lineTo(x + numbers[-2], y + numbers[-1])
        box = path.controlPointRect()
        if max(box.width(), box.height()) * self._scale < _SHAPE:
            colour = shape.fill or shape.stroke
            if colour:
                painter.fillRect(box, QColor(colour))
            return
        painter.setBrush(QColor(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
        if shape.stroke:
            painter.setPen(QPen(QColor(shape.stroke), max(shape.width, 0.7 / self._scale)))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPath(path)


def _fill(painter: QPainter, tint: QColor, patches: Sequence[QRectF]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRects(patches)
