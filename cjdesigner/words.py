"""Message keys to Dutch or English: the words of the rooms that know no Qt.

Each room keeps its sentences in ``resources/i18n/<room>.<language>.json``: a flat table from key
to text with ``{places}``. A key with the endings ``.one`` and ``.other`` has a plural, chosen by
the argument ``n``. Arguments are put in as plain text and never read as a format.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Literal

from cjdesigner import paths
from cjdesigner.errors import CJDError

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")

_PLACE = re.compile(r"\{([a-z_]+)\}")


@cache
def table(language: Language) -> dict[str, str]:
    """All sentences of one language, by key."""
    merged: dict[str, str] = {}
    for file in sorted((paths.resources() / "i18n").glob(f"*.{language}.json")):
        merged.update(json.loads(file.read_text(encoding="utf-8")))
    return merged


def say(key: str, language: Language, **arguments: object) -> str:
    """The sentence ``key`` in ``language`` with its places filled; the key itself if unknown."""
    sentences = table(language)
    if key not in sentences:
        key = f"{key}.{'one' if str(arguments.get('n')) == '1' else 'other'}"
    text = sentences.get(key, key)
    if not arguments:
        return text
    return _PLACE.sub(lambda place: _shown(arguments.get(place[1], place[0]), language), text)


def say_error(error: CJDError, language: Language) -> str:
    """What an error says to its reader, as one sentence."""
    return say(error.key, language, **error.arguments)


def number(value: float, language: Language, digits: int = 1) -> str:
    """A number as people write it: at most ``digits`` decimals, a decimal comma in Dutch."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return text.replace(".", ",") if language == "nl" else text


def _shown(value: object, language: Language) -> str:
    return number(value, language) if isinstance(value, float) else str(value)
