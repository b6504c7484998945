"""Pages on a printer of the system, after a look at them in Qt's own preview.

Rule: a page that fits the printer's sheet is printed at its true size; one that lies the other way
is turned, and one that is larger is made to fit. Every page of the printer carries one of ours; in
a PDF each has its own size.
Qt's dialogs leave some things undone, which are done here: keys reach every button of the preview,
paper stays that of the pages, and an order, copies and pages that were asked for are heeded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QSizeF, Qt
from PySide6.QtGui import QKeySequence, QPageLayout, QPageRanges, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QProgressDialog,
    QRadioButton,
    QToolBar,
    QToolButton,
    QWidget,
)

from cjdesigner.errors import CJDError
from cjdesigner.gui.dialogs.export_work import LaidOut, as_it_is, pages_of, started_from
from cjdesigner.gui.working import Worker
from cjdesigner.layout.drawing import Page, Paged
from cjdesigner.render.qpainter import paint_page

if TYPE_CHECKING:
    from cjdesigner.gui.main_window import MainWindow

_POINTS = 72.0
# sheets that differ by less than this, in points, are the same
_ALIKE = 3.0


def preview(paged: Paged, images: Mapping[str, bytes], parent: QWidget) -> bool:
    """Show how the pages will be printed, and print them if asked to; whether they were."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, paged)
    dialog = QPrintPreviewDialog(printer, parent)
    press = _Press(paged, images, dialog)
    press.furnish()
    dialog.paintRequested.connect(press.paint)
    dialog.resize(parent.window().size())
    printed = dialog.exec() == QPrintPreviewDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printed


def prepare(printer: QPrinter, paged: Paged) -> None:
    """Let the printer take sheets as most pages are, without margins of its own."""
    printer.setDocName(paged.title)
    printer.setCreator("CJ Designer")
    printer.setFullPage(True)
    printer.setPageLayout(_usual_sheet(paged))


def paint(
    printer: QPrinter, paged: Paged, images: Mapping[str, bytes], *, own_sizes: bool = False
) -> int:
    """Paint the pages that are asked for, each on a sheet of its own; how many there were.

    With ``own_sizes``, which only a PDF can have, the sheets take the sizes of their pages.
    """
    wanted = _wanted(printer, paged.pages)
    painter = QPainter()
    if wanted and own_sizes:
        printer.setPageLayout(_sheet(wanted[0]))
    if not wanted or not painter.begin(printer):
        return 0
    for number, page in enumerate(wanted):
        if number:
            if own_sizes:
                printer.setPageLayout(_sheet(page))
            printer.newPage()
        painter.save()
        _place(painter, printer, page)
        paint_page(painter, page, images=images)
        painter.restore()
    painter.end()
    return len(wanted)


def _wanted(printer: QPrinter, pages: Sequence[Page]) -> list[Page]:
    """The pages in the order, and as often, as was asked for in the printer's dialog."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    wanted = list(pages[first - 1 : last])
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        wanted.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return wanted * copies
    return [page for page in wanted for _ in range(copies)]


def settle(printer: QPrinter, asked: QPrintDialog, paged: Paged) -> bool:
    """Mend what Qt's own dialog makes of paper and of a list of pages; may pages have own sizes?

    Where no paper was chosen under "Properties" it takes the printer's usual one instead of that
    of the pages; and the pages of a list are picked by the printer itself, from all of them.
    """
    listed = asked.findChild(QRadioButton, "pagesRadioButton")
    if listed is not None and listed.isChecked():
        printer.setPageRanges(QPageRanges())
    properties = asked.findChild(QDialog)
    if properties is None or properties.result() == QDialog.DialogCode.Accepted:
        return False
    printer.setPageLayout(_usual_sheet(paged))
    return printer.outputFormat() == QPrinter.OutputFormat.PdfFormat


class PrintJob(QObject):
    """Lays out the project as it was printed last, beside the window, and shows the preview."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._worker = Worker(self)
        self._worker.done.connect(self._done)
        self._waiting = QProgressDialog(window)
        self._waiting.setWindowModality(Qt.WindowModality.WindowModal)
        self._waiting.setWindowTitle(self.tr("Print"))
        self._waiting.setLabelText(self.tr("Laying out the pages…"))
        self._waiting.setCancelButtonText(self.tr("Cancel"))
        self._waiting.setRange(0, 0)
        self._waiting.setMinimumDuration(0)
        self._waiting.setAutoClose(False)
        self._waiting.canceled.connect(self._worker.stop)

    def begin(self) -> None:
        """Begin; the job goes away by itself."""
        window = self._window
        settings = started_from(window.desk, window.program.settings)
        self._waiting.show()
        self._worker.start(pages_of(as_it_is(window.desk.document), settings))

    def _done(self, _number: int, result: object) -> None:
        stopped = self._waiting.wasCanceled()
        self._worker.leave()
        self._waiting.hide()
        if isinstance(result, LaidOut) and not stopped:
            preview(result.paged, result.images, self._window)
        elif isinstance(result, CJDError) and not stopped:
            self._window.desk.refuse(result)
        self._waiting.deleteLater()
        self.deleteLater()


