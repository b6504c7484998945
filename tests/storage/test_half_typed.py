"""What is being typed and not taken yet survives too, in one line beside the journal."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from builders import state
from sample_files import everything
from test_recovery import bury, renamed, work

from cjdesigner.storage import journal as journals
from cjdesigner.storage import recovery, safe, safeguard
from cjdesigner.storage.safeguard import Safeguard
from cjdesigner.storage.writer import save
from cjdesigner.timeline.document import Document


class Project:
    """A project that is edited and typed in, until its process is gone."""

    def __init__(self, folder: Path) -> None:
        self.where = folder / "recovery"
        self.document = Document(everything())
        self.guard = Safeguard(self.where, self.document.records())

    @property
    def typing(self) -> Path:
        """The line that says what is being typed."""
        return self.guard.folder / "journal-1.typing"

    def work(self, *titles: str) -> None:
        """Give the project these titles, one after the other."""
        work(self.guard, self.document, list(titles))

    def type(self, *texts: str) -> None:
        """Type a title that becomes longer and longer, and do not take it."""
        for text in texts:
            self.guard.keep_typing(renamed(self.document, text))

    def ended(self) -> list[recovery.Offer]:
        """What the next start offers."""
        assert self.guard.flush()
        self.guard.close(keep=True)
        bury(self.guard.folder)
        return recovery.offers(self.where)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def title(offer: recovery.Offer) -> str:
    return recovery.restore(offer).document.project.title


def test_what_was_being_typed_is_offered_after_what_was_done(project: Project) -> None:
    project.work("done")
    project.type("t", "ty", "typ")
    (offer,) = project.ended()
    found = recovery.restore(offer)
    assert (offer.changes, offer.damaged) == (2, False)
    assert (found.document.project.title, found.changes, found.complete) == ("typ", 2, True)


def test_what_was_being_typed_is_offered_where_nothing_else_was_done(
    project: Project, tmp_path: Path
) -> None:
    file = tmp_path / "a.journey"
    project.work("saved")
    project.guard.saved(file, save(project.document.records(), file), project.document.records())
    project.type("typed")
    (offer,) = project.ended()
    assert offer.changes == 1
    assert title(offer) == "typed"


def test_a_text_that_was_left_with_nothing_taken_is_gone(project: Project) -> None:
    project.work("done")
    project.type("typed")
    project.guard.keep_typing(None)
    (offer,) = project.ended()
    assert not project.typing.exists()
    assert title(offer) == "done"


def test_a_text_is_nothing_any_more_when_something_was_done_after_it(project: Project) -> None:
    project.type("typed")
    project.work("taken", "and changed again")
    assert project.guard.flush()
    assert project.typing.exists()
    (offer,) = project.ended()
    found = recovery.restore(offer)
    assert (found.document.project.title, found.complete) == ("and changed again", True)
    assert (offer.changes, offer.damaged) == (2, False)


def test_an_hour_of_typing_takes_the_room_of_its_last_state(project: Project) -> None:
    for number in range(200):
        project.type("x" * number)
        assert project.guard.flush()
    journal = project.guard.folder / "journal-1"
    assert journal.read_bytes().count(b"\n") == 1
    assert project.typing.read_bytes().count(b"\n") == 1
    assert len(list(project.guard.folder.iterdir())) == 4
    (offer,) = project.ended()
    assert title(offer) == "x" * 199


def test_a_damaged_text_costs_nothing_that_was_done_and_is_told(project: Project) -> None:
    project.work("done")
    project.type("typed")
    (offer,) = project.ended()
    whole = project.typing.read_bytes()
    for spoilt in (*(whole[:n] for n in range(1, len(whole), 9)), whole.replace(b"typ", b"tip")):
        project.typing.write_bytes(spoilt)
        (offer,) = recovery.offers(project.where)
        found = recovery.restore(offer)
        assert offer.damaged
        assert (found.document.project.title, found.complete) == ("done", False)


def test_a_damaged_text_is_put_aside_where_there_is_nothing_else(project: Project) -> None:
    project.type("typed")
    assert project.guard.flush()
    project.typing.write_bytes(b"1 0123 {}\n")
    assert project.ended() == []
    assert [one.name for one in recovery.aside(project.where)] == [project.guard.folder.name]


def test_a_text_that_was_being_taken_when_the_power_went_is_there(project: Project) -> None:
    project.work("done")
    project.type("typed")
    project.work("typed")
    assert project.guard.flush()
    journal = project.guard.folder / "journal-1"
    torn = journal.read_bytes()[:-9]
    journal.write_bytes(torn)
    (offer,) = project.ended()
    assert title(offer) == "typed"


def test_a_long_day_goes_on_in_a_new_file_when_nothing_is_being_typed(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safeguard, "AFRESH", 3)
    file = tmp_path / "a.journey"
    project.work("a", "b", "c")
    project.type("typed")
    project.guard.saved(file, save(project.document.records(), file), project.document.records())
    project.guard.keep_typing(None)
    project.work("d")
    project.guard.saved(file, save(project.document.records(), file), project.document.records())
    project.type("typed after that")
    (offer,) = project.ended()
    assert (offer.segment, offer.changes) == (2, 1)
    assert title(offer) == "typed after that"


def test_a_disk_that_refuses_heaps_up_no_states_of_a_text(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.guard.flush()
    monkeypatch.setattr(journals, "AGAIN", 0.01)

    def full(*_: object, **__: object) -> str:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(safe, "write", full)
        project.type(*(f"{number}" for number in range(500)))
        assert len(project.guard.journal._waiting) <= 2
    (offer,) = project.ended()
    assert title(offer) == "499"


def test_what_is_being_typed_is_seen_by_nobody_else(project: Project) -> None:
    project.type("secret")
    assert project.guard.flush()
    assert project.typing.stat().st_mode & 0o077 == 0
    project.guard.close()
    assert not project.guard.folder.exists()


def test_a_text_that_does_not_fit_what_was_done_is_left_out_and_told(project: Project) -> None:
    project.work("done")
    other = Document(everything())
    project.guard.keep_typing(renamed(other, "typed on something else"))
    (offer,) = project.ended()
    found = recovery.restore(offer)
    assert (found.document.project.title, found.complete) == ("done", False)
    assert state(found.document) == state(project.document)
