"""Promises about pictures in the window: chosen, dropped, removed, and undone."""

from pathlib import Path

import pypdf
import pytest
from gui_helpers import settle, touchpoints
from PIL import Image as Pictures
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from cjdesigner import exporting
from cjdesigner.editing import cards
from cjdesigner.gui.canvas.sheet import Cell
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.panels.personas import PersonaRow
from cjdesigner.gui.widgets.fields import TextLine
from cjdesigner.gui.widgets.picture import PictureField
from cjdesigner.model.records import Card, Image


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "counter.png"
    Pictures.new("RGB", (300, 200), "teal").save(path)
    return path


@pytest.fixture
def card(window: MainWindow) -> str:
    """A card in the first lane of cards, in sight and selected."""
    document, column = window.desk.document, touchpoints(window)[0].id
    for lane in document.lanes(window.desk.journey):
        change = (
            cards.add(document, lane.id, column, "At the counter") if _holds(lane.kind) else None
        )
        if change:
            window.desk.run(change)
            break
    (made,) = [
        one for one in document.records() if isinstance(one, Card) and one.text == "At the counter"
    ]
    window.desk.select((made.id,))
    settle()
    return made.id


def _holds(kind: str) -> bool:
    from cjdesigner.model.shipped import lane_type

    return bool(lane_type(kind).card)


def shown(window: MainWindow, identity: str) -> str | None:
    return window.desk.document.record(identity, Card).image


def figures(path: Path) -> list[str]:
    """What is said of the figures in a PDF."""
    waiting, found = [pypdf.PdfReader(path).root_object["/StructTreeRoot"]["/K"]], []
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            found += [str(node["/Alt"])] if node.get("/S") == "/Figure" else []
            waiting += [node["/K"]] if "/K" in node else []
    return found


