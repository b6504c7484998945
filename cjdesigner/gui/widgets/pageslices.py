"""Paint a page in slices of work, so that nobody waits for a page that holds a large map.

Its maps are painted as on the canvas: in full, or from afar where nothing could be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from cjdesigner.gui.canvas.painting import slices
from cjdesigner.gui.canvas.tile import Stroke
from cjdesigner.layout.drawing import Bounds, Page, Placed
from cjdesigner.layout.moving import flat
from cjdesigner.render.clipping import cut
from cjdesigner.render.qpainter import paint_ops

_WHITE = "#ffffff"
# instructions of a page itself in one slice
_OPS = 60


def page_slices(page: Page, images: Mapping[str, bytes], scale: float) -> Iterator[Stroke | None]:
    """The slices of painting a page in points at a scale (device pixels a point), in order.

    White paper is left as it is. ``images`` are pictures by identity.
    """
    if page.ground:
        yield partial(_fill, area=QRectF(0, 0, page.width, page.height), colour=page.ground)
    yield partial(paint_ops, ops=page.head, images=images)
    for window in page.windows:
        frame = _Frame(window.x, window.y, window.scale, window.source, window.page.ground or "")
        inside = page_slices(cut(window.page, window.source), images, scale * window.scale)
        yield from _framed(frame, inside)
    for part in page.parts:
        yield from _map_slices(part, images, scale)
    ops = tuple(flat(page.ops))
    for start in range(0, len(ops), _OPS):
        yield partial(paint_ops, ops=ops[start : start + _OPS], images=images)


class _Frame(NamedTuple):
    """Where a part of something else stands on a page: only what lies in ``source`` is seen."""

    x: float
    y: float
    scale: float
    source: Bounds
    ground: str

    @property
    def area(self) -> QRectF:
        """What is seen, in the measures of what it shows."""
        left, top, right, bottom = self.source
        return QRectF(left, top, right - left, bottom - top)


def _map_slices(part: Placed, images: Mapping[str, bytes], scale: float) -> Iterator[Stroke | None]:
    drawing = part.drawing._replace(images=images or part.drawing.images)
    ground = drawing.background if drawing.background.lower() != _WHITE else ""
    frame = _Frame(part.x, part.y, part.scale, part.source, ground)
    yield from _framed(frame, slices(drawing, part.source, scale * part.scale))


def _framed(frame: _Frame, strokes: Iterator[Stroke | None]) -> Iterator[Stroke | None]:
    if frame.ground:
        fill = partial(_fill, area=frame.area, colour=frame.ground)
        yield partial(_within, frame=frame, stroke=fill)
    for stroke in strokes:
        yield partial(_within, frame=frame, stroke=stroke) if stroke is not None else None


def _within(painter: QPainter, frame: _Frame, stroke: Stroke) -> None:
    painter.save()
    painter.translate(frame.x, frame.y)
    painter.scale(frame.scale, frame.scale)
    painter.translate(-frame.source.left, -frame.source.top)
    painter.setClipRect(frame.area, Qt.ClipOperation.IntersectClip)
    stroke(painter)
    painter.restore()


def _fill(painter: QPainter, area: QRectF, colour: str) -> None:
    painter.fillRect(area, QColor(colour))
