"""A drawing on screen: instructions as calls of a QPainter.

For the canvas's tiles, for ghosts under the pointer, for pages in print and in paper view. Rules it
keeps: text is set in fonts of one whole pixel size and brought to its size by the painter, so that
ink falls where paper has it; coordinates that reach Qt are small, since Qt counts text in 26 bits;
what is used again (fonts, colours, pens, paths, pictures) is made once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from cjdesigner.layout.drawing import (
    Bounds,
    Box,
    Colour,
    Dashes,
    Drawing,
    Group,
    Page,
    Picture,
    Reading,
    Rule,
    Shape,
    Sign,
    Window,
    Words,
)
from cjdesigner.layout.moving import flat
from cjdesigner.render import icons
from cjdesigner.render.clipping import cut
from cjdesigner.typeset import characters, faces
from cjdesigner.typeset.text import runs

PlacedGroup = tuple[float, float, Group]

UNKNOWN: Colour = "#ff00ff"
SMOOTH = (
    QPainter.RenderHint.Antialiasing
    | QPainter.RenderHint.TextAntialiasing
    | QPainter.RenderHint.SmoothPixmapTransform
)
_PIXELS = 100
# Features that would draw two characters as one, or one differently beside another.
_FEATURES = ("liga", "clig", "calt")
# Qt reorders right-to-left text by itself; the text here is in visual order already.
_AS_IT_STANDS, _AND_BACK = "\u202d", "\u202c"
# What is smaller than this on the device leaves no trace: type size and icons, in pixels.
_LEAST_TEXT, _LEAST_SIGN = 0.6, 1.5
_MOST_PATHS = 1 << 14


def paint(
    painter: QPainter,
    drawing: Drawing,
    clip: Bounds | None = None,
    *,
    images: Mapping[str, bytes] | None = None,
) -> None:
    """Paint what meets `clip`, in points of the drawing, whose corner is the painter's origin.

    Nothing is clipped away: what reaches over the edge of `clip` is painted whole.
    """
    left, top = (clip.left, clip.top) if clip else (0.0, 0.0)
    pencil = _Pencil(painter, images or drawing.images, left, top)
    for x, y, group in drawing.painted(clip):
        pencil.draw(group.ops, x - left, y - top)
    pencil.end()


def paint_group(
    painter: QPainter, group: Group, *, images: Mapping[str, bytes] | None = None
) -> None:
    """Paint one group with its origin at the painter's origin."""
    pencil = _Pencil(painter, images or {})
    pencil.draw(group.ops, 0.0, 0.0)
    pencil.end()


def paint_groups(
    painter: QPainter, placed: Sequence[PlacedGroup], *, images: Mapping[str, bytes] | None = None
) -> None:
    """Paint groups, each at its place; the map's origin is the painter's.

    Places are counted from the first, so that they are small numbers far out on a large map too.
    """
    if placed:
        left, top, _ = placed[0]
        pencil = _Pencil(painter, images or {}, left, top)
        for x, y, group in placed:
            pencil.draw(group.ops, x - left, y - top)
        pencil.end()


def paint_page(painter: QPainter, page: Page, *, images: Mapping[str, bytes] | None = None) -> None:
    """Paint a page in points, its corner at the painter's origin; white paper is left as it is."""
    if page.ground:
        painter.fillRect(QRectF(0, 0, page.width, page.height), _colour(page.ground))
    paint_ops(painter, page.head, images)
    for window in page.windows:
        _paint_window(painter, window, images)
    for part in page.parts:
        source = part.source
        painter.save()
        painter.translate(part.x, part.y)
        painter.scale(part.scale, part.scale)
        area = QRectF(0, 0, source.right - source.left, source.bottom - source.top)
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        if part.drawing.background.lower() != "#ffffff":
            painter.fillRect(area, _colour(part.drawing.background))
        painter.translate(-source.left, -source.top)
        paint(painter, part.drawing, source, images=images)
        painter.restore()
    paint_ops(painter, flat(page.ops), images)


def paint_ops(
    painter: QPainter, ops: Iterable[object], images: Mapping[str, bytes] | None = None
) -> None:
    """Paint single instructions, counted from the painter's origin."""
    pencil = _Pencil(painter, images or {})
    pencil.draw(ops, 0.0, 0.0)
    pencil.end()


