"""Verbs on journeys: add, order, make from a model, duplicate as the desired one."""

from __future__ import annotations

from typing import Any

from cjdesigner import words
from cjdesigner.editing import common, rules, selection, templates
from cjdesigner.editing.copying import branch, copies
from cjdesigner.model import shipped
from cjdesigner.model.change import Change, Edit, Label, added, edited
from cjdesigner.model.records import Experience, Journey, Touchpoint, replaced
from cjdesigner.model.values import JourneyKind
from cjdesigner.timeline.document import Document
from cjdesigner.words import Language


def add(document: Document, title: str, index: int | None = None, **values: Any) -> Change:
    """A new journey with an empty phase and lanes for thoughts, pains and opportunities.

    ``index`` is the gap among the journeys; ``None`` puts it at the end. The first edit adds it.
    """
    gap = _gap(document, index)
    records = templates.blank(title, gap.keys[0], **values)
    return Change(Label("verb.add_journey"), (*map(added, records), *gap.edits))


def from_model(document: Document, model_id: str, language: Language) -> Change:
    """A new journey filled from a journey model, at the end; the first edit adds it.

    Raises ``CJDError`` for a model that does not ship.
    """
    gap = _gap(document, None)
    records = templates.from_model(templates.model(model_id), language, gap.keys[0])
    return Change(Label("verb.add_journey"), (*map(added, records), *gap.edits))


def duplicate(document: Document, journey: str, kind: JourneyKind = "to_be") -> Change:
    """A copy of a journey, right behind it and paired with it; the first edit adds it.

    Every copied record says by ``origin`` what it was copied from, so that the two stay comparable.
    Measurements are not copied where the kind is another one: that journey was never travelled.
    """
    source = common.need(document, journey, Journey)
    siblings = document.journeys()
    gap = common.placed(siblings, common.index_of(siblings, journey) + 1)
    records = [
        record
        for record in branch(document, [journey]).values()
        if not (isinstance(record, Experience) and record.round and kind != source.kind)
    ]
    made = copies(records, lambda one: one in document or shipped.channel(one) is not None)
    language = document.project.language
    title = words.say(
        "editing.copy_of" if kind == source.kind else f"editing.copy_{kind}",
        language,
        title=source.title,
    )
    copy = replaced(
        made.pop(journey),
        order=gap.keys[0],
        kind=kind,
        title=common.changed(source, title=title).title,
        pair=journey,
    )
    edits: list[Edit] = [added(copy), *map(added, made.values()), *gap.edits]
    if source.pair is None:
        paired = replaced(source, pair=copy.id)
        edits = [edit for edit in edits if edit.id != journey]
        renumbered = next((edit for edit in gap.edits if edit.id == journey), None)
        if renumbered is not None and isinstance(renumbered.after, Journey):
            paired = replaced(paired, order=renumbered.after.order)
        edits.append(edited(source, paired))
    return Change(Label("verb.duplicate_journey"), tuple(edits))


def move(document: Document, journey: str, index: int) -> Change:
    """Bring a journey to the gap ``index`` of the project's journeys."""
    common.need(document, journey, Journey)
    edits = common.reordered(document.journeys(), {journey}, index)
    return Change(Label("verb.move_journey"), edits)


def delete(document: Document, journey: str) -> Change:
    """Remove a journey with all that stands on it. Raises ``RefusedError`` for the last one."""
    return selection.delete(document, [journey])


def open_from(document: Document, touchpoint: str, title: str = "") -> Change:
    """Let a touchpoint open a journey of its own, a new one behind the touchpoint's own journey.

    It is called like the touchpoint unless a title is given and has its journey's scale and
    personas. The first edit adds it. Raises ``RefusedError`` where the touchpoint opens one
    already.
    """
    before = common.need(document, touchpoint, Touchpoint)
    if before.opens is not None:
        rules.enforce(rules.Refused(Label("refusal.opens_already")))
    home = common.need(document, document.journey_of(touchpoint) or "", Journey)
    change = add(
        document,
        title or before.title,
        common.index_of(document.journeys(), home.id) + 1,
        kind=home.kind,
        scale=home.scale,
        personas=home.personas,
    )
    opens = replaced(before, opens=common.added_ids(change, Journey)[0])
    return Change(Label("verb.open_journey"), (*change.edits, edited(before, opens)))


def _gap(document: Document, index: int | None) -> common.Gap:
    siblings = document.journeys()
    return common.placed(siblings, len(siblings) if index is None else index)
