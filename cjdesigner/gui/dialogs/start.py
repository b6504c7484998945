"""The start screen: what somebody sees who has nothing yet, and what "New" shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cjdesigner import paths
from cjdesigner.editing import projects
from cjdesigner.gui.dialogs.base import Dialog
from cjdesigner.gui.panels.inspector.page import layout_of
from cjdesigner.gui.projectfile import Place
from cjdesigner.gui.texts import plain_label, plain_tip, shortened
from cjdesigner.gui.widgets.choices import Choice
from cjdesigner.gui.widgets.preview import ModelPreview
from cjdesigner.model.catalogue import JourneyModel
from cjdesigner.model.records import AnyRecord
from cjdesigner.model.shipped import journey_model, model_groups
from cjdesigner.storage import reader
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.faces import SEMIBOLD, face
from cjdesigner.words import Language

if TYPE_CHECKING:
    from cjdesigner.gui.app import Program
    from cjdesigner.gui.main_window import MainWindow

MODEL = Qt.ItemDataRole.UserRole
SIZE = (1080, 640)


class StartDialog(Dialog):
    """Models with a preview, examples, a blank page, open, and what was opened lately."""

    FORM = "start"

    def __init__(self, program: Program, over: QWidget | None = None) -> None:
        super().__init__(over)
        self._program = program
        self._models = self.part(QTreeWidget, "models")
        self._preview = self.part(ModelPreview, "preview")
        self._use = self.part(QPushButton, "use_model")
        self._language = self.part(Choice, "language")
        self._language.offer([("nl", "Nederlands"), ("en", "English")])
        self._language.put(program.appearance.language)
        self._language.edited.connect(self._fill_models)
        for name in ("model_text", "model_phases", "model_when", "model_author", "intro"):
            self.part(QLabel, name).setWordWrap(True)
        self._models.currentItemChanged.connect(self._model_chosen)
        self._models.itemActivated.connect(self._start_model)
        self._use.clicked.connect(self._start_model)
        self.part(QPushButton, "blank").clicked.connect(self._blank)
        self.part(QPushButton, "open").clicked.connect(self._open)
        self._fill_models()
        self._fill_examples()
        self._fill_recent()
        self._built = True
        grown, screen = program.appearance.grown, self.screen().availableGeometry()
        room = QSize(screen.width() - 40, screen.height() - 70)
        self.resize(QSize(grown(SIZE[0]), grown(SIZE[1])).boundedTo(room))
        self._models.setFocus()

    @property
    def language(self) -> Language:
        """The language that the new map will speak."""
        return "nl" if self._language.currentData() == "nl" else "en"

    def choose(self, model: str) -> None:
        """Choose a model in the list."""
        for place in range(self._models.topLevelItemCount()):
            item = self._models.topLevelItem(place)
            if item is not None and item.data(0, MODEL) == model:
                self._models.setCurrentItem(item)

    def retranslate(self) -> None:
        """Say the models in the language that the map will speak."""
        self._fill_models()

    def _fill_models(self) -> None:
        chosen = self._chosen()
        self._models.clear()
        heading = QFont(self.font())
        heading.setFamilies([face(SEMIBOLD).family])
        for group in model_groups():
            top = QTreeWidgetItem(self._models)
            top.setText(0, group.name.said(self.language))
            top.setFlags(Qt.ItemFlag.NoItemFlags)
            top.setFont(0, heading)
            for identity in group.ids:
                model = journey_model(identity)
                if model is not None:
                    item = QTreeWidgetItem(self._models)
                    item.setText(0, f"   {model.name.said(self.language)}")
                    item.setToolTip(0, plain_tip(model.when.said(self.language)))
                    item.setData(0, MODEL, model.id)
        self.choose(chosen.id if chosen else model_groups()[0].ids[0])

    def _chosen(self) -> JourneyModel | None:
        item = self._models.currentItem()
        return journey_model(str(item.data(0, MODEL))) if item is not None else None

    def _model_chosen(self) -> None:
        model, language = self._chosen(), self.language
        self._use.setEnabled(model is not None)
        self._preview.show_model(model, self._program.appearance.theme, language)
        if model is None:
            return
        author = self.tr("By {author}").replace("{author}", model.author or "")
        texts = {
            "model_name": model.name.said(language),
            "model_author": author if model.author else "",
            "model_when": model.when.said(language),
            "model_phases": "   ".join(
                # the space inside does not break, so that a number stays with its name
                f"{number}\u00a0{phase.name.said(language)}"
                for number, phase in enumerate(model.phases, 1)
            ),
            "model_text": model.description.said(language),
        }
        for name, text in texts.items():
            label = self.part(QLabel, name)
            label.setText(text)
            label.setVisible(bool(text))

    def _fill_examples(self) -> None:
        place = self.part(QWidget, "examples")
        for file in sorted((paths.resources() / "examples").glob("*.journey")):
            button = QPushButton(plain_label(_example_title(file)), place)
            button.setObjectName(f"example_{file.stem}")
            button.setProperty("file", str(file))
            button.clicked.connect(self._example)
            layout_of(place).addWidget(button)

    def _fill_recent(self) -> None:
        place, files = self.part(QWidget, "recent"), self._program.settings.recent
        self.part(QLabel, "recent_label").setVisible(bool(files))
        for name in files[:6]:
            button = QPushButton(plain_label(shortened(Path(name).name, 34)), place)
            button.setProperty("role", "quiet")
            button.setProperty("file", name)
            button.setToolTip(plain_tip(name))
            button.clicked.connect(self._recent)
            layout_of(place).addWidget(button)

    def _start_model(self) -> None:
        model = self._chosen()
        if model is not None:
            self._begin(self._new(projects.from_model(model.id, self.language)))

    def _blank(self) -> None:
        window = self._begin(self._new(projects.new_project(self.language)))
        # the first thing to do is to name the first phase; Enter then begins the next one
        phases = window.desk.document.phases(window.desk.journey)
        window.canvas.select((phases[0].id,))
        window.canvas.open_text(phases[0].id)

    def _new(self, records: list[AnyRecord]) -> Document:
        """A new project, to be printed on the paper of the settings."""
        chosen = self._program.settings
        return Document([*records, *projects.printed_on(chosen.paper, chosen.orientation)])

    def _example(self) -> None:
        sender = self.sender()
        if sender is not None:
            # an example is a beginning: it is opened as a new project, so that it stays as it is
            opened = reader.read(str(sender.property("file")))
            self._begin(opened.document)

    def _recent(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._program.open(Path(str(sender.property("file"))), self)

    def _open(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Open a project"),
            str(Path.home()),
            self.tr("Journeys, and PDFs that hold one (*.journey *.json *.pdf);;All files (*)"),
        )
        if path:
            self._program.open(Path(path), self)

    def _begin(self, document: Document) -> MainWindow:
        window = self._program.show_project(document, Place(), saved=False, fresh=True)
        self.accept()
        return window


def _example_title(file: Path) -> str:
    """The title of an example, read from its first record; no other line is looked at."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            text = line.strip().removesuffix(",")
            if text.startswith("{") and text.endswith("}"):
                return str(json.loads(text).get("title") or file.stem)
    return file.stem
