"""Where a journey goes on by itself: the ``next`` edges between neighbouring columns.

Rule: they follow from the order of columns and from the explicit links, and are never saved. After
a change only those are derived again that may be others.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import pairwise
from typing import Protocol

from cjdesigner.model.change import Change, Edit
from cjdesigner.model.records import AnyRecord, Link, Phase, Touchpoint
from cjdesigner.timeline.graphs import MultiDiGraph


class Timeline(Protocol):
    """What has to be known of a document, and the graph that the edges are in."""

    graph: MultiDiGraph[str]

    def get(self, identity: str) -> AnyRecord | None: ...

    def journey_of(self, identity: str) -> str | None: ...

    def columns(self, journey: str) -> tuple[str, ...]: ...

    def place(self, journey: str, column: str) -> int | None: ...

    def touchpoints(self, phase: str) -> list[Touchpoint]: ...

    def links_from(self, node: str) -> list[Link]: ...

    def next_of(self, touchpoint: str) -> str | None: ...


def neighbourhood(timeline: Timeline, change: Change) -> frozenset[str]:
    """The columns whose way on may be another before or after ``change``."""
    touched: set[str] = set()
    for edit in change.edits:
        for record in (edit.before, edit.after):
            match record:
                case Touchpoint() if not same_place(edit):
                    journey = timeline.journey_of(record.phase)
                    place = timeline.place(journey, record.id) if journey else None
                    if journey and place is not None:
                        columns = timeline.columns(journey)
                        touched.update(columns[max(0, place - 1) : place + 1])
                case Phase() if not same_place(edit):
                    touched.update(_borders(timeline, record))
                case Link():
                    touched.add(record.source)
    return frozenset(touched)


def tie_first(timeline: Timeline, columns: Iterable[str], sources: Container[str]) -> None:
    """Derive the edges of a journey that has none; links leave ``sources`` alone."""
    for column, following in pairwise(columns):
        if (
            isinstance(timeline.get(column), Touchpoint)
            and isinstance(timeline.get(following), Touchpoint)
            and not (column in sources and _leaves(timeline.links_from(column)))
        ):
            timeline.graph.add_edge(column, following, "next")


def tie(timeline: Timeline, columns: Iterable[str]) -> None:
    """Derive the edge that leaves each of these columns."""
    graph = timeline.graph
    for column in columns:
        if not isinstance(timeline.get(column), Touchpoint):
            continue
        old, new = timeline.next_of(column), _way_on(timeline, column)
        if old != new:
            if old is not None:
                graph.remove_edge(column, old, "next")
            if new is not None:
                graph.add_edge(column, new, "next")


def _leaves(links: Iterable[Link]) -> bool:
    """Whether explicit links take everybody, so that nobody simply goes on to the next column.

    That is so where the shares of the links add up to one, or where an exit, a skip or a next is
    drawn without a share: the touchpoint is an end, or one of several alternatives.
    """
    known = 0.0
    for link in links:
        if link.share is not None:
            known += link.share
        elif link.kind in ("exit", "skip", "next"):
            return True
    return known >= 1 - 1e-9


def same_place(edit: Edit) -> bool:
    """Whether a touchpoint or phase stands where it stood; of anything else, no."""
    before, after = edit.before, edit.after
    if isinstance(before, Touchpoint) and isinstance(after, Touchpoint):
        return (before.phase, before.order) == (after.phase, after.order)
    if isinstance(before, Phase) and isinstance(after, Phase):
        return (before.journey, before.order) == (after.journey, after.order)
    return False


def _borders(timeline: Timeline, phase: Phase) -> Iterator[str]:
    """The column before a phase and the last one in it: all whose way on crosses a border."""
    place = timeline.place(phase.journey, phase.id)
    if place is not None:
        yield from timeline.columns(phase.journey)[max(0, place - 1) : place]
    for last in timeline.touchpoints(phase.id)[-1:]:
        yield last.id


def _way_on(timeline: Timeline, column: str) -> str | None:
    if _leaves(timeline.links_from(column)):
        return None
    journey = timeline.journey_of(column)
    place = timeline.place(journey, column) if journey else None
    if journey is None or place is None:
        return None
    columns = timeline.columns(journey)
    following = columns[place + 1] if place + 1 < len(columns) else None
    return following if isinstance(timeline.get(following or ""), Touchpoint) else None
