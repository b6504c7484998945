"""What of a group is in sight where only a part of a drawing is shown.

Rule it keeps: a text that is not seen on a page is not in the page's file either, so that a search
finds only what a reader finds.
"""

from collections.abc import Sequence

from cjdesigner.layout.drawing import Bounds, Group, Op, Words
from cjdesigner.typeset.text import width


def seen(group: Group, x: float, y: float, source: Bounds) -> Sequence[Op]:
    """The group's instructions without texts that lie wholly outside `source`.

    (x, y) is the group's origin in the drawing. Other instructions stay: they are clipped.
    """
    left, top, right, bottom = group.bounds
    if (
        source.left <= x + left
        and source.top <= y + top
        and x + right <= source.right
        and y + bottom <= source.bottom
    ):
        return group.ops
    return [op for op in group.ops if not isinstance(op, Words) or _in_sight(op, x, y, source)]


def _in_sight(op: Words, x: float, y: float, source: Bounds) -> bool:
    left, baseline = x + op.x, y + op.y
    if left >= source.right or baseline <= source.top or baseline - op.style.size >= source.bottom:
        return False
    return left + width(op.text, op.style) > source.left
