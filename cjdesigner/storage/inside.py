"""A project that travels inside a PDF: found among the file's bytes and taken out.

The PDF is not read as one: whatever a stranger wrote in it, only streams that say they are an
embedded file are looked at, and only those that begin as a project does are taken. Rules: what is
inflated is bounded before it is built, and what is found goes through the reader like any file.
"""

from __future__ import annotations

import zlib

from cjdesigner.errors import FileError
from cjdesigner.storage import format as form

BEGINNING = b"%PDF-"
# a program that only shows the PDF offers the project under this name
NAME = f"project{form.SUFFIX}"

_BEGINS = f'{{"format":"{form.FORMAT}"'.encode()
_EMBEDDED = b"/EmbeddedFile"
# a stream's dictionary stands between these words, and is no longer than this on either side
_BEFORE, _AFTER = b" obj", b"stream"
_LONGEST = 1_000
# so many places are looked at, the last first: who saves a PDF again adds at the end
_MOST = 1_000


def is_pdf(data: bytes) -> bool:
    """Whether a file is a PDF by its first bytes."""
    return data.startswith(BEGINNING)


def project_in(data: bytes) -> bytes:
    """The bytes of the project in a PDF, the newest where there are several.

    Raises ``FileError`` where there is none, or one that is damaged or too large.
    """
    at = len(data)
    for _ in range(_MOST):
        at = data.rfind(_EMBEDDED, 0, at)
        if at < 0:
            break
        begin = data.rfind(_BEFORE, max(0, at - _LONGEST), at)
        end = data.find(_AFTER, at, at + _LONGEST)
        if begin < 0 or end < 0:
            continue
        inside = memoryview(data)[end + len(_AFTER) :]
        inside = inside[2:] if bytes(inside[:2]) == b"\r\n" else inside[1:]
        if b"/FlateDecode" in data[begin:end]:
            if _begun(inside) == _BEGINS:
                return _inflated(inside)
        elif bytes(inside[: len(_BEGINS)]) == _BEGINS:
            return _plain(bytes(inside))
    raise FileError("storage.pdf.nothing")


def _begun(inside: memoryview) -> bytes:
    try:
        return zlib.decompressobj().decompress(inside[:1_024], len(_BEGINS))
    except zlib.error:
        return b""


def _plain(inside: bytes) -> bytes:
    end = inside.find(b"endstream")
    if end < 0:
        raise FileError("storage.pdf.damaged")
    return inside[:end].rstrip() + b"\n"


def _inflated(inside: memoryview) -> bytes:
    inflater = zlib.decompressobj()
    try:
        found = inflater.decompress(inside, form.LARGEST_FILE + 1)
    except zlib.error as error:
        raise FileError("storage.pdf.damaged") from error
    if len(found) > form.LARGEST_FILE:
        most = form.LARGEST_FILE // (1024 * 1024)
        raise FileError("storage.too_large", n=most + 1, most=most)
    if not inflater.eof:
        raise FileError("storage.pdf.damaged")
    return found
