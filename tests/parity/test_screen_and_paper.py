"""One drawing inks alike on screen and on paper: every line and shape within half a point."""

import io
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageOps
from PySide6.QtGui import QColor, QImage, QPainter

from cjdesigner.layout.drawing import Box, Op, Page, Paged, Rule, Shape, Sign, Words
from cjdesigner.render.pdf import write_pdf
from cjdesigner.render.qpainter import paint_page
from cjdesigner.typeset.text import Style, width

pytestmark = pytest.mark.usefixtures("qtbot")

SCALE = 6
HALF_A_POINT = 0.5
INK = "#000000"
TEXTS = {
    "latin": "AVATAR To Typography fi ffl Wij LT 24/7",
    "accents": "Ärger über Größe, façade, Łódź",
    "punctuation": "“Quotes” – dashes — €12,50 (x) \\",
    "greek": "Ωραία εμπειρία στο κατάστημα",
    "cyrillic": "Клиент ждёт ответа службы",
    "emoji": "Hoi 👍🎉😀 ja",
    "cjk": "你好世界 漢字 かな mixed",
    "hangul": "안녕하세요 mixed",
    "hebrew": "שלום עולם abc",
    "arabic": "السلام عليكم abc",
}
STYLES = [Style("regular", 11.3, 14), Style("semibold", 11.5, 14), Style("bold", 15, 18)]


def on_paper(page: Page) -> Image.Image:
    out = io.BytesIO()
    write_pdf(Paged((page,), "", "", "", "en"), out)
    document = pypdfium2.PdfDocument(out.getvalue())
    picture: Image.Image = document[0].render(scale=SCALE).to_pil().convert("L")
    document.close()
    return picture


def on_screen(page: Page) -> Image.Image:
    image = QImage(
        round(page.width * SCALE), round(page.height * SCALE), QImage.Format.Format_RGB888
    )
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    paint_page(painter, page)
    painter.end()
    size = (image.width(), image.height())
    data = bytes(image.constBits())
    return Image.frombytes("RGB", size, data, "raw", "RGB", image.bytesPerLine()).convert("L")


def ink(picture: Image.Image) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is dark, in points."""
    box = ImageOps.invert(picture).point(lambda value: 255 if value > 100 else 0).getbbox()
    assert box is not None
    left, top, right, bottom = (side / SCALE for side in box)
    return left, top, right, bottom


def strangers(one: Image.Image, other: Image.Image) -> int:
    """How many pixels of one picture's ink have none of the other's within half a point."""
    dark = [ImageOps.invert(p).point(lambda value: 255 if value > 128 else 0) for p in (one, other)]
    # The other's ink, made half a point fatter on all sides.
    fat = dark[1].filter(ImageFilter.MaxFilter(2 * round(HALF_A_POINT * SCALE) + 1))
    lost = ImageChops.subtract(dark[0], fat)
    return sum(lost.histogram()[128:])


def alike(*ops: Op) -> None:
    page = Page(320, 60, (), ops)
    screen, paper = on_screen(page), on_paper(page)
    assert ink(screen) == pytest.approx(ink(paper), abs=HALF_A_POINT)
    assert strangers(screen, paper) == 0
    assert strangers(paper, screen) == 0


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.face)
@pytest.mark.parametrize("name", TEXTS)
def test_a_line_inks_alike(name: str, style: Style) -> None:
    alike(Words(10, 35, TEXTS[name], style, INK))


@pytest.mark.parametrize("name", TEXTS)
def test_a_line_stays_within_its_measured_width(name: str) -> None:
    style = STYLES[0]
    page = Page(320, 60, (), (Words(10, 35, TEXTS[name], style, INK),))
    for picture in (on_screen(page), on_paper(page)):
        assert ink(picture)[2] <= 10 + width(TEXTS[name], style) + HALF_A_POINT


@pytest.mark.parametrize(
    "op",
    [
        Box(10, 10, 80, 30, fill=INK),
        Box(10, 10, 80, 30, None, INK, 1.5, 6),
        Box(10, 10, 80, 30, None, INK, 1, 40),
        Rule(10, 10, 300, 50, INK, 1.2, (6, 3)),
        Shape((("M", 10, 40), ("C", 80, -20, 160, 100, 300, 20)), None, INK, 2),
        Shape((("M", 10, 40), ("C", 20, -20, 60, 90, 100, 20)), None, INK, 2, (5, 2, 1, 2)),
        Shape((("M", 10, 40), ("L", 40, 10), ("L", 70, 40), ("Z",)), INK, INK, 3),
        Sign(10, 10, 40, "mail", INK),
        Sign(10, 10, 40, "star", INK),
        Sign(10, 10, 14, "face-very_sad", INK),
    ],
    ids=lambda op: type(op).__name__,
)
def test_a_shape_inks_alike(op: Op) -> None:
    alike(op)
