"""The order in which Tab goes from field to field: what is made later would come last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(place: QWidget, inside: Sequence[QWidget]) -> None:
    """Let Tab come to these, in their order, where it comes to the ``place`` they stand in.

    Qt orders what can have the focus alone, so they follow the nearest of those before the place.
    """
    before = _before(place)
    for one in inside:
        if before is not None:
            QWidget.setTabOrder(before, one)
        before = one


def _before(place: QWidget) -> QWidget | None:
    """The nearest field before a place, as the widgets were made.

    Qt's own chain is not asked: PySide takes what ``previousInFocusChain`` gives for a child of the
    widget that was asked, and forgets a widget of a form when that one goes.
    """
    above = place.parentWidget()
    while above is not None:
        siblings = above.children()
        for one in reversed(siblings[: siblings.index(place)]):
            found = _last_in(one) if isinstance(one, QWidget) else None
            if found is not None:
                return found
        if above.isWindow():
            return None
        place, above = above, above.parentWidget()
    return None


def _last_in(widget: QWidget) -> QWidget | None:
    """The last field in a widget, which may be itself."""
    if widget.isWindow():
        return None
    for child in reversed(widget.children()):
        found = _last_in(child) if isinstance(child, QWidget) else None
        if found is not None:
            return found
    return widget if widget.focusPolicy() & Qt.FocusPolicy.TabFocus else None
