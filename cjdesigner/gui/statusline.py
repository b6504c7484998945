"""The line under the canvas: what the journey holds, what was just said, and the zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from cjdesigner.editing.session import DocumentChanged
from cjdesigner.gui.actions import Actions
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.widgets.elided import Elided
from cjdesigner.model.records import Journey

MESSAGE_TIME = 6_000


class StatusLine(QWidget):
    """Counts at the left, a message in the middle, the zoom at the right."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._actions = desk, actions
        self.setObjectName("status_line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # the window may be narrower than the words
        self._counts = Elided(self)
        self._message = QLabel(self)
        self._message.setObjectName("status_message")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 4, 16, 8)
        line.setSpacing(4)
        line.addWidget(self._counts)
        line.addSpacing(24)
        line.addWidget(self._message, 1)
        self._zoom = QToolButton(self)
        self._zoom.setObjectName("zoom_value")
        self._zoom.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._zoom.clicked.connect(actions["zoom_whole"].trigger)
        line.addWidget(self._zoom)
        self._buttons = {name: QToolButton(self) for name in ("zoom_out", "zoom_in", "fit")}
        for name, button in self._buttons.items():
            button.setObjectName(f"status_{name}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(actions[name].trigger)
            line.addWidget(button)
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.setInterval(MESSAGE_TIME)
        self._fading.timeout.connect(self._message.clear)
        # counting waits until the hands are still; XL has ten thousand touchpoints
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self.count)
        desk.document_changed.connect(self._document_changed)
        desk.journey_changed.connect(self._counting.start)
        desk.told.connect(self.tell)
        self._factor = 1.0
        self.retranslate()

    def tell(self, text: str, refusal: bool = False) -> None:
        """Show a message for some seconds; a refusal stands out."""
        if bool(self._message.property("refusal")) != refusal:
            self._message.setProperty("refusal", refusal)
            self._message.style().unpolish(self._message)
            self._message.style().polish(self._message)
        self._message.setText(text)
        self._fading.start()

    def message(self) -> str:
        """What is being said now."""
        return self._message.text()

    def show_zoom(self, factor: float) -> None:
        """Show the zoom, where 1 is the actual size."""
        self._factor = factor
        self._zoom.setText(f"{round(factor * 100)}%")

    def count(self) -> None:
        """Count what the journey in view holds."""
        document, journey = self._desk.document, self._desk.journey
        phases = document.phases(journey)
        touchpoints = sum(len(document.touchpoints(phase.id)) for phase in phases)
        personas = len(document.record(journey, Journey).personas)
        links = len(document.links(journey))
        parts = [
            self.tr("%n phase(s)", "counted", len(phases)),
            self.tr("%n touchpoint(s)", "counted", touchpoints),
            self.tr("%n persona(s)", "counted", personas),
        ]
        if links:
            parts.append(self.tr("%n link(s)", "counted", links))
        self._counts.setText(" · ".join(parts))

    def retranslate(self) -> None:
        """Say everything in the language that now is."""
        signs = {"zoom_out": "−", "zoom_in": "+", "fit": self.tr("Fit")}
        for name, button in self._buttons.items():
            action = self._actions[name]
            button.setText(signs[name])
            button.setToolTip(action.toolTip())
            button.setAccessibleName(action.text().replace("&", ""))
        self._zoom.setToolTip(self.tr("Zoom; click for the actual size"))
        self.show_zoom(self._factor)
        self.count()

    def _document_changed(self, changed: DocumentChanged) -> None:
        for edit in changed.change.edits:
            came_or_went = edit.before is None or edit.after is None
            if came_or_went or edit.record.type == "journey":
                self._counting.start()
                return

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
