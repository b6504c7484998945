"""What part of a journey is laid out, and the stretch of it that each phase takes."""

from __future__ import annotations

from typing import NamedTuple

from cjdesigner.model.records import Card, Phase
from cjdesigner.timeline.document import Document


class Part(NamedTuple):
    """A part of a map for a page: the columns from ``first`` to before ``end``, and some lanes.

    ``lanes`` ``None`` means all. ``spanning`` are the journey's cards over several columns, found
    once for all pages. Without ``experience`` the lines and nodes are left to another page.
    """

    first: int
    end: int
    lanes: tuple[str, ...] | None = None
    spanning: tuple[Card, ...] = ()
    experience: bool = True


class Stretch(NamedTuple):
    """A phase with its number in the journey and the columns of it that are laid out."""

    phase: Phase
    number: int
    first: int
    end: int
    begins: bool


def stretches(document: Document, journey: str, low: int, high: int) -> list[Stretch]:
    """The phases that stand in the columns from ``low`` to before ``high``, in order of time."""
    found: list[Stretch] = []
    at = 0
    for number, phase in enumerate(document.phases(journey)):
        count = document.width(phase.id)
        first, end = max(at, low), min(at + count, high)
        if end > first:
            found.append(Stretch(phase, number, first - low, end - low, first == at))
        at += count
    return found
