"""Promises about printing: Qt's preview and dialog, and what comes out of the printer."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from gui_helpers import settle
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo, QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QRadioButton,
    QToolBar,
    QToolButton,
)

from cjdesigner import exporting
from cjdesigner.gui import printing
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.layout.drawing import Paged
from cjdesigner.layout.printing import settings_of
from cjdesigner.model.records import replaced

Look = Callable[[QPrintPreviewDialog], object]
WhileShown = Callable[[Look], list[object]]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> WhileShown:
    """Does something with each preview while it is shown; what came of it is in the list."""

    def arrange(look: Look) -> list[object]:
        found: list[object] = []

        def run(dialog: QPrintPreviewDialog) -> int:
            dialog.show()
            settle()
            found.append(look(dialog))
            dialog.hide()
            return dialog.result()

        monkeypatch.setattr(QPrintPreviewDialog, "exec", run)
        return found

    return arrange


def laid_out(window: MainWindow, layout: str, **values: object) -> Paged:
    document = window.desk.document
    return exporting.laid_out(document, replaced(settings_of(document), layout=layout, **values))


def to_pdf(path: Path, paged: Paged) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printing.prepare(printer, paged)
    return printer


def widths(path: Path) -> list[int]:
    """How wide each page of a PDF is, in points."""
    pdf = pypdfium2.PdfDocument(path)
    found = [round(page.get_size()[0]) for page in pdf]
    pdf.close()
    return found


def labels(dialog: QPrintPreviewDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_the_pages_are_printed_by_the_keyboard_alone(
    window: MainWindow, shown: WhileShown, tmp_path: Path
) -> None:
    paged = laid_out(window, "tiles")

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QPrintDialog)
        printers = asked.findChild(QComboBox, "printers")
        file = asked.findChild(QLineEdit, "filename")
        assert printers is not None
        assert file is not None
        # no test prints on paper
        printers.setCurrentIndex(printers.count() - 1)
        assert asked.printer().outputFormat() == QPrinter.OutputFormat.PdfFormat
        file.setText(str(tmp_path / "printed.pdf"))
        QTest.keyClick(asked, Qt.Key.Key_Return)

    def press(dialog: QPrintPreviewDialog) -> None:
        QTimer.singleShot(0, answer)
        QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    shown(press)
    assert printing.preview(paged, {}, window)
    assert widths(tmp_path / "printed.pdf") == [round(page.width) for page in paged.pages]


def test_every_button_of_the_preview_is_reached_by_the_tab_key(
    window: MainWindow, shown: WhileShown
) -> None:
    def missed(dialog: QPrintPreviewDialog) -> set[str]:
        bar = dialog.findChild(QToolBar)
        assert bar is not None
        buttons = [one for one in bar.findChildren(QToolButton) if one.isVisible()]
        reached = set()
        for _ in range(40):
            focus = QApplication.focusWidget()
            assert focus is not None
            reached.add(focus.toolTip())
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        there = {one.toolTip() for one in buttons if one.isEnabled()}
        assert len(there) > 8
        return there - reached

    found = shown(missed)
    printing.preview(laid_out(window, "tiles"), {}, window)
    assert found == [set()]


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "No printer is installed."), ("nl", "Er is geen printer")]
)
def test_without_a_printer_the_preview_says_what_becomes_of_the_pages(
    window: MainWindow,
    shown: WhileShown,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    sentence: str,
) -> None:
    window.program.change_settings(window.program.settings._replace(language=language))
    found = shown(labels)
    for printers in ([], ["Office"]):
        monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda names=printers: names)
        printing.preview(laid_out(window, "page"), {}, window)
    without, with_one = ([text for text in said if sentence in text] for said in found)  # type: ignore[attr-defined]
    assert len(without) == 1
    assert not with_one


def test_pages_come_in_the_order_and_as_often_as_was_asked(
    window: MainWindow, tmp_path: Path
) -> None:
    paged = laid_out(window, "tiles")
    assert paged.pages[0].width > paged.pages[1].width, "the plan lies"
    printer = to_pdf(tmp_path / "printed.pdf", paged)
    printer.setFromTo(1, 2)
    printer.setCopyCount(2)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    printer.setCollateCopies(True)
    assert printing.paint(printer, paged, {}, own_sizes=True) == 4
    plan, sheet = (round(page.width) for page in paged.pages[:2])
    assert widths(tmp_path / "printed.pdf") == [sheet, plan, sheet, plan]
    printer.setCollateCopies(False)
    printing.paint(printer, paged, {}, own_sizes=True)
    assert widths(tmp_path / "printed.pdf") == [sheet, sheet, plan, plan]


@pytest.mark.parametrize("layout", ["tiles", "handout"])
def test_on_a_printer_most_pages_lie_as_they_are(
    window: MainWindow, tmp_path: Path, layout: str
) -> None:
    paged = laid_out(window, layout)
    printer = to_pdf(tmp_path / "printed.pdf", paged)
    printing.paint(printer, paged, {})
    (sheet,) = set(widths(tmp_path / "printed.pdf"))
    lying = sum(abs(page.width - sheet) < 2 for page in paged.pages)
    assert lying > len(paged.pages) / 2


def test_paper_stays_that_of_the_pages_unless_another_is_chosen(
    window: MainWindow, tmp_path: Path
) -> None:
    paged = laid_out(window, "page")
    printer = to_pdf(tmp_path / "printed.pdf", paged)
    asked = QPrintDialog(printer)
    asked.accept()
    usual = QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageSize(usual)
    printing.settle(printer, asked, paged)
    sheet = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
    assert sheet.width() == pytest.approx(paged.pages[0].width, abs=1)
    chosen = asked.findChild(QDialog)
    assert chosen is not None
    chosen.accept()
    printer.setPageSize(usual)
    printing.settle(printer, asked, paged)
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
    asked.deleteLater()
    settle()


def test_a_list_of_pages_is_left_to_the_printer_which_picks_from_all(
    window: MainWindow, tmp_path: Path
) -> None:
    paged = laid_out(window, "tiles")
    printer = to_pdf(tmp_path / "printed.pdf", paged)
    asked = QPrintDialog(printer)
    listed = asked.findChild(QRadioButton, "pagesRadioButton")
    assert listed is not None
    listed.setChecked(True)
    printer.setPageRanges(QPageRanges.fromString("2,4"))
    printing.settle(printer, asked, paged)
    assert printing.paint(printer, paged, {}) == len(paged.pages)
    asked.deleteLater()
    settle()
