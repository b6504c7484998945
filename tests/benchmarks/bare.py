"""The barest reportlab script that draws given boxes and placed lines: what an export is held to.

    python tests/benchmarks/bare.py calls|operators DUMP OUT.pdf

The dump (see `export_speed.py`) holds the faces and, for every page, its size, boxes and lines,
measured from the page's lower left corner. `calls` draws with the canvas's public methods,
`operators` writes the page's operators itself, which is the quickest that reportlab allows. Both
change colour and font only when they change.
"""

import pickle
import sys
from typing import Any

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas


def by_calls(canvas: Canvas, boxes: list[Any], lines: list[Any]) -> None:
    """Draw one page with public calls."""
    now = None
    for x, y, w, h, radius, colour in boxes:
        if colour != now:
            canvas.setFillColorRGB(*colour)
            now = colour
        if radius:
            canvas.roundRect(x, y, w, h, radius, stroke=0, fill=1)
        else:
            canvas.rect(x, y, w, h, stroke=0, fill=1)
    font = None
    for x, y, text, face, size, colour in lines:
        if colour != now:
            canvas.setFillColorRGB(*colour)
            now = colour
        if (face, size) != font:
            canvas.setFont(face, size)
            font = face, size
        canvas.drawString(x, y, text)


def by_operators(canvas: Canvas, boxes: list[Any], lines: list[Any], faces: dict[str, Any]) -> None:
    """Draw one page by its operators."""
    write = canvas._code.append
    document = canvas._doc
    now = None
    for x, y, w, h, r, colour in boxes:
        if colour != now:
            write("{:.3f} {:.3f} {:.3f} rg".format(*colour))
            now = colour
        if not r:
            write(f"{x:.2f} {y:.2f} {w:.2f} {h:.2f} re f")
            continue
        k = r * 0.4477152502
        a, b, c, d = x + w, y + h, x + r, y + r
        e, f = a - r, b - r
        write(
            f"{c:.2f} {b:.2f} m {e:.2f} {b:.2f} l"
            f" {a - k:.2f} {b:.2f} {a:.2f} {b - k:.2f} {a:.2f} {f:.2f} c {a:.2f} {d:.2f} l"
            f" {a:.2f} {y + k:.2f} {a - k:.2f} {y:.2f} {e:.2f} {y:.2f} c {c:.2f} {y:.2f} l"
            f" {x + k:.2f} {y:.2f} {x:.2f} {y + k:.2f} {x:.2f} {d:.2f} c {x:.2f} {f:.2f} l"
            f" {x:.2f} {b - k:.2f} {x + k:.2f} {b:.2f} {c:.2f} {b:.2f} c f"
        )
    font = None
    write("BT")
    for x, y, text, face, size, colour in lines:
        if colour != now:
            write("{:.3f} {:.3f} {:.3f} rg".format(*colour))
            now = colour
        write(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        for subset, codes in faces[face].splitString(text, document):
            if (face, size, subset) != font:
                name = faces[face].getSubsetInternalName(subset, document)
                write(f"{name} {size:g} Tf")
                font = face, size, subset
            write(f"({canvas._escape(codes)}) Tj")
    write("ET")


def main(how: str, dump: str, out: str) -> None:
    """Draw the dump's pages."""
    with open(dump, "rb") as file:
        files, pages = pickle.load(file)
    faces = {key: TTFont(key, path) for key, path in files.items()}
    for font in faces.values():
        registerFont(font)
    canvas = Canvas(out, invariant=1, initialFontName="regular")
    for width, height, boxes, lines in pages:
        canvas.setPageSize((width, height))
        if how == "calls":
            by_calls(canvas, boxes, lines)
        else:
            by_operators(canvas, boxes, lines, faces)
        canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    main(*sys.argv[1:])
