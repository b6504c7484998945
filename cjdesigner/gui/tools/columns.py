"""Dragging what stands along the line of time: touchpoints, phases and the borders of phases."""

from __future__ import annotations

from cjdesigner.editing import phases, rules, touchpoints
from cjdesigner.editing.experiences import set_level
from cjdesigner.gui.canvas.sheet import Sheet
from cjdesigner.gui.tools.gesture import (
    NOTHING,
    Feedback,
    Gesture,
    Ghost,
    Pointer,
    Stage,
    level,
    upright,
)
from cjdesigner.layout.drawing import Bounds, Drawing
from cjdesigner.layout.hit import Slot, slot_at
from cjdesigner.layout.rows import EXPERIENCE_ROW, HEADER_ROW
from cjdesigner.model.change import Label
from cjdesigner.model.records import Phase, Touchpoint

_COLUMN_PARTS = frozenset(("node", "title"))


class TouchpointDrag(Gesture):
    """A node or title goes sideways: its touchpoint moves, with the others that are selected."""

    def __init__(self, stage: Stage, pressed: Pointer, ids: tuple[str, ...]) -> None:
        super().__init__(stage, pressed)
        self._ids = ids
        self._slot: Slot | None = None

    def move(self, pointer: Pointer) -> Feedback:
        drawing = self.sheet.layout.drawing
        self._slot = slot_at(self.sheet.layout, pointer.x, pointer.y, "touchpoint")
        ghost = Ghost(self._ids, _COLUMN_PARTS, pointer.x - self.pressed.x, 0.0)
        if self._slot is None:
            return Feedback(ghost=ghost)
        answer = rules.may_move_touchpoint(self.document, self._ids, self._slot.phase)
        if not answer:
            return Feedback(ghost=ghost, refusal=self.refused(answer))
        return Feedback(
            ghost=ghost,
            landing=(column_line(drawing, self._slot.x),),
            lit=chevrons(self.sheet.box(self._slot.phase, "chevron")),
        )

    def finish(self, pointer: Pointer) -> None:
        self.move(pointer)
        slot = self._slot
        if slot is not None and rules.may_move_touchpoint(self.document, self._ids, slot.phase):
            self.stage.run(
                lambda: touchpoints.move(self.document, self._ids, slot.phase, slot.gap),
                self._ids,
            )


class LevelDrag(Gesture):
    """A node goes up or down: that persona's level at this touchpoint."""

    def __init__(
        self, stage: Stage, pressed: Pointer, touchpoint: str, persona: str | None
    ) -> None:
        super().__init__(stage, pressed)
        self._touchpoint = touchpoint
        self._persona = persona
        node = self.sheet.disc(touchpoint, persona or "")
        self._centre = node or Bounds(pressed.x, pressed.y, pressed.x, pressed.y)
        self._grip = (self._centre.top + self._centre.bottom) / 2 - pressed.y
        self._level: float | None = None

    def move(self, pointer: Pointer) -> Feedback:
        layout = self.sheet.layout
        drawing = layout.drawing
        top = drawing.rows[EXPERIENCE_ROW].y
        self._level = layout.band.level(pointer.y + self._grip - top)
        y = top + layout.band.y(self._level)
        middle = (self._centre.top + self._centre.bottom) / 2
        column = self.sheet.column_of(self._touchpoint) or 0
        left = drawing.column_x(column)
        return Feedback(
            ghost=Ghost(
                (self._touchpoint,), frozenset(("node",)), 0.0, y - middle, self._persona or ""
            ),
            landing=(level(left + 8, left + drawing.column_width - 8, y),),
            note=level_name(self.sheet, self._level),
        )

    def finish(self, pointer: Pointer) -> None:
        self.move(pointer)
        self.stage.run(
            lambda: set_level(self.document, self._touchpoint, self._persona, self._level),
            (self._touchpoint,),
        )

    @property
    def persona(self) -> str | None:
        """Whose level this is."""
        return self._persona


