"""Where the map lies in the viewport, and which bands of it stay in sight while it is scrolled.

The map's points become the viewport's pixels by one zoom and one offset, but for two bands: the
phase header sticks to the top and the lane labels to the left once they would scroll out. Rule it
keeps: what is painted where, and which place a pointer means, come from the same few numbers.
"""

from __future__ import annotations

from math import ceil, floor, log2
from typing import NamedTuple

from cjdesigner.layout.drawing import Bounds

SMALLEST_ZOOM = 0.001
LARGEST_ZOOM = 8.0
# the steps of the zoom keys; between powers of two so that 100 % is met exactly
STEPS = (
    0.001, 0.0015, 0.002, 0.003, 0.004, 0.006, 0.008, 0.012, 0.016, 0.025, 0.035, 0.05, 0.07,
    0.1, 0.14, 0.2, 0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0,
    4.0, 5.0, 6.0, 8.0,
)  # fmt: skip
# the map in small, in pixels: as large as this in one direction, and never smaller than that
_SMALL_MAP = (200, 132)
_LEAST_SMALL_MAP = (120, 34)
SMALL_MAP_PAD = 7
# how far it stands from the corner of the viewport, in pixels
SMALL_MAP_AWAY = 16
# a band that would take more of the viewport than this is not held fast
_MOST_OF_VIEW = 0.45


def exponent_for(zoom: float, ratio: float) -> int:
    """The octave of tiles for a zoom on a screen of this device pixel ratio.

    Tiles are at 2 to this power device pixels per point and are shown at that size or smaller.
    """
    return ceil(log2(zoom * ratio) - 1e-6)


def exponent_moving(zoom: float, ratio: float, before: int) -> int:
    """The octave while the zoom moves: the one shown ``before`` for as long as that can be.

    Its tiles are there already. They may be shown up to twice as large, and down to half.
    """
    octave = log2(zoom * ratio)
    return before if abs(octave - before) <= 1.0 else floor(octave + 0.5)


def stepped(zoom: float, steps: int) -> float:
    """The zoom so many steps further in (positive) or out (negative)."""
    for _ in range(abs(steps)):
        if steps > 0:
            zoom = next((one for one in STEPS if one > zoom * 1.001), LARGEST_ZOOM)
        else:
            zoom = next((one for one in reversed(STEPS) if one < zoom * 0.999), SMALLEST_ZOOM)
    return zoom


def fitting(width: float, height: float, view_width: float, view_height: float) -> float:
    """The zoom at which a map of this size (points) just lies in a viewport, 100 % at most."""
    if width <= 0 or height <= 0:
        return 1.0
    return bounded(min(view_width / width, view_height / height, 1.0))


def small_map(width: float, height: float) -> tuple[int, int]:
    """The size in pixels of the map in small, for a map of this size (points)."""
    wide, high = (side - 2 * SMALL_MAP_PAD for side in _SMALL_MAP)
    share = min(wide / width, high / height)
    return (
        max(_LEAST_SMALL_MAP[0], round(width * share + 2 * SMALL_MAP_PAD)),
        max(_LEAST_SMALL_MAP[1], round(height * share + 2 * SMALL_MAP_PAD)),
    )


def has_small_map(width: float, height: float, zoom: float, view: tuple[float, float]) -> bool:
    """Whether a viewport of this size in pixels shows but a part of the map, and has room for it
    in small.
    """
    room = all(2.2 * side < least for side, least in zip(_SMALL_MAP, view, strict=True))
    return room and (width * zoom > view[0] or height * zoom > view[1])


def bounded(zoom: float) -> float:
    """The nearest zoom that is allowed."""
    return min(LARGEST_ZOOM, max(SMALLEST_ZOOM, zoom))


class Pane(NamedTuple):
    """A part of the map, in points, and the viewport place (pixels) of its left top."""

    source: Bounds
    x: float
    y: float


class Camera(NamedTuple):
    """One look at a map.

    ``zoom`` is logical pixels per point; (``left``, ``top``) the place of the map's origin and
    ``width`` by ``height`` the viewport, in logical pixels. The phase header ends at ``header`` and
    the lane labels at ``strip``, in points; 0 holds nothing fast. ``margin`` points of the white
    at the left of the map, and ``above`` points at its top, scroll out before the bands are held.
    """

    zoom: float
    left: float
    top: float
    width: float
    height: float
    header: float = 0.0
    strip: float = 0.0
    margin: float = 0.0
    above: float = 0.0

    @property
    def strip_left(self) -> float:
        """Where the lane labels begin, in pixels."""
        if self.strip * self.zoom > self.width * _MOST_OF_VIEW:
            return self.left
        return max(self.left, -self.margin * self.zoom)

    @property
    def header_top(self) -> float:
        """Where the phase header begins, in pixels."""
        if self.header * self.zoom > self.height * _MOST_OF_VIEW:
            return self.top
        return max(self.top, -self.above * self.zoom)

    @property
    def body_left(self) -> float:
        """Where the columns come into sight, in pixels."""
        return self.strip_left + self.strip * self.zoom

    @property
    def body_top(self) -> float:
        """Where the rows below the header come into sight, in pixels."""
        return self.header_top + self.header * self.zoom

    def to_map(self, x: float, y: float) -> tuple[float, float]:
        """The point of the map that is shown at a pixel of the viewport."""
        left = self.strip_left if x < self.body_left else self.left
        top = self.header_top if y < self.body_top else self.top
        return (x - left) / self.zoom, (y - top) / self.zoom

    def to_view(self, x: float, y: float) -> tuple[float, float]:
        """The pixel of the viewport at which a point of the map is shown."""
        left = self.strip_left if x < self.strip else self.left
        top = self.header_top if y < self.header else self.top
        return left + x * self.zoom, top + y * self.zoom

    def box(self, bounds: Bounds) -> Bounds:
        """A box of the map in pixels of the viewport, held fast with the band it begins in."""
        x, y = self.to_view(bounds.left, bounds.top)
        return Bounds(
            x,
            y,
            x + (bounds.right - bounds.left) * self.zoom,
            y + (bounds.bottom - bounds.top) * self.zoom,
        )

    def clip(self, bounds: Bounds) -> Bounds:
        """The part of the viewport, in pixels, in which something of that box may be seen."""
        fixed_x, fixed_y = bounds.left < self.strip, bounds.top < self.header
        return Bounds(
            0.0 if fixed_x else self.body_left,
            0.0 if fixed_y else self.body_top,
            self.width,
            self.height,
        )

    def seen(self) -> Bounds:
        """What of the map's columns and rows is in sight, in points."""
        return Bounds(
            (self.body_left - self.left) / self.zoom,
            (self.body_top - self.top) / self.zoom,
            (self.width - self.left) / self.zoom,
            (self.height - self.top) / self.zoom,
        )

    def panes(self, width: float, height: float) -> tuple[Pane, ...]:
        """What to show of a map of this size (points): body, labels, header and corner."""
        seen = self.seen()
        right, bottom = min(seen.right, width), min(seen.bottom, height)
        found = []
        for x, sides in (
            (self.body_left, (max(seen.left, 0.0), right)),
            (self.strip_left, (0.0, min(self.strip, width))),
        ):
            for y, ends in (
                (self.body_top, (max(seen.top, 0.0), bottom)),
                (self.header_top, (0.0, min(self.header, height))),
            ):
                source = Bounds(sides[0], ends[0], sides[1], ends[1])
                if source.right > source.left and source.bottom > source.top:
                    found.append(Pane(source, x, y))
        return tuple(found)
