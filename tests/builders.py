"""Small documents for tests, with readable identities: phases, touchpoints, lanes, cards, links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cjdesigner.editing.session import Session
from cjdesigner.model.change import Change
from cjdesigner.model.ids import experience_id
from cjdesigner.model.order import spread
from cjdesigner.model.records import (
    AnyRecord,
    Card,
    Experience,
    Journey,
    Lane,
    Link,
    Persona,
    Phase,
    Project,
    Touchpoint,
)
from cjdesigner.timeline.document import Document

JOURNEY = "j"
PHASES = {"buy": ("look", "choose", "pay"), "get": ("wait", "unpack"), "use": ()}
LANES = {"thoughts": "thought", "pains": "problem", "owners": "owner"}


def records(
    phases: Mapping[str, Sequence[str]] = PHASES,
    lanes: Mapping[str, str] = LANES,
    cards: Iterable[tuple[str, str, str, str]] = (),
    links: Iterable[tuple[str, str, str, str]] = (),
    personas: Iterable[str] = (),
    levels: Mapping[tuple[str, str | None], float] | None = None,
    scale: str = "dutch6",
) -> list[AnyRecord]:
    """The records of a project with one journey, ``JOURNEY``.

    Cards are (id, lane, first, last), links (id, source, target, kind), levels go by touchpoint and
    persona; everything is called like its identity.
    """
    people = tuple(personas)
    found: list[AnyRecord] = [Project(id="project", title="Test")]
    found += [
        Persona(id=one, order=key, name=one.title(), colour=str(place))
        for place, (one, key) in enumerate(zip(people, spread(len(people)), strict=True))
    ]
    found.append(Journey(id=JOURNEY, order="V", title="Journey", personas=people, scale=scale))
    for (phase, inside), key in zip(phases.items(), spread(len(phases)), strict=True):
        found.append(Phase(id=phase, journey=JOURNEY, order=key, title=phase.title()))
        found += [
            Touchpoint(id=one, phase=phase, order=place, title=one.title())
            for one, place in zip(inside, spread(len(inside)), strict=True)
        ]
    found += [
        Lane(id=lane, journey=JOURNEY, order=key, kind=kind)
        for (lane, kind), key in zip(lanes.items(), spread(len(lanes)), strict=True)
    ]
    lying = list(cards)
    found += [
        Card(id=one, lane=lane, first=first, last=last, order=key, text=one)
        for (one, lane, first, last), key in zip(lying, spread(len(lying)), strict=True)
    ]
    found += [
        Link(id=one, source=source, target=target, kind=kind)  # type: ignore[arg-type]
        for one, source, target, kind in links
    ]
    found += [
        Experience(
            id=experience_id(touchpoint, persona, None),
            touchpoint=touchpoint,
            persona=persona,
            level=level,
        )
        for (touchpoint, persona), level in (levels or {}).items()
    ]
    return found


def document(**values: object) -> Document:
    """A document of :func:`records`."""
    return Document(records(**values))  # type: ignore[arg-type]


def state(held: Document) -> tuple[AnyRecord, ...]:
    """All that a document holds, to compare."""
    return tuple(sorted(held.records(), key=lambda record: record.id))


def done(held: Document, change: Change) -> tuple[str, ...]:
    """Run a change as a person would; the identities of what it added."""
    before = {record.id for record in held.records()}
    Session(held).run(change)
    return tuple(record.id for record in held.records() if record.id not in before)


def ends(held: Document, card: str) -> tuple[str, str]:
    """The columns from and to which a card spans."""
    found = held.record(card, Card)
    return found.first, found.last


def titles(held: Document, phase: str) -> list[str]:
    """The titles of a phase's touchpoints, in order."""
    return [touchpoint.title for touchpoint in held.touchpoints(phase)]


def assert_consistent(held: Document) -> None:
    """A document that was edited is the same as one that was opened with its records."""
    fresh = Document(held.records())
    for journey in fresh.journeys():
        assert held.columns(journey.id) == fresh.columns(journey.id)
        for place, column in enumerate(held.columns(journey.id)):
            assert held.place(journey.id, column) == place
        for lane in fresh.lanes(journey.id):
            assert held.cards(lane.id) == fresh.cards(lane.id)
    assert [one.id for one in held.journeys()] == [one.id for one in fresh.journeys()]
    assert set(held.graph.nodes) == set(fresh.graph.nodes)
    assert set(held.graph.edges(keys=True)) == set(fresh.graph.edges(keys=True))
    assert dict(held.graph.nodes(data="record")) == dict(fresh.graph.nodes(data="record"))
    drawn = {(key, record) for *_, key, record in _links(held)}
    assert drawn == {(key, record) for *_, key, record in _links(fresh)}
    for record in fresh.records():
        assert held.referring(record.id) == fresh.referring(record.id)


def _links(held: Document) -> Iterable[tuple[str, str, str, Link]]:
    edges = held.graph.edges(keys=True, data="record")
    return [edge for edge in edges if edge[3] is not None]
