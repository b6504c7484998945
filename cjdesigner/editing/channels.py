"""Verbs on channels: make one of one's own, and say through which channels a touchpoint happens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cjdesigner.editing import common
from cjdesigner.errors import RefusedError
from cjdesigner.model import shipped
from cjdesigner.model.change import Change, Label, added, edited
from cjdesigner.model.ids import fresh
from cjdesigner.model.records import Channel, Persona, Touchpoint, replaced
from cjdesigner.timeline.document import Document


def add(document: Document, name: str = "", index: int | None = None, **values: Any) -> Change:
    """A new channel of the project's own; the first edit adds it."""
    siblings = document.own_channels()
    gap = common.placed(siblings, len(siblings) if index is None else index)
    channel = common.made(Channel, id=fresh(), order=gap.keys[0], name=name, **values)
    return Change(Label("verb.add_channel"), (added(channel), *gap.edits))


def move(document: Document, channel: str, index: int) -> Change:
    """Bring an own channel to the gap ``index`` of the own channels."""
    common.need(document, channel, Channel)
    edits = common.reordered(document.own_channels(), {channel}, index)
    return Change(Label("verb.move_channel"), edits)


def set_on(
    document: Document, touchpoints: Iterable[str], channel: str, present: bool = True
) -> Change:
    """Say whether touchpoints happen through a channel, shipped or own.

    The first channel gives the node its icon; another one is put behind it. Raises
    ``RefusedError`` for a channel that nobody knows.
    """
    if shipped.channel(channel) is None and not isinstance(document.get(channel), Channel):
        raise RefusedError("refusal.gone", type="channel")
    edits = []
    for identity in dict.fromkeys(touchpoints):
        before = common.need(document, identity, Touchpoint)
        others = tuple(one for one in before.channels if one != channel)
        wanted = before.channels if channel in others else others
        if present:
            wanted = before.channels if channel in before.channels else (*others, channel)
        if wanted != before.channels:
            edits.append(edited(before, replaced(before, channels=wanted)))
    return Change(Label("verb.set_channel"), tuple(edits))


def users(document: Document, channel: str) -> list[Touchpoint | Persona]:
    """Who names a channel: touchpoints as they stand in the project, then personas."""
    found = document.referring(channel)
    journeys = [journey.id for journey in document.journeys()]
    placed: list[tuple[int, int, Touchpoint]] = []
    for one in map(document.get, found):
        home = document.journey_of(one.id) if isinstance(one, Touchpoint) else None
        if isinstance(one, Touchpoint) and home is not None:
            placed.append((journeys.index(home), document.place(home, one.id) or 0, one))
    placed.sort(key=lambda row: row[:2])
    people = [persona for persona in document.personas() if persona.id in found]
    return [*(one for _, _, one in placed), *people]


def known(document: Document, name: str) -> str | None:
    """The own or shipped channel of that name, in either language; ``None`` for an unknown name."""
    wanted = name.strip().casefold()
    for own in document.own_channels():
        if own.name.casefold() == wanted:
            return own.id
    for channel in shipped.channels():
        if wanted in (channel.name.nl.casefold(), channel.name.en.casefold()):
            return channel.id
    return None
