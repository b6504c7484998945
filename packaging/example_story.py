"""The shape in which the stories of the example journeys are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from cjdesigner.model.values import LinkKind


class Pain(NamedTuple):
    """What gets in the way at a moment, up to ``last`` where it lasts longer."""

    key: str
    text: str
    last: str = ""
    values: dict[str, Any] = {}  # noqa: RUF012 - never changed


class Moment(NamedTuple):
    """A touchpoint: what it is called in the story and on the map, its channels, and how it felt
    to each persona (0 for one who does not meet it).
    """

    key: str
    title: str
    channels: tuple[str, ...]
    felt: tuple[int, int]
    values: dict[str, Any]
    pain: Pain | None = None
    notes: tuple[str, ...] = ()


class Part(NamedTuple):
    """A phase with its touchpoints."""

    title: str
    values: dict[str, Any]
    moments: tuple[Moment, ...]


class Thought(NamedTuple):
    """What somebody thinks or asks, from one moment to another."""

    first: str
    text: str
    last: str = ""
    values: dict[str, Any] = {}  # noqa: RUF012 - never changed


class Opportunity(NamedTuple):
    """A possible improvement and the pains it answers."""

    first: str
    last: str
    text: str
    answers: tuple[str, ...]
    impact: int
    effort: int
    owner: str
    due: str
    status: str = "idea"
    votes: int = 0


class Way(NamedTuple):
    """A way from one moment to another, other than straight on."""

    source: str
    target: str
    kind: LinkKind
    condition: str
    share: float | None


@dataclass(frozen=True)
class Story:
    """All that an example tells."""

    language: Literal["nl", "en"]
    project: dict[str, Any]
    journey: dict[str, Any]
    personas: tuple[dict[str, Any], ...]
    lanes: tuple[tuple[str, str], ...]
    phases: tuple[Part, ...]
    thoughts: tuple[Thought, ...]
    opportunities: tuple[Opportunity, ...]
    ways: tuple[Way, ...]
    hidden: tuple[str, ...] = field(default=())
    # own channels: how the story calls them, their name and icon
    channels: tuple[tuple[str, str, str], ...] = field(default=())

    def pains(self) -> Iterator[tuple[str, Pain]]:
        """The pains, each with the moment where it begins."""
        for part in self.phases:
            for moment in part.moments:
                if moment.pain is not None:
                    yield moment.key, moment.pain
