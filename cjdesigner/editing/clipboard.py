"""Copy, cut and paste: within a journey, between journeys, between windows, from other programs.

What is copied is JSON text of its own. What is pasted comes from outside: it is checked, cleaned
and bounded, and says so where it is no good. Plain text becomes cards in a lane, or touchpoints.
"""

import re
from collections.abc import Iterable
from typing import Annotated, Literal

from cjdesigner.editing import common, pasting, rules, selection
from cjdesigner.editing.copying import Bundle, Place, bundled
from cjdesigner.errors import RefusedError
from cjdesigner.model import order, shipped
from cjdesigner.model.change import Change, Edit, Label, added
from cjdesigner.model.core import Schema, ValidationError
from cjdesigner.model.frozen import Checked, Frozen, many_of, one_of, row_of
from cjdesigner.model.ids import fresh
from cjdesigner.model.images import is_what_it_says
from cjdesigner.model.records import (
    TYPES,
    AnyRecord,
    Card,
    Image,
    Lane,
    Phase,
    Touchpoint,
    replaced,
)
from cjdesigner.model.values import clean, clean_line
from cjdesigner.timeline.document import Document

MIME = "application/x-cjdesigner"
FORMAT = "cjdesigner-clipboard"
LONGEST = 20_000_000
MOST_RECORDS = 50_000
MOST_LINES, MOST_CELLS = 500, 5_000

_RECORDS = many_of(one_of(TYPES), MOST_RECORDS)
_NUMBER: Schema = {"type": "int", "ge": 0, "le": 1_000_000}
_PLACES: Schema = {
    "type": "dict",
    "keys_schema": {"type": "str"},
    "values_schema": row_of(_NUMBER, _NUMBER, _NUMBER),
    "max_length": MOST_RECORDS,
}
# ends of lines; a soft break inside one stays in it
_LINES = re.compile("[\r\n\x0c\x85\u2029]")
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d{1,3}[.)])\s+")


class _Clip(Frozen):
    """The text on the clipboard."""

    format: Literal["cjdesigner-clipboard"] = "cjdesigner-clipboard"
    version: Literal[1] = 1
    records: Annotated[tuple[AnyRecord, ...], Checked(_RECORDS)]
    context: Annotated[tuple[AnyRecord, ...], Checked(_RECORDS)]
    places: Annotated[dict[str, tuple[int, int, int]], Checked(_PLACES)]


def copy(document: Document, ids: Iterable[str]) -> str:
    """These things and what belongs to them as text, in the order of the map; "" for nothing.

    Raises ``RefusedError`` for more than can be pasted.
    """
    wanted = tuple(ids)
    # what is too much already need not be gathered first
    bundle = bundled(document, wanted) if len(wanted) <= MOST_RECORDS else None
    if bundle is None or len(bundle.records) > MOST_RECORDS:
        raise RefusedError("refusal.copy_many", n=MOST_RECORDS)
    if not bundle.records:
        return ""
    clip = _Clip(
        records=tuple(bundle.records),
        context=tuple(bundle.context),
        places={identity: (*place,) for identity, place in bundle.places.items()},
    )
    return clip.model_dump_json()


def in_words(document: Document, ids: Iterable[str]) -> str:
    """What :func:`copy` takes along, for programs of another kind: a line for each phase,
    touchpoint and card, which :func:`paste` would read as such lines again.
    """
    lines: list[tuple[int, int, str]] = []
    for record in bundled(document, ids).records:
        match record:
            case Phase():
                inside = document.touchpoints(record.id)
                column = inside[0].id if inside else record.id
                lines.append((_column(document, column), 0, f"{record.title}:"))
            case Touchpoint():
                lines.append((_column(document, record.id), 1, record.title))
            case Card():
                lines.append((_column(document, record.first), 2, clean_line(record.text)))
    return "\n".join(line for _, _, line in sorted(lines, key=lambda line: line[:2]))


