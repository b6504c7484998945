"""Export: a document as PDF, PNG or SVG files, for the dialog, the command line and scripts alike.

Rule: what is exported is put in place by :mod:`cjdesigner.storage.safe`, file by file, whole or
not at all; nothing here knows Qt, so that it runs in a worker; and a painter's libraries are
imported only for what it paints.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from cjdesigner import words
from cjdesigner.editing import behaviours, selection
from cjdesigner.editing.common import changed
from cjdesigner.errors import ExportError
from cjdesigner.layout.drawing import Paged
from cjdesigner.layout.paper import Orientation
from cjdesigner.layout.printing import arranged, settings_of
from cjdesigner.layout.undescribed import undescribed
from cjdesigner.model.change import Label
from cjdesigner.model.records import Image, Phase, Print, replaced
from cjdesigner.render.targets import targets
from cjdesigner.storage import inside, safe, writer
from cjdesigner.storage.problems import AnyPath, shown, shown_text
from cjdesigner.timeline.document import Document

Form = Literal["pdf", "png", "svg"]
FORMS: tuple[Form, ...] = ("pdf", "png", "svg")
PNG_DPI = 150
MEDIA_TYPE = "application/json"

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]

# phases take the tints of a theme in turn
PHASE_TINTS = 6
_LAID_OUT = 0.4  # the part of the whole that is done when the pages are laid out


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What came of an export: the files, the number of pages, and what their reader should know.

    ``warnings`` are message keys with arguments. Several pages of PNG or SVG are several files;
    ``path`` is the first.
    """

    paths: tuple[Path, ...]
    pages: int
    warnings: tuple[Label, ...]

    @property
    def path(self) -> Path:
        """The file, or the first of several."""
        return self.paths[0]


def form_of(path: AnyPath) -> Form:
    """What an export to ``path`` is, by its ending. Raises ``ExportError`` for any other."""
    ending = Path(path).suffix.lower().removeprefix(".")
    for form in FORMS:
        if ending == form:
            return form
    raise ExportError("export.unknown_form", file=shown(path), forms=", ".join(FORMS))


def files_made(path: Path, form: Form, pages: int) -> tuple[Path, ...]:
    """The files that an export of so many pages to ``path`` makes."""
    return targets(path, 1 if form == "pdf" else pages)


@contextmanager
def _own_files() -> Iterator[None]:
    """Fonts and measures that the disk does not give back are one sentence too."""
    try:
        yield
    except OSError as error:
        raise ExportError("render.own_files", why=error.strerror or "") from error


