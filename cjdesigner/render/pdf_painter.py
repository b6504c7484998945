"""Drawing instructions as the operators of a PDF page, written by hand because that is quickest.

Coordinates are whole hundredths of a drawing's point, from the top left of the part that is
drawn, so that numbers stay short and lines of text can be placed by exact differences. Rules it
keeps: an operator that changes a state is written only when the state changes, text stays text in
the order in which it is painted, and nothing of a part is seen outside the part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from cjdesigner.layout.drawing import (
    Below,
    Bounds,
    Box,
    Colour,
    Dashes,
    Group,
    Op,
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
from cjdesigner.layout.reading import role_of
from cjdesigner.render import icons
from cjdesigner.render.pdf_fonts import Fonts, literal
from cjdesigner.render.pdf_forms import Forms
from cjdesigner.render.pdf_tags import Mark, Tags
from cjdesigner.typeset.text import Style, runs

UNKNOWN: Colour = "#ff00ff"
_PAPER: Colour = "#ffffff"
_UNITS = 100
# what stands on the ink, and the ink with what is said about reading it
TEXT: Sequence[type] = (Words, Picture)
INK: Sequence[type] = (Box, Rule, Shape, Sign, Reading)
# From the corner of a square to the handle of the quarter of a circle in it.
_CORNER = 1 - 0.5522847498


class _Colours(dict[Colour, str]):
    """Colour -> its three parts as PDF numbers."""

    def __missing__(self, colour: Colour) -> str:
        parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        found = self[colour] = " ".join(f"{part:.4g}" for part in parts)
        return found


_COLOURS = _Colours()


_DECORATION = Mark("")


class _Frame(NamedTuple):
    """What is painted on the page: where its corner is, from the bottom left, and how large."""

    left: float
    base: float
    scale: float

    def inside(self, left: float, base: float, scale: float) -> _Frame:
        """What has its corner there in this one, and is so many times as large in it."""
        x, y = self.left + left * self.scale, self.base + base * self.scale
        return _Frame(x, y, self.scale * scale)

    def area(self, bounds: Bounds, x: float, y: float) -> str:
        """Bounds of what lies at (x, y) below the corner, in whole points on the page."""
        left, base, scale = self
        x, y = left + x * scale, base - y * scale
        return (
            f"{x + bounds.left * scale:.0f} {y - bounds.bottom * scale:.0f}"
            f" {x + bounds.right * scale:.0f} {y - bounds.top * scale:.0f}"
        )


class Painter:
    """Writes operators and remembers the state that they have left."""

    def __init__(
        self, fonts: Fonts, forms: Forms, tags: Tags | None, without: Sequence[type] = ()
    ) -> None:
        """Some kinds of instructions may be left out, and with the ink the grounds and clips.

        What is painted on the ink of another painter lies in a window, that clips both.
        """
        self.written: list[str] = []
        self.fonts = fonts
        self.forms = forms
        self._tags = tags
        self._in_text = False
        self._every: dict[type, Callable[..., None]] = {
            Words: self._words,
            Box: self._box,
            Sign: self._sign,
            Rule: self._rule,
            Shape: self._shape,
            Picture: self._picture,
        }
        self._without = frozenset(without)
        self._inks = Box not in without
        self._some = self._every | dict.fromkeys(without, _nothing)
        self._verbs = self._some
        # what is marked now, and what the next ink is to be marked as
        self._marked: Mark | None = None
        self._meant = _DECORATION
        # what a part is that is one figure
        self._whole: Mark | None = None
        # how far the reading of the page has come, in places
        self._place = self._before = 0
        # what is painted, and the pages around it that it is shown by
        self._frame = _Frame(0.0, 0.0, 1.0)
        self._around = [self._frame]
        self._forget()

    def finished(self) -> bytes:
        """The operators that were written."""
        return "\n".join(self.written).encode("latin-1")

    def apart(self, without: Sequence[type]) -> Painter:
        """A painter of what several pages show, which leaves out some kinds of instructions."""
        return Painter(self.fonts, self.forms, None, without)

    def begin_part(self, part: Placed, height: float) -> None:
        """Clip to where the part comes on a page of that height, and measure from its corner."""
        source, scale = part.source, part.scale
        wide, high = (source.right - source.left) * scale, (source.bottom - source.top) * scale
        area = f"{part.x:.3f} {height - part.y - high:.3f} {wide:.3f} {high:.3f} re"
        self.written.append(f"q\n{area} W n" if self._inks else "q")
        if part.drawing.background.lower() != _PAPER:
            self._ground(f"{_COLOURS[part.drawing.background]} rg {area} f")
        unit = scale / _UNITS
        self.written.append(f"{unit:.8f} 0 0 {unit:.8f} {part.x:.3f} {height - part.y:.3f} cm 1 j")
        self._frame = self._around[-1].inside(part.x, height - part.y, scale)
        self._forget()
        if part.said:
            area = self._frame.area(source, -source.left, -source.top)
            self._whole = Mark("Figure", part.said, place=self._before, area=area)

    def ground(self, colour: Colour, width: float, height: float) -> None:
        """Fill a whole page with the colour of its paper."""
        self._ground(f"q {_COLOURS[colour]} rg 0 0 {width:.3f} {height:.3f} re f Q")

    def begin_window(self, window: Window, height: float) -> None:
        """Clip to where a window lies on a page of that height, and measure as the shown page."""
        shown, source, scale = window.page, window.source, window.scale
        wide, high = (source.right - source.left) * scale, (source.bottom - source.top) * scale
        area = f"{window.x:.3f} {height - window.y - high:.3f} {wide:.3f} {high:.3f} re"
        left = window.x - source.left * scale
        bottom = height - window.y - (shown.height - source.top) * scale
        moved = f"{scale:.8f} 0 0 {scale:.8f} {left:.3f} {bottom:.3f} cm"
        self.written.append("q")
        if shown.ground:
            self._ground(f"{_COLOURS[shown.ground]} rg {area} f")
        self.written.append(f"{area} W n {moved}")
        self._around.append(self._around[-1].inside(left, bottom, scale))

    def figure(self, form: str, over: Painter, window: Window) -> None:
        """Paint a form and what was painted apart over it, that a window shows as one figure."""
        if window.said:
            area = (
                self._around[-1].inside(0.0, window.page.height, 1.0).area(window.source, 0.0, 0.0)
            )
            self._meant = Mark("Figure", window.said, place=self._before, area=area)
        else:
            self._meant = _DECORATION
        self._mark()
        self.written += [f"/{form} Do", *over.written]
        self._before += 1

    def end_window(self) -> None:
        """Leave the page as it was before the window."""
        self._close()
        self._around.pop()
        self.written.append("Q")

    def own(self, ops: Sequence[Op | Below], height: float) -> None:
        """Paint what is measured from the page's own corner."""
        if self._without:
            ops = [op for op in flat(ops) if op.__class__ not in self._without]
        if not ops:
            return
        self.written.append(f"q\n{1 / _UNITS} 0 0 {1 / _UNITS} 0 {height:.3f} cm 1 j")
        self._forget()
        self._frame = self._around[-1].inside(0.0, height, 1.0)
        self._place = self._before
        self._meant = _DECORATION
        for op in ops:
            if isinstance(op, Below):
                self._paint(op.ops, 0.0, op.y * _UNITS)
            else:
                self._paint((op,), 0.0, 0.0)
        self.end_part(1)

    def end_part(self, places: int) -> None:
        """Leave the page as it was before the part, which took so many places to read."""
        self._close()
        self._before += places
        self._whole = None
        self.written.append("Q")

    def group(
        self, group: Group, ops: Sequence[Op], x: float, y: float, place: int, lane: str
    ) -> None:
        """Paint what is in sight of a group, read at that place of its part after its lane's name.

        Its origin is at (x, y), in points of the drawing from the part's corner.
        """
        if self._without:
            # what lies around a picture, and on it, goes with it
            pictured = any(op.__class__ is Picture for op in ops)
            if pictured and self._inks:
                return
            self._verbs = self._every if pictured else self._some
        if self._whole is not None:
            self._meant = self._whole
        elif self._tags is not None:
            self._place = self._before + place
            said = lane or group.said
            area = self._frame.area(group.bounds, x, y) if said else ""
            if lane:
                # what the rest stands on shows the lane to who sees it
                self._meant = Mark("Figure", lane, place=self._place, area=area)
                self._paint(ops[:1], x * _UNITS, y * _UNITS)
                ops = ops[1:]
                area = ""
            role = role_of(group, ops)
            self._meant = (
                Mark(role, group.said, False, self._place, group.owner, area)
                if role
                else _DECORATION
            )
        self._paint(ops, x * _UNITS, y * _UNITS)

    def _paint(self, ops: Iterable[object], x: float, y: float) -> None:
        for op in ops:
            if isinstance(op, Reading):
                self._meant = (
                    Mark(op.role, "", op.more, self._place, op.owner, "", op.column)
                    if op.role
                    else _DECORATION
                )
                continue
            if self._meant is not self._marked:
                self._mark()
            paint = self._verbs.get(op.__class__)
            if paint is not None:
                paint(op, x, y)
            else:
                self._box(Box(0, 0, icons.GRID, icons.GRID, fill=UNKNOWN), x, y)

    def _mark(self) -> None:
        """Mark what follows as what it is meant to be."""
        if self._tags is not None:
            if self._in_text:
                self._end_text()
            ended = "" if self._marked is None else "EMC\n"
            meant = self._meant
            if meant.role:
                number = self._tags.mark(meant)
                self.written.append(f"{ended}/{meant.role} <</MCID {number}>> BDC")
            else:
                self.written.append(f"{ended}/Artifact BMC")
        self._marked = self._meant

    def _close(self) -> None:
        """End the text and the mark that are begun."""
        self._end_text()
        if self._marked is not None:
            if self._tags is not None:
                self.written.append("EMC")
            self._marked = None

    def _ground(self, operators: str) -> None:
        """Write what paints a ground, which means nothing."""
        if self._inks:
            self.written.append(
                operators if self._tags is None else f"/Artifact BMC\n{operators}\nEMC"
            )

    def _forget(self) -> None:
        """Take on the state in which every part begins."""
        self._fill: Colour = "#000000"
        self._stroke: Colour = "#000000"
        self._width = 0.0
        self._dashes: Dashes = ()
        self._style: Style | None = None
        self._font = ""

    def _words(self, op: Words, x: float, y: float) -> None:
        at_x, baseline, text, style, colour = op
        across, down = round(x + at_x * _UNITS), round(y + baseline * _UNITS)
        write = self.written.append
        if colour != self._fill:
            write(f"{_COLOURS[colour]} rg")
            self._fill = colour
        if not self._in_text:
            write("BT")
            self._in_text = True
            self._at_x = self._at_y = 0
        if style is not self._style:
            self._style = style
            self._plain = f"{self.fonts.plain(style.face)} {style.size * _UNITS:.6g} Tf"
        move = f"{across - self._at_x} {self._at_y - down} Td"
        if not (text.isascii() and text.isprintable()):
            write(move)
            self._mixed(text, style)
            text = move = ""
        if self._font != self._plain:
            self._font = self._plain
            write(self._plain)
        # the space keeps apart what is read line after line
        write(f"{move} ({literal(text)} ) Tj")
        self._at_x, self._at_y = across, down

    def _mixed(self, text: str, style: Style) -> None:
        """A line that needs more than one face, or codes that are not its characters."""
        for run in runs(text, style):
            for piece in self.fonts.pieces(run.face, run.text):
                font = f"{piece.font} {style.size * _UNITS:.6g} Tf"
                if self._font != font:
                    self._font = font
                    self.written.append(font)
                self.written.append(f"({piece.literal}) Tj")

    def _box(self, op: Box, x: float, y: float) -> None:
        at_x, at_y, w, h, fill, stroke, width, radius, dashes = op
        if self._in_text:
            self._end_text()
        ink = self._ink(fill, stroke, width, dashes)
        left, top = round(x + at_x * _UNITS), round(-y - at_y * _UNITS)
        if radius:
            self.written.append(f"q 1 0 0 1 {left} {top} cm {_rounded(w, h, radius)} {ink} Q")
        else:
            wide, high = round(w * _UNITS), round(h * _UNITS)
            self.written.append(f"{left} {top - high} {wide} {high} re {ink}")

    def _rule(self, op: Rule, x: float, y: float) -> None:
        self._end_text()
        ink = self._ink(None, op.stroke, op.width, op.dashes)
        self.written.append(
            f"{round(x + op.x1 * _UNITS)} {round(-y - op.y1 * _UNITS)} m"
            f" {round(x + op.x2 * _UNITS)} {round(-y - op.y2 * _UNITS)} l {ink}"
        )

    def _shape(self, op: Shape, x: float, y: float) -> None:
        self._end_text()
        ink = self._ink(op.fill, op.stroke, op.width, op.dashes)
        path = []
        down = -y
        for segment in op.segments:
            if segment[0] == "C":
                _, x1, y1, x2, y2, x3, y3 = segment
                path.append(
                    f"{round(x + x1 * _UNITS)} {round(down - y1 * _UNITS)}"
                    f" {round(x + x2 * _UNITS)} {round(down - y2 * _UNITS)}"
                    f" {round(x + x3 * _UNITS)} {round(down - y3 * _UNITS)} c"
                )
            elif segment[0] == "Z":
                path.append("h")
            else:
                verb, x1, y1 = segment
                path.append(f"{round(x + x1 * _UNITS)} {round(down - y1 * _UNITS)} {verb.lower()}")
        self.written.append(f"{' '.join(path)} {ink}")

    def _sign(self, op: Sign, x: float, y: float) -> None:
        at_x, at_y, size, name, colour = op
        if self._in_text:
            self._end_text()
        if colour != self._fill:
            self.written.append(f"{_COLOURS[colour]} rg")
            self._fill = colour
        if colour != self._stroke:
            self.written.append(f"{_COLOURS[colour]} RG")
            self._stroke = colour
        if self._dashes:
            # an icon would take them on
            self._dashes = ()
            self.written.append("[] 0 d")
        icon = self.forms.icon(name)
        self._object(icon, x + at_x * _UNITS, y + at_y * _UNITS, size, size)

    def _picture(self, op: Picture, x: float, y: float) -> None:
        around = self._meant
        figure = _DECORATION
        if op.said:
            box = Bounds(op.x, op.y, op.x + op.w, op.y + op.h)
            area = self._frame.area(box, x / _UNITS, y / _UNITS)
            figure = Mark("Figure", op.said, place=self._place, area=area)
        if figure is not around:
            self._meant = figure
            self._mark()
            self._meant = around._replace(more=True) if around.role else around
        self._end_text()
        name = self.forms.picture(op.image, op.w * self._frame.scale)
        if name is None:
            self._box(Box(op.x, op.y, op.w, op.h, fill=UNKNOWN), x, y)
            return
        # A picture stands on its lower edge where an icon hangs from its upper one.
        self._object(name, x + op.x * _UNITS, y + (op.y + op.h) * _UNITS, op.w, op.h)

    def _object(self, name: str, x: float, y: float, w: float, h: float) -> None:
        self.written.append(
            f"q {round(w * _UNITS)} 0 0 {round(h * _UNITS)} {round(x)} {round(-y)} cm /{name} Do Q"
        )

    def _ink(self, fill: Colour | None, stroke: Colour | None, width: float, dashes: Dashes) -> str:
        """Write what the next path needs that is not so already; the operator that paints it."""
        if fill is not None and fill != self._fill:
            self.written.append(f"{_COLOURS[fill]} rg")
            self._fill = fill
        if stroke is None:
            return "f" if fill is not None else "n"
        if stroke != self._stroke:
            self.written.append(f"{_COLOURS[stroke]} RG")
            self._stroke = stroke
        if not width:
            return "f" if fill is not None else "n"
        if width != self._width:
            self.written.append(f"{round(width * _UNITS)} w")
            self._width = width
        if dashes != self._dashes:
            lengths = " ".join(str(round(length * _UNITS)) for length in dashes)
            self.written.append(f"[{lengths}] 0 d")
            self._dashes = dashes
        return "B" if fill is not None else "S"

    def _end_text(self) -> None:
        if self._in_text:
            self.written.append("ET")
            self._in_text = False


@lru_cache(maxsize=4_096)
def _rounded(w: float, h: float, radius: float) -> str:
    """The path of a box with round corners from its upper left; a map has thousands of the same."""
    right, bottom = round(w * _UNITS), -round(h * _UNITS)
    r = round(min(radius, w / 2, h / 2) * _UNITS)
    k = round(r * _CORNER)
    return (
        f"{r} 0 m {right - r} 0 l {right - k} 0 {right} {-k} {right} {-r} c"
        f" {right} {bottom + r} l {right} {bottom + k} {right - k} {bottom} {right - r} {bottom} c"
        f" {r} {bottom} l {k} {bottom} 0 {bottom + k} 0 {bottom + r} c 0 {-r} l 0 {-k} {k} 0 {r} 0"
        " c h"
    )


def _nothing(op: object, x: float, y: float) -> None:
    """What is left out."""
