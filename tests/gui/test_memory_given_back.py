"""Promises about what a project leaves in memory, and about searches that make a window wait."""

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from gui_helpers import settle
from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from cjdesigner.gui.commands.older import OlderCommands
from cjdesigner.gui.dialogs.older import OlderDialog
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.rubbish import Rubbish
from cjdesigner.gui.working import Told, Worker


@pytest.fixture
def unsearched() -> Iterator[None]:
    """Nothing is searched for."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def threshold() -> Iterator[None]:
    was = gc.get_threshold()
    yield
    gc.set_threshold(*was)
    gc.unfreeze()


def held(window: MainWindow) -> list[weakref.ref[Any]]:
    """What is large in a window."""
    desk = window.desk
    large = (desk.session, desk.document, window.canvas.sheet.layout, window.files.guard)
    return [weakref.ref(one) for one in large]


@pytest.mark.usefixtures("unsearched")
def test_a_project_that_is_closed_is_gone_from_memory_at_once(
    open_window: Callable[[], MainWindow],
) -> None:
    window = open_window()
    window.furnish()
    window.do("select_all")
    settle()
    large = held(window)
    window.desk.session.mark_saved()
    window.close()
    del window
    settle()
    assert [one() for one in large] == [None] * len(large)


@pytest.mark.usefixtures("unsearched")
def test_an_older_state_that_was_looked_at_is_gone_with_its_dialog(window: MainWindow) -> None:
    window.furnish()
    commands = OlderCommands(window)
    assert commands.keep_version("As it was", str(commands.packed()(lambda _: None)))
    dialog = OlderDialog(commands, window)
    dialog.show()
    while dialog.reading:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    assert dialog._shown is not None
    state = weakref.ref(dialog._shown.state.document)
    dialog.close()
    dialog.deleteLater()
    del dialog
    settle()
    assert state() is None


@pytest.mark.usefixtures("threshold")
def test_nothing_is_searched_through_while_a_large_project_is_in_use(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.activateWindow()
    settle()
    collected: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda: collected.append(1))
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 11))
    parent = QObject()
    Rubbish(lambda: 80_000, parent).search()
    assert not collected
    Rubbish(lambda: 80, parent).search()
    assert collected == [1]


@pytest.mark.usefixtures("threshold")
def test_a_search_comes_in_the_end_whoever_works(monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda: collected.append(1))
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 1_000_000))
    Rubbish(lambda: 80_000, QObject()).search()
    assert collected == [1]


def test_nothing_is_searched_while_a_worker_works(qapp: QApplication) -> None:
    found: list[bool] = []
    worker = Worker()
    gone_on = threading.Event()

    def work(_: Told) -> object:
        found.append(gc.isenabled())
        gone_on.set()
        return None

    worker.start(work)
    worker.wait()
    assert gone_on.is_set()
    assert found == [False]
    assert gc.isenabled()
