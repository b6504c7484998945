"""Journeys on paper: the map with title, personas, actions, legend and number around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjdesigner import words
from cjdesigner.errors import ExportError
from cjdesigner.layout import legend
from cjdesigner.layout import metrics as m
from cjdesigner.layout import page_frame as parts
from cjdesigner.layout.binding import bound
from cjdesigner.layout.drawing import Bookmark, Bounds, Jump, Notice, Op, Page, Paged, Placed
from cjdesigner.layout.fitting import (
    BETWEEN,
    SMALLEST,
    SPLIT_SCALES,
    Area,
    Fitting,
    Progress,
    Sheets,
    Strip,
)
from cjdesigner.layout.map import MapLayout
from cjdesigner.layout.moving import lowered
from cjdesigner.layout.page_head import head
from cjdesigner.layout.paper import Sheet
from cjdesigner.layout.people import Traveller, travellers
from cjdesigner.layout.rows import EXPERIENCE_ROW
from cjdesigner.model.records import PRINT_ID, Card, Image, Journey, Print, Touchpoint
from cjdesigner.timeline.document import Document

PLAIN = Print(id=PRINT_ID)
# the part of the work that is done when the maps are set
_SET = 0.6
# with less height than this for the map, in points, a paper is too small for what stands around it
_LEAST_ROOM = 36.0


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

    def told(done: float) -> None:
        if progress is not None:
            progress(done)

    for number, journey in enumerate(journeys):
        composer = Composer(
            document, document.record(journey, Journey), sheet, look, smallest, settings, today
        )
        share = number / len(journeys)

        def set_so_far(fraction: float, share: float = share) -> None:
            told(_SET * (share + fraction / len(journeys)))

        sheets = composer.sheets(set_so_far)
        warnings += sheets.warnings
        composed.append((composer, sheets))
    total = sum(len(sheets.pages) for _, sheets in composed)
    for composer, sheets in composed:
        for number, strips in enumerate(sheets.pages):
            pages.append(composer.page(strips, number, len(sheets.pages), len(pages), total))
            told(_SET + (1 - _SET) * len(pages) / total)
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
        self.scales = [*(scale for scale in SPLIT_SCALES if scale > legible), legible]
        self.language = look.language or document.project.language
        self.people: tuple[Traveller, ...] = travellers(document, journey.id, look)
        self.legend = legend.entries(document, journey, self.people, settings, look, today)
        self._leads_out = any(
            card.link for lane in document.lanes(journey.id) for card in document.cards(lane.id)
        )
        self.actions = None
        if settings.actions:
            self.actions = parts.actions(document, journey.id, sheet, look.theme, self.language)
        self._areas: dict[bool, Area] = {}

    def sheets(self, progress: Progress) -> Sheets:
        """The strips on the journey's pages, and what the reader should know."""
        fitting = Fitting(
            self.document,
            self.journey.id,
            self.look,
            self._area,
            self.sheet.unit,
            self.smallest,
            self.scales,
        )
        return fitting.sheets(progress)

    # -- a page ----------------------------------------------------------------------------------

    def _head(self, part: str) -> parts.Block:
        if not self.settings.title:
            return parts.NOTHING
        block = head(
            self.document,
            self.journey,
            self.people,
            self.sheet,
            self.look.theme,
            self.language,
            part,
            self._logo(),
        )
        return parts.Block(block.ops, block.height + 20 * self.sheet.unit)

    def _logo(self) -> Image | None:
        logo = self.document.get(self.settings.logo) if self.settings.logo else None
        return logo if isinstance(logo, Image) else None

    def _foot(self, number: str) -> parts.Block:
        number = number if self.settings.numbers else ""
        if not self.legend and not number:
            return parts.NOTHING
        foot = legend.foot(self.legend, number, self.sheet, self.look.theme)
        return parts.Block(foot.ops, foot.height + 12 * self.sheet.unit)

    def _area(self, last: bool) -> Area:
        """The room for the map. Raises ``ExportError`` where what stands around it takes all."""
        known = self._areas.get(last)
        if known is None:
            sheet = self.sheet
            said = words.say("page.part", self.language, part=999, parts=999)
            height = sheet.height - 2 * sheet.margin
            height -= self._head(said).height + self._foot("999 / 999").height
            if last and self.actions is not None:
                height -= self.actions.height + 16 * sheet.unit
            if height < _LEAST_ROOM:
                raise ExportError("page.no_room")
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
        ops: list[Op] = []
        if number == count - 1 and self.actions is not None:
            bottom = sheet.height - sheet.margin - foot.height
            ops += [lowered(op, bottom - self.actions.height) for op in self.actions.ops]
        # what every page repeats is read on the first
        ops += parts.unread(foot.ops) if number else foot.ops
        placed: list[Placed] = []
        bookmarks: list[Bookmark] = []
        jumps: list[Jump] = []
        if number == 0:
            name = self.journey.title or words.say("page.untitled", self.language)
            bookmarks.append(Bookmark(0, name, sheet.margin, sheet.margin))
        for layout, scale in strips:
            drawing = layout.drawing
            source = Bounds(0, 0, drawing.width, drawing.height)
            placed.append(Placed(drawing, source, sheet.margin, top, scale))
            bookmarks += self._bookmarks(layout, top, scale)
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
            head=parts.unread(header.ops) if number else header.ops,
        )

    def _bookmarks(self, layout: MapLayout, top: float, scale: float) -> Iterator[Bookmark]:
        """The phases of a strip, and the touchpoints in them."""
        if layout.part is not None and not layout.part.experience:
            return
        drawing, left = layout.drawing, self.sheet.margin
        below = top + drawing.rows[EXPERIENCE_ROW].y * scale
        for stretch in layout.stretches:
            x = left + drawing.column_x(stretch.first) * scale
            if stretch.begins:
                name = stretch.phase.title or words.say("map.untitled_phase", self.language)
                yield Bookmark(1, name, top, x)
            for number in range(stretch.first, stretch.end):
                column = layout.columns[number]
                record = self.document.get(column)
                if isinstance(record, Touchpoint):
                    name = record.title or words.say("map.untitled_touchpoint", self.language)
                    yield Bookmark(2, name, below, left + drawing.column_x(number) * scale)

    def _addresses(self, layout: MapLayout, top: float, scale: float) -> Iterator[Jump]:
        """The links of cards, where the cards lie on the page."""
        for x, y, group in layout.drawing.placed() if self._leads_out else ():
            card = self.document.get(group.owner) if group.part == "card" else None
            if isinstance(card, Card) and card.link:
                box = group.bounds.moved(x, y)
                area = Bounds(
                    self.sheet.margin + box.left * scale,
                    top + box.top * scale,
                    self.sheet.margin + box.right * scale,
                    top + box.bottom * scale,
                )
                yield Jump(area, address=card.link, said=card.link, owner=card.id)
