"""A small journey that the tests of the layout share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cjdesigner.model.ids import experience_id
from cjdesigner.model.order import spread
from cjdesigner.model.records import (
    AnyRecord,
    Card,
    Experience,
    Journey,
    Lane,
    Link,
    Persona,
    Phase,
    Project,
    Touchpoint,
)
from cjdesigner.timeline.document import Document

Maker = Callable[..., Document]


def journey(
    phases: int = 3, touchpoints: int = 3, words: str = "Something to read here"
) -> Document:
    """A journey with ids ``p0``, ``t0`` ..., lanes ``thoughts``, ``pains`` and ``owners``."""
    records: list[AnyRecord] = [
        Project(id="project", title="Shop", language="en"),
        Persona(id="anna", order="F", name="Anna Smit", quote="Quick, please."),
        Persona(id="bob", order="V", name="Bob Jansen"),
        Journey(id="j", order="V", title="A visit to the shop", personas=("anna", "bob")),
        Lane(id="thoughts", journey="j", order="F", kind="thought"),
        Lane(id="pains", journey="j", order="V", kind="problem"),
        Lane(id="owners", journey="j", order="k", kind="owner"),
    ]
    number = 0
    for phase, order in enumerate(spread(phases)):
        records.append(Phase(id=f"p{phase}", journey="j", order=order, title=f"Phase {phase}"))
        for place in spread(touchpoints) if touchpoints else ():
            name = f"t{number}"
            records.append(
                Touchpoint(
                    id=name,
                    phase=f"p{phase}",
                    order=place,
                    title=f"Moment {number}",
                    owner="Shop" if number % 3 else "Warehouse",
                )
            )
            for persona, level in (("anna", 1 + number % 6), ("bob", 6 - number % 5)):
                records.append(
                    Experience(
                        id=experience_id(name, persona, None),
                        touchpoint=name,
                        persona=persona,
                        level=float(level),
                    )
                )
            for lane in ("thoughts", "pains"):
                records.append(
                    Card(
                        id=f"c{number}{lane}",
                        lane=lane,
                        first=name,
                        last=name,
                        order="V",
                        text=f"{words} {number}",
                        kind="thought" if lane == "thoughts" else "pain",
                    )
                )
            number += 1
    if number > 4:
        records.append(
            Card(id="wide", lane="pains", first="t1", last="t3", order="k", text="Over three")
        )
        records.append(Link(id="back", source="t4", target="t1", kind="back", share=0.3))
    return Document(records)


@pytest.fixture
def make() -> Maker:
    return journey
