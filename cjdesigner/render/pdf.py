"""Pages as a PDF file: vectors, embedded fonts, text that can be searched, bookmarks, metadata.

reportlab writes the file's objects, fonts and cross references; the pages' operators are our own
(`pdf_page`, `pdf_painter`). Rules it keeps: the same pages give the same bytes, no Qt, and
reportlab is imported only by whoever exports.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from typing import BinaryIO, NamedTuple

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFResourceDictionary,
    PDFStream,
    PDFString,
    PDFtrue,
)

from cjdesigner.errors import ExportError
from cjdesigner.layout.drawing import Page, Paged
from cjdesigner.render.pdf_file import File
from cjdesigner.render.pdf_fonts import Fonts
from cjdesigner.render.pdf_forms import COMPRESSION, RESOURCES, Forms
from cjdesigner.render.pdf_page import content
from cjdesigner.render.pdf_places import Places
from cjdesigner.render.pdf_tags import Tags

_PROGRAM = "CJ Designer"
# What is left of the work when all pages are drawn: fonts, and putting the file together.
_DRAWN = 0.9


class Attachment(NamedTuple):
    """A file that travels in a PDF: its name, its media type, what it is in words, its bytes."""

    name: str
    media: str
    said: str
    data: bytes


def write_pdf(
    paged: Paged,
    out: BinaryIO,
    *,
    images: Mapping[str, bytes] | None = None,
    tagged: bool = True,
    attachment: Attachment | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write the pages to `out`, which is touched only when the whole file is made.

    `images` are the bytes of pictures by the identity of their records, where the drawings do not
    hold them themselves. With `tagged` the file says what is a heading, a text or a figure and in
    which order it is read. The `attachment` is a file that travels in it. `progress` is called
    with the fraction done, from 0 to 1; `cancelled` is asked now and then. Raises ExportError
    `render.cancelled` when it answers yes.
    """
    file = File(paged.language)
    document = file.document
    document.info.title = paged.title
    document.info.author = paged.author
    document.info.subject = paged.subject
    document.info.creator = document.info.producer = _PROGRAM
    document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": PDFtrue})
    fonts = Fonts()
    forms = Forms(document, _images(paged, images or {}), paged.pages)
    tags = Tags(file) if tagged else None
    places = Places(file, paged.pages, tags)
    for number, page in enumerate(paged.pages):

        def tick(fraction: float, number: int = number) -> None:
            if cancelled and cancelled():
                raise ExportError("render.cancelled")
            if progress:
                progress((number + fraction) / len(paged.pages) * _DRAWN)

        tick(0.0)
        entries = _boxes(page)
        if tags is not None:
            entries += f"/StructParents {tags.begin_page()}/Tabs/S"
        operators = content(page, fonts, forms, tags, tick)
        links = places.links(page)
        if links:
            entries += f"/Annots[{' '.join(links)}]"
        # Compressed at once, so that the operators of a page are gone before the next is drawn.
        file.add_page(entries, zlib.compress(operators, COMPRESSION))
        if tags is not None:
            tags.end_page()
    places.write()
    if tags is not None:
        tags.write()
    fonts.embed(document)
    resources = PDFResourceDictionary(XObject=forms.resources())
    resources.basicFonts()
    document.Reference(resources, RESOURCES)
    file.share(RESOURCES)
    if attachment is not None:
        _attach(document, attachment)
    data = file.finished()
    out.write(data)
    if progress:
        progress(1.0)


def _attach(document: PDFDocument, attachment: Attachment) -> None:
    """Put a file in, as the source from which the document was made."""
    kind = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": f"/{attachment.media.replace('/', '#2F')}",
        "Filter": PDFName("FlateDecode"),
        "Params": PDFDictionary({"Size": len(attachment.data)}),
    }
    stream = PDFStream(PDFDictionary(kind), zlib.compress(attachment.data))
    inside = document.Reference(stream)
    name = PDFString(attachment.name)
    entry = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": name,
            "UF": name,
            "Desc": PDFString(attachment.said),
            "AFRelationship": PDFName("Source"),
            "EF": PDFDictionary({"F": inside, "UF": inside}),
        }
    )
    reference = document.Reference(entry, "Attachment")
    names = PDFDictionary({"Names": PDFArray([name, reference])})
    catalog = document.Catalog
    catalog.Names = PDFDictionary({"EmbeddedFiles": names})
    catalog.__Defaults__ = catalog.__Defaults__ | {"AF": PDFArray([reference])}


def _images(paged: Paged, given: Mapping[str, bytes]) -> Mapping[str, bytes]:
    found: dict[str, bytes] = {}
    for page in paged.pages:
        for one in (page, *(window.page for window in page.windows)):
            for part in one.parts:
                found |= part.drawing.images
    return found | dict(given)


def _boxes(page: Page) -> str:
    """How large a page is, and what is left of it after cutting."""
    entries = _box("Media", 0.0, 0.0, page.width, page.height)
    if page.trim is not None:
        left, top, right, bottom = page.trim
        low, high, bleed = page.height - bottom, page.height - top, page.bleed
        entries += _box("Trim", left, low, right, high)
        entries += _box("Bleed", left - bleed, low - bleed, right + bleed, high + bleed)
    return entries


def _box(name: str, *edges: float) -> str:
    return f"/{name}Box[{' '.join(f'{edge:.6f}' for edge in edges)}]"
