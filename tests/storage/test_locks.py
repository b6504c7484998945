"""Who has a file open is told to whoever comes second; a dead process stands in nobody's way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cjdesigner.storage import lock as locks
from cjdesigner.storage import processes
from cjdesigner.storage.lock import Holder, Lock, acquire, take_over


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "trip.journey"
    made.write_bytes(b"x")
    return made


def held(file: Path) -> Lock:
    found = acquire(file)
    assert isinstance(found, Lock)
    return found


def lock_file(file: Path) -> Path:
    return file.with_name(f".{file.name}.lock")


def foreign(file: Path, **values: object) -> Path:
    """A lock that another machine made."""
    content = {"who": "els", "host": "elsewhere", "process": 1, "began": "", "since": "2026-05-01"}
    lock_file(file).write_text(json.dumps({**content, **values}))
    return lock_file(file)


def test_the_second_is_told_who_has_the_file(file: Path) -> None:
    lock = held(file)
    second = acquire(file)
    assert isinstance(second, Holder)
    assert (second.host, second.here, second.silent) == (processes.host(), True, False)
    assert second.since.endswith("Z")
    lock.release()
    assert not lock_file(file).exists()
    held(file).release()


def test_the_same_file_under_another_name_is_the_same_file(file: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("links of POSIX")
    link = file.with_name("link.journey")
    link.symlink_to(file)
    lock = held(file)
    assert isinstance(acquire(link), Holder)
    lock.release()


def test_a_lock_of_a_process_that_is_gone_is_taken_over(file: Path) -> None:
    code = (
        "import sys; from cjdesigner.storage.lock import acquire;"
        "acquire(sys.argv[1]); import os; os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", code, str(file)], check=False)
    assert lock_file(file).exists()
    lock = held(file)
    assert json.loads(lock_file(file).read_text())["process"] == os.getpid()
    lock.release()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how far an end is")
def test_a_process_that_was_just_killed_stands_in_nobodys_way(file: Path) -> None:
    code = (
        "import sys; from cjdesigner.storage.lock import acquire;"
        "held = acquire(sys.argv[1]); memory = bytes(300_000_000); print(flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert isinstance(acquire(file), Holder)
        process.kill()
        # nobody has waited for its end yet
        held(file).release()
        assert not processes.alive(process.pid)
        assert process.wait() < 0


def test_a_number_that_was_given_out_again_is_not_the_same_process(file: Path) -> None:
    if not processes.started(os.getpid()):
        pytest.skip("this system does not say when a process began")
    foreign(file, host=processes.host(), process=os.getpid(), began="long ago")
    held(file).release()


def test_another_machines_lock_is_never_taken_over_unasked(file: Path) -> None:
    lock = foreign(file)
    found = acquire(file)
    assert isinstance(found, Holder)
    assert (found.who, found.host, found.here, found.silent) == ("els", "elsewhere", False, False)
    os.utime(lock, (0, 0))
    found = acquire(file)
    assert isinstance(found, Holder)
    assert found.silent
    assert json.loads(lock.read_text())["who"] == "els"
    ours = take_over(file)
    assert ours.renew()
    assert isinstance(acquire(file), Holder)
    ours.release()


def test_whoever_lost_the_lock_hears_of_it_and_does_not_remove_the_others(file: Path) -> None:
    lock = held(file)
    other = take_over(file)
    assert not lock.renew()
    lock.release()
    assert lock_file(file).exists()
    assert other.renew()
    other.release()


def test_renewing_says_that_the_holder_is_there(file: Path) -> None:
    lock = held(file)
    os.utime(lock_file(file), (0, 0))
    assert lock.renew()
    assert lock_file(file).stat().st_mtime > 1e9
    lock.release()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b"\xff", b"[" * 100_000, b'{"process":"x"}']
)
def test_a_damaged_lock_can_be_taken_over_when_a_person_says_so(content: bytes, file: Path) -> None:
    lock_file(file).write_bytes(content)
    assert isinstance(acquire(file), Holder)
    lock = take_over(file)
    assert lock.renew()
    lock.release()


def test_what_a_stranger_wrote_into_a_lock_is_shown_short_and_printable(file: Path) -> None:
    foreign(file, who="\u202e<b>" + "x" * 5000, host=["a"], since=None)
    found = acquire(file)
    assert isinstance(found, Holder)
    assert all(text.isprintable() and len(text) <= 60 for text in (found.who, found.host))


def test_where_no_lock_can_be_made_the_file_opens_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (tmp_path / "no" / "folder.journey", tmp_path / ("x" * 252), "a\x00b"):
        lock = acquire(path)
        assert isinstance(lock, Lock)
        assert lock.renew()
        lock.release()
    monkeypatch.setattr(locks.os, "write", _full)
    lock = acquire(tmp_path / "a.journey")
    assert isinstance(lock, Lock)
    assert list(tmp_path.iterdir()) == []


def _full(*_: object) -> int:
    raise OSError(28, "full")
