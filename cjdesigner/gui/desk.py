"""What a window's panels share: the session, the look and the interface's language.

The session knows no Qt; this passes its notifications on as signals. Rule: panels change the
document through ``run`` alone, which turns a refusal into a sentence on the status line.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from cjdesigner.editing.session import DocumentChanged, Session
from cjdesigner.errors import CJDError
from cjdesigner.layout.theme import Theme
from cjdesigner.model.change import Change
from cjdesigner.timeline.document import Document
from cjdesigner.words import Language, say, say_error


class Appearance(NamedTuple):
    """How the interface looks and speaks; ``scale`` in per cent."""

    theme: Theme
    language: Language
    scale: int

    def grown(self, pixels: int) -> int:
        """A length at this size of the interface, in pixels."""
        return round(pixels * self.scale / 100)


class Desk(QObject):
    """One project as its window sees it."""

    document_changed = Signal(object)
    selection_changed = Signal()
    journey_changed = Signal()
    look_changed = Signal()
    told = Signal(str, bool)

    def __init__(
        self, session: Session, appearance: Appearance, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.appearance = appearance
        self._stop = (
            session.subscribe(self._document),
            session.subscribe_selection(self._selection),
        )
        self._journey = session.journey

    @property
    def document(self) -> Document:
        """The project's document, as it now is."""
        return self.session.document

    @property
    def journey(self) -> str:
        """The identity of the journey in view."""
        return self.session.journey

    @property
    def selection(self) -> tuple[str, ...]:
        """The identities of what is selected."""
        return self.session.selection

    @property
    def language(self) -> Language:
        """The language of the interface."""
        return self.appearance.language

    @property
    def map_language(self) -> Language:
        """The language of the map."""
        return self.document.project.language

    def run(
        self,
        change: Change,
        *,
        gesture: str | None = None,
        initiator: object = None,
        select: Iterable[str] | None = None,
        whole: bool = False,
    ) -> bool:
        """Carry out a change. A refusal is told on the status line and changes nothing.

        A ``whole`` change is carried out as it is, with nothing that follows from it.
        """
        try:
            return self.session.run(
                change, gesture=gesture, initiator=initiator, select=select, whole=whole
            )
        except CJDError as refusal:
            self.refuse(refusal)
            return False

    def refuse(self, refusal: CJDError) -> None:
        """Say on the status line why something cannot be."""
        self.told.emit(say_error(refusal, self.language), True)

    def say(self, key: str, **arguments: object) -> str:
        """A sentence of the rooms that know no Qt, in the interface's language."""
        return say(key, self.language, **arguments)

    def select(self, identities: Iterable[str]) -> None:
        """Select these things; nothing for none."""
        self.session.select(identities)

    def show_journey(self, journey: str) -> None:
        """Bring another journey into view, with nothing selected."""
        if journey != self.session.journey and journey in self.document:
            self.session.view(journey)
            # the session tells of a selection that goes, and not of the journey itself
            self._look_for_another_journey()

    def appear(self, appearance: Appearance) -> None:
        """Take another look or language."""
        self.appearance = appearance
        self.look_changed.emit()

    def close(self) -> None:
        """Listen no longer: the window goes."""
        for stop in self._stop:
            stop()

    def _document(self, changed: DocumentChanged) -> None:
        self._look_for_another_journey()
        self.document_changed.emit(changed)

    def _selection(self, *_: object) -> None:
        self._look_for_another_journey()
        self.selection_changed.emit()

    def _look_for_another_journey(self) -> None:
        if self.session.journey != self._journey:
            self._journey = self.session.journey
            self.journey_changed.emit()
