"""A project travels inside a PDF and is got back; a stranger's PDF does no harm."""

import io
import shutil
import subprocess
import zlib
from pathlib import Path

import pypdf
import pytest

from cjdesigner import exporting, paths
from cjdesigner.errors import FileError
from cjdesigner.storage import format as form
from cjdesigner.storage import writer
from cjdesigner.storage.inside import project_in
from cjdesigner.storage.reader import read, read_bytes

QPDF = shutil.which("qpdf")
EXAMPLES = paths.resources() / "examples"
PROJECT = writer.to_bytes(read(EXAMPLES / "museum-day.journey").document.records())


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("pdf") / "map.pdf"
    exporting.export(read(EXAMPLES / "museum-day.journey").document, path, embed=True)
    return path.read_bytes()


def stranger(inside: bytes, dictionary: bytes = b"/Filter/FlateDecode") -> bytes:
    """A PDF of somebody who knows how we look for a project."""
    head = b"%PDF-1.7\n1 0 obj\n<</Type/EmbeddedFile" + dictionary + b">>\nstream\n"
    return head + inside + b"\nendstream\nendobj\n"


def test_a_pdf_gives_back_the_very_project_that_was_put_in(embedded: bytes) -> None:
    assert project_in(embedded) == PROJECT
    opened = read_bytes(embedded)
    assert writer.to_bytes(opened.document.records()) == PROJECT
    assert opened.path is None


def test_other_programs_find_it_as_an_attachment(embedded: bytes) -> None:
    read_back = pypdf.PdfReader(io.BytesIO(embedded))
    assert read_back.attachments == {"project.journey": [PROJECT]}
    (entry,) = read_back.root_object["/AF"]
    assert entry.get_object()["/AFRelationship"] == "/Source"
    stream = entry.get_object()["/EF"]["/F"]
    assert stream["/Subtype"] == "/application/json"
    assert stream["/Params"]["/Size"] == len(PROJECT)


def test_a_pdf_carries_no_project_unless_that_was_asked(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    exporting.export(read(EXAMPLES / "museum-day.journey").document, path)
    assert b"/EmbeddedFile" not in path.read_bytes()
    with pytest.raises(FileError) as refused:
        read(path)
    assert refused.value.key == "storage.pdf.nothing"
    assert refused.value.arguments["file"] == str(path)


def test_a_pdf_that_pypdf_saved_again_still_holds_it(embedded: bytes) -> None:
    out = io.BytesIO()
    pypdf.PdfWriter(clone_from=io.BytesIO(embedded)).write(out)
    assert read_bytes(out.getvalue()).document.project.title == "Visiting Tidewater"


@pytest.mark.skipif(QPDF is None, reason="qpdf is not installed")
@pytest.mark.parametrize(
    "how", ["--qdf", "--linearize", "--object-streams=disable", "--recompress-flate"]
)
def test_a_pdf_that_qpdf_saved_again_still_holds_it(
    embedded: bytes, how: str, tmp_path: Path
) -> None:
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    first.write_bytes(embedded)
    subprocess.run([str(QPDF), how, str(first), str(again)], check=True)
    assert writer.to_bytes(read(again).document.records()) == PROJECT


def test_the_newest_of_several_is_taken(embedded: bytes) -> None:
    newer = PROJECT.replace(b"Visiting Tidewater", b"Another visit")
    assert project_in(embedded + stranger(zlib.compress(newer))) == newer


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"%PDF-", "storage.pdf.nothing"),
        (b"%PDF-1.7\n" + b"/EmbeddedFile stream\n" * 50_000, "storage.pdf.nothing"),
        (b"%PDF-1.7 obj" + b"/EmbeddedFile" * 50_000 + b"stream\n", "storage.pdf.nothing"),
        (stranger(b"no zlib at all"), "storage.pdf.nothing"),
        (stranger(zlib.compress(b"\0" * 10_000)), "storage.pdf.nothing"),
        (stranger(b""), "storage.pdf.nothing"),
        (stranger(PROJECT[:500], b""), "storage.cut_off"),
        (stranger(PROJECT, b"")[:-30], "storage.pdf.damaged"),
        (stranger(zlib.compress(PROJECT))[:2_000], "storage.pdf.damaged"),
        (stranger(zlib.compress(PROJECT[:60] + b"x" * 90)), "storage.cut_off"),
        (stranger(zlib.compress(zlib.compress(PROJECT))), "storage.pdf.nothing"),
    ],
)
def test_a_strange_pdf_gets_one_sentence(data: bytes, key: str, tmp_path: Path) -> None:
    path = tmp_path / "strange.pdf"
    path.write_bytes(data)
    with pytest.raises(FileError) as refused:
        read(path)
    assert refused.value.key == key
    assert path.read_bytes() == data


def test_what_would_become_too_large_is_refused_while_it_is_unpacked() -> None:
    begin = f'{{"format":"{form.FORMAT}"'.encode()
    packer = zlib.compressobj(9)
    bomb = packer.compress(begin)
    for _ in range(80):
        bomb += packer.compress(b" " * 1_000_000)
    bomb += packer.flush()
    with pytest.raises(FileError) as refused:
        read_bytes(stranger(bomb))
    assert refused.value.key == "storage.too_large"


@pytest.mark.parametrize("step", [101, 1_009])
def test_a_pdf_with_a_byte_that_was_spoilt_opens_or_is_refused(embedded: bytes, step: int) -> None:
    said = set()
    for place in range(0, len(embedded), step * 7):
        spoilt = bytearray(embedded)
        spoilt[place] ^= 0x5A
        try:
            read_bytes(bytes(spoilt))
        except FileError as refused:
            said.add(refused.key)
    assert all(key.startswith("storage.") for key in said)
