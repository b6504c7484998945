"""Promises about the print set: every page in sight, files, and what the project remembers."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from gui_helpers import Told, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cjdesigner import exporting
from cjdesigner.editing.printing import set_print
from cjdesigner.gui import later, printing
from cjdesigner.gui.dialogs.export import ExportDialog
from cjdesigner.gui.dialogs.export_choices import LAYOUTS
from cjdesigner.gui.dialogs.export_work import as_it_is
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.widgets.choices import Choice, Switch
from cjdesigner.gui.widgets.fields import NumberLine, TextLine
from cjdesigner.gui.widgets.picture import PictureField
from cjdesigner.gui.widgets.section import SectionHeader
from cjdesigner.layout.printing import settings_of
from cjdesigner.model.records import Image
from cjdesigner.storage.reader import read

OpenDialog = Callable[[], ExportDialog]


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Iterator[OpenDialog]:
    """Opens the print set over the window, and waits for its pages."""
    dialogs: list[ExportDialog] = []

    def open_it() -> ExportDialog:
        seen = later.in_view()(window.canvas, window.desk.journey)
        make = later.export_dialog()
        dialog = make(window.desk, window.program, tmp_path / "a.journey", window, seen)
        dialogs.append(dialog)
        dialog.show()
        wait(qtbot, dialog)
        return dialog

    yield open_it
    for dialog in dialogs:
        if dialog.isVisible():
            dialog.reject()
        dialog.deleteLater()
    settle()


def wait(qtbot: QtBot, dialog: ExportDialog) -> None:
    """Until the pages of what is chosen are in sight."""
    qtbot.waitUntil(lambda: dialog.laid_out is not None, timeout=20_000)
    settle()


def click(dialog: QWidget, kind: type[QWidget], name: str) -> None:
    widget = dialog.findChild(kind, name)
    assert isinstance(widget, QWidget)
    assert widget.isVisible()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def pick(dialog: ExportDialog, name: str, value: object) -> None:
    choice = dialog.part(Choice, name)
    choice.put(value)
    choice.activated.emit(choice.currentIndex())


def write(dialog: ExportDialog, kind: type[QWidget], name: str, text: str) -> None:
    field = dialog.part(kind, name)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def section(dialog: ExportDialog, name: str) -> None:
    header = dialog.part(SectionHeader, name)
    header.setFocus()
    QTest.keyClick(header, Qt.Key.Key_Space)
    settle()


def count(dialog: ExportDialog) -> str:
    return dialog.part(QLabel, "count").text()


def advice(dialog: ExportDialog) -> str:
    return dialog.part(QLabel, "advice").text()


def offers(dialog: ExportDialog) -> list[QPushButton]:
    row = dialog._offer_row
    widgets = [row.itemAt(place).widget() for place in range(row.count())]
    return [one for one in widgets if isinstance(one, QPushButton)]


def make(qtbot: QtBot, dialog: ExportDialog, path: Path) -> None:
    """Press "Export…" and name the file; until it is made, or could not be."""
    message = dialog.part(QLabel, "message")
    dialog.export_to(path)
    qtbot.waitUntil(lambda: not dialog._exporting, timeout=20_000)
    settle()
    assert message.text()


def inked(path: Path) -> list[bool]:
    """Of each page of a PDF, whether anything at all is on it."""
    pdf = pypdfium2.PdfDocument(path)
    found = []
    for page in pdf:
        low, high = page.render(scale=0.5).to_pil().convert("L").getextrema()
        found.append(high - low > 60)
        page.close()
    pdf.close()
    return found


def tree_item(dialog: ExportDialog, *names: str):  # type: ignore[no-untyped-def]
    """An item of the tree by the beginnings of the names that lead to it."""
    tree = dialog.part(QTreeWidget, "contents")
    level = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    item = None
    for name in names:
        item = next(one for one in level if one is not None and one.text(0).startswith(name))
        level = [item.child(row) for row in range(item.childCount())]
    return item


# -- every page in sight ---------------------------------------------------------------------------


def test_the_pages_are_in_sight_before_anything_is_made(opened: OpenDialog) -> None:
    dialog = opened()
    assert dialog.preview.count == 1
    assert count(dialog) == "1 page of A3"
    assert dialog.part(QPushButton, "export").isEnabled()
    assert dialog.width() <= 1280
    assert dialog.height() <= 760


def test_tiles_say_how_many_sheets_they_take(opened: OpenDialog, qtbot: QtBot) -> None:
    dialog = opened()
    click(dialog, QToolButton, "layout_tiles")
    pick(dialog, "paper", "A1")
    wait(qtbot, dialog)
    assert count(dialog) == "15 sheets of A4, and 1 plan to put them together"
    assert dialog.preview.count == 16
    pick(dialog, "tile_paper", "A3")
    wait(qtbot, dialog)
    sheets = dialog.preview.count - 1
    assert count(dialog).startswith(f"{sheets} sheets of A3,")
    assert sheets < 15


def test_each_layout_says_when_to_use_it_and_shows_its_own_choices(opened: OpenDialog) -> None:
    dialog = opened()
    said = set()
    own = {"poster": "bleed", "tiles": "overlap", "page": "orientation", "workshop": "title"}
    for layout in LAYOUTS:
        click(dialog, QToolButton, f"layout_{layout}")
        said.add(dialog.part(QLabel, "layout_when").text())
        for other in ("poster", "tiles"):
            assert dialog.part(QWidget, own[other]).isVisible() == (layout == other)
    assert len(said) == 5


def test_the_dialog_is_used_by_the_keyboard_alone(opened: OpenDialog, qtbot: QtBot) -> None:
    dialog = opened()
    dialog.part(QToolButton, "layout_page").setFocus()
    QTest.keyClick(dialog.part(QToolButton, "layout_page"), Qt.Key.Key_Right)
    QTest.keyClick(dialog.part(QToolButton, "layout_poster"), Qt.Key.Key_Space)
    wait(qtbot, dialog)
    assert dialog.settings.layout == "poster"
    section(dialog, "content")
    tree = dialog.part(QTreeWidget, "contents")
    tree.setFocus()
    tree.setCurrentItem(tree_item(dialog, "Phases"))
    QTest.keyClick(tree, Qt.Key.Key_Right)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Space)
    wait(qtbot, dialog)
    assert len(dialog.settings.phases) == 4
    reached, at = set(), dialog.part(QToolButton, "layout_page")
    at.setFocus()
    for _ in range(60):
        focus = dialog.focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert {"paper", "form", "contents", "around", "print", "cancel", "export"} <= reached


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_two_fields_in_sight_share_an_underlined_letter(
    window: MainWindow, opened: OpenDialog, language: str
) -> None:
    window.program.change_settings(window.program.settings._replace(language=language))
    dialog = opened()
    pick(dialog, "paper", "own")
    section(dialog, "content")
    section(dialog, "around")
    for form in ("pdf", "png"):
        pick(dialog, "form", form)
        for layout in LAYOUTS:
            click(dialog, QToolButton, f"layout_{layout}")
            if layout != "handout":
                pick(dialog, "paper", "own")
            widgets = [*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton)]
            texts = [one.text() for one in widgets if one.isVisible() and "&" in one.text()]
            letters = [text[text.index("&") + 1].lower() for text in texts]
            assert len(letters) > 6
            assert sorted(letters) == sorted(set(letters)), texts


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_no_choice_is_cut_off_at_any_size_of_the_interface(
    window: MainWindow, opened: OpenDialog, language: str, scale: int
) -> None:
    changed = window.program.settings._replace(language=language, scale=scale)
    window.program.change_settings(changed)
    dialog = opened()
    choices, area = dialog.part(QWidget, "choices"), dialog.part(QScrollArea, "choices_area")
    section(dialog, "content")
    section(dialog, "around")
    for layout in LAYOUTS:
        QTest.mouseClick(dialog.part(QToolButton, f"layout_{layout}"), Qt.MouseButton.LeftButton)
        settle()
        assert choices.width() <= area.viewport().width(), layout


def test_what_is_offered_makes_the_dialog_no_wider(
    window: MainWindow, opened: OpenDialog, qtbot: QtBot
) -> None:
    changed = window.program.settings._replace(language="nl", scale=150)
    window.program.change_settings(changed)
    dialog = opened()
    before = dialog.width()
    pick(dialog, "paper", "own")
    write(dialog, NumberLine, "width", "150")
    write(dialog, NumberLine, "height", "150")
    wait(qtbot, dialog)
    assert len(offers(dialog)) == 3
    assert dialog.width() == before
    for button in offers(dialog):
        assert dialog.rect().contains(button.mapTo(dialog, button.rect().bottomRight()))


def test_the_pages_show_that_the_keys_are_theirs(opened: OpenDialog) -> None:
    dialog = opened()
    dialog.part(QToolButton, "layout_page").setFocus()
    settle()
    before = dialog.preview.grab().toImage()
    dialog.preview.setFocus()
    settle()
    assert dialog.preview.grab().toImage() != before


def test_type_that_would_be_small_is_told_with_a_layout_that_avoids_it(
    opened: OpenDialog, qtbot: QtBot
) -> None:
    dialog = opened()
    pick(dialog, "paper", "own")
    write(dialog, NumberLine, "width", "150")
    write(dialog, NumberLine, "height", "150")
    wait(qtbot, dialog)
    assert "smaller than 7 pt" in advice(dialog)
    names = [button.text() for button in offers(dialog)]
    assert "Make a handout" in names
    larger = next(button for button in offers(dialog) if button.text().startswith("Take A"))
    QTest.mouseClick(larger, Qt.MouseButton.LeftButton)
    wait(qtbot, dialog)
    assert dialog.preview.count == 1
    assert not advice(dialog)


def test_every_layout_that_is_offered_avoids_the_warning(opened: OpenDialog, qtbot: QtBot) -> None:
    dialog = opened()

    def too_small() -> list[str]:
        click(dialog, QToolButton, "layout_page")
        pick(dialog, "paper", "own")
        write(dialog, NumberLine, "width", "150")
        write(dialog, NumberLine, "height", "150")
        wait(qtbot, dialog)
        return [button.text() for button in offers(dialog)]

    names = too_small()
    assert len(names) == 3
    for name in names:
        assert too_small() == names
        button = next(one for one in offers(dialog) if one.text() == name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        wait(qtbot, dialog)
        assert not advice(dialog), name
        assert dialog.focusWidget() is not None


def test_a_map_for_which_no_paper_is_large_enough_is_not_offered_as_a_poster(
    opened: OpenDialog, qtbot: QtBot
) -> None:
    dialog = opened()
    pick(dialog, "paper", "own")
    write(dialog, NumberLine, "width", "50")
    write(dialog, NumberLine, "height", "2000")
    wait(qtbot, dialog)
    assert "smaller than 7 pt" in advice(dialog)
    assert [button.text() for button in offers(dialog)] == ["Make a handout"]


def test_a_handout_begins_on_the_sheets_of_a_printer_and_leaves_the_map_its_paper(
    opened: OpenDialog, qtbot: QtBot
) -> None:
    dialog = opened()
    pick(dialog, "paper", "A2")
    click(dialog, QToolButton, "layout_handout")
    wait(qtbot, dialog)
    assert count(dialog).endswith("pages of A4")
    pick(dialog, "paper", "Letter")
    click(dialog, QToolButton, "layout_poster")
    wait(qtbot, dialog)
    assert count(dialog) == "1 page of A2"
    click(dialog, QToolButton, "layout_handout")
    wait(qtbot, dialog)
    assert count(dialog).endswith("pages of Letter")


def test_a_poster_begins_large_enough_for_a_wall_and_the_page_keeps_its_paper(
    opened: OpenDialog, qtbot: QtBot
) -> None:
    dialog = opened()
    click(dialog, QToolButton, "layout_tiles")
    wait(qtbot, dialog)
    assert count(dialog) == "15 sheets of A4, and 1 plan to put them together"
    click(dialog, QToolButton, "layout_page")
    pick(dialog, "paper", "Letter")
    wait(qtbot, dialog)
    click(dialog, QToolButton, "layout_poster")
    wait(qtbot, dialog)
    assert count(dialog) == "1 page of A1"
    click(dialog, QToolButton, "layout_page")
    wait(qtbot, dialog)
    assert count(dialog).endswith("of Letter")


def test_who_prints_on_letter_gets_sheets_of_letter(opened: OpenDialog, qtbot: QtBot) -> None:
    dialog = opened()
    pick(dialog, "paper", "Tabloid")
    click(dialog, QToolButton, "layout_tiles")
    wait(qtbot, dialog)
    assert "sheets of Letter," in count(dialog)
    assert dialog.settings.paper == "ANSI D"
    click(dialog, QToolButton, "layout_handout")
    wait(qtbot, dialog)
    assert count(dialog).endswith("pages of Letter")


@pytest.mark.parametrize("typed", ["0", "99999", "12x", ""])
def test_a_size_that_cannot_be_is_told_and_nothing_is_exported_by_it(
    opened: OpenDialog, qtbot: QtBot, typed: str
) -> None:
    dialog = opened()
    pick(dialog, "paper", "own")
    wait(qtbot, dialog)
    write(dialog, NumberLine, "width", typed)
    if not typed:
        QTest.keyClick(dialog.part(NumberLine, "width"), Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: advice(dialog) == "Width (mm): a number from 50 to 5000.")
    assert not dialog.part(QPushButton, "export").isEnabled()
    assert not dialog.part(QPushButton, "print").isEnabled()
    write(dialog, NumberLine, "width", "300,5")
    wait(qtbot, dialog)
    assert count(dialog) == "1 page of 300.5 × 297 mm"
    assert dialog.part(QPushButton, "export").isEnabled()


def test_a_margin_without_room_for_the_map_is_one_sentence(
    opened: OpenDialog, qtbot: QtBot
) -> None:
    dialog = opened()
    write(dialog, NumberLine, "margin", "120")
    qtbot.waitUntil(lambda: "margin" in advice(dialog), timeout=20_000)
    assert not dialog.part(QPushButton, "export").isEnabled()
    write(dialog, NumberLine, "margin", "12")
    wait(qtbot, dialog)
    assert dialog.part(QPushButton, "export").isEnabled()


def test_a_paper_of_ones_own_begins_as_the_paper_before(opened: OpenDialog, qtbot: QtBot) -> None:
    dialog = opened()
    pick(dialog, "paper", "own")
    wait(qtbot, dialog)
    assert (dialog.settings.width, dialog.settings.height) == (420, 297)
    write(dialog, NumberLine, "height", "500")
    wait(qtbot, dialog)
    assert count(dialog) == "1 page of 420 × 500 mm"
    pick(dialog, "paper", "A2")
    assert dialog.settings.width is None


# -- what is on it ---------------------------------------------------------------------------------


def test_unticked_phases_are_not_printed(opened: OpenDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened()
    section(dialog, "content")
    tree_item(dialog, "Phases", "Enter").setCheckState(0, Qt.CheckState.Unchecked)
    wait(qtbot, dialog)
    make(qtbot, dialog, tmp_path / "map.pdf")
    text = pypdfium2.PdfDocument(tmp_path / "map.pdf")[0].get_textpage().get_text_bounded()
    assert "Entice" in text
    assert "Enter" not in text


def test_ticking_nothing_is_told_before_the_work(opened: OpenDialog, qtbot: QtBot) -> None:
    dialog = opened()
    section(dialog, "content")
    tree_item(dialog, "Phases").setCheckState(0, Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: advice(dialog) == "Tick at least one phase of each journey.")
    assert not dialog.part(QPushButton, "export").isEnabled()
    tree_item(dialog, "Phases").setCheckState(0, Qt.CheckState.Checked)
    wait(qtbot, dialog)
    assert dialog.settings.phases == ()


def test_only_what_is_in_view_can_be_taken(
    window: MainWindow, opened: OpenDialog, qtbot: QtBot
) -> None:
    window.canvas.zoom_to(3.0)
    window.canvas.horizontalScrollBar().setValue(0)
    settle()
    dialog = opened()
    section(dialog, "content")
    click(dialog, QPushButton, "only_view")
    wait(qtbot, dialog)
    first = window.desk.document.phases(window.desk.journey)[0].id
    assert dialog.settings.phases[0] == first
    assert len(dialog.settings.phases) < 5


def test_journeys_are_printed_as_they_are_ticked(
    window: MainWindow, opened: OpenDialog, qtbot: QtBot
) -> None:
    window.actions_table["journey_duplicate"].trigger()
    dialog = opened()
    assert dialog.preview.count == 2
    title = window.desk.document.journeys()[0].title or "Untitled"
    tree_item(dialog, title).setCheckState(0, Qt.CheckState.Unchecked)
    wait(qtbot, dialog)
    assert dialog.preview.count == 1
    assert dialog.settings.journeys == (window.desk.document.journeys()[1].id,)


# -- files -----------------------------------------------------------------------------------------


def test_a_pdf_holds_the_project_only_where_that_was_switched_on(
    opened: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened()
    wait(qtbot, dialog)
    make(qtbot, dialog, tmp_path / "plain.pdf")
    assert b"/EmbeddedFile" not in (tmp_path / "plain.pdf").read_bytes()
    click(dialog, Switch, "embed")
    make(qtbot, dialog, tmp_path / "whole.pdf")
    assert read(tmp_path / "whole.pdf").document.project.title


def test_the_project_can_be_put_in_a_pdf_only(opened: OpenDialog, qtbot: QtBot) -> None:
    dialog = opened()
    wait(qtbot, dialog)
    assert dialog.part(Switch, "embed").isVisible()
    pick(dialog, "form", "png")
    assert not dialog.part(Switch, "embed").isVisible()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_exported_without_a_blank_page(
    opened: OpenDialog, tmp_path: Path, qtbot: QtBot, layout: str
) -> None:
    dialog = opened()
    click(dialog, QToolButton, f"layout_{layout}")
    wait(qtbot, dialog)
    make(qtbot, dialog, tmp_path / "map.pdf")
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")
    pages = inked(tmp_path / "map.pdf")
    assert len(pages) == dialog.preview.count
    assert all(pages)
    assert dialog.part(QLabel, "message").text().endswith("made: map.pdf")
    assert dialog.part(QPushButton, "show_folder").isVisible()


def test_the_export_button_asks_for_a_name_and_makes_that_file(
    opened: OpenDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened()
    pick(dialog, "form", "png")
    write(dialog, NumberLine, "dpi", "40")
    click(dialog, Switch, "transparent")
    wait(qtbot, dialog)
    asked = []

    def answer(_parent: object, _title: str, name: str, _filter: str) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / "picture"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    click(dialog, QPushButton, "export")
    qtbot.waitUntil(lambda: (tmp_path / "picture.png").exists(), timeout=20_000)
    qtbot.waitUntil(lambda: not dialog._exporting)
    assert asked == [str(tmp_path / "a.png")]
    image = QImage(str(tmp_path / "picture.png"))
    assert abs(image.width() - 420 / 25.4 * 40) < 2
    assert image.pixelColor(0, 0).alpha() == 0


@pytest.mark.parametrize(
    ("form", "layout", "there"),
    [("pdf", "page", ["map.pdf"]), ("png", "tiles", ["map-1.png", "map-2.png"])],
)
@pytest.mark.parametrize("consents", [True, False])
def test_files_that_the_file_dialog_did_not_ask_about_are_not_replaced_unasked(
    opened: OpenDialog,
    tmp_path: Path,
    qtbot: QtBot,
    told: Told,
    choose: Callable[[Path | None], None],
    form: str,
    layout: str,
    there: list[str],
    consents: bool,
) -> None:
    dialog = opened()
    pick(dialog, "form", form)
    if form == "png":
        write(dialog, NumberLine, "dpi", "20")
    click(dialog, QToolButton, f"layout_{layout}")
    wait(qtbot, dialog)
    for name in there:
        (tmp_path / name).write_text("mine")
    told.answer = "yes" if consents else "cancel"
    choose(tmp_path / "map")
    qtbot.waitUntil(dialog.part(QPushButton, "export").isEnabled, timeout=20_000)
    click(dialog, QPushButton, "export")
    qtbot.waitUntil(lambda: not dialog._exporting, timeout=20_000)
    settle()
    assert told.said == [", ".join(there)]
    for name in there:
        assert ((tmp_path / name).read_bytes() == b"mine") != consents


def test_an_export_that_cannot_be_written_is_one_sentence(
    opened: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened()
    make(qtbot, dialog, tmp_path / "nowhere" / "map.pdf")
    assert "Traceback" not in dialog.part(QLabel, "message").text()
    assert not dialog.part(QPushButton, "show_folder").isVisible()


def test_an_export_can_be_stopped_and_leaves_no_file(
    window: MainWindow, opened: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened()
    dialog.export_to(tmp_path / "map.pdf")
    click(dialog, QPushButton, "cancel")
    qtbot.waitUntil(lambda: not dialog._exporting, timeout=20_000)
    settle()
    assert dialog.isVisible()
    assert list(tmp_path.glob("*.pdf")) == []
    assert not settings_of(window.desk.document).version
    click(dialog, QPushButton, "cancel")
    assert not dialog.isVisible()


def test_the_dialog_closes_while_pages_are_laid_out_and_the_work_ends_by_itself(
    opened: OpenDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened()
    begun, go_on = threading.Event(), threading.Event()

    def long(*_: object, **__: object) -> None:
        begun.set()
        go_on.wait()

    monkeypatch.setattr(exporting, "laid_out", long)
    click(dialog, QToolButton, "layout_poster")
    qtbot.waitUntil(begun.is_set)
    click(dialog, QPushButton, "cancel")
    assert not dialog.isVisible()
    go_on.set()
    dialog.worker.wait()


def test_what_is_laid_out_is_the_project_as_it_was_when_that_began(window: MainWindow) -> None:
    before = list(window.desk.document.records())
    source = as_it_is(window.desk.document)
    window.actions_table["journey_duplicate"].trigger()
    assert list(source().records()) == before
    window.actions_table["undo"].trigger()


# -- what is remembered ----------------------------------------------------------------------------


def test_choices_come_back_when_the_dialog_is_opened_again(
    window: MainWindow, opened: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened()
    click(dialog, QToolButton, "layout_poster")
    pick(dialog, "paper", "A2")
    write(dialog, NumberLine, "bleed", "3")
    click(dialog, Switch, "marks")
    section(dialog, "around")
    write(dialog, TextLine, "version", "second draft")
    pick(dialog, "colour", "#faf3e3")
    tree_item(dialog, "Lanes", "Thought").setCheckState(0, Qt.CheckState.Unchecked)
    wait(qtbot, dialog)
    chosen = dialog.settings
    make(qtbot, dialog, tmp_path / "map.pdf")
    dialog.reject()
    again = opened()
    assert again.settings == chosen
    assert again.part(Choice, "paper").currentData() == "A2"
    assert again.part(NumberLine, "bleed").text() == "3"
    assert again.part(TextLine, "version").text() == "second draft"
    assert tree_item(again, "Lanes", "Thought").checkState(0) == Qt.CheckState.Unchecked


def test_what_is_remembered_is_one_step_that_can_be_undone(
    window: MainWindow, opened: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    before = list(window.desk.document.records())
    dialog = opened()
    click(dialog, QToolButton, "layout_workshop")
    pick(dialog, "paper", "A1")
    wait(qtbot, dialog)
    make(qtbot, dialog, tmp_path / "map.pdf")
    dialog.reject()
    assert settings_of(window.desk.document).paper == "A1"
    window.actions_table["undo"].trigger()
    assert list(window.desk.document.records()) == before


def test_an_export_as_it_always_was_leaves_the_project_unchanged(
    window: MainWindow, opened: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    window.desk.session.mark_saved()
    dialog = opened()
    make(qtbot, dialog, tmp_path / "map.pdf")
    dialog.reject()
    assert not window.desk.session.modified


def test_choices_that_nothing_was_made_with_are_forgotten(
    window: MainWindow, opened: OpenDialog
) -> None:
    window.desk.session.mark_saved()
    dialog = opened()
    click(dialog, QToolButton, "layout_handout")
    click(dialog, QPushButton, "cancel")
    assert not window.desk.session.modified
    assert opened().settings.layout == "page"


def test_a_logo_is_on_every_page_and_goes_with_an_undo(
    window: MainWindow, opened: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    mark = QImage(60, 30, QImage.Format.Format_RGB32)
    mark.fill(Qt.GlobalColor.red)
    mark.save(str(tmp_path / "mark.png"))
    dialog = opened()
    dialog.part(PictureField, "logo").edited.emit(tmp_path / "mark.png")
    wait(qtbot, dialog)
    make(qtbot, dialog, tmp_path / "map.pdf")
    page = pypdfium2.PdfDocument(tmp_path / "map.pdf")[0]
    assert any(one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for one in page.get_objects())
    dialog.reject()
    assert any(isinstance(one, Image) for one in window.desk.document.records())
    window.actions_table["undo"].trigger()
    assert not any(isinstance(one, Image) for one in window.desk.document.records())


def test_a_logo_is_described_where_it_is_chosen_and_its_words_stay(
    window: MainWindow, opened: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    mark = QImage(60, 30, QImage.Format.Format_RGB32)
    mark.fill(Qt.GlobalColor.red)
    mark.save(str(tmp_path / "mark.png"))
    dialog = opened()
    logo = dialog.part(PictureField, "logo")
    logo.edited.emit(tmp_path / "mark.png")
    wait(qtbot, dialog)
    assert "1 picture is not described in words" in advice(dialog)
    assert "the logo" in advice(dialog)
    words = logo.findChild(TextLine, "picture_words")
    assert isinstance(words, TextLine)
    assert not words.isHidden()
    QTest.keyClicks(words, "A red bicycle")
    qtbot.waitUntil(lambda: not advice(dialog), timeout=20_000)
    make(qtbot, dialog, tmp_path / "map.pdf")
    dialog.reject()
    (kept,) = [one for one in window.desk.document.records() if isinstance(one, Image)]
    assert kept.alt == "A red bicycle"
    again = opened().part(PictureField, "logo").findChild(TextLine, "picture_words")
    assert isinstance(again, TextLine)
    assert again.text() == "A red bicycle"
    QTest.keyClicks(again, " on white")
    dialog = again.window()
    assert isinstance(dialog, ExportDialog)
    wait(qtbot, dialog)
    make(qtbot, dialog, tmp_path / "again.pdf")
    (kept,) = [one for one in window.desk.document.records() if isinstance(one, Image)]
    assert "on white" in kept.alt


# -- on a printer ----------------------------------------------------------------------------------


@pytest.fixture
def sheets(monkeypatch: pytest.MonkeyPatch) -> list[QPrintPreviewDialog]:
    """Qt's previews that are shown, each closed again at once."""
    shown: list[QPrintPreviewDialog] = []

    def look(dialog: QPrintPreviewDialog) -> int:
        dialog.show()
        settle()
        shown.append(dialog)
        dialog.hide()
        return int(QPrintPreviewDialog.DialogCode.Rejected)

    monkeypatch.setattr(QPrintPreviewDialog, "exec", look)
    return shown


