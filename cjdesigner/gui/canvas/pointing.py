"""Mouse and drag and drop on the canvas: from presses and moves to gestures.

A press selects, six pixels make it a drag, and what was under the press says which gesture it is.
Escape, losing the focus, or an edit from elsewhere ends a gesture without a trace.
"""

from __future__ import annotations

import json
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent

from cjdesigner.editing.rules import Kind
from cjdesigner.gui import picturing
from cjdesigner.gui.canvas.handles import Handle
from cjdesigner.gui.canvas.sheet import Cell
from cjdesigner.gui.panels.dragging import MIME
from cjdesigner.gui.tools.band import Band
from cjdesigner.gui.tools.cells import CardDrag, LaneDrag, PillDrag, SpanDrag
from cjdesigner.gui.tools.columns import BorderDrag, NodeDrag, PhaseDrag, TouchpointDrag
from cjdesigner.gui.tools.dropping import KINDS, Drop, Dropping, PictureDrop
from cjdesigner.gui.tools.gesture import NOTHING, THRESHOLD, Feedback, Gesture, Pointer
from cjdesigner.gui.tools.linking import Connect
from cjdesigner.layout.hit import Hit
from cjdesigner.model.records import Card, Touchpoint

if TYPE_CHECKING:
    from cjdesigner.gui.canvas.view import CanvasView

_LONGEST_MIME = 1_000
# so near to the edge of the viewport a drag scrolls it, in pixels
_EDGE = 34.0
_TICK = 16
_FASTEST = 26.0


class Press(NamedTuple):
    """A button that went down: where, and what lay there."""

    pointer: Pointer
    hit: Hit
    target: str | Cell | None
    handle: Handle | None = None


