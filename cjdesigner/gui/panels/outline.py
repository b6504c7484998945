"""The outline: the phases of the journey in view, how many touchpoints each has, and which.

Both are put elsewhere by dragging: a phase between phases, a touchpoint between touchpoints or
onto a phase, at whose end it then stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cjdesigner.editing import phases, touchpoints
from cjdesigner.editing.session import DocumentChanged
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.panels.outline_drop import IDENTITY, Landing, landing
from cjdesigner.gui.style import FONT_SIZE
from cjdesigner.gui.texts import plain_tip, shortened
from cjdesigner.typeset.faces import SEMIBOLD, face

MIME = "application/x-cjd-outline"
COUNT = Qt.ItemDataRole.UserRole + 1
INK = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class OutlinePanel(QTreeWidget):
    """A phase opens to its touchpoints; a click selects, and so brings into view.

    ``menu_wanted`` brings the kind of what the right button was pressed on and where (global);
    ``dropped`` says that what is selected now stands elsewhere.
    """

    menu_wanted = Signal(str, QPoint)
    dropped = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self._desk = desk
        self._filling = False
        # what is shown, by identity, and of it what is marked
        self._items: dict[str, QTreeWidgetItem] = {}
        self._marked: list[QTreeWidgetItem] = []
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_Rows(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self._landing: Landing | None = None
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
        self.setIndentation(self._desk.appearance.grown(16))
        self.clear()
        self._items.clear()
        self._marked.clear()
        self.setAccessibleName(self.tr("Outline", "for a screen reader"))
        nameless = self.tr("Untitled", "a phase or touchpoint without a title")
        for place, phase in enumerate(document.phases(self._desk.journey)):
            item = QTreeWidgetItem(self)
            item.setText(0, shortened(phase.title or nameless, 80))
            item.setToolTip(0, plain_tip(phase.title))
            item.setData(0, IDENTITY, phase.id)
            self._items[phase.id] = item
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = self.itemAt(event.pos())
        where = event.globalPos()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            item = self.currentItem()
            where = (
                self.viewport().mapToGlobal(self.visualItemRect(item).center()) if item else where
            )
        record = self._desk.document.get(str(item.data(0, IDENTITY))) if item else None
        if record is not None:
            self._desk.select((record.id,))
            self.menu_wanted.emit(record.type, where)

    # -- dragging --------------------------------------------------------------------------------

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        data = QMimeData()
        identity = str(items[0].data(0, IDENTITY)) if items else ""
        data.setData(MIME, QByteArray(identity.encode()))
        return data

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.accept()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        # the view scrolls at its edges
        super().dragMoveEvent(event)
        self._land(self._landing_at(event))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(self._landing is not None)

    def dragLeaveEvent(self, event: object) -> None:
        self._land(None)

    def dropEvent(self, event: QDropEvent) -> None:
        # the change brings the items to their places, not the view
        there = self._landing_at(event)
        self._land(None)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if there is None:
            return
        document = self._desk.document
        if there.phase is None:
            change = phases.move(document, there.moving, there.place)
        else:
            change = touchpoints.move(document, (there.moving,), there.phase, there.place)
        self._desk.run(change, select=(there.moving,))
        self.dropped.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._landing is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().accent().color(), 2))
            if self._landing.mark.height() > 0:
                painter.drawRoundedRect(self._landing.mark.adjusted(1, 1, -3, -1), 5, 5)
            else:
                painter.drawLine(self._landing.mark.topLeft(), self._landing.mark.topRight())
            painter.end()

    def _land(self, there: Landing | None) -> None:
        if there != self._landing:
            self._landing = there
            self.viewport().update()

    def _landing_at(self, event: QDropEvent) -> Landing | None:
        moving = bytes(event.mimeData().data(MIME).data()).decode(errors="replace")
        document, journey = self._desk.document, self._desk.journey
        if document.journey_of(moving) != journey:
            return None
        return landing(self, document, journey, moving, event.position().toPoint())

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
            self._items[touchpoint.id] = child

    def _expanded(self, item: QTreeWidgetItem) -> None:
        self._fill(item)
        self._mark()

    def _chosen(self) -> None:
        chosen = self.selectedItems()
        if chosen and not self._filling:
            self._desk.select((str(chosen[0].data(0, IDENTITY)),))

    def _mark(self) -> None:
        """Mark what is selected elsewhere; a phase that is closed stays closed."""
        items = self._items
        wanted = [items[identity] for identity in self._desk.selection if identity in items]
        if wanted == self._marked:
            return
        before, self._filling = self._filling, True
        chosen = QItemSelection()
        for item in wanted:
            index = self.indexFromItem(item)
            chosen.select(index, index)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._marked = wanted
        if wanted:
            self.scrollToItem(wanted[-1])
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
            unit = plain.pixelSize() / FONT_SIZE
            high = round(15 * unit)
            bar = QRect(box.left() + 2, box.center().y() - high // 2, round(4 * unit), high)
            painter.drawRoundedRect(bar, 2, 2)
            left = round(13 * unit)
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
