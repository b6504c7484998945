"""The main window: it puts bar, canvas, panels and commands together, and nothing more.

In two steps, since the time to the first picture counts: first what is seen of the map, then, when
that has been painted, what panels and commands need (see ``furnishing``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QToolBar, QVBoxLayout, QWidget

from cjdesigner.gui import later
from cjdesigner.gui.actions import Actions
from cjdesigner.gui.canvas.view import CanvasView
from cjdesigner.gui.commands.files import FileCommands
from cjdesigner.gui.conditions import conditions, on_journey, undo_text
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.docks import Dock, rooms
from cjdesigner.gui.menus import Menus
from cjdesigner.gui.projectfile import FileLock, Guard, Place
from cjdesigner.gui.rubbish import let_go
from cjdesigner.gui.saving import Saving
from cjdesigner.gui.statusline import StatusLine
from cjdesigner.gui.topbar import TopBar
from cjdesigner.gui.widgets.copied import take_copy
from cjdesigner.gui.working import Worker

if TYPE_CHECKING:
    from cjdesigner.gui.app import Program
    from cjdesigner.gui.commands.edit import EditCommands
    from cjdesigner.gui.commands.insert import InsertCommands
    from cjdesigner.gui.commands.journeys import JourneyCommands
    from cjdesigner.gui.panels.channels import ChannelsPanel
    from cjdesigner.gui.panels.empty import EmptyHint
    from cjdesigner.gui.panels.inspector.panel import Inspector
    from cjdesigner.gui.panels.outline import OutlinePanel
    from cjdesigner.gui.panels.palette import PalettePanel
    from cjdesigner.gui.panels.personas import PersonasPanel
    from cjdesigner.layout.map import MapLayout

STATE = "main"
SIZE = (1440, 900)
WIDTHS = (222, 316)
NARROWEST = (160, 220)
LEFT = ("palette", "personas", "channels", "outline")
SIDES = ("palette", "inspector")
HORIZONTAL, VERTICAL = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


class MainWindow(QMainWindow):
    """One project. ``program`` is asked for other windows and for the settings."""

    _painted = Signal()

    # there once the window has been furnished
    insert: InsertCommands
    journeys: JourneyCommands
    edit: EditCommands
    palette_panel: PalettePanel
    personas_panel: PersonasPanel
    channels_panel: ChannelsPanel
    outline: OutlinePanel
    inspector: Inspector
    empty: EmptyHint

    def __init__(
        self,
        program: Program,
        desk: Desk,
        place: Place,
        guard: Guard,
        ready: MapLayout | None = None,
    ) -> None:
        super().__init__()
        self.program = program
        self.desk = desk
        desk.setParent(self)
        self._scale = desk.appearance.scale
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.actions_table = Actions(self)
        self.files = FileCommands(self, place, guard)
        self._build_centre(ready)
        self._build_docks()
        self._build_bar()
        self.menus = Menus(self)
        desk.document_changed.connect(self.show_state)
        desk.selection_changed.connect(self.show_state)
        desk.look_changed.connect(self._look_changed)
        self._remember()
        self.show_state()
        self.furnished = False
        # queued: when the picture is on the screen, and before anything else that waits for it
        self._painted.connect(self.furnish, Qt.ConnectionType.QueuedConnection)
        self.canvas.viewport().installEventFilter(self)

    # -- assembling ------------------------------------------------------------------------------

    def _build_centre(self, ready: MapLayout | None) -> None:
        centre = QWidget(self)
        centre.setObjectName("centre")
        centre.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.canvas = CanvasView(self.desk.session, self.desk.appearance.theme, centre, ready)
        self.status_line = StatusLine(self.desk, self.actions_table, centre)
        self.status_line.show_zoom(self.canvas.zoom)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.status_line)
        self.setCentralWidget(centre)
        self.canvas.mode_changed.connect(self._mode_changed)
        self.canvas.zoom_changed.connect(self.status_line.show_zoom)
        self.canvas.told.connect(self.status_line.tell)
        self.canvas.menu_wanted.connect(self.menu_wanted)
        self.desk.journey_changed.connect(self.canvas.follow_session)
        self.canvas.setFocus()

    def _build_docks(self) -> None:
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        self.docks = {name: Dock(name, self) for name in (*LEFT, "inspector")}
        for name, dock in self.docks.items():
            self.addDockWidget(left if name in LEFT else right, dock)
        people = len(self.desk.document.personas())
        for name, room in rooms(people, self.desk.appearance.grown).items():
            self.docks[name].reserve(room)
        self._name_docks()
        self._hold_open()

    def _build_bar(self) -> None:
        self.bar = TopBar(self.desk, self.actions_table, self)
        self.bar.tabs.menu_wanted.connect(self._tab_menu)
        self.bar.find_field.left.connect(self.canvas.setFocus)
        bar = QToolBar(self)
        bar.setObjectName("bar")
        bar.setMovable(False)
        bar.toggleViewAction().setVisible(False)
        bar.addWidget(self.bar)
        self.addToolBar(bar)
        self.actions_table.colour(self.desk.appearance.theme, self.bar.shown)
        self.actions_table["minimap"].setChecked(True)
        self._mode_changed("select")

    def furnish(self) -> None:
        """Put panels and commands in their places; once, after the first picture."""
        if not self.furnished:
            self.furnished = True
            self.canvas.viewport().removeEventFilter(self)
            later.furnish()(self)
            self.actions_table.colour(self.desk.appearance.theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._painted.emit()
        return False

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
        if hasattr(self, "inspector"):
            self.docks["inspector"].head(self.inspector.heading)

    # -- what goes on ----------------------------------------------------------------------------

    def show_state(self) -> None:
        """Show what can be done, what it is called, and whether all is saved."""
        desk, session = self.desk, self.desk.session
        self.actions_table.enable(conditions(desk))
        self.actions_table.check("persona_on", on_journey(desk))
        undo, redo = self.tr("&Undo"), self.tr("&Redo")
        self.actions_table.call("undo", undo_text(desk, undo, session.undo_label))
        self.actions_table.call("redo", undo_text(desk, redo, session.redo_label))
        self.setWindowTitle(f"{self.files.name.replace('[*]', '')}[*] – CJ Designer")
        self.setWindowModified(session.modified)
        self.bar.show_project(session.modified, self.files.place.path)

    def show_inspector(self) -> None:
        """Bring the inspector into sight."""
        self.docks["inspector"].show()
        self.docks["inspector"].raise_()

    def do(self, action: str) -> None:
        """Do what an action of the table does, where it can be done."""
        self.actions_table[action].trigger()

    def menu_wanted(self, kind: str, where: QPoint) -> None:
        """Show the context menu for what is under the pointer, at a place on the screen."""
        self.menus.context(kind, where)

    def _tab_menu(self, _journey: str, where: QPoint) -> None:
        self.menus.journey(where)

    def _mode_changed(self, mode: str) -> None:
        for name in ("select", "connect", "card"):
            self.actions_table[f"mode_{name}"].setChecked(name == mode)

    def _look_changed(self) -> None:
        look, scale = self.desk.appearance.theme, self.desk.appearance.scale
        if scale != self._scale:
            widths = [self.docks[name].width() * scale // self._scale for name in SIDES]
            heights = [self.docks[name].height() * scale // self._scale for name in LEFT]
            self._scale = scale
            self._hold_open()
            self.resizeDocks([self.docks[name] for name in SIDES], widths, HORIZONTAL)
            self.resizeDocks([self.docks[name] for name in LEFT], heights, VERTICAL)
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
        elif event.type() == QEvent.Type.WindowStateChange:
            self.actions_table.check("full_screen", self.isFullScreen())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        picturing = later.picturing()
        for url in event.mimeData().urls():
            path = Path(url.toLocalFile())
            if not url.isLocalFile():
                continue
            if picturing.is_picture(path):
                picturing.dropped(self, path, event.position())
            else:
                self.program.open(path, self)
        take_copy(event)

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
        let_go(self, Worker, Saving, FileLock)
        event.accept()

    def _remember(self) -> None:
        store = self.program.store
        if not self.restoreGeometry(store.state(f"{STATE}_geometry")):
            room = self.screen().availableGeometry()
            self.resize(min(SIZE[0], room.width() - 40), min(SIZE[1], room.height() - 70))
        if not self.restoreState(store.state(f"{STATE}_state")):
            self._arrange()
        # before it is shown, or all would be laid out and painted twice
        self.bar.fit(self.width())

    def _hold_open(self) -> None:
        """Let no panel become so narrow that its words are cut off."""
        for name, width in zip(SIDES, NARROWEST, strict=True):
            self.docks[name].setMinimumWidth(self.desk.appearance.grown(width))

    def _arrange(self) -> None:
        """Give the panels their first sizes."""
        left = [self.docks[name] for name in LEFT]
        self.resizeDocks(left, [dock.first for dock in left], VERTICAL)
        sides = [self.docks[name] for name in SIDES]
        widths = [self.desk.appearance.grown(width) for width in WIDTHS]
        self.resizeDocks(sides, widths, HORIZONTAL)
