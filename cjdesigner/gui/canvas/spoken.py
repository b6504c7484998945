"""What a screen reader hears of the map: what is in hand, its words, and where it stands."""

from __future__ import annotations

from cjdesigner import words
from cjdesigner.gui.canvas.sheet import Cell, Sheet
from cjdesigner.gui.tools.columns import level_name
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import AnyRecord, Card, Experience, Lane, Link, Phase, Touchpoint
from cjdesigner.model.shipped import lane_type
from cjdesigner.words import Language


def spoken(sheet: Sheet, place: str | Cell, language: Language) -> str:
    """A thing or empty cell in one line, its own words first."""
    document = sheet.document
    if isinstance(place, Cell):
        return _joined(_lane(sheet, place.lane), _title(document.get(place.column)))
    record = document.get(place)
    if record is None:
        return ""
    kind = words.say(f"thing.{record.type}", language)
    match record:
        case Touchpoint():
            phase = _title(document.get(record.phase))
            return _joined(record.title, kind, phase, *_felt(sheet, record))
        case Card():
            columns = dict.fromkeys((record.first, record.last))
            over = " – ".join(_title(document.get(one)) for one in columns)
            return _joined(record.text, kind, _lane(sheet, record.lane), over)
        case Link():
            ends = (_title(document.get(one)) for one in (record.source, record.target or ""))
            return _joined(record.condition, kind, " → ".join(ends))
        case Lane():
            return _joined(_lane(sheet, record.id), kind)
    return _joined(_title(record), kind)


def _felt(sheet: Sheet, touchpoint: Touchpoint) -> list[str]:
    """How it felt to each of the travellers."""
    found = []
    for traveller in sheet.layout.travellers:
        felt = sheet.document.get(experience_id(touchpoint.id, traveller.persona, None))
        if isinstance(felt, Experience) and felt.level is not None:
            found.append(f"{traveller.name} {level_name(sheet, felt.level)}".strip())
    return found


def _lane(sheet: Sheet, identity: str) -> str:
    lane = sheet.document.get(identity)
    if not isinstance(lane, Lane):
        return ""
    return lane.title or lane_type(lane.kind).name.said(sheet.layout.language)


def _title(record: AnyRecord | None) -> str:
    if isinstance(record, Phase | Touchpoint):
        return record.title
    return str(getattr(record, "name", ""))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
