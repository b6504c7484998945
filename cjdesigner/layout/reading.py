"""How a map is read to somebody who does not see it: which group is a heading, a text, a figure.

Rules: the order of reading is that of `Drawing.placed`: phase by phase, in it touchpoint by
touchpoint, in it lane by lane from the top. What says nothing is decoration.
"""

from __future__ import annotations

from cjdesigner.layout.drawing import Group, Role, Words

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


def role_of(group: Group) -> Role:
    """What a group is to a reader; ``""`` where it is decoration or says itself what it is."""
    if group.said:
        return "Figure"
    role = _ROLES.get(group.part, "")
    if role and any(op.__class__ is Words for op in group.ops):
        return role
    return ""
