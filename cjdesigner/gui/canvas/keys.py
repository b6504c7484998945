"""The keyboard on the canvas: nothing needs the mouse.

Arrows go through the grid, or scroll where nothing is selected; with Alt they move the thing
itself, with Alt and Shift its border; with Ctrl up and down they raise and lower a level. Digits
set it. Enter, F2 and letters open a text; Tab goes on; Escape lets go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from cjdesigner.editing import cards, links, phases, selection
from cjdesigner.editing.experiences import set_level
from cjdesigner.gui.canvas import grid
from cjdesigner.gui.tools.gesture import added
from cjdesigner.model.change import Change
from cjdesigner.model.records import Card, Phase, Touchpoint

if TYPE_CHECKING:
    from cjdesigner.gui.canvas.view import CanvasView

_SCROLL = 60.0
_ARROWS: dict[int, tuple[grid.Direction, int, int]] = {
    Qt.Key.Key_Left: ("left", -1, 0),
    Qt.Key.Key_Right: ("right", 1, 0),
    Qt.Key.Key_Up: ("up", 0, -1),
    Qt.Key.Key_Down: ("down", 0, 1),
}
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ZOOM_IN = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)


class Keys:
    """What the keys do on a canvas. ``pressed`` says whether it was one of them."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._source: str | None = None

    @property
    def source(self) -> str | None:
        """Where the link leaves that is being drawn by keyboard."""
        return self._source

    def forget(self) -> None:
        """Draw no link any more."""
        self._source = None

    def pressed(self, event: QKeyEvent) -> bool:
        """A key went down."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ARROWS:
            return self._arrow(key, held)
        if held & _CTRL:
            return self._with_ctrl(event, key)
        if held & _ALT:
            return False
        if key == Qt.Key.Key_Escape:
            return self._let_go()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self._view.delete_selected()
        if key in _ENTER or key == Qt.Key.Key_F2:
            return self._enter(key)
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._go_on(-1 if key == Qt.Key.Key_Backtab or held & _SHIFT else 1)
        return self._typed(event.text())

    def go(self, way: grid.Direction, extend: bool = False) -> bool:
        """Move the selection one place through the grid."""
        here = self._view.place
        if here is None or self._view.laying.busy:
            return False
        there = grid.neighbour(self._view.sheet, here, way)
        if there is None:
            return True
        if extend and isinstance(there, str):
            kept = (one for one in self._view.session.selection if one != there)
            self._view.select((*kept, there))
            self._view.show_place((there,))
        else:
            self._view.go_to(there)
        return True

    def _arrow(self, key: int, held: Qt.KeyboardModifier) -> bool:
        way, dx, dy = _ARROWS[key]
        if held & _ALT:
            return self._border(dx) if held & _SHIFT else self._nudge(dx, dy)
        if held & _CTRL:
            return self._raise(-dy) if dy else False
        if self.go(way, bool(held & _SHIFT)):
            return True
        self._view.scroll_by(dx * _SCROLL, dy * _SCROLL)
        return True

    def _with_ctrl(self, event: QKeyEvent, key: int) -> bool:
        view = self._view
        if key in _ZOOM_IN:
            view.zoom_in()
        elif key == Qt.Key.Key_Minus:
            view.zoom_out()
        elif key == Qt.Key.Key_0:
            view.zoom_to(1.0)
        elif key == Qt.Key.Key_9:
            view.fit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            view.select_all()
        else:
            return False
        return True

    def _let_go(self) -> bool:
        view = self._view
        if view.pointing.cancel():
            return True
        if self._source is not None:
            self._source = None
            view.viewport().update()
        elif view.place is not None:
            view.select(())
            view.set_cell(None)
        elif view.mode != "select":
            view.set_mode("select")
        else:
            return False
        return True

    def _enter(self, key: int) -> bool:
        view = self._view
        here = view.place
        if here is None:
            first = grid.first_place(view.sheet)
            if first is None:
                return False
            view.go_to(first)
            return True
        if view.mode == "connect" and key in _ENTER and isinstance(here, str):
            return self._connect(here)
        view.edit(here)
        return True

    def _go_on(self, step: int) -> bool:
        if self._view.place is None:
            return False
        return self.go("right" if step > 0 else "left")

    def _typed(self, text: str) -> bool:
        view = self._view
        here = view.place
        if here is None or not text or not text.isprintable() or text.isspace():
            return False
        record = view.sheet.document.get(here) if isinstance(here, str) else None
        if isinstance(record, Touchpoint) and text.isdecimal():
            return self._set_level(int(text))
        return view.edit(here, text)

    def _connect(self, here: str) -> bool:
        view = self._view
        if self._source is None or self._source == here:
            self._source = None if self._source == here else here
            view.viewport().update()
            return True
        source = self._source
        if view.run(lambda: links.add(view.sheet.document, source, here), added):
            self._source = None
            view.open_text(view.session.selection[0])
        return True

    # -- edits ---------------------------------------------------------------------------------

    def _nudge(self, dx: int, dy: int) -> bool:
        view = self._view
        chosen = view.session.selection
        if not chosen:
            return False
        if view.run(lambda: selection.nudge(view.sheet.document, chosen, dx, dy)):
            view.show_place(chosen)
        return True

    def _border(self, columns: int) -> bool:
        """The right border of a phase or card, one column on or back."""
        view, chosen = self._view, self._view.session.selection
        if not columns or len(chosen) != 1:
            return False
        document = view.sheet.document
        record = document.get(chosen[0])
        if isinstance(record, Phase):
            view.run(lambda: phases.move_border(document, record.id, columns))
        elif isinstance(record, Card):
            span = document.span(record)
            count = len(view.sheet.layout.columns)
            if span is None or not span[0] <= span[1] + columns < count:
                return True
            last = view.sheet.column_id(span[1] + columns)
            view.run(lambda: cards.stretch(document, record.id, record.first, last))
        else:
            return False
        return True

    def _raise(self, up: int) -> bool:
        """The level of the touchpoints that are selected, one up or down."""
        view = self._view
        ids, document, persona = self._touchpoints(), view.sheet.document, view.persona
        if not ids:
            return False
        view.run(lambda: selection.nudge(document, ids, 0, -up, persona))
        return True

    def _set_level(self, digit: int) -> bool:
        """The level of that rank for the persona in hand; 0 takes it back."""
        view = self._view
        levels = [level.value for level in view.sheet.layout.scale.levels]
        if digit > len(levels):
            return True
        value = levels[digit - 1] if digit else None
        document, persona = view.sheet.document, view.persona

        def verb() -> Change:
            steps = [set_level(document, one, persona, value) for one in self._touchpoints()]
            return Change(steps[0].label, tuple(edit for step in steps for edit in step.edits))

        view.run(verb)
        return True

    def _touchpoints(self) -> list[str]:
        document = self._view.sheet.document
        chosen = self._view.session.selection
        return [one for one in chosen if isinstance(document.get(one), Touchpoint)]
