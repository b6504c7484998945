"""A journey laid out: the Drawing, and after an edit the same Drawing with only that changed.

The layout keeps what it made for each column and row. :meth:`MapLayout.update` makes again what a
Change touches and says which areas are to be painted again. With a part of the columns (a page)
it draws what crosses the border up to the border.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from cjdesigner import words
from cjdesigner.layout import frame, labels
from cjdesigner.layout import metrics as m
from cjdesigner.layout.cells import STEP, Cells
from cjdesigner.layout.damage import Damage, damage
from cjdesigner.layout.drawing import Column, Drawing, Group, PhaseStrip, Row
from cjdesigner.layout.experience import Band
from cjdesigner.layout.fieldlane import FieldLane
from cjdesigner.layout.lines import Lines
from cjdesigner.layout.links import arrows, ways_of
from cjdesigner.layout.people import travellers
from cjdesigner.layout.rows import EXPERIENCE_ROW, FIRST_LANE, lanes_of
from cjdesigner.layout.stretches import Part, Stretch, stretches
from cjdesigner.layout.title import title_group
from cjdesigner.layout.touched import Touched
from cjdesigner.model import shipped
from cjdesigner.model.change import Change
from cjdesigner.model.records import Card, Journey, Lane, Link, Phase, Touchpoint
from cjdesigner.timeline.document import Document

Progress = Callable[[float], None]

# what the experience lane takes where it is left to another page
BARE_ROW = 6.0
_CONTEXT = 6
# the part of the whole that is done when all is measured, and when lines and links are drawn
_MEASURED, _DRAWN = 0.4, 0.7


def _nobody(_: float) -> None:
    """Nobody waits for it."""


def _heed(progress: Progress, begun: float, share: float, part: float) -> None:
    """Tell how far the whole is, where ``part`` is done of a ``share`` of it."""
    progress(begun + share * part)


class MapLayout:
    """The layout of one journey of a document, kept up to date by :meth:`update`."""

    def __init__(
        self,
        document: Document,
        journey: str,
        metrics: m.Metrics = m.SCREEN,
        look: m.Look | None = None,
        part: Part | None = None,
        progress: Progress | None = None,
    ) -> None:
        """``progress`` hears how far it is until it is drawn for the first time, from 0 to 1.

        What it raises stops it.
        """
        self.document = document
        self.journey = journey
        self.metrics = metrics
        self.look = look or m.plain_look()
        self.part = part
        self._drawing: Drawing | None = None
        self._progress = progress or _nobody
        self._everything(self._progress)

    @property
    def drawing(self) -> Drawing:
        """The journey as it is drawn now."""
        if self._drawing is None:
            self._lines.look(self._context, self._lead, len(self.columns))
            for place, column in enumerate(self.columns):
                if place % STEP == 0:
                    _heed(self._progress, _MEASURED, _DRAWN - _MEASURED, place / len(self.columns))
                self._lay_experience(column)
            self._lay_links()
            self._changed.update(self.columns)
            self._drawing = self._assembled()
            self._progress = _nobody
        return self._drawing

    @property
    def width(self) -> float:
        """How wide the drawing is, in points, known before it is drawn."""
        spare = self.metrics.spare * self.metrics.column_width
        return self._inner_width() + spare + self.metrics.pad

    @property
    def height(self) -> float:
        """How high the drawing is, in points, known before it is drawn."""
        last = self.rows[-1]
        return last.y + last.height + self.metrics.pad

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the map from top to bottom, known before it is drawn."""
        return self._rows_under([self._phase_title(stretch) for stretch in self.stretches])

    def may_grow(self, lane: str) -> bool:
        """Whether a lane is higher where it is given room: all but a line between lanes."""
        return lane in self._contents

    def move_to(self, document: Document) -> None:
        """Go on with another document, which holds the same records."""
        for part in (self, self._lines, *self._contents.values()):
            part.document = document

    def begins_anew(self, change: Change) -> bool:
        """Whether ``update`` would lay out everything for that change."""
        return Touched(self.document, self.journey, change, frozenset(self.cells)).everything

    def update(self, change: Change) -> Damage:
        """Lay out again what ``change`` touched; call it when the document has applied it.

        Only for a whole map: the pages of a paper are laid out anew.
        """
        before = self.drawing
        touched = Touched(self.document, self.journey, change, frozenset(self.cells))
        if touched.everything:
            self._everything(_nobody)
            return Damage(True)
        if not touched.anything:
            return Damage(False)
        seeds = touched.columns
        if touched.structure:
            seeds = seeds | self._renumber()
        elif touched.phases:
            self._number()
        before_them = self._lines.forget(seeds)
        self._lines.look(self._context, self._lead, len(self.columns))
        moved = self._lines.differ(before_them)
        around = self._lines.around({self.places[id_] for id_ in seeds if id_ in self.places})
        for column in (self.columns[place] for place in around):
            self._lay_title(column)
            self._lay_experience(column)
            self._changed.add(column)
        self._lay_touched_cards(touched)
        if touched.fields or touched.structure:
            self._lay_fields(touched.columns | touched.columns_of_phases(self.document))
        if touched.links or touched.structure or moved:
            self._lay_links()
        self._drawing = self._assembled()
        return damage(before, self._drawing)

    def stretch(self, experience_height: float, lane_height: float = m.EMPTY_ROW) -> None:
        """Give the experience lane another height and every other lane a least one, in points."""
        self.metrics = self.metrics._replace(
            experience_height=experience_height, lane_height=lane_height
        )
        self.band = Band(experience_height, self.scale)
        self._lines = Lines(self.document, self.travellers, self.band, self.language)
        self._drawing = None

    # -- everything ----------------------------------------------------------------------------

    def _everything(self, progress: Progress) -> None:
        document, look = self.document, self.look
        journey = document.get(self.journey)
        self.language = look.language or document.project.language
        self.scale = shipped.scale(journey.scale if isinstance(journey, Journey) else "")
        self.band = Band(self.metrics.experience_height, self.scale)
        self.travellers = travellers(document, self.journey, look)
        self._bare = self.part is not None and not self.part.experience
        self._choose_lanes()
        self._titles: dict[str, tuple[Group, float]] = {}
        self._experience: dict[str, tuple[Group, ...]] = {}
        self._arrows: dict[str, tuple[Group, ...]] = {}
        self._lines = Lines(document, self.travellers, self.band, self.language)
        self._made: dict[str, Column] = {}
        self._reaching: dict[str, tuple[Group, ...]] = {}
        self._labels = labels.of_rows(
            document, self.lanes, self.metrics, self.look.theme, self.language
        )
        self._number()
        for place, column in enumerate(self.columns):
            if place % STEP == 0:
                progress(0.0)
            self._lay_title(column)
            for card in self._cards_from(column):
                if card.lane in self.cells:
                    self.cells[card.lane].put(card, self.columns)
        for card in self.part.spanning if self.part else ():
            if card.lane in self.cells:
                self.cells[card.lane].put(card, self.columns)
        each = _MEASURED / max(1, len(self.cells))
        for number, cells in enumerate(self.cells.values()):
            heed = partial(_heed, progress, number * each, each)
            heed(0.0)
            cells.lay(set(self.columns), self.columns, self.places, heed)
        self._changed: set[str] = set()
        self._lay_fields(())
        self._drawing = None

    def _choose_lanes(self) -> None:
        wanted = self.part.lanes if self.part else None
        self.lanes: list[Lane] = [
            lane
            for lane in lanes_of(self.document, self.journey, self.look)
            if wanted is None or lane.id in wanted
        ]
        self._kinds = {lane.id: shipped.lane_type(lane.kind) for lane in self.lanes}
        self._rows = {lane.id: FIRST_LANE + place for place, lane in enumerate(self.lanes)}
        low = self.part.first if self.part else 0
        width, theme = self.metrics.column_width, self.look.theme
        self.cells = {
            id_: Cells(self.document, self._rows[id_], self.metrics, theme, low)
            for id_, kind in self._kinds.items()
            if not kind.shows and kind.content != "separator"
        }
        self._field_lanes = {
            id_: FieldLane(
                self.document,
                id_,
                kind,
                self._rows[id_],
                width,
                theme,
                self.travellers,
                self.scale,
                self.language,
            )
            for id_, kind in self._kinds.items()
            if kind.shows
        }
        contents: dict[str, Cells | FieldLane] = {**self.cells, **self._field_lanes}
        # in the order of the lanes, which is the order of reading
        self._contents = {id_: contents[id_] for id_ in self._kinds if id_ in contents}

    def _number(self) -> None:
        """Number the columns and stretch the phases over them."""
        document = self.document
        every = document.columns(self.journey)
        low, high = (self.part.first, self.part.end) if self.part else (0, len(every))
        self.columns = every[low:high]
        self.places = {id_: place for place, id_ in enumerate(self.columns)}
        self._lead = min(low, _CONTEXT)
        self._context = every[low - self._lead : high + _CONTEXT]
        self.stretches = stretches(document, self.journey, low, high)

    def _renumber(self) -> set[str]:
        """Number again; returns the columns that have another neighbour than before."""
        old = self.columns
        # a journey without columns has no neighbours either
        neighbours = dict(zip(old, zip(("", *old), (*old[1:], ""), strict=False), strict=False))
        self._number()
        new = self.columns
        gone = [id_ for id_ in old if id_ not in self.places]
        self._lines.forget(gone)
        for column in gone:
            for table in (self._titles, self._experience, self._arrows):
                table.pop(column, None)
            self._made.pop(column, None)
            self._reaching.pop(column, None)
        for cells in self.cells.values():
            cells.forget(gone)
        around = zip(("", *new), (*new[1:], ""), strict=False)
        return {id_ for id_, pair in zip(new, around, strict=False) if neighbours.get(id_) != pair}

    def _lay_title(self, column: str) -> None:
        record = self.document.get(column)
        if isinstance(record, Touchpoint):
            self._titles[column] = title_group(record, self.metrics, self.look.theme, self.language)

    def _lay_experience(self, column: str) -> None:
        if self._bare:
            self._experience[column] = ()
            return
        width, theme = self.metrics.column_width, self.look.theme
        self._experience[column] = tuple(
            self._lines.groups(self.places[column], column, width, theme)
        )

    # -- the lanes -------------------------------------------------------------------------------

    def _cards_from(self, column: str) -> list[Card]:
        """The cards that begin at a column, or at the phase whose first column it is."""
        found = self.document.cards_from(column)
        phase = self.document.led_by(column)
        return found if phase in (None, column) else found + self.document.cards_from(phase)

    def _lay_touched_cards(self, touched: Touched) -> None:
        for lane, cells in self.cells.items():
            wanted: set[str] = set()
            for card in touched.gone.get(lane, ()):
                wanted |= cells.take(card)
            for card in touched.come.get(lane, ()):
                wanted.update(cells.put(card, self.columns))
            if touched.structure:
                for column in touched.columns:
                    for card in self._cards_from(column) if column in self.places else ():
                        if card.lane == lane:
                            cells.take(card)
                            wanted.update(cells.put(card, self.columns))
                wanted |= cells.bound()
            if wanted:
                self._changed |= cells.lay(wanted, self.columns, self.places)

    def _lay_fields(self, touched: Iterable[str]) -> None:
        phases = [one.phase.id for one in self.stretches for _ in range(one.first, one.end)]
        for lane in self._field_lanes.values():
            self._changed |= lane.lay(touched, self.columns, phases)

    def _lay_links(self) -> None:
        document = self.document
        if self._bare:
            self._loops: list[Link] = []
            return
        links = document.links(self.journey) if self.part is None else self._links_here()
        self._loops = [link for link in links if isinstance(document.get(link.source), Phase)]

        found = arrows(
            ways_of(document, links, self.places, self.language),
            self._lines,
            frame.UNDER_LOOPS if self._loops else frame.HIGHEST_ARROW,
            self.metrics.column_width,
            len(self.columns),
            self.look.theme,
        )
        now = {self.columns[place]: tuple(groups) for place, groups in found.items()}
        for column in now.keys() | self._arrows.keys():
            if now.get(column) != self._arrows.get(column):
                self._changed.add(column)
        self._arrows = now

    def _links_here(self) -> list[Link]:
        nodes_here = [*self.columns, *(stretch.phase.id for stretch in self.stretches)]
        found = {link.id: link for node in nodes_here for link in self.document.links_at(node)}
        return [found[id_] for id_ in sorted(found)]

    # -- putting it together ---------------------------------------------------------------------

    def _assembled(self) -> Drawing:
        for done, column in enumerate(self._changed):
            if done % STEP == 0:
                _heed(self._progress, _DRAWN, 1 - _DRAWN, done / len(self._changed))
            if column in self.places:
                self._make(column)
        self._changed = set()
        width, theme = self.metrics.column_width, self.look.theme
        titles = [self._phase_title(stretch) for stretch in self.stretches]
        rows = self._rows_under(titles)
        bottom = rows[-1].y + rows[-1].height
        strips = []
        for stretch, title in zip(self.stretches, titles, strict=True):
            wide = (stretch.end - stretch.first) * width
            first = stretch.number == 0 and stretch.begins
            last = stretch.end == len(self.columns)
            groups = [
                frame.chevron(
                    stretch.phase, title, stretch.number, wide, rows[0].height, theme, first, last
                )
            ]
            if stretch.first > 0:
                groups.append(frame.border(bottom - rows[EXPERIENCE_ROW].y, theme))
            strips.append(
                PhaseStrip(
                    stretch.phase.id,
                    self.metrics.label_width + stretch.first * width,
                    stretch.first,
                    tuple(self._made[id_] for id_ in self.columns[stretch.first : stretch.end]),
                    tuple(groups),
                )
            )
        places = self.places
        return Drawing(
            width=self.width,
            height=bottom + self.metrics.pad,
            label_width=self.metrics.label_width,
            column_width=width,
            rows=rows,
            frames=tuple(self._frames(rows)),
            phases=tuple(strips),
            long=tuple(
                (places[id_], group) for id_, groups in self._reaching.items() for group in groups
            ),
            columns=len(self.columns),
            background=theme.colours["paper"],
            images={k: v for cells in self.cells.values() for k, v in cells.pictures.items()},
        )

    def _make(self, column: str) -> None:
        groups = [self._titles[column][0]] if column in self._titles else []
        groups += [*self._experience[column], *self._arrows.get(column, ())]
        for content in self._contents.values():
            groups += content.groups(column)
        self._made[column] = Column(column, tuple(groups))
        reaching = tuple(group for group in groups if group.reach > 1)
        if reaching:
            self._reaching[column] = reaching
        else:
            self._reaching.pop(column, None)

    def _inner_width(self) -> float:
        shown = max(len(self.columns), 0 if self.part else 4)
        return self.metrics.label_width + shown * self.metrics.column_width

    def _phase_title(self, stretch: Stretch) -> frame.Title:
        text = stretch.phase.title or words.say("map.untitled_phase", self.language)
        if not stretch.begins:
            text = words.say("page.continued", self.language, title=text)
        wide = (stretch.end - stretch.first) * self.metrics.column_width
        return frame.phase_title(stretch.phase, text, wide, self.language)

    def _rows_under(self, titles: list[frame.Title]) -> tuple[Row, ...]:
        """The rows, each as high as what stands in it."""
        head = max([title.height for title in titles] or [frame.SHORTEST_HEAD])
        experience = BARE_ROW if self._bare else self.metrics.experience_height
        tallest = max([bottom for _, bottom in self._titles.values()] or [0.0])
        heights = [head, experience, max(m.EMPTY_ROW, tallest, self._labels[""].height)]
        for lane in self.lanes:
            needed = self._labels[lane.id].height
            content = self._contents.get(lane.id)
            if content is not None:
                needed = max([self.metrics.lane_height, needed, *content.bottoms.values()])
            heights.append(needed)
        rows, y = [], self.metrics.pad
        names = ["phase", "experience", "touchpoint", *(lane.id for lane in self.lanes)]
        said = [*[""] * FIRST_LANE, *(self._labels[lane.id].said for lane in self.lanes)]
        for name, height, lane_said in zip(names, heights, said, strict=True):
            rows.append(Row(name, y, height, lane_said))
            y += height
        return tuple(rows)

    def _frames(self, rows: tuple[Row, ...]) -> Iterable[Group]:
        """What belongs to no column: labels, levels, rules and loops."""
        theme, measures, language = self.look.theme, self.metrics, self.language
        wide = self._inner_width()
        yield labels.head_label(measures, rows[0].height, self._said_of_roles(), theme, language)
        if not self._bare:
            yield from frame.scale_frame(measures, self.band, wide, theme, language)
        ends = {one.phase.id: (one.first, one.end) for one in self.stretches}
        yield from frame.loops(self._loops, ends, measures, theme, language)
        for label in self._labels.values():
            yield label.group
        for lane in self.lanes:
            if self._kinds[lane.id].content == "separator":
                row = self._rows[lane.id]
                yield frame.separator(lane, row, rows[row].height, measures, wide, theme)
        yield from frame.row_rules(rows, measures, wide, theme)

    def _said_of_roles(self) -> str:
        if not any(stretch.phase.role for stretch in self.stretches):
            return ""
        traveller = shipped.word("travellers", self.document.project.traveller)
        name = traveller.name.said(self.language) if traveller else ""
        return words.say("map.role", self.language, traveller=name)
