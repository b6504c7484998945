"""Pictures on paper of which nothing is said to somebody who does not see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjdesigner import words
from cjdesigner.layout.drawing import Notice, Page, Picture
from cjdesigner.layout.moving import flat
from cjdesigner.model.records import AnyRecord, Card, Image, Persona, Touchpoint
from cjdesigner.model.values import MapLanguage
from cjdesigner.timeline.document import Document

# so many are named, each by no more than so many characters
MOST, LONGEST = 3, 40


def undescribed(
    document: Document, pages: Iterable[Page], language: MapLanguage
) -> tuple[Notice, ...]:
    """One notice of the pictures on ``pages`` that are not described, by where they belong."""
    silent = {one.id for one in document.records() if isinstance(one, Image) and not one.alt}
    if not silent:
        return ()
    # the sheets of a poster all show one page
    whole = {id(one): one for page in pages for one in (page, *(w.page for w in page.windows))}
    found = (image for page in whole.values() for image in _pictures(page))
    shown = dict.fromkeys(image for image in found if image in silent)
    if not shown:
        return ()
    where = [_whose(next(document.referrers(image), None), language) for image in shown]
    said = [f"“{one}”" for one in where[:MOST]] + ["…"] * (len(where) > MOST)
    return (("page.warn.undescribed", (("n", str(len(shown))), ("where", ", ".join(said)))),)


def _pictures(page: Page) -> Iterator[str]:
    for op in (*page.head, *flat(page.ops)):
        if isinstance(op, Picture):
            yield op.image
    for part in page.parts:
        for _, _, group in part.drawing.placed(part.source):
            for op in group.ops:
                if isinstance(op, Picture):
                    yield op.image


def _whose(record: AnyRecord | None, language: MapLanguage) -> str:
    """What a reader knows the picture's owner by."""
    match record:
        case Card(text=name) | Touchpoint(title=name) | Persona(name=name) if name:
            line = " ".join(name.split())
            return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
        case Card() | Touchpoint() | Persona():
            return words.say("page.nameless_picture", language)
        case _:
            return words.say("page.logo", language)
