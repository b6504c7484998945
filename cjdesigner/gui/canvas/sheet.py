"""The map of the journey in view, and where on it things are drawn.

Between the session, which knows records, and the view, which knows pixels: it keeps the layout up
to date and finds the groups of a record without walking the whole map.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple

from cjdesigner.editing.session import Session
from cjdesigner.layout import hit as hits
from cjdesigner.layout.damage import Damage
from cjdesigner.layout.drawing import Bounds, Drawing, Group, Shape
from cjdesigner.layout.map import MapLayout
from cjdesigner.layout.metrics import SCREEN, Look, Metrics
from cjdesigner.layout.rows import TITLE_ROW
from cjdesigner.model.change import Change
from cjdesigner.model.records import Card, Experience, Journey, Lane, Link, Phase, Touchpoint
from cjdesigner.timeline.document import Document

# columns, or things edited at once, up to which laying out is hardly noticed
AT_ONCE = 800


class Cell(NamedTuple):
    """An empty place of a lane, or a stretch of a lane that shows a field."""

    lane: str
    column: str


class Next(NamedTuple):
    """The place right after a touchpoint or phase, for another one that is not there yet."""

    after: str


class First(NamedTuple):
    """The place in a phase without touchpoints, for its first one."""

    phase: str


Target = str | Cell | Next | First


class Sheet:
    """The journey in view as it is laid out for the screen."""

    def __init__(self, session: Session, look: Look, ready: MapLayout | None = None) -> None:
        """``ready`` is a layout that was made beforehand, used where it is what is wanted."""
        self.session = session
        self.look = look
        self.metrics: Metrics = SCREEN
        self.journey = ""
        self._ready = ready
        self._layout: MapLayout | None = None

    @property
    def document(self) -> Document:
        """The project."""
        return self.session.document

    @property
    def layout(self) -> MapLayout:
        """The layout of the journey in view; ``LookupError`` where there is no journey."""
        if self._layout is None:
            raise LookupError("no journey is in view")
        return self._layout

    @property
    def drawing(self) -> Drawing | None:
        """The map, if there is one."""
        return self._layout.drawing if self._layout else None

    def lay_out(self) -> None:
        """Lay out the session's journey from nothing."""
        self.journey = self.session.journey
        ready, self._ready = self._ready, None
        if not isinstance(self.document.get(self.journey), Journey):
            self._layout = None
        elif ready is not None and self._fits(ready):
            self._layout = ready
        else:
            self._layout = MapLayout(self.document, self.journey, self.metrics, self.look)

    def takes_long(self) -> bool:
        """Whether somebody would notice how long it takes to lay out the session's journey.

        What is shown first comes laid out, or has to be waited for.
        """
        beginning = self._ready is not None or not self.journey
        return not beginning and len(self.document.columns(self.session.journey)) > AT_ONCE

    def update_takes_long(self, change: Change, layout: MapLayout | None = None) -> bool:
        """The same of laying out again what an edit touched, on ``layout`` or what is shown."""
        if not self.takes_long():
            return False
        here = layout or self._layout
        many = len(change.edits) > AT_ONCE
        return many or (here is not None and here.begins_anew(change))

    def wait(self) -> None:
        """The session's journey is being laid out; nothing is on the map until it is taken."""
        self.journey = self.session.journey
        self._layout = None

    def take(self, layout: MapLayout, since: Change | None) -> None:
        """Take a layout of this journey, and bring in what has been done since it was begun."""
        layout.move_to(self.document)
        self._layout = layout
        if since is not None:
            self.update(since)

    def update(self, change: Change) -> Damage:
        """Lay out again what an edit touched; the session's journey must be the one in view."""
        if self._layout is None:
            self.lay_out()
            return Damage(True)
        try:
            return self._layout.update(change)
        except Exception:
            # a fault in laying out again must not leave a map that is not the document's
            sys.excepthook(*sys.exc_info())
            self.lay_out()
            return Damage(True)

    # -- records and columns -------------------------------------------------------------------

    def column_of(self, identity: str) -> int | None:
        """The number of the column in which a thing begins; ``None`` for what has no column."""
        record = self.document.get(identity)
        places = self._layout.places if self._layout else {}
        match record:
            case Touchpoint():
                return places.get(identity)
            case Phase():
                return self.document.place(self.journey, identity)
            case Card():
                span = self.document.span(record)
                return span[0] if span and self._is_ours(record.lane) else None
            case Link():
                ends = [places.get(end) for end in (record.source, record.target) if end]
                known = [end for end in ends if end is not None]
                return min(known) if known else None
            case Experience():
                return places.get(record.touchpoint)
        return None

    def column_id(self, number: int) -> str:
        """The identity of a column by its number."""
        return self.layout.columns[number]

    def row_of(self, lane: str) -> int | None:
        """The number of the row that shows a lane."""
        drawing = self.drawing
        rows = drawing.rows if drawing else ()
        return next((place for place, row in enumerate(rows) if row.owner == lane), None)

    def lanes(self) -> tuple[Lane, ...]:
        """The lanes that are shown, from top to bottom."""
        return tuple(self._layout.lanes) if self._layout else ()

    def _fits(self, layout: MapLayout) -> bool:
        return layout.document is self.document and (
            (layout.journey, layout.metrics, layout.look) == (self.journey, self.metrics, self.look)
        )

    def _is_ours(self, lane: str) -> bool:
        record = self.document.get(lane)
        return isinstance(record, Lane) and record.journey == self.journey

    # -- where things are ----------------------------------------------------------------------

    def groups(self, identity: str) -> Iterator[tuple[float, float, Group]]:
        """What is drawn of a thing, each group with its origin on the map."""
        drawing = self.drawing
        if drawing is None:
            return
        column = self.column_of(identity)
        if column is None or self._is_phase_link(identity):
            for group in drawing.frames:
                if group.owner == identity and group.part != "rule":
                    yield 0.0, drawing.rows[group.row].y, group
            return
        strip = hits.strip_at(drawing, column)
        for group in strip.groups:
            if group.owner == identity:
                yield strip.x, drawing.rows[group.row].y, group
        for x, y, group in self.column_groups(column):
            if group.owner == identity:
                yield x, y, group

    def column_groups(self, number: int) -> Iterator[tuple[float, float, Group]]:
        """All that begins in a column, by the column's number, each group with its origin."""
        drawing = self.drawing
        if drawing is None:
            return
        strip = hits.strip_at(drawing, number)
        x = drawing.column_x(number)
        for group in strip.columns[number - strip.first].groups:
            yield x, drawing.rows[group.row].y, group

    def box(self, identity: str, part: str = "", persona: str | None = None) -> Bounds | None:
        """Where a thing, or that part of it, is drawn, in points."""
        found: Bounds | None = None
        for x, y, group in self.groups(identity):
            if part and group.part != part:
                continue
            if persona is not None and dict(group.extra).get("persona", "") != persona:
                continue
            box = group.bounds.moved(x, y)
            found = box if found is None else found.around(box)
        return found

    def node_box(self, touchpoint: str) -> Bounds | None:
        """The node of a touchpoint that links are tied to: on the first line that meets it."""
        travellers = self._layout.travellers if self._layout else ()
        for traveller in travellers:
            box = self.disc(touchpoint, traveller.persona or "")
            if box is not None:
                return box
        return None

    def disc(self, touchpoint: str, persona: str) -> Bounds | None:
        """The round of a persona's node, without the star that may stand beside it."""
        for x, y, group in self.groups(touchpoint):
            if group.part == "node" and dict(group.extra).get("persona", "") == persona:
                return disc_of(group).moved(x, y)
        return None

    def cell_box(self, cell: Cell) -> Bounds | None:
        """Where a cell lies, in points."""
        drawing = self.drawing
        row = self.row_of(cell.lane)
        column = self.document.place(self.journey, cell.column)
        if drawing is None or row is None or column is None:
            return None
        return hits.cell_box(drawing, column, row)

    def title_box(self, touchpoint: str) -> Bounds | None:
        """The place of a touchpoint's title: the width of its column, the height of its row.

        A phase without touchpoints has a place for the first one.
        """
        column = self.column_of(touchpoint)
        if self.drawing is None or column is None:
            return None
        return hits.cell_box(self.drawing, column, TITLE_ROW)

    def stretch(self, cell: Cell) -> tuple[Bounds, range] | None:
        """The pill or box that a lane shows on a column, and the columns that it covers."""
        drawing, box = self.drawing, self.cell_box(cell)
        if drawing is None or box is None:
            return None
        for x, y, group in drawing.placed(_inside(box)):
            if group.owner == cell.lane and group.part == "pill":
                first = round((x - drawing.label_width) / drawing.column_width)
                return group.bounds.moved(x, y), range(first, first + group.reach + 1)
        return None

    def in_cell(self, cell: Cell) -> list[str]:
        """The cards that lie in a cell, also those that span over it, from top to bottom."""
        drawing, box = self.drawing, self.cell_box(cell)
        row = self.row_of(cell.lane)
        if drawing is None or box is None:
            return []
        found = [
            (y + group.bounds.top, group.owner)
            for x, y, group in drawing.placed(_inside(box))
            if group.part == "card"
            and group.row == row
            and group.bounds.moved(x, y).meets(_inside(box))
        ]
        return [owner for _, owner in sorted(found)]

    def _is_phase_link(self, identity: str) -> bool:
        record = self.document.get(identity)
        return isinstance(record, Link) and isinstance(self.document.get(record.source), Phase)


def disc_of(group: Group) -> Bounds:
    """The round of a node's group, from the ends of its curves."""
    shape = next((op for op in group.ops if isinstance(op, Shape)), None)
    ends = [segment[-2:] for segment in shape.segments if len(segment) > 2] if shape else []
    xs = [x for x, _ in ends if isinstance(x, float | int)]
    ys = [y for _, y in ends if isinstance(y, float | int)]
    return Bounds(min(xs), min(ys), max(xs), max(ys)) if xs and ys else group.bounds


def _inside(cell: Bounds) -> Bounds:
    """A cell without its borders, where its neighbours' things may lie."""
    return Bounds(cell.left + 20, cell.top + 1, cell.right - 20, cell.bottom - 1)
