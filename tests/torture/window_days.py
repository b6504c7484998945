"""Day after day in the real window: does it leave files, threads, timers, widgets or memory behind?

A day opens, edits, undoes, saves, exports, prints, merges and closes, and opens every dialog (see
``whole_day`` among the tests of the window). Prints what there was after the first days and after
the last.
"""

from __future__ import annotations

import gc
import os
import resource
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1] / "gui"))

import shiboken6
from gui_helpers import settle
from PySide6.QtCore import QObject, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget
from whole_day import Day

from cjdesigner.gui.app import Program
from cjdesigner.gui.settings import SettingsStore

WARM = 2  # days until everything that is made once is made
# megabytes from the first days to the last: the tiles of a map may take 130, and the memory of a
# window that was closed is used again, not given back
MOST_GROWTH = 100


def main(count: int) -> int:
    """Live ``count`` days after the first ones; returns 1 where something was left behind."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = folder
        qInstallMessageHandler(lambda *_: None)
        application = QApplication(["torture", "-style", "fusion"])
        application.setQuitOnLastWindowClosed(False)
        program = Program(application, SettingsStore(Path(folder) / "settings.ini"))
        faults: list[str] = []
        sys.excepthook = lambda kind, error, _: faults.append(f"{kind.__name__}: {error}"[:200])
        day = Day(program, Path(folder))
        before: Counter[str] = Counter()
        for number in range(count + WARM):
            if number == WARM:
                before = used()
            for step in day.steps():
                step()
        after = used()
        presses = day.presses
        day.end()
        program.leave()
        settle()
    said = ", ".join(f"{name} {before[name]} -> {after[name]}" for name in before)
    print(f"{count} days, {presses} commands, {len(faults)} faults: {said}")
    for fault in faults[:5]:
        print(fault)
    growth = after["megabytes"] - before["megabytes"]
    grown = [name for name in before if name != "megabytes" and after[name] > before[name]]
    return int(bool(grown) or bool(faults) or growth > MOST_GROWTH)


def used() -> Counter[str]:
    """What the program holds now."""
    settle()
    gc.collect()
    settle()
    alive = [one for one in gc.get_objects() if isinstance(one, QObject) and shiboken6.isValid(one)]
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return Counter(
        {
            "files": len(os.listdir("/proc/self/fd")),
            "threads": threading.active_count(),
            # one that fires once ends by itself, sooner or later
            "timers": sum(
                isinstance(one, QTimer) and one.isActive() and not one.isSingleShot()
                for one in alive
            ),
            "widgets": sum(isinstance(one, QWidget) for one in alive),
            "objects": len(alive),
            "windows": len(QApplication.topLevelWidgets()),
            "megabytes": round(pages * resource.getpagesize() / 1e6),
        }
    )
