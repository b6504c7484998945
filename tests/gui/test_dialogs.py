"""Promises about the start screen, the settings and the personas."""

from pathlib import Path

import pytest
from gui_helpers import Told, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from cjdesigner.gui import later
from cjdesigner.gui.app import Program
from cjdesigner.gui.dialogs.personas import PersonasDialog
from cjdesigner.gui.dialogs.settings import SettingsDialog
from cjdesigner.gui.dialogs.start import StartDialog
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.settings import Settings, SettingsStore
from cjdesigner.gui.widgets.choices import Choice, Switch
from cjdesigner.gui.widgets.preview import ModelPreview
from cjdesigner.layout.printing import settings_of
from cjdesigner.model.shipped import models


@pytest.fixture
def start(program: Program) -> StartDialog:
    program.start(None)
    settle()
    dialog = program._start
    assert isinstance(dialog, StartDialog)
    return dialog


def press(dialog: object, name: str) -> None:
    button = dialog.findChild(QPushButton, name)  # type: ignore[attr-defined]
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


# -- start -----------------------------------------------------------------------------------------


def test_without_a_file_the_start_screen_offers_every_model(start: StartDialog) -> None:
    offered = [
        start._models.topLevelItem(place).text(0).strip()  # type: ignore[union-attr]
        for place in range(start._models.topLevelItemCount())
    ]
    for model in models():
        assert model.name.en in offered


def test_a_model_says_when_to_use_it_and_becomes_a_project(
    start: StartDialog, program: Program
) -> None:
    start.choose("service_blueprint")
    label = start.findChild(QLabel, "model_when")
    model = next(one for one in models() if one.id == "service_blueprint")
    assert label is not None
    assert label.text() == model.when.en
    press(start, "use_model")
    assert len(program.windows) == 1
    document = program.windows[0].desk.document
    assert document.journeys()[0].model == "service_blueprint"


def test_an_example_only_looked_at_is_closed_without_a_question(
    start: StartDialog, program: Program, told: Told
) -> None:
    press(start, "example_museum-day")
    window = program.windows[0]
    assert not window.isWindowModified()
    state = window.findChild(QLabel, "saved_state")
    assert state is not None
    assert state.text() == ""
    window.insert.touchpoint()
    assert window.isWindowModified()
    assert not window.close()
    window.edit.undo()
    assert window.close()
    assert len(told.said) == 1


def test_a_larger_start_screen_takes_the_room_it_needs_and_cuts_off_no_sentence(
    program: Program,
) -> None:
    program.change_settings(program.settings._replace(scale=150))
    program.start(None)
    settle()
    dialog = program._start
    assert isinstance(dialog, StartDialog)
    assert dialog.height() == min(960, dialog.screen().availableGeometry().height() - 70)
    dialog.resize(1326, 698)
    settle()
    texts = [dialog.findChild(QLabel, f"model_{name}") for name in ("phases", "when", "text")]
    for label in texts:
        assert label is not None
        assert label.height() >= label.heightForWidth(label.width())
    preview = dialog.findChild(ModelPreview, "preview")
    assert preview is not None
    assert preview.height() >= preview.minimumSizeHint().height()
    assert preview.sizeHint().height() == pytest.approx(262 * 1.5, rel=0.05)


def test_the_map_s_language_can_be_chosen_before_it_begins(
    start: StartDialog, program: Program
) -> None:
    choice = start.findChild(Choice, "language")
    assert choice is not None
    choice.put("nl")
    choice.activated.emit(choice.currentIndex())
    start.choose("five_e")
    press(start, "use_model")
    document = program.windows[0].desk.document
    assert document.project.language == "nl"
    assert document.phases(program.windows[0].desk.journey)[0].title == "Verleiden"


@pytest.mark.parametrize("way", ["use_model", "blank"])
def test_a_new_project_is_printed_on_the_paper_of_the_settings(
    way: str, start: StartDialog, program: Program
) -> None:
    program.change_settings(program.settings._replace(paper="A1", orientation="portrait"))
    start.choose("five_e")
    press(start, way)
    document = program.windows[0].desk.document
    printed = settings_of(document)
    assert (printed.paper, printed.orientation) == ("A1", "portrait")
    assert not program.windows[0].isWindowModified()


