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
HANDOUT = "handout"
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
    known = {key.casefold(): size for key, size in SIZES.items()}
    size = known.get(name.strip().casefold())
    if size is None:
        raise ExportError("page.unknown_paper", name=name, known=", ".join(SIZES))
    short, long = (side * MM for side in size)
    width, height = (long, short) if orientation == "landscape" else (short, long)
    return _with_margin(width, height, margin_mm, name)


def sheet_of(settings: Print) -> Sheet:
    """The sheet that print settings ask for. Raises ``ExportError`` as :func:`sheet` does."""
    if settings.width and settings.height:
        return own_sheet(settings.width, settings.height, settings.margin)
    return sheet(settings.paper, settings.orientation, settings.margin)


def large_enough(settings: Print, needed_mm: float) -> str | None:
    """The smallest named paper, of the family of the settings', with a side that long."""

    def metric(name: str) -> bool:
        return name[0] == "A" and name[1:].isdigit()

    for name, (_, long) in SIZES.items():
        if metric(name) == metric(settings.paper) and long >= needed_mm:
            return name
    return None


def handout_paper(settings: Print) -> dict[str, Any]:
    """The fields of the paper that a handout begins with: what an ordinary printer holds."""
    return {"paper": settings.tile_paper, "width": None, "height": None}


def _with_margin(width: float, height: float, margin_mm: float | None, name: str) -> Sheet:
    bare = Sheet(width, height, 0.0)
    margin = 13 * MM * bare.unit if margin_mm is None else margin_mm * MM
    if margin >= min(width, height) / 3:
        raise ExportError("page.margin", name=name)
    return Sheet(width, height, margin)
