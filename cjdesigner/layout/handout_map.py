"""The map in a handout: composed as on a page of its own, each phase leading to its own pages.

Rule: the type is never smaller than elsewhere in the handout. Where one lane is too high for that
the map does without it and says so: its cards stand on the pages of the phases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cjdesigner.layout import legend
from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import Bounds, Notice, Op, Placed, Reading, Role
from cjdesigner.layout.drawing import Words as Text
from cjdesigner.layout.fitting import Progress, Sheets, Strip
from cjdesigner.layout.flow import Aim, Leaf, Mark
from cjdesigner.layout.handout_book import NOTE, SECTION, SMALLEST, Book, base
from cjdesigner.layout.handout_phase import map_name
from cjdesigner.layout.page_frame import unread
from cjdesigner.layout.pages import Composer
from cjdesigner.layout.paper import Sheet
from cjdesigner.model.records import Journey, Lane, replaced
from cjdesigner.typeset.text import Style, break_lines

_SLACK = 1e-3


class MapPages(NamedTuple):
    """The pages of a map, and what their reader should know."""

    leaves: tuple[Leaf, ...]
    warnings: tuple[Notice, ...]


def map_pages(book: Book, journey: Journey, progress: Progress) -> MapPages:
    """The map of a journey on the book's sheets, which lie on their sides."""
    people = book.travellers(journey.id)
    key = legend.entries(book.document, journey, people, book.settings, book.look, book.today)
    style, wide = book.type(NOTE), book.right - book.left
    running = f"{journey.title} · {book.say('handout.map')}" if journey.title else ""
    foot = foot_height(book, running) + 7 * book.unit
    high = foot + legend.height(key, style, wide)
    left_out: list[Lane] = []
    while True:
        head = _head(book, journey, 99, 99, left_out)
        composer = _composer(book, journey, head.height, high, left_out)
        sheets = composer.sheets(progress)
        lane = _too_high(book, sheets, left_out)
        if lane is None:
            break
        left_out.append(lane)
    count = len(sheets.pages)
    top = book.sheet.height - book.sheet.margin - high
    below = tuple(legend.ops(key, style, wide, book.left, top, book.colour("secondary")))
    leaves = []
    for number, strips in enumerate(sheets.pages):
        page = composer.page(strips, number, count, 0, count)
        head = _head(book, journey, number + 1, count, left_out)
        leaf = Leaf(running, list(head.ops))
        for part in page.parts:
            leaf.ink.append(part._replace(y=part.y + head.height))
            leaf.aims += _aims(book, part._replace(y=part.y + head.height))
        for jump in page.jumps:
            area = jump.area.moved(0, head.height)
            leaf.aims.append(Aim(area, address=jump.address, owner=jump.owner))
        leaf.ink.append(Reading("P") if number == 0 else Reading(""))
        leaf.ink += below
        tops = [part.y + head.height for part in page.parts]
        leaf.marks += _marks(book, journey, strips, [book.sheet.margin, *tops[1:]], number)
        leaves.append(leaf)
    warnings = [one for one in sheets.warnings if one[0] != "page.warn.small"]
    if left_out:
        names = ", ".join(book.lane_name(lane) for lane in left_out)
        warnings.append(("handout.warn.lanes", (("lanes", names),)))
    return MapPages(tuple(leaves), tuple(warnings))


class _Head(NamedTuple):
    ops: tuple[Op, ...]
    height: float


