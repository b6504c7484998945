"""A choice of several: chips that are on or off, in lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPalette, QShowEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from cjdesigner.gui.icons import qicon
from cjdesigner.gui.texts import plain_tip
from cjdesigner.gui.widgets.flow import FlowLayout
from cjdesigner.gui.widgets.tabbing import tab_through

# what is offered as chips although it is not chosen
_MOST_FEW = 40


class Chip(NamedTuple):
    """What can be chosen; ``icon`` may be empty. ``group`` is the submenu it is offered in."""

    id: str
    name: str
    icon: str = ""
    group: str = ""


class Chips(QWidget):
    """Several of many: those that are on stand as chips; a menu offers the others by group.

    With ``few`` set, all stand as chips and there is no menu, unless they are too many for that.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, 5)
        self._offered: tuple[Chip, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self._add_text = "+"
        self._others: Callable[[], Sequence[Chip]] | None = None
        self._buttons: list[QToolButton] = []
        self.few = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def offer(self, chips: Sequence[Chip], add_text: str = "+") -> None:
        """Offer these; ``add_text`` stands on the button that opens the menu."""
        if (tuple(chips), add_text) != (self._offered, self._add_text):
            self._offered, self._add_text = tuple(chips), add_text
            self._build()

    def offer_when_asked(
        self, chosen: Sequence[Chip], others: Callable[[], Sequence[Chip]], add_text: str = "+"
    ) -> None:
        """Offer what ``others`` gives when the menu is opened; ``chosen`` names what is on."""
        self._others = others
        self.offer(chosen, add_text)

    def put(self, value: object) -> None:
        """Show ``value``, a tuple of identities; unknown ones are shown by their identity."""
        chosen = value if isinstance(value, tuple) else ()
        if chosen != self._chosen or self._flow.count() == 0:
            self._chosen = chosen
            self._build()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        tab_through(self, self._buttons)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for button in self.findChildren(QToolButton):
                sign = button.property("sign")
                if sign:
                    button.setIcon(self._picture(str(sign)))

    def _build(self) -> None:
        focused = self.focusWidget()
        name = focused.objectName() if focused is not None and focused.hasFocus() else ""
        self._flow.clear()
        known = {chip.id: chip for chip in self._offered}
        few = self.few and len(self._offered) <= _MOST_FEW
        if few:
            shown = list(self._offered)
        else:
            shown = [known.get(id_, Chip(id_, id_)) for id_ in self._chosen]
        buttons = [self._button(chip) for chip in shown]
        if not few:
            buttons.append(self._menu_button())
        for button in buttons:
            self._flow.addWidget(button)
        self._buttons = buttons
        tab_through(self, buttons)
        self.updateGeometry()
        again = self.findChild(QToolButton, name) if name else None
        if again is not None:
            again.setFocus()

    def _button(self, chip: Chip) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"chip_{chip.id}")
        button.setProperty("role", "chip")
        button.setText(chip.name.replace("&", "&&"))
        button.setToolTip(plain_tip(chip.name))
        button.setCheckable(True)
        button.setChecked(chip.id in self._chosen)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if chip.icon:
            button.setProperty("sign", chip.icon)
            button.setIcon(self._picture(chip.icon))
            button.setIconSize(QSize(15, 15))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setProperty("identity", chip.id)
        button.clicked.connect(self._clicked)
        return button

    def _menu_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("chip_add")
        button.setProperty("role", "chip")
        button.setText(self._add_text)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        menu.aboutToShow.connect(self._fill_menu)
        button.setMenu(menu)
        return button

    def _fill_menu(self) -> None:
        menu = self.sender()
        assert isinstance(menu, QMenu)
        menu.clear()
        inside: dict[str, QMenu] = {"": menu}
        if self._others is not None:
            self._offered = tuple(dict.fromkeys((*self._offered, *self._others())))
        for chip in self._offered:
            if chip.id in self._chosen:
                continue
            if chip.group not in inside:
                inside[chip.group] = menu.addMenu(chip.group.replace("&", "&&"))
            action = inside[chip.group].addAction(chip.name.replace("&", "&&"))
            action.setData(chip.id)
            if chip.icon:
                action.setIcon(self._picture(chip.icon))
            action.triggered.connect(self._added)

    def _picture(self, name: str) -> QIcon:
        ink = self.palette().color(QPalette.ColorRole.WindowText).name()
        return qicon(name, ink, ink, 16)

    def _clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, QToolButton)
        identity = str(button.property("identity"))
        if identity in self._chosen:
            chosen = tuple(one for one in self._chosen if one != identity)
        else:
            order = [chip.id for chip in self._offered]
            chosen = tuple(
                sorted(
                    (*self._chosen, identity),
                    key=lambda one: order.index(one) if one in order else len(order),
                )
            )
        self._chosen = chosen
        self.edited.emit(chosen)
        self._build()

    def _added(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self._chosen = (*self._chosen, str(action.data()))
        self.edited.emit(self._chosen)
        self._build()
