"""Promises about ends that nobody chose: the next start has the work, and a report."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from cjdesigner.gui import crashes
from cjdesigner.gui.dialogs.message import Message
from cjdesigner.storage import processes

PROGRAM = Path(__file__).with_name("ended_program.py")
TYPED = "What was typed last"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def run(way: str, folder: Path) -> tuple[int, str]:
    """Run the program until it has ended; its exit code and what it printed."""
    done = subprocess.run(
        [sys.executable, str(PROGRAM), way, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout


def next_start(folder: Path) -> dict[str, Any]:
    """What the next start offers and says."""
    code, said = run("look", folder)
    assert code == 0
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    return found


def test_after_a_segmentation_fault_the_work_is_offered_with_a_report(tmp_path: Path) -> None:
    code, _ = run("segfault", tmp_path)
    assert code == -signal.SIGSEGV
    found = next_start(tmp_path)
    assert TYPED in found["titles"]
    assert found["report"].startswith("CJ Designer ")
    assert "Segmentation fault" in found["report"]
    assert "ended_program.py:" in found["report"]
    assert "crash_in_a_library" in found["report"]
    for secret in (TYPED, "0x", str(PROGRAM.parent), str(Path.home()), Path.home().name):
        assert secret not in found["report"]
    # told once, while the work is offered until somebody has it
    again = next_start(tmp_path)
    assert TYPED in again["titles"]
    assert again["report"] == ""
    assert again["logs"] == []


@pytest.mark.parametrize("way", ["terminated", "hung up", "logged out"])
def test_when_the_system_ends_the_session_the_work_is_kept_and_nothing_is_asked(
    tmp_path: Path, way: str
) -> None:
    code, said = run(way, tmp_path)
    if way == "logged out":
        assert code == -signal.SIGKILL
    else:
        assert code == 0
        assert json.loads(said.splitlines()[-1])["kept"] == 1
    found = next_start(tmp_path)
    assert {TYPED, "Being typed"} <= set(found["titles"])
    assert not found["report"]
    assert "alone" not in found


def test_after_a_kill_every_project_that_was_open_is_offered_saved_or_not(tmp_path: Path) -> None:
    code, _ = run("killed", tmp_path)
    assert code == -signal.SIGKILL
    found = next_start(tmp_path)
    for model in ("service_blueprint", "ikea_visit", "five_e"):
        assert f"{TYPED} {model}" in found["titles"]
    assert TYPED in found["titles"]
    assert not found["report"]


@pytest.mark.parametrize(
    ("way", "where"),
    [
        ("killed in a title", "titles"),
        ("killed in a form", "journeys"),
        ("killed in a tab", "journeys"),
    ],
)
def test_after_a_kill_the_text_that_was_being_typed_is_offered(
    tmp_path: Path, way: str, where: str
) -> None:
    code, _ = run(way, tmp_path)
    assert code == -signal.SIGKILL
    found = next_start(tmp_path)
    assert "Being typed" in found[where]
    assert TYPED in found["titles"]


def test_an_orderly_run_leaves_no_log(tmp_path: Path) -> None:
    assert next_start(tmp_path) == {"logs": [], "kept": 0, "code": 0}


def test_a_crash_with_nothing_to_bring_back_is_told_alone(tmp_path: Path) -> None:
    where = crashes.folder()
    where.mkdir(parents=True)
    (where / f"{processes.host_tag()}-{2**22 + 1}-00.log").write_text(
        "CJ Designer 1\nFatal Python error: Aborted\n\n"
        "Current thread 0x1 (most recent call first):\n"
        '  File "/home/somebody/secret.py", line 3 in sow\n',
        encoding="ascii",
    )
    found = next_start(tmp_path)
    assert found["alone"] == "CJ Designer 1\nAborted\nCurrent thread\n  secret.py:3 sow"
    assert "somebody" not in found["alone"]


def test_of_a_crash_without_work_to_bring_back_no_more_is_said_than_is_known(
    qapp: QApplication,
) -> None:
    said: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.accept()

    QTimer.singleShot(0, read)
    Message.tell_crash("CJ Designer 1\nAborted")
    assert said == ["A fault in CJ Designer ended it last time. Nothing is left to bring back."]


@pytest.mark.parametrize(
    "log", ["", "CJ Designer 1\n", "\x00\ufffd", "CJ Designer 1\nUser: what a map says\n"]
)
def test_a_log_that_says_nothing_is_not_told(log: str) -> None:
    assert crashes.report(log) == ""
