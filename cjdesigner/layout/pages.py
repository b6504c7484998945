"""Journeys on paper: the map fills the page, or is split at phases and lanes before it shrinks.

The column width is chosen that gives the largest type; then the experience lane grows until the
page is full. Type under the smallest size is never the answer while there is another page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from cjdesigner import words
from cjdesigner.errors import ExportError
from cjdesigner.layout import frame
from cjdesigner.layout import metrics as m
from cjdesigner.layout import page_frame as parts
from cjdesigner.layout.binding import bound
from cjdesigner.layout.cards import MARGIN as CARD_MARGIN
from cjdesigner.layout.cuts import Stretch, evenly, packed
from cjdesigner.layout.drawing import Bounds, Jump, Notice, Op, Page, Paged, Placed
from cjdesigner.layout.fields import ICON_MARGIN, channel_name
from cjdesigner.layout.map import (
    EMPTY_ROW,
    EXPERIENCE_ROW,
    FIRST_LANE,
    MapLayout,
    Part,
    lanes_of,
)
from cjdesigner.layout.moving import lowered
from cjdesigner.layout.paper import Sheet
from cjdesigner.layout.people import Traveller, travellers
from cjdesigner.layout.title import MARGIN as TITLE_MARGIN
from cjdesigner.model.records import PRINT_ID, Card, Image, Journey, Print, Touchpoint
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import width

SMALLEST = 7.0
LARGEST_SCALE = 1.9
SPLIT_SCALES = (0.8, 0.73)
SHORTEST_LANE = 250.0
SHORTEST_SPLIT_LANE = 180.0
SHORTEST_STRIP_LANE = 230.0
# the white between strips on a page; so much larger must the type become for one strip more
BETWEEN, BETTER = 15.0, 1.2
# how the map may be set on one page before it is split: the height that the experience lane keeps,
# and whether words stay whole
ONE_PAGE = ((SHORTEST_LANE, True), (SHORTEST_SPLIT_LANE, True), (SHORTEST_SPLIT_LANE, False))
PLAIN = Print(id=PRINT_ID)

Progress = Callable[[float], None]
Bookmark = tuple[int, str, float]


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


def paged(
    document: Document,
    journeys: Sequence[str],
    sheet: Sheet,
    look: m.Look | None = None,
    author: str = "",
    smallest: float = SMALLEST,
    progress: Progress | None = None,
    settings: Print = PLAIN,
    today: str = "",
) -> Paged:
    """Lay out journeys on sheets of paper.

    ``smallest`` is the type size in points under which a map is split instead of shrunk; with 0
    it is never split.
    ``progress`` hears fractions from 0 to 1. ``settings`` say what stands around the map, and
    ``today`` (year-month-day) is the date that they may ask for. Raises ``ExportError`` where
    there is no journey.
    """
    if not journeys:
        raise ExportError("page.nothing")
    look = look or m.plain_look()
    language = look.language or document.project.language
    pages: list[Page] = []
    warnings: list[Notice] = []
    composed = []
    for number, journey in enumerate(journeys):
        composer = Composer(
            document, document.record(journey, Journey), sheet, look, smallest, settings, today
        )
        share = number / len(journeys)

        def told(fraction: float, share: float = share) -> None:
            if progress is not None:
                progress(share + fraction / len(journeys))

        sheets = composer.sheets(told)
        warnings += sheets.warnings
        composed.append((composer, sheets))
    total = sum(len(sheets.pages) for _, sheets in composed)
    for composer, sheets in composed:
        for number, strips in enumerate(sheets.pages):
            pages.append(composer.page(strips, number, len(sheets.pages), len(pages), total))
    return bound(document, journeys, pages, language, author, warnings)


class Composer:
    """Composes the pages of one journey."""

    def __init__(
        self,
        document: Document,
        journey: Journey,
        sheet: Sheet,
        look: m.Look,
        smallest: float,
        settings: Print = PLAIN,
        today: str = "",
    ) -> None:
        self.document = document
        self.settings = settings
        self.journey = journey
        self.sheet = sheet
        self.look = look
        self.smallest = smallest
        legible = smallest / m.SMALLEST
        self._scales = [*(scale for scale in SPLIT_SCALES if scale > legible), legible]
        self.language = look.language or document.project.language
        self.people: tuple[Traveller, ...] = travellers(document, journey.id, look)
        self.legend = parts.foot_text(
            document, journey, self.people, settings, today, self.language
        )
        self.actions = None
        if settings.actions:
            self.actions = parts.actions(document, journey.id, sheet, look.theme, self.language)
        self._areas: dict[bool, Area] = {}
        self.spanning: tuple[Card, ...] = tuple(
            card
            for lane in document.lanes(journey.id)
            for card in document.cards(lane.id)
            if card.first != card.last
        )

    # -- how the map is cut ----------------------------------------------------------------------

    def sheets(self, progress: Progress) -> Sheets:
        """The strips on the journey's pages, and what the reader should know."""
        whole = self._area(last=True)
        count = len(self.document.columns(self.journey.id))
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
        found = self._in_strips(whole, found[0].scale if found else wanted / BETTER) or found
        if found:
            progress(1.0)
            return Sheets((self._filled(found, whole),), ())
        pages = self._split(progress)
        return Sheets(pages, self._warnings(pages, size))

    def _warnings(self, pages: Sequence[tuple[Strip, ...]], size: float) -> tuple[Notice, ...]:
        said = words.number(size, self.language)
        least = words.number(self.smallest, self.language)
        found: list[Notice] = [
            (
                "page.warn.split",
                (("pages", str(len(pages))), ("size", said), ("smallest", least)),
            )
        ]
        for number, strips in enumerate(pages):
            scale = min(strip.scale for strip in strips)
            if parts.smallest_type(scale) < self.smallest - 0.01:
                shown = words.number(parts.smallest_type(scale), self.language)
                found.append(
                    (
                        "page.warn.small",
                        (("page", str(number + 1)), ("size", shown), ("smallest", least)),
                    )
                )
        return tuple(found)

    def _one_page(self, area: Area, shortest: float, unbroken: bool) -> Strip:
        """The whole map on one page, in the column width that gives the largest type.

        The experience lane is at least ``shortest`` high; ``unbroken`` columns are wide enough for
        their longest word.
        """
        columns = max(1, len(self.document.columns(self.journey.id)))
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

    def _whole_words(self, area: Area, columns: int) -> float:
        """The narrowest column in which no word is broken, as long as the type stays legible."""
        legible = area.width * m.SMALLEST / (self.smallest or SMALLEST) - m.PAPER.label_width
        return max(m.NARROWEST, min(self._longest_word(), legible / columns, m.WIDEST))

    def _longest_word(self) -> float:
        document = self.document
        longest = 0.0
        channels = any(lane.kind == "channel" for lane in document.lanes(self.journey.id))
        for column in document.columns(self.journey.id):
            title = getattr(document.get(column), "title", "")
            for word in title.split():
                longest = max(longest, width(word, m.TOUCHPOINT) + TITLE_MARGIN)
            for word in self._channel_words(column) if channels else ():
                longest = max(longest, width(word, m.NOTE) + ICON_MARGIN)
            for card in document.cards_on(column):
                if card.first == card.last:
                    for word in card.text.split():
                        longest = max(longest, width(word, m.CARD) + CARD_MARGIN)
        return longest

    def _channel_words(self, column: str) -> list[str]:
        named = getattr(self.document.get(column), "channels", ())
        names = (channel_name(self.document, id_, self.language) for id_ in named)
        return [word for name in names for word in name.split()]

    def _fitted(self, wide: float, shortest: float, area: Area) -> tuple[MapLayout, float]:
        layout = self._laid(None, wide, shortest)
        scale = min(area.width / layout.width, area.height / layout.height)
        return layout, min(scale, LARGEST_SCALE * self.sheet.unit)

    def _taken(self, strips: Sequence[Strip]) -> float:
        """What strips take under each other, with the white between them, in points."""
        between = (len(strips) - 1) * BETWEEN * self.sheet.unit
        return sum(strip.height for strip in strips) + between

    def _filled(self, strips: tuple[Strip, ...], area: Area) -> tuple[Strip, ...]:
        """The experience lanes take the room that is left."""
        growing = [one for one in strips if one.layout.part is None or one.layout.part.experience]
        spare = area.height - self._taken(strips)
        for layout, scale in growing:
            if spare > scale:
                grown = spare / len(growing) / scale
                layout.stretch(layout.metrics.experience_height + grown)
        return strips

    def _laid(self, part: Part | None, wide: float, experience: float) -> MapLayout:
        measures = m.PAPER.widened(wide, experience)
        if part is None:
            count = len(self.document.columns(self.journey.id))
            part = Part(0, count, None, self.spanning)
        return MapLayout(self.document, self.journey.id, measures, self.look, part)

    # -- several strips on a page ----------------------------------------------------------------

    def _in_strips(self, area: Area, than: float) -> tuple[Strip, ...]:
        """The map in strips under each other, where its type becomes much larger by that.

        ``than`` is the scale that it has otherwise; nothing where that is as good.
        """
        best: tuple[Strip, ...] = ()
        widths = [self.document.width(phase.id) for phase in self.document.phases(self.journey.id)]
        lanes = len(lanes_of(self.document, self.journey.id, self.look))
        lowest = frame.SHORTEST_HEAD + SHORTEST_STRIP_LANE + EMPTY_ROW * (1 + lanes)
        for count in range(2, sum(widths) + 1):
            goal = than * BETTER
            if count * lowest * goal + (count - 1) * BETWEEN * self.sheet.unit > area.height:
                break
            found = self._strips(area, evenly(widths, count), goal)
            if found:
                best, than = found, found[0].scale
        return best

    def _strips(self, area: Area, cuts: Sequence[Stretch], goal: float) -> tuple[Strip, ...]:
        """Strips in the largest type that fits, if that is at least ``goal``."""
        most = max(end - first for first, end in cuts)
        narrowest = m.PAPER.label_width + most * self._whole_words(area, most)
        high = min(area.width / narrowest, LARGEST_SCALE * self.sheet.unit)
        if high < goal:
            return ()

        def laid(scale: float) -> tuple[Strip, ...]:
            room = area.width / scale - m.PAPER.label_width
            return tuple(
                Strip(
                    self._laid(
                        Part(first, end, None, self.spanning),
                        room / (end - first),
                        SHORTEST_STRIP_LANE,
                    ),
                    scale,
                )
                for first, end in cuts
            )

        best = laid(high)
        if self._taken(best) <= area.height:
            return best
        best = laid(goal)
        if self._taken(best) > area.height:
            return ()
        low = goal
        for _ in range(5):
            middle = (low + high) / 2
            found = laid(middle)
            if self._taken(found) <= area.height:
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
            self._filled(strips, self._area(last=number == end_page))
            for number, strips in enumerate(pages)
        )

    def _chunks(self) -> list[Stretch]:
        """Which columns come on which page: cut at phases, inside an overlong phase anywhere."""
        area = self._area(last=False)
        wide = m.PAPER.column_width * min(1.0, area.width / area.height)
        if wide < m.PAPER.column_width:
            # a high page is filled by narrow columns
            wide = max(m.NARROWEST, min(self._longest_word(), m.PAPER.column_width), wide)
        room = int((area.width / self._scales[0] - m.PAPER.label_width) // wide)
        widths = [self.document.width(phase.id) for phase in self.document.phases(self.journey.id)]
        return packed(widths, max(1, room))

    def _split_page(self, first: int, end: int, last: bool) -> Iterator[Strip]:
        """The pages for some columns: one, or several when the lanes are too high for it."""
        area = self._area(last)
        part = Part(first, end, None, self.spanning)
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
        for number, lanes in enumerate(self._lane_chunks(layout, area.height / scale)):
            some = part._replace(lanes=lanes, experience=number == 0)
            layout = self._laid(some, wide, SHORTEST_SPLIT_LANE)
            yield Strip(layout, min(scale, area.height / layout.height))

    def _lane_chunks(self, layout: MapLayout, height: float) -> list[tuple[str, ...]]:
        """The lanes page by page, none divided.

        The pages are filled from the last one on: the first has the experience lane, which grows.
        """
        rows = layout.rows
        heading = rows[FIRST_LANE - 1].y + rows[FIRST_LANE - 1].height
        again = heading - rows[EXPERIENCE_ROW].height
        chunks: list[list[str]] = [[]]
        used = again
        waiting = list(rows[FIRST_LANE:])
        while waiting:
            rest = sum(row.height for row in waiting)
            if len(chunks) > 1 and heading + rest <= height:
                chunks.append([row.owner for row in waiting])
                break
            row = waiting.pop()
            if chunks[-1] and used + row.height > height:
                chunks.append([])
                used = again
            chunks[-1].insert(0, row.owner)
            used += row.height
        else:
            chunks.append([])
        return [tuple(chunk) for chunk in reversed(chunks)]

    # -- a page ----------------------------------------------------------------------------------

    def _head(self, part: str) -> parts.Block:
        if not self.settings.title:
            return parts.NOTHING
        head = parts.head(
            self.document,
            self.journey,
            self.people,
            self.sheet,
            self.look.theme,
            self.language,
            part,
            self._logo(),
        )
        return parts.Block(head.ops, head.height + 20 * self.sheet.unit)

    def _logo(self) -> Image | None:
        logo = self.document.get(self.settings.logo) if self.settings.logo else None
        return logo if isinstance(logo, Image) else None

    def _foot(self, number: str) -> parts.Block:
        number = number if self.settings.numbers else ""
        if not self.legend and not number:
            return parts.NOTHING
        foot = parts.foot(self.legend, number, self.sheet, self.look.theme)
        return parts.Block(foot.ops, foot.height + 12 * self.sheet.unit)

    def _area(self, last: bool) -> Area:
        known = self._areas.get(last)
        if known is None:
            sheet = self.sheet
            said = words.say("page.part", self.language, part=999, parts=999)
            height = sheet.height - 2 * sheet.margin
            height -= self._head(said).height + self._foot("999 / 999").height
            if last and self.actions is not None:
                height -= self.actions.height + 16 * sheet.unit
            known = self._areas[last] = Area(sheet.width - 2 * sheet.margin, height)
        return known

    def page(
        self, strips: Sequence[Strip], number: int, count: int, before: int, total: int
    ) -> Page:
        """The page with the map's part ``number`` of ``count``, ``before`` pages into the file."""
        sheet = self.sheet
        said = ""
        if count > 1:
            said = words.say("page.part", self.language, part=number + 1, parts=count)
        header = self._head(said)
        numbered = words.say("page.number", self.language, page=before + 1, pages=total)
        foot = self._foot(numbered)
        top = sheet.margin + header.height
        ops: list[Op] = [*header.ops, *foot.ops]
        if number == count - 1 and self.actions is not None:
            bottom = sheet.height - sheet.margin - foot.height
            ops += [lowered(op, bottom - self.actions.height) for op in self.actions.ops]
        placed: list[Placed] = []
        bookmarks: list[Bookmark] = []
        jumps: list[Jump] = []
        if number == 0:
            name = self.journey.title or words.say("page.untitled", self.language)
            bookmarks.append((0, name, sheet.margin))
        for layout, scale in strips:
            drawing = layout.drawing
            source = Bounds(0, 0, drawing.width, drawing.height)
            placed.append(Placed(drawing, source, sheet.margin, top, scale))
            bookmarks += self._bookmarks(layout, top)
            jumps += self._addresses(layout, top, scale)
            top += layout.height * scale + BETWEEN * sheet.unit
        return Page(
            sheet.width,
            sheet.height,
            tuple(placed),
            tuple(ops),
            tuple(bookmarks),
            jumps=tuple(jumps),
            ground=self.settings.colour if self.settings.colour.startswith("#") else None,
        )

    def _bookmarks(self, layout: MapLayout, top: float) -> Iterator[Bookmark]:
        """The phases of a strip, and the touchpoints in them."""
        if layout.part is not None and not layout.part.experience:
            return
        for stretch in layout.stretches:
            if stretch.begins:
                name = stretch.phase.title or words.say("map.untitled_phase", self.language)
                yield (1, name, top)
            for column in layout.columns[stretch.first : stretch.end]:
                record = self.document.get(column)
                if isinstance(record, Touchpoint):
                    name = record.title or words.say("map.untitled_touchpoint", self.language)
                    yield (2, name, top)

    def _addresses(self, layout: MapLayout, top: float, scale: float) -> Iterator[Jump]:
        """The links of cards, where the cards lie on the page."""
        for x, y, group in layout.drawing.placed():
            card = self.document.get(group.owner) if group.part == "card" else None
            if isinstance(card, Card) and card.link:
                box = group.bounds.moved(x, y)
                area = Bounds(
                    self.sheet.margin + box.left * scale,
                    top + box.top * scale,
                    self.sheet.margin + box.right * scale,
                    top + box.bottom * scale,
                )
                yield Jump(area, address=card.link)


def _scale(fitted: tuple[float, MapLayout]) -> float:
    return fitted[0]
