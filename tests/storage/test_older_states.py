"""Older states of a file are kept, thinned with age, and open like any file."""

from __future__ import annotations

import zlib
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_files import everything

from cjdesigner.errors import FileError
from cjdesigner.model.records import AnyRecord, Snapshot, replaced
from cjdesigner.storage import backups, packing
from cjdesigner.storage.backups import State
from cjdesigner.storage.writer import save, to_bytes

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def titled(title: str) -> list[AnyRecord]:
    return [replaced(r, title=title) if r.id == "project" else r for r in everything()]


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "older"


def test_each_saved_state_is_kept_and_opens(where: Path, tmp_path: Path) -> None:
    file = tmp_path / "trip.journey"
    for number, title in enumerate(("a", "b", "b", "c")):
        save(titled(title), file)
        backups.keep(where, file, NOW + timedelta(minutes=number))
    found = backups.states(where, file)
    assert [backups.open_state(state).document.project.title for state in found] == ["c", "b", "a"]
    assert found[0].when == NOW + timedelta(minutes=3)
    assert backups.states(where, tmp_path / "other.journey") == ()


def test_a_clock_that_was_set_back_keeps_the_order(where: Path, tmp_path: Path) -> None:
    file = tmp_path / "trip.journey"
    for number, title in enumerate("abc"):
        save(titled(title), file)
        backups.keep(where, file, NOW - timedelta(days=number))
    found = backups.states(where, file)
    assert [backups.open_state(state).document.project.title for state in found] == ["c", "b", "a"]


def test_two_files_of_one_name_keep_their_states_apart(where: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        file = tmp_path / folder / "trip.journey"
        file.parent.mkdir()
        save(titled(folder), file)
        backups.keep(where, file, NOW)
    for folder in ("one", "two"):
        (state,) = backups.states(where, tmp_path / folder / "trip.journey")
        assert backups.open_state(state).document.project.title == folder


def test_states_can_be_forgotten(where: Path, tmp_path: Path) -> None:
    file = tmp_path / "trip.journey"
    save(titled("a"), file)
    backups.keep(where, file, NOW)
    backups.forget(where, file)
    assert backups.states(where, file) == ()


def _states(ages: list[timedelta]) -> list[State]:
    count = len(ages)
    return [State(count - n, NOW - age, "", Path(str(count - n))) for n, age in enumerate(ages)]


def _stay(ages: list[timedelta]) -> list[timedelta]:
    known = _states(sorted(ages))
    gone = {state.number for state in backups.superfluous(known, NOW)}
    return [NOW - state.when for state in known if state.number not in gone]


def test_a_day_of_saving_every_minute_leaves_an_hour_whole_and_one_state_an_hour() -> None:
    stay = _stay([timedelta(minutes=n) for n in range(24 * 60)])
    assert sum(age <= timedelta(hours=1) for age in stay) == 61
    assert len(stay) in (84, 85)


def test_years_of_saving_leave_a_state_a_day_then_a_month_then_none() -> None:
    stay = _stay([timedelta(days=n, hours=1) for n in range(3000)])
    assert sum(age <= timedelta(days=31) for age in stay) == 31
    assert len(stay) < 31 + 26
    assert max(stay) <= timedelta(days=730)


def test_the_newest_states_stay_whatever_their_age() -> None:
    assert len(_stay([timedelta(days=5000 + n) for n in range(50)])) == backups.NEWEST


@given(st.lists(st.floats(-1e6, 1e8).map(lambda s: timedelta(seconds=s)), max_size=60))
def test_thinning_twice_takes_nothing_more_away(ages: list[timedelta]) -> None:
    known = _states(ages)
    gone = backups.superfluous(known, NOW)
    rest = [state for state in known if state not in gone]
    assert backups.superfluous(rest, NOW) == []
    newest = sorted(known, key=lambda state: -state.number)[: backups.NEWEST]
    assert not set(newest) & set(gone)


def test_thinning_really_takes_the_files_away(where: Path, tmp_path: Path) -> None:
    file = tmp_path / "trip.journey"
    for number in range(backups.NEWEST + 5):
        save(titled(str(number)), file)
        backups.keep(where, file, NOW + timedelta(days=1000 * number))
    assert len(backups.states(where, file)) == backups.NEWEST
    assert len(list(where.rglob("*.z"))) == backups.NEWEST


def test_a_damaged_state_is_refused_and_the_others_stay(where: Path, tmp_path: Path) -> None:
    file = tmp_path / "trip.journey"
    for title in "ab":
        save(titled(title), file)
        backups.keep(where, file, NOW)
    newest, older = backups.states(where, file)
    whole = newest.file.read_bytes()
    for content in (b"", whole[:-10], whole[:50] + bytes(10) + whole[60:], packing.packed(b"{}")):
        newest.file.write_bytes(content)
        with pytest.raises(FileError):
            backups.open_state(newest)
    newest.file.unlink()
    with pytest.raises(FileError):
        backups.open_state(newest)
    assert backups.open_state(older).document.project.title == "a"


def test_a_file_that_is_gone_is_one_sentence(where: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"storage\.read\.missing"):
        backups.keep(where, tmp_path / "none.journey")


# -- named versions inside a project ------------------------------------------------------------


def test_a_snapshot_gives_the_project_back_without_earlier_snapshots() -> None:
    content = packing.snapshot_content(everything())
    opened = packing.open_snapshot(Snapshot(id="s", order="V", content=content))
    left = {r.id: r for r in everything() if r.type != "snapshot"}
    assert {r.id: r for r in opened.document.records()} == left


@pytest.mark.parametrize(
    "content",
    [
        "",
        "AAAA",
        "A",
        b64encode(packing.packed(b"{}")).decode(),
        b64encode(packing.packed(to_bytes(everything()))[:-5]).decode(),
        b64encode(zlib.compress(bytes(200_000_000), 9)).decode(),
    ],
    ids=["empty", "no archive", "no code", "no project", "cut off", "a bomb"],
)
def test_a_snapshot_that_is_damaged_or_a_bomb_is_refused(content: str) -> None:
    snapshot = Snapshot.model_construct(id="s", order="V", title="Eerste", content=content)
    with pytest.raises(FileError):
        packing.open_snapshot(snapshot)
