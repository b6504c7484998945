"""What the first window does not need, imported when it is first asked for.

Start-up time is measured: dialogs, forms, and everything that makes PDF wait here. Rule: this is
the only module of the room with imports inside functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from cjdesigner.gui.canvas.inplace import InPlace
    from cjdesigner.gui.canvas.keys import Keys
    from cjdesigner.gui.canvas.map_view import MapView
    from cjdesigner.gui.canvas.minimap import Minimap
    from cjdesigner.gui.canvas.over import Over
    from cjdesigner.gui.canvas.pointing import Pointing
    from cjdesigner.gui.dialogs.comparison import ComparisonDialog
    from cjdesigner.gui.dialogs.export import ExportDialog
    from cjdesigner.gui.dialogs.export_contents import InView
    from cjdesigner.gui.dialogs.help import AboutDialog, ShortcutsDialog
    from cjdesigner.gui.dialogs.message import Message
    from cjdesigner.gui.dialogs.older import OlderDialog
    from cjdesigner.gui.dialogs.personas import PersonasDialog
    from cjdesigner.gui.dialogs.recovery import RecoveryDialog
    from cjdesigner.gui.dialogs.settings import SettingsDialog
    from cjdesigner.gui.dialogs.start import StartDialog
    from cjdesigner.gui.dialogs.waiting import Waiting
    from cjdesigner.gui.main_window import MainWindow
    from cjdesigner.gui.panels.inspector.page import Page
    from cjdesigner.gui.sharing import Sharing
    from cjdesigner.layout.metrics import Metrics
    from cjdesigner.model.change import Change
    from cjdesigner.storage.safeguard import Safeguard
    from cjdesigner.timeline.document import Document


def furnish() -> Callable[[MainWindow], None]:
    """What gives a window its panels and commands."""
    from cjdesigner.gui.furnishing import furnish

    return furnish


def over() -> type[Over]:
    """What lies over the map of a canvas."""
    from cjdesigner.gui.canvas.over import Over

    return Over


def pointing() -> type[Pointing]:
    """What the mouse does on a canvas."""
    from cjdesigner.gui.canvas.pointing import Pointing

    return Pointing


def keys() -> type[Keys]:
    """What the keys do on a canvas."""
    from cjdesigner.gui.canvas.keys import Keys

    return Keys


def in_place() -> type[InPlace]:
    """Where a text of the map is typed."""
    from cjdesigner.gui.canvas.inplace import InPlace

    return InPlace


def minimap() -> type[Minimap]:
    """The map in small."""
    from cjdesigner.gui.canvas.minimap import Minimap

    return Minimap


def writing() -> ModuleType:
    """What becomes of a text that was typed on the map."""
    from cjdesigner.gui.canvas import writing

    return writing


def deletion() -> Callable[[Document, Iterable[str]], Change]:
    """The verb that deletes whatever is selected."""
    from cjdesigner.editing.selection import delete

    return delete


def paper_measures() -> Callable[[Document, str], Metrics]:
    """What gives the measures that a journey takes on paper."""
    from cjdesigner.gui.canvas.paper_view import paper_measures

    return paper_measures


def recovery() -> ModuleType:
    """What an earlier run may have left behind."""
    from cjdesigner.storage import recovery

    return recovery


def safeguard() -> type[Safeguard]:
    """What keeps every change on disk."""
    from cjdesigner.storage.safeguard import Safeguard

    return Safeguard


def recovery_folder() -> Path:
    """Where work is kept aside."""
    from cjdesigner.storage.safeguard import folder

    return folder()


def sharing() -> type[Sharing]:
    """What watches the file of a window, which other hands may change."""
    from cjdesigner.gui.sharing import Sharing

    return Sharing


def picturing() -> ModuleType:
    """How pictures come onto the map."""
    from cjdesigner.gui import picturing

    return picturing


def file_dialog() -> type[QFileDialog]:
    """Where a file is chosen."""
    from PySide6.QtWidgets import QFileDialog

    return QFileDialog


def message() -> type[Message]:
    """Messages and questions."""
    from cjdesigner.gui.dialogs.message import Message

    return Message


def waiting() -> type[Waiting]:
    """The notice of a file that takes its time."""
    from cjdesigner.gui.dialogs.waiting import Waiting

    return Waiting


def start_dialog() -> type[StartDialog]:
    """The start screen."""
    from cjdesigner.gui.dialogs.start import StartDialog

    return StartDialog


def settings_dialog() -> type[SettingsDialog]:
    """The settings."""
    from cjdesigner.gui.dialogs.settings import SettingsDialog

    return SettingsDialog


def export_dialog() -> type[ExportDialog]:
    """The export."""
    from cjdesigner.gui.dialogs.export import ExportDialog

    return ExportDialog


def older_dialog() -> type[OlderDialog]:
    """Older states of a project."""
    from cjdesigner.gui.dialogs.older import OlderDialog

    return OlderDialog


def comparison_dialog() -> type[ComparisonDialog]:
    """Two states on one map."""
    from cjdesigner.gui.dialogs.comparison import ComparisonDialog

    return ComparisonDialog


def recovery_dialog() -> type[RecoveryDialog]:
    """What an earlier run left behind."""
    from cjdesigner.gui.dialogs.recovery import RecoveryDialog

    return RecoveryDialog


def in_view() -> Callable[[MapView, str], InView | None]:
    """What tells which part of a journey is seen in the window."""
    from cjdesigner.gui.dialogs.export_contents import in_view

    return in_view


def printing() -> ModuleType:
    """What brings pages to a printer."""
    from cjdesigner.gui import printing

    return printing


def personas_dialog() -> type[PersonasDialog]:
    """Making personas and putting them on journeys."""
    from cjdesigner.gui.dialogs.personas import PersonasDialog

    return PersonasDialog


def shortcuts_dialog() -> type[ShortcutsDialog]:
    """Keys and mouse."""
    from cjdesigner.gui.dialogs.help import ShortcutsDialog

    return ShortcutsDialog


def about_dialog() -> type[AboutDialog]:
    """What this program is."""
    from cjdesigner.gui.dialogs.help import AboutDialog

    return AboutDialog


def inspector_pages() -> dict[str, type[Page]]:
    """The inspector's pages, by the kind of what is selected."""
    from cjdesigner.gui.panels.inspector import channel, journey, others, touchpoint

    return {
        "touchpoint": touchpoint.TouchpointPage,
        "phase": others.PhasePage,
        "card": others.CardPage,
        "lane": others.LanePage,
        "link": others.LinkPage,
        "persona": others.PersonaPage,
        "channel": channel.ChannelPage,
        "several": others.SeveralPage,
        "journey": journey.JourneyPage,
    }