def field(window: MainWindow) -> PictureField:
    found = [one for one in window.inspector.findChildren(PictureField) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def carry(target: QWidget, where: QPointF, *paths: Path) -> QDropEvent:
    """Drag files from another program over a widget and let go of them there, as Qt reports it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    offered = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    how = (offered, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    drop = QDropEvent(where, *how)
    # the other program would rather have them moved
    drop.setDropAction(Qt.DropAction.MoveAction)
    enter = QDragEnterEvent(where.toPoint(), *how)
    QApplication.sendEvent(target, enter)
    over = QDragMoveEvent(where.toPoint(), *how)
    over.setAccepted(enter.isAccepted())
    QApplication.sendEvent(target, over)
    if over.isAccepted():
        QApplication.sendEvent(target, drop)
    settle()
    return drop


def drop(window: MainWindow, path: Path, identity: str) -> QDropEvent:
    canvas = window.canvas
    return carry(canvas.viewport(), canvas.over.middle_of(identity), path)


def test_a_picture_is_chosen_shown_removed_and_undone(
    window: MainWindow, card: str, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(photo), ""))
    place = field(window)
    choose = place.findChild(QPushButton, "choose_picture")
    remove = place.findChild(QPushButton, "remove_picture")
    assert choose is not None
    assert remove is not None
    assert not remove.isVisible()
    choose.click()
    settle()
    image = shown(window, card)
    assert image is not None
    assert window.desk.document.record(image, Image).width == 300
    assert not place._sight.pixmap().isNull()
    remove.click()
    settle()
    assert shown(window, card) is None
    window.actions_table["undo"].trigger()
    assert shown(window, card) == image
    window.actions_table["undo"].trigger()
    assert image not in window.desk.document


def test_a_picture_is_dropped_on_a_card(window: MainWindow, card: str, photo: Path) -> None:
    drop(window, photo, card)
    assert shown(window, card) is not None
    assert len(window.program.windows) == 1


def test_a_dropped_file_stays_where_it_is(window: MainWindow, card: str, photo: Path) -> None:
    # a program that is told of a move may delete its file
    assert drop(window, photo, card).dropAction() == Qt.DropAction.CopyAction
    beside = carry(window, QPointF(window.width() - 40, 300), photo)
    assert beside.dropAction() == Qt.DropAction.CopyAction
    place = field(window)
    inside = carry(place, QPointF(place.rect().center()), photo)
    assert inside.dropAction() == Qt.DropAction.CopyAction


def test_a_picture_is_dropped_on_a_touchpoint(window: MainWindow, photo: Path) -> None:
    first = touchpoints(window)[0]
    drop(window, photo, first.id)
    assert touchpoints(window)[0].image is not None


def test_a_picture_dropped_on_an_empty_cell_becomes_a_card(window: MainWindow, photo: Path) -> None:
    canvas = window.canvas
    lane = next(one for one in canvas.sheet.lanes() if one.kind == "opportunity")
    cell = Cell(lane.id, touchpoints(window)[0].id)
    empty = canvas.sheet.cell_box(cell)
    assert empty is not None
    canvas.reveal(empty)
    carry(canvas.viewport(), canvas.over.middle_of(cell), photo)
    (made,) = window.desk.document.cards(lane.id)
    assert made.image is not None
    assert window.desk.selection == (made.id,)
    window.actions_table["undo"].trigger()
    assert not window.desk.document.cards(lane.id)
    assert made.image not in window.desk.document


def test_a_picture_dropped_on_a_persona_is_its_portrait(window: MainWindow, photo: Path) -> None:
    window.insert.persona()
    settle()
    (row,) = window.personas_panel.findChildren(PersonaRow)
    carry(window, QPointF(row.mapTo(window, row.rect().center())), photo)
    (persona,) = window.desk.document.personas()
    assert persona.portrait is not None
    assert window.desk.selection == (persona.id,)
    # and it is seen where it was dropped
    middle = row.grab().toImage().pixelColor(18, 17)
    assert middle.name() == QColor("teal").name()
    window.actions_table["undo"].trigger()
    settle()
    assert row.grab().toImage().pixelColor(12, 10).name() != QColor("teal").name()


def test_a_picture_that_cannot_stay_where_it_is_dragged_says_where_it_can(
    window: MainWindow, photo: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    plain = Qt.KeyboardModifier.NoModifier
    viewport = window.canvas.viewport()
    enter = QDragEnterEvent(QPoint(5, 5), *how, plain)
    QApplication.sendEvent(viewport, enter)
    assert enter.isAccepted()
    over = QDragMoveEvent(QPoint(5, 5), *how, plain)
    QApplication.sendEvent(viewport, over)
    assert not over.isAccepted()
    sentence = "Drop a picture on a card, a touchpoint, a persona or an empty cell."
    assert window.canvas.pointing.feedback.refusal == sentence
    QApplication.sendEvent(viewport, QDragLeaveEvent())
    carry(window, QPointF(window.width() - 40, 300), photo)
    assert window.status_line.message() == sentence


def test_several_pictures_at_once_are_not_taken_and_that_is_said(
    window: MainWindow, card: str, photo: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.png"
    other.write_bytes(photo.read_bytes())
    viewport, where = window.canvas.viewport(), window.canvas.over.middle_of(card)
    carry(viewport, where, photo, other)
    assert shown(window, card) is None
    assert window.canvas.pointing.feedback.refusal == "Drop one picture at a time."
    QApplication.sendEvent(viewport, QDragLeaveEvent())


def test_what_stands_on_the_web_is_not_taken(window: MainWindow, card: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/photo.png")])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    for target in (window, window.canvas.viewport()):
        where = window.canvas.over.middle_of(card).toPoint()
        enter = QDragEnterEvent(where, *how, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, enter)
        assert not enter.isAccepted()


def test_what_is_no_picture_is_said_and_changes_nothing(
    window: MainWindow, card: str, tmp_path: Path
) -> None:
    path = tmp_path / "<b>strange.png"
    path.write_bytes(b"<svg/>")
    drop(window, path, card)
    assert shown(window, card) is None
    assert "PNG" in window.status_line.message()


def test_a_persona_has_a_portrait(
    window: MainWindow, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.insert.persona()
    settle()
    persona = window.desk.document.personas()[-1]
    window.desk.select((persona.id,))
    settle()
    field(window).edited.emit(photo)
    settle()
    assert window.desk.document.personas()[-1].portrait is not None


def test_what_a_picture_shows_is_said_in_words_and_read_in_a_pdf(
    window: MainWindow, card: str, photo: Path, tmp_path: Path
) -> None:
    drop(window, photo, card)
    line = field(window).findChild(TextLine, "picture_words")
    assert isinstance(line, TextLine)
    assert line.isVisible()
    QTest.keyClicks(line, "Three people at a counter")
    settle()
    image = window.desk.document.record(shown(window, card) or "", Image)
    assert image.alt == "Three people at a counter"
    path = tmp_path / "map.pdf"
    exporting.export(window.desk.document, path)
    assert "Three people at a counter" in figures(path)
    exporting.export(window.desk.document, tmp_path / "map.svg")
    assert 'aria-label="Three people at a counter"' in (tmp_path / "map.svg").read_text("utf-8")
    # typing it was one step, and the card keeps its picture
    window.actions_table["undo"].trigger()
    settle()
    assert window.desk.document.record(image.id, Image).alt == ""
    assert shown(window, card) == image.id


def test_without_a_picture_there_is_nothing_to_describe(window: MainWindow, card: str) -> None:
    line = field(window).findChild(TextLine, "picture_words")
    assert isinstance(line, TextLine)
    assert not line.isVisible()
