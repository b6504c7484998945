"""Keys and mouse, and what this program is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cjdesigner import __version__
from cjdesigner.gui.actions import MENUS, Actions
from cjdesigner.gui.style import FONT_SIZE

# what is pressed or dragged, and what that does
Rows = list[tuple[str, str]]


class ShortcutsDialog(QDialog):
    """Everything that keys and mouse do: the map's own, and every action of the menus with keys."""

    def __init__(self, actions: Actions, menus: Mapping[str, str], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and mouse"))
        content = QWidget()
        content.setProperty("role", "panel")
        line = QHBoxLayout(content)
        line.setContentsMargins(26, 14, 26, 20)
        line.setSpacing(36)
        own = [
            (self.tr("With the mouse"), self._mouse()),
            (self.tr("On the map"), self._keys()),
            (self.tr("While typing"), self._typing()),
        ]
        rest = [(menus[name], _keys_of(actions, MENUS[name])) for name in MENUS]
        for sections in (own, rest):
            line.addLayout(_table([one for one in sections if one[1]]), 1)
        area = QScrollArea(self)
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.addWidget(area)
        column.addWidget(_close_box(self))
        room = self.screen().availableGeometry()
        unit = self.fontInfo().pixelSize() / FONT_SIZE
        self.resize(
            min(round(980 * unit), room.width() - 60), min(round(720 * unit), room.height() - 80)
        )

    def _mouse(self) -> Rows:
        return [
            (self.tr("Drag from the palette"), self.tr("Put something on the timeline")),
            (self.tr("Double click in the palette"), self.tr("Add it after the selection")),
            (self.tr("Drag a node up or down"), self.tr("Set how the touchpoint felt")),
            (self.tr("Drag a node or title sideways"), self.tr("Move the touchpoint")),
            (self.tr("Drag the arrow at a node"), self.tr("Draw a link to another touchpoint")),
            (self.tr("Drag a phase"), self.tr("Reorder the phases")),
            (self.tr("Drag the edge of a phase"), self.tr("Take in or give away a touchpoint")),
            (self.tr("Drag a card"), self.tr("Put it in another cell or lane")),
            (self.tr("Drag the edge of a card"), self.tr("Let the card cover more columns")),
            (self.tr("Drag the name of a lane"), self.tr("Reorder the lanes")),
            (self.tr("Drag over nothing"), self.tr("Select all that the band touches")),
            (self.tr("Shift or Ctrl and click"), self.tr("Select several things")),
            (self.tr("Double click"), self.tr("Edit a text in place")),
            (self.tr("Right button"), self.tr("What can be done with it")),
            (self.tr("Space and drag, middle button"), self.tr("Move the map")),
            (self.tr("Wheel"), self.tr("Scroll; with Shift sideways")),
            (self.tr("Ctrl and wheel, pinch"), self.tr("Zoom")),
        ]

    def _keys(self) -> Rows:
        return [
            (self.tr("Arrow keys"), self.tr("Go to the neighbour")),
            (self.tr("Shift and arrow keys"), self.tr("Select more")),
            (
                self.tr("Tab, Shift+Tab"),
                self.tr("Go on, go back; with nothing selected to the panels"),
            ),
            (self.tr("Enter, F2"), self.tr("Edit the text, or begin a card")),
            (self.tr("Letters"), self.tr("Type over the text, or begin a card")),
            (self.tr("Alt and arrow keys"), self.tr("Move the thing itself")),
            (self.tr("Alt+Shift and left or right"), self.tr("Move the border of a phase or card")),
            (self.tr("1 to 9"), self.tr("Set the level of a touchpoint; 0 takes it away")),
            (self.tr("Ctrl and up or down"), self.tr("Raise or lower the level")),
            (self.tr("Enter, in Connect"), self.tr("Begin a link, and again to end it")),
            (self.tr("Delete, Backspace"), self.tr("Delete what is selected")),
            (self.tr("Esc"), self.tr("Let go: the drag, the selection, the mode")),
        ]

    def _typing(self) -> Rows:
        return [
            (self.tr("Enter"), self.tr("Take the text; after something new, the next one")),
            (self.tr("Shift+Enter"), self.tr("A new line in a card")),
            (
                self.tr("Tab, Shift+Tab"),
                self.tr("Take the text and go to the next column, or back"),
            ),
            (self.tr("Esc"), self.tr("Leave the text as it was")),
        ]


def _keys_of(actions: Actions, names: Sequence[str]) -> Rows:
    """The keys of a menu's actions, as this system writes them, and what they do."""
    native = QKeySequence.SequenceFormat.NativeText
    rows = []
    for name in names:
        if name and not name.endswith(":"):
            keys = ", ".join(one.toString(native) for one in actions[name].shortcuts())
            if keys:
                rows.append((keys, actions[name].text().replace("&", "").rstrip("…")))
    return rows


def _table(sections: Sequence[tuple[str, Rows]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(7)
    row = 0
    for title, rows in sections:
        heading = _label(title.replace("&", ""), "section")
        heading.setContentsMargins(0, 10, 0, 2)
        grid.addWidget(heading, row, 0, 1, 2)
        for keys, text in rows:
            row += 1
            for place, label in enumerate((_label(keys, "strong"), _label(text, ""))):
                grid.addWidget(label, row, place, Qt.AlignmentFlag.AlignTop)
        row += 1
    grid.setColumnStretch(0, 4)
    grid.setColumnStretch(1, 5)
    grid.setRowStretch(row, 1)
    return grid


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