@_own_files()
def export(
    document: Document,
    path: AnyPath,
    *,
    form: Form | None = None,
    settings: Print | None = None,
    paper: str | None = None,
    orientation: Orientation | None = None,
    journeys: Sequence[str] | None = None,
    author: str = "",
    today: str = "",
    dpi: int = PNG_DPI,
    transparent: bool = False,
    embed: bool = False,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ExportReport:
    """Draw ``journeys`` (ids; those of the settings by default) and put them on disk as ``path``.

    ``form`` is told by the ending of ``path`` unless given. ``settings`` say how it is printed: as
    the project remembers it, unless given; ``paper`` and ``orientation`` go before them. ``author``
    stands in the file only if given, and ``today`` (year-month-day) only if the settings ask for
    it. A PNG has ``dpi`` dots to the inch, and no paper where ``transparent``. With ``embed``
    a PDF holds the whole project as well, for who opens it with this program. ``progress`` hears
    the part that is done, from 0 to 1; when ``cancelled`` answers yes nothing more is written.
    Raises ``ExportError``, ``FileError``, or ``RefusedError`` for a value that is not
    allowed; a file that was there is then as it was.
    """
    form = form or form_of(path)

    def told(done: float) -> None:
        if cancelled is not None and cancelled():
            raise ExportError("render.cancelled")
        if progress is not None:
            progress(done)

    settings = settings or settings_of(document)
    if paper is not None:
        settings = changed(settings, paper=paper, width=None, height=None)
    if orientation is not None:
        settings = changed(settings, orientation=orientation)
    pages = laid_out(
        document,
        on_its_paper(settings, form, transparent),
        journeys,
        author=author,
        today=today,
        progress=lambda done: told(done * _LAID_OUT),
    )
    told(_LAID_OUT)

    return written(
        pages,
        document,
        path,
        form,
        dpi=dpi,
        transparent=transparent,
        embed=embed,
        progress=lambda done: told(_LAID_OUT + (1 - _LAID_OUT) * done),
    )


@_own_files()
def written(
    pages: Paged,
    document: Document,
    path: AnyPath,
    form: Form,
    *,
    dpi: int = PNG_DPI,
    transparent: bool = False,
    embed: bool = False,
    progress: Progress,
) -> ExportReport:
    """Put pages of ``document`` that are laid out on disk as ``path``.

    What ``progress``, which hears fractions from 0 to 1, raises stops the work. Arguments and
    errors are those of :func:`export`.
    """
    images = images_of(document)
    match form:
        case "pdf":
            paths = _pdf(pages, Path(path), images, progress, document if embed else None)
        case "png":
            paths = _png(pages, Path(path), images, progress, dpi, transparent)
        case "svg":
            paths = _svg(pages, Path(path), images, progress)
    return ExportReport(paths, len(pages.pages), tuple(Label(*said) for said in pages.warnings))


def laid_out(
    document: Document,
    settings: Print,
    journeys: Sequence[str] | None = None,
    *,
    author: str = "",
    today: str = "",
    progress: Progress | None = None,
) -> Paged:
    """The pages of ``journeys``; of those that ``settings`` name, or else all, by default.

    ``progress`` hears fractions from 0 to 1; what it raises stops the work. Raises ``ExportError``
    where nothing can be printed, or a journey is not there.
    """
    there = {one.id: one.title for one in document.journeys()}
    if journeys is None:
        journeys = [one for one in there if not settings.journeys or one in settings.journeys]
    for one in journeys:
        if one not in there:
            known = ", ".join(f"{id_} ({title})" for id_, title in there.items())
            raise ExportError("export.unknown_journey", journey=shown_text(one), known=known)
    made = arranged(
        narrowed(document, settings.phases),
        journeys,
        replaced(settings, phases=()),
        author=author,
        today=today,
        progress=progress,
    )
    unseen = undescribed(document, made.pages, made.language)
    return made._replace(warnings=(*made.warnings, *unseen))


def on_its_paper(settings: Print, form: Form, transparent: bool) -> Print:
    """The settings; of a picture without paper, without the paper's colour."""
    return replaced(settings, colour="") if form == "png" and transparent else settings


def narrowed(document: Document, phases: Collection[str]) -> Document:
    """The document with these phases only; a journey of which none is named stays whole.

    Cards that reach into other phases end where the chosen ones end; the phases that stay keep the
    tint that they have by their place.
    """
    gone: list[str] = []
    tinted: dict[str, Phase] = {}
    for journey in document.journeys():
        every = [document.record(phase.id, Phase) for phase in document.phases(journey.id)]
        left = [phase.id for phase in every if phase.id not in phases]
        if len(left) < len(every):
            gone += left
            for number, phase in enumerate(every):
                if phase.id not in left and not phase.colour:
                    tint = str(number % PHASE_TINTS)
                    tinted[phase.id] = replaced(phase, colour=tint)
    if not gone:
        return document
    copy = Document(tinted.get(record.id, record) for record in document.records())
    copy.apply(behaviours.completed(copy, selection.delete(copy, gone)))
    return copy


def images_of(document: Document) -> dict[str, bytes]:
    """The project's pictures as files, by the identity of their record."""
    return {
        record.id: b64decode(record.data)
        for record in document.records()
        if isinstance(record, Image)
    }


def _pdf(
    pages: Paged,
    path: Path,
    images: dict[str, bytes],
    progress: Progress,
    project: Document | None,
) -> tuple[Path, ...]:
    from cjdesigner.render.pdf import Attachment, write_pdf

    attachment = None
    if project is not None:
        said = words.say("export.attachment", pages.language)
        data = writer.to_bytes(project.records())
        attachment = Attachment(inside.NAME, MEDIA_TYPE, said, data)
    made = BytesIO()
    write_pdf(pages, made, images=images, attachment=attachment, progress=progress)
    safe.write(path, made.getvalue())
    return (path,)


def _png(
    pages: Paged,
    path: Path,
    images: dict[str, bytes],
    progress: Progress,
    dpi: int,
    transparent: bool,
) -> tuple[Path, ...]:
    from cjdesigner.render.png import write_png

    return write_png(
        pages,
        path,
        safe.write,
        dpi=dpi,
        transparent=transparent,
        images=images,
        progress=progress,
    )


def _svg(
    pages: Paged, path: Path, images: dict[str, bytes], progress: Progress
) -> tuple[Path, ...]:
    from cjdesigner.render.svg import svg

    count = len(pages.pages)
    files = targets(path, count)
    for number, (page, file) in enumerate(zip(pages.pages, files, strict=True)):
        progress(number / count)
        safe.write(file, svg(page, images=images, title=pages.title).encode())
    progress(1.0)
    return files
