"""Drawing a link: from a touchpoint, or from a phase, to where the way leads."""

from __future__ import annotations

from cjdesigner.editing import links, rules
from cjdesigner.gui.canvas.sheet import Sheet
from cjdesigner.gui.tools.gesture import Feedback, Gesture, Pointer, Stage, added
from cjdesigner.layout import hit as hits
from cjdesigner.layout.drawing import Bounds
from cjdesigner.layout.rows import EXPERIENCE_ROW, HEADER_ROW, TITLE_ROW
from cjdesigner.model.change import Label
from cjdesigner.model.records import Touchpoint


class Connect(Gesture):
    """A line runs from its source to the pointer; let go over a target it becomes a link."""

    def __init__(self, stage: Stage, pressed: Pointer, source: str) -> None:
        super().__init__(stage, pressed)
        self._source = source
        self._target: str | None = None

    def move(self, pointer: Pointer) -> Feedback:
        start = anchor(self.stage, self._source) or (self.pressed.x, self.pressed.y)
        rubber = (*start, pointer.x, pointer.y)
        over = self._under(pointer)
        self._target = None
        if over is None or over == self._source:
            return Feedback(rubber=rubber)
        answer = rules.may_link(self.document, self._source, over)
        box = self._lit(over)
        lit = (box,) if box else ()
        if not answer:
            return Feedback(rubber=rubber, lit=lit, refusal=self.refused(answer))
        self._target = over
        kind = links.kind_between(self.document, self._source, over)
        return Feedback(rubber=rubber, lit=lit, note=self.stage.say(Label(f"map.link.{kind}")))

    def finish(self, pointer: Pointer) -> None:
        self.move(pointer)
        target = self._target
        if target is None:
            return
        if self.stage.run(lambda: links.add(self.document, self._source, target), added):
            self.stage.open_text(self.sheet.session.selection[0])

    def _under(self, pointer: Pointer) -> str | None:
        """What the pointer is over: a phase in the header, else the column's touchpoint."""
        drawing = self.sheet.layout.drawing
        number = hits.column_at(drawing, pointer.x)
        row = hits.row_at(drawing, pointer.y)
        if number is None or row is None:
            return None
        if row == HEADER_ROW:
            return hits.strip_at(drawing, number).id
        column = hits.column_id(drawing, number)
        if row not in (EXPERIENCE_ROW, TITLE_ROW):
            return None
        return column if isinstance(self.document.get(column), Touchpoint) else None

    def _lit(self, identity: str) -> Bounds | None:
        return end_box(self.sheet, identity)


def anchor(stage: Stage, identity: str) -> tuple[float, float] | None:
    """Where a link from this touchpoint or phase leaves, in points."""
    box = end_box(stage.sheet, identity)
    if box is None:
        return None
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def end_box(sheet: Sheet, identity: str) -> Bounds | None:
    """What a link is tied to: a touchpoint's node, or the chevron."""
    return (
        sheet.node_box(identity) or sheet.box(identity, "title") or sheet.box(identity, "chevron")
    )
