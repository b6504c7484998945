"""The panels around the canvas as docks that can be hidden, moved, and found again next time."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cjdesigner.gui.icons import qicon
from cjdesigner.layout.theme import Theme

# pixels that the personas have in a low window, before they scroll
PERSONAS_LEAST = 140
_ENDLESS = 10_000


class Room(NamedTuple):
    """How high a panel is under its heading, in pixels: at least, and at first.

    What is left over goes to those with a ``most``, up to that height.
    """

    least: int
    first: int
    most: int | None = None


def rooms(people: int, grown: Callable[[int], int]) -> dict[str, Room]:
    """The room that the panels at the left take, from top to bottom, for so many ``people``.

    By this their places are kept before they come, so that no heading moves when they do.
    """
    rows, palette = grown(43 + 48 * people), grown(164)
    return {
        "palette": Room(grown(140), palette, palette),
        "personas": Room(min(rows, PERSONAS_LEAST), min(rows, grown(230))),
        "channels": Room(grown(92), grown(134), _ENDLESS),
        "outline": Room(grown(77), grown(199), _ENDLESS),
    }


def scrolled(panel: QWidget, most: int) -> QScrollArea:
    """A panel that may be higher than its dock, in an area that scrolls.

    The dock grows with the panel up to ``most`` pixels before it scrolls.
    """
    area = _Area(panel, most)
    area.setWidget(panel)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    panel.setProperty("role", "panel")
    panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return area


class _Area(QScrollArea):
    def __init__(self, panel: QWidget, most: int) -> None:
        super().__init__()
        # what is in it can be reached by Tab, and comes into sight then
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._panel, self._most = panel, most
        panel.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(self._panel.sizeHint().height(), self._most))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return False


def inset(panel: QWidget) -> QWidget:
    """A list that scrolls by itself, with the panels' margins around it."""
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(14, 0, 8, 8)
    column.addWidget(panel)
    return around


class Dock(QDockWidget):
    """A dock with a quiet heading: its name, and a cross that appears under the pointer."""

    def __init__(self, name: str, window: QMainWindow) -> None:
        super().__init__(window)
        # the height that it is given first, in pixels
        self.first = 0
        self.setObjectName(f"dock_{name}")
        self.fill(QWidget())
        self._title = _Title(self)
        self.setTitleBarWidget(self._title)
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetClosable
            | QDockWidget.DockWidgetFeature.DockWidgetMovable
            | QDockWidget.DockWidgetFeature.DockWidgetFloatable
        )

    def fill(self, panel: QWidget) -> None:
        """Put a panel in, instead of the one that is there."""
        old = self.widget()
        # before it is shown, so that its look need not be made twice
        panel.setProperty("role", "panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(panel)
        if old is not None:
            old.deleteLater()

    def reserve(self, room: Room) -> None:
        """Keep a place for the panel that is to come."""
        grows = room.most is not None
        policy = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.widget().setMinimumHeight(room.least)
        self.widget().setMaximumHeight(room.most or _ENDLESS)
        self.first = self._title.sizeHint().height() + room.first

    def name_it(self, title: str, look: Theme) -> None:
        """Give the dock its title and its cross the colour of ``look``."""
        self.setWindowTitle(title)
        self._title.name_it(title, look)

    def head(self, text: str) -> None:
        """Put another text over the panel than the dock's own name."""
        self._title.head(text)


class _Title(QWidget):
    """The heading. It takes no mouse events, so that the dock can be dragged by it."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setObjectName("dock_title")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._label = QLabel(self)
        self._label.setProperty("role", "section")
        self._cross = QToolButton(self)
        self._cross.setIconSize(QSize(12, 12))
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.clicked.connect(dock.hide)
        self._cross.setVisible(False)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 12, 8, 4)
        line.addWidget(self._label, 1)
        line.addWidget(self._cross)

    def name_it(self, title: str, look: Theme) -> None:
        self.head(title)
        self._cross.setToolTip(self.tr("Hide this panel; the View menu shows it again"))
        ink = look.colours["text_secondary"]
        self._cross.setIcon(qicon("close", ink, ink, 12))

    def head(self, text: str) -> None:
        self._label.setText(text)

    def sizeHint(self) -> QSize:
        # the cross comes and goes without the heading changing its height
        line = self.fontMetrics().height()
        return QSize(120, line + 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.HoverEnter:
            self._cross.setVisible(True)
        elif event.type() == QEvent.Type.HoverLeave:
            self._cross.setVisible(False)
        return super().event(event)
