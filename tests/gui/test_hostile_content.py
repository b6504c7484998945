"""Promises about what strangers write: text stays text, nothing is fetched, nothing gets out."""

from __future__ import annotations

import getpass
import os
import re
import socket
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from gui_helpers import Told, opened, settle
from hostile_map import CANARY, FORMATS, hostile, texts
from PIL import Image as Pictures
from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QColor, QDesktopServices, QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QPushButton, QWidget

from cjdesigner import exporting
from cjdesigner.editing.common import set_values
from cjdesigner.gui.addresses import Addresses
from cjdesigner.gui.app import Program
from cjdesigner.gui.commands.older import OlderCommands
from cjdesigner.gui.dialogs.export_choices import LAYOUTS
from cjdesigner.gui.dialogs.older import OlderDialog
from cjdesigner.gui.dialogs.personas import PersonasDialog
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.projectfile import Place
from cjdesigner.model.change import Change, Label
from cjdesigner.model.records import Card, replaced
from cjdesigner.storage import processes
from cjdesigner.timeline.document import Document

SHOWN = ("project", "p", "j", "a", "areal", "kareal", "l", "n")
# a line of a tip ends in a break of our own; whatever else is a tag was let through
DANGEROUS = re.compile(r"<(?!/?qt>|br>)[a-zA-Z/!]")


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "canary.png"
    Pictures.new("RGB", (64, 64), CANARY).save(path)
    return path


@pytest.fixture(autouse=True)
def _no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a socket or starts a program fails the test."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened, or a program started")

    for name in ("system", "popen", "posix_spawn", "execv", "execve", "fork"):
        monkeypatch.setattr(os, name, refuse, raising=False)
    monkeypatch.setattr(subprocess, "Popen", refuse)
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(params=range(3))
def window(program: Program, picture: Path, request: pytest.FixtureRequest) -> MainWindow:
    records = hostile(picture, request.param * 3)
    made = program.show_project(Document(records), Place())
    made.resize(1440, 900)
    settle()
    return made


