"""The measures that a journey takes on its paper, for the canvas to show it with.

The line breaks, the width of the columns and the height of the experience lane are those of the
first page that would be printed; only the white around the map is the screen's.
"""

from __future__ import annotations

from cjdesigner.errors import CJDError
from cjdesigner.layout.fitting import SMALLEST
from cjdesigner.layout.metrics import PAPER, SCREEN, Metrics, plain_look
from cjdesigner.layout.pages import PLAIN, Composer
from cjdesigner.layout.paper import sheet_of
from cjdesigner.model.records import PRINT_ID, Journey, Print
from cjdesigner.timeline.document import Document

# a journey of more columns is split over so many pages that only one of them is worth measuring
_MOST_COLUMNS = 300


def paper_measures(document: Document, journey: str) -> Metrics:
    """The measures of a journey's first page, with the white of the screen around them."""
    record, settings = document.get(journey), document.get(PRINT_ID)
    measures = PAPER
    if isinstance(record, Journey) and len(document.columns(journey)) <= _MOST_COLUMNS:
        wanted = settings if isinstance(settings, Print) else PLAIN
        try:
            sheet = sheet_of(wanted)
            composer = Composer(document, record, sheet, plain_look(), SMALLEST, wanted)
            measures = composer.sheets(_quietly).pages[0][0].layout.metrics
        except CJDError:
            # a paper that cannot be printed on is told at the export; here the usual one will do
            measures = PAPER
    pad = SCREEN.pad
    return measures._replace(pad=pad, label_width=measures.label_width + pad, spare=SCREEN.spare)


def _quietly(_share: float) -> None:
    """Nobody waits for so little."""
