"""What a card or a title draws is made when it is looked at, and is the same each time."""

from __future__ import annotations

from journeys import journey

from cjdesigner.layout.drawing import Box, Group, Op, Words
from cjdesigner.layout.later import Later
from cjdesigner.layout.map import MapLayout
from cjdesigner.model.change import Change, Label, edited
from cjdesigner.model.records import Touchpoint, replaced

INK: tuple[Op, ...] = (Box(0, 0, 10, 10), Box(1, 2, 3, 4))


def test_nothing_is_made_before_it_is_looked_at() -> None:
    asked: list[int] = []

    def make(count: int) -> tuple[Op, ...]:
        asked.append(count)
        return INK[:count]

    later = Later(make, "", 2)
    assert asked == []
    assert tuple(later) == INK
    assert set(asked) == {2}


def test_what_is_made_later_equals_what_is_there() -> None:
    later, other = Later(INK.__getitem__, "", slice(2)), Later(tuple, "", INK)
    assert later == other == INK
    assert later != Later(INK.__getitem__, "", slice(1))
    assert (len(later), later[1], later[:1]) == (2, INK[1], INK[:1])
    assert (hash(later), repr(later)) == (hash(INK), repr(INK))


def said(layout: MapLayout) -> Group:
    return next(g for g in layout.drawing.groups() if (g.owner, g.part) == ("t0", "title"))


def text(group: Group) -> str:
    return " ".join(op.text for op in group.ops if isinstance(op, Words))


def test_an_edit_leaves_a_drawing_of_before_as_it_was() -> None:
    document = journey(2, 3)
    layout = MapLayout(document, "j")
    before = said(layout)
    old = document.record("t0", Touchpoint)
    change = Change(Label("x"), (edited(old, replaced(old, title="Anew")),))
    document.apply(change)
    layout.update(change)
    assert text(before) == old.title
    assert text(said(layout)) == "Anew"
