"""Pages as PNG pictures: the PDF, rastered by pypdfium2.

Rule it keeps: a picture shows what the PDF shows, and says nothing of who made it when.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pypdfium2

from cjdesigner.errors import ExportError
from cjdesigner.layout.drawing import Page, Paged
from cjdesigner.render.pdf import write_pdf
from cjdesigner.render.targets import targets

_POINTS_PER_INCH = 72
# Four bytes to a pixel: a larger picture would take more memory than many a machine has.
_MOST_PIXELS = 200_000_000
# What is left of the work when the PDF is made, for every page alike.
_DRAWN = 0.2


def write_png(
    paged: Paged,
    path: Path,
    write: Callable[[Path, bytes], object],
    *,
    dpi: float = 150,
    transparent: bool = False,
    images: Mapping[str, bytes] | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Path, ...]:
    """Hand a picture of every page to `write`; the paths that were written.

    One page goes to `path`, several to `name-1.png`, `name-2.png` ... beside it. The paper is
    white, or with `transparent` not there. Raises ExportError `render.cancelled` when `cancelled`
    answers yes, and `render.too_large` before anything is written when a page at that `dpi`
    would have more than 200 million pixels.
    """
    for page in paged.pages:
        _refuse_too_large(page, dpi)
    buffer = io.BytesIO()
    write_pdf(
        paged,
        buffer,
        images=images,
        tagged=False,
        progress=progress and (lambda fraction: progress(fraction * _DRAWN)),
        cancelled=cancelled,
    )
    files = targets(path, len(paged.pages))
    document = pypdfium2.PdfDocument(buffer.getvalue())
    try:
        for number, file in enumerate(files):
            if cancelled and cancelled():
                raise ExportError("render.cancelled")
            write(file, _picture(document[number], dpi, transparent))
            if progress:
                progress(_DRAWN + (1 - _DRAWN) * (number + 1) / len(files))
    finally:
        document.close()
    return files


def _refuse_too_large(page: Page, dpi: float) -> None:
    scale = dpi / _POINTS_PER_INCH
    if page.width * page.height * scale * scale > _MOST_PIXELS:
        most = int(_POINTS_PER_INCH * (_MOST_PIXELS / (page.width * page.height)) ** 0.5)
        raise ExportError("render.too_large", dpi=int(dpi), most=most)


def _picture(page: pypdfium2.PdfPage, dpi: float, transparent: bool) -> bytes:
    paper = (255, 255, 255, 0 if transparent else 255)
    bitmap = page.render(scale=dpi / _POINTS_PER_INCH, fill_color=paper)
    data = io.BytesIO()
    bitmap.to_pil().save(data, "PNG")
    return data.getvalue()
