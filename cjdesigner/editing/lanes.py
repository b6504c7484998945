"""Verbs on lanes: add, move, and type in a lane that shows a field.

A lane that shows a field stores nothing: what is typed there edits the field of the column, its
phase or its experience.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cjdesigner.editing import common, experiences, rules
from cjdesigner.errors import RefusedError
from cjdesigner.model import shipped
from cjdesigner.model.change import Change, Edit, Label, added, edited
from cjdesigner.model.ids import experience_id, fresh
from cjdesigner.model.records import Experience, Journey, Lane, Phase, Touchpoint
from cjdesigner.timeline.document import Document

# the kind of a lane of which nothing is known yet
NOTES = "note"


def add(
    document: Document,
    journey: str,
    kind: str,
    index: int | None = None,
    title: str = "",
    **values: Any,
) -> Change:
    """A new lane in the gap ``index`` of a journey's lanes, or below them; the first edit.

    Without a title it is called by its kind.
    """
    common.need(document, journey, Journey)
    rules.enforce(rules.may_add_lane(kind))
    siblings = document.lanes(journey)
    gap = common.placed(siblings, len(siblings) if index is None else index)
    lane = common.made(
        Lane, id=fresh(), journey=journey, order=gap.keys[0], kind=kind, title=title, **values
    )
    return Change(Label("verb.add_lane"), (added(lane), *gap.edits))


def name(document: Document, lane: str, title: str) -> Change:
    """Give a lane another title; empty is the name of its kind.

    An empty lane of notes that is called as a kind of lane for cards becomes of that kind.
    """
    before = common.need(document, lane, Lane)
    label = Label("verb.rename_lane")
    if before.kind == NOTES and title and not document.cards(lane):
        wanted = title.casefold()
        for kind in shipped.lane_types():
            said = (kind.name.nl.casefold(), kind.name.en.casefold())
            if kind.card and kind.shows is None and wanted.rstrip("s") in _singular(said):
                kept = "" if wanted in said else title
                return common.set_values(document, (lane,), label, kind=kind.id, title=kept)
    return common.set_values(document, (lane,), label, title=title)


def set_kind(document: Document, ids: Iterable[str], kind: str, label: Label) -> Change:
    """Make lanes of another kind. Raises ``RefusedError`` where cards would go out of sight."""
    wanted = tuple(ids)
    for lane in wanted:
        rules.enforce(rules.may_be_of_kind(document, lane, kind))
    return common.set_values(document, wanted, label, kind=kind)


def _singular(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one.rstrip("s") for one in names)


def move(document: Document, lane: str, index: int) -> Change:
    """Bring a lane to the gap ``index`` of its journey's lanes, hidden ones counted."""
    record = common.need(document, lane, Lane)
    siblings = document.lanes(record.journey)
    return Change(Label("verb.move_lane"), common.reordered(siblings, {lane}, index))


def set_field(document: Document, lane: str, columns: Iterable[str], value: Any) -> Change:
    """Give the field that a lane shows a value on these columns.

    Columns are touchpoints or phases; a field of a phase is set on the columns' phases, and a
    touchpoint's field leaves an empty phase alone. Raises ``RefusedError`` where the lane shows no
    field or the value does not fit.
    """
    rules.enforce(rules.may_set_field(document, lane))
    record = common.need(document, lane, Lane)
    label = Label("verb.set_field")
    shows = str(shipped.lane_type(record.kind).shows)
    return Change(label, tuple(_field_edits(document, record, shows, columns, value, label)))