def test_printing_shows_a_preview_and_leaves_the_project_unchanged(
    window: MainWindow, sheets: list[QPrintPreviewDialog], qtbot: QtBot
) -> None:
    window.desk.session.mark_saved()
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(sheets), timeout=20_000)
    settle()
    assert not window.desk.session.modified


def test_the_print_set_prints_the_pages_in_sight(
    opened: OpenDialog, sheets: list[QPrintPreviewDialog], qtbot: QtBot
) -> None:
    dialog = opened()
    click(dialog, QToolButton, "layout_tiles")
    wait(qtbot, dialog)
    click(dialog, QPushButton, "print")
    (shown,) = sheets
    preview = shown.findChild(QPrintPreviewWidget)
    assert preview is not None
    assert preview.pageCount() == dialog.preview.count


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_printer_gets_every_page_at_its_true_size_and_none_blank(
    opened: OpenDialog, tmp_path: Path, qtbot: QtBot, layout: str
) -> None:
    dialog = opened()
    click(dialog, QToolButton, f"layout_{layout}")
    wait(qtbot, dialog)
    laid = dialog.laid_out
    assert laid is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.prepare(printer, laid.paged)
    printed = printing.paint(printer, laid.paged, laid.images, own_sizes=True)
    assert printed == len(laid.paged.pages)
    assert all(inked(tmp_path / "printed.pdf"))
    pdf = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(pdf) == printed
    for page, drawn in zip(pdf, laid.paged.pages, strict=True):
        assert page.get_size() == pytest.approx((drawn.width, drawn.height), abs=2)
    pdf.close()


