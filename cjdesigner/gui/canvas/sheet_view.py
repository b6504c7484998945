"""The view of the session's journey: laid out, painted again after an edit, and what is in hand.

What is in hand is the selection of the session, or an empty cell, which is no record and therefore
known here alone. Every edit comes back from the session as one notification; only what it touched
is laid out and painted again, and what was undone is brought into sight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from math import floor

from PySide6.QtCore import QEvent, QPointF, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from cjdesigner.editing.session import DocumentChanged, Session
from cjdesigner.gui import later
from cjdesigner.gui.canvas import camera as cameras
from cjdesigner.gui.canvas.laying import Laying
from cjdesigner.gui.canvas.map_view import DESK, MapView
from cjdesigner.gui.canvas.painting import slices
from cjdesigner.gui.canvas.sheet import Cell, Sheet
from cjdesigner.layout.map import MapLayout
from cjdesigner.layout.metrics import SCREEN, Look, plain_look
from cjdesigner.layout.theme import Theme
from cjdesigner.model.change import Change
from cjdesigner.model.records import Persona

# how a journey is first looked at is kept within these zooms
_FIRST_ZOOM = (0.67, 1.25)
_BY_HAND = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.DragEnter,
    QEvent.Type.NativeGesture,
)


class SheetView(MapView):
    """Shows the journey that the session looks at. ``cell_changed``: another cell is in hand."""

    cell_changed = Signal()

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        ready: MapLayout | None = None,
    ) -> None:
        super().__init__(slices, theme, parent)
        self.session = session
        self.sheet = Sheet(session, Look(theme), ready)
        self.laying = Laying(self, self.sheet)
        self.laying.laid.connect(self._laid)
        self._persona: str | None = None
        self._cell: Cell | None = None
        self._places: dict[str, tuple[float, float, float]] = {}
        self._looked = False
        self._on_paper = False
        self._stop: tuple[Callable[[], None], ...] = (
            session.subscribe(self._document_changed),
            session.subscribe_selection(self._selection_changed),
        )

    def close_down(self) -> None:
        """Listen no longer: the window goes."""
        for stop in self._stop:
            stop()
        self._stop = ()
        self.laying.leave()

    # -- what is shown -------------------------------------------------------------------------

    def use_theme(self, theme: Theme) -> None:
        """Take other colours."""
        same = hasattr(self, "sheet") and theme == self.sheet.look.theme
        super().use_theme(theme)
        if same or (hasattr(self, "sheet") and self._on_paper):
            self.map_changed()
        elif hasattr(self, "sheet"):
            self.show_again()

    def set_paper_view(self, on: bool) -> None:
        """Show the map with the measures and colours of its paper, or those of the screen.

        The columns that were in sight stay so, although they become wider or narrower.
        """
        column = self._first_column()
        self._on_paper = on
        self.show_again()
        self.laying.then(
            lambda: self.scroll_by((column - self._first_column()) * self._column_width(), 0.0)
        )

    def show_journey(self, journey: str) -> None:
        """Look at another journey; ``KeyError`` where there is none of that id."""
        self.session.view(journey)
        self.follow_session()

    def follow_session(self) -> None:
        """Look at the session's journey, where it was last looked at."""
        if self.session.journey == self.sheet.journey:
            return
        self.leave_journey()
        if self.drawing is not None:
            across = self.viewportTransform()
            self._places[self.sheet.journey] = (self.zoom, across.dx(), across.dy())
        self._cell = None
        self.show_again()
        self.laying.then(self._begin_where_left)

    def show_again(self) -> None:
        """Lay out and paint everything anew; what takes long is laid out beside the window."""
        session = self.session
        if self._on_paper:
            self.sheet.metrics = later.paper_measures()(session.document, session.journey)
            self.sheet.look = plain_look()
        else:
            self.sheet.metrics, self.sheet.look = SCREEN, Look(self.theme)
        if self.sheet.takes_long():
            self._lay_beside()
        else:
            self.sheet.lay_out()
            self._laid()
            self.laying.leave_off()

    def show_place(self, ids: Iterable[str]) -> None:
        """Scroll so that the first of these things can be seen."""
        first = next(iter(ids), None)
        if first is not None:
            self.laying.then(partial(self._reveal, first))

    def middle(self) -> QPointF:
        """What is in hand stays where it is seen while the map is zoomed by keys."""
        here = self.place
        box = self.sheet.cell_box(here) if isinstance(here, Cell) else self.sheet.box(here or "")
        if box is not None:
            camera = self.camera()
            shown = camera.box(box)
            point = QPointF((shown.left + shown.right) / 2, (shown.top + shown.bottom) / 2)
            if self.viewport().rect().contains(point.toPoint()):
                return point
        return super().middle()

    def leave_journey(self) -> None:
        """Another journey comes into view: finish what concerns this one."""

    def map_changed(self) -> None:
        """The map that is shown has changed."""

    def hand_changed(self) -> None:
        """Something else is selected."""

    # -- what is in hand -----------------------------------------------------------------------

    @property
    def cell(self) -> Cell | None:
        """The empty cell that is in hand: its lane and column."""
        return self._cell

    @property
    def persona(self) -> str | None:
        """Whose line the hands are at: the persona taken hold of last, or the first one here."""
        here = self.sheet.layout.travellers if self.sheet.drawing else ()
        known = [traveller.persona for traveller in here]
        return self._persona if self._persona in known else next(iter(known), None)

    @persona.setter
    def persona(self, persona: str | None) -> None:
        self._persona = persona

    def set_cell(self, cell: Cell | None) -> None:
        """Take another cell in hand."""
        if cell != self._cell:
            self._cell = cell
            self.cell_changed.emit()
            self.viewport().update()

    @property
    def place(self) -> str | Cell | None:
        """Where the keyboard is: the cell in hand, or the thing that was selected last."""
        if self._cell is not None:
            return self._cell
        return self.session.selection[-1] if self.session.selection else None

    def go_to(self, place: str | Cell) -> None:
        """Select a thing or take a cell in hand, and bring it into sight."""
        if isinstance(place, Cell):
            self.select(())
            self.set_cell(place)
            box = self.sheet.cell_box(place)
            if box is not None:
                self.reveal(box)
        else:
            self.select((place,))
            self.show_place((place,))

    def select(self, ids: Iterable[str]) -> None:
        """Select these things and let go of the cell."""
        self.set_cell(None)
        self.session.select(ids)

    def select_all(self) -> None:
        """Select every touchpoint and card of the journey."""
        sheet = self.sheet
        phases = [phase.id for phase in sheet.document.phases(sheet.journey)]
        ids = [one.id for phase in phases for one in sheet.document.touchpoints(phase)]
        ids += [card.id for lane in sheet.lanes() for card in sheet.document.cards(lane.id)]
        self.select(ids)

    # -- events --------------------------------------------------------------------------------

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom so that the point of the map under ``at`` (viewport pixels) stays there."""
        self._looked = True
        super().set_zoom(zoom, at)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in _BY_HAND:
            self._looked = True
        return super().viewportEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look_first()

    def _document_changed(self, event: DocumentChanged) -> None:
        self._looked = True
        if self.session.journey != self.sheet.journey:
            self.follow_session()
        elif self.laying.busy:
            self.laying.heed(event.change)
        elif self.sheet.update_takes_long(event.change):
            self._lay_beside()
        else:
            damage = self.sheet.update(event.change)
            drawing = self.sheet.drawing
            if drawing is not None:
                self.show_change(drawing, None if damage.whole else damage.areas)
            self.map_changed()
        if self._cell is not None and self.sheet.cell_box(self._cell) is None:
            self.set_cell(None)
        if event.cause != "do":
            self.laying.then(
                lambda: self.show_place(self.session.selection or self._touched(event.change))
            )

    def _lay_beside(self) -> None:
        """Until it is laid out the map stays in sight, unless it is another one."""
        self.leave_journey()
        if self.session.journey != self.sheet.journey:
            self.show_nothing()
        self.laying.begin()
        self.map_changed()

    def _laid(self) -> None:
        drawing = self.sheet.drawing
        if drawing is not None:
            self.show_drawing(drawing)
        self.map_changed()

    def _reveal(self, identity: str) -> None:
        box = self.sheet.box(identity)
        if box is not None:
            self.reveal(box)

    def _first_column(self) -> float:
        """How many columns lie to the left of what is in sight."""
        drawing, camera = self.drawing, self.camera()
        wide = self._column_width()
        return (camera.seen().left - drawing.label_width) * camera.zoom / wide if drawing else 0.0

    def _column_width(self) -> float:
        """In pixels."""
        drawing = self.drawing
        return drawing.column_width * self.zoom if drawing else 1.0

    def _selection_changed(self, _selection: tuple[str, ...]) -> None:
        self.follow_session()
        if self.session.selection:
            self.set_cell(None)
            last = self.session.document.get(self.session.selection[-1])
            if isinstance(last, Persona):
                self.persona = last.id
        self.hand_changed()
        self.viewport().update()

    def _touched(self, change: Change) -> list[str]:
        """The first thing of a change that is on the map now."""
        there = (edit.id for edit in change.edits if self.sheet.box(edit.id) is not None)
        return list(islice(there, 1))

    def _look_first(self) -> None:
        """The first look, again for every size of the window until somebody takes a hand."""
        if not self._looked and self.isVisible():
            self._begin_where_left()
            self._looked = False

    def _begin_where_left(self) -> None:
        known = self._places.get(self.sheet.journey)
        zoom, left, top = known or (self._first_zoom(), DESK, DESK)
        self.set_zoom(zoom)
        across = self.viewportTransform()
        self.scroll_by(across.dx() - left, across.dy() - top)

    def _first_zoom(self) -> float:
        """All of the map where it can be read so; else all its lanes, clear of the map in small."""
        drawing = self.sheet.drawing
        if drawing is None:
            return 1.0
        size = self.maximumViewportSize()
        room = size.width() - 2 * DESK, size.height() - 2 * DESK
        wanted = min(room[0] / drawing.width, room[1] / drawing.height)
        if wanted < 1.0:
            _, small = cameras.small_map(drawing.width, drawing.height)
            foot = small + cameras.SMALL_MAP_AWAY + self.horizontalScrollBar().sizeHint().height()
            wanted = (size.height() - DESK - foot) / drawing.height
        least, most = _FIRST_ZOOM
        return max(least, min(most, floor(wanted * 20) / 20))