def canaries(image: QImage) -> int:
    """How many points have the colour of the picture that nobody may load."""
    wanted = QColor(*CANARY).rgb()
    return sum(
        image.pixel(x, y) == wanted
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def tips(top: QWidget) -> Iterator[str]:
    """All tooltips: of widgets, of actions, and of what stands in lists."""
    for widget in (top, *top.findChildren(QWidget)):
        yield widget.toolTip()
    for action in top.findChildren(QAction):
        yield action.toolTip()
    for view in top.findChildren(QAbstractItemView):
        model = view.model()
        if model is not None:
            yield from tips_of_items(model, QModelIndex())


def tips_of_items(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield str(model.data(index, Qt.ItemDataRole.ToolTipRole) or "")
        yield from tips_of_items(model, index)


def _markup(text: str) -> bool:
    """Whether Qt would read this as markup."""
    return bool(QtGui.Qt.mightBeRichText(text))


def assert_plain(top: QWidget) -> None:
    """No label and no tooltip reads a user's text as markup."""
    for label in top.findChildren(QLabel):
        plain = label.textFormat() == Qt.TextFormat.PlainText
        assert plain or not _markup(label.text()), label.text()
        assert not label.openExternalLinks()
    for tip in tips(top):
        if _markup(tip):
            assert not DANGEROUS.search(tip), tip


def test_the_canary_would_be_seen(qapp: QApplication, picture: Path) -> None:
    """What the other tests look for does show where markup is read."""
    label = QLabel(texts(picture)[0])
    label.setTextFormat(Qt.TextFormat.RichText)
    label.resize(200, 200)
    assert canaries(label.grab().toImage()) > 100
    label.deleteLater()


@pytest.mark.parametrize("shown", SHOWN)
def test_in_the_window_text_stays_text(window: MainWindow, shown: str) -> None:
    for dock in window.docks.values():
        dock.show()
    window.desk.select(() if shown in ("project", "j") else (shown,))
    if shown == "project":
        window.journeys.show_settings()
    settle()
    assert_plain(window)
    assert canaries(window.grab().toImage()) == 0


def test_in_the_outline_and_the_tabs_the_text_is_whole(window: MainWindow) -> None:
    document = window.desk.document
    first = window.outline.topLevelItem(0)
    assert first is not None
    title = document.phases("j")[0].title
    assert " ".join(title.split())[:20] in first.text(0)


def test_dialogs_show_text_as_text(window: MainWindow) -> None:
    dialogs = [
        PersonasDialog(window.desk, window),
        OlderDialog(OlderCommands(window), window),
    ]
    for dialog in dialogs:
        dialog.show()
        settle()
        assert_plain(dialog)
        assert canaries(dialog.grab().toImage()) == 0
        dialog.close()
        dialog.deleteLater()
    settle()


def test_formats_and_placeholders_are_shown_as_they_are(window: MainWindow) -> None:
    card = window.desk.document.record("kareal", Card)
    window.desk.run(_with_text(window, FORMATS))
    window.desk.select((card.id,))
    settle()
    shown = [
        one.toPlainText()
        for one in window.inspector.findChildren(QWidget, "text")
        if hasattr(one, "toPlainText") and one.isVisible()
    ]
    assert shown == [FORMATS]
    window.desk.run(_with_text(window, "x"))
    window.show_state()
    assert "%" not in window.actions_table["undo"].text()


def _with_text(window: MainWindow, text: str) -> Change:
    return set_values(window.desk.document, ("kareal",), Label("gui.edit.card"), text=text)


def test_a_file_with_a_hostile_name_and_title_is_opened_and_closed(
    program: Program, told: Told, picture: Path
) -> None:
    from cjdesigner.storage import writer

    for number, name in enumerate(("<img src=x>%n{name}", "a&b[*]", "'; rm -rf ~ #")):
        path = picture.parent / f"{name}.journey"
        writer.save(hostile(picture, number), path)
        assert opened(program, path)
        settle()
        window = program.windows[-1]
        assert_plain(window)
        window.close()
    assert told.said == []


# -- exports ---------------------------------------------------------------------------------------


@pytest.fixture
def exported(picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the hostile project as PDF, SVG and PNG, made by somebody with a name."""
    for name in ("USER", "LOGNAME", "USERNAME", "LNAME"):
        monkeypatch.setenv(name, "canary-user")
    monkeypatch.setattr(processes, "host", lambda: "canary-host")
    folder = tmp_path / "canary-folder"
    folder.mkdir()
    for number in range(3):
        document = Document(hostile(picture, number))
        for form in ("pdf", "svg", "png"):
            exporting.export(document, folder / f"{number}.{form}")
        for layout in LAYOUTS:
            settings = replaced(exporting.settings_of(document), layout=layout)
            exporting.export(document, folder / f"{number}-{layout}.pdf", settings=settings)
    return folder


def everything(reader: pypdf.PdfReader) -> Iterator[object]:
    """Every object of a PDF, the streams decompressed."""
    for number in range(1, len(reader.xref[0]) + 1 if reader.xref else 1):
        found = reader.get_object(pypdf.generic.IndirectObject(number, 0, reader))
        if found is not None:
            yield found


def test_a_pdf_has_no_script_no_file_and_only_links_that_are_addresses(exported: Path) -> None:
    for path in exported.glob("*.pdf"):
        reader = pypdf.PdfReader(path)
        for found in everything(reader):
            said = repr(found)
            for name in ("/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/GoToR", "/SubmitForm"):
                assert name not in said, (path.name, name)
        for page in reader.pages:
            for one in page.get("/Annots", []) or []:
                action = one.get_object().get("/A", {})
                if "/URI" in action:
                    assert str(action["/URI"]).startswith(("https://", "http://", "mailto:"))


def test_an_svg_is_well_formed_and_holds_nothing_that_acts_or_is_fetched(exported: Path) -> None:
    drawings = list(exported.rglob("*.svg"))
    assert drawings
    for path in drawings:
        for element in ElementTree.parse(path).iter():
            tag = element.tag.rpartition("}")[2]
            assert tag not in ("script", "foreignObject", "iframe", "a", "animate", "set"), tag
            for name, value in element.attrib.items():
                plain = name.rpartition("}")[2]
                assert not plain.startswith("on"), name
                if plain == "href":
                    assert value.startswith(("#", "data:")), value
                else:
                    assert "url(" not in value or "url(#" in value, value


def test_no_export_shows_a_picture_that_a_text_names(exported: Path) -> None:
    for path in exported.rglob("*.png"):
        assert canaries(QImage(str(path))) == 0
    for path in exported.glob("*.pdf"):
        for page in pypdf.PdfReader(path).pages:
            assert list(page.images) == []


def test_no_export_holds_the_name_of_user_machine_or_folder(exported: Path) -> None:
    wanted = [b"canary-user", b"canary-host", b"canary-folder", str(Path.home()).encode()]
    assert getpass.getuser() == "canary-user"
    for path in exported.rglob("*.*"):
        data = path.read_bytes()
        if path.suffix == ".pdf":
            reader = pypdf.PdfReader(path)
            for found in everything(reader):
                data += repr(found).encode()
                if isinstance(found, pypdf.generic.StreamObject):
                    data += found.get_data()
            assert reader.metadata is None or not reader.metadata.author
        for secret in wanted:
            assert secret not in data, (path.name, secret)


def test_no_library_for_the_network_is_ever_loaded(window: MainWindow) -> None:
    assert "PySide6.QtNetwork" not in sys.modules
    assert "PySide6.QtWebEngineCore" not in sys.modules
    assert texts(Path("/x"))


# -- links -----------------------------------------------------------------------------------------


@pytest.fixture
def went(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where the desktop was asked to go."""
    found: list[str] = []

    def go(url: object) -> bool:
        found.append(url.toString())  # type: ignore[attr-defined]
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", go)
    return found


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://example.org/way?q=1", "example.org"),
        ("https://bank.example@evil.example/", "evil.example"),
        ("https://xn--pple-43d.example/", "xn--pple-43d.example"),
        ("https://\u0430pple.example/", "xn--pple-43d.example"),
        ("mailto:someone@example.org", "someone@example.org"),
    ],
)
def test_a_link_is_opened_after_a_question_that_names_its_host(
    qapp: QApplication, told: Told, went: list[str], address: str, host: str
) -> None:
    assert not Addresses().open(address, None)
    assert went == []
    assert host in told.more[0]
    told.answer = "yes"
    assert Addresses().open(address, None)
    assert len(went) == 1


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "\\\\host\\share",
        "//host/share",
        "smb://host/share",
        "vbscript:x",
        "data:text/html,x",
        "http:",
        "",
        "/etc/passwd",
        "https://",
    ],
)
def test_other_addresses_are_not_opened(
    qapp: QApplication, told: Told, went: list[str], address: str
) -> None:
    told.answer = "yes"
    assert not Addresses().open(address, None)
    assert went == []
    assert told.said == []


def test_the_card_s_button_asks(window: MainWindow, told: Told, went: list[str]) -> None:
    window.desk.select(("kareal",))
    settle()
    button = next(
        one for one in window.inspector.findChildren(QPushButton, "open_link") if one.isVisible()
    )
    button.click()
    assert "example.org" in told.more[0]
    assert went == []
