"""Text that is being typed is on disk a moment later, and nothing when the field is left by Esc."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import state
from gui_helpers import settle, touchpoints
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cjdesigner.editing import cards, lanes
from cjdesigner.editing.common import set_values
from cjdesigner.editing.selection import delete
from cjdesigner.gui.canvas.sheet import Cell, Next, Target
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.model.change import Change, Label
from cjdesigner.model.records import AnyRecord, Lane, replaced
from cjdesigner.storage import entries

TEXT = "Being typed"
Key = Qt.Key


class Typist:
    """Somebody who types in a window, and somebody who looks at what the disk has meanwhile."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self._wait = qtbot.waitUntil
        self.journal: Path = window.files.guard.begin().folder / "journal-1"
        window.desk.run(lanes.add(window.desk.document, window.desk.journey, "pain"))
        lane = window.desk.document.lanes(window.desk.journey)[-1]
        self.column = touchpoints(window)[0].id
        window.desk.run(cards.add(window.desk.document, lane.id, self.column, "A card"))
        (self.card,) = window.desk.document.cards(lane.id)
        self.lane: Lane = lane
        settle()
        window.files.guard.flush()

    def open(self, name: str) -> QWidget:
        """Open a field for typing."""
        if name == "tab":
            self.window.bar.tabs.edit(0)
        else:
            places: dict[str, Target] = {
                "title": self.column,
                "phase": self.window.desk.document.phases(self.window.desk.journey)[0].id,
                "lane": self.lane.id,
                "card": self.card.id,
                "cell": Cell(self.lane.id, self.column),
                "next": Next(self.column),
            }
            assert self.window.canvas.in_place.open(places[name])
        return self.field()

    def field(self) -> QWidget:
        """The field that is open."""
        tab = self.window.bar.tabs.findChild(QLineEdit, "tab_editor")
        found = self.window.canvas.in_place.editor or tab
        assert found is not None
        return found

    def type(self, name: str) -> None:
        """Type a text in a field until the disk has it."""
        QTest.keyClicks(self.open(name), TEXT)
        self._wait(lambda: TEXT in self.typed())

    def typed(self) -> str:
        """What the disk has of what is being typed; nothing where there is nothing."""
        self.window.files.guard.flush()
        path = entries.typing_beside(self.journal)
        return path.read_text() if path.exists() else ""

    def lines(self) -> list[Change]:
        """The changes that the next start would carry out after a crash now."""
        self.window.files.guard.flush()
        found = list(entries.sound_lines(self.journal))
        assert None not in found
        return [entries.decode(line.content) for line in found[1:] if line is not None]

    def waits_for(self, this: Callable[[], bool]) -> None:
        """Go on until this is so."""
        self._wait(this)


@pytest.fixture
def typist(window: MainWindow, qtbot: QtBot) -> Iterator[Typist]:
    yield Typist(window, qtbot)
    window.canvas.in_place.take()
    window.bar.tabs.take()


FIELDS = ["title", "phase", "lane", "card", "cell", "next", "tab"]


@pytest.mark.parametrize("name", FIELDS)
def test_what_is_typed_is_on_disk_while_the_field_is_open_and_gone_after_escape(
    typist: Typist, name: str
) -> None:
    desk, before = typist.window.desk, typist.journal.read_bytes()
    document, place = state(desk.document), desk.session.history.place
    typist.type(name)
    assert TEXT in str(typist.lines()[-1].edits)
    assert (state(desk.document), desk.session.history.place) == (document, place)
    QTest.keyClick(typist.field(), Key.Key_Escape)
    assert typist.typed() == ""
    assert (typist.journal.read_bytes(), state(desk.document)) == (before, document)


@pytest.mark.parametrize("name", FIELDS)
def test_what_a_crash_leaves_is_what_taking_the_text_would_have_done(
    typist: Typist, name: str
) -> None:
    place = typist.window.desk.session.history.place
    typist.type(name)
    kept = typist.lines()[-1]
    QTest.keyClick(typist.field(), Key.Key_Return)
    taken = typist.lines()[-1]
    assert typist.typed() == ""
    assert typist.window.desk.session.history.place == place + 1
    assert kept.label == taken.label
    assert nameless(kept) == nameless(taken)


