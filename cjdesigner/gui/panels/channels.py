"""The channels: own ones first, then the shipped ones, and a field to find one by its name.

Rule: the panel says their names in the language of the interface and finds them by it; the map
says them in its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from cjdesigner.editing.session import DocumentChanged
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.icons import qicon
from cjdesigner.gui.panels.channel_list import ChannelList, Shown
from cjdesigner.gui.texts import plain_tip
from cjdesigner.gui.widgets.fields import leaves_undo
from cjdesigner.model.records import Channel
from cjdesigner.model.shipped import channels

# what these keys do to what is selected on the map they do to an own channel in the list
_OWN = {"F2": "rename", "Del": "delete", "Alt+Up": "move_up", "Alt+Down": "move_down"}


def matching(found: Iterable[Shown], text: str) -> list[Shown]:
    """Those whose name contains ``text``; the ones that begin with it come first."""
    wanted = text.casefold()
    held = [one for one in found if wanted in one.name.casefold()]
    return sorted(held, key=lambda one: not one.name.casefold().startswith(wanted))


class ChannelsPanel(QWidget):
    """A field to find with, a button for a new channel, and the channels.

    A channel is dragged onto a touchpoint or a place between two. ``wanted`` is double click or
    Enter; ``new_wanted`` asks for an own channel of that name; ``asked`` names an action on the own
    channel that is selected then; ``menu_wanted`` brings a kind and where (global).
    """

    wanted = Signal(str, str)
    new_wanted = Signal(str)
    asked = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: object = None
        self.search = _Search(self)
        self.search.setObjectName("channel_search")
        self._add = QToolButton(self)
        self._add.setObjectName("channel_add")
        self._add.setProperty("role", "channel")
        self.list = ChannelList(desk.appearance, self)
        self.list.setObjectName("channels")
        self.list.keys = tuple(_OWN)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.search, 1)
        line.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 2, 8, 8)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self.list, 1)
        self.search.textChanged.connect(self._searched)
        self.search.returnPressed.connect(self.list.want_current)
        self.search.went_down.connect(self.list.enter)
        self._add.clicked.connect(self._new)
        self.list.left.connect(self.search.setFocus)
        self.list.wanted.connect(self._wanted)
        self.list.key_pressed.connect(self._key)
        self.list.menu_wanted.connect(self._menu)
        desk.look_changed.connect(self.retranslate)
        desk.document_changed.connect(self._document_changed)
        desk.selection_changed.connect(self._mark)
        self.retranslate()

    def refresh(self) -> None:
        """Show the channels there are, or those that are looked for."""
        text = self.search.text().strip()
        found = matching(self._channels(), text)
        if not found:
            # so that what is missing is made by typing its name
            name = self.tr("New: “{name}”").replace("{name}", text)
            found = [Shown("", name, "plus", name)]
        wanted = (found, text, self._desk.appearance)
        if wanted != self._shown:
            self._shown = wanted
            self.list.show_channels(found, self._desk.appearance, named=bool(text))
            self._mark()

    def retranslate(self) -> None:
        """Say everything in the language that now is, in the colours that now are."""
        appearance = self._desk.appearance
        self.search.setPlaceholderText(self.tr("Find a channel"))
        self.search.setAccessibleName(self.tr("Find a channel"))
        self.list.setAccessibleName(self.tr("Channels"))
        new = self.tr("New channel of your own")
        self._add.setToolTip(plain_tip(new))
        self._add.setAccessibleName(new)
        ink, sign = appearance.theme.colours["text"], appearance.grown(16)
        self._add.setIcon(qicon("plus", ink, ink, sign))
        self._add.setIconSize(QSize(sign, sign))
        self._add.setFixedSize(appearance.grown(30), self.search.sizeHint().height())
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _channels(self) -> list[Shown]:
        nameless = self.tr("Nameless", "a channel without a name")
        hint = self.tr("Your own channel: F2 or the right button changes it")
        own = [
            Shown(one.id, one.name or nameless, one.icon, f"{one.name or nameless}\n{hint}")
            for one in self._desk.document.own_channels()
        ]
        names = [(one, one.name.said(self._desk.language)) for one in channels()]
        return own + [Shown(one.id, name, one.icon, name) for one, name in names]

    def _searched(self) -> None:
        self.refresh()
        if self.search.text().strip():
            # what Enter takes is seen
            self.list.setCurrentRow(0)
        else:
            self.list.setCurrentRow(-1)
            self._mark()

    def _wanted(self, identity: str) -> None:
        if identity:
            self.wanted.emit("channel", identity)
            self.search.selectAll()
        else:
            self.new_wanted.emit(self.search.text().strip())
            self.search.clear()

    def _new(self) -> None:
        self.new_wanted.emit("")

    def _key(self, key: str) -> None:
        if isinstance(self._desk.document.get(self.list.current), Channel):
            self._desk.select((self.list.current,))
            self.asked.emit(_OWN[key])
        elif self.list.current:
            self._desk.told.emit(
                self.tr("This channel comes with the program; only your own ones change."), True
            )

    def _menu(self, identity: str, where: QPoint) -> None:
        if isinstance(self._desk.document.get(identity), Channel):
            self._desk.select((identity,))
            self.menu_wanted.emit("channel", where)
        else:
            self.menu_wanted.emit("new_channel", where)

    def _mark(self) -> None:
        """Let the keys be about the own channel that is selected."""
        if len(self._desk.selection) == 1:
            self.list.go_to(self._desk.selection[0])

    def _document_changed(self, changed: DocumentChanged) -> None:
        if "channel" in changed.change.kinds():
            self.refresh()


class _Search(QLineEdit):
    """Escape clears it; Down goes on to what was found."""

    went_down = Signal()

    def event(self, event: QEvent) -> bool:
        return False if leaves_undo(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        else:
            super().keyPressEvent(event)
