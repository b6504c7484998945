"""Pages as they will come out of the printer, side by side, each painted when it is seen.

Rule: no frame waits for a page; one that takes longer is painted in slices, and white until then.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cjdesigner.gui.canvas.tile import Stroke
from cjdesigner.gui.widgets.pageslices import page_slices
from cjdesigner.layout.drawing import Page, Paged
from cjdesigner.layout.theme import Theme

GAP = 16
# so many pages are kept as pictures
_KEPT = 24
_WORTH_TWO = 0.75
_ZOOMS = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0)
# seconds that a frame may give to a page, and that painting it takes at a time after that
_FRAME, _SLICE = 0.08, 0.012


class _Work(NamedTuple):
    """A page that is being painted."""

    number: int
    image: QImage
    strokes: Iterator[Stroke | None]


class PagesView(QAbstractScrollArea):
    """Shows whole pages, in rows; Ctrl and the wheel, or plus and minus, look closer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: tuple[Page, ...] = ()
        self._images: Mapping[str, bytes] = {}
        self._zoom = 0
        self._painted: OrderedDict[int, QImage] = OrderedDict()
        self._work: _Work | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._go_on)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(220, 220))
        self.setAccessibleName(self.tr("Preview of the pages"))
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setSingleStep(40)

    def show_pages(self, paged: Paged, images: Mapping[str, bytes]) -> None:
        """Show these pages from the first on; ``images`` are pictures by identity."""
        self._pages = paged.pages
        self._images = images
        self._forget()
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
        self._forget()
        self._measure()
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._look_closer(1 if event.angleDelta().y() > 0 else -1)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._look_closer(1)
        elif event.key() == Qt.Key.Key_Minus:
            self._look_closer(-1)
        else:
            super().keyPressEvent(event)

    def _look_closer(self, step: int) -> None:
        zoom = min(max(self._zoom + step, 0), len(_ZOOMS) - 1)
        if zoom != self._zoom:
            bar = self.verticalScrollBar()
            place = bar.value() / max(1, bar.maximum() + bar.pageStep())
            self._zoom = zoom
            self._forget()
            self._measure()
            bar.setValue(round(place * (bar.maximum() + bar.pageStep())))
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.colours["canvas"]))
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        until = perf_counter() + _FRAME
        for number, laid in enumerate(self._places()):
            place = laid.translated(-across, -down)
            if not place.intersects(event.rect()):
                continue
            painter.fillRect(place.translated(1, 2), QColor(self._theme.colours["paper_shadow"]))
            picture = self._painted.get(number) or self._picture(number, place.size(), until)
            if picture is None:
                painter.fillRect(place, QColor("#ffffff"))
            else:
                self._painted.move_to_end(number)
                painter.drawImage(place, picture)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.colours["focus"]), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _places(self) -> list[QRect]:
        """Where each page lies in the whole of what can be scrolled, in pixels."""
        room = self.viewport().width() - 2 * GAP
        scale = self._scale(room) * _ZOOMS[self._zoom]
        places: list[QRect] = []
        x, y, tallest, widest = 0, GAP, 0, 0
        for page in self._pages:
            width, height = max(1, round(page.width * scale)), max(1, round(page.height * scale))
            if x and x + width > room:
                x, y, tallest = 0, y + tallest + GAP, 0
            places.append(QRect(x, y, width, height))
            widest = max(widest, x + width)
            x, tallest = x + width + GAP, max(tallest, height)
        left = GAP + max(0, (room - widest) // 2)
        return [place.translated(left, 0) for place in places]

    def _scale(self, room: int) -> float:
        """Pixels a point with which a page is seen whole; a little less where two fit then."""
        if not self._pages:
            return 1.0
        high = self.viewport().height() - 2 * GAP
        widest = max(page.width for page in self._pages)
        tallest = max(page.height for page in self._pages)
        whole = max(0.01, min(room / widest, high / tallest))
        if len(self._pages) > 1:
            narrowest = min(page.width for page in self._pages)
            two = (room - GAP - 2) / 2 / narrowest
            if two >= whole * _WORTH_TWO:
                return min(whole, two)
        return whole

    def _measure(self) -> None:
        places = self._places()
        high = max((place.bottom() for place in places), default=0) + GAP
        wide = max((place.right() for place in places), default=0) + GAP
        view = self.viewport().size()
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setRange(0, max(0, high - view.height()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(0, wide - view.width()))

    def _forget(self) -> None:
        self._painted.clear()
        self._work = None
        self._later.stop()

    def _picture(self, number: int, size: QSize, until: float) -> QImage | None:
        """A page as a picture; ``None`` while it is being painted, or another one."""
        if self._work is None:
            page, ratio = self._pages[number], self.devicePixelRatioF()
            image = QImage(size * ratio, QImage.Format.Format_RGB32)
            image.fill(QColor("#ffffff"))
            scale = size.width() * ratio / page.width
            self._work = _Work(number, image, page_slices(page, self._images, scale))
        if self._work.number == number and self._paint_on(until):
            return self._painted[number]
        self._later.start()
        return None

    def _go_on(self) -> None:
        if self._paint_on(perf_counter() + _SLICE):
            self.viewport().update()
        else:
            self._later.start()

    def _paint_on(self, until: float) -> bool:
        """Go on with the page that is being painted; whether it is there now."""
        work = self._work
        if work is None:
            return True
        painter = QPainter(work.image)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            page = self._pages[work.number]
            painter.scale(work.image.width() / page.width, work.image.height() / page.height)
            for stroke in work.strokes:
                if stroke is not None:
                    stroke(painter)
                if perf_counter() >= until:
                    return False
        finally:
            painter.end()
        work.image.setDevicePixelRatio(self.devicePixelRatioF())
        self._painted[work.number] = work.image
        self._work = None
        if len(self._painted) > _KEPT:
            self._painted.popitem(last=False)
        return True
