"""What the tests of the window share: a program of their own, and a look at what they leave."""

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from gui_helpers import Told, settle
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from cjdesigner.editing import projects
from cjdesigner.gui import later
from cjdesigner.gui.app import Program
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.projectfile import Place
from cjdesigner.gui.settings import SettingsStore
from cjdesigner.timeline.document import Document


@pytest.fixture(autouse=True)
def _leaves_nothing(qapp: QApplication) -> Iterator[None]:
    """No thread, no running timer and no window may outlive its test."""
    threads = set(threading.enumerate())
    windows = {id(widget) for widget in QApplication.topLevelWidgets()}
    yield
    settle()
    # a thread that has just been joined may still be in the list of a busy machine
    left = [one for one in threading.enumerate() if one not in threads and one.is_alive()]
    assert not left, f"threads left: {left}"
    stray = [
        widget
        for widget in QApplication.topLevelWidgets()
        if id(widget) not in windows and widget.isVisible()
    ]
    assert not stray, f"windows left: {stray}"
    timers = [
        one
        for one in gc.get_objects()
        if isinstance(one, QTimer) and shiboken6.isValid(one) and one.isActive()
    ]
    assert not timers, f"timers left: {[(one, one.parent()) for one in timers]}"


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """The program with settings of its own and no window yet."""
    made = Program(qapp, SettingsStore(tmp_path / "settings.ini"))
    yield made
    made.leave()
    settle()


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(program: Program) -> OpenWindow:
    """Opens a project in a window: of a journey model, or of the records that are given."""

    def open_it(model: str = "five_e", records: object = None) -> MainWindow:
        content = projects.from_model(model, "en") if records is None else records
        window = program.show_project(Document(content), Place(), saved=False)  # type: ignore[arg-type]
        window.resize(1440, 900)
        settle()
        return window

    return open_it


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """A window on a project made from a journey model: five phases, nine touchpoints."""
    return open_window()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    made = Told()
    monkeypatch.setattr(later, "message", lambda: made)
    return made


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """What the file dialogs of the desktop answer."""

    def chosen(path: Path | None) -> None:
        answer = (str(path) if path else "", "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answer)

    return chosen
