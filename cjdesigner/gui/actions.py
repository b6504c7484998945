"""The one table of everything that can be done: menus, bars, context menus and help read it.

Rule: an action is a row here and a method of a command object; nothing else makes a QAction that
a menu shows. Texts are literals inside ``tr`` so that they can be translated.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cjdesigner.gui.icons import qicon
from cjdesigner.layout.theme import Theme

# names of conditions under which an action can be used; main_window gives their meaning
ALWAYS, UNDO, REDO, SELECTED, MODIFIED = (
    "always", "undo", "redo", "selected", "modified",
)  # fmt: skip
COLUMNS, ONE_TOUCHPOINT, ONE_LANE, ONE_CHANNEL, ONE_TITLE, JOURNEYS, MOVABLE, PERSONAS = (
    "columns", "one_touchpoint", "one_lane", "one_channel", "one_title", "journeys", "movable",
    "personas",
)  # fmt: skip


class Row(NamedTuple):
    """One action: ``does`` names a command object and its method, as in ``files.save``."""

    id: str
    text: str
    does: str
    keys: str = ""
    icon: str = ""
    tip: str = ""
    when: str = ALWAYS
    checkable: bool = False


class Actions(QObject):
    """The actions of one window, by their identities."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._made: dict[str, QAction] = {}
        for row in self.rows():
            action = QAction(window)
            action.setObjectName(row.id)
            action.setCheckable(row.checkable)
            keys = [QKeySequence(one) for one in row.keys.split(" ")] if row.keys else []
            action.setShortcuts(keys)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setMenuRole(_ROLES.get(row.id, QAction.MenuRole.NoRole))
            window.addAction(action)
            self._made[row.id] = action
        self.retranslate()

    def __getitem__(self, identity: str) -> QAction:
        return self._made[identity]

    def connect_to(self, commands: Mapping[str, object]) -> None:
        """Let every action call its method; ``AttributeError`` where there is none."""
        for row in self.rows():
            place, method = row.does.split(".")
            call: Callable[..., object] = getattr(commands[place], method)
            self._made[row.id].triggered.connect(call)

    def enable(self, conditions: Mapping[str, bool]) -> None:
        """Let those be used whose condition holds."""
        for row in self.rows():
            self._made[row.id].setEnabled(conditions[row.when])

    def check(self, identity: str, checked: bool) -> None:
        """Show whether what an action switches is on."""
        self._made[identity].setChecked(checked)

    def retranslate(self) -> None:
        """Give every action its text in the language that now is."""
        for row in self.rows():
            action = self._made[row.id]
            action.setText(row.text)
            plain = row.text.replace("&", "").rstrip("…")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{row.tip or plain} ({keys})" if keys else row.tip or plain)
            action.setStatusTip(row.tip)

    def call(self, identity: str, text: str) -> None:
        """Give one action a text of the moment, as undo has."""
        action = self._made[identity]
        action.setText(text)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text.replace('&', '')} ({keys})")

    def colour(self, look: Theme, only: Collection[str] | None = None) -> None:
        """Draw the icons in the colours of ``look``: all of them, or those of some actions."""
        ink, faint = look.colours["text"], look.colours["text_disabled"]
        for row in self.rows():
            if row.icon and (only is None or row.id in only):
                self._made[row.id].setIcon(qicon(row.icon, ink, faint))

    def rows(self) -> tuple[Row, ...]:
        """The table, in the language that now is."""
        return (
            Row("new", self.tr("&New…"), "files.new", "Ctrl+N", "new",
                self.tr("Start from a journey model, an example or a blank page")),
            Row("open", self.tr("&Open…"), "files.open", "Ctrl+O", "open"),
            Row("save", self.tr("&Save"), "files.save", "Ctrl+S", "save", when=MODIFIED),
            Row("save_as", self.tr("Save &as…"), "files.save_as", "Ctrl+Shift+S", "save-as"),
            Row("older", self.tr("Ol&der states…"), "older.show", "", "recent",
                self.tr("Look at what was saved before, compare it, and bring it back")),
            Row("export", self.tr("&Export…"), "files.export", "Ctrl+E", "export",
                self.tr("Make a PDF, picture or SVG of the map")),
            Row("print", self.tr("&Print…"), "files.print", "Ctrl+P", "print",
                self.tr("Print the project on paper, after a look at every page")),
            Row("settings", self.tr("Se&ttings…"), "view.settings", "Ctrl+,", "settings"),
            Row("close", self.tr("&Close window"), "files.close", "Ctrl+W", "close"),
            Row("quit", self.tr("&Quit"), "files.quit", "Ctrl+Q", "exit"),
            Row("undo", self.tr("&Undo"), "edit.undo", "Ctrl+Z", "undo", when=UNDO),
            Row("redo", self.tr("&Redo"), "edit.redo", "Ctrl+Shift+Z Ctrl+Y", "redo", when=REDO),
            Row("cut", self.tr("Cu&t"), "edit.cut", "Ctrl+X", "cut", when=SELECTED),
            Row("copy", self.tr("&Copy"), "edit.copy", "Ctrl+C", "copy", when=SELECTED),
            Row("paste", self.tr("&Paste"), "edit.paste", "Ctrl+V", "paste"),
            Row("duplicate", self.tr("&Duplicate"), "edit.duplicate", "Ctrl+D", "duplicate",
                when=SELECTED),
            Row("delete", self.tr("De&lete"), "edit.delete", "Del", "delete", when=SELECTED),
            Row("select_all", self.tr("Select &all"), "edit.select_all", "Ctrl+A", "select"),
            Row("rename", self.tr("&Edit text"), "edit.rename", "F2", "rename", when=ONE_TITLE),
            Row("find", self.tr("&Find…"), "edit.find", "Ctrl+F", "search"),
            Row("find_next", self.tr("Find ne&xt"), "edit.find_next", "F3", "right"),
            Row("move_left", self.tr("Move left"), "edit.move_left", "Alt+Left", "left",
                when=MOVABLE),
            Row("move_right", self.tr("Move right"), "edit.move_right", "Alt+Right", "right",
                when=MOVABLE),
            Row("move_up", self.tr("Move up"), "edit.move_up", "Alt+Up", "up", when=MOVABLE),
            Row("move_down", self.tr("Move down"), "edit.move_down", "Alt+Down", "down",
                when=MOVABLE),
            Row("mode_select", self.tr("Select"), "view.mode_select", "Alt+1", "select",
                self.tr("Select and drag"), checkable=True),
            Row("mode_connect", self.tr("Connect"), "view.mode_connect", "Alt+2", "connect",
                self.tr("Draw a link from one touchpoint to another"), checkable=True),
            Row("mode_card", self.tr("Add card"), "view.mode_card", "Alt+3", "add-card",
                self.tr("Click in a lane to write a card"), checkable=True),
            Row("zoom_in", self.tr("Zoom &in"), "view.zoom_in", "Ctrl++ Ctrl+=", "zoom-in"),
            Row("zoom_out", self.tr("Zoom &out"), "view.zoom_out", "Ctrl+-", "zoom-out"),
            Row("zoom_whole", self.tr("&Actual size"), "view.zoom_whole", "Ctrl+0"),
            Row("fit", self.tr("&Whole map"), "view.fit", "Ctrl+9", "fit",
                self.tr("Fit the whole map in the window")),
            Row("paper_view", self.tr("&Paper view"), "view.paper_view", "Ctrl+Shift+P", "paper",
                self.tr("Show the map as it will be printed"), checkable=True),
            Row("minimap", self.tr("S&mall map"), "view.minimap", "Ctrl+M", "minimap",
                self.tr("Show the small map in the corner"), checkable=True),
            Row("full_screen", self.tr("&Full screen"), "view.full_screen", "F11", "present",
                checkable=True),
            Row("add_phase", self.tr("Add p&hase"), "insert.phase", "Ctrl+Shift+F", "add-phase",
                self.tr("Add a phase after the selected one")),
            Row("add_touchpoint", self.tr("Add touchpoi&nt"), "insert.touchpoint", "Ctrl+T",
                "add-touchpoint", self.tr("Add a touchpoint after the selected one")),
            Row("add_card", self.tr("Add ca&rd"), "insert.card", "Ctrl+K", "add-card",
                self.tr("Add a card in the selected lane and column"), when=COLUMNS),
            Row("add_lane", self.tr("Add lane o&f notes"), "insert.lane", "Ctrl+L", "add-lane",
                self.tr("Add a lane under the selected one")),
            Row("lane_hide", self.tr("H&ide lane"), "edit.hide_lane", "Ctrl+H", "hide",
                self.tr("Hide the selected lane; the panel of the journey shows it again"),
                when=ONE_LANE),
            Row("add_persona", self.tr("Add pers&ona"), "insert.persona", "Ctrl+Shift+R",
                "add-persona", self.tr("Make a persona and put it on this journey")),
            Row("add_channel", self.tr("Ne&w channel of your own"), "insert.own_channel",
                "Ctrl+Shift+K", "plus", self.tr("Make a channel beside those that are there")),
            Row("channel_icon", self.tr("Choose &icon"), "edit.choose_icon", when=ONE_CHANNEL),
            Row("journey_add", self.tr("&New journey"), "journeys.add", "Ctrl+Shift+N", "plus",
                self.tr("Add a journey to the project")),
            Row("journey_rename", self.tr("&Rename journey"), "journeys.rename", "Shift+F2",
                "rename"),
            Row("journey_duplicate", self.tr("&Duplicate as the desired journey"),
                "journeys.duplicate", "Ctrl+Shift+D", "duplicate",
                self.tr("Copy this journey as the one you wish for; the two stay comparable")),
            Row("journey_delete", self.tr("D&elete journey"), "journeys.delete", "", "delete",
                when=JOURNEYS),
            Row("journey_next", self.tr("Ne&xt journey"), "journeys.next", "Ctrl+PgDown", "right",
                when=JOURNEYS),
            Row("journey_previous", self.tr("&Previous journey"), "journeys.previous",
                "Ctrl+PgUp", "left", when=JOURNEYS),
            Row("journey_left", self.tr("Move journey to the &left"), "journeys.move_left",
                "Ctrl+Shift+PgUp", "", when=JOURNEYS),
            Row("journey_right", self.tr("Move journey to the r&ight"), "journeys.move_right",
                "Ctrl+Shift+PgDown", "", when=JOURNEYS),
            Row("journey_open", self.tr("&Open journey of its own"), "journeys.open_own",
                "Ctrl+Return", "open-journey",
                self.tr("Zoom in: the selected touchpoint gets a journey of its own"),
                when=ONE_TOUCHPOINT),
            Row("journey_settings", self.tr("&Settings of the journey and project"),
                "journeys.show_settings", "Ctrl+I", "settings"),
            Row("personas", self.tr("Person&as…"), "journeys.personas", "Ctrl+R", "persona"),
            Row("persona_on", self.tr("Selected persona on this &journey"), "journeys.persona_on",
                "", "", self.tr("Put the selected persona on this journey, or take it off"),
                when=PERSONAS, checkable=True),
            Row("shortcuts", self.tr("&Keys and mouse"), "help.shortcuts", "F1", "help"),
            Row("about", self.tr("&About CJ Designer"), "help.about", "", "info"),
        )  # fmt: skip


