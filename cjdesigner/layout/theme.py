"""The colours of window, map and paper, read from `resources/themes`.

A theme is data: every colour a painter uses stands in a JSON file under the role it plays, as
`#RRGGBB`. Rule it keeps: no colour is written in code. The light theme is the one for paper.
"""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from cjdesigner import paths

LIGHT = "light"
NAMES = (LIGHT, "dark", "contrast")


@cache
def theme(name: str) -> "Theme":
    """The theme with this name: one of `NAMES`; any other name gives the light theme.

    The name may come from settings that another version of the program wrote.
    """
    name = name if name in NAMES else LIGHT
    file = paths.resources() / "themes" / f"{name}.json"
    data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return Theme(
        name=name,
        colours=MappingProxyType(data["colours"]),
        ramp=tuple(data["ramp"]),
        phases=tuple((pair["tint"], pair["ink"]) for pair in data["phases"]),
        cards=MappingProxyType(
            {kind: (one["tint"], one["ink"], one["mark"]) for kind, one in data["cards"].items()}
        ),
        personas=tuple((pair["colour"], pair["pale"]) for pair in data["personas"]),
        pills=MappingProxyType(
            {kind: (one["tint"], one["ink"]) for kind, one in data["pills"].items()}
        ),
    )


def on_paper(colour: str) -> "Theme":
    """The theme for paper of this colour, `#RRGGBB`; of its own colour for anything else."""
    plain = theme(LIGHT)
    if not colour.startswith("#"):
        return plain
    return plain._replace(colours=MappingProxyType({**plain.colours, "paper": colour}))


def ramp_colour(theme: "Theme", fraction: float) -> str:
    """The colour of an experience: 0 the lowest level, 1 the highest, mixed between the stops.

    Fractions outside 0 to 1 take the nearest end. The result is `#RRGGBB`.
    """
    return _on_ramp(theme.ramp, min(1.0, max(0.0, fraction)))


@lru_cache(maxsize=1_024)
def _on_ramp(ramp: tuple[str, ...], fraction: float) -> str:
    place = fraction * (len(ramp) - 1)
    below = min(int(place), len(ramp) - 2)
    return mixed(ramp[below], ramp[below + 1], place - below)


@lru_cache(maxsize=1_024)
def mixed(first: str, second: str, share: float) -> str:
    """The colour ``share`` of the way from one colour to another."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


class Theme(NamedTuple):
    """Colours by role, all `#RRGGBB`. The roles themselves are listed in the theme files.

    `colours`: chrome and map roles. `ramp`: the experience from lowest to highest. `phases`:
    (tint, ink) in turn for the chevrons. `cards`: kind of card to (tint, ink, mark). `personas`:
    (colour, pale) in turn. `pills`: execution to (tint, ink).
    """

    name: str
    colours: Mapping[str, str]
    ramp: tuple[str, ...]
    phases: tuple[tuple[str, str], ...]
    cards: Mapping[str, tuple[str, str, str]]
    personas: tuple[tuple[str, str], ...]
    pills: Mapping[str, tuple[str, str]]
