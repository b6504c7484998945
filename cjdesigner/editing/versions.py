"""Verbs on versions: keep the project as it is under a name, and bring an older state back."""

from __future__ import annotations

from collections.abc import Sequence

from cjdesigner.editing.common import made, placed
from cjdesigner.model import ids
from cjdesigner.model.change import Change, Label, added, difference
from cjdesigner.model.records import AnyRecord, Snapshot
from cjdesigner.timeline.document import Document


def keep(document: Document, title: str, date: str, content: str) -> Change:
    """Keep a version of that name and date (ISO); ``content`` is the packed project.

    Raises ``RefusedError`` where a value does not fit.
    """
    before = document.snapshots()
    gap = placed(before, len(before))
    version = made(
        Snapshot, id=ids.fresh(), order=gap.keys[0], title=title, date=date, content=content
    )
    return Change(Label("merging.keep_version"), (added(version), *gap.edits))


def bring_back(now: Sequence[AnyRecord], state: Document) -> Change:
    """Make a project of these records what it was in ``state``.

    Versions that were kept since stay.
    """
    kept = [one for one in now if isinstance(one, Snapshot) and one.id not in state]
    return difference(now, [*state.records(), *kept], Label("merging.bring_back"))
