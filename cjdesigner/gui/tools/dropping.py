"""What comes by drag and drop is put down: a thing of the palette, or a picture from a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from cjdesigner.editing import (
    cards,
    channels,
    lanes,
    personas,
    phases,
    pictures,
    rules,
    touchpoints,
)
from cjdesigner.editing.rules import Kind
from cjdesigner.exchange.pictures import read_picture
from cjdesigner.gui.tools.cells import lane_index
from cjdesigner.gui.tools.columns import chevrons, column_line, level_name
from cjdesigner.gui.tools.gesture import (
    Feedback,
    Gesture,
    Pointer,
    Stage,
    added,
    level,
    touched,
)
from cjdesigner.layout import hit as hits
from cjdesigner.layout.drawing import Bounds
from cjdesigner.layout.hit import Slot, slot_at
from cjdesigner.layout.rows import EXPERIENCE_ROW, HEADER_ROW
from cjdesigner.model.change import Change, Label
from cjdesigner.model.records import Card, Touchpoint

KINDS: tuple[str, ...] = get_args(Kind)
# a new lane is of this kind until it is told otherwise
LANE_KIND = lanes.NOTES


class Dropping(Gesture):
    """Something from outside the map is over it; ``allowed`` says whether it can land here."""

    allowed = False


class Drop(Dropping):
    """A thing of the palette over the map; ``identity`` says which persona or channel it is."""

    def __init__(self, stage: Stage, pressed: Pointer, kind: Kind, identity: str = "") -> None:
        super().__init__(stage, pressed)
        self._kind: Kind = kind
        self._identity = identity
        self._slot: Slot | None = None

    def move(self, pointer: Pointer) -> Feedback:
        self._slot = slot_at(self.sheet.layout, pointer.x, pointer.y, self._kind)
        if self._kind == "persona":
            answer = self._may_join()
        else:
            answer = rules.may_drop(self.document, self._kind, self._slot)
        self.allowed = bool(answer)
        if not answer:
            return Feedback(refusal=self.refused(answer))
        return self._shown(self._slot)

    def finish(self, pointer: Pointer) -> None:
        self.move(pointer)
        if not self.allowed:
            return
        chosen = touched if self._kind == "channel" else added
        if self.stage.run(self._verb, chosen) and self._kind not in ("persona", "channel"):
            self.stage.open_text(self.sheet.session.selection[0])

    def _verb(self) -> Change:
        document, journey, slot = self.document, self.sheet.journey, self._slot
        if self._kind == "persona":
            if self._identity:
                return personas.put_on(document, journey, self._identity)
            return personas.add(document, journey=journey)
        if slot is None:
            return Change(Label("verb.nothing"), ())
        match self._kind:
            case "phase":
                return phases.add(document, journey, slot.gap)
            case "touchpoint":
                persona = self.stage.persona if slot.level is not None else None
                return touchpoints.add(
                    document, slot.phase, slot.gap, level=slot.level, persona=persona
                )
            case "lane":
                index = lane_index(self.stage, slot.gap)
                return lanes.add(document, journey, LANE_KIND, index)
            case "channel":
                return channel_on(self.stage, self._identity, self.sheet.column_id(slot.column))
        return cards.add(document, slot.lane or "", self.sheet.column_id(slot.column))

    def _may_join(self) -> rules.Answer:
        if not self._identity:
            return rules.Allowed()
        return rules.may_put_on(self.document, self.sheet.journey, self._identity)

    def _shown(self, slot: Slot | None) -> Feedback:
        drawing = self.sheet.layout.drawing
        if slot is None:
            return Feedback()
        right = drawing.column_x(drawing.columns)
        match self._kind:
            case "phase":
                return Feedback(landing=(column_line(drawing, slot.x, HEADER_ROW),))
            case "touchpoint":
                landing = [column_line(drawing, slot.x)]
                note = ""
                if slot.level is not None:
                    layout = self.sheet.layout
                    y = drawing.rows[EXPERIENCE_ROW].y + layout.band.y(slot.level)
                    half = drawing.column_width / 2
                    middle = slot.x if self.document.touchpoints(slot.phase) else slot.x + half
                    landing.append(level(middle - half, middle + half, y))
                    note = level_name(self.sheet, slot.level)
                lit = chevrons(self.sheet.box(slot.phase, "chevron"))
                return Feedback(landing=tuple(landing), lit=lit, note=note)
            case "lane":
                return Feedback(landing=(level(0.0, right, slot.y),))
            case "persona":
                band = drawing.rows[EXPERIENCE_ROW]
                return Feedback(lit=(Bounds(0.0, band.y, right, band.y + band.height),))
            case "channel":
                last = drawing.rows[-1]
                top = drawing.rows[EXPERIENCE_ROW].y
                x = drawing.column_x(slot.column)
                column = Bounds(x, top, x + drawing.column_width, last.y + last.height)
                return Feedback(lit=(column,))
        row = hits.row_at(drawing, slot.y + 1)
        cell = hits.cell_box(drawing, slot.column, row if row is not None else 0)
        return Feedback(lit=(cell,))


class PictureDrop(Dropping):
    """Picture files over the map: a card, a touchpoint or an empty cell takes one in."""

    def __init__(self, stage: Stage, pressed: Pointer, paths: Sequence[Path]) -> None:
        super().__init__(stage, pressed)
        self._paths = tuple(paths)
        self._found = hits.Hit("", "empty")

    def move(self, pointer: Pointer) -> Feedback:
        drawing = self.sheet.layout.drawing
        self._found = found = hits.hit(drawing, pointer.x, pointer.y)
        answer: rules.Answer = rules.Refused(Label("pictures.where"))
        lit: Bounds | None = None
        if len(self._paths) > 1:
            answer = rules.Refused(Label("pictures.several"))
        elif found.part == "cell" and found.column is not None:
            answer = rules.may_hold_card(self.document, *self._cell(found.column))
            lit = hits.cell_box(drawing, found.column, found.row or 0)
        elif isinstance(self.document.get(found.owner), Card | Touchpoint):
            answer = rules.Allowed()
            lit = self.sheet.box(found.owner, "card") or self.sheet.box(found.owner, "title")
        self.allowed = bool(answer)
        if not answer:
            return Feedback(refusal=self.refused(answer))
        return Feedback(lit=(lit,) if lit else ())

    def finish(self, pointer: Pointer) -> None:
        self.move(pointer)
        if not self.allowed:
            return
        if self._found.part == "cell":
            self.stage.run(self._card, added)
        else:
            self.stage.run(self._put, (self._found.owner,))

    def _put(self) -> Change:
        image = read_picture(self._paths[0])
        return pictures.put(self.document, (self._found.owner,), "image", image)

    def _card(self) -> Change:
        lane, column = self._cell(self._found.column or 0)
        return pictures.on_new_card(self.document, lane, column, read_picture(self._paths[0]))

    def _cell(self, column: int) -> tuple[str, str]:
        """The lane and the column that a new card would stand in."""
        return self._found.owner, self.sheet.column_id(column)


def channel_on(stage: Stage, channel: str, column: str) -> Change:
    """Put a channel on a touchpoint; on an empty phase, a new touchpoint through that channel."""
    document = stage.sheet.document
    record = document.get(column)
    if not isinstance(record, Touchpoint):
        return touchpoints.add(document, column, 0, channels=(channel,))
    return channels.set_on(document, (column,), channel)
