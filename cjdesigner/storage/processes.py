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

_STARTED_FIELD = 19  # of /proc/<pid>/stat, counted after the name in brackets


@cache
def host() -> str:
    """The name of this machine."""
    return node() or "localhost"


@cache
def host_tag() -> str:
    """Eight characters that stand for this machine in a file name."""
    return hashlib.sha256(host().encode()).hexdigest()[:8]


def alive(pid: int) -> bool:
    """Whether a process of this number runs on this machine."""
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return pid < 2**31
    return True


def started(pid: int) -> str:
    """When a process began, as the system counts it; empty where the system does not say."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        return text.rpartition(")")[2].split()[_STARTED_FIELD]
    except (OSError, IndexError):
        return ""


def is_same(pid: int, began: str) -> bool:
    """Whether the process that ``began`` then still runs, on this machine."""
    now = started(pid)
    return alive(pid) and (not began or not now or began == now)


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
