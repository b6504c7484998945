"""May I, and if not, why: one answer for cursor, menu, tooltip and command.

A rule never changes anything. Its answer is ``Allowed`` or ``Refused`` with a reason that can be
said in the reader's language; ``enforce`` turns a refusal into the exception of the verbs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, Protocol

from cjdesigner import errors
from cjdesigner.model import shipped
from cjdesigner.model.change import Label
from cjdesigner.model.records import (
    Card,
    Journey,
    Lane,
    Link,
    Persona,
    Phase,
    Project,
    Touchpoint,
)
from cjdesigner.timeline.document import Document

Kind = Literal["phase", "touchpoint", "card", "lane", "persona", "channel"]

# the map always draws these itself
ALWAYS_THERE = ("emotion_curve", "touchpoint")


class Allowed(NamedTuple):
    """Go ahead."""

    def __bool__(self) -> bool:
        return True


class Refused(NamedTuple):
    """Not possible, with the reason and what to do about it."""

    reason: Label

    def __bool__(self) -> bool:
        return False


Answer = Allowed | Refused


class Slot(Protocol):
    """Where a dragged thing would land, as far as the rules need to know."""

    @property
    def phase(self) -> str: ...

    @property
    def lane(self) -> str | None: ...


def enforce(answer: Answer) -> None:
    """Raise ``errors.RefusedError`` where the answer is no."""
    if isinstance(answer, Refused):
        raise errors.RefusedError(answer.reason.key, **dict(answer.reason.arguments))


def may_drop(document: Document, kind: Kind, slot: Slot | None) -> Answer:
    """May a new thing of that kind be dropped there?"""
    if kind == "card":
        lane = slot.lane if slot is not None else None
        return _no("refusal.no_lane") if lane is None else may_hold_cards(document, lane)
    if slot is None:
        return _no("refusal.nowhere")
    if kind in ("touchpoint", "channel") and not isinstance(document.get(slot.phase), Phase):
        return _no("refusal.no_phase")
    return Allowed()


def may_move_touchpoint(document: Document, ids: Iterable[str], phase: str) -> Answer:
    """May these touchpoints stand in that phase?"""
    home = document.get(phase)
    if not isinstance(home, Phase):
        return _no("refusal.no_phase")
    for identity in ids:
        if not isinstance(document.get(identity), Touchpoint):
            return _gone("touchpoint")
        if document.journey_of(identity) != home.journey:
            return _no("refusal.other_journey")
    return Allowed()


def may_hold_cards(document: Document, lane: str) -> Answer:
    """Does this lane hold cards? A lane that shows a field or separates does not."""
    record = document.get(lane)
    if not isinstance(record, Lane):
        return _gone("lane")
    kind = shipped.lane_type(record.kind)
    if kind.content == "separator":
        return _no("refusal.lane_separates")
    if kind.shows is not None:
        return _no("refusal.lane_shows_field")
    return Allowed()


def may_hold_card(document: Document, lane: str, column: str) -> Answer:
    """May a card stand in the cell of that lane and column?"""
    answer = may_hold_cards(document, lane)
    if not answer:
        return answer
    if document.journey_of(column) != document.journey_of(lane):
        return _no("refusal.other_journey")
    return Allowed()


def may_move_card(document: Document, ids: Iterable[str], lane: str, column: str) -> Answer:
    """May these cards, led by the first, go to the cell of that lane and column?"""
    answer = may_hold_card(document, lane, column)
    if not answer:
        return answer
    for identity in ids:
        if not isinstance(document.get(identity), Card):
            return _gone("card")
        if document.journey_of(identity) != document.journey_of(lane):
            return _no("refusal.other_journey")
    return Allowed()


def may_add_lane(kind: str) -> Answer:
    """May a lane of that kind be added? Experience and touchpoints are always on the map."""
    return _no("refusal.lane_is_there") if kind in ALWAYS_THERE else Allowed()


def may_be_of_kind(document: Document, lane: str, kind: str) -> Answer:
    """May this lane become of that kind? Its cards must not go out of sight."""
    if kind in ALWAYS_THERE:
        return _no("refusal.lane_is_there")
    wanted, cards = shipped.lane_type(kind), document.cards(lane)
    if cards and (wanted.shows is not None or wanted.content == "separator"):
        return Refused(Label("refusal.lane_keeps_cards", (("n", str(len(cards))),)))
    return Allowed()


def may_set_field(document: Document, lane: str) -> Answer:
    """Does this lane show a field that can be typed in?"""
    record = document.get(lane)
    if not isinstance(record, Lane):
        return _gone("lane")
    if shipped.lane_type(record.kind).shows is None:
        return _no("refusal.lane_holds_cards")
    return Allowed()


def may_link(
    document: Document, source: str, target: str | None, share: float | None = None
) -> Answer:
    """May a way be drawn from one touchpoint or phase to another, or out of the journey?"""
    start = document.get(source)
    if not isinstance(start, Touchpoint | Phase):
        return _gone("touchpoint")
    if target is not None:
        end = document.get(target)
        if not isinstance(end, Touchpoint | Phase):
            return _gone("touchpoint")
        if source == target:
            return _no("refusal.link_to_itself")
        if start.type != end.type:
            return _no("refusal.link_mixed")
        if document.journey_of(source) != document.journey_of(target):
            return _no("refusal.link_outside")
    drawn = document.links_from(source)
    if any(link.target == target for link in drawn):
        return _no("refusal.link_twice")
    return may_share(drawn, share)


def may_share(others: Iterable[Link], share: float | None) -> Answer:
    """May so large a share go this way, beside the other ways from the same place?"""
    total = (share or 0.0) + sum(link.share or 0.0 for link in others)
    if share and total > 1 + 1e-9:
        return Refused(Label("refusal.shares", (("total", f"{total * 100:.0f}"),)))
    return Allowed()


def may_delete(document: Document, ids: Iterable[str]) -> Answer:
    """May these things be deleted? A project keeps itself and at least one journey."""
    wanted = set(ids)
    if any(isinstance(document.get(identity), Project) for identity in wanted):
        return _no("refusal.project_stays")
    journeys = {journey.id for journey in document.journeys()}
    if wanted & journeys and journeys <= wanted:
        return _no("refusal.last_journey")
    return Allowed()


def may_put_on(document: Document, journey: str, persona: str) -> Answer:
    """May this persona be put on that journey?"""
    home = document.get(journey)
    if not isinstance(home, Journey):
        return _gone("journey")
    if not isinstance(document.get(persona), Persona):
        return _gone("persona")
    if persona in home.personas:
        return _no("refusal.persona_is_there")
    return Allowed()


def leading_to(document: Document, journey: str) -> set[str]:
    """A journey and those from which touchpoints lead to it: it must not open any of them."""
    leading = {journey}
    waiting = [journey]
    while waiting:
        for opener in document.referrers(waiting.pop()):
            above = document.journey_of(opener.id) if isinstance(opener, Touchpoint) else None
            if above is not None and above not in leading:
                leading.add(above)
                waiting.append(above)
    return leading


def card_lanes(document: Document, journey: str) -> Sequence[Lane]:
    """The lanes of a journey that hold cards, from top to bottom, hidden ones left out."""
    return [
        lane
        for lane in document.lanes(journey)
        if not lane.hidden and may_hold_cards(document, lane.id)
    ]


def _no(key: str) -> Refused:
    return Refused(Label(key))


def _gone(kind: str) -> Refused:
    return Refused(Label("refusal.gone", (("type", kind),)))
