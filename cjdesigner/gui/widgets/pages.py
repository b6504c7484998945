"""Pages as they will come out of the printer, under one another, painted when they are seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cjdesigner.layout.drawing import Page, Paged
from cjdesigner.layout.theme import Theme
from cjdesigner.render.qpainter import paint_page

GAP = 16
_KEPT = 12
_ZOOMS = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0)


class PagesView(QAbstractScrollArea):
    """Shows pages as wide as it is itself; Ctrl and the wheel look closer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: tuple[Page, ...] = ()
        self._images: Mapping[str, bytes] = {}
        self._zoom = 0
        self._painted: OrderedDict[int, QPixmap] = OrderedDict()
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setMinimumSize(QSize(220, 220))
        self.setAccessibleName(self.tr("Preview of the pages"))
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setSingleStep(40)

    def show_pages(self, paged: Paged, images: Mapping[str, bytes]) -> None:
        """Show these pages from the first on; ``images`` are pictures by identity."""
        self._pages = paged.pages
        self._images = images
        self._painted.clear()
        self._measure()
        self.viewport().update()

    def use_theme(self, theme: Theme) -> None:
        """Take the colours of the desk from ``theme``; paper stays paper."""
        self._theme = theme
        self.viewport().update()

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Preview of the pages"))
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._painted.clear()
        self._measure()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        step = 1 if event.angleDelta().y() > 0 else -1
        zoom = min(max(self._zoom + step, 0), len(_ZOOMS) - 1)
        if zoom != self._zoom:
            bar = self.verticalScrollBar()
            place = bar.value() / max(1, bar.maximum() + bar.pageStep())
            self._zoom = zoom
            self._painted.clear()
            self._measure()
            bar.setValue(round(place * (bar.maximum() + bar.pageStep())))
            self.viewport().update()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.colours["canvas"]))
        for number, place in enumerate(self._places()):
            if place.intersects(event.rect()):
                painter.fillRect(
                    place.translated(1, 2), QColor(self._theme.colours["paper_shadow"])
                )
                painter.drawPixmap(place, self._picture(number, place.size()))
        painter.end()

    def _places(self) -> list[QRect]:
        """Where each page lies in the viewport now."""
        wide = self.viewport().width() - 2 * GAP
        left = GAP - self.horizontalScrollBar().value()
        top = GAP - self.verticalScrollBar().value()
        widest = max((page.width for page in self._pages), default=1.0)
        scale = max(0.01, wide / widest) * _ZOOMS[self._zoom]
        places = []
        for page in self._pages:
            width, height = round(page.width * scale), round(page.height * scale)
            places.append(QRect(left, top, max(1, width), max(1, height)))
            top += height + GAP
        return places

    def _measure(self) -> None:
        places = self._places()
        high = sum(place.height() + GAP for place in places) + GAP
        wide = max((place.width() for place in places), default=0) + 2 * GAP
        view = self.viewport().size()
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setRange(0, max(0, high - view.height()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(0, wide - view.width()))

    def _picture(self, number: int, size: QSize) -> QPixmap:
        known = self._painted.get(number)
        if known is None:
            page = self._pages[number]
            ratio = self.devicePixelRatioF()
            known = QPixmap(size * ratio)
            known.setDevicePixelRatio(ratio)
            known.fill(QColor("#ffffff"))
            painter = QPainter(known)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(size.width() / page.width, size.height() / page.height)
            paint_page(painter, page, images=self._images)
            painter.end()
            self._painted[number] = known
            if len(self._painted) > _KEPT:
                self._painted.popitem(last=False)
        self._painted.move_to_end(number)
        return known
