"""Promises about the words of the interface, and about the forms that they stand in."""

import ast
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from gui_helpers import settle, touchpoints
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cjdesigner import paths
from cjdesigner.editing.common import set_values
from cjdesigner.gui import forms
from cjdesigner.gui.actions import CONTEXT, MENUS
from cjdesigner.gui.forms import FormError, load_form
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.style import style_sheet
from cjdesigner.gui.translation import Translations, interface_language
from cjdesigner.gui.widgets.registry import PROMOTED
from cjdesigner.layout.theme import NAMES, theme
from cjdesigner.model.change import Label

ROOT = Path(__file__).parents[2]
GUI = ROOT / "cjdesigner" / "gui"
I18N = paths.resources() / "i18n"
sys.path.insert(0, str(ROOT / "packaging"))

import build_translations  # noqa: E402


def messages(file: Path) -> list[tuple[str, str, list[str]]]:
    """Context, source and translations of every text in a .ts."""
    found = []
    for context in ElementTree.parse(file).iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            unfinished = translation.get("type") == "unfinished"
            forms_ = [form.text or "" for form in translation.iter("numerusform")]
            texts = forms_ or [translation.text or ""]
            found.append((name, message.findtext("source") or "", [] if unfinished else texts))
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_text_of_the_interface_is_translated(language: str) -> None:
    for context, source, texts in messages(I18N / f"cjdesigner_{language}.ts"):
        assert texts, f"{context}: {source!r} is not translated"
        for text in texts:
            assert text.strip(), f"{context}: {source!r} is not translated"


def test_translations_keep_places_and_keys() -> None:
    for context, source, texts in messages(I18N / "cjdesigner_nl.ts"):
        for text in texts:
            where = f"{context}: {source!r} -> {text!r}"
            for place in ("{name}", "{count}", "{number}", "{author}", "{version}", "{file}", "%n"):
                assert (place in source) == (place in text), where
            assert source.count("…") == text.count("…"), where
            if context in ("Actions", "Menus"):
                assert ("&" in source) == ("&" in text), where


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_menu_has_two_entries_under_one_underlined_letter(
    window: MainWindow, language: str
) -> None:
    window.program.change_settings(window.program.settings._replace(language=language))
    settle()
    titles = {f"{menu.objectName()}:": menu.title() for menu in window.findChildren(QMenu)}
    for name, content in (*MENUS.items(), *CONTEXT.items()):
        taken: dict[str, str] = {}
        for one in content:
            if one and one != "panels:" and not one.startswith("mode_"):
                text = titles[one] if one.endswith(":") else window.actions_table[one].text()
                at = text.find("&")
                if at >= 0:
                    letter = text[at + 1].lower()
                    assert letter not in taken, f"{name}: {text!r} and {taken.get(letter)!r}"
                    taken[letter] = text


def test_an_empty_field_says_what_belongs_in_it_in_the_language_that_now_is(
    window: MainWindow,
) -> None:
    desk = window.desk
    one, two = touchpoints(window)[:2]
    desk.run(set_values(desk.document, (one.id,), Label("gui.edit.touchpoint"), tags=("a",)))
    desk.select((one.id, two.id))
    settle()
    page = window.inspector.page
    assert page is not None
    hint = page.field("tags")
    assert hint.placeholderText() == "…"
    window.program.change_settings(window.program.settings._replace(language="nl"))
    settle()
    assert hint.placeholderText() == "…"
    desk.select((two.id,))
    settle()
    assert hint.placeholderText() == "woorden met komma’s ertussen"
    window.program.change_settings(window.program.settings._replace(language="en"))
    settle()
    assert hint.placeholderText() == "words with commas between them"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_translations_are_those_of_the_sources(language: str, tmp_path: Path) -> None:
    """Renewed by `python packaging/build_translations.py`."""
    kept = I18N / f"cjdesigner_{language}.ts"
    copy = tmp_path / kept.name
    copy.write_bytes(kept.read_bytes())
    build_translations.collect(language, copy)
    assert sorted(messages(copy)) == sorted(messages(kept))
    released = tmp_path / "released.qm"
    build_translations.release(kept, released)
    assert released.read_bytes() == kept.with_suffix(".qm").read_bytes()


def test_what_is_translated_is_a_literal() -> None:
    """Qt's tool reads the sources: a text that is put together would be left out in silence."""
    for file in GUI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "tr"
            ):
                first = node.args[0]
                where = f"{file.name}:{node.lineno}"
                assert isinstance(first, ast.Constant), f"{where}: not a literal"
                assert isinstance(node.func.value, ast.Name), where
                assert node.func.value.id == "self", f"{where}: only self.tr is found"


