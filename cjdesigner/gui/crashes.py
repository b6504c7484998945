"""What is left of a run that a fault outside Python ended: where in the program it was.

Python's own handler writes the places into a file that stands ready for it. An orderly end takes
the file away; what another run left is read at the next start and told once. Rule: what is told
names places in the program and nothing else, no folder of the user among them.
"""

from __future__ import annotations

import faulthandler
import os
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import platformdirs

from cjdesigner.gui.faults import place, program
from cjdesigner.storage import processes

_LONGEST = 100_000  # bytes that are read of a log
_MOST_LINES = 60
_OURS = re.compile(r"([0-9a-f]{8})-(\d{1,10})-[0-9a-f]+\.log")
_PLACE = re.compile(r'  File "(.*)", line (\d+) in (\S+)')
_FAULT = "Fatal Python error: "


def folder() -> Path:
    """Where the logs of this user are."""
    return platformdirs.user_state_path("cjdesigner", appauthor=False) / "crashes"


class CrashLog:
    """The file that stands ready while the program runs; none where the disk has no room."""

    def __init__(self, where: Path) -> None:
        self._file: BinaryIO | None = None
        name = f"{processes.host_tag()}-{os.getpid()}-{time.time_ns():x}.log"
        with suppress(OSError):
            where.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._file = open(where / name, "xb", buffering=0)  # noqa: SIM115
            self._file.write(f"{program()}\n".encode())
            faulthandler.enable(self._file)

    def close(self) -> None:
        """The program ends in an orderly way: no file is left."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            with suppress(OSError):
                os.unlink(self._file.name)


def told(where: Path) -> str:
    """The report of the last run that left one, or nothing. All logs of ended runs go."""
    found = ""
    with suppress(OSError):
        for file in sorted(where.iterdir(), key=lambda one: one.stat().st_mtime):
            mark = _OURS.fullmatch(file.name)
            if not mark or mark[1] != processes.host_tag() or processes.alive(int(mark[2])):
                continue
            with open(file, "rb") as log:
                found = report(log.read(_LONGEST).decode(errors="replace")) or found
            file.unlink()
    return found


def report(log: str) -> str:
    """What may be told of a log: program, kind of fault and places; nothing for one without."""
    head, *lines = log.splitlines() or [""]
    if not any(line.startswith(_FAULT) for line in lines):
        return ""
    kept = [head]
    for line in lines:
        found = _PLACE.fullmatch(line)
        if line.startswith(_FAULT):
            kept.append(line.removeprefix(_FAULT))
        elif found:
            kept.append(f"  {place(found[1])}:{found[2]} {found[3]}")
        elif line.startswith(("Thread ", "Current thread ")):
            kept.append(line.partition(" 0x")[0])
    return "\n".join(kept[:_MOST_LINES])
