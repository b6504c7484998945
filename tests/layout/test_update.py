"""After an edit the map is the same as if it had been laid out anew, whatever was edited."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from journeys import journey

from cjdesigner.errors import CJDError
from cjdesigner.layout.drawing import Bounds, Drawing, Group, Words
from cjdesigner.layout.map import MapLayout
from cjdesigner.model.change import Change, Edit, Label, added, edited, removed
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import (
    Card,
    Experience,
    Lane,
    Link,
    Phase,
    Touchpoint,
    replaced,
)
from cjdesigner.timeline.document import Document

LABEL = Label("test")
KEYS = st.text("0123456789ABCabc", min_size=1, max_size=3).map(lambda key: key + "V")


def plain(drawing: Drawing) -> tuple[Any, ...]:
    """A drawing as plain data, for comparison."""
    return (
        drawing.width,
        drawing.height,
        drawing.rows,
        drawing.frames,
        sorted(drawing.long, key=repr),
        [
            (
                strip.id,
                strip.x,
                strip.first,
                strip.groups,
                [(c.id, c.groups) for c in strip.columns],
            )
            for strip in drawing.phases
        ],
    )


@st.composite
def edits(draw: st.DrawFn, document: Document) -> tuple[Edit, ...]:
    touchpoints = [r for r in document.records() if isinstance(r, Touchpoint)]
    touchpoints.sort(key=lambda r: r.id)
    phases = document.phases("j")
    cards = sorted((r for r in document.records() if isinstance(r, Card)), key=lambda r: r.id)
    kind = draw(
        st.sampled_from(
            [
                "text",
                "move",
                "level",
                "card",
                "span",
                "title",
                "add",
                "owner",
                "phase",
                "link",
                "drop",
                "lane",
                "order",
                "persona",
            ]
        )
    )
    touchpoint = draw(st.sampled_from(touchpoints))
    match kind:
        case "text" if cards:
            card = draw(st.sampled_from(cards))
            text = draw(st.text("ab \n", max_size=120))
            return (edited(card, replaced(card, text=text)),)
        case "span" if cards:
            card = draw(st.sampled_from(cards))
            ends = draw(st.tuples(st.sampled_from(touchpoints), st.sampled_from(touchpoints)))
            return (edited(card, replaced(card, first=ends[0].id, last=ends[1].id)),)
        case "card":
            lane = draw(st.sampled_from(["thoughts", "pains"]))
            new = f"new{len(document)}"
            order = draw(KEYS)
            card = Card(id=new, lane=lane, first=touchpoint.id, last=touchpoint.id, order=order)
            return (added(card),)
        case "move":
            phase = draw(st.sampled_from(phases))
            after = replaced(touchpoint, phase=phase.id, order=draw(KEYS))
            return (edited(touchpoint, after),)
        case "title":
            title = draw(st.text("word ", max_size=80)).strip()
            return (edited(touchpoint, replaced(touchpoint, title=title, moment_of_truth=True)),)
        case "owner":
            owner = draw(st.sampled_from(["", "Shop", "Warehouse"]))
            return (edited(touchpoint, replaced(touchpoint, owner=owner)),)
        case "persona":
            only = draw(st.sampled_from([(), ("anna",), ("bob",)]))
            return (edited(touchpoint, replaced(touchpoint, personas=only)),)
        case "level":
            id_ = experience_id(touchpoint.id, "anna", None)
            before = document.get(id_)
            level = draw(st.sampled_from([None, 1.0, 3.0, 6.0]))
            after = Experience(id=id_, touchpoint=touchpoint.id, persona="anna", level=level)
            return (Edit(id_, before, after),)
        case "add":
            phase = draw(st.sampled_from(phases))
            new = f"new{len(document)}"
            return (added(Touchpoint(id=new, phase=phase.id, order=draw(KEYS), title="New")),)
        case "phase":
            new = f"new{len(document)}"
            return (added(Phase(id=new, journey="j", order=draw(KEYS), title="A new phase")),)
        case "order":
            phase = draw(st.sampled_from(phases))
            return (edited(phase, replaced(phase, order=draw(KEYS))),)
        case "link":
            target = draw(st.sampled_from(touchpoints))
            new = f"new{len(document)}"
            return (added(Link(id=new, source=touchpoint.id, target=target.id, kind="back")),)
        case "lane":
            lane = draw(st.sampled_from(document.lanes("j")))
            return (edited(lane, replaced(lane, hidden=not lane.hidden)),)
        case "drop" if len(touchpoints) > 2:
            return _gone(document, touchpoint)
    return (added(Lane(id=f"new{len(document)}", journey="j", order=draw(KEYS), kind="need")),)


def _gone(document: Document, touchpoint: Touchpoint) -> tuple[Edit, ...]:
    found = [
        removed(record)
        for record in document.referrers(touchpoint.id)
        if record.type != "touchpoint"
    ]
    return (*found, removed(touchpoint))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_an_updated_map_equals_a_map_laid_out_anew(data: st.DataObject) -> None:
    document = journey()
    layout = MapLayout(document, "j")
    for _ in range(data.draw(st.integers(1, 8))):
        change = Change(LABEL, data.draw(edits(document)))
        try:
            document.apply(change)
        except CJDError:
            continue
        layout.update(change)
        assert plain(layout.drawing) == plain(MapLayout(document, "j").drawing)


def test_typing_in_a_card_repaints_only_its_column() -> None:
    document = journey(phases=4, touchpoints=5)
    layout = MapLayout(document, "j")
    card = document.record("c9thoughts", Card)
    change = Change(LABEL, (edited(card, replaced(card, text="Something to read there 9")),))
    document.apply(change)
    damage = layout.update(change)
    left, width = layout.drawing.column_x(9), layout.drawing.column_width
    assert not damage.whole
    assert damage.areas
    assert all(left - 4 <= a.left and a.right <= left + width + 4 for a in damage.areas)


def test_a_touchpoint_dropped_at_the_end_leaves_the_beginning_alone() -> None:
    document = journey(phases=4, touchpoints=5)
    layout = MapLayout(document, "j")
    change = Change(LABEL, (added(Touchpoint(id="new", phase="p3", order="zz", title="New")),))
    document.apply(change)
    damage = layout.update(change)
    assert not damage.whole
    assert min(area.left for area in damage.areas) > layout.drawing.column_x(14)


def seen(drawing: Drawing) -> list[tuple[float, float, Group]]:
    """Everything that is drawn, with its place."""
    return list(drawing.placed(Bounds(-9e4, -9e4, 9e4, 9e4)))


def covers(areas: tuple[Bounds, ...], box: Bounds) -> bool:
    """Whether corners, sides and middle of a box lie in one of the areas."""
    return all(
        any(a.left <= x <= a.right and a.top <= y <= a.bottom for a in areas)
        for x in (box.left, (box.left + box.right) / 2, box.right)
        for y in (box.top, (box.top + box.bottom) / 2, box.bottom)
    )


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(1, 3), st.integers(1, 3))
def test_what_an_edit_draws_or_takes_away_is_painted_again(
    data: st.DataObject, phases: int, touchpoints: int
) -> None:
    document = journey(phases=phases, touchpoints=touchpoints)
    layout = MapLayout(document, "j")
    for _ in range(data.draw(st.integers(1, 4))):
        before = seen(layout.drawing)
        change = Change(LABEL, data.draw(edits(document)))
        try:
            document.apply(change)
        except CJDError:
            continue
        damage = layout.update(change)
        after = seen(layout.drawing)
        if damage.whole:
            continue
        for mine, others in ((before, after), (after, before)):
            for x, y, group in mine:
                if (x, y, group) not in others and group.part not in ("grid", "rule", "separator"):
                    assert covers(damage.areas, group.bounds.moved(x, y)), (group.part, group.owner)


def test_on_the_screen_a_long_word_in_a_title_is_set_smaller_and_not_broken() -> None:
    document = journey(phases=1, touchpoints=2)
    first, second = document.touchpoints("p0")
    for one, title in ((first, "Acknowledgement and summary"), (second, "Look")):
        document.apply(Change(LABEL, (edited(one, replaced(one, title=title)),)))
    groups = {
        group.owner: [op for op in group.ops if isinstance(op, Words)]
        for _, _, group in MapLayout(document, "j").drawing.placed()
        if group.part == "title"
    }
    assert [words.text for words in groups[first.id]] == ["Acknowledgement", "and summary"]
    assert groups[first.id][0].style.size < groups[second.id][0].style.size
