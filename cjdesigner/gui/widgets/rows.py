"""A list of things, each a button; of a long one the first rows, and a button that brings more.

Rule: a list of any length costs no more than what somebody has asked to see of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from cjdesigner.gui.texts import shortened
from cjdesigner.gui.widgets.tabbing import tab_through
from cjdesigner.gui.widgets.wrapped import WrappedButton

# so many rows are shown at first, and so many more each time
AT_ONCE = 50
_LONGEST = 200

Row = tuple[str, str, str]


class More(QPushButton):
    """Stands under a list while rows of it are left out, and says how many."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("more_rows")
        self.setProperty("role", "quiet")

    def leave_out(self, count: int) -> None:
        """Say that so many rows are left out; without any there is no button."""
        self.setText(self.tr("%n more", "rows of a list", count))
        self.setVisible(count > 0)


class Rows(QWidget):
    """A list in a form, which gives it a layout; ``chosen`` brings the identity of a row."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._shown: list[QWidget] = []
        self._more = More(self)
        self._more.clicked.connect(self._add)
        self._more.hide()

    def offer(self, rows: Sequence[Row]) -> None:
        """Show these: a button for every (identity, text, style role), a text without identity."""
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._rows, self._shown = rows, []
        self._add()

    def _add(self) -> None:
        layout = self.layout()
        assert layout is not None
        for identity, text, role in self._rows[len(self._shown) :][:AT_ONCE]:
            row = self._button(identity, text, role) if identity else self._label(text)
            layout.addWidget(row)
            self._shown.append(row)
        # it comes last
        layout.removeWidget(self._more)
        layout.addWidget(self._more)
        self._more.leave_out(len(self._rows) - len(self._shown))
        buttons = [one for one in self._shown if isinstance(one, QPushButton)]
        tab_through(self, (*buttons, self._more))

    def _button(self, identity: str, text: str, role: str) -> QWidget:
        button = WrappedButton(shortened(text, _LONGEST), self)
        button.setObjectName(f"row_{identity}")
        button.setProperty("identity", identity)
        button.setProperty("role", role)
        button.clicked.connect(self._clicked)
        return button

    def _label(self, text: str) -> QWidget:
        label = QLabel(self)
        label.setText(text)
        label.setProperty("role", "caption")
        return label

    def _clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.chosen.emit(str(button.property("identity")))
