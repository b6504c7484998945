"""The look of the window: the shipped faces, a palette and one style sheet, made of a theme.

Rule: colours are roles of ``resources/themes``, lengths grow with the scale of the interface, and
no text of a user ever comes into a style sheet.
"""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtGui import Qt as QtGuiNames
from PySide6.QtWidgets import QApplication

from cjdesigner import paths
from cjdesigner.gui.icons import pixmap
from cjdesigner.layout.theme import Theme, theme
from cjdesigner.render.qpainter import family
from cjdesigner.typeset.faces import BOLD, REGULAR, SEMIBOLD, face

FONT_SIZE = 13
_ROLE = re.compile(r"@([a-z_]+)")
_LENGTH = re.compile(r"(?<![\w.])(\d+)px")
_PICTURES = (("up", 14), ("down", 14), ("right", 12), ("check", 14), ("minus", 14))
_ON_ACCENT = ("check", "minus")


def load_faces() -> None:
    """Make the three main faces known to Qt; the fallback faces are left to the canvas."""
    for key in (REGULAR, SEMIBOLD, BOLD):
        family(key)


def chosen_theme(setting: str) -> Theme:
    """The theme for a setting; "system" follows the desktop's light or dark."""
    if setting != "system":
        return theme(setting)
    scheme = QGuiApplication.styleHints().colorScheme()
    return theme("dark" if scheme == QtGuiNames.ColorScheme.Dark else "light")


def interface_font(scale: int) -> QFont:
    """The face of the interface at ``scale`` per cent."""
    font = QFont()
    font.setFamilies([face(REGULAR).family, "Noto Sans", "sans-serif"])
    font.setPixelSize(round(FONT_SIZE * scale / 100))
    return font


def dress(application: QApplication, look: Theme, scale: int, pictures: Path) -> None:
    """Give the whole program its look. ``pictures`` is a folder for the sheet's small images."""
    load_faces()
    application.setFont(interface_font(scale))
    application.setPalette(palette(look))
    _draw_pictures(look, pictures)
    application.setStyleSheet(style_sheet(look, scale))


def style_sheet(look: Theme, scale: int) -> str:
    """The style sheet of the window in the colours of ``look``, at ``scale`` per cent."""
    families = {
        "fonts": face(REGULAR).family,
        "semibold": face(SEMIBOLD).family,
        "bold": face(BOLD).family,
    }
    text = (paths.ui() / "window.qss").read_text(encoding="utf-8")
    text = _LENGTH.sub(lambda found: f"{_grown(int(found[1]), scale)}px", text)

    def value(found: re.Match[str]) -> str:
        name = found[1]
        return f'"{families[name]}"' if name in families else look.colours[name]

    cards = "".join(
        f'QPushButton[role="card_{kind}"] {{ background: {tint}; color: {ink};'
        f" border-color: transparent; text-align: left; }}"
        f'QPushButton[role="card_{kind}"]:hover, QPushButton[role="card_{kind}"]:focus'
        f" {{ border-color: {mark}; }}"
        for kind, (tint, ink, mark) in look.cards.items()
    )
    return _ROLE.sub(value, text) + cards


def palette(look: Theme) -> QPalette:
    """The theme as a palette, for everything that the style sheet does not reach."""
    colours = {name: QColor(value) for name, value in look.colours.items()}
    made = QPalette()
    role = QPalette.ColorRole
    for which, name in (
        (role.Window, "panel"),
        (role.WindowText, "text"),
        (role.Base, "field"),
        (role.AlternateBase, "hover"),
        (role.Text, "text"),
        (role.Button, "panel"),
        (role.ButtonText, "text"),
        (role.BrightText, "error"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "accent_text"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.ToolTipBase, "text"),
        (role.ToolTipText, "panel"),
        (role.PlaceholderText, "text_disabled"),
        (role.Light, "window"),
        (role.Midlight, "hover"),
        (role.Mid, "panel_border"),
        (role.Dark, "text_disabled"),
        (role.Shadow, "paper_shadow"),
        (role.Accent, "accent"),
    ):
        made.setColor(which, colours[name])
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, colours["text_disabled"])
    return made


def _grown(pixels: int, scale: int) -> int:
    # a hairline stays a hairline
    return pixels if pixels <= 1 else round(pixels * scale / 100)


def _draw_pictures(look: Theme, folder: Path) -> None:
    for name, size in _PICTURES:
        role = "accent_text" if name in _ON_ACCENT else "text_secondary"
        pixmap(name, look.colours[role], size).save(str(folder / f"{name}.png"))
    QDir.setSearchPaths("cjd", [str(folder)])
