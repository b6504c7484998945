"""A map on which is marked what came, went and changed between two states of a project.

Each mark is told by its sign and its outline as well as by its colour: a plus and a plain line, a
minus and a dotted one on what is faded, a point and a dashed one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cjdesigner.gui.canvas.painting import slices
from cjdesigner.insight.comparing import How
from cjdesigner.layout.drawing import Bounds, Drawing
from cjdesigner.layout.theme import Theme

ROLES: dict[How, str] = {"added": "success", "changed": "warning", "removed": "error"}
_LINES = {
    "added": Qt.PenStyle.SolidLine,
    "changed": Qt.PenStyle.DashLine,
    "removed": Qt.PenStyle.DotLine,
}
_SMALLEST, _LARGEST = 0.42, 1.0  # pixels a point
_PAD = 14
_GROW = 2.5  # points that a mark stands off what it marks
_BADGE = 8.0  # radius in pixels
_FADED = 150  # of 255


class Change(NamedTuple):
    """A marked thing: its identity, how it differs, and where it is drawn (points)."""

    id: str
    how: How
    box: Bounds


class ChangeMap(QAbstractScrollArea):
    """Shows a drawing with its marks, as high as it fits; wider maps are scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing: Drawing | None = None
        self._changes: tuple[Change, ...] = ()
        self._look: Theme | None = None
        self._chosen = ""
        self._text = ""
        self.setMinimumSize(QSize(420, 260))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)

    def show_changes(self, drawing: Drawing | None, changes: Sequence[Change], look: Theme) -> None:
        """Show a map and what is marked on it; ``None`` is no map."""
        self._show(drawing, tuple(changes), look, "")

    def show_text(self, text: str, look: Theme) -> None:
        """Say something instead of a map."""
        self._show(None, (), look, text)

    def _show(
        self, drawing: Drawing | None, changes: tuple[Change, ...], look: Theme, text: str
    ) -> None:
        self._drawing, self._changes, self._look, self._text = drawing, changes, look, text
        self._chosen = ""
        self._measure()
        self.viewport().update()

    def choose(self, identity: str) -> None:
        """Bring a marked thing into the middle, and mark it the more."""
        self._chosen = identity
        for one in self._changes:
            if one.id == identity:
                scale = self._scale()
                across, down = self.horizontalScrollBar(), self.verticalScrollBar()
                middle = (one.box.left + one.box.right) / 2, (one.box.top + one.box.bottom) / 2
                across.setValue(round(_PAD + middle[0] * scale - self.viewport().width() / 2))
                down.setValue(round(_PAD + middle[1] * scale - self.viewport().height() / 2))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on nothing in particular lets go of what was chosen."""
        self._chosen = ""
        self.viewport().update()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self._look.colours["canvas"]))
        if self._drawing is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, self._drawing, self._look)
        else:
            painter.setPen(QColor(self._look.colours["text_secondary"]))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            room = QRectF(self.viewport().rect()).adjusted(_PAD, _PAD, -_PAD, -_PAD)
            painter.drawText(room, flags, self._text)
        painter.end()

    def _scale(self) -> float:
        if self._drawing is None:
            return _LARGEST
        room = self.viewport().height() - 2 * _PAD
        return min(max(room / self._drawing.height, _SMALLEST), _LARGEST)

    def _corner(self) -> tuple[float, float]:
        """Where the map's origin is, in pixels; a small map stands in the middle."""
        assert self._drawing is not None
        scale, view = self._scale(), self.viewport()
        spare = [
            max(0.0, (view.width() - 2 * _PAD - self._drawing.width * scale) / 2),
            max(0.0, (view.height() - 2 * _PAD - self._drawing.height * scale) / 2),
        ]
        left = _PAD + spare[0] - self.horizontalScrollBar().value()
        return left, _PAD + spare[1] - self.verticalScrollBar().value()

    def _measure(self) -> None:
        if self._drawing is None:
            wide = high = 0
        else:
            scale = self._scale()
            wide = round(self._drawing.width * scale) + 2 * _PAD
            high = round(self._drawing.height * scale) + 2 * _PAD
        bars = (self.horizontalScrollBar(), wide, self.viewport().width())
        for bar, size, room in (bars, (self.verticalScrollBar(), high, self.viewport().height())):
            bar.setRange(0, max(0, size - room))
            bar.setPageStep(room)
            bar.setSingleStep(40)

    def _paint(self, painter: QPainter, drawing: Drawing, look: Theme) -> None:
        scale, (left, top) = self._scale(), self._corner()
        view = self.viewport().rect()
        seen = Bounds(
            max(0.0, -left / scale),
            max(0.0, -top / scale),
            min(drawing.width, (view.width() - left) / scale),
            min(drawing.height, (view.height() - top) / scale),
        )
        paper = QRectF(left, top, drawing.width * scale, drawing.height * scale)
        painter.fillRect(paper, QColor(drawing.background))
        painter.save()
        painter.setClipRect(paper)
        painter.translate(left, top)
        painter.scale(scale, scale)
        for stroke in slices(drawing, seen, scale):
            if stroke is not None:
                stroke(painter)
        painter.restore()
        for one in self._changes:
            if one.box.meets(seen):
                box = QRectF(
                    left + (one.box.left - _GROW) * scale,
                    top + (one.box.top - _GROW) * scale,
                    (one.box.right - one.box.left + 2 * _GROW) * scale,
                    (one.box.bottom - one.box.top + 2 * _GROW) * scale,
                )
                self._mark(painter, one, box, look)

    def _mark(self, painter: QPainter, one: Change, box: QRectF, look: Theme) -> None:
        colour = QColor(look.colours[ROLES[one.how]])
        if one.how == "removed":
            veil = QColor(look.colours["paper"])
            veil.setAlpha(_FADED)
            painter.fillRect(box, veil)
        pen = QPen(colour, 3.2 if one.id == self._chosen else 1.8, _LINES[one.how])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 5, 5)
        draw_badge(painter, one.how, box.topLeft() + QPointF(-1, -2), look)


def draw_badge(painter: QPainter, how: How, centre: QPointF, look: Theme) -> None:
    """The round sign of a kind of change, with its middle there."""
    painter.setPen(QPen(QColor(look.colours["paper"]), 1.4))
    painter.setBrush(QColor(look.colours[ROLES[how]]))
    painter.drawEllipse(centre, _BADGE, _BADGE)
    painter.setPen(QPen(QColor(look.colours["paper"]), 1.8))
    arm = 3.8
    if how == "changed":
        painter.setBrush(QColor(look.colours["paper"]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(centre, 2.6, 2.6)
        return
    painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0))
    if how == "added":
        painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm))
