"""Promises about pictures: what comes in is measured first, and only its points stay."""

from __future__ import annotations

import os
import struct
import sys
import zlib
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pictures
from PIL import PngImagePlugin

from cjdesigner.errors import CJDError
from cjdesigner.exchange.pictures import LARGEST_KEPT, picture, read_picture
from cjdesigner.model.images import is_what_it_says
from cjdesigner.model.records import Image

SECRET = "SECRET-PLACE-52.1N"


def made(
    kind: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: object
) -> bytes:
    out = BytesIO()
    Pictures.new(mode, size, (200, 30, 30, 128)[: len(mode)]).save(out, kind, **options)
    return out.getvalue()


def noise(size: tuple[int, int]) -> Pictures.Image:
    return Pictures.effect_noise(size, 90).convert("RGB")


def opened(record: Image) -> Pictures.Image:
    return Pictures.open(BytesIO(b64decode(record.data)))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_the_four_kinds_come_in(kind: str) -> None:
    record = picture(made(kind))
    assert (record.width, record.height) == (60, 40) == opened(record).size
    assert is_what_it_says(record)


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "ICO", "PPM", "JPEG2000", "TGA"])
def test_other_kinds_are_refused_whatever_they_are_called(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "holiday.png"
    path.write_bytes(made(kind, (32, 32)))
    with pytest.raises(CJDError, match=r"pictures\.kind"):
        read_picture(path)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/hostname'/></svg>",
        b"%!PS-Adobe-3.0 EPSF-3.0",
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    ],
)
def test_what_is_no_picture_is_one_sentence(data: bytes) -> None:
    with pytest.raises(CJDError):
        picture(data)


def test_a_large_photograph_is_kept_small() -> None:
    out = BytesIO()
    noise((3_000, 2_400)).save(out, "JPEG", quality=95)
    record = picture(out.getvalue())
    assert max(record.width, record.height) <= 2_000
    assert len(b64decode(record.data)) <= LARGEST_KEPT
    assert abs(record.width / record.height - 3_000 / 2_400) < 0.01


def test_a_clear_ground_stays_clear() -> None:
    record = picture(made("PNG", mode="RGBA"))
    assert record.media == "png"
    assert opened(record).mode == "RGBA"


def test_nothing_that_a_camera_wrote_goes_along() -> None:
    exif = Pictures.Exif()
    exif[0x010E] = SECRET
    exif[0x013B] = SECRET
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", SECRET)
    text.add_itxt("XML:com.adobe.xmp", SECRET)
    sources = [
        made("JPEG", exif=exif, comment=SECRET.encode()),
        made("WEBP", exif=exif, xmp=SECRET.encode()),
        made("PNG", pnginfo=text, exif=exif),
        made("GIF", comment=SECRET.encode()),
    ]
    for data in sources:
        assert SECRET.encode() in data
        kept = picture(data)
        assert SECRET.encode() not in b64decode(kept.data)
        found = opened(kept)
        assert not found.getexif()
        assert "icc_profile" not in found.info


def test_a_picture_taken_on_its_side_stands_upright() -> None:
    exif = Pictures.Exif()
    exif[0x0112] = 6
    record = picture(made("JPEG", (60, 40), exif=exif))
    assert (record.width, record.height) == (40, 60)


def bomb(width: int, height: int) -> bytes:
    """A PNG of few bytes that says it has very many points."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\x00" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(60_000, 60_000), (20_000, 10), (9_000, 9_000), (2**31 - 1, 1)])
def test_a_bomb_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(CJDError):
        picture(bomb(*size))


def test_of_a_moving_picture_the_first_one_is_kept() -> None:
    out = BytesIO()
    first, second = (Pictures.new("RGB", (20, 20), ink) for ink in ("red", "blue"))
    first.save(out, "GIF", save_all=True, append_images=[second])
    assert opened(picture(out.getvalue())).convert("RGB").getpixel((5, 5)) == (255, 0, 0)


SOUND = [made(kind, (40, 30)) for kind in ("PNG", "JPEG", "WEBP", "GIF")]


@settings(max_examples=300)
@given(st.sampled_from(SOUND), st.data())
def test_whatever_the_bytes_are_it_is_a_picture_or_a_sentence(
    sound: bytes, data: st.DataObject
) -> None:
    spoilt = bytearray(sound)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(spoilt) - 1))
        spoilt[place] = data.draw(st.integers(0, 255))
    try:
        record = picture(bytes(spoilt[: data.draw(st.integers(1, len(spoilt)))]))
    except CJDError:
        return
    assert is_what_it_says(record)
    assert max(record.width, record.height) <= 2_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_a_pipe_that_calls_itself_a_picture_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "photo.png"
    os.mkfifo(pipe)
    with pytest.raises(CJDError, match="unreadable"):
        read_picture(pipe)
