"""Where a phase or touchpoint dragged in the outline would land."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from cjdesigner.timeline.document import Document

IDENTITY = Qt.ItemDataRole.UserRole


class Landing(NamedTuple):
    """Where something dragged would stand, and the line or box that shows it (pixels).

    ``place`` counts among the touchpoints of ``phase`` as they stand now; without a phase, among
    the phases.
    """

    moving: str
    phase: str | None
    place: int
    mark: QRect


def landing(
    tree: QTreeWidget, document: Document, journey: str, moving: str, at: QPoint
) -> Landing | None:
    """Where ``moving`` would land from a place in the tree; ``None`` where nothing is."""
    item = tree.itemAt(at) or _last(tree.topLevelItem(tree.topLevelItemCount() - 1))
    if item is None:
        return None
    top = item.parent() or item
    phase = str(top.data(0, IDENTITY))
    box = tree.visualItemRect(item)
    below = at.y() > box.center().y()
    phases = [one.id for one in document.phases(journey)]
    if phase not in phases:
        return None
    if moving in phases:
        # a phase lands between phases: over touchpoints, after the phase that they are in
        after = below or item is not top
        end = tree.visualItemRect(_last(top) or top) if after else box
        return Landing(moving, None, phases.index(phase) + after, _line(end, after))
    inside = [one.id for one in document.touchpoints(phase)]
    if item is top:
        return Landing(moving, phase, len(inside), box)
    place = inside.index(str(item.data(0, IDENTITY)))
    return Landing(moving, phase, place + below, _line(box, below))


def _last(item: QTreeWidgetItem | None) -> QTreeWidgetItem | None:
    """The lowest item in sight of a phase."""
    if item is not None and item.isExpanded() and item.childCount():
        return item.child(item.childCount() - 1)
    return item


def _line(box: QRect, below: bool) -> QRect:
    return QRect(box.left(), box.bottom() if below else box.top(), box.width(), 0)
