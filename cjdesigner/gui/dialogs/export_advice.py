"""What a person should know of the pages before they are made, and what would be better.

Every warning of the layout is one sentence, with the layouts or papers that avoid it as offers.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from cjdesigner.layout.drawing import Notice
from cjdesigner.layout.paper import MM, large_enough, sheet_of
from cjdesigner.model.records import Print
from cjdesigner.words import Language, say

MOST_OFFERS = 3
# a page of smaller type, or more pages than one
_CROWDED = ("page.warn.split", "page.warn.split_far", "page.warn.small")
# what stands beside the map does not grow with the paper in step
_SLACK = 1.02


class Offer(NamedTuple):
    """Other settings that avoid a warning, and what they are called."""

    text: str
    values: dict[str, Any]


class Advice(NamedTuple):
    """Sentences on the pages, and offers without repetitions."""

    sentences: tuple[str, ...]
    offers: tuple[Offer, ...]


def advice(warnings: Iterable[Notice], settings: Print, language: Language) -> Advice:
    """What to say of pages that were laid out by ``settings``; one sentence for each kind."""
    sentences: dict[str, str] = {}
    offers: dict[str, Offer] = {}
    for key, arguments in warnings:
        said = dict(arguments)
        sentences.setdefault(key, say(key, language, **said))
        for offer in _offers(key, said, settings, language):
            offers.setdefault(offer.text, offer)
    return Advice(tuple(sentences.values()), tuple(offers.values())[:MOST_OFFERS])


def _offers(
    key: str, said: dict[str, str | float], settings: Print, language: Language
) -> list[Offer]:
    offers: list[Offer] = []
    if key in ("page.warn.split", "page.warn.small", "page.warn.poster_larger"):
        paper = said.get("paper") or _larger(said, settings)
        own_size = settings.width and settings.height
        if paper and (own_size or paper != settings.paper):
            values = {"paper": paper, "width": None, "height": None}
            offers.append(Offer(say("print.offer.paper", language, paper=paper), values))
            if key == "page.warn.split" and settings.layout == "page":
                offers.append(_other("tiles", language, values))
    if key in _CROWDED and settings.layout == "page":
        offers.append(_other("handout", language))
    if key in ("page.warn.poster_larger", "page.warn.poster_split"):
        offers.append(_other("page", language))
    return offers


def _other(layout: str, language: Language, paper: dict[str, Any] | None = None) -> Offer:
    return Offer(say(f"print.offer.{layout}", language), {"layout": layout} | (paper or {}))


def _larger(said: dict[str, str | float], settings: Print) -> str | None:
    """The smallest paper, of the same family, on which the type would be large enough."""
    size, smallest = (float(said[one]) for one in ("size", "smallest"))
    now = sheet_of(settings)
    needed = max(now.width, now.height) / MM * smallest / max(size, 0.1) * _SLACK
    return large_enough(settings, needed)
