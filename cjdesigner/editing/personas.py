"""Verbs on personas: make one, put it on a journey or take it off, say what it meets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from cjdesigner.editing import common, rules
from cjdesigner.model.change import Change, Edit, Label, added, edited, removed
from cjdesigner.model.ids import experience_id, fresh
from cjdesigner.model.records import Experience, Journey, Persona, Touchpoint, replaced
from cjdesigner.model.values import Dash
from cjdesigner.timeline.document import Document

COLOURS = 8


def add(
    document: Document,
    name: str = "",
    index: int | None = None,
    journey: str | None = None,
    **values: Any,
) -> Change:
    """A new persona, in a colour and dash that no other has yet; the first edit adds it.

    With ``journey`` it is put on that journey, see :func:`put_on`.
    """
    siblings = document.personas()
    gap = common.placed(siblings, len(siblings) if index is None else index)
    values.setdefault("colour", free_colour(document))
    values.setdefault("dash", free_dash(document))
    persona = common.made(Persona, id=fresh(), order=gap.keys[0], name=name, **values)
    edits = [added(persona), *gap.edits]
    if journey is not None:
        edits += _arrival(document, common.need(document, journey, Journey), persona.id)
    return Change(Label("verb.add_persona"), tuple(edits))


def move(document: Document, persona: str, index: int) -> Change:
    """Bring a persona to the gap ``index`` of the project's; the first has the main line."""
    common.need(document, persona, Persona)
    edits = common.reordered(document.personas(), {persona}, index)
    return Change(Label("verb.move_persona"), edits)


def put_on(document: Document, journey: str, persona: str) -> Change:
    """Put a persona's line on a journey.

    The first persona takes over what the journey's own traveller felt, since that line ends here.
    Raises ``RefusedError`` where it is on the journey already.
    """
    rules.enforce(rules.may_put_on(document, journey, persona))
    home = common.need(document, journey, Journey)
    return Change(Label("verb.put_on_journey"), tuple(_arrival(document, home, persona)))


def take_off(document: Document, journey: str, persona: str) -> Change:
    """Take a persona's line off a journey; what it felt there is kept for when it comes back."""
    home = common.need(document, journey, Journey)
    left = tuple(one for one in home.personas if one != persona)
    edits = (edited(home, replaced(home, personas=left)),) if left != home.personas else ()
    return Change(Label("verb.take_off_journey"), edits)


def set_meets(document: Document, touchpoints: Iterable[str], persona: str, meets: bool) -> Change:
    """Say whether a persona meets touchpoints. A touchpoint that names nobody is met by all.

    Raises ``RefusedError`` where nobody would be left.
    """
    edits: list[Edit] = []
    for identity in dict.fromkeys(touchpoints):
        before = common.need(document, identity, Touchpoint)
        journey = common.need(document, document.journey_of(identity) or "", Journey)
        everybody = tuple(dict.fromkeys((*journey.personas, persona)))
        now = before.personas or everybody
        wanted = set(now) | {persona} if meets else set(now) - {persona}
        if not wanted:
            rules.enforce(rules.Refused(Label("refusal.nobody_meets")))
        named = tuple(one for one in dict.fromkeys((*everybody, *now)) if one in wanted)
        after = replaced(before, personas=() if wanted >= set(everybody) else named)
        if after != before:
            edits.append(edited(before, after))
    return Change(Label("verb.set_meets"), tuple(edits))


def free_colour(document: Document, wish: str = "0") -> str:
    """``wish`` where no persona has that colour, else the theme's colour that the fewest have."""
    taken = [persona.colour for persona in document.personas()]
    if wish not in taken:
        return wish
    return min(map(str, range(COLOURS)), key=taken.count)


def free_dash(document: Document) -> Dash:
    """The dash that the fewest personas have: on paper without colour it tells lines apart."""
    taken = [persona.dash for persona in document.personas()]
    return min(get_args(Dash), key=taken.count)


def _arrival(document: Document, home: Journey, persona: str) -> list[Edit]:
    edits: list[Edit] = [edited(home, replaced(home, personas=(*home.personas, persona)))]
    if home.personas:
        return edits
    for phase in document.phases(home.id):
        for touchpoint in document.touchpoints(phase.id):
            felt = document.get(experience_id(touchpoint.id, None, None))
            identity = experience_id(touchpoint.id, persona, None)
            if isinstance(felt, Experience) and identity not in document:
                edits += [removed(felt), added(replaced(felt, id=identity, persona=persona))]
    return edits
