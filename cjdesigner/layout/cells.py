"""The cards of one lane: in which cells they lie, stacked, and how high each column becomes."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterable

from cjdesigner.layout import metrics as m
from cjdesigner.layout.cards import Lying, Skyline, Stacked, card_group, stack
from cjdesigner.layout.drawing import Group
from cjdesigner.layout.theme import Theme
from cjdesigner.model.records import Card, Image
from cjdesigner.timeline.document import Document

# cards between two looks at whoever waits
STEP = 1_000


def _unheeded(_: float) -> None:
    """Nobody waits for it."""


class Cells:
    """The card stacks of a lane, by column.

    A card of one column lies in its cell; a card over several binds their stacks together, so that
    laying one column again means laying all that it is bound to.
    """

    def __init__(
        self, document: Document, row: int, metrics: m.Metrics, theme: Theme, low: int
    ) -> None:
        """``low`` is the number of the first column that is laid out (a page's border)."""
        self.document = document
        self._row = row
        self._metrics = metrics
        self._theme = theme
        self._low = low
        self._single: dict[str, dict[str, Card]] = {}
        self._spanning: dict[str, Card] = {}
        self._home: dict[str, str] = {}
        self._bound: set[str] = set()
        self._images: dict[str, Image] = {}
        self.pictures: dict[str, bytes] = {}
        # of each column the cards that begin there, or these as they are drawn once that was asked
        self._stacked: dict[str, list[Stacked]] = {}
        self._groups: dict[str, tuple[Group, ...]] = {}
        self.bottoms: dict[str, float] = {}

    def put(self, card: Card, columns: tuple[str, ...]) -> tuple[str, ...]:
        """Take up a card; returns the columns that must be laid again."""
        span = self._span(card, len(columns))
        if span is None:
            return ()
        if card.first == card.last and span[0] == span[1]:
            home = columns[span[0]]
            self._single.setdefault(home, {})[card.id] = card
            self._home[card.id] = home
        else:
            self._spanning[card.id] = card
        return columns[span[0] : span[1] + 1]

    def take(self, card: Card) -> set[str]:
        """Let go of a card; returns the columns that must be laid again."""
        if self._spanning.pop(card.id, None) is not None:
            return set(self._bound)
        home = self._home.pop(card.id, None)
        if home is None:
            return set()
        del self._single[home][card.id]
        return {home}

    def forget(self, columns: Iterable[str]) -> None:
        """Columns that are no more."""
        for column in columns:
            for card in self._single.pop(column, {}):
                self._home.pop(card, None)
            self._stacked.pop(column, None)
            self._groups.pop(column, None)
            self.bottoms.pop(column, None)

    def bound(self) -> set[str]:
        """The columns whose stacks hang together by spanning cards."""
        return set(self._bound)

    def lay(
        self,
        wanted: set[str],
        columns: tuple[str, ...],
        places: dict[str, int],
        heed: Callable[[float], None] = _unheeded,
    ) -> set[str]:
        """Stack the cards of these columns again; returns the columns that were laid.

        ``heed`` hears now and then which part is done.
        """
        spans = [
            (card, span)
            for card in self._spanning.values()
            if (span := self._span(card, len(columns))) is not None
        ]
        numbers = {places[id_] for id_ in wanted if id_ in places}
        together = _together([span for _, span in spans])
        for bound in together:
            if not numbers.isdisjoint(bound):
                numbers.update(bound)
        lying = [
            Lying(number, number, card)
            for number in numbers
            for card in self._single.get(columns[number], {}).values()
        ]
        for card, (first, last) in spans:
            if first in numbers:
                whole = self.document.span(card)
                before = whole is not None and whole[0] - self._low < first
                after = whole is not None and whole[1] - self._low > last
                lying.append(Lying(first, last, card, before, after))
        lying.sort(key=lambda one: (one.card.order, one.card.id))
        laid = {columns[number] for number in numbers}
        for column in laid:
            self._stacked[column] = []
            self._groups.pop(column, None)
            self.bottoms[column] = 0.0
        self._unpack(lying)
        skyline = Skyline()
        for done, one in enumerate(stack(lying, skyline, self._metrics, self._images)):
            if done % STEP == 0:
                heed(done / len(lying))
            self._stacked[columns[one.lying.first]].append(one)
        for covered, bottom in skyline.stretches(len(columns)):
            for number in covered:
                self.bottoms[columns[number]] = bottom - m.CARD_GAP + m.ROW_PADDING
        self._bound = {columns[number] for bound in together for number in bound}
        return laid

    def groups(self, column: str) -> tuple[Group, ...]:
        """The cards that begin in a column, as they are drawn."""
        found = self._groups.get(column)
        if found is None:
            stacked = self._stacked.pop(column, ())
            found = tuple(card_group(one, self._row, self._theme) for one in stacked)
            self._groups[column] = found
        return found

    def _span(self, card: Card, count: int) -> tuple[int, int] | None:
        span = self.document.span(card)
        if span is None:
            return None
        first, last = span[0] - self._low, span[1] - self._low
        if last < 0 or first >= count:
            return None
        return max(first, 0), min(last, count - 1)

    def _unpack(self, lying: list[Lying]) -> None:
        """Have the pictures of these cards at hand; each is decoded once."""
        for one in lying:
            image = self.document.get(one.card.image) if one.card.image else None
            if isinstance(image, Image) and image.id not in self.pictures:
                self._images[image.id] = image
                self.pictures[image.id] = b64decode(image.data)


def _together(spans: Iterable[tuple[int, int]]) -> list[range]:
    """The columns that spanning cards bind together: stretches that have nothing in common."""
    found: list[range] = []
    for first, last in sorted(spans):
        if found and first < found[-1].stop:
            found[-1] = range(found[-1].start, max(found[-1].stop, last + 1))
        else:
            found.append(range(first, last + 1))
    return found
