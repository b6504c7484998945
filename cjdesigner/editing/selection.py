"""Verbs on whatever is selected: delete, duplicate, nudge, and the way through the grid."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from cjdesigner.editing import behaviours, common, rules
from cjdesigner.model.change import Change, Label, removed
from cjdesigner.timeline.document import Document

Direction = Literal["left", "right", "up", "down"]


def delete(document: Document, ids: Iterable[str]) -> Change:
    """Remove things with what stands on them: a lane's cards, a phase's touchpoints and so on.

    Cards that covered more hold on to the nearest column that is left. Raises ``Refused`` for the
    project itself and for its last journey.
    """
    wanted = [identity for identity in dict.fromkeys(ids) if identity in document]
    rules.enforce(rules.may_delete(document, wanted))
    records = [record for record in map(document.get, wanted) if record is not None]
    kinds = {record.type for record in records}
    label = Label("verb.delete")
    if len(kinds) == 1:
        label = common.counted(f"verb.delete_{kinds.pop()}", len(records))
    elif records:
        label = common.counted("verb.delete_things", len(records))
    return behaviours.completed(document, Change(label, tuple(map(removed, records))))