class NodeDrag(Gesture):
    """The first pixels of a node's drag fix its axis: up and down, or along the line of time."""

    def __init__(
        self,
        stage: Stage,
        pressed: Pointer,
        touchpoint: str,
        persona: str | None,
        ids: tuple[str, ...],
    ) -> None:
        super().__init__(stage, pressed)
        self._touchpoint, self._persona, self._ids = touchpoint, persona, ids
        self._chosen: LevelDrag | TouchpointDrag | None = None

    def move(self, pointer: Pointer) -> Feedback:
        if self._chosen is None:
            across = abs(pointer.view_x - self.pressed.view_x)
            along = abs(pointer.view_y - self.pressed.view_y)
            self._chosen = (
                LevelDrag(self.stage, self.pressed, self._touchpoint, self._persona)
                if along >= across
                else TouchpointDrag(self.stage, self.pressed, self._ids)
            )
        return self._chosen.move(pointer)

    def finish(self, pointer: Pointer) -> None:
        self.move(pointer)
        if self._chosen is not None:
            self._chosen.finish(pointer)


class PhaseDrag(Gesture):
    """A chevron goes to another place among the phases, with all that the phase holds."""

    def __init__(self, stage: Stage, pressed: Pointer, phase: str) -> None:
        super().__init__(stage, pressed)
        self._phase = phase
        self._slot: Slot | None = None

    def move(self, pointer: Pointer) -> Feedback:
        drawing = self.sheet.layout.drawing
        self._slot = slot_at(self.sheet.layout, pointer.x, pointer.y, "phase")
        ghost = Ghost((self._phase,), frozenset(("chevron",)), pointer.x - self.pressed.x, 0.0)
        landing = (column_line(drawing, self._slot.x, HEADER_ROW),) if self._slot else ()
        return Feedback(ghost=ghost, landing=landing)

    def finish(self, pointer: Pointer) -> None:
        self.move(pointer)
        slot = self._slot
        if slot is not None:
            self.stage.run(
                lambda: phases.move(self.document, self._phase, slot.gap), (self._phase,)
            )


class BorderDrag(Gesture):
    """The right border of a phase takes in touchpoints of the next one, or gives some away."""

    def __init__(self, stage: Stage, pressed: Pointer, phase: str) -> None:
        super().__init__(stage, pressed)
        self._phase = phase
        self._columns = 0

    def move(self, pointer: Pointer) -> Feedback:
        drawing = self.sheet.layout.drawing
        record = self.document.get(self._phase)
        place = next((n for n, one in enumerate(drawing.phases) if one.id == self._phase), None)
        if place is None or not isinstance(record, Phase):
            return NOTHING
        strip = drawing.phases[place]
        if place + 1 >= len(drawing.phases):
            self._columns = 0
            refusal = self.stage.say(Label("refusal.last_border"))
            return Feedback(lit=chevrons(self.sheet.box(self._phase, "chevron")), refusal=refusal)
        following = drawing.phases[place + 1]
        border = following.first
        wanted = round((pointer.x - drawing.label_width) / drawing.column_width)
        fewest = strip.first if _filled(self.document.get(strip.columns[0].id)) else border
        filled = _filled(self.document.get(following.columns[0].id))
        most = border + (len(following.columns) if filled else 0)
        self._columns = min(max(wanted, fewest), most) - border
        x = drawing.column_x(border + self._columns)
        head = drawing.rows[HEADER_ROW]
        taken = Bounds(strip.x, head.y, max(x, strip.x), head.y + head.height)
        return Feedback(landing=(column_line(drawing, x, HEADER_ROW),), frame=taken)

    def finish(self, pointer: Pointer) -> None:
        self.move(pointer)
        if self._columns:
            self.stage.run(
                lambda: phases.move_border(self.document, self._phase, self._columns),
                (self._phase,),
            )


def column_line(drawing: Drawing, x: float, row: int = EXPERIENCE_ROW) -> Bounds:
    """The landing line of what goes between two columns, from a row to the foot of the map."""
    last = drawing.rows[-1]
    return upright(x, drawing.rows[row].y, last.y + last.height)


def level_name(sheet: Sheet, value: float) -> str:
    """What a level is called on the journey's scale, in the language of the map."""
    layout = sheet.layout
    if layout.scale.kind == "numeric":
        return f"{value:g}"
    return layout.scale.level(value).label.said(layout.language)


def chevrons(box: Bounds | None) -> tuple[Bounds, ...]:
    """A chevron that lights up, if there is one."""
    return (box,) if box else ()


def _filled(record: object) -> bool:
    return isinstance(record, Touchpoint)