class Pointing(QObject):
    """What the mouse is doing on a canvas."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._press: Press | None = None
        self._gesture: Gesture | None = None
        self._pan: QPointF | None = None
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_TICK)
        self._scrolling.timeout.connect(self._scroll_on)
        self.at = QPointF()
        self.feedback: Feedback = NOTHING
        self.pan_key = False

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None or self._pan is not None

    # -- buttons -------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        self.at = event.position()
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and self.pan_key):
            self._pan = event.position()
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        if not left or self._gesture is not None or self._view.sheet.drawing is None:
            return
        pointer = self._pointer(event)
        handle = self._view.handle_at(event.position())
        hit = self._view.hit_at(event.position())
        target = self._view.target_of(hit)
        self._press = Press(pointer, hit, target, handle)
        if handle is not None:
            return
        if isinstance(target, str):
            self._press_on(target, hit, pointer.extend)

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved, with or without a button held."""
        self.at = event.position()
        if self._pan is not None:
            way = event.position() - self._pan
            self._pan = event.position()
            self._view.scroll_by(-way.x(), -way.y())
            return
        if self._press is None and self._gesture is None:
            self._view.hover(event.position())
            return
        if self._gesture is None and self._press is not None:
            pressed = self._press.pointer
            away = hypot(self.at.x() - pressed.view_x, self.at.y() - pressed.view_y)
            if away < THRESHOLD:
                return
            self._gesture = self._begun(self._press)
            if self._gesture is None:
                return
        self._follow()

    def release(self, event: QMouseEvent) -> None:
        """A button came up."""
        self.at = event.position()
        if self._pan is not None:
            self._pan = None
            self._view.show_cursor(None)
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        press, gesture = self._press, self._gesture
        if gesture is not None:
            pointer = self._gesture_pointer()
            self.cancel()
            gesture.finish(pointer)
        elif press is not None:
            self._press = None
            self._click(press)
        self._view.hover(event.position())

    def double(self, event: QMouseEvent) -> None:
        """A double click: what lies there is opened for typing."""
        self._press = None
        if self._view.handle_at(event.position()) is not None:
            return
        found = self._view.hit_at(event.position())
        target = self._view.target_of(found) or self._view.first_at(found)
        if target is not None and event.button() == Qt.MouseButton.LeftButton:
            self._view.edit(target)

    def cancel(self) -> bool:
        """End what is under way, without a trace; whether there was anything."""
        busy = self._gesture is not None or self._press is not None
        self._gesture = None
        self._press = None
        self.feedback = NOTHING
        self._scrolling.stop()
        self._view.gesture_over()
        return busy

    # -- drag and drop -------------------------------------------------------------------------

    def enter(self, event: QDragEnterEvent) -> None:
        """Something is dragged over the canvas."""
        found, pictures = carried(event.mimeData()), picturing.carried(event.mimeData())
        if not (found or pictures) or self._view.sheet.drawing is None:
            event.ignore()
            return
        self.at = event.position()
        pointer = self._gesture_pointer()
        if found is not None:
            self._gesture = Drop(self._view, pointer, *found)
        else:
            self._gesture = PictureDrop(self._view, pointer, pictures)
        self._follow()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def over(self, event: QDragMoveEvent) -> None:
        """What is dragged moves on."""
        if not isinstance(self._gesture, Dropping):
            event.ignore()
            return
        self.at = event.position()
        self._follow()
        event.setDropAction(Qt.DropAction.CopyAction)
        if self._gesture.allowed:
            event.accept()
        else:
            event.ignore()

    def drop(self, event: QDropEvent) -> None:
        """It is let go."""
        gesture = self._gesture
        if not isinstance(gesture, Dropping):
            event.ignore()
            return
        self.at = event.position()
        pointer = self._gesture_pointer()
        self.cancel()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        gesture.finish(pointer)

    # -- inside --------------------------------------------------------------------------------

    def _press_on(self, target: str, hit: Hit, extend: bool) -> None:
        view = self._view
        if hit.part == "node":
            view.persona = hit.persona or None
        selection = view.session.selection
        if extend:
            kept = tuple(one for one in selection if one != target)
            view.select(kept if target in selection else (*selection, target))
        elif target not in selection:
            view.select((target,))
        else:
            view.set_cell(None)

    def _click(self, press: Press) -> None:
        view, cell = self._view, self._cell(press)
        if press.handle is not None:
            if view.handle_at(self.at) == press.handle:
                view.use_handle(press.handle)
        elif cell is not None:
            view.select(())
            view.set_cell(cell)
            if view.mode == "card":
                view.edit(cell)
        elif press.target is None:
            if not press.pointer.extend:
                view.select(())
                view.set_cell(None)
        elif isinstance(press.target, str) and not press.pointer.extend:
            view.select((press.target,))

    def _cell(self, press: Press) -> Cell | None:
        """The cell that a click takes in hand: an empty one, or one for a card below another."""
        view, target = self._view, press.target
        if isinstance(target, Cell):
            return target
        card = view.sheet.document.get(target or "")
        if view.mode == "card" and isinstance(card, Card) and press.hit.column is not None:
            return Cell(card.lane, view.sheet.column_id(press.hit.column))
        return None

    def _begun(self, press: Press) -> Gesture | None:
        """The gesture that begins with this press."""
        view, pressed, hit = self._view, press.pointer, press.hit
        if press.handle is not None:
            if press.handle.kind == "connect":
                return Connect(view, pressed, press.handle.owner)
            return None
        if view.mode == "connect" and hit.part in ("node", "title", "chevron", "chevron_edge"):
            return Connect(view, pressed, hit.owner)
        match hit.part:
            case "node":
                ids = self._with_selected(hit.owner, Touchpoint)
                return NodeDrag(view, pressed, hit.owner, hit.persona or None, ids)
            case "title":
                return TouchpointDrag(view, pressed, self._with_selected(hit.owner, Touchpoint))
            case "chevron":
                return PhaseDrag(view, pressed, hit.owner)
            case "chevron_edge":
                return BorderDrag(view, pressed, hit.owner)
            case "card":
                return CardDrag(view, pressed, self._with_selected(hit.owner, Card))
            case "card_edge_left":
                return SpanDrag(view, pressed, hit.owner, "left")
            case "card_edge_right":
                return SpanDrag(view, pressed, hit.owner, "right")
            case "pill_edge_left" if isinstance(press.target, Cell):
                return PillDrag(view, pressed, press.target, "left")
            case "pill_edge_right" if isinstance(press.target, Cell):
                return PillDrag(view, pressed, press.target, "right")
            case "lane":
                return LaneDrag(view, pressed, hit.owner)
        return Band(view, pressed)

    def _with_selected(self, owner: str, kind: type[Card] | type[Touchpoint]) -> tuple[str, ...]:
        """The things of this kind that are dragged, the one taken hold of first."""
        selection = self._view.session.selection
        if owner not in selection:
            return (owner,)
        document = self._view.sheet.document
        others = (one for one in selection if one != owner)
        return (owner, *(one for one in others if isinstance(document.get(one), kind)))

    def _follow(self) -> None:
        if self._gesture is None:
            return
        self.feedback = self._gesture.move(self._gesture_pointer())
        if any(self._pull()):
            if not self._scrolling.isActive():
                self._scrolling.start()
        else:
            self._scrolling.stop()
        self._view.viewport().update()

    def _scroll_on(self) -> None:
        dx, dy = self._pull()
        if self._gesture is None or not (dx or dy):
            self._scrolling.stop()
            return
        self._view.scroll_by(dx, dy)
        self._follow()

    def _pull(self) -> tuple[float, float]:
        """How fast a drag at the edge of the viewport scrolls it, in pixels a tick."""
        camera = self._view.camera()
        left = camera.body_left if isinstance(self._gesture, BAND_FREE) else camera.strip_left
        return (
            _speed(self.at.x(), max(left, 0.0), camera.width),
            _speed(self.at.y(), max(camera.body_top, 0.0), camera.height),
        )

    def _pointer(self, event: QMouseEvent) -> Pointer:
        camera = self._view.camera()
        x, y = camera.to_map(event.position().x(), event.position().y())
        extend = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        return Pointer(
            x, y, event.position().x(), event.position().y(), bool(event.modifiers() & extend)
        )

    def _gesture_pointer(self) -> Pointer:
        """The pointer for a gesture, which reaches under the lane labels held fast."""
        camera = self._view.camera()
        _, y = camera.to_map(self.at.x(), self.at.y())
        x = (self.at.x() - camera.left) / camera.zoom
        return Pointer(x, y, self.at.x(), self.at.y())


# gestures that go along the columns, and scroll where the columns begin
BAND_FREE = (NodeDrag, TouchpointDrag, PhaseDrag, BorderDrag, CardDrag, SpanDrag, PillDrag, Connect)


def carried(data: QMimeData) -> tuple[Kind, str] | None:
    """What of the palette is being dragged: its kind and which one it is; else ``None``."""
    if not data.hasFormat(MIME) or data.data(MIME).size() > _LONGEST_MIME:
        return None
    try:
        content = json.loads(bytes(data.data(MIME).data()))
    except ValueError:
        return None
    if not isinstance(content, dict) or content.get("kind") not in KINDS:
        return None
    identity = content.get("id", "")
    return (content["kind"], identity) if isinstance(identity, str) else None


def _speed(place: float, low: float, high: float) -> float:
    if high - low < 4 * _EDGE:
        return 0.0
    if place < low + _EDGE:
        return -_FASTEST * min(1.0, (low + _EDGE - place) / _EDGE) ** 2
    if place > high - _EDGE:
        return _FASTEST * min(1.0, (place - high + _EDGE) / _EDGE) ** 2
    return 0.0
