"""Journeys of four sizes for the benchmarks, the same for everybody who runs this.

    python tests/benchmarks/generate.py M OUT.journey

S is 5 phases with 20 touchpoints in all, M 10 with 100, L 20 with 1,000, XL 40 with 10,000. Every
touchpoint has four to six cards of ten words and a level for both personas; there is a link for
every tenth touchpoint.
"""

import random
import sys
from pathlib import Path

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
from cjdesigner.storage import writer

SIZES = {"S": (5, 20), "M": (10, 100), "L": (20, 1_000), "XL": (40, 10_000)}
JOURNEY = "journey"

_SEED = 20261122
_LANES = ("thought", "question", "feeling", "problem", "opportunity")
_CARDS = {"problem": "pain"}
_CHANNELS = ("website", "call_center", "email_personal", "store", "app", "live_chat")
_VOCABULARY = (
    "customer waits delivery phone shop price asks compares order pays website courier lights "
    "morning question helpful slow nobody answers again friend colleague invoice explanation "
    "a the to is of and it my that in for on with not they we have be at one time know want"
)


def records(size: str) -> list[AnyRecord]:
    """The records of a project of that size, always the same."""
    phases, touchpoints = SIZES[size]
    pick = random.Random(_SEED)
    words = _VOCABULARY.split()

    def text(length: int) -> str:
        return " ".join(pick.choice(words) for _ in range(length)).capitalize()

    personas = ("anna", "bob")
    found: list[AnyRecord] = [
        Project(id="project", title=f"Generated {size}"),
        Persona(id="anna", order="F", name="Anna", initials="A", quote=text(8)),
        Persona(id="bob", order="V", name="Bob", initials="B", quote=text(8), dash="dash"),
        Journey(id=JOURNEY, order="V", title=f"{phases} phases", personas=personas),
    ]
    for kind, order in zip(_LANES, spread(len(_LANES)), strict=True):
        found.append(Lane(id=f"lane-{kind}", journey=JOURNEY, order=order, kind=kind))
    ids: list[str] = []
    for number, order in enumerate(spread(phases)):
        phase = f"phase{number}"
        found.append(Phase(id=phase, journey=JOURNEY, order=order, title=text(2)))
        share = touchpoints // phases
        for place, key in zip(range(share), spread(share), strict=True):
            touchpoint = f"t{number}-{place}"
            ids.append(touchpoint)
            found.append(
                Touchpoint(
                    id=touchpoint,
                    phase=phase,
                    order=key,
                    title=text(4),
                    channels=(pick.choice(_CHANNELS),),
                    owner=pick.choice(("Sales", "Service", "Logistics")),
                )
            )
            found.extend(
                Experience(
                    id=experience_id(touchpoint, persona, None),
                    touchpoint=touchpoint,
                    persona=persona,
                    level=float(pick.randint(1, 6)),
                )
                for persona in personas
            )
            cards = pick.randint(4, 6)
            for card, card_order in enumerate(spread(cards)):
                kind = _LANES[card % len(_LANES)]
                found.append(
                    Card(
                        id=f"{touchpoint}-{card}",
                        lane=f"lane-{kind}",
                        first=touchpoint,
                        last=touchpoint,
                        order=card_order,
                        text=text(10),
                        kind=_CARDS.get(kind, kind),  # type: ignore[arg-type]
                    )
                )
    for number in range(touchpoints // 10):
        source, target = sorted(pick.sample(range(len(ids)), 2))
        if pick.random() < 0.5:
            source, target = target, source
        found.append(
            Link(
                id=f"link{number}",
                source=ids[source],
                target=ids[target],
                kind="back" if target < source else "skip",
                share=pick.randint(1, 9) / 10,
            )
        )
    return found


def write(size: str, path: Path) -> None:
    """Write the project of that size as a file that the program opens."""
    path.write_bytes(writer.to_bytes(records(size)))


if __name__ == "__main__":
    write(sys.argv[1], Path(sys.argv[2]))
