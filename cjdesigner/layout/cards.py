"""Cards as they lie in a lane: each box as high as its text, overlapping ones stacked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import CARD, Bounds, Box, Group, Op, Picture, Sign, Words
from cjdesigner.layout.later import Later
from cjdesigner.layout.theme import Theme
from cjdesigner.model.records import Card, Image
from cjdesigner.typeset.text import Line, Style, break_lines, evened, unbroken, width

TALLEST_IMAGE = 120.0
RADIUS = 3.5
NARROWEST_TEXT = 12.0
# what stands between a text and the votes beside it: their sign, and white
VOTES_LEFT = 20.0
# what a column is wider than the text of a card in it
MARGIN = 2 * m.CARD_GAP + m.CARD_PADDING_X + m.MARK_GUTTER + 2


class Lying(NamedTuple):
    """A card with the columns it covers, counted from the first column that is laid out."""

    first: int
    last: int
    card: Card
    before: bool = False
    after: bool = False


class Stacked(NamedTuple):
    """A card where it lies: ``top`` points below its row's top, in a box for the lines it says.

    ``style`` is that of its text.
    """

    lying: Lying
    top: float
    box_width: float
    height: float
    style: Style
    image: Image | None


class Skyline:
    """How far the cards of a lane come down in every column, kept as stretches of one height."""

    def __init__(self) -> None:
        self._starts = [0]
        self._bottoms: list[float | None] = [None]

    def under(self, first: int, last: int) -> float:
        """How far down there is room under all that lies in these columns."""
        low, high = self._met(first, last)
        found = [one for one in self._bottoms[low:high] if one is not None]
        return max(found, default=m.ROW_PADDING)

    def put(self, first: int, last: int, bottom: float) -> None:
        """Something lies in these columns down to ``bottom``, below all else there."""
        low, high = self._met(first, last)
        starts: list[int] = [first]
        bottoms: list[float | None] = [bottom]
        if self._starts[low] < first:
            starts.insert(0, self._starts[low])
            bottoms.insert(0, self._bottoms[low])
        if high == len(self._starts) or self._starts[high] > last + 1:
            starts.append(last + 1)
            bottoms.append(self._bottoms[high - 1])
        self._starts[low:high], self._bottoms[low:high] = starts, bottoms

    def stretches(self, columns: int) -> Iterator[tuple[range, float]]:
        """Columns in which something lies, and how far down it comes."""
        for start, end, bottom in zip(
            self._starts, [*self._starts[1:], columns], self._bottoms, strict=True
        ):
            if bottom is not None:
                yield range(start, end), bottom

    def _met(self, first: int, last: int) -> tuple[int, int]:
        return bisect_right(self._starts, first) - 1, bisect_left(self._starts, last + 1)


def card_height(card: Card, lines: Sequence[Line], box_width: float, image: Image | None) -> float:
    """The height in points of a card that is ``box_width`` wide and says ``lines``."""
    height = 2 * m.CARD_PADDING_Y + max(1, len(lines)) * m.CARD.leading
    if image is not None:
        height += _image_height(image, box_width) + m.CARD_PADDING_Y
    if card.votes and not _beside(card, lines, box_width, image):
        height += m.NOTE.leading
    return height


def _beside(card: Card, lines: Sequence[Line], box_width: float, image: Image | None) -> bool:
    """Whether a card's votes stand beside its last line, and not beside its mark."""
    if len(lines) < 2 and image is None:
        return False
    taken = lines[-1].width + VOTES_LEFT + width(str(card.votes), m.NOTE)
    return taken <= box_width - 2 * m.CARD_PADDING_X


