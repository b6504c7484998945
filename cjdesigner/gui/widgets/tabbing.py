"""The order in which Tab goes from field to field: what is made later would come last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(place: QWidget, inside: Sequence[QWidget]) -> None:
    """Let Tab come to these, in their order, where it comes to the ``place`` they stand in.

    Qt orders what can have the focus alone, so they follow the nearest of those before the place.
    """
    before: QWidget | None = place.previousInFocusChain()
    while before is not None and before is not place:
        if before.focusPolicy() & Qt.FocusPolicy.TabFocus and before not in inside:
            break
        before = before.previousInFocusChain()
    for one in inside:
        if before is not None:
            QWidget.setTabOrder(before, one)
        before = one
