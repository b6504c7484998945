"""Keeps the text field over its place on the map while the map is scrolled, zoomed or changed.

A workshop is typed as fast as it talks: after a text that makes something new, Enter opens the next
one of its kind and Tab the next column. What is opened so is nothing before something is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt

from cjdesigner.gui.canvas import writing
from cjdesigner.gui.canvas.editor import TextEditor, Way
from cjdesigner.gui.canvas.sheet import Cell, First, Next, Target
from cjdesigner.gui.typed import Typed
from cjdesigner.model.change import Change
from cjdesigner.model.records import Card, Link, Phase, Touchpoint

if TYPE_CHECKING:
    from cjdesigner.gui.canvas.view import CanvasView

# text narrower than this cannot be typed comfortably, in pixels
_NARROWEST = 104.0


class InPlace(QObject):
    """The one text field of a canvas, open or not."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._target: Target | None = None
        self._fresh = False
        self.editor: TextEditor | None = None
        self._typed = Typed(view.session, self._meant, self)

    def open(self, target: Target, typed: str = "", *, fresh: bool = False) -> bool:
        """Let the text of a record or cell be typed; whether there is one.

        A ``fresh`` record has just been added, and Enter goes on to the next one.
        """
        self.take()
        field = writing.field_of(self._view.sheet, target)
        if field is None:
            return False
        field = field._replace(hint=field.hint or self._hint(target))
        self._view.reveal(field.box)
        accent = self._view.theme.colours["accent"]
        self._target, self._fresh = target, fresh
        self.editor = TextEditor(field, accent, self._view.viewport())
        self.editor.taken.connect(self._taken)
        self.editor.left.connect(self._left)
        self.editor.textChanged.connect(self._typed.again)
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
        if self.editor is not None and not self._leave_what_is_gone(self.editor):
            self._typed.again()

    def take(self) -> None:
        """Take what has been typed, if a field is open."""
        if self.editor is not None and not self._leave_what_is_gone(self.editor):
            self.editor.take()

    def _leave_what_is_gone(self, editor: TextEditor) -> bool:
        """Leave a field that has nowhere left to put its text; whether it was such a one."""
        gone = self._target is None or _home(self._target) not in self._view.sheet.document
        if gone:
            editor.leave()
        return gone

    def _taken(self, text: str, way: Way) -> None:
        target, fresh = self._target, self._fresh
        self._close()
        if target is None:
            return
        view = self._view
        view.write(target, text)
        self._typed.over()
        if way == "away" or view.laying.busy:
            return
        new = fresh or not isinstance(target, str)
        following = self._following(target, way, bool(text.strip())) if new else None
        if following is not None and self.open(following):
            text = self.tr("Enter: the next one.  Tab: one column on.  Esc: done.")
            view.told.emit(text, False)
        elif way != "enter":
            view.keys.go("right" if way == "on" else "left")
        elif isinstance(target, Cell) and not text.strip():
            view.go_to(target)

    def _meant(self) -> Change:
        """What leaving the field now would do."""
        assert self._target is not None
        assert self.editor is not None
        return writing.taken(self._view.sheet, self._target, self.editor.text)

    def _following(self, target: Target, way: Way, typed: bool) -> Target | None:
        """What is opened after something new has been typed; ``None`` where the row ends."""
        sheet = self._view.sheet
        if isinstance(target, Cell):
            return writing.cell_beside(sheet, target, way, typed)
        # what has just been made of a place is selected
        chosen = (target,) if isinstance(target, str) else sheet.session.selection
        record = sheet.document.get(chosen[0]) if chosen else None
        match record:
            case Card():
                column = record.first if way == "back" else record.last
                return writing.cell_beside(sheet, Cell(record.lane, column), way, typed)
            case Touchpoint() if typed and way != "back":
                return writing.touchpoint_after(sheet, record.id, way)
            case Phase() if typed and way != "back":
                return Next(record.id)
        return None

    def _hint(self, target: Target) -> str:
        """What stands in a field before something is typed."""
        document = self._view.sheet.document
        match target:
            case First():
                return self.tr("First touchpoint")
            case Next():
                phase = isinstance(document.get(target.after), Phase)
                return self.tr("Next phase") if phase else self.tr("Next touchpoint")
        link = isinstance(target, str) and isinstance(document.get(target), Link)
        return self.tr("when does this happen?") if link else ""

    def _left(self) -> None:
        target = self._target
        self._close()
        self._typed.over()
        if isinstance(target, Cell) and target.lane in self._view.sheet.document:
            # what is typed now begins another card, and goes over none
            self._view.go_to(target)

    def _close(self) -> None:
        editor, self.editor, self._target = self.editor, None, None
        self._typed.stop()
        if editor is not None:
            had_focus = editor.hasFocus()
            editor.hide()
            editor.deleteLater()
            if had_focus:
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._view.viewport().update()


def _home(target: Target) -> str:
    """The record without which there is nothing to be typed."""
    return target if isinstance(target, str) else target[0]
