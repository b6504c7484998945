"""A PDF holds what was drawn: text to be searched, own fonts, bookmarks, and nothing unseen."""

import io
import re
import subprocess
import sys
from collections.abc import Callable

import pdfplumber
import pypdf
import pypdfium2
import pytest
from drawings import BOLD, LINES, TEXT, boxed, drawing, group, lines_page, page, paged, words
from PIL import Image

from cjdesigner.errors import ExportError
from cjdesigner.layout.drawing import Bookmark, Bounds, Page, Picture, Placed, Rule, Shape, Sign
from cjdesigner.render.pdf import write_pdf
from cjdesigner.typeset.text import Style


def pdf(*pages: Page, images: dict[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    write_pdf(paged(*pages), out, images=images)
    return out.getvalue()


def raster(data: bytes, scale: float = 4, number: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    picture: Image.Image = document[number].render(scale=scale).to_pil().convert("RGB")
    document.close()
    return picture


def pdfium_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    text: str = document[0].get_textpage().get_text_range()
    document.close()
    return text


def png(colour: tuple[int, ...], mode: str = "RGBA", form: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (4, 4), colour).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("read", [pdfium_text, lambda data: pypdf_text(data)])
def test_every_line_can_be_copied_out_as_it_was_typed(
    line: str, read: Callable[[bytes], str]
) -> None:
    assert line in read(pdf(lines_page()))


def pypdf_text(data: bytes) -> str:
    return pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()


def test_a_character_that_no_font_has_can_still_be_copied_out() -> None:
    assert "ᚠ rune" in pypdf_text(pdf(page(words("ᚠ rune"))))


def test_hundreds_of_different_characters_of_one_face_come_out_right() -> None:
    many = [chr(code) for code in range(0x4E00, 0x5200) if chr(code).isalpha()]
    rows = ["".join(many[start : start + 40]) for start in range(0, 800, 40)]
    text = pdfium_text(pdf(page(*(words(row, y=12.0 * n) for n, row in enumerate(rows)))))
    for row in rows:
        assert row in text


def test_shaped_arabic_is_found_by_its_letters() -> None:
    assert "سعيد" in pypdf_text(pdf(page(words("سعيد"))))


def test_a_control_character_does_no_harm() -> None:
    assert "one two" in pypdf_text(pdf(page(words("one\ntwo"))))


def test_only_embedded_subsets_of_the_used_faces_are_listed() -> None:
    data = pdf(page(words("Hallo wereld"), words("Vet", y=60, style=BOLD)))
    fonts = pypdf.PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"]
    names = sorted(font.get_object()["/BaseFont"] for font in fonts.values())
    assert [re.sub(r"^/[A-Z]{6}\+", "", name) for name in names] == ["CJDSans", "CJDSansBold"]
    for font in fonts.values():
        embedded = font.get_object()["/FontDescriptor"]["/FontFile2"].get_data()
        assert len(embedded) < 40_000
    assert b"Helvetica" not in data


def test_a_page_without_text_has_no_font() -> None:
    data = pdf(page(boxed(10, 10, "#ff0000")))
    assert b"/FontFile2" not in data
    assert b"Helvetica" not in data


def test_the_file_says_what_it_is_and_in_which_language() -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf(page())))
    told = reader.metadata
    assert told is not None
    assert (told.title, told.author, told.subject) == (
        "Reis van Zoë 😀",
        "Ada (auteur)",
        "Current state",
    )
    assert told.producer == "CJ Designer"
    assert reader.root_object["/Lang"] == "nl"


def test_bookmarks_lead_to_their_pages_and_heights() -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf(page(bookmarks=2), page(bookmarks=1))))
    found = [
        (item.title, reader.get_destination_page_number(item), item.left, round(float(item.top)))
        for item in reader.outline
    ]
    assert found == [("Phase 1 é", 0, 0, 267), ("Phase 2 é", 0, 0, 237), ("Phase 1 é", 1, 0, 267)]


