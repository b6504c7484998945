"""The lane of experience: stars, second nodes and words of links stand where nothing else is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from journeys import journey

from cjdesigner.layout import metrics as m
from cjdesigner.layout.curve import along
from cjdesigner.layout.drawing import Bounds, Box, Drawing, Group, Shape, Sign, Words
from cjdesigner.layout.links import MOST_BETWEEN
from cjdesigner.layout.map import MapLayout
from cjdesigner.layout.stretches import Part
from cjdesigner.model.change import Change, Label, added, edited
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import Experience, Link, Touchpoint, replaced
from cjdesigner.timeline.document import Document

BOXES = m.PAPER.widened(112.0, 300.0)


def drawn(document: Document) -> Drawing:
    count = len(document.columns("j"))
    return MapLayout(document, "j", BOXES, part=Part(0, count)).drawing


def felt(levels: Sequence[int], other: Sequence[int] = ()) -> Document:
    """A journey in which Anna felt ``levels``, and Bob the ``other`` ones or nothing."""
    document = journey(1, len(levels))
    edits = []
    for number in range(len(levels)):
        for persona, told in (("anna", levels), ("bob", other)):
            old = document.record(experience_id(f"t{number}", persona, None), Experience)
            level = float(told[number]) if told else None
            edits.append(edited(old, replaced(old, level=level)))
    document.apply(Change(Label("x"), tuple(edits)))
    return document


def starred(document: Document, touchpoint: str) -> tuple[float, float]:
    """From the middle of a touchpoint's node to its star, in points to the right and down."""
    old = document.record(touchpoint, Touchpoint)
    document.apply(Change(Label("x"), (edited(old, replaced(old, moment_of_truth=True)),)))
    for _, _, group in drawn(document).placed():
        star = next((op for op in group.ops if isinstance(op, Sign) and op.name == "star"), None)
        if group.owner == touchpoint and group.part == "node" and star is not None:
            ring = group.ops[0]
            assert isinstance(ring, Box)
            middle_x, middle_y = ring.x + ring.w / 2, ring.y + ring.h / 2
            return star.x + star.size / 2 - middle_x, star.y + star.size / 2 - middle_y
    raise AssertionError("no star")


@pytest.mark.parametrize(
    ("levels", "side", "down"),
    [((2, 5, 2), 1, -1), ((5, 2, 5), 1, 1), ((2, 4, 6), -1, -1), ((6, 4, 2), 1, -1)],
    ids=["peak", "trough", "rising", "falling"],
)
def test_a_star_stands_where_the_line_does_not_run(
    levels: tuple[int, ...], side: int, down: int
) -> None:
    x, y = starred(felt(levels), "t1")
    assert (x > 0) == (side > 0)
    assert (y > 0) == (down > 0)


def test_a_star_leaves_the_line_of_another_persona_alone_too() -> None:
    # Anna's line leaves the upper right free, but Bob's runs through it
    x, y = starred(felt((2, 5, 2), (4, 5, 6)), "t1")
    assert (x < 0, y < 0) == (True, True)


def test_who_felt_the_same_is_seen_on_the_edge_of_the_node() -> None:
    nodes = [
        group
        for _, _, group in drawn(felt((3, 3), (3, 5))).placed()
        if group.part == "node" and group.owner == "t0"
    ]
    large, small = nodes
    assert dict(large.extra)["persona"] == "anna"
    assert dict(small.extra)["persona"] == "bob", "drawn after, so before the large one"
    assert small.bounds.right > large.bounds.right


def label_of(drawing: Drawing, link: str) -> Bounds:
    for x, y, group in drawing.placed():
        if group.owner == link:
            box = next(op for op in group.ops if isinstance(op, Box))
            return Bounds(box.x, box.y, box.x + box.w, box.y + box.h).moved(x, y)
    raise AssertionError("no link")


def nodes_of(drawing: Drawing) -> list[tuple[Bounds, Group]]:
    return [
        (group.bounds.moved(x, y), group)
        for x, y, group in drawing.placed()
        if group.part == "node"
    ]


@pytest.mark.parametrize("levels", [(2, 5, 5, 2), (4, 6, 2, 3), (1, 3, 6, 4), (3, 6, 6, 3)])
def test_the_words_of_a_link_lie_on_no_node(levels: tuple[int, ...]) -> None:
    document = felt(levels, levels[::-1])
    link = Link(id="back", source="t3", target="t0", kind="back", condition="address unknown")
    document.apply(Change(Label("x"), (added(link),)))
    drawing = drawn(document)
    label = label_of(drawing, "back")
    assert [group.owner for box, group in nodes_of(drawing) if box.meets(label)] == []


@pytest.mark.parametrize(("source", "target"), [("t3", "t0"), ("p1", "p0")])
def test_of_very_many_ways_between_two_things_the_last_that_is_drawn_stands_for_the_others(
    source: str, target: str
) -> None:
    document = journey(2, 2)
    links = [
        Link(id=f"k{n:03}", source=source, target=target, kind="back", condition=f"reason {n}")
        for n in range(1_000)
    ]
    document.apply(Change(Label("x"), tuple(added(link) for link in links)))
    here = [group for group in drawn(document).groups() if group.owner.startswith("k")]
    texts = [" ".join(op.text for op in group.ops if isinstance(op, Words)) for group in here]
    assert texts[:-1] == [f"reason {n}" for n in range(MOST_BETWEEN - 1)]
    assert texts[-1] == f"reason {MOST_BETWEEN - 1} · and {1_000 - MOST_BETWEEN} more"


def test_words_as_wide_as_their_arrow_do_not_hide_it() -> None:
    document = felt((1, 4, 2, 2))
    link = Link(id="back", source="t1", target="t0", kind="back", condition="read it once more")
    document.apply(Change(Label("x"), (added(link),)))
    drawing = drawn(document)
    label = label_of(drawing, "back")
    (x, y, group), *_ = [one for one in drawing.placed() if one[2].owner == "back"]
    arc = next(op for op in group.ops if isinstance(op, Shape))
    (_, x0, y0), (_, *rest) = arc.segments
    cubic = (float(x0), float(y0), *map(float, rest))  # type: ignore[arg-type]
    points = [along(cubic, step / 40) for step in range(41)]  # type: ignore[arg-type]
    assert not [point for point in points if label.holds(point.x + x, point.y + y)]
