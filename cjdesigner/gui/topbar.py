"""The slim bar above: the project, its journeys, undo and redo, modes, export and find."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from cjdesigner.gui.actions import Actions
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.journeytabs import JourneyTabs
from cjdesigner.gui.texts import plain_tip
from cjdesigner.gui.widgets.elided import Elided

NARROW = 1240
NARROWER = 900
STILL = 120


class TopBar(QWidget):
    """Everything on it is an action of the table, a tab or the field to find with."""

    # what is looked for, and how many places on from here; 0 while it is being typed
    find_wanted = Signal(str, int)
    # the actions whose icons are seen on it
    shown = ("journey_add", "undo", "redo", "mode_select", "mode_connect", "mode_card")

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("top_bar")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._name = _Name(self)
        self._state = _label(self, "saved_state")
        self.tabs = JourneyTabs(desk, self)
        # in this order Tab goes through them
        add, undo, redo = (self._button(actions, name) for name in ("journey_add", "undo", "redo"))
        self._modes = [
            self._button(actions, f"mode_{name}", "mode") for name in ("select", "connect", "card")
        ]
        self.find_field = _FindField(self)
        self.find_field.setObjectName("find")
        self.find_field.returnPressed.connect(self._find)
        # a large project is gone through when the hands are still
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(STILL)
        self._typing.timeout.connect(self._find_typed)
        self.find_field.textEdited.connect(self._typing.start)
        self.find_field.previous.connect(self._find_previous)
        self._export = QPushButton(self)
        self._export.setObjectName("export_button")
        self._export.setProperty("role", "primary")
        self._export.clicked.connect(actions["export"].trigger)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(18, 7, 14, 7)
        line.setSpacing(6)
        line.addWidget(self._name)
        line.addWidget(self._state)
        line.addSpacing(12)
        line.addWidget(self.tabs)
        line.addWidget(add)
        line.addSpacing(10)
        line.addWidget(undo)
        line.addWidget(redo)
        line.addSpacing(18)
        for mode in self._modes:
            line.addWidget(mode)
        line.addStretch(1)
        line.addWidget(self.find_field)
        line.addWidget(self._export)
        desk.look_changed.connect(self._size_icons)
        self._size_icons()
        self.retranslate()

    def show_project(self, modified: bool, path: Path | None) -> None:
        """Show the project's name, its title or that of its file, and whether it has been saved.

        One that has just been made and is not kept in a file yet is neither.
        """
        title = self._desk.document.project.title or (path.stem if path else "")
        title = title or self.tr("Untitled project")
        self._name.setText(title)
        self._name.setToolTip(plain_tip(title))
        saved = self.tr("saved") if path else ""
        self._state.setText(self.tr("not saved") if modified else saved)
        if bool(self._state.property("modified")) != modified:
            self._state.setProperty("modified", modified)
            self._state.style().unpolish(self._state)
            self._state.style().polish(self._state)

    def retranslate(self) -> None:
        """Say everything in the language that now is."""
        self._export.setText(self.tr("Export PDF"))
        metrics = self._state.fontMetrics()
        words = (self.tr("not saved"), self.tr("saved"))
        # the tabs do not jump when the word changes
        self._state.setMinimumWidth(max(map(metrics.horizontalAdvance, words)) + 2)
        self.find_field.setPlaceholderText(self.tr("Find  Ctrl+F"))
        self.find_field.setAccessibleName(self.tr("Find a touchpoint, phase or card"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(self.width())
        # what came or went has its place in the next picture, not in the one after
        self._line.activate()

    def fit(self, width: int) -> None:
        """Leave out what there is no room for in so many pixels; what is larger needs more."""
        grown = self._desk.appearance.grown
        wide, narrow = width >= grown(NARROW), width < grown(NARROWER)
        style = Qt.ToolButtonStyle
        for button in self._modes:
            button.setToolButtonStyle(
                style.ToolButtonTextOnly if wide else style.ToolButtonIconOnly
            )
        self._state.setVisible(wide)
        self._name.setVisible(not narrow)
        self.find_field.setVisible(not narrow or self.find_field.hasFocus())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _size_icons(self) -> None:
        side = self._desk.appearance.grown(18)
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(side, side))
        self.fit(self.width())

    def _button(self, actions: Actions, name: str, role: str = "") -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{name}_button")
        button.setDefaultAction(actions[name])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if role:
            button.setProperty("role", role)
        return button

    def _find(self) -> None:
        self.find_wanted.emit(self.find_field.text(), 1)

    def _find_typed(self) -> None:
        self.find_wanted.emit(self.find_field.text(), 0)

    def _find_previous(self) -> None:
        self.find_wanted.emit(self.find_field.text(), -1)


class _Name(Elided):
    """The project's name, which leaves room for the journeys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, least=14)
        self.setObjectName("project_name")

    def sizeHint(self) -> QSize:
        letter = self.fontMetrics().averageCharWidth()
        whole = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(min(whole, 34 * letter), super().sizeHint().height())


class _FindField(QLineEdit):
    """What is typed is found at once; Return goes to the next place, with Shift the one before."""

    previous = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(False)
        self.setMinimumWidth(90)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.previous.emit()
        else:
            super().keyPressEvent(event)


def _label(parent: QWidget, name: str) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
