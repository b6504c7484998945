"""A journey in which nearly every field is filled, and what its pages say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from cjdesigner.layout.drawing import Op, Page, Words
from cjdesigner.layout.moving import flat
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import (
    AnyRecord,
    Card,
    Experience,
    Image,
    Journey,
    Lane,
    Link,
    Persona,
    Phase,
    Project,
    Round,
    Touchpoint,
)
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import Style, width

PORTRAIT = "a" * 64
# the smallest PNG that is one
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)


class Line(NamedTuple):
    """A line of text where it stands on its page, in points."""

    x: float
    y: float
    right: float
    size: float
    text: str
    style: Style


def records(language: Literal["nl", "en"] = "en") -> list[AnyRecord]:
    """The records of a journey ``j`` of two phases with touchpoints and one without."""
    return [
        Project(
            id="project",
            title="Bicycles",
            organisation="Van der Velde",
            offer="Electric bicycles with service at the door.",
            usp="Couriers of our own.",
            brand_story="It simply works.",
            language=language,
        ),
        Image(id=PORTRAIT, media="png", width=1, height=1, data=PIXEL),
        Persona(
            id="sanne",
            order="F",
            name="Sanne Visser",
            role="commuter",
            portrait=PORTRAIT,
            target_group="Commuters under forty-five",
            quote="It just has to work on Monday.",
            goals="At work in twenty-five minutes",
            worries="Theft and dead batteries",
            habits="Compares in the train",
            channels=("website", "live_chat"),
            evidence="Interviews in Utrecht",
            details=(("interview_count", 7.0), ("age", "34")),
        ),
        Persona(id="henk", order="V", name="Henk Bos", role="day tripper", goals="Ride along"),
        Round(id="spring", order="V", title="Spring round", date="2026-04-12"),
        Journey(
            id="j",
            order="V",
            title="Buying an e-bike",
            scenario="interviews with twelve customers",
            scope="New bikes only",
            level="process",
            starts="The neighbour has one",
            ends="A colleague hears of it",
            personas=("sanne", "henk"),
        ),
        Phase(
            id="compare",
            journey="j",
            order="F",
            title="Compare",
            description="Lays models beside each other.",
            role="visitor",
            customer_goal="Know which bike fits",
            organisation_goal="Be the shop that helps",
            score=6.4,
            target=8.0,
            weight=2.0,
            key_variable="Test rides booked",
            details=(("intended_emotion", "at ease"),),
        ),
        Phase(id="buy", journey="j", order="V", title="Pay and wait"),
        Phase(id="later", journey="j", order="k", title="Years later"),
        Touchpoint(
            id="chat", phase="compare", order="F", title="Asks in the chat", owner="Web team"
        ),
        Touchpoint(
            id="ride",
            phase="compare",
            order="V",
            title="Test ride in the shop",
            contact="possible",
            action="Rides two models around the block",
            channels=("store", "website"),
            place="Shop in Houten",
            device="Own phone",
            moment="Saturday morning",
            need="Feel the difference",
            response="Half an hour with somebody along",
            initiative="pull",
            execution="outsourced",
            party="Riders Inc.",
            owner="Shop team",
            moment_of_truth=True,
            why_truth="Who rides, buys",
            consistency="partly",
            personalisation="individual",
            evidence="Observation of nine rides",
            duration="forty minutes",
            tags=("sales", "first impression"),
            personas=("sanne",),
            image=PORTRAIT,
            details=(("waiting_time", "eleven minutes"),),
        ),
        Touchpoint(id="pay", phase="buy", order="V", title="Orders and pays"),
        *(
            Experience(
                id=experience_id(touchpoint, persona, round_),
                touchpoint=touchpoint,
                persona=persona,
                round=round_,
                level=level,
                expected=expected,
                note=note,
                answers=answers,
            )
            for touchpoint, persona, round_, level, expected, note, answers in _felt()
        ),
        Link(id="back", source="ride", target="chat", kind="back", share=0.3, condition="unsure"),
        Lane(id="thoughts", journey="j", order="F", kind="thought", title="Thinks and asks"),
        Lane(id="pains", journey="j", order="V", kind="problem", title="Pain points"),
        Lane(id="chances", journey="j", order="k", kind="opportunity", title="Opportunities"),
        Lane(id="owners", journey="j", order="p", kind="owner"),
        Lane(id="secret", journey="j", order="z", kind="note", title="Kept inside", hidden=True),
        *_cards(),
    ]


def journey(language: Literal["nl", "en"] = "en") -> Document:
    """The document of :func:`records`."""
    return Document(records(language))


def _felt() -> Iterable[tuple[Any, ...]]:
    return (
        ("chat", "sanne", None, 3.0, None, "Polite enough", ()),
        ("chat", "henk", None, 2.0, None, "", ()),
        ("ride", "sanne", None, 6.0, 5.0, "Knew after one street", (0, 0, 0, 1, 3, 4)),
        ("pay", "sanne", "spring", 4.0, None, "", (1, 2, 3, 9, 5, 1)),
    )


def _cards() -> list[Card]:
    def card(id_: str, lane: str, first: str, text: str, **values: Any) -> Card:
        last = values.pop("last", first)
        return Card(id=id_, lane=lane, first=first, last=last, order=id_, text=text, **values)

    return [
        card("a1", "thoughts", "chat", "Can somebody just advise me?", kind="thought"),
        card("a2", "thoughts", "ride", "Who rings back the day after?", kind="question"),
        card(
            "a3",
            "thoughts",
            "pay",
            "Was that answered long ago?",
            kind="question",
            details=(("question_status", "answered"),),
        ),
        card(
            "b1",
            "pains",
            "ride",
            "The map on the site is wrong",
            kind="pain",
            evidence="observation",
            source="Own visit",
            link="https://example.org/map?id=31",
            votes=3,
            tags=("maps",),
        ),
        card(
            "b2",
            "pains",
            "chat",
            "Nobody after ten",
            last="pay",
            kind="pain",
            evidence="assumption",
        ),
        card("b3", "pains", "later", "Spare parts run out", kind="pain", evidence="survey"),
        card(
            "c1",
            "chances",
            "ride",
            "Ring everybody the day after",
            kind="opportunity",
            impact=5,
            effort=2,
            owner="Shop lead",
            due="2026-12-01",
            status="planned",
            answers=("b1",),
        ),
        card(
            "c2",
            "chances",
            "pay",
            "A bank transfer too",
            kind="opportunity",
            impact=3,
            owner="Finance",
            status="idea",
        ),
        card("d1", "secret", "chat", "Nobody outside may read this"),
    ]


def lines(page: Page) -> Iterator[Line]:
    """The lines of text that a page shows, in the order in which they are painted."""
    yield from _own(page.head)
    for placed in page.parts:
        for x, y, group in placed.drawing.painted(placed.source):
            for op in group.ops:
                if isinstance(op, Words):
                    left = placed.x + (x + op.x - placed.source.left) * placed.scale
                    base = placed.y + (y + op.y - placed.source.top) * placed.scale
                    right = left + width(op.text, op.style) * placed.scale
                    size = op.style.size * placed.scale
                    yield Line(left, base, right, size, op.text, op.style)
    yield from _own(flat(page.ops))


def _own(ops: Iterable[Op]) -> Iterator[Line]:
    for op in ops:
        if isinstance(op, Words):
            right = op.x + width(op.text, op.style)
            yield Line(op.x, op.y, right, op.style.size, op.text, op.style)


def said(pages: Iterable[Page]) -> str:
    """All that pages say, without any white, so that broken lines do not matter."""
    return squeezed(" ".join(line.text for page in pages for line in lines(page)))


def squeezed(text: str) -> str:
    """A text without white."""
    return "".join(text.split())