def stretch_field(
    document: Document, lane: str, covered: Sequence[str], first: str, last: str
) -> Change:
    """Drag the edge of a pill: it covered the columns ``covered`` and now goes from ``first`` to
    ``last``. The columns that it comes upon take its value, those that it leaves become empty.
    """
    rules.enforce(rules.may_set_field(document, lane))
    record = common.need(document, lane, Lane)
    label = Label("verb.set_field")
    columns = document.columns(record.journey)
    start, end = (document.place(record.journey, column) for column in (first, last))
    if not covered or start is None or end is None:
        raise RefusedError("refusal.other_journey")
    wanted = columns[min(start, end) : max(start, end) + 1]
    left = [column for column in covered if column not in set(wanted)]
    edits: dict[str, Edit] = {}
    for shows in _shown_together(record):
        value = _value(document, record, shows, covered[0])
        for where, given in ((left, _empty(value)), (wanted, value)):
            for edit in _field_edits(document, record, shows, where, given, label):
                edits[edit.id] = _on_top(edits.get(edit.id), edit)
    return Change(label, tuple(edit for edit in edits.values() if edit.before != edit.after))


def field_value(document: Document, lane: Lane, column: str) -> Any:
    """What a lane that shows a field shows on a column; ``None`` where there is nothing."""
    shows = shipped.lane_type(lane.kind).shows
    return _value(document, lane, shows, column) if shows else None


def persona_of(document: Document, lane: Lane) -> str | None:
    """Whose experience a lane shows: its own persona's, else that of the journey's first."""
    return lane.persona or experiences.main_persona(document, lane.journey)


def _shown_together(lane: Lane) -> tuple[str, ...]:
    """The fields that one pill of a lane speaks of: who owns a step also by whom it is done."""
    shows = str(shipped.lane_type(lane.kind).shows)
    return {
        "Touchpoint.owner": (shows, "Touchpoint.execution", "Touchpoint.party"),
        "Touchpoint.execution": (shows, "Touchpoint.party"),
    }.get(shows, (shows,))


def _value(document: Document, lane: Lane, shows: str, column: str) -> Any:
    kind, field = shows.split(".")
    record = document.get(column)
    if kind == "Phase" and isinstance(record, Touchpoint):
        record = document.get(record.phase)
    if kind == "Experience":
        record = document.get(experience_id(column, persona_of(document, lane), None))
    fits = {"Phase": Phase, "Touchpoint": Touchpoint, "Experience": Experience}[kind]
    return getattr(record, field) if isinstance(record, fits) else None


def _empty(value: Any) -> Any:
    return None if value is None or isinstance(value, float) else type(value)()


def _on_top(earlier: Edit | None, later: Edit) -> Edit:
    """Two edits of one touchpoint, each of another field, as one."""
    if earlier is None or earlier.after is None or later.before is None or later.after is None:
        return later
    new = {name: value for name, value in later.after if value != getattr(later.before, name)}
    return Edit(later.id, earlier.before, common.changed(earlier.after, **new))


def _field_edits(
    document: Document,
    lane: Lane,
    shows: str,
    columns: Iterable[str],
    value: Any,
    label: Label,
) -> list[Edit]:
    kind, field = shows.split(".")
    edits: list[Edit] = []
    if kind == "Experience":
        persona = persona_of(document, lane)
        for column in dict.fromkeys(columns):
            if isinstance(document.get(column), Touchpoint):
                if field == "level" and value is not None:
                    value = experiences.snapped(document, lane.journey, float(value))
                change = experiences.set_values(document, column, persona, label, **{field: value})
                edits.extend(change.edits)
        return edits
    for before in _holders(document, kind, columns):
        after = common.changed(before, **{field: value})
        if after != before:
            edits.append(edited(before, after))
    return edits


def _holders(document: Document, kind: str, columns: Iterable[str]) -> Iterable[Phase | Touchpoint]:
    found: dict[str, Phase | Touchpoint] = {}
    for column in columns:
        record = document.get(column)
        if kind == "Phase" and isinstance(record, Touchpoint):
            record = document.get(record.phase)
        if kind == "Phase" and isinstance(record, Phase):
            found[record.id] = record
        if kind == "Touchpoint" and isinstance(record, Touchpoint):
            found[record.id] = record
    return found.values()
