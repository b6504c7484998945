"""The screen shows what is drawn, where it is, and only as finely as can be seen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from drawings import INK, LINES, boxed, drawing, group, page, words
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from pytestqt.qtbot import QtBot

from cjdesigner.layout.drawing import Bounds, Drawing, Op, Picture, Placed, Rule, Shape, Sign
from cjdesigner.render.qpainter import font, paint, paint_group, paint_page
from cjdesigner.typeset.text import Style

pytestmark = pytest.mark.usefixtures("qtbot")


class Canvas:
    """An image to paint on, and what is seen on it afterwards."""

    def __init__(self, width: int = 420, height: int = 300) -> None:
        self.image = QImage(width, height, QImage.Format.Format_RGB32)
        self.image.fill(QColor("white"))

    def colour(self, x: int, y: int) -> str:
        return self.image.pixelColor(x, y).name()

    def ink(self) -> int:
        return sum(
            self.image.pixelColor(x, y).lightness() < 200
            for y in range(self.image.height())
            for x in range(self.image.width())
        )

    def draw(self, *ops: Op) -> "Canvas":
        painter = QPainter(self.image)
        paint_group(painter, group(*ops))
        painter.end()
        return self

    def show(self, what: Drawing, clip: Bounds | None = None, scale: float = 1) -> "Canvas":
        painter = QPainter(self.image)
        painter.scale(scale, scale)
        paint(painter, what, clip)
        painter.end()
        return self


def test_boxes_lines_shapes_and_icons_leave_ink_in_their_colour() -> None:
    seen = Canvas().draw(
        boxed(10, 10, "#ff0000"),
        Rule(100, 20, 200, 20, "#0000ff", 4),
        Shape((("M", 10, 100), ("L", 60, 100), ("L", 60, 150), ("Z",)), "#00ff00"),
        Sign(100, 100, 96, "select", "#aa00aa"),
    )
    assert seen.colour(20, 20) == "#ff0000"
    assert seen.colour(150, 20) == "#0000ff"
    assert seen.colour(55, 110) == "#00ff00"
    icon = {seen.colour(x, y) for x in range(100, 196) for y in range(100, 196)}
    assert "#aa00aa" in icon


def test_colours_do_not_run_into_each_other() -> None:
    """Text, box and icon in turn, so that a state left by one would show in the next."""
    style = Style("bold", 40, 50)
    seen = Canvas().draw(
        words("■", x=10, y=40, style=style)._replace(colour="#ff0000"),
        Shape((("M", 60, 10), ("L", 90, 10), ("L", 90, 40), ("L", 60, 40), ("Z",)), "#00ff00"),
        Sign(100, 10, 30, "mail", "#0000ff"),
        words("■", x=140, y=40, style=style)._replace(colour="#ff0000"),
        Shape((("M", 200, 25), ("L", 240, 25)), None, "#00ffff", 10),
        boxed(250, 10, "#ff8800"),
    )
    found = {seen.colour(x, 25) for x in range(300)}
    assert {"#ff0000", "#00ff00", "#00ffff", "#ff8800"} <= found


@pytest.mark.parametrize("line", LINES)
def test_text_leaves_ink_at_its_place(line: str) -> None:
    seen = Canvas().draw(words(line, x=20, y=100))
    dark = [
        (x, y)
        for y in range(300)
        for x in range(420)
        if seen.image.pixelColor(x, y).lightness() < 200
    ]
    assert dark
    assert min(x for x, _ in dark) >= 19
    assert all(85 <= y <= 106 for _, y in dark)


def test_a_far_column_is_painted_as_sharply_as_the_first() -> None:
    """Qt counts in 26 bits: a million points to the right, text would jump without care."""
    long = drawing(group(words("Far away", x=10, y=20)), columns=10_000)
    first = Canvas().show(long, Bounds(0, 0, 100, 100))
    far = Canvas()
    painter = QPainter(far.image)
    painter.translate(-9_000 * 400, 0)
    paint(painter, long, Bounds(9_000 * 400, 0, 9_000 * 400 + 100, 100))
    painter.end()
    pairs = [
        (first.image.pixelColor(x, y).lightness(), far.image.pixelColor(x, y).lightness())
        for x in range(100)
        for y in range(40)
    ]
    assert max(abs(a - b) for a, b in pairs) < 30
    assert first.ink() > 50


def test_the_painter_is_given_back_as_it_was() -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.translate(3, 4)
    before = painter.worldTransform()
    paint_group(painter, group(words("Tekst"), Sign(0, 0, 20, "mail", INK)))
    assert painter.worldTransform() == before
    painter.end()


def test_what_is_too_small_to_be_seen_costs_no_paint() -> None:
    tiny = drawing(group(words("Tekst"), Sign(0, 0, 12, "mail", INK)))
    assert Canvas().show(tiny, scale=0.01).ink() == 0


def test_a_page_clips_its_parts_and_shows_its_own_instructions() -> None:
    part = Placed(drawing(group(boxed(0, 0, "#ff0000"))), Bounds(10, 10, 200, 100), 50, 50)
    seen = Canvas()
    painter = QPainter(seen.image)
    paint_page(painter, page(boxed(200, 200, "#00ff00"), parts=(part,)))
    painter.end()
    assert seen.colour(55, 55) == "#ff0000"
    assert seen.colour(45, 45) == "#ffffff"
    assert seen.colour(210, 210) == "#00ff00"


def test_an_unknown_instruction_and_a_lost_picture_are_fuchsia() -> None:
    seen = Canvas().draw("something new", Picture(100, 100, 20, 20, "lost"))  # type: ignore[arg-type]
    assert seen.colour(12, 12) == "#ff00ff"
    assert seen.colour(110, 110) == "#ff00ff"


def test_dashes_are_as_long_on_screen_as_they_are_said_to_be() -> None:
    seen = Canvas().draw(Rule(0, 50, 400, 50, "#000000", 4, (10, 20)))
    runs = "".join("#" if seen.colour(x, 50) == "#000000" else "." for x in range(120))
    assert runs.startswith("##########....................##########....................")


def test_the_fonts_are_whole_pixels_without_hints_and_kerning(qtbot: QtBot) -> None:
    made = font("semibold")
    assert made.pixelSize() == 100
    assert not made.kerning()
    assert font("semibold") is made


def test_ghosts_are_painted_where_the_painter_stands() -> None:
    seen = Canvas()
    painter = QPainter(seen.image)
    painter.setPen(QPen(QColor("red")))
    painter.translate(QPointF(100, 50))
    paint_group(painter, group(boxed(0, 0, "#0000ff")))
    painter.end()
    assert seen.colour(110, 60) == "#0000ff"
