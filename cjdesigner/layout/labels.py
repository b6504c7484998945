"""The labels at the left of the rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cjdesigner import words
from cjdesigner.layout import fields
from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import LABEL, Bounds, Group, Op, Words
from cjdesigner.layout.rows import FIRST_LANE, TITLE_ROW
from cjdesigner.layout.theme import Theme
from cjdesigner.model import shipped
from cjdesigner.model.records import Lane
from cjdesigner.model.values import MapLanguage
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import break_lines

LABEL_GAP = 14.0
SEPARATOR_HEIGHT = 24.0


class Label(NamedTuple):
    """The label of a row, the height in points that it needs, and what it says on one line."""

    group: Group
    height: float
    said: str


def of_rows(
    document: Document,
    lanes: Sequence[Lane],
    measures: m.Metrics,
    theme: Theme,
    language: MapLanguage,
) -> dict[str, Label]:
    """The labels of the rows under the experience lane, by lane; ``""`` is the touchpoints' row."""
    text = words.say("map.touchpoint", language)
    found = {"": lane_label(None, text, "", TITLE_ROW, measures, theme)}
    for row, lane in enumerate(lanes, FIRST_LANE):
        kind = shipped.lane_type(lane.kind)
        text = lane.title or kind.name.said(language)
        if kind.content == "separator":
            found[lane.id] = separator_label(lane, text, row, measures, theme)
        else:
            persona = getattr(document.get(lane.persona or ""), "name", "")
            base = fields.base_of(kind)
            found[lane.id] = lane_label(lane, text, persona, row, measures, theme, base)
    return found


def head_label(
    measures: m.Metrics, height: float, roles: str, theme: Theme, language: MapLanguage
) -> Group:
    """The label of the phase row, with the line on the traveller's role if ``roles`` says it."""
    ops: list[Op] = []
    lines = 14.0 + (m.NOTE.leading if roles else 0.0)
    y = (height - lines) / 2 + 11
    x = measures.pad
    ops.append(Words(x, y, words.say("map.phase", language), m.LANE_LABEL, theme.colours["ink"]))
    if roles:
        room = measures.label_width - measures.pad - LABEL_GAP
        for number, line in enumerate(break_lines(roles, m.NOTE, room)):
            at = y + 14 + number * m.NOTE.leading
            ops.append(Words(x, at, line.text, m.NOTE, theme.colours["secondary"]))
    bounds = Bounds(0, 0, measures.label_width, height)
    return Group("", "head", 0, LABEL, bounds, tuple(ops))


def lane_label(
    lane: Lane | None,
    text: str,
    initials: str,
    row: int,
    measures: m.Metrics,
    theme: Theme,
    baseline: float = m.ROW_BASE,
) -> Label:
    """The label of a row, its first ``baseline`` on that of what stands in the row."""
    room = measures.label_width - measures.pad - LABEL_GAP
    ops: list[Op] = []
    colour = theme.colours["ink" if lane is None or not lane.hidden else "secondary"]
    for line in break_lines(text, m.LANE_LABEL, room):
        ops.append(Words(measures.pad, baseline, line.text, m.LANE_LABEL, colour))
        baseline += m.LANE_LABEL.leading
    if initials:
        ops.append(Words(measures.pad, baseline, initials, m.NOTE, theme.colours["secondary"]))
        baseline += m.NOTE.leading
    height = baseline - 12.5 + m.ROW_PADDING
    bounds = Bounds(0, 0, measures.label_width, height)
    group = Group(lane.id if lane else "", "lane", row, LABEL, bounds, tuple(ops))
    return Label(group, height, " ".join(part for part in (text, initials) if part))


def separator_label(lane: Lane, text: str, row: int, measures: m.Metrics, theme: Theme) -> Label:
    """The name of a lane that only separates."""
    room = measures.label_width - measures.pad - LABEL_GAP
    lines = break_lines(text, m.NOTE, room)
    height = max(SEPARATOR_HEIGHT, len(lines) * 12 + 10)
    top = height / 2 + 4 - (len(lines) - 1) * 6
    ops = tuple(
        Words(measures.pad, top + number * 12, line.text, m.NOTE, theme.colours["secondary"])
        for number, line in enumerate(lines)
    )
    bounds = Bounds(0, 0, measures.label_width, height)
    return Label(Group(lane.id, "lane", row, LABEL, bounds, ops), height, text)
