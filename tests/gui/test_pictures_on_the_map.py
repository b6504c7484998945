"""Promises about pictures in the window: chosen, dropped on a card, removed, and undone."""

from pathlib import Path

import pypdf
import pytest
from gui_helpers import settle, touchpoints
from PIL import Image as Pictures
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from cjdesigner import exporting
from cjdesigner.editing import cards
from cjdesigner.gui.main_window import MainWindow
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


def drop(window: MainWindow, path: Path, identity: str | None) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    viewport = window.canvas.viewport()
    where = QPointF(5, 5)
    if identity is not None:
        where = window.canvas.over.middle_of(identity)
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    plain = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QDragEnterEvent(where.toPoint(), *how, plain))
    QApplication.sendEvent(viewport, QDropEvent(where, *how, plain))
    settle()


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


def test_a_picture_dropped_beside_the_map_says_where_it_can_go(
    window: MainWindow, photo: Path
) -> None:
    drop(window, photo, None)
    assert window.status_line.message() == "Drop a picture on a card or a touchpoint."


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
