"""The people whose lines run over a map: name, colour and dash of each, the first the main one."""

from __future__ import annotations

from typing import NamedTuple

from cjdesigner.layout.metrics import Look
from cjdesigner.model.records import Persona
from cjdesigner.timeline.document import Document

DASHES: dict[str, tuple[float, ...]] = {
    "solid": (),
    "dash": (6.0, 4.0),
    "dot": (1.6, 3.2),
    "dash_dot": (7.0, 3.0, 1.6, 3.0),
    "long_dash": (11.0, 4.5),
}
# a persona whose dash was never chosen gets another one than its neighbours, for black and white
_IN_TURN = ("solid", "dash", "dot", "dash_dot", "long_dash")


class Traveller(NamedTuple):
    """Somebody with a line; ``persona`` is ``None`` for the journey's own traveller."""

    persona: str | None
    name: str
    initials: str
    colour: str
    pale: str
    dash: str
    quote: str = ""
    about: str = ""

    @property
    def dashes(self) -> tuple[float, ...]:
        """The dash pattern of the line, in points."""
        return DASHES[self.dash]


def travellers(document: Document, journey: str, look: Look) -> tuple[Traveller, ...]:
    """Whose lines the journey shows, in the order of the project's personas."""
    palette = look.theme.personas
    on_map = set(_record(document, journey))
    shown: list[Traveller] = []
    for number, persona in enumerate(document.personas()):
        if persona.id in on_map and (not look.personas or persona.id in look.personas):
            shown.append(_traveller(persona, number, len(shown), palette))
    if shown:
        return tuple(shown)
    colour, pale = palette[0]
    return (Traveller(None, "", "", colour, pale, "solid"),)


def initials_of(persona: Persona) -> str:
    """A persona's initials: as given, or the first letters of the first and last name."""
    if persona.initials:
        return persona.initials
    names = persona.name.replace(",", " ").split()
    letters = [name[0].upper() for name in names if name[0].isalpha()]
    return "".join(letters[:1] + letters[-1:] if len(letters) > 1 else letters)


def _record(document: Document, journey: str) -> tuple[str, ...]:
    found = document.get(journey)
    return getattr(found, "personas", ())


def _traveller(
    persona: Persona, number: int, shown: int, palette: tuple[tuple[str, str], ...]
) -> Traveller:
    if persona.colour.startswith("#"):
        colour, pale = persona.colour, _pale(persona.colour)
    else:
        colour, pale = palette[(int(persona.colour) if persona.colour else number) % len(palette)]
    dash = persona.dash
    if dash == "solid" and shown:
        dash = _IN_TURN[shown % len(_IN_TURN)]  # type: ignore[assignment]
    about = ", ".join(part for part in (persona.name, persona.role) if part)
    return Traveller(
        persona.id, persona.name, initials_of(persona), colour, pale, dash, persona.quote, about
    )


def _pale(colour: str) -> str:
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * 0.14):02x}" for part in parts)
