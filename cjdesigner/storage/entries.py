"""The lines of a journal: a change as JSON behind its number and a checksum.

The checksum of a line goes over all lines before it, so that a line that is damaged, missing or
moved ends what is believed. Rule: whatever the bytes are, reading gives the changes up to the
first line that is not what was written, and says whether there was one.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from cjdesigner.model.change import Change, Edit, Label
from cjdesigner.model.core import ValidationError, from_json, to_json
from cjdesigner.model.records import AnyRecord
from cjdesigner.storage import format as form

NAME = "cjdesigner-journal"
VERSION = 1
LONGEST_LINE = 2 * form.LARGEST_FILE

_NOTHING = b"null"


class Line(NamedTuple):
    """A line that is what was written: its number (0 is the head) and what it says."""

    number: int
    content: bytes


def seal(before: bytes, number: int, content: bytes) -> tuple[bytes, bytes]:
    """The whole line for ``content``, and its checksum, which the next line needs."""
    digest = sha256(b"%s %d %s" % (before, number, content)).hexdigest()[:24].encode()
    return b"%d %s %s\n" % (number, digest, content), digest


def head(base_sha256: str) -> bytes:
    """What the first line of a journal says: which state its changes go on from."""
    return to_json({"journal": NAME, "version": VERSION, "base": base_sha256})


def base_of(content: bytes) -> str | None:
    """The hash of the state that a head names; ``None`` if it is no head of this version."""
    try:
        found = from_json(content)
    except ValueError:
        return None
    if not isinstance(found, dict) or found.get("journal") != NAME:
        return None
    base = found.get("base")
    return base if isinstance(base, str) and found.get("version") == VERSION else None


def encode(change: Change) -> bytes:
    """A change as one line of JSON."""
    edits = b",".join(
        b"[%s,%s]" % (_record(edit.before), _record(edit.after)) for edit in change.edits
    )
    return b'{"label":%s,"edits":[%s]}' % (to_json(change.label), edits)


def decode(content: bytes) -> Change:
    """The change of a line. Raises ``ValueError`` where it is none."""
    try:
        found = from_json(content)
        key, arguments = found["label"]
        label = Label(str(key), tuple((str(name), str(value)) for name, value in arguments))
        edits = tuple(_edit(before, after) for before, after in found["edits"])
    except (KeyError, TypeError, ValidationError, RecursionError) as error:
        raise ValueError("not a change") from error
    return Change(label, edits)


def sound_lines(path: Path) -> Iterator[Line | None]:
    """The lines of a journal, its head among them, up to the first that is damaged.

    ``None`` comes last where there was one. Raises ``OSError`` where the file cannot be read.
    """
    digest, number = b"", 0
    with open(path, "rb") as file:
        while line := file.readline(LONGEST_LINE):
            content = line.split(b" ", 2)[-1][:-1]
            expected, following = seal(digest, number, content)
            if line != expected:
                yield None
                return
            yield Line(number, content)
            digest, number = following, number + 1


def _record(record: AnyRecord | None) -> bytes:
    return _NOTHING if record is None else form.encode(record)


def _edit(before: Any, after: Any) -> Edit:
    old, new = (None if raw is None else form.decode(to_json(raw)) for raw in (before, after))
    record = new or old
    if record is None:
        raise ValueError("an edit of nothing")
    return Edit(record.id, old, new)
