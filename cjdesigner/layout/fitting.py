"""How a map is set on pages: on one, in strips under each other, or split over several.

The column width is chosen that gives the largest type; then the experience lane grows until the
page is full. Type under the smallest size is never the answer while there is another page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from math import sqrt
from typing import NamedTuple

from cjdesigner.layout import frame
from cjdesigner.layout import metrics as m
from cjdesigner.layout import page_frame as parts
from cjdesigner.layout.cuts import Stretch, by_page, evenly, packed
from cjdesigner.layout.drawing import Notice
from cjdesigner.layout.filling import fill, is_scored
from cjdesigner.layout.longest import longest_word
from cjdesigner.layout.map import MapLayout
from cjdesigner.layout.people import travellers
from cjdesigner.layout.rows import lanes_of
from cjdesigner.layout.stretches import Part
from cjdesigner.timeline.document import Document

SMALLEST = 7.0
# a phase's name stays well under the page's title
LARGEST_SCALE = 1.1
SPLIT_SCALES = (0.8, 0.73)
SHORTEST_LANE = 250.0
SHORTEST_SPLIT_LANE = 180.0
SHORTEST_STRIP_LANE = 230.0
# where words are large enough at this scale, the lane of experience goes before larger ones: up to
# this height, and this much of what the other rows take
COMFORTABLE, HIGHEST_LANE, LANE_TO_ROWS = 0.72, 400.0, 0.75
# a lane that nobody has a line on is only so high that its levels can be told apart
UNSCORED_LANE = 170.0
# the white between strips on a page; so much larger must the type become for one strip more
BETWEEN, BETTER = 15.0, 1.2
# columns of so much of the longest word hold it in the smallest type
WHOLE = m.SMALLEST / m.TOUCHPOINT.size
# that near to the largest scale is near enough, as a part of it
NEAR = 0.01
# points; a map whose type stays under this in any strips is not worth the search for them
UNREADABLE = 2.0
# how the map may be set on one page before it is split: the height that the experience lane keeps,
# and whether words stay whole
ONE_PAGE = ((SHORTEST_LANE, True), (SHORTEST_SPLIT_LANE, True), (SHORTEST_SPLIT_LANE, False))

Progress = Callable[[float], None]


class Area(NamedTuple):
    """The room for the map on a page, in points."""

    width: float
    height: float


class Strip(NamedTuple):
    """A part of the map as wide as the page, and the scale that it is drawn at."""

    layout: MapLayout
    scale: float

    @property
    def height(self) -> float:
        """What it takes on the page, in points."""
        return self.layout.height * self.scale


class Sheets(NamedTuple):
    """One journey on paper, before the pages know their numbers: strips under each other."""

    pages: tuple[tuple[Strip, ...], ...]
    warnings: tuple[Notice, ...]


class Fitting:
    """Sets the map of one journey on pages.

    ``area`` gives the room for the map on the last page and on the others, ``unit`` is how large
    the page's own type is set. ``smallest`` is the type size in points under which a map is split
    instead of shrunk; ``scales`` are those at which it is split, the first that fits taken.
    """

    def __init__(
        self,
        document: Document,
        journey: str,
        look: m.Look,
        area: Callable[[bool], Area],
        unit: float,
        smallest: float,
        scales: Sequence[float],
    ) -> None:
        self.document = document
        self.journey = journey
        self.look = look
        self.unit = unit
        self.smallest = smallest
        self.language = look.language or document.project.language
        self._scored = is_scored(document, journey, travellers(document, journey, look))
        self._area = area
        self._scales = list(scales)
        self._spanning = tuple(
            card
            for lane in document.lanes(journey)
            for card in document.cards(lane.id)
            if card.first != card.last
        )

    def sheets(self, progress: Progress) -> Sheets:
        """The strips on the journey's pages, and what the reader should know."""
        whole = self._area(True)
        count = len(self.document.columns(self.journey))
        wanted = self.smallest / m.SMALLEST
        # what cannot fit even in the narrowest columns need not be laid out to be known too large
        narrowest = m.PAPER.label_width + count * m.NARROWEST
        found: tuple[Strip, ...] = ()
        size = parts.smallest_type(whole.width / narrowest)
        if whole.width / narrowest >= wanted:
            for shortest, unbroken in ONE_PAGE:
                strip = self._one_page(whole, shortest, unbroken)
                size = parts.smallest_type(strip.scale)
                if strip.scale >= wanted - 1e-9:
                    found = (strip,)
                    break
        than = found[0].scale if found else wanted / BETTER
        if found and size >= UNREADABLE and self._breaks_words(found[0].layout):
            # strips in which words are whole need not be larger as well
            than /= BETTER
        strips = self._in_strips(whole, than)
        if found or strips:
            found = strips or self._with_higher_lane(found, whole)
            progress(1.0)
            return Sheets((self._filled(found, whole),), ())
        pages = self._split(progress)
        return Sheets(pages, self._warnings(pages, size))

    def _warnings(self, pages: Sequence[tuple[Strip, ...]], size: float) -> tuple[Notice, ...]:
        least = ("smallest", self.smallest)
        found: list[Notice] = []
        count = ("pages", str(len(pages)))
        if len(pages) > 1 and size < UNREADABLE:
            # a figure that small says nothing, and there is no paper on which it would be large
            found.append(("page.warn.split_far", (count,)))
        elif len(pages) > 1:
            found.append(("page.warn.split", (count, ("size", size), least)))
        for number, strips in enumerate(pages):
            scale = min(strip.scale for strip in strips)
            small = parts.smallest_type(scale)
            if small < self.smallest - 0.01:
                page = ("page", str(number + 1))
                found.append(("page.warn.small", (page, ("size", small), least)))
        return tuple(found)

    def _one_page(self, area: Area, shortest: float, unbroken: bool) -> Strip:
        """The whole map on one page, in the column width that gives the largest type.

        The experience lane is at least ``shortest`` high; ``unbroken`` columns are wide enough for
        their longest word.
        """
        columns = max(1, len(self.document.columns(self.journey)))
        low = self._whole_words(area, columns) if unbroken else m.NARROWEST
        legible = area.width * m.SMALLEST / (self.smallest or SMALLEST)
        high = max(m.WIDEST, (legible - m.PAPER.label_width) / columns)
        layout, scale = self._fitted(low, shortest, area)
        best = (scale, layout)
        if area.width / layout.width > area.height / layout.height:
            # wider columns make the map lower: the best width is where both sides are full
            for _ in range(6):
                middle = (low + high) / 2
                layout, scale = self._fitted(middle, shortest, area)
                best = max(best, (scale, layout), key=_scale)
                if area.width / layout.width > area.height / layout.height:
                    low = middle
                else:
                    high = middle
                if high - low < 2:
                    break
        scale, layout = best
        wide = (area.width / scale - m.PAPER.label_width) / columns
        if wide - layout.metrics.column_width > 0.5:
            layout = self._laid(None, wide, shortest)
        return Strip(layout, scale)

    def _with_higher_lane(self, strips: tuple[Strip, ...], area: Area) -> tuple[Strip, ...]:
        """The same in smaller type, as far as that is comfortable, where the lane gains by it."""
        (strip,) = strips
        least = COMFORTABLE * max(1.0, self.unit)
        shortest = strip.layout.metrics.experience_height
        lane = min(HIGHEST_LANE, LANE_TO_ROWS * (strip.layout.height - shortest))
        taken = area.height / strip.scale - strip.layout.height + shortest
        if strip.scale <= least or not self._scored or taken >= lane:
            return strips
        higher = self._one_page(area, lane, True)
        if higher.scale >= least:
            return (higher,)
        columns = max(1, len(self.document.columns(self.journey)))
        wide = (area.width / least - m.PAPER.label_width) / columns
        return (Strip(self._laid(None, wide, shortest), least),)

    def _whole_words(self, area: Area, columns: int) -> float:
        """The narrowest column in which no word is broken, as long as the type stays legible."""
        legible = area.width * m.SMALLEST / (self.smallest or SMALLEST) - m.PAPER.label_width
        most = min(legible / columns, m.WIDEST)
        if most <= m.NARROWEST:
            return m.NARROWEST
        return max(m.NARROWEST, min(self._longest, most))

    def _breaks_words(self, layout: MapLayout) -> bool:
        return layout.metrics.column_width < WHOLE * self._longest

    @cached_property
    def _longest(self) -> float:
        return longest_word(self.document, self.journey, self.language)

    def _fitted(self, wide: float, shortest: float, area: Area) -> tuple[MapLayout, float]:
        layout = self._laid(None, wide, shortest)
        scale = min(area.width / layout.width, area.height / layout.height)
        return layout, min(scale, LARGEST_SCALE * self.unit)

    def _taken(self, strips: Sequence[Strip]) -> float:
        """What strips take under each other, with the white between them, in points."""
        between = (len(strips) - 1) * BETWEEN * self.unit
        return sum(strip.height for strip in strips) + between

    def _filled(self, strips: tuple[Strip, ...], area: Area) -> tuple[Strip, ...]:
        """The experience lanes take the room that is left."""
        growing = [one for one in strips if one.layout.part is None or one.layout.part.experience]
        spare = area.height - self._taken(strips)
        for layout, scale in growing:
            if spare > scale:
                fill(layout, spare / len(growing) / scale, self._scored)
        return strips

    def _laid(self, part: Part | None, wide: float, experience: float) -> MapLayout:
        if not self._scored:
            experience = min(experience, UNSCORED_LANE)
        measures = m.PAPER.widened(wide, experience)
        if part is None:
            count = len(self.document.columns(self.journey))
            part = Part(0, count, None, self._spanning)
        return MapLayout(self.document, self.journey, measures, self.look, part)

    # -- several strips on a page ----------------------------------------------------------------

    def _in_strips(self, area: Area, than: float) -> tuple[Strip, ...]:
        """The map in strips under each other, where its type becomes much larger by that.

        ``than`` is the scale that it has otherwise; nothing where that is as good.
        """
        best: tuple[Strip, ...] = ()
        widths = [self.document.width(phase.id) for phase in self.document.phases(self.journey)]
        lanes = len(lanes_of(self.document, self.journey, self.look))
        lane = SHORTEST_STRIP_LANE if self._scored else UNSCORED_LANE
        lowest = frame.SHORTEST_HEAD + lane + m.EMPTY_ROW * (1 + lanes)
        # with nothing but the lowest, narrowest columns the page is full at this scale
        columns = max(1, sum(widths))
        full = sqrt(area.width * area.height / (columns * m.NARROWEST * lowest))
        if parts.smallest_type(full) < UNREADABLE:
            return ()
        for count in range(2, columns + 1):
            goal = than * BETTER
            if count * lowest * goal + (count - 1) * BETWEEN * self.unit > area.height:
                break
            cuts = evenly(widths, count)
            # in fewer strips it was tried before
            found = self._strips(area, cuts, goal, lowest) if len(cuts) == count else ()
            if found:
                best, than = found, found[0].scale
        return best

    def _strips(
        self, area: Area, cuts: Sequence[Stretch], goal: float, lowest: float
    ) -> tuple[Strip, ...]:
        """Strips in the largest type that fits, if that is at least ``goal``.

        ``lowest`` is what a strip takes at least, in points of the map.
        """
        most = max(end - first for first, end in cuts)
        narrowest = m.PAPER.label_width + most * self._whole_words(area, most)
        high = min(area.width / narrowest, LARGEST_SCALE * self.unit)
        if high < goal:
            return ()

        def laid(scale: float) -> tuple[Strip, ...]:
            """The strips at that scale; nothing, as soon as it is known that they do not fit."""
            room = area.width / scale - m.PAPER.label_width
            found: list[Strip] = []
            for first, end in cuts:
                part = Part(first, end, None, self._spanning)
                layout = self._laid(part, room / (end - first), SHORTEST_STRIP_LANE)
                found.append(Strip(layout, scale))
                to_come = (len(cuts) - len(found)) * (lowest * scale + BETWEEN * self.unit)
                if self._taken(found) + to_come > area.height:
                    return ()
            return tuple(found)

        best = laid(high)
        if best:
            return best
        best, low = laid(goal), goal
        while best:
            # narrower columns make no strip lower, so that these strips say how large type can be
            heights = sum(strip.height for strip in best)
            high = min(high, low * (1 + (area.height - self._taken(best)) / heights))
            if high - low < low * NEAR:
                break
            middle = (low + high) / 2
            found = laid(middle)
            if found:
                best, low = found, middle
            else:
                high = middle
        return best

    # -- split pages -----------------------------------------------------------------------------

    def _split(self, progress: Progress) -> tuple[tuple[Strip, ...], ...]:
        """The map on several pages, each full of strips."""
        pages: list[tuple[Strip, ...]] = []
        joins = False
        chunks = self._chunks()
        # the last has the least room: set first, it says how large the type of all can be
        *others, ending = chunks
        closing = tuple(self._split_page(*ending, last=True))
        for number, chunk in enumerate(chunks):
            last = number == len(others)
            strips = closing if last else tuple(self._split_page(*chunk, last=False))
            whole = len(strips) == 1
            both = (*pages[-1], *strips) if joins else strips
            if whole and joins and self._taken(both) <= self._area(last).height:
                pages[-1] = both
            else:
                pages += [(strip,) for strip in strips]
            joins = whole
            progress((number + 1) / len(chunks))
        end_page = len(pages) - 1
        return tuple(
            self._filled(strips, self._area(number == end_page))
            for number, strips in enumerate(pages)
        )

    def _chunks(self) -> list[Stretch]:
        """Which columns come on which page: cut at phases, inside an overlong phase anywhere."""
        area = self._area(False)
        wide = m.PAPER.column_width * min(1.0, area.width / area.height)
        if wide < m.PAPER.column_width:
            # a high page is filled by narrow columns
            wide = max(m.NARROWEST, min(self._longest, m.PAPER.column_width), wide)
        room = int((area.width / self._scales[0] - m.PAPER.label_width) // wide)
        widths = [self.document.width(phase.id) for phase in self.document.phases(self.journey)]
        return packed(widths, max(1, room))

    def _split_page(self, first: int, end: int, last: bool) -> Iterator[Strip]:
        """The pages for some columns: one, or several when the lanes are too high for it."""
        area = self._area(last)
        part = Part(first, end, None, self._spanning)
        narrowest = m.PAPER.label_width + (end - first) * m.NARROWEST
        while True:
            scale = min(self._scales[0], area.width / narrowest)
            wide = (area.width / scale - m.PAPER.label_width) / (end - first)
            layout = self._laid(part, wide, SHORTEST_SPLIT_LANE)
            if layout.height * scale <= area.height:
                yield Strip(layout, scale)
                return
            if len(self._scales) == 1:
                break
            # the pages that follow are set like this one, so that their type is the same
            del self._scales[0]
        for number, lanes in enumerate(by_page(layout.rows, area.height / scale)):
            some = part._replace(lanes=lanes, experience=number == 0)
            layout = self._laid(some, wide, SHORTEST_SPLIT_LANE)
            yield Strip(layout, min(scale, area.height / layout.height))


def _scale(fitted: tuple[float, MapLayout]) -> float:
    return fitted[0]
