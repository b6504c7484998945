"""The arrow keys' way through the map: phases, touchpoints, then lane by lane, cell by cell.

A place is what is selected: a record, or an empty cell. Left and right go along the line of time,
up and down through the rows and through the cards that lie in one cell.
"""

from __future__ import annotations

from typing import Literal

from cjdesigner.gui.canvas.sheet import Cell, Sheet
from cjdesigner.gui.canvas.writing import holds_cards
from cjdesigner.model import shipped
from cjdesigner.model.records import Card, Lane, Link, Phase, Touchpoint

Direction = Literal["left", "right", "up", "down"]
Place = str | Cell


def neighbour(sheet: Sheet, place: Place, way: Direction) -> Place | None:
    """Where an arrow key leads from a place; ``None`` at the edge of the map."""
    if isinstance(place, Cell):
        return _from_cell(sheet, place, way, None)
    record = sheet.document.get(place)
    match record:
        case Phase():
            return _from_phase(sheet, record, way)
        case Touchpoint():
            return _from_touchpoint(sheet, record, way)
        case Card():
            return _from_card(sheet, record, way)
        case Lane():
            return _from_lane(sheet, record, way)
        case Link():
            return record.source
    return None


def first_place(sheet: Sheet) -> Place | None:
    """Where the keyboard begins: the first touchpoint, or else the first phase."""
    columns = sheet.layout.columns if sheet.drawing else ()
    return columns[0] if columns else None


def _from_phase(sheet: Sheet, phase: Phase, way: Direction) -> Place | None:
    phases = [one.id for one in sheet.document.phases(sheet.journey)]
    at = phases.index(phase.id)
    if way == "left":
        return phases[at - 1] if at > 0 else None
    if way == "right":
        return phases[at + 1] if at + 1 < len(phases) else None
    if way == "down":
        inside = sheet.document.touchpoints(phase.id)
        return inside[0].id if inside else _into_rows(sheet, phase.id, 0, 1)
    return None


def _from_touchpoint(sheet: Sheet, touchpoint: Touchpoint, way: Direction) -> Place | None:
    if way == "up":
        return touchpoint.phase
    if way == "down":
        return _into_rows(sheet, touchpoint.id, 0, 1)
    return _step(sheet, touchpoint.id, way)


def _from_card(sheet: Sheet, card: Card, way: Direction) -> Place | None:
    span = sheet.document.span(card)
    if span is None:
        return None
    cell = Cell(card.lane, sheet.column_id(span[1] if way == "right" else span[0]))
    return _from_cell(sheet, cell, way, card.id)


def _from_cell(sheet: Sheet, cell: Cell, way: Direction, card: str | None) -> Place | None:
    lanes = [lane.id for lane in sheet.lanes()]
    if cell.lane not in lanes:
        return None
    at = lanes.index(cell.lane)
    if way in ("left", "right"):
        column = _step(sheet, cell.column, way)
        if column is None:
            return cell.lane if way == "left" else None
        return _settled(sheet, Cell(cell.lane, column), 1)
    down = 1 if way == "down" else -1
    lying = sheet.in_cell(cell)
    if card in lying:
        place = lying.index(card) + down
        if 0 <= place < len(lying):
            return lying[place]
    if way == "up" and at == 0:
        return cell.column
    return _into_rows(sheet, cell.column, at + down, down)


def _from_lane(sheet: Sheet, lane: Lane, way: Direction) -> Place | None:
    lanes = [one.id for one in sheet.lanes()]
    if way == "right":
        columns = sheet.layout.columns
        return _settled(sheet, Cell(lane.id, columns[0]), 1) if columns else None
    if way == "left" or lane.id not in lanes:
        return None
    at = lanes.index(lane.id) + (1 if way == "down" else -1)
    return lanes[at] if 0 <= at < len(lanes) else None


def _into_rows(sheet: Sheet, column: str, at: int, step: int) -> Place | None:
    """The nearest lane from ``at`` on in which one can stand, and what stands there."""
    lanes = sheet.lanes()
    while 0 <= at < len(lanes):
        if shipped.lane_type(lanes[at].kind).content != "separator":
            return _settled(sheet, Cell(lanes[at].id, column), step)
        at += step
    return column if step < 0 else None


def _settled(sheet: Sheet, cell: Cell, step: int) -> Place:
    """A cell, or the card that one comes upon first in it."""
    lane = sheet.document.record(cell.lane, Lane)
    lying = sheet.in_cell(cell) if holds_cards(lane) else []
    if not lying:
        return cell
    return lying[0] if step > 0 else lying[-1]


def _step(sheet: Sheet, column: str, way: Direction) -> str | None:
    columns = sheet.layout.columns
    at = sheet.document.place(sheet.journey, column)
    if at is None:
        return None
    at += 1 if way == "right" else -1
    return columns[at] if 0 <= at < len(columns) else None
