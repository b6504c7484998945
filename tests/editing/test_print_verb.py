"""Promises about remembering how a project is printed."""

import builders
import pytest

from cjdesigner.editing import selection
from cjdesigner.editing.printing import set_print
from cjdesigner.editing.session import Session
from cjdesigner.errors import RefusedError
from cjdesigner.layout.printing import settings_of
from cjdesigner.timeline.document import Document


@pytest.fixture
def session() -> Session:
    return Session(Document(builders.records()))


def test_how_a_project_is_printed_is_one_step_to_be_undone(session: Session) -> None:
    session.run(set_print(session.document, layout="tiles", paper="A1", version="3\t"))
    assert settings_of(session.document).layout == "tiles"
    assert settings_of(session.document).version == "3 "
    session.run(set_print(session.document, paper="A0"))
    session.undo()
    assert settings_of(session.document).paper == "A1"
    session.undo()
    assert settings_of(session.document).layout == "page"


def test_what_is_remembered_already_leaves_the_project_as_it_was(session: Session) -> None:
    assert not set_print(session.document, layout="page", paper="A3")
    session.run(set_print(session.document, layout="poster"))
    session.mark_saved()
    assert not session.run(set_print(session.document, layout="poster"))
    assert not session.modified


def test_a_value_that_cannot_be_printed_is_refused(session: Session) -> None:
    with pytest.raises(RefusedError):
        set_print(session.document, overlap=-1)


def test_what_is_deleted_is_no_longer_asked_for(session: Session) -> None:
    session.run(set_print(session.document, phases=("buy", "get"), lanes=("pains",)))
    session.run(selection.delete(session.document, ["buy"]))
    session.run(selection.delete(session.document, ["pains"]))
    assert settings_of(session.document).phases == ("get",)
    assert settings_of(session.document).lanes == ()
