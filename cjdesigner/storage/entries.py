"""The lines of a journal: a change as JSON behind its number and a checksum.

The checksum of a line goes over all lines before it, so that a line that is damaged, missing or
moved ends what is believed. What is being typed is such a line too, the one that would come next,
in a file of its own: it goes on from what was there, and is nothing once another has come. Rule:
whatever the bytes are, reading gives the changes up to the first line that is not what was
written, and says whether there was one.
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


def typing_beside(journal: Path) -> Path:
    """Where the line stands that says what is being typed."""
    return journal.with_name(f"{journal.name}.typing")


def sound_lines(journal: Path) -> Iterator[Line | None]:
    """The lines of a journal, its head among them, up to the first that is damaged.

    What was being typed after them comes as one more. ``None`` comes last where something was
    damaged. Raises ``OSError`` where a file cannot be read.
    """
    digest, number, damaged = b"", 0, False
    with open(journal, "rb") as file:
        while (line := file.readline(LONGEST_LINE)) and not damaged:
            content, following = _unsealed(digest, number, line)
            damaged = content is None
            if content is not None:
                yield Line(number, content)
                digest, number = following, number + 1
    try:
        with open(typing_beside(journal), "rb") as file:
            typed = file.readline(LONGEST_LINE)
    except FileNotFoundError:
        typed = b""
    if typed and not _is_before(number, typed):
        content, _ = _unsealed(digest, number, typed)
        damaged = damaged or content is None
        if content is not None:
            yield Line(number, content)
    if damaged:
        yield None


def _unsealed(before: bytes, number: int, line: bytes) -> tuple[bytes | None, bytes]:
    """The content of a line and its checksum; ``None`` where it is not what was sealed."""
    content = line.split(b" ", 2)[-1][:-1]
    expected, digest = seal(before, number, content)
    return (content if line == expected else None), digest


def _is_before(number: int, line: bytes) -> bool:
    """Whether a line has a lower number: others have come since it was written."""
    said = line.partition(b" ")[0]
    return said.isdigit() and len(said) <= len(str(number)) and int(said) < number


def _record(record: AnyRecord | None) -> bytes:
    return _NOTHING if record is None else form.encode(record)


def _edit(before: Any, after: Any) -> Edit:
    old, new = (None if raw is None else form.decode(to_json(raw)) for raw in (before, after))
    record = new or old
    if record is None:
        raise ValueError("an edit of nothing")
    return Edit(record.id, old, new)
