"""Promises about print settings: what a layout heeds is said truly, in dialog and command line."""

from io import BytesIO

import pytest

from cjdesigner.layout.printing import HEEDED, arranged
from cjdesigner.model.records import PRINT_ID, Print, replaced
from cjdesigner.paths import resources
from cjdesigner.render.pdf import write_pdf
from cjdesigner.render.svg import svg
from cjdesigner.storage.reader import read

SETTINGS = Print(id=PRINT_ID, paper="A3", bleed=3.0, marks=True)
OTHERS: dict[str, object] = {
    "orientation": "portrait",
    "bleed": 5.0,
    "marks": False,
    "tile_paper": "A3",
    "tile_orientation": "landscape",
    "tile_margin": 9.0,
    "overlap": 15.0,
    "title": False,
    "actions": False,
    "legend": False,
    "numbers": False,
    "date": True,
    "version": "3",
    "note": "Twelve interviews.",
}


@pytest.mark.parametrize("layout", sorted(HEEDED))
def test_a_layout_heeds_what_it_says_and_nothing_else(layout: str) -> None:
    document = read(resources() / "examples" / "museum-day.journey").document
    journeys = [journey.id for journey in document.journeys()]

    def pages(**values: object) -> bytes:
        settings = replaced(SETTINGS, layout=layout, **values)
        file = BytesIO()
        write_pdf(arranged(document, journeys, settings, today="2026-11-30"), file)
        return file.getvalue()

    assert set(OTHERS) == set().union(*HEEDED.values())
    plain = pages()
    changing = {name for name, value in OTHERS.items() if pages(**{name: value}) != plain}
    assert changing == HEEDED[layout]


@pytest.mark.parametrize("layout", ["page", "handout", "workshop"])
def test_on_coloured_paper_nothing_is_white(layout: str) -> None:
    document = read(resources() / "examples" / "museum-day.journey").document
    journeys = [journey.id for journey in document.journeys()]
    white = 0
    for colour in ("", "#faf3e3"):
        settings = replaced(SETTINGS, layout=layout, colour=colour)
        drawn = [svg(page, images={}) for page in arranged(document, journeys, settings).pages]
        white, before = sum("#ffffff" in page.lower() for page in drawn), white
    assert before
    assert not white
