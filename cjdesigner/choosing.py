"""How to print, as the options on the command line ask for it.

Rule: what is not asked for is as the project remembers it; a choice names records by id or name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cjdesigner.editing.common import changed
from cjdesigner.errors import CJDError
from cjdesigner.layout.paper import first_paper, use_of
from cjdesigner.layout.printing import HEEDED, settings_of
from cjdesigner.layout.rows import BUILT_IN
from cjdesigner.model.records import Print
from cjdesigner.model.shipped import lane_type
from cjdesigner.timeline.document import Document

# options and the settings that they set; lengths are millimetres
_WORDS = {
    "layout": "layout",
    "paper": "paper",
    "orientation": "orientation",
    "tile-paper": "tile_paper",
    "tile-orientation": "tile_orientation",
    "note": "note",
}
_LENGTHS = {
    "margin": "margin",
    "overlap": "overlap",
    "bleed": "bleed",
    "tile-margin": "tile_margin",
}
# not every layout heeds these
_OF_SOME = frozenset().union(*HEEDED.values())
AROUND = ("title", "actions", "legend", "numbers", "date")


def print_settings(document: Document, options: Mapping[str, str]) -> Print:
    """How to print: as the project remembers, but for what the options say.

    Raises ``CJDError`` for a word that cannot be, or a name that nothing has.
    """
    values: dict[str, Any] = {
        field: options[option] for option, field in _WORDS.items() if option in options
    }
    values |= {
        field: number(option, options[option], 0, 5_000)
        for option, field in _LENGTHS.items()
        if option in options
    }
    remembered = settings_of(document)
    if "paper" in options:
        values |= {"width": None, "height": None}
    elif use_of(values.get("layout", remembered.layout)) != use_of(remembered.layout):
        values = first_paper(values["layout"], remembered) | values
    if "size" in options:
        sides = re.split("[x×]", options["size"].lower())
        if len(sides) != 2:
            raise CJDError("cli.size", word=options["size"])
        width, height = (number("size", side, 50, 5_000) for side in sides)
        values |= {"width": width, "height": height}
    if "marks" in options:
        values["marks"] = True
    for option, shown in (("with", True), ("without", False)):
        for word in _listed(options.get(option, "")):
            if word not in AROUND:
                raise CJDError(
                    "cli.not_allowed", option=option, word=word, allowed=", ".join(AROUND)
                )
            values[word] = shown
    for option, names in _names(document).items():
        if option in options:
            values[option] = _chosen(option, options[option], names)
    return changed(remembered, **values)


def idle(settings: Print, form: str, options: Mapping[str, str]) -> list[str]:
    """The options that change nothing in a file of this form with these settings."""
    heeded = HEEDED[settings.layout]
    fields = _WORDS | _LENGTHS | {"marks": "marks"}
    found = [
        option
        for option in options
        if fields.get(option) in _OF_SOME and fields[option] not in heeded
    ]
    if "size" in options:
        found += [one for one in ("paper", "orientation") if one in options and one not in found]
    for option in ("with", "without"):
        words = [word for word in _listed(options.get(option, "")) if word not in heeded]
        if words:
            found.append(f"{option} {','.join(words)}")
    if form != "png":
        found += [one for one in ("dpi", "transparent") if one in options]
    return found


def number(option: str, word: str, least: float, most: float) -> float:
    """The number that ``word`` is. Raises ``CJDError`` where it is none, or out of range."""
    try:
        found = float(word.replace(",", "."))
    except ValueError:
        found = -1.0
    if not least <= found <= most:
        raise CJDError("cli.number", option=option, word=word, least=least, most=most)
    return found


def _names(document: Document) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen by each option: ids with their names."""
    language = document.project.language
    journeys = document.journeys()
    return {
        "phases": [(one.id, one.title) for own in journeys for one in document.phases(own.id)],
        "lanes": [
            (one.id, one.title or lane_type(one.kind).name.said(language))
            for own in journeys
            for one in document.lanes(own.id)
            if one.kind not in BUILT_IN
        ],
        "personas": [(one.id, one.name) for one in document.personas()],
    }


def _chosen(option: str, said: str, names: list[tuple[str, str]]) -> tuple[str, ...]:
    found: list[str] = []
    words = _listed(said)
    while words:
        # a name may hold commas itself: the longest that fits is meant
        for count in range(len(words), 0, -1):
            ids = _called(", ".join(words[:count]), names)
            if ids:
                break
        else:
            known = ", ".join(dict.fromkeys(name for _, name in names))
            raise CJDError("cli.not_allowed", option=option, word=words[0], allowed=known or "–")
        found += ids
        del words[:count]
    return tuple(dict.fromkeys(found))


def _called(word: str, names: list[tuple[str, str]]) -> list[str]:
    """The ids of what is called so, in capitals or not; an id stands for itself."""
    wanted = _plain(word)
    return [id_ for id_, name in names if word == id_ or wanted == _plain(name)]


def _plain(name: str) -> str:
    return ", ".join(_listed(name.casefold()))


def _listed(said: str) -> list[str]:
    return [word.strip() for word in said.split(",") if word.strip()]
