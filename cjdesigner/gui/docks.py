"""The panels around the canvas as docks that can be hidden, moved, and found again next time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cjdesigner.gui.icons import qicon
from cjdesigner.layout.theme import Theme


def scrolled(panel: QWidget, least: int, most: int) -> QScrollArea:
    """A panel that may be higher than its dock, in an area that scrolls.

    The dock grows with the panel from ``least`` to ``most`` pixels before it scrolls.
    """
    area = _Area(panel, least, most)
    area.setWidget(panel)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    panel.setProperty("role", "panel")
    panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return area


class _Area(QScrollArea):
    def __init__(self, panel: QWidget, least: int, most: int) -> None:
        super().__init__()
        # what is in it can be reached by Tab, and comes into sight then
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._panel, self._least, self._most = panel, least, most
        panel.installEventFilter(self)
        self._bound()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, max(self._least, min(self._wanted(), self._most)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bound()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._bound()
            self.updateGeometry()
        return False

    def _wanted(self) -> int:
        if self._panel.hasHeightForWidth():
            return self._panel.heightForWidth(self.viewport().width())
        return self._panel.sizeHint().height()

    def _bound(self) -> None:
        """Take no more room than there is to show; the outline below has use for it."""
        self.setMaximumHeight(max(self._wanted(), self._least))


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
