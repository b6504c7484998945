"""A button whose text goes on on further lines where it is longer than the button is wide."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from cjdesigner.gui.texts import plain_label, plain_tip

LINES = 3
_PADDING = 34


def wrapped(text: str, metrics: QFontMetrics, width: int, lines: int = LINES) -> list[str]:
    """The text on at most ``lines`` lines of that width in pixels; the last may end in dots."""
    words, found = text.split(), [""]
    for place, word in enumerate(words):
        longer = f"{found[-1]} {word}".strip()
        if not found[-1] or metrics.horizontalAdvance(longer) <= width:
            found[-1] = longer
        elif len(found) < lines:
            found.append(word)
        else:
            found[-1] = " ".join([found[-1], *words[place:]])
            break
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in found]


class WrappedButton(QPushButton):
    """As high as its text asks for."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = text
        self.setToolTip(plain_tip(text))
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._wrap(240)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap(self.width())

    def _wrap(self, width: int) -> None:
        lines = wrapped(self._whole, self.fontMetrics(), max(40, width - _PADDING))
        text = plain_label("\n".join(lines))
        if text != self.text():
            self.setText(text)
