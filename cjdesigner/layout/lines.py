"""The travellers' lines over the columns that are laid out, and what depends on a column."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import floor
from typing import NamedTuple

from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import Bounds, Group
from cjdesigner.layout.experience import (
    CORNERS,
    Band,
    Corner,
    Mark,
    free_corner,
    heights_at,
    line_from,
    mark_of,
)
from cjdesigner.layout.nodes import nodes
from cjdesigner.layout.people import Traveller
from cjdesigner.layout.theme import Theme
from cjdesigner.model.records import Touchpoint
from cjdesigner.model.values import MapLanguage
from cjdesigner.timeline.document import Document

Marks = tuple[Mark, ...]
# a line as far from a large node does not run through its star
NEAR = 26.0
# so many columns beside a place shape the lines at it, and reach under a label
REACH = 4


class Lines:
    """How every column felt to every traveller; a column is looked at once until it is forgotten.

    Places are numbers of columns that are laid out, from 0. Before the first and after the last
    there may be some more (``context``) that are looked at, so that a line can cross a border.
    """

    def __init__(
        self,
        document: Document,
        travellers: Sequence[Traveller],
        band: Band,
        language: MapLanguage,
    ) -> None:
        self.document = document
        self._language = language
        self._travellers = travellers
        self._band = band
        self._seen: dict[str, Marks] = {}
        self._marks: list[list[Mark]] = []
        self._columns: Sequence[str] = ()
        self._places: dict[int, list[int]] = {}
        self._lead = 0
        self._count = 0

    def forget(self, columns: Iterable[str]) -> dict[str, Marks | None]:
        """Look at these columns again next time; returns how they felt until now."""
        return {column: self._seen.pop(column, None) for column in columns}

    def look(self, context: Sequence[str], lead: int, count: int) -> None:
        """Look at the columns of ``context``; ``count`` are laid out, after the first ``lead``.

        Of the others at either side, as many as shape a line that crosses the border.
        """
        before = self._beyond(context[lead - 1 :: -1] if lead else ())
        after = self._beyond(context[lead + count :])
        columns = context[lead - before : lead + count + after]
        marks = [self._look_at(column) for column in columns]
        self._marks = [[one[number] for one in marks] for number in range(len(self._travellers))]
        self._columns = columns
        self._places = {}
        self._lead, self._count = before, count

    def _beyond(self, columns: Sequence[str]) -> int:
        """How many columns beyond a border shape the lines: up to the second scored of each."""
        wanted = [2] * len(self._travellers)
        for number, column in enumerate(columns):
            if max(wanted) <= 0:
                return number
            for line, mark in enumerate(self._look_at(column)):
                wanted[line] -= mark.level is not None
        return len(columns)

    def _look_at(self, column: str) -> Marks:
        found = self._seen.get(column)
        if found is None:
            found = self._seen[column] = tuple(
                mark_of(self.document, column, traveller, self._band)
                for traveller in self._travellers
            )
        return found

    def differ(self, before: dict[str, Marks | None]) -> bool:
        """Whether one of these columns feels otherwise than ``before``."""
        return any(self._seen.get(column) != marks for column, marks in before.items())

    def around(self, places: Iterable[int]) -> set[int]:
        """The places that depend on these: two scored ones before, one after, stars between."""
        found = set(places)
        for place in list(found):
            for marks in self._marks:
                for step, wanted in ((-1, 2), (1, 1)):
                    at, left = place + step, wanted
                    while 0 <= at < self._count and left:
                        scored = marks[at + self._lead].level is not None
                        left -= scored
                        if scored or self._starred(self._columns[at + self._lead]):
                            found.add(at)
                        at += step
        return found

    def groups(self, place: int, column: str, width: float, theme: Theme) -> Iterator[Group]:
        """What a column shows of the lines, and its nodes; x from the column's left."""
        at = place + self._lead
        edges = (self._lead, self._lead + self._count)
        for number, traveller in reversed(list(enumerate(self._travellers))):
            marks = self._marks[number]
            starts = [at]
            if place == 0:
                # a line that comes in over the border
                starts += [start for start in range(at) if marks[start].level is not None][-1:]
            for start in starts:
                yield from line_from(
                    marks, start, at, edges, traveller, number == 0, self._band, width, theme
                )
        if isinstance(self.document.get(column), Touchpoint):
            here = list(zip(self._travellers, self._seen[column], strict=True))
            corner = self._corner(place) if self._starred(column) else CORNERS[0]
            yield from nodes(
                self.document, column, here, self._band, width, theme, corner, self._language
            )

    def top(self, place: int) -> float:
        """How far below the lane's top the node of a column begins, the main traveller's first."""
        for marks in self._marks:
            mark = marks[place + self._lead]
            if mark.met:
                return mark.y - (m.NODE_RADIUS if mark.level is not None else m.HOLLOW_RADIUS)
        return self._band.foot

    def highest(self, place: int) -> float:
        """How far below the lane's top the highest node of a column begins."""
        others = [marks[place + self._lead] for marks in self._marks]
        tops = [mark.y - m.MINOR_RADIUS for mark in others if mark.met]
        return min([self.top(place), *tops])

    def near(self, first: int, last: int) -> Near:
        """The lines in the columns from ``first`` to ``last`` and some around them."""
        low = max(0, first + self._lead - REACH)
        high = last + self._lead + REACH + 1
        return Near(
            tuple(tuple(marks[low:high]) for marks in self._marks), first + self._lead - low
        )

    def _starred(self, column: str) -> bool:
        return bool(getattr(self.document.get(column), "moment_of_truth", False))

    def _corner(self, place: int) -> Corner:
        """The corner of a column's large node that the lines near it leave free."""
        at = place + self._lead
        meeting = [number for number, marks in enumerate(self._marks) if marks[at].met]
        if not meeting:
            return CORNERS[0]
        y = self._marks[meeting[0]][at].y
        near = [number for number in meeting if abs(self._marks[number][at].y - y) <= NEAR]
        return free_corner([self._rises(number, at) for number in near])

    def _rises(self, number: int, at: int) -> tuple[float, float]:
        """How far a line goes down from a node to the scored ones at its left and right."""
        marks, scored = self._marks[number], self._scored(number)
        left, right = bisect_left(scored, at), bisect_right(scored, at)
        y = marks[at].y
        return (
            marks[scored[left - 1]].y - y if left else 0.0,
            marks[scored[right]].y - y if right < len(scored) else 0.0,
        )

    def _scored(self, number: int) -> list[int]:
        """The places of a line that are scored; a long way without any is not walked."""
        if number not in self._places:
            marks = self._marks[number]
            self._places[number] = [at for at, one in enumerate(marks) if one.level is not None]
        return self._places[number]


class Near(NamedTuple):
    """A stretch of the lines, to look what lies where; ``lead`` columns stand before its first."""

    lines: tuple[Marks, ...]
    lead: int

    def crowd(self, box: Bounds, width: float) -> int:
        """How many nodes and lines an area lies on; x from the left of the first column."""
        found = 0
        columns = range(floor(box.left / width), floor(box.right / width) + 1)
        wide = (box.right - box.left) / 8
        steps = tuple((box.left + wide * step) / width + self.lead - 0.5 for step in range(9))
        for marks in self.lines:
            for place in columns:
                at = place + self.lead
                if 0 <= at < len(marks) and marks[at].met:
                    found += 2 * _around(place, marks[at], width).meets(box)
            ys = heights_at(marks, steps)
            found += any(
                one is not None
                and other is not None
                and min(one, other) <= box.bottom + 1
                and max(one, other) >= box.top - 1
                for one, other in pairwise(ys)
            )
        return found


def _around(place: int, mark: Mark, width: float) -> Bounds:
    x, radius = (place + 0.5) * width, m.NODE_RADIUS + 2
    return Bounds(x - radius, mark.y - radius, x + radius, mark.y + radius)
