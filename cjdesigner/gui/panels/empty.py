"""What stands in the middle of an empty map: how to begin."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from cjdesigner.gui.desk import Desk
from cjdesigner.gui.widgets.flow import FlowLayout

WIDTH = 620


class EmptyHint(QWidget):
    """Lies over the canvas while the journey in view has no phases; dragging goes through it."""

    phase_wanted = Signal()
    start_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, desk: Desk, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._desk = desk
        self.setObjectName("empty_hint")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._text = QLabel(self), QLabel(self)
        self._title.setProperty("role", "heading")
        self._text.setProperty("role", "caption")
        for label in (self._title, self._text):
            label.setWordWrap(True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._phase, self._start, self._open = (QPushButton(self) for _ in range(3))
        self._phase.setProperty("role", "primary")
        self._phase.setObjectName("empty_phase")
        self._phase.clicked.connect(self.phase_wanted)
        self._start.clicked.connect(self.start_wanted)
        self._open.clicked.connect(self.open_wanted)
        buttons = FlowLayout(gap=8)
        for button in (self._phase, self._start, self._open):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 22)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(8)
        column.addLayout(buttons)
        canvas.installEventFilter(self)
        desk.document_changed.connect(self.refresh)
        desk.journey_changed.connect(self.refresh)
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show or hide the hint, as the journey in view asks for."""
        self.setVisible(not self._desk.document.phases(self._desk.journey))
        self._place()

    def retranslate(self) -> None:
        """Say everything in the language that now is."""
        self._title.setText(self.tr("This journey is still empty"))
        self._text.setText(
            self.tr(
                "Drag a phase from the palette onto this page, or begin with a journey model "
                "that gives you phases, lanes and questions to start from."
            )
        )
        self._phase.setText(self.tr("Add the first phase"))
        self._start.setText(self.tr("Model or example…"))
        self._open.setText(self.tr("Open a file…"))
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        canvas = self.parentWidget()
        if canvas is not None:
            width = min(self._desk.appearance.grown(WIDTH), max(200, canvas.width() - 40))
            height = self.heightForWidth(width)
            x, y = (canvas.width() - width) // 2, (canvas.height() - height) // 2
            self.setGeometry(x, max(20, y), width, height)
