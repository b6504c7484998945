"""The lists at the end of a handout: what to do, and what it all rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cjdesigner.layout.flow import Piece
from cjdesigner.layout.handout_book import (
    HEADING,
    Book,
    dated,
    heading,
    lines,
    rows,
)
from cjdesigner.layout.handout_people import shown_people
from cjdesigner.layout.handout_table import Entry, table
from cjdesigner.layout.handout_touchpoint import SMALL_NUMBER
from cjdesigner.model import shipped
from cjdesigner.model.records import Card, Experience, Journey, Phase, Touchpoint

ACTIONS, SOURCES = "actions", "sources"
_ACTION_SHARES = (0.32, 0.18, 0.11, 0.14, 0.14, 0.11)
_DUE = 4
# weights and states that nobody gave are left out; who and when can be written down by hand
_RARE = (2, 5)
_EVIDENCE_SHARES = (0.13, 0.36, 0.21, 0.30)
_SOURCE_SHARES = (0.56, 0.22, 0.22)


class Found(NamedTuple):
    """A card with the title and the identity of the column where it begins."""

    card: Card
    where: str
    column: str


def found_cards(book: Book, journey: str, kind: str = "") -> Iterator[Found]:
    """The cards of a journey that are shown, from left to right and lane after lane.

    Of one ``kind``, if it is given.
    """
    document, cards, shown = book.document, book.cards(journey), book.columns(journey)
    for column in document.columns(journey):
        if column in shown:
            title = getattr(document.get(column), "title", "")
            for card in cards.get(column, ()):
                if card.text and kind in ("", card.kind):
                    yield Found(card, title, column)


# -- what to do -----------------------------------------------------------------------------------


def actions(book: Book, journeys: Sequence[str]) -> list[Piece]:
    """Every opportunity: what, where, how heavy, who, when; the weightiest first."""
    found: list[Piece] = []
    head = [
        book.say(f"handout.action.{name}")
        for name in ("what", "where", "weight", "owner", "due", "status")
    ]
    for journey in journeys:
        cards = list(found_cards(book, journey, "opportunity"))
        cards.sort(key=_weight)
        if not cards:
            continue
        if not found:
            found += heading(book, book.say("handout.actions"), ACTIONS, 1)
        found += _whose(book, journey, journeys)
        entries = [_action(book, one) for one in cards]
        found += table(book, _ACTION_SHARES, head, entries, whole=[_DUE], sparing=_RARE)
    return found


def _weight(one: Found) -> tuple[bool, int, int, int, str]:
    card = one.card
    over = card.status in ("done", "dropped")
    return over, -(card.impact or 0), card.effort or 6, -card.votes, card.due or "9999"


def _action(book: Book, one: Found) -> Entry:
    card = one.card
    weights = [str(grade) if grade else "–" for grade in (card.impact, card.effort)]
    return Entry(
        (
            card.text,
            one.where,
            " / ".join(weights) if card.impact or card.effort else "",
            card.owner,
            dated(book, card.due),
            book.word("statuses", card.status),
        ),
        one.column,
    )


def _whose(book: Book, journey: str, journeys: Sequence[str]) -> list[Piece]:
    """The title of a journey over its table, where there are several."""
    if len(journeys) == 1:
        return []
    title = book.document.record(journey, Journey).title or book.say("page.untitled")
    return _under(book, title)


def _under(book: Book, text: str) -> list[Piece]:
    room = book.right - book.left
    ink = book.colour("ink")
    pieces = lines(book, text, HEADING, book.left, room, ink, 16 * book.unit, role="H3")
    return [piece._replace(keep=True) for piece in pieces]


# -- what it rests on -----------------------------------------------------------------------------


def sources(book: Book, journeys: Sequence[str]) -> list[Piece]:
    """How much is evidence and how much is not, and the cards and touchpoints with their source."""
    found = heading(book, book.say("handout.sources"), SOURCES, 1)
    for journey in journeys:
        found += _whose(book, journey, journeys)
        cards = list(found_cards(book, journey))
        found += rows(book, _honestly(book, journey, cards))
        entries = [
            Entry(
                (kind.name.said(book.language), one.card.text, one.where, one.card.source),
                one.column,
            )
            for kind in shipped.words("evidence")
            for one in cards
            if one.card.evidence == kind.id
        ]
        if entries:
            head = [
                book.say(f"handout.source.{name}") for name in ("kind", "card", "where", "source")
            ]
            found += _under(book, book.say("handout.source.cards"))
            found += table(book, _EVIDENCE_SHARES, head, entries)
        found += _touchpoint_sources(book, journey)
    return found


def _touchpoint_sources(book: Book, journey: str) -> list[Piece]:
    document, shown = book.document, book.columns(journey)
    entries = []
    for column in document.columns(journey):
        record = document.get(column)
        if column in shown and isinstance(record, Touchpoint) and record.evidence:
            phase = document.record(record.phase, Phase)
            entries.append(Entry((record.evidence, record.title, phase.title), column))
    if not entries:
        return []
    head = [book.say(f"handout.source.{name}") for name in ("source", "where", "phase")]
    said = book.say("handout.source.touchpoints")
    return [*_under(book, said), *table(book, _SOURCE_SHARES, head, entries)]


def _honestly(book: Book, journey: str, cards: Sequence[Found]) -> Iterator[tuple[str, str]]:
    """What a reader must know before he believes anything, under a label each."""
    felt = list(_felt(book, journey))
    measured = [one for one in felt if one.answers]
    yield book.say("handout.honest.cards_label"), _of_cards(book, cards)
    if felt:
        said = book.say("handout.honest.levels", n=len(felt), measured=len(measured))
        yield book.say("map.experience"), said
    measures = []
    for round_ in book.document.rounds():
        answers = [sum(one.answers) for one in measured if one.round == round_.id]
        if answers:
            title = ", ".join(one for one in (round_.title, dated(book, round_.date)) if one)
            said = book.say("handout.honest.round", title=title, n=len(answers), least=min(answers))
            measures.append(said)
    few = [sum(one.answers) for one in measured if sum(one.answers) < SMALL_NUMBER]
    if few:
        said = book.say("handout.honest.few", n=len(few), least=min(few), limit=SMALL_NUMBER)
        measures.append(said)
    yield book.say("handout.honest.measures_label"), "\n".join(measures)
    talks = []
    for person in shown_people(book, [journey]):
        persona = book.document.get(person.persona or "")
        count = dict(getattr(persona, "details", ())).get("interview_count")
        if isinstance(count, float):
            talks.append(book.say("handout.honest.talks", name=person.name, n=int(count)))
    yield book.say("handout.honest.talks_label"), "\n".join(talks)


def _of_cards(book: Book, cards: Sequence[Found]) -> str:
    if not cards:
        return book.say("handout.honest.no_cards")
    assumed = sum(one.card.evidence == "assumption" for one in cards)
    silent = sum(not one.card.evidence for one in cards)
    return book.say(
        "handout.honest.cards",
        n=len(cards),
        founded=len(cards) - assumed - silent,
        assumed=assumed,
        silent=silent,
    )


def _felt(book: Book, journey: str) -> Iterator[Experience]:
    people = {person.persona for person in book.travellers(journey)}
    shown = book.columns(journey)
    for column in book.document.columns(journey):
        if column in shown:
            for found in book.document.experiences(column):
                if found.level is not None and found.persona in people:
                    yield found
