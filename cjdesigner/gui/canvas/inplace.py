"""Keeps the text field over its place on the map while the map is scrolled, zoomed or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt

from cjdesigner.gui.canvas import writing
from cjdesigner.gui.canvas.editor import TextEditor
from cjdesigner.gui.canvas.sheet import Cell

if TYPE_CHECKING:
    from cjdesigner.gui.canvas.view import CanvasView

# text narrower than this cannot be typed comfortably, in pixels
_NARROWEST = 104.0


class InPlace(QObject):
    """The one text field of a canvas, open or not."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._target: str | Cell | None = None
        self.editor: TextEditor | None = None

    def open(self, target: str | Cell, typed: str = "") -> bool:
        """Let the text of a record or cell be typed; whether there is one."""
        self.take()
        field = writing.field_of(self._view.sheet, target)
        if field is None:
            return False
        self._view.reveal(field.box)
        accent = self._view.theme.colours["accent"]
        self._target = target
        self.editor = TextEditor(field, accent, self._view.viewport())
        self.editor.taken.connect(self._taken)
        self.editor.left.connect(self._left)
        self.lay()
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed:
            self.editor.begin_with(typed)
        return True

    def lay(self) -> None:
        """Lay the field over its place again."""
        editor = self.editor
        if editor is None:
            return
        camera = self._view.camera()
        box = camera.box(editor.field.box)
        wide = max(box.right - box.left, _NARROWEST)
        left = min(box.left, camera.width - wide - 2)
        if editor.field.centred:
            left = (box.left + box.right - wide) / 2
        editor.lay_over(QRectF(left, box.top, wide, box.bottom - box.top), camera.zoom)

    def check(self) -> None:
        """After an edit from elsewhere: a field whose record is gone closes."""
        if self._target is None or self.editor is None:
            return
        identity = self._target.lane if isinstance(self._target, Cell) else self._target
        if identity not in self._view.sheet.document:
            self.editor.leave()

    def take(self) -> None:
        """Take what has been typed, if a field is open."""
        if self.editor is not None:
            self.editor.take()

    def _taken(self, text: str, way: int) -> None:
        target = self._target
        self._close()
        if target is None:
            return
        view = self._view
        view.write(target, text)
        if way:
            view.keys.go("right" if way > 0 else "left")

    def _left(self) -> None:
        self._close()

    def _close(self) -> None:
        editor, self.editor, self._target = self.editor, None, None
        if editor is not None:
            had_focus = editor.hasFocus()
            editor.hide()
            editor.deleteLater()
            if had_focus:
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._view.viewport().update()
