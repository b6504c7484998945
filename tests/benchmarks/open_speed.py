"""How long it takes until a project is on screen, and until it is saved again.

    python tests/benchmarks/open_speed.py [--rounds 5]

Ratios, taken in one run, in turn. Whole processes: from the start to the first painted window with
M open, against an empty window of PySide6 (at most 3 times), on the platform that
`QT_QPA_PLATFORM` names: `xcb` is what a user has, without it there is no screen (`offscreen`, with
one of 1920 by 1080). In one process with XL: the document
(at most 3) and the first painted frame (at most 12) against `model_validate_json` of the bare
records; a save (at most 2) against pydantic's dump and one synced write; and the memory with the
project open (under 700 MB).
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import generate

SCREEN = {
    "name": "one",
    "x": 0,
    "y": 0,
    "width": 1920,
    "height": 1080,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}

# A window of nothing: what every program with Qt pays before it shows anything.
EMPTY = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))
application = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""

# The program itself, as its command starts it, until all of the map that is in sight has been
# painted. Then it would go on to its panels.
PROGRAM = """
import gc, os, sys
gc.disable()  # as the program does first of all
from cjdesigner.cli import main
from cjdesigner.gui.main_window import MainWindow
MainWindow.furnish = lambda window: os._exit(0 if window.canvas.settled else 1)
main(["open", sys.argv[1]])
"""

# Everything at XL that happens in one process; prints seconds and megabytes as JSON.
WITHIN = """
import gc, json, os, resource, sys, tempfile, time
from pathlib import Path
from typing import Annotated
from pydantic import Field, TypeAdapter
from PySide6.QtWidgets import QApplication
from cjdesigner.editing.session import Session
from cjdesigner.gui.canvas.view import CanvasView
from cjdesigner.layout.theme import LIGHT, theme
from cjdesigner.model.records import AnyRecord
from cjdesigner.storage import reader, writer
path = Path(sys.argv[1])
lines = json.loads(path.read_bytes())["records"]
bare = json.dumps(lines).encode()
del lines
adapter = TypeAdapter(list[Annotated[AnyRecord, Field(discriminator="type")]])
def timed(action):
    gc.collect()
    began = time.perf_counter()
    result = action()
    return result, time.perf_counter() - began
def dumped():
    with open(path.with_suffix(".dump"), "wb") as file:
        file.write(adapter.dump_json(records, exclude_defaults=True))
        file.flush()
        os.fsync(file.fileno())
def shown():
    opened = reader.read(path)
    view = CanvasView(Session(opened.document), theme(LIGHT))
    view.resize(1920, 1080)
    view.show()
    QApplication.processEvents()
    view.viewport().repaint()
    return view
records, validate = timed(lambda: adapter.validate_json(bare))
_, dump = timed(dumped)
del records, bare
gc.disable()  # as the program does until its first window stands
opened, document = timed(lambda: reader.read(path))
all_records = list(opened.document.records())
copy = path.with_suffix(".copy")
_, save = timed(lambda: writer.save(all_records, copy, proof=opened.proof))
del opened, all_records
application = QApplication([])
view, frame = timed(shown)
rows = Path("/proc/self/status").read_text().splitlines() if os.name == "posix" else []
memory = next((int(row.split()[1]) // 1024 for row in rows if row.startswith("VmRSS")), 0)
print(json.dumps(dict(validate=validate, dump=dump, document=document, save=save, frame=frame,
                      memory=memory)))
os._exit(0)
"""


def environment(home: Path) -> dict[str, str]:
    """As on a desk where nothing was opened before; compiled modules are kept, as installed."""
    own = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    if own.setdefault("QT_QPA_PLATFORM", "offscreen") == "offscreen":
        file = home / "screen.json"
        file.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
        own["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
    own["HOME"] = str(home)
    return own | {
        f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "DATA", "STATE", "CACHE")
    }


def runs(script: str, journey: Path, rounds: int, others: dict[str, str]) -> list[float]:
    """Seconds of every round but the first, which compiles."""
    times = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", script, str(journey)], check=True, env=others)
        times.append(time.perf_counter() - began)
    return times[1:]


def start_up(folder: Path, rounds: int, others: dict[str, str]) -> None:
    """Print how the program's start compares with an empty window's."""
    journey = folder / "M.journey"
    generate.write("M", journey)
    empty: list[float] = []
    program: list[float] = []
    for _ in range(rounds):
        empty += runs(EMPTY, journey, 1, others)
        program += runs(PROGRAM, journey, 1, others)
    told("start with M", statistics.median(program), statistics.median(empty), "empty window", 3)


def within(folder: Path, rounds: int, others: dict[str, str]) -> None:
    """Print what XL takes in one process."""
    journey = folder / "XL.journey"
    generate.write("XL", journey)
    found: list[dict[str, Any]] = []
    for _ in range(rounds):
        run = subprocess.run(
            [sys.executable, "-c", WITHIN, str(journey)],
            check=True,
            env=others,
            stdout=subprocess.PIPE,
        )
        found.append(json.loads(run.stdout))
    middle = {name: statistics.median(one[name] for one in found) for name in found[0]}
    told("document of XL", middle["document"], middle["validate"], "validation", 3)
    told("first frame of XL", middle["frame"], middle["validate"], "validation", 12)
    told("save of XL", middle["save"], middle["dump"], "dump and synced write", 2)
    print(f"memory with XL open {middle['memory']:.0f} MB  target 700")


def told(what: str, took: float, other: float, against: str, most: float) -> None:
    """Print one ratio."""
    ratio = f"{took / other:5.2f} x {against} ({other:.2f} s)"
    print(f"{what:18} {took:6.2f} s  {ratio}  target {most}", flush=True)


def main() -> None:
    """Measure all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        others = environment(folder)
        print("on", others["QT_QPA_PLATFORM"].partition(":")[0])
        start_up(folder, rounds, others)
        within(folder, max(1, rounds // 2), others)


if __name__ == "__main__":
    main()
