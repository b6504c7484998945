"""Whether a picture's record is what it says, which no field can know of itself.

Rule: a picture from outside, in a file or on the clipboard, is asked before it comes in; one that
is not what it says could be shown, but never saved, and one that is far larger than it says would
take a painter's memory.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from hashlib import sha256
from sys import maxsize

from cjdesigner.model.records import Image
from cjdesigner.model.values import LARGEST_SIDE

# the first bytes of a kind, and for those that are a kind of another what stands at the eighth
_BEGINNINGS = {
    "png": (b"\x89PNG\r\n\x1a\n", b""),
    "jpeg": (b"\xff\xd8\xff", b""),
    "webp": (b"RIFF", b"WEBP"),
}
_KIND = 8
# markers of a JPEG; what stands between two of them decoders pass over
_MARKER = re.compile(rb"\xff[^\x00\xff]")
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PICTURE, _END = 0xDA, 0xD9
# more markers than this before the picture no camera writes
_MOST_MARKERS = 10_000


def is_what_it_says(image: Image) -> bool:
    """Whether an image's identity is the hash of its bytes, and these begin as its kind does.

    They may say that it is damaged, but not that it is larger than any picture is kept.
    """
    try:
        data = b64decode(image.data, validate=True)
    except binascii.Error:
        return False
    first, further = _BEGINNINGS[image.media]
    return (
        sha256(data).hexdigest() == image.id
        and data.startswith(first)
        and data.startswith(further, _KIND if further else 0)
        and max(_SIZES[image.media](data)) <= LARGEST_SIDE
    )


def _size_of_png(data: bytes) -> tuple[int, int]:
    """Width and height in pixels as the first bytes say; 0 where they say nothing."""
    if data[12:16] != b"IHDR":
        return 0, 0
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def _size_of_jpeg(data: bytes) -> tuple[int, int]:
    at = 2
    for _ in range(_MOST_MARKERS):
        found = _MARKER.search(data, at)
        if found is None or found[0][1] in (_PICTURE, _END):
            return 0, 0
        at = found.end()
        if found[0][1] in _FRAMES:
            return int.from_bytes(data[at + 5 : at + 7]), int.from_bytes(data[at + 3 : at + 5])
        if found[0][1] not in _ALONE:
            at += max(2, int.from_bytes(data[at : at + 2]))
    return maxsize, maxsize


def _size_of_webp(data: bytes) -> tuple[int, int]:
    match data[12:16]:
        case b"VP8X":
            return 1 + _little(data[24:27]), 1 + _little(data[27:30])
        case b"VP8L":
            packed = _little(data[21:25])
            return 1 + (packed & 0x3FFF), 1 + (packed >> 14 & 0x3FFF)
        case b"VP8 ":
            return _little(data[26:28]) & 0x3FFF, _little(data[28:30]) & 0x3FFF
    return 0, 0


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")


_SIZES = {"png": _size_of_png, "jpeg": _size_of_jpeg, "webp": _size_of_webp}
