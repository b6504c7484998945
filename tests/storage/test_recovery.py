"""Nothing is lost: every change reaches the disk at once, the next start offers what was lost."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import state
from faulty_system import failing, raising
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_files import everything, projects

from cjdesigner.editing.session import Session
from cjdesigner.errors import ExportError, FileError
from cjdesigner.model.change import Change, Label, added, edited, removed
from cjdesigner.model.records import AnyRecord, Card, Project, replaced
from cjdesigner.storage import entries, processes, recovery
from cjdesigner.storage import journal as journals
from cjdesigner.storage.journal import Journal
from cjdesigner.storage.reader import read
from cjdesigner.storage.safeguard import Safeguard
from cjdesigner.storage.writer import save
from cjdesigner.timeline.document import Document
from cjdesigner.words import LANGUAGES, say_error


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


@pytest.fixture
def guards() -> Iterator[list[Safeguard]]:
    """Safeguards that are ended with the test."""
    opened: list[Safeguard] = []
    yield opened
    for guard in opened:
        guard.close(keep=True)


def renamed(document: Document, title: str) -> Change:
    project = document.project
    label = Label("edit.title", (("title", title),))
    return Change(label, (edited(project, replaced(project, title=title)),))


def work(guard: Safeguard, document: Document, titles: list[str]) -> None:
    for title in titles:
        change = renamed(document, title)
        document.apply(change)
        guard.append(change)


def abandoned(where: Path, titles: list[str], **more: Any) -> tuple[Path, Document]:
    """What a process that is gone left behind, and the document as it was."""
    document = Document(everything())
    guard = Safeguard(where, document.records(), **more)
    work(guard, document, titles)
    assert guard.flush()
    guard.close(keep=True)
    bury(guard.folder)
    return guard.folder, document


def bury(folder: Path) -> None:
    """Let the note of a folder name a process that is gone."""
    note = json.loads((folder / "note.json").read_bytes())
    note["began"] = "long ago"
    (folder / "note.json").write_text(json.dumps(note))


# -- the lines ------------------------------------------------------------------------------------


@settings(max_examples=50, deadline=None)
@given(projects(), st.text(max_size=20))
def test_any_change_comes_back_from_its_line(records: list[AnyRecord], name: str) -> None:
    name = name.encode("utf-8", "ignore").decode()
    change = Change(
        Label("edit.any", (("name", name),)),
        tuple(added(record) if n % 2 else removed(record) for n, record in enumerate(records)),
    )
    line = entries.encode(change)
    assert b"\n" not in line
    assert entries.decode(line) == change


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"null", b"[1,2]", b'{"label":["a",[]],"edits":[[null,null]]}', b"[" * 10_000,
     b'{"label":["a",[]],"edits":[[null,{"type":"card"}]]}', b'{"label":5,"edits":[]}',
     b'{"label":["a",[]],"edits":5}', b'{"label":["a",[]],"edits":[[1,2,3]]}'],
)  # fmt: skip
def test_a_line_that_is_no_change_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        entries.decode(content)


# -- the journal ----------------------------------------------------------------------------------


def test_what_is_flushed_is_on_the_disk(tmp_path: Path) -> None:
    document = Document(everything())
    journal = Journal(tmp_path / "journal", lambda: "0" * 64)
    changes = []
    for title in ("a", "b", "c"):
        changes.append(renamed(document, title))
        document.apply(changes[-1])
        journal.append(changes[-1])
    assert journal.flush()
    lines = list(entries.sound_lines(tmp_path / "journal"))
    assert None not in lines
    assert entries.base_of(lines[0].content) == "0" * 64  # type: ignore[union-attr]
    assert [entries.decode(line.content) for line in lines[1:] if line] == changes
    assert journal.read_back(1, 3) == changes
    assert journal.read_back(2, 2) == changes[1:2]
    assert journal.close()


def test_the_journal_is_synced_before_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    real = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda descriptor: (synced.append(descriptor), real(descriptor))
    )
    journal = Journal(tmp_path / "journal", lambda: "")
    journal.flush()
    before = len(synced)
    journal.append(renamed(Document(everything()), "a"))
    assert journal.flush()
    assert len(synced) > before
    journal.close()


@pytest.mark.parametrize("function", ["open", "write", "fsync", "lseek", "ftruncate"])
def test_what_the_disk_refuses_is_tried_again_and_told_once(
    function: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "AGAIN", 0.0)
    troubles: list[FileError] = []
    document = Document(everything())
    journal = Journal(tmp_path / "journal", lambda: "", troubles.append)
    journal.append(renamed(document, "a"))
    journal.flush()
    fault = raising("ENOSPC")

    def three_times(real: Any, arguments: Any) -> Any:
        return fault(real, arguments)

    with failing(function, 1, three_times), failing(function, 2, three_times):
        # a file that was closed by the first failure is opened again by the second attempt
        journal._close_file()
        journal.append(renamed(document, "b"))
        assert journal.flush()
    assert len(troubles) == 1
    for language in LANGUAGES:
        assert "{" not in say_error(troubles[0], language)
    assert journal.read_back(1, 2) == [renamed(document, "a"), renamed(document, "b")]
    assert None not in entries.sound_lines(tmp_path / "journal")
    journal.close()


def test_a_write_that_falls_short_leaves_no_half_line(tmp_path: Path) -> None:
    document = Document(everything())
    journal = Journal(tmp_path / "journal", lambda: "")
    journal.flush()

    def half(real: Any, arguments: Any) -> Any:
        descriptor, data = arguments
        return real(descriptor, bytes(data)[: len(data) // 2])

    with failing("write", 1, half):
        journal.append(renamed(document, "a"))
        assert journal.flush()
    assert len(list(entries.sound_lines(tmp_path / "journal"))) == 2
    journal.close()


def test_a_journal_whose_folder_cannot_be_made_does_not_stop_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    troubles: list[FileError] = []
    document = Document(everything())
    guard = Safeguard(tmp_path / "file", document.records(), trouble=troubles.append)
    work(guard, document, ["a", "b"])
    assert not guard.flush(0.2)
    assert len(troubles) == 1
    guard.close()


def test_undo_far_back_is_read_from_the_journal(where: Path, guards: list[Safeguard]) -> None:
    document = Document(everything())
    before = state(document)
    guard = Safeguard(where, document.records())
    guards.append(guard)
    session = Session(document, guard.append, guard.read_back)
    for number in range(1_100):
        session.run(renamed(session.document, f"title {number}"))
    while session.undo():
        pass
    assert state(session.document) == before


def test_undo_far_back_does_not_wait_for_a_disk_that_is_full(
    where: Path, guards: list[Safeguard]
) -> None:
    document = Document(everything())
    guard = Safeguard(where, document.records())
    guards.append(guard)
    session = Session(document, guard.append, guard.read_back)
    for number in range(1_010):
        session.run(renamed(session.document, f"title {number}"))
    assert guard.flush()
    with failing("write", 1, raising("ENOSPC")):
        session.run(renamed(session.document, "one more"))
        guard.flush(0.2)
    with failing("fsync", 1, raising("ENOSPC")):
        while session.undo():
            pass
    assert session.document.project.title == "Verhuizen"


def test_a_step_that_the_disk_never_took_is_said_not_to_come_back(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    document = Document(everything())
    guard = Safeguard(tmp_path / "file", document.records())
    session = Session(document, guard.append, guard.read_back)
    for number in range(1_010):
        session.run(renamed(session.document, f"title {number}"))
    guard.flush(0.2)
    while session.history.place > 10:
        session.undo()
    with pytest.raises(FileError, match=r"storage\.journal\.lost"):
        session.undo()
    # what stands in memory has been undone, and nothing is half done
    assert session.document.project.title == "title 9"
    assert session.undo_label is not None
    guard.close()


# -- after a crash ---------------------------------------------------------------------------------


def test_changes_that_were_never_saved_are_offered_and_come_back(where: Path) -> None:
    _, document = abandoned(where, ["a", "b", "c"])
    (offer,) = recovery.offers(where)
    assert (offer.changes, offer.damaged, offer.path, offer.file) == (3, False, None, "never saved")
    assert offer.title == "Verhuizen"
    found = recovery.restore(offer)
    assert state(found.document) == state(document)
    assert (found.changes, found.complete) == (3, True)
    assert recovery.offers(where) == [offer]
    recovery.discard(offer)
    assert recovery.offers(where) == []


def test_several_projects_are_offered_at_once(where: Path) -> None:
    for title in ("a", "b", "c"):
        abandoned(where, [title])
    found = [recovery.restore(offer).document.project.title for offer in recovery.offers(where)]
    assert sorted(found) == ["a", "b", "c"]


def test_a_project_that_is_open_is_not_offered(where: Path, guards: list[Safeguard]) -> None:
    document = Document(everything())
    guards.append(Safeguard(where, document.records()))
    work(guards[0], document, ["a"])
    assert guards[0].flush()
    assert recovery.offers(where) == []
    assert guards[0].folder.is_dir()


def test_an_orderly_end_leaves_nothing_behind(where: Path) -> None:
    document = Document(everything())
    guard = Safeguard(where, document.records())
    work(guard, document, ["a"])
    guard.close()
    assert not guard.folder.exists()


def test_what_is_saved_is_not_offered_and_its_folder_goes(where: Path, tmp_path: Path) -> None:
    document = Document(everything())
    guard = Safeguard(where, document.records())
    work(guard, document, ["a", "b"])
    file = tmp_path / "a.journey"
    guard.saved(file, save(document.records(), file), document.records())
    assert guard.flush()
    guard.close(keep=True)
    bury(guard.folder)
    assert recovery.offers(where) == []
    assert not guard.folder.exists()


def test_only_what_came_after_the_save_is_offered(where: Path, tmp_path: Path) -> None:
    document = Document(everything())
    guard = Safeguard(where, document.records())
    work(guard, document, ["a", "b"])
    file = tmp_path / "a.journey"
    guard.saved(file, save(document.records(), file), document.records())
    work(guard, document, ["c"])
    assert guard.flush()
    guard.close(keep=True)
    bury(guard.folder)
    (offer,) = recovery.offers(where)
    assert (offer.changes, offer.path, offer.file) == (1, file, "same")
    assert recovery.restore(offer).document.project.title == "c"


def test_changes_made_while_saving_are_not_taken_for_saved(where: Path, tmp_path: Path) -> None:
    document = Document(everything())
    guard = Safeguard(where, document.records())
    work(guard, document, ["a"])
    records, handed = tuple(document.records()), guard.journal.handed
    work(guard, document, ["b"])
    file = tmp_path / "a.journey"
    guard.saved(file, save(records, file), records, handed)
    assert guard.flush()
    guard.close(keep=True)
    bury(guard.folder)
    (offer,) = recovery.offers(where)
    assert offer.changes == 1


def test_a_long_day_goes_on_in_a_new_file_at_a_save(
    where: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cjdesigner.storage import safeguard

    monkeypatch.setattr(safeguard, "AFRESH", 3)
    document = Document(everything())
    guard = Safeguard(where, document.records())
    file = tmp_path / "a.journey"
    changes = []
    for number in range(10):
        change = renamed(document, f"{number}")
        changes.append(change)
        document.apply(change)
        guard.append(change)
        if number % 4 == 3:
            guard.saved(file, save(document.records(), file), document.records())
    assert guard.flush()
    assert guard.read_back(1, 10) == changes
    guard.close(keep=True)
    bury(guard.folder)
    (offer,) = recovery.offers(where)
    assert (offer.segment, offer.changes) == (3, 2)
    assert state(recovery.restore(offer).document) == state(document)


def test_a_repaired_project_is_offered_before_any_change(where: Path) -> None:
    abandoned(where, [], unsaved=True)
    (offer,) = recovery.offers(where)
    assert offer.changes == 0
    assert state(recovery.restore(offer).document) == state(Document(everything()))


def test_a_file_that_moved_on_or_went_is_told(where: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.journey"
    digest = save(everything(), file)
    abandoned(where, ["a"], path=file, sha256=digest)
    assert recovery.offers(where)[0].file == "same"
    os.utime(file, (4e9, 4e9))
    assert recovery.offers(where)[0].file == "same"
    save([replaced(r, title="x") if r.id == "project" else r for r in everything()], file)
    assert recovery.offers(where)[0].file == "changed"
    assert recovery.restore(recovery.offers(where)[0]).document.project.title == "a"
    assert read(file).document.project.title == "x"
    file.unlink()
    assert recovery.offers(where)[0].file == "gone"


def test_a_clock_that_was_set_back_changes_nothing(where: Path) -> None:
    folder, document = abandoned(where, ["a", "b"])
    os.utime(folder / "journal-1", (0, 0))
    os.utime(folder / "state-1.journey", (4e9, 4e9))
    (offer,) = recovery.offers(where)
    assert state(recovery.restore(offer).document) == state(document)


# -- damage ----------------------------------------------------------------------------------------


def test_a_journal_cut_off_anywhere_gives_back_what_stands_before(where: Path) -> None:
    folder, _ = abandoned(where, ["a", "b", "c"])
    journal = folder / "journal-1"
    whole = journal.read_bytes()
    ends = [n + 1 for n, byte in enumerate(whole) if byte == 10]
    for length in range(ends[0] + 1, len(whole), 7):
        journal.write_bytes(whole[:length])
        sound = sum(end <= length for end in ends) - 1
        offered = recovery.offers(where)
        if sound == 0:
            assert offered == []
            (where / "aside" / folder.name).rename(folder)
            continue
        found = recovery.restore(offered[0])
        assert found.document.project.title == "abc"[sound - 1]
        assert found.complete is (length in ends)
        assert offered[0].damaged is (length not in ends)


def test_a_journal_damaged_in_the_middle_ends_there(where: Path) -> None:
    folder, _ = abandoned(where, ["a", "b", "c"])
    lines = (folder / "journal-1").read_bytes().split(b"\n")
    for spoilt in (
        [*lines[:2], lines[3], lines[2], *lines[4:]],
        [*lines[:2], *lines[3:]],
        [*lines[:2], lines[1], *lines[2:]],
        [*lines[:2], lines[2].replace(b'"b"', b'"x"'), *lines[3:]],
        [*lines[:2], bytes(500), *lines[3:]],
    ):
        (folder / "journal-1").write_bytes(b"\n".join(spoilt))
        (offer,) = recovery.offers(where)
        found = recovery.restore(offer)
        assert offer.damaged
        assert not found.complete
        assert found.document.project.title == "a"


def test_changes_of_another_state_are_not_applied(where: Path) -> None:
    folder, _ = abandoned(where, ["a"])
    records = [replaced(r, title="other") if r.id == "project" else r for r in everything()]
    save(records, folder / "state-1.journey")
    (offer,) = recovery.offers(where)
    found = recovery.restore(offer)
    assert not found.complete
    assert found.document.project.title == "other"


def test_a_state_that_is_damaged_is_refused_and_can_be_put_aside(where: Path) -> None:
    folder, _ = abandoned(where, ["a"])
    (folder / "state-1.journey").write_bytes(b"{")
    (offer,) = recovery.offers(where)
    for tries in range(3):
        assert recovery.offers(where)[0].tries == tries
        with pytest.raises(FileError):
            recovery.restore(recovery.offers(where)[0])
    kept = recovery.put_aside(offer)
    assert recovery.offers(where) == []
    assert (kept / "journal-1").exists()


@pytest.mark.parametrize("before", [0, 2])
def test_a_restoration_that_was_left_off_is_not_counted(where: Path, before: int) -> None:
    folder, _ = abandoned(where, ["a"])
    if before:
        (folder / recovery.TRIES).write_text(str(before), encoding="ascii")

    def unwanted(_: float) -> None:
        raise ExportError("render.cancelled")

    with pytest.raises(ExportError):
        recovery.restore(recovery.offers(where)[0], unwanted)
    assert recovery.offers(where)[0].tries == before


def test_work_comes_back_from_a_disk_that_is_full(
    where: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, document = abandoned(where, ["a", "b"])
    (offer,) = recovery.offers(where)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    assert state(recovery.restore(offer).document) == state(document)


def test_a_restoration_that_crashed_is_counted(
    where: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    abandoned(where, ["a"])

    def crash(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(recovery, "_replay", crash)
        for _ in range(3):
            with pytest.raises(SystemExit):
                recovery.restore(recovery.offers(where)[0])
    (offer,) = recovery.offers(where)
    assert offer.tries == 3
    assert recovery.restore(offer).complete
    assert recovery.offers(where)[0].tries == 0


@pytest.mark.parametrize(
    "note",
    [b"", b"{", b"[]", b'{"process":"x","segment":"y","saved":null}', b"\xff\xfe", b"[" * 100_000],
)
def test_a_damaged_note_hides_nothing(note: bytes, where: Path) -> None:
    folder, document = abandoned(where, ["a"])
    (folder / "note.json").write_bytes(note)
    gone = where / f"{processes.host_tag()}-{2**22 + 7}-abc"
    folder.rename(gone)
    (offer,) = recovery.offers(where)
    assert offer.path is None
    assert state(recovery.restore(offer).document) == state(document)


def test_folders_of_others_and_files_in_the_way_are_left_alone(where: Path) -> None:
    (where / "holiday pictures").mkdir(parents=True)
    (where / "holiday pictures" / "beach.txt").write_text("sun")
    (where / "a file").write_text("x")
    assert recovery.offers(where) == []
    assert (where / "holiday pictures" / "beach.txt").exists()
    assert recovery.offers(where / "nowhere") == []
    assert recovery.offers(where / "a file") == []


def test_an_empty_folder_of_a_dead_process_goes(where: Path) -> None:
    folder, _ = abandoned(where, ["a"])
    shutil.rmtree(folder)
    folder = where / f"{processes.host_tag()}-{2**22 + 7}-abc"
    folder.mkdir()
    assert recovery.offers(where) == []
    assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_nobody_else_can_read_the_recovery(where: Path) -> None:
    folder, _ = abandoned(where, ["a"])
    assert folder.stat().st_mode & 0o077 == 0
    for file in folder.iterdir():
        assert file.stat().st_mode & 0o077 == 0, file


# -- the end without notice ----------------------------------------------------------------------

_EDITOR = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from sample_files import everything
from test_recovery import renamed
from cjdesigner.storage.safeguard import Safeguard
from cjdesigner.timeline.document import Document
document = Document(everything())
guard = Safeguard(Path(sys.argv[1]), document.records())
number = 0
while True:
    number += 1
    change = renamed(document, str(number))
    document.apply(change)
    guard.append(change)
    guard.flush()
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_killed_editor_loses_nothing_that_was_on_the_disk(where: Path) -> None:
    here = Path(__file__).parent
    search = os.pathsep.join([str(here), str(here.parent)])
    for wanted in (1, 7, 20):
        child = subprocess.Popen(
            [sys.executable, "-c", _EDITOR, str(where), str(here)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": search},
        )
        assert child.stdout is not None
        told = 0
        while told < wanted:
            told = int(child.stdout.readline())
        child.send_signal(signal.SIGKILL)
        told = max([told, *map(int, child.stdout.read().split())])
        child.wait()
        child.stdout.close()
        (offer,) = recovery.offers(where)
        found = recovery.restore(offer)
        assert int(found.document.project.title) >= told
        recovery.discard(offer)


def test_a_card_typed_after_the_last_save_is_there_at_the_next_start(
    where: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.journey"
    opened_as = save(everything(), file)
    opened = read(file)
    guard = Safeguard(
        where, opened.document.records(), path=file, sha256=opened_as, proof=opened.proof
    )
    session = Session(opened.document, guard.append, guard.read_back)
    card = Card(id="new", lane="thoughts", first="ask", last="ask", order="k", text="Net getypt")
    session.run(Change(Label("add.card"), (added(card),)))
    assert guard.flush()
    guard.close(keep=True)
    bury(guard.folder)
    (offer,) = recovery.offers(where)
    assert recovery.restore(offer).document.record("new", Card).text == "Net getypt"
    assert isinstance(recovery.restore(offer).document.project, Project)
