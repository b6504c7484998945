"""Follow-ups: when this happens, that happens too, in the same change and the same step of undo.

Each behaviour is handed the draft of a change that has not been applied and adds what follows
from it. They are asked in order; asking them all again adds nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from cjdesigner.editing.draft import Draft
from cjdesigner.model.change import Change
from cjdesigner.model.records import Card, Lane, Link, Phase, Touchpoint, references, replaced
from cjdesigner.timeline.document import Document

Behaviour = Callable[[Draft], None]

# a record of this kind goes with the one that this field refers to; elsewhere the reference goes
GOES_WITH = {
    ("phase", "journey"),
    ("lane", "journey"),
    ("view", "journey"),
    ("touchpoint", "phase"),
    ("experience", "touchpoint"),
    ("experience", "persona"),
    ("experience", "round"),
    ("link", "source"),
    ("link", "target"),
    ("card", "lane"),
}


def completed(document: Document, change: Change) -> Change:
    """``change`` with everything that follows from it, under the same name."""
    draft = Draft(document, change)
    for behaviour in BEHAVIOURS:
        behaviour(draft)
    return draft.change()


def take_along(draft: Draft) -> None:
    """What stands on a removed record goes with it; what only names it stops naming it."""
    waiting = draft.removed()
    seen = set(waiting)
    while waiting:
        gone = waiting.pop()
        for referrer in sorted(draft.document.referring(gone)):
            record = draft.get(referrer)
            if record is None:
                continue
            fields = {field for field, target in references(record) if target == gone}
            if any((record.type, field) in GOES_WITH for field in fields):
                draft.remove(referrer)
                if referrer not in seen:
                    seen.add(referrer)
                    waiting.append(referrer)
            elif fields and not (isinstance(record, Card) and fields & {"first", "last"}):
                draft.put(replaced(record, **{f: _without(record, f, gone) for f in fields}))


def hold_on(draft: Draft) -> None:
    """A card whose end column is moved away or deleted holds on to the nearest one it covered.

    Where what it covered stays together it covers that still; where nothing is left it goes. The
    first touchpoint of an empty phase takes the cards that stood on the phase.
    """
    moved, filled = _moved(draft), _filled(draft)
    gone = [identity for identity in draft.removed() if _was_column(draft.document, identity)]
    orders: dict[str, dict[str, int]] = {}
    seen: set[str] = set()
    for column in (*gone, *moved, *filled):
        for card in draft.document.cards_on(column):
            now = draft.of(card.id, Card)
            if now is None or card.id in seen:
                continue
            seen.add(card.id)
            # a verb that sets the ends itself knows better
            if (now.first, now.last) == (card.first, card.last):
                _hold(draft, now, moved, filled, orders)
    for edit in draft.edits() if filled else ():
        if isinstance(edit.after, Card) and {edit.after.first, edit.after.last} & filled.keys():
            first, last = edit.after.first, edit.after.last
            ends = {"first": filled.get(first, first), "last": filled.get(last, last)}
            draft.put(replaced(edit.after, **ends))


def turn_links(draft: Draft) -> None:
    """A way on that leads back after a move is a way back, and the other way round."""
    for column in _moved(draft):
        document = draft.document
        for link in (*document.links_from(column), *document.links_to(column)):
            now = draft.of(link.id, Link)
            if now is None or now.target is None:
                continue
            if isinstance(draft.get(now.source), Phase):
                continue
            back = draft.when(now.target) < draft.when(now.source)
            if now.kind == "back" and not back:
                draft.put(replaced(now, kind="skip"))
            elif now.kind in ("next", "skip") and back:
                draft.put(replaced(now, kind="back"))


BEHAVIOURS: tuple[Behaviour, ...] = (take_along, hold_on, take_along, turn_links)


def _without(record: object, field: str, gone: str) -> object:
    value = getattr(record, field)
    return tuple(one for one in value if one != gone) if isinstance(value, tuple) else None


def _was_column(document: Document, identity: str) -> bool:
    return isinstance(document.get(identity), Touchpoint | Phase)


def _hold(
    draft: Draft,
    card: Card,
    moved: dict[str, None],
    filled: dict[str, str],
    orders: dict[str, dict[str, int]],
) -> None:
    document = draft.document
    lane = draft.of(card.lane, Lane)
    span = document.span(card) if lane is not None else None
    if lane is None or span is None:
        return
    covered = document.columns(lane.journey)[span[0] : span[1] + 1]
    now = dict.fromkeys(filled.get(column, column) for column in covered)
    left = [column for column in now if draft.get(column) is not None]
    if not left:
        draft.remove(card.id)
        return
    if len(left) > 1 and any(column in moved for column in left):
        if lane.journey not in orders:
            columns = draft.columns(lane.journey)
            orders[lane.journey] = {column: place for place, column in enumerate(columns)}
        places = orders[lane.journey]
        left.sort(key=places.__getitem__)
        if places[left[-1]] - places[left[0]] + 1 > len(left):
            left = [column for column in left if column not in moved] or left[:1]
    if (card.first, card.last) != (left[0], left[-1]):
        draft.put(replaced(card, first=left[0], last=left[-1]))


def _filled(draft: Draft) -> dict[str, str]:
    """The phases that were empty columns, each with the first touchpoint that it gets."""
    newcomers: dict[str, list[str]] = {}
    for edit in draft.edits():
        if isinstance(edit.after, Touchpoint):
            newcomers.setdefault(edit.after.phase, []).append(edit.id)
    return {
        phase: min(arrived, key=draft.when)
        for phase, arrived in newcomers.items()
        if phase in draft.document and not draft.document.touchpoints(phase)
    }


def _moved(draft: Draft) -> dict[str, None]:
    """The columns that change places with others, the renumbered ones left out."""
    document = draft.document
    moved: dict[str, None] = {}
    touchpoints: dict[str, set[str]] = {}
    phases: dict[str, set[str]] = {}
    for edit in draft.edits():
        before, after = edit.before, edit.after
        if isinstance(before, Touchpoint) and isinstance(after, Touchpoint):
            if before.phase != after.phase:
                moved[edit.id] = None
            elif before.order != after.order:
                touchpoints.setdefault(before.phase, set()).add(edit.id)
        elif isinstance(before, Phase) and isinstance(after, Phase) and before.order != after.order:
            phases.setdefault(before.journey, set()).add(edit.id)
    for phase, edited in touchpoints.items():
        moved.update(dict.fromkeys(_out_of_line(draft, document.touchpoints(phase), edited)))
    for journey, edited in phases.items():
        for phase in _out_of_line(draft, document.phases(journey), edited):
            inside = document.touchpoints(phase)
            moved.update(dict.fromkeys([one.id for one in inside] or [phase]))
    return moved


def _out_of_line(
    draft: Draft, before: Sequence[Touchpoint] | Sequence[Phase], edited: set[str]
) -> list[str]:
    """Who of the edited siblings changes places: as few as explain the new order.

    Siblings that were not edited stand still. Of those that keep their place among these a longest
    rising row of old places stands still too (patience sorting); the rest has moved.
    """
    still = [(one.order, one.id) for one in before if one.id not in edited]
    passed = 0
    waiting: list[tuple[tuple[str, str], int]] = []
    for place, one in enumerate(before):
        if one.id not in edited:
            passed += 1
            continue
        now = draft.get(one.id)
        if isinstance(now, Touchpoint | Phase):
            key = (now.order, now.id)
            if bisect_left(still, key) == passed:
                waiting.append((key, place))
    rows: list[int] = []
    behind: dict[int, int] = {}
    for _, place in sorted(waiting):
        row = bisect_left(rows, place)
        rows[row : row + 1] = [place]
        behind[place] = rows[row - 1] if row else -1
    kept: set[int] = set()
    place = rows[-1] if rows else -1
    while place >= 0:
        kept.add(place)
        place = behind[place]
    return [one.id for place, one in enumerate(before) if one.id in edited and place not in kept]
