"""Promises about pages in the preview: nobody waits for them, and they are what is printed."""

from collections.abc import Iterator
from typing import Any

import pytest
from builders import LANES, records
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjdesigner.gui.canvas.tile import Stroke
from cjdesigner.gui.dialogs.export_work import LaidOut, as_it_is, pages_of
from cjdesigner.gui.style import load_faces
from cjdesigner.gui.widgets import pages
from cjdesigner.gui.widgets.pages import PagesView
from cjdesigner.gui.widgets.pageslices import page_slices
from cjdesigner.layout.drawing import Page
from cjdesigner.layout.theme import LIGHT, theme
from cjdesigner.model.records import PRINT_ID, Print
from cjdesigner.model.values import PrintLayout
from cjdesigner.render.qpainter import paint_page
from cjdesigner.timeline.document import Document

SCALE = 0.8
CARDS = (("c1", "thoughts", "look", "look"), ("wide", "pains", "pay", "wait"))
LEVELS = {("look", "ann"): 4.0, ("choose", "ann"): 5.0, ("pay", "ann"): 2.0}


def laid_out(layout: PrintLayout) -> LaidOut:
    """The pages of a small project."""
    found = records(lanes=LANES, cards=CARDS, personas=("ann",), levels=LEVELS)
    settings = Print(id=PRINT_ID, layout=layout)
    result = pages_of(as_it_is(Document(found)), settings, "", None)(lambda _: None)
    assert isinstance(result, LaidOut)
    return result


def blank(page: Page) -> QImage:
    image = QImage(
        round(page.width * SCALE), round(page.height * SCALE), QImage.Format.Format_RGB32
    )
    image.fill(QColor("#ffffff"))
    return image


@pytest.mark.parametrize("layout", ["page", "poster", "tiles", "handout", "workshop"])
def test_a_page_in_slices_is_the_page_that_is_printed(
    qapp: QApplication, layout: PrintLayout
) -> None:
    load_faces()
    laid = laid_out(layout)
    for page in laid.paged.pages[:3]:
        whole, sliced = blank(page), blank(page)
        for image, by_slices in ((whole, False), (sliced, True)):
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(SCALE, SCALE)
            if by_slices:
                for stroke in page_slices(page, laid.images, SCALE):
                    if stroke is not None:
                        stroke(painter)
            else:
                paint_page(painter, page, images=laid.images)
            painter.end()
        assert alike(whole, sliced)


def alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures are the same but for a shade at an edge here and there."""
    far = 0
    for y in range(0, one.height(), 2):
        for x in range(0, one.width(), 2):
            here, there = one.pixelColor(x, y), other.pixelColor(x, y)
            far += abs(here.lightness() - there.lightness()) > 40
    return far <= one.width() * one.height() / 4 * 0.001


def test_a_page_that_takes_long_is_white_until_it_is_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_faces()
    laid = laid_out("page")
    view = PagesView(theme(LIGHT))
    qtbot.addWidget(view)
    view.resize(600, 500)
    waited: list[int] = []

    def slow(*page: Any) -> Iterator[Stroke | None]:
        for stroke in page_slices(*page):
            waited.append(1)
            yield stroke

    monkeypatch.setattr(pages, "page_slices", slow)
    monkeypatch.setattr(pages, "_FRAME", 0.0)
    monkeypatch.setattr(pages, "_SLICE", 0.0)
    view.show_pages(laid.paged, laid.images)
    view.show()
    white = view.grab().toImage()
    frames = 0
    while view._later.isActive():
        before = len(waited)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert len(waited) - before <= 3
        frames += 1
    assert frames > 2
    assert view.grab().toImage() != white
