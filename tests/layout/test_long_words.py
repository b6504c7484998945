"""A word on the map is cut only where it is wider than its place in the smallest type."""

import pytest
from builders import document

from cjdesigner.layout import metrics as m
from cjdesigner.layout.drawing import Words
from cjdesigner.layout.map import MapLayout
from cjdesigner.layout.metrics import PAPER, SCREEN, Look, Metrics
from cjdesigner.layout.theme import LIGHT, theme
from cjdesigner.model.change import Change, Label, edited
from cjdesigner.model.records import Card, Touchpoint, replaced
from cjdesigner.model.values import MapLanguage
from cjdesigner.timeline.document import Document


def with_card(text: str, last: str = "look") -> Document:
    """A journey with a card of that text, from its first column to ``last``."""
    held = document(cards=[("c", "thoughts", "look", last), ("other", "pains", "look", "look")])
    card = held.record("c", Card)
    held.apply(Change(Label("x"), (edited(card, replaced(card, text=text)),)))
    return held


def said(held: Document, owner: str, metrics: Metrics, language: MapLanguage = "en") -> list[Words]:
    """The lines of a thing as they are drawn."""
    layout = MapLayout(held, "j", metrics, Look(theme(LIGHT), language))
    return [
        op
        for _, _, group in layout.drawing.placed()
        if group.owner == owner and group.part in ("card", "title")
        for op in group.ops
        if isinstance(op, Words)
    ]


@pytest.mark.parametrize("metrics", [SCREEN, PAPER])
@pytest.mark.parametrize("text", ["Zoekadvertentie en meer", "Communication"])
def test_a_long_word_on_a_card_is_set_smaller_and_not_cut(text: str, metrics: Metrics) -> None:
    lines = said(with_card(text), "c", metrics)
    assert " ".join(line.text for line in lines) == text
    assert text.split()[0] in [line.text for line in lines]
    assert metrics.smallest_type <= lines[0].style.size < m.CARD.size
    assert said(with_card(text), "other", metrics)[0].style == m.CARD


def test_a_word_that_is_too_long_for_the_smallest_type_is_cut_in_the_usual_type() -> None:
    word = "arbeidsongeschiktheidsverzekering"
    lines = said(with_card(word), "c", SCREEN)
    assert len(lines) > 1
    assert "".join(line.text for line in lines) == word
    assert lines[0].style == m.CARD


def test_a_word_that_is_cut_all_the_same_leaves_the_others_whole() -> None:
    lines = said(with_card("communication arbeidsongeschiktheidsverzekering"), "c", SCREEN)
    assert lines[0].text == "communication"
    assert lines[0].style.size < m.CARD.size


def test_a_word_with_a_hyphen_breaks_there_before_it_is_set_smaller() -> None:
    lines = said(with_card("customer-journey-map"), "c", SCREEN)
    assert [line.text for line in lines] == ["customer-", "journey-map"]
    assert lines[0].style == m.CARD


def test_a_card_over_more_columns_has_room_for_a_longer_word() -> None:
    (line,) = said(with_card("Arbeidsongeschiktheid", "choose"), "c", SCREEN)
    assert line.style == m.CARD


@pytest.mark.parametrize(
    "text", ["Which door is mine, and where do we leave the car?", "One\ntwo and three", "x" * 90]
)
def test_a_card_breaks_on_paper_as_on_the_screen_where_columns_are_as_wide(text: str) -> None:
    screen, paper = (
        [line.text for line in said(with_card(text), "c", metrics)]
        for metrics in (SCREEN, PAPER.widened(SCREEN.column_width, 210.0))
    )
    assert screen == paper


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Untitled touchpoint"), ("nl", "Contactmoment zonder titel")]
)
def test_a_touchpoint_without_a_title_is_called_so_in_grey(
    language: MapLanguage, text: str
) -> None:
    held = document()
    look = held.record("look", Touchpoint)
    held.apply(Change(Label("x"), (edited(look, replaced(look, title="")),)))
    lines = said(held, "look", SCREEN, language)
    assert " ".join(line.text for line in lines) == text
    colours = theme(LIGHT).colours
    assert {(line.colour, line.style.face) for line in lines} == {(colours["secondary"], "regular")}
    (other,) = said(held, "choose", SCREEN, language)
    assert (other.colour, other.style.face) == (colours["ink"], "semibold")
