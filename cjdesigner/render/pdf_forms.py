"""What a PDF holds once and its pages refer to: icons, pictures, and pages that others show.

Icons and pictures fill the unit square, so that a page says only where and how
large. Rule it keeps: an icon has no colour of its own; it takes those that the page has set.
"""

from __future__ import annotations

import io
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from math import ceil

from PIL import Image
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFZCompress,
)

from cjdesigner.layout.drawing import Page
from cjdesigner.render import icons

# Twice as quick as the usual level, for files that are a twentieth larger.
COMPRESSION = 4
# More dots to the inch than this nobody sees on paper.
DPI = 300
# A picture that would become hardly smaller stays as sharp as it is.
_WORTH = 0.9
_QUALITY = 88
# All pages share their resources, under this name: fonts, icons, pictures and shown pages.
RESOURCES = "Resources"

# Modes of an image that a JPEG's bytes may be embedded in as they are.
_JPEG_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}


class Forms:
    """The icons, pictures and shown pages that one document has used so far."""

    def __init__(
        self, document: PDFDocument, images: Mapping[str, bytes], pages: Iterable[Page]
    ) -> None:
        """``pages`` are all that the document will have."""
        self._document = document
        self._shown = Counter(id(window.page) for page in pages for window in page.windows)
        self._images = images
        self._icons: dict[str, str] = {}
        self._pictures: dict[str, str | None] = {}
        # how wide each picture is printed at most, in points
        self._printed: dict[str, float] = {}
        self._pages: dict[int, str] = {}
        self._references: dict[str, PDFObjectReference] = {}

    def icon(self, name: str) -> str:
        """The name by which a page calls an icon; its square hangs below the origin."""
        found = self._icons.get(name)
        if found is None:
            found = self._icons[name] = f"I{len(self._icons) + 1}"
            self._references[found] = self._document.Reference(_icon(name))
        return found

    def picture(self, image: str, wide: float) -> str | None:
        """The name by which a page calls a picture, which stands on the origin.

        It is printed ``wide`` points wide there. None when the document has no such image or its
        bytes are no image.
        """
        if image not in self._pictures:
            name = f"P{len(self._pictures) + 1}"
            self._pictures[image] = name if _opened(self._images.get(image, b"")) else None
        self._printed[image] = max(wide, self._printed.get(image, 0.0))
        return self._pictures[image]

    def shared(self, page: Page) -> bool:
        """Whether a page is shown by others more than once."""
        return self._shown[id(page)] > 1

    def page(self, page: Page, draw: Callable[[Page], bytes]) -> str:
        """The name by which other pages show a page; its operators are in the file once."""
        found = self._pages.get(id(page))
        if found is None:
            operators = draw(page)
            found = self._pages[id(page)] = f"W{len(self._pages) + 1}"
            stream = PDFStream(
                PDFDictionary(
                    {
                        "Type": PDFName("XObject"),
                        "Subtype": PDFName("Form"),
                        "BBox": PDFArray([0, 0, page.width, page.height]),
                        "Resources": PDFObjectReference(RESOURCES),
                        "Filter": PDFName("FlateDecode"),
                    }
                ),
                zlib.compress(operators, COMPRESSION),
            )
            self._references[found] = self._document.Reference(stream)
        return found

    def resources(self) -> PDFDictionary:
        """The part of the pages' resources that says what these names are.

        Pictures are embedded now that it is known how large they are printed.
        """
        for image, name in self._pictures.items():
            if name is not None:
                stream = _picture(self._images[image], self._printed[image], self._document)
                self._references[name] = self._document.Reference(stream)
        return PDFDictionary(self._references)


def _icon(name: str) -> PDFStream:
    path = ["1 J 1 j"]
    for stroke in icons.icon(name):
        if stroke.width:
            path.append(f"{stroke.width:g} w")
        for segment in stroke.path:
            verb, *numbers = segment
            if verb == "Z":
                path.append("h")
                continue
            points = (f"{x:g} {-y:g}" for x, y in zip(numbers[::2], numbers[1::2], strict=True))
            path.append(f"{' '.join(points)} {verb.lower()}")
        path.append("B" if stroke.filled and stroke.width else "f" if stroke.filled else "S")
    grid = icons.GRID
    return PDFStream(
        PDFDictionary(
            {
                "Type": PDFName("XObject"),
                "Subtype": PDFName("Form"),
                "BBox": PDFArray([0, -grid, grid, 0]),
                "Matrix": PDFArray([1 / grid, 0, 0, 1 / grid, 0, 0]),
                "Resources": PDFDictionary(),
            }
        ),
        "\n".join(path),
        [PDFZCompress],
    )


def _opened(data: bytes) -> Image.Image | None:
    """The image of these bytes: a JPEG that can be embedded as it is, or else one with alpha."""
    try:
        opened = Image.open(io.BytesIO(data))
        if opened.format == "JPEG" and opened.mode in _JPEG_SPACES:
            return opened
        return opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _picture(data: bytes, wide: float, document: PDFDocument) -> PDFStream:
    """A picture that is printed ``wide`` points wide, with no more dots than paper can show."""
    image = _opened(data)
    assert image is not None, "it was opened before"
    dots = max(1, ceil(wide / 72 * DPI))
    smaller = dots < image.width * _WORTH
    size = (dots, max(1, round(image.height * dots / image.width)))
    if image.format == "JPEG":
        if smaller and (resized := _resized(image, size)) is not None:
            out = io.BytesIO()
            resized.save(out, "JPEG", quality=_QUALITY, optimize=True)
            if out.tell() < len(data):
                image, data = resized, out.getvalue()
        return _stream(image, _JPEG_SPACES[image.mode], "DCTDecode", data)
    if smaller:
        image = image.resize(size, Image.Resampling.LANCZOS)
    alpha = image.getchannel("A")
    picture = _stream(image, "DeviceRGB", "FlateDecode", _packed(image.convert("RGB")))
    if alpha.getextrema() != (255, 255):
        mask = _stream(image, "DeviceGray", "FlateDecode", _packed(alpha))
        picture.dictionary["SMask"] = document.Reference(mask)
    return picture


def _resized(image: Image.Image, size: tuple[int, int]) -> Image.Image | None:
    """None for a photograph that is damaged further on: it goes along as it is."""
    try:
        return image.resize(size, Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError):
        return None


def _packed(image: Image.Image) -> bytes:
    return zlib.compress(image.tobytes())


def _stream(image: Image.Image, space: str, coding: str, data: bytes) -> PDFStream:
    return PDFStream(
        PDFDictionary(
            {
                "Type": PDFName("XObject"),
                "Subtype": PDFName("Image"),
                "Width": image.width,
                "Height": image.height,
                "BitsPerComponent": 8,
                "ColorSpace": PDFName(space),
                "Filter": PDFName(coding),
            }
        ),
        data,
    )
