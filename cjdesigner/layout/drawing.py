"""A Drawing: the list of drawing instructions that canvas, paper, SVG and projector share.

Lengths are points, x to the right and y down. Colours are ``#rrggbb``. A drawing is a tree, each
level in coordinates of its own: the map holds *frames* (what belongs to no column) and phases, a
phase holds columns, a column holds groups that hang in a row of the map. So an insertion changes
one column and some offsets, and a row that grows moves everything below it without touching it.

Painters know seven verbs: :class:`Box`, :class:`Rule`, :class:`Shape`, :class:`Words`,
:class:`Sign`, :class:`Picture` and :class:`Group`. What they do not know they paint in fuchsia.
:class:`Reading` leaves no ink: it says how what follows is read to somebody who does not see it.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from cjdesigner.model.values import MapLanguage
from cjdesigner.typeset.text import Style

Colour = str
Dashes = tuple[float, ...]
# a message key, and what stands in its sentence; numbers are written in the reader's language
Notice = tuple[str, tuple[tuple[str, str | float], ...]]
# what a stretch is to a reader: a heading of a level, a paragraph, a figure, a cell of a table that
# names its column or stands in it; "" is decoration
Role = Literal["", "H1", "H2", "H3", "P", "Figure", "TH", "TD"]

# paint order, lowest first; from CARD on nothing overlaps, and is painted in the order of reading
WASH, GRID, CURVE, LINK, NODE, CARD, LABEL, HEADER = range(8)
LAYERS = 8


class Box(NamedTuple):
    """A rectangle, with rounded corners where ``radius`` is not 0."""

    x: float
    y: float
    w: float
    h: float
    fill: Colour | None = None
    stroke: Colour | None = None
    width: float = 0.0
    radius: float = 0.0
    dashes: Dashes = ()


class Rule(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: Colour
    width: float = 0.5
    dashes: Dashes = ()


class Shape(NamedTuple):
    """A path of segments: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",)."""

    segments: tuple[tuple[Any, ...], ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    width: float = 0.0
    dashes: Dashes = ()


class Words(NamedTuple):
    """One placed line of text; x and y are the start of its baseline."""

    x: float
    y: float
    text: str
    style: Style
    colour: Colour


class Sign(NamedTuple):
    """An icon of the shipped set by name, in a square of ``size``; x and y are its top left."""

    x: float
    y: float
    size: float
    name: str
    colour: Colour


class Picture(NamedTuple):
    """An embedded image by the identity of its record; ``said`` is what it shows, in words."""

    x: float
    y: float
    w: float
    h: float
    image: str
    said: str = ""


class Reading(NamedTuple):
    """What the instructions after it are to a reader, up to the next of its kind.

    With ``more`` they go on with what was being read before, on another line or page. ``owner`` is
    by what name a :class:`Jump` finds them.
    ``column`` is that of a cell, from 0: a cell that is not further than the one before it begins
    a row.
    """

    role: Role
    more: bool = False
    owner: str = ""
    column: int = 0


Op = Box | Rule | Shape | Words | Sign | Picture | Reading


class Below(NamedTuple):
    """Instructions of a page that are measured from ``y`` points further down than its others.

    A page that is read has thousands of pieces; each is made once, wherever it comes to stand.
    """

    y: float
    ops: tuple[Op, ...]


class Bounds(NamedTuple):
    """A rectangle by its left, top, right and bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def moved(self, dx: float, dy: float) -> "Bounds":
        """The same rectangle elsewhere."""
        return Bounds(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def meets(self, other: "Bounds") -> bool:
        """Whether the two rectangles share a point."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )

    def met_by(self, other: "Bounds", dx: float, dy: float) -> bool:
        """Whether a rectangle would share a point with this one if it were moved."""
        left, top, right, bottom = other
        return (
            self.left <= right + dx
            and left + dx <= self.right
            and self.top <= bottom + dy
            and top + dy <= self.bottom
        )

    def around(self, other: "Bounds") -> "Bounds":
        """The least rectangle in which both lie."""
        return Bounds(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def surrounds(self, other: "Bounds") -> bool:
        """Whether another rectangle lies in this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the rectangle."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Group(NamedTuple):
    """What belongs together: who owns it, which part of the owner it is, and its instructions.

    ``owner`` is the identity of a record (or ``""``), ``part`` one of the names in ``hit``
    (``"card"``, ``"node"``, ``"title"``, ``"chevron"`` ...). ``row`` is the number of the map's row
    whose top is the group's origin; ``bounds`` are relative to that origin. ``reach`` is the
    number of columns to the right that the group extends over. ``said`` is in words what it shows
    without any.
    """

    owner: str
    part: str
    row: int
    layer: int
    bounds: Bounds
    ops: Sequence[Op]
    reach: int = 0
    extra: tuple[tuple[str, str], ...] = ()
    said: str = ""


class Row(NamedTuple):
    """A horizontal band of the map. ``owner`` is a lane's identity, or the row's own name.

    ``said`` is in words which lane a group lies in that is read without its label.
    """

    owner: str
    y: float
    height: float
    said: str = ""


class Column(NamedTuple):
    """One column: its record and its groups, x relative to the column's left."""

    id: str
    groups: tuple[Group, ...]


class PhaseStrip(NamedTuple):
    """One phase: where it begins (x, in points on the map) and its columns, side by side."""

    id: str
    x: float
    first: int
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]


class Drawing(NamedTuple):
    """A whole map. ``label_width`` is the strip at the left that stays in sight on screen.

    ``frames`` hang at x = 0 and belong to no column (lane labels, row lines, faces);
    ``long`` are the groups of columns that reach over more than one neighbour, each with the
    number of its column.
    """

    width: float
    height: float
    label_width: float
    column_width: float
    rows: tuple[Row, ...]
    frames: tuple[Group, ...]
    phases: tuple[PhaseStrip, ...]
    long: tuple[tuple[int, Group], ...]
    columns: int
    background: Colour = "#ffffff"
    images: Mapping[str, bytes] = MappingProxyType({})

    def column_x(self, number: int) -> float:
        """The left of a column, in points on the map."""
        return self.label_width + number * self.column_width

    def groups(self) -> Iterator[Group]:
        """All groups, wherever they stand."""
        yield from self.frames
        for strip in self.phases:
            yield from strip.groups
            for column in strip.columns:
                yield from column.groups

    def placed(self, clip: Bounds | None = None) -> Iterator[tuple[float, float, Group]]:
        """The groups that meet ``clip`` with the origin of each, in the order of reading.

        Only the columns that ``clip`` covers are looked at, so a small clip on a large map is
        cheap.
        """
        rows = self.rows
        if clip is not None and clip.surrounds(Bounds(0.0, 0.0, self.width, self.height)):
            clip = None
        for group in self.frames:
            if clip is None or clip.met_by(group.bounds, 0.0, rows[group.row].y):
                yield 0.0, rows[group.row].y, group
        width = self.column_width
        if clip is None:
            low, high = 0, self.columns
        else:
            low = int((clip.left - self.label_width) // width) - 1
            high = int((clip.right - self.label_width) // width) + 1
            for number, group in self.long:
                if number < low and number + group.reach >= low:
                    x, y = self.column_x(number), rows[group.row].y
                    if clip.met_by(group.bounds, x, y):
                        yield x, y, group
        for strip in self.phases:
            last = strip.first + len(strip.columns)
            if strip.first > high or last < low:
                continue
            for group in strip.groups:
                if clip is None or clip.met_by(group.bounds, strip.x, rows[group.row].y):
                    yield strip.x, rows[group.row].y, group
            for number in range(max(low, strip.first), min(high + 1, last)):
                x = self.column_x(number)
                for group in strip.columns[number - strip.first].groups:
                    y = rows[group.row].y
                    if clip is None or clip.met_by(group.bounds, x, y):
                        yield x, y, group

    def painted(self, clip: Bounds | None = None) -> list[tuple[float, float, Group]]:
        """The groups that meet ``clip`` in the order in which they are painted."""
        return sorted(self.placed(clip), key=painting)


def painting(placed: tuple[float, float, Group]) -> int:
    """When a placed group is painted, against others."""
    return min(placed[2].layer, CARD)


# -- pages ----------------------------------------------------------------------------------------


class Placed(NamedTuple):
    """A part of a drawing on a page.

    The point (``source.left``, ``source.top``) of the drawing comes to (x, y) on the page, scaled
    by ``scale``; what lies outside ``source`` is clipped away. With ``said`` it is read as one
    figure, and that is what it shows in words.
    """

    drawing: Drawing
    source: Bounds
    x: float
    y: float
    scale: float = 1.0
    said: str = ""


class Jump(NamedTuple):
    """An area of a page that leads elsewhere when it is clicked.

    ``page`` is the number of another page, from 0, and ``y`` the place on it; with an ``address``
    (http, https or mailto) it leads out of the file instead. ``said`` is where it leads, in words,
    and ``owner`` the owner of the group or the name of the reading that it lies on, if it does.
    """

    area: Bounds
    page: int = 0
    y: float = 0.0
    address: str = ""
    said: str = ""
    owner: str = ""


class Bookmark(NamedTuple):
    """A place on a page that a reader can go to by its title; ``level`` 0 is the highest."""

    level: int
    title: str
    y: float
    x: float = 0.0


class Window(NamedTuple):
    """A view of another page on a page, for posters and tiles.

    The area ``source`` of that page comes to (x, y), scaled by ``scale``; a painter that can
    holds the shown page once, however many windows look at it. ``said`` is what it shows of it,
    in words, for where that is all that can be read there.
    """

    page: "Page"
    source: Bounds
    x: float
    y: float
    scale: float = 1.0
    said: str = ""


class Page(NamedTuple):
    """One sheet in points: placed parts of drawings, and what the page itself carries.

    Painted and read in this order: ``ground`` (the colour of the paper, ``None`` for white),
    ``head`` (title, personas), ``windows``, ``parts``, ``ops`` (legend, number). ``bookmarks``
    are in reading order. ``trim`` is what is left after cutting, where the page is larger, and
    ``bleed`` is how far its ground reaches beyond that. ``flat`` of :mod:`moving` gives the
    instructions in ``ops`` one by one.
    """

    width: float
    height: float
    parts: tuple[Placed, ...]
    ops: tuple[Op | Below, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    windows: tuple[Window, ...] = ()
    jumps: tuple[Jump, ...] = ()
    ground: Colour | None = None
    trim: Bounds | None = None
    bleed: float = 0.0
    head: tuple[Op, ...] = ()


class Paged(NamedTuple):
    """A document on paper: its pages and what the file says of itself."""

    pages: tuple[Page, ...]
    title: str
    author: str
    subject: str
    language: MapLanguage
    warnings: tuple[Notice, ...] = ()
