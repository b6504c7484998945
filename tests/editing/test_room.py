"""Promises about very large projects: what can be made by editing can be saved and opened."""

from collections.abc import Callable

import pytest

from cjdesigner.editing import cards, projects, room, selection
from cjdesigner.editing.common import set_values
from cjdesigner.editing.session import Session
from cjdesigner.errors import RefusedError
from cjdesigner.model.change import Change, Label
from cjdesigner.storage import format as form
from cjdesigner.storage import reader, writer
from cjdesigner.timeline.document import Document

Make = Callable[..., Session]


@pytest.fixture
def session() -> Session:
    return Session(Document(projects.from_model("five_e", "en")))


def columns(session: Session) -> tuple[str, ...]:
    return session.document.columns(session.journey)


def card(session: Session, text: str = "A thought") -> Change:
    document = session.document
    lane = next(one for one in document.lanes(session.journey) if one.kind == "thought")
    column = columns(session)[0]
    return cards.add(document, lane.id, column, text=text)


def full(monkeypatch: pytest.MonkeyPatch, session: Session, spare: int) -> None:
    """Let there be only so much room left."""
    size = len(writer.to_bytes(session.document.records()))
    monkeypatch.setattr(room, "LARGEST", size + spare)


def test_an_addition_without_room_is_refused_in_a_sentence_and_leaves_no_trace(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    full(monkeypatch, session, -3_000)
    before = dict.fromkeys(record.id for record in session.document.records())
    with pytest.raises(RefusedError) as refused:
        session.run(card(session))
    assert refused.value.key == "room.size"
    assert dict.fromkeys(record.id for record in session.document.records()) == before
    assert session.undo() is None


def test_a_full_project_can_still_be_moved_about_corrected_and_made_smaller(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    full(monkeypatch, session, -3_000)
    column = columns(session)[0]
    label = Label("gui.edit.touchpoint")
    session.run(set_values(session.document, (column,), label, title="A longer title than before"))
    session.run(selection.delete(session.document, (column,)))
    assert session.undo() is not None
    assert session.undo() is not None
    assert session.redo() is not None


def test_what_was_deleted_makes_room_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.run(card(session, "x" * 900))
    full(monkeypatch, session, 300)
    with pytest.raises(RefusedError):
        session.run(card(session, "y" * 900))
    session.undo()
    session.run(card(session, "y" * 900))


def test_no_more_records_are_added_than_a_file_may_hold(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST_RECORDS", len(session.document))
    with pytest.raises(RefusedError) as refused:
        session.run(card(session))
    assert refused.value.key == "room.records"


def test_a_merge_is_never_refused_for_want_of_room(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    full(monkeypatch, session, -3_000)
    assert session.run(card(session), whole=True)


def test_the_editor_stops_well_before_the_reader_does() -> None:
    assert room.LARGEST == 48 * 1024 * 1024 < form.LARGEST_FILE == 64 * 1024 * 1024
    assert room.MOST_RECORDS < form.MOST_RECORDS


def test_the_size_of_a_file_is_known_from_reading_it(session: Session) -> None:
    data = writer.to_bytes(session.document.records())
    opened = reader.read_bytes(data)
    known = opened.proof.size(len(opened.document))
    assert known is not None
    assert len(data) - 200 < known <= len(data)
    assert opened.proof.size(len(opened.document) + 1) is None
