"""Keys and mouse, and what this program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cjdesigner import __version__
from cjdesigner.gui.actions import MENUS, Actions


class ShortcutsDialog(QDialog):
    """Every action that has a key, read from the table, and what the mouse does."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and mouse"))
        content = QWidget()
        content.setProperty("role", "panel")
        grid = QGridLayout(content)
        grid.setContentsMargins(26, 16, 26, 20)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(7)
        rows = [("", self.tr("On the map")), *self._mouse(), ("", self.tr("Keys"))]
        for content_names in MENUS.values():
            for name in content_names:
                if name and not name.endswith(":"):
                    action = actions[name]
                    native = QKeySequence.SequenceFormat.NativeText
                    keys = ", ".join(one.toString(native) for one in action.shortcuts())
                    if keys:
                        rows.append((keys, action.text().replace("&", "").rstrip("…")))
        for row, (keys, text) in enumerate(rows):
            if keys:
                grid.addWidget(_label(keys, "strong"), row, 0)
                grid.addWidget(_label(text, ""), row, 1)
            else:
                grid.addWidget(_label(text, "section"), row, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        area = QScrollArea(self)
        area.setWidget(content)
        area.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.addWidget(area)
        column.addWidget(_close_box(self))
        self.resize(600, 680)

    def _mouse(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Drag from the palette"), self.tr("Put something on the timeline")),
            (self.tr("Drag a node up or down"), self.tr("Set how the touchpoint felt")),
            (self.tr("Drag a node or title sideways"), self.tr("Move the touchpoint")),
            (self.tr("Drag the edge of a phase"), self.tr("Take in or give away a touchpoint")),
            (self.tr("Drag the edge of a card"), self.tr("Let the card cover more columns")),
            (self.tr("Double click, F2 or typing"), self.tr("Edit a text in place")),
            (self.tr("Arrow keys"), self.tr("Go to the neighbour")),
            (self.tr("Alt and arrow keys"), self.tr("Move the thing itself")),
            (self.tr("Shift or Ctrl and click"), self.tr("Select several things")),
            (self.tr("Space and drag, middle button"), self.tr("Move the map")),
            (self.tr("Ctrl and wheel, pinch"), self.tr("Zoom")),
        ]


class AboutDialog(QDialog):
    """Name, version and licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About CJ Designer"))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 20)
        column.setSpacing(8)
        column.addWidget(_label("CJ Designer", "title"))
        version = self.tr("Version {version}").replace("{version}", __version__)
        column.addWidget(_label(version, "caption"))
        text = self.tr(
            "An editor for customer journey maps. It works without a network and without an "
            "account; your projects are plain files on your own disk."
        )
        column.addWidget(_label(text, ""))
        licence = self.tr(
            "Free software under the MIT licence. The fonts are under the SIL Open Font License; "
            "the notices of others' work are in the file THIRD-PARTY-NOTICES.md."
        )
        column.addWidget(_label(licence, "caption"))
        column.addSpacing(10)
        column.addWidget(_close_box(self))
        self.setMinimumWidth(440)


def _label(text: str, role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


def _close_box(dialog: QDialog) -> QDialogButtonBox:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    box.setContentsMargins(20, 0, 20, 0)
    box.rejected.connect(dialog.reject)
    return box
