"""The barest reportlab script that draws what a dump holds: what an export is held to.

    python tests/benchmarks/bare.py calls|prepared|operators DUMP OUT.pdf

The dump is made by `dump.py`. `calls` draws it with the canvas's public methods; `prepared` too,
but for the text, whose operators it writes in one text object a page, because `drawString` costs
twice that; `operators` writes every operator itself, which is the quickest that reportlab allows.
All three change colours, pen and font only when they change, and compress as the program does.
"""

import pickle
import sys
import zlib
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

GRID = 24.0
BLACK = (0.0, 0.0, 0.0)
_ROUND = 0.4477152502


class Compression(pdfdoc.PDFStreamFilterZCompress):  # type: ignore[misc]
    """Compression of a given level."""

    def __init__(self, level: int) -> None:
        self.level = level

    def encode(self, text: str | bytes) -> bytes:
        """The text, compressed."""
        return zlib.compress(text.encode() if isinstance(text, str) else text, self.level)


class Calls:
    """Draws shapes with public methods."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.pen: list[Any] = [None] * 4

    def ink(self, fill: Any, stroke: Any, width: float, dashes: Any) -> dict[str, int]:
        """Set what differs; what is filled and stroked."""
        canvas, pen = self.canvas, self.pen
        if fill and fill != pen[0]:
            canvas.setFillColorRGB(*fill)
            pen[0] = fill
        stroked = bool(stroke and width)
        if stroke and stroke != pen[1]:
            canvas.setStrokeColorRGB(*stroke)
            pen[1] = stroke
        if stroked and width != pen[2]:
            canvas.setLineWidth(width)
            pen[2] = width
        if stroked and dashes != pen[3]:
            canvas.setDash(dashes)
            pen[3] = dashes
        return {"stroke": int(stroked), "fill": int(bool(fill))}

    def box(self, x: float, y: float, w: float, h: float, radius: float, *ink: Any) -> None:
        """A rectangle."""
        painted = self.ink(*ink)
        if radius:
            self.canvas.roundRect(x, y, w, h, radius, **painted)
        else:
            self.canvas.rect(x, y, w, h, **painted)

    def path(self, segments: Any, *ink: Any) -> None:
        """A path."""
        painted = self.ink(*ink)
        path = self.canvas.beginPath()
        draw = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
        for verb, *numbers in segments:
            draw[verb](*numbers)
        self.canvas.drawPath(path, **painted)

    def icon(self, x: float, y: float, size: float, name: str, colour: Any) -> None:
        """An icon, in its colour."""
        self.ink(colour, colour, 0.0, ())
        self.canvas.saveState()
        self.canvas.transform(size / GRID, 0, 0, size / GRID, x, y)
        self.canvas.doForm(name)
        self.canvas.restoreState()


class Operators(Calls):
    """Writes the operators of shapes."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.write = canvas._code.append

    def paint(self, fill: Any, stroke: Any, width: float, dashes: Any) -> str:
        """Set what differs; the operator that paints a path."""
        painted = self.ink(fill, stroke, width, dashes)
        return ("n", "f", "S", "B")[painted["fill"] + 2 * painted["stroke"]]

    def box(self, x: float, y: float, w: float, h: float, radius: float, *ink: Any) -> None:
        """A rectangle."""
        paint = self.paint(*ink)
        if not radius:
            self.write(f"{x:.2f} {y:.2f} {w:.2f} {h:.2f} re {paint}")
            return
        k = radius * _ROUND
        a, b, c, d = x + w, y + h, x + radius, y + radius
        e, f = a - radius, b - radius
        self.write(
            f"{c:.2f} {b:.2f} m {e:.2f} {b:.2f} l"
            f" {a - k:.2f} {b:.2f} {a:.2f} {b - k:.2f} {a:.2f} {f:.2f} c {a:.2f} {d:.2f} l"
            f" {a:.2f} {y + k:.2f} {a - k:.2f} {y:.2f} {e:.2f} {y:.2f} c {c:.2f} {y:.2f} l"
            f" {x + k:.2f} {y:.2f} {x:.2f} {y + k:.2f} {x:.2f} {d:.2f} c {x:.2f} {f:.2f} l"
            f" {x:.2f} {b - k:.2f} {x + k:.2f} {b:.2f} {c:.2f} {b:.2f} c h {paint}"
        )

    def path(self, segments: Any, *ink: Any) -> None:
        """A path."""
        paint = self.paint(*ink)
        parts = []
        for verb, *numbers in segments:
            parts += [f"{number:.2f}" for number in numbers]
            parts.append("h" if verb == "Z" else verb.lower())
        self.write(f"{' '.join(parts)} {paint}")

    def icon(self, x: float, y: float, size: float, name: str, colour: Any) -> None:
        """An icon, in its colour."""
        self.ink(colour, colour, 0.0, ())
        scale = size / GRID
        form = self.canvas._doc.getXObjectName(name)
        self.write(f"q {scale:.4f} 0 0 {scale:.4f} {x:.2f} {y:.2f} cm /{form} Do Q")
        self.canvas._formsinuse.append(name)


def text_by_calls(canvas: Canvas, lines: Any, faces: dict[str, TTFont]) -> None:
    """Draw the lines of a page with `drawString`."""
    colour = font = None
    for x, y, text, face, size, ink in lines:
        if ink != colour:
            canvas.setFillColorRGB(*ink)
            colour = ink
        if (face, size) != font:
            canvas.setFont(face, size)
            font = face, size
        canvas.drawString(x, y, text)


def text_by_operators(canvas: Canvas, lines: Any, faces: dict[str, TTFont]) -> None:
    """Write the operators of a page's lines."""
    write, document = canvas._code.append, canvas._doc
    colour = font = None
    write("BT")
    for x, y, text, face, size, ink in lines:
        if ink != colour:
            write("{:.3f} {:.3f} {:.3f} rg".format(*ink))
            colour = ink
        write(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        for subset, codes in faces[face].splitString(text, document):
            if (face, size, subset) != font:
                name = faces[face].getSubsetInternalName(subset, document)
                write(f"{name} {size:g} Tf")
                font = face, size, subset
            write(f"({canvas._escape(codes)}) Tj")
    write("ET")


WAYS = {
    "calls": (Calls, text_by_calls),
    "prepared": (Calls, text_by_operators),
    "operators": (Operators, text_by_operators),
}


def main(how: str, dump: str, out: str) -> None:
    """Draw the dump's pages."""
    with open(dump, "rb") as file:
        level, files, icons, pages = pickle.load(file)
    rl_config.useA85 = 0
    pdfdoc.PDFZCompress = Compression(level)
    shapes, text = WAYS[how]
    faces = {key: TTFont(key, path) for key, path in files.items()}
    for font in faces.values():
        registerFont(font)
    canvas = Canvas(out, invariant=1, initialFontName="regular")
    for name, strokes in icons.items():
        canvas.beginForm(name, 0, -GRID, GRID, 0)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        draw = Calls(canvas)
        # an icon takes the colours that the page has set
        draw.pen[:2] = BLACK, BLACK
        for segments, filled, width in strokes:
            draw.path(segments, BLACK if filled else None, BLACK, width, ())
        canvas.endForm()
    for width, height, drawn, lines in pages:
        canvas.setPageSize((width, height))
        draw = shapes(canvas)
        for verb, *values in drawn:
            getattr(draw, verb)(*values)
        text(canvas, lines, faces)
        canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    main(*sys.argv[1:])
