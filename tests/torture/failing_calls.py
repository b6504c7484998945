"""An error, or a kill, at every call of a save and of an export that touches the disk.

Prints how many calls were tried and how often what was left was neither the old file nor the new.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from faulty_system import (
    ERRORS,
    FUNCTIONS,
    Fault,
    failing,
    killed_after,
    killed_before,
    nothing,
    raising,
    short,
)
from sample_files import everything

from cjdesigner.errors import CJDError
from cjdesigner.exporting import export
from cjdesigner.model.records import replaced
from cjdesigner.storage.writer import save, to_bytes
from cjdesigner.timeline.document import Document
from cjdesigner.words import say_error

Work = Callable[[Path], object]


def main(count: int) -> int:
    """Try everything, ``count`` times over; returns 1 where a promise was broken."""
    broken = tried = 0
    new = [replaced(r, title="new") if r.id == "project" else r for r in everything()]
    old = to_bytes(everything())
    document = Document(new)
    works: dict[str, tuple[Work, bytes]] = {
        "save": (lambda path: save(new, path), to_bytes(new)),
        "export": (lambda path: export(document, path, form="pdf"), b""),
    }
    for name, (work, wanted) in [*works.items()] * count:
        with tempfile.TemporaryDirectory() as folder:
            work(Path(folder) / "first")
            wanted = wanted or (Path(folder) / "first").read_bytes()
        for function in FUNCTIONS:
            faults: dict[str, Fault] = {error: raising(error) for error in ERRORS}
            if function == "write":
                faults |= {"short": short, "nothing": nothing}
            for what, fault in faults.items():
                count, wrong = errors(
                    work, function, fault, old, wanted, f"{name} {function} {what}"
                )
                tried, broken = tried + count, broken + wrong
            for fault in (killed_before, killed_after):
                calls, wrong = kills(work, function, fault, old, wanted)
                tried, broken = tried + calls, broken + wrong
    print(f"{tried} failing calls: {broken} times another file than the old or new, or no word")
    return int(broken > 0)


def errors(
    work: Work, function: str, fault: Fault, old: bytes, new: bytes, what: str
) -> tuple[int, int]:
    """Let each call of the function fail in turn, until a run has no such call any more."""
    number = wrong = 0
    while True:
        number += 1
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "trip.journey"
            target.write_bytes(old)
            refused: CJDError | None = None
            with failing(function, number, fault) as count:
                try:
                    work(target)
                except CJDError as error:
                    refused = error
            left = target.read_bytes()
            confirmed = refused is None or refused.key == "storage.write.not_confirmed"
            sound = left == (new if confirmed else old)
            if refused is not None:
                sound &= say_error(refused, "nl") != refused.key
            if not sound or any(name.endswith(".tmp") for name in os.listdir(folder)):
                print("broken:", what, number, refused)
                wrong += 1
        if count.calls < number:
            return number - 1, wrong


def kills(work: Work, function: str, fault: Fault, old: bytes, new: bytes) -> tuple[int, int]:
    """Kill the process at each call of the function in turn."""
    number = wrong = 0
    while True:
        number += 1
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "trip.journey"
            target.write_bytes(old)
            child = os.fork()
            if child == 0:
                with failing(function, number, fault):
                    work(target)
                os._exit(0)
            _, status = os.waitpid(child, 0)
            if target.read_bytes() not in (old, new):
                print("broken: killed at", function, number)
                wrong += 1
        if os.WIFEXITED(status):
            return number - 1, wrong
