"""The personas of the project in one place: make, order, edit, delete, put on the journey."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QScrollArea, QWidget

from cjdesigner.editing import personas, selection
from cjdesigner.editing.session import DocumentChanged
from cjdesigner.errors import CJDError
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.dialogs.base import Dialog
from cjdesigner.gui.panels.inspector.others import PersonaPage
from cjdesigner.model.change import Change

IDENTITY = Qt.ItemDataRole.UserRole


class PersonasDialog(Dialog):
    """The list at the left, the inspector's own page of the chosen one at the right."""

    FORM = "personas"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._filling = False
        self._list = self.part(QListWidget, "list")
        self._page = PersonaPage(desk, self)
        self.part(QScrollArea, "area").setWidget(self._page)
        self._list.currentItemChanged.connect(self._chosen)
        for name, call in (
            ("add", self._add),
            ("delete", self._delete),
            ("up", self._up),
            ("down", self._down),
            ("close", self.accept),
        ):
            self.part(QPushButton, name).clicked.connect(call)
        desk.document_changed.connect(self._changed)
        self._fill(desk.selection[0] if desk.selection else None)
        self._built = True

    def done(self, result: int) -> None:
        """The dialog closes and listens no more."""
        self._desk.document_changed.disconnect(self._changed)
        super().done(result)

    def _fill(self, chosen: str | None) -> None:
        self._filling = True
        self._list.clear()
        for persona in self._desk.document.personas():
            item = QListWidgetItem(persona.name or self.tr("Nameless"), self._list)
            item.setData(IDENTITY, persona.id)
            if persona.id == chosen:
                self._list.setCurrentItem(item)
        if self._list.currentItem() is None and self._list.count():
            self._list.setCurrentRow(0)
        self._filling = False
        self._chosen()

    def _current(self) -> str | None:
        item = self._list.currentItem()
        return str(item.data(IDENTITY)) if item is not None else None

    def _chosen(self, *_: object) -> None:
        if self._filling:
            return
        identity = self._current()
        self._page.setVisible(identity is not None)
        if identity is not None:
            self._page.show_things((identity,))
        for name in ("delete", "up", "down"):
            self.part(QPushButton, name).setEnabled(identity is not None)

    def _changed(self, changed: DocumentChanged) -> None:
        if changed.initiator is self._page:
            item, identity = self._list.currentItem(), self._current()
            if item is not None and identity is not None:
                record = self._desk.document.get(identity)
                item.setText(getattr(record, "name", "") or self.tr("Nameless"))
            return
        self._fill(self._current())

    def _add(self) -> None:
        document, journey = self._desk.document, self._desk.journey
        before = {persona.id for persona in document.personas()}
        self._run(lambda: personas.add(document, journey=journey))
        new = [one.id for one in document.personas() if one.id not in before]
        self._fill(new[0] if new else None)
        self._page.field("name").setFocus()

    def _delete(self) -> None:
        identity = self._current()
        if identity is not None:
            self._run(lambda: selection.delete(self._desk.document, [identity]))

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        identity = self._current()
        if identity is not None:
            self._run(lambda: selection.nudge(self._desk.document, [identity], 0, step))

    def _run(self, verb: Callable[[], Change]) -> None:
        try:
            change = verb()
        except CJDError as refusal:
            self._desk.refuse(refusal)
            return
        self._desk.run(change)
