"""What is being typed in a field of which the document hears when it is left, kept meanwhile.

A crash in the middle of a long text must not take it. Rule: whoever opens such a field calls
``again`` when something has been typed, and ``over`` when the field has been left and the document
has the text.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from cjdesigner.editing.session import Session
from cjdesigner.errors import CJDError
from cjdesigner.model.change import Change


class Typed(QTimer):
    """Has the journal keep what ``meant`` says: the change that leaving the field would make."""

    SOON = 400  # milliseconds from a keystroke to the journal

    def __init__(self, session: Session, meant: Callable[[], Change], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._meant = meant
        self._kept = False
        self.setSingleShot(True)
        self.setInterval(self.SOON)
        self.timeout.connect(self._keep)

    def again(self) -> None:
        """Something has been typed, or what it goes on from is another now."""
        # not put off by the next keystroke: somebody may type without a pause
        if not self.isActive():
            self.start()

    def over(self) -> None:
        """Nothing is being typed any more."""
        self.stop()
        if self._kept:
            self._kept = False
            self._session.keep_typing(None)

    def _keep(self) -> None:
        # why something cannot be is told when the field is left
        with suppress(CJDError):
            change = self._meant()
            if change or self._kept:
                self._session.keep_typing(change)
                self._kept = True
