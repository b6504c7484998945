"""Journeys on paper: the map fills the page, or is split at phases and lanes before it shrinks.

The column width is chosen that gives the largest type; then the experience lane grows until the
page is full. Type under the smallest size is never the answer while there is another page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from cjdesigner import words
from cjdesigner.errors import ExportError
from cjdesigner.layout import metrics as m
from cjdesigner.layout import page_frame as parts
from cjdesigner.layout.binding import bound
from cjdesigner.layout.cards import MARGIN as CARD_MARGIN
from cjdesigner.layout.drawing import Bounds, Jump, Notice, Op, Page, Paged, Placed
from cjdesigner.layout.fields import ICON_MARGIN, channel_name
from cjdesigner.layout.map import EXPERIENCE_ROW, FIRST_LANE, MapLayout, Part
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


class Sheets(NamedTuple):
    """One journey on paper, before the pages know their numbers."""

    layouts: tuple[tuple[MapLayout, float], ...]
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
    total = sum(len(sheets.layouts) for _, sheets in composed)
    for composer, sheets in composed:
        for number, (layout, scale) in enumerate(sheets.layouts):
            pages.append(
                composer.page(layout, scale, number, len(sheets.layouts), len(pages), total)
            )
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
        """The layouts of the journey's pages with their scales, and what the reader should know."""
        whole = self._area(last=True)
        count = len(self.document.columns(self.journey.id))
        wanted = self.smallest / m.SMALLEST
        # what cannot fit even in the narrowest columns need not be laid out to be known too large
        narrowest = m.PAPER.label_width + count * m.NARROWEST
        if whole.width / narrowest >= wanted:
            for shortest, unbroken in ONE_PAGE:
                layout, scale = self._one_page(whole, shortest, unbroken)
                if scale >= wanted - 1e-9:
                    progress(1.0)
                    return Sheets(((layout, scale),), ())
            size = parts.smallest_type(scale)
        else:
            size = parts.smallest_type(whole.width / narrowest)
        layouts: list[tuple[MapLayout, float]] = []
        chunks = self._chunks()
        for number, (first, end) in enumerate(chunks):
            layouts += self._split_page(first, end, last=number == len(chunks) - 1)
            progress((number + 1) / len(chunks))
        return Sheets(tuple(layouts), self._warnings(layouts, size))

    def _warnings(
        self, layouts: Sequence[tuple[MapLayout, float]], size: float
    ) -> tuple[Notice, ...]:
        said = words.number(size, self.language)
        least = words.number(self.smallest, self.language)
        found: list[Notice] = [
            (
                "page.warn.split",
                (("pages", str(len(layouts))), ("size", said), ("smallest", least)),
            )
        ]
        for number, (_, scale) in enumerate(layouts):
            if parts.smallest_type(scale) < self.smallest - 0.01:
                shown = words.number(parts.smallest_type(scale), self.language)
                found.append(
                    (
                        "page.warn.small",
                        (("page", str(number + 1)), ("size", shown), ("smallest", least)),
                    )
                )
        return tuple(found)

    def _one_page(self, area: Area, shortest: float, unbroken: bool) -> tuple[MapLayout, float]:
        """The whole map on one page, in the column width that gives the largest type.

        The experience lane is at least ``shortest`` high; ``unbroken`` columns are wide enough for
        their longest word.
        """
        columns = max(1, len(self.document.columns(self.journey.id)))
        low = self._whole_words(area, columns) if unbroken else m.NARROWEST
        high = m.WIDEST
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
        return self._grown(layout, scale, area)

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

    def _grown(self, layout: MapLayout, scale: float, area: Area) -> tuple[MapLayout, float]:
        """The experience lane takes the room that is left."""
        spare = area.height / scale - layout.height
        if spare > 1 and (layout.part is None or layout.part.experience):
            layout.stretch(layout.metrics.experience_height + spare)
        return layout, scale

    def _laid(self, part: Part | None, wide: float, experience: float) -> MapLayout:
        measures = m.PAPER.widened(wide, experience)
        if part is None:
            count = len(self.document.columns(self.journey.id))
            part = Part(0, count, None, self.spanning)
        return MapLayout(self.document, self.journey.id, measures, self.look, part)

    # -- split pages -----------------------------------------------------------------------------

    def _chunks(self) -> list[tuple[int, int]]:
        """Which columns come on which page: cut at phases, inside an overlong phase anywhere."""
        area = self._area(last=False)
        room = int((area.width / self._scales[0] - m.PAPER.label_width) // m.PAPER.column_width)
        room = max(1, room)
        pages = self._packed(room)
        # the same number of pages, filled evenly
        for fewer in range(ceil(sum(end - first for first, end in pages) / len(pages)), room):
            even = self._packed(fewer)
            if len(even) == len(pages):
                return even
        return pages

    def _packed(self, room: int) -> list[tuple[int, int]]:
        pages: list[tuple[int, int]] = []
        start = at = 0
        for phase in self.document.phases(self.journey.id):
            wide = self.document.width(phase.id)
            if at > start and at + wide - start > room:
                pages.append((start, at))
                start = at
            while at + wide - start > room:
                pages.append((start, start + room))
                wide -= start + room - at
                start = at = start + room
            at += wide
        if at > start:
            pages.append((start, at))
        return pages

    def _split_page(self, first: int, end: int, last: bool) -> Iterator[tuple[MapLayout, float]]:
        """The pages for some columns: one, or several when the lanes are too high for it."""
        area = self._area(last)
        part = Part(first, end, None, self.spanning)
        narrowest = m.PAPER.label_width + (end - first) * m.NARROWEST
        while True:
            scale = min(self._scales[0], area.width / narrowest)
            wide = (area.width / scale - m.PAPER.label_width) / (end - first)
            layout = self._laid(part, wide, SHORTEST_SPLIT_LANE)
            if layout.height * scale <= area.height:
                yield self._grown(layout, scale, area)
                return
            if len(self._scales) == 1:
                break
            # the pages that follow are set like this one, so that their type is the same
            del self._scales[0]
        for number, lanes in enumerate(self._lane_chunks(layout, area.height / scale)):
            some = part._replace(lanes=lanes, experience=number == 0)
            layout = self._laid(some, wide, SHORTEST_SPLIT_LANE)
            shown = min(scale, area.height / layout.height)
            yield self._grown(layout, shown, area)

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
        self, layout: MapLayout, scale: float, number: int, count: int, before: int, total: int
    ) -> Page:
        """The page with the map's part ``number`` of ``count``, ``before`` pages into the file."""
        sheet = self.sheet
        said = ""
        if count > 1:
            said = words.say("page.part", self.language, part=number + 1, parts=count)
        header = self._head(said)
        numbered = words.say("page.number", self.language, page=before + 1, pages=total)
        foot = self._foot(numbered)
        drawing = layout.drawing
        top = sheet.margin + header.height
        ops: list[Op] = [*header.ops, *foot.ops]
        if number == count - 1 and self.actions is not None:
            bottom = sheet.height - sheet.margin - foot.height
            ops += [lowered(op, bottom - self.actions.height) for op in self.actions.ops]
        source = Bounds(0, 0, drawing.width, drawing.height)
        return Page(
            sheet.width,
            sheet.height,
            (Placed(drawing, source, sheet.margin, top, scale),),
            tuple(ops),
            tuple(self._bookmarks(layout, top, number)),
            jumps=tuple(self._addresses(layout, top, scale)),
            ground=self.settings.colour if self.settings.colour.startswith("#") else None,
        )

    def _bookmarks(self, layout: MapLayout, top: float, number: int) -> Iterator[Bookmark]:
        """The journey, its phases, and the touchpoints in them."""
        if number == 0:
            name = self.journey.title or words.say("page.untitled", self.language)
            yield (0, name, self.sheet.margin)
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
