"""A whole day with the program in a process of its own, in which nobody goes anywhere.

Python tells of every socket, every other program and every address that it is asked for; what is
told while the program runs is printed as JSON, with the steps that were done. Under `strace` the
system tells the same of Qt. Arguments: a folder, then steps to do, or with a minus to leave out.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

WATCHED = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn",
    "os.startfile", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "pty.spawn",
)  # fmt: skip

seen: list[str] = []


def heard(event: str, arguments: tuple[object, ...]) -> None:
    """Note what must not be."""
    if event.startswith(WATCHED):
        seen.append(f"{event} {arguments!r}"[:200])


def main(folder: Path, wanted: list[str]) -> None:
    """Live through the day."""
    from PySide6.QtCore import QTimer
    from whole_day import Day

    from cjdesigner.gui import app
    from cjdesigner.gui.app import Program

    start = Program.start
    done: list[str] = []

    def work(program: Program) -> None:
        try:
            live(program)
        except BaseException:
            # the window would stay open, with the fault in a dialog
            traceback.print_exc()
            os._exit(1)

    def live(program: Program) -> None:
        day = Day(program, folder)
        only = [name for name in wanted if not name.startswith("-")]
        for step in day.steps():
            name = step.__name__
            if f"-{name}" not in wanted and (not only or name in only):
                step()
                done.append(name)
        program.show_start(None)
        day.end()
        program.quit()

    def started(program: Program, path: Path | None, then: Callable[[bool], None]) -> None:
        start(program, path, then)
        QTimer.singleShot(0, lambda: work(program))

    Program.start = started  # type: ignore[method-assign]
    app.run(None, sys.exit)
    print(json.dumps({"done": done, "seen": seen}))


if __name__ == "__main__":
    sys.addaudithook(heard)
    main(Path(sys.argv[1]), sys.argv[2:])
