"""The second step of a window: panels in their docks, and commands behind the actions.

It is imported after the first picture, since panels, forms and verbs take their time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjdesigner.gui.commands.edit import EditCommands
from cjdesigner.gui.commands.insert import InsertCommands
from cjdesigner.gui.commands.journeys import JourneyCommands
from cjdesigner.gui.commands.older import OlderCommands
from cjdesigner.gui.commands.view import HelpCommands, ViewCommands
from cjdesigner.gui.docks import PERSONAS_LEAST, inset, scrolled
from cjdesigner.gui.panels.channels import ChannelsPanel
from cjdesigner.gui.panels.empty import EmptyHint
from cjdesigner.gui.panels.inspector.panel import Inspector
from cjdesigner.gui.panels.outline import OutlinePanel
from cjdesigner.gui.panels.palette import PalettePanel
from cjdesigner.gui.panels.personas import PersonasPanel

if TYPE_CHECKING:
    from cjdesigner.gui.main_window import MainWindow


def furnish(window: MainWindow) -> None:
    """Give a window its commands and panels and join them."""
    window.canvas.equip()
    window.files.guard.begin()
    window.files.sharing.look()
    _commands(window)
    _panels(window)
    _joints(window)


def _commands(window: MainWindow) -> None:
    window.insert = InsertCommands(window)
    window.journeys = JourneyCommands(window)
    window.edit = EditCommands(window)
    window.actions_table.connect_to(
        {
            "files": window.files,
            "edit": window.edit,
            "insert": window.insert,
            "journeys": window.journeys,
            "view": ViewCommands(window),
            "help": HelpCommands(window),
            "older": OlderCommands(window),
        }
    )


def _panels(window: MainWindow) -> None:
    desk, docks = window.desk, window.docks
    window.palette_panel = PalettePanel(desk)
    window.personas_panel = PersonasPanel(desk)
    window.channels_panel = ChannelsPanel(desk)
    window.outline = OutlinePanel(desk)
    window.inspector = Inspector(desk)
    window.empty = EmptyHint(desk, window.canvas)
    docks["palette"].fill(window.palette_panel)
    docks["personas"].fill(scrolled(window.personas_panel, PERSONAS_LEAST))
    docks["channels"].fill(window.channels_panel)
    docks["outline"].fill(inset(window.outline))
    docks["inspector"].fill(window.inspector)


def _joints(window: MainWindow) -> None:
    insert, journeys, files = window.insert, window.journeys, window.files
    tabs, inspector, empty = window.bar.tabs, window.inspector, window.empty
    window.bar.find_wanted.connect(window.edit.find_text)
    tabs.moved.connect(journeys.move_to)
    window.palette_panel.wanted.connect(insert.wanted)
    window.channels_panel.wanted.connect(insert.wanted)
    window.channels_panel.new_wanted.connect(insert.own_channel)
    window.channels_panel.asked.connect(window.do)
    window.personas_panel.add_wanted.connect(insert.persona)
    window.outline.itemClicked.connect(window.edit.show_selection)
    window.outline.dropped.connect(window.edit.show_selection)
    panels = (window.palette_panel, window.personas_panel, window.channels_panel, window.outline)
    for panel in panels:
        panel.menu_wanted.connect(window.menu_wanted)
    inspector.headed.connect(window.docks["inspector"].head)
    window.docks["inspector"].head(inspector.heading)
    inspector.own_journey_wanted.connect(journeys.open_own)
    inspector.place_wanted.connect(window.edit.show_selection)
    empty.phase_wanted.connect(insert.phase)
    empty.start_wanted.connect(files.new)
    empty.open_wanted.connect(files.open)
