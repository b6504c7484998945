"""A system that fails: the nth call of one of its functions raises, falls short, or is the last.

Run as a program it saves a file and is killed at that call, as `kill -9` would.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

FUNCTIONS = (
    "stat",
    "access",
    "open",
    "fstat",
    "fchmod",
    "write",
    "fsync",
    "close",
    "link",
    "replace",
)
ERRORS = ("ENOSPC", "EIO", "EACCES", "EBUSY", "EMFILE", "EROFS", "EDQUOT", "ESTALE")

Fault = Callable[[Callable[..., Any], tuple[Any, ...]], Any]


class Count:
    """How often the function was called."""

    calls = 0


@contextmanager
def failing(function: str, number: int, fault: Fault) -> Iterator[Count]:
    """Let the ``number``-th call of ``os.<function>`` go wrong in the way of ``fault``."""
    real = getattr(os, function)
    count = Count()

    def call(*arguments: Any, **named: Any) -> Any:
        count.calls += 1
        if count.calls == number:
            return fault(lambda *a: real(*a, **named), arguments)
        return real(*arguments, **named)

    setattr(os, function, call)
    try:
        yield count
    finally:
        setattr(os, function, real)


def raising(name: str) -> Fault:
    """The system's error of that name; what was to be closed is closed all the same."""

    def fault(real: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        if real_closes(arguments):
            real(*arguments)
        number = getattr(errno, name)
        raise OSError(number, os.strerror(number))

    return fault


def real_closes(arguments: tuple[Any, ...]) -> bool:
    """Whether this is ``close``: the only one of the functions with a lone descriptor."""
    return len(arguments) == 1 and isinstance(arguments[0], int) and arguments[0] > 2


def short(real: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """A write that takes half of what it is given."""
    descriptor, data = arguments
    return real(descriptor, bytes(data)[: max(1, len(data) // 2)])


def nothing(real: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """A write that takes nothing and says so."""
    return 0


def killed_before(real: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """The end, just before the call."""
    os.kill(os.getpid(), signal.SIGKILL)


def killed_after(real: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """The end, just after the call."""
    real(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    from cjdesigner.storage import safe

    path, function, at, when = sys.argv[1:5]
    with failing(function, int(at), {"before": killed_before, "after": killed_after}[when]):
        safe.write(path, b"new" * 1_000_000, backup=True)
