"""What a Change means for the layout of a journey: what is to be made again, and what is not."""

from __future__ import annotations

from collections import defaultdict

from cjdesigner.model.change import Change
from cjdesigner.model.records import (
    AnyRecord,
    Card,
    Experience,
    Journey,
    Lane,
    Link,
    Phase,
    Print,
    Round,
    Snapshot,
    Touchpoint,
    View,
)
from cjdesigner.timeline.document import Document


class Touched:
    """A change, sorted by what it does to the layout.

    ``everything`` means that nothing can be kept; ``structure`` that columns came, went or moved;
    ``columns`` hold the touchpoints whose title, nodes or fields are others now; ``gone`` and
    ``come`` are cards by lane.
    """

    def __init__(
        self, document: Document, journey: str, change: Change, lanes: frozenset[str]
    ) -> None:
        self._document = document
        self._journey = journey
        self._lanes = lanes
        self.everything = False
        self.structure = False
        self.phases: set[str] = set()
        self.links = False
        self.columns: set[str] = set()
        self.gone: dict[str, list[Card]] = defaultdict(list)
        self.come: dict[str, list[Card]] = defaultdict(list)
        for edit in change.edits:
            if edit.before is not None:
                self._take(edit.before, edit.before, edit.after)
            if edit.after is not None:
                self._take(edit.after, edit.before, edit.after)

    @property
    def fields(self) -> bool:
        """Whether lanes that show a field may show something else."""
        return bool(self.columns or self.phases)

    @property
    def anything(self) -> bool:
        """Whether the journey is touched at all."""
        return bool(self.structure or self.fields or self.links or any(self.gone) or any(self.come))

    def columns_of_phases(self, document: Document) -> set[str]:
        """The columns of the phases that were changed."""
        found = set(self.phases)
        for phase in self.phases:
            found.update(touchpoint.id for touchpoint in document.touchpoints(phase))
        return found

    def _take(self, record: AnyRecord, before: AnyRecord | None, after: AnyRecord | None) -> None:
        match record:
            case Card():
                if record.lane in self._lanes:
                    (self.gone if record is before else self.come)[record.lane].append(record)
            case Experience():
                if self._is_here(record.touchpoint):
                    self.columns.add(record.touchpoint)
            case Touchpoint():
                # a touchpoint of a phase that is gone belonged to this journey or to no other view
                if self._document.journey_of(record.phase) in (self._journey, None):
                    self.columns.add(record.id)
                    self.structure = self.structure or _moved(before, after)
            case Phase():
                if record.journey == self._journey:
                    self.phases.add(record.id)
                    self.structure = self.structure or _moved(before, after)
            case Link():
                self.links = True
            case Lane():
                self.everything = self.everything or record.journey == self._journey
            case Journey():
                self.everything = self.everything or record.id == self._journey
            case View() | Snapshot() | Round() | Print():
                pass
            case _:
                self.everything = True

    def _is_here(self, touchpoint: str) -> bool:
        return self._document.journey_of(touchpoint) in (self._journey, None)


def _moved(before: AnyRecord | None, after: AnyRecord | None) -> bool:
    if isinstance(before, Touchpoint) and isinstance(after, Touchpoint):
        return (before.phase, before.order) != (after.phase, after.order)
    if isinstance(before, Phase) and isinstance(after, Phase):
        return (before.journey, before.order) != (after.journey, after.order)
    return True
