"""Dated older states of each saved file, thinned with age, to be browsed and compared.

They lie in the user's own data, never beside the file. Rules: each state has a number, and the
numbers say which is newer, since clocks are set back; the newest ones are never thinned.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import platformdirs

from cjdesigner.errors import FileError
from cjdesigner.storage import format as form
from cjdesigner.storage import safe
from cjdesigner.storage.packing import packed, unpacked
from cjdesigner.storage.problems import AnyPath, failed, shown
from cjdesigner.storage.reader import Opened, Progress, read_bytes

NEWEST = 10  # states that stay whatever their age
# up to which age one state stays of each stretch of time; older ones go
THINNING = (
    (timedelta(hours=1), timedelta(0)),
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=31), timedelta(days=1)),
    (timedelta(days=730), timedelta(days=30)),
)
_NAME = re.compile(r"(\d{6,9})-(\d{8}T\d{6})-([0-9a-f]{64})\.z")
_WRITTEN = "%Y%m%dT%H%M%S"


class State(NamedTuple):
    """An older state of a file: its number, when it was saved, and its sha256."""

    number: int
    when: datetime
    sha256: str
    file: Path


def folder() -> Path:
    """Where the older states of this user's files are."""
    return platformdirs.user_data_path("cjdesigner", appauthor=False) / "backups"


def keep(where: Path, path: AnyPath, now: datetime | None = None) -> None:
    """Keep the state in which the file ``path`` now is, and thin the older ones.

    A state that is the newest already is not kept twice. Raises ``FileError``.
    """
    now = now or datetime.now(UTC)
    place = _place(where, path)
    try:
        with open(path, "rb") as file:
            data = file.read(form.LARGEST_FILE + 1)
        if len(data) > form.LARGEST_FILE:
            return
        known = states(where, path)
        digest = sha256(data).hexdigest()
        if known and known[0].sha256 == digest:
            return
        number = known[0].number + 1 if known else 1
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    except (OSError, ValueError) as error:
        raise failed("read", path, error) from error
    name = f"{number:06}-{now.astimezone(UTC).strftime(_WRITTEN)}-{digest}.z"
    safe.write(place / name, packed(data), private=True)
    for state in superfluous(states(where, path), now):
        with suppress(OSError):
            state.file.unlink()


def states(where: Path, path: AnyPath) -> tuple[State, ...]:
    """The older states of the file ``path``, the newest first."""
    found = []
    with suppress(OSError, ValueError):
        for file in _place(where, path).iterdir():
            parts = _NAME.fullmatch(file.name)
            if parts:
                with suppress(ValueError):
                    when = datetime.strptime(parts[2], _WRITTEN).replace(tzinfo=UTC)
                    found.append(State(int(parts[1]), when, parts[3], file))
    return tuple(sorted(found, key=lambda state: state.number, reverse=True))


def open_state(state: State, progress: Progress | None = None) -> Opened:
    """The project as it was in that state; see :func:`read_bytes`. Raises ``FileError``."""
    try:
        data = unpacked(state.file.read_bytes(), shown(state.file))
    except OSError as error:
        raise failed("read", state.file, error) from error
    if sha256(data).hexdigest() != state.sha256:
        raise FileError("storage.packed.damaged", file=shown(state.file))
    return read_bytes(data, progress, name=state.file)


def forget(where: Path, path: AnyPath) -> None:
    """Delete all older states of the file ``path``: when its owner asks for it."""
    for state in states(where, path):
        with suppress(OSError):
            state.file.unlink()


def superfluous(known: Iterable[State], now: datetime) -> list[State]:
    """Those of ``known`` that thinning takes away: in each stretch of time the last one stays."""
    ordered = sorted(known, key=lambda state: state.number, reverse=True)
    gone: list[State] = []
    stretches: set[tuple[timedelta, int]] = set()
    for state in ordered[NEWEST:]:
        age = now - state.when
        limit = next((pair for pair in THINNING if age <= pair[0]), None)
        if limit is None:
            gone.append(state)
        elif limit[1]:
            stretch = limit[1], int(state.when.timestamp() // limit[1].total_seconds())
            if stretch in stretches:
                gone.append(state)
            stretches.add(stretch)
    return gone


def _place(where: Path, path: AnyPath) -> Path:
    """The folder of a file's states: by its name, for people, and by where it really is."""
    real = os.path.realpath(path)
    stem = re.sub(r"[^0-9A-Za-z_-]+", "_", Path(real).stem)[:40]
    return where / f"{stem}-{sha256(os.fsencode(real)).hexdigest()[:16]}"
