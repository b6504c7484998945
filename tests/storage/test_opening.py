"""Opening: what is broken is mended where that is safe, told, and never dropped in silence."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import Any

import pytest
from sample_files import as_json, by_id, everything, plain

from cjdesigner.errors import FileError
from cjdesigner.model.records import AnyRecord, Card, Lane
from cjdesigner.storage import format as form
from cjdesigner.storage import migrations
from cjdesigner.storage.reader import Opened, read, read_bytes
from cjdesigner.storage.writer import save, to_bytes
from cjdesigner.words import LANGUAGES, say

FIXTURES = Path(__file__).parent / "data"


def without(*identities: str) -> bytes:
    return as_json([record for record in plain() if record["id"] not in identities])


def told(opened: Opened) -> set[tuple[str, str, str]]:
    said = {(r.key.rpartition(".")[2], *(v for _, v in r.arguments[1:])) for r in opened.repairs}
    for repair in opened.repairs:
        for language in LANGUAGES:
            assert say(repair.key, language, **dict(repair.arguments)) != repair.key
    return said


def card(opened: Opened, identity: str) -> Card:
    return opened.document.record(identity, Card)


def test_a_sound_file_needs_no_repair(tmp_path: Path) -> None:
    save(everything(), tmp_path / "a.journey")
    opened = read(tmp_path / "a.journey")
    assert opened.repairs == ()
    assert not opened.keep_original
    assert not opened.read_only
    assert opened.path == tmp_path / "a.journey"


def test_a_persona_that_is_gone_leaves_the_lists_that_named_it() -> None:
    opened = read_bytes(without("anna"))
    assert told(opened) == {
        ("cleared", "now", "personas"),
        ("cleared", "see", "personas"),
        ("removed", "ask.anna.-", ""),
        ("removed", "see.anna.spring", ""),
    }
    assert opened.document.journeys()[0].personas == ("bert",)
    assert opened.keep_original


def test_a_card_whose_end_is_gone_holds_on_to_its_other_end() -> None:
    opened = read_bytes(without("see"))
    assert (card(opened, "why").first, card(opened, "why").last) == ("ask", "ask")
    assert ("moved", "why", "") in told(opened)
    assert ("removed", "again", "") in told(opened)


def test_a_card_whose_columns_are_all_gone_keeps_its_text_in_the_first_column() -> None:
    opened = read_bytes(without("move"))
    assert (card(opened, "help").first, card(opened, "help").last) == ("ask", "ask")
    records = plain()
    by_id(records, "why").update(first="no", last="where")
    again = read_bytes(as_json(records))
    assert (card(again, "why").first, card(again, "why").text) == ("ask", "Waarom? 🏠")


def test_a_lane_that_is_gone_is_made_again_for_the_cards_in_it() -> None:
    opened = read_bytes(without("ideas"))
    lane = opened.document.record("ideas", Lane)
    assert lane.journey == "now"
    assert [lane.id for lane in opened.document.lanes("now")] == ["thoughts", "ideas"]
    assert told(opened) == {("lane", "ideas", "")}
    assert card(opened, "help").lane == "ideas"


def test_a_journey_or_picture_that_is_gone_empties_the_field_that_named_it() -> None:
    image = next(record.id for record in everything() if record.type == "image")
    opened = read_bytes(without(image))
    assert told(opened) == {
        ("cleared", "anna", "portrait"),
        ("cleared", "help", "image"),
        ("cleared", "print", "logo"),
    }
    assert opened.document.personas()[0].portrait is None


def test_a_repaired_project_can_be_saved_and_opens_without_repair() -> None:
    opened = read_bytes(without("see", "ideas", "anna", "spring"))
    again = read_bytes(to_bytes(opened.document.records(), opened.proof))
    assert again.repairs == ()


@pytest.mark.parametrize("gone", [record.id for record in everything()])
def test_whatever_record_is_missing_the_file_opens_told_or_is_refused(gone: str) -> None:
    if gone in ("project", "search", "now", "later"):
        with pytest.raises(FileError, match=r"storage\.no_project|document\.dangling"):
            read_bytes(without(gone))
        return
    before = {r.id: r for r in everything()}
    opened = read_bytes(without(gone))
    after: dict[str, AnyRecord] = {r.id: r for r in opened.document.records()}
    mentioned = {dict(repair.arguments)["id"] for repair in opened.repairs}
    different = {i for i in before if i != gone and before[i] != after.get(i)}
    assert different <= mentioned


def test_a_channel_from_the_shipped_list_is_no_broken_reference() -> None:
    from cjdesigner.model import shipped

    records = plain()
    by_id(records, "ask")["channels"] = ["fair", shipped.channels()[0].id]
    assert read_bytes(as_json(records)).repairs == ()


def test_a_file_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.journey"
    save(everything(), file)
    file.chmod(0o444)
    assert read(file).read_only


def test_progress_is_told_from_nothing_to_all_and_never_goes_back(tmp_path: Path) -> None:
    many = many_cards(10_000)
    save(many, tmp_path / "a.journey")
    seen: list[float] = []
    read(tmp_path / "a.journey", progress=seen.append)
    assert seen == sorted(seen)
    assert len(seen) > 5
    assert seen[-1] == 1.0


def test_opening_can_be_stopped_at_every_step(tmp_path: Path) -> None:
    save(many_cards(10_000), tmp_path / "a.journey")
    for steps in range(5):
        asked = iter([False] * steps)
        with pytest.raises(FileError, match=r"storage\.cancelled"):
            read(tmp_path / "a.journey", cancelled=lambda asked=asked: next(asked, True))
    assert gc.isenabled()


def test_every_version_that_ever_was_opens() -> None:
    versions = sorted(FIXTURES.glob("v*"))
    assert [folder.name for folder in versions] == [f"v{n + 1}" for n in range(form.VERSION)]
    for folder in versions:
        files = sorted(folder.glob("*.journey"))
        assert files
        for file in files:
            assert read(file).repairs == ()


def test_the_sample_of_this_version_is_what_is_written_today() -> None:
    file = FIXTURES / f"v{form.VERSION}" / "everything.journey"
    opened = read(file)
    assert to_bytes(opened.document.records()) == file.read_bytes()
    assert {r.id: r for r in opened.document.records()} == {r.id: r for r in everything()}


def test_steps_between_versions_run_in_one_line_from_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert sorted(migrations.STEPS) == list(range(1, form.VERSION))

    def renamed(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
        for record in records:
            if "name" in record:
                record["title"] = record.pop("name")
        return records

    monkeypatch.setattr(migrations, "VERSION", 2)
    monkeypatch.setitem(migrations.STEPS, 1, renamed)
    assert migrations.migrate([{"name": "a"}], 1) == [{"title": "a"}]
    assert migrations.migrate([{"name": "a"}], 2) == [{"name": "a"}]


def many_cards(count: int) -> list[AnyRecord]:
    lane = {"lane": "thoughts", "first": "ask", "last": "ask", "order": "V"}
    return [*everything(), *(Card(id=f"c{n}", text="tien woorden", **lane) for n in range(count))]


def test_a_file_that_grows_while_it_is_read_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.journey"
    save(everything(), file)
    endless = b" " * (1 << 22)
    monkeypatch.setattr(os, "read", lambda descriptor, size: endless)
    with pytest.raises(FileError, match=r"storage\.too_large"):
        read(file)
