"""An error, or a kill, at every system call of a save and of an export, by the system itself.

``strace`` first lists the calls that a save and an export really make, and then makes each of them
fail in turn, with each error, or be the last. Prints how many calls were tried and how often what
was left was neither the old file nor the new, or the answer was not what the disk says.

The child is forked warm and traced from there, so that its imports are not among the calls.
"""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from sample_files import everything

from cjdesigner.errors import CJDError
from cjdesigner.exporting import export
from cjdesigner.gui.projectfile import Place, save
from cjdesigner.model.records import replaced
from cjdesigner.storage import backups
from cjdesigner.storage.writer import to_bytes
from cjdesigner.timeline.document import Document
from cjdesigner.words import say_error

ERRORS = ("ENOSPC", "EIO", "EACCES", "EBUSY", "EMFILE")
# what touches no file: memory, threads, and how the child waits and ends
NOT_FILES = {
    "mmap", "munmap", "mremap", "mprotect", "madvise", "brk", "futex", "getpid", "gettid",
    "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "sched_yield",
    "clock_nanosleep", "pselect6", "select", "poll", "exit_group", "restart_syscall",
}  # fmt: skip
DONE, REFUSED, NOT_CONFIRMED, SPEECHLESS = 0, 10, 11, 12

Work = Callable[[Path], CJDError | None]


def main(step: int) -> int:
    """Try every call, or each ``step``th one of a kind; returns 1 where a promise was broken."""
    if shutil.which("strace") is None:
        print("system_calls.py needs strace; nothing was tried")
        return 0
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
            os.environ[name] = home
        broken = sum(tried(name, work, step) for name, work in works().items())
    return int(broken > 0)


def works() -> dict[str, Work]:
    """A save as the window does it, with its older states, and an export."""
    new = [replaced(r, title="new") if r.id == "project" else r for r in everything()]
    document = Document(new)

    def saving(path: Path) -> CJDError | None:
        return save(new, Place(), path, 0).error

    def exporting(path: Path) -> CJDError | None:
        try:
            export(document, path, form="pdf")
        except CJDError as error:
            return error
        return None

    return {"save": saving, "export": exporting}


def tried(name: str, work: Work, step: int) -> int:
    """Let every call of this work fail in every way; how often a promise was broken."""
    old = to_bytes(everything())
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first"
        work(first)
        new = first.read_bytes()
        log = Path(folder) / "strace"
        target = Path(folder) / "trip.journey"
        target.write_bytes(old)
        run(work, target, log, ())
        calls = Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text(), re.MULTILINE))
    files = {call: times for call, times in calls.items() if call not in NOT_FILES}
    made = failed = broken = 0
    for call, times in files.items():
        for way in (*(f"error={error}" for error in ERRORS), "signal=SIGKILL"):
            for number in range(1, times + 1, step):
                happened, wrong = one(work, call, way, number, old, new)
                made += happened
                broken += bool(wrong)
                failed += not happened
                if wrong:
                    print(f"broken: {name} {call} {number} {way}: {wrong}")
    print(
        f"{name}: {sum(files.values())} calls of {len(files)} kinds, {made} failures and kills, "
        f"{broken} times a promise was broken ({failed} calls were not made in their run)"
    )
    return broken


def one(work: Work, call: str, way: str, number: int, old: bytes, new: bytes) -> tuple[bool, str]:
    """Let one call go wrong; whether that happened, and what was broken by it."""
    with tempfile.TemporaryDirectory() as folder:
        target, log = Path(folder) / "trip.journey", Path(folder) / "strace"
        target.write_bytes(old)
        status = run(work, target, log, ("-e", f"inject={call}:{way}:when={number}"))
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        happened = killed if "signal" in way else "(INJECTED)" in log.read_text()
        left = target.read_bytes()
        litter = [name for name in os.listdir(folder) if name.endswith(".tmp")]
        for state in backups.states(backups.folder(), target):
            backups.open_state(state)
        backups.forget(backups.folder(), target)
    if killed:
        return happened, "" if left in (old, new) else "neither the old file nor the new"
    code = os.waitstatus_to_exitcode(status)
    if code not in (DONE, REFUSED, NOT_CONFIRMED):
        return happened, f"ended with {code}"
    if litter:
        return happened, f"left {litter}"
    wanted = old if code == REFUSED else new
    return happened, "" if left == wanted else "said otherwise than the disk"


def run(work: Work, target: Path, log: Path, options: tuple[str, ...]) -> int:
    """Do the work in a traced child; how it ended."""
    wait, go = os.pipe()
    child = os.fork()
    if child == 0:
        select.select([wait], [], [])
        os._exit(answer(work, target))
    command = ["strace", "-f", "-o", str(log), *options, "-p", str(child)]
    tracer = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert tracer.stderr is not None
    assert "attached" in tracer.stderr.readline()
    os.write(go, b"x")
    _, status = os.waitpid(child, 0)
    tracer.communicate()
    os.close(wait)
    os.close(go)
    return status


def answer(work: Work, target: Path) -> int:
    """What the work said, as the code of an exit."""
    try:
        refused = work(target)
        if refused is None:
            return DONE
        if say_error(refused, "nl") == refused.key:
            return SPEECHLESS
        return NOT_CONFIRMED if refused.key == "storage.write.not_confirmed" else REFUSED
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
