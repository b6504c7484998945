"""The nodes of a touchpoint on the experience lane: a large one, and small ones beside it.

A large map has thousands that look alike: they share their instructions.
"""

from __future__ import annotations

from functools import lru_cache
from math import sqrt
from typing import NamedTuple

from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import NODE, Bounds, Box, Group, Op, Sign
from cjdesigner.layout.experience import Band, Corner, Mark
from cjdesigner.layout.people import Traveller
from cjdesigner.layout.reading import felt
from cjdesigner.layout.theme import Theme, ramp_colour
from cjdesigner.model import shipped
from cjdesigner.model.records import Channel, Touchpoint
from cjdesigner.model.values import MapLanguage
from cjdesigner.timeline.document import Document

STAR = 11.0


class Inks(NamedTuple):
    """The colours of nodes that nobody chose: the paper, and what was not scored."""

    paper: str
    ink: str
    gap: str
    star: str


def nodes(
    document: Document,
    column: str,
    marks: list[tuple[Traveller, Mark]],
    band: Band,
    width: float,
    theme: Theme,
    corner: Corner,
    language: MapLanguage,
) -> list[Group]:
    """The nodes of a touchpoint: the large one of the first traveller who meets it, and others.

    Where another lies on the large one it stands on its edge, and before it; ``corner`` is where
    the star of a moment of truth stands.
    """
    touchpoint = document.record(column, Touchpoint)
    inks = Inks(*(theme.colours[name] for name in Inks._fields))
    meeting = [(traveller, mark) for traveller, mark in marks if mark.met]
    behind: list[Group] = []
    before: list[Group] = []
    x = width / 2
    for number, (traveller, mark) in enumerate(meeting):
        persona, scored = traveller.persona or "", mark.level is not None
        said = felt(traveller.name, mark.level, band.scale, language)
        if number == 0:
            icon = channel_icon(document, touchpoint.channels[0]) if touchpoint.channels else ""
            ring = "" if mark.level is None else ramp_colour(theme, band.scale.position(mark.level))
            star = corner if touchpoint.moment_of_truth else None
            node = _large(persona, x, mark.y, ring, mark.measured, icon, star, inks)
            if star:
                said += f"; {shipped.lane_type('moment_of_truth').name.said(language)}"
            before.append(node._replace(owner=column, said=said))
            continue
        colour = traveller.colour if scored else ""
        on_edge = abs(mark.y - meeting[0][1].y) < m.NODE_RADIUS + m.MINOR_RADIUS
        at = x + m.NODE_RADIUS + 2.5 + (number - 1) * 2 * m.MINOR_RADIUS if on_edge else x
        node = _small(persona, at, mark.y, colour, mark.measured, on_edge, inks)
        (before if on_edge else behind).append(node._replace(owner=column, said=said))
    return [*reversed(behind), *before]


def channel_icon(document: Document, identity: str) -> str:
    """The icon of a channel, shipped or own."""
    own = document.get(identity)
    if isinstance(own, Channel):
        return own.icon
    known = shipped.channel(identity)
    return known.icon if known else "touchpoint"


def circle(
    x: float,
    y: float,
    radius: float,
    fill: str | None,
    stroke: str | None,
    width: float,
    dashes: tuple[float, ...] = (),
) -> Box:
    """A circle around (x, y): a box whose corners are all of it."""
    side = 2 * radius
    return Box(x - radius, y - radius, side, side, fill, stroke, width, radius, dashes)


@lru_cache(maxsize=4_096)
def _large(
    persona: str,
    x: float,
    y: float,
    ring: str,
    measured: bool,
    icon: str,
    star: Corner | None,
    inks: Inks,
) -> Group:
    """The node of the first traveller, without its owner; ``ring`` is "" where nobody scored it."""
    radius = m.NODE_RADIUS if ring else m.HOLLOW_RADIUS
    ops: list[Op] = []
    if not ring:
        ops.append(circle(x, y, radius, inks.paper, inks.gap, 1.1, (2.4, 2.2)))
    else:
        ops.append(circle(x, y, radius, ring if measured else inks.paper, ring, 2.2))
    if icon:
        size = radius * 1.2
        colour = inks.gap if not ring else inks.paper if measured else inks.ink
        ops.append(Sign(x - size / 2, y - size / 2, size, icon, colour))
    if star:
        away = (radius + 3.0) * sqrt(0.5) + STAR * 0.3
        left, top = x + star[0] * away - STAR / 2, y + star[1] * away - STAR / 2
        ops.append(Sign(left, top, STAR, "star", inks.star))
    return _node(persona, x, y, radius + 1.5, ops, star or (0, 0))


@lru_cache(maxsize=4_096)
def _small(
    persona: str, x: float, y: float, colour: str, measured: bool, on_edge: bool, inks: Inks
) -> Group:
    """The node of another, without its owner; ``colour`` is "" where nobody scored it."""
    radius = m.MINOR_RADIUS
    # white around it keeps it apart from the large node
    ops: list[Op] = [circle(x, y, radius + 2.2, inks.paper, None, 0)] if on_edge else []
    if not colour:
        ops.append(circle(x, y, radius, inks.paper, inks.gap, 1.0, (1.6, 1.6)))
    else:
        ops.append(circle(x, y, radius, colour if measured else inks.paper, colour, 1.7))
    return _node(persona, x, y, radius + (2.2 if on_edge else 1.0), ops, (0, 0))


def _node(persona: str, x: float, y: float, radius: float, ops: list[Op], star: Corner) -> Group:
    """``star`` is the corner of the node's star, (0, 0) where it has none."""
    side, down = star
    return Group(
        "",
        "node",
        1,
        NODE,
        Bounds(
            x - radius - STAR * (side < 0),
            y - radius - STAR * (down < 0),
            x + radius + STAR * (side > 0),
            y + radius + STAR * (down > 0),
        ),
        tuple(ops),
        extra=(("persona", persona),),
    )
