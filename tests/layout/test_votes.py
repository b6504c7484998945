"""The votes for a card stand beside its last words where there is room, and touch nothing."""

from __future__ import annotations

import pytest
from journeys import journey

from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import Bounds, Box, Group, Sign, Words
from cjdesigner.layout.map import MapLayout
from cjdesigner.model.change import Change, Label, edited
from cjdesigner.model.records import Card, replaced
from cjdesigner.typeset.text import width


def drawn(text: str, votes: int) -> Group:
    document = journey()
    before = document.record("c0thoughts", Card)
    after = replaced(before, text=text, votes=votes)
    document.apply(Change(Label("x"), (edited(before, after),)))
    layout = MapLayout(document, "j", m.PAPER)
    return next(group for _, _, group in layout.drawing.placed() if group.owner == after.id)


def inked(group: Group) -> list[Bounds]:
    found = []
    for op in group.ops:
        if isinstance(op, Words):
            right = op.x + width(op.text, op.style)
            found.append(Bounds(op.x, op.y - 0.72 * op.style.size, right, op.y))
        elif isinstance(op, Sign):
            found.append(Bounds(op.x, op.y, op.x + op.size, op.y + op.size))
    return found


def height(group: Group) -> float:
    return next(op.h for op in group.ops if isinstance(op, Box))


@pytest.mark.parametrize("votes", [1, 12, 9_999])
@pytest.mark.parametrize(
    "text",
    [
        "Why",
        "Why is this so",
        "Why is this so hard",
        "Why is this so hard to do at home for us",
        "",
    ],
)
def test_votes_lie_on_no_word_and_on_no_mark(text: str, votes: int) -> None:
    areas = inked(drawn(text, votes))
    for number, one in enumerate(areas):
        for other in areas[number + 1 :]:
            beside = one.right <= other.left or other.right <= one.left
            assert beside or one.bottom <= other.top or other.bottom <= one.top


def test_a_card_is_no_higher_for_votes_beside_its_last_words() -> None:
    assert height(drawn("One ticket for a family", 4)) == height(
        drawn("One ticket for a family", 0)
    )
    assert height(drawn("Why", 4)) > height(drawn("Why", 0))