def test_bookmarks_of_phases_hang_under_their_journey() -> None:
    titles = ((0, "Journey"), (1, "Phase"), (3, "Deep"), (0, "Next"))
    marks = tuple(Bookmark(level, title, 0.0) for level, title in titles)
    reader = pypdf.PdfReader(io.BytesIO(pdf(Page(420, 297, (), (), marks))))
    journey, phases, following = reader.outline
    assert (journey.title, following.title) == ("Journey", "Next")
    assert phases[0].title == "Phase"
    assert phases[1][0].title == "Deep"


def test_the_same_pages_give_the_same_bytes() -> None:
    script = (
        "import sys, io; sys.path[:0] = sys.argv[1:]\n"
        "from drawings import *\n"
        "from cjdesigner.render.pdf import write_pdf\n"
        "out = io.BytesIO(); write_pdf(paged(lines_page(), page(bookmarks=2)), out)\n"
        "import hashlib; print(hashlib.sha256(out.getvalue()).hexdigest())"
    )
    folders = [str(path) for path in sys.path]
    results = {
        subprocess.run(
            [sys.executable, "-c", script, *folders],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(results) == 1


def test_text_stands_where_it_was_placed() -> None:
    source = Bounds(100, 0, 400, 200)
    part = Placed(drawing(group(words("Placed", x=150, y=50))), source, 30, 40, 0.5)
    with pdfplumber.open(io.BytesIO(pdf(page(words("Own", x=20, y=280), parts=(part,))))) as file:
        placed, own = file.pages[0].extract_words(extra_attrs=["size"])
    assert own["text"] == "Own"
    assert float(own["x0"]) == pytest.approx(20, abs=0.1)
    assert float(placed["x0"]) == pytest.approx(30 + 50 * 0.5, abs=0.1)
    assert float(placed["size"]) == pytest.approx(5.5, abs=0.01)


def test_nothing_is_painted_outside_a_part() -> None:
    part = Placed(drawing(group(boxed(0, 0, "#ff0000"))), Bounds(10, 10, 200, 100), 50, 50)
    picture = raster(pdf(page(parts=(part,))), 1)
    assert picture.getpixel((55, 55)) == (255, 0, 0)
    assert picture.getpixel((45, 45)) == (255, 255, 255)
    assert picture.getpixel((65, 55)) == (255, 255, 255)


def test_text_outside_a_part_is_not_in_the_page() -> None:
    wide = drawing(group(words("Seen", x=10), words("Hidden", x=300)))
    data = pdf(page(parts=(Placed(wide, Bounds(0, 0, 200, 200), 0, 0),)))
    assert "Seen" in pypdf_text(data)
    assert "Hidden" not in pypdf_text(data)


def test_a_dark_drawing_brings_its_own_ground() -> None:
    dark = drawing(group())._replace(background="#101418")
    picture = raster(pdf(page(parts=(Placed(dark, Bounds(0, 0, 100, 100), 50, 50),))), 1)
    assert picture.getpixel((60, 60)) == (16, 20, 24)
    assert picture.getpixel((10, 10)) == (255, 255, 255)


def test_a_white_drawing_needs_no_ground() -> None:
    def part(ground: str) -> bytes:
        white = drawing(group())._replace(background=ground)
        return pdf(page(parts=(Placed(white, Bounds(0, 0, 100, 100), 50, 50),)))

    assert part("#FFFFFF") == part("#ffffff")


def test_shapes_lines_and_icons_leave_ink_in_their_colour() -> None:
    curve = Shape((("M", 10, 10), ("C", 40, 10, 40, 60, 60, 60), ("L", 10, 60), ("Z",)), "#00ff00")
    picture = raster(
        pdf(
            page(
                curve,
                Rule(100, 20, 200, 20, "#0000ff", 4),
                Sign(100, 100, 96, "mail", "#ff0000"),
            )
        ),
        1,
    )
    assert picture.getpixel((20, 55)) == (0, 255, 0)
    assert picture.getpixel((150, 20)) == (0, 0, 255)
    reds = [
        (x, y)
        for x in range(100, 196)
        for y in range(100, 196)
        if picture.getpixel((x, y)) == (255, 0, 0)
    ]
    assert len(reds) > 200


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_pictures_are_shown(form: str) -> None:
    data = png((200, 30, 40), "RGB", form)
    picture = raster(pdf(page(Picture(50, 60, 40, 20, "p")), images={"p": data}), 1)
    assert all(
        abs(a - b) < 12 for a, b in zip(picture.getpixel((70, 70)), (200, 30, 40), strict=True)
    )
    assert picture.getpixel((70, 85)) == (255, 255, 255)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
@pytest.mark.parametrize(("wide", "dots"), [(96.0, 400), (48.0, 200), (600.0, 1_200)])
def test_a_picture_is_embedded_once_with_at_most_300_dots_to_the_printed_inch(
    form: str, wide: float, dots: int
) -> None:
    out = io.BytesIO()
    Image.effect_noise((1_200, 600), 60).convert("RGB").save(out, form)
    half = Placed(
        drawing(group(Picture(0, 0, wide, wide / 2, "p"))), Bounds(0, 0, 400, 200), 0, 0, 0.5
    )
    shown = page(Picture(0, 0, wide, wide / 2, "p"), parts=(half,))
    reader = pypdf.PdfReader(io.BytesIO(pdf(shown, shown, images={"p": out.getvalue()})))
    found = {
        one.get_object().indirect_reference.idnum: one.get_object()
        for sheet in reader.pages
        for one in sheet["/Resources"]["/XObject"].values()
        if one.get_object()["/Subtype"] == "/Image"
    }
    (image,) = found.values()
    assert (image["/Width"], image["/Height"]) == (dots, dots // 2)
    assert image["/Filter"] == ("/DCTDecode" if form == "JPEG" else "/FlateDecode")


def test_what_is_transparent_in_a_picture_shows_what_is_below() -> None:
    below, above = boxed(50, 50, "#0000ff"), Picture(50, 50, 20, 20, "p")
    picture = raster(pdf(page(below, above), images={"p": png((255, 0, 0, 0))}), 1)
    assert picture.getpixel((60, 60)) == (0, 0, 255)


@pytest.mark.parametrize("data", [b"", b"no image", png((1, 2, 3, 4))[:40]])
def test_a_broken_picture_is_fuchsia_and_not_the_end(data: bytes) -> None:
    picture = raster(pdf(page(Picture(50, 50, 20, 20, "p")), images={"p": data}), 1)
    assert picture.getpixel((60, 60)) == (255, 0, 255)


def test_an_unknown_instruction_is_painted_in_fuchsia() -> None:
    picture = raster(pdf(page("something new")), 1)  # type: ignore[arg-type]
    assert picture.getpixel((12, 12)) == (255, 0, 255)


def test_progress_only_rises_and_ends_at_one() -> None:
    heard: list[float] = []
    write_pdf(paged(lines_page(), lines_page()), io.BytesIO(), progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_a_cancelled_export_writes_nothing() -> None:
    out = io.BytesIO()
    with pytest.raises(ExportError, match=r"render\.cancelled"):
        write_pdf(paged(lines_page()), out, cancelled=lambda: True)
    assert out.getvalue() == b""


def test_type_sizes_may_be_fractions() -> None:
    small = Style(TEXT.face, 7.35, 9)
    with pdfplumber.open(io.BytesIO(pdf(page(words("Klein", style=small))))) as file:
        assert float(file.pages[0].chars[0]["size"]) == pytest.approx(7.35, abs=0.001)


def test_a_page_for_a_print_shop_says_where_it_is_cut_and_where_its_bleed_ends() -> None:
    out = io.BytesIO()
    write_pdf(paged(page()._replace(trim=Bounds(40, 50, 380, 250), bleed=8.0)), out)
    (sheet,) = pypdf.PdfReader(out).pages
    assert [float(one) for one in sheet.trimbox] == [40, 47, 380, 247]
    assert [float(one) for one in sheet.bleedbox] == [32, 39, 388, 255]
