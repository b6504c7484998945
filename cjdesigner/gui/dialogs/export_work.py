"""The work of the print set that goes on beside the window: laying out pages, making files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from cjdesigner import exporting
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.settings import Settings
from cjdesigner.gui.working import Told, Work
from cjdesigner.layout.drawing import Paged
from cjdesigner.model.records import PRINT_ID, Image, Print
from cjdesigner.timeline.document import Document


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Pages of a project, the settings that they were laid out by, and the pictures on them."""

    document: Document
    settings: Print
    paged: Paged
    images: dict[str, bytes]


Source = Callable[[], Document]


def as_it_is(document: Document) -> Source:
    """The document as it now is: work that is left off may go on reading it beside other edits.

    The copy is made once, in the thread that first asks for it.
    """
    records = tuple(document.records())
    return cache(lambda: Document(records))


def started_from(desk: Desk, own: Settings) -> Print:
    """How the project was printed last, or else by the program's own settings."""
    found = desk.document.get(PRINT_ID)
    if isinstance(found, Print):
        return found
    return Print(id=PRINT_ID, paper=own.paper, orientation=own.orientation)  # type: ignore[arg-type]


def pages_of(source: Source, settings: Print, author: str = "", logo: Image | None = None) -> Work:
    """The work that lays out pages, as ``LaidOut``.

    ``logo`` may be new to the document, or described anew.
    """

    def work(told: Told) -> LaidOut:
        document = _with(source(), logo)
        printed = exporting.on_its_paper(settings, settings.form, settings.transparent)
        paged = exporting.laid_out(document, printed, author=author, today=_today(), progress=told)
        return LaidOut(document, settings, paged, exporting.images_of(document))

    return work


def files_of(laid: LaidOut, path: Path, embed: bool = False) -> Work:
    """The work that makes the file ``path`` of pages in sight, as an ``ExportReport``.

    With ``embed`` a PDF holds the project too.
    """
    settings = laid.settings

    def work(told: Told) -> exporting.ExportReport:
        return exporting.written(
            laid.paged,
            laid.document,
            path,
            settings.form,
            dpi=settings.dpi,
            transparent=settings.transparent,
            embed=embed and settings.form == "pdf",
            progress=told,
        )

    return work


def _with(document: Document, logo: Image | None) -> Document:
    if logo is None or document.get(logo.id) == logo:
        return document
    return Document([*(one for one in document.records() if one.id != logo.id), logo])


def _today() -> str:
    return date.today().isoformat()
