"""What stays in sight around the columns: chevrons, level names, faces, loops and rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import floor
from typing import NamedTuple

from cjdesigner import words
from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import (
    GRID,
    HEADER,
    LABEL,
    LINK,
    Bounds,
    Group,
    Op,
    Row,
    Rule,
    Shape,
    Sign,
    Words,
)
from cjdesigner.layout.experience import Band
from cjdesigner.layout.links import Inks, box_at, drawn_of, label_ops, said_on
from cjdesigner.layout.theme import Theme, ramp_colour
from cjdesigner.model import shipped
from cjdesigner.model.records import Lane, Link, Phase
from cjdesigner.model.values import MapLanguage
from cjdesigner.typeset.faces import REGULAR
from cjdesigner.typeset.text import Line, Style, break_lines, width

NOTCH = 9.0
CHEVRON_GAP = 3.0
CHEVRON_PADDING = 11.0
# what a chevron is wider than its title
TITLE_MARGIN = 2 * NOTCH + 12
FACE = 15.0
# how high an arrow may rise, in points below the lane's top, and where loops run there
HIGHEST_ARROW, UNDER_LOOPS = 16.0, 34.0
# a phase's title is set no smaller than this for a line less, and than that for a whole word
SMALLER_TITLE, SMALLEST_TITLE = 12.5, 11.0
_PARTS = re.compile(r"[\s/-]+")
SHORTEST_HEAD = m.PHASE_TITLE.leading + 2 * CHEVRON_PADDING


class Title(NamedTuple):
    """The broken lines of a phase's chevron, and the type of its title."""

    lines: tuple[Line, ...]
    role: tuple[Line, ...]
    style: Style = m.PHASE_TITLE

    @property
    def height(self) -> float:
        """What the lines take, with the padding, in points."""
        role = len(self.role) * m.PHASE_ROLE.leading
        return len(self.lines) * self.style.leading + role + 2 * CHEVRON_PADDING


def phase_title(phase: Phase, text: str, wide: float, language: MapLanguage) -> Title:
    """The title and the traveller's role, broken to a chevron of ``wide`` points.

    The type of the title is made smaller rather than that a word is cut, and a little smaller
    where it then takes a line less: one long name makes the chevrons of all phases higher.
    """
    room = max(20.0, wide - TITLE_MARGIN)
    role = shipped.word("roles", phase.role) if phase.role else None
    said = role.name.said(language) if role else phase.role
    style = _whole(text, room)
    if not phase.title:
        style = style._replace(face=REGULAR)
    lines = break_lines(text, style, room)
    smaller = _sized(style, style.size - 0.5)
    while len(lines) > 1 and smaller.size >= SMALLER_TITLE:
        fewer = break_lines(text, smaller, room)
        if len(fewer) < len(lines):
            lines, style = fewer, smaller
            break
        smaller = _sized(smaller, smaller.size - 0.5)
    return Title(lines, break_lines(said, m.PHASE_ROLE, room) if said else (), style)


def _whole(text: str, room: float) -> Style:
    """The largest type, in half points, in which every word of a phase's title is left whole."""
    size = m.PHASE_TITLE.size
    widest = max((width(word, m.PHASE_TITLE) for word in _PARTS.split(text)), default=0.0)
    if widest <= room:
        return m.PHASE_TITLE
    return _sized(m.PHASE_TITLE, max(SMALLEST_TITLE, floor(2 * size * room / widest) / 2))


def _sized(style: Style, size: float) -> Style:
    return Style(style.face, size, style.leading * size / style.size)


def chevron(
    phase: Phase,
    title: Title,
    number: int,
    wide: float,
    height: float,
    theme: Theme,
    first: bool,
    last: bool,
) -> Group:
    """A phase's chevron; x from the left of its first column. The last reaches the border."""
    tint, ink = _tints(phase, number, theme)
    end = wide if last else wide - CHEVRON_GAP
    notch = 0.0 if first else NOTCH
    path: list[tuple[object, ...]] = [
        ("M", 0.0, 0.0),
        ("L", end - NOTCH, 0.0),
        ("L", end, height / 2),
        ("L", end - NOTCH, height),
        ("L", 0.0, height),
    ]
    if not first:
        path.append(("L", notch, height / 2))
    path.append(("Z",))
    ops: list[Op] = [Shape(tuple(path), tint)]
    x = notch + 12
    used = title.height - 2 * CHEVRON_PADDING
    baseline = (height - used) / 2 + title.style.size - 1
    for line in title.lines:
        ops.append(Words(x, baseline, line.text, title.style, ink))
        baseline += title.style.leading
    baseline -= 2.5
    for line in title.role:
        ops.append(Words(x, baseline, line.text, m.PHASE_ROLE, ink))
        baseline += m.PHASE_ROLE.leading
    if phase.emphasis:
        ops.append(Sign(end - NOTCH - 14, 5, 10, "star", ink))
    bounds = Bounds(0, 0, end, height)
    return Group(phase.id, "chevron", 0, HEADER, bounds, tuple(ops))


