"""The pages of an export as plain values, for a script that knows nothing of the program.

A dump is: the level of compression, the files of the faces, the icons (lists of segments, filled,
width), and the pages. A page is its width, its height, the shapes ("box", "path" or "icon" with
their values) and the lines of text. Lengths are points from the lower left corner, colours three
fractions.
"""

from collections.abc import Iterator
from typing import Any

from cjdesigner.layout.drawing import Box, Page, Paged, Rule, Shape, Sign, Words
from cjdesigner.layout.moving import flat
from cjdesigner.render import icons
from cjdesigner.render.clipping import seen
from cjdesigner.render.pdf_forms import COMPRESSION
from cjdesigner.typeset import faces
from cjdesigner.typeset.text import runs

Dump = tuple[int, dict[str, str], dict[str, Any], list[Any]]


def dumped(paged: Paged) -> Dump:
    """What the pages show, as plain values."""
    pages = [_page(page) for page in paged.pages]
    used = {"regular", *(line[3] for *_, lines in pages for line in lines)}
    names = {shape[4] for *_, shapes, _ in pages for shape in shapes if shape[0] == "icon"}
    files = {key: str(faces.face(key).file) for key in sorted(used)}
    return COMPRESSION, files, {name: _icon(name) for name in sorted(names)}, pages


def _icon(name: str) -> list[Any]:
    return [
        (_moved(stroke.path, 0.0, 0.0, 1.0), stroke.filled, stroke.width)
        for stroke in icons.icon(name)
    ]


def _page(page: Page) -> tuple[float, float, list[Any], list[Any]]:
    shapes: list[Any] = []
    lines: list[Any] = []
    for op, x, y, scale in _placed(page):
        y = page.height - y
        if isinstance(op, Words):
            for run in runs(op.text, op.style):
                at = (x + (op.x + run.x) * scale, y - op.y * scale)
                colour = _parts(op.colour)
                lines.append((*at, run.text, run.face, op.style.size * scale, colour))
        elif isinstance(op, Box):
            size = (op.w * scale, op.h * scale, min(op.radius, op.w / 2, op.h / 2) * scale)
            at = (x + op.x * scale, y - (op.y + op.h) * scale)
            shapes.append(("box", *at, *size, *_ink(op, op.fill, scale)))
        elif isinstance(op, Rule):
            segments = _moved((("M", op.x1, op.y1), ("L", op.x2, op.y2)), x, y, scale)
            shapes.append(("path", segments, *_ink(op, None, scale)))
        elif isinstance(op, Shape):
            shapes.append(("path", _moved(op.segments, x, y, scale), *_ink(op, op.fill, scale)))
        elif isinstance(op, Sign):
            at = (x + op.x * scale, y - op.y * scale)
            shapes.append(("icon", *at, op.size * scale, op.name, _parts(op.colour)))
    return page.width, page.height, shapes, lines


def _placed(page: Page) -> Iterator[tuple[object, float, float, float]]:
    for op in page.head:
        yield op, 0.0, 0.0, 1.0
    for part in page.parts:
        for x, y, group in part.drawing.painted(part.source):
            left = part.x + (x - part.source.left) * part.scale
            top = part.y + (y - part.source.top) * part.scale
            for op in seen(group, x, y, part.source):
                yield op, left, top, part.scale
    for op in flat(page.ops):
        yield op, 0.0, 0.0, 1.0


def _moved(segments: Any, x: float, y: float, scale: float) -> list[Any]:
    """Segments whose y runs up."""
    return [
        (verb, *(n * scale + x if place % 2 == 0 else y - n * scale for place, n in pairs))
        for verb, *numbers in segments
        for pairs in [list(enumerate(numbers))]
    ]


def _ink(op: Box | Rule | Shape, fill: str | None, scale: float) -> tuple[Any, ...]:
    stroke = op.stroke and _parts(op.stroke)
    dashes = tuple(length * scale for length in op.dashes)
    return fill and _parts(fill), stroke, op.width * scale, dashes


def _parts(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
