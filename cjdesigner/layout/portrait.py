"""The face beside a persona's words: a portrait, or else a circle with initials; under it the line
that is the persona's on the map.
"""

from __future__ import annotations

from cjdesigner.layout.drawing import Op, Picture, Reading, Rule, Words
from cjdesigner.layout.nodes import circle
from cjdesigner.layout.people import Traveller
from cjdesigner.model.records import Image, Persona
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import Style, width

_SMALLEST = 7.0


def face(
    document: Document, person: Traveller, x: float, y: float, radius: float, unit: float
) -> list[Op]:
    """A face of twice ``radius`` points with its left top at (x, y); ``unit`` sizes the line."""
    ops: list[Op] = [Reading("")]
    persona = document.get(person.persona or "")
    image = document.get(persona.portrait or "") if isinstance(persona, Persona) else None
    if isinstance(image, Image):
        scale = 2 * radius / max(image.width, image.height)
        wide, high = image.width * scale, image.height * scale
        left, top = x + radius - wide / 2, y + radius - high / 2
        ops.append(Picture(left, top, wide, high, image.id, image.alt))
    else:
        middle = x + radius
        ops.append(circle(middle, y + radius, radius, person.pale, person.colour, radius / 12))
        size = max(_SMALLEST, radius * 0.72)
        style = Style("bold", size, size)
        letters = person.initials[:3]
        left = middle - width(letters, style) / 2
        ops.append(Words(left, y + radius + size * 0.36, letters, style, person.colour))
    under = y + 2 * radius + 5 * unit
    ops.append(Rule(x, under, x + 2 * radius, under, person.colour, 1.8 * unit, person.dashes))
    return ops
