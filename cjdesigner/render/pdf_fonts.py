"""The shipped faces in a PDF: which are used, in which codes, and their embedding as subsets.

A face becomes one or more simple TrueType fonts of at most 256 codes. Printable ASCII keeps its
own codes in the first of them, so that nearly every line is written as it is; everything else gets
the next free code. Rule it keeps: a text that is copied out of the file is the text that was
typed, also beyond U+FFFF and where a glyph is missing or shaped.
"""

from __future__ import annotations

import unicodedata
from io import BytesIO
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFDocument,
    PDFStream,
    PDFTrueTypeFont,
    PDFZCompress,
)
from reportlab.pdfbase.ttfonts import SUBSETN, TTFontFace

from cjdesigner.typeset import faces

_ASCII = range(32, 127)
_FIRST_FREE = tuple(range(128, 256))
# Codes that need no escape in a string and are no white space.
_NEXT_FREE = tuple(code for code in range(33, 256) if chr(code) not in "()\\\x7f")
_ESCAPES = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\"})
# A table of ToUnicode may hold a hundred pairs to a block.
_BLOCK = 100


def literal(text: str) -> str:
    """Printable ASCII as it stands between the brackets of a PDF string."""
    if "(" in text or ")" in text or "\\" in text:
        return text.translate(_ESCAPES)
    return text


class Piece(NamedTuple):
    """A stretch of text in one font: the font's name in the page's resources, and its codes."""

    font: str
    literal: str


class Fonts:
    """The faces that one document has used so far, by the keys of `typeset.faces`."""

    def __init__(self) -> None:
        self._faces: dict[str, _Face] = {}

    def plain(self, key: str) -> str:
        """The name of the font that writes printable ASCII in that face by its own codes."""
        return self._face(key).names[0]

    def pieces(self, key: str, text: str) -> list[Piece]:
        """A run of text in one face, as it is written one piece after the other."""
        return self._face(key).pieces(text)

    def embed(self, document: PDFDocument) -> None:
        """Put every used face into the document."""
        for face in self._faces.values():
            face.embed(document)

    def _face(self, key: str) -> _Face:
        found = self._faces.get(key)
        if found is None:
            found = self._faces[key] = _Face(key, f"F{len(self._faces) + 1}")
        return found


class _Face:
    """One face: a list of code points for every font that it becomes, and where each one is."""

    def __init__(self, key: str, name: str) -> None:
        self._key = key
        self._name = name
        self.names = [f"/{name}"]
        self._codes: list[list[int]] = [[0] * 32 + list(_ASCII) + [0]]
        self._free = iter(_FIRST_FREE)
        self._places: dict[str, tuple[int, str]] = {
            chr(code): (0, literal(chr(code))) for code in _ASCII
        }

    def pieces(self, text: str) -> list[Piece]:
        found: list[Piece] = []
        current = -1
        written: list[str] = []
        for character in text:
            place = self._places.get(character)
            if place is None:
                place = self._places[character] = self._new_place(ord(character))
            if place[0] != current and written:
                found.append(Piece(self.names[current], "".join(written)))
                written = []
            current = place[0]
            written.append(place[1])
        if written:
            found.append(Piece(self.names[current], "".join(written)))
        return found

    def _new_place(self, point: int) -> tuple[int, str]:
        code = next(self._free, None)
        if code is None:
            self._free = iter(_NEXT_FREE)
            code = next(self._free)
            self.names.append(f"/{self._name}x{len(self._codes)}")
            self._codes.append([])
        codes = self._codes[-1]
        codes += [0] * (code - len(codes))
        codes.append(point)
        return len(self._codes) - 1, chr(code)

    def embed(self, document: PDFDocument) -> None:
        # by a name it could not open, reportlab would go on to ask the network
        face = TTFontFace(BytesIO(faces.face(self._key).file.read_bytes()))
        fonts = document.idToObject[BasicFonts].dict
        for number, (name, codes) in enumerate(zip(self.names, self._codes, strict=True)):
            base = f"{SUBSETN(number).decode()}+{face.name.decode()}"
            font = PDFTrueTypeFont()
            font.Name = name[1:]
            font.BaseFont = base
            font.FirstChar = 0
            font.LastChar = len(codes) - 1
            font.Widths = PDFArray([face.getCharWidth(code) for code in codes])
            table = PDFStream(content=_to_unicode(base, codes), filters=[PDFZCompress])
            font.ToUnicode = document.Reference(table)
            font.FontDescriptor = face.addSubsetObjects(document, base, codes)
            document.Reference(font, name[1:])
            fonts[name[1:]] = font


def _to_unicode(name: str, codes: list[int]) -> str:
    """The table from codes to text, which reportlab's own gets wrong above U+FFFF."""
    pairs = [
        f"<{code:02X}> <{_typed(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(codes)
        if point
    ]
    blocks = [pairs[start : start + _BLOCK] for start in range(0, len(pairs), _BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(
                line
                for block in blocks
                for line in (f"{len(block)} beginbfchar", *block, "endbfchar")
            ),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _typed(point: int) -> str:
    """What was typed for the character drawn: shaped Arabic and Hebrew go back to their letters."""
    character = chr(point)
    if 0xFB1D <= point <= 0xFDFF or 0xFE70 <= point <= 0xFEFC:
        return unicodedata.normalize("NFKC", character)
    return character
