"""The sheets of a poster, put together by their overlap, are the poster."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from journeys import journey
from PIL import Image, ImageChops

from cjdesigner.layout.drawing import Paged
from cjdesigner.layout.printing import arranged
from cjdesigner.model.records import Print
from cjdesigner.render.pdf import write_pdf

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
    for page, sheet in zip(made.pages[1:], sheets, strict=True):
        (window,) = page.windows
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
