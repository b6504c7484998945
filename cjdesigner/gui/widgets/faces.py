"""How a touchpoint felt, as a row of faces: one for every level of the journey's scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cjdesigner.gui.icons import qicon
from cjdesigner.gui.texts import plain_tip


class Face(NamedTuple):
    """A level of the scale: its value, name, face and colour."""

    value: float
    name: str
    icon: str
    colour: str


class FaceRow(QWidget):
    """One person's row. A click sets the level, a click on the level that is set takes it off."""

    chosen = Signal(object, object)

    def __init__(self, person: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = person
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(1)
        self._name = _Name(self)
        line.addWidget(self._name, 1)
        self._line = line
        self._faces: tuple[Face, ...] = ()
        self._buttons: list[QToolButton] = []

    def show_row(self, name: str, faces: Sequence[Face], level: float | None) -> None:
        """Show the row of a person called ``name`` with this level set."""
        self._name.say(name)
        if tuple(faces) != self._faces:
            self._rebuild(tuple(faces))
        near = None
        if level is not None:
            near = min(self._faces, key=lambda one: abs(one.value - level))
        for face, button in zip(self._faces, self._buttons, strict=True):
            button.setChecked(face is near)
            button.setAccessibleName(f"{name}: {face.name}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        places = [place for place, one in enumerate(self._buttons) if one.hasFocus()]
        if step is None or not places:
            super().keyPressEvent(event)
            return
        self._buttons[(places[0] + step) % len(self._buttons)].setFocus()

    def _rebuild(self, faces: tuple[Face, ...]) -> None:
        for button in self._buttons:
            self._line.removeWidget(button)
            button.deleteLater()
        self._faces, self._buttons = faces, []
        size = 22 if len(faces) <= 6 else 18
        for face in faces:
            button = QToolButton(self)
            button.setProperty("role", "face")
            button.setObjectName(f"face_{face.value:g}")
            button.setCheckable(True)
            button.setIcon(qicon(face.icon, face.colour, face.colour, size))
            button.setIconSize(QSize(size, size))
            button.setToolTip(plain_tip(face.name))
            button.setProperty("level", face.value)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._clicked)
            self._line.addWidget(button)
            self._buttons.append(button)

    def _clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, QToolButton)
        level = float(button.property("level")) if button.isChecked() else None
        self.chosen.emit(self.person, level)


class _Name(QLabel):
    """A name that ends in dots where there is no room for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "strong")
        self.setMinimumWidth(44)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, name: str) -> None:
        """Show this name."""
        self._whole = name
        self.setToolTip(plain_tip(name))
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        room = self.width() - 4
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


class FaceRows(QWidget):
    """The rows of all who meet the touchpoint."""

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._rows: dict[str | None, FaceRow] = {}

    def show_rows(
        self, rows: Sequence[tuple[str | None, str, float | None]], faces: Sequence[Face]
    ) -> None:
        """Show one row for each (person, name, level)."""
        wanted = [person for person, _, _ in rows]
        if wanted != list(self._rows):
            for old in self._rows.values():
                self._column.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._rows = {}
            for person in wanted:
                row = FaceRow(person, self)
                row.chosen.connect(self.chosen)
                self._column.addWidget(row)
                self._rows[person] = row
        for person, name, level in rows:
            self._rows[person].show_row(name, faces, level)

    def row(self, person: str | None) -> FaceRow:
        """The row of a person; ``None`` is the journey's own traveller."""
        return self._rows[person]
