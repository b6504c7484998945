"""The outline: the phases of the journey in view, how many touchpoints each has, and which."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cjdesigner.editing.session import DocumentChanged
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.texts import plain_tip, shortened
from cjdesigner.typeset.faces import SEMIBOLD, face

IDENTITY = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1
INK = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class OutlinePanel(QTreeWidget):
    """A phase opens to its touchpoints; a click selects, and so brings into view."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self._desk = desk
        self._filling = False
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_Rows(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemExpanded.connect(self._expanded)
        self.itemSelectionChanged.connect(self._chosen)
        # several changes in one turn of the loop are one rebuild
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        desk.document_changed.connect(self._document_changed)
        desk.journey_changed.connect(self._later.start)
        desk.look_changed.connect(self._later.start)
        desk.selection_changed.connect(self._mark)
        self.refresh()

    def refresh(self) -> None:
        """Show the phases there are; those that stand open stay open."""
        document, look = self._desk.document, self._desk.appearance.theme
        opened = {
            self._phase_item(place).data(0, IDENTITY)
            for place in range(self.topLevelItemCount())
            if self._phase_item(place).isExpanded()
        }
        self._filling = True
        self.clear()
        nameless = self.tr("Untitled", "a phase or touchpoint without a title")
        for place, phase in enumerate(document.phases(self._desk.journey)):
            item = QTreeWidgetItem(self)
            item.setText(0, shortened(phase.title or nameless, 80))
            item.setToolTip(0, plain_tip(phase.title))
            item.setData(0, IDENTITY, phase.id)
            count = len(document.touchpoints(phase.id))
            item.setData(0, COUNT, count)
            number = int(phase.colour) if phase.colour.isdigit() else place
            item.setData(0, INK, look.phases[number % len(look.phases)][1])
            if count:
                item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            if phase.id in opened:
                self._fill(item)
                item.setExpanded(True)
        self._filling = False
        self._mark()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()

    def _phase_item(self, place: int) -> QTreeWidgetItem:
        item = self.topLevelItem(place)
        assert item is not None
        return item

    def _fill(self, item: QTreeWidgetItem) -> None:
        if item.childCount():
            return
        nameless = self.tr("Untitled", "a phase or touchpoint without a title")
        for touchpoint in self._desk.document.touchpoints(item.data(0, IDENTITY)):
            child = QTreeWidgetItem(item)
            child.setText(0, shortened(touchpoint.title or nameless, 80))
            child.setToolTip(0, plain_tip(touchpoint.title))
            child.setData(0, IDENTITY, touchpoint.id)

    def _expanded(self, item: QTreeWidgetItem) -> None:
        self._fill(item)
        self._mark()

    def _chosen(self) -> None:
        chosen = self.selectedItems()
        if chosen and not self._filling:
            self._desk.select((str(chosen[0].data(0, IDENTITY)),))

    def _mark(self) -> None:
        """Mark what is selected elsewhere; a phase that is closed stays closed."""
        selected = set(self._desk.selection)
        before, self._filling = self._filling, True
        self.clearSelection()
        for place in range(self.topLevelItemCount()):
            item = self._phase_item(place)
            found = [item, *(item.child(row) for row in range(item.childCount()))]
            for one in found:
                if one is not None and one.data(0, IDENTITY) in selected:
                    one.setSelected(True)
                    self.scrollToItem(one)
        self._filling = before

    def _document_changed(self, changed: DocumentChanged) -> None:
        if changed.change.kinds() & {"phase", "touchpoint"}:
            self._later.start()


class _Rows(QStyledItemDelegate):
    """A phase has a bar in its colour, a semibold title and a count; a touchpoint its title."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, round(option.fontMetrics.height() * 1.75))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        box: QRect = option.rect
        palette = option.palette
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(palette.midlight())
            painter.drawRoundedRect(box.adjusted(0, 1, -2, -1), 5, 5)
        ink = index.data(INK)
        left = 4
        plain = option.font
        font = QFont(plain)
        if ink is not None:
            painter.setBrush(QColor(ink))
            bar = QRect(box.left() + 2, box.center().y() - 7, 4, 15)
            painter.drawRoundedRect(bar, 2, 2)
            left = 13
            font.setFamilies([face(SEMIBOLD).family])
            painter.setPen(palette.placeholderText().color().darker(130))
            count = box.adjusted(0, 0, -8, 0)
            painter.setFont(plain)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(count, flags, str(index.data(COUNT)))
        painter.setFont(font)
        painter.setPen(palette.windowText().color())
        room = box.adjusted(left, 0, -30 if ink is not None else -4, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
