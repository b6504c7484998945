"""How a map is read to somebody who does not see it: which group is a heading, a text, a figure.

Rules: the order of reading is that of `Drawing.placed`: phase by phase, in it touchpoint by
touchpoint, in it lane by lane from the top, each lane by its name. What says nothing is decoration.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cjdesigner import words
from cjdesigner.layout.drawing import Drawing, Group, Op, Role, Words
from cjdesigner.model.catalogue import Scale
from cjdesigner.model.values import MapLanguage

# by the part of its owner that a group is
_ROLES: dict[str, Role] = {
    "chevron": "H2",
    "title": "H3",
    "card": "P",
    "pill": "P",
    "link": "P",
    "lane": "P",
    "head": "P",
    "levels": "P",
}
# what lies in lanes
_IN_LANES = frozenset(("card", "pill"))


def role_of(group: Group, ops: Sequence[Op]) -> Role:
    """What a group is to a reader who sees these of its instructions.

    ``""`` where it is decoration or says itself what it is.
    """
    if group.said:
        return "Figure"
    role = _ROLES.get(group.part, "")
    if role and any(op.__class__ is Words for op in ops):
        return role
    return ""


def lane_of(group: Group, drawing: Drawing) -> str:
    """The lane that is read before what lies in it; nothing before what is no content of a lane."""
    return drawing.rows[group.row].said if group.part in _IN_LANES else ""


def felt(name: str, level: float | None, scale: Scale, language: MapLanguage) -> str:
    """A node in words: how it felt to the traveller of that name, if that one has a name."""
    label = "" if level is None else scale.level(level).label.said(language)
    return _felt(name, label, language)


@lru_cache(maxsize=1_024)
def _felt(name: str, label: str, language: MapLanguage) -> str:
    level = label or words.say("page.legend.gap", language)
    key = "map.felt.named" if name else "map.felt.nameless"
    return words.say(key, language, name=name, level=level)
