"""Who has this file open: a small file beside it, for two windows, two people, two machines.

Rules: a lock of a process on this machine that is gone is taken over; a lock of another machine is
never taken over unasked, however old; and where no lock can be made, the file opens all the same,
since the comparison of hashes before a save still guards it.
"""

from __future__ import annotations

import getpass
import json
import os
import secrets
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from cjdesigner.storage import processes
from cjdesigner.storage.problems import AnyPath, shown_text

RENEWED_EVERY = 10.0  # seconds; whoever holds a lock calls :meth:`Lock.renew` that often
SILENT_AFTER = 120.0  # seconds without renewal after which a holder elsewhere may be gone
_LARGEST = 10_000  # bytes


class Holder(NamedTuple):
    """Who has the file open. ``silent`` if nothing has been heard for two minutes.

    ``who``, ``host`` and ``since`` (ISO, UTC) are for show and may be empty.
    """

    who: str
    host: str
    since: str
    here: bool
    silent: bool


class Lock:
    """A lock that is held; ``file`` is ``None`` where none could be made."""

    def __init__(self, file: Path | None, token: str) -> None:
        self.file = file
        self._token = token

    def renew(self) -> bool:
        """Say that the holder is still there; ``False`` if somebody has taken the lock over."""
        if self.file is None:
            return True
        content = _read(self.file)
        if content is None or content.get("token") != self._token:
            return False
        with suppress(OSError):
            os.utime(self.file)
        return True

    def release(self) -> None:
        """Take the lock away, if it is still one's own."""
        if self.file is not None and (_read(self.file) or {}).get("token") == self._token:
            with suppress(OSError):
                self.file.unlink()
        self.file = None


def acquire(path: AnyPath) -> Lock | Holder:
    """Lock the file ``path`` for this process, or say who has it."""
    try:
        file = _lock_file(path)
    except (OSError, ValueError):
        return Lock(None, "")
    lock = _make(file)
    if lock is not None:
        return lock
    content = _read(file) or {}
    if content.get("host") == processes.host() and not _lives(content):
        return take_over(path)
    return _holder(file, content)


def take_over(path: AnyPath) -> Lock:
    """Lock the file ``path`` whoever has it: when a person has said so."""
    file = _lock_file(path)
    with suppress(OSError):
        file.unlink()
    return _make(file) or Lock(None, "")


def _lock_file(path: AnyPath) -> Path:
    real = Path(os.path.realpath(path))
    return real.with_name(f".{real.name}.lock")


def _make(file: Path) -> Lock | None:
    """The lock, made in one step; ``None`` if there is one."""
    token = secrets.token_hex(8)
    content = {
        "who": _user(),
        "host": processes.host(),
        "process": os.getpid(),
        "began": processes.started(os.getpid()),
        "since": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "token": token,
    }
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(file, flags, 0o644)
    except FileExistsError:
        return None
    except (OSError, ValueError):
        return Lock(None, token)
    try:
        os.write(descriptor, json.dumps(content).encode())
    except OSError:
        with suppress(OSError):
            file.unlink()
        return Lock(None, token)
    finally:
        os.close(descriptor)
    return Lock(file, token)


def _read(file: Path) -> dict[str, Any] | None:
    try:
        with open(file, "rb") as opened:
            found = json.loads(opened.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _lives(content: dict[str, Any]) -> bool:
    process, began = content.get("process"), content.get("began")
    if not isinstance(process, int) or not isinstance(began, str):
        return False
    return processes.is_same(process, began)


def _holder(file: Path, content: dict[str, Any]) -> Holder:
    who, host, since = (shown_text(content.get(name, "")) for name in ("who", "host", "since"))
    here = content.get("host") == processes.host()
    return Holder(who, host, since, here, not here and _is_silent(file))


def _is_silent(file: Path) -> bool:
    """Whether a lock is old by the clock of its own disk, not by that of either machine."""
    probe = file.with_name(f".cjd-{processes.host_tag()}-{os.getpid()}-{secrets.token_hex(6)}.tmp")
    try:
        probe.touch(exist_ok=False)
        try:
            return probe.stat().st_mtime - file.stat().st_mtime > SILENT_AFTER
        finally:
            probe.unlink(missing_ok=True)
    except OSError:
        return False


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
