"""The palette: what can be put on the timeline, by dragging, double click or Enter."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QToolButton, QWidget

from cjdesigner.editing.session import DocumentChanged
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.icons import qicon
from cjdesigner.gui.texts import plain_tip
from cjdesigner.gui.widgets.flow import FlowLayout
from cjdesigner.model.core import to_json
from cjdesigner.model.shipped import channels
from cjdesigner.typeset.faces import SEMIBOLD, face

MIME = "application/x-cjd-palette"
_SOFT_HYPHEN = "\u00ad"
KINDS = ("phase", "touchpoint", "card", "lane", "persona")


def drag_data(kind: str, identity: str | None = None) -> QMimeData:
    """What a drag from the palette carries: a kind, and which channel or persona."""
    content = {"kind": kind} if identity is None else {"kind": kind, "id": identity}
    data = QMimeData()
    data.setData(MIME, QByteArray(to_json(content)))
    return data


def begin_drag(source: QWidget, kind: str, identity: str | None = None) -> None:
    """Drag ``source`` as a palette thing until the mouse lets go."""
    drag = QDrag(source)
    drag.setMimeData(drag_data(kind, identity))
    picture = QPixmap(source.size() * source.devicePixelRatio())
    picture.setDevicePixelRatio(source.devicePixelRatio())
    picture.fill(Qt.GlobalColor.transparent)
    source.render(picture)
    drag.setPixmap(picture)
    # beside the pointer, so that the place where it lands stays in sight
    drag.setHotSpot(QPoint(-14, -12))
    drag.exec(Qt.DropAction.CopyAction)


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


class Tile(QWidget):
    """One thing of the palette: can be dragged, double clicked, or focused and entered."""

    wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"tile_{kind}")
        self._kind = kind
        self._name, self._tint, self._ink, self._edge = "", QColor(), QColor(), QColor()
        self._pressed: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def name_it(self, name: str, tint: str, ink: str, edge: str) -> None:
        """Give the tile its name and colours."""
        self._name, self._tint, self._ink = name, QColor(tint), QColor(ink)
        self._edge = QColor(edge)
        self.setAccessibleName(name.replace(_SOFT_HYPHEN, ""))
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(90, round(line * 2.7))

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed = None
            begin_drag(self, self._kind)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit(self._kind)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(f"new_{self._kind}", event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit(self._kind)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class ChannelsPanel(QWidget):
    """The channels as a grid of icons: own ones first, then the shipped ones.

    A channel is dragged onto a touchpoint or a place between two. ``wanted`` is click or Enter.
    """

    wanted = Signal(str, str)
    SIZE = 36

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._flow = FlowLayout(self, 6)
        self._flow.setContentsMargins(20, 2, 14, 12)
        self._shown: tuple[tuple[str, str, str], ...] = ()
        desk.look_changed.connect(self.refresh)
        desk.document_changed.connect(self._document_changed)
        self.refresh()

    def refresh(self) -> None:
        """Show the channels there are, in the language of the map."""
        language, look = self._desk.map_language, self._desk.appearance.theme
        own = [(one.id, one.name, one.icon) for one in self._desk.document.own_channels()]
        shipped = [(one.id, one.name.said(language), one.icon) for one in channels()]
        appearance = self._desk.appearance
        wanted = (*own, *shipped, ("", str(appearance.scale), look.name))
        if wanted == self._shown:
            return
        self._shown = wanted
        self._flow.clear()
        ink = look.colours["text"]
        for identity, name, icon in (*own, *shipped):
            button = _ChannelButton(identity, self)
            sign, side = appearance.grown(18), appearance.grown(self.SIZE)
            button.setIcon(qicon(icon, ink, ink, sign))
            button.setIconSize(QSize(sign, sign))
            button.setFixedSize(side, side)
            button.setToolTip(plain_tip(name))
            button.setAccessibleName(name)
            button.clicked.connect(self._wanted)
            self._flow.addWidget(button)

    def _wanted(self) -> None:
        button = self.sender()
        assert isinstance(button, _ChannelButton)
        self.wanted.emit("channel", button.identity)

    def _document_changed(self, changed: DocumentChanged) -> None:
        if changed.change.kinds() & {"channel", "project"}:
            self.refresh()


class _ChannelButton(QToolButton):
    def __init__(self, identity: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.identity = identity
        self.setObjectName(f"channel_{identity}")
        self.setProperty("role", "channel")
        self._pressed: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        held = event.buttons() & Qt.MouseButton.LeftButton
        if self._pressed is None or not held:
            super().mouseMoveEvent(event)
            return
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed = None
            self.setDown(False)
            begin_drag(self, "channel", self.identity)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.click()
                return True
        return super().event(event)
