"""The rows of a map from top to bottom: three that every map has, then its lanes."""

from __future__ import annotations

from cjdesigner.layout.metrics import Look
from cjdesigner.model.records import Lane
from cjdesigner.timeline.document import Document

HEADER_ROW, EXPERIENCE_ROW, TITLE_ROW, FIRST_LANE = range(4)
# lanes that every map shows anyway
BUILT_IN = frozenset(("emotion_curve", "touchpoint"))


def lanes_of(document: Document, journey: str, look: Look) -> list[Lane]:
    """The lanes of a journey that are shown as rows, from top to bottom."""
    return [
        lane
        for lane in document.lanes(journey)
        if lane.kind not in BUILT_IN
        and (not lane.hidden or look.hidden)
        and (not look.lanes or lane.id in look.lanes)
    ]
