"""Further details of a record: fields that build themselves from ``resources/fields.json``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cjdesigner.gui.desk import Desk
from cjdesigner.gui.texts import plain_tip
from cjdesigner.gui.widgets.choices import Choice, Switch
from cjdesigner.gui.widgets.fields import (
    DateLine,
    NumberLine,
    TagLine,
    TextBox,
    TextLine,
)
from cjdesigner.model.catalogue import Field
from cjdesigner.model.records import AnyRecord
from cjdesigner.model.shipped import fields

_WIDGETS: dict[str, type[QWidget]] = {
    "text": TextLine,
    "long_text": TextBox,
    "number": NumberLine,
    "choice": Choice,
    "date": DateLine,
    "boolean": Switch,
    "tags": TagLine,
}


class DetailFields(QWidget):
    """The details that one kind of record can hold. ``edited`` says key and value."""

    edited = Signal(str, object)

    def __init__(self, kind: str, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._desk = desk
        self._widgets: dict[str, Any] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._language = ""
        self._build()

    def show_details(self, records: Sequence[AnyRecord]) -> None:
        """Show the details of one record; of several there are none."""
        if self._language != self._desk.language:
            self._build()
        self.setVisible(len(records) == 1)
        if len(records) == 1:
            held = dict(records[0].details)
            for key, widget in self._widgets.items():
                value: Any = held.get(key)
                if isinstance(widget, TagLine):
                    value = tuple(word.strip() for word in str(value or "").split(",") if word)
                elif isinstance(widget, Choice | DateLine | TextLine | TextBox):
                    value = value or ""
                widget.put(value)

    def _build(self) -> None:
        self._language = self._desk.language
        while self._column.count():
            item = self._column.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self._widgets = {}
        group = ""
        for field in fields(self._kind):
            name = field.group.said(self._desk.language)
            if name != group:
                group = name
                self._column.addSpacing(6)
                self._column.addWidget(_label(name, "section", self))
            self._add(field)

    def _add(self, field: Field) -> None:
        language = self._desk.language
        widget: Any = _WIDGETS[field.type](self)
        widget.setObjectName(f"detail_{field.key}")
        widget.setToolTip(plain_tip(field.help.said(language)))
        name = field.name.said(language)
        if isinstance(widget, Switch):
            widget.setText(name)
        else:
            label = _label(name, "caption", self)
            label.setBuddy(widget)
            self._column.addWidget(label)
        if isinstance(widget, Choice):
            widget.offer([("", "–"), *((one.id, one.name.said(language)) for one in field.choices)])
        widget.setProperty("key", field.key)
        widget.edited.connect(self._told)
        self._column.addWidget(widget)
        self._widgets[field.key] = widget

    def _told(self, value: object) -> None:
        sender = self.sender()
        key = str(sender.property("key")) if sender is not None else ""
        self.edited.emit(key, ", ".join(value) if isinstance(value, tuple) else value)


def _label(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
