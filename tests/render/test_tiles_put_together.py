"""The sheets of a poster, put together by their overlap, are the poster."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pypdfium2
import pytest
from drawings import drawing, group, page, paged, words
from journeys import journey
from PIL import Image, ImageChops

from cjdesigner.layout.drawing import Bounds, Box, Page, Paged, Picture, Placed, Window
from cjdesigner.layout.printing import arranged
from cjdesigner.model.records import Print
from cjdesigner.render.pdf import write_pdf
from cjdesigner.render.svg import svg

SCALE = 1.0


def rastered(paged: Paged) -> list[Image.Image]:
    out = BytesIO()
    write_pdf(paged, out)
    document = pypdfium2.PdfDocument(out.getvalue())
    return [page.render(scale=SCALE).to_pil().convert("L") for page in document]


@pytest.mark.parametrize("tile_paper", ["A4", "A3", "Letter"])
def test_sheets_put_together_are_the_poster_to_half_a_pixel(tile_paper: str) -> None:
    document = journey(6, 4)
    values = {"id": "print", "paper": "A2", "tile_paper": tile_paper}
    poster = rastered(arranged(document, ["j"], Print(**values, layout="poster")))[0]
    made = arranged(document, ["j"], Print(**values, layout="tiles"))
    sheets = rastered(made)[1:]
    whole = Image.new("L", poster.size, 255)
    for one, sheet in zip(made.pages[1:], sheets, strict=True):
        (window,) = one.windows
        source = window.source
        box = (window.x, window.y, window.x + source.right - source.left)
        cut = sheet.crop(
            (
                round(box[0]),
                round(box[1]),
                round(box[2]),
                round(window.y + source.bottom - source.top),
            )
        )
        whole.paste(cut, (round(source.left), round(source.top)))
    # a shift of half a pixel greys an edge; more would leave whole strokes standing
    difference = ImageChops.difference(poster.reduce(2), whole.reduce(2))
    far = sum(difference.histogram()[128:])
    assert far < 0.001 * difference.width * difference.height


def test_twenty_sheets_are_hardly_larger_than_one() -> None:
    document = journey(6, 4)
    sizes = []
    for layout in ("poster", "tiles"):
        out = BytesIO()
        write_pdf(arranged(document, ["j"], Print(id="print", paper="A0", layout=layout)), out)
        sizes.append(len(out.getvalue()))
    assert sizes[1] < 1.4 * sizes[0]


def sheets_of(shown: Page) -> Paged:
    """A page over two sheets, of 100 points each, that share 20 of them."""
    areas = (Bounds(0, 0, 100, 297), Bounds(80, 0, 180, 297))
    return paged(*(Page(100, 297, (), (), windows=(Window(shown, one, 0, 0),)) for one in areas))


def test_a_search_finds_a_word_on_the_sheets_that_show_it_and_on_no_other() -> None:
    shown = page(words("left", x=10), words("both", x=75, y=60), words("right", x=150, y=90))
    made = sheets_of(shown)
    out = BytesIO()
    write_pdf(made, out)
    found = [one.get_textpage().get_text_bounded() for one in pypdfium2.PdfDocument(out)]
    assert [text.split() for text in found] == [["left", "both"], ["both", "right"]]
    for one, said in zip(made.pages, (("left", "both"), ("both", "right")), strict=True):
        drawn = svg(one)
        assert [word for word in ("left", "both", "right") if f">{word}<" in drawn] == list(said)


def test_a_picture_goes_to_the_printer_with_the_sheets_that_show_it() -> None:
    data = BytesIO()
    Image.new("RGB", (20, 20), "#cc3344").save(data, "PNG")
    out = BytesIO()
    made = sheets_of(page(Picture(110, 20, 30, 30, "p")))
    write_pdf(made, out, images={"p": data.getvalue()})
    painted = [one.get_contents().get_data() for one in pypdf.PdfReader(out).pages]
    assert [b"/P1 Do" in operators for operators in painted] == [False, True]


def test_what_stands_on_a_picture_is_seen_on_a_sheet_too() -> None:
    data = BytesIO()
    Image.new("RGB", (20, 20), "#ffffff").save(data, "PNG")
    card = group(
        Box(0, 0, 60, 60, "#00ff00"), Picture(10, 10, 40, 40, "p"), Box(20, 20, 20, 20, "#ff0000")
    )
    placed = Placed(drawing(card), Bounds(0, 0, 400, 200), 0, 0)
    out = BytesIO()
    write_pdf(sheets_of(page(parts=(placed,))), out, images={"p": data.getvalue()})
    sheet = pypdfium2.PdfDocument(out)[0].render(scale=1).to_pil()
    seen = [sheet.getpixel((place, place)) for place in (5, 15, 30)]
    assert seen == [(0, 255, 0), (255, 255, 255), (255, 0, 0)]