def test_a_printer_prints_the_pages_that_are_asked_for(
    opened: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened()
    click(dialog, QToolButton, "layout_tiles")
    wait(qtbot, dialog)
    laid = dialog.laid_out
    assert laid is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.prepare(printer, laid.paged)
    printer.setFromTo(2, 3)
    assert printing.paint(printer, laid.paged, laid.images) == 2
    assert len(inked(tmp_path / "printed.pdf")) == 2


@pytest.mark.parametrize(
    "values",
    [
        {"margin": 200.0},
        {"paper": "A3½"},
        {"width": 1.0, "height": 1.0},
        {"width": 300.0, "height": 5_000.0, "margin": 5_000.0},
    ],
)
def test_settings_that_cannot_be_are_told_in_every_layout_and_can_be_mended(
    window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    values: dict[str, object],
) -> None:
    window.desk.run(set_print(window.desk.document, **values))
    dialog = later.export_dialog()(window.desk, window.program, tmp_path / "a", window, None)
    dialog.show()
    said = dialog.part(QLabel, "count")
    refused = "There is nothing to print yet."
    qtbot.waitUntil(lambda: said.text() == refused, timeout=20_000)
    for layout in ("handout", "tiles", "poster", "workshop", "page"):
        click(dialog, QToolButton, f"layout_{layout}")
        qtbot.waitUntil(lambda: dialog.laid_out or said.text() == refused, timeout=20_000)
    pick(dialog, "paper", "own")
    pick(dialog, "paper", "A3")
    write(dialog, NumberLine, "margin", "10")
    qtbot.waitUntil(lambda: dialog.laid_out is not None, timeout=20_000)
    dialog.reject()
    dialog.deleteLater()
    settle()
