"""What can be typed on the map: where each text stands, and which verb takes what was typed.

A text belongs to a record (title, card, lane, condition of a link), or to a cell: in a lane of
cards it becomes a card, in a lane that shows a field it becomes that field. After a touchpoint or
phase it becomes the title of another one.
"""

from __future__ import annotations

import re

from cjdesigner.editing import cards, common, lanes, links, phases, touchpoints
from cjdesigner.gui.canvas.editor import Field, Way
from cjdesigner.gui.canvas.sheet import Cell, First, Next, Sheet, Target
from cjdesigner.layout import metrics as m
from cjdesigner.layout.cards import card_style
from cjdesigner.layout.drawing import Bounds, Group, Words
from cjdesigner.layout.theme import Theme
from cjdesigner.layout.title import title_style
from cjdesigner.model import shipped
from cjdesigner.model.change import Change, Label
from cjdesigner.model.records import (
    AnyRecord,
    Card,
    Experience,
    Lane,
    Link,
    Persona,
    Phase,
    Touchpoint,
)
from cjdesigner.model.values import TITLE_LENGTH
from cjdesigner.timeline.document import Document

_RECORDS: dict[str, type[AnyRecord]] = {
    "Phase": Phase,
    "Touchpoint": Touchpoint,
    "Experience": Experience,
}
_NOTHING = Change(Label("verb.nothing"), ())
_LINK_BOX = (150.0, 20.0)
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%(.*)", re.DOTALL)


def holds_cards(lane: Lane) -> bool:
    """Whether a lane holds cards, and not a field or nothing."""
    kind = shipped.lane_type(lane.kind)
    return kind.shows is None and kind.content != "separator"


def typed_field(lane: Lane) -> bool:
    """Whether a lane shows a field that is free text, which alone can be typed."""
    return _room(lane) > 0


def _room(lane: Lane) -> int:
    """How many characters the field that a lane shows may have; 0 where it is no free text."""
    shows = shipped.lane_type(lane.kind).shows
    if shows is None:
        return 0
    record, name = shows.split(".")
    checked = _RECORDS[record].model_fields[name].schema
    # a choice from a vocabulary is bounded by its pattern, a text by its length
    return checked.get("max_length") or 0 if checked["type"] == "str" else 0


def field_of(sheet: Sheet, target: Target) -> Field | None:
    """The text field for a record or cell; ``None`` where nothing can be typed."""
    if isinstance(target, Cell):
        return _cell_field(sheet, target)
    if isinstance(target, Next):
        return _next_field(sheet, target.after)
    if isinstance(target, First):
        return _title_field(sheet, target.phase, "")
    record, theme = sheet.document.get(target), sheet.look.theme
    match record:
        case Phase():
            group = _group(sheet, target, "chevron")
            return None if group is None else _chevron_field(group, record.title)
        case Touchpoint():
            return _title_field(sheet, target, record.title)
        case Card():
            box = sheet.box(target, "card")
            if box is None:
                return None
            style = card_style(record.text, box.right - box.left, sheet.metrics)
            return _card_field(theme, box, record.text, record.kind)._replace(style=style)
        case Lane():
            return _lane_field(sheet, record)
        case Link():
            return _link_field(sheet, record)
        case Persona():
            return None
    return None


def taken(sheet: Sheet, target: Target, text: str) -> Change:
    """The change that a typed text means; empty where it says what was there, or adds nothing."""
    document = sheet.document
    if isinstance(target, Cell):
        return _cell_taken(sheet, target, text)
    if isinstance(target, Next):
        return _next_taken(document, target.after, text.strip())
    if isinstance(target, First):
        title = text.strip()
        return touchpoints.add(document, target.phase, 0, title) if title else _NOTHING
    record = document.get(target)
    match record:
        case Lane():
            return lanes.name(document, target, text.strip())
        case Phase() | Touchpoint():
            label = Label(f"verb.rename_{record.type}")
            return common.set_values(document, (target,), label, title=text.strip())
        case Card():
            return common.set_values(document, (target,), Label("verb.write_card"), text=text)
        case Link():
            return links.change(document, target, **_way(text, record.share))
    return _NOTHING


