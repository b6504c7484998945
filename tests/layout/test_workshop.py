"""Workshop sheets: the map's frame, all of it empty, and room to write in."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from journeys import journey as plain
from rich import journey, lines, said, squeezed

from cjdesigner.errors import ExportError
from cjdesigner.layout.drawing import Box, Group, Page
from cjdesigner.layout.map import MapLayout
from cjdesigner.layout.workshop import LOWEST_LANE, workshop
from cjdesigner.layout.workshop_frame import SMALLEST
from cjdesigner.model.records import Journey, Lane, Print, Project
from cjdesigner.timeline.document import Document

PAPERS = ["A4", "A3", "A2", "A1", "A0", "Letter"]


def made(document: Document | None = None, **values: Any) -> tuple[Page, ...]:
    return workshop(document or journey(), ["j"], Print(id="print", **values)).pages


def groups(page: Page, part: str) -> list[Group]:
    return [group for _, _, group in page.parts[0].drawing.placed() if group.part == part]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_a_journey_is_one_full_sheet(paper: str, orientation: str) -> None:
    [page] = made(paper=paper, orientation=orientation)
    placed = page.parts[0]
    margin = placed.x
    assert placed.drawing.width * placed.scale == pytest.approx(page.width - 2 * margin)
    bottom = placed.y + placed.drawing.height * placed.scale
    assert bottom == pytest.approx(page.height - margin)
    last = placed.drawing.rows[-1]
    assert last.y + last.height == pytest.approx(placed.drawing.height)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("shape", [(1, 1), (4, 3), (14, 2), (40, 1)])
def test_nothing_is_small_and_nothing_leaves_the_sheet(paper: str, shape: tuple[int, int]) -> None:
    for page in made(plain(*shape), paper=paper):
        for line in lines(page):
            assert line.size >= SMALLEST - 0.01
            assert line.x >= page.parts[0].x - 0.01
            assert line.right <= page.width - page.parts[0].x + 0.01
            assert 0 <= line.y <= page.height


def test_the_frame_is_that_of_the_map_and_nothing_is_filled_in() -> None:
    pages = made()
    text = said(pages)
    for word in ("Compare", "Pay and wait", "Years later", "Visitor", "Thinks and asks", "Owner"):
        assert squeezed(word) in text
    for word in ("Superb", "Poor", "Touchpoint", "Buying an e-bike", "Sanne Visser", "Henk Bos"):
        assert squeezed(word) in text
    for word in ("Date", "Participants"):
        assert word in text
    for word in ("Asks in the chat", "Can somebody just advise me?", "Kept inside", "Web team"):
        assert squeezed(word) not in text
    assert not groups(pages[0], "node")
    whole = MapLayout(journey(), "j").drawing
    on_map = [g for _, _, g in whole.placed() if g.part == "chevron"]
    assert [g.owner for g in groups(pages[0], "chevron")] == [g.owner for g in on_map]


def test_every_lane_is_as_high_as_the_others_and_high_enough_to_write_in() -> None:
    for paper in PAPERS:
        for page in made(paper=paper):
            placed = page.parts[0]
            heights = [row.height for row in placed.drawing.rows[2:]]
            assert max(heights) == pytest.approx(min(heights))
            assert heights[0] * placed.scale >= LOWEST_LANE - 0.01


def test_every_row_to_write_in_has_dotted_cells_side_by_side() -> None:
    [page] = made(paper="A3")
    drawing = page.parts[0].drawing
    cells = groups(page, "cell")
    assert [group.row for group in cells] == list(range(2, len(drawing.rows)))
    for group in cells:
        boxes = [op for op in group.ops if isinstance(op, Box)]
        assert len(boxes) == drawing.columns
        assert all(box.dashes and box.fill is None for box in boxes)
        for left, right in pairwise(boxes):
            assert left.x + left.w < right.x


def test_without_phases_there_are_three_blank_chevrons() -> None:
    bare = Document([Project(id="project"), Journey(id="j", order="V")])
    [page] = made(bare)
    chevrons = groups(page, "chevron")
    assert len(chevrons) == 3
    assert [len(group.ops) for group in chevrons] == [1, 1, 1]


def test_lanes_that_leave_no_room_to_write_go_on_over_another_sheet() -> None:
    lanes = [
        Lane(id=f"l{n:02}", journey="j", order=f"{n:02}", title=f"Lane {n}") for n in range(30)
    ]
    line = Lane(id="l99", journey="j", order="99", kind="line_visibility")
    document = Document([Project(id="project"), Journey(id="j", order="V"), *lanes, line])
    pages = made(document, paper="A4")
    assert len(pages) > 1
    text = said(pages)
    for number in range(30):
        assert text.count(f"Lane{number}") >= 1
    assert "Superb" in said(pages[:1])
    assert "Superb" not in said(pages[1:])
    for page in pages:
        placed = page.parts[0]
        for group in groups(page, "cell"):
            assert placed.drawing.rows[group.row].height * placed.scale >= LOWEST_LANE - 0.01


def test_only_chosen_phases_are_shown() -> None:
    assert "Yearslater" not in said(made(phases=("compare", "buy")))


def test_bookmarks_name_the_journey_and_its_phases() -> None:
    [page] = made()
    assert [title for _, title, *_ in page.bookmarks] == [
        "Buying an e-bike",
        "Compare",
        "Pay and wait",
        "Years later",
    ]


def test_the_same_journey_gives_the_same_sheet() -> None:
    assert repr(made()) == repr(made())


def test_no_journey_is_refused() -> None:
    with pytest.raises(ExportError):
        workshop(journey(), [], Print(id="print"))


def test_characters_that_no_font_has_are_named() -> None:
    lane = Lane(id="l", journey="j", order="V", title="Old \U00012000 signs")
    document = Document([Project(id="project"), Journey(id="j", order="V"), lane])
    warnings = dict(workshop(document, ["j"], Print(id="print")).warnings)
    assert "\U00012000" in dict(warnings["page.warn.missing"])["characters"]
