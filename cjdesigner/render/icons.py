"""Our own icons as drawing instructions, for every painter alike.

An icon is a small SVG file in `resources/icons`: a grid of 24 by 24 units, y down, strokes with
round caps and joins, `currentColor` throughout. This module turns such a file into moves, lines
and cubics, so that the screen, the PDF and the SVG draw the same shapes. Rule it keeps: neither
Qt nor reportlab is known here, and a file is read only when its icon is first asked for.

The accepted subset: `path` (M L H V C S Q A Z, absolute and relative), `circle`, `ellipse`,
`rect` with `rx`, `line`, `polyline`, `polygon`, and the attributes `fill`, `stroke` and
`stroke-width` on the root or on a shape. Anything else is refused, so that an icon is never drawn
differently here than in a browser.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple
from xml.parsers import expat

from cjdesigner import paths
from cjdesigner.render.svgpath import NUMBER, Segment, segments_of

GRID = 24.0
UNKNOWN = "unknown"

Attributes = dict[str, str]

_SVG = "http://www.w3.org/2000/svg "
_STYLE = frozenset({"fill", "stroke", "stroke-width"})
_ROOT = _STYLE | {"viewBox", "width", "height", "stroke-linecap", "stroke-linejoin"}
# A quarter of a circle as one cubic: the handle's length over the radius.
_QUARTER = 0.5522847498


def icon(name: str) -> tuple["Stroke", ...]:
    """The strokes of the icon with this name, in units of the 24 grid.

    A name that no shipped icon has (a channel from a newer program, say) gives the icon
    `unknown`, so that a map can always be drawn.
    """
    return _load(name if name in icon_names() else UNKNOWN)


@cache
def icon_names() -> frozenset[str]:
    """The names of all shipped icons: the file names without `.svg`."""
    folder = paths.resources() / "icons"
    return frozenset(file.name[:-4] for file in folder.iterdir() if file.name.endswith(".svg"))


def parse(svg_text: str) -> tuple["Stroke", ...]:
    """The strokes of an icon from its SVG text, in drawing order, in units of the 24 grid.

    Raises ValueError for an element, attribute or path command outside the subset.
    """
    (name, root), *shapes = _elements(svg_text)
    if name != f"{_SVG}svg" or root.get("viewBox") != "0 0 24 24":
        raise ValueError("an icon is an svg element with viewBox 0 0 24 24")
    _refuse_others(root, _ROOT)
    return tuple(_stroke(root, kind, shape) for kind, shape in shapes)


@cache
def _load(name: str) -> tuple["Stroke", ...]:
    file = paths.resources() / "icons" / f"{name}.svg"
    return parse(file.read_text(encoding="utf-8"))


def _elements(svg_text: str) -> list[tuple[str, Attributes]]:
    """Name and attributes of all elements in their order."""
    found: list[tuple[str, Attributes]] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, attributes: found.append((name, attributes))
    try:
        parser.Parse(svg_text, True)
    except expat.ExpatError as error:
        raise ValueError(f"an icon is no XML: {error}") from error
    return found


def _stroke(root: Attributes, name: str, shape: Attributes) -> "Stroke":
    kind = name.removeprefix(_SVG)
    if kind not in _SHAPES:
        raise ValueError(f"an icon cannot hold the element {kind}")
    attributes, outline = _SHAPES[kind]
    _refuse_others(shape, _STYLE | attributes)

    def style(key: str, otherwise: str) -> str:
        return shape.get(key, root.get(key, otherwise))

    stroked = style("stroke", "none") != "none"
    width = float(style("stroke-width", "1")) if stroked else 0.0
    path = tuple(_rounded(segment) for segment in outline(shape))
    return Stroke(path, style("fill", "currentColor") != "none", width)


def _refuse_others(element: Attributes, allowed: Iterable[str]) -> None:
    others = sorted(set(element) - set(allowed))
    if others:
        raise ValueError(f"an icon cannot use the attribute {others[0]}")


def _rounded(segment: Segment) -> Segment:
    # A thousandth of a unit is far below what is seen; it keeps exported files small.
    match segment:
        case ("M", x, y):
            return ("M", round(x, 3), round(y, 3))
        case ("L", x, y):
            return ("L", round(x, 3), round(y, 3))
        case ("C", x1, y1, x2, y2, x, y):
            return (
                "C", round(x1, 3), round(y1, 3), round(x2, 3), round(y2, 3),
                round(x, 3), round(y, 3),
            )  # fmt: skip
    return segment


def _number(shape: Attributes, name: str, otherwise: float = 0.0) -> float:
    return float(shape.get(name, otherwise))


def _circle(shape: Attributes) -> list[Segment]:
    radius = _number(shape, "r")
    return _oval(_number(shape, "cx"), _number(shape, "cy"), radius, radius)


def _ellipse(shape: Attributes) -> list[Segment]:
    return _oval(
        _number(shape, "cx"), _number(shape, "cy"), _number(shape, "rx"), _number(shape, "ry")
    )


def _oval(cx: float, cy: float, rx: float, ry: float) -> list[Segment]:
    kx, ky = rx * _QUARTER, ry * _QUARTER
    return [
        ("M", cx + rx, cy),
        ("C", cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
        ("C", cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
        ("C", cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
        ("C", cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
        ("Z",),
    ]


def _rect(shape: Attributes) -> list[Segment]:
    left, top = _number(shape, "x"), _number(shape, "y")
    right, bottom = left + _number(shape, "width"), top + _number(shape, "height")
    r = min(_number(shape, "rx"), (right - left) / 2, (bottom - top) / 2)
    if not r:
        return [
            ("M", left, top),
            ("L", right, top),
            ("L", right, bottom),
            ("L", left, bottom),
            ("Z",),
        ]
    k = r * (1 - _QUARTER)
    return [
        ("M", left + r, top),
        ("L", right - r, top),
        ("C", right - k, top, right, top + k, right, top + r),
        ("L", right, bottom - r),
        ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", left + r, bottom),
        ("C", left + k, bottom, left, bottom - k, left, bottom - r),
        ("L", left, top + r),
        ("C", left, top + k, left + k, top, left + r, top),
        ("Z",),
    ]


def _line(shape: Attributes) -> list[Segment]:
    return [
        ("M", _number(shape, "x1"), _number(shape, "y1")),
        ("L", _number(shape, "x2"), _number(shape, "y2")),
    ]


def _polyline(shape: Attributes) -> list[Segment]:
    numbers = [float(text) for text in NUMBER.findall(shape.get("points", ""))]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    segments: list[Segment] = [("M", *points[0])]
    segments.extend(("L", x, y) for x, y in points[1:])
    return segments


def _polygon(shape: Attributes) -> list[Segment]:
    return [*_polyline(shape), ("Z",)]


def _path(shape: Attributes) -> list[Segment]:
    return segments_of(shape.get("d", ""))


class Stroke(NamedTuple):
    """One shape of an icon. Coordinates and width in units of the 24 grid, y down.

    `filled` shapes are filled in the icon's colour; a `width` of 0 means that the outline is not
    drawn. Caps and joins are round.
    """

    path: tuple[Segment, ...]
    filled: bool
    width: float


_SHAPES: dict[str, tuple[frozenset[str], Callable[[Attributes], list[Segment]]]] = {
    "path": (frozenset({"d"}), _path),
    "circle": (frozenset({"cx", "cy", "r"}), _circle),
    "ellipse": (frozenset({"cx", "cy", "rx", "ry"}), _ellipse),
    "rect": (frozenset({"x", "y", "width", "height", "rx"}), _rect),
    "line": (frozenset({"x1", "y1", "x2", "y2"}), _line),
    "polyline": (frozenset({"points"}), _polyline),
    "polygon": (frozenset({"points"}), _polygon),
}
