"""Files that nobody's editor wrote: each with the key of the sentence that must refuse it.

``SMALL`` are made and read in an instant; ``HEAVY`` are large enough to hurt a reader that builds
before it counts. Run as a program it reads one heavy file and prints the key of the refusal.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from sample_files import as_json, by_id, everything, plain

from cjdesigner.storage import format as form
from cjdesigner.storage.writer import to_bytes

Make = Callable[[], bytes]


def changed(identity: str, **values: Any) -> Make:
    """The sample with other values in one record; ``...`` takes a field away."""

    def make() -> bytes:
        records = plain()
        record = by_id(records, identity)
        record.update(values)
        return as_json([{k: v for k, v in r.items() if v is not ...} for r in records])

    return make


def added(*records: Any) -> Make:
    """The sample with further records."""
    return lambda: as_json([*plain(), *records])


def spoilt(old: str, new: str) -> Make:
    """The sample as the writer lays it out, with one piece of text replaced by another."""

    def make() -> bytes:
        data = to_bytes(everything()).decode()
        assert old in data
        return data.replace(old, new, 1).encode()

    return make


def _whole() -> bytes:
    return to_bytes(everything())


_PROJECT = {"type": "project", "id": "project"}
_PHASE = {"type": "phase", "id": "x", "journey": "now", "order": "V"}
_CARD = {"type": "card", "id": "x", "lane": "ideas", "first": "ask", "last": "ask", "order": "V"}

SMALL: dict[str, tuple[Make, str]] = {
    # the envelope
    "empty": (lambda: b"", "storage.empty"),
    "blank": (lambda: b" \n\t\r\n", "storage.empty"),
    "zeros": (lambda: bytes(4096), "storage.zeros"),
    "only a byte order mark": (lambda: b"\xef\xbb\xbf", "storage.empty"),
    "text": (lambda: b"Dear diary", "storage.not_ours"),
    "a list": (lambda: b"[1, 2]", "storage.not_ours"),
    "a number": (lambda: b"12", "storage.not_ours"),
    "an archive": (lambda: b"PK\x03\x04 and so on", "storage.not_ours"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n", "storage.not_ours"),
    "another program's object": (lambda: b'{"nodes": [], "edges": []}', "storage.not_ours"),
    "another format": (lambda: as_json(format="else"), "storage.not_ours"),
    "utf-16": (lambda: as_json().decode().encode("utf-16"), "storage.encoding"),
    "utf-32": (lambda: as_json().decode().encode("utf-32"), "storage.encoding"),
    "utf-16 without a mark": (lambda: as_json().decode().encode("utf-16-le"), "storage.encoding"),
    "latin-1": (lambda: '{"a": "é"}'.encode("latin-1"), "storage.not_utf8"),
    "latin-1 in our layout": (
        lambda: to_bytes(everything()).replace("é".encode(), "é".encode("latin-1")),
        "storage.not_utf8",
    ),
    "cut off": (lambda: _whole()[:-40], "storage.cut_off"),
    "cut off in a character": (
        lambda: _whole()[: _whole().index(b"\xf0\x9f") + 2],
        "storage.not_utf8",
    ),
    "zeros at the end": (lambda: _whole()[:-200] + bytes(200), "storage.broken"),
    "something after the end": (lambda: _whole() + b"{}", "storage.broken"),
    "no version": (lambda: as_json(version=None), "storage.no_version"),
    "version true": (lambda: as_json(version=True), "storage.no_version"),
    "version as text": (lambda: as_json(version="1"), "storage.no_version"),
    "version 0": (lambda: as_json(version=0), "storage.no_version"),
    "version -1": (lambda: as_json(version=-1), "storage.no_version"),
    "version 1.5": (lambda: as_json(version=1.5), "storage.no_version"),
    "a newer version": (lambda: as_json(version=2), "storage.newer"),
    "a far newer version": (lambda: as_json(version=10**17), "storage.newer"),
    "a newer version in another form": (
        lambda: b'{"format":"cjdesigner-journey","version":9,"records":{"a":[1]},"more":1}',
        "storage.newer",
    ),
    "records missing": (
        lambda: b'{"format":"cjdesigner-journey","version":1}',
        "storage.no_records",
    ),
    "records an object": (lambda: as_json({}), "storage.no_records"),
    "no records": (lambda: as_json([]), "storage.no_project"),
    "an unknown key": (lambda: as_json(more=1), "storage.unknown_key"),
    "format twice": (
        lambda: as_json().replace(b'"version"', b'"format": "cjdesigner-journey", "version"', 1),
        "storage.twice",
    ),
    "two comments": (lambda: b"// hello\n" + as_json(), "storage.not_ours"),
    "a comma too many": (spoilt('"type":"project",', '"type":"project",,'), "storage.broken"),
    # the records
    "a record that is a number": (added(5), "storage.record.not_an_object"),
    "a record that is nothing": (added(None), "storage.record.not_an_object"),
    "a record without a type": (added({"id": "x"}), "storage.record.missing"),
    "a line that is a number": (
        spoilt('"records":[', '"records":[\n5,'),
        "storage.record.not_an_object",
    ),
    "a line that is a list": (
        spoilt('"records":[', '"records":[\n[],'),
        "storage.record.not_an_object",
    ),
    "an unknown type": (added({"type": "dragon", "id": "x"}), "storage.record.kind"),
    "a type that is a number": (added({"type": 5, "id": "x"}), "storage.record.kind"),
    "no id": (changed("why", id=...), "storage.record.missing"),
    "id with a space": (added({**_PHASE, "id": "a b"}), "storage.record.value"),
    "id with a path": (added({**_PHASE, "id": "../../etc/passwd"}), "storage.record.value"),
    "a field missing": (
        added({k: v for k, v in _CARD.items() if k != "order"}),
        "storage.record.missing",
    ),
    "an unknown field": (changed("why", colour="red"), "storage.record.unknown"),
    "text for a number": (changed("help", votes="5"), "storage.record.type"),
    "true for a number": (changed("help", votes=True), "storage.record.type"),
    "a fraction for a count": (changed("help", votes=1.5), "storage.record.type"),
    "a number for a text": (changed("why", text=5), "storage.record.type"),
    "a number for true": (changed("search", emphasis=1), "storage.record.type"),
    "a text for a list": (changed("now", personas="anna"), "storage.record.type"),
    "an object for a text": (changed("why", text={"a": 1}), "storage.record.type"),
    "a list for an object": (added([]), "storage.record.not_an_object"),
    "nothing for a text": (changed("why", text=None), "storage.record.type"),
    "a count below zero": (changed("help", votes=-1), "storage.record.range"),
    "a count beyond all bounds": (changed("help", votes=10**30), "storage.record.range"),
    "a share above one": (changed("again", share=1.1), "storage.record.range"),
    "a level of 1e300": (changed("ask.anna.-", level=1e300), "storage.record.range"),
    "a place far away": (changed("wall", x=1e300), "storage.record.range"),
    "a zoom of nothing": (changed("wall", zoom=0), "storage.record.range"),
    "a negative size": (lambda: as_json([*plain(), _image(width=-1)]), "storage.record.range"),
    "NaN": (spoilt('"level":4.0', '"level":NaN'), "storage.record.range"),
    "Infinity": (spoilt('"level":4.0', '"level":Infinity'), "storage.record.range"),
    "minus Infinity": (spoilt('"level":4.0', '"level":-Infinity'), "storage.record.range"),
    "1e999": (spoilt('"level":4.0', '"level":1e999'), "storage.record.range"),
    "5,000 digits": (spoilt('"level":4.0', '"level":' + "9" * 5000), "storage.number"),
    "a choice nobody offers": (changed("help", kind="spell"), "storage.record.value"),
    "a day that is no day": (changed("spring", date="tomorrow"), "storage.record.value"),
    "an order of nothing": (changed("why", order=""), "storage.record.value"),
    "an order of 100 letters": (changed("why", order="V" * 100), "storage.record.value"),
    "a colour that is a style sheet": (
        changed("bert", colour="red;background:url(x)"),
        "storage.record.value",
    ),
    "a link to a script": (changed("help", link="javascript:alert(1)"), "storage.record.value"),
    "a link to a file": (changed("help", link="file:///etc/passwd"), "storage.record.value"),
    "a link to a share": (changed("help", link="\\\\host\\share"), "storage.record.value"),
    "a NUL in a text": (spoilt("Waarom?", "Waar\\u0000om?"), "storage.record.value"),
    "a bell in a title": (spoilt('"title":"Zoeken"', '"title":"\\u0007"'), "storage.record.value"),
    "a raw control character": (spoilt("Waarom?", "Waar\x01om?"), "storage.broken"),
    "U+FFFE": (spoilt("Waarom?", "Waar\\ufffeom?"), "storage.record.value"),
    "half a character": (spoilt("Waarom?", "Waar\\ud83dom?"), "storage.broken"),
    "the other half": (spoilt("Waarom?", "Waar\\udc00om?"), "storage.broken"),
    "half a character in bytes": (
        lambda: to_bytes(everything()).replace(b"Waarom?", b"Waar\xed\xa0\x80om?"),
        "storage.not_utf8",
    ),
    "a line end in a title": (changed("now", title="a\nb"), "storage.record.value"),
    "a title of 100,000": (changed("now", title="x" * 100_000), "storage.record.long"),
    "a text of 100,000": (changed("why", text="x" * 100_000), "storage.record.long"),
    "600 personas": (changed("now", personas=["anna"] * 600), "storage.record.long"),
    "300 details": (
        changed("now", details=[[f"k{n}", "v"] for n in range(300)]),
        "storage.record.long",
    ),
    "a detail of three": (changed("now", details=[["a", "b", "c"]]), "storage.record.long"),
    "a detail that nests": (changed("now", details=[["a", ["b"]]]), "storage.record.type"),
    "6,000 values in one record": (
        changed("now", personas=["anna"] * 6000),
        "storage.record.too_full",
    ),
    "a field twice": (
        spoilt('"text":"Waarom', '"text":"Hoe","text":"Waarom'),
        "storage.record.twice",
    ),
    "an id twice in one record": (
        lambda: as_json().replace(b'"id": "why"', b'"id": "what", "id": "why"'),
        "storage.twice",
    ),
    "a type twice": (
        lambda: as_json().replace(b'"type": "card"', b'"type": "lane", "type": "card"', 1),
        "storage.twice",
    ),
    # the document
    "no project": (lambda: as_json(plain()[1:]), "storage.no_project"),
    "a project by another name": (changed("project", id="other"), "storage.no_project"),
    "a second project": (added({**_PROJECT, "id": "second"}), "document.second_project"),
    "an id twice": (added({**_PHASE, "id": "why"}), "document.duplicate_id"),
    "a phase of no journey": (added({**_PHASE, "journey": "none"}), "document.dangling"),
    "a phase of a card": (added({**_PHASE, "journey": "why"}), "document.wrong_target"),
    "a phase of itself": (added({**_PHASE, "journey": "x"}), "document.wrong_target"),
    "a touchpoint of a journey": (changed("ask", phase="now"), "document.wrong_target"),
    "a lane of no journey": (
        added({"type": "lane", "id": "x", "journey": "none", "order": "V"}),
        "document.dangling",
    ),
    "a link to itself": (changed("again", target="see"), "document.link_nowhere"),
    "a link to nowhere": (changed("again", target=None), "document.link_nowhere"),
    "a link to another journey": (changed("again", target="calm"), "document.link_outside"),
    "an experience by another name": (
        changed("ask.anna.-", id="ask.bert.-"),
        "document.experience_id",
    ),
    "journeys that open each other": (
        lambda: as_json(
            [
                *plain(),
                {"type": "touchpoint", "id": "x", "phase": "calm", "order": "V", "opens": "now"},
            ]
        ),
        "document.opens_itself",
    ),
}


def _image(**values: Any) -> dict[str, Any]:
    image = {
        "type": "image",
        "id": "0" * 64,
        "media": "png",
        "width": 1,
        "height": 1,
        "data": "AA==",
    }
    return {**image, **values}


SMALL["an image that is something else"] = (
    lambda: as_json([*plain(), _image()]),
    "storage.record.value",
)
SMALL["an image in no code"] = (
    lambda: as_json([*plain(), _image(data="A===")]),
    "storage.record.value",
)
SMALL["an image of an unknown kind"] = (
    lambda: as_json([*plain(), _image(media="svg")]),
    "storage.record.value",
)


def _lines(*records: bytes) -> bytes:
    return form.HEAD + form.BETWEEN.join(records) + form.TAIL


def _opening_chain(length: int) -> bytes:
    """Journeys of which each opens the next."""
    records: list[dict[str, Any]] = [_PROJECT]
    for n in range(length):
        following = f"j{n + 1}" if n + 1 < length else None
        records += [
            {"type": "journey", "id": f"j{n}", "order": "V"},
            {"type": "phase", "id": f"f{n}", "journey": f"j{n}", "order": "V"},
            {
                "type": "touchpoint",
                "id": f"t{n}",
                "phase": f"f{n}",
                "order": "V",
                "opens": following,
            },
        ]
    return as_json(records)


_P = json.dumps(_PROJECT).encode()
_JOURNEY = b'{"type":"journey","id":"a","order":"V",'
_M = 1_000_000

HEAVY: dict[str, tuple[Make, str]] = {
    "a million brackets": (lambda: b"[" * _M, "storage.not_ours"),
    "a million braces": (lambda: b'{"a":' * _M, "storage.too_deep"),
    "a million brackets in a record": (
        lambda: form.HEAD + b'{"type":"project","id":' + b"[" * _M,
        "storage.too_deep",
    ),
    "a million empty records": (
        lambda: as_json([]).replace(b"[]", b"[" + b"{}," * _M + b"{}]"),
        "storage.too_many_records",
    ),
    "a million empty records in our layout": (
        lambda: _lines(*[b"{}"] * _M),
        "storage.too_many_records",
    ),
    "as many bad records as may be": (
        lambda: _lines(*[b'{"type":"card"}'] * form.MOST_RECORDS),
        "storage.record.missing",
    ),
    "a million unknown keys": (
        lambda: _lines(_P[:-1] + b"".join(b',"k%d":1' % n for n in range(_M)) + b"}"),
        "storage.record.too_full",
    ),
    "a million unknown keys in another layout": (
        lambda: as_json([{**_PROJECT, **{f"k{n}": 1 for n in range(_M)}}]),
        "storage.record.too_full",
    ),
    "a million keys of the envelope": (
        lambda: as_json(**{f"k{n}": 1 for n in range(_M)}),
        "storage.unknown_key",
    ),
    "a record over a million lines": (
        lambda: _lines(_P, _JOURNEY + b'"personas":[{}', *[b'{"type":"card"}'] * 200_000, b"1]}"),
        "storage.record.too_full",
    ),
    "five million wrong personas": (
        lambda: _lines(_JOURNEY + b'"personas":[' + b"1," * (5 * _M) + b"1]}"),
        "storage.record.too_full",
    ),
    "sixty megabytes of empty lists": (
        lambda: (
            b'{"format":"cjdesigner-journey","version":1,"records":[' + b"[]," * (20 * _M) + b"1]}"
        ),
        "storage.too_many_values",
    ),
    "sixty megabytes of empty objects": (
        lambda: (
            b'{"format":"cjdesigner-journey","version":1,"records":[' + b"{}," * (20 * _M) + b"1]}"
        ),
        "storage.too_many_values",
    ),
    "details within details": (
        lambda: _lines(_JOURNEY + b'"details":[' + b'["a",[1]],' * _M + b"[]]}"),
        "storage.record.too_full",
    ),
    "a text of sixty megabytes": (
        lambda: _lines(_P[:-1] + b',"title":"' + b"x" * (60 * _M) + b'"}'),
        "storage.record.long",
    ),
    "a text of sixty megabytes of commas": (
        lambda: _lines(_P[:-1] + b',"title":"' + b"," * (60 * _M) + b'"}'),
        "storage.record.long",
    ),
    "a text of sixty megabytes of quotes": (
        lambda: _lines(_P[:-1] + b',"title":"' + b'\\"' * (30 * _M) + b'"}'),
        "storage.record.long",
    ),
    "a type of sixty megabytes": (
        lambda: _lines(b'{"type":"' + b"x" * (60 * _M) + b'"}'),
        "storage.record.kind",
    ),
    "a key of sixty megabytes": (
        lambda: _lines(_P[:-1] + b',"' + b"x" * (60 * _M) + b'":1}'),
        "storage.record.unknown",
    ),
    "a number of a million digits": (
        lambda: _lines(_P[:-1] + b',"title":' + b"9" * _M + b"}"),
        "storage.number",
    ),
    "nothing but blanks": (lambda: b" " * (60 * _M), "storage.empty"),
    "nothing but zeros": (lambda: bytes(60 * _M), "storage.zeros"),
    "too large": (lambda: b" " * (form.LARGEST_FILE + 1), "storage.too_large"),
    "a chain of 20,000 journeys": (lambda: _opening_chain(20_000), "document.opens_deep"),
}


if __name__ == "__main__":
    from cjdesigner.errors import FileError
    from cjdesigner.storage.reader import read_bytes

    data = HEAVY[sys.argv[1]][0]()
    try:
        read_bytes(data)
    except FileError as refusal:
        print(refusal.key)
