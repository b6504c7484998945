"""A picture in the inspector: a small sight of it, and buttons to choose and remove it."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cjdesigner.gui.widgets.copied import take_copy
from cjdesigner.gui.widgets.fields import TextLine
from cjdesigner.model.records import Image

SIGHT = QSize(96, 64)


class PictureField(QWidget):
    """``edited`` brings the path of a picture that is to be shown, or None to show none.

    ``look_up`` gives the record of a picture by its identity; ``described`` brings in words what
    the picture shows.
    """

    edited = Signal(object)
    described = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look_up: Callable[[str], object] = lambda _: None
        self._sight = QLabel(self)
        self._choose = QPushButton(self)
        self._choose.setObjectName("choose_picture")
        self._remove = QPushButton(self)
        self._remove.setObjectName("remove_picture")
        for button in (self._choose, self._remove):
            button.setProperty("role", "quiet")
        self._words = TextLine(self)
        self._words.setObjectName("picture_words")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        column.addLayout(row)
        column.addWidget(self._words)
        row.setSpacing(10)
        row.addWidget(self._sight)
        buttons = QVBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._remove)
        row.addLayout(buttons)
        row.addStretch(1)
        self._choose.clicked.connect(self._ask)
        self._remove.clicked.connect(self._none)
        self._words.edited.connect(self.described)
        self.setAcceptDrops(True)
        self.put(None)
        self._retranslate()

    def put(self, value: object) -> None:
        """Show the picture of this identity; of several different ones, none."""
        record = self.look_up(value) if isinstance(value, str) else None
        shown, image = QPixmap(), QImage()
        if isinstance(record, Image):
            image = QImage.fromData(b64decode(record.data))
        if not image.isNull():
            ratio = self.devicePixelRatioF()
            shown = QPixmap.fromImage(
                image.scaled(
                    SIGHT * ratio,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
            shown.setDevicePixelRatio(ratio)
        self._sight.setPixmap(shown)
        self._sight.setVisible(not shown.isNull())
        self._remove.setVisible(value is not None)
        self._words.setVisible(isinstance(record, Image))
        self._words.put(record.alt if isinstance(record, Image) else "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _first_file(event) is not None:
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        path = _first_file(event)
        if path is not None:
            take_copy(event)
            self.edited.emit(path)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._choose.setText(self.tr("Picture…"))
        self._remove.setText(self.tr("Remove picture"))
        self._words.setPlaceholderText(self.tr("What it shows, in words"))
        self._words.setToolTip(
            self.tr("Read aloud in a PDF or SVG to somebody who does not see the picture.")
        )

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a picture"),
            str(Path.home()),
            self.tr("Pictures (*.png *.jpg *.jpeg *.webp *.gif);;All files (*)"),
        )
        if path:
            self.edited.emit(Path(path))

    def _none(self) -> None:
        self.edited.emit(None)


def _first_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if urls and urls[0].isLocalFile() else None