_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "about": QAction.MenuRole.AboutRole,
    "settings": QAction.MenuRole.PreferencesRole,
}

# what stands in which menu; "" is a line, names with a colon are filled by the window
MENUS: dict[str, tuple[str, ...]] = {
    "file": ("new", "open", "recent:", "", "save", "save_as", "older", "", "export", "print",
             "", "settings", "", "close", "quit"),
    "edit": ("undo", "redo", "", "cut", "copy", "paste", "duplicate", "delete", "", "select_all",
             "rename", "channel_icon", "", "move_left", "move_right", "move_up", "move_down", "",
             "find", "find_next"),
    "view": ("mode_select", "mode_connect", "mode_card", "", "zoom_in", "zoom_out", "zoom_whole",
             "fit", "", "paper_view", "full_screen", "", "minimap", "panels:"),
    "insert": ("add_phase", "add_touchpoint", "add_card", "add_persona", "add_channel", "",
               "add_lane", "lanes:", "lane_hide"),
    "journey": ("journey_add", "journey_rename", "journey_duplicate", "journey_delete", "",
                "journey_previous", "journey_next", "journey_left", "journey_right", "",
                "journey_open", "personas", "persona_on", "journey_settings"),
    "help": ("shortcuts", "about"),
}  # fmt: skip

