"""The measures of a map, in points: canvas and paper call the same layout with other ones."""

from __future__ import annotations

from typing import NamedTuple

from cjdesigner.layout.theme import LIGHT, Theme, theme
from cjdesigner.model.values import MapLanguage
from cjdesigner.typeset.text import Style

PHASE_TITLE = Style("bold", 15, 18)
PHASE_ROLE = Style("regular", 10.5, 13)
LANE_LABEL = Style("semibold", 11.5, 14)
TOUCHPOINT = Style("semibold", 11.5, 14)
CARD = Style("regular", 11.3, 14)
NOTE = Style("regular", 10.5, 13)
LEVEL = Style("regular", 10.5, 13)
SMALLEST = min(style.size for style in (PHASE_ROLE, LANE_LABEL, TOUCHPOINT, CARD, NOTE, LEVEL))

CARD_GAP = 4.0
CARD_PADDING_X = 7.0
CARD_PADDING_Y = 5.5
MARK = 9.0
MARK_GUTTER = 13.5
ROW_PADDING = 7.0
# the first baseline of a row's text, and of the text on a card, below the row's top
ROW_BASE = ROW_PADDING + 12.5
CARD_BASE = ROW_PADDING + CARD_PADDING_Y + (CARD.leading + CARD.size * 0.72) / 2
NODE_RADIUS = 11.0
MINOR_RADIUS = 3.8
HOLLOW_RADIUS = 8.0
NARROWEST, WIDEST = 72.0, 160.0
# how high a row is that nothing stands in
EMPTY_ROW = 40.0


class Metrics(NamedTuple):
    """Widths and heights that differ between screen and paper, in points.

    ``pad`` is the white around the map, ``label_width`` the strip of lane labels (``pad``
    included), ``spare`` the room kept free at the right, in columns; a lane is at least
    ``lane_height`` high. A title or card is set in type down to ``smallest_type`` so that no word
    in it is broken.
    """

    column_width: float = 112.0
    label_width: float = 172.0
    experience_height: float = 268.0
    lane_height: float = EMPTY_ROW
    pad: float = 22.0
    spare: float = 1.0
    smallest_type: float = 8.6

    def widened(self, column_width: float, experience_height: float) -> Metrics:
        """The same measures with another width of columns and height of the experience lane."""
        return self._replace(column_width=column_width, experience_height=experience_height)


SCREEN = Metrics()
# on paper nothing is set smaller than the smallest type there is
PAPER = Metrics(
    column_width=112.0,
    label_width=132.0,
    experience_height=210.0,
    pad=0.0,
    spare=0.0,
    smallest_type=SMALLEST,
)


class Look(NamedTuple):
    """What a map is shown with: colours, language, and which lanes and personas.

    Empty ``lanes`` or ``personas`` mean all; ``hidden`` shows lanes that are hidden too.
    """

    theme: Theme
    language: MapLanguage | None = None
    lanes: frozenset[str] = frozenset()
    personas: frozenset[str] = frozenset()
    hidden: bool = False


def plain_look() -> Look:
    """The look of paper: the light theme, the project's language, everything shown."""
    return Look(theme(LIGHT))
