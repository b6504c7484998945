"""A choice of an icon, from those that are offered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from cjdesigner.gui.icons import qicon
from cjdesigner.gui.style import FONT_SIZE
from cjdesigner.gui.texts import plain_tip
from cjdesigner.gui.widgets.flow import FlowLayout


class Signs(QWidget):
    """Icons in lines, of which one is chosen, by a click or with the arrow keys."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, 2)
        self._offered: tuple[tuple[str, str], ...] = ()
        self._chosen = ""
        self._buttons: dict[str, QToolButton] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def offer(self, signs: Sequence[tuple[str, str]]) -> None:
        """Offer these icons, each with what it stands for."""
        if tuple(signs) != self._offered:
            self._offered = tuple(signs)
            self._build()

    def put(self, value: object) -> None:
        """Show ``value``, the name of an icon that is offered, as chosen."""
        self._chosen = value if isinstance(value, str) else ""
        button = self._buttons.get(self._chosen)
        if button is not None:
            # Qt unchecks the others, and lets the keys come in at this one
            button.setChecked(True)
            self.setFocusProxy(button)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _build(self) -> None:
        self._flow.clear()
        self._buttons = {}
        for name, meaning in self._offered:
            button = QToolButton(self)
            button.setObjectName(f"sign_{name}")
            button.setProperty("role", "face")
            button.setProperty("sign", name)
            button.setCheckable(True)
            button.setToolTip(plain_tip(meaning))
            button.setAccessibleName(meaning)
            button.setAutoExclusive(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(self._clicked)
            self._flow.addWidget(button)
            self._buttons[name] = button
        self._draw()
        self.put(self._chosen)

    def _draw(self) -> None:
        """Draw the icons in the ink and at the size that the interface has."""
        ink = self.palette().color(QPalette.ColorRole.WindowText).name()
        side = round(20 * self.font().pixelSize() / FONT_SIZE)
        for name, button in self._buttons.items():
            button.setIcon(qicon(name, ink, ink, side))
            button.setIconSize(QSize(side, side))

    def _clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, QToolButton)
        name = str(button.property("sign"))
        if name != self._chosen:
            self.put(name)
            self.edited.emit(name)
