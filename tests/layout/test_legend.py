"""The key under a map explains every sign that is on it, and none that is not."""

from __future__ import annotations

from collections import Counter

import pytest
from journeys import journey

from cjdesigner.layout import legend
from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import Op, Page, Rule, Sign, Words
from cjdesigner.layout.page_frame import LEGEND
from cjdesigner.layout.pages import paged
from cjdesigner.layout.paper import sheet
from cjdesigner.model.change import Change, Label, added, edited, removed
from cjdesigner.model.records import (
    PRINT_ID,
    Card,
    Experience,
    Link,
    Phase,
    Print,
    Touchpoint,
    replaced,
)
from cjdesigner.paths import resources
from cjdesigner.storage.reader import read
from cjdesigner.timeline.document import Document


def foot(page: Page) -> list[Op]:
    """What stands under the last line across the page."""
    line = max(op.y1 for op in page.ops if isinstance(op, Rule) and op.x2 - op.x1 > page.width / 2)
    return [op for op in page.ops if getattr(op, "y", getattr(op, "y1", 0.0)) > line]


def said(ops: list[Op]) -> list[str]:
    return [op.text for op in ops if isinstance(op, Words)]


def signs(ops: list[Op]) -> set[str]:
    return {op.name for op in ops if isinstance(op, Sign)}


def test_each_persona_is_named_beside_a_line_in_its_own_dash() -> None:
    (page,) = paged(journey(), ["j"], sheet("A3")).pages
    link = m.plain_look().theme.colours["link"]
    lines = [op for op in foot(page) if isinstance(op, Rule) and op.stroke != link]
    assert len({op.dashes for op in lines}) == len(lines) == 2
    assert {"Anna Smit", "Bob Jansen"} <= set(said(foot(page)))


def test_every_sign_on_the_map_is_in_the_key() -> None:
    document = read(resources() / "examples" / "internet-verhuizen.journey").document
    journeys = [one.id for one in document.journeys()]
    (page,) = paged(document, journeys, sheet("A3")).pages
    own = {f"mark-{kind}" for kind in m.plain_look().theme.cards} | {"star", "check"}
    own |= {f"contact-{kind}" for kind in ("missed", "possible", "none")}
    on_map = {
        op.name
        for part in page.parts
        for _, _, group in part.drawing.placed()
        for op in group.ops
        if isinstance(op, Sign) and op.name in own
    }
    assert on_map == signs(foot(page))


def test_what_the_journey_has_not_is_not_explained() -> None:
    (page,) = paged(journey(), ["j"], sheet("A3")).pages
    assert signs(foot(page)) == {"mark-thought", "mark-pain", "mark-note"}
    assert "moment of truth" not in said(foot(page))


def test_arrows_emphasis_votes_and_assumptions_are_explained_where_there_are_any() -> None:
    document = journey()
    first, phase = document.record("t0", Touchpoint), document.record("p0", Phase)
    card = next(one for one in document.cards("thoughts") if isinstance(one, Card))
    edits = (
        added(Link(id="again", source="t3", target="t1", kind="back")),
        edited(first, replaced(first, moment_of_truth=True)),
        edited(phase, replaced(phase, emphasis=True)),
        edited(card, replaced(card, votes=3, evidence="assumption")),
    )
    document.apply(Change(Label("x"), edits))
    (page,) = paged(document, ["j"], sheet("A3")).pages
    wanted = {"moment of truth", "emphasis on this phase", "votes", "assumption"}
    assert wanted <= set(said(foot(page)))
    assert any("another way" in one for one in said(foot(page)))


def test_a_map_that_nobody_scored_explains_its_dashed_circles() -> None:
    document = journey()
    felt = [one for one in document.records() if isinstance(one, Experience)]
    document.apply(Change(Label("x"), tuple(removed(one) for one in felt)))
    (page,) = paged(document, ["j"], sheet("A3")).pages
    assert "not scored" in said(foot(page))


def test_without_legend_the_note_version_and_date_still_stand() -> None:
    settings = Print(id=PRINT_ID, legend=False, note="For the board", version="3", date=True)
    document: Document = journey()
    (page,) = paged(document, ["j"], sheet("A3"), settings=settings, today="2026-11-22").pages
    assert said(foot(page)) == ["1 / 1", "For the board", "3", "22 November 2026"]


@pytest.mark.parametrize("width", range(300, 1200, 20))
def test_no_entry_of_the_key_stands_in_a_row_alone(width: int) -> None:
    texts = ("the six-step scale", "Anna", "Bob", "moment of truth", "pain", "question", "chance")
    found = [legend.Entry((), 0.0, text) for text in texts]
    ops = list(legend.ops(found, LEGEND, float(width), 0.0, 0.0, "#000000"))
    rows = Counter(op.y for op in ops if isinstance(op, Words))
    assert sum(rows.values()) == len(texts)
    assert min(rows.values()) > 1
