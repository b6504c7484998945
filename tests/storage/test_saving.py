"""Saving: at any instant the old file or the new one is there, whole, and the message is true."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from faulty_system import ERRORS, FUNCTIONS, Fault, failing, nothing, raising, short
from sample_files import as_json, everything, plain

from cjdesigner.errors import FileError
from cjdesigner.model.records import replaced
from cjdesigner.storage import processes, safe
from cjdesigner.storage.reader import read
from cjdesigner.storage.writer import save, to_bytes
from cjdesigner.words import LANGUAGES, say_error

OLD = b"old" * 1_000_000
NEW = b"new" * 1_000_000
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file that is there already."""
    file = tmp_path / "trip.journey"
    file.write_bytes(OLD)
    return file


def said(error: FileError) -> str:
    for language in LANGUAGES:
        text = say_error(error, language)
        assert text != error.key
        assert "\n" not in text
    return say_error(error, "en")


def files(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_file_is_replaced_and_the_version_before_it_kept(target: Path) -> None:
    digest = safe.write(target, NEW, backup=True)
    assert target.read_bytes() == NEW
    assert digest == sha256(NEW).hexdigest()
    assert safe.backup_of(target).read_bytes() == OLD
    assert files(target.parent) == ["trip.journey", "trip.journey.bak"]


def test_a_new_file_has_no_backup_and_the_mode_the_user_wants(tmp_path: Path) -> None:
    safe.write(tmp_path / "new.journey", NEW, backup=True)
    assert files(tmp_path) == ["new.journey"]
    if sys.platform != "win32":
        mask = os.umask(0)
        os.umask(mask)
        assert stat.S_IMODE((tmp_path / "new.journey").stat().st_mode) == 0o666 & ~mask


def test_saving_the_same_twice_keeps_the_last_version_that_was_different(target: Path) -> None:
    safe.write(target, NEW, backup=True)
    safe.write(target, NEW, backup=True)
    assert safe.backup_of(target).read_bytes() == OLD


def test_an_export_leaves_no_backup(target: Path) -> None:
    safe.write(target, NEW)
    assert files(target.parent) == ["trip.journey"]


# -- what must not be overwritten -----------------------------------------------------------------


def test_a_file_that_was_changed_elsewhere_is_not_overwritten(target: Path) -> None:
    read_then = sha256(OLD).hexdigest()
    target.write_bytes(b"somebody else's work")
    with pytest.raises(FileError, match=r"storage\.changed_on_disk") as caught:
        safe.write(target, NEW, expected_sha256=read_then)
    assert "has not been saved over" in said(caught.value)
    assert target.read_bytes() == b"somebody else's work"
    safe.write(target, NEW)
    assert target.read_bytes() == NEW


def test_a_file_that_is_gone_is_told_and_not_made_again_in_silence(target: Path) -> None:
    read_then = sha256(OLD).hexdigest()
    target.unlink()
    with pytest.raises(FileError, match=r"storage\.gone_on_disk"):
        safe.write(target, NEW, expected_sha256=read_then)
    assert files(target.parent) == []


def test_a_read_only_file_is_not_overwritten(target: Path) -> None:
    target.chmod(0o444)
    with pytest.raises(FileError, match=r"storage\.write\.read_only"):
        safe.write(target, NEW)
    assert target.read_bytes() == OLD


def test_a_folder_or_device_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    places = [tmp_path / "folder"]
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
        places += [tmp_path / "pipe", Path("/dev/null")]
    for place in places:
        with pytest.raises(FileError, match=r"storage\.write\.not_a_file"):
            safe.write(place, NEW)


@pytest.mark.parametrize(
    "name",
    ["x" * 300, "a\x00b", "\ud83d", "no/such/folder/a.journey", "trip.journey/a.journey"],
)
def test_a_path_that_cannot_be_gives_one_sentence(name: str, target: Path) -> None:
    with pytest.raises(FileError) as caught:
        safe.write(f"{target.parent}/{name}", NEW)
    assert said(caught.value)
    assert files(target.parent) == ["trip.journey"]


@POSIX
@pytest.mark.parametrize(
    "name", ["é" * 100, "x" * 247 + ".journey", "\udcff\udcfe.journey", "a b'\"\n"]
)
def test_odd_names_are_saved_under_just_that_name(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    safe.write(file, OLD, backup=True)
    safe.write(file, NEW, backup=True)
    assert file.read_bytes() == NEW
    assert safe.backup_of(file).read_bytes() == OLD
    assert len(os.listdir(tmp_path)) == 2


# -- what is kept ---------------------------------------------------------------------------------


@POSIX
def test_the_mode_of_a_file_is_kept(target: Path) -> None:
    for mode in (0o600, 0o664, 0o755):
        target.chmod(mode)
        safe.write(target, NEW + bytes([mode % 256]), backup=True)
        assert stat.S_IMODE(target.stat().st_mode) == mode


@POSIX
def test_a_link_stays_a_link_and_the_file_behind_it_is_saved(target: Path) -> None:
    link = target.parent / "elsewhere" / "link.journey"
    link.parent.mkdir()
    link.symlink_to(Path("..") / target.name)
    safe.write(link, NEW, backup=True)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert files(link.parent) == ["link.journey"]


def test_a_hard_link_parts_company_and_keeps_the_version_before(target: Path) -> None:
    other = target.with_name("other.journey")
    os.link(target, other)
    before = target.read_bytes()
    safe.write(target, b"new")
    assert target.read_bytes() == b"new"
    assert other.read_bytes() == before


@POSIX
def test_a_link_to_nothing_makes_the_file_it_points_to(tmp_path: Path) -> None:
    link = tmp_path / "link.journey"
    link.symlink_to("real.journey")
    safe.write(link, NEW)
    assert (tmp_path / "real.journey").read_bytes() == NEW
    assert link.is_symlink()


def test_without_hard_links_the_backup_is_a_copy(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", raising_always("ENOTSUP"))
    safe.write(target, NEW, backup=True, keep_original=True)
    assert safe.backup_of(target).read_bytes() == OLD
    assert (target.parent / "trip.original.journey").read_bytes() == OLD
    assert target.read_bytes() == NEW


def test_the_original_of_a_repaired_file_is_kept_for_good(tmp_path: Path) -> None:
    file = tmp_path / "trip.journey"
    broken = as_json([record for record in plain() if record["id"] != "anna"])
    file.write_bytes(broken)
    opened = read(file)
    assert file.read_bytes() == broken
    digest = save(
        opened.document.records(),
        file,
        opened.sha256,
        keep_original=opened.keep_original,
        proof=opened.proof,
    )
    for title in ("Eerst", "Dan"):
        records = [
            replaced(r, title=title) if r.id == "project" else r for r in opened.document.records()
        ]
        digest = save(records, file, digest)
    assert (tmp_path / "trip.original.journey").read_bytes() == broken
    assert read(file).repairs == ()


def test_a_second_original_does_not_take_the_place_of_the_first(target: Path) -> None:
    safe.write(target, b"one", keep_original=True)
    safe.write(target, b"two", keep_original=True)
    assert (target.parent / "trip.original.journey").read_bytes() == OLD
    assert (target.parent / "trip.original-2.journey").read_bytes() == b"one"


# -- a system that fails --------------------------------------------------------------------------


def raising_always(name: str) -> Callable[..., object]:
    fault = raising(name)
    return lambda *arguments, **named: fault(lambda *a: None, ())


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("function", FUNCTIONS)
def test_whatever_call_fails_the_old_or_the_new_file_is_whole(
    function: str, error: str, tmp_path: Path
) -> None:
    number, happened = 0, True
    while happened:
        number += 1
        folder = tmp_path / str(number)
        folder.mkdir()
        target = folder / "trip.journey"
        target.write_bytes(OLD)
        refused: FileError | None = None
        with failing(function, number, raising(error)) as count:
            try:
                safe.write(target, NEW, backup=True)
            except FileError as caught:
                refused = caught
        happened = count.calls >= number
        if refused is None:
            assert target.read_bytes() == NEW
        elif refused.key == "storage.write.not_confirmed":
            assert target.read_bytes() == NEW
            assert "has been replaced" in said(refused)
        else:
            assert target.read_bytes() == OLD
            assert "could not be saved" in said(refused) or "read-only" in said(refused)
        assert not [name for name in files(folder) if name.endswith(".tmp")]
    assert refused is None


@pytest.mark.parametrize("fault", [short, nothing])
def test_a_write_that_falls_short_loses_nothing(fault: Fault, target: Path) -> None:
    for number in range(1, 5):
        target.write_bytes(OLD)
        refused: FileError | None = None
        with failing("write", number, fault):
            try:
                safe.write(target, NEW)
            except FileError as caught:
                refused = caught
        assert target.read_bytes() == (OLD if refused else NEW)
        assert refused is None or refused.key == "storage.write.full"


@pytest.mark.parametrize(
    ("error", "key"),
    [
        ("ENOSPC", "full"),
        ("EDQUOT", "full"),
        ("EIO", "damaged"),
        ("EACCES", "denied"),
        ("EROFS", "read_only_disk"),
        ("EBUSY", "busy"),
        ("EMFILE", "too_many_open"),
        ("ESTALE", "gone"),
        ("ENETDOWN", "gone"),
        ("ENAMETOOLONG", "name"),
        ("E2BIG", "other"),
    ],
)
def test_each_failure_has_its_own_reason(error: str, key: str, target: Path) -> None:
    with failing("fsync", 1, raising(error)), pytest.raises(FileError) as caught:
        safe.write(target, NEW)
    assert caught.value.key == f"storage.write.{key}"
    assert str(target) in said(caught.value)


def test_an_interruption_leaves_the_old_file_and_no_litter(target: Path) -> None:
    def interrupted(real: object, arguments: object) -> None:
        raise KeyboardInterrupt

    for function in ("write", "fsync", "replace"):
        with failing(function, 1, interrupted), pytest.raises(KeyboardInterrupt):
            safe.write(target, NEW, backup=True)
        assert target.read_bytes() == OLD
        assert not [name for name in files(target.parent) if name.endswith(".tmp")]


def test_a_file_that_a_scanner_holds_for_a_moment_is_saved_after_all(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)
    real, calls = os.replace, iter([5, 32, 33])

    def held(source: object, to: object) -> None:
        number = next(calls, None)
        if number is None:
            return real(source, to)  # type: ignore[arg-type]
        error = PermissionError(13, "held")
        error.winerror = number  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(os, "replace", held)
    safe.write(target, NEW)
    assert target.read_bytes() == NEW
    assert len(pauses) == 3


def test_a_file_that_stays_held_is_told_after_two_and_a_half_seconds(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)

    def held(source: object, to: object) -> None:
        error = PermissionError(13, "held")
        error.winerror = 32  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(FileError, match=r"storage\.write\.busy"):
        safe.write(target, NEW)
    assert sum(pauses) == pytest.approx(2.5)
    assert target.read_bytes() == OLD


def test_a_file_system_that_cannot_sync_folders_is_no_failure(target: Path) -> None:
    with failing("fsync", 2, raising("EINVAL")):
        safe.write(target, NEW)
    assert target.read_bytes() == NEW


# -- the end in the middle ------------------------------------------------------------------------


@POSIX
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    ("function", "number"),
    [
        ("open", 1),
        ("open", 2),
        ("write", 1),
        ("write", 3),
        ("fsync", 1),
        ("link", 1),
        ("replace", 1),
        ("replace", 2),
    ],
)
def test_a_kill_at_any_step_leaves_the_old_or_the_new_file(
    function: str, number: int, when: str, target: Path
) -> None:
    program = Path(__file__).parent / "faulty_system.py"
    done = subprocess.run(
        [sys.executable, str(program), str(target), function, str(number), when], check=False
    )
    assert done.returncode == -signal.SIGKILL
    finished = (function, number, when) == ("replace", 2, "after") or (function, number) == (
        "open",
        2,
    )
    assert target.read_bytes() == (NEW if finished else OLD)
    # the next save clears up what the dead one left
    safe.write(target, b"next")
    assert not [name for name in files(target.parent) if name.endswith(".tmp")]


def test_temporary_files_of_the_living_and_of_other_machines_are_left_alone(target: Path) -> None:
    folder = target.parent
    ours = folder / f".cjd-{processes.host_tag()}-{os.getpid()}-abc123.tmp"
    theirs = folder / ".cjd-00000000-999999999-abc123.tmp"
    dead = folder / f".cjd-{processes.host_tag()}-{2**22 + 7}-abc123.tmp"
    other = folder / ".cjd-notes.tmp"
    for file in (ours, theirs, dead, other):
        file.write_bytes(b"")
    safe.write(target, NEW)
    assert ours.exists()
    assert theirs.exists()
    assert other.exists()
    assert not dead.exists()
    os.utime(theirs, (0, 0))
    safe.write(target, NEW)
    assert not theirs.exists()


def test_saving_a_project_says_which_file_when_it_refuses(tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        save(everything()[1:], tmp_path / "a.journey")
    assert caught.value.key == "storage.no_project"
    assert to_bytes(everything())
    assert files(tmp_path) == []
