"""Promises about the data that ship with the program: whole, in both languages, and consistent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, get_args

import pytest

from cjdesigner import paths
from cjdesigner.model import records, shipped, values

FILES = sorted(
    [
        *(paths.resources() / "models").glob("*.json"),
        *(
            paths.resources() / f"{stem}.json"
            for stem in ("channels", "lanes", "scales", "fields", "words", "checks")
        ),
    ]
)
FIELD_OWNERS = {
    "Touchpoint": records.Touchpoint,
    "Phase": records.Phase,
    "Experience": records.Experience,
}
FORBIDDEN = re.compile(
    r"seed|startdocument|brondocument|bron \d|source \d|_our_reading|https?:|www\.|\.com\b|\.nl\b"
    r"|github|\.txt|coolblue|ikea",
    re.IGNORECASE,
)
# pictures, dingbats, arrows drawn as emoji, and the selector that turns a sign into one
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f]")


def content(file: Any) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def pairs(value: Any) -> Iterator[dict[str, Any]]:
    """Every text in two languages inside ``value``."""
    if isinstance(value, dict):
        if {"nl", "en"} & set(value):
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from pairs(one)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def unique(ids: list[str]) -> bool:
    return len(ids) == len(set(ids))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_text_is_there_in_both_languages(file: Any) -> None:
    for pair in pairs(content(file)):
        assert set(pair) == {"nl", "en"}
        for text in pair.values():
            assert text.strip() == text
            assert any(letter.isalnum() for letter in text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_text_names_a_source_file_an_address_or_holds_an_emoji(file: Any) -> None:
    for pair in pairs(content(file)):
        for text in pair.values():
            assert not FORBIDDEN.search(text), text
    for text in strings(content(file)):
        assert not EMOJI.search(text), text
        assert "http" not in text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_texts_speak_to_the_reader_as_je_and_use_curly_quotes(file: Any) -> None:
    for pair in pairs(content(file)):
        assert not re.search(r"\b(u|uw|Uw)\b", pair["nl"]), pair["nl"]
        assert not set("\"'") & set("".join(pair.values())), pair


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_has_a_name_of_its_own_begins_with_a_capital(file: Any) -> None:
    value = content(file)
    if file.stem == "words":
        del value["travellers"]  # put into the middle of sentences
    if isinstance(value, dict):
        value.pop("links", None)  # conditions beside an arrow
    for pair in pairs(value):
        for text in pair.values():
            is_event = file.stem == "webshop_checkout" and pair["nl"] == pair["en"]
            begins_with_a_place = re.match(r"\W*\{", text)
            first = next(letter for letter in text if letter.isalnum())
            assert is_event or begins_with_a_place or not first.islower(), text


def test_the_chooser_offers_every_model_once_and_nothing_else() -> None:
    offered = [identity for group in shipped.model_groups() for identity in group.ids]
    on_disk = {file.stem for file in (paths.resources() / "models").glob("*.json")} - {"index"}
    assert unique(offered)
    assert set(offered) == on_disk
    assert len(offered) == 24
    assert [model.id for model in shipped.models()] == offered


def test_models_refer_only_to_what_exists() -> None:
    lanes = {lane.id for lane in shipped.lane_types()}
    channels = {channel.id for channel in shipped.channels()}
    roles = {role.id for role in shipped.words("roles")} | {""}
    travellers = {word.id for word in shipped.words("travellers")}
    for model in shipped.models():
        phases = [phase.id for phase in model.phases]
        assert unique(phases), model.id
        assert unique(list(model.lanes)), model.id
        assert set(model.lanes) <= lanes, model.id
        assert model.scale in {scale.id for scale in shipped.scales()}
        assert model.traveller in travellers
        assert model.kind in get_args(values.JourneyKind)
        for link in model.links:
            assert link.source in phases
            assert link.target in phases or (link.target is None and link.kind == "exit")
            assert link.kind in get_args(values.LinkKind)
        ways = {(link.source, link.target) for link in model.links}
        assert set(model.loops) <= ways, model.id
        for phase in model.phases:
            assert phase.role in roles
            assert phase.touchpoints, (model.id, phase.id)
            assert phase.metrics, (model.id, phase.id)
            assert set(phase.channels) <= channels
            assert {lane for lane, _ in phase.cards} <= set(model.lanes)


def test_touchpoints_of_models_can_be_made_into_records() -> None:
    channels = {channel.id for channel in shipped.channels()}
    for model in shipped.models():
        scale = shipped.scale(model.scale)
        for touchpoint in (one for phase in model.phases for one in phase.touchpoints):
            assert touchpoint.channels, (model.id, touchpoint.title)
            assert set(touchpoint.channels) <= channels
            assert touchpoint.contact in get_args(values.Contact)
            assert touchpoint.execution in get_args(values.Execution)
            assert touchpoint.personalisation in get_args(values.Personalisation)
            assert touchpoint.level in {None, *(level.value for level in scale.levels)}
            for text in (touchpoint.title.nl, touchpoint.title.en):
                assert len(text) <= 45, text


def test_a_model_says_when_to_use_it_in_one_sentence() -> None:
    for model in shipped.models():
        for text in (model.when.nl, model.when.en):
            assert text[-1] in ".?"
            assert len(re.findall(r"[.!?](?:\s|$)", text)) == 1, text


def test_every_phase_of_a_traveller_has_a_goal_a_question_and_a_feeling() -> None:
    own_work = {("race", "plan")}
    for model in shipped.models():
        for phase in model.phases:
            filled = bool(phase.goals and phase.questions and phase.feelings)
            assert filled != ((model.id, phase.id) in own_work), (model.id, phase.id)
            assert filled or phase.organisation_goal is not None


def test_every_channel_has_a_media_kind_a_mode_a_direction_a_group_and_a_drawn_icon() -> None:
    icons = {file.stem for file in (paths.resources() / "icons").glob("*.svg")}
    for channel in shipped.channels():
        assert channel.media in {word.id for word in shipped.channel_words("media")}
        assert channel.mode in {word.id for word in shipped.channel_words("modes")}
        assert channel.direction in {word.id for word in shipped.channel_words("directions")}
        assert channel.group in {word.id for word in shipped.channel_words("groups")}
        assert channel.icon in icons, channel.icon
    assert unique([channel.id for channel in shipped.channels()])
    for language in ("nl", "en"):
        assert unique([shipped.name(channel, language) for channel in shipped.channels()])


def test_a_lane_shows_a_field_that_exists_holds_cards_or_separates() -> None:
    groups = {group.id for group in shipped.lane_groups()}
    for lane in shipped.lane_types():
        assert lane.group in groups
        assert lane.card is None or lane.card in get_args(values.CardKind)
        if lane.shows is None:
            assert (lane.card is None) == (lane.content == "separator"), lane.id
        else:
            record, field = lane.shows.split(".")
            assert field in FIELD_OWNERS[record].model_fields, lane.shows
    assert unique([lane.id for lane in shipped.lane_types()])


def test_lane_sets_name_lanes_that_exist() -> None:
    known = {lane.id for lane in shipped.lane_types()}
    for lane_set in shipped.lane_sets():
        assert unique(list(lane_set.ids))
        assert set(lane_set.ids) <= known


def test_an_unknown_lane_keeps_its_cards_and_an_unknown_scale_is_the_default() -> None:
    assert shipped.lane_type("from_a_newer_version").card == "note"
    assert shipped.scale("from_a_newer_version").id == "dutch6"
    assert shipped.channel("my_own_channel") is None
    assert shipped.journey_model("unheard_of") is None
    assert shipped.journey_model("../words") is None
    assert shipped.fields("snapshot") == ()
    assert shipped.word("statuses", "") is None


def test_the_six_step_scale_is_the_default_with_its_neutral_line_below_fair() -> None:
    scale = shipped.scales()[0]
    assert [level.label.nl for level in scale.levels] == [
        "Slecht",
        "Matig",
        "Aardig",
        "Best",
        "Goed",
        "Subliem",
    ]
    assert [level.label.en for level in scale.levels] == [
        "Poor",
        "So-so",
        "Fair",
        "Fine",
        "Good",
        "Superb",
    ]
    assert scale.position(2) < scale.neutral < scale.position(3)
    assert scale.neutral == pytest.approx(0.3)
    assert scale.level(3).face == "slight_smile"


def test_levels_of_an_ordinal_scale_are_evenly_spaced() -> None:
    for scale in shipped.scales():
        if scale.kind == "ordinal":
            steps = len(scale.levels) - 1
            for rank, level in enumerate(scale.levels):
                assert scale.position(level.value) == pytest.approx(rank / steps)


@pytest.mark.parametrize("scale", shipped.scales(), ids=lambda scale: scale.id)
def test_a_height_gives_the_value_back_that_it_was_drawn_from(scale: Any) -> None:
    for level in scale.levels:
        assert scale.value_at(scale.position(level.value)) == pytest.approx(level.value)
    assert scale.value_at(-3.0) == scale.levels[0].value
    assert scale.value_at(7.0) == scale.levels[-1].value
    assert scale.position(-1_000) == 0.0
    assert scale.position(1_000) == 1.0
    assert 0 < scale.neutral < 1


def test_a_drag_on_a_numeric_scale_lands_on_its_steps() -> None:
    scale = shipped.scale("curve")
    assert scale.value_at(0.512) == 0
    assert scale.value_at(0.52) == 5
    assert scale.level(40).label.en == "Positive"


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [
        ("journey_kinds", values.JourneyKind),
        ("levels", values.ScopeLevel),
        ("contacts", values.Contact),
        ("links", values.LinkKind),
        ("cards", values.CardKind),
        ("evidence", values.EvidenceKind),
        ("executions", values.Execution),
        ("initiatives", values.Initiative),
        ("consistency", values.Consistency),
        ("personalisation", values.Personalisation),
        ("statuses", values.Status),
        ("dashes", values.Dash),
    ],
)
def test_every_value_that_a_record_can_hold_has_a_name(kind: Any, allowed: Any) -> None:
    named = [word.id for word in shipped.words(kind)]
    assert unique(named)
    assert set(named) == set(get_args(allowed)) - {""}


def test_every_word_for_the_traveller_has_a_plural() -> None:
    for word in shipped.words("travellers"):
        assert word.plural is not None
        assert word.plural.nl != word.name.nl


def test_details_fit_the_records_and_never_double_a_field() -> None:
    kinds = {one.model_fields["type"].default: one for one in records.TYPES}
    seen = 0
    for kind, record in kinds.items():
        rows = shipped.fields(kind)
        seen += len(rows)
        assert unique([row.key for row in rows])
        assert unique([row.name.nl for row in rows])
        assert unique([row.name.en for row in rows])
        for row in rows:
            assert re.fullmatch(r"[a-z][a-z0-9_]{0,39}", row.key)
            assert row.key not in record.model_fields, (kind, row.key)
            assert (row.type == "choice") == (len(row.choices) >= 2), row.key
            assert unique([choice.id for choice in row.choices])
    assert seen == len(content(paths.resources() / "fields.json"))
    assert seen >= 50


def test_details_of_one_group_stand_together() -> None:
    for kind in ("project", "persona", "channel", "journey", "phase", "touchpoint", "card"):
        order = [row.group for row in shipped.fields(kind)]
        changes = sum(1 for one, following in pairwise(order) if one != following)
        assert changes == len(set(order)) - 1, kind


def test_a_question_of_the_kompas_has_the_same_places_in_both_languages() -> None:
    asked = shipped.checks()
    assert unique([check.id for check in asked])
    for check in asked:
        places = [set(re.findall(r"\{(\w+)\}", t)) for t in (check.message.nl, check.message.en)]
        assert places[0] == places[1], check.id


def test_feelings_and_levels_use_the_faces_that_are_drawn() -> None:
    icons = {file.stem for file in (paths.resources() / "icons").glob("face-*.svg")}
    faces = {level.face for scale in shipped.scales() for level in scale.levels}
    faces |= {emotion.face for emotion in shipped.emotions()}
    assert {f"face-{face}" for face in faces} <= icons
    assert unique([emotion.id for emotion in shipped.emotions()])
    assert unique([measure.id for measure in shipped.measures()])
