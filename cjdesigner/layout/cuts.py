"""Where a journey is cut when it does not fit in one stretch: between phases, and evenly.

A stretch is the columns from ``first`` to before ``end``. Inside a phase that is longer than a
stretch may be, it is cut at any touchpoint. What is too high is cut between lanes.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from cjdesigner.layout.drawing import Row
from cjdesigner.layout.rows import EXPERIENCE_ROW, FIRST_LANE

Stretch = tuple[int, int]


def packed(widths: Sequence[int], room: int) -> list[Stretch]:
    """The fewest stretches of at most ``room`` columns, and of those the evenest.

    ``widths`` are the phases' numbers of columns. Even is where the squares of what stays free are
    least together, as in breaking a paragraph to lines (Knuth and Plass, "Breaking Paragraphs into
    Lines", Software: Practice and Experience 11 (1981), 1119-1184).
    """
    borders = _borders(widths, room)
    # of equals the one whose last stretch is short: on the last page other things stand too
    best: list[tuple[int, int, int]] = [(0, 0, 0)]
    for place in range(1, len(borders)):
        found = []
        start = place - 1
        while start >= 0 and borders[place] - borders[start] <= room:
            count, free, _ = best[start]
            left = room - (borders[place] - borders[start])
            found.append((count + 1, free + left * left, -start))
            start -= 1
        best.append(min(found))
    cuts: list[Stretch] = []
    place = len(borders) - 1
    while place > 0:
        start = -best[place][2]
        cuts.append((borders[start], borders[place]))
        place = start
    return cuts[::-1]


def evenly(widths: Sequence[int], count: int) -> list[Stretch]:
    """``count`` stretches, or fewer, of which the longest is as short as can be."""
    total = sum(widths)
    for room in range(max(1, ceil(total / count)), total + 1):
        found = packed(widths, room)
        if len(found) <= count:
            return found
    return []


def by_page(rows: Sequence[Row], height: float) -> list[tuple[str, ...]]:
    """The lanes of a map page by page, none divided, on pages that are ``height`` high.

    The pages are filled from the last one on: the first has the experience lane, which grows.
    """
    heading = rows[FIRST_LANE - 1].y + rows[FIRST_LANE - 1].height
    again = heading - rows[EXPERIENCE_ROW].height
    chunks: list[list[str]] = [[]]
    used = again
    waiting = list(rows[FIRST_LANE:])
    while waiting:
        rest = sum(row.height for row in waiting)
        if len(chunks) > 1 and heading + rest <= height:
            chunks.append([row.owner for row in waiting])
            break
        row = waiting.pop()
        if chunks[-1] and used + row.height > height:
            chunks.append([])
            used = again
        chunks[-1].insert(0, row.owner)
        used += row.height
    else:
        chunks.append([])
    return [tuple(chunk) for chunk in reversed(chunks)]


def _borders(widths: Sequence[int], room: int) -> list[int]:
    """Where a stretch may end: after each phase, and inside those that are too long."""
    borders = [0]
    for wide in widths:
        start, pieces = borders[-1], max(1, ceil(wide / room))
        borders += [start + wide * (piece + 1) // pieces for piece in range(pieces)]
    return borders
