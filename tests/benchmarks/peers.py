"""The same map through other programs, as far as they are found: what people use instead.

LibreOffice is given the pages as a drawing (.fodg), Inkscape as SVG, draw.io as a diagram of boxes
and texts, Mermaid's tool the journey in its own words. Each makes one PDF in a process of its own.
"""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from cjdesigner.layout.drawing import Paged
from cjdesigner.layout.paper import MM
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import Experience
from cjdesigner.render.svg import svg
from cjdesigner.timeline.document import Document

_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("style", "style"),
        ("draw", "drawing"),
        ("text", "text"),
        ("svg", "svg-compatible"),
        ("fo", "xsl-fo-compatible"),
    )
)
_FAMILY = {"regular": "normal", "semibold": "600", "bold": "bold"}


def commands(
    document: Document, journey: str, paged: Paged, dump: Any, folder: Path
) -> dict[str, list[str]]:
    """The commands that make a PDF of the map, by the programs that are found."""
    found: dict[str, list[str]] = {}
    if program := shutil.which("soffice"):
        drawing = folder / "map.fodg"
        drawing.write_text(libreoffice(dump), encoding="utf-8")
        found["LibreOffice"] = [
            program,
            f"-env:UserInstallation={(folder / 'office').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(drawing),
        ]
    if program := shutil.which("inkscape"):
        files = [folder / f"map-{number}.svg" for number in range(len(paged.pages))]
        for file, page in zip(files, paged.pages, strict=True):
            file.write_text(svg(page, images={}, title=paged.title), encoding="utf-8")
        found["Inkscape"] = [program, "--export-type=pdf", *map(str, files)]
    if program := shutil.which("mmdc"):
        words = folder / "map.mmd"
        words.write_text(mermaid(document, journey), encoding="utf-8")
        found["Mermaid"] = [program, "-i", str(words), "-o", str(folder / "mermaid.pdf")]
    if program := shutil.which("drawio"):
        diagram = folder / "map.drawio"
        diagram.write_text(drawio(dump), encoding="utf-8")
        pdf = str(folder / "drawio.pdf")
        found["draw.io"] = [program, "--export", "--format", "pdf", "-a", "-o", pdf, str(diagram)]
    return found


def mermaid(document: Document, journey: str) -> str:
    """The journey as Mermaid's own diagram of journeys: sections, tasks, scores and actors."""
    personas = document.personas()
    said = ["journey"]
    for phase in document.phases(journey):
        said.append(f"  section {phase.title}")
        for one in document.touchpoints(phase.id):
            felt = document.get(experience_id(one.id, personas[0].id, None))
            score = felt.level if isinstance(felt, Experience) and felt.level else 3
            names = ", ".join(persona.name for persona in personas)
            said.append(f"    {one.title}: {min(5, round(score))}: {names}")
    return "\n".join(said)


def drawio(dump: Any) -> str:
    """The boxes and lines of text of the pages as draw.io's cells."""
    diagrams = []
    for number, (_, high, shapes, lines) in enumerate(dump[3]):
        cells = ['<mxCell id="0"/><mxCell id="1" parent="0"/>']

        def cell(style: str, text: str, x: float, y: float, w: float, h: float) -> None:
            place = f'x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}" as="geometry"'
            cells.append(  # noqa: B023 (used within the round)
                f'<mxCell id="c{len(cells)}" value={quoteattr(text)} style="{style}" vertex="1"'  # noqa: B023
                f' parent="1"><mxGeometry {place}/></mxCell>'
            )

        for verb, *values in shapes:
            if verb == "box":
                x, y, w, h, _, fill, *_ = values
                cell(f"fillColor={_hex(fill)};strokeColor=none", "", x, high - y - h, w, h)
        for x, y, text, _, size, colour in lines:
            style = f"text;align=left;fontSize={size:.1f};fontColor={_hex(colour)}"
            cell(style, text, x, high - y - size, size * len(text) * 0.6, size)
        diagrams.append(
            f'<diagram name="{number + 1}"><mxGraphModel><root>{"".join(cells)}</root>'
            "</mxGraphModel></diagram>"
        )
    return f"<mxfile>{''.join(diagrams)}</mxfile>"


class _Styles:
    """Automatic styles of an OpenDocument, each made when it is first asked for."""

    def __init__(self) -> None:
        self.made: dict[tuple[str, str], str] = {}

    def name(self, kind: str, properties: str) -> str:
        """The name of the style with these properties."""
        return self.made.setdefault((kind, properties), f"s{len(self.made)}")

    def ink(self, fill: Any, stroke: Any, width: float) -> str:
        """The style of a shape."""
        line, inside = 'draw:stroke="none"', 'draw:fill="none"'
        if stroke and width:
            line = f'svg:stroke-color="{_hex(stroke)}" svg:stroke-width="{width:.2f}pt"'
        if fill:
            inside = f'draw:fill="solid" draw:fill-color="{_hex(fill)}"'
        return self.name("graphic", f"{line} {inside}")


