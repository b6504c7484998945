"""The languages of the interface: Qt's own words and ours, switched while the program runs.

The interface speaks the user's language; the map speaks the project's, which is another matter.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLibraryInfo, QLocale, QTranslator

from cjdesigner import paths
from cjdesigner.words import Language

# what Qt says in its own dialogs and has no Dutch for: collected with our own words
OF_QT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QPrintSettingsOutput", "Page &Set:"),
    QT_TRANSLATE_NOOP("QPageSetupWidget", "Page &order:"),
    QT_TRANSLATE_NOOP("QPageSetupWidget", "Pages &per sheet:"),
    QT_TRANSLATE_NOOP("QCupsJobWidget", "&Billing information:"),
    QT_TRANSLATE_NOOP("QCupsJobWidget", "&End:"),
    QT_TRANSLATE_NOOP("QCupsJobWidget", "&Start:"),
    QT_TRANSLATE_NOOP("QCupsJobWidget", "Job &priority:"),
    QT_TRANSLATE_NOOP("QCupsJobWidget", "Scheduled &printing:"),
)


def interface_language(setting: str) -> Language:
    """The language for a setting: itself, or the system's where that is one of ours."""
    if setting in ("nl", "en"):
        return "nl" if setting == "nl" else "en"
    words = os.environ.get("LANGUAGE") or QLocale.system().name()
    return "nl" if words.lower().startswith("nl") else "en"


class Translations:
    """The translators that are in use, so that another language can take their place."""

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []

    def use(self, language: Language) -> None:
        """Let the interface speak ``language`` from now on; open windows follow at once."""
        QLocale.setDefault(QLocale("nl_NL" if language == "nl" else "en_GB"))
        self.remove()
        if language != "en":
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(f"qtbase_{language}", folder)
        self._install(f"cjdesigner_{language}", str(paths.resources() / "i18n"))

    def remove(self) -> None:
        """Take our translators away."""
        for old in self._installed:
            QCoreApplication.removeTranslator(old)
        self._installed.clear()

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator()
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            self._installed.append(translator)
