"""The title of a touchpoint under its node, broken to the width of its column."""

from __future__ import annotations

from cjdesigner import words
from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import LABEL, Bounds, Group, Op, Sign, Words
from cjdesigner.layout.theme import Theme
from cjdesigner.model.records import Touchpoint
from cjdesigner.model.values import MapLanguage
from cjdesigner.typeset.faces import REGULAR
from cjdesigner.typeset.text import Style, evened, unbroken

ROW = 2
SIGN = 12.0
# what a column is wider than a title in it
MARGIN = 10.0


def title_style(text: str, metrics: m.Metrics) -> Style:
    """The style of a title in its column: smaller where a word of it would be cut."""
    return unbroken(text, m.TOUCHPOINT, metrics.column_width - MARGIN, metrics.smallest_type)


def title_group(
    touchpoint: Touchpoint, metrics: m.Metrics, theme: Theme, language: MapLanguage
) -> tuple[Group, float]:
    """The title as it is drawn, x from the left of the column, and the row height that it needs."""
    wide = metrics.column_width
    text = touchpoint.title or words.say("map.untitled_touchpoint", language)
    ops: list[Op] = []
    baseline = m.ROW_BASE
    style, colour = title_style(text, metrics), theme.colours["ink"]
    if not touchpoint.title:
        style, colour = style._replace(face=REGULAR), theme.colours["secondary"]
    for line in evened(text, style, wide - MARGIN):
        x = (wide - line.width) / 2
        ops.append(Words(x, baseline, line.text, style, colour))
        baseline += m.TOUCHPOINT.leading
    signs = _signs(touchpoint)
    x = (wide - len(signs) * (SIGN + 2) + 2) / 2
    for name in signs:
        ops.append(Sign(x, baseline - 9.5, SIGN, name, theme.colours["secondary"]))
        x += SIGN + 2
    bottom = baseline - 12.5 + m.ROW_PADDING + (SIGN if signs else 0)
    bounds = Bounds(2, 0, wide - 2, bottom)
    return Group(touchpoint.id, "title", ROW, LABEL, bounds, tuple(ops)), bottom


def _signs(touchpoint: Touchpoint) -> list[str]:
    signs = [] if touchpoint.contact == "real" else [f"contact-{touchpoint.contact}"]
    if touchpoint.opens:
        signs.append("open-journey")
    return signs
