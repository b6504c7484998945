"""One answer to every "may I?", and follow-ups that add nothing when they are asked again."""

import json
import re
from typing import NamedTuple

import pytest
from builders import JOURNEY, document, records

from cjdesigner import errors, paths, words
from cjdesigner.editing import behaviours, links, phases, rules, selection, touchpoints
from cjdesigner.model.change import Change
from cjdesigner.model.records import Journey, Phase
from cjdesigner.timeline.document import Document


class Slot(NamedTuple):
    phase: str = "buy"
    lane: str | None = None


def reason(answer: rules.Answer) -> str:
    return answer.reason.key if isinstance(answer, rules.Refused) else ""


@pytest.mark.parametrize(
    ("kind", "slot", "expected"),
    [
        ("phase", Slot(), ""),
        ("touchpoint", Slot(), ""),
        ("touchpoint", Slot(phase=""), "refusal.no_phase"),
        ("channel", Slot(), ""),
        ("card", Slot(lane="pains"), ""),
        ("card", Slot(lane="owners"), "refusal.lane_shows_field"),
        ("card", Slot(), "refusal.no_lane"),
        ("lane", Slot(), ""),
        ("persona", Slot(), ""),
        ("card", None, "refusal.no_lane"),
    ],
)
def test_where_a_new_thing_may_be_dropped(
    kind: rules.Kind, slot: Slot | None, expected: str
) -> None:
    assert reason(rules.may_drop(document(), kind, slot)) == expected


def test_rules_and_verbs_agree() -> None:
    held = Document(
        [
            *records(cards=[("c", "pains", "look", "look")], links=[("l", "pay", "look", "back")]),
            Journey(id="k", order="W"),
            Phase(id="f", journey="k", order="V"),
        ]
    )
    things = ["look", "pay", "wait", "buy", "use", "f", "gone", "pains", "project"]
    for source in things:
        for target in things:
            _agree(
                rules.may_link(held, source, target),
                lambda s=source, t=target: links.add(held, s, t),
            )
    for phase in ("buy", "use", "f", "gone", "look"):
        _agree(
            rules.may_move_touchpoint(held, ["look"], phase),
            lambda p=phase: touchpoints.move(held, ["look"], p, 0),
        )
    for ids in (["project"], [JOURNEY], [JOURNEY, "k"], ["look"], ["gone"]):
        _agree(rules.may_delete(held, ids), lambda i=ids: selection.delete(held, i))


def _agree(answer: rules.Answer, verb: object) -> None:
    try:
        verb()  # type: ignore[operator]
    except errors.RefusedError as refusal:
        said = refusal.key
    else:
        said = ""
    assert reason(answer) == said


def test_a_refusal_is_said_with_what_to_do_in_both_languages() -> None:
    for language in words.LANGUAGES:
        with pytest.raises(errors.RefusedError) as refusal:
            rules.enforce(rules.Refused(rules.Label("refusal.shares", (("total", "120"),))))
        said = words.say_error(refusal.value, language)
        assert "120" in said
        assert not said.startswith("refusal.")


def test_what_follows_from_a_change_follows_once() -> None:
    held = document(
        cards=[("c", "thoughts", "look", "wait"), ("u", "thoughts", "use", "use")],
        links=[("l", "pay", "look", "back")],
    )
    for change in (
        touchpoints.move(held, ["look", "pay"], "use", 0),
        phases.move(held, "buy", 2),
        selection.delete(held, ["buy"]),
        touchpoints.add(held, "use", 0),
    ):
        once = behaviours.completed(held, change)
        assert set(behaviours.completed(held, once).edits) == set(once.edits)
        assert once.label == change.label


def test_a_change_without_consequences_stays_as_it_is() -> None:
    held = document()
    change = phases.add(held, JOURNEY, 0)
    assert behaviours.completed(held, change) == change
    assert not behaviours.completed(held, Change(change.label, ()))


def _used_keys() -> set[str]:
    found: set[str] = set()
    for room in ("editing", "timeline"):
        for file in (paths.resources().parent / "cjdesigner" / room).glob("*.py"):
            text = file.read_text(encoding="utf-8")
            found |= set(re.findall(r'"((?:verb|refusal|editing|document)\.[a-z_]+)"', text))
    return found


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_name_and_refusal_has_words_in_both_languages(language: words.Language) -> None:
    table = words.table(language)
    for key in sorted(_used_keys()):
        assert key in table or (f"{key}.one" in table and f"{key}.other" in table), key
    kinds = ("phase", "touchpoint", "card", "lane", "persona", "channel", "journey", "link")
    for kind in kinds:
        assert f"verb.delete_{kind}.one" in table
    for kind in ("phase", "touchpoint", "card", "lane", "persona", "channel", "things"):
        assert f"verb.duplicate_{kind}.other" in table


def test_both_languages_have_the_same_places() -> None:
    folder = paths.resources() / "i18n"
    for room in ("editing", "document"):
        dutch = json.loads((folder / f"{room}.nl.json").read_text(encoding="utf-8"))
        english = json.loads((folder / f"{room}.en.json").read_text(encoding="utf-8"))
        assert dutch.keys() == english.keys()
        for key in dutch:
            places = re.compile(r"\{[a-z_]+\}")
            assert sorted(places.findall(dutch[key])) == sorted(places.findall(english[key])), key
            assert dutch[key].strip() == dutch[key] != ""


@pytest.mark.parametrize(
    ("n", "nl", "en"),
    [
        ("1", "contactmoment verplaatsen", "move touchpoint"),
        ("3", "3 contactmomenten verplaatsen", "move 3 touchpoints"),
    ],
)
def test_one_thing_is_named_otherwise_than_several(n: str, nl: str, en: str) -> None:
    assert words.say("verb.move_touchpoint", "nl", n=n) == nl
    assert words.say("verb.move_touchpoint", "en", n=n) == en
