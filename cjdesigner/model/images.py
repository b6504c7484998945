"""Whether a picture's record is what it says, which no field can know of itself.

Rule: a picture from outside, in a file or on the clipboard, is asked before it comes in; one that
is not what it says could be shown, but never saved.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from hashlib import sha256

from cjdesigner.model.records import Image

# the first bytes of a kind, and for those that are a kind of another what stands at the eighth
_BEGINNINGS = {
    "png": (b"\x89PNG\r\n\x1a\n", b""),
    "jpeg": (b"\xff\xd8\xff", b""),
    "webp": (b"RIFF", b"WEBP"),
}
_KIND = 8


def is_what_it_says(image: Image) -> bool:
    """Whether an image's identity is the hash of its bytes, and these begin as its kind does."""
    try:
        data = b64decode(image.data, validate=True)
    except binascii.Error:
        return False
    first, further = _BEGINNINGS[image.media]
    return (
        sha256(data).hexdigest() == image.id
        and data.startswith(first)
        and data.startswith(further, _KIND if further else 0)
    )
