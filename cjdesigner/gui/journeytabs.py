"""The journeys of the project as tabs: choose, rename in place, drag to another place, add."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QTabBar, QWidget

from cjdesigner.editing.common import set_values
from cjdesigner.editing.session import DocumentChanged
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.texts import plain_label, plain_tip, shortened_inside
from cjdesigner.gui.typed import Typed
from cjdesigner.model.change import Change, Label
from cjdesigner.model.records import Journey
from cjdesigner.model.values import TITLE_LENGTH, clean_line

TITLE_SHOWN = 28


class JourneyTabs(QTabBar):
    """Shows the journeys in their order, and takes the titles that are typed on them.

    ``moved`` (journey, index) and ``menu_wanted`` (journey, where on the screen) go to the
    commands.
    """

    moved = Signal(str, int)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._filling = False
        self._dragged = False
        self._editor: QLineEdit | None = None
        self._typed = Typed(desk.session, self._meant, self)
        self.setObjectName("journey_tabs")
        self.setMovable(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.currentChanged.connect(self._chosen)
        self.tabMoved.connect(self._tab_moved)
        self.tabBarDoubleClicked.connect(self.edit)
        desk.document_changed.connect(self._document_changed)
        desk.journey_changed.connect(self.refresh)
        desk.look_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the journeys as they now are."""
        journeys = self._desk.document.journeys()
        self._filling = True
        while self.count() > len(journeys):
            self.removeTab(self.count() - 1)
        while self.count() < len(journeys):
            self.addTab("")
        for place, journey in enumerate(journeys):
            title = self.title(journey)
            self.setTabText(place, plain_label(shortened_inside(title, TITLE_SHOWN)))
            self.setTabToolTip(place, plain_tip(title))
            self.setTabData(place, journey.id)
            if journey.id == self._desk.journey:
                self.setCurrentIndex(place)
        self._filling = False

    def title(self, journey: Journey) -> str:
        """What stands on a journey's tab."""
        return journey.title or self.tr("Untitled", "a journey without a title")

    def edit(self, place: int) -> None:
        """Let the title of a tab be typed over in place."""
        if place < 0:
            return
        self._close_editor()
        journey = self._desk.document.record(self.tabData(place), Journey)
        editor = QLineEdit(journey.title, self)
        editor.setObjectName("tab_editor")
        editor.setMaxLength(TITLE_LENGTH)
        editor.setProperty("journey", journey.id)
        box = self.tabRect(place).adjusted(2, 3, -2, -3)
        editor.setGeometry(box.x(), box.y(), max(box.width(), 130), box.height())
        editor.selectAll()
        editor.textEdited.connect(self._typed.again)
        editor.editingFinished.connect(self.take)
        editor.installEventFilter(self)
        editor.show()
        editor.setFocus()
        self._editor = editor

    def take(self) -> None:
        """Take the title that has been typed, if one is being typed."""
        if self._editor is not None:
            change = self._meant()
            self._hide_editor()
            self._desk.run(change)
            self._typed.over()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if (
            watched is self._editor
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self._close_editor()
            return True
        return False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._dragged:
            self._dragged = False
            place = self.currentIndex()
            self.moved.emit(str(self.tabData(place)), place)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()

    def _document_changed(self, changed: DocumentChanged) -> None:
        if "journey" in changed.change.kinds():
            self.refresh()
        if self._editor is not None:
            if self._editor.property("journey") in self._desk.document:
                self._typed.again()
            else:
                self._close_editor()

    def _chosen(self, place: int) -> None:
        if not self._filling and place >= 0:
            self._desk.show_journey(str(self.tabData(place)))

    def _tab_moved(self, _from: int, _to: int) -> None:
        # told once, when the mouse lets go, so that one drag is one step
        self._dragged = not self._filling

    def _menu(self, where: QPoint) -> None:
        place = self.tabAt(where)
        if place >= 0:
            self.setCurrentIndex(place)
            self.menu_wanted.emit(str(self.tabData(place)), self.mapToGlobal(where))

    def _meant(self) -> Change:
        """What leaving the field now would do."""
        assert self._editor is not None
        label, title = Label("gui.rename_journey"), clean_line(self._editor.text())
        journey = str(self._editor.property("journey"))
        return set_values(self._desk.document, (journey,), label, title=title)

    def _close_editor(self) -> None:
        self._hide_editor()
        self._typed.over()

    def _hide_editor(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            self._typed.stop()
            editor.removeEventFilter(self)
            editor.hide()
            editor.deleteLater()
