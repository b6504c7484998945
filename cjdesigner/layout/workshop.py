"""Workshop sheets: the empty map of a journey to write on, with the same frame as the full one.

The phases stand over cells of one width, the experience lane has its scale and no line, and the
lanes share the height that is left. Rule: type is never smaller than :data:`SMALLEST` and a lane
never lower than a hand can write in; what does not fit so goes on over another sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple, TypeVar

from cjdesigner import words
from cjdesigner.errors import ExportError
from cjdesigner.layout import frame, labels
from cjdesigner.layout import metrics as m
from cjdesigner.layout.binding import bound
from cjdesigner.layout.drawing import (
    Bookmark,
    Bounds,
    Drawing,
    Group,
    Page,
    Paged,
    PhaseStrip,
    Placed,
    Row,
)
from cjdesigner.layout.experience import Band
from cjdesigner.layout.fitting import Progress
from cjdesigner.layout.page_frame import unread
from cjdesigner.layout.paper import MM, Sheet, sheet_of
from cjdesigner.layout.rows import EXPERIENCE_ROW, FIRST_LANE, TITLE_ROW, lanes_of
from cjdesigner.layout.workshop_frame import SMALLEST, empty_cells, head
from cjdesigner.model import shipped
from cjdesigner.model.records import Journey, Lane, Phase, Print
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import width

BLANK_PHASES = 3
BLANK = "blank"
LABELS = m.PAPER.label_width
# from some words by hand to a note of 76 mm on the largest sheets
NARROWEST_CELL, WIDEST_CELL = 32 * MM, 82 * MM
SHORTEST_EXPERIENCE, EXPERIENCE_SHARE = 190.0, 0.34
HIGHEST_LANE = 0.2  # of the sheet
LOWEST_LANE = 15 * MM

T = TypeVar("T")


class Part(NamedTuple):
    """What one sheet shows: some phases, with their numbers, and some lanes."""

    phases: tuple[tuple[int, Phase], ...]
    lanes: tuple[Lane, ...]
    experience: bool


def workshop(
    document: Document,
    journeys: Sequence[str],
    settings: Print,
    look: m.Look | None = None,
    author: str = "",
    progress: Progress | None = None,
    today: str = "",
) -> Paged:
    """Empty sheets of these journeys; ``today`` is left to the people who write the date.

    ``progress`` hears fractions from 0 to 1. Raises ``ExportError`` where there is no journey.
    """
    if not journeys:
        raise ExportError("page.nothing")
    look = look or m.plain_look()
    language = look.language or document.project.language
    pages: list[Page] = []
    for number, id_ in enumerate(journeys):
        if progress is not None:
            progress(number / len(journeys))
        journey = document.record(id_, Journey)
        pages += _Sheets(document, journey, settings, look).pages()
    if progress is not None:
        progress(1.0)
    return bound(document, journeys, pages, language, author)


class _Sheets:
    """The sheets of one journey."""

    def __init__(self, document: Document, journey: Journey, settings: Print, look: m.Look) -> None:
        self.document = document
        self.journey = journey
        self.settings = settings
        self.look = look
        self.theme = look.theme
        self.language = look.language or document.project.language
        self.sheet: Sheet = sheet_of(settings)
        self.head = head(document, journey, settings, look, self.sheet)
        self.phases = self._phases()
        self.narrowest = self._narrowest()
        inner = self.sheet.width - 2 * self.sheet.margin
        usual = self.sheet.unit * 0.95
        least = max(SMALLEST / m.SMALLEST, usual * 0.6)
        # smaller before on several sheets
        fitting = inner / (LABELS + len(self.phases) * self.narrowest)
        self.scale = max(least, min(usual, fitting))
        self.wide = inner / self.scale

    def pages(self) -> list[Page]:
        """The journey's sheets; one, where its phases and lanes leave room to write."""
        room = self.sheet.height - 2 * self.sheet.margin - self.head.height
        high = room / self.scale
        chunks = self._lane_chunks(high)
        parts = [
            Part(phases, lanes, number == 0)
            for phases in self._phase_chunks()
            for number, lanes in enumerate(chunks)
        ]
        return [self._page(part, high, number == 0) for number, part in enumerate(parts)]

    # -- what stands on which sheet --------------------------------------------------------------

    def _phases(self) -> tuple[tuple[int, Phase], ...]:
        chosen = self.settings.phases
        found = tuple(
            (number, phase)
            for number, phase in enumerate(self.document.phases(self.journey.id))
            if not chosen or phase.id in chosen
        )
        blank = Phase(id=BLANK, journey=self.journey.id, order="V")
        return found or tuple((number, blank) for number in range(BLANK_PHASES))

    def _narrowest(self) -> float:
        """The narrowest that a phase may be without breaking a word of a title."""
        longest = max(
            width(word, m.PHASE_TITLE)
            for _, phase in self.phases
            for word in phase.title.split() or [""]
        )
        return max(m.NARROWEST, min(m.WIDEST, longest + 2 * frame.NOTCH + 16))

    def _phase_chunks(self) -> list[tuple[tuple[int, Phase], ...]]:
        """The phases, evenly, on as few sheets as give each its width."""
        fitting = max(1, int((self.wide - LABELS) / self.narrowest + 1e-6))
        return _evenly(self.phases, ceil(len(self.phases) / fitting))

    def _lane_chunks(self, high: float) -> list[tuple[Lane, ...]]:
        """The lanes on as few sheets as leave each high enough to write in."""
        lanes = lanes_of(self.document, self.journey.id, self.look)
        lowest = max([LOWEST_LANE / self.scale, *(self._label(lane).height for lane in lanes)])
        # the row of touchpoints is written in too
        room = high - self._head_row() - lowest
        first = max(0, int((room - SHORTEST_EXPERIENCE) // lowest))
        if len(lanes) <= first:
            return [tuple(lanes)]
        count = ceil((len(lanes) - first) / max(1, int(room // lowest)))
        first = min(first, ceil(len(lanes) / (count + 1)))
        return [tuple(lanes[:first]), *_evenly(lanes[first:], count)]

    # -- a sheet ---------------------------------------------------------------------------------

    def _page(self, part: Part, high: float, first: bool) -> Page:
        sheet, ops = self.sheet, self.head.ops
        drawing = self._drawing(part, high)
        colour = self.settings.colour
        source = Bounds(0, 0, drawing.width, drawing.height)
        top = sheet.margin + self.head.height
        return Page(
            sheet.width,
            sheet.height,
            (Placed(drawing, source, sheet.margin, top, self.scale),),
            (),
            tuple(self._bookmarks(part, top, first)),
            ground=colour if colour.startswith("#") else None,
            head=ops if first else unread(ops),
        )

    def _bookmarks(self, part: Part, top: float, first: bool) -> Iterator[Bookmark]:
        if first:
            title = self.journey.title or words.say("page.untitled", self.language)
            yield Bookmark(0, title, self.sheet.margin, self.sheet.margin)
        wide = (self.wide - LABELS) / len(part.phases) * self.scale
        for place, (_, phase) in enumerate(part.phases if part.experience else ()):
            if phase.id != BLANK:
                name = phase.title or words.say("map.untitled_phase", self.language)
                x = self.sheet.margin + LABELS * self.scale + place * wide
                yield Bookmark(1, name, top, x)

    def _drawing(self, part: Part, high: float) -> Drawing:
        per = self._cells(len(part.phases))
        count = per * len(part.phases)
        rows = self._rows(part, high)
        measures = m.Metrics(
            column_width=(self.wide - LABELS) / count,
            label_width=LABELS,
            experience_height=rows[EXPERIENCE_ROW].height,
            pad=0.0,
            spare=0.0,
        )
        frames = self._frames(part, rows, measures)
        frames += empty_cells(
            rows, [TITLE_ROW, *self._written(part)], part.experience, measures, count, self.theme
        )
        strips = []
        for place, (number, phase) in enumerate(part.phases):
            wide = per * measures.column_width
            title = self._title(phase, wide)
            groups = [
                frame.chevron(
                    phase,
                    title,
                    number,
                    wide,
                    rows[0].height,
                    self.theme,
                    place == 0,
                    place == len(part.phases) - 1,
                )
            ]
            if place:
                bottom = rows[-1].y + rows[-1].height - rows[EXPERIENCE_ROW].y
                groups.append(frame.border(bottom, self.theme))
            at = place * per
            left = LABELS + at * measures.column_width
            strips.append(PhaseStrip(phase.id, left, at, (), tuple(groups)))
        return Drawing(
            width=self.wide,
            height=high,
            label_width=LABELS,
            column_width=measures.column_width,
            rows=tuple(rows),
            frames=tuple(frames),
            phases=tuple(strips),
            long=(),
            columns=count,
        )

    def _cells(self, phases: int) -> int:
        """How many cells a phase has: each as wide as fits a few words, or a note on the wall."""
        cell = min(WIDEST_CELL, max(NARROWEST_CELL, self.sheet.width / 8)) / self.scale
        return max(1, round((self.wide - LABELS) / phases / cell))

    def _title(self, phase: Phase, wide: float) -> frame.Title:
        if phase.id == BLANK:
            return frame.Title((), ())
        text = phase.title or words.say("map.untitled_phase", self.language)
        return frame.phase_title(phase, text, wide, self.language)

    def _head_row(self) -> float:
        """The height of the highest chevron on any sheet."""
        shown = max(len(chunk) for chunk in self._phase_chunks())
        wide = (self.wide - LABELS) / shown
        titles = (self._title(phase, wide).height for _, phase in self.phases)
        return max([frame.SHORTEST_HEAD + m.PHASE_ROLE.leading, *titles])

    def _rows(self, part: Part, high: float) -> list[Row]:
        """The rows: those to write in share what head, experience and separators leave."""
        head = self._head_row()
        experience = max(SHORTEST_EXPERIENCE, high * EXPERIENCE_SHARE) if part.experience else 6.0
        fixed = [self._label(lane).height if _separates(lane) else 0.0 for lane in part.lanes]
        written = 1 + fixed.count(0.0)
        left = high - head - sum(fixed)
        if part.experience:
            experience = max(experience, left - written * high * HIGHEST_LANE)
        share = (left - experience) / written
        heights = [head, experience, share, *(one or share for one in fixed)]
        names = ["phase", "experience", "touchpoint", *(lane.id for lane in part.lanes)]
        rows, y = [], 0.0
        for name, height in zip(names, heights, strict=True):
            rows.append(Row(name, y, height))
            y += height
        return rows

    def _written(self, part: Part) -> list[int]:
        """The numbers of the rows of lanes that are written in."""
        return [row for row, lane in enumerate(part.lanes, FIRST_LANE) if not _separates(lane)]

    def _frames(self, part: Part, rows: Sequence[Row], measures: m.Metrics) -> list[Group]:
        theme, language = self.theme, self.language
        traveller = shipped.word("travellers", self.document.project.traveller)
        roles = ""
        if any(phase.role for _, phase in part.phases):
            name = traveller.name.said(language) if traveller else ""
            roles = words.say("map.role", language, traveller=name)
        found = [labels.head_label(measures, rows[0].height, roles, theme, language)]
        if part.experience:
            scale = shipped.scale(self.journey.scale)
            band = Band(measures.experience_height, scale)
            found += frame.scale_frame(measures, band, self.wide, theme, language)
        text = words.say("map.touchpoint", language)
        found.append(labels.lane_label(None, text, "", TITLE_ROW, measures, theme).group)
        for row, lane in enumerate(part.lanes, FIRST_LANE):
            found.append(self._label(lane, row).group)
            if _separates(lane):
                found.append(
                    frame.separator(lane, row, rows[row].height, measures, self.wide, theme)
                )
        return [*found, *frame.row_rules(rows, measures, self.wide, theme)]

    def _name(self, lane: Lane) -> str:
        return lane.title or shipped.lane_type(lane.kind).name.said(self.language)

    def _label(self, lane: Lane, row: int = FIRST_LANE) -> labels.Label:
        measures = m.Metrics(label_width=LABELS, pad=0.0)
        if _separates(lane):
            return labels.separator_label(lane, self._name(lane), row, measures, self.theme)
        persona = getattr(self.document.get(lane.persona or ""), "name", "")
        return labels.lane_label(lane, self._name(lane), persona, row, measures, self.theme)


def _separates(lane: Lane) -> bool:
    return shipped.lane_type(lane.kind).content == "separator"


def _evenly(things: Sequence[T], count: int) -> list[tuple[T, ...]]:
    """``things`` in ``count`` stretches of as even a length as can be."""
    total = len(things)
    return [
        tuple(things[total * number // count : total * (number + 1) // count])
        for number in range(count)
    ]