def stack(
    lying: Sequence[Lying], skyline: Skyline, metrics: m.Metrics, images: Mapping[str, Image]
) -> Iterator[Stacked]:
    """Put cards on each other where they overlap, in the order given.

    A card lies below every earlier card with which it shares a column; ``skyline`` is where they
    end.
    """
    for one in lying:
        top = skyline.under(one.first, one.last)
        box_width = (one.last - one.first + 1) * metrics.column_width - 2 * m.CARD_GAP
        image = images.get(one.card.image) if one.card.image else None
        style = card_style(one.card.text, box_width, metrics)
        lines = _lines(one, style, box_width)
        height = card_height(one.card, lines, box_width, image)
        skyline.put(one.first, one.last, top + height + m.CARD_GAP)
        yield Stacked(one, top, box_width, height, style, image)


def card_style(text: str, box_width: float, metrics: m.Metrics) -> Style:
    """The style of a card's text: smaller where a word of it would be cut."""
    return unbroken(text, m.CARD, _text_width(box_width), metrics.smallest_type)


def card_group(stacked: Stacked, row: int, theme: Theme) -> Group:
    """The drawing of one card."""
    lying, top, left = stacked.lying, stacked.top, m.CARD_GAP
    bounds = Bounds(left, top, left + stacked.box_width, top + stacked.height)
    ink = Later(_ink, lying.card.text, stacked, theme)
    return Group(lying.card.id, "card", row, CARD, bounds, ink, reach=lying.last - lying.first)


def _ink(stacked: Stacked, theme: Theme) -> list[Op]:
    lying, top, box_width, height, style, image = stacked
    card = lying.card
    tint, ink, mark = theme.cards[card.kind]
    left, right = m.CARD_GAP, m.CARD_GAP + box_width
    dashes = (3.0, 2.0) if card.evidence == "assumption" else ()
    ops: list[Op] = [
        Box(left, top, box_width, height, fill=tint, radius=RADIUS)
        if not dashes
        else Box(
            left,
            top,
            box_width,
            height,
            fill=tint,
            stroke=mark,
            width=0.6,
            radius=RADIUS,
            dashes=dashes,
        )
    ]
    y = top + m.CARD_PADDING_Y
    if image is not None:
        shown = _image_height(image, box_width)
        wide = min(box_width - 2 * m.CARD_PADDING_X, shown * image.width / image.height)
        ops.append(Picture(left + m.CARD_PADDING_X, y, wide, shown, image.id, image.alt))
        y += shown + m.CARD_PADDING_Y
    x = left + m.CARD_PADDING_X
    if lying.before:
        ops.append(Sign(left - m.CARD_GAP + 0.5, top + height / 2 - 4, 8, "left", mark))
    if lying.after:
        ops.append(Sign(right - 4.5, top + height / 2 - 4, 8, "right", mark))
    baseline = y + (m.CARD.leading + m.CARD.size * 0.72) / 2
    lines = _lines(lying, style, box_width)
    for line in lines:
        if line.text:
            ops.append(Words(x, baseline, line.text, style, ink))
        baseline += m.CARD.leading
    ops.append(Sign(right - m.MARK - 3.5, top + 4.5, m.MARK, f"mark-{card.kind}", mark))
    if card.votes:
        votes = str(card.votes)
        end = right - m.CARD_PADDING_X
        bottom = baseline - m.CARD.leading
        if not _beside(card, lines, box_width, image):
            bottom = top + height - m.CARD_PADDING_Y - 2
        ops.append(Words(end - width(votes, m.NOTE), bottom, votes, m.NOTE, mark))
        ops.append(Sign(end - width(votes, m.NOTE) - 12, bottom - 9, 10, "check", mark))
    return ops


def _lines(lying: Lying, style: Style, box_width: float) -> tuple[Line, ...]:
    # where there is width to spare, a last line of one word looks left over
    broken = evened if lying.last > lying.first else break_lines
    return broken(lying.card.text, style, _text_width(box_width))


def _text_width(box_width: float) -> float:
    return max(NARROWEST_TEXT, box_width - m.CARD_PADDING_X - m.MARK_GUTTER - 2)


def _image_height(image: Image, box_width: float) -> float:
    inner = box_width - 2 * m.CARD_PADDING_X
    return min(TALLEST_IMAGE, inner * image.height / image.width)
