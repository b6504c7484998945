"""The main window: it puts bar, panels, canvas and commands together, and nothing more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QToolBar, QVBoxLayout, QWidget

from cjdesigner.gui.actions import Actions
from cjdesigner.gui.canvas.view import CanvasView
from cjdesigner.gui.commands.edit import EditCommands
from cjdesigner.gui.commands.files import FileCommands
from cjdesigner.gui.commands.insert import InsertCommands
from cjdesigner.gui.commands.journeys import JourneyCommands
from cjdesigner.gui.commands.view import HelpCommands, ViewCommands
from cjdesigner.gui.conditions import conditions, undo_text
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.docks import Dock, inset, scrolled
from cjdesigner.gui.menus import Menus
from cjdesigner.gui.panels.empty import EmptyHint
from cjdesigner.gui.panels.inspector.panel import Inspector
from cjdesigner.gui.panels.outline import OutlinePanel
from cjdesigner.gui.panels.palette import ChannelsPanel, PalettePanel
from cjdesigner.gui.panels.personas import PersonasPanel
from cjdesigner.gui.projectfile import Guard, Place
from cjdesigner.gui.statusline import StatusLine
from cjdesigner.gui.topbar import TopBar

if TYPE_CHECKING:
    from cjdesigner.gui.app import Program

STATE = "main"
SIZE = (1440, 900)


class MainWindow(QMainWindow):
    """One project. ``program`` is asked for other windows and for the settings."""

    def __init__(self, program: Program, desk: Desk, place: Place, guard: Guard) -> None:
        super().__init__()
        self.program = program
        self.desk = desk
        desk.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.actions_table = Actions(self)
        self.actions_table.colour(desk.appearance.theme)
        self.files = FileCommands(self, place, guard)
        self.insert = InsertCommands(self)
        self.journeys = JourneyCommands(self)
        self.edit = EditCommands(self)
        self._build_centre()
        self._build_docks()
        self._build_bar()
        self.menus = Menus(self)
        self.actions_table.connect_to(
            {
                "files": self.files,
                "edit": self.edit,
                "insert": self.insert,
                "journeys": self.journeys,
                "view": ViewCommands(self),
                "help": HelpCommands(self),
            }
        )
        desk.document_changed.connect(self.show_state)
        desk.selection_changed.connect(self.show_state)
        desk.look_changed.connect(self._look_changed)
        self._remember()
        self.show_state()

    # -- assembling ------------------------------------------------------------------------------

    def _build_centre(self) -> None:
        centre = QWidget(self)
        centre.setObjectName("centre")
        centre.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.canvas = CanvasView(self.desk.session, self.desk.appearance.theme, centre)
        self.status_line = StatusLine(self.desk, self.actions_table, centre)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.status_line)
        self.setCentralWidget(centre)
        self.empty = EmptyHint(self.desk, self.canvas)

    def _build_docks(self) -> None:
        self.palette_panel = PalettePanel(self.desk)
        self.personas_panel = PersonasPanel(self.desk)
        self.channels_panel = ChannelsPanel(self.desk)
        self.outline = OutlinePanel(self.desk)
        self.inspector = Inspector(self.desk)
        self.docks = {
            "palette": Dock("palette", self.palette_panel, self),
            "personas": Dock("personas", scrolled(self.personas_panel, 60, 230), self),
            "channels": Dock("channels", scrolled(self.channels_panel, 84, 126), self),
            "outline": Dock("outline", inset(self.outline), self),
            "inspector": Dock("inspector", self.inspector, self),
        }
        for name, dock in self.docks.items():
            side = Qt.DockWidgetArea.RightDockWidgetArea
            if name != "inspector":
                side = Qt.DockWidgetArea.LeftDockWidgetArea
            self.addDockWidget(side, dock)
        self._name_docks()
        self.palette_panel.wanted.connect(self.insert.wanted)
        self.channels_panel.wanted.connect(self.insert.wanted)
        self.personas_panel.add_wanted.connect(self.insert.persona)
        self.inspector.headed.connect(self.docks["inspector"].head)
        self.inspector.own_journey_wanted.connect(self.journeys.open_own)
        self.empty.phase_wanted.connect(self.insert.phase)
        self.empty.start_wanted.connect(self.files.new)
        self.empty.open_wanted.connect(self.files.open)
        self.outline.itemClicked.connect(self._show_selection)

    def _build_bar(self) -> None:
        self.bar = TopBar(self.desk, self.actions_table, self)
        self.bar.find_wanted.connect(self.edit.find_text)
        self.bar.tabs.renamed.connect(self.journeys.rename_to)
        self.bar.tabs.moved.connect(self.journeys.move_to)
        self.bar.tabs.menu_wanted.connect(self._tab_menu)
        bar = QToolBar(self)
        bar.setObjectName("bar")
        bar.setMovable(False)
        bar.toggleViewAction().setVisible(False)
        bar.addWidget(self.bar)
        self.addToolBar(bar)
        self.canvas.mode_changed.connect(self._mode_changed)
        self.canvas.zoom_changed.connect(self.status_line.show_zoom)
        self.canvas.told.connect(self.status_line.tell)
        self.canvas.setFocus()
        self.canvas.menu_wanted.connect(self.menus_wanted)
        self.desk.journey_changed.connect(self.canvas.follow_session)
        self.status_line.show_zoom(self.canvas.zoom)
        self.actions_table["minimap"].setChecked(True)
        self._mode_changed("select")

    def _name_docks(self) -> None:
        names = {
            "palette": self.tr("Drag onto the timeline"),
            "personas": self.tr("Personas"),
            "channels": self.tr("Channels"),
            "outline": self.tr("Outline"),
            "inspector": self.tr("Inspector"),
        }
        for name, dock in self.docks.items():
            dock.name_it(names[name], self.desk.appearance.theme)
        self.docks["inspector"].head(self.inspector.heading)

    # -- what goes on ----------------------------------------------------------------------------

    def show_state(self) -> None:
        """Show what can be done, what it is called, and whether all is saved."""
        desk, session = self.desk, self.desk.session
        self.actions_table.enable(conditions(desk))
        undo, redo = self.tr("&Undo"), self.tr("&Redo")
        self.actions_table.call("undo", undo_text(desk, undo, session.undo_label))
        self.actions_table.call("redo", undo_text(desk, redo, session.redo_label))
        self.setWindowTitle(f"{self.files.name.replace('[*]', '')}[*] – CJ Designer")
        self.setWindowModified(session.modified)
        self.bar.show_project(session.modified)

    def show_inspector(self) -> None:
        """Bring the inspector into sight."""
        self.docks["inspector"].show()
        self.docks["inspector"].raise_()

    def menus_wanted(self, kind: str, where: QPoint) -> None:
        """Show the context menu for what is under the pointer."""
        self.menus.context(kind, where)

    def _tab_menu(self, _journey: str, where: QPoint) -> None:
        self.menus.journey(where)

    def _mode_changed(self, mode: str) -> None:
        for name in ("select", "connect", "card"):
            self.actions_table[f"mode_{name}"].setChecked(name == mode)

    def _show_selection(self) -> None:
        self.canvas.show_place(self.desk.selection)

    def _look_changed(self) -> None:
        look = self.desk.appearance.theme
        self.actions_table.colour(look)
        self.canvas.use_theme(look)
        self._name_docks()

    # -- the window itself -----------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "menus"):
            self.actions_table.retranslate()
            self.menus.retranslate()
            self._name_docks()
            self.show_state()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.program.open(Path(url.toLocalFile()), self)
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        # an exception in here would close the window all the same, with the work in it
        try:
            if not self.files.may_close():
                event.ignore()
                return
            self.program.store.keep_state(f"{STATE}_geometry", self.saveGeometry())
            self.program.store.keep_state(f"{STATE}_state", self.saveState())
        except BaseException:
            event.ignore()
            raise
        self.files.release()
        self.canvas.close_down()
        self.desk.close()
        self.program.forget(self)
        event.accept()

    def _remember(self) -> None:
        store = self.program.store
        if not self.restoreGeometry(store.state(f"{STATE}_geometry")):
            self.resize(*SIZE)
        if not self.restoreState(store.state(f"{STATE}_state")):
            left = [self.docks[name] for name in ("palette", "personas", "channels", "outline")]
            self.resizeDocks(left, [200, 90, 180, 420], Qt.Orientation.Vertical)
            sides = [self.docks["palette"], self.docks["inspector"]]
            self.resizeDocks(sides, [222, 316], Qt.Orientation.Horizontal)
