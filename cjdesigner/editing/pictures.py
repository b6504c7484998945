"""Verbs on pictures: put one on cards, touchpoints or personas, and take it away again.

A picture is a record of its own, once in the project however many things show it; it goes when
nothing shows it any more.
"""

from __future__ import annotations

from collections.abc import Sequence

from cjdesigner.editing import cards
from cjdesigner.editing.common import set_values
from cjdesigner.model.change import Change, Edit, Label, added, removed
from cjdesigner.model.records import Image, references
from cjdesigner.timeline.document import Document


def put(document: Document, ids: Sequence[str], field: str, image: Image) -> Change:
    """Show ``image`` on these things, in that field of theirs. Raises ``RefusedError``."""
    come = () if image.id in document else (added(image),)
    set_now = set_values(document, ids, Label("merging.put_picture"), **{field: image.id})
    if not set_now:
        return set_now
    return Change(set_now.label, (*come, *set_now.edits, *unshown(document, set_now)))


def on_new_card(document: Document, lane: str, column: str, image: Image) -> Change:
    """A new card in a cell that shows ``image``; the first edit. Raises ``RefusedError``."""
    made = cards.add(document, lane, column, image=image.id)
    come = () if image.id in document else (added(image),)
    return Change(made.label, (*made.edits, *come))


def take(document: Document, ids: Sequence[str], field: str) -> Change:
    """Show no picture on these things any more. Raises ``RefusedError``."""
    set_now = set_values(document, ids, Label("merging.take_picture"), **{field: None})
    return Change(set_now.label, (*set_now.edits, *unshown(document, set_now)))


def unshown(document: Document, change: Change) -> tuple[Edit, ...]:
    """The pictures that nothing shows any more after ``change``, to be removed."""
    after = {edit.id: edit.after for edit in change.edits}
    shown: dict[str, Image] = {}
    for edit in change.edits:
        for _, target in references(edit.before) if edit.before is not None else ():
            record = document.get(target)
            if isinstance(record, Image):
                shown[target] = record
    gone = []
    for identity, image in shown.items():
        still = False
        for referrer in document.referring(identity):
            record = after[referrer] if referrer in after else document.get(referrer)
            still = still or (
                record is not None and any(one == identity for _, one in references(record))
            )
        if not still:
            gone.append(removed(image))
    return tuple(gone)