def test_a_blank_page_teaches_how_to_begin(start: StartDialog, program: Program) -> None:
    press(start, "blank")
    window = program.windows[0]
    for phase in list(window.desk.document.phases(window.desk.journey)):
        window.desk.select((phase.id,))
        window.actions_table["delete"].trigger()
    settle()
    assert window.empty.isVisible()
    button = window.empty.findChild(QPushButton, "empty_phase")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert not window.empty.isVisible()
    assert len(window.desk.document.phases(window.desk.journey)) == 1


@pytest.mark.parametrize("width", [1440, 900])
def test_in_a_narrow_or_large_window_an_empty_journey_teaches_in_whole_words(
    start: StartDialog, program: Program, width: int
) -> None:
    program.change_settings(program.settings._replace(scale=150, language="nl"))
    press(start, "blank")
    window = program.windows[0]
    window.resize(width, 760)
    window.desk.select((window.desk.document.phases(window.desk.journey)[0].id,))
    window.actions_table["delete"].trigger()
    settle()
    hint = window.empty
    assert hint.isVisible()
    assert window.canvas.rect().contains(hint.geometry())
    for button in hint.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width()
        assert hint.rect().contains(button.geometry())
    for label in hint.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_a_blank_page_begins_with_the_name_of_its_first_phase(
    start: StartDialog, program: Program
) -> None:
    press(start, "blank")
    canvas = program.windows[0].canvas
    for title in ("Orient", "Buy"):
        assert canvas.in_place.editor is not None
        QTest.keyClicks(canvas.in_place.editor, title)
        QTest.keyClick(canvas.in_place.editor, Qt.Key.Key_Return)
    document = program.windows[0].desk.document
    journey = program.windows[0].desk.journey
    assert [phase.title for phase in document.phases(journey)] == ["Orient", "Buy"]


# -- settings --------------------------------------------------------------------------------------


