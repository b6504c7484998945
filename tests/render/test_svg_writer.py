"""An SVG is well-formed whatever was typed, fetches nothing, and holds its text as text."""

import io
import re
from xml.etree import ElementTree

from drawings import LINES, boxed, drawing, group, lines_page, page, words
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cjdesigner.layout.drawing import Bounds, Box, Page, Picture, Placed, Rule, Shape, Sign
from cjdesigner.render.icons import icon_names
from cjdesigner.render.svg import svg
from cjdesigner.typeset.text import width

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"


def tree(made: Page, **more: object) -> ElementTree.Element:
    return ElementTree.fromstring(svg(made, **more).encode())  # type: ignore[arg-type]


def test_every_line_is_text_as_it_was_typed() -> None:
    found = [element.text for element in tree(lines_page()).iter(f"{SVG}text")]
    assert found == list(LINES)


def test_a_line_is_as_wide_as_it_was_measured() -> None:
    op = words("Measured once")
    (text,) = tree(page(op)).iter(f"{SVG}text")
    assert float(text.attrib["textLength"]) == round(width(op.text, op.style), 2)
    assert (text.attrib["x"], text.attrib["y"]) == ("10", "20")


@given(st.text(st.characters(codec=None)))
def test_no_text_can_break_the_file(text: str) -> None:
    root = tree(page(words(text)), title=text)
    assert not list(root.iter(f"{SVG}script"))
    assert len(root) <= 6


def test_nothing_is_fetched_or_run() -> None:
    data = io.BytesIO()
    Image.new("RGB", (2, 2)).save(data, "PNG")
    ops = (*lines_page().ops, Sign(0, 0, 20, "mail", "#123456"), Picture(0, 0, 9, 9, "p"))
    root = tree(page(*ops), images={"p": data.getvalue()})
    addresses = [
        value
        for element in root.iter()
        for name, value in element.attrib.items()
        if name.endswith("href")
    ]
    assert len(addresses) == 2
    assert all(address.startswith(("#", "data:image/png;base64,")) for address in addresses)
    assert not [e for e in root.iter() if e.tag == f"{SVG}script"]
    assert not [name for e in root.iter() for name in e.attrib if name.startswith("on")]
    assert "@import" not in ElementTree.tostring(root, "unicode")


def test_an_icon_is_defined_once_and_used_in_its_colour() -> None:
    root = tree(
        page(*(Sign(x, 0, 20, "mail", colour) for x, colour in ((0, "#aa0000"), (9, "#b"))))
    )
    assert len([e for e in root.iter(f"{SVG}g") if e.attrib.get("id") == "icon-mail"]) == 1
    assert [use.attrib["stroke"] for use in root.iter(f"{SVG}use")] == ["#aa0000", "#b"]


def test_an_icon_of_a_newer_program_is_the_unknown_icon() -> None:
    root = tree(page(Sign(0, 0, 20, "telepathy", "#000000")))
    (use,) = root.iter(f"{SVG}use")
    assert use.attrib[f"{XLINK}href"] == "#icon-unknown"
    assert "telepathy" not in icon_names()


def test_a_part_is_clipped_and_scaled() -> None:
    source = Bounds(10, 20, 110, 120)
    part = Placed(drawing(group(boxed(0, 0, "#ff0000"))), source, 30, 40, 0.5)
    root = tree(page(parts=(part,)))
    frame = next(element for element in root.iter(f"{SVG}g") if "clip-path" in element.attrib)
    assert frame.attrib["transform"] == "translate(25 30) scale(0.5)"
    name = re.sub(r"url\(#(.*)\)", r"\1", frame.attrib["clip-path"])
    (clip,) = [element for element in root.iter(f"{SVG}clipPath") if element.attrib["id"] == name]
    assert clip[0].attrib == {"x": "10", "y": "20", "width": "100", "height": "100"}


def test_text_outside_a_part_is_not_in_the_file() -> None:
    wide = drawing(group(words("Seen"), words("Hidden", x=300)))
    made = svg(page(parts=(Placed(wide, Bounds(0, 0, 200, 200), 0, 0),)))
    assert "Seen" in made
    assert "Hidden" not in made


def test_boxes_lines_and_shapes_keep_their_measures() -> None:
    root = tree(
        page(
            Box(1, 2, 30, 40.5, "#111111", "#222222", 1.5, 4, (3, 2)),
            Rule(1, 2, 3, 4, "#333333", 0.5),
            Shape((("M", 1, 2), ("L", 3.25, 4), ("Z",)), None, "#444444", 2),
        )
    )
    box = next(e for e in root.iter(f"{SVG}rect") if "rx" in e.attrib)
    assert box.attrib == {
        "x": "1",
        "y": "2",
        "width": "30",
        "height": "40.5",
        "rx": "4",
        "fill": "#111111",
        "stroke": "#222222",
        "stroke-width": "1.5",
        "stroke-dasharray": "3 2",
    }
    (line,) = root.iter(f"{SVG}line")
    assert line.attrib["stroke"] == "#333333"
    (path,) = root.iter(f"{SVG}path")
    assert path.attrib["d"] == "M1 2L3.25 4Z"


def test_an_unknown_instruction_and_a_broken_picture_are_fuchsia() -> None:
    for op in ("something new", Picture(1, 2, 3, 4, "lost")):
        root = tree(page(op))  # type: ignore[arg-type]
        assert "#ff00ff" in {e.attrib["fill"] for e in root.iter(f"{SVG}rect")}
