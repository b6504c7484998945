"""Promises about print settings: what a layout heeds is said truly, in dialog and command line."""

from io import BytesIO

import pytest

from cjdesigner.errors import ExportError
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


@pytest.mark.parametrize("layout", sorted(HEEDED))
@pytest.mark.parametrize("side", [50.0, 80.0, 120.0])
def test_paper_that_is_too_small_is_refused_in_one_sentence(layout: str, side: float) -> None:
    document = read(resources() / "examples" / "museum-day.journey").document
    journeys = [journey.id for journey in document.journeys()]
    settings = replaced(SETTINGS, layout=layout, width=side, height=50.0)
    if layout == "workshop":
        # nothing stands around its grid
        assert arranged(document, journeys, settings).pages
        return
    with pytest.raises(ExportError) as refused:
        arranged(document, journeys, settings)
    assert refused.value.key in ("page.no_room", "handout.narrow")


def test_a_map_that_stays_on_one_page_is_not_said_to_be_spread() -> None:
    document = read(resources() / "examples" / "internet-verhuizen.journey").document
    journeys = [journey.id for journey in document.journeys()]
    settings = replaced(SETTINGS, layout="page", width=50.0, height=5_000.0)
    told = arranged(document, journeys, settings).warnings
    assert "page.warn.small" in {key for key, _ in told}
    assert "page.warn.split" not in {key for key, _ in told}
