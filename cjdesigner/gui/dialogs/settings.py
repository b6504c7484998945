"""The settings dialog: every choice works at once, so there is nothing to confirm."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from cjdesigner.gui.dialogs.base import Dialog
from cjdesigner.gui.settings import ORIENTATIONS, PAPERS, SCALES, ChangeSettings, Settings
from cjdesigner.gui.widgets.choices import Choice, Switch
from cjdesigner.gui.widgets.fields import TextLine


class SettingsDialog(Dialog):
    """Shows ``settings`` and gives every other choice to ``change``."""

    FORM = "settings"

    def __init__(
        self, settings: Settings, change: ChangeSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._change = change
        self._choices = {
            name: self.part(Choice, name)
            for name in ("language", "theme", "scale", "paper", "orientation")
        }
        for choice in self._choices.values():
            choice.edited.connect(self._chosen)
        author, keep = self.part(TextLine, "author"), self.part(Switch, "keep_recent")
        author.put(settings.author)
        author.edited.connect(self._author)
        keep.put(settings.keep_recent)
        keep.edited.connect(self._keep)
        self.part(QPushButton, "close").clicked.connect(self.accept)
        self.retranslate()
        self._built = True
        self.setMinimumWidth(420)

    def retranslate(self) -> None:
        """Name the choices; what is chosen stays chosen."""
        themes = {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "contrast": self.tr("High contrast"),
        }
        orientations = {"landscape": self.tr("Landscape"), "portrait": self.tr("Portrait")}
        self._choices["language"].offer(
            [("system", self.tr("As the system")), ("nl", "Nederlands"), ("en", "English")]
        )
        self._choices["theme"].offer(list(themes.items()))
        self._choices["scale"].offer([(scale, f"{scale}%") for scale in SCALES])
        self._choices["paper"].offer([(paper, paper) for paper in PAPERS])
        self._choices["orientation"].offer([(one, orientations[one]) for one in ORIENTATIONS])
        for name, choice in self._choices.items():
            choice.put(getattr(self._settings, name))

    def _chosen(self, value: object) -> None:
        sender = self.sender()
        name = next(name for name, choice in self._choices.items() if choice is sender)
        self._use(self._settings._replace(**{name: value}))  # type: ignore[arg-type]

    def _author(self, value: object) -> None:
        self._use(self._settings._replace(author=str(value)))

    def _keep(self, value: object) -> None:
        recent = self._settings.recent if value else ()
        self._use(self._settings._replace(keep_recent=bool(value), recent=recent))

    def _use(self, settings: Settings) -> None:
        self._settings = settings
        self._change(settings)
