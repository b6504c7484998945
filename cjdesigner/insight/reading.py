"""A journey as the checks read it: what stands in each column and how high its line runs.

Rule: a level is compared as its height on its own scale, from 0 to 1, and several by their median:
the levels of an ordinal scale are ranks, of which there is no mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from cjdesigner.model import shipped
from cjdesigner.model.catalogue import Scale
from cjdesigner.model.records import Card, Journey, Link, Phase, Touchpoint
from cjdesigner.timeline.document import Document


@dataclass(frozen=True)
class Reading:
    """One journey of a document, read once for all checks."""

    document: Document
    journey: Journey

    @cached_property
    def scale(self) -> Scale:
        """The journey's scale."""
        return shipped.scale(self.journey.scale)

    @cached_property
    def phases(self) -> list[Phase]:
        """The phases in order of time."""
        return self.document.phases(self.journey.id)

    @cached_property
    def touchpoints(self) -> list[Touchpoint]:
        """The touchpoints in order of time."""
        return [point for phase in self.phases for point in self.document.touchpoints(phase.id)]

    @cached_property
    def links(self) -> list[Link]:
        """The explicit links."""
        return self.document.links(self.journey.id)

    @cached_property
    def cards(self) -> list[Card]:
        """All cards, lane by lane."""
        lanes = self.document.lanes(self.journey.id)
        return [card for lane in lanes for card in self.document.cards(lane.id)]

    @cached_property
    def on_column(self) -> dict[str, list[Card]]:
        """The cards that cover each column."""
        columns = self.document.columns(self.journey.id)
        found: dict[str, list[Card]] = {column: [] for column in columns}
        for card in self.cards:
            span = self.document.span(card)
            if span is not None:
                for column in columns[span[0] : span[1] + 1]:
                    found[column].append(card)
        return found

    @cached_property
    def heights(self) -> dict[str, float]:
        """How high each touchpoint stands that has a level: the median over its personas."""
        found = {}
        for point in self.touchpoints:
            felt = list(self._felt(point.id))
            if felt:
                found[point.id] = median(felt)
        return found

    @property
    def is_young(self) -> bool:
        """Whether there is too little on the map yet to ask about its shape."""
        filled = sum(bool(self.document.touchpoints(phase.id)) for phase in self.phases)
        return filled < 3

    def in_phase(self, phase: Phase) -> list[Card]:
        """The cards that cover a column of a phase."""
        inside = [point.id for point in self.document.touchpoints(phase.id)] or [phase.id]
        return [card for column in inside for card in self.on_column[column]]

    def _felt(self, touchpoint: str) -> Iterator[float]:
        """The heights of the estimates; without any, those of the measurements."""
        experiences = [e for e in self.document.experiences(touchpoint) if e.level is not None]
        estimates = [e for e in experiences if e.round is None]
        for experience in estimates or experiences:
            if experience.level is not None:
                yield self.scale.position(experience.level)
