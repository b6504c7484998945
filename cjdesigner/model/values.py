"""The values that records are made of: texts, keys, numbers in range, and the small vocabularies.

Everything is bounded, finite and free of control characters, so that a stranger's file can hold
nothing that the program could not show, save and open again.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

SHORTEST_TEXT = 0
TITLE_LENGTH = 500
TEXT_LENGTH = 10_000
LIST_LENGTH = 500

_CONTROL = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\u2028\\u2029\\ufeff\\ufffe\\uffff"
# the models' own engine knows no surrogates (its strings cannot hold any)
_CLEAN = r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f\x{2028}\x{2029}\x{feff}\x{fffe}\x{ffff}]*$"
_CLEAN_LINE = r"^[^\x00-\x1f\x7f-\x9f\x{2028}\x{2029}\x{feff}\x{fffe}\x{ffff}]*$"
_UNWANTED = re.compile(f"[{_CONTROL}]")

Id = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_.-]{1,100}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
OptionalSlug = Annotated[str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9_-]{0,39})?$")]
Order = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]{1,64}$")]
Title = Annotated[str, StringConstraints(max_length=TITLE_LENGTH, pattern=_CLEAN_LINE)]
Text = Annotated[str, StringConstraints(max_length=TEXT_LENGTH, pattern=_CLEAN)]
Tint = Annotated[str, StringConstraints(pattern=r"^([0-7]|#[0-9a-f]{6})?$")]
Date = Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
Address = Annotated[
    str,
    StringConstraints(max_length=2_000, pattern=r"^((https?://|mailto:)[^\s\x00-\x20<>\x22]+)?$"),
]
ImageId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Base64 = Annotated[str, StringConstraints(max_length=16_000_000, pattern=r"^[0-9A-Za-z+/]*={0,2}$")]

Ids = Annotated[tuple[Id, ...], Field(max_length=LIST_LENGTH)]
Tags = Annotated[tuple[Title, ...], Field(max_length=LIST_LENGTH)]
Level = Annotated[float, Field(ge=-1_000, le=1_000)]
Score = Annotated[float, Field(ge=0, le=10)]
Weight = Annotated[float, Field(ge=0, le=1_000)]
Share = Annotated[float, Field(ge=0, le=1)]
Points = Annotated[float, Field(ge=-1e6, le=1e6)]
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]
Grade = Annotated[int, Field(ge=1, le=5)]
DetailKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Details = Annotated[
    tuple[tuple[DetailKey, Text | bool | Annotated[float, Field(ge=-1e15, le=1e15)]], ...],
    Field(max_length=200),
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
Dpi = Annotated[int, Field(ge=20, le=1_200)]
Millimetres = Annotated[float, Field(ge=0, le=5_000)]
ImageMedia = Literal["png", "jpeg", "webp"]


def clean(text: str, length: int = TEXT_LENGTH) -> str:
    """Text from outside, made fit for a record: the one door for files, paste, import and typing.

    Line ends become ``\\n``, control characters go, composed characters stay composed (NFC), and
    what is longer than ``length`` characters is cut.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text))[:length]


def clean_line(text: str, length: int = TITLE_LENGTH) -> str:
    """Like :func:`clean`, for a title: line ends become spaces."""
    return " ".join(clean(text, TEXT_LENGTH).split("\n")).strip()[:length]