# what the right mouse button offers, by the kind of what is under it
CONTEXT: dict[str, tuple[str, ...]] = {
    "touchpoint": ("rename", "journey_open", "", "cut", "copy", "paste", "duplicate", "delete",
                   "", "add_touchpoint", "add_card", "", "move_left", "move_right"),
    "phase": ("rename", "", "cut", "copy", "paste", "duplicate", "delete", "", "add_phase",
              "add_touchpoint", "", "move_left", "move_right"),
    "card": ("rename", "", "cut", "copy", "paste", "duplicate", "delete", "", "move_left",
             "move_right", "move_up", "move_down"),
    "lane": ("rename", "lane_hide", "delete", "", "add_lane", "lanes:", "", "move_up", "move_down"),
    "link": ("rename", "delete"),
    "persona": ("rename", "persona_on", "personas", "", "delete", "", "move_up", "move_down"),
    "channel": ("rename", "channel_icon", "", "duplicate", "delete", "", "move_up", "move_down",
                "", "add_channel"),
    "cell": ("add_card", "paste", "", "add_touchpoint", "add_phase", "", "fit"),
    "new_phase": ("add_phase",),
    "new_touchpoint": ("add_touchpoint",),
    "new_card": ("add_card", "mode_card"),
    "new_lane": ("add_lane", "lanes:"),
    "new_channel": ("add_channel",),
    "new_persona": ("add_persona", "personas"),
    "": ("paste", "select_all", "", "add_phase", "add_touchpoint", "add_lane", "lanes:", "",
         "fit", "journey_settings"),
}  # fmt: skip
