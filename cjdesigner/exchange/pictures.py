"""Pictures on their way in: PNG, JPEG, WebP or GIF, measured before they are decoded, repainted.

Rules: what a picture is, its first bytes say, never its name; nothing but its points is kept, so
that no place, name, comment or colour profile goes along; nothing it names is ever followed.
"""

from __future__ import annotations

import warnings
from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cjdesigner.errors import CJDError, FileError
from cjdesigner.model.records import Image
from cjdesigner.model.values import LARGEST_SIDE

if TYPE_CHECKING:
    from PIL.Image import Image as Painted

MOST_BYTES = 64 * 1024 * 1024  # of a picture as it comes
MOST_POINTS = 64_000_000  # pixels, of the largest cameras
LONGEST_SIDE = 16_000  # pixels, as it comes
LARGEST_KEPT = 500_000  # bytes, as it is kept
SHARP = 150_000  # bytes up to which a drawing without loss is no burden

_QUALITIES = (88, 80, 70, 60)
_SMALLER = 0.75


def read_picture(path: Path) -> Image:
    """The picture in a file. Raises ``CJDError``."""
    try:
        # a pipe would be waited for, and a device may have no end
        if not path.is_file():
            raise FileError("pictures.unreadable", file=path.name)
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise FileError("pictures.unreadable", file=path.name) from error
    return picture(data)


def picture(data: bytes) -> Image:
    """The picture of these bytes as a record: at most 2,000 pixels and about 500 kB.

    Of a moving one the first picture is kept. Raises ``CJDError`` where it is none, is damaged,
    or is larger than anybody's camera makes them.
    """
    kind = _kind(data)
    if kind is None:
        raise CJDError("pictures.kind")
    if len(data) > MOST_BYTES:
        raise CJDError("pictures.too_large")
    try:
        painted = _repainted(data, kind)
        return _record(*_packed(painted))
    except CJDError:
        raise
    except Exception as error:
        # a decoder raises whatever its author thought of
        raise CJDError("pictures.damaged") from error


def _kind(data: bytes) -> str | None:
    """What the first bytes say."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "GIF"
    return None


def _repainted(data: bytes, kind: str) -> Painted:
    """The points of a picture and nothing else, upright and no larger than is kept."""
    from PIL import Image as Pictures
    from PIL import ImageOps

    with warnings.catch_warnings():
        # what is too large is measured here; the library would warn of it only
        warnings.simplefilter("ignore")
        with Pictures.open(BytesIO(data), formats=(kind,)) as opened:
            width, height = opened.size
            if width * height > MOST_POINTS or max(width, height) > LONGEST_SIDE:
                raise CJDError("pictures.too_large")
            opened.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))
            opened.seek(0)
            upright = ImageOps.exif_transpose(opened)
            clear = upright.has_transparency_data
            whole = upright.convert("RGBA" if clear else "RGB")
    whole.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    if clear and whole.getchannel("A").getextrema() == (255, 255):
        whole = whole.convert("RGB")
    fresh = Pictures.new(whole.mode, whole.size)
    fresh.paste(whole)
    return fresh


def _packed(painted: Painted) -> tuple[Painted, bytes, Literal["png", "jpeg"]]:
    """The picture as bytes: without loss where that is small or needed, else as a photograph."""
    while True:
        data = _saved(painted, "PNG", optimize=True)
        if len(data) <= (LARGEST_KEPT if painted.mode == "RGBA" else SHARP):
            return painted, data, "png"
        if painted.mode != "RGBA":
            for quality in _QUALITIES:
                data = _saved(painted, "JPEG", quality=quality, optimize=True)
                if len(data) <= LARGEST_KEPT:
                    return painted, data, "jpeg"
        size = (max(1, int(side * _SMALLER)) for side in painted.size)
        painted = painted.resize((next(size), next(size)))


def _saved(painted: Painted, kind: str, **options: object) -> bytes:
    out = BytesIO()
    painted.save(out, kind, **options)
    return out.getvalue()


def _record(painted: Painted, data: bytes, media: Literal["png", "jpeg"]) -> Image:
    return Image(
        id=sha256(data).hexdigest(),
        media=media,
        width=painted.width,
        height=painted.height,
        data=b64encode(data).decode("ascii"),
    )
