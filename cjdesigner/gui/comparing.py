"""Two states of a project compared and drawn on one map, beside the dialog that shows it.

The map holds the things of both, so that what went is seen where it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cjdesigner.editing.merging import merged
from cjdesigner.gui.reading import laying
from cjdesigner.gui.widgets.changemap import Change
from cjdesigner.gui.working import Told, Work
from cjdesigner.insight.comparing import Difference, differences
from cjdesigner.layout.drawing import Bounds, Drawing
from cjdesigner.layout.metrics import Look
from cjdesigner.model.records import AnyRecord, Experience, Link
from cjdesigner.timeline.document import Document

_PARTS = {"phase": "chevron", "touchpoint": "title", "card": "card", "lane": "lane", "link": "link"}
_NODE_OF = "node of "


class Compared(NamedTuple):
    """In what two states differ, and the things of both in one document."""

    found: tuple[Difference, ...]
    document: Document


def comparing(before: Sequence[AnyRecord], after: Sequence[AnyRecord]) -> Work:
    """The work that finds in what ``after`` differs from ``before``, as ``Compared``."""

    def work(told: Told) -> Compared:
        found = differences(before, after)
        told(0.2)
        # without a common base nothing of either is left out
        both = merged((), after, before)
        told(0.6)
        document = Document(after)
        document.apply(both.change)
        return Compared(found, document)

    return work


class Marked(NamedTuple):
    """The map of a journey, and what is marked on it."""

    drawing: Drawing
    changes: tuple[Change, ...]


def marking(document: Document, journey: str, look: Look, known: Sequence[Difference]) -> Work:
    """The work that lays a journey out and finds its differences on it.

    ``None`` where there is no such journey, or nothing in it.
    """

    def work(told: Told) -> Marked | None:
        if journey not in document or not document.columns(journey):
            return None
        layout = laying(document, journey, look)(told)
        if layout is None:
            return None
        boxes = _boxes(layout.drawing)
        changes = []
        for one in known:
            if document.journey_of(one.id) == journey:
                box = _box(boxes, document, one)
                if box is not None:
                    changes.append(Change(one.id, one.how, box))
        return Marked(layout.drawing, tuple(changes))

    return work


def _boxes(drawing: Drawing) -> dict[tuple[str, str], Bounds]:
    """Where the parts of all things are drawn, by owner and part; nodes by their persona too."""
    found: dict[tuple[str, str], Bounds] = {}
    for x, y, group in drawing.placed():
        box = group.bounds.moved(x, y)
        parts = [group.part]
        if group.part == "node":
            parts.append(_NODE_OF + dict(group.extra).get("persona", ""))
        for part in parts:
            before = found.get((group.owner, part))
            found[group.owner, part] = box if before is None else before.around(box)
    return found


def _box(
    boxes: Mapping[tuple[str, str], Bounds], document: Document, one: Difference
) -> Bounds | None:
    record = document.get(one.id)
    if isinstance(record, Experience):
        place = boxes.get((record.touchpoint, _NODE_OF + (record.persona or "")))
        return place or boxes.get((record.touchpoint, "node"))
    box = boxes.get((one.id, _PARTS.get(one.kind, "")))
    if box is None or not isinstance(record, Link):
        return box
    # a link is marked in its middle: what its curve spans is mostly other things
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return Bounds(middle[0] - 9, middle[1] - 7, middle[0] + 9, middle[1] + 7)
