"""The values that records are made of: texts, keys, numbers in range, and the small vocabularies.

Everything is bounded, finite and free of control characters, so that a stranger's file can hold
nothing that the program could not show, save and open again.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any, Literal

from cjdesigner.model.core import Schema
from cjdesigner.model.frozen import Checked, many_of, row_of, schema_of

TITLE_LENGTH = 500
TEXT_LENGTH = 10_000
LIST_LENGTH = 500
LARGEST_SIDE = 2_000  # pixels of a picture, as it is kept

_CONTROL = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\u2028\\u2029\\ufeff\\ufffe\\uffff"
# pydantic's core knows no surrogates (its strings cannot hold any)
_CLEAN = r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f\x{2028}\x{2029}\x{feff}\x{fffe}\x{ffff}]*$"
_CLEAN_LINE = r"^[^\x00-\x1f\x7f-\x9f\x{2028}\x{2029}\x{feff}\x{fffe}\x{ffff}]*$"
_UNWANTED = re.compile(f"[{_CONTROL}]")
# what other programs end a line with: some break it softly by a vertical tab or U+2028
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def _text(**limits: Any) -> Checked:
    return Checked({"type": "str", **limits})


def _number(least: float, most: float) -> Checked:
    return Checked({"type": "float", "ge": least, "le": most})


def _count(least: int, most: int) -> Checked:
    return Checked({"type": "int", "ge": least, "le": most})


def _many(one: Schema, most: int) -> Checked:
    return Checked(many_of(one, most))


Id = Annotated[str, _text(pattern=r"^[0-9A-Za-z_.-]{1,100}$")]
Slug = Annotated[str, _text(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
OptionalSlug = Annotated[str, _text(pattern=r"^([a-z0-9][a-z0-9_-]{0,39})?$")]
Order = Annotated[str, _text(pattern=r"^[0-9A-Za-z]{1,64}$")]
Title = Annotated[str, _text(max_length=TITLE_LENGTH, pattern=_CLEAN_LINE)]
Text = Annotated[str, _text(max_length=TEXT_LENGTH, pattern=_CLEAN)]
Tint = Annotated[str, _text(pattern=r"^([0-7]|#[0-9a-f]{6})?$")]
Date = Annotated[str, _text(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
Address = Annotated[
    str, _text(max_length=2_000, pattern=r"^((https?://|mailto:)[^\s\x00-\x20<>\x22]+)?$")
]
ImageId = Annotated[str, _text(pattern=r"^[0-9a-f]{64}$")]
Base64 = Annotated[str, _text(max_length=16_000_000, pattern=r"^[0-9A-Za-z+/]*={0,2}$")]

Ids = Annotated[tuple[Id, ...], _many(schema_of(Id), LIST_LENGTH)]
Tags = Annotated[tuple[Title, ...], _many(schema_of(Title), LIST_LENGTH)]
Level = Annotated[float, _number(-1_000, 1_000)]
Score = Annotated[float, _number(0, 10)]
Weight = Annotated[float, _number(0, 1_000)]
Share = Annotated[float, _number(0, 1)]
Points = Annotated[float, _number(-1e6, 1e6)]
Zoom = Annotated[float, _number(0.01, 64)]
Count = Annotated[int, _count(0, 1_000_000_000)]
Counts = Annotated[tuple[Count, ...], _many(schema_of(Count), 101)]
Grade = Annotated[int, _count(1, 5)]
Pixels = Annotated[int, _count(1, LARGEST_SIDE)]
DetailKey = Annotated[str, _text(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
DetailNumber = Annotated[float, _number(-1e15, 1e15)]
Details = Annotated[
    tuple[tuple[DetailKey, Text | bool | DetailNumber], ...],
    _many(
        row_of(
            schema_of(DetailKey),
            {"type": "union", "choices": [schema_of(one) for one in (Text, bool, DetailNumber)]},
        ),
        200,
    ),
]

MapLanguage = Literal["nl", "en"]
Dash = Literal["solid", "dash", "dot", "dash_dot", "long_dash"]
JourneyKind = Literal["as_is", "fictitious", "to_be", "planned", "ideal"]
ScopeLevel = Literal["", "brand", "product", "process", "step"]
Contact = Literal["real", "possible", "missed", "none"]
Initiative = Literal["", "push", "pull", "both"]
Execution = Literal["", "in_house", "outsourced", "partner", "customer"]
Consistency = Literal["unchecked", "yes", "partly", "no"]
Personalisation = Literal["", "none", "segment", "individual"]
LinkKind = Literal["next", "back", "skip", "branch", "exit", "resume", "loop"]
EvidenceKind = Literal["", "assumption", "interview", "survey", "data", "observation"]
Status = Literal["", "idea", "planned", "running", "done", "dropped"]
CardKind = Literal[
    "note",
    "action",
    "thought",
    "question",
    "need",
    "feeling",
    "pain",
    "opportunity",
    "idea",
    "response",
    "quote",
    "metric",
    "content",
    "process",
    "evidence",
]
PrintLayout = Literal["page", "poster", "tiles", "handout", "workshop"]
PrintForm = Literal["pdf", "png", "svg"]
PaperOrientation = Literal["landscape", "portrait"]
Dpi = Annotated[int, _count(20, 1_200)]
Millimetres = Annotated[float, _number(0, 5_000)]
ImageMedia = Literal["png", "jpeg", "webp"]


def clean(text: str, length: int = TEXT_LENGTH) -> str:
    """Text from outside, made fit for a record: the one door for files, paste, import and typing.

    Line ends become ``\\n``, control characters go, composed characters stay composed (NFC), and
    what is longer than ``length`` characters is cut.
    """
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text))[:length]


def clean_line(text: str, length: int = TITLE_LENGTH) -> str:
    """Like :func:`clean`, for a title: line ends become spaces."""
    return " ".join(clean(text, TEXT_LENGTH).split("\n")).strip()[:length]
