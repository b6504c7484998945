"""What went wrong with a file, as a sentence a user understands.

Rule: every ``OSError`` becomes a :class:`FileError` here, with a reason that is true, and what is
shown of a stranger's file or of a strange path is short and printable.
"""

from __future__ import annotations

import errno
import os
import re
from typing import Literal

from cjdesigner.errors import FileError

Doing = Literal["read", "write"]
AnyPath = str | os.PathLike[str]

SHOWN_PATH = 300
SHOWN_TEXT = 60

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")

_REASONS = {
    "full": ("ENOSPC", "EDQUOT", "EFBIG"),
    "denied": ("EACCES", "EPERM"),
    "read_only_disk": ("EROFS",),
    "missing": ("ENOENT", "ENOTDIR"),
    "name": ("ENAMETOOLONG", "EINVAL", "ELOOP", "EILSEQ"),
    "damaged": ("EIO",),
    "busy": ("EBUSY", "ETXTBSY", "EAGAIN", "EDEADLK"),
    "too_many_open": ("EMFILE", "ENFILE"),
    "gone": (
        "ESTALE",
        "ENETDOWN",
        "ENETUNREACH",
        "EHOSTDOWN",
        "EHOSTUNREACH",
        "ETIMEDOUT",
        "ENXIO",
        "ENODEV",
        "ENOTCONN",
        "ECONNRESET",
    ),
}
_BY_NUMBER = {
    getattr(errno, name): reason
    for reason, names in _REASONS.items()
    for name in names
    if hasattr(errno, name)
}
# Windows: sharing and lock violations; disk full; network name no longer there
_BY_WINDOWS_NUMBER = {32: "busy", 33: "busy", 112: "full", 39: "full", 53: "gone", 64: "gone"}


def failed(doing: Doing, path: AnyPath, error: OSError | ValueError) -> FileError:
    """The refusal that says why ``path`` could not be read or written."""
    if isinstance(error, OSError):
        reason = _BY_WINDOWS_NUMBER.get(getattr(error, "winerror", None) or 0)
        reason = reason or _BY_NUMBER.get(error.errno or 0, "other")
        why = error.strerror or type(error).__name__
    else:
        # the system's calls raise ValueError for a path with a NUL or an unpaired surrogate
        reason, why = "name", ""
    return FileError(f"storage.{doing}.{reason}", file=shown(path), why=why)


def shown(path: AnyPath) -> str:
    """A path as it can be shown: printable, and shortened in the middle."""
    name = os.fspath(path)
    try:
        text = os.fsencode(name)
    except UnicodeEncodeError:
        text = name.encode("utf-8", "replace")
    return _short(_UNPRINTABLE.sub("\ufffd", text.decode("utf-8", "replace")), SHOWN_PATH)


def shown_text(value: object) -> str:
    """A piece of a stranger's file as it can be shown: one short printable line."""
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    return _short(_UNPRINTABLE.sub("\ufffd", text[: SHOWN_TEXT * 4]), SHOWN_TEXT)


def _short(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    half = (length - 1) // 2
    return f"{text[:half]}…{text[-half:]}"
