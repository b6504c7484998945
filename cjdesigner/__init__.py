"""CJ Designer: a desktop editor for customer journey maps.

For scripts: :func:`load`, :func:`save` and :func:`export_pdf` do what the program does, without a
window. Errors are :class:`cjdesigner.errors.CJDError`; ``cjdesigner.words.say_error`` says them
in Dutch or English. Rule: importing this package imports nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cjdesigner.exporting import ExportReport
    from cjdesigner.timeline.document import Document

__version__ = "0.1.0"

__all__ = ["__version__", "export_pdf", "load", "save"]


def load(path: str | PathLike[str]) -> Document:
    """The project in the file ``path``, whole and checked.

    References to records that are gone are mended as far as that is safe; use
    ``cjdesigner.storage.reader.read`` to hear what was mended. Raises ``errors.FileError`` where
    the file cannot be opened; it is never touched.
    """
    from cjdesigner.storage.reader import read

    return read(path).document


def save(project: Document, path: str | PathLike[str]) -> str:
    """Save ``project`` as the file ``path``, whole or not at all; returns its sha256 in hex.

    What was there stays beside it as ``<name>.bak``. Raises ``errors.FileError``; the file on disk
    is then as it was.
    """
    from cjdesigner.storage.writer import save as save_records

    return save_records(project.records(), path)


def export_pdf(
    project: Document,
    path: str | PathLike[str],
    *,
    paper: str | None = None,
    orientation: Literal["landscape", "portrait"] | None = None,
    journeys: Sequence[str] | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ExportReport:
    """Draw the journeys of ``project`` (their ids; all of them by default) as the PDF ``path``.

    ``paper`` is A4 to A0, Letter or another known name, ``orientation`` landscape or portrait; both
    are as the project was last printed unless given (A3 landscape at first). ``progress`` hears the
    part that is done, from 0 to 1; ``cancelled`` is asked now and then. Raises
    ``errors.ExportError``, ``errors.FileError``, or ``errors.RefusedError`` for a value that is
    not allowed; an older file of that name is then as it was.
    """
    from cjdesigner.exporting import export

    return export(
        project,
        path,
        form="pdf",
        paper=paper,
        orientation=orientation,
        journeys=journeys,
        progress=progress,
        cancelled=cancelled,
    )
