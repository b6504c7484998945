"""The title of a touchpoint under its node, broken to the width of its column."""

from __future__ import annotations

from cjdesigner import words
from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import LABEL, Bounds, Group, Op, Sign, Words
from cjdesigner.layout.later import Later
from cjdesigner.layout.theme import Theme
from cjdesigner.model.records import Touchpoint
from cjdesigner.model.values import MapLanguage
from cjdesigner.typeset.faces import REGULAR
from cjdesigner.typeset.text import Line, Style, evened, unbroken

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
    lines, _ = _lines(touchpoint, metrics, language)
    baseline = m.ROW_BASE + len(lines) * m.TOUCHPOINT.leading
    bottom = baseline - 12.5 + m.ROW_PADDING + (SIGN if _signs(touchpoint) else 0)
    bounds = Bounds(2, 0, metrics.column_width - 2, bottom)
    ink = Later(_ink, _text(touchpoint, language), touchpoint, metrics, theme, language)
    return Group(touchpoint.id, "title", ROW, LABEL, bounds, ink), bottom


def _text(touchpoint: Touchpoint, language: MapLanguage) -> str:
    return touchpoint.title or words.say("map.untitled_touchpoint", language)


def _ink(
    touchpoint: Touchpoint, metrics: m.Metrics, theme: Theme, language: MapLanguage
) -> list[Op]:
    wide = metrics.column_width
    lines, style = _lines(touchpoint, metrics, language)
    colour = theme.colours["ink" if touchpoint.title else "secondary"]
    ops: list[Op] = []
    baseline = m.ROW_BASE
    for line in lines:
        x = (wide - line.width) / 2
        ops.append(Words(x, baseline, line.text, style, colour))
        baseline += m.TOUCHPOINT.leading
    signs = _signs(touchpoint)
    x = (wide - len(signs) * (SIGN + 2) + 2) / 2
    for name in signs:
        ops.append(Sign(x, baseline - 9.5, SIGN, name, theme.colours["secondary"]))
        x += SIGN + 2
    return ops


def _lines(
    touchpoint: Touchpoint, metrics: m.Metrics, language: MapLanguage
) -> tuple[tuple[Line, ...], Style]:
    """The broken lines of a title, and their style."""
    text = _text(touchpoint, language)
    style = title_style(text, metrics)
    if not touchpoint.title:
        style = style._replace(face=REGULAR)
    return evened(text, style, metrics.column_width - MARGIN), style


def _signs(touchpoint: Touchpoint) -> list[str]:
    signs = [] if touchpoint.contact == "real" else [f"contact-{touchpoint.contact}"]
    if touchpoint.opens:
        signs.append("open-journey")
    return signs
