"""Promises about what the program never does: it goes to no network and starts no other program."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PROGRAM = HERE / "quiet_program.py"
# of the families of sockets the one that never leaves the machine, and is no network
LOCAL = "AF_UNIX"
PRINTING = re.compile(r"sin6?_port=htons\(631\).*(\"::1\"|\"127\.0\.0\.1\")")

pytestmark = pytest.mark.slow


def run(folder: Path, *steps: str, under: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """Live through a day; what was done, and what Python told of."""
    done = subprocess.run(
        [*under, sys.executable, str(PROGRAM), str(folder), *steps],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def traced(folder: Path, *steps: str) -> list[str]:
    """What the system was asked for in a day: sockets, and other programs."""
    log = folder / "strace.txt"
    calls = "socket,socketpair,connect,bind,listen,sendto,sendmsg,execve,execveat,fork,vfork"
    run(folder, *steps, under=("strace", "-f", "-qq", "-o", str(log), "-e", f"trace={calls}"))
    # the first call is the start of the program itself
    return log.read_text(encoding="utf-8", errors="replace").splitlines()[1:]


def test_what_is_watched_for_would_be_seen() -> None:
    """A socket, an address and another program are each told of."""
    deeds = (
        "import sys, quiet_program; sys.addaudithook(quiet_program.heard)\n"
        "import os, socket, subprocess\n"
        "one, two = socket.socketpair(); one.close(); two.close()\n"
        "socket.getaddrinfo('127.0.0.1', 9)\n"
        "subprocess.run([sys.executable, '-c', ''], check=True)\n"
        "os.system('true')\n"
        "print(len({line.split()[0] for line in quiet_program.seen}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", deeds], cwd=HERE, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) >= 4


def test_in_a_whole_day_python_opens_no_socket_and_starts_no_program(tmp_path: Path) -> None:
    found = run(tmp_path)
    assert {"edit", "export", "print", "merge", "open_again"} <= set(found["done"])
    assert found["seen"] == []


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_in_a_whole_day_the_system_is_asked_for_no_network_and_no_program(tmp_path: Path) -> None:
    # a printer is asked for when somebody prints, and only then
    asked = [call for call in traced(tmp_path, "-print") if LOCAL not in call]
    assert asked == []


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_printing_asks_the_printing_service_of_this_machine_and_nobody_else(tmp_path: Path) -> None:
    asked = [
        call for call in traced(tmp_path, "print") if LOCAL not in call and "resumed>" not in call
    ]
    addressed = [call for call in asked if "sa_family" in call]
    assert all("connect(" in call and PRINTING.search(call) for call in addressed), addressed
    # what has no address goes where the connection goes
    others = [call for call in asked if call not in addressed]
    assert all(re.search(r"\b(socket|sendto|sendmsg)\(", call) for call in others), others
