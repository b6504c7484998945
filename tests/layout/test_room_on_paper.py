"""Who gets the room of a page: words while they are small, then the line; unscored, the lanes."""

from __future__ import annotations

import pytest
from journeys import journey

from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import Box, Page, Rule, Words
from cjdesigner.layout.filling import level
from cjdesigner.layout.pages import paged
from cjdesigner.layout.paper import Orientation, sheet
from cjdesigner.layout.rows import EXPERIENCE_ROW, FIRST_LANE
from cjdesigner.model.change import Change, Label, added, edited, removed
from cjdesigner.model.records import Experience, Journey, Persona, replaced
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import width


def unscored(document: Document) -> Document:
    levels = [one for one in document.records() if isinstance(one, Experience)]
    document.apply(Change(Label("x"), tuple(removed(one) for one in levels)))
    return document


def share_of_the_line(page: Page) -> float:
    (part,) = page.parts
    return part.drawing.rows[EXPERIENCE_ROW].height / part.drawing.height


def test_a_map_that_nobody_has_scored_gives_its_room_to_the_lanes() -> None:
    (scored,) = paged(journey(4, 3), ["j"], sheet("A3")).pages
    (page,) = paged(unscored(journey(4, 3)), ["j"], sheet("A3")).pages
    assert share_of_the_line(page) < 0.3 < share_of_the_line(scored)
    (part,) = page.parts
    (whole,) = scored.parts
    bottom, other = (one.drawing.height * one.scale for one in (part, whole))
    assert bottom == pytest.approx(other, abs=1)
    lanes = part.drawing.rows[FIRST_LANE:]
    assert max(row.height for row in lanes) - min(row.height for row in lanes) < 1
    assert part.scale >= whole.scale


def test_the_lowest_rows_are_made_higher_first() -> None:
    assert level([40, 40, 100], 60) == 70
    assert level([40, 40, 100], 150) == pytest.approx(110)
    assert level([40], 5) == 45
    assert level([100, 40, 200], 0) == 40


@pytest.mark.parametrize("paper", ["A3", "A1", "Tabloid", "ANSI E"])
def test_where_words_are_large_enough_the_line_has_two_fifths_of_the_map(paper: str) -> None:
    document = journey(4, 2, words="A thought that takes some lines of its card to be said whole")
    (page,) = paged(document, ["j"], sheet(paper)).pages
    (part,) = page.parts
    assert share_of_the_line(page) > 0.38
    assert part.scale * m.SMALLEST >= 7.5


def test_the_words_of_an_owner_stand_in_the_middle_of_their_pill() -> None:
    (page,) = paged(journey(), ["j"], sheet("A3")).pages
    pills = [group for _, _, group in page.parts[0].drawing.placed() if group.part == "pill"]
    assert pills
    for pill in pills:
        box = next(op for op in pill.ops if isinstance(op, Box))
        lines = [op for op in pill.ops if isinstance(op, Words)]
        capitals = lines[0].y - 0.727 * m.NOTE.size
        assert capitals - box.y == pytest.approx(box.y + box.h - lines[-1].y, abs=0.3)


def crowd(count: int) -> Document:
    document = journey(4, 3)
    people = [
        Persona(
            id=f"p-{number}",
            order=f"z{number:02d}",
            name=("Maria-Antonietta della Rovere-Wolkenstein" if number % 3 else f"Jo{number}"),
            role="a visitor who comes back for the third time this year with two grandchildren",
            quote="I want to know beforehand what is going to happen and what it will cost us.",
        )
        for number in range(count)
    ]
    before = document.record("j", Journey)
    after = replaced(before, personas=(*before.personas, *(one.id for one in people)))
    document.apply(Change(Label("x"), (*map(added, people), edited(before, after))))
    return document


@pytest.mark.parametrize("paper", ["A3", "A4", "Letter", "A1"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("count", [1, 3, 6])
def test_every_persona_is_named_at_the_top_in_columns_and_inside_the_page(
    paper: str, orientation: Orientation, count: int
) -> None:
    lying = sheet(paper, orientation)
    page = paged(crowd(count), ["j"], lying).pages[0]
    said = [op for op in page.head if isinstance(op, Words)]
    assert max(op.x + width(op.text, op.style) for op in said) <= page.width - lying.margin + 0.5
    lines = [op for op in page.head if isinstance(op, Rule)]
    assert len(lines) == count + 2
    lefts = {round(op.x1, 1) for op in lines}
    tops = {round(op.y1, 1) for op in lines}
    assert len(lefts) * (len(tops) - 1) < len(lines) <= len(lefts) * len(tops)
