"""The shipped faces and the advances of their characters.

The tables are made by `packaging/build_fonts.py` from the files in resources/fonts; a test proves
them current. Rule: no font file is opened here, so that the first window need not parse any.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from cjdesigner import paths

REGULAR = "regular"
SEMIBOLD = "semibold"
BOLD = "bold"
# In this order a character that a main face lacks is looked for.
FALLBACKS = ("emoji", "arabic", "hebrew", "cjk", "hangul")


class Face(NamedTuple):
    """One font file that ships, which is one family with one style.

    `units` is font units per em; the lengths that follow it are fractions of the type size, each
    counted positive. `missing` is the advance of the box drawn for a character nobody has.
    """

    key: str
    family: str
    file: Path
    units: int
    ascent: float
    descent: float
    line_gap: float
    cap_height: float
    x_height: float
    missing: float


def face(key: str) -> Face:
    """The face of that key: regular, semibold, bold or one of `FALLBACKS`; else KeyError."""
    return _faces()[key]


def all_faces() -> tuple[Face, ...]:
    """Every face that ships: the three main ones, then the fallbacks in their order."""
    return tuple(_faces().values())


@cache
def advances(key: str) -> Mapping[str, float]:
    """Character -> advance as a fraction of the type size, for all that the face has."""
    units = face(key).units
    name = f"metrics-{key}.json" if key in FALLBACKS else "metrics.json"
    table: dict[str, str] = _table(name)["advances"][key]
    found: dict[str, float] = {}
    for width, alike in table.items():
        found.update(dict.fromkeys(alike, int(width) / units))
    return MappingProxyType(found)


@cache
def _faces() -> dict[str, Face]:
    folder = paths.resources() / "fonts"
    found = {}
    for key, head in _table("metrics.json")["faces"].items():
        units: int = head["units"]
        found[key] = Face(
            key=key,
            family=head["family"],
            file=folder / head["file"],
            units=units,
            ascent=head["ascent"] / units,
            descent=head["descent"] / units,
            line_gap=head["line_gap"] / units,
            cap_height=head["cap_height"] / units,
            x_height=head["x_height"] / units,
            missing=head["missing"] / units,
        )
    return found


@cache
def _table(name: str) -> Any:
    return json.loads((paths.resources() / "fonts" / name).read_bytes())
