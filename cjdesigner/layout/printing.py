"""Every way to print a project: one name a layout, one function for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from cjdesigner.errors import ExportError
from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import Paged
from cjdesigner.layout.fitting import Progress
from cjdesigner.layout.handout import handout
from cjdesigner.layout.pages import paged
from cjdesigner.layout.paper import sheet_of
from cjdesigner.layout.poster import poster
from cjdesigner.layout.theme import on_paper
from cjdesigner.layout.tiles import tiles
from cjdesigner.layout.workshop import workshop
from cjdesigner.model.records import PRINT_ID, Print
from cjdesigner.timeline.document import Document

_AROUND = frozenset(
    ("title", "actions", "legend", "numbers", "date", "version", "note", "orientation")
)
# which settings each layout heeds, of those that not all do
HEEDED: dict[str, frozenset[str]] = {
    "page": _AROUND,
    "poster": _AROUND | {"bleed", "marks"},
    "tiles": _AROUND | {"tile_paper", "tile_orientation", "tile_margin", "overlap"},
    "handout": _AROUND - {"title", "orientation"},
    "workshop": frozenset(("orientation", "title")),
}


def arranged(
    document: Document,
    journeys: Sequence[str],
    settings: Print,
    *,
    author: str = "",
    today: str = "",
    progress: Progress | None = None,
) -> Paged:
    """The pages that ``settings`` ask for.

    ``today`` (year-month-day) is the date that a page may carry; ``progress`` hears fractions from
    0 to 1. Raises ``ExportError`` where nothing can be printed.
    """
    if not journeys:
        raise ExportError("page.nothing")
    look = m.Look(
        on_paper(settings.colour),
        lanes=_lanes(document, journeys, settings),
        personas=frozenset(settings.personas),
    )
    match settings.layout:
        case "poster":
            return poster(document, journeys, settings, look, author, progress, today)
        case "tiles":
            return tiles(document, journeys, settings, look, author, progress, today)
        case "handout":
            return handout(document, journeys, settings, look, author, progress, today)
        case "workshop":
            return workshop(document, journeys, settings, look, author, progress, today)
        case "page":
            return paged(
                document,
                journeys,
                sheet_of(settings),
                look,
                author,
                progress=progress,
                settings=settings,
                today=today,
            )


def _lanes(document: Document, journeys: Sequence[str], settings: Print) -> frozenset[str]:
    """The lanes that are printed; of a journey of which none is named, all."""
    found = set(settings.lanes)
    for journey in journeys:
        own = {lane.id for lane in document.lanes(journey)}
        if found and not found & own:
            found |= own
    return frozenset(found)


def settings_of(document: Document) -> Print:
    """How the project is printed: as it was last, or else by default."""
    found = document.get(PRINT_ID)
    return found if isinstance(found, Print) else Print(id=PRINT_ID)
