"""The people whose lines run over the map, each with initials, colour and dash pattern."""

from __future__ import annotations

from base64 import b64decode

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cjdesigner.editing.session import DocumentChanged
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.panels.dragging import DragSource
from cjdesigner.gui.style import FONT_SIZE
from cjdesigner.gui.texts import plain_tip
from cjdesigner.gui.widgets.rows import AT_ONCE, More
from cjdesigner.gui.widgets.tabbing import tab_through
from cjdesigner.gui.widgets.tints import draw_dash
from cjdesigner.layout.theme import Theme
from cjdesigner.model.records import AnyRecord, Image, Journey, Persona
from cjdesigner.typeset.faces import SEMIBOLD, face


def persona_colours(persona: Persona, place: int, look: Theme) -> tuple[str, str]:
    """A persona's colour and its pale one; ``place`` among the personas where none is chosen."""
    if persona.colour.startswith("#"):
        return persona.colour, look.colours["hover"]
    number = int(persona.colour) if persona.colour else place
    return look.personas[number % len(look.personas)]


def initials(persona: Persona) -> str:
    """The initials that a persona has, or that its name gives."""
    if persona.initials:
        return persona.initials[:3]
    words = persona.name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


class PersonasPanel(QWidget):
    """One row a persona: a click selects it, its switch is in the inspector and under the right
    button.

    Those not on the journey are pale; they can be dragged onto it. Of very many the first are
    shown, and all on the journey. ``menu_wanted`` brings a kind and where (global).
    """

    add_wanted = Signal()
    menu_wanted = Signal(str, QPoint)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 2, 14, 10)
        self._column.setSpacing(4)
        self._rows: list[PersonaRow] = []
        self._most = AT_ONCE
        self._more = More(self)
        self._more.clicked.connect(self._show_more)
        self._column.addWidget(self._more)
        self._add = QPushButton(self)
        self._add.setObjectName("persona_add")
        self._add.setProperty("role", "quiet")
        self._add.clicked.connect(self.add_wanted)
        self._column.addWidget(self._add)
        self._column.addStretch(1)
        desk.document_changed.connect(self._document_changed)
        desk.journey_changed.connect(self.refresh)
        desk.selection_changed.connect(self._mark)
        desk.look_changed.connect(self.retranslate)
        self.retranslate()

    def refresh(self) -> None:
        """Show the personas there are."""
        document, look = self._desk.document, self._desk.appearance.theme
        on = set(document.record(self._desk.journey, Journey).personas)
        every = document.personas()
        personas = [
            (place, persona)
            for place, persona in enumerate(every)
            if place < self._most or persona.id in on
        ]
        while len(self._rows) > len(personas):
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(personas):
            row = PersonaRow(self)
            row.chosen.connect(self._chosen)
            row.menu_wanted.connect(self._menu)
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        nameless = self.tr("Nameless", "a persona without a name")
        for row, (place, persona) in zip(self._rows, personas, strict=True):
            row.updateGeometry()
            row.show_persona(
                persona,
                persona.name or nameless,
                persona_colours(persona, place, look),
                persona.id in on,
                document.get(persona.portrait or ""),
            )
        self._more.leave_out(len(every) - len(personas))
        tab_through(self, (*self._rows, self._more, self._add))
        self._mark()

    def retranslate(self) -> None:
        """Say everything in the language that now is."""
        self._add.setText(self.tr("+ Persona"))
        self._add.setToolTip(self.tr("Make a persona and put it on this journey"))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        tab_through(self, (*self._rows, self._more, self._add))

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self.refresh()

    def _mark(self) -> None:
        for row in self._rows:
            row.mark(row.identity in self._desk.selection)

    def _chosen(self, identity: str) -> None:
        self._desk.select((identity,))

    def _menu(self, identity: str, where: QPoint) -> None:
        self._desk.select((identity,))
        self.menu_wanted.emit("persona", where)

    def _document_changed(self, changed: DocumentChanged) -> None:
        if changed.change.kinds() & {"persona", "journey"}:
            self.refresh()


class PersonaRow(DragSource):
    """A disc with portrait or initials over a piece of the persona's line, and the name."""

    chosen = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("persona", parent)
        self._initials, self._name, self._dash = "", "", "solid"
        self._colour, self._pale = QColor(), QColor()
        self._on = self._marked = False
        self._portrait: AnyRecord | None = None
        self._face = QImage()
        self.clicked.connect(self._choose)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_persona(
        self,
        persona: Persona,
        name: str,
        colours: tuple[str, str],
        on: bool,
        portrait: AnyRecord | None = None,
    ) -> None:
        """Show this persona under ``name``; ``on`` says whether the journey has it."""
        if portrait != self._portrait:
            self._portrait = portrait
            data = b64decode(portrait.data) if isinstance(portrait, Image) else b""
            self._face = QImage.fromData(data)
        self.identity = persona.id
        self.setObjectName(f"persona_{persona.id}")
        self._initials, self._name, self._dash = initials(persona), name, persona.dash
        self._colour, self._pale = QColor(colours[0]), QColor(colours[1])
        self._on = on
        self.setAccessibleName(name)
        parts = [name, persona.role, persona.quote]
        self.setToolTip(plain_tip("\n".join(part for part in parts if part)))
        self.update()

    def mark(self, marked: bool) -> None:
        """Show whether this persona is selected."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, round(44 * self._scale()))

    def _scale(self) -> float:
        """The size of the interface, 1.0 for a hundred per cent."""
        return max(self.font().pixelSize(), 1) / FONT_SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self._on else 0.45)
        if self._marked or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().midlight())
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        scale = self._scale()
        painter.save()
        painter.scale(scale, scale)
        disc = QRectF(4, 3, 29, 29)
        painter.setPen(QPen(self._colour, 1.6))
        painter.setBrush(self._pale)
        painter.drawEllipse(disc)
        if self._face.isNull():
            small = self.font()
            small.setFamilies([face(SEMIBOLD).family])
            small.setPixelSize(11)
            painter.setFont(small)
            painter.setPen(self._colour)
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._initials)
        else:
            self._draw_face(painter, disc)
        draw_dash(painter, self._dash, self._colour, QPointF(4, 38), QPointF(33, 38))
        painter.restore()
        font = self.font()
        font.setFamilies([face(SEMIBOLD).family])
        painter.setFont(font)
        painter.setPen(self.palette().windowText().color())
        box = self.rect().adjusted(round(42 * scale), 0, -4, round(-8 * scale))
        text = painter.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _draw_face(self, painter: QPainter, disc: QRectF) -> None:
        """The middle of the portrait, inside the ring."""
        side = min(self._face.width(), self._face.height())
        middle = QRectF(0, 0, side, side)
        middle.moveCenter(QRectF(self._face.rect()).center())
        inside = disc.adjusted(0.8, 0.8, -0.8, -0.8)
        ring = QPainterPath()
        ring.addEllipse(inside)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(ring)
        painter.drawImage(inside, self._face, middle)
        painter.restore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.identity, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self.chosen.emit(self.identity)
