"""What the inspector's pages share: a form of ``ui/`` whose fields edit fields of records.

A widget named as a field of the record shows it and edits it. A page may say otherwise for a
widget: in ``FIELDS`` under another name, or by a method ``edit_<widget>``. Typing in one field is
one step of the history; the page that is typed in is the initiator and leaves itself alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QLayout, QWidget

from cjdesigner.editing.common import change_members, set_values
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.forms import load_form
from cjdesigner.gui.panels.inspector.details import DetailFields
from cjdesigner.gui.picturing import set_picture
from cjdesigner.gui.widgets.burst import Burst
from cjdesigner.gui.widgets.chips import Chips
from cjdesigner.gui.widgets.choices import Choice
from cjdesigner.gui.widgets.fields import MIXED
from cjdesigner.gui.widgets.picture import PictureField
from cjdesigner.gui.widgets.rows import Rows
from cjdesigner.gui.widgets.section import SectionHeader
from cjdesigner.model.catalogue import Word
from cjdesigner.model.change import Label
from cjdesigner.model.records import AnyRecord
from cjdesigner.model.shipped import WordKind, fields, words

Choices = list[tuple[object, str]]


class Page(QWidget):
    """One kind of thing, one or several of it at a time."""

    FORM: ClassVar[str] = ""
    KIND: ClassVar[str] = ""
    # widget -> field of the record, where their names differ; empty for what the page does itself
    FIELDS: ClassVar[dict[str, str]] = {}

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.ids: tuple[str, ...] = ()
        load_form(self.FORM, self)
        self.setProperty("role", "panel")
        self.burst = Burst(self)
        self._fields: dict[str, Any] = {}
        for widget in self.findChildren(QWidget):
            signal = getattr(widget, "edited", None)
            if isinstance(widget, PictureField):
                widget.look_up = self.desk.document.get
                widget.described.connect(self._describe)
            part = isinstance(widget.parent(), PictureField)
            if signal is not None and widget.objectName() and not part:
                self._fields[widget.objectName()] = widget
                signal.connect(self._edited)
        # the kind stands over the panel, where its name would say less
        self._kind = self.findChild(QLabel, "kind")
        if self._kind is not None:
            self._kind.hide()
        self._details: DetailFields | None = None
        more = self.findChild(SectionHeader, "more")
        if more is not None:
            more.toggled.connect(self._open_details)
            inside = self.findChild(QWidget, "more_body")
            held = [one for one in self._fields.values() if inside and inside.isAncestorOf(one)]
            more.setVisible(bool(held or fields(self.KIND)))
        self.build()
        self.name_choices()

    # -- what a page says about itself -----------------------------------------------------------

    def build(self) -> None:
        """Set up what the form cannot say."""

    def choices(self) -> dict[str, Choices]:
        """What the drop-down fields offer, in the interface's language."""
        return {}

    def fill(self, records: Sequence[AnyRecord]) -> None:
        """Show what is more than a field."""

    # -- showing ---------------------------------------------------------------------------------

    def show_things(self, ids: Sequence[str]) -> None:
        """Show these things, all of the page's kind."""
        if tuple(ids) != self.ids:
            self.burst.end()
            self.ids = tuple(ids)
        self.refresh()

    def refresh(self) -> None:
        """Show the things as they now are."""
        records = self.records()
        if not records:
            return
        samples = {record.type: record for record in records}.values()
        for name, widget in self._fields.items():
            field = self.FIELDS.get(name, name)
            if field and all(hasattr(sample, field) for sample in samples):
                held = (getattr(record, field) for record in records)
                widget.put(shared(held) if isinstance(widget, Chips) else _common(held))
        self.fill(records)
        if self._details is not None:
            self._details.show_details(records)

    def records(self) -> list[AnyRecord]:
        """The records of what is shown, without those that are gone."""
        found = (self.desk.document.get(identity) for identity in self.ids)
        return [record for record in found if record is not None]

    def field(self, name: str) -> Any:
        """The field widget of that name."""
        return self._fields[name]

    def has(self, name: str) -> bool:
        """Whether there is a field widget of that name."""
        return name in self._fields

    def rows(self, name: str) -> Rows:
        """The list of that name."""
        found = self.findChild(Rows, name)
        assert found is not None
        return found

    @property
    def heading(self) -> str:
        """What kind of thing the page is about."""
        return self._kind.text() if self._kind is not None else ""

    def name_choices(self) -> None:
        """Offer what can be chosen, in the language that now is."""
        for name, offered in self.choices().items():
            choice = self._fields[name]
            assert isinstance(choice, Choice)
            choice.offer(offered)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_details"):
            self.name_choices()
            self.refresh()

    def vocabulary(self, kind: WordKind, none: str | None = None) -> Choices:
        """A shipped vocabulary as choices; ``none`` is the name of the empty choice."""
        offered: Choices = [] if none is None else [("", none)]
        offered.extend((word.id, self.said(word)) for word in words(kind))
        return offered

    def said(self, word: Word) -> str:
        """A shipped word in the interface's language."""
        return word.name.said(self.desk.language)

    # -- editing ---------------------------------------------------------------------------------

    def _edited(self, value: object) -> None:
        widget = self.sender()
        name = widget.objectName() if widget is not None else ""
        own: Callable[[object], None] | None = getattr(self, f"edit_{name}", None)
        if own is not None:
            own(value)
        elif isinstance(widget, Chips) and isinstance(value, tuple) and len(self.ids) > 1:
            self._set_members(name, value)
        elif self.FIELDS.get(name, name):
            self.set_field(self.FIELDS.get(name, name), value)

    def set_field(self, field: str, value: object) -> None:
        """Give a field of all things shown another value; keystrokes of one burst are one step."""
        self.desk.run(
            set_values(self.desk.document, self.ids, self.label(), **{field: value}),
            gesture=f"{self.burst.name()}-{field}",
            initiator=self,
        )

    def _set_members(self, field: str, value: tuple[str, ...]) -> None:
        """Add to the lists of several things what has come, and take from them what is gone.

        What they do not share is not shown, and stays.
        """
        shown = shared(getattr(record, field) for record in self.records())
        come = [one for one in value if one not in shown]
        gone = [one for one in shown if one not in value]
        change = change_members(self.desk.document, self.ids, self.label(), field, come, gone)
        self.desk.run(change, initiator=self)

    def edit_image(self, value: object) -> None:
        """Show the picture of a file, or none."""
        set_picture(self.desk, self.ids, "image", value)

    def edit_portrait(self, value: object) -> None:
        """Show the picture of a file as a portrait, or none."""
        set_picture(self.desk, self.ids, "portrait", value)

    def _describe(self, value: object) -> None:
        """Say in words what the picture shows that is shown here."""
        sender = self.sender()
        field = sender.objectName() if sender is not None else ""
        images = [one for record in self.records() if (one := getattr(record, field, None))]
        self.desk.run(
            set_values(self.desk.document, images, Label("gui.edit.picture"), alt=value),
            gesture=f"{self.burst.name()}-alt",
            initiator=self,
        )

    def label(self) -> Label:
        """The name of an edit of this page."""
        return Label(f"gui.edit.{self.KIND}")

    # -- further details -------------------------------------------------------------------------

    def _open_details(self, opened: bool) -> None:
        place = self.findChild(QWidget, "details")
        if opened and self._details is None and place is not None:
            self._details = DetailFields(self.KIND, self.desk, self)
            self._details.edited.connect(self._detail_edited)
            layout_of(place).addWidget(self._details)
            self._details.show_details(self.records())

    def _detail_edited(self, key: str, value: object) -> None:
        records = self.records()
        if len(records) == 1:
            details = with_detail(records[0].details, key, value)
            self.desk.run(
                set_values(self.desk.document, self.ids, self.label(), details=details),
                gesture=f"{self.burst.name()}-{key}",
                initiator=self,
            )


def layout_of(widget: QWidget) -> QLayout:
    """The layout that a form gave to a widget."""
    layout = widget.layout()
    assert layout is not None
    return layout


def with_detail(
    details: Sequence[tuple[str, Any]], key: str, value: object
) -> tuple[tuple[str, Any], ...]:
    """Details with another value for a key; an empty value takes the key away."""
    kept = [(name, old) for name, old in details if name != key]
    if value not in (None, "", False):
        kept.append((key, value))
    return tuple(sorted(kept))


def shared(lists: Iterator[tuple[str, ...]]) -> tuple[str, ...]:
    """The members that all of these lists have."""
    first, *others = lists
    sets = [frozenset(other) for other in others]
    return tuple(one for one in first if all(one in other for other in sets))


def _common(values: Iterator[Any]) -> Any:
    first = next(values)
    return first if all(value == first for value in values) else MIXED
