"""Which areas of a drawing differ from the one before, so that only they are painted again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from cjdesigner.layout.drawing import Bounds, Column, Drawing, Group, PhaseStrip

_MOST_AREAS = 400
# when more columns than these stand elsewhere, everything to the right is painted again
_MOST_COLUMNS = 60
# these run over the whole width and only become longer or shorter
_WIDE = frozenset(("grid", "rule", "separator"))


class Damage(NamedTuple):
    """What must be painted again: everything, or these areas of the new drawing, in points."""

    whole: bool
    areas: tuple[Bounds, ...] = ()


def damage(before: Drawing, after: Drawing) -> Damage:
    """The areas in which two drawings of a journey differ."""
    areas = tuple(_areas(before, after))
    if len(areas) > _MOST_AREAS:
        areas = (
            Bounds(
                min(area.left for area in areas),
                min(area.top for area in areas),
                max(area.right for area in areas),
                max(area.bottom for area in areas),
            ),
        )
    return Damage(False, areas)


def _areas(before: Drawing, after: Drawing) -> Iterator[Bounds]:
    right, bottom = max(before.width, after.width), max(before.height, after.height)
    for old, new in zip(before.rows, after.rows, strict=False):
        if old != new:
            yield Bounds(0, min(old.y, new.y), right, bottom)
            break
    if before.width != after.width:
        yield Bounds(min(before.width, after.width) - after.column_width * 2, 0, right, bottom)
    yield from _frame_areas(before, after)
    old_columns = [column for strip in before.phases for column in strip.columns]
    new_columns = [column for strip in after.phases for column in strip.columns]
    others = []
    for place, (was, now) in enumerate(zip(old_columns, new_columns, strict=False)):
        if was is now:
            continue
        if was.id != now.id:
            others.append((place, was, now))
        else:
            yield from _column_areas(was, now, place, after)
    if len(others) > _MOST_COLUMNS:
        yield Bounds(after.column_x(others[0][0] - 1), 0, right, bottom)
    elif others:
        yield from _stretch(others, after, bottom)
    few, many = sorted((len(old_columns), len(new_columns)))
    if few != many:
        # a small map is as wide with a column more: its width does not tell
        yield _grown(Bounds(after.column_x(few), 0, after.column_x(many), bottom))
    for old_strip, new_strip in zip_longest(before.phases, after.phases):
        if old_strip is None or new_strip is None or _unlike(old_strip, new_strip):
            for strip in (old_strip, new_strip):
                for group in strip.groups if strip is not None else ():
                    yield _grown(group.bounds.moved(strip.x, after.rows[group.row].y))


def _unlike(one: PhaseStrip, other: PhaseStrip) -> bool:
    return (one.x, one.groups) != (other.x, other.groups)


def _frame_areas(before: Drawing, after: Drawing) -> Iterator[Bounds]:
    for mine, drawing, other in (
        (before.frames, before, after.frames),
        (after.frames, after, before.frames),
    ):
        for group in _new(mine, other):
            if group.part not in _WIDE or before.width == after.width:
                yield _grown(group.bounds.moved(0, drawing.rows[group.row].y))


def _stretch(
    others: list[tuple[int, Column, Column]], drawing: Drawing, bottom: float
) -> Iterator[Bounds]:
    """The columns that stand elsewhere now, and what reaches far out of them by itself."""
    wide = drawing.column_width
    left, right = drawing.column_x(others[0][0]), drawing.column_x(others[-1][0] + 1)
    for place, was, now in others:
        x = drawing.column_x(place)
        for group in (*was.groups, *now.groups):
            if group.bounds.left < -wide or group.bounds.right > 2 * wide:
                yield _grown(_on_map(group, x, drawing))
            else:
                left = min(left, x + group.bounds.left)
                right = max(right, x + group.bounds.right)
    yield _grown(Bounds(left, 0, right, bottom))


def _column_areas(was: Column, now: Column, place: int, drawing: Drawing) -> Iterator[Bounds]:
    x = drawing.column_x(place)
    for mine, other in ((was.groups, now.groups), (now.groups, was.groups)):
        for group in _new(mine, other):
            yield _grown(_on_map(group, x, drawing))


def _new(mine: Iterable[Group], other: Iterable[Group]) -> Iterator[Group]:
    """The groups that are not among the others, which are found by whose they are and where."""
    known: dict[tuple[str, str, Bounds], list[Group]] = {}
    for group in other:
        known.setdefault((group.owner, group.part, group.bounds), []).append(group)
    for group in mine:
        if group not in known.get((group.owner, group.part, group.bounds), ()):
            yield group


def _on_map(group: Group, x: float, drawing: Drawing) -> Bounds:
    row = min(group.row, len(drawing.rows) - 1)
    return group.bounds.moved(x, drawing.rows[row].y)


def _grown(bounds: Bounds) -> Bounds:
    return Bounds(bounds.left - 2, bounds.top - 2, bounds.right + 2, bounds.bottom + 2)
