"""What is saved is opened again as it was, and the same project always gives the same bytes."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from sample_files import as_json, everything, plain, projects

from cjdesigner.errors import FileError
from cjdesigner.model.records import TYPES, AnyRecord, Card, Project, View, replaced
from cjdesigner.storage import format as form
from cjdesigner.storage.proof import Proof
from cjdesigner.storage.reader import read, read_bytes
from cjdesigner.storage.writer import save, to_bytes
from cjdesigner.timeline.document import Document


def opened(data: bytes) -> dict[str, AnyRecord]:
    return {record.id: record for record in read_bytes(data).document.records()}


@settings(max_examples=150, deadline=None)
@given(projects())
def test_any_sound_project_comes_back_equal_and_gives_the_same_bytes_twice(
    records: list[AnyRecord],
) -> None:
    document = Document(records)
    data = to_bytes(document.records())
    back = read_bytes(data)
    assert {r.id: r for r in back.document.records()} == {r.id: r for r in records}
    assert back.repairs == ()
    assert to_bytes(back.document.records(), back.proof) == data
    assert to_bytes(reversed(list(back.document.records()))) == data


@settings(max_examples=60, deadline=None)
@given(projects())
def test_another_layout_of_the_same_json_opens_as_the_same_project(
    records: list[AnyRecord],
) -> None:
    assert opened(as_json(plain(records))) == {r.id: r for r in records}


def test_a_project_with_every_kind_of_record_comes_back() -> None:
    records = everything()
    assert {record.type for record in records} == {k.model_fields["type"].default for k in TYPES}
    assert opened(to_bytes(records)) == {record.id: record for record in records}


def test_the_file_has_one_record_to_a_line_in_the_order_of_kinds_and_identities() -> None:
    records = everything()
    random.Random(1).shuffle(records)
    data = to_bytes(records)
    lines = data.decode().split("\n")
    assert lines[0] == '{"format":"cjdesigner-journey","version":1,"records":['
    assert lines[-2:] == ["]}", ""]
    found = [json.loads(line.rstrip(",")) for line in lines[1:-2]]
    rank = [form.RANK[record["type"]] for record in found]
    assert rank == sorted(rank)
    assert len(found) == len(records)
    assert all(line.startswith('{"type":"') for line in lines[1:-2])
    assert list(json.loads(data)) == ["format", "version", "records"]


def test_one_changed_card_changes_one_line() -> None:
    records = everything()
    before = to_bytes(records).split(b"\n")
    changed = [replaced(r, text="Anders") if r.id == "why" else r for r in records]
    after = to_bytes(changed).split(b"\n")
    assert len(before) == len(after)
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


def test_negative_zero_and_whole_numbers_are_written_one_way() -> None:
    one = [
        Project(id="project", details=(("a", -0.0), ("b", 1))),
        *everything()[1:-1],
        View(id="wall", journey="now", order="V", x=-0.0, y=-0.0),
    ]
    other = [
        Project(id="project", details=(("a", 0.0), ("b", 1.0))),
        *everything()[1:-1],
        View(id="wall", journey="now", order="V"),
    ]
    assert to_bytes(one) == to_bytes(other)
    assert b'["a",0.0],["b",1.0]' in to_bytes(one)


def test_a_text_that_looks_like_negative_zero_is_left_alone() -> None:
    records = [replaced(r, text="van -0.0 tot -0.05") if r.id == "why" else r for r in everything()]
    assert b"van -0.0 tot -0.05" in to_bytes(records)


def test_a_file_with_a_byte_order_mark_or_windows_line_ends_opens() -> None:
    data = to_bytes(everything())
    whole = {record.id: record for record in everything()}
    assert opened(b"\xef\xbb\xbf" + data) == whole
    assert opened(data.replace(b"\n", b"\r\n")) == whole
    assert opened(b"\xef\xbb\xbf" + as_json()) == whole


def test_keys_and_records_in_another_order_open() -> None:
    records = [dict(reversed(record.items())) for record in reversed(plain())]
    data = json.dumps({"records": records, "version": 1, "format": form.FORMAT}).encode()
    assert opened(data) == {record.id: record for record in everything()}


def test_saving_says_which_record_would_not_come_back() -> None:
    sick = Card.model_construct(
        id="sick", lane="ideas", first="ask", last="ask", order="V", text="a\ud800", details=()
    )
    for text in ("a\ud800", "a\x00", "x" * 20_000):
        made = sick.model_copy(update={"text": text})
        with pytest.raises(FileError) as caught:
            to_bytes([*everything(), made])
        assert caught.value.key == "storage.write.unsound"
        assert caught.value.arguments["id"] == "sick"


def test_a_number_that_is_none_never_reaches_the_disk(tmp_path: Path) -> None:
    target = tmp_path / "a.journey"
    save(everything(), target)
    before = target.read_bytes()
    sick = View.model_construct(
        id="v", journey="now", order="V", title="", lanes=(), personas=(), zoom=1.0,
        x=float("nan"), y=0.0, origin=None, details=(),
    )  # fmt: skip
    with pytest.raises(FileError, match=r"storage\.write\.unsound"):
        save([*everything(), sick], target)
    assert target.read_bytes() == before


def test_an_image_that_is_not_what_its_identity_says_is_never_written() -> None:
    records = [
        r.model_copy(update={"data": "AAAA"}) if r.type == "image" else r for r in everything()
    ]
    with pytest.raises(FileError, match=r"storage\.write\.unsound"):
        to_bytes(records)


def test_two_records_of_one_identity_are_never_written() -> None:
    with pytest.raises(FileError, match=r"storage\.write\.doubled"):
        to_bytes([*everything(), everything()[-1]])


def test_a_proof_does_not_trust_a_record_that_took_the_place_of_a_proven_one() -> None:
    back = read_bytes(to_bytes(everything()))
    sick = View.model_construct(**{**dict(everything()[-1]), "x": float("inf")})
    records = [sick if r.id == "wall" else r for r in back.document.records()]
    with pytest.raises(FileError, match=r"storage\.write\.unsound"):
        to_bytes(records, back.proof)


def test_a_proof_gives_the_same_bytes_as_none() -> None:
    proof = Proof()
    records = everything()
    assert to_bytes(records, proof) == to_bytes(records)
    changed = [replaced(r, title="Ander") if r.id == "project" else r for r in records]
    assert to_bytes(changed, proof) == to_bytes(changed)
    assert to_bytes(records, proof) == to_bytes(records)


def test_opening_and_saving_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "a.journey"
    first = save(everything(), target)
    before = target.read_bytes()
    file = read(target)
    assert file.sha256 == first
    assert save(file.document.records(), target, file.sha256, proof=file.proof) == first
    assert target.read_bytes() == before
