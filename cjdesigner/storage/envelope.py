"""From the bytes of a file to one line per record, before any model sees them.

Two ways. :func:`quick` takes a file apart that is laid out as the writer does. :func:`thorough`
takes any JSON of the same meaning: other spacing, another order of keys, older versions. Rule:
nothing is built whose size has not been counted first, and every refusal says what is wrong.
"""

from __future__ import annotations

import json
import re
from typing import Any

from cjdesigner.errors import FileError
from cjdesigner.model.core import from_json, to_json
from cjdesigner.storage import format as form
from cjdesigner.storage.migrations import migrate
from cjdesigner.storage.problems import shown_text

KEYS = {"format", "version", "records"}
BOM = b"\xef\xbb\xbf"

_OTHER_ENCODINGS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"{\x00\x00\x00": "UTF-32",
    b"\x00\x00\x00{": "UTF-32",
    b"{\x00": "UTF-16",
    b"\x00{": "UTF-16",
}
_BEGINNING = re.compile(
    rb'\s*\{\s*"format"\s*:\s*"%s"\s*,\s*"version"\s*:\s*(\d{1,18})[\s,}]' % form.FORMAT.encode()
)
_NOT_STRUCTURE = bytes(set(range(256)) - set(b'",:[{'))
_STRINGS = re.compile(rb'"[^"]*"')
_PLACE = re.compile(r" at line (\d+) column (\d+)$")
_NAMED_UP_TO = 8 * 1024 * 1024  # bytes; beyond this a doubled key is refused without its name


def quick(data: bytes) -> list[bytes] | None:
    """The records' lines of a file laid out as the writer does; ``None`` for any other.

    Sound as it is: a line end cannot stand inside a JSON string, so where every piece turns out
    to be a whole record, the pieces between commas are the list.
    """
    if not (data.startswith(form.HEAD) and data.endswith(form.TAIL)):
        return None
    count = data.count(form.BETWEEN) + 1
    if count > form.MOST_RECORDS:
        raise FileError("storage.too_many_records", n=count, most=form.MOST_RECORDS)
    return data[len(form.HEAD) : -len(form.TAIL)].split(form.BETWEEN)


def thorough(data: bytes) -> tuple[list[bytes], int]:
    """The records' lines of any file in the format, as this version has them, and its version.

    Raises ``FileError`` where the file is not JSON, not ours, newer, or too large to be built.
    """
    _refuse_other_kinds(data)
    begun = _BEGINNING.match(data)
    if begun:
        _refuse_version(int(begun[1]))
    structure, counted = _structure(data, form.MOST_VALUES)
    if counted > form.MOST_VALUES:
        raise FileError("storage.too_many_values", n=counted, most=form.MOST_VALUES)
    whole = _parsed(data)
    if not isinstance(whole, dict) or whole.get("format") != form.FORMAT:
        raise FileError("storage.not_ours")
    version = whole.get("version")
    if not isinstance(version, int) or isinstance(version, bool):
        raise FileError("storage.no_version")
    _refuse_version(version)
    unknown = next((name for name in whole if name not in KEYS), None)
    if unknown is not None:
        raise FileError("storage.unknown_key", name=shown_text(unknown))
    records = whole.get("records")
    if not isinstance(records, list):
        raise FileError("storage.no_records")
    if len(records) > form.MOST_RECORDS:
        raise FileError("storage.too_many_records", n=len(records), most=form.MOST_RECORDS)
    for number, record in enumerate(records, 1):
        if not isinstance(record, dict):
            raise FileError("storage.record.not_an_object", n=number)
        if len(record) > form.MOST_VALUES_OF_RECORD:
            raise _too_full(number)
    structure = structure or _structure(data, 0)[0]
    if structure.count(b":") != len(whole) + sum(map(_keys, records)):
        _refuse_doubled_key(data)
    dump = to_json
    lines = [dump(r, inf_nan_mode="constants") for r in migrate(records, version)]
    return lines, version


def refuse_overfull(line: bytes, number: int) -> None:
    """Raise ``FileError`` for a record that holds more values than any sound one can."""
    limit = form.MOST_VALUES_OF_RECORD
    if line.count(b",") > limit and _structure(line, limit)[1] > limit:
        raise _too_full(number)


def _too_full(number: int) -> FileError:
    return FileError("storage.record.too_full", n=number, most=form.MOST_VALUES_OF_RECORD)


def refuse_doubled_key(line: bytes, number: int) -> None:
    """Raise ``FileError`` where a key occurs twice in the record of this line."""
    try:
        json.loads(line, object_pairs_hook=_without_doubles)
    except _DoubledKeyError as doubled:
        raise FileError("storage.record.twice", n=number, field=doubled.key) from None


def _refuse_other_kinds(data: bytes) -> None:
    for mark, name in _OTHER_ENCODINGS.items():
        if data.startswith(mark):
            raise FileError("storage.encoding", encoding=name)
    if not data.strip():
        raise FileError("storage.empty")
    if not data.strip(b"\x00"):
        raise FileError("storage.zeros")
    start = data[:64].lstrip()
    if not start.startswith(b"{") and start:
        raise FileError("storage.not_ours")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        raise FileError("storage.not_utf8") from None


def _refuse_version(version: int) -> None:
    if version > form.VERSION:
        raise FileError("storage.newer", version=version, ours=form.VERSION)
    if version < 1:
        raise FileError("storage.no_version")


def _structure(data: bytes, enough: int) -> tuple[bytes, int]:
    """The punctuation outside strings, and the number of values it can make.

    Empty with a first, higher count where that is at most ``enough``.
    """
    rough = data.count(b",") + data.count(b"[") + data.count(b"{")
    if rough <= enough:
        return b"", rough
    bare = data.replace(b"\\\\", b"").replace(b'\\"', b"").translate(None, _NOT_STRUCTURE)
    bare = _STRINGS.sub(b"", bare)
    return bare, len(bare) - bare.count(b":")


def _parsed(data: bytes) -> Any:
    try:
        return from_json(data)
    except ValueError as error:
        message = str(error)
    place = _PLACE.search(message)
    line, column = (place[1], place[2]) if place else ("?", "?")
    if "recursion" in message:
        key = "storage.too_deep"
    elif "out of range" in message:
        key = "storage.number"
    elif "EOF" in message:
        key = "storage.cut_off"
    else:
        key = "storage.broken"
    raise FileError(key, line=line, column=column)


def _keys(value: Any) -> int:
    """The number of keys in a JSON value and all that it holds."""
    total, rest = 0, [value]
    while rest:
        part = rest.pop()
        if isinstance(part, dict):
            total += len(part)
            rest.extend(v for v in part.values() if isinstance(v, dict | list))
        else:
            rest.extend(v for v in part if isinstance(v, dict | list))
    return total


class _DoubledKeyError(Exception):
    """A key that occurs twice in one object."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = shown_text(key)


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _DoubledKeyError(key)
            seen.add(key)
    return made


def _refuse_doubled_key(data: bytes) -> None:
    name = "?"
    if len(data) <= _NAMED_UP_TO:
        try:
            json.loads(data, object_pairs_hook=_without_doubles)
        except _DoubledKeyError as doubled:
            name = doubled.key
    raise FileError("storage.twice", name=name)
