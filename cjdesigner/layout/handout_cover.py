"""The cover of a journey in a handout: what, whose, from where to where, what first, and where."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from cjdesigner.layout import frame
from cjdesigner.layout.drawing import Bounds, Op, Picture, Reading, Shape
from cjdesigner.layout.drawing import Words as Text
from cjdesigner.layout.flow import Aim, Mark, Piece, Pointer, height
from cjdesigner.layout.handout_book import (
    BODY,
    COVER,
    LEAD,
    STRONG,
    Book,
    base,
    dated,
    details,
    hairline,
    labelled,
    lines,
    rows,
)
from cjdesigner.layout.handout_glance import glance
from cjdesigner.layout.handout_people import small_people
from cjdesigner.layout.handout_phase import map_name
from cjdesigner.layout.nodes import circle
from cjdesigner.layout.page_frame import first_actions
from cjdesigner.model import shipped
from cjdesigner.model.records import Card, Image, Journey
from cjdesigner.typeset.text import break_lines, width

LOGO = 40.0
MOST_IN_A_COLUMN, MOST_TOGETHER, BETWEEN = 5, 12, 26.0


class Entry(NamedTuple):
    """A line of the contents: the mark it leads to, its title, and the tint of a phase."""

    name: str
    title: str
    tint: str | None


def cover(book: Book, journey: Journey, sections: Sequence[tuple[str, str]]) -> list[Piece]:
    """The cover; ``sections`` are the names and titles of what stands after the phases."""
    found = rows(
        book,
        [
            (book.say("handout.cover.scenario"), journey.scenario),
            (book.say("handout.cover.starts"), journey.starts),
            (book.say("handout.cover.ends"), journey.ends),
            (book.say("handout.cover.scope"), journey.scope),
        ],
    )
    people = [person for person in book.travellers(journey.id) if person.persona is not None]
    if people:
        found.append(hairline(book, book.left, before=14))
        label = book.say("handout.cover.people", n=len(people))
        found += labelled(book, label, small_people(book, people), before=10)
    found += _first(book, journey)
    found += _background(book, journey)
    found += _contents(book, journey, sections)
    title = _title(book, journey)
    left = book.bottom - book.sheet.margin - height(title, top=True) - height(found)
    return [*title, *glance(book, journey, left), *found]


def _title(book: Book, journey: Journey) -> list[Piece]:
    unit, wide = book.unit, book.right - book.left
    ink, secondary = book.colour("ink"), book.colour("secondary")
    project = book.document.project
    over = [project.organisation]
    if project.title != journey.title:
        over.append(project.title)
    logo = book.document.get(book.settings.logo or "")
    pieces: list[Piece] = []
    top = 30.0 * unit
    if isinstance(logo, Image):
        high = min(LOGO * unit, 0.3 * wide * logo.height / logo.width)
        shown = Picture(
            book.right - high * logo.width / logo.height,
            0.0,
            high * logo.width / logo.height,
            high,
            logo.id,
            logo.alt,
        )
        pieces.append(Piece(high, (shown,), keep=True))
        top -= high
    pieces.append(Piece(max(10.0, top), keep=True))
    above = " · ".join(one for one in over if one)
    if above:
        pieces += lines(book, above, STRONG, book.left, wide, secondary)
    title = journey.title or book.say("page.untitled")
    named = lines(book, title, COVER, book.left, wide, ink, 6 * unit, role="H1")
    named[0] = named[0]._replace(marks=(Mark(journey.id, 0.0, 0, title),))
    level = shipped.word("levels", journey.level)
    model = shipped.journey_model(journey.model) if journey.model else None
    facts = [
        book.say(f"handout.kind.{journey.kind}"),
        level.name.said(book.language) if level else "",
        book.say("handout.cover.model", model=model.name.said(book.language)) if model else "",
    ]
    under = " · ".join(one for one in facts if one)
    pieces += [*named, *lines(book, under, LEAD, book.left, wide, secondary, 5 * unit)]
    settings = book.settings
    asked = [settings.version, dated(book, book.today) if settings.date else ""]
    for text in (" · ".join(one for one in asked if one), settings.note):
        if text:
            pieces += lines(book, text, BODY, book.left, wide, secondary, 3 * unit)
    return [*(piece._replace(keep=True) for piece in pieces), Piece(14 * unit)]


def _first(book: Book, journey: Journey) -> list[Piece]:
    """What to do first, numbered."""
    chosen = first_actions(book.document, journey.id) if book.settings.actions else []
    shown = book.columns(journey.id)
    columns = book.document.columns(journey.id)
    pieces: list[Piece] = []
    number = 0
    for card in chosen:
        span = book.document.span(card)
        if span is not None and columns[span[0]] in shown:
            number += 1
            pieces += _action(book, card, columns[span[0]], number)
    if not pieces:
        return []
    label = book.say("page.first.heading")
    return [hairline(book, book.left, before=14), *labelled(book, label, pieces, before=10)]


def _action(book: Book, card: Card, column: str, number: int) -> list[Piece]:
    unit, ink = book.unit, book.colour("ink")
    left = book.column + 25 * unit
    room = book.right - left
    pieces = lines(book, card.text, STRONG, left, room, ink)
    grounds = [
        getattr(book.document.get(column), "title", ""),
        book.say("page.impact", impact=card.impact) if card.impact else "",
        book.say("page.effort", effort=card.effort) if card.effort else "",
    ]
    who = ", ".join(one for one in (card.owner, dated(book, card.due)) if one)
    for text, colour in (
        (" · ".join(one for one in grounds if one), book.colour("secondary")),
        (who, book.theme.cards["opportunity"][2]),
    ):
        if text:
            pieces += lines(book, text, BODY, left, room, colour)
    pieces = [*(piece._replace(keep=True) for piece in pieces[:-1]), pieces[-1]]
    style = book.type(STRONG)
    return [
        pieces[0]._replace(
            before=8 * unit if number > 1 else 0.0,
            ops=(*_disc(book, style.leading / 2 + 1.5 * unit, number), *pieces[0].ops),
            aims=(Aim(Bounds(book.column, 0, book.right, style.leading), column),),
        ),
        *pieces[1:],
    ]


def _disc(book: Book, y: float, number: int) -> list[Op]:
    unit, style = book.unit, book.type(STRONG)
    x, digit = book.column + 8 * unit, str(number)
    return [
        Reading(""),
        circle(x, y, 8 * unit, book.colour("ink"), None, 0),
        Text(
            x - width(digit, style) / 2, y + style.size * 0.36, digit, style, book.colour("paper")
        ),
    ]


def _background(book: Book, journey: Journey) -> list[Piece]:
    """What else is known of the project and the journey."""
    project = book.document.project
    found = rows(
        book,
        [
            (book.say("handout.cover.offer"), project.offer),
            (book.say("handout.cover.usp"), project.usp),
            (book.say("handout.cover.brand_story"), project.brand_story),
            *details(book, journey),
            *details(book, project),
        ],
    )
    return [hairline(book, book.left, before=14), *found] if found else []


def _contents(book: Book, journey: Journey, sections: Sequence[tuple[str, str]]) -> list[Piece]:
    """What stands where: the map, the phases in their tints, and the lists at the end."""
    pieces = []
    phases = book.phases(journey.id)
    numbers = {one.id: n for n, one in enumerate(book.document.phases(journey.id))}
    entries: list[Entry] = []
    if phases:
        entries.append(Entry(map_name(journey.id, phases[0].id), book.say("handout.map"), None))
    for phase in phases:
        title = frame.phase_title(phase, " ", 100.0, book.language)
        group = frame.chevron(
            phase, title, numbers[phase.id], 60, 20, book.theme, first=True, last=True
        )
        tint = next(op.fill for op in group.ops if isinstance(op, Shape))
        entries.append(Entry(phase.id, phase.title or book.say("map.untitled_phase"), tint))
    entries += [Entry(name, title, None) for name, title in sections]
    columns = 2 if len(entries) > MOST_IN_A_COLUMN else 1
    count = ceil(len(entries) / columns)
    wide = (book.room - (columns - 1) * BETWEEN * book.unit) / columns
    for number in range(count):
        beside = [
            _entry(book, entry, book.column + place * (wide + BETWEEN * book.unit), wide)
            for place, entry in enumerate(entries[number::count])
        ]
        pieces.append(_joined(beside)._replace(before=1.5 * book.unit if number else 0.0))
    label = book.say("handout.cover.contents")
    found = [hairline(book, book.left, before=14), *labelled(book, label, pieces, before=10)]
    if count <= MOST_TOGETHER:
        found = [*(piece._replace(keep=True) for piece in found[:-1]), found[-1]]
    return found


def _entry(book: Book, entry: Entry, x: float, wide: float) -> Piece:
    """A line of the contents, ``wide`` points from ``x`` on."""
    name, title, tint = entry
    unit, style = book.unit, book.type(BODY)
    left, right = x + 25 * unit, x + wide
    broken = break_lines(title, style, right - left - 30 * unit)
    ops: list[Op] = [Reading("P")]
    ops += [
        Text(left, base(style) + number * style.leading, line.text, style, book.colour("ink"))
        for number, line in enumerate(broken)
    ]
    if tint is not None:
        ops.append(_mini(x, style.leading / 2, unit, tint))
    high = len(broken) * style.leading
    secondary = book.colour("secondary")
    return Piece(
        high,
        tuple(ops),
        aims=(Aim(Bounds(x, 0, right, high), name),),
        pointers=(Pointer(right, base(style), name, "handout.page", style, secondary),),
    )


def _joined(beside: Sequence[Piece]) -> Piece:
    """Pieces beside each other as one."""
    return Piece(
        max(piece.height for piece in beside),
        tuple(op for piece in beside for op in piece.ops),
        aims=tuple(aim for piece in beside for aim in piece.aims),
        pointers=tuple(pointer for piece in beside for pointer in piece.pointers),
    )


def _mini(x: float, middle: float, unit: float, tint: str) -> Shape:
    """A chevron as small as a letter."""
    wide, half, notch = 17 * unit, 4.5 * unit, 4 * unit
    return Shape(
        (
            ("M", x, middle - half),
            ("L", x + wide - notch, middle - half),
            ("L", x + wide, middle),
            ("L", x + wide - notch, middle + half),
            ("L", x, middle + half),
            ("Z",),
        ),
        tint,
    )
