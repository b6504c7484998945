"""The list of channels in their panel: a grid of icons, or rows with names where some are found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QIcon, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cjdesigner.gui.desk import Appearance
from cjdesigner.gui.icons import qicon
from cjdesigner.gui.panels.dragging import begin_drag
from cjdesigner.gui.texts import plain_tip

IDENTITY = Qt.ItemDataRole.UserRole
# lengths in pixels of an interface at its own size
SIDE, GAP, SIGN, ROW = 36, 6, 18, 30
Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Shown(NamedTuple):
    """A channel as it is shown; what has no identity is not a channel yet."""

    id: str
    name: str
    icon: str
    tip: str


class ChannelList(QListWidget):
    """Channels to drag, double click or enter.

    ``wanted`` brings the identity; ``key_pressed`` one of ``keys``, which are kept from the window;
    ``menu_wanted`` the identity that the menu is for and where (global). ``left`` says that the
    person goes back up, out of the list.
    """

    wanted = Signal(str)
    key_pressed = Signal(str)
    menu_wanted = Signal(str, QPoint)
    left = Signal()
    keys: Sequence[str] = ()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.named = False
        self._appearance = appearance
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setItemDelegate(_Tiles(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.itemDoubleClicked.connect(self._double_clicked)

    def colour(self, role: str) -> QColor:
        """The colour that the theme has for a role."""
        return QColor(self._appearance.theme.colours[role])

    @property
    def current(self) -> str:
        """The identity of the channel that the keys are about, or nothing."""
        item = self.currentItem()
        return str(item.data(IDENTITY)) if item is not None else ""

    def show_channels(self, shown: Sequence[Shown], appearance: Appearance, named: bool) -> None:
        """Show these in this order, with their names or as icons alone; the current one stays."""
        current, row = self.current, self.currentRow()
        self.named, self._appearance = named, appearance
        ink, sign = appearance.theme.colours["text"], appearance.grown(SIGN)
        self.clear()
        for one in shown:
            item = QListWidgetItem(qicon(one.icon, ink, ink, sign), one.name, self)
            item.setData(IDENTITY, one.id)
            item.setToolTip(plain_tip(one.tip))
        # the keys stay where they were, also where that one is gone
        if self.hasFocus():
            self.setCurrentRow(min(row, self.count() - 1))
        self.go_to(current)

    def go_to(self, identity: str) -> None:
        """Make a channel the current one, where it is shown."""
        for row in range(self.count() if identity else 0):
            if self.item(row).data(IDENTITY) == identity:
                self.setCurrentRow(row)

    def enter(self) -> None:
        """Let the keys go to the list, to the first of it where none is current."""
        self.setFocus()
        self.setCurrentRow(max(self.currentRow(), 0))

    def want_current(self) -> None:
        """Want the channel that the keys are about."""
        item = self.currentItem()
        if item is not None:
            self.wanted.emit(str(item.data(IDENTITY)))

    def sizeHint(self) -> QSize:
        return QSize(180, 3 * self.grown(SIDE + GAP))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.grown(SIDE + GAP))

    def grown(self, pixels: int) -> int:
        """A length at the size that the interface has."""
        return self._appearance.grown(pixels)

    def startDrag(self, actions: Qt.DropAction) -> None:
        item = self.currentItem()
        if item is not None and self.current:
            area = self.visualItemRect(item)
            begin_drag(self.viewport(), area, "channel", self.current)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item, where = self.itemAt(event.pos()), event.globalPos()
        if event.reason() != QContextMenuEvent.Reason.Mouse and self.currentItem() is not None:
            item = self.currentItem()
            where = self.viewport().mapToGlobal(self.visualItemRect(item).center())
        self.menu_wanted.emit(str(item.data(IDENTITY)) if item is not None else "", where)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _said(event) in self.keys:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _said(event) in self.keys:
            self.key_pressed.emit(_said(event))
        elif event.key() in _ENTER:
            self.want_current()
        elif event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and self._on_top()):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_top(self) -> bool:
        """Whether there is nothing above the current one."""
        if self.currentRow() < 0:
            return True
        here, first = self.currentItem(), self.item(0)
        return self.visualItemRect(here).top() <= self.visualItemRect(first).top()

    def _double_clicked(self, item: QListWidgetItem) -> None:
        self.wanted.emit(str(item.data(IDENTITY)))


class _Tiles(QStyledItemDelegate):
    """A box with an icon, or a row with icon and name."""

    def __init__(self, channels: ChannelList) -> None:
        super().__init__(channels)
        self._list = channels

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if self._list.named:
            return QSize(self._list.viewport().width(), self._list.grown(ROW))
        side = self._list.grown(SIDE + GAP)
        return QSize(side, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._list.named:
            self._paint_row(painter, option, chosen, hovered)
        else:
            self._paint_box(painter, option, chosen or hovered)
        painter.restore()

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, lit: bool) -> None:
        gap = self._list.grown(GAP)
        box: QRect = option.rect.adjusted(0, 0, -gap, -gap)
        painter.setPen(QPen(self._list.colour("accent" if lit else "field_border"), 1))
        painter.setBrush(self._list.colour("field"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        self._paint_sign(painter, option.icon, box)

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, chosen: bool, hovered: bool
    ) -> None:
        box = QRect(option.rect)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._list.colour("selection" if chosen else "hover"))
            painter.drawRoundedRect(QRectF(box).adjusted(0, 1, -1, -1), 5, 5)
        left = self._list.grown(ROW)
        self._paint_sign(painter, option.icon, QRect(box.topLeft(), QSize(left, box.height())))
        room = box.adjusted(left + 2, 0, -4, 0)
        painter.setPen(self._list.colour("text"))
        text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_sign(self, painter: QPainter, icon: QIcon, box: QRect) -> None:
        sign = self._list.grown(SIGN)
        place = QRect(0, 0, sign, sign)
        place.moveCenter(box.center())
        icon.paint(painter, place)


def _said(event: QEvent) -> str:
    """A key with what is held down with it, as the table of actions writes it."""
    assert isinstance(event, QKeyEvent)
    return QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
