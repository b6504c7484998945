"""What of the map is outlined, because it is selected, hovered or lit: found once, drawn often.

The outlines are found in points of the map and kept by column, so that a frame looks only at the
columns in sight however many things are selected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cjdesigner.gui.canvas.sheet import Sheet, disc_of
from cjdesigner.layout.drawing import Bounds, Box, Shape
from cjdesigner.model.records import Lane

# parts that are outlined where their thing is selected
PARTS = ("chevron", "title", "node", "card", "link", "lane", "separator")


class Mark(NamedTuple):
    """An outline: of which part, around which box (points), and the path of a shape, if any.

    ``x`` and ``y`` are the origin of the path; ``words`` is the place of words to be left clear.
    """

    part: str
    box: Bounds
    shape: Shape | None = None
    x: float = 0.0
    y: float = 0.0
    words: Bounds | None = None


class Marks:
    """The outlines of some things on a sheet."""

    def __init__(self, sheet: Sheet, ids: Iterable[str]) -> None:
        self._by_column: dict[int, list[Mark]] = {}
        self._elsewhere: list[Mark] = []
        self._drawing = sheet.drawing
        for identity in ids:
            column = sheet.column_of(identity)
            found = list(marks_of(sheet, identity))
            if column is None or any(mark.part in ("chevron", "link") for mark in found):
                self._elsewhere += found
            else:
                self._by_column.setdefault(column, []).extend(found)
        self._widest = max(
            (
                mark.box.right - mark.box.left
                for marks in self._by_column.values()
                for mark in marks
            ),
            default=0.0,
        )

    def seen(self, area: Bounds) -> Iterator[Mark]:
        """The outlines that may be in sight in an area of the map."""
        yield from self._elsewhere
        drawing = self._drawing
        if drawing is None or not self._by_column:
            return
        wide = drawing.column_width
        first = int((area.left - drawing.label_width - self._widest) // wide)
        last = int((area.right - drawing.label_width) // wide)
        if last - first < len(self._by_column):
            for column in range(first, last + 1):
                yield from self._by_column.get(column, ())
        else:
            for column, marks in self._by_column.items():
                if first <= column <= last:
                    yield from marks


def marks_of(sheet: Sheet, identity: str) -> Iterator[Mark]:
    """The outlines of one thing."""
    is_lane = isinstance(sheet.document.get(identity), Lane)
    for x, y, group in sheet.groups(identity):
        if group.part not in PARTS and not (is_lane and group.part == "lane"):
            continue
        if group.part == "node":
            yield Mark(group.part, disc_of(group).moved(x, y))
        elif group.part in ("chevron", "link"):
            shape = next((op for op in group.ops if isinstance(op, Shape)), None)
            label = next((op for op in group.ops if isinstance(op, Box)), None)
            words = (
                Bounds(label.x, label.y, label.x + label.w, label.y + label.h) if label else None
            )
            yield Mark(
                group.part,
                group.bounds.moved(x, y),
                shape,
                x,
                y,
                words.moved(x, y) if words else None,
            )
        else:
            yield Mark(group.part, group.bounds.moved(x, y))
