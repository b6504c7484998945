"""Sheets of paper: names, sizes and margins. Sizes in points (1/72 inch), millimetres by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from cjdesigner.errors import ExportError
from cjdesigner.model.records import Print

Orientation = Literal["landscape", "portrait"]

MM = 72 / 25.4
SIZES: dict[str, tuple[float, float]] = {
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
    "A0": (841, 1189),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
    "Tabloid": (279.4, 431.8),
    "ANSI C": (431.8, 558.8),
    "ANSI D": (558.8, 863.6),
    "ANSI E": (863.6, 1117.6),
}
# from small to large; an own size is as metric as the paper it began as
METRIC = ("A4", "A3", "A2", "A1", "A0")
AMERICAN = ("Letter", "Tabloid", "ANSI C", "ANSI D", "ANSI E")
_USES = {"handout": "handout", "poster": "wall", "tiles": "wall"}
# the long side of the smallest poster that a layout for the wall begins with, in millimetres
_WALL = 558.0
_A3_SHORT = 297 * MM


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet in points, with the white that stays around everything."""

    width: float
    height: float
    margin: float

    @property
    def unit(self) -> float:
        """How large the page's own type is set, against an A3: from 0.8 (A4) to 4."""
        return min(4.0, max(0.8, min(self.width, self.height) / _A3_SHORT))


def own_sheet(width_mm: float, height_mm: float, margin_mm: float | None = None) -> Sheet:
    """A sheet of one's own size in millimetres.

    Raises ``ExportError`` where a side is not between 50 mm and 5 m, or the margin leaves no room.
    """
    if not (50 <= width_mm <= 5_000 and 50 <= height_mm <= 5_000):
        raise ExportError("page.own_size")
    return _with_margin(
        width_mm * MM, height_mm * MM, margin_mm, f"{width_mm:g} x {height_mm:g} mm"
    )


def sheet(
    name: str, orientation: Orientation = "landscape", margin_mm: float | None = None
) -> Sheet:
    """A named sheet, upper or lower case; margins are 13 mm on an A3 and grow with the sheet.

    Raises ``ExportError`` for an unknown name or a margin that leaves no room.
    """
    known = _known(name)
    if known is None:
        raise ExportError("page.unknown_paper", name=name, known=", ".join(SIZES))
    width, height = _lying(known, orientation)
    return _with_margin(width * MM, height * MM, margin_mm, name)


def sheet_of(settings: Print) -> Sheet:
    """The sheet that print settings ask for. Raises ``ExportError`` as :func:`sheet` does."""
    if settings.width and settings.height:
        return own_sheet(settings.width, settings.height, settings.margin)
    return sheet(settings.paper, settings.orientation, settings.margin)


def sides_of(settings: Print) -> tuple[float, float]:
    """Width and height in millimetres of the paper that print settings ask for, with any margin.

    Settings from outside may ask for what cannot be: a paper that nobody knows is A3.
    """
    if settings.width and settings.height:
        return settings.width, settings.height
    return _lying(_known(settings.paper) or "A3", settings.orientation)


def large_enough(settings: Print, needed_mm: float) -> str | None:
    """The smallest named paper, of the family of the settings', with a side that long."""
    return next((name for name in _family(settings) if SIZES[name][1] >= needed_mm), None)


def use_of(layout: str) -> str:
    """What a layout takes paper for; those of one use share their paper."""
    return _USES.get(layout, "map")


def first_paper(layout: str, settings: Print) -> dict[str, Any]:
    """The fields of the paper that a layout of another use than the settings' begins with.

    A handout has what an ordinary printer holds, and what hangs on a wall is no smaller than A2.
    """
    family = _family(settings)
    small = settings.tile_paper if settings.tile_paper in family else family[0]
    if use_of(layout) != "wall":
        paper = small if use_of(layout) == "handout" else family[1]
        return {"paper": paper, "width": None, "height": None}
    if max(sides_of(settings)) < _WALL:
        return {"paper": family[3], "width": None, "height": None, "tile_paper": small}
    kept = {name: getattr(settings, name) for name in ("paper", "width", "height")}
    return kept | {"tile_paper": small}


def _family(settings: Print) -> tuple[str, ...]:
    """The names of the papers like the settings', from small to large."""
    return AMERICAN if _known(settings.paper) in (*AMERICAN, "Legal") else METRIC


def _known(name: str) -> str | None:
    """The name of a paper as it is written here, from upper or lower case."""
    wanted = name.strip().casefold()
    return next((known for known in SIZES if known.casefold() == wanted), None)


def _lying(name: str, orientation: Orientation) -> tuple[float, float]:
    """Width and height in millimetres of a known paper."""
    short, long = SIZES[name]
    return (long, short) if orientation == "landscape" else (short, long)


def _with_margin(width: float, height: float, margin_mm: float | None, name: str) -> Sheet:
    bare = Sheet(width, height, 0.0)
    margin = 13 * MM * bare.unit if margin_mm is None else margin_mm * MM
    if margin >= min(width, height) / 3:
        raise ExportError("page.margin", name=name)
    return Sheet(width, height, margin)
