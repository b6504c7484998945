"""Links as arrows over the line of experience, each with its condition and share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from cjdesigner import words
from cjdesigner.layout import metrics as m
from cjdesigner.layout.curve import along
from cjdesigner.layout.drawing import LINK, Bounds, Box, Group, Op, Shape, Words
from cjdesigner.layout.lines import Lines, Near
from cjdesigner.layout.theme import Theme
from cjdesigner.model.records import Link, Phase
from cjdesigner.model.values import MapLanguage
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import Line, break_lines

DASH = (4.0, 3.0)
ARROW = 6.0
FLAT = 3
LABEL_SHARES = (0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78)
# words that would hide so much of the width of their arrow stand so far above it
HIDING, ABOVE = 0.6, 1.5
# how high a short arrow may be
RISES = (26.0, 38.0, 52.0, 68.0)
# how far an arrow stays above a node that it passes
CLEAR = 8.0
# links between the same two things that are drawn: after these no word finds a free place
MOST_BETWEEN = 24
# where on the way the control points of an arrow lie
SHOULDER = 0.06
WIDEST_LABEL = 170.0
# columns between two ends of a link that are still joined by a curve
FAR = 40
# further than this no label reaches from its column
ROOM = 400.0


class Way(NamedTuple):
    """A link between two places of the map: columns by number, or ``None`` beyond the page.

    ``said`` is what stands on it.
    """

    link: Link
    source: int | None
    target: int | None
    said: str


class Inks(NamedTuple):
    """The colours of a link: its line, its words and the paper under them."""

    line: str
    words: str
    paper: str

    @classmethod
    def of(cls, theme: Theme) -> Inks:
        """The colours of a theme."""
        return cls(theme.colours["link"], theme.colours["secondary"], theme.colours["paper"])


class Stub(NamedTuple):
    """A link whose other end lies nowhere, far away or on another page.

    ``node`` is the top of the node in points below the lane's top; ``edges`` are the borders of
    the map from the left of the column, as far as a label can reach.
    """

    link: str
    said: str
    leaving: bool
    onward: bool
    node: float
    column_width: float
    edges: tuple[float, float]


def drawn_of(links: Iterable[Link]) -> Iterator[tuple[Link, int]]:
    """The links that are drawn, each with how many more of its ends it stands for.

    The last one that is drawn between two things stands for all the others.
    """
    every = list(links)
    count = Counter((link.source, link.target) for link in every)
    seen: Counter[tuple[str, str | None]] = Counter()
    for link in every:
        ends = link.source, link.target
        seen[ends] += 1
        if seen[ends] < MOST_BETWEEN:
            yield link, 0
        elif seen[ends] == MOST_BETWEEN:
            yield link, count[ends] - MOST_BETWEEN


def said_on(link: Link, language: MapLanguage, more: int = 0) -> str:
    """What stands on a link: its share and condition, or else its kind; and that of others."""
    said = _said(link.kind, link.condition, link.share, language)
    return f"{said} · {words.say('map.link.more', language, n=more)}" if more else said


@lru_cache(maxsize=8_192)
def _said(kind: str, condition: str, share: float | None, language: MapLanguage) -> str:
    parts = []
    if share is not None:
        shown = words.number(share * 100, language, 0)
        parts.append(words.say("map.link.share", language, share=shown))
    if condition:
        parts.append(condition)
    if not parts:
        parts.append(words.say(f"map.link.{kind}", language))
    return " ".join(parts)


def ways_of(
    document: Document, links: Iterable[Link], places: Mapping[str, int], language: MapLanguage
) -> list[Way]:
    """The links that begin or end in one of ``places`` (column to number), short ones first.

    Where the ends are far from each other nobody sees both: each is said at the other.
    """
    ways = []
    for link, more in drawn_of(links):
        source, target = places.get(link.source), places.get(link.target or "")
        if (source is None and target is None) or isinstance(document.get(link.source), Phase):
            continue
        said = said_on(link, language, more)
        if source is not None and target is not None and abs(source - target) <= FAR:
            ways.append(Way(link, source, target, said))
            continue
        if source is not None:
            beyond = _other("map.to", document, link.target, language)
            ways.append(Way(link, source, None, said + beyond))
        if target is not None:
            beyond = _other("map.from", document, link.source, language)
            ways.append(Way(link, None, target, said + beyond))
    return sorted(ways, key=_by_length)


def _other(key: str, document: Document, identity: str | None, language: MapLanguage) -> str:
    other = document.get(identity) if identity else None
    title = getattr(other, "title", "")
    return f" · {_named(key, title, language)}" if title else ""


@lru_cache(maxsize=8_192)
def _named(key: str, title: str, language: MapLanguage) -> str:
    return words.say(key, language, title=title)


def arrows(
    ways: Sequence[Way],
    lines: Lines,
    ceiling: float,
    column_width: float,
    columns: int,
    theme: Theme,
) -> Mapping[int, list[Group]]:
    """The arrows of all links, by the column at whose left their coordinates begin.

    ``lines`` know where nodes and lines lie; no arrow rises above ``ceiling``, in points below the
    lane's top.
    """
    placed: list[Bounds] = []
    found: dict[int, list[Group]] = {}
    for way in ways:
        home = min(end for end in (way.source, way.target) if end is not None)
        group, label = _arrow(
            way,
            home,
            lines,
            ceiling,
            column_width,
            columns,
            theme,
            placed,
        )
        if label is not None:
            placed.append(label)
            del placed[:-MOST_BETWEEN]
        found.setdefault(home, []).append(group)
    return found


def _arrow(
    way: Way,
    home: int,
    lines: Lines,
    ceiling: float,
    column_width: float,
    columns: int,
    theme: Theme,
    placed: list[Bounds],
) -> tuple[Group, Bounds | None]:
    half = column_width / 2
    if way.source is None or way.target is None:
        stub = Stub(
            way.link.id,
            way.said,
            way.source is not None,
            way.link.kind != "back" and home < columns - 1,
            lines.top(home),
            column_width,
            (-min(home * column_width, ROOM), min((columns - home) * column_width, ROOM)),
        )
        return _stub(stub, Inks.of(theme), lines.near(home, home)), None
    x0, x3 = (way.source - home) * column_width + half, (way.target - home) * column_width + half
    y0, y3 = lines.top(way.source) - 3, lines.top(way.target) - 3 - ARROW
    control = _control(way.source, way.target, y0, y3, lines, ceiling)
    shoulder = (x3 - x0) * SHOULDER
    cubic = (x0, y0, x0 + shoulder, control, x3 - shoulder, control, x3, y3)
    peak = min(along(cubic, step / 8).y for step in range(9))
    colour = theme.colours["link"]
    ops: list[Op] = [
        Shape((("M", x0, y0), ("C", *cubic[2:])), None, colour, 1.1, DASH),
        Shape(
            (
                ("M", x3, y3 + ARROW),
                ("L", x3 - ARROW * 0.5, y3 - ARROW * 0.3),
                ("L", x3 + ARROW * 0.5, y3 - ARROW * 0.3),
                ("Z",),
            ),
            colour,
        ),
    ]
    broken = break_lines(way.said, m.NOTE, max(WIDEST_LABEL, abs(x3 - x0)))
    edges = (-home * column_width, (columns - home) * column_width)

    near = lines.near(home, max(way.source, way.target))

    def taken(box: Bounds) -> int:
        absolute = box.moved(home * column_width, 0)
        over = sum(absolute.meets(other) for other in placed)
        return 9 * over + near.crowd(box, column_width)

    boxes = [box_at(*along(cubic, share), broken, edges) for share in LABEL_SHARES]
    if boxes[0].right - boxes[0].left > HIDING * abs(x3 - x0):
        over = peak - len(broken) * m.NOTE.leading / 2 - ABOVE
        boxes.insert(0, box_at((x0 + x3) / 2, over, broken, edges))
    box = _freest(boxes, taken)
    ops += label_ops(broken, box, Inks.of(theme))
    low, high = min(x0, x3), max(x0, x3)
    bounds = Bounds(
        min(low - 4, box.left),
        min(peak - 4, box.top),
        max(high + 4, box.right),
        max(y0 + ARROW, y3 + ARROW, box.bottom),
    )
    reach = abs(way.source - way.target)
    group = Group(way.link.id, "link", 1, LINK, bounds, tuple(ops), reach=reach)
    return group, box.moved(home * column_width, 0)


def label_ops(lines: Sequence[Line], box: Bounds, inks: Inks) -> list[Op]:
    """The lines of a label, centred in their box, on the colour of the paper."""
    wide, high = box.right - box.left, box.bottom - box.top
    ops: list[Op] = [Box(box.left, box.top, wide, high, inks.paper)]
    baseline = box.top + m.NOTE.size
    for line in lines:
        x = box.left + (wide - line.width) / 2
        ops.append(Words(x, baseline, line.text, m.NOTE, inks.words))
        baseline += m.NOTE.leading
    return ops


def box_at(x: float, y: float, lines: Sequence[Line], edges: tuple[float, float]) -> Bounds:
    """The box of a label around a point, inside the map and below its lane's top."""
    wide = max(line.width for line in lines) + 6
    high = len(lines) * m.NOTE.leading
    left = max(edges[0], min(x - wide / 2, edges[1] - wide))
    top = max(1.0, y - high / 2)
    return Bounds(left, top, left + wide, top + high)


