"""The palette: what can be put on the timeline, by dragging, double click or Enter."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from cjdesigner.gui.desk import Desk
from cjdesigner.gui.panels.dragging import DragSource
from cjdesigner.typeset.faces import SEMIBOLD, face

_SOFT_HYPHEN = "\u00ad"
KINDS = ("phase", "touchpoint", "card", "lane", "persona")


class PalettePanel(QWidget):
    """Tiles for phase, touchpoint, card, lane and persona. ``wanted`` is double click or Enter.

    ``menu_wanted`` brings the kind of tile that the right button was pressed on and where (global).
    """

    wanted = Signal(str, str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tiles = {kind: Tile(kind, self) for kind in KINDS}
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 2, 20, 12)
        grid.setSpacing(8)
        for place, tile in enumerate(self._tiles.values()):
            tile.wanted.connect(self._wanted)
            tile.menu_wanted.connect(self.menu_wanted)
            grid.addWidget(tile, place // 2, place % 2)
        grid.setRowStretch(3, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        desk.look_changed.connect(self.retranslate)
        self.retranslate()

    def tile(self, kind: str) -> Tile:
        """The tile of that kind."""
        return self._tiles[kind]

    def retranslate(self) -> None:
        """Name and colour the tiles."""
        look = self._desk.appearance.theme
        names = {
            "phase": (self.tr("Phase"), *look.phases[1]),
            "touchpoint": (
                self.tr("Touchpoint"), look.colours["field"], look.colours["text"],
            ),
            "card": (self.tr("Card"), look.cards["thought"][0], look.cards["thought"][1]),
            "lane": (self.tr("Lane"), look.pills["in_house"][0], look.pills["in_house"][1]),
            "persona": (self.tr("Persona"), *reversed(look.personas[3])),
        }  # fmt: skip
        tip = self.tr("Drag it onto the timeline, or double-click to add it after the selection")
        for kind, (name, tint, ink) in names.items():
            self._tiles[kind].name_it(name, tint, ink, look.colours["field_border"])
            self._tiles[kind].setToolTip(tip)

    def _wanted(self, kind: str) -> None:
        self.wanted.emit(kind, "")


class Tile(DragSource):
    """One thing of the palette: can be dragged, double clicked, or focused and entered."""

    wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(kind, parent)
        self.setObjectName(f"tile_{kind}")
        self._name, self._tint, self._ink, self._edge = "", QColor(), QColor(), QColor()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def name_it(self, name: str, tint: str, ink: str, edge: str) -> None:
        """Give the tile its name and colours."""
        self._name, self._tint, self._ink = name, QColor(tint), QColor(ink)
        self._edge = QColor(edge)
        self.setAccessibleName(name.replace(_SOFT_HYPHEN, ""))
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(90, round(line * 2.7))

    def minimumSizeHint(self) -> QSize:
        # in a low window all tiles are lower, so that all are in sight
        return QSize(20, self.fontMetrics().height() * 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = self.palette().accent().color() if self.hasFocus() else self._edge
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(self._tint)
        painter.drawRoundedRect(box, 7, 7)
        font, text = self._fitting()
        painter.setFont(font)
        painter.setPen(self._ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    def _fitting(self) -> tuple[QFont, str]:
        """The name, on two lines at its soft hyphen or smaller where the tile is too narrow."""
        font = QFont(self.font())
        font.setFamilies([face(SEMIBOLD).family])
        text, room = self._name.replace(_SOFT_HYPHEN, ""), self.width() - 8
        wide = QFontMetrics(font).horizontalAdvance(text)
        if wide > room > 0:
            if _SOFT_HYPHEN in self._name:
                return font, self._name.replace(_SOFT_HYPHEN, "-\n", 1)
            font.setPixelSize(max(9, int(font.pixelSize() * room / wide)))
        return font, text

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit(self.kind)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(f"new_{self.kind}", event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit(self.kind)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
