"""A picture in a project is what its record says, and no larger than any painter can bear."""

from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from PIL import Image as Pictures

from cjdesigner.model.images import is_what_it_says
from cjdesigner.model.records import Image

KINDS: list[tuple[Any, dict[str, Any]]] = [
    ("png", {}),
    ("jpeg", {}),
    ("jpeg", {"progressive": True}),
    ("webp", {}),
    ("webp", {"lossless": True}),
    ("webp", {"exif": b"Exif\x00\x00MM"}),
]


def record(data: bytes, media: Any) -> Image:
    identity, written = sha256(data).hexdigest(), b64encode(data).decode()
    return Image(id=identity, media=media, width=4, height=4, data=written)


def painted(width: int, height: int, media: str, **options: Any) -> bytes:
    out = BytesIO()
    Pictures.new("RGB", (width, height)).save(out, media, **options)
    return out.getvalue()


@pytest.mark.parametrize(("media", "options"), KINDS)
def test_a_picture_as_large_as_is_kept_is_taken(media: Any, options: dict[str, Any]) -> None:
    assert is_what_it_says(record(painted(2_000, 3, media, **options), media))
    assert is_what_it_says(record(painted(3, 2_000, media, **options), media))


@pytest.mark.parametrize(("media", "options"), KINDS)
def test_a_picture_larger_than_is_kept_is_not_taken(media: Any, options: dict[str, Any]) -> None:
    assert not is_what_it_says(record(painted(2_001, 3, media, **options), media))
    assert not is_what_it_says(record(painted(3, 2_001, media, **options), media))


def test_a_picture_hides_its_size_behind_nothing() -> None:
    small, large = (painted(3, high, "jpeg") for high in (3, 3_000))
    assert small[20:22] == large[20:22] == b"\xff\xdb"
    for part in (
        b"\xff\xff",
        b"junk\x00\xff\x00",
        b"\xff\x01\xff\xd0",
        b"\xff\xe1\x00\x04\xff\xc0",
    ):
        assert is_what_it_says(record(small[:20] + part + small[20:], "jpeg"))
        assert not is_what_it_says(record(large[:20] + part + large[20:], "jpeg"))


@pytest.mark.parametrize("part", [b"\xff", b"\xff\x00", b"x"])
def test_a_picture_that_never_says_its_size_is_taken_for_damaged(part: bytes) -> None:
    assert is_what_it_says(record(b"\xff\xd8\xff" + part * (8_000_000 // len(part)), "jpeg"))


@pytest.mark.parametrize("part", [b"\xff\xe0\x00\x02", b"\xff\xd0"])
def test_a_picture_that_puts_off_saying_its_size_is_not_taken(part: bytes) -> None:
    data = b"\xff\xd8" + part * 2_000_000 + painted(3, 3_000, "jpeg")[2:]
    assert not is_what_it_says(record(data, "jpeg"))


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "webp"),
        (b"GIF89a", "png"),
        (b"\x89PNG\r\n\x1a\n", "jpeg"),
        (b"", "png"),
    ],
)
def test_what_begins_as_something_else_is_not_taken(data: bytes, media: Any) -> None:
    assert not is_what_it_says(record(data, media))


def test_a_damaged_picture_stays_in_its_project() -> None:
    png = b"\x89PNG\r\n\x1a\n"
    for data, media in (
        (png, "png"),
        (png + b"no picture at all", "png"),
        (b"\xff\xd8\xff", "jpeg"),
    ):
        assert is_what_it_says(record(data, media))