def _control(source: int, target: int, y0: float, y3: float, lines: Lines, ceiling: float) -> float:
    """How high an arrow's control points lie: above the nodes that it passes, under the ceiling."""
    low, high = min(source, target), max(source, target)
    between = range(low, high + 1)
    highest = min(lines.top(place) for place in between)
    peak = highest - 16.0 - min(len(between), 6) * FLAT
    # a cubic reaches three quarters of the way to its control points
    control = peak - (min(y0, y3) - peak) / 3
    for place in range(low + 1, high):
        t = _time((place - source) / (target - source))
        s = 1 - t
        there = s * s * s * y0 + t * t * t * y3
        control = min(control, (lines.highest(place) - CLEAR - there) / (3 * s * t))
    return max(control, (4 * ceiling - min(y0, y3)) / 3)


def _time(share: float) -> float:
    """When on its way an arrow is at a share of its width (bisection: x only grows)."""
    low, high = 0.0, 1.0
    for _ in range(20):
        t = (low + high) / 2
        x = 3 * (1 - t) * t * ((1 - t) * SHOULDER + t * (1 - SHOULDER)) + t * t * t
        low, high = (t, high) if x < share else (low, t)
    return low


def _freest(boxes: Sequence[Bounds], taken: Callable[[Bounds], int]) -> Bounds:
    """The first box that lies on nothing, or on the least."""
    best, least = boxes[0], taken(boxes[0])
    for box in boxes[1:]:
        if least == 0:
            break
        if (found := taken(box)) < least:
            best, least = box, found
    return best


