"""Who gets the room that is left on a page: the line of the experience, or all lanes evenly.

Where somebody scored the journey its line takes all: that is what a map is read for. On a map that
nobody has scored yet the lowest lanes get it first, as room to write in.
"""

from __future__ import annotations

from collections.abc import Sequence

from cjdesigner.layout.experience import Band, mark_of
from cjdesigner.layout.map import MapLayout
from cjdesigner.layout.people import Traveller
from cjdesigner.layout.rows import FIRST_LANE
from cjdesigner.model import shipped
from cjdesigner.timeline.document import Document


def is_scored(document: Document, journey: str, people: Sequence[Traveller]) -> bool:
    """Whether anybody of ``people`` has a line on the journey's map."""
    band = Band(1.0, shipped.scale(""))
    return any(
        mark_of(document, column, one, band).level is not None
        for column in document.columns(journey)
        for one in people
    )


def fill(layout: MapLayout, room: float, scored: bool) -> None:
    """Make a map higher by ``room``, in points of the map; it has an experience lane."""
    experience = layout.metrics.experience_height
    lanes = [row.height for row in layout.rows[FIRST_LANE:] if layout.may_grow(row.owner)]
    if scored or not lanes:
        layout.stretch(experience + room)
        return
    least = level([experience, *lanes], room)
    layout.stretch(max(experience, least), least)


def level(heights: Sequence[float], room: float) -> float:
    """The least height that all get, where the lowest are made higher by ``room`` together."""
    filled = sorted(heights)
    for count, higher in enumerate(filled[1:], 1):
        if higher * count - sum(filled[:count]) >= room:
            return (sum(filled[:count]) + room) / count
    return (sum(filled) + room) / len(filled)
