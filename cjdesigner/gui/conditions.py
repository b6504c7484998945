"""When an action can be used, and what undo and redo are called."""

from __future__ import annotations

from cjdesigner.gui.actions import (
    ALWAYS,
    COLUMNS,
    JOURNEYS,
    MODIFIED,
    MOVABLE,
    ONE_CHANNEL,
    ONE_LANE,
    ONE_TITLE,
    ONE_TOUCHPOINT,
    PERSONAS,
    REDO,
    SELECTED,
    UNDO,
)
from cjdesigner.gui.desk import Desk
from cjdesigner.model.change import Label
from cjdesigner.model.records import Journey

# what has a text of its own and a place among others
_STANDING = {"touchpoint", "phase", "card", "lane", "persona", "channel"}


def conditions(desk: Desk) -> dict[str, bool]:
    """Which conditions of the table of actions hold now."""
    session, document = desk.session, desk.document
    found = [document.get(identity) for identity in session.selection]
    kinds = {record.type for record in found if record is not None}
    one = len(found) == 1
    return {
        ALWAYS: True,
        UNDO: session.undo_label is not None,
        REDO: session.redo_label is not None,
        SELECTED: bool(kinds),
        MODIFIED: True,
        COLUMNS: bool(document.columns(desk.journey)),
        ONE_LANE: one and kinds == {"lane"},
        ONE_CHANNEL: one and kinds == {"channel"},
        ONE_TOUCHPOINT: one and kinds == {"touchpoint"},
        ONE_TITLE: one and bool(kinds & {*_STANDING, "link"}),
        JOURNEYS: len(document.journeys()) > 1,
        PERSONAS: kinds == {"persona"},
        MOVABLE: bool(kinds & _STANDING),
    }


def on_journey(desk: Desk) -> bool:
    """Whether all personas that are selected are on the journey in view."""
    journey = desk.document.get(desk.journey)
    there = journey.personas if isinstance(journey, Journey) else ()
    return bool(desk.selection) and all(one in there for one in desk.selection)


def undo_text(desk: Desk, plain: str, label: Label | None) -> str:
    """ "Undo" or "Redo" with the name of what would be undone or done again."""
    if label is None:
        return plain
    name = desk.say(label.key, **dict(label.arguments))
    return f"{plain} {name[:1].lower()}{name[1:]}".replace("&&", "&")
