"""What of a group or a page is in sight where only a part is shown.

Rule it keeps: a text or picture that is not seen on a page is not on it in the file either, so
that a search finds only what a reader finds.
"""

from collections.abc import Iterable, Sequence

from cjdesigner.layout.drawing import Bounds, Group, Op, Page, Picture, Placed, Words
from cjdesigner.layout.moving import flat
from cjdesigner.typeset.text import width

# how far letters reach below their baseline, for type of size 1
_BELOW = 0.3


def seen(group: Group, x: float, y: float, source: Bounds) -> Sequence[Op]:
    """The group's instructions without texts and pictures that lie wholly outside `source`.

    (x, y) is the group's origin in the drawing. Other instructions stay: they are clipped.
    """
    left, top, right, bottom = group.bounds
    whole = (
        source.left <= x + left
        and source.top <= y + top
        and x + right <= source.right
        and y + bottom <= source.bottom
    )
    # looked at once, since they may be made for it
    return group.ops[:] if whole else _seen(group.ops, x, y, source)


def cut(page: Page, area: Bounds) -> Page:
    """A page with no more of its parts and texts than is seen in an area of it."""
    return page._replace(
        parts=tuple(_cut(part, area) for part in page.parts if _on_page(part).meets(area)),
        head=tuple(_seen(page.head, 0.0, 0.0, area)),
        ops=tuple(_seen(flat(page.ops), 0.0, 0.0, area)),
    )


def _on_page(part: Placed) -> Bounds:
    source, scale = part.source, part.scale
    right, bottom = source.right - source.left, source.bottom - source.top
    return Bounds(part.x, part.y, part.x + right * scale, part.y + bottom * scale)


def _cut(part: Placed, area: Bounds) -> Placed:
    x, y, right, bottom = _on_page(part)
    left, top = max(x, area.left), max(y, area.top)
    scale = part.scale
    source = Bounds(
        part.source.left + (left - x) / scale,
        part.source.top + (top - y) / scale,
        part.source.right - (right - min(right, area.right)) / scale,
        part.source.bottom - (bottom - min(bottom, area.bottom)) / scale,
    )
    return part._replace(source=source, x=left, y=top)


def _seen(ops: Iterable[Op], x: float, y: float, source: Bounds) -> list[Op]:
    return [op for op in ops if _in_sight(op, x, y, source)]


def _in_sight(op: Op, x: float, y: float, source: Bounds) -> bool:
    match op:
        case Words(left, baseline, text, style):
            top, bottom = baseline - style.size, baseline + style.size * _BELOW
            wide = 0.0
            # how wide it is counts only where it begins outside
            if x + left < source.left:
                wide = width(text, style)
        case Picture(left, top, wide, high):
            bottom = top + high
        case _:
            return True
    return (
        x + left < source.right
        and (source.left <= x + left or source.left < x + left + wide)
        and y + top < source.bottom
        and source.top < y + bottom
    )
