"""The nodes of a touchpoint on the experience lane: a large one, and small ones beside it."""

from __future__ import annotations

from math import sqrt

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
    meeting = [(traveller, mark) for traveller, mark in marks if mark.met]
    behind: list[Group] = []
    before: list[Group] = []
    x = width / 2
    for number, (traveller, mark) in enumerate(meeting):
        said = felt(traveller.name, mark.level, band.scale, language)
        if number == 0:
            large = _main_node(document, touchpoint, traveller, mark, x, band, theme, corner)
            if touchpoint.moment_of_truth:
                said += f"; {shipped.lane_type('moment_of_truth').name.said(language)}"
            before.append(large._replace(said=said))
        elif abs(mark.y - meeting[0][1].y) < m.NODE_RADIUS + m.MINOR_RADIUS:
            edge = x + m.NODE_RADIUS + 2.5 + (number - 1) * 2 * m.MINOR_RADIUS
            small = _minor_node(touchpoint, traveller, mark, edge, theme, True)
            before.append(small._replace(said=said))
        else:
            small = _minor_node(touchpoint, traveller, mark, x, theme, False)
            behind.append(small._replace(said=said))
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


def _main_node(
    document: Document,
    touchpoint: Touchpoint,
    traveller: Traveller,
    mark: Mark,
    x: float,
    band: Band,
    theme: Theme,
    corner: Corner,
) -> Group:
    paper, ink = theme.colours["paper"], theme.colours["ink"]
    radius, y = m.NODE_RADIUS, mark.y
    icon = channel_icon(document, touchpoint.channels[0]) if touchpoint.channels else None
    ops: list[Op] = []
    if mark.level is None:
        radius = m.HOLLOW_RADIUS
        ops.append(circle(x, y, radius, paper, theme.colours["gap"], 1.1, (2.4, 2.2)))
        ink = theme.colours["gap"]
    else:
        ring = ramp_colour(theme, band.scale.position(mark.level))
        if mark.measured:
            ops.append(circle(x, y, radius, ring, ring, 2.2))
            ink = paper
        else:
            ops.append(circle(x, y, radius, paper, ring, 2.2))
    if icon is not None:
        size = radius * 1.2
        ops.append(Sign(x - size / 2, y - size / 2, size, icon, ink))
    if touchpoint.moment_of_truth:
        away = (radius + 3.0) * sqrt(0.5) + STAR * 0.3
        left, top = x + corner[0] * away - STAR / 2, y + corner[1] * away - STAR / 2
        ops.append(Sign(left, top, STAR, "star", theme.colours["star"]))
        return _node(touchpoint, traveller, x, y, radius + 1.5, ops, corner)
    return _node(touchpoint, traveller, x, y, radius + 1.5, ops)


def _minor_node(
    touchpoint: Touchpoint,
    traveller: Traveller,
    mark: Mark,
    x: float,
    theme: Theme,
    on_edge: bool,
) -> Group:
    paper, radius = theme.colours["paper"], m.MINOR_RADIUS
    # white around it keeps it apart from the large node
    ops: list[Op] = [circle(x, mark.y, radius + 2.2, paper, None, 0)] if on_edge else []
    if mark.level is None:
        ops.append(circle(x, mark.y, radius, paper, theme.colours["gap"], 1.0, (1.6, 1.6)))
    else:
        fill = traveller.colour if mark.measured else paper
        ops.append(circle(x, mark.y, radius, fill, traveller.colour, 1.7))
    return _node(touchpoint, traveller, x, mark.y, radius + (2.2 if on_edge else 1.0), ops)


def _node(
    touchpoint: Touchpoint,
    traveller: Traveller,
    x: float,
    y: float,
    radius: float,
    ops: list[Op],
    star: Corner | None = None,
) -> Group:
    side, down = star or (0, 0)
    return Group(
        touchpoint.id,
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
        extra=(("persona", traveller.persona or ""),),
    )
