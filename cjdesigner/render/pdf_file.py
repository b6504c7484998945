"""The objects of a PDF as a file: streams as they are, everything else packed and compressed.

reportlab writes each object on its own and a line of twenty characters for where it is. A tagged
map has an object for every card, so they are packed in object streams here, as PDF has it since
1.5. Rule it keeps: the same objects give the same bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import accumulate
from struct import Struct

from reportlab.pdfbase.pdfdoc import (
    PDFDocument,
    PDFIndirectObject,
    PDFObjectReference,
    PDFStream,
)
from reportlab.pdfbase.pdfdoc import format as formatted

from cjdesigner.render.pdf_fonts import literal

# half the time of the usual level, for streams that are a twentieth larger
_COMPRESSION = 4
# so many objects to a stream: more compress better, but a reader unpacks them all to see one
_TOGETHER = 400
_HEAD = b"%PDF-1.7\n%\223\214\213\236\n"
# an entry that says where an object is: its kind, place, and number in its stream
_ENTRY = Struct(">BIH")
_LOOSE, _PACKED = 1, 2


class File:
    """reportlab's document, objects of our own beside reportlab's, and the file that they make."""

    def __init__(self, language: str) -> None:
        self.document = PDFDocument(invariant=1, lang=language)
        # reportlab's outline, of which nothing is wanted
        self.document.Catalog.Outlines = None
        self._own: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        # the numbers of the pages
        self.pages: list[int] = []
        self._tree = self.reserve(1)
        self.document.Catalog.Pages = self.named("Tree", self._tree)

    def number(self, name: str) -> int:
        """The number of the object that goes by that name."""
        found: int = self.document.idToObjectNumberAndVersion[name][0]
        return found

    def reserve(self, count: int) -> int:
        """Keep the next ``count`` numbers free for objects of our own; returns the first."""
        first: int = self.document.objectcounter + 1
        self.document.objectcounter += count
        return first

    def put(self, first: int, objects: Sequence[bytes]) -> None:
        """Put objects as they are written under reserved numbers, from ``first`` on."""
        self._own.update(enumerate(objects, first))

    def add_page(self, entries: str, operators: bytes) -> None:
        """Add a page: what it says of itself, and its operators, which are compressed."""
        first = self.reserve(2)
        self._streams[first] = _stream(first, b"", operators)
        page = f"<</Type/Page/Parent {self._tree} 0 R{entries}/Contents {first} 0 R>>"
        self._own[first + 1] = page.encode()
        self.pages.append(first + 1)

    def share(self, resources: str) -> None:
        """Put the tree of the pages in, when all are there; they share the resources so named."""
        kids = " ".join(f"{page} 0 R" for page in self.pages)
        shared = f"/Count {len(self.pages)}/Resources {self.number(resources)} 0 R"
        self._own[self._tree] = f"<</Type/Pages{shared}/Kids[{kids}]>>".encode()

    def named(self, name: str, number: int) -> PDFObjectReference:
        """A reference that reportlab's objects can hold, to an object of our own."""
        self.document.idToObjectNumberAndVersion[name] = (number, 0)
        return PDFObjectReference(name)

    def finished(self) -> bytes:
        """The bytes of the whole file."""
        document = self.document
        document.info.invariant = document.invariant
        document.info.digest(document.signature)
        root = document.Reference(document.Catalog).format(document)
        info = document.Reference(document.info).format(document)
        written = [_HEAD]
        at = len(_HEAD)
        places = {0: _ENTRY.pack(0, 0, 65535)}
        packed: list[tuple[int, bytes]] = []
        number = 0
        # objects may refer to further ones only while they are being written
        while number < document.objectcounter:
            number += 1
            own = self._own.get(number)
            if own is not None:
                packed.append((number, own))
                continue
            stream = self._streams.get(number)
            if stream is not None:
                places[number] = _ENTRY.pack(_LOOSE, at, 0)
                written.append(stream)
                at += len(stream)
                continue
            name = document.numberToId[number]
            found = document.idToObject[name]
            if isinstance(found, PDFStream):
                places[number] = _ENTRY.pack(_LOOSE, at, 0)
                written.append(PDFIndirectObject(name, found).format(document))
                at += len(written[-1])
            else:
                packed.append((number, formatted(found, document, toplevel=1)))
        for start in range(0, len(packed), _TOGETHER):
            some = packed[start : start + _TOGETHER]
            number += 1
            for place, (inside, _) in enumerate(some):
                places[inside] = _ENTRY.pack(_PACKED, number, place)
            places[number] = _ENTRY.pack(_LOOSE, at, 0)
            written.append(_object_stream(number, some))
            at += len(written[-1])
        number += 1
        places[number] = _ENTRY.pack(_LOOSE, at, 0)
        identity = document.signature.hexdigest().encode()
        head = b"/Root %s/Info %s/ID[<%s><%s>]" % (root, info, identity, identity)
        written.append(_places(number, head, [places[one] for one in range(number + 1)]))
        written.append(b"startxref\n%d\n%%%%EOF\n" % at)
        return b"".join(written)


def _object_stream(number: int, objects: Sequence[tuple[int, bytes]]) -> bytes:
    ends = accumulate(len(written) + 1 for _, written in objects)
    places = zip(objects, (0, *ends), strict=False)
    head = b" ".join([b"%d %d" % (inside, at) for (inside, _), at in places]) + b"\n"
    data = head + b"\n".join([written for _, written in objects])
    kind = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
    return _stream(number, kind, zlib.compress(data, _COMPRESSION))


def _places(number: int, head: bytes, places: Sequence[bytes]) -> bytes:
    """The stream that says where every object is, from number 0 on."""
    kind = b"/Type/XRef/Size %d/W[1 4 2]" % len(places)
    return _stream(number, kind + head, zlib.compress(b"".join(places), _COMPRESSION))


def _stream(number: int, head: bytes, data: bytes) -> bytes:
    """A stream of compressed data as an object."""
    head += b"/Filter/FlateDecode/Length %d" % len(data)
    return b"%d 0 obj\n<<%s>>\nstream\n%s\nendstream\nendobj\n" % (number, head, data)


def written(text: str) -> str:
    """A text that is said and not drawn, as a PDF string."""
    if text.isascii() and text.isprintable():
        return f"({literal(text)})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
