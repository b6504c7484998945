"""A lane that shows a field: what it shows of each column, kept until the column is touched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cjdesigner.layout import fields
from cjdesigner.layout.drawing import Group
from cjdesigner.layout.people import Traveller
from cjdesigner.layout.theme import Theme
from cjdesigner.model.catalogue import LaneType, Scale
from cjdesigner.model.values import MapLanguage
from cjdesigner.timeline.document import Document


class FieldLane:
    """The stretches of equal values in a lane, by the column where each begins."""

    def __init__(
        self,
        document: Document,
        lane: str,
        kind: LaneType,
        row: int,
        width: float,
        theme: Theme,
        travellers: Sequence[Traveller],
        scale: Scale,
        language: MapLanguage,
    ) -> None:
        """``width`` is a column's, in points."""
        self.document = document
        self._lane = lane
        self._kind = kind
        self._row = row
        self._width = width
        self._theme = theme
        self._travellers = travellers
        self._scale = scale
        self._language = language
        self._shown: dict[str, fields.Shown | None] = {}
        self._drawn: dict[str, fields.Drawn] = {}
        self.bottoms: dict[str, float] = {}

    def lay(
        self, touched: Iterable[str], columns: Sequence[str], phases: Sequence[str]
    ) -> set[str]:
        """Look at the columns ``touched`` again; returns those where something else is drawn.

        ``phases`` gives the phase of each column.
        """
        for column in touched:
            self._shown.pop(column, None)
        for column in columns:
            if column not in self._shown:
                self._shown[column] = fields.shown_in(
                    self.document,
                    self._kind,
                    column,
                    self._travellers,
                    self._scale,
                    self._language,
                )
        within = phases if (self._kind.shows or "").startswith("Phase") else None
        drawn: dict[str, fields.Drawn] = {}
        changed: set[str] = set()
        for run in fields.runs([self._shown[column] for column in columns], within):
            home = columns[run.first]
            old = self._drawn.get(home)
            if old is None or not old.same(run):
                old = fields.draw(run, self._lane, self._row, self._width, self._theme)
                changed.add(home)
            drawn[home] = old
        changed |= self._drawn.keys() - drawn.keys()
        self._drawn = drawn
        self.bottoms = {column: one.bottom for column, one in drawn.items()}
        return changed

    def groups(self, column: str) -> tuple[Group, ...]:
        """What begins in a column, as it is drawn."""
        found = self._drawn.get(column)
        return (found.group,) if found is not None else ()
