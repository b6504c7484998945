"""The subject matter that ships with the program: models, channels, lanes, scales, fields, words.

The data stand in ``resources/*.json`` and ``resources/models/*.json``; each file is read once, when
it is first asked for, so that the first window pays only for what it shows. Everything here is
frozen and speaks both languages. Where the data come from stands in ``docs/method.md``.

Rule: what a project keeps are ids. An id that nobody knows (an own channel, a lane from a newer
version) is never an error: every look-up says what it gives then.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal

from cjdesigner import paths
from cjdesigner.model.catalogue import (
    Bilingual,
    Check,
    Emotion,
    Field,
    Group,
    JourneyModel,
    LaneType,
    Measure,
    ModelLink,
    ModelPhase,
    ModelTouchpoint,
    Named,
    Scale,
    ScaleLevel,
    ShippedChannel,
    Word,
)
from cjdesigner.words import Language

WordKind = Literal[
    "travellers",
    "roles",
    "journey_kinds",
    "levels",
    "contacts",
    "links",
    "cards",
    "evidence",
    "executions",
    "initiatives",
    "consistency",
    "personalisation",
    "statuses",
    "dashes",
]
ChannelWordKind = Literal[
    "media", "modes", "directions", "executions", "groups", "devices", "places"
]


@cache
def models() -> tuple[JourneyModel, ...]:
    """Every journey model, the most useful of each group first."""
    return tuple(_model(identity) for group in model_groups() for identity in group.ids)


@cache
def model_groups() -> tuple[Group, ...]:
    """The groups of the chooser, each with the ids of its journey models; reads no model."""
    return tuple(
        Group(str(number), _text(row["group"]), tuple(row["models"]))
        for number, row in enumerate(_read("models/index.json"))
    )


def journey_model(identity: str) -> JourneyModel | None:
    """One journey model, without reading the others; None for an unknown id."""
    known = any(identity in group.ids for group in model_groups())
    return _model(identity) if known else None


@cache
def channels() -> tuple[ShippedChannel, ...]:
    """The shipped channels, in the order of their groups."""
    return tuple(
        ShippedChannel(
            row["id"],
            _text(row["name"]),
            row["media"],
            row["mode"],
            row["direction"],
            row["group"],
            row["human"],
            row["icon"],
        )
        for row in _read("channels.json")["channels"]
    )


def channel(identity: str) -> ShippedChannel | None:
    """One shipped channel; None for an own channel or an unknown id."""
    return _channels_by_id().get(identity)


@cache
def channel_words(kind: ChannelWordKind) -> tuple[Word, ...]:
    """What a channel is told apart by: media, modes, directions, groups and the like."""
    return _words(_read("channels.json")[kind])


@cache
def lane_types() -> tuple[LaneType, ...]:
    """The kinds of lane, in the order of their groups."""
    return tuple(
        LaneType(
            row["id"],
            _text(row["name"]),
            _text(row["question"]),
            row["group"],
            row["content"],
            row["shows"],
            row["card"],
        )
        for row in _read("lanes.json")["lanes"]
    )


def lane_type(identity: str) -> LaneType:
    """One kind of lane; an unknown kind is a lane of notes, so that its cards stay in sight."""
    known = _lane_types_by_id()
    return known.get(identity, known["note"])


@cache
def lane_groups() -> tuple[Word, ...]:
    """The groups that the lanes are offered in."""
    return _words(_read("lanes.json")["groups"])


@cache
def lane_sets() -> tuple[Group, ...]:
    """Ready-made sets of lanes, each with the ids of its lanes in their order."""
    return tuple(
        Group(row["id"], _text(row["name"]), tuple(row["lanes"]))
        for row in _read("lanes.json")["sets"]
    )


@cache
def scales() -> tuple[Scale, ...]:
    """The scales that an experience can be set on; the default scale comes first."""
    table = _read("scales.json")
    made = [
        Scale(
            row["id"],
            _text(row["name"]),
            row["kind"],
            tuple(
                ScaleLevel(level["value"], _text(level["label"]), level["face"])
                for level in row["levels"]
            ),
            row["neutral"],
            row.get("step"),
            _text(row["note"]),
        )
        for row in table["scales"]
    ]
    made.sort(key=lambda scale: scale.id != table["default"])
    return tuple(made)


def scale(identity: str) -> Scale:
    """One scale; the default scale for an unknown id."""
    return _scales_by_id().get(identity, scales()[0])


@cache
def measures() -> tuple[Measure, ...]:
    """Measures of a survey that are no experience scale, such as NPS."""
    return tuple(
        Measure(
            row["id"],
            _text(row["name"]),
            _text(row["question"]),
            row["minimum"],
            row["maximum"],
            _text(row["result"]),
            _text(row["note"]),
        )
        for row in _read("scales.json")["measures"]
    )


@cache
def emotions() -> tuple[Emotion, ...]:
    """Words for a feeling, each with the face that fits it."""
    return tuple(
        Emotion(row["id"], _text(row["name"]), row["face"])
        for row in _read("scales.json")["emotions"]
    )


@cache
def fields(record: str) -> tuple[Field, ...]:
    """The further details that a kind of record can hold, in the order of the inspector.

    ``record`` is the record's ``type`` ("touchpoint"); a kind without details gives ``()``.
    """
    return tuple(
        Field(
            row["key"],
            row["record"],
            row["type"],
            _text(row["name"]),
            _text(row["help"]),
            _text(row["group"]),
            _words(row.get("choices", ())),
        )
        for row in _read("fields.json")
        if row["record"] == record
    )


@cache
def words(kind: WordKind) -> tuple[Word, ...]:
    """The words of one small vocabulary, in the order in which they are offered."""
    return _words(_read("words.json")[kind])


def word(kind: WordKind, identity: str) -> Word | None:
    """One word of a vocabulary; None for an unknown id or the empty choice."""
    return next((one for one in words(kind) if one.id == identity), None)


@cache
def checks() -> tuple[Check, ...]:
    """The questions that the kompas asks, with the limits that they start from."""
    return tuple(
        Check(
            row["id"],
            _text(row["name"]),
            row["severity"],
            _text(row["message"]),
            tuple(row["limits"].items()),
        )
        for row in _read("checks.json")["checks"]
    )


def name(item: Named, language: Language) -> str:
    """What a shipped thing is called in ``language``."""
    return item.name.said(language)


@cache
def _read(file: str) -> Any:
    return json.loads((paths.resources() / file).read_bytes())


@cache
def _channels_by_id() -> dict[str, ShippedChannel]:
    return {one.id: one for one in channels()}


@cache
def _lane_types_by_id() -> dict[str, LaneType]:
    return {one.id: one for one in lane_types()}


@cache
def _scales_by_id() -> dict[str, Scale]:
    return {one.id: one for one in scales()}


@cache
def _model(identity: str) -> JourneyModel:
    row = _read(f"models/{identity}.json")
    return JourneyModel(
        row["id"],
        _text(row["name"]),
        row["author"],
        row["traveller"],
        row["kind"],
        _text(row["when"]),
        _text(row["description"]),
        _text(row["scope"]),
        tuple((first, last) for first, last in row["loops"]),
        tuple(
            ModelLink(link["from"], link["to"], link["kind"], _text(link["name"]))
            for link in row["links"]
        ),
        row["scale"],
        tuple(row["lanes"]),
        tuple(_phase(phase) for phase in row["phases"]),
        _optional(row.get("note")),
    )


def _phase(row: Mapping[str, Any]) -> ModelPhase:
    return ModelPhase(
        row["id"],
        _text(row["name"]),
        _text(row["description"]),
        row["role"] or "",
        _texts(row["goals"]),
        _texts(row["questions"]),
        _texts(row["feelings"]),
        tuple(_touchpoint(touchpoint) for touchpoint in row["touchpoints"]),
        tuple(row["channels"]),
        _texts(row["metrics"]),
        _optional(row.get("organisation_goal")),
        _optional(row.get("key_variable")),
        tuple((lane, _texts(cards)) for lane, cards in row.get("cards", {}).items()),
    )


def _touchpoint(row: Mapping[str, Any]) -> ModelTouchpoint:
    return ModelTouchpoint(
        _text(row["title"]),
        tuple(row["channels"]),
        row.get("contact", "real"),
        _optional(row.get("action")),
        row.get("level"),
        row.get("moment_of_truth", False),
        row.get("execution", ""),
        row.get("personalisation", ""),
    )


def _words(rows: Sequence[Mapping[str, Any]]) -> tuple[Word, ...]:
    return tuple(
        Word(
            row["id"],
            _text(row["name"]),
            _optional(row.get("help")),
            _optional(row.get("plural")),
        )
        for row in rows
    )


def _text(row: Mapping[str, str]) -> Bilingual:
    return Bilingual(row["nl"], row["en"])


def _texts(rows: Sequence[Mapping[str, str]]) -> tuple[Bilingual, ...]:
    return tuple(_text(row) for row in rows)


def _optional(row: Mapping[str, str] | None) -> Bilingual | None:
    return None if row is None else _text(row)
