"""People in a handout: a face with name and quote for the cover, a sheet for each persona."""

from __future__ import annotations

from collections.abc import Sequence

from cjdesigner.layout.drawing import Op, Reading
from cjdesigner.layout.drawing import Words as Text
from cjdesigner.layout.fields import channel_name
from cjdesigner.layout.flow import Mark, Piece, height
from cjdesigner.layout.handout_book import (
    BODY,
    LEAD,
    NOTE,
    SECTION,
    STRONG,
    Book,
    base,
    details,
    hairline,
    heading,
    lines,
    rows,
)
from cjdesigner.layout.people import Traveller
from cjdesigner.layout.portrait import face
from cjdesigner.model.records import Persona
from cjdesigner.typeset.text import break_lines

PEOPLE = "people"
BETWEEN = 18.0


def shown_people(book: Book, journeys: Sequence[str]) -> list[Traveller]:
    """The personas of these journeys, each once, in the order of the project."""
    found = {
        person.persona: person
        for journey in journeys
        for person in book.travellers(journey)
        if person.persona is not None
    }
    order = [persona.id for persona in book.document.personas()]
    return [found[id_] for id_ in order if id_ in found]


def small_people(book: Book, people: Sequence[Traveller]) -> list[Piece]:
    """Faces with name and quote, two beside each other over the text's column."""
    wide = (book.room - BETWEEN * book.unit) / 2
    found = []
    for start in range(0, len(people), 2):
        ops: list[Op] = []
        high = 0.0
        for number, person in enumerate(people[start : start + 2]):
            x = book.column + number * (wide + BETWEEN * book.unit)
            some, taken = _small(book, person, x, wide)
            ops += some
            high = max(high, taken)
        found.append(Piece(high, tuple(ops), 10 * book.unit if start else 0.0))
    return found


def sheets(book: Book, journeys: Sequence[str], full: float) -> list[Piece]:
    """A sheet for each persona; one that fits on a page of ``full`` points is not broken."""
    found: list[Piece] = []
    for person in shown_people(book, journeys):
        persona = book.document.record(person.persona or "", Persona)
        pieces = _sheet(book, person, persona)
        if not found:
            pieces = [*heading(book, book.say("handout.people"), PEOPLE, 1), *pieces]
        if height(pieces, top=True) <= full:
            pieces = [piece._replace(keep=True) for piece in pieces[:-1]] + pieces[-1:]
        found += pieces
    return found


def _small(book: Book, person: Traveller, x: float, wide: float) -> tuple[list[Op], float]:
    unit = book.unit
    ops = face(book.document, person, x, 0.0, 15 * unit, book.unit)
    left, room = x + 39 * unit, wide - 39 * unit
    strong, quote = book.type(STRONG), book.type(BODY)
    y = 0.0
    ops.append(Reading("P"))
    for line in break_lines(person.about, strong, room):
        ops.append(Text(left, y + base(strong), line.text, strong, book.colour("ink")))
        y += strong.leading
    ops.append(Reading("P"))
    for line in break_lines(_quoted(person.quote), quote, room) if person.quote else ():
        ops.append(Text(left, y + base(quote), line.text, quote, book.colour("secondary")))
        y += quote.leading
    return ops, max(y, 39 * unit)


def _sheet(book: Book, person: Traveller, persona: Persona) -> list[Piece]:
    unit = book.unit
    ink, secondary = book.colour("ink"), book.colour("secondary")
    rule = hairline(book, book.left, before=18)
    name = persona.name or book.say("handout.untitled_persona")
    first = lines(book, name, SECTION, book.column, book.room, ink, 8 * unit, role="H3")
    mark = Mark(persona.id, 0.0, 2, name)
    shown = face(book.document, person, book.left, 2 * unit, 26 * unit, book.unit)
    first[0] = first[0]._replace(ops=(*first[0].ops, *shown), marks=(mark,))
    head = first
    if persona.role:
        head = [*head, *lines(book, persona.role, BODY, book.column, book.room, secondary)]
    if persona.quote:
        said = _quoted(persona.quote)
        quote = lines(book, said, LEAD, book.column, book.room, ink, before=4 * unit)
        head = [*head, *quote]
    head = [piece._replace(keep=True) for piece in head]
    # the labels begin below the face
    below = 66 * unit - height(head, top=True)
    if below > 0:
        head.append(Piece(below, keep=True))
    channels = ", ".join(
        channel_name(book.document, id_, book.language) for id_ in persona.channels
    )
    facts = rows(
        book,
        [
            (book.say("handout.persona.target_group"), persona.target_group),
            (book.say("handout.persona.goals"), persona.goals),
            (book.say("handout.persona.worries"), persona.worries),
            (book.say("handout.persona.habits"), persona.habits),
            (book.say("handout.persona.channels"), channels),
            *details(book, persona),
            (book.say("handout.persona.evidence"), persona.evidence),
        ],
    )
    if not facts:
        facts = lines(
            book, book.say("handout.persona.bare"), NOTE, book.column, book.room, secondary
        )
    return [rule, *head, *facts]


def _quoted(quote: str) -> str:
    return f"“{quote.strip()}”"
