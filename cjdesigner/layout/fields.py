"""Lanes that show a field: what stands in it for a column, and how it is drawn.

Such a lane stores nothing. Equal neighbours become one pill or one box, so that a stretch in the
hands of one owner is seen as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from cjdesigner import words
from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import CARD, Bounds, Box, Group, Op, Sign, Words
from cjdesigner.layout.nodes import channel_icon
from cjdesigner.layout.people import Traveller
from cjdesigner.layout.theme import Theme
from cjdesigner.model import shipped
from cjdesigner.model.catalogue import LaneType, Scale
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import Channel, Experience, Phase, Touchpoint
from cjdesigner.model.values import MapLanguage
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import break_lines, width

Form = Literal["pill", "box", "icons", "star"]

_WORDS: dict[str, shipped.WordKind] = {
    "contact": "contacts",
    "initiative": "initiatives",
    "consistency": "consistency",
    "personalisation": "personalisation",
    "role": "roles",
}
_LONG = frozenset(("action", "need", "response", "evidence", "why_truth")) | frozenset(
    ("description", "customer_goal", "organisation_goal", "key_variable")
)
_SAID_NOTHING = frozenset(("real", "unchecked", ""))
PILL_PADDING_X, PILL_PADDING_Y = 9.0, 3.0
# a pill begins where capitals on the row's first baseline are in its middle
PILL_TOP = m.ROW_BASE - m.NOTE.size * 0.364 - m.NOTE.leading / 2 - PILL_PADDING_Y
# what a column is wider than the name of a channel in it, with its icon
ICON_MARGIN = 2 * m.CARD_PADDING_X + 17


class Shown(NamedTuple):
    """What a lane shows for a column: its texts (with icons, if any), the form and the tint."""

    form: Form
    texts: tuple[str, ...]
    icons: tuple[str, ...] = ()
    tint: str = "neutral"


class Run(NamedTuple):
    """A stretch of columns that show the same, by number."""

    first: int
    last: int
    shown: Shown


def shown_in(
    document: Document,
    kind: LaneType,
    column: str,
    travellers: Sequence[Traveller],
    scale: Scale,
    language: MapLanguage,
) -> Shown | None:
    """What a lane of this kind shows for a column; ``None`` for nothing."""
    record, field = (kind.shows or ".").split(".")
    found = document.get(column)
    match record:
        case "Touchpoint":
            return _of_touchpoint(document, found, field, kind, language)
        case "Phase":
            phase = document.get(found.phase) if isinstance(found, Touchpoint) else found
            return _of_phase(phase, field, kind, language)
        case "Experience":
            return _of_experience(document, column, field, kind, travellers, scale, language)
    return None


def base_of(kind: LaneType) -> float:
    """The first baseline of what stands in a lane of this kind, below its row's top, in points."""
    record, field = (kind.shows or ".").split(".")
    boxed = not record or record == "Experience" or (field in _LONG and field not in _WORDS)
    return m.CARD_BASE if boxed else m.ROW_BASE


class Drawn(NamedTuple):
    """A stretch as it is drawn and the height that it needs in its row, in points."""

    run: Run
    group: Group
    bottom: float

    def same(self, run: Run) -> bool:
        """Whether ``run`` would be drawn alike, perhaps further on."""
        length = self.run.last - self.run.first
        return self.run.shown == run.shown and length == run.last - run.first


def runs(shown: Sequence[Shown | None], phases: Sequence[str] | None) -> list[Run]:
    """Neighbours that show the same, as one.

    ``phases`` gives the phase of each column where a stretch must not leave its phase.
    """
    found: list[Run] = []
    for number, one in enumerate(shown):
        if one is None:
            continue
        last = found[-1] if found else None
        joined = (
            last is not None
            and last.last == number - 1
            and last.shown == one
            and one.form in ("pill", "box")
            and (phases is None or phases[number] == phases[number - 1])
        )
        if joined and last is not None:
            found[-1] = last._replace(last=number)
        else:
            found.append(Run(number, number, one))
    return found


def draw(run: Run, lane: str, row: int, column_width: float, theme: Theme) -> Drawn:
    """A stretch of columns as it is drawn; x from its first column."""
    wide = (run.last - run.first + 1) * column_width
    ops: list[Op]
    match run.shown.form:
        case "pill":
            ops, bottom = _pill(run.shown, wide, theme)
        case "box":
            ops, bottom = _box(run.shown, wide, theme)
        case "star":
            ops, bottom = _star(run.shown, wide, theme)
        case _:
            ops, bottom = _icons(run.shown, wide, theme)
    bounds = Bounds(m.CARD_GAP, m.ROW_PADDING, wide - m.CARD_GAP, bottom)
    group = Group(lane, "pill", row, CARD, bounds, tuple(ops), reach=run.last - run.first)
    return Drawn(run, group, bottom + m.ROW_PADDING)


def channel_name(document: Document, identity: str, language: MapLanguage) -> str:
    """What a channel is called; its identity where nobody knows it."""
    own = document.get(identity)
    if isinstance(own, Channel):
        return own.name
    known = shipped.channel(identity)
    return known.name.said(language) if known else identity


def _of_touchpoint(
    document: Document, found: object, field: str, kind: LaneType, language: MapLanguage
) -> Shown | None:
    if not isinstance(found, Touchpoint):
        return None
    match field:
        case "channels":
            if not found.channels:
                return None
            names = tuple(channel_name(document, id_, language) for id_ in found.channels)
            icons = tuple(channel_icon(document, id_) for id_ in found.channels)
            return Shown("icons", names, icons)
        case "owner" | "execution" | "party":
            return _who(found, field, language)
        case "moment_of_truth":
            return Shown("star", (found.why_truth,)) if found.moment_of_truth else None
        case "personas":
            names = tuple(getattr(document.get(id_), "name", "") or id_ for id_ in found.personas)
            return Shown("pill", (", ".join(names),)) if names else None
    return _said(getattr(found, field), field, kind, language)


