"""The shipped icons can be drawn by every painter, and a wrong one is refused, not misdrawn."""

import json
import math
from typing import get_args

import pytest

from cjdesigner import paths
from cjdesigner.model.catalogue import Face
from cjdesigner.model.values import CardKind, Contact
from cjdesigner.render.icons import GRID, Stroke, icon, icon_names, parse


def drawn(shapes: str) -> tuple[Stroke, ...]:
    return parse(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none"'
        f' stroke="currentColor" stroke-width="1.6">{shapes}</svg>'
    )


def along(stroke: Stroke, pieces: int = 8) -> list[tuple[float, float]]:
    """Points along a stroke's outline."""
    points: list[tuple[float, float]] = []
    at = (0.0, 0.0)
    for segment in stroke.path:
        match segment:
            case ("M", x, y) | ("L", x, y):
                at = (x, y)
                points.append(at)
            case ("C", x1, y1, x2, y2, x, y):
                for n in range(1, pieces + 1):
                    t = n / pieces
                    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                    points.append(
                        (a * at[0] + b * x1 + c * x2 + d * x, a * at[1] + b * y1 + c * y2 + d * y)
                    )
                at = (x, y)
    return points


@pytest.mark.parametrize("name", sorted(icon_names()))
def test_every_shipped_icon_stays_within_its_grid_and_keeps_the_style(name: str) -> None:
    text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    assert 'stroke="currentColor"' in text
    assert "#" not in text.replace("http://www.w3.org/2000/svg", "")
    strokes = icon(name)
    assert strokes
    for stroke in strokes:
        assert stroke.filled or stroke.width > 0
        room = stroke.width / 2
        for x, y in along(stroke):
            assert room <= x <= GRID - room
            assert room <= y <= GRID - room


def test_every_face_kind_of_card_and_kind_of_contact_has_its_icon() -> None:
    wanted = {f"face-{face}" for face in get_args(Face)}
    wanted |= {f"mark-{kind}" for kind in (*get_args(CardKind), "assumption")}
    wanted |= {f"contact-{contact}" for contact in get_args(Contact) if contact != "real"}
    assert wanted - icon_names() == set()


def test_every_shipped_channel_has_an_icon_of_its_own() -> None:
    text = (paths.resources() / "channels.json").read_text(encoding="utf-8")
    named = [channel["icon"] for channel in json.loads(text)["channels"]]
    assert named
    assert set(named) - icon_names() == set()
    assert len(set(named)) == len(named)


@pytest.mark.parametrize("name", ["no-such-icon", "", "../themes/light", "a/b"])
def test_a_name_without_an_icon_gives_the_one_for_the_unknown(name: str) -> None:
    assert icon(name) == icon("unknown")


def test_no_two_icons_are_the_same_drawing() -> None:
    names: dict[tuple[Stroke, ...], list[str]] = {}
    for name in sorted(icon_names()):
        names.setdefault(icon(name), []).append(name)
    assert [twins for twins in names.values() if len(twins) > 1] == []


def test_a_circle_an_ellipse_and_an_arc_are_round() -> None:
    circle, ellipse, arcs = drawn(
        '<circle cx="12" cy="12" r="8"/><ellipse cx="12" cy="12" rx="8" ry="4"/>'
        '<path d="M4 12A8 8 0 1 1 20 12A8 8 0 0 1 4 12Z"/>'
    )
    for stroke in (circle, arcs):
        assert all(abs(math.hypot(x - 12, y - 12) - 8) < 0.01 for x, y in along(stroke))
    assert all(abs(math.hypot((x - 12) / 8, (y - 12) / 4) - 1) < 0.01 for x, y in along(ellipse))


@pytest.mark.parametrize(
    ("large", "sweep", "centre", "middle"),
    [
        (0, 0, (12, 12), (-1, -1)),
        (0, 1, (8, 8), (1, 1)),
        (1, 0, (8, 8), (-1, -1)),
        (1, 1, (12, 12), (1, 1)),
    ],
)
def test_an_arc_takes_the_way_round_that_its_flags_name(
    large: int, sweep: int, centre: tuple[int, int], middle: tuple[int, int]
) -> None:
    (stroke,) = drawn(f'<path d="M12 8A4 4 0 {large}{sweep} 8 12"/>')
    points = along(stroke)
    assert points[-1] == (8, 12)
    assert all(abs(math.dist(point, centre) - 4) < 0.01 for point in points)
    half = 4 / math.sqrt(2)
    halfway = (centre[0] + half * middle[0], centre[1] + half * middle[1])
    assert min(math.dist(point, halfway) for point in points) < 0.5


def test_relative_commands_draw_what_absolute_ones_draw() -> None:
    absolute, relative = drawn(
        '<path d="M4 4L8 4H10V6C10 8 12 10 14 10S18 12 18 14Q18 18 14 18A4 4 0 0 1 10 14Z"/>'
        '<path d="m4 4l4 0h2v2c0 2 2 4 4 4s4 2 4 4q0 4-4 4a4 4 0 01-4-4z"/>'
    )
    assert absolute == relative


def test_numbers_that_follow_a_move_are_lines() -> None:
    assert drawn('<path d="M1 2 3 4 5 6"/>') == drawn('<polyline points="1,2 3,4 5,6"/>')


def test_a_rounded_box_starts_and_ends_its_corners_at_the_radius() -> None:
    (box,) = drawn('<rect x="4" y="6" width="16" height="12" rx="2"/>')
    xs, ys = zip(*along(box), strict=True)
    assert (min(xs), max(xs), min(ys), max(ys)) == (4, 20, 6, 18)
    corner = min(along(box), key=lambda point: math.dist(point, (4, 6)))
    assert abs(math.dist(corner, (6, 8)) - 2) < 0.01


def test_a_filled_dot_has_no_outline_and_a_line_has_no_filling() -> None:
    dot, line = drawn(
        '<circle cx="12" cy="12" r="1" fill="currentColor" stroke="none"/>'
        '<line x1="4" y1="4" x2="8" y2="8" stroke-width="2.6"/>'
    )
    assert (dot.filled, dot.width) == (True, 0.0)
    assert (line.filled, line.width) == (False, 2.6)


@pytest.mark.parametrize(
    "shapes",
    [
        "<text>a</text>",
        '<path d="M0 0T4 4"/>',
        '<path d="M0 0L4"/>',
        '<path d="4 4"/>',
        '<circle r="4" transform="scale(2)"/>',
        '<g><circle r="4"/></g>',
    ],
)
def test_what_the_painters_could_not_draw_alike_is_refused(shapes: str) -> None:
    with pytest.raises(ValueError, match=r"icon|path data"):
        drawn(shapes)
