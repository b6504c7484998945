"""What stands beside the picture on a sheet of a poster: marks, label, the lane that goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cjdesigner import words
from cjdesigner.layout.drawing import Bounds, Op, Page, Rule, Words
from cjdesigner.layout.page_frame import LEGEND
from cjdesigner.layout.paper import MM, Sheet
from cjdesigner.model.values import MapLanguage
from cjdesigner.typeset.text import ellipsis

MARK = 3 * MM
# the white between the picture and its marks
NEAR = 1.5
_GREY = "#5b6270"


class Stretch(NamedTuple):
    """What a row or column of sheets shows of the poster, in points."""

    start: float
    end: float


class Lane(NamedTuple):
    """A lane on the poster: its name, where that has been read, and where it ends, in points."""

    name: str
    named: float
    bottom: float


def around(
    wide: Stretch,
    high: Stretch,
    columns: Sequence[Stretch],
    rows: Sequence[Stretch],
    row: int,
    column: int,
    inner: Bounds,
    overlap: float,
) -> Iterator[Op]:
    """The marks beside the picture: where to cut, and crosses where a neighbour's come to lie."""
    left, top = inner.left, inner.top
    right, bottom = left + wide.end - wide.start, top + high.end - high.start
    cuts_x = [left + overlap / 2] if column else [left]
    cuts_x.append(right - overlap / 2 if column < len(columns) - 1 else right)
    cuts_y = [top + overlap / 2] if row else [top]
    cuts_y.append(bottom - overlap / 2 if row < len(rows) - 1 else bottom)
    for number, x in enumerate(cuts_x):
        joins = column > 0 if number == 0 else column < len(columns) - 1
        for y in (top - NEAR - MARK, bottom + NEAR):
            yield Rule(x, y, x, y + MARK, _GREY, 0.4)
            if joins:
                yield Rule(x - MARK / 2, y + MARK / 2, x + MARK / 2, y + MARK / 2, _GREY, 0.4)
    for number, y in enumerate(cuts_y):
        joins = row > 0 if number == 0 else row < len(rows) - 1
        for x in (left - NEAR - MARK, right + NEAR):
            yield Rule(x, y, x + MARK, y, _GREY, 0.4)
            if joins:
                yield Rule(x + MARK / 2, y - MARK / 2, x + MARK / 2, y + MARK / 2, _GREY, 0.4)


def label(said: str, paper: Sheet) -> Iterator[Op]:
    """Where the sheet belongs, along the bottom of what the printer can reach."""
    line = ellipsis(said, LEGEND, paper.width - 2 * paper.margin - 40)
    yield Words(paper.margin + 14, paper.height - paper.margin - 1.5, line.text, LEGEND, _GREY)


def going_on(
    lanes: Sequence[Lane], high: Stretch, inner: Bounds, overlap: float, language: MapLanguage
) -> Iterator[Op]:
    """The name of the lane that a row of sheets begins in the middle of, over the picture."""
    cut = high.start + (overlap / 2 if high.start else 0.0)
    for lane in lanes:
        # of less nothing would be seen but the white at its end
        if lane.named < cut < lane.bottom - MARK:
            said = words.say("page.continued", language, title=lane.name)
            x = inner.left + overlap / 2 + MARK
            line = ellipsis(said, LEGEND, inner.right - x - MARK)
            yield Words(x, inner.top - NEAR - 1.5, line.text, LEGEND, _GREY)


def lanes_on(page: Page) -> Iterator[Lane]:
    """The lanes of a poster, from top to bottom."""
    for part in page.parts:
        for group in part.drawing.frames:
            if group.part not in ("lane", "levels"):
                continue
            row = part.drawing.rows[group.row]
            said = [op for op in group.ops if isinstance(op, Words)]
            # of the levels only the first word is the lane's name
            named = said if group.part == "lane" else said[:1]
            if named:
                lowest = part.y + (row.y + named[-1].y) * part.scale
                bottom = part.y + (row.y + row.height) * part.scale
                yield Lane(" ".join(op.text for op in named), lowest, bottom)
