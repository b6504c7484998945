"""The inspector: it chooses the page for what is selected and keeps it up to date.

Pages are made when they are first needed, and after the first picture of the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cjdesigner.editing.session import DocumentChanged
from cjdesigner.gui import later
from cjdesigner.gui.desk import Desk

if TYPE_CHECKING:
    from cjdesigner.gui.panels.inspector.page import Page


class Inspector(QScrollArea):
    """Shows the selection as a form.

    ``own_journey_wanted`` comes from a touchpoint's page, ``place_wanted`` from a channel's.
    """

    own_journey_wanted = Signal()
    place_wanted = Signal()
    headed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._desk = desk
        self._pages: dict[str, Page] = {}
        self._shown: Page | None = None
        # not a stack of Qt's, which is as high as the highest page that it holds
        inside = QWidget(self)
        # a page takes the width that there is, and breaks its lines there
        inside.setMinimumWidth(220)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        desk.selection_changed.connect(self._later.start)
        desk.journey_changed.connect(self._later.start)
        desk.look_changed.connect(self._look_changed)
        desk.document_changed.connect(self._document_changed)
        self.refresh()

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._shown

    @property
    def heading(self) -> str:
        """What stands over the page: the kind of what is selected."""
        page = self.page
        return page.heading if page is not None else ""

    def refresh(self) -> None:
        """Show the page of what is selected now."""
        self._later.stop()
        found = [self._desk.document.get(one) for one in self._desk.selection]
        pages = later.inspector_pages()
        # what has no page of its own is a part of the journey
        records = [record for record in found if record is not None and record.type in pages]
        kinds = {record.type for record in records}
        ids = [record.id for record in records]
        if not kinds or "journey" in kinds:
            kind, ids = "journey", [self._desk.journey]
        elif len(kinds) > 1 or (kinds == {"link"} and len(ids) > 1):
            kind = "several"
        else:
            kind = kinds.pop()
        page = self._page(kind)
        another = page is not self._shown or tuple(ids) != page.ids
        page.show_things(ids)
        self.headed.emit(page.heading)
        if page is not self._shown:
            if self._shown is not None:
                self._shown.hide()
            page.show()
            self._shown = page
        if another:
            self.verticalScrollBar().setValue(0)

    def begin_at(self, *names: str) -> None:
        """Bring the cursor to the first of these fields that what is selected has."""
        self.refresh()
        page = self.page
        held = [name for name in names if page is not None and page.has(name)]
        if page is not None and held:
            field = page.field(held[0])
            field.setFocus()
            self.ensureWidgetVisible(field)

    def sizeHint(self) -> QSize:
        return QSize(310, 600)

    def _page(self, kind: str) -> Page:
        if kind not in self._pages:
            made = later.inspector_pages()[kind](self._desk)
            for name in ("own_journey_wanted", "place_wanted"):
                signal = getattr(made, name, None)
                if signal is not None:
                    signal.connect(getattr(self, name))
            self._pages[kind] = made
            made.hide()
            self._column.addWidget(made)
        return self._pages[kind]

    def _document_changed(self, changed: DocumentChanged) -> None:
        page = self.page
        if page is None or changed.initiator is not page:
            self._later.start()

    def _look_changed(self) -> None:
        for page in self._pages.values():
            page.name_choices()
        self._later.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._later.start()
