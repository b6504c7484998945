"""The export dialog: what, on which paper, of which journeys; made beside the interface."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QWidget,
)

from cjdesigner import exporting
from cjdesigner.errors import CJDError
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.dialogs.base import Dialog
from cjdesigner.gui.settings import ORIENTATIONS, PAPERS
from cjdesigner.gui.widgets.choices import Choice
from cjdesigner.words import say, say_error

if TYPE_CHECKING:
    from cjdesigner.gui.app import Program

IDENTITY = Qt.ItemDataRole.UserRole


class ExportDialog(Dialog):
    """The dialog stays open while it works, shows how far it is, and can be stopped.

    ``beside`` is the project's own file, or what it would be called: the export is offered there.
    """

    FORM = "export"

    advanced = Signal(float)
    finished_work = Signal(object)

    def __init__(
        self, desk: Desk, program: Program, beside: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._program = program
        self._beside = beside
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._made: Path | None = None
        self._choices = {
            field: self.part(Choice, field) for field in ("format", "paper", "orientation")
        }
        self._journeys = self.part(QListWidget, "journeys")
        self._progress = self.part(QProgressBar, "progress")
        self._message = self.part(QLabel, "message")
        self._message.setWordWrap(True)
        self._folder = self.part(QPushButton, "show_folder")
        self._cancel = self.part(QPushButton, "cancel")
        self._export = self.part(QPushButton, "export")
        self._folder.hide()
        self._progress.hide()
        self._fill()
        self.retranslate()
        self._choices["format"].put("pdf")
        self._choices["paper"].put(program.settings.paper)
        self._choices["orientation"].put(program.settings.orientation)
        self._export.clicked.connect(self._ask)
        self._cancel.clicked.connect(self.reject)
        self._folder.clicked.connect(self._open_folder)
        self._journeys.itemChanged.connect(self._journeys_changed)
        # both come from the thread that works
        self.advanced.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self.finished_work.connect(self._finished, Qt.ConnectionType.QueuedConnection)
        self._built = True
        self.setMinimumWidth(460)

    def retranslate(self) -> None:
        """Name the choices; what is chosen stays chosen."""
        orientations = {"landscape": self.tr("Landscape"), "portrait": self.tr("Portrait")}
        self._choices["format"].offer(
            [
                ("pdf", self.tr("PDF, for printing and sending")),
                ("png", self.tr("PNG, a picture")),
                ("svg", self.tr("SVG, a drawing for other programs")),
            ]
        )
        self._choices["paper"].offer([(paper, paper) for paper in PAPERS])
        self._choices["orientation"].offer([(one, orientations[one]) for one in ORIENTATIONS])
        speaks = {
            "nl": self.tr("The map speaks Dutch, the language of the project."),
            "en": self.tr("The map speaks English, the language of the project."),
        }
        self.part(QLabel, "language_note").setText(speaks[self._desk.map_language])

    def export_to(self, path: Path) -> None:
        """Begin to make the file ``path``; the dialog tells how it goes."""
        self._stop.clear()
        self._made = None
        self._export.setEnabled(False)
        self._folder.hide()
        self._progress.setValue(0)
        self._progress.show()
        self._message.setText(self.tr("Drawing the map…"))
        self._thread = threading.Thread(target=self._work, args=(path,), name="export")
        self._thread.start()

    def reject(self) -> None:
        """Stop what is being made; with nothing being made, close."""
        if self._thread is None:
            super().reject()
        else:
            self._stop.set()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._thread is not None:
            self._stop.set()
            event.ignore()
        else:
            super().closeEvent(event)

    def _fill(self) -> None:
        several = len(self._desk.document.journeys()) > 1
        untitled = self.tr("Untitled")
        for journey in self._desk.document.journeys():
            item = QListWidgetItem(journey.title or untitled, self._journeys)
            item.setData(IDENTITY, journey.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self._journeys.setVisible(several)
        self.part(QLabel, "journeys_label").setVisible(several)

    def _chosen(self) -> list[str]:
        items = [self._journeys.item(row) for row in range(self._journeys.count())]
        return [
            str(item.data(IDENTITY))
            for item in items
            if item is not None and item.checkState() == Qt.CheckState.Checked
        ]

    def _journeys_changed(self) -> None:
        self._export.setEnabled(bool(self._chosen()))

    def _ask(self) -> None:
        ending = str(self._choices["format"].currentData())
        name = str(self._beside.with_suffix(f".{ending}"))
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export as"), name, f"{ending.upper()} (*.{ending})"
        )
        if path:
            chosen = Path(path)
            if chosen.suffix.lower() != f".{ending}":
                chosen = chosen.with_name(f"{chosen.name}.{ending}")
            self.export_to(chosen)

    def _work(self, path: Path) -> None:
        try:
            result: object = exporting.export(
                self._desk.document,
                path,
                paper=str(self._choices["paper"].currentData()),
                orientation=self._choices["orientation"].currentData(),
                journeys=self._chosen(),
                author=self._program.settings.author,
                progress=self.advanced.emit,
                cancelled=self._stop.is_set,
            )
        except CJDError as error:
            result = error
        except Exception as error:
            # the dialog must not wait for ever; the fault itself goes its usual way
            self.finished_work.emit(None)
            raise error
        self.finished_work.emit(result)

    def _show_progress(self, done: float) -> None:
        self._progress.setValue(round(done * self._progress.maximum()))

    def _finished(self, result: object) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._progress.hide()
        self._export.setEnabled(True)
        language = self._desk.language
        if isinstance(result, exporting.ExportReport):
            self._made = result.path
            lines = [self.tr("%n page(s) made: {file}", "counted", result.pages)]
            lines[0] = lines[0].replace("{file}", result.path.name)
            lines += [say(one.key, language, **dict(one.arguments)) for one in result.warnings]
            self._message.setText("\n".join(lines))
            self._folder.show()
            self._cancel.setText(self.tr("Close"))
        elif isinstance(result, CJDError):
            self._message.setText(say_error(result, language))
        else:
            self._message.setText(self.tr("The export could not be made."))

    def _open_folder(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.parent)))
