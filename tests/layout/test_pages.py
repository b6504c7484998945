"""On paper: the page is full, the type is legible, nothing is cut, and a split says so."""

from __future__ import annotations

import pytest
import rich
from journeys import journey

from cjdesigner.errors import ExportError
from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import Bounds, Box, Group, Page, Picture, Sign, Words
from cjdesigner.layout.map import MapLayout
from cjdesigner.layout.pages import paged
from cjdesigner.layout.paper import sheet
from cjdesigner.model.change import Change, Label, added, edited
from cjdesigner.model.records import Card, Lane, Phase, Touchpoint, replaced
from cjdesigner.typeset.text import width

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def words_of(page: Page) -> list[str]:
    found = [op.text for op in (*page.head, *page.ops) if isinstance(op, Words)]
    for placed in page.parts:
        for _, _, group in placed.drawing.placed():
            found += [op.text for op in group.ops if isinstance(op, Words)]
    return found


def boxed(group: Group) -> Bounds:
    box = next(op for op in group.ops if isinstance(op, Box))
    return Bounds(box.x, box.y, box.x + box.w, box.y + box.h)


@pytest.mark.parametrize("paper", ["A4", "A3", "A0", "Letter"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("shape", [(1, 1), (3, 3), (6, 4), (2, 0), (12, 9)])
def test_nothing_is_smaller_than_seven_points_and_nothing_leaves_the_page(
    paper: str, orientation: str, shape: tuple[int, int]
) -> None:
    document = journey(*shape, words=f"A question about {LONG} and more")
    pages = paged(document, ["j"], sheet(paper, orientation)).pages  # type: ignore[arg-type]
    for page in pages:
        for op in (*page.head, *page.ops):
            if isinstance(op, Words):
                assert op.style.size >= 7 - 1e-9
                assert op.x >= 0
                assert op.x + width(op.text, op.style) <= page.width
                assert 0 <= op.y <= page.height
        for placed in page.parts:
            assert placed.x + placed.drawing.width * placed.scale <= page.width + 0.01
            assert placed.y + placed.drawing.height * placed.scale <= page.height + 0.01
            for _, _, group in placed.drawing.placed():
                for op in group.ops:
                    if isinstance(op, Words):
                        assert op.style.size * placed.scale >= 7 - 0.01


def test_no_line_of_a_card_leaves_its_card() -> None:
    document = journey(6, 4, words=f"A question about {LONG} and more")
    for page in paged(document, ["j"], sheet("A3")).pages:
        for _, _, group in page.parts[0].drawing.placed():
            if group.part != "card":
                continue
            box = boxed(group)
            for op in group.ops:
                if isinstance(op, Words):
                    assert box.left <= op.x
                    assert op.x + width(op.text, op.style) <= box.right
                    assert box.top <= op.y - op.style.size * 0.75
                    assert op.y <= box.bottom


def test_a_wide_card_does_not_end_in_one_word_alone() -> None:
    document = journey(4, 3)
    before = document.record("wide", Card)
    after = replaced(before, text="One route: on the site, in the ticket and on signs")
    document.apply(Change(Label("x"), (edited(before, after),)))
    layout = MapLayout(document, "j", m.PAPER.widened(90, 250))
    card = next(group for _, _, group in layout.drawing.placed() if group.owner == "wide")
    lines = [op for op in card.ops if isinstance(op, Words)]
    assert len(lines) == 2
    first, last = (width(line.text, line.style) for line in lines)
    assert last > 0.6 * first


def test_a_journey_of_twelve_touchpoints_fills_one_a3() -> None:
    pages = paged(journey(4, 3), ["j"], sheet("A3"))
    assert len(pages.pages) == 1
    assert not pages.warnings
    placed = pages.pages[0].parts[0]
    assert placed.drawing.width * placed.scale > 0.97 * (pages.pages[0].width - 2 * placed.x)
    bottom = placed.y + placed.drawing.height * placed.scale
    assert bottom > 0.9 * pages.pages[0].height


def test_personas_stand_flush_with_the_right_edge_of_the_map() -> None:
    (page,) = paged(journey(), ["j"], sheet("A3")).pages
    (placed,) = page.parts
    edge = placed.x + placed.source.right * placed.scale
    words = [op for op in page.head if isinstance(op, Words)]
    assert max(op.x + width(op.text, op.style) for op in words) == pytest.approx(edge, abs=0.5)


def test_a_portrait_stands_beside_its_persona() -> None:
    (page,) = paged(rich.journey(), ["j"], sheet("A3")).pages
    assert [op.image for op in page.head if isinstance(op, Picture)] == [rich.PORTRAIT]


def test_the_channels_of_a_touchpoint_stand_under_each_other() -> None:
    document = journey()
    channels = Lane(id="channels", journey="j", order="z", kind="channel")
    before = document.record("t0", Touchpoint)
    after = replaced(before, channels=("website", "call_center", "email_personal"))
    document.apply(Change(Label("x"), (added(channels), edited(before, after))))
    (page,) = paged(document, ["j"], sheet("A3")).pages
    signs = [
        [op.x for op in group.ops if isinstance(op, Sign)]
        for _, _, group in page.parts[0].drawing.placed()
    ]
    several = [cell for cell in signs if len(cell) == 3]
    assert several
    assert all(max(cell) - min(cell) < 0.01 for cell in several)


def test_a_map_too_long_for_its_type_is_split_between_phases_and_says_so() -> None:
    pages = paged(journey(6, 5), ["j"], sheet("A4"))
    assert len(pages.pages) > 1
    assert pages.warnings[0][0] == "page.warn.split"
    starts = [page.parts[0].drawing.phases[0].columns[0].id for page in pages.pages]
    firsts = {f"t{number}" for number in range(0, 30, 5)}
    assert set(starts) <= firsts


def test_a_high_page_holds_the_map_in_strips_instead_of_stretching_it() -> None:
    (page,) = paged(journey(4, 4), ["j"], sheet("A3", "portrait")).pages
    upper, lower = page.parts
    assert upper.scale == lower.scale
    assert lower.y > upper.y + upper.drawing.height * upper.scale
    assert lower.y + lower.drawing.height * lower.scale > 0.9 * page.height
    for part in page.parts:
        lane = part.drawing.rows[1]
        assert lane.height < 0.6 * part.drawing.height
    columns = [c.id for part in page.parts for s in part.drawing.phases for c in s.columns]
    assert columns == [f"t{number}" for number in range(16)]


def test_all_pages_of_a_split_map_are_set_in_the_same_type() -> None:
    pages = paged(journey(7, 4), ["j"], sheet("A4")).pages
    assert len({part.scale for page in pages for part in page.parts}) == 1


def test_a_phase_of_one_column_is_named_in_whole_words() -> None:
    document = journey(17, 1)
    phase = document.record("p3", Phase)
    after = replaced(phase, title="Register for a visit")
    document.apply(Change(Label("x"), (edited(phase, after),)))
    said = [word for page in paged(document, ["j"], sheet("A3")).pages for word in words_of(page)]
    assert any(word.startswith("Register ") or word == "Register" for word in said)


def test_a_phase_is_never_named_in_larger_type_than_the_page() -> None:
    (page,) = paged(journey(1, 2), ["j"], sheet("A3")).pages
    title = max(op.style.size for op in page.head if isinstance(op, Words))
    for part in page.parts:
        for _, _, group in part.drawing.placed():
            if group.part == "chevron":
                sizes = [op.style.size * part.scale for op in group.ops if isinstance(op, Words)]
                assert max(sizes) <= title


def test_an_overlong_phase_goes_on_under_its_own_name() -> None:
    pages = paged(journey(1, 40), ["j"], sheet("A4"))
    chevrons = [word for page in pages.pages for word in words_of(page) if "continued" in word]
    assert len(chevrons) == len(pages.pages) - 1


def test_every_touchpoint_stands_on_exactly_one_page() -> None:
    pages = paged(journey(6, 6), ["j"], sheet("A4"))
    columns = [c.id for p in pages.pages for s in p.parts[0].drawing.phases for c in s.columns]
    assert sorted(columns) == sorted(f"t{number}" for number in range(36))


def test_a_card_over_a_page_border_is_drawn_on_both_pages() -> None:
    document = journey(2, 8)
    card = document.get("wide")
    assert card is not None
    document.apply(
        Change(Label("x"), (edited(card, replaced(card, first="t6", last="t9")),))  # type: ignore[type-var]
    )
    pages = paged(document, ["j"], sheet("A4")).pages
    owners = [[g.owner for _, _, g in p.parts[0].drawing.placed()] for p in pages]
    assert sum("wide" in names for names in owners) == 2


def test_each_phase_has_a_bookmark_on_the_page_where_it_begins() -> None:
    pages = paged(journey(6, 5), ["j"], sheet("A4"))
    named = [name for page in pages.pages for level, name, *_ in page.bookmarks if level == 1]
    assert named == [f"Phase {number}" for number in range(6)]


def test_characters_that_no_font_has_are_named() -> None:
    document = journey()
    touchpoint = document.record("t0", Touchpoint)
    after = replaced(touchpoint, title="Ancient \U00012000 sign")
    document.apply(Change(Label("x"), (edited(touchpoint, after),)))
    warnings = dict(paged(document, ["j"], sheet("A3")).warnings)
    assert "\U00012000" in dict(warnings["page.warn.missing"])["characters"]


def test_an_unknown_paper_is_refused_with_the_known_names() -> None:
    with pytest.raises(ExportError) as caught:
        sheet("B7")
    assert "A3" in str(caught.value.arguments["known"])


def test_words_stay_whole_in_strips_where_they_would_break_in_one() -> None:
    document = journey(7, 2)
    for number in (1, 8, 11):
        before = document.record(f"t{number}", Touchpoint)
        after = replaced(before, title="Acknowledgement and summary")
        document.apply(Change(Label("x"), (edited(before, after),)))
    (page,) = paged(document, ["j"], sheet("A3", "portrait")).pages
    assert len(page.parts) > 1
    assert sum(word.split()[0] == "Acknowledgement" for word in words_of(page) if word) == 3
