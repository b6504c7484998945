"""A small drawing of a journey model: its phases as chevrons, its lanes as rows below."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cjdesigner.gui.style import FONT_SIZE
from cjdesigner.layout.theme import Theme
from cjdesigner.model.catalogue import JourneyModel
from cjdesigner.model.shipped import lane_type, scale
from cjdesigner.typeset.faces import SEMIBOLD, face
from cjdesigner.words import Language

_SIZE = QSize(420, 262)
# phases and touchpoints alone, where there is no room for lanes
_LEAST = QSize(260, 124)
_LANES_FROM = 128.0
_ROW = 21.0
_FOOT = 6.0


class ModelPreview(QWidget):
    """Shows what a project from this model begins with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: JourneyModel | None = None
        self._look: Theme | None = None
        self._language: Language = "en"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_model(self, model: JourneyModel | None, look: Theme, language: Language) -> None:
        """Show a model in the colours of ``look``; nothing for None."""
        self._model, self._look, self._language = model, look, language
        self.update()

    def sizeHint(self) -> QSize:
        return _SIZE * self._scale()

    def minimumSizeHint(self) -> QSize:
        return _LEAST * self._scale()

    def _scale(self) -> float:
        """The size of the interface, 1.0 for a hundred per cent."""
        return max(self.font().pixelSize(), 1) / FONT_SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._model is None or self._look is None:
            return
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.colours["panel_border"]), 1))
        painter.setBrush(QColor(look.colours["paper"]))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.scale(self._scale(), self._scale())
        left, right = 14.0, self.width() / self._scale() - 14.0
        self._draw_phases(painter, look, left, right, 14.0)
        self._draw_line(painter, look, left, right, 62.0)
        self._draw_lanes(painter, look, right)
        painter.end()

    def _draw_phases(
        self, painter: QPainter, look: Theme, left: float, right: float, top: float
    ) -> None:
        assert self._model is not None
        phases = self._model.phases
        width = (right - left) / max(1, len(phases))
        font = QFont(face(SEMIBOLD).family)
        font.setPixelSize(11)
        painter.setFont(font)
        names = [phase.name.said(self._language) for phase in phases]
        words = [word for name in names for word in name.split()]
        longest = max((painter.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        if longest > width - 19:
            # the names stand beside the drawing; here their numbers must do
            names = [str(number + 1) for number in range(len(names))]
        for place in range(len(phases)):
            tint, ink = look.phases[place % len(look.phases)]
            x = left + place * width
            shape = QPolygonF(
                [
                    QPointF(x, top),
                    QPointF(x + width - 7, top),
                    QPointF(x + width - 1, top + 16),
                    QPointF(x + width - 7, top + 32),
                    QPointF(x, top + 32),
                    QPointF(x + (6 if place else 0), top + 16),
                ]
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tint))
            painter.drawPolygon(shape)
            painter.setPen(QColor(ink))
            room = QRectF(x + 9, top, width - 17, 32)
            painter.drawText(
                room,
                Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap,
                names[place],
            )

    def _draw_line(
        self, painter: QPainter, look: Theme, left: float, right: float, top: float
    ) -> None:
        """The touchpoints on a line, at their levels where the model has an opinion."""
        assert self._model is not None
        found = scale(self._model.scale)
        phases = self._model.phases
        width = (right - left) / max(1, len(phases))
        points: list[QPointF] = []
        scored = any(one.level is not None for phase in phases for one in phase.touchpoints)
        for place, phase in enumerate(phases):
            inside = len(phase.touchpoints)
            for number, one in enumerate(phase.touchpoints):
                height = 0.5 if one.level is None else found.position(one.level)
                x = left + (place + (number + 0.5) / inside) * width
                points.append(QPointF(x, top + (1 - height) * 46))
        painter.setPen(QPen(QColor(look.colours["neutral_line"]), 1))
        middle = top + (1 - found.neutral) * 46
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        if not points:
            return
        way = QPainterPath(points[0])
        for before, after in pairwise(points):
            half = (before.x() + after.x()) / 2
            way.cubicTo(half, before.y(), half, after.y(), after.x(), after.y())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(look.colours["accent" if scored else "gap"]), 1.8 if scored else 1.0)
        if not scored:
            pen.setDashPattern([1, 3])
        painter.setPen(pen)
        painter.drawPath(way)
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(QColor(look.colours["paper"]))
        for point in points:
            painter.drawEllipse(point, 3.2, 3.2)

    def _draw_lanes(self, painter: QPainter, look: Theme, right: float) -> None:
        """As many lanes as there is room for, and how many more there are."""
        assert self._model is not None
        rows = int((self.height() / self._scale() - _LANES_FROM - _FOOT) / _ROW)
        hidden = ("emotion_curve", "touchpoint")
        lanes = [lane_type(one) for one in self._model.lanes if one not in hidden]
        shown = lanes if len(lanes) <= rows else lanes[: max(rows - 1, 0)]
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        texts = [lane.name.said(self._language) for lane in shown]
        if rows > 0 and len(lanes) > len(shown):
            texts.append(self.tr("and %n more lane(s)", "counted", len(lanes) - len(shown)))
        for row, text in enumerate(texts):
            y = _LANES_FROM + row * _ROW
            painter.setPen(QPen(QColor(look.colours["hairline"]), 1))
            painter.drawLine(QPointF(14, y), QPointF(right, y))
            painter.setPen(QColor(look.colours["secondary"]))
            room = QRectF(14, y, right - 14, _ROW)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
