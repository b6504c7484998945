"""What lies under the pointer, and where a dragged thing would land."""

from __future__ import annotations

from boxes import box_of
from journeys import journey

from cjdesigner.layout.drawing import Bounds
from cjdesigner.layout.hit import cell_box, hit, slot_at
from cjdesigner.layout.map import MapLayout
from cjdesigner.layout.rows import EXPERIENCE_ROW, FIRST_LANE, HEADER_ROW


def centre(box: Bounds | None) -> tuple[float, float]:
    assert box is not None
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def test_a_card_is_hit_in_its_middle_and_stretched_at_its_edges() -> None:
    drawing = MapLayout(journey(), "j").drawing
    box = box_of(drawing, "c2thoughts")
    x, y = centre(box)
    assert box is not None
    assert (hit(drawing, x, y).owner, hit(drawing, x, y).part) == ("c2thoughts", "card")
    assert hit(drawing, box.left + 1, y).part == "card_edge_left"
    assert hit(drawing, box.right - 1, y).part == "card_edge_right"


def test_the_node_of_each_persona_is_found_with_its_persona() -> None:
    drawing = MapLayout(journey(), "j").drawing
    for persona in ("anna", "bob"):
        x, y = centre(box_of(drawing, "t4", "node", persona))
        found = hit(drawing, x, y)
        assert (found.owner, found.part, found.persona) == ("t4", "node", persona)


def test_an_empty_cell_says_its_lane_and_column() -> None:
    drawing = MapLayout(journey(touchpoints=0), "j").drawing
    x, y = centre(cell_box(drawing, 1, FIRST_LANE))
    found = hit(drawing, x, y)
    assert (found.part, found.owner, found.column) == ("cell", "thoughts", 1)


def test_a_link_is_hit_on_its_curve_and_not_beside_it() -> None:
    drawing = MapLayout(journey(), "j").drawing
    box = box_of(drawing, "back")
    assert box is not None
    x = (box.left + box.right) / 2
    inside = [y for y in range(int(box.top), int(box.bottom)) if hit(drawing, x, y).part == "link"]
    assert inside
    assert hit(drawing, x, box.top - 12).part != "link"


def test_the_border_of_a_chevron_is_its_right_end() -> None:
    drawing = MapLayout(journey(), "j").drawing
    box = box_of(drawing, "p1", "chevron")
    assert box is not None
    y = (box.top + box.bottom) / 2
    assert hit(drawing, box.right - 2, y).part == "chevron_edge"
    assert hit(drawing, box.left + 20, y).part == "chevron"


def test_the_border_of_two_phases_is_taken_hold_of_without_a_gap() -> None:
    drawing = MapLayout(journey(), "j").drawing
    before, after = box_of(drawing, "p0", "chevron"), box_of(drawing, "p1", "chevron")
    assert before is not None
    assert after is not None
    y = (before.top + before.bottom) / 2
    x = before.right - 2
    while x < after.left + 2:
        found = hit(drawing, x, y)
        assert (found.owner, found.part) == ("p0", "chevron_edge"), x - before.right
        x += 0.5


def test_at_a_border_of_phases_the_side_of_the_pointer_decides() -> None:
    layout = MapLayout(journey(), "j")
    border = layout.drawing.column_x(3)
    left, right = (
        slot_at(layout, border - 2, 200, "touchpoint"),
        slot_at(layout, border + 2, 200, "touchpoint"),
    )
    assert left is not None
    assert right is not None
    assert (left.phase, left.gap, left.x) == ("p0", 3, border)
    assert (right.phase, right.gap, right.x) == ("p1", 0, border)


def test_a_touchpoint_over_an_empty_phase_lands_in_it() -> None:
    layout = MapLayout(journey(touchpoints=0), "j")
    slot = slot_at(layout, layout.drawing.column_x(1) + 80, 10, "touchpoint")
    assert slot is not None
    assert (slot.phase, slot.gap) == ("p1", 0)


def test_the_height_of_the_pointer_is_a_level_of_the_scale() -> None:
    layout = MapLayout(journey(), "j")
    row = layout.drawing.rows[EXPERIENCE_ROW]
    for level in (1.0, 4.0, 6.0):
        slot = slot_at(layout, 400, row.y + layout.band.y(level) + 3, "touchpoint")
        assert slot is not None
        assert slot.level == level


def test_a_lane_lands_between_two_lanes() -> None:
    layout = MapLayout(journey(), "j")
    rows = layout.drawing.rows
    slot = slot_at(layout, 10, rows[FIRST_LANE + 1].y + 2, "lane")
    assert slot is not None
    assert slot.gap == 1
    below = slot_at(layout, 10, layout.drawing.height + 50, "lane")
    assert below is not None
    assert below.gap == 3


def test_a_phase_lands_before_the_phase_whose_left_half_it_is_over() -> None:
    layout = MapLayout(journey(), "j")
    slot = slot_at(layout, layout.drawing.column_x(3) + 10, 0, "phase")
    assert slot is not None
    assert slot.gap == 1
    assert slot.y == layout.drawing.rows[HEADER_ROW].y