def _way(text: str, share: float | None) -> dict[str, object]:
    """A condition as it is typed, with the share that it may begin with: "30% looks again"."""
    found = _SHARE.match(text.strip())
    number = float(found[1].replace(",", ".")) if found else 0.0
    if found is None or number > 100:
        return {"condition": text.strip(), "share": share}
    return {"condition": found[2].strip(), "share": number / 100}


def cell_beside(sheet: Sheet, cell: Cell, way: Way, typed: bool) -> Cell | None:
    """The cell in which the next card is begun: the same one after Enter, one beside after Tab.

    ``None`` at the ends of a lane, in one that holds no cards, and after Enter on nothing.
    """
    if not holds_cards(sheet.document.record(cell.lane, Lane)):
        return None
    if way == "enter":
        return cell if typed else None
    place = sheet.column_of(cell.column)
    columns = sheet.layout.columns
    beside = -1 if place is None else place + (1 if way == "on" else -1)
    return Cell(cell.lane, columns[beside]) if 0 <= beside < len(columns) else None


def touchpoint_after(sheet: Sheet, touchpoint: str, way: Way) -> Next | First:
    """Where the next touchpoint is begun: after this one, or after Tab in the next phase, where
    that has none yet.
    """
    column = sheet.column_of(touchpoint)
    columns = sheet.layout.columns
    if way == "on" and column is not None and column + 1 < len(columns):
        beside = columns[column + 1]
        if isinstance(sheet.document.get(beside), Phase):
            return First(beside)
    return Next(touchpoint)


def _next_taken(document: Document, after: str, title: str) -> Change:
    if not title:
        return _NOTHING
    record = document.get(after)
    if isinstance(record, Phase):
        siblings = [one.id for one in document.phases(record.journey)]
        return phases.add(document, record.journey, siblings.index(after) + 1, title)
    home = document.record(after, Touchpoint).phase
    siblings = [one.id for one in document.touchpoints(home)]
    return touchpoints.add(document, home, siblings.index(after) + 1, title)


def _next_field(sheet: Sheet, after: str) -> Field | None:
    """Where the next touchpoint or phase will stand, or over what stands there now."""
    field = field_of(sheet, after)
    if field is None:
        return None
    record = sheet.document.get(after)
    away = sheet.layout.drawing.column_width
    if isinstance(record, Phase):
        right = field.box.left + max(away - 24, 130.0)
        away *= max(len(sheet.document.touchpoints(after)), 1)
        field = field._replace(box=field.box._replace(right=right))
    return field._replace(box=field.box.moved(away, 0.0), text="")


def _cell_taken(sheet: Sheet, cell: Cell, text: str) -> Change:
    document = sheet.document
    lane = document.record(cell.lane, Lane)
    if holds_cards(lane):
        if not text.strip():
            return _NOTHING
        return cards.add(document, cell.lane, cell.column, text)
    found = sheet.stretch(cell)
    columns = [sheet.column_id(number) for number in found[1]] if found else [cell.column]
    return lanes.set_field(document, cell.lane, columns, text.strip())


