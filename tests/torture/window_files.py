"""Spoilt project files through the window: one message each, or a window that lives and closes.

The window is the real one, without a screen. Prints how many opened, how many were refused in one
message, and how many did anything else: an uncaught exception, no message, a file that was touched.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from mutations import spoilt
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from cjdesigner.gui import later
from cjdesigner.gui.app import Program
from cjdesigner.gui.bringing import SELECTED
from cjdesigner.gui.settings import SettingsStore

LONGEST = 2.0  # seconds of work that one file may take


class Told:
    """Takes the place of the messages and keeps what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def tell(self, _parent: object, text: str, _more: str = "") -> None:
        self.said.append(text)

    def choose(self, _parent: object, text: str, *_: object) -> str:
        self.said.append(text)
        return ""

    def ask_save(self, *_: object) -> str:
        return "discard"


def settle() -> None:
    """Let the window be painted and furnished, and what was deleted go."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def tried(program: Program, told: Told, file: Path, data: bytes) -> tuple[bool, str]:
    """Open one file as a person would; whether it opened, and what was wrong with that."""
    file.write_bytes(data)
    told.said.clear()
    began = time.process_time()
    ended: list[bool] = []
    program.open(file, None, ended.append)
    while not ended:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    opened = ended[0]
    settle()
    if opened:
        window = program.windows[0]
        things = [one.id for one in window.desk.document.records() if one.type in SELECTED]
        for identity in things[:12]:
            window.desk.select((identity,))
            settle()
        window.desk.session.mark_saved()
        if not window.close():
            return opened, "the window does not close"
        settle()
    if time.process_time() - began > LONGEST:
        return opened, "too slow"
    if not opened and len(told.said) != 1:
        return opened, f"{len(told.said)} messages"
    if any("Traceback" in text or "\n\n" in text for text in told.said):
        return opened, "a message that is none"
    if program.windows:
        return opened, "a window is left"
    return opened, "" if file.read_bytes() == data else "the file was touched"


def main(count: int) -> int:
    """Try ``count`` files; returns 1 where one did anything but open or be refused."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = folder
        qInstallMessageHandler(lambda *_: None)
        application = QApplication(["torture", "-style", "fusion"])
        application.setQuitOnLastWindowClosed(False)
        program = Program(application, SettingsStore(Path(folder) / "settings.ini"))
        told = Told()
        later.message = lambda: told  # type: ignore[assignment, return-value]
        faults: list[str] = []
        sys.excepthook = lambda kind, error, _: faults.append(f"{kind.__name__}: {error}"[:200])
        chance = random.Random(13)
        opened = refused = wrong = 0
        for number in range(count):
            file = Path(folder) / f"strange-{number % 50}.journey"
            faults.clear()
            try:
                sound, why = tried(program, told, file, spoilt(chance))
            except Exception as error:
                sound, why = False, f"{type(error).__name__}: {error}"[:200]
            if why or faults:
                print(number, why, *faults[:1])
                wrong += 1
            opened, refused = opened + sound, refused + (not sound)
        program.leave()
        settle()
    print(
        f"{count} spoilt files in the window: {opened} opened, {refused} refused in a message, "
        f"{wrong} anything else"
    )
    return int(wrong > 0)
