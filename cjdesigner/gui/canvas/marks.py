"""What of the map is outlined because it is selected: found for the columns in sight alone.

However many things are selected, a frame looks only at what it shows; from afar, where a column is
a few pixels, the selected columns are shown as stretches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cjdesigner.gui.canvas.sheet import Sheet, disc_of
from cjdesigner.layout.drawing import Bounds, Box, Group, Shape
from cjdesigner.layout.rows import EXPERIENCE_ROW
from cjdesigner.model.records import Card, Touchpoint

# parts that are outlined where their thing is selected
PARTS = frozenset(("chevron", "title", "node", "card", "link", "lane"))
# columns narrower than this, in pixels, are shown as stretches
_NARROW = 6.0


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
        self._sheet = sheet
        self._drawing = drawing = sheet.drawing
        self._ids = frozenset(ids)
        self._columns: dict[int, tuple[Mark, ...]] = {}
        self._stretches: tuple[Mark, ...] | None = None
        in_columns = (Touchpoint, Card)
        self._apart = [
            mark
            for identity in self._ids
            if not isinstance(sheet.document.get(identity), in_columns)
            for mark in marks_of(sheet, identity)
        ]
        self._long: list[tuple[int, int, Mark]] = []
        if drawing is None:
            return
        for number, group in drawing.long:
            if group.owner in self._ids and group.part == "card":
                mark = mark_of(group, drawing.column_x(number), drawing.rows[group.row].y)
                self._long.append((number, group.reach, mark))

    def seen(self, area: Bounds, zoom: float) -> Iterator[Mark]:
        """The outlines that may be in sight in an area of the map, at a zoom."""
        yield from self._apart
        drawing = self._drawing
        if drawing is None or not self._ids:
            return
        wide = drawing.column_width
        if wide * zoom < _NARROW:
            yield from self._from_afar()
            return
        first = max(0, int((area.left - drawing.label_width) // wide) - 1)
        last = min(drawing.columns - 1, int((area.right - drawing.label_width) // wide))
        for number, reach, mark in self._long:
            if number < first <= number + reach:
                yield mark
        for number in range(first, last + 1):
            yield from self._of_column(number)

    def _of_column(self, number: int) -> tuple[Mark, ...]:
        known = self._columns.get(number)
        if known is None:
            known = self._columns[number] = tuple(
                mark_of(group, x, y)
                for x, y, group in self._sheet.column_groups(number)
                if group.owner in self._ids and group.part in ("title", "node", "card")
            )
        return known

    def _from_afar(self) -> tuple[Mark, ...]:
        """The selected columns as stretches."""
        drawing = self._drawing
        if self._stretches is None and drawing is not None:
            found = {self._sheet.column_of(identity) for identity in self._ids}
            numbers = sorted(number for number in found if number is not None)
            ends: list[tuple[int, int]] = []
            for number in numbers:
                if ends and number <= ends[-1][1] + 1:
                    ends[-1] = (ends[-1][0], number)
                else:
                    ends.append((number, number))
            top = drawing.rows[EXPERIENCE_ROW].y
            bottom = drawing.rows[-1].y + drawing.rows[-1].height
            self._stretches = tuple(
                Mark(
                    "columns",
                    Bounds(drawing.column_x(first), top, drawing.column_x(last + 1), bottom),
                )
                for first, last in ends
            )
        return self._stretches or ()


def marks_of(sheet: Sheet, identity: str) -> Iterator[Mark]:
    """The outlines of one thing."""
    for x, y, group in sheet.groups(identity):
        if group.part in PARTS:
            yield mark_of(group, x, y)


def mark_of(group: Group, x: float, y: float) -> Mark:
    """The outline of a group that is drawn at (x, y)."""
    if group.part == "node":
        return Mark(group.part, disc_of(group).moved(x, y))
    box = group.bounds.moved(x, y)
    if group.part not in ("chevron", "link"):
        return Mark(group.part, box)
    shape = next((op for op in group.ops if isinstance(op, Shape)), None)
    label = next((op for op in group.ops if isinstance(op, Box)), None)
    words = None
    if label is not None:
        words = Bounds(label.x, label.y, label.x + label.w, label.y + label.h).moved(x, y)
    return Mark(group.part, box, shape, x, y, words)