def test_a_text_that_is_typed_back_to_what_it_was_is_nothing_any_more(typist: Typist) -> None:
    typist.type("card")
    field = typist.field()
    for _ in TEXT:
        QTest.keyClick(field, Key.Key_Backspace)
    QTest.keyClicks(field, "A card")
    typist.waits_for(lambda: typist.typed() == "")
    QTest.keyClick(field, Key.Key_Escape)


def test_a_text_goes_on_from_what_somebody_else_did_meanwhile(typist: Typist) -> None:
    typist.type("card")
    desk = typist.window.desk
    desk.run(set_values(desk.document, (typist.lane.id,), Label("x"), title="Merged"))
    typist.waits_for(lambda: TEXT in str(typist.lines()[-1].edits))
    assert "Merged" in str(typist.lines()[-2].edits)
    assert typist.window.canvas.in_place.editor is not None


def test_a_text_for_a_column_that_is_gone_raises_nothing_and_is_refused_when_it_is_taken(
    typist: Typist,
) -> None:
    desk, said = typist.window.desk, typist.window.status_line
    typist.type("cell")
    desk.run(delete(desk.document, (typist.column,)))
    before = state(desk.document)
    QTest.keyClicks(typist.field(), " on")
    typist.waits_for(lambda: not typist.window.canvas.in_place._typed.isActive())
    assert TEXT not in str(typist.lines()[-1].edits)
    QTest.keyClick(typist.field(), Key.Key_Return)
    assert state(desk.document) == before
    assert said.message() != ""


@pytest.mark.parametrize("name", ["card", "tab"])
def test_a_save_takes_what_is_being_typed(typist: Typist, name: str, tmp_path: Path) -> None:
    window = typist.window
    window.files.place = window.files.place._replace(path=tmp_path / "a.journey")
    QTest.keyClicks(typist.open(name), TEXT)
    window.actions_table["save"].trigger()
    typist.waits_for(lambda: not window.files.busy)
    assert TEXT in (tmp_path / "a.journey").read_text()
    assert not window.desk.session.modified


@pytest.mark.parametrize("name", ["card", "tab"])
def test_a_log_out_takes_what_is_being_typed(typist: Typist, name: str) -> None:
    QTest.keyClicks(typist.open(name), TEXT)
    typist.window.program.keep()
    assert TEXT in typist.journal.read_text()


@pytest.mark.parametrize("action", ["add_phase", "add_touchpoint", "add_card", "add_lane"])
def test_an_undo_before_anything_is_typed_takes_away_what_was_just_added(
    typist: Typist, action: str
) -> None:
    desk = typist.window.desk
    before = state(desk.document)
    typist.window.actions_table[action].trigger()
    assert state(desk.document) != before
    QTest.keyClick(typist.field(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state(desk.document) == before
    assert typist.window.canvas.in_place.editor is None


def test_an_undo_after_something_was_typed_belongs_to_the_field(typist: Typist) -> None:
    place = typist.window.desk.session.history.place
    field = typist.open("cell")
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Key.Key_Delete)
    QTest.keyClick(field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    editor = typist.window.canvas.in_place.editor
    assert editor is not None
    assert editor.text == "abc"
    assert typist.window.desk.session.history.place == place


def test_a_tab_whose_journey_is_gone_takes_no_title(typist: Typist) -> None:
    window = typist.window
    window.actions_table["journey_add"].trigger()
    QTest.keyClicks(typist.field(), TEXT)
    window.desk.session.undo()
    settle()
    assert window.bar.tabs.findChild(QLineEdit, "tab_editor") is None
    assert typist.typed() == ""


def nameless(change: Change) -> list[AnyRecord]:
    """What a change makes, but for the identities, of which an addition has another each time."""
    return [replaced(edit.after, id="x") for edit in change.edits if edit.after is not None]


@pytest.mark.parametrize("name", ["title", "phase", "lane", "card", "cell", "next"])
def test_typing_in_a_journey_that_is_deleted_ends_with_it(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    window.journeys.add()
    window.desk.show_journey(window.desk.document.journeys()[0].id)
    typist = Typist(window, qtbot)
    typist.type(name)
    gone = window.desk.journey
    window.desk.run(delete(window.desk.document, [gone]))
    settle()
    assert window.canvas.in_place.editor is None
    assert window.desk.journey != gone
    assert not any(TEXT in str(record) for record in window.desk.document.records())
