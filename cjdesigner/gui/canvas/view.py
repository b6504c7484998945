"""The canvas of a project: shows the journey in view and is where it is edited.

It assembles the view of the map, the sheet that lays it out, what lies over it, mouse and keys,
the text field and the minimap. Every edit goes through the session and comes back as one
notification; only what it touched is laid out and painted again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QLocale, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from cjdesigner import words
from cjdesigner.editing import selection
from cjdesigner.editing.session import DocumentChanged, Session
from cjdesigner.errors import CJDError
from cjdesigner.gui.canvas import writing
from cjdesigner.gui.canvas.handles import Handle
from cjdesigner.gui.canvas.inplace import InPlace
from cjdesigner.gui.canvas.keys import Keys
from cjdesigner.gui.canvas.map_view import MapView
from cjdesigner.gui.canvas.minimap import Minimap
from cjdesigner.gui.canvas.over import Over
from cjdesigner.gui.canvas.painting import slices
from cjdesigner.gui.canvas.pointing import Pointing
from cjdesigner.gui.canvas.sheet import Cell, Sheet
from cjdesigner.gui.tools.gesture import Picker, added
from cjdesigner.layout.hit import Hit, hit
from cjdesigner.layout.metrics import PAPER, SCREEN, Look
from cjdesigner.layout.theme import Theme
from cjdesigner.model.change import Change, Label
from cjdesigner.model.records import Lane
from cjdesigner.words import Language

MODES = ("select", "connect", "card")
_SLACK = 4.0


class CanvasView(MapView):
    """One project on the canvas.

    ``told`` brings a sentence and whether it is a refusal, ``menu_wanted`` the kind of what the
    right button was pressed on and where (global), ``cell_changed`` that another cell is in hand.
    """

    mode_changed = Signal(str)
    told = Signal(str, bool)
    menu_wanted = Signal(str, QPoint)
    cell_changed = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(slices, theme, parent)
        self.session = session
        self.sheet = Sheet(session, Look(theme))
        self.mode = "select"
        self.persona: str | None = None
        self._cell: Cell | None = None
        self._places: dict[str, tuple[float, float, float]] = {}
        self._stop: tuple[Callable[[], None], ...] = (
            session.subscribe(self._document_changed),
            session.subscribe_selection(self._selection_changed),
        )
        self.over = Over(self)
        self.pointing = Pointing(self)
        self.keys = Keys(self)
        self.in_place = InPlace(self)
        self.minimap = Minimap(self)
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Journey map", "the canvas, for a screen reader"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.moved.connect(self.in_place.lay)
        self._begin()

    def close_down(self) -> None:
        """Listen no longer: the window goes."""
        for stop in self._stop:
            stop()
        self._stop = ()

    # -- what is shown -------------------------------------------------------------------------

    def use_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().use_theme(theme)
        if hasattr(self, "over"):
            self.over.use_theme(theme)
            self.sheet.look = Look(theme)
            self.show_again()

    def set_paper_view(self, on: bool) -> None:
        """Show the map with the measures of paper, or those of the screen."""
        self.sheet.metrics = PAPER if on else SCREEN
        self.show_again()

    def show_journey(self, journey: str) -> None:
        """Look at another journey; ``KeyError`` where there is none of that id."""
        self.session.view(journey)
        self.follow_session()

    def follow_session(self) -> None:
        """Look at the session's journey, where it was last looked at."""
        if self.session.journey == self.sheet.journey:
            return
        self.in_place.take()
        self._remember()
        self._cell = None
        self.show_again()
        self._begin_where_left()

    def show_again(self) -> None:
        """Lay out and paint everything anew."""
        self.pointing.cancel()
        self.sheet.lay_out()
        drawing = self.sheet.drawing
        self.over.renew()
        travellers = self.sheet.layout.travellers if drawing else ()
        self.persona = travellers[0].persona if travellers else None
        if drawing is not None:
            self.show_drawing(drawing)
        self.minimap.renew()

    def zoom_to(self, zoom: float) -> None:
        """Zoom to a share of the natural size, 1.0 being one pixel a point."""
        self.set_zoom(zoom)

    def show_place(self, ids: Iterable[str]) -> None:
        """Scroll so that these things can be seen, the first of them for certain."""
        for identity in list(ids)[:1]:
            box = self.sheet.box(identity)
            if box is not None:
                self.reveal(box)

    # -- what is in hand -----------------------------------------------------------------------

    @property
    def cell(self) -> Cell | None:
        """The empty cell that is in hand: its lane and column."""
        return self._cell

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

    def set_mode(self, mode: str) -> None:
        """Work in another mode: select, connect or card."""
        if mode in MODES and mode != self.mode:
            self.pointing.cancel()
            self.keys.forget()
            self.mode = mode
            self.show_cursor(None)
            self.mode_changed.emit(mode)

    # -- edits ---------------------------------------------------------------------------------

    def run(self, verb: Callable[[], Change], select: Iterable[str] | Picker | None = None) -> bool:
        """Carry out one step; a refusal is told and changes nothing."""
        try:
            change = verb()
            chosen = select(change) if callable(select) else select
            return self.session.run(change, initiator=self, select=chosen)
        except CJDError as refusal:
            self.told.emit(words.say_error(refusal, self._language()), True)
            return False

    def say(self, label: Label) -> str:
        """A sentence of the rooms that know no Qt, in the language of the interface."""
        return words.say(label.key, self._language(), **dict(label.arguments))

    def edit(self, target: str | Cell, typed: str = "") -> bool:
        """Open a text for typing in place; whether there is one. ``typed`` replaces it."""
        if self.in_place.open(target, typed):
            return True
        if isinstance(target, Cell):
            lane = self.sheet.document.get(target.lane)
            if isinstance(lane, Lane) and not writing.typed_field(lane):
                self.told.emit(self.tr("Choose it in the panel of the touchpoint."), True)
                self.select((target.column,))
        return False

    def open_text(self, identity: str) -> None:
        """Let the text of a thing be typed."""
        self.edit(identity)

    def write(self, target: str | Cell, text: str) -> None:
        """Take a text that was typed for a thing or cell, as one step."""

        def verb() -> Change:
            return writing.taken(self.sheet, target, text)

        if isinstance(target, Cell):
            self.run(verb, writing.new_card)
            if self.session.selection:
                self.set_cell(None)
        else:
            self.run(verb)

    def delete_selected(self) -> bool:
        """Delete what is selected; whether there was anything."""
        chosen = self.session.selection
        if chosen:
            self.run(lambda: selection.delete(self.sheet.document, chosen))
        return bool(chosen)

    def use_handle(self, handle: Handle) -> None:
        """Add what a + stands for, and open it for typing."""
        if self.run(lambda: self.over.addition(handle), added):
            self.show_place(self.session.selection)
            self.edit(self.session.selection[0])

    # -- under the pointer ---------------------------------------------------------------------

    def hit_at(self, position: QPointF) -> Hit:
        """What of the map lies under a pixel of the viewport."""
        drawing = self.sheet.drawing
        if drawing is None:
            return Hit("", "empty")
        camera = self.camera()
        x, y = camera.to_map(position.x(), position.y())
        return hit(drawing, x, y, _SLACK / camera.zoom)

    def target_of(self, found: Hit) -> str | Cell | None:
        """What a hit selects: a thing, a cell, or nothing."""
        if found.part in ("cell", "pill", "pill_edge_left", "pill_edge_right"):
            if found.column is None or not found.owner:
                return None
            return Cell(found.owner, self.sheet.column_id(found.column))
        return found.owner or None

    def handle_at(self, position: QPointF) -> Handle | None:
        """The handle under a pixel of the viewport."""
        return self.over.handle_at(self.camera(), position)

    def hover(self, position: QPointF) -> None:
        """The pointer is here, with no button held."""
        self.over.hover(position)
        self.show_cursor(position)

    def show_cursor(self, position: QPointF | None) -> None:
        """Show by the cursor what the pointer would do here."""
        self.viewport().setCursor(self.over.cursor(position))

    def gesture_over(self) -> None:
        """Forget what a gesture showed."""
        if hasattr(self, "over"):
            self.over.gesture_over()
            self.viewport().update()

    # -- events --------------------------------------------------------------------------------

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        self.over.paint(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.pointing.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointing.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointing.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointing.double(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.pointing.pan_key = True
            if not event.isAutoRepeat():
                self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif not self.keys.pressed(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.pointing.pan_key = False
            self.show_cursor(None)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Tab goes through the grid while something is in hand, and on to the panels else
        if self.place is not None and self.keys.go("right" if forward else "left"):
            return True
        return super().focusNextPrevChild(forward)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString() and self.place is not None:
            self.edit(self.place, event.commitString())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointing.pan_key = False
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.pointing.cancel()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.pointing.cancel()
        target: str | Cell | None = self.place
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            target = self.target_of(self.hit_at(QPointF(self.viewport().mapFromGlobal(where))))
            if isinstance(target, Cell):
                self.select(())
                self.set_cell(target)
            elif target is None or target not in self.session.selection:
                self.select((target,) if target else ())
        elif target is not None:
            where = self.viewport().mapToGlobal(self.over.middle_of(target).toPoint())
        record = self.sheet.document.get(target) if isinstance(target, str) else None
        self.menu_wanted.emit(record.type if record is not None else "", where)
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.pointing.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.pointing.over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.pointing.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        self.pointing.drop(event)

    # -- what the session says -----------------------------------------------------------------

    def _document_changed(self, event: DocumentChanged) -> None:
        self.pointing.cancel()
        if self.session.journey != self.sheet.journey:
            self.follow_session()
        else:
            damage = self.sheet.update(event.change)
            self.over.renew()
            drawing = self.sheet.drawing
            if drawing is not None:
                self.show_change(drawing, None if damage.whole else damage.areas)
            self.minimap.renew()
        if self._cell is not None and self.sheet.cell_box(self._cell) is None:
            self.set_cell(None)
        self.in_place.check()
        if event.cause != "do":
            self.show_place(self.session.selection or self._touched(event.change))

    def _selection_changed(self, _selection: tuple[str, ...]) -> None:
        self.follow_session()
        if self.session.selection:
            self.set_cell(None)
        self.over.renew()
        self.over.describe()
        self.viewport().update()

    def _touched(self, change: Change) -> list[str]:
        """What of a change is on the map now."""
        return [edit.id for edit in change.edits if self.sheet.box(edit.id) is not None][:1]

    def _begin(self) -> None:
        self.show_again()
        self._begin_where_left()

    def _remember(self) -> None:
        across = self.viewportTransform()
        self._places[self.sheet.journey] = (self.zoom, across.dx(), across.dy())

    def _begin_where_left(self) -> None:
        zoom, left, top = self._places.get(self.sheet.journey, (self.zoom, 1e9, 1e9))
        self.set_zoom(zoom)
        across = self.viewportTransform()
        self.scroll_by(across.dx() - left, across.dy() - top)

    def _language(self) -> Language:
        return "nl" if QLocale().language() == QLocale.Language.Dutch else "en"
