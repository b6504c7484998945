"""Where things are drawn, found by looking at all of a drawing."""

from __future__ import annotations

from cjdesigner.layout.drawing import Bounds, Drawing


def box_of(
    drawing: Drawing, owner: str, part: str | None = None, persona: str | None = None
) -> Bounds | None:
    """Where a thing is drawn, all its groups taken together; ``None`` if it is not."""
    found: Bounds | None = None
    for x, y, group in drawing.placed():
        if group.owner != owner:
            continue
        if part is not None and group.part != part:
            continue
        if persona is not None and dict(group.extra).get("persona", "") != persona:
            continue
        box = group.bounds.moved(x, y)
        found = box if found is None else found.around(box)
    return found
