"""The menu bar and the context menus, filled from the one table of actions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from cjdesigner.gui.actions import CONTEXT, MENUS
from cjdesigner.gui.icons import qicon
from cjdesigner.gui.texts import plain_label
from cjdesigner.model.shipped import lane_groups, lane_types

if TYPE_CHECKING:
    from cjdesigner.gui.main_window import MainWindow

_ALWAYS_THERE = ("emotion_curve", "touchpoint")


class Menus(QObject):
    """All menus of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._menus: dict[str, QMenu] = {}
        for name, content in MENUS.items():
            menu = QMenu(window)
            menu.setObjectName(f"menu_{name}")
            window.menuBar().addMenu(menu)
            self._fill(menu, content)
            self._menus[name] = menu
        self._menus["edit"].aboutToShow.connect(window.show_state)
        self.retranslate()

    def titles(self) -> dict[str, str]:
        """What the menus are called."""
        return {
            "file": self.tr("&File"),
            "edit": self.tr("&Edit"),
            "view": self.tr("&View"),
            "insert": self.tr("&Insert"),
            "journey": self.tr("&Journey"),
            "help": self.tr("&Help"),
        }

    def retranslate(self) -> None:
        """Say everything in the language that now is."""
        for name, title in self.titles().items():
            self._menus[name].setTitle(title)
            for menu in self._menus[name].findChildren(QMenu):
                if menu.objectName() == "recent":
                    menu.setTitle(self.tr("Open &recent"))
                elif menu.objectName() == "lanes":
                    menu.setTitle(self.tr("Add lane of another &kind"))

    def context(self, kind: str, where: QPoint) -> None:
        """Show the context menu for that kind of thing, at a place on the screen."""
        window = self._window
        window.show_state()
        menu = QMenu(window)
        menu.setObjectName("context")
        self._fill(menu, CONTEXT.get(kind, CONTEXT[""]))
        for sub in menu.findChildren(QMenu):
            sub.setTitle(self.tr("Add lane of another &kind"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def journey(self, where: QPoint) -> None:
        """Show the context menu of a journey's tab."""
        menu = QMenu(self._window)
        menu.setObjectName("context")
        self._fill(menu, MENUS["journey"][:9])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _fill(self, menu: QMenu, content: tuple[str, ...]) -> None:
        for name in content:
            if not name:
                menu.addSeparator()
            elif name == "recent:":
                self._submenu(menu, "recent").aboutToShow.connect(self._fill_recent)
            elif name == "lanes:":
                self._submenu(menu, "lanes").aboutToShow.connect(self._fill_lanes)
            elif name == "panels:":
                for dock in self._window.docks.values():
                    menu.addAction(dock.toggleViewAction())
            else:
                menu.addAction(self._window.actions_table[name])

    def _submenu(self, menu: QMenu, name: str) -> QMenu:
        made = QMenu(menu)
        made.setObjectName(name)
        menu.addMenu(made)
        return made

    def _fill_recent(self) -> None:
        menu = self.sender()
        assert isinstance(menu, QMenu)
        menu.clear()
        # whether a file still exists is found out by opening it: a dead share would block here
        for name in self._window.program.settings.recent:
            path = Path(name)
            action = menu.addAction(plain_label(f"{path.name}  –  {path.parent}"))
            action.setData(name)
            action.triggered.connect(self._open_recent)
        if menu.isEmpty():
            menu.addAction(self.tr("None yet")).setEnabled(False)
            return
        menu.addSeparator()
        menu.addAction(self.tr("&Forget these")).triggered.connect(
            self._window.program.forget_recent
        )

    def _open_recent(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self._window.program.open(Path(str(action.data())), self._window)

    def _fill_lanes(self) -> None:
        menu = self.sender()
        assert isinstance(menu, QMenu)
        if not menu.isEmpty():
            menu.clear()
        look, language = self._window.desk.appearance.theme, self._window.desk.language
        ink = look.colours["text"]
        for group in lane_groups():
            inside = menu.addMenu(plain_label(group.name.said(language)))
            for kind in lane_types():
                if kind.group == group.id and kind.id not in _ALWAYS_THERE:
                    action = inside.addAction(plain_label(kind.name.said(language)))
                    action.setData(kind.id)
                    if kind.card:
                        action.setIcon(qicon(f"mark-{kind.card}", ink, ink, 16))
                    action.triggered.connect(self._add_lane)

    def _add_lane(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self._window.insert.lane(str(action.data()))
