"""The verb on how a project is printed, which the project remembers for the next time."""

from __future__ import annotations

from typing import Any

from cjdesigner.editing import common
from cjdesigner.editing.pictures import unshown
from cjdesigner.model.change import Change, Edit, Label, added, edited
from cjdesigner.model.records import PRINT_ID, Image, Print
from cjdesigner.timeline.document import Document


def set_print(document: Document, picture: Image | None = None, **values: Any) -> Change:
    """Remember how the project is printed; empty where it is remembered so already.

    ``picture`` is the record of the logo that ``values`` name; it may be new to the project, or
    described anew.
    Raises ``RefusedError`` where a value does not fit.
    """
    before = document.get(PRINT_ID)
    edits: tuple[Edit, ...] = ()
    if isinstance(before, Print):
        after = common.changed(before, **values)
        if after != before:
            edits = (edited(before, after),)
    else:
        after = common.made(Print, id=PRINT_ID, **values)
        if after != Print(id=PRINT_ID):
            edits = (added(after),)
    if picture and after.logo == picture.id:
        known = document.get(picture.id)
        if known is None:
            edits = (added(picture), *edits)
        elif known != picture:
            edits = (edited(known, picture), *edits)
    label = Label("verb.set_print")
    return Change(label, (*edits, *unshown(document, Change(label, edits))))
