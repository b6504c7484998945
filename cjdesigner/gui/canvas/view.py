"""The canvas of a project: shows the journey in view and is where it is edited.

It assembles the view of the sheet, what lies over it, mouse and keys, the text field and the
minimap; the first picture needs only the sheet, so the others are made when they are first asked
for. Rule it keeps: every edit is one verb run through the session, and a refusal is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

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
from cjdesigner.editing.session import Session
from cjdesigner.errors import CJDError
from cjdesigner.gui import later
from cjdesigner.gui.canvas.sheet import Cell, First, Next, Target
from cjdesigner.gui.canvas.sheet_view import SheetView
from cjdesigner.gui.tools.gesture import Picker, added
from cjdesigner.layout.hit import Hit, hit
from cjdesigner.layout.map import MapLayout
from cjdesigner.layout.rows import TITLE_ROW
from cjdesigner.layout.theme import Theme
from cjdesigner.model.change import Change, Label
from cjdesigner.model.records import Lane, Phase
from cjdesigner.words import Language

if TYPE_CHECKING:
    from cjdesigner.gui.canvas.handles import Handle
    from cjdesigner.gui.canvas.inplace import InPlace
    from cjdesigner.gui.canvas.keys import Keys
    from cjdesigner.gui.canvas.minimap import Minimap
    from cjdesigner.gui.canvas.over import Over
    from cjdesigner.gui.canvas.pointing import Pointing

MODES = ("select", "connect", "card")
_SLACK = 4.0


class CanvasView(SheetView):
    """One project on the canvas.

    ``told`` brings a sentence and whether it is a refusal, ``menu_wanted`` the kind of what the
    right button was pressed on and where (global).
    """

    mode_changed = Signal(str)
    told = Signal(str, bool)
    menu_wanted = Signal(str, QPoint)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        ready: MapLayout | None = None,
    ) -> None:
        """``ready`` is the layout of the session's journey, where it has been made already."""
        super().__init__(session, theme, parent, ready)
        self.mode = "select"
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Journey map", "the canvas, for a screen reader"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.cell_changed.connect(self._cell_changed)
        self.show_again()

    @property
    def language(self) -> Language:
        """The language of the interface."""
        return "nl" if QLocale().language() == QLocale.Language.Dutch else "en"

    # -- its parts -----------------------------------------------------------------------------

    @cached_property
    def over(self) -> Over:
        """What lies over the map."""
        return later.over()(self)

    @cached_property
    def pointing(self) -> Pointing:
        """What the mouse does."""
        return later.pointing()(self)

    @cached_property
    def keys(self) -> Keys:
        """What the keys do."""
        return later.keys()(self)

    @cached_property
    def in_place(self) -> InPlace:
        """The field in which a text is typed."""
        field = later.in_place()(self)
        self.moved.connect(field.lay)
        return field

    @cached_property
    def minimap(self) -> Minimap:
        """The map in small."""
        small = later.minimap()(self)
        small.renew()
        return small

    def equip(self) -> None:
        """Make all parts now, so that no hand waits for them."""
        _ = self.over, self.pointing, self.keys, self.in_place, self.minimap

    def _has(self, part: str) -> bool:
        """Whether a part has been made; one that has not need hear of nothing."""
        return part in vars(self)

    # -- what is shown -------------------------------------------------------------------------

    def use_theme(self, theme: Theme) -> None:
        """Take other colours."""
        if self._has("over"):
            self.over.use_theme(theme)
        super().use_theme(theme)

    def leave_journey(self) -> None:
        if self._has("in_place"):
            self.in_place.check()
            self.in_place.take()

    def hand_changed(self) -> None:
        self.over.renew()
        self.over.describe()

    def _cell_changed(self) -> None:
        if self.cell is not None:
            self.over.describe()

    def map_changed(self) -> None:
        if self._has("pointing"):
            self.pointing.cancel()
        if self._has("over"):
            self.over.renew()
            self.over.describe()
        if self._has("minimap"):
            self.minimap.renew()
        if self._has("in_place"):
            self.in_place.check()

    def zoom_to(self, zoom: float) -> None:
        """Zoom to a share of the natural size, 1.0 being one pixel a point."""
        self.set_zoom(zoom)

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
            self.told.emit(words.say_error(refusal, self.language), True)
            return False

    def say(self, label: Label) -> str:
        """A sentence of the rooms that know no Qt, in the language of the interface."""
        return words.say(label.key, self.language, **dict(label.arguments))

    def edit(self, target: Target, typed: str = "", *, fresh: bool = False) -> bool:
        """Open a text for typing in place; whether there is one, or may be once it is laid out.

        ``typed`` replaces it.

        The text of a ``fresh`` thing is the first in a row: Enter begins the next thing.
        """
        if self.laying.busy:
            self.laying.then(lambda: self.edit(target, typed, fresh=fresh))
            return True
        if self.in_place.open(target, typed, fresh=fresh):
            return True
        if isinstance(target, Cell):
            lane = self.sheet.document.get(target.lane)
            if isinstance(lane, Lane) and not later.writing().typed_field(lane):
                self.told.emit(self.tr("Choose it in the panel of the touchpoint."), True)
                self.select((target.column,))
        return False

    def open_text(self, identity: str) -> None:
        """Let the text of a thing that has just been added be typed."""
        self.edit(identity, fresh=True)

    def write(self, target: Target, text: str) -> None:
        """Take a text that was typed for a thing or cell, as one step."""

        writing = later.writing()

        def verb() -> Change:
            change: Change = writing.taken(self.sheet, target, text)
            return change

        if isinstance(target, Next | First):
            self.run(verb, added)
        elif isinstance(target, Cell):
            self.run(verb, writing.new_card)
            if self.session.selection:
                self.set_cell(None)
        else:
            self.run(verb)

    def delete_selected(self) -> bool:
        """Delete what is selected; whether there was anything."""
        chosen = self.session.selection
        if chosen:
            self.run(lambda: later.deletion()(self.sheet.document, chosen))
        return bool(chosen)

    def use_handle(self, handle: Handle) -> None:
        """Add what a + stands for, and open it for typing."""
        if self.run(lambda: self.over.addition(handle), added):
            self.show_place(self.session.selection)
            self.open_text(self.session.selection[0])

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

    def first_at(self, found: Hit) -> First | None:
        """Where a phase without touchpoints has a place for the first one, if a hit lies there."""
        if found.part != "empty" or found.row != TITLE_ROW or found.column is None:
            return None
        column = self.sheet.column_id(found.column)
        return First(column) if isinstance(self.sheet.document.get(column), Phase) else None

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

    def let_go(self) -> None:
        if self._has("pointing"):
            self.pointing.cancel()

    def gesture_over(self) -> None:
        """Forget what a gesture showed."""
        if self._has("over"):
            self.over.gesture_over()
            self.viewport().update()

    # -- events --------------------------------------------------------------------------------

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        # nothing lies over a map before somebody has a hand in it
        if self.place is not None or self._has("over"):
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
        elif self.laying.busy or not self.keys.pressed(event):
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
        if self._has("pointing"):
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
        kind = "cell" if isinstance(target, Cell) else ""
        self.menu_wanted.emit(record.type if record is not None else kind, where)
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.pointing.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.pointing.over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.pointing.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        self.pointing.drop(event)
