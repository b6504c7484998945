"""The verb on how a project is printed, which the project remembers for the next time."""

from __future__ import annotations

from typing import Any

from cjdesigner.editing import common
from cjdesigner.model.change import Change, Edit, Label, added, edited
from cjdesigner.model.records import PRINT_ID, Print
from cjdesigner.timeline.document import Document


def set_print(document: Document, **values: Any) -> Change:
    """Remember how the project is printed; empty where it is remembered so already.

    Raises ``RefusedError`` where a value does not fit.
    """
    before = document.get(PRINT_ID)
    edits: tuple[Edit, ...] = ()
    if isinstance(before, Print):
        after = common.changed(before, **values)
        if after != before:
            edits = (edited(before, after),)
    else:
        made = common.made(Print, id=PRINT_ID, **values)
        if made != Print(id=PRINT_ID):
            edits = (added(made),)
    return Change(Label("verb.set_print"), edits)