def _cell_field(sheet: Sheet, cell: Cell) -> Field | None:
    lane = sheet.document.get(cell.lane)
    box = sheet.cell_box(cell)
    if not isinstance(lane, Lane) or box is None:
        return None
    theme = sheet.look.theme
    if holds_cards(lane):
        lying = [sheet.box(card, "card") for card in sheet.in_cell(cell)]
        bottom = max((one.bottom for one in lying if one), default=box.top + m.ROW_PADDING - 4)
        place = Bounds(
            box.left + m.CARD_GAP, bottom + 4, box.right - m.CARD_GAP, bottom + 4 + _one_line()
        )
        kind = shipped.lane_type(lane.kind).card or "note"
        return _card_field(theme, place, "", kind)
    if not typed_field(lane):
        return None
    value = lanes.field_value(sheet.document, lane, cell.column)
    found = sheet.stretch(cell)
    place = (
        found[0]
        if found
        else Bounds(
            box.left + m.CARD_GAP,
            box.top + m.ROW_PADDING,
            box.right - m.CARD_GAP,
            box.top + m.ROW_PADDING + _one_line(),
        )
    )
    return _card_field(theme, place, str(value or ""), "note", several=_room(lane) > TITLE_LENGTH)


def _one_line() -> float:
    return m.CARD.leading + 2 * m.CARD_PADDING_Y


def _card_field(theme: Theme, box: Bounds, text: str, kind: str, several: bool = True) -> Field:
    tint, ink, _ = theme.cards[kind]
    inset = (m.CARD_PADDING_X, m.CARD_PADDING_Y)
    return Field(box, text, m.CARD, ink, tint, several_lines=several, inset=inset)


def _title_field(sheet: Sheet, column: str, title: str) -> Field | None:
    """The title of the touchpoint in a column, there already or not."""
    box, colours = sheet.title_box(column), sheet.look.theme.colours
    if box is None:
        return None
    inner = Bounds(box.left + 3, box.top + 2, box.right - 3, box.bottom - 1)
    style = title_style(title, sheet.metrics)
    return Field(inner, title, style, colours["ink"], colours["paper"], True, inset=(2.0, 5.0))


def _chevron_field(placed: tuple[Bounds, Group], title: str) -> Field:
    box, group = placed
    words = next((op for op in group.ops if isinstance(op, Words)), None)
    paper = next((getattr(op, "fill", None) for op in group.ops), None) or "#ffffff"
    ink = words.colour if words else "#1f2430"
    inner = Bounds(box.left + 14, box.top + 4, box.right - 10, box.bottom - 4)
    return Field(inner, title, m.PHASE_TITLE, ink, paper, inset=(6.0, 5.0))


def _lane_field(sheet: Sheet, lane: Lane) -> Field | None:
    box = sheet.box(lane.id, "lane")
    if box is None:
        return None
    theme = sheet.look.theme
    pad = sheet.metrics.pad
    inner = Bounds(pad - 6, box.top + 3, box.right - 6, max(box.bottom - 2, box.top + 26))
    name = shipped.lane_type(lane.kind).name.said(sheet.layout.language)
    return Field(
        inner,
        lane.title,
        m.LANE_LABEL,
        theme.colours["ink"],
        theme.colours["paper"],
        hint=name,
        inset=(6.0, 4.0),
    )


def _link_field(sheet: Sheet, link: Link) -> Field | None:
    """Over the words of the link, or else in its middle."""
    theme = sheet.look.theme
    for x, y, group in sheet.groups(link.id):
        words = next((op for op in group.ops if isinstance(op, Words)), None)
        at_x = x + (words.x if words else (group.bounds.left + group.bounds.right) / 2)
        at_y = y + (words.y if words else group.bounds.top + 10)
        wide, high = _LINK_BOX
        box = Bounds(at_x - 8, at_y - high * 0.75, at_x + wide, at_y + high * 0.25 + 3)
        ink, paper = theme.colours["ink"], theme.colours["paper"]
        return Field(box, link.condition, m.NOTE, ink, paper, inset=(6.0, 3.0))
    return None


def _group(sheet: Sheet, identity: str, part: str) -> tuple[Bounds, Group] | None:
    for x, y, group in sheet.groups(identity):
        if group.part == part:
            return group.bounds.moved(x, y), group
    return None


def new_card(change: Change) -> tuple[str, ...]:
    """The card that a change adds; nothing where it adds none."""
    return tuple(edit.id for edit in change.edits if isinstance(edit.after, Card))[:1]