def cut(document: Document, ids: Iterable[str]) -> tuple[str, Change]:
    """The text of :func:`copy` and the change that deletes the things.

    Raises ``RefusedError`` as that does.
    """
    wanted = list(dict.fromkeys(ids))
    change = selection.delete(document, wanted)
    return copy(document, wanted), Change(Label("verb.cut"), change.edits)


def paste(document: Document, text: str, journey: str, target: str | None = None) -> Change:
    """What the text holds, put into a journey behind or into ``target``.

    Our own text gives what was copied. A lane or card as the target makes cards of the lines of
    other text, tabs going on to the next column; anything else makes touchpoints, and phases of
    lines that begin with # or end with a colon. Raises ``RefusedError`` for a text that is too
    long, broken, or holds nothing that can stand there.
    """
    if len(text) > LONGEST:
        raise RefusedError("refusal.clipboard_long")
    if text.lstrip().startswith("{") and FORMAT in text[:200]:
        try:
            clip = _Clip.model_validate_json(text)
        except ValidationError as error:
            raise RefusedError("refusal.clipboard_broken") from error
        pictures = (one for one in (*clip.records, *clip.context) if isinstance(one, Image))
        if not all(map(is_what_it_says, pictures)):
            raise RefusedError("refusal.clipboard_broken")
        bundle = Bundle(
            clip.records,
            clip.context,
            {identity: Place(*place) for identity, place in clip.places.items()},
        )
        return pasting.insert(document, bundle, journey, target, Label("verb.paste"))
    return _paste_lines(document, text, journey, target)


def _paste_lines(document: Document, text: str, journey: str, target: str | None) -> Change:
    lines = [line for line in _LINES.split(text) if line.strip()]
    if len(lines) > MOST_LINES:
        raise RefusedError("refusal.clipboard_lines", n=MOST_LINES)
    if sum(line.count("\t") + 1 for line in lines) > MOST_CELLS:
        raise RefusedError("refusal.clipboard_cells", n=MOST_CELLS)
    place = document.get(target or "")
    lane = place.lane if isinstance(place, Card) else target
    if isinstance(place, Card | Lane) and rules.may_hold_cards(document, lane or ""):
        bundle = _as_cards(document, lines, lane or "")
    else:
        bundle = _as_touchpoints(lines)
    change = pasting.insert(document, bundle, journey, target, Label("verb.paste"))
    # these are copies of nothing
    return Change(change.label, tuple(_original(edit) for edit in change.edits))


def _as_cards(document: Document, lines: list[str], lane: str) -> Bundle:
    kind = shipped.lane_type(common.need(document, lane, Lane).kind).card or "note"
    cards, places = [], {}
    for line in lines:
        for column, cell in enumerate(line.split("\t")):
            if written := clean(_BULLET.sub("", cell)).strip():
                # every column of the text goes to a column of its own
                end = f"column-{column}"
                card = common.made(
                    Card,
                    id=fresh(),
                    lane=lane,
                    first=end,
                    last=end,
                    order="V",
                    text=written,
                    kind=kind,
                )
                cards.append(card)
                places[card.id] = Place(0, column, column)
    return Bundle(cards, (), places)


def _as_touchpoints(lines: list[str]) -> Bundle:
    records: list[AnyRecord] = []
    home = "no-phase"
    keys = iter(order.spread(sum(len(line.split("\t")) for line in lines)))
    for line in lines:
        heading = clean_line(line)
        if heading.startswith("#") or (heading.endswith(":") and "\t" not in line):
            title = heading.lstrip("#").rstrip(":").strip()
            phase = common.made(
                Phase, id=fresh(), journey="no-journey", order=next(keys), title=title
            )
            records.append(phase)
            home = phase.id
            continue
        for cell in line.split("\t"):
            if title := clean_line(_BULLET.sub("", cell)):
                records.append(
                    common.made(Touchpoint, id=fresh(), phase=home, order=next(keys), title=title)
                )
    return Bundle(records)


def _column(document: Document, column: str) -> int:
    journey = document.journey_of(column)
    return (document.place(journey, column) if journey else None) or 0


def _original(edit: Edit) -> Edit:
    if edit.after is None or edit.before is not None:
        return edit
    return added(replaced(edit.after, origin=None))