def border(height: float, theme: Theme) -> Group:
    """The dotted border at the left of a phase, from the experience lane to the bottom."""
    rule = Rule(0, 4, 0, height, theme.colours["hairline"], 0.8, (1.5, 3.0))
    return Group("", "border", 1, GRID, Bounds(-1, 0, 1, height), (rule,))


def loops(
    links: Sequence[Link],
    ends: Mapping[str, tuple[int, int]],
    measures: m.Metrics,
    theme: Theme,
    language: MapLanguage,
) -> list[Group]:
    """Loops between phases: arrows along the top of the experience lane.

    ``ends`` gives the first column of a phase and the one after its last.
    """
    found = []
    for link, more in drawn_of(links):
        if link.source in ends and link.target is not None and link.target in ends:
            source = measures.label_width + (ends[link.source][1] - 0.5) * measures.column_width
            target = measures.label_width + (ends[link.target][0] + 0.5) * measures.column_width
            said = said_on(link, language, more)
            found.append(_loop_arrow(link.id, said, source, target, theme))
    return found


def _loop_arrow(link: str, said: str, source: float, target: float, theme: Theme) -> Group:
    colour = theme.colours["link"]
    y = 14.0
    turn = min(24.0, abs(target - source) / 4) * (1 if target > source else -1)
    path = (
        ("M", source, 4.0),
        ("C", source, y, source, y, source + turn, y),
        ("L", target - turn, y),
        ("C", target, y, target, y, target, 10.0),
    )
    tip = (("M", target, 4.0), ("L", target - 3, 10.5), ("L", target + 3, 10.5), ("Z",))
    ops: list[Op] = [Shape(path, None, colour, 1.1, (4.0, 3.0)), Shape(tip, colour)]
    low, high = min(source, target), max(source, target)
    lines = break_lines(said, m.NOTE, max(40.0, high - low - 60))
    ops += label_ops(lines, box_at((low + high) / 2, y, lines, (low, high)), Inks.of(theme))
    bottom = max(y + 2, y + len(lines) * m.NOTE.leading)
    return Group(link, "link", 1, LINK, Bounds(low - 4, 0, high + 4, bottom), tuple(ops))


def scale_frame(
    measures: m.Metrics, band: Band, wide: float, theme: Theme, language: MapLanguage
) -> list[Group]:
    """Names and faces of the levels at the left, and a line across the map for each."""
    left, label_end = measures.label_width, measures.label_width - 12 - FACE
    labels: list[Op] = [
        Words(
            measures.pad,
            18,
            words.say("map.experience", language),
            m.LANE_LABEL,
            theme.colours["ink"],
        )
    ]
    grid: list[Op] = []
    for level in band.scale.levels:
        y = band.y(level.value)
        colour = ramp_colour(theme, band.scale.position(level.value))
        labels.append(Sign(label_end + 4, y - FACE / 2, FACE, f"face-{level.face}", colour))
        room = label_end - measures.pad - 2
        lines = break_lines(level.label.said(language), m.LEVEL, room)
        baseline = y + 3.6 - (len(lines) - 1) * m.LEVEL.leading / 2
        for line in lines:
            labels.append(
                Words(
                    label_end - line.width - 2,
                    baseline,
                    line.text,
                    m.LEVEL,
                    theme.colours["secondary"],
                )
            )
            baseline += m.LEVEL.leading
        grid.append(Rule(left, y, wide, y, theme.colours["grid"], 0.7))
    neutral = band.at(band.scale.neutral)
    grid.append(Rule(left, neutral, wide, neutral, theme.colours["neutral_line"], 1.3))
    return [
        Group("", "levels", 1, LABEL, Bounds(0, 0, left, band.height), tuple(labels)),
        Group("", "grid", 1, GRID, Bounds(left, 0, wide, band.height), tuple(grid)),
    ]


def separator(
    lane: Lane, row: int, height: float, measures: m.Metrics, wide: float, theme: Theme
) -> Group:
    """The dashed line of a lane that only separates, across the map."""
    y, left = height / 2, measures.label_width
    rule = Rule(left, y, wide, y, theme.colours["secondary"], 1.0, (6.0, 4.0))
    return Group(lane.id, "separator", row, GRID, Bounds(left, 0, wide, height), (rule,))


def row_rules(rows: Sequence[Row], measures: m.Metrics, wide: float, theme: Theme) -> list[Group]:
    """The hairlines between the rows and under the last."""
    found = []
    for number, row in enumerate(rows):
        if number < 2:
            continue
        ops: list[Op] = [Rule(measures.pad, 0, wide, 0, theme.colours["hairline"], 0.8)]
        if number == len(rows) - 1:
            ops.append(
                Rule(measures.pad, row.height, wide, row.height, theme.colours["hairline"], 0.8)
            )
        bounds = Bounds(measures.pad, -1, wide, row.height + 1)
        found.append(Group(row.owner, "rule", number, GRID, bounds, tuple(ops)))
    return found


def _tints(phase: Phase, number: int, theme: Theme) -> tuple[str, str]:
    if phase.colour.startswith("#"):
        return phase.colour, _readable_on(phase.colour)
    index = int(phase.colour) if phase.colour else number
    return theme.phases[index % len(theme.phases)]


def _readable_on(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#1F2430" if red * 299 + green * 587 + blue * 114 > 140_000 else "#FFFFFF"
