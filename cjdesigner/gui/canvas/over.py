"""What lies over the map of a canvas: selection, hover, handles, gestures; and what it says.

It decides what is to be seen; ``overlay`` paints it. What is found on the map is kept until map or
selection change, so that a frame of a drag costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QTransform

from cjdesigner.editing import phases, touchpoints
from cjdesigner.gui.canvas import handles
from cjdesigner.gui.canvas.ghosts import Ghosts
from cjdesigner.gui.canvas.handles import Handle
from cjdesigner.gui.canvas.marks import Marks, marks_of
from cjdesigner.gui.canvas.overlay import Overlay
from cjdesigner.gui.canvas.sheet import Cell
from cjdesigner.gui.canvas.spoken import spoken
from cjdesigner.gui.tools.linking import anchor, end_box
from cjdesigner.layout.hit import Hit
from cjdesigner.layout.theme import Theme
from cjdesigner.model.change import Change
from cjdesigner.model.records import Touchpoint

if TYPE_CHECKING:
    from cjdesigner.gui.canvas.camera import Camera
    from cjdesigner.gui.canvas.view import CanvasView

_SIDEWAYS = ("chevron_edge", "card_edge_left", "card_edge_right", "pill_edge_left",
             "pill_edge_right")  # fmt: skip
_HOVERED = ("chevron", "title", "node", "card", "link", "lane")
_NOWHERE = Hit("", "empty")


class Over:
    """What is shown over the map, for one canvas."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._brush = Overlay(view.theme, view.font())
        self._ghosts = Ghosts()
        self._marks: Marks | None = None
        self._hit = _NOWHERE
        self._at: QPointF | None = None
        self._handle: Handle | None = None

    def use_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._brush = Overlay(theme, self._view.font())

    def renew(self) -> None:
        """Map or selection have changed."""
        self._marks = None
        self._hit = _NOWHERE
        self._handle = None

    def gesture_over(self) -> None:
        """Nothing is dragged any more."""
        self._ghosts.forget()

    def hover(self, position: QPointF) -> None:
        """The pointer is here."""
        view = self._view
        found = view.hit_at(position)
        handle = self.handle_at(view.camera(), position)
        near = list(self._near(view.camera()))
        before, self._at = self._at, position
        moved = (found, handle) != (self._hit, self._handle)
        if before is None or moved or near != list(self._near(view.camera())):
            view.viewport().update()
        self._hit, self._handle = found, handle

    def handle_at(self, camera: Camera, position: QPointF) -> Handle | None:
        """The handle under a pixel of the viewport."""
        here = (position.x(), position.y())
        for handle in self.handles(camera, position):
            if handle.holds(camera, *here):
                return handle
        return None

    def handles(self, camera: Camera, position: QPointF | None = None) -> Iterator[Handle]:
        """The handles that show now, with the pointer where it was last or at ``position``."""
        view = self._view
        sheet = view.sheet
        if view.mode == "select":
            yield from self._near(camera, position)
            yield from handles.end_handles(sheet, camera)
        for touchpoint in self._linkable():
            handle = handles.link_handle(sheet, camera, touchpoint)
            if handle is not None:
                yield handle

    def cursor(self, position: QPointF | None) -> Qt.CursorShape:
        """The cursor for what the pointer would do here."""
        view = self._view
        if view.pointing.pan_key:
            return Qt.CursorShape.OpenHandCursor
        if position is None:
            return Qt.CursorShape.ArrowCursor
        if self._handle is not None:
            return Qt.CursorShape.PointingHandCursor
        if view.mode == "connect":
            return Qt.CursorShape.CrossCursor
        if self._hit.part in _SIDEWAYS:
            return Qt.CursorShape.SizeHorCursor
        if self._hit.part == "node":
            return Qt.CursorShape.PointingHandCursor
        if view.mode == "card" and self._hit.part == "cell":
            return Qt.CursorShape.IBeamCursor
        return Qt.CursorShape.ArrowCursor

    def addition(self, handle: Handle) -> Change:
        """The change that a + stands for."""
        sheet = self._view.sheet
        if handle.kind == "add_phase":
            return phases.add(sheet.document, sheet.journey, handle.gap)
        return touchpoints.add(sheet.document, handle.owner, handle.gap)

    def middle_of(self, place: str | Cell) -> QPointF:
        """The middle of a thing or cell, in pixels of the viewport."""
        sheet, camera = self._view.sheet, self._view.camera()
        box = sheet.cell_box(place) if isinstance(place, Cell) else sheet.box(place)
        if box is None:
            return QPointF(camera.width / 2, camera.height / 2)
        shown = camera.box(box)
        return QPointF((shown.left + shown.right) / 2, (shown.top + shown.bottom) / 2)

    def describe(self) -> None:
        """Tell assistive programs what is in hand."""
        view = self._view
        places = (view.cell,) if view.cell is not None else view.session.selection[:5]
        known = places if view.sheet.drawing is not None else ()
        said = [spoken(view.sheet, place, view.language) for place in known]
        text = "; ".join(said)
        if text != view.accessibleDescription():
            view.setAccessibleDescription(text)
            changed = QAccessible.Event.DescriptionChanged
            QAccessible.updateAccessibility(QAccessibleEvent(view, changed))

    def paint(self, painter: QPainter) -> None:
        """Paint all of it."""
        view = self._view
        if view.sheet.drawing is None:
            return
        camera = view.camera()
        painter.save()
        try:
            painter.setWorldTransform(QTransform())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, camera)
        finally:
            painter.restore()

    # -- inside --------------------------------------------------------------------------------

    def _paint(self, painter: QPainter, camera: Camera) -> None:
        view = self._view
        pointing = view.pointing
        if not pointing.busy:
            self._paint_hover(painter, camera)
        if view.in_place.editor is None:
            if self._marks is None:
                self._marks = Marks(view.sheet, view.session.selection)
            self._brush.outlines(painter, camera, self._marks.seen(camera.seen(), camera.zoom))
            box = view.sheet.cell_box(view.cell) if view.cell is not None else None
            if box is not None:
                self._brush.cell(painter, camera, box, view.hasFocus())
        if view.keys.source is not None:
            self._paint_source(painter, camera, view.keys.source)
        if pointing.busy:
            feedback = pointing.feedback
            if feedback.ghost is not None:
                ratio = view.viewport().devicePixelRatioF()
                self._ghosts.paint(painter, camera, view.sheet, feedback.ghost, ratio)
            self._brush.feedback(painter, camera, feedback, pointing.at)
        elif view.in_place.editor is None:
            for handle in self.handles(camera, self._at):
                handles.paint_handle(painter, camera, handle, view.theme, handle == self._handle)

    def _paint_hover(self, painter: QPainter, camera: Camera) -> None:
        view, found = self._view, self._hit
        part = found.part.split("_")[0]
        if not found.owner or found.owner in view.session.selection or part not in _HOVERED:
            return
        for mark in marks_of(view.sheet, found.owner):
            if mark.part == part:
                self._brush.hover(painter, camera, mark)

    def _paint_source(self, painter: QPainter, camera: Camera, source: str) -> None:
        """A link that is being drawn by keyboard: from its source to what is selected."""
        view = self._view
        start = anchor(view, source)
        box = end_box(view.sheet, source)
        if start is None or box is None:
            return
        self._brush.lit(painter, camera, (box,))
        here = view.place
        end = anchor(view, here) if isinstance(here, str) and here != source else None
        if end is not None:
            self._brush.rubber(painter, camera, (*start, *end))

    def _near(self, camera: Camera, position: QPointF | None = None) -> Iterator[Handle]:
        position = position or self._at
        if position is not None:
            x, y = camera.to_map(position.x(), position.y())
            yield from handles.near_handles(self._view.sheet, camera, x, y)

    def _linkable(self) -> Iterator[str]:
        """The touchpoints on whose nodes the link handle shows: hovered, and selected alone."""
        view = self._view
        document = view.sheet.document
        found = self._hit.owner if self._hit.part in ("node", "title") else ""
        if not found and self._handle is not None and self._handle.kind == "connect":
            # the pointer has gone from the node to its handle
            found = self._handle.owner
        chosen = view.session.selection
        for identity in dict.fromkeys((found, *(chosen if len(chosen) == 1 else ()))):
            if isinstance(document.get(identity), Touchpoint):
                yield identity
