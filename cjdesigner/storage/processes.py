"""Is the process that left this file behind still there? For temporary files, locks and recovery.

Rule: a process is known by its host, its number and the moment it started, since numbers are
given out again.
"""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path
from platform import node

# fields of /proc/<pid>/stat, counted after the name in brackets
_STATE, _FLAGS, _STARTED, _SIGNALS = 0, 6, 19, 28
_ENDED = ("Z", "X")
_EXITING, _KILL = 0x4, 1 << 8  # bits of the flags, and of the signals that wait


@cache
def host() -> str:
    """The name of this machine."""
    return node() or "localhost"


@cache
def host_tag() -> str:
    """Eight characters that stand for this machine in a file name."""
    return hashlib.sha256(host().encode()).hexdigest()[:8]


def alive(pid: int) -> bool:
    """Whether a process of this number runs on this machine, and will run on.

    One that was killed keeps its number until its memory is cleared up and its end is heard of.
    """
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _alive_on_windows(pid)
    if _is_ending(pid):
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return pid < 2**31
    return True


def started(pid: int) -> str:
    """When a process began, as the system counts it; empty where the system does not say."""
    fields = _fields(pid)
    return fields[_STARTED] if fields else ""


def is_same(pid: int, began: str) -> bool:
    """Whether the process that ``began`` then still runs, on this machine."""
    now = started(pid)
    return alive(pid) and (not began or not now or began == now)


def _fields(pid: int) -> list[str]:
    """What Linux says of a process, after its name; nothing elsewhere, or where there is none."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    fields = text.rpartition(")")[2].split()
    return fields if len(fields) > _SIGNALS else []


def _is_ending(pid: int) -> bool:
    """Whether a process has been killed, or is on its way out: it does nothing more."""
    fields = _fields(pid)
    return bool(fields) and (
        fields[_STATE] in _ENDED
        or bool(int(fields[_FLAGS]) & _EXITING)
        or bool(int(fields[_SIGNALS]) & _KILL)
    )


if sys.platform == "win32":
    import ctypes

    _QUERY, _STILL_ACTIVE = 0x1000, 259

    def _alive_on_windows(pid: int) -> bool:
        # os.kill(pid, 0) would end the process there
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(_QUERY, False, pid)
        if not handle:
            return bool(kernel.GetLastError() == 5)
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == _STILL_ACTIVE
