"""How long the interface's loop stands still while a large project is opened and saved.

    python tests/benchmarks/standstill.py [M | L | XL] [--rounds 3]

A timer of the loop itself ticks every few milliseconds, in the real window without a screen. The
time between two ticks is how long nobody was answered. Prints, for each step, the longest of these
times and all that are longer than 100 ms: reading (until the window is there), showing (until the
panels are), and saving. `--alone` opens nothing: what the machine itself makes of the loop.
"""

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import generate
from open_speed import environment

NOTED = 0.1  # seconds without a tick that are worth a line
TICK = 5  # milliseconds


def within(journey: Path) -> dict[str, list[float]]:
    """Open and save in this process; the gaps of every step, in seconds, the longest first."""
    from PySide6.QtCore import QElapsedTimer, QTimer
    from PySide6.QtWidgets import QApplication

    from cjdesigner.gui.app import Program
    from cjdesigner.gui.settings import SettingsStore, settings_file

    gc.disable()
    application = QApplication(["standstill", "-style", "fusion"])
    program = Program(application, SettingsStore(settings_file()))
    gaps: dict[str, list[float]] = {}
    step = ""
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.setdefault(step, []).append(now - last)
        last = now

    def go_on_until(name: str, reached: object) -> None:
        nonlocal step
        step = name
        while not reached():  # type: ignore[operator]
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        tick()

    from PySide6.QtCore import QEventLoop

    timer = QTimer()
    timer.setInterval(TICK)
    timer.timeout.connect(tick)
    timer.start()
    resting = QElapsedTimer()
    resting.start()
    go_on_until("nothing", lambda: resting.elapsed() > 1_000)
    ended: list[bool] = []
    program.open(journey, None, ended.append)
    go_on_until("reading", lambda: ended)
    window = program.windows[0]
    resting.restart()
    go_on_until("showing", lambda: window.furnished and resting.elapsed() > 3_000)
    window.desk.session.mark_unsaved()
    done: list[object] = []
    window.files._saving.done.connect(done.append)
    window.files.save()
    go_on_until("saving", lambda: done)
    return {name: sorted(found, reverse=True) for name, found in gaps.items() if name}


def main() -> None:
    """Measure, a process for each round."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("size", nargs="?", default="XL", choices=list(generate.SIZES))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--within", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.within:
        print(json.dumps(within(asked.within)))
        sys.stdout.flush()
        os._exit(0)
    with tempfile.TemporaryDirectory() as name:
        journey = Path(name) / f"{asked.size}.journey"
        generate.write(asked.size, journey)
        for _ in range(asked.rounds):
            command = [sys.executable, __file__, "--within", str(journey)]
            others = environment(Path(name)) | {"QT_LOGGING_RULES": "*.warning=false"}
            run = subprocess.run(command, check=True, env=others, stdout=subprocess.PIPE)
            for step, gaps in json.loads(run.stdout).items():
                long = " ".join(f"{1_000 * gap:.0f}" for gap in gaps if gap > NOTED)
                total = sum(gaps)
                print(
                    f"{step:8} {total:6.2f} s, longest {1_000 * gaps[0]:5.0f} ms; over 100: {long}"
                )
            print(flush=True)


if __name__ == "__main__":
    main()
