"""The pyramid of tiles shows the map as it is painted whole, and paints no more than it must."""

from collections.abc import Iterator

import pytest
from builders import records
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from cjdesigner.gui.canvas import tiles as pyramid_of
from cjdesigner.gui.canvas.camera import (
    STEPS,
    Camera,
    exponent_for,
    exponent_moving,
    fitting,
    stepped,
)
from cjdesigner.gui.canvas.painting import slices
from cjdesigner.gui.canvas.tile import SIDE, Key, Stroke
from cjdesigner.gui.canvas.tiles import Pyramid
from cjdesigner.layout.drawing import Bounds, Drawing
from cjdesigner.layout.map import MapLayout
from cjdesigner.render import qpainter
from cjdesigner.timeline.document import Document

FOREVER, NEVER = float("inf"), 0.0


@pytest.fixture
def drawing(qapp: QApplication) -> Drawing:
    phases = {f"p{n}": tuple(f"p{n}t{m}" for m in range(8)) for n in range(6)}
    lying = [(f"c{n}", "thoughts", f"p{n}t1", f"p{n}t{1 + n % 3}") for n in range(6)]
    levels = {(f"p{n}t{m}", None): 1.0 + (n * m) % 6 for n in range(6) for m in range(8)}
    content = records(phases=phases, cards=lying, levels=levels)  # type: ignore[arg-type]
    return MapLayout(Document(content), "j").drawing


class Counting:
    """Paints like the canvas does, and remembers which tiles were asked for."""

    def __init__(self) -> None:
        self.clips: list[Bounds] = []

    def __call__(self, drawing: Drawing, clip: Bounds, scale: float) -> Iterator[Stroke | None]:
        self.clips.append(clip)
        return slices(drawing, clip, scale)


def camera(zoom: float = 1.0, left: float = 0.0, top: float = 0.0) -> Camera:
    return Camera(zoom, left, top, 800, 600)


