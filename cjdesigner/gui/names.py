"""Names, faces and sentences about a project's things, as panels show them."""

from __future__ import annotations

from collections.abc import Sequence

from cjdesigner.gui.texts import shortened
from cjdesigner.gui.widgets.chips import Chip
from cjdesigner.gui.widgets.faces import Face
from cjdesigner.layout.theme import Theme, ramp_colour
from cjdesigner.model.records import Experience, Link, Persona, Phase, Touchpoint
from cjdesigner.model.shipped import channel_words, channels, scale, word
from cjdesigner.timeline.document import Document
from cjdesigner.words import Language, say


def faces(scale_id: str, language: Language, look: Theme) -> tuple[Face, ...]:
    """The levels of a scale, lowest first, each with its face, name and colour."""
    found = scale(scale_id)
    return tuple(
        Face(
            level.value,
            level.label.said(language),
            f"face-{level.face}",
            ramp_colour(look, found.position(level.value)),
        )
        for level in found.levels
    )


def channel_chips(document: Document, language: Language) -> tuple[Chip, ...]:
    """All channels that can be chosen: own ones first, then the shipped ones by group."""
    own = tuple(Chip(one.id, one.name, one.icon) for one in document.own_channels())
    groups = {group.id: group.name.said(language) for group in channel_words("groups")}
    shipped = tuple(
        Chip(one.id, one.name.said(language), one.icon, groups.get(one.group, ""))
        for one in channels()
    )
    return own + shipped


def persona_chips(people: Sequence[Persona], nameless: str) -> tuple[Chip, ...]:
    """Personas that can be chosen."""
    return tuple(Chip(one.id, one.name or nameless) for one in people)


def title_of(document: Document, identity: str | None) -> str:
    """The title of a touchpoint or phase; empty for what has none."""
    record = document.get(identity) if identity else None
    return record.title if isinstance(record, Touchpoint | Phase) else ""


def name_of(document: Document, identity: str, language: Language) -> str:
    """What a thing is called in a sentence: its title or text, or else the kind of thing it is."""
    record = document.get(identity)
    if record is None:
        return identity
    for field in ("title", "name", "text", "condition"):
        found = getattr(record, field, "")
        if found:
            return f"“{shortened(found, 40)}”"
    if isinstance(record, Experience):
        return name_of(document, record.touchpoint, language)
    return say(f"thing.{record.type}", language)


def link_sentence(document: Document, link: Link, language: Language) -> str:
    """Where a link leads: its kind, target, condition and share."""
    kind = word("links", link.kind)
    parts = [shortened(title_of(document, link.target), 40)]
    if link.share is not None:
        parts.append(f"{round(link.share * 100)}%")
    if link.condition:
        parts.append(link.condition)
    known = ", ".join(part for part in parts if part)
    name = kind.name.said(language) if kind else link.kind
    return f"→ {known} ({name.lower()})" if known else f"→ {name}"