# what shows its texts to a user
SHOWS = {
    "QAction", "QCheckBox", "QGroupBox", "QLabel", "QMenu", "QPushButton", "QRadioButton",
    "QToolButton", "addAction", "addItem", "addMenu", "addRow", "addTab",
    "setAccessibleDescription", "setAccessibleName", "setDetailedText", "setInformativeText",
    "setLabelText",
    "setPlaceholderText", "setPrefix", "setSpecialValueText", "setStatusTip", "setSuffix",
    "setText", "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle", "showMessage",
}  # fmt: skip


def test_no_text_is_shown_without_being_translated() -> None:
    for file in GUI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and called(node) in SHOWS:
                for text in shown_as_it_is(node):
                    assert text == "", f"{file.name}:{node.lineno}: {text!r} is not translated"


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def shown_as_it_is(node: ast.AST) -> Iterator[str]:
    """The words among what is handed over, but for places and the program's name."""
    for part in ast.iter_child_nodes(node):
        if isinstance(part, ast.Call):
            continue
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            plain = re.sub(r"\{\w+\}|CJ Designer", "", part.value)
            yield plain if re.search("[^\\W\\d_]{2}", plain) else ""
        yield from shown_as_it_is(part)


@pytest.mark.parametrize(
    ("setting", "system", "spoken"),
    [
        ("nl", "en_GB", "nl"),
        ("en", "nl_NL", "en"),
        ("system", "nl_BE", "nl"),
        ("system", "en", "en"),
        ("system", "fr_FR", "en"),
    ],
)
def test_the_interface_speaks_the_user_s_language(
    monkeypatch: pytest.MonkeyPatch, setting: str, system: str, spoken: str
) -> None:
    monkeypatch.setenv("LANGUAGE", system)
    assert interface_language(setting) == spoken


def test_qt_s_own_dialog_for_files_speaks_dutch_throughout(qtbot: QtBot) -> None:
    def said() -> list[str]:
        dialog = QFileDialog()
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        qtbot.addWidget(dialog)
        return [label.text() for label in dialog.findChildren(QLabel) if label.text()]

    translations = Translations()
    try:
        translations.use("en")
        english = said()
        translations.use("nl")
        dutch = said()
    finally:
        translations.use("en")
        translations.remove()
    assert len(english) == len(dutch) > 2
    assert not set(english) & set(dutch)


# -- forms -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", sorted(path.stem for path in paths.ui().glob("*.ui")))
def test_every_form_loads_without_a_warning(form: str, qtbot: QtBot) -> None:
    tree = ElementTree.parse(paths.ui() / f"{form}.ui")
    used = {widget.get("class") for widget in tree.iter("customwidget")}
    for widget in tree.iter("customwidget"):
        used.add(widget.findtext("class"))
    assert {one for one in used if one} <= set(PROMOTED)
    kind = tree.find("widget")
    assert kind is not None
    from PySide6.QtWidgets import QDialog

    base = QDialog() if kind.get("class") == "QDialog" else QWidget()
    qtbot.addWidget(base)
    load_form(form, base)


def test_a_form_that_names_an_unknown_widget_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "strange.ui").write_text(
        '<ui version="4.0"><class>A</class><widget class="QWidget" name="A">'
        '<widget class="Mystery" name="b"/></widget><customwidgets><customwidget>'
        "<class>Mystery</class><extends>QLabel</extends></customwidget></customwidgets></ui>",
        encoding="utf-8",
    )
    monkeypatch.setattr(forms.paths, "ui", lambda: tmp_path)
    base = QWidget()
    qtbot.addWidget(base)
    with pytest.raises(FormError, match="Mystery"):
        load_form("strange", base)


def test_a_form_that_is_missing_is_refused(qtbot: QtBot) -> None:
    base = QWidget()
    qtbot.addWidget(base)
    with pytest.raises(FormError):
        load_form("no_such_form", base)


# -- style -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scale", [80, 100, 200])
def test_the_style_sheet_names_only_roles_of_the_theme(name: str, scale: int) -> None:
    sheet = style_sheet(theme(name), scale)
    assert "@" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert "1px solid" in sheet


def test_no_text_of_a_user_comes_into_a_style_sheet() -> None:
    for file in GUI.rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        # the field over the canvas takes the colours of what it lies on
        if file.name not in ("style.py", "editor.py"):
            assert "setStyleSheet" not in source, file.name
        for call in ("setHtml", "insertHtml", "Qt.TextFormat.RichText"):
            assert call not in source, f"{file.name}: {call}"