def shown(pyramid: Pyramid, drawing: Drawing, look: Camera, ratio: float = 1.0) -> QImage:
    """What a frame shows from the tiles there are."""
    picture = QImage(800, 600, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff00ff"))
    painter = QPainter(picture)
    exponent = exponent_for(look.zoom, ratio)
    for pane in look.panes(drawing.width, drawing.height):
        pyramid.draw(painter, pane, look.zoom, (ratio, exponent), True)
    painter.end()
    return picture


def filled(pyramid: Pyramid, drawing: Drawing, look: Camera) -> list[Key]:
    """Paint all that a look needs; returns what was missing."""
    panes = look.panes(drawing.width, drawing.height)
    missing = pyramid.missing(panes, exponent_for(look.zoom, 1.0), 1.0)
    assert pyramid.fill(missing, FOREVER)
    return missing


def test_tiles_show_the_same_pixels_as_the_map_painted_whole(drawing: Drawing) -> None:
    pyramid = Pyramid(slices)
    pyramid.show(drawing)
    look = camera(left=-512, top=-256)
    filled(pyramid, drawing, look)
    whole = QImage(800, 600, QImage.Format.Format_RGB32)
    whole.fill(QColor(drawing.background))
    painter = QPainter(whole)
    painter.translate(-512, -256)
    qpainter.paint(painter, drawing, Bounds(512, 256, 1312, 856))
    painter.end()
    picture = shown(pyramid, drawing, look)
    different = sum(
        abs(picture.pixelColor(x, y).lightness() - whole.pixelColor(x, y).lightness()) > 24
        for x in range(0, 800, 3)
        for y in range(0, 240, 3)
    )
    assert different < 30


@pytest.mark.parametrize("zoom", [0.03, 0.4, 0.77, 1.0, 1.3])
def test_no_seam_or_hole_shows_between_tiles(drawing: Drawing, zoom: float) -> None:
    pyramid = Pyramid(slices)
    pyramid.show(drawing)
    look = camera(zoom, -13.0 * zoom, -7.0)
    filled(pyramid, drawing, look)
    picture = shown(pyramid, drawing, look)
    right = min(800, int((drawing.width - 13) * zoom))
    bottom = min(600, int(drawing.height * zoom - 7))
    holes = [
        (x, y)
        for x in range(right)
        for y in range(0, bottom, 7)
        if picture.pixelColor(x, y).name() == "#ff00ff"
    ]
    assert holes == []


def test_all_zooms_of_an_octave_share_their_tiles(drawing: Drawing) -> None:
    pyramid = Pyramid(slices)
    pyramid.show(drawing)
    assert filled(pyramid, drawing, camera(0.51))
    for zoom in (0.6, 0.8, 1.0):
        assert filled(pyramid, drawing, camera(zoom)) == []


def test_a_frame_without_time_paints_one_slice_and_goes_on_in_the_next(drawing: Drawing) -> None:
    pyramid = Pyramid(slices)
    pyramid.show(drawing)
    panes = camera().panes(drawing.width, drawing.height)
    rounds = 0
    while not pyramid.fill(pyramid.missing(panes, 0, 1.0), pyramid_of.perf_counter() + 1e-4):
        rounds += 1
    assert rounds > 3
    assert pyramid.missing(panes, 0, 1.0) == []


def test_the_centre_is_painted_first(drawing: Drawing) -> None:
    pyramid = Pyramid(slices)
    pyramid.show(drawing)
    look = camera(left=-600)
    first = pyramid.missing(look.panes(drawing.width, drawing.height), 0, 1.0)[0]
    assert first.bounds.left <= 1000 <= first.bounds.right
    assert first.bounds.top <= drawing.height / 2 <= first.bounds.bottom


def test_a_coarser_tile_stands_in_for_one_that_is_not_there(drawing: Drawing) -> None:
    pyramid = Pyramid(slices)
    pyramid.show(drawing)
    filled(pyramid, drawing, camera(0.25))
    assert shown(pyramid, drawing, camera()).pixelColor(400, 300).name() != "#ff00ff"


def test_finer_tiles_stand_in_for_one_that_is_not_there(drawing: Drawing) -> None:
    pyramid = Pyramid(slices)
    pyramid.show(drawing)
    filled(pyramid, drawing, camera(1.0))
    assert shown(pyramid, drawing, camera(0.5)).pixelColor(200, 150).name() != "#ff00ff"


def test_an_edit_paints_only_the_part_that_it_touches(drawing: Drawing) -> None:
    paint = Counting()
    pyramid = Pyramid(paint)
    pyramid.show(drawing)
    filled(pyramid, drawing, camera())
    paint.clips.clear()
    area = Bounds(300, 300, 340, 330)
    pyramid.change(drawing, (area,))
    assert len(filled(pyramid, drawing, camera())) == 1
    (clip,) = paint.clips
    assert clip.right - clip.left < 60
    assert clip.bottom - clip.top < 50


def test_what_an_edit_touched_is_shown_as_it_was_until_it_is_painted(drawing: Drawing) -> None:
    pyramid = Pyramid(slices)
    pyramid.show(drawing)
    filled(pyramid, drawing, camera())
    before = shown(pyramid, drawing, camera())
    pyramid.change(drawing, None)
    assert shown(pyramid, drawing, camera()) == before


def test_painting_parts_again_gives_the_same_pixels(drawing: Drawing) -> None:
    pyramid = Pyramid(slices)
    pyramid.show(drawing)
    filled(pyramid, drawing, camera())
    before = shown(pyramid, drawing, camera())
    for area in (Bounds(180, 20, 400, 90), Bounds(333.3, 111.1, 555.5, 222.2)):
        pyramid.change(drawing, (area,))
        filled(pyramid, drawing, camera())
    assert shown(pyramid, drawing, camera()) == before


def test_only_so_many_tiles_are_kept(drawing: Drawing) -> None:
    pyramid = Pyramid(slices, capacity=30)
    pyramid.show(drawing)
    for left in range(0, 4_000, 400):
        filled(pyramid, drawing, camera(left=-float(left)))
    assert len(pyramid) <= 30


def test_a_finer_screen_has_tiles_of_its_own(drawing: Drawing) -> None:
    assert exponent_for(1.0, 2.0) == exponent_for(2.0, 1.0) == 1
    assert Key(2.0, 1, 0, 0) != Key(1.0, 1, 0, 0)
    pyramid = Pyramid(slices)
    pyramid.show(drawing)
    panes = camera().panes(drawing.width, drawing.height)
    assert pyramid.fill(pyramid.missing(panes, 1, 2.0), FOREVER)
    assert pyramid.missing(panes, 1, 2.0) == []
    assert pyramid.missing(panes, 1, 1.0) != []


def test_far_away_text_becomes_bars_and_columns_are_left_out(drawing: Drawing) -> None:
    """At a hundredth no letter is painted, and the whole map is a few strokes."""
    clip = Bounds(0, 0, drawing.width, drawing.height)
    near = sum(1 for _ in slices(drawing, clip, 0.25))
    far = sum(1 for _ in slices(drawing, clip, 0.002))
    assert far < near / 2


def test_every_slice_of_a_far_view_can_be_painted(drawing: Drawing) -> None:
    picture = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    painter = QPainter(picture)
    painter.scale(0.04, 0.04)
    for stroke in slices(drawing, Bounds(0, 0, drawing.width, drawing.height), 0.04):
        if stroke is not None:
            stroke(painter)
    painter.end()
    inks = {picture.pixelColor(x, y).name() for x in range(SIDE) for y in range(60)}
    assert len(inks) > 20


# -- the camera ------------------------------------------------------------------------------------


def test_a_point_of_the_map_is_found_again_under_its_pixel() -> None:
    look = Camera(0.7, -900.0, -300.0, 1200, 800, header=80, strip=172, margin=6, above=14)
    for x, y in ((20, 30), (20, 700), (1500, 30), (1500, 900)):
        at = look.to_view(x, y)
        assert look.to_map(*at) == pytest.approx((x, y))


def test_bands_are_held_only_once_they_would_leave_and_only_where_there_is_room() -> None:
    still = Camera(1.0, 18.0, 18.0, 1200, 800, header=80, strip=172)
    assert (still.strip_left, still.header_top) == (18.0, 18.0)
    moved = Camera(1.0, -500.0, -90.0, 1200, 800, header=80, strip=172)
    assert (moved.strip_left, moved.header_top) == (0.0, 0.0)
    narrow = Camera(4.0, -500.0, -90.0, 1200, 300, header=80, strip=172)
    assert (narrow.strip_left, narrow.header_top) == (-500.0, -90.0)


def test_the_panes_cover_the_viewport_without_overlap() -> None:
    look = Camera(1.0, -500.0, -90.0, 1200, 800, header=80, strip=172)
    areas = [
        QRectF(p.x, p.y, p.source.right - p.source.left, p.source.bottom - p.source.top)
        for p in look.panes(5_000, 2_000)
    ]
    assert sum(area.width() * area.height() for area in areas) == 1200 * 800
    for place, area in enumerate(areas):
        assert not any(area.intersects(other) for other in areas[place + 1 :])


def test_zoom_steps_meet_a_hundred_per_cent_and_stay_in_bounds() -> None:
    zoom = 0.37
    for _ in range(5):
        zoom = stepped(zoom, 1)
    assert zoom in STEPS
    assert 1.0 in STEPS
    assert stepped(8.0, 3) == 8.0
    assert stepped(0.001, -3) == 0.001


def test_a_map_that_fits_is_not_blown_up() -> None:
    assert fitting(400, 300, 1200, 900) == 1.0
    assert fitting(2400, 300, 1200, 900) == 0.5


def test_while_the_zoom_moves_the_tiles_at_hand_are_used() -> None:
    assert exponent_moving(0.9, 1.0, -1) == -1
    assert exponent_moving(0.4, 1.0, 0) == -1
    assert exponent_moving(1.9, 1.0, 0) == 0
