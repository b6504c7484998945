"""Verbs on links: draw a way back, on, past or out, with its condition and share."""

from __future__ import annotations

from typing import Any

from cjdesigner.editing import common, rules
from cjdesigner.model.change import Change, Label, added, edited
from cjdesigner.model.ids import fresh
from cjdesigner.model.records import Link, Phase
from cjdesigner.model.values import LinkKind
from cjdesigner.timeline.document import Document


def add(
    document: Document,
    source: str,
    target: str | None,
    kind: LinkKind | None = None,
    condition: str = "",
    share: float | None = None,
) -> Change:
    """Draw a way from one touchpoint to another, or from phase to phase; the first edit.

    Without a kind its direction says what it is (see :func:`kind_between`); without a target it
    leads out of the journey. ``share`` is a fraction of the customers, from 0 to 1. Raises
    ``RefusedError`` for a way to itself, a way that is there already, and shares that are more
    than all.
    """
    rules.enforce(rules.may_link(document, source, target, share))
    link = common.made(
        Link,
        id=fresh(),
        source=source,
        target=target,
        kind=kind or kind_between(document, source, target),
        condition=condition,
        share=share,
    )
    return Change(Label("verb.add_link"), (added(link),))


def change(document: Document, link: str, **values: Any) -> Change:
    """Give a link another condition, share, kind or end; raises what :func:`add` raises."""
    before = common.need(document, link, Link)
    after = common.changed(before, **values)
    if after == before:
        return Change(Label("verb.change_link"), ())
    others = [one for one in document.links_from(after.source) if one.id != link]
    if (after.source, after.target) != (before.source, before.target):
        rules.enforce(rules.may_link(document, after.source, after.target))
        if "kind" not in values:
            derived = kind_between(document, after.source, after.target)
            after = common.changed(after, kind=derived)
    rules.enforce(rules.may_share(others, after.share))
    return Change(Label("verb.change_link"), (edited(before, after),))


def kind_between(document: Document, source: str, target: str | None) -> LinkKind:
    """What a way is by its direction: back to an earlier place, on to the next, or past some.

    Phases that lead back make a loop; no target is an exit.
    """
    if target is None:
        return "exit"
    journey = document.journey_of(source) or ""
    start, end = document.place(journey, source) or 0, document.place(journey, target) or 0
    record = document.get(source)
    if isinstance(record, Phase):
        phases = document.phases(record.journey)
        start, end = common.index_of(phases, source), common.index_of(phases, target)
        if end < start:
            return "loop"
    if end < start:
        return "back"
    return "next" if end == start + 1 else "skip"
