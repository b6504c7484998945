"""A heading that shows and hides what stands under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from cjdesigner.gui.icons import qicon


class SectionHeader(QToolButton):
    """Opens and closes its neighbour, the widget that is named as it is with ``_body`` behind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "section")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.toggled.connect(self._follow)
        self._picture()

    def body(self) -> QWidget | None:
        """The widget that this heading stands for."""
        parent = self.parentWidget()
        return parent.findChild(QWidget, f"{self.objectName()}_body") if parent else None

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Polish:
            self._follow(self.isChecked())
        elif event.type() == QEvent.Type.PaletteChange:
            self._picture()
        return done

    def _follow(self, opened: bool) -> None:
        self._picture()
        body = self.body()
        if body is not None:
            body.setVisible(opened)

    def _picture(self) -> None:
        ink = self.palette().color(QPalette.ColorRole.WindowText).name()
        self.setIcon(qicon("down" if self.isChecked() else "right", ink, ink, 14))
