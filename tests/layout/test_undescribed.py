"""An export says which pictures are passed over when the pages are read aloud."""

from __future__ import annotations

import pytest
from journeys import journey
from rich import PIXEL

from cjdesigner import exporting, words
from cjdesigner.model.records import PRINT_ID, Card, Image, Print, replaced
from cjdesigner.timeline.document import Document

PHOTO, MARK, OTHER = "a" * 64, "b" * 64, "c" * 64


def pictured(alt: str = "") -> Document:
    """A journey with a photo on a card, a logo, and a picture that is on no page."""
    records = []
    for record in journey().records():
        if isinstance(record, Card) and record.id == "c0pains":
            record = replaced(record, image=PHOTO, text="The door is\nnot on any sign")
        records.append(record)
    for identity in (PHOTO, MARK, OTHER):
        said = "" if identity == OTHER else alt
        records.append(Image(id=identity, media="png", width=1, height=1, data=PIXEL, alt=said))
    return Document(records)


def told(document: Document, layout: str = "page") -> list[str]:
    settings = Print.model_validate({"id": PRINT_ID, "layout": layout, "logo": MARK, "paper": "A2"})
    warnings = exporting.laid_out(document, settings).warnings
    return [words.say(key, "en", **dict(said)) for key, said in warnings if "undescribed" in key]


@pytest.mark.parametrize("layout", ["page", "poster", "tiles", "handout"])
def test_pictures_without_words_are_told_by_what_they_stand_on(layout: str) -> None:
    (said,) = told(pictured(), layout)
    assert said.startswith("2 pictures")
    assert "“the logo”" in said
    assert "“The door is not on any sign”" in said


def test_pictures_that_are_described_are_not_told_of() -> None:
    assert told(pictured("A blue door")) == []
