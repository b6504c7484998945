"""Projects to save and open: one that holds every kind of record, and any sound one at all."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from hypothesis import strategies as st

from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import (
    AnyRecord,
    Card,
    Channel,
    Experience,
    Image,
    Journey,
    Lane,
    Link,
    Persona,
    Phase,
    Print,
    Project,
    Round,
    Snapshot,
    Touchpoint,
    View,
)
from cjdesigner.storage import format as form

PNG = b"\x89PNG\r\n\x1a\n" + b"a small picture"
PNG_ID = hashlib.sha256(PNG).hexdigest()


def everything() -> list[AnyRecord]:
    """A small sound project with every kind of record and every kind of reference."""
    details = (("budget", 1200.0), ("note", "één regel\nen nog een"), ("sure", True))
    return [
        Project(id="project", title="Verhuizen", language="nl", details=details),
        Image(
            id=PNG_ID, media="png", width=4, height=4, data=base64.b64encode(PNG).decode("ascii")
        ),
        Channel(id="fair", order="V", name="Beurs"),
        Persona(id="anna", order="F", name="Anna", portrait=PNG_ID, channels=("fair",)),
        Persona(id="bert", order="V", name="Bert", dash="dot", colour="#a0b1c2"),
        Journey(id="now", order="F", title="Nu", personas=("anna", "bert")),
        Journey(id="later", order="V", title="Straks", kind="to_be", pair="now"),
        Phase(id="search", journey="now", order="F", title="Zoeken", score=7.5, target=8.0),
        Phase(id="move", journey="now", order="V", title="Verhuizen"),
        Phase(id="calm", journey="later", order="V", title="Rust", origin="move"),
        Touchpoint(id="ask", phase="search", order="F", title="Vragen", channels=("fair",)),
        Touchpoint(id="see", phase="search", order="V", title="Kijken", personas=("anna",)),
        Touchpoint(id="sign", phase="search", order="k", title="Tekenen", opens="later"),
        Round(id="spring", order="V", title="Voorjaar", date="2026-03-01"),
        Experience(
            id=experience_id("ask", "anna", None), touchpoint="ask", persona="anna", level=4.0
        ),
        Experience(
            id=experience_id("see", "anna", "spring"),
            touchpoint="see",
            persona="anna",
            round="spring",
            level=1.0,
            answers=(3, 1, 0, 2),
        ),
        Link(id="again", source="see", target="ask", kind="back", condition="te klein", share=0.3),
        Link(id="gone", source="see", kind="exit", share=0.05),
        Lane(id="thoughts", journey="now", order="F", kind="thought"),
        Lane(id="ideas", journey="now", order="V", kind="opportunity", persona="bert"),
        Card(id="why", lane="thoughts", first="ask", last="see", order="V", text="Waarom? 🏠"),
        Card(
            id="help",
            lane="ideas",
            first="move",
            last="move",
            order="V",
            kind="opportunity",
            answers=("why",),
            image=PNG_ID,
            link="https://example.org/",
            impact=4,
        ),
        Snapshot(id="first", order="V", title="Eerste", date="2026-02-01", content="AAAA"),
        Print(id="print", layout="page", margin=12.5, lanes=("ideas",), logo=PNG_ID),
        View(id="wall", journey="now", order="V", lanes=("ideas",), personas=("bert",), zoom=0.5),
    ]


def as_json(records: Any = None, **other: Any) -> bytes:
    """A file as another program might lay it out; ``other`` replaces parts of the envelope."""
    found = plain() if records is None else records
    envelope = {"format": form.FORMAT, "version": form.VERSION, "records": found, **other}
    return json.dumps(envelope, ensure_ascii=False, indent=1).encode()


def plain(records: list[AnyRecord] | None = None) -> list[dict[str, Any]]:
    """Records as dictionaries that can be spoilt before they are laid out."""
    return [json.loads(form.encode(r)) for r in (everything() if records is None else records)]


def by_id(records: list[dict[str, Any]], identity: str) -> dict[str, Any]:
    """One of the dictionaries, to be changed."""
    return next(record for record in records if record["id"] == identity)


# -- any sound project ----------------------------------------------------------------------------

_FORBIDDEN = "\u2028\u2029\ufeff\ufffe\uffff"
LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=_FORBIDDEN)
TITLES = st.text(LETTERS, max_size=12)
TEXTS = st.text(st.one_of(LETTERS, st.sampled_from("\n\t")), max_size=30)
LEVELS = st.one_of(st.none(), st.floats(-1000, 1000))
ORDERS = st.text("0123456789ABCXYZabcxyz", min_size=1, max_size=6)
DETAILS = st.lists(
    st.tuples(
        st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True),
        st.one_of(TEXTS, st.booleans(), st.floats(-1e15, 1e15)),
    ),
    max_size=3,
).map(tuple)


@st.composite
def projects(draw: st.DrawFn) -> list[AnyRecord]:
    """The records of any sound project, in any order."""
    made: list[AnyRecord] = [
        Project(
            id="project",
            title=draw(TITLES),
            brand_story=draw(TEXTS),
            details=draw(DETAILS),
            language=draw(st.sampled_from(["nl", "en"])),
        )
    ]
    personas = [f"p{n}" for n in range(draw(st.integers(0, 3)))]
    made += [Persona(id=p, order=draw(ORDERS), name=draw(TITLES)) for p in personas]
    rounds = [f"r{n}" for n in range(draw(st.integers(0, 2)))]
    made += [Round(id=r, order=draw(ORDERS), title=draw(TITLES)) for r in rounds]
    for n in range(draw(st.integers(0, 2))):
        made += _journey(draw, f"j{n}", personas, rounds)
    return draw(st.permutations(made))


def _journey(
    draw: st.DrawFn, journey: str, personas: list[str], rounds: list[str]
) -> list[AnyRecord]:
    on = tuple(draw(st.lists(st.sampled_from(personas), unique=True)) if personas else ())
    made: list[AnyRecord] = [
        Journey(id=journey, order=draw(ORDERS), title=draw(TITLES), personas=on),
        View(id=f"{journey}.v", journey=journey, order="V", x=draw(st.floats(-1e6, 1e6))),
    ]
    columns: list[str] = []
    touchpoints: list[str] = []
    for p in range(draw(st.integers(0, 3))):
        phase = f"{journey}.f{p}"
        columns.append(phase)
        score = draw(st.one_of(st.none(), st.floats(0, 10)))
        made.append(Phase(id=phase, journey=journey, order=draw(ORDERS), score=score))
        for t in range(draw(st.integers(0, 3))):
            point = f"{phase}.t{t}"
            touchpoints.append(point)
            made.append(Touchpoint(id=point, phase=phase, order=draw(ORDERS), action=draw(TEXTS)))
            persona = draw(st.sampled_from([None, *personas]))
            round_ = draw(st.sampled_from([None, *rounds]))
            made.append(
                Experience(
                    id=experience_id(point, persona, round_),
                    touchpoint=point,
                    persona=persona,
                    round=round_,
                    level=draw(LEVELS),
                )
            )
    for number, end in enumerate(touchpoints[1:]):
        made.append(Link(id=f"{journey}.k{number}", source=end, target=touchpoints[0], kind="back"))
    if columns:
        made.append(Lane(id=f"{journey}.l", journey=journey, order="V"))
        ends = st.sampled_from(columns + touchpoints)
        for number in range(draw(st.integers(0, 3))):
            made.append(
                Card(
                    id=f"{journey}.c{number}",
                    lane=f"{journey}.l",
                    first=draw(ends),
                    last=draw(ends),
                    order=draw(ORDERS),
                    text=draw(TEXTS),
                    tags=tuple(draw(st.lists(TITLES, max_size=2))),
                )
            )
    return made
