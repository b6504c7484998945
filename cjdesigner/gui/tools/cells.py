"""Dragging what lies in lanes: cards to other cells, the edges of cards and pills, whole lanes."""

from __future__ import annotations

from typing import Literal

from cjdesigner.editing import cards, lanes, rules
from cjdesigner.gui.canvas.sheet import Cell
from cjdesigner.gui.tools.gesture import NOTHING, Feedback, Gesture, Ghost, Pointer, Stage, level
from cjdesigner.layout import hit as hits
from cjdesigner.layout.drawing import Bounds, Drawing
from cjdesigner.layout.hit import Slot, slot_at
from cjdesigner.model.records import Card

Side = Literal["left", "right"]


class CardDrag(Gesture):
    """Cards go to another cell; the one that was taken hold of leads."""

    def __init__(self, stage: Stage, pressed: Pointer, ids: tuple[str, ...]) -> None:
        super().__init__(stage, pressed)
        self._ids = ids
        self._target: tuple[str, str, int] | None = None
        first = self.sheet.column_of(ids[0])
        held = hits.column_at(self.sheet.layout.drawing, pressed.x)
        self._offset = held - first if held is not None and first is not None else 0

    def move(self, pointer: Pointer) -> Feedback:
        ghost = Ghost(
            self._ids,
            frozenset(("card",)),
            pointer.x - self.pressed.x,
            pointer.y - self.pressed.y,
        )
        self._target = None
        slot = slot_at(self.sheet.layout, pointer.x, pointer.y, "card")
        if slot is None or slot.lane is None:
            return Feedback(ghost=ghost, refusal=self.refused(rules.may_drop(
                self.document, "card", slot)))  # fmt: skip
        column = self.sheet.column_id(self._first_column(slot))
        answer = rules.may_move_card(self.document, self._ids, slot.lane, column)
        if not answer:
            return Feedback(ghost=ghost, refusal=self.refused(answer))
        index, line = self._gap(Cell(slot.lane, column), pointer.y)
        self._target = (slot.lane, column, index)
        return Feedback(ghost=ghost, landing=(line,))

    def finish(self, pointer: Pointer) -> None:
        self.move(pointer)
        if self._target is not None:
            lane, column, index = self._target
            self.stage.run(
                lambda: cards.move(self.document, self._ids, lane, column, index), self._ids
            )

    def _first_column(self, slot: Slot) -> int:
        columns = len(self.sheet.layout.columns)
        return min(max(slot.column - self._offset, 0), columns - 1)

    def _gap(self, cell: Cell, y: float) -> tuple[int, Bounds]:
        """The gap among the cell's cards nearest to a height, and the line to show there."""
        box = self.sheet.cell_box(cell)
        if box is None:
            return 0, Bounds(0, 0, 0, 0)
        index, at = 0, box.top + 4
        for place, card in enumerate(cards.in_cell(self.document, cell.lane, cell.column), 1):
            lying = self.sheet.box(card.id, "card")
            if lying is not None and y > (lying.top + lying.bottom) / 2:
                index, at = place, lying.bottom + 2
        return index, level(box.left + 3, box.right - 3, at)


class SpanDrag(Gesture):
    """An edge of a card: it covers more columns, or fewer."""

    def __init__(self, stage: Stage, pressed: Pointer, card: str, side: Side) -> None:
        super().__init__(stage, pressed)
        self._card, self._side = card, side
        record = self.document.get(card)
        self._span = (self.document.span(record) if isinstance(record, Card) else None) or (0, 0)
        self._wanted = self._span

    def move(self, pointer: Pointer) -> Feedback:
        box = self.sheet.box(self._card, "card")
        if box is None:
            return NOTHING
        self._wanted = covered(self.sheet.layout.drawing, self._span, self._side, pointer.x)
        return Feedback(frame=spread(self.sheet.layout.drawing, self._wanted, box))

    def finish(self, pointer: Pointer) -> None:
        self.move(pointer)
        first, last = (self.sheet.column_id(number) for number in self._wanted)
        if self._wanted != self._span:
            self.stage.run(
                lambda: cards.stretch(self.document, self._card, first, last), (self._card,)
            )


class PillDrag(Gesture):
    """An edge of a pill: the field that it shows is set on the columns that it covers."""

    def __init__(self, stage: Stage, pressed: Pointer, cell: Cell, side: Side) -> None:
        super().__init__(stage, pressed)
        self._lane, self._side = cell.lane, side
        found = self.sheet.stretch(cell)
        self._box = found[0] if found else None
        columns = found[1] if found else range(1)
        self._span = (columns.start, columns.stop - 1)
        self._wanted = self._span

    def move(self, pointer: Pointer) -> Feedback:
        answer = rules.may_set_field(self.document, self._lane)
        if self._box is None or not answer:
            return Feedback(refusal=self.refused(answer))
        self._wanted = covered(self.sheet.layout.drawing, self._span, self._side, pointer.x)
        return Feedback(frame=spread(self.sheet.layout.drawing, self._wanted, self._box))

    def finish(self, pointer: Pointer) -> None:
        self.move(pointer)
        if self._box is None or self._wanted == self._span:
            return
        first, last = (self.sheet.column_id(number) for number in self._wanted)
        before = [
            self.sheet.column_id(number) for number in range(self._span[0], self._span[1] + 1)
        ]
        self.stage.run(lambda: lanes.stretch_field(self.document, self._lane, before, first, last))


class LaneDrag(Gesture):
    """The label of a lane goes to another place among the lanes."""

    def __init__(self, stage: Stage, pressed: Pointer, lane: str) -> None:
        super().__init__(stage, pressed)
        self._lane = lane
        self._slot: Slot | None = None

    def move(self, pointer: Pointer) -> Feedback:
        drawing = self.sheet.layout.drawing
        self._slot = slot_at(self.sheet.layout, pointer.x, pointer.y, "lane")
        ghost = Ghost((self._lane,), frozenset(("lane",)), 0.0, pointer.y - self.pressed.y)
        if self._slot is None:
            return Feedback(ghost=ghost)
        right = drawing.column_x(drawing.columns)
        return Feedback(ghost=ghost, landing=(level(0.0, right, self._slot.y),))

    def finish(self, pointer: Pointer) -> None:
        self.move(pointer)
        if self._slot is not None:
            index = lane_index(self.stage, self._slot.gap)
            self.stage.run(lambda: lanes.move(self.document, self._lane, index), (self._lane,))


def lane_index(stage: Stage, shown: int) -> int:
    """The gap among all lanes of the journey for a gap among those that are shown."""
    sheet = stage.sheet
    visible = sheet.lanes()
    every = [lane.id for lane in sheet.document.lanes(sheet.journey)]
    if shown < len(visible):
        return every.index(visible[shown].id)
    return every.index(visible[-1].id) + 1 if visible else len(every)


def covered(drawing: Drawing, span: tuple[int, int], side: Side, x: float) -> tuple[int, int]:
    """The columns from one end that stays to the border nearest to x; at least one."""
    border = round((x - drawing.label_width) / drawing.column_width)
    if side == "right":
        return span[0], min(max(border - 1, span[0]), drawing.columns - 1)
    return max(min(border, span[1]), 0), span[1]


def spread(drawing: Drawing, span: tuple[int, int], box: Bounds) -> Bounds:
    """A card's or pill's box over other columns."""
    return Bounds(
        drawing.column_x(span[0]) + 4, box.top, drawing.column_x(span[1] + 1) - 4, box.bottom
    )
