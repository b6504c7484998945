"""Promises about faults of ours: the window lives, it is told once, and the work is kept."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from faulty_program import PLACES, SECRET
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from cjdesigner.gui.dialogs.message import Message

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What came of a fault at each place, in the program under its own loop."""
    folder = tmp_path_factory.mktemp("faults")
    done = subprocess.run(
        [sys.executable, str(HERE / "faulty_program.py"), str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("place", PLACES)
def test_the_window_lives_and_the_next_edit_can_be_done_and_undone(
    results: dict[str, dict[str, Any]], place: str
) -> None:
    result = results[place]
    assert result["lives"]
    assert result["after"] == "After"
    assert result["undone"] in ("Before", "Laid out")
    assert result["closes"]
    assert result["drawn"]


@pytest.mark.parametrize("place", PLACES)
def test_it_is_told_once_however_often_it_happens(
    results: dict[str, dict[str, Any]], place: str
) -> None:
    assert results[place]["told"] == 1


@pytest.mark.parametrize("place", PLACES)
def test_the_work_is_in_the_journal(results: dict[str, dict[str, Any]], place: str) -> None:
    assert results[place]["kept"]


@pytest.mark.parametrize("place", PLACES)
def test_the_report_says_where_and_nothing_of_the_content(
    results: dict[str, dict[str, Any]], place: str
) -> None:
    report = results[place]["report"]
    assert "RuntimeError" in report
    assert ".py:" in report
    assert SECRET not in report
    assert "somebody" not in report
    assert str(Path.home()) not in report


def test_the_report_can_be_copied(qapp: QApplication) -> None:
    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        copy = next(one for one in box.buttons() if one.text() == "Copy report")
        QTest.mouseClick(copy, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, click)
    Message.tell_fault("CJ Designer\nKeyError\n  gui/desk.py:1 run")
    assert QApplication.clipboard().text() == "CJ Designer\nKeyError\n  gui/desk.py:1 run"
