"""Spoilt project files through the reader and the command line: one message each, or opened.

Mutates the sample by bytes, by tokens and by whole records, in the writer's layout and another.
Prints how many opened, how many were refused, and how many did anything else.
"""

from __future__ import annotations

import contextlib
import io
import json
import random
import tempfile
from pathlib import Path

from sample_files import as_json, everything, plain

from cjdesigner import cli
from cjdesigner.errors import FileError
from cjdesigner.storage.reader import read
from cjdesigner.storage.writer import to_bytes

STRANGE = [
    None, True, False, 0, -1, 1.5, 1e308, -1e308, 10**25, "", "x", "\u0000", "\ud800", "x" * 20_000,
    [], {}, [[]], [None], {"a": 1}, "project", "now", "ask", "../..", "=1+1", "<img src=x>", "-0",
]  # fmt: skip
TOKENS = [
    b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"null", b"NaN", b"1e999", b"\x00", b"\xff",
    b"\xef\xbb\xbf", b"\n", b"-0", b"\\u0000", b"\\ud800",
]  # fmt: skip


def spoilt(chance: random.Random) -> bytes:
    """The sample with one to four things wrong with it."""
    if chance.random() < 0.5:
        data = bytearray(to_bytes(everything()) if chance.random() < 0.7 else as_json())
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[place] = chance.randrange(256)
                case 1:
                    del data[place : place + chance.randint(1, 40)]
                case 2:
                    data[place:place] = chance.choice(TOKENS)
                case _:
                    data[place:place] = data[place : place + chance.randint(1, 200)]
        return bytes(data)
    records = plain()
    for _ in range(chance.randint(1, 4)):
        record = chance.choice(records)
        match chance.randrange(5):
            case 0:
                record[chance.choice([*record])] = chance.choice(STRANGE)
            case 1:
                record.pop(chance.choice([*record]), None)
            case 2:
                record[chance.choice(["more", "id", "origin", "details"])] = chance.choice(STRANGE)
            case 3:
                records.remove(record)
            case _:
                records.append(dict(record))
        if not records or not all(records):
            records.append({"type": "x"})
    if chance.random() < 0.5:
        chance.shuffle(records)
    head = b'{"format":"cjdesigner-journey","version":1,"records":[\n'
    lines = [json.dumps(record, separators=(",", ":")).encode() for record in records]
    return head + b",\n".join(lines) + b"\n]}\n"


def main(count: int) -> int:
    """Try ``count`` files; returns 1 where one did anything but open or be refused."""
    chance = random.Random(11)
    opened = refused = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "strange.journey"
        for number in range(count):
            data = spoilt(chance)
            file.write_bytes(data)
            try:
                sound = bool(read(file))
            except FileError:
                sound = False
            except Exception as error:
                print("reader:", number, type(error).__name__, str(error)[:200])
                wrong += 1
                continue
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = cli.main(["info", str(file)])
            told = err.getvalue()
            right = code == 0 if sound else code == 2 and told.count("\n") == 1
            if (
                not right
                or "Traceback" in told
                or "unexpected" in told
                or file.read_bytes() != data
            ):
                print("command line:", number, code, told[:300])
                wrong += 1
            opened, refused = opened + sound, refused + (not sound)
    print(
        f"{count} spoilt files: {opened} opened, {refused} refused in a line, {wrong} anything else"
    )
    return int(wrong > 0)