def _paint_window(painter: QPainter, window: Window, images: Mapping[str, bytes] | None) -> None:
    source = window.source
    painter.save()
    painter.translate(window.x, window.y)
    painter.scale(window.scale, window.scale)
    area = QRectF(0, 0, source.right - source.left, source.bottom - source.top)
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    if window.page.ground:
        painter.fillRect(area, _colour(window.page.ground))
    painter.translate(-source.left, -source.top)
    paint_page(painter, cut(window.page, source), images=images)
    painter.restore()


@cache
def family(key: str) -> str:
    """The family by which Qt knows a shipped face, by its key in `typeset.faces`.

    Its file is loaded the first time. Needs a QGuiApplication.
    """
    face = faces.face(key)
    number = QFontDatabase.addApplicationFont(str(face.file))
    return QFontDatabase.applicationFontFamilies(number)[0] if number >= 0 else face.family


@cache
def font(key: str) -> QFont:
    """The font of a shipped face at 100 pixels, by its key in `typeset.faces`."""
    found = QFont(family(key))
    found.setPixelSize(_PIXELS)
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    found.setKerning(False)
    for feature in _FEATURES:
        found.setFeature(QFont.Tag(feature), 0)
    return found


@cache
def _colour(colour: Colour) -> QColor:
    return QColor(colour)


@cache
def _brush(colour: Colour | None) -> QBrush:
    return QBrush(Qt.BrushStyle.NoBrush) if colour is None else QBrush(_colour(colour))