def libreoffice(dump: Any) -> str:
    """The pages as a flat OpenDocument drawing: rectangles, paths and frames of text.

    LibreOffice keeps its own sheet, an A4, so the pages are drawn smaller.
    """
    _, _, icons, pages = dump
    styles = _Styles()
    written = [_page(styles, icons, *_smaller(page)) for page in pages]
    automatic = "".join(
        f'<style:style style:name="{name}" style:family="{kind}">'
        f"<style:{'text' if kind == 'paragraph' else kind}-properties {properties}/></style:style>"
        for (kind, properties), name in styles.made.items()
    )
    return (
        f'<?xml version="1.0"?><office:document {_SPACES} office:version="1.3"'
        ' office:mimetype="application/vnd.oasis.opendocument.graphics"><office:automatic-styles>'
        f'<style:page-layout style:name="p"/>{automatic}</office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="m" style:page-layout-name="p"/>'
        f"</office:master-styles><office:body><office:drawing>{''.join(written)}</office:drawing>"
        "</office:body></office:document>"
    )


def _smaller(page: Any) -> Any:
    """A page of a dump as wide as an A4."""
    wide, high, shapes, lines = page
    unit = 210 * MM / wide

    def scaled(value: Any) -> Any:
        if isinstance(value, float):
            return value * unit
        return [(verb, *map(scaled, rest)) for verb, *rest in value]

    def shape(verb: str, *values: Any) -> tuple[Any, ...]:
        if verb == "icon":
            x, y, size, name, colour = values
            return verb, x * unit, y * unit, size * unit, name, colour
        *place, fill, stroke, width, dashes = values
        return verb, *map(scaled, place), fill, stroke, width * unit, dashes

    texts = [
        (x * unit, y * unit, text, face, size * unit, colour)
        for x, y, text, face, size, colour in lines
    ]
    return wide * unit, high * unit, [shape(*one) for one in shapes], texts


def _page(
    styles: _Styles, icons: Any, wide: float, high: float, shapes: Sequence[Any], lines: Any
) -> str:
    found: list[str] = []

    def path(segments: Any, *ink: Any) -> None:
        across = [x for _, *numbers in segments for x in numbers[::2]]
        up = [y for _, *numbers in segments for y in numbers[1::2]]
        left, top = min(across), max(up)
        w, h = max(across) - left or 0.01, top - min(up) or 0.01

        def at(place: int, number: float) -> str:
            return f"{(top - number if place % 2 else number - left) * 100:.0f}"

        steps = "".join(
            f"{verb} {' '.join(at(*one) for one in enumerate(numbers))} "
            for verb, *numbers in segments
        )
        found.append(
            f'<draw:path draw:style-name="{styles.ink(*ink[:3])}" svg:x="{left:.2f}pt"'
            f' svg:y="{high - top:.2f}pt" svg:width="{w:.2f}pt" svg:height="{h:.2f}pt"'
            f' svg:viewBox="0 0 {w * 100:.0f} {h * 100:.0f}" svg:d="{steps}"/>'
        )

    def box(x: float, y: float, w: float, h: float, radius: float, *ink: Any) -> None:
        found.append(
            f'<draw:rect draw:style-name="{styles.ink(*ink[:3])}" svg:x="{x:.2f}pt"'
            f' svg:y="{high - y - h:.2f}pt" svg:width="{w:.2f}pt" svg:height="{h:.2f}pt"'
            f' draw:corner-radius="{radius:.2f}pt"/>'
        )

    def icon(x: float, y: float, size: float, name: str, colour: Any) -> None:
        unit = size / 24
        for segments, filled, width in icons[name]:
            moved = [
                (verb, *(n * unit + (y if place % 2 else x) for place, n in enumerate(numbers)))
                for verb, *numbers in segments
            ]
            path(moved, colour if filled else None, colour, width * unit)

    verbs: dict[str, Callable[..., None]] = {"box": box, "path": path, "icon": icon}
    for verb, *values in shapes:
        verbs[verb](*values)
    frame = styles.name(
        "graphic",
        'draw:stroke="none" draw:fill="none" fo:padding="0pt" fo:wrap-option="no-wrap"'
        ' draw:auto-grow-width="true" draw:textarea-horizontal-align="left"',
    )
    for x, y, text, face, size, colour in lines:
        weight = _FAMILY.get(face, "normal")
        style = styles.name(
            "paragraph",
            f'fo:font-family="CJD Sans" fo:font-size="{size:.2f}pt" fo:color="{_hex(colour)}"'
            f' fo:font-weight="{weight}"',
        )
        found.append(
            f'<draw:frame draw:style-name="{frame}" svg:x="{x:.2f}pt"'
            f' svg:y="{high - y - size:.2f}pt" svg:width="{size * len(text) * 0.6:.2f}pt"'
            f' svg:height="{size * 1.2:.2f}pt"><draw:text-box><text:p text:style-name="{style}">'
            f"{escape(text)}</text:p></draw:text-box></draw:frame>"
        )
    return f'<draw:page draw:master-page-name="m">{"".join(found)}</draw:page>'


def _hex(colour: Any) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour or (0.0, 0.0, 0.0))