@lru_cache(maxsize=8_192)
def _stub(stub: Stub, inks: Inks, near: Near) -> Group:
    """A short arrow, and where it goes or comes from; a large map has thousands of the same.

    Its words stand where they lie on the least of the lines ``near`` it.
    """
    x, y = stub.column_width / 2, stub.node - 3
    to_right = stub.leaving and stub.onward
    side = 1.0 if to_right else -1.0
    lines = break_lines(stub.said, m.NOTE, WIDEST_LABEL)
    wide, high = max(line.width for line in lines), len(lines) * m.NOTE.leading
    beside = x + side * 16 + 8 + wide / 2 if to_right else x
    tops = [max(12.0, y - rise) for rise in RISES]
    boxes = [box_at(beside, top - high / 2, lines, stub.edges) for top in tops]
    box = _freest(boxes, lambda one: near.crowd(one, stub.column_width))
    top = tops[boxes.index(box)]
    start, end = (y, top) if stub.leaving else (top, y)
    x_start, x_end = (x, x + side * 16) if stub.leaving else (x - 16, x)
    back = end - ARROW * 1.3 if end > start else end + ARROW * 1.3
    ops: list[Op] = [
        Shape(
            (
                ("M", x_start, start),
                ("C", x_start, (start + end) / 2, x_end, (start + end) / 2, x_end, back),
            ),
            None,
            inks.line,
            1.1,
            DASH,
        ),
        Shape(
            (
                ("M", x_end, end),
                ("L", x_end - ARROW * 0.5, back),
                ("L", x_end + ARROW * 0.5, back),
                ("Z",),
            ),
            inks.line,
        ),
    ]
    ops += label_ops(lines, box, inks)
    bounds = Bounds(min(box.left, x - 20), min(top, box.top) - 2, max(box.right, x + 20), y + 2)
    return Group(stub.link, "link", 1, LINK, bounds, tuple(ops), reach=2)


def _by_length(way: Way) -> tuple[int, int, str]:
    ends = [end for end in (way.source, way.target) if end is not None]
    return max(ends) - min(ends), min(ends), way.link.id
