"""How wide a column must be so that no word in it is broken."""

from __future__ import annotations

from cjdesigner.layout import frame
from cjdesigner.layout import metrics as m
from cjdesigner.layout.cards import MARGIN as CARD_MARGIN
from cjdesigner.layout.fields import ICON_MARGIN, channel_name
from cjdesigner.layout.title import MARGIN as TITLE_MARGIN
from cjdesigner.model.values import MapLanguage
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import width


def longest_word(document: Document, journey: str, language: MapLanguage) -> float:
    """The narrowest column in which every word of a journey stands whole, in points of the map."""
    longest = 0.0
    for phase in document.phases(journey):
        for word in phase.title.split():
            needed = width(word, m.PHASE_TITLE) + frame.TITLE_MARGIN
            longest = max(longest, needed / document.width(phase.id))
    channels = any(lane.kind == "channel" for lane in document.lanes(journey))
    for column in document.columns(journey):
        title = getattr(document.get(column), "title", "")
        for word in title.split():
            longest = max(longest, width(word, m.TOUCHPOINT) + TITLE_MARGIN)
        for word in _channel_words(document, column, language) if channels else ():
            longest = max(longest, width(word, m.NOTE) + ICON_MARGIN)
        for card in document.cards_on(column):
            if card.first == card.last:
                for word in card.text.split():
                    longest = max(longest, width(word, m.CARD) + CARD_MARGIN)
    return longest


def _channel_words(document: Document, column: str, language: MapLanguage) -> list[str]:
    named = getattr(document.get(column), "channels", ())
    names = (channel_name(document, id_, language) for id_ in named)
    return [word for name in names for word in name.split()]
