"""A poster over ordinary sheets: nothing is missing, nothing is wasted, and a plan says how."""

from __future__ import annotations

import itertools
import math

from hypothesis import given
from hypothesis import strategies as st
from journeys import journey

from cjdesigner import words
from cjdesigner.layout.drawing import Rule, Words
from cjdesigner.layout.paper import MM
from cjdesigner.layout.poster import MARK_ROOM
from cjdesigner.layout.printing import arranged
from cjdesigner.layout.tiles import name_of, stretches
from cjdesigner.model.records import Print


def settings(**values: object) -> Print:
    return Print.model_validate({"id": "print", **values})


@given(
    st.floats(100, 5_000),
    st.floats(150, 900),
    st.floats(0, 45),
    st.lists(st.floats(0, 5_000), max_size=30),
)
def test_stretches_cover_everything_with_their_overlap_and_no_sheet_too_many(
    total: float, window: float, overlap: float, borders: list[float]
) -> None:
    found = stretches(total, window, overlap, borders)
    assert found[0].start == 0
    assert found[-1].end == total
    for one in found:
        assert one.end - one.start <= window + 1e-6
    for left, right in itertools.pairwise(found):
        assert abs(left.end - right.start - overlap) < 1e-6
    fewest = max(1, math.ceil((total - overlap) / (window - overlap) - 1e-9))
    assert len(found) == fewest


def test_a_cut_is_made_at_a_border_where_one_is_near() -> None:
    found = stretches(1_000, 540, 20, [300, 500, 700])
    assert (found[0].end + found[1].start) / 2 == 500


def test_sheets_are_named_by_letter_and_number() -> None:
    assert [name_of(0, 0), name_of(1, 2), name_of(26, 0)] == ["A1", "B3", "AA1"]


def test_the_plan_comes_first_and_says_how_many_sheets_there_are() -> None:
    pages = arranged(journey(), ["j"], settings(layout="tiles", paper="A2")).pages
    said = " ".join(op.text for op in (*pages[0].head, *pages[0].ops) if isinstance(op, Words))
    assert f"{len(pages) - 1} sheets" in said
    assert "100 mm" in said


def test_every_sheet_says_where_it_belongs_and_when_it_was_printed() -> None:
    made = arranged(
        journey(), ["j"], settings(layout="tiles", paper="A2", date=True), today="2026-02-03"
    )
    for page in made.pages[1:]:
        said = " ".join(op.text for op in page.ops if isinstance(op, Words))
        assert "row" in said
        assert "3 February 2026" in said


def test_sheets_are_at_true_scale() -> None:
    pages = arranged(journey(), ["j"], settings(layout="tiles", paper="A2")).pages
    assert all(window.scale == 1 for page in pages[1:] for window in page.windows)


def test_a_poster_with_marks_says_where_it_is_cut() -> None:
    made = arranged(journey(), ["j"], settings(layout="poster", paper="A2", bleed=3.0, marks=True))
    page = made.pages[0]
    assert page.trim is not None
    assert abs(page.trim.right - page.trim.left - 594 * MM) < 0.01
    assert abs(page.width - 594 * MM - 2 * (3 * MM + MARK_ROOM)) < 0.01


def test_a_poster_is_never_split_but_says_which_paper_would_do() -> None:
    made = arranged(journey(8, 4), ["j"], settings(layout="poster", paper="A4"))
    assert len(made.pages) == 1
    key, said = made.warnings[0]
    assert key == "page.warn.poster_larger"
    assert dict(said)["paper"] in ("A2", "A1", "A0")


def test_a_poster_for_which_no_paper_is_large_enough_says_how_wide_it_would_be() -> None:
    made = arranged(journey(60, 20), ["j"], settings(layout="poster", paper="A4"))
    key, said = made.warnings[0]
    assert key == "page.warn.poster_split"
    metres = dict(said)["metres"]
    assert isinstance(metres, float)
    assert 15 < metres < 60
    assert f"{words.number(metres, 'en')} m wide" in words.say(key, "en", **dict(said))


def test_the_paper_that_would_do_is_of_the_family_that_was_chosen() -> None:
    made = arranged(journey(8, 4), ["j"], settings(layout="poster", paper="Letter"))
    assert dict(made.warnings[0][1])["paper"] in ("Tabloid", "ANSI C", "ANSI D", "ANSI E")


def test_a_map_of_a_thousand_touchpoints_is_far_too_long_instead_of_set_in_no_points() -> None:
    made = arranged(journey(50, 20), ["j"], settings(layout="page", paper="A4"))
    assert [key for key, _ in made.warnings] == ["page.warn.split_far"]


def test_marks_and_labels_stand_where_the_printer_reaches_and_beside_the_picture() -> None:
    margin = 7 * MM
    made = arranged(journey(), ["j"], settings(layout="tiles", paper="A2", tile_margin=7.0))
    for page in made.pages[1:]:
        (window,) = page.windows
        right = window.x + window.source.right - window.source.left
        bottom = window.y + window.source.bottom - window.source.top
        for op in page.ops:
            if isinstance(op, Rule):
                assert margin - 0.01 <= op.x1 <= op.x2 <= page.width - margin + 0.01
                assert margin - 0.01 <= op.y1 <= op.y2 <= page.height - margin + 0.01
                beside = op.x2 <= window.x or op.x1 >= right
                assert beside or op.y2 <= window.y or op.y1 >= bottom


def test_where_two_sheets_meet_their_crosses_lie_on_each_other() -> None:
    made = arranged(journey(), ["j"], settings(layout="tiles", paper="A2"))
    seen: dict[tuple[int, int], int] = {}
    for page in made.pages[1:]:
        (window,) = page.windows
        for op in page.ops:
            # the stroke across a cut mark over the picture
            if isinstance(op, Rule) and op.y1 == op.y2 < window.y and op.x1 > window.x:
                x = (op.x1 + op.x2) / 2 - window.x + window.source.left
                place = round(x), round(window.source.top)
                seen[place] = seen.get(place, 0) + 1
    assert seen
    assert set(seen.values()) == {2}


def test_a_row_of_sheets_that_begins_inside_a_lane_names_it_again() -> None:
    # the lane of experience is higher than a sheet here, and has to be cut
    way = settings(layout="tiles", paper="A0", tile_orientation="landscape")
    made = arranged(journey(2, 2), ["j"], way)
    again = [
        op.text
        for page in made.pages[1:]
        for op in page.ops
        if isinstance(op, Words) and "(continued)" in op.text
    ]
    assert again
    assert len(again) < len(made.pages) - 1, "at the start of a row alone"