def _head(book: Book, journey: Journey, part: int, parts: int, left_out: Sequence[Lane]) -> _Head:
    """The title over the map, which part of it this is, and which lanes stand elsewhere."""
    title = journey.title or book.say("page.untitled")
    said = [book.say("handout.map")]
    if parts > 1:
        said.append(book.say("page.part", part=part, parts=parts))
    if left_out:
        names = ", ".join(book.lane_name(lane).replace("\n", " ") for lane in left_out)
        said.append(book.say("handout.map.left_out", lanes=names))
    ops: list[Op] = []
    y = 0.0
    texts: tuple[tuple[Role, Style, str, str], ...] = (
        ("H2", book.type(SECTION), title, "ink"),
        ("P", book.type(NOTE), " · ".join(said), "secondary"),
    )
    for role, style, text, colour in texts:
        ops.append(Reading(role))
        for line in break_lines(text, style, book.right - book.left):
            at = book.sheet.margin + y + base(style)
            ops.append(Text(book.left, at, line.text, style, book.colour(colour)))
            y += style.leading
    return _Head(tuple(ops) if part == 1 else unread(ops), y + 12 * book.unit)


def foot_height(book: Book, text: str) -> float:
    """What the foot of a page takes whose running text is ``text``, in points."""
    style = book.type(NOTE)
    count = len(break_lines(text, style, book.right - book.left - 60 * book.unit))
    return count * style.leading + 7 * book.unit


def _composer(
    book: Book, journey: Journey, head: float, foot: float, left_out: Sequence[Lane]
) -> Composer:
    """The composer of bare maps on the part of the sheet that head and foot leave."""
    high = book.sheet.height - head - foot - 10 * book.unit
    look = book.look
    if left_out:
        gone = {lane.id for lane in left_out}
        kept = frozenset(lane.id for lane in book.lanes(journey.id)) - gone
        # an empty choice of lanes would mean all of them
        look = look._replace(lanes=kept or frozenset(("none",)))
    sheet = Sheet(book.sheet.width, high, book.sheet.margin)
    return _Legible(book, journey, sheet, look)


class _Legible(Composer):
    """A composer that tries no scale at which the type would be too small for a handout."""

    def __init__(self, book: Book, journey: Journey, sheet: Sheet, look: m.Look) -> None:
        bare = replaced(
            book.settings,
            title=False,
            legend=False,
            actions=False,
            numbers=False,
            date=False,
            version="",
            note="",
        )
        super().__init__(book.document, journey, sheet, look, SMALLEST, bare)
        least = SMALLEST / m.SMALLEST
        self.scales = [scale for scale in self.scales if scale >= least - _SLACK]


def _too_high(book: Book, sheets: Sheets, left_out: Sequence[Lane]) -> Lane | None:
    """The highest lane of the pages whose type has become too small, if there is one."""
    gone = {lane.id for lane in left_out}
    found = [
        (row.height, row.owner)
        for strips in sheets.pages
        for layout, scale in strips
        if scale * m.SMALLEST < SMALLEST - _SLACK
        for row in layout.drawing.rows
        if isinstance(book.document.get(row.owner), Lane) and row.owner not in gone
    ]
    return book.document.record(max(found)[1], Lane) if found else None


def _marks(
    book: Book, journey: Journey, strips: Sequence[Strip], tops: Sequence[float], number: int
) -> Iterator[Mark]:
    if number == 0:
        yield Mark(f"map:{journey.id}", tops[0], 1, book.say("handout.map"))
    for (layout, _), top in zip(strips, tops, strict=True):
        if layout.part is None or layout.part.experience:
            for stretch in layout.stretches:
                if stretch.begins:
                    yield Mark(map_name(journey.id, stretch.phase.id), top)


def _aims(book: Book, placed: Placed) -> Iterator[Aim]:
    """Chevrons and touchpoints lead to where they are written of; these from node to title."""
    leading: dict[str, Bounds] = {}
    for x, y, group in placed.drawing.placed(placed.source):
        if group.part in ("chevron", "title", "node"):
            area, known = group.bounds.moved(x, y), leading.get(group.owner)
            leading[group.owner] = area.around(known) if known else area
    source, scale = placed.source, placed.scale
    for owner, (left, top, right, bottom) in leading.items():
        area = Bounds(
            placed.x + (left - source.left) * scale,
            placed.y + (top - source.top) * scale,
            placed.x + (right - source.left) * scale,
            placed.y + (bottom - source.top) * scale,
        )
        yield Aim(area, owner, owner=owner)
