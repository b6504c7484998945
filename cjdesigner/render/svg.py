"""A page as an SVG file: text as text, icons and pictures inside, nothing fetched from elsewhere.

Rules it keeps: whatever a user typed, the file is well-formed and holds no script; a line of text
is never wider than it was measured, also where the shipped fonts are not installed.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from cjdesigner.layout.drawing import (
    Box,
    Colour,
    Dashes,
    Page,
    Picture,
    Placed,
    Reading,
    Rule,
    Shape,
    Sign,
    Window,
    Words,
)
from cjdesigner.layout.moving import flat
from cjdesigner.render import icons
from cjdesigner.render.clipping import cut, seen
from cjdesigner.typeset import characters, faces
from cjdesigner.typeset.text import width

UNKNOWN: Colour = "#ff00ff"
_PAPER: Colour = "#ffffff"
_WEIGHTS = {faces.REGULAR: 400, faces.SEMIBOLD: 600, faces.BOLD: 700}
# XML cannot hold these at all, not even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_KINDS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"RIFF": "webp"}


def svg(page: Page, *, images: Mapping[str, bytes] | None = None, title: str = "") -> str:
    """The page as the text of an SVG file, a point to a unit, y down.

    `images` are the bytes of pictures by the identity of their records, where the drawings do not
    hold them themselves.
    """
    shown = (page, *(window.page for window in page.windows))
    known = {
        k: data for one in shown for part in one.parts for k, data in part.drawing.images.items()
    }
    writer = _Writer(known | dict(images or {}))
    writer.page(page)
    size = f"{_number(page.width)} {_number(page.height)}"
    head = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="{_number(page.width)}pt" height="{_number(page.height)}pt" viewBox="0 0 {size}">'
    )
    name = [f"<title>{_escaped(title)}</title>"] if title else []
    paper = f'<rect width="100%" height="100%" fill="{page.ground or _PAPER}"/>'
    definitions = [f"<style>{_STYLES}</style>", "<defs>", *writer.definitions, "</defs>"]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', head, *name, *definitions, paper]
    return "\n".join([*lines, *writer.written, "</svg>", ""])


def _styles() -> str:
    found = ["text{white-space:pre}", "path,line,rect{stroke-linejoin:round}"]
    for key, weight in _WEIGHTS.items():
        # Each face is a family of one weight; the weight is meant for the families that follow.
        family = faces.face(key).family
        found.append(
            f".{key}{{font-family:{family},Inter,Segoe UI,Helvetica Neue,Arial,sans-serif;"
            f"font-weight:{weight};font-kerning:none;font-synthesis:none;"
            "font-variant-ligatures:none}"
        )
    return "".join(found)


_STYLES = _styles()


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def _escaped(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", characters.cleaned(text).replace("\n", " ")))


def _path(segments: Iterable[tuple[Any, ...]]) -> str:
    return "".join(verb + " ".join(map(_number, numbers)) for verb, *numbers in segments)


def _paint(fill: Colour | None, stroke: Colour | None, wide: float, dashes: Dashes) -> str:
    found = f' fill="{fill or "none"}"'
    if stroke and wide:
        found += f' stroke="{stroke}" stroke-width="{_number(wide)}"'
        if dashes:
            found += f' stroke-dasharray="{" ".join(map(_number, dashes))}"'
    return found


class _Writer:
    """The elements of a page, and the definitions that they refer to."""

    def __init__(self, images: Mapping[str, bytes]) -> None:
        self.written: list[str] = []
        self.definitions: list[str] = []
        self._images = images
        self._defined: set[str] = set()
        self._parts = 0

    def page(self, page: Page) -> None:
        """What a page shows: areas of other pages, its parts, and its own instructions."""
        self.draw(page.head)
        for window in page.windows:
            self._window(window)
        for part in page.parts:
            self._part(part)
        self.draw(flat(page.ops))

    def _window(self, window: Window) -> None:
        source, scale = window.source, window.scale
        corner = f'x="{_number(window.x)}" y="{_number(window.y)}"'
        wide, high = (source.right - source.left) * scale, (source.bottom - source.top) * scale
        box = f"{_number(source.left)} {_number(source.top)}"
        box += f" {_number(source.right - source.left)} {_number(source.bottom - source.top)}"
        self.written.append(
            f'<svg {corner} width="{_number(wide)}" height="{_number(high)}" viewBox="{box}">'
        )
        if window.page.ground:
            area = f'x="{_number(source.left)}" y="{_number(source.top)}"'
            self.written.append(
                f'<rect {area} width="100%" height="100%" fill="{window.page.ground}"/>'
            )
        self.page(cut(window.page, source))
        self.written.append("</svg>")

    def _part(self, part: Placed) -> None:
        self._parts += 1
        name = f"part{self._parts}"
        source = part.source
        wide, high = _number(source.right - source.left), _number(source.bottom - source.top)
        corner = f'x="{_number(source.left)}" y="{_number(source.top)}"'
        area = f'<rect {corner} width="{wide}" height="{high}"'
        self.definitions.append(f'<clipPath id="{name}">{area}/></clipPath>')
        x, y = part.x - source.left * part.scale, part.y - source.top * part.scale
        scale = f"{part.scale:.6g}"
        self.written.append(
            f'<g transform="translate({_number(x)} {_number(y)}) scale({scale})"'
            f' clip-path="url(#{name})">'
        )
        if part.drawing.background.lower() != _PAPER:
            self.written.append(f'{area} fill="{part.drawing.background}"/>')
        for left, top, group in part.drawing.painted(source):
            said = f' role="img" aria-label="{_escaped(group.said)}"' if group.said else ""
            place = f"translate({_number(left)} {_number(top)})"
            self.written.append(f'<g transform="{place}"{said}>')
            self.draw(seen(group, left, top, source))
            self.written.append("</g>")
        self.written.append("</g>")

    def draw(self, ops: Iterable[object]) -> None:
        """The elements of instructions in their own coordinates."""
        for op in ops:
            element = self._element(op)
            if element:
                self.written.append(element)

    def _element(self, op: object) -> str:
        if isinstance(op, Words):
            return self._words(op)
        if isinstance(op, Box):
            return self._box(op)
        if isinstance(op, Rule):
            ends = zip(("x1", "y1", "x2", "y2"), op[:4], strict=True)
            place = " ".join(f'{name}="{_number(value)}"' for name, value in ends)
            return f"<line {place}{_paint(None, op.stroke, op.width, op.dashes)}/>"
        if isinstance(op, Shape):
            outline = _path(op.segments)
            return f'<path d="{outline}"{_paint(op.fill, op.stroke, op.width, op.dashes)}/>'
        if isinstance(op, Sign):
            name = self._icon(op.name)
            # A symbol with a size of its own would be neater, but not every program scales one.
            place = f"translate({_number(op.x)} {_number(op.y)}) scale({op.size / icons.GRID:.5g})"
            ink = f'fill="{op.colour}" stroke="{op.colour}"'
            # by its older name, which more programs know
            return f'<use xlink:href="#{name}" transform="{place}" {ink}/>'
        if isinstance(op, Picture):
            return self._picture(op)
        if isinstance(op, Reading):
            return ""
        return self._box(Box(0, 0, icons.GRID, icons.GRID, fill=UNKNOWN))

    def _words(self, op: Words) -> str:
        text = _escaped(op.text)
        if not text.strip():
            return ""
        wide = width(op.text, op.style)
        return (
            f'<text x="{_number(op.x)}" y="{_number(op.y)}" class="{op.style.face}"'
            f' font-size="{_number(op.style.size)}" fill="{op.colour}"'
            f' textLength="{_number(wide)}" lengthAdjust="spacingAndGlyphs"'
            f' xml:space="preserve">{text}</text>'
        )

    def _box(self, op: Box) -> str:
        place = (
            f'<rect x="{_number(op.x)}" y="{_number(op.y)}"'
            f' width="{_number(op.w)}" height="{_number(op.h)}"'
        )
        if op.radius:
            place += f' rx="{_number(min(op.radius, op.w / 2, op.h / 2))}"'
        return f"{place}{_paint(op.fill, op.stroke, op.width, op.dashes)}/>"

    def _icon(self, name: str) -> str:
        if name not in icons.icon_names():
            name = icons.UNKNOWN
        if name not in self._defined:
            self._defined.add(name)
            # What is not said here an icon takes from its user, which names its colour.
            paths = "".join(
                f'<path d="{_path(stroke.path)}"'
                + (f' stroke-width="{stroke.width:g}"' if stroke.width else ' stroke="none"')
                + ("/>" if stroke.filled else ' fill="none"/>')
                for stroke in icons.icon(name)
            )
            self.definitions.append(f'<g id="icon-{name}" stroke-linecap="round">{paths}</g>')
        return f"icon-{name}"

    def _picture(self, op: Picture) -> str:
        data = self._images.get(op.image, b"")
        kind = next((kind for start, kind in _KINDS.items() if data.startswith(start)), None)
        if kind is None:
            return self._box(Box(op.x, op.y, op.w, op.h, fill=UNKNOWN))
        address = f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
        # what has no words is no news to somebody who hears the map
        said = f' role="img" aria-label="{_escaped(op.said)}"' if op.said else ' role="none"'
        return (
            f'<image{said} x="{_number(op.x)}" y="{_number(op.y)}" width="{_number(op.w)}"'
            f' height="{_number(op.h)}" preserveAspectRatio="none" xlink:href="{address}"/>'
        )