def test_settings_come_back_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    mine = Settings("nl", "dark", 125, "Ada", "A1", "portrait", True, ("/a", "/b"))
    SettingsStore(file).save(mine)
    assert SettingsStore(file).load() == mine


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\x00 not a settings file [[[",
        b"[General]\nlanguage=klingon\ntheme=42\nscale=9999\nrecent=@Invalid()\n",
        b"[General]\nscale=@ByteArray(\\x0)\nkeep_recent=@Variant(\\0\\0)\n",
    ],
)
def test_a_damaged_settings_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.ini"
    file.write_bytes(content)
    assert SettingsStore(file).load() == Settings()


def test_the_recent_list_can_be_switched_off_and_is_empty_then(window: MainWindow) -> None:
    program = window.program
    program.opened(Path("/some/file.journey"))
    dialog = SettingsDialog(program.settings, program.change_settings, window)
    dialog.show()
    keep = dialog.part(Switch, "keep_recent")
    QTest.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert program.settings.recent == ()
    program.opened(Path("/another.journey"))
    assert program.settings.recent == ()
    dialog.close()


def choose(dialog: SettingsDialog, name: str, value: object) -> None:
    choice = dialog.part(Choice, name)
    choice.put(value)
    choice.activated.emit(choice.currentIndex())
    settle()


def test_another_language_is_spoken_at_once_everywhere(window: MainWindow) -> None:
    program = window.program
    dialog = SettingsDialog(program.settings, program.change_settings, window)
    dialog.show()
    settle()
    choose(dialog, "language", "nl")
    assert dialog.windowTitle() == "Instellingen"
    assert window.menuBar().actions()[0].text() == "&Bestand"
    assert window.actions_table["save"].text() == "Op&slaan"
    assert window.palette_panel.tile("card").accessibleName() == "Kaartje"
    assert window.docks["outline"].windowTitle() == "Overzicht"
    assert window.inspector.heading == "Klantreis"
    page = window.inspector.page
    assert page is not None
    label = page.findChild(QLabel, "label_scenario")
    assert label is not None
    assert label.text() == "Scenario"
    assert page.field("kind_of_journey").currentText() == "Bestaand"
    label = page.findChild(QLabel, "label_kind_of_journey")
    assert label is not None
    assert label.text() == "Soort klantreis"
    # the map speaks the language of the project
    assert window.desk.document.project.language == "en"
    choose(dialog, "language", "en")
    assert window.menuBar().actions()[0].text() == "&File"
    dialog.close()


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_another_theme_dresses_the_whole_window(window: MainWindow, name: str) -> None:
    program = window.program
    dialog = SettingsDialog(program.settings, program.change_settings, window)
    choose(dialog, "theme", name)
    look = program.appearance.theme
    assert look.name == name
    assert window.canvas.theme.name == name
    picture = window.grab().toImage()
    corner = window.docks["outline"].mapTo(window, window.docks["outline"].rect().bottomLeft())
    assert picture.pixelColor(corner.x() + 3, corner.y() - 3).name().upper() == (
        look.colours["panel"].upper()
    )
    dialog.close()


def test_a_larger_interface_makes_its_texts_larger(window: MainWindow) -> None:
    program = window.program
    before = window.bar.find_field.sizeHint().height()
    dialog = SettingsDialog(program.settings, program.change_settings, window)
    choose(dialog, "scale", 150)
    assert window.bar.find_field.sizeHint().height() > 1.3 * before
    dialog.close()


@pytest.mark.parametrize(("name", "value"), [("language", "nl"), ("scale", 175)])
def test_settings_grow_with_the_language_and_size_of_their_texts(
    window: MainWindow, name: str, value: object
) -> None:
    program = window.program
    dialog = SettingsDialog(program.settings, program.change_settings, window)
    dialog.show()
    settle()
    assert dialog.width() >= 420
    choose(dialog, name, value)
    settle()
    for choice in dialog.findChildren(Choice):
        assert choice.height() >= choice.minimumSizeHint().height(), choice.objectName()
    for switch in dialog.findChildren(Switch):
        assert switch.height() >= switch.sizeHint().height(), switch.objectName()
    for label in dialog.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    dialog.close()


def test_the_panels_grow_with_the_interface(window: MainWindow) -> None:
    program = window.program
    widths = [window.docks[name].width() for name in ("palette", "inspector")]
    height = window.docks["palette"].height()
    shown = window.channels_panel.list
    tile = shown.visualItemRect(shown.item(0)).width()
    program.change_settings(program.settings._replace(scale=150))
    settle()
    for name, before in zip(("palette", "inspector"), widths, strict=True):
        assert window.docks[name].width() >= 1.3 * before
    assert window.docks["palette"].height() >= 1.1 * height
    assert shown.visualItemRect(shown.item(0)).width() == round(1.5 * tile)


# -- personas --------------------------------------------------------------------------------------


def test_personas_are_made_named_ordered_and_deleted(window: MainWindow) -> None:
    dialog = PersonasDialog(window.desk, window)
    dialog.show()
    settle()
    for name in ("Sanne", "Henk"):
        press(dialog, "add")
        field = dialog._page.field("name")
        assert QApplication.focusWidget() is field
        QTest.keyClicks(field, name)
    names = [one.name for one in window.desk.document.personas()]
    assert names == ["Sanne", "Henk"]
    press(dialog, "up")
    assert [one.name for one in window.desk.document.personas()] == ["Henk", "Sanne"]
    press(dialog, "delete")
    assert [one.name for one in window.desk.document.personas()] == ["Sanne"]
    dialog.accept()


def test_a_persona_s_colour_is_chosen_with_a_click(window: MainWindow) -> None:
    dialog = PersonasDialog(window.desk, window)
    dialog.show()
    press(dialog, "add")
    swatches = dialog._page.field("colour")
    QTest.mouseClick(swatches, Qt.MouseButton.LeftButton, pos=swatches._disc(3).center().toPoint())
    assert window.desk.document.personas()[0].colour == "3"
    dialog.accept()


def test_keys_and_about_open_and_close(window: MainWindow) -> None:
    keys = later.shortcuts_dialog()(window.actions_table, window.menus.titles(), window)
    keys.show()
    settle()
    texts = [label.text() for label in keys.findChildren(QLabel)]
    for row in window.actions_table.rows():
        if row.keys:
            shown = window.actions_table[row.id].text().replace("&", "").rstrip("…")
            assert shown in texts, f"{row.id} has a key that is told nowhere"
    assert "Ctrl+S" in texts
    keys.close()
    about = later.about_dialog()(window)
    about.show()
    settle()
    about.close()
