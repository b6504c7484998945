"""Each health check asks its question where the map gives cause for it, and only there."""

from __future__ import annotations

import re

import pytest
from builders import document

from cjdesigner.insight.checks import CHECKS, Finding, findings, said
from cjdesigner.model import shipped
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import AnyRecord, Card, Experience, Phase, replaced
from cjdesigner.timeline.document import Document

WHOLE = {"buy": ("look", "choose", "pay"), "get": ("wait", "unpack"), "use": ("try",)}
POINTS = ("look", "choose", "pay", "wait", "unpack", "try")
GOOD = {"look": 5.0, "choose": 2.0, "pay": 1.0, "wait": 4.0, "unpack": 5.0, "try": 6.0}


def made(**values: object) -> Document:
    """A map of which nothing is to be asked: whole, scored, evidenced, answered."""
    levels = {(point, "ann"): level for point, level in GOOD.items()}
    held = document(
        phases=WHOLE,
        lanes={"asked": "question", "pains": "problem", "chances": "opportunity"},
        personas=("ann",),
        levels=values.pop("levels", levels),
        links=values.pop("links", (("again", "pay", "look", "back"),)),
    )
    records: list[AnyRecord] = []
    for record in held.records():
        if record.type == "project":
            record = replaced(record, offer="A subscription to a bicycle, with repairs")
        elif record.type == "phase":
            record = replaced(record, customer_goal="To ride")
        elif record.type == "touchpoint":
            record = replaced(record, need="Certainty")
        records.append(record)
    for point in POINTS:
        common = {"first": point, "last": point, "order": "V", "evidence": "interview"}
        records += [
            Card(id=f"q.{point}", lane="asked", kind="question", text="How?", **common),
            Card(id=f"p.{point}", lane="pains", kind="pain", text="Slow", **common),
            Card(id=f"o.{point}", lane="chances", kind="opportunity", owner="Els", **common),
        ]
    return Document(records)


def changed(held: Document, **by_id: dict[str, object] | None) -> Document:
    """The same with other values in some records; ``None`` takes one away."""
    kept = []
    for record in held.records():
        values = by_id.get(record.id.replace(".", "_"), {})
        if values is not None:
            kept.append(replaced(record, **values))
    return Document(kept)


def asked(held: Document) -> set[tuple[str, str]]:
    return {(found.check, found.id) for found in findings(held)}


def test_nothing_is_asked_of_a_map_that_gives_no_cause() -> None:
    assert asked(made()) == set()


def test_a_young_map_is_asked_nothing() -> None:
    assert findings(document()) == ()
    assert findings(document(phases={"a": ("x",), "b": ("y",), "c": ()})) == ()
    assert findings(document(phases={"a": ("x",), "b": ("y",), "c": ("z",)})) != ()


def test_a_journey_of_nobody_is_asked_about() -> None:
    held = made(levels={(point, None): level for point, level in GOOD.items()})
    assert asked(changed(held, j={"personas": ()})) == {("K02", "j")}
    assert asked(changed(held, j={"personas": (), "kind": "ideal"})) == set()


def test_an_offer_that_is_not_said_is_asked_for_once() -> None:
    assert asked(changed(made(), project={"offer": "A bike"})) == {("K03", "project")}


def test_a_touchpoint_without_need_is_asked_about() -> None:
    held = changed(made(), pay={"need": " "})
    assert asked(held) == {("K08", "pay")}
    assert asked(changed(held, pay={"contact": "missed"})) == set()
    assert asked(changed(held, q_pay={"kind": "need"}, o_pay={"kind": "idea", "owner": ""})) == {
        ("K40", "pay")
    }


def test_a_phase_without_goal_or_voices_is_asked_about() -> None:
    assert asked(changed(made(), get={"customer_goal": ""})) == {("K12", "get")}
    held = changed(made(), q_try=None, p_try=None)
    (found,) = findings(held)
    assert (found.check, found.id) == ("K12", "use")
    assert said(found, "en") == "Phase “Use” lacks questions, pain points."
    assert said(found, "nl") == "Fase “Use” mist vragen, knelpunten."


def test_a_question_without_an_answer_is_counted() -> None:
    held = changed(made(), o_wait=None)
    (found,) = findings(held)
    assert (found.check, dict(found.places)) == ("K18", {"n": "2"})
    assert asked(changed(held, wait={"response": "We call"})) == set()
    answering = changed(held, o_look={"answers": ("q.wait", "p.wait")})
    assert asked(answering) == set()


def test_a_map_on_assumptions_is_asked_whom_it_was_talked_over_with() -> None:
    guesses: dict[str, dict[str, object] | None] = {
        f"{kind}_{point}": {"evidence": "assumption"} for kind in "qp" for point in POINTS
    }
    (found,) = findings(changed(made(), **guesses))
    assert (found.check, found.severity, dict(found.places)) == ("K21", "error", {"x": "100"})
    (found,) = findings(changed(made(), j={"kind": "fictitious"}, **guesses))
    assert found.severity == "hint"
    guesses["q_look"] = {"evidence": "survey"}
    (found,) = findings(changed(made(), **guesses))
    assert found.severity == "warning"


def test_a_straight_line_is_asked_about_where_it_claims_to_be_real() -> None:
    held = made(links=())
    assert asked(held) == {("K01", "j")}
    assert asked(changed(held, j={"kind": "to_be"})) == set()


@pytest.mark.parametrize("levels", [dict.fromkeys(POINTS, 4.0), dict(GOOD, choose=4.0, pay=4.0)])
def test_a_line_without_dips_is_asked_about(levels: dict[str, float]) -> None:
    held = made(levels={(point, "ann"): level for point, level in levels.items()})
    assert ("K38", "j") in asked(held)


def test_a_weak_ending_is_asked_about_unless_the_journey_goes_on_from_there() -> None:
    held = made(levels={(point, "ann"): level for point, level in {**GOOD, "try": 3.0}.items()})
    assert asked(held) == {("K39", "try")}
    again = (("again", "try", "look", "loop"),)
    levels = {(point, "ann"): level for point, level in {**GOOD, "try": 3.0}.items()}
    assert asked(made(levels=levels, links=again)) == set()


def test_a_deep_valley_on_which_nobody_works_is_asked_about() -> None:
    held = changed(made(), o_pay={"owner": ""})
    (found,) = findings(held)
    assert (found.check, found.id, found.severity) == ("K40", "pay", "error")
    assert asked(changed(held, o_pay={"owner": "", "due": "2026-09-01"})) == set()


def test_several_personas_are_read_by_their_median() -> None:
    held = made()
    records = [*held.records()]
    records += [
        Experience(id=experience_id("pay", None, None), touchpoint="pay", level=6.0),
        Phase(id="later", journey="j", order="zz", customer_goal="x"),
    ]
    assert ("K40", "pay") not in asked(changed(Document(records), o_pay={"owner": ""}))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_question_is_said_whole_in_both_languages(language: str) -> None:
    places = ("name", "n", "x", "phase")
    for check in CHECKS:
        finding = Finding(
            check, "hint", "j", "j", tuple((p, f"<{p}>") for p in places), ("insight.goal",)
        )
        text = said(finding, language)  # type: ignore[arg-type]
        assert not re.search(r"\{\w+\}|  |“”", text)


def test_titles_are_text_in_a_question() -> None:
    held = changed(made(), pay={"need": "", "title": "{n} insight.goal|%s"})
    (found,) = findings(held)
    assert "“{n} insight.goal|%s”" in said(found, "en")


def test_every_check_has_its_words_and_severity() -> None:
    assert set(CHECKS) <= {check.id for check in shipped.checks()}
