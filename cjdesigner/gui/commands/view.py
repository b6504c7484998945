"""Commands on how things are looked at: modes, zoom, paper view, full screen, settings."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cjdesigner.gui import later
from cjdesigner.gui.commands.base import Commands


class ViewCommands(Commands):
    """None of these changes the project."""

    def mode_select(self) -> None:
        """Select and drag."""
        self.window.canvas.set_mode("select")

    def mode_connect(self) -> None:
        """Draw links."""
        self.window.canvas.set_mode("connect")

    def mode_card(self) -> None:
        """Write cards by a click in a lane."""
        self.window.canvas.set_mode("card")

    def zoom_in(self) -> None:
        """Look closer."""
        self.window.canvas.zoom_in()

    def zoom_out(self) -> None:
        """Look from further away."""
        self.window.canvas.zoom_out()

    def zoom_whole(self) -> None:
        """One point of the map is one of the screen."""
        self.window.canvas.zoom_to(1.0)

    def fit(self) -> None:
        """The whole map in the window."""
        self.window.canvas.fit()

    def paper_view(self, on: bool) -> None:
        """The map as it will be printed."""
        self.window.canvas.set_paper_view(on)

    def minimap(self, on: bool) -> None:
        """The small map in the corner of the canvas."""
        self.window.canvas.minimap.show_or_hide(on)

    def full_screen(self, on: bool) -> None:
        """The window over the whole screen, and back as large as it was."""
        full = Qt.WindowState.WindowFullScreen
        states = self.window.windowState()
        self.window.setWindowState(states | full if on else states & ~full)

    def settings(self) -> None:
        """Open the settings."""
        program = self.window.program
        dialog = later.settings_dialog()(program.settings, program.change_settings, self.window)
        dialog.exec()
        dialog.deleteLater()


class HelpCommands(Commands):
    """Commands of the Help menu."""

    def shortcuts(self) -> None:
        """Show keys and mouse."""
        window = self.window
        dialog = later.shortcuts_dialog()(window.actions_table, window.menus.titles(), window)
        dialog.exec()
        dialog.deleteLater()

    def about(self) -> None:
        """Say what this program is."""
        dialog = later.about_dialog()(self.window)
        dialog.exec()
        dialog.deleteLater()