def _of_phase(found: object, field: str, kind: LaneType, language: MapLanguage) -> Shown | None:
    if not isinstance(found, Phase):
        return None
    if field == "score":
        if found.score is None:
            return None
        said = words.number(found.score, language)
        if found.target is not None:
            said += f" → {words.number(found.target, language)}"
        return Shown("pill", (said,))
    return _said(getattr(found, field), field, kind, language)


def _said(value: str, field: str, kind: LaneType, language: MapLanguage) -> Shown | None:
    if value in _SAID_NOTHING:
        return None
    if field in _WORDS:
        word = shipped.word(_WORDS[field], value)
        return Shown("pill", (word.name.said(language) if word else value,))
    if field in _LONG:
        return Shown("box", (value,), tint=kind.card or "note")
    return Shown("pill", (value,))


def _who(found: Touchpoint, field: str, language: MapLanguage) -> Shown | None:
    word = shipped.word("executions", found.execution) if found.execution else None
    name = {"owner": found.owner or found.party, "execution": found.party, "party": found.party}
    said = name[field]
    if word is not None and (field == "execution" or (field == "owner" and said)):
        execution = word.name.said(language)
        said = f"{execution}: {said}" if said else execution
    if not said:
        return None
    return Shown("pill", (said,), tint=found.execution or "in_house")


def _of_experience(
    document: Document,
    column: str,
    field: str,
    kind: LaneType,
    travellers: Sequence[Traveller],
    scale: Scale,
    language: MapLanguage,
) -> Shown | None:
    said: list[str] = []
    for traveller in travellers:
        found = document.get(experience_id(column, traveller.persona, None))
        if not isinstance(found, Experience):
            continue
        if field == "level":
            text = ""
            if found.answers and found.level is not None:
                text = f"{scale.level(found.level).label.said(language)} (n = {sum(found.answers)})"
        else:
            text = getattr(found, field)
        if text:
            several = len(travellers) > 1
            said.append(f"{traveller.initials}: {text}" if several else text)
    if not said:
        return None
    return Shown("box", ("\n".join(said),), tint=kind.card or "note")


def _pill(shown: Shown, wide: float, theme: Theme) -> tuple[list[Op], float]:
    tint, ink = theme.pills.get(shown.tint, theme.pills["neutral"])
    left, box = m.CARD_GAP, wide - 2 * m.CARD_GAP
    lines = break_lines(shown.texts[0], m.NOTE, box - 2 * PILL_PADDING_X)
    height = len(lines) * m.NOTE.leading + 2 * PILL_PADDING_Y
    ops: list[Op] = [Box(left, PILL_TOP, box, height, fill=tint, radius=min(height / 2, 10))]
    baseline = m.ROW_BASE
    for line in lines:
        ops.append(Words(left + PILL_PADDING_X, baseline, line.text, m.NOTE, ink))
        baseline += m.NOTE.leading
    return ops, PILL_TOP + height


def _box(shown: Shown, wide: float, theme: Theme) -> tuple[list[Op], float]:
    tint, ink, _ = theme.cards[shown.tint]
    left, box = m.CARD_GAP, wide - 2 * m.CARD_GAP
    lines = break_lines(shown.texts[0], m.CARD, box - 2 * m.CARD_PADDING_X)
    height = len(lines) * m.CARD.leading + 2 * m.CARD_PADDING_Y
    ops: list[Op] = [Box(left, m.ROW_PADDING, box, height, fill=tint, radius=3.5)]
    baseline = m.CARD_BASE
    for line in lines:
        if line.text:
            ops.append(Words(left + m.CARD_PADDING_X, baseline, line.text, m.CARD, ink))
        baseline += m.CARD.leading
    return ops, m.ROW_PADDING + height


def _star(shown: Shown, wide: float, theme: Theme) -> tuple[list[Op], float]:
    y = m.ROW_PADDING
    ops: list[Op] = [Sign(wide / 2 - 6, y, 12, "star", theme.colours["star"])]
    baseline = y + 23
    for line in break_lines(shown.texts[0], m.NOTE, wide - 2 * m.CARD_PADDING_X):
        if line.text:
            x = (wide - line.width) / 2
            ops.append(Words(x, baseline, line.text, m.NOTE, theme.colours["secondary"]))
            baseline += m.NOTE.leading
    return ops, max(y + 14, baseline - 8)


def _icons(shown: Shown, wide: float, theme: Theme) -> tuple[list[Op], float]:
    ops: list[Op] = []
    y = m.ROW_BASE - 10
    room = wide - ICON_MARGIN
    broken = [break_lines(text, m.NOTE, room) for text in shown.texts]
    longest = max((width(line.text, m.NOTE) for lines in broken for line in lines), default=0.0)
    # icons stand under each other
    x = (wide - longest - 17) / 2
    for icon, lines in zip(shown.icons, broken, strict=True):
        ops.append(Sign(x, y + 0.5, 12, icon, theme.colours["secondary"]))
        baseline = y + 10
        for line in lines:
            ops.append(Words(x + 17, baseline, line.text, m.NOTE, theme.colours["secondary"]))
            baseline += m.NOTE.leading
        y += len(lines) * m.NOTE.leading + 2
    return ops, y
