"""What a person has set, kept between two runs of the program.

Settings are one frozen record. A damaged or strange file gives the defaults, value by value: no
setting that another program or version wrote can stop the window from opening.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

LANGUAGES = ("system", "nl", "en")
THEMES = ("system", "light", "dark", "contrast")
PAPERS = ("A4", "A3", "A2", "A1", "A0", "Letter")
ORIENTATIONS = ("landscape", "portrait")
SCALES = (80, 90, 100, 110, 125, 150, 175, 200)
RECENT_LENGTH = 10


def settings_file() -> Path:
    """Where the settings of this user are."""
    return platformdirs.user_config_path("cjdesigner", appauthor=False) / "settings.ini"


class Settings(NamedTuple):
    """What can be set. ``scale`` is the size of the interface in per cent."""

    language: str = "system"
    theme: str = "system"
    scale: int = 100
    author: str = ""
    paper: str = "A3"
    orientation: str = "landscape"
    keep_recent: bool = True
    recent: tuple[str, ...] = ()

    def with_recent(self, path: Path) -> Settings:
        """These settings with ``path`` as the file opened last; nothing is kept when so set."""
        if not self.keep_recent:
            return self._replace(recent=())
        name = str(path)
        others = tuple(other for other in self.recent if other != name)
        return self._replace(recent=(name, *others)[:RECENT_LENGTH])

    def without_recent(self, path: str) -> Settings:
        """These settings with ``path`` gone from the list."""
        return self._replace(recent=tuple(other for other in self.recent if other != path))


class SettingsStore:
    """The settings' file. Reading never fails; writing that fails is silent."""

    def __init__(self, file: Path) -> None:
        self._file = QSettings(str(file), QSettings.Format.IniFormat)

    def load(self) -> Settings:
        """What is set, with the default for every value that is missing or makes no sense."""
        plain = Settings()
        recent = self._file.value("recent")
        # a list of one comes back as a plain text
        listed = recent if isinstance(recent, list) else [recent]
        names = tuple(name for name in listed if isinstance(name, str) and name)
        scale = self._text("scale", str(plain.scale))
        return Settings(
            language=self._one_of("language", LANGUAGES, plain.language),
            theme=self._one_of("theme", THEMES, plain.theme),
            scale=int(scale) if scale in map(str, SCALES) else plain.scale,
            author=self._text("author", plain.author)[:500],
            paper=self._one_of("paper", PAPERS, plain.paper),
            orientation=self._one_of("orientation", ORIENTATIONS, plain.orientation),
            keep_recent=self._text("keep_recent", "yes") != "no",
            recent=names[:RECENT_LENGTH],
        )

    def save(self, settings: Settings) -> None:
        """Keep these settings."""
        self._file.setValue("language", settings.language)
        self._file.setValue("theme", settings.theme)
        self._file.setValue("scale", str(settings.scale))
        self._file.setValue("author", settings.author)
        self._file.setValue("paper", settings.paper)
        self._file.setValue("orientation", settings.orientation)
        self._file.setValue("keep_recent", "yes" if settings.keep_recent else "no")
        self._file.setValue("recent", list(settings.recent))
        self._file.sync()

    def state(self, key: str) -> QByteArray:
        """A window's remembered place or shape; empty if there is none."""
        found = self._file.value(f"window/{key}")
        return found if isinstance(found, QByteArray) else QByteArray()

    def keep_state(self, key: str, state: QByteArray) -> None:
        """Remember a window's place or shape."""
        self._file.setValue(f"window/{key}", state)

    def _text(self, key: str, otherwise: str) -> str:
        found = self._file.value(key, otherwise)
        return found if isinstance(found, str) else otherwise

    def _one_of(self, key: str, allowed: tuple[str, ...], otherwise: str) -> str:
        found = self._text(key, otherwise)
        return found if found in allowed else otherwise


ChangeSettings = Callable[[Settings], None]