@lru_cache(maxsize=1024)
def _pen(colour: Colour | None, width: float, dashes: Dashes) -> QPen:
    if colour is None or not width:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(_colour(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashes:
        pen.setDashPattern([length / width for length in dashes])
    return pen


@lru_cache(maxsize=1024)
def _icon_pen(colour: Colour, width: float) -> QPen:
    if not width:
        return QPen(Qt.PenStyle.NoPen)
    return QPen(
        _brush(colour),
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


@cache
def _icon_paths(name: str) -> tuple[tuple[QPainterPath, bool, float], ...]:
    """Paths in units of the icon's grid; neighbours that are painted alike are one path."""
    found: list[tuple[QPainterPath, bool, float]] = []
    for stroke in icons.icon(name):
        path = _path(stroke.path)
        if found and not stroke.filled and found[-1][1:] == (False, stroke.width):
            found[-1][0].addPath(path)
        else:
            found.append((path, stroke.filled, stroke.width))
    return tuple(found)


@lru_cache(maxsize=64)
def _image(data: bytes) -> QImage:
    return QImage.fromData(data)


def _path(segments: Iterable[tuple[Any, ...]]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for verb, *numbers in segments:
        if verb == "M":
            path.moveTo(*numbers)
        elif verb == "L":
            path.lineTo(*numbers)
        elif verb == "C":
            path.cubicTo(*numbers)
        else:
            path.closeSubpath()
    return path


class _Paths:
    """Shapes as Qt's paths: a shape keeps its path for as long as the drawing keeps the shape."""

    def __init__(self) -> None:
        self._found: dict[int, tuple[Shape, QPainterPath]] = {}

    def of(self, shape: Shape) -> QPainterPath:
        known = self._found.get(id(shape))
        if known is None or known[0] is not shape:
            if len(self._found) >= _MOST_PATHS:
                self._found.clear()
            known = self._found[id(shape)] = (shape, _path(shape.segments))
        return known[1]


_PATHS = _Paths()


class _Pencil:
    """A painter and what it is set to; text, shapes and icons each need their own transform."""

    def __init__(
        self,
        painter: QPainter,
        images: Mapping[str, bytes],
        left: float = 0.0,
        top: float = 0.0,
    ) -> None:
        self._painter = painter
        self._images = images
        self._before = painter.worldTransform()
        self._base = QTransform(self._before).translate(left, top)
        across = self._base.m11() ** 2 + self._base.m12() ** 2
        pixel = max(across**0.5 * painter.device().devicePixelRatioF(), 1e-9)
        self._least_text = _LEAST_TEXT / pixel
        self._least_sign = _LEAST_SIGN / pixel
        self._scale = 1.0
        self._face = ""
        self._ink: Colour | None = None
        self._fill: Colour | None = UNKNOWN
        self._stroke: tuple[Colour | None, float, Dashes] | None = None
        painter.setWorldTransform(self._base)
        painter.setRenderHints(SMOOTH)

    def end(self) -> None:
        """Give the painter its own transform back."""
        self._painter.setWorldTransform(self._before)

    def draw(self, ops: Iterable[object], x: float, y: float) -> None:
        """Draw instructions whose origin is at (x, y)."""
        for op in ops:
            if isinstance(op, Words):
                self._words(op, x, y)
            elif isinstance(op, Box):
                self._box(op, x, y)
            elif isinstance(op, Sign):
                self._sign(op, x, y)
            elif isinstance(op, Rule):
                self._rule(op, x, y)
            elif isinstance(op, Shape):
                self._shape(op, x, y)
            elif isinstance(op, Picture):
                self._picture(op, x, y)
            elif not isinstance(op, Reading):
                self._box(Box(0, 0, icons.GRID, icons.GRID, fill=UNKNOWN), x, y)

    def _at_scale(self, scale: float) -> None:
        if scale != self._scale:
            self._scale = scale
            self._painter.setWorldTransform(
                self._base if scale == 1.0 else QTransform(self._base).scale(scale, scale)
            )

    def _words(self, op: Words, x: float, y: float) -> None:
        at_x, baseline, text, style, colour = op
        if style.size < self._least_text:
            return
        scale = style.size / _PIXELS
        self._at_scale(scale)
        if colour != self._ink:
            self._painter.setPen(_colour(colour))
            self._ink = colour
            self._stroke = None
        left, down = (x + at_x) / scale, (y + baseline) / scale
        if text.isascii() and text.isprintable():
            if style.face != self._face:
                self._face = style.face
                self._painter.setFont(font(style.face))
            self._painter.drawText(QPointF(left, down), text)
            return
        for run in runs(text, style):
            if run.face != self._face:
                self._face = run.face
                self._painter.setFont(font(run.face))
            text = run.text
            if characters.right_to_left(text):
                text = f"{_AS_IT_STANDS}{text}{_AND_BACK}"
            self._painter.drawText(QPointF(left + run.x / scale, down), text)

    def _box(self, op: Box, x: float, y: float) -> None:
        at_x, at_y, w, h, fill, stroke, width, radius, dashes = op
        self._at_scale(1.0)
        area = QRectF(x + at_x, y + at_y, w, h)
        if not radius and (stroke is None or not width):
            if fill is not None:
                self._painter.fillRect(area, _colour(fill))
            return
        self._paint_with(fill, stroke, width, dashes)
        if radius:
            radius = min(radius, w / 2, h / 2)
            self._painter.drawRoundedRect(area, radius, radius)
        else:
            self._painter.drawRect(area)

    def _rule(self, op: Rule, x: float, y: float) -> None:
        self._at_scale(1.0)
        self._paint_with(None, op.stroke, op.width, op.dashes)
        self._painter.drawLine(QPointF(x + op.x1, y + op.y1), QPointF(x + op.x2, y + op.y2))

    def _shape(self, op: Shape, x: float, y: float) -> None:
        self._paint_with(op.fill, op.stroke, op.width, op.dashes)
        self._painter.setWorldTransform(QTransform(self._base).translate(x, y))
        self._scale = 0.0
        self._painter.drawPath(_PATHS.of(op))

    def _sign(self, op: Sign, x: float, y: float) -> None:
        if op.size < self._least_sign:
            return
        scale = op.size / icons.GRID
        place = QTransform(self._base).translate(x + op.x, y + op.y).scale(scale, scale)
        self._painter.setWorldTransform(place)
        self._scale = 0.0
        for path, filled, width in _icon_paths(op.name):
            self._painter.setPen(_icon_pen(op.colour, width))
            self._painter.setBrush(_brush(op.colour if filled else None))
            self._painter.drawPath(path)
        self._ink = self._stroke = None
        self._fill = UNKNOWN

    def _picture(self, op: Picture, x: float, y: float) -> None:
        self._at_scale(1.0)
        area = QRectF(x + op.x, y + op.y, op.w, op.h)
        image = _image(self._images.get(op.image, b""))
        if image.isNull():
            self._painter.fillRect(area, _colour(UNKNOWN))
        else:
            self._painter.drawImage(area, image)

    def _paint_with(
        self, fill: Colour | None, stroke: Colour | None, width: float, dashes: Dashes
    ) -> None:
        if fill != self._fill:
            self._painter.setBrush(_brush(fill))
            self._fill = fill
        wanted = (stroke, width, dashes)
        if wanted != self._stroke:
            self._painter.setPen(_pen(stroke, width, dashes))
            self._stroke = wanted
            self._ink = None