class _Press(QObject):
    """Paints pages whenever Qt's preview asks for it, and makes that preview at home here."""

    def __init__(
        self, paged: Paged, images: Mapping[str, bytes], dialog: QPrintPreviewDialog
    ) -> None:
        super().__init__(dialog)
        self._paged = paged
        self._images = images
        self._dialog = dialog

    def furnish(self) -> None:
        """Let keys reach every button, and say where no printer is installed."""
        bar = self._dialog.findChild(QToolBar)
        if bar is not None:
            bar.setMovable(False)
            for button in bar.findChildren(QToolButton):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            set_up, send = bar.actions()[-2:]
            send.setShortcut(QKeySequence.StandardKey.Print)
            # paper is that of the pages; a printer's own is chosen in its dialog
            set_up.setVisible(False)
        content = self._dialog.layout()
        if content is not None and not QPrinterInfo.availablePrinterNames():
            text = self.tr("No printer is installed. “Print” makes a PDF file of the pages.")
            said = QLabel(text)
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setMargin(10)
            content.addWidget(said)

    def paint(self, printer: QPrinter) -> None:
        """Paint on this printer, or on the preview's picture of it."""
        asked = self._dialog.findChild(QPrintDialog)
        own_sizes = (
            asked is not None
            and asked.result() == QDialog.DialogCode.Accepted
            and settle(printer, asked, self._paged)
        )
        paint(printer, self._paged, self._images, own_sizes=own_sizes)


def _usual_sheet(paged: Paged) -> QPageLayout:
    """The sheet on which most pages lie as they are."""
    lying = sum(page.width > page.height for page in paged.pages)
    most = 2 * lying > len(paged.pages)
    return _sheet(next(page for page in paged.pages if (page.width > page.height) == most))


def _sheet(page: Page) -> QPageLayout:
    short, long = sorted((page.width, page.height))
    size = QPageSize(
        QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    lies = page.width > page.height
    orientation = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, orientation, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _place(painter: QPainter, printer: QPrinter, page: Page) -> None:
    """Let the painter's points be those of the page, in the middle of the printer's sheet."""
    sheet = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
    painter.scale(
        printer.logicalDpiX() / _POINTS,
        printer.logicalDpiY() / _POINTS,
    )
    turned = (page.width > page.height) != (sheet.width() > sheet.height())
    width, height = (page.height, page.width) if turned else (page.width, page.height)
    scale = 1.0
    if width > sheet.width() + _ALIKE or height > sheet.height() + _ALIKE:
        scale = min(sheet.width() / width, sheet.height() / height)
    painter.translate(sheet.width() / 2, sheet.height() / 2)
    if turned:
        painter.rotate(90)
    painter.scale(scale, scale)
    painter.translate(-page.width / 2, -page.height / 2)
