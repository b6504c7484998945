"""What can be said of a project in figures and sentences: for ``info``, ``check`` and scripts.

Rule: the figures are those of the records; nothing is estimated.
"""

from __future__ import annotations

from typing import Any

from cjdesigner.insight import checks
from cjdesigner.storage.reader import Opened
from cjdesigner.timeline.document import Document
from cjdesigner.words import Language, say

COUNTED = ("phases", "touchpoints", "links", "lanes", "cards", "experiences", "personas")


def counted(opened: Opened) -> dict[str, Any]:
    """The project, its language, and per journey how many there are of each kind of thing."""
    document = opened.document
    return {
        "title": document.project.title,
        "language": document.project.language,
        "version": opened.version,
        "records": len(document),
        "personas": len(document.personas()),
        "channels": len(document.own_channels()),
        "journeys": [_journey(document, journey.id) for journey in document.journeys()],
    }


def described(counts: dict[str, Any], language: Language) -> str:
    """The same figures as a table of plain text."""
    lines = [counts["title"] or say("cli.untitled", language)]
    for journey in counts["journeys"]:
        title = journey["title"] or say("cli.untitled", language)
        lines += ["", f"{title} ({journey['id']})"]
        words = {name: say(f"cli.count.{name}", language) for name in COUNTED}
        width = max(map(len, words.values()))
        lines += [f"  {words[name]:<{width}}  {journey[name]:>6}" for name in COUNTED]
    return "\n".join(lines)


def problems_of(opened: Opened, language: Language) -> list[dict[str, Any]]:
    """What is wrong in a file that could be opened: the references that had to be mended."""
    found = []
    for repair in opened.repairs:
        places = dict(repair.arguments)
        message = say(repair.key, language, **places)
        found.append({"key": repair.key, "message": message, **places})
    return found


def findings(opened: Opened, language: Language) -> list[dict[str, str]]:
    """The questions that the map itself raises; none of them makes a file unsound."""
    untitled = say("cli.untitled", language)
    titles = {j.id: j.title or untitled for j in opened.document.journeys()}
    return [
        {
            "check": found.check,
            "severity": found.severity,
            "journey": found.journey,
            "title": titles[found.journey],
            "id": found.id,
            "message": checks.said(found, language),
        }
        for found in checks.findings(opened.document)
    ]


def _journey(document: Document, journey: str) -> dict[str, Any]:
    phases = document.phases(journey)
    touchpoints = [t for phase in phases for t in document.touchpoints(phase.id)]
    lanes = document.lanes(journey)
    record = next(j for j in document.journeys() if j.id == journey)
    return {
        "id": journey,
        "title": record.title,
        "kind": record.kind,
        "phases": len(phases),
        "touchpoints": len(touchpoints),
        "links": len(document.links(journey)),
        "lanes": len(lanes),
        "cards": sum(len(document.cards(lane.id)) for lane in lanes),
        "experiences": sum(len(document.experiences(t.id)) for t in touchpoints),
        "personas": len(record.personas),
    }
