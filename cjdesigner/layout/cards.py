"""Cards as they lie in a lane: each box as high as its text, overlapping ones stacked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import CARD, Bounds, Box, Group, Op, Picture, Sign, Words
from cjdesigner.layout.theme import Theme
from cjdesigner.model.records import Card, Image
from cjdesigner.typeset.text import Line, Style, break_lines, unbroken, width

TALLEST_IMAGE = 120.0
RADIUS = 3.5
NARROWEST_TEXT = 12.0
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
    """A card where it lies: ``top`` points below its row's top, in a box for the lines it says."""

    lying: Lying
    top: float
    box_width: float
    height: float
    lines: tuple[Line, ...]
    style: Style
    image: Image | None


def card_height(card: Card, lines: Sequence[Line], box_width: float, image: Image | None) -> float:
    """The height in points of a card that is ``box_width`` wide and says ``lines``."""
    height = 2 * m.CARD_PADDING_Y + max(1, len(lines)) * m.CARD.leading
    if image is not None:
        height += _image_height(image, box_width) + m.CARD_PADDING_Y
    if card.votes:
        height += m.NOTE.leading
    return height


def stack(lying: Sequence[Lying], metrics: m.Metrics, images: Mapping[str, Image]) -> list[Stacked]:
    """Put cards on each other where they overlap, in the order given.

    A card lies below every earlier card with which it shares a column.
    """
    floor: dict[int, float] = {}
    stacked = []
    for one in lying:
        covered = range(one.first, one.last + 1)
        top = max(floor.get(column, m.ROW_PADDING) for column in covered)
        box_width = len(covered) * metrics.column_width - 2 * m.CARD_GAP
        image = images.get(one.card.image) if one.card.image else None
        style = card_style(one.card.text, box_width, metrics)
        lines = break_lines(one.card.text, style, _text_width(box_width))
        height = card_height(one.card, lines, box_width, image)
        stacked.append(Stacked(one, top, box_width, height, lines, style, image))
        for column in covered:
            floor[column] = top + height + m.CARD_GAP
    return stacked


def card_style(text: str, box_width: float, metrics: m.Metrics) -> Style:
    """The style of a card's text: smaller where a word of it would be cut."""
    return unbroken(text, m.CARD, _text_width(box_width), metrics.smallest_type)


def card_group(stacked: Stacked, row: int, theme: Theme) -> Group:
    """The drawing of one card."""
    lying, top, box_width, height, lines, style, image = stacked
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
    for line in lines:
        if line.text:
            ops.append(Words(x, baseline, line.text, style, ink))
        baseline += m.CARD.leading
    ops.append(Sign(right - m.MARK - 3.5, top + 4.5, m.MARK, f"mark-{card.kind}", mark))
    if card.votes:
        votes = str(card.votes)
        end = right - m.CARD_PADDING_X
        bottom = top + height - m.CARD_PADDING_Y - 2
        ops.append(Words(end - width(votes, m.NOTE), bottom, votes, m.NOTE, mark))
        ops.append(Sign(end - width(votes, m.NOTE) - 12, bottom - 9, 10, "check", mark))
    return Group(
        card.id,
        "card",
        row,
        CARD,
        Bounds(left, top, right, top + height),
        tuple(ops),
        reach=lying.last - lying.first,
    )


def _text_width(box_width: float) -> float:
    return max(NARROWEST_TEXT, box_width - m.CARD_PADDING_X - m.MARK_GUTTER - 2)


def _image_height(image: Image, box_width: float) -> float:
    inner = box_width - 2 * m.CARD_PADDING_X
    return min(TALLEST_IMAGE, inner * image.height / image.width)
