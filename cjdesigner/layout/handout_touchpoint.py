"""A touchpoint in a handout: its node and title, how it felt, its facts, and its cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from cjdesigner.layout.drawing import Bounds, Op, Picture, Reading, Sign
from cjdesigner.layout.drawing import Words as Text
from cjdesigner.layout.experience import PASSED, Band, mark_of
from cjdesigner.layout.fields import channel_name
from cjdesigner.layout.flow import Aim, Block, Mark, Piece, block
from cjdesigner.layout.handout_book import (
    BODY,
    HEADING,
    STRONG,
    Book,
    base,
    details,
    hairline,
    labelled,
    lines,
    pill,
)
from cjdesigner.layout.handout_cards import lane_rows
from cjdesigner.layout.handout_facts import Fact, facts, told
from cjdesigner.layout.links import said_on
from cjdesigner.layout.nodes import channel_icon, circle
from cjdesigner.layout.theme import ramp_colour
from cjdesigner.model import shipped
from cjdesigner.model.catalogue import Scale
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import Card, Experience, Image, Journey, Touchpoint
from cjdesigner.typeset.text import break_lines, width

TALLEST_IMAGE = 170.0
SMALL_NUMBER = 10


def touchpoint_block(
    book: Book, journey: str, touchpoint: Touchpoint, cards: Sequence[Card]
) -> Block:
    """All of a touchpoint, in the order in which it is read; where it goes on its title says so."""
    title = touchpoint.title or book.say("map.untitled_touchpoint")
    pieces = list(_pieces(book, journey, touchpoint, cards, title))
    # no row goes on alone
    pieces[-2] = pieces[-2]._replace(keep=True)
    return block(pieces, partial(_again, book, title))


def _again(book: Book, title: str) -> list[Piece]:
    """What stands above a touchpoint where it goes on."""
    said, secondary = book.say("page.continued", title=title), book.colour("secondary")
    head = lines(book, said, STRONG, book.column, book.room, secondary, role="")
    return [*head, Piece(4 * book.unit)]


def _pieces(
    book: Book, journey: str, touchpoint: Touchpoint, cards: Sequence[Card], title: str
) -> Iterator[Piece]:
    scale = shipped.scale(book.document.record(journey, Journey).scale)
    yield from _head(book, journey, touchpoint, title, scale)
    found = chain(_felt(book, journey, touchpoint, scale), _facts(book, touchpoint))
    yield from facts(book, found)
    yield from _ways(book, touchpoint)
    image = book.document.get(touchpoint.image) if touchpoint.image else None
    if isinstance(image, Image):
        high = min(TALLEST_IMAGE * book.unit, book.room * image.height / image.width)
        wide = high * image.width / image.height
        shown = Picture(book.column, 0.0, wide, high, image.id, image.alt)
        yield Piece(high, (shown,), 6 * book.unit)
    yield from lane_rows(book, journey, cards)


def _head(
    book: Book, journey: str, touchpoint: Touchpoint, title: str, scale: Scale
) -> Iterator[Piece]:
    yield hairline(book, book.left, before=15)._replace(marks=(Mark(touchpoint.id, 0.0, 2, title),))
    people = book.travellers(journey)
    band = Band(100.0, scale)
    # the main traveller's, or else that of the first who was there
    marks = (mark_of(book.document, touchpoint.id, person, band) for person in people)
    mark = next((one for one in marks if one.level is not None), PASSED)
    unit, paper = book.unit, book.colour("paper")
    radius, ink = 10 * unit, book.colour("ink")
    style = book.type(HEADING)
    x, y = book.column - 20 * unit, style.leading / 2
    if mark.level is None:
        ink = book.colour("gap")
        node = circle(x, y, radius, paper, ink, 1.1, (2.4, 2.2))
    else:
        ring = ramp_colour(book.theme, scale.position(mark.level))
        node = circle(x, y, radius, ring if mark.measured else paper, ring, 2.0 * unit)
        ink = paper if mark.measured else ink
    ops: list[Op] = [node]
    icon = channel_icon(book.document, touchpoint.channels[0]) if touchpoint.channels else ""
    if icon:
        ops.append(Sign(x - 6 * unit, y - 6 * unit, 12 * unit, icon, ink))
    room = book.room - (16 * unit if touchpoint.moment_of_truth else 0)
    ink = book.colour("ink")
    text = lines(book, title, HEADING, book.column, room, ink, 7 * unit, role="H3")
    if touchpoint.moment_of_truth:
        after = book.column + width(break_lines(title, style, room)[0].text, style) + 5 * unit
        ops.append(Sign(after, 2.2 * unit, 11 * unit, "star", book.colour("star")))
    text[0] = text[0]._replace(ops=(*text[0].ops, *ops))
    yield from (piece._replace(keep=True) for piece in text)
    if mark.level is not None or icon:
        yield Piece(3 * unit, keep=True)


def _felt(book: Book, journey: str, touchpoint: Touchpoint, scale: Scale) -> Iterator[Fact]:
    """How it felt: for each persona the estimate and the measurements."""
    label = book.say("map.experience")
    rounds = [None, *(one.id for one in book.document.rounds())]
    for person in book.travellers(journey):
        if person.persona and touchpoint.personas and person.persona not in touchpoint.personas:
            continue
        for round_ in rounds:
            found = book.document.get(experience_id(touchpoint.id, person.persona, round_))
            said = _said_of(book, found, scale) if isinstance(found, Experience) else ""
            if isinstance(found, Experience) and said:
                text = f"{person.name}: {said}" if person.name else said
                yield Fact(label, partial(_one_felt, book, text, found.level, scale))
                # what follows is of the same kind
                label = ""


def _said_of(book: Book, found: Experience, scale: Scale) -> str:
    said: list[str] = []
    if found.level is not None:
        said.append(scale.level(found.level).label.said(book.language) + _grounds(book, found))
    if found.expected is not None:
        level = scale.level(found.expected).label.said(book.language)
        said.append(book.say("handout.expected", level=level))
    return "; ".join([*said, *(text for text in (found.expectation, found.note) if text)])


def _one_felt(
    book: Book, text: str, level: float | None, scale: Scale, x: float, room: float
) -> list[Piece]:
    style, unit = book.type(BODY), book.unit
    start = x + 15 * unit
    pieces = lines(book, text, BODY, start, room - 15 * unit, book.colour("ink"))
    if level is not None:
        face = f"face-{scale.level(level).face}"
        colour = ramp_colour(book.theme, scale.position(level))
        size = 11 * unit
        sign = Sign(x, style.leading / 2 - size / 2, size, face, colour)
        pieces[0] = pieces[0]._replace(ops=(*pieces[0].ops, sign))
    return pieces


def _grounds(book: Book, found: Experience) -> str:
    """What a level rests on: an estimate, or so many answers."""
    round_ = book.document.get(found.round or "")
    told = [getattr(round_, "title", "")]
    answers = sum(found.answers)
    if answers:
        told.append(f"n = {answers}")
        if answers < SMALL_NUMBER:
            told.append(book.say("handout.few_answers"))
    elif found.round is None:
        told.append(book.say("handout.estimate"))
    grounds = ", ".join(one for one in told if one)
    return f" ({grounds})" if grounds else ""


# -- the facts ------------------------------------------------------------------------------------


def _facts(book: Book, touchpoint: Touchpoint) -> Iterator[Fact]:
    document = book.document
    if touchpoint.action:
        action = book.say("handout.touchpoint.action", traveller=book.traveller())
        yield from told(book, action, touchpoint.action)
    if touchpoint.channels:
        label = book.say("handout.touchpoint.channels")
        yield Fact(label, partial(_channels, book, touchpoint.channels))
    context = (touchpoint.place, touchpoint.device, touchpoint.moment, touchpoint.duration)
    said = " · ".join(one for one in context if one)
    yield from told(book, book.say("handout.touchpoint.context"), said)
    named = ", ".join(getattr(document.get(id_), "name", "") or id_ for id_ in touchpoint.personas)
    yield from told(book, book.say("handout.touchpoint.personas"), named)
    yield from told(book, _lane("need", book), touchpoint.need)
    yield from told(book, _lane("response", book), touchpoint.response)
    who = _who(book, touchpoint)
    if who:
        shown = partial(_pill, book, who, touchpoint.execution or "in_house")
        yield Fact(_lane("owner", book), shown, 1.5 * book.unit)
    why = "moment_of_truth" if touchpoint.moment_of_truth else "why_truth"
    yield from told(book, _lane(why, book), touchpoint.why_truth)
    words: tuple[tuple[str, shipped.WordKind, str, str], ...] = (
        ("contact", "contacts", touchpoint.contact, "real"),
        ("initiative", "initiatives", touchpoint.initiative, ""),
        ("consistency", "consistency", touchpoint.consistency, "unchecked"),
        ("personalisation", "personalisation", touchpoint.personalisation, ""),
    )
    for kind, vocabulary, value, usual in words:
        if value != usual:
            yield from told(book, _lane(kind, book), book.word(vocabulary, value))
    tags = " ".join(f"#{tag}" for tag in touchpoint.tags)
    yield from told(book, book.say("handout.touchpoint.tags"), tags)
    yield from told(book, book.say("handout.touchpoint.source"), touchpoint.evidence)
    for label, text in details(book, touchpoint):
        yield from told(book, label, text)


def _lane(kind: str, book: Book) -> str:
    return shipped.lane_type(kind).name.said(book.language)


def _who(book: Book, touchpoint: Touchpoint) -> str:
    people = ", ".join(one for one in (touchpoint.owner, touchpoint.party) if one)
    how = book.word("executions", touchpoint.execution)
    return ": ".join(one for one in (how, people) if one)


def _pill(book: Book, text: str, kind: str, x: float, room: float) -> list[Piece]:
    return [pill(book, text, kind, x, room)]


def _channels(book: Book, channels: Sequence[str], left: float, room: float) -> list[Piece]:
    """Icons with names, side by side as far as they fit."""
    style, unit = book.type(BODY), book.unit
    secondary, ink = book.colour("secondary"), book.colour("ink")
    pieces: list[Piece] = []
    ops: list[Op] = [Reading("P")]
    x = left
    for id_ in channels:
        name = channel_name(book.document, id_, book.language)
        for number, line in enumerate(break_lines(name, style, room - 16 * unit)):
            wide = 16 * unit + line.width
            if x > left and (number or x + wide > left + room):
                pieces.append(Piece(style.leading, tuple(ops)))
                ops, x = [Reading("P", more=number > 0)], left
            if number == 0:
                size = 11 * unit
                y = style.leading / 2 - size / 2
                icon = channel_icon(book.document, id_)
                ops.append(Sign(x, y, size, icon, secondary))
            ops.append(Text(x + 16 * unit, base(style), line.text, style, ink))
            x += wide + 16 * unit
    return [*pieces, Piece(style.leading, tuple(ops))]


def _ways(book: Book, touchpoint: Touchpoint) -> Iterator[Piece]:
    """The other ways on from here, and the journey that it opens; each leads there."""
    ways = []
    for link in book.document.links_from(touchpoint.id):
        target = getattr(book.document.get(link.target or ""), "title", "")
        kind = book.word("links", link.kind)
        said = said_on(link, book.language) if link.condition or link.share is not None else ""
        text = ", ".join(one for one in (kind, said) if one)
        ways.append((f"{text} → {target}" if target else text, link.target or ""))
    pieces: list[Piece] = []
    for text, target in ways:
        pieces += _leading(book, text, target)
    if pieces:
        yield from labelled(book, book.say("handout.touchpoint.ways"), pieces)
    opened = book.document.get(touchpoint.opens or "")
    if isinstance(opened, Journey):
        pieces = _leading(book, opened.title or book.say("page.untitled"), opened.id)
        yield from labelled(book, book.say("handout.touchpoint.opens"), pieces)


def _leading(book: Book, text: str, to: str) -> list[Piece]:
    pieces = lines(book, text, BODY, book.column, book.room, book.colour("ink"))
    return [
        piece._replace(aims=(Aim(Bounds(book.column, 0, book.right, piece.height), to),))
        for piece in pieces
    ]
