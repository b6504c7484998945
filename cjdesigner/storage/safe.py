"""Put bytes on disk so that at any instant the old file or the new one is there, whole.

For projects and for exports. The way: refuse what must not be overwritten, compare the hash of
what is there with what was read, write a temporary file in the same folder with the old one's
mode, check that every byte went, sync it, close it, put it in the old one's place, sync the
folder. Only then does :func:`write` return. On any failure the temporary file goes and the old
file stays. Rule: no file of a user is ever written in place, and none by other means than this.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import sys
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from cjdesigner.errors import FileError
from cjdesigner.storage import processes
from cjdesigner.storage.problems import AnyPath, failed, shown

PIECE = 1 << 20  # bytes given to the system at a time
LITTER_AGE = 86_400.0  # seconds after which another machine's temporary file is litter
BACKUP_SUFFIX = ".bak"
LONGEST_NAME = 255  # bytes, on the common file systems

_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_LITTER = re.compile(r"^\.cjd-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]+\.tmp$")
# Windows: access denied, sharing violation, lock violation, as long as a scanner holds the file
_HELD = (5, 32, 33)
_PAUSES = (0.05, 0.1, 0.2, 0.35, 0.6, 1.2)  # seconds, 2.5 in all
# file systems that cannot sync a folder say so with one of these
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF)


def write(
    path: AnyPath,
    data: bytes,
    *,
    expected_sha256: str | None = None,
    backup: bool = False,
    keep_original: bool = False,
    private: bool = False,
) -> str:
    """Replace the file ``path`` by ``data``, whole or not at all; returns the sha256 in hex.

    A symbolic link is followed, the file's mode is kept, a hard link parts company.
    ``expected_sha256`` is the hash of the file as it was read: another content on disk, or none,
    is refused. ``backup`` keeps what was there as ``<name>.bak``; ``keep_original`` keeps it for
    good under a name of its own (``<stem>.original.<suffix>``). ``private`` makes a new file that
    only its owner can read.

    Raises ``FileError``; the file on disk is then as it was, except for
    ``storage.write.not_confirmed``: then the new file is in place, but the disk did not promise it.
    """
    made = sha256(data).hexdigest()
    try:
        target = Path(os.path.realpath(path))
        old = _look(path, target)
        previous = digest(target) if old and (expected_sha256 or backup) else None
        if expected_sha256 is not None and previous != expected_sha256:
            key = "storage.changed_on_disk" if old else "storage.gone_on_disk"
            raise FileError(key, file=shown(path))
        temporary = _temporary(target.parent)
        try:
            _fill(temporary, data, old, 0o600 if private else 0o666)
            if old and keep_original:
                _keep_original(target)
            if old and backup and previous != made:
                _keep_backup(target)
            replace(temporary, target)
        except BaseException:
            _drop(temporary)
            raise
    except (OSError, ValueError) as error:
        raise failed("write", path, error) from error
    try:
        sync_folder(target.parent)
    except OSError as error:
        raise FileError(
            "storage.write.not_confirmed", file=shown(path), why=error.strerror or ""
        ) from error
    sweep(target.parent)
    return made


def backup_of(path: AnyPath) -> Path:
    """Where :func:`write` keeps the one backup of a file."""
    target = Path(os.path.realpath(path))
    return target.with_name(_fitting(target.name, BACKUP_SUFFIX))


def is_protected(path: AnyPath, mode: int) -> bool:
    """Whether the file of that mode may not be written.

    It has to be asked: ``os.replace`` looks at the folder alone, and an administrator may write
    everything, a file that somebody made read-only on purpose among it.
    """
    return not mode & 0o222 or not os.access(path, os.W_OK)


def replace(source: Path, target: Path) -> None:
    """``os.replace``, tried again for 2.5 seconds where Windows says that the file is held."""
    for pause in _PAUSES:
        try:
            os.replace(source, target)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            time.sleep(pause)
    os.replace(source, target)


def sync(descriptor: int) -> None:
    """Have the disk itself, not its cache, confirm what was written."""
    if sys.platform == "darwin":
        import fcntl

        # fsync alone leaves the data in the drive's cache there
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Have the disk confirm the names in a folder; nothing on systems that do so by themselves."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | _BINARY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove temporary files that a process which is no more left in ``folder``."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            mark = _LITTER.match(entry.name)
            if mark is None:
                continue
            with suppress(OSError):
                if mark[1] == processes.host_tag():
                    litter = not processes.alive(int(mark[2]))
                else:
                    age = time.time() - entry.stat(follow_symlinks=False).st_mtime
                    litter = age > LITTER_AGE
                if litter:
                    os.unlink(entry.path)


def _look(path: AnyPath, target: Path) -> os.stat_result | None:
    """What stands at ``target``; refuses what must not be replaced."""
    try:
        old = os.stat(target)
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise FileError("storage.write.no_folder", file=shown(path)) from None
        return None
    if not stat.S_ISREG(old.st_mode):
        raise FileError("storage.write.not_a_file", file=shown(path))
    if is_protected(target, old.st_mode):
        raise FileError("storage.write.read_only", file=shown(path))
    return old


def digest(target: Path) -> str:
    """The sha256 of a file, in hex. Raises ``OSError``."""
    hashed = sha256()
    with open(target, "rb") as file:
        while piece := file.read(PIECE):
            hashed.update(piece)
    return hashed.hexdigest()


def _temporary(folder: Path) -> Path:
    name = f".cjd-{processes.host_tag()}-{os.getpid()}-{secrets.token_hex(6)}.tmp"
    return folder / name


def _fill(temporary: Path, data: bytes, old: os.stat_result | None, new_mode: int = 0o600) -> None:
    """Make the temporary file with all of ``data`` in it, on the disk."""
    mode = stat.S_IMODE(old.st_mode) if old else new_mode
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
    try:
        if old is not None and sys.platform != "win32":
            made = os.fstat(descriptor)
            if (made.st_uid, made.st_gid) != (old.st_uid, old.st_gid):
                with suppress(OSError):
                    os.fchown(descriptor, old.st_uid, old.st_gid)
            os.fchmod(descriptor, mode)
        rest = memoryview(data)
        while rest:
            count = os.write(descriptor, rest[:PIECE])
            if count <= 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            rest = rest[count:]
        sync(descriptor)
    finally:
        os.close(descriptor)


def _keep_backup(target: Path) -> None:
    second = _temporary(target.parent)
    _same_content(target, second)
    try:
        replace(second, backup_of(target))
    except BaseException:
        _drop(second)
        raise


def _keep_original(target: Path) -> None:
    for number in range(1, 1000):
        ending = f".original{'' if number == 1 else f'-{number}'}{target.suffix}"
        kept = target.with_name(_fitting(target.stem, ending))
        if not os.path.lexists(kept):
            _same_content(target, kept)
            return
    raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))


def _same_content(source: Path, copy: Path) -> None:
    """A second name for ``source``, which keeps its content when ``source`` is replaced."""
    try:
        os.link(source, copy)
    except (OSError, NotImplementedError):
        # file systems without hard links
        try:
            _fill(copy, source.read_bytes(), os.stat(source))
        except BaseException:
            _drop(copy)
            raise


def _drop(path: Path) -> None:
    with suppress(OSError):
        os.unlink(path)


def _fitting(name: str, ending: str) -> str:
    """``name`` with ``ending``, cut where the file system could not hold it."""
    while len(os.fsencode(name + ending)) > LONGEST_NAME:
        name = name[:-1]
    return name + ending
