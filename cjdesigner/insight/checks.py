"""Health checks: questions that a map raises. None of them is a verdict, none blocks anything.

Each check is a small function over a :class:`~cjdesigner.insight.reading.Reading`; its words,
severity and limits are data (``resources/checks.json``), its source stands in ``docs/method.md``.
Rule: a young map, with fewer than three phases that hold a touchpoint, is asked nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Literal

from cjdesigner.insight.reading import Reading
from cjdesigner.model import shipped
from cjdesigner.model.records import PROJECT_ID, Card
from cjdesigner.timeline.document import Document
from cjdesigner.words import Language, say

Severity = Literal["error", "warning", "hint"]
Limits = dict[str, float]

# cards that speak for the customer, and those of them that ask for an answer
_CUSTOMER = {"action", "thought", "question", "need", "feeling", "pain", "quote"}
_ASKING = {"question", "pain"}
_ANSWERS = {"response", "opportunity", "idea", "content"}
_WAYS = {"back", "skip", "branch", "exit", "resume", "loop"}
_FOUND_OUT = {"interview", "survey", "data", "observation"}

_PLACE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Finding:
    """One question: which check raises it, how much it matters, and where on the map.

    ``id`` is the record it is about. ``places`` fill the message; ``what`` are message keys that
    fill its ``{what}`` as a list.
    """

    check: str
    severity: Severity
    journey: str
    id: str
    places: tuple[tuple[str, str], ...] = ()
    what: tuple[str, ...] = ()


def findings(document: Document) -> tuple[Finding, ...]:
    """All questions that the journeys of a document raise, journey by journey."""
    found: list[Finding] = []
    for journey in document.journeys():
        reading = Reading(document, journey)
        if not reading.is_young:
            for check in shipped.checks():
                run = CHECKS.get(check.id)
                if run is not None:
                    found.extend(run(reading, dict(check.limits), check.severity))
    return tuple(found)


def said(finding: Finding, language: Language) -> str:
    """The question in words."""
    message = next(c.message for c in shipped.checks() if c.id == finding.check)
    places = {**dict(finding.places), "what": ", ".join(say(w, language) for w in finding.what)}
    return _PLACE.sub(lambda place: places.get(place[1], ""), message.said(language))


# -- who and what --------------------------------------------------------------------------------


def _no_persona(on: Reading, limits: Limits, severity: Severity) -> Iterator[Finding]:
    if not on.journey.personas and on.journey.kind != "ideal":
        yield Finding("K02", severity, on.journey.id, on.journey.id)


def _no_clear_offer(on: Reading, limits: Limits, severity: Severity) -> Iterator[Finding]:
    """Asked once for a project: at its first journey."""
    first = on.document.journeys()[0]
    if on.journey is first and len(on.document.project.offer.strip()) < limits["letters"]:
        yield Finding("K03", severity, on.journey.id, PROJECT_ID)


# -- completeness --------------------------------------------------------------------------------


def _touchpoint_without_need(on: Reading, limits: Limits, severity: Severity) -> Iterator[Finding]:
    for point in on.touchpoints:
        if point.contact == "missed" or point.need.strip():
            continue
        if not any(card.kind == "need" for card in on.on_column[point.id]):
            yield Finding("K08", severity, on.journey.id, point.id, (("name", point.title),))


def _phase_incomplete(on: Reading, limits: Limits, severity: Severity) -> Iterator[Finding]:
    """A phase wants a goal of the customer, and two of: questions, pain points, feelings."""
    for phase in on.phases:
        kinds = {card.kind for card in on.in_phase(phase)}
        felt = any(point.id in on.heights for point in on.document.touchpoints(phase.id))
        there = {
            "insight.questions": "question" in kinds,
            "insight.pains": "pain" in kinds,
            "insight.feelings": "feeling" in kinds or felt,
        }
        lacks = [] if phase.customer_goal.strip() else ["insight.goal"]
        if sum(there.values()) < 2:
            lacks += [word for word, found in there.items() if not found]
        if lacks:
            places = (("phase", phase.title),)
            yield Finding("K12", severity, on.journey.id, phase.id, places, tuple(lacks))


def _question_without_answer(on: Reading, limits: Limits, severity: Severity) -> Iterator[Finding]:
    """Answered is what a card answers, or what has a response in its own columns."""
    answered = {asked for card in on.cards for asked in card.answers}
    responding = {point.id for point in on.touchpoints if point.response.strip()}
    met: set[str] = set()
    for column, cards in on.on_column.items():
        if column in responding or any(card.kind in _ANSWERS for card in cards):
            met |= {card.id for card in cards}
    open_cards = [c for c in on.cards if c.kind in _ASKING and c.id not in answered | met]
    if open_cards:
        places = (("n", str(len(open_cards))),)
        yield Finding("K18", severity, on.journey.id, open_cards[0].id, places)


# -- evidence ------------------------------------------------------------------------------------


def _built_on_assumptions(on: Reading, limits: Limits, severity: Severity) -> Iterator[Finding]:
    cards = [card for card in on.cards if card.kind in _CUSTOMER]
    known = sum(_has_evidence(card) for card in cards)
    if cards and known < limits["share"] * len(cards):
        if on.journey.kind == "fictitious":
            severity = "hint"
        elif on.journey.kind == "as_is" and not known:
            severity = "error"
        percent = round(100 * (1 - known / len(cards)))
        yield Finding("K21", severity, on.journey.id, on.journey.id, (("x", str(percent)),))


def _has_evidence(card: Card) -> bool:
    return card.evidence in _FOUND_OUT or bool(card.source.strip())


# -- shape ---------------------------------------------------------------------------------------


def _straight_line(on: Reading, limits: Limits, severity: Severity) -> Iterator[Finding]:
    large = len(on.phases) >= limits["phases"] and len(on.touchpoints) >= limits["touchpoints"]
    if on.journey.kind == "as_is" and large and not any(link.kind in _WAYS for link in on.links):
        yield Finding("K01", severity, on.journey.id, on.journey.id)


def _flat_line(on: Reading, limits: Limits, severity: Severity) -> Iterator[Finding]:
    heights = list(on.heights.values())
    if on.journey.kind == "ideal" or len(heights) < limits["touchpoints"]:
        return
    if max(heights) - min(heights) < limits["share"] or min(heights) > on.scale.neutral:
        yield Finding("K38", severity, on.journey.id, on.journey.id)


def _weak_ending(on: Reading, limits: Limits, severity: Severity) -> Iterator[Finding]:
    if len(on.heights) < 2 or not on.touchpoints or on.touchpoints[-1].id not in on.heights:
        return
    last = on.touchpoints[-1]
    goes_on = any(link.source == last.id and link.kind in ("back", "loop") for link in on.links)
    if not goes_on and on.heights[last.id] < median(on.heights.values()):
        yield Finding("K39", severity, on.journey.id, last.id)


# -- action --------------------------------------------------------------------------------------


def _valley_without_owner(on: Reading, limits: Limits, severity: Severity) -> Iterator[Finding]:
    """The lowest touchpoints under the neutral line want an opportunity with an owner or a date."""
    lowest = sorted(on.heights, key=lambda point: on.heights[point])[: int(limits["lowest"])]
    for point in on.touchpoints:
        if point.id not in lowest or on.heights[point.id] >= on.scale.neutral:
            continue
        cards = [card for card in on.on_column[point.id] if card.kind == "opportunity"]
        if not any(card.owner.strip() or card.due for card in cards):
            yield Finding("K40", severity, on.journey.id, point.id, (("name", point.title),))


CHECKS: dict[str, Callable[[Reading, Limits, Severity], Iterator[Finding]]] = {
    "K01": _straight_line,
    "K02": _no_persona,
    "K03": _no_clear_offer,
    "K08": _touchpoint_without_need,
    "K12": _phase_incomplete,
    "K18": _question_without_answer,
    "K21": _built_on_assumptions,
    "K38": _flat_line,
    "K39": _weak_ending,
    "K40": _valley_without_owner,
}
