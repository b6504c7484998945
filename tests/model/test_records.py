"""Records: frozen, bounded, and checked again whenever a value is replaced."""

import math

import pytest
from pydantic import ValidationError

from cjdesigner.model.ids import ALPHABET, LENGTH, experience_id, fresh, use_source
from cjdesigner.model.records import (
    REFERENCES,
    TYPES,
    Card,
    Experience,
    Journey,
    Link,
    Persona,
    Phase,
    Touchpoint,
    references,
    replaced,
)

TOUCHPOINT = Touchpoint(id="t", phase="p", order="V", title="Pay")


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        TOUCHPOINT.title = "Other"


def test_a_replaced_record_is_another_one_and_the_first_stays() -> None:
    other = replaced(TOUCHPOINT, title="Pay now")
    assert (other.title, TOUCHPOINT.title) == ("Pay now", "Pay")
    assert type(other) is Touchpoint


def test_a_replaced_value_is_checked() -> None:
    with pytest.raises(ValidationError):
        replaced(TOUCHPOINT, title="x" * 501)
    with pytest.raises(ValidationError):
        replaced(TOUCHPOINT, contact="often")


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError):
        replaced(TOUCHPOINT, colour="#000000")


@pytest.mark.parametrize("level", [math.nan, math.inf, -math.inf, 1e9, "3", True])
def test_a_level_is_a_finite_number_in_range(level: object) -> None:
    with pytest.raises(ValidationError):
        replaced(Experience(id="t.-.-", touchpoint="t"), level=level)


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_is_a_fraction(share: float) -> None:
    with pytest.raises(ValidationError):
        Link(id="l", source="a", target="b", share=share)


@pytest.mark.parametrize(
    "identity", ["", "with space", "x" * 101, "new\nline", "dro\u00f6le", "../up", "semi;colon"]
)
def test_an_identity_is_a_plain_word(identity: str) -> None:
    with pytest.raises(ValidationError):
        Phase(id=identity, journey="j", order="V")


@pytest.mark.parametrize("order", ["", "a b", "x" * 65, "é"])
def test_an_order_is_a_key(order: str) -> None:
    with pytest.raises(ValidationError):
        Phase(id="p", journey="j", order=order)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "//host/x", "x y"])
def test_a_card_links_to_the_web_or_a_mailbox_only(link: str) -> None:
    with pytest.raises(ValidationError):
        Card(id="c", lane="l", first="t", last="t", order="V", link=link)
    assert Card(
        id="c", lane="l", first="t", last="t", order="V", link="https://example.org/a?b=c"
    ).link


@pytest.mark.parametrize("colour", ["red", "#FFFFFF", "8", "#12345"])
def test_a_colour_is_a_number_of_the_theme_or_a_hexadecimal_one(colour: str) -> None:
    with pytest.raises(ValidationError):
        Persona(id="p", order="V", colour=colour)


def test_references_name_what_a_record_holds_on_to() -> None:
    journey = Journey(id="j", order="V", personas=("a", "b"), pair="k")
    assert sorted(references(journey)) == [("pair", "k"), ("personas", "a"), ("personas", "b")]
    assert list(references(TOUCHPOINT)) == [("phase", "p")]
    assert list(references(Link(id="l", source="a", kind="exit"))) == [("source", "a")]


def test_every_kind_of_record_says_what_its_references_are() -> None:
    for kind in TYPES:
        fields = REFERENCES[kind.model_fields["type"].default]
        assert set(fields) <= set(kind.model_fields)


def test_fresh_identities_differ_and_can_be_told_in_advance() -> None:
    assert len({fresh() for _ in range(1_000)}) == 1_000
    assert len(fresh()) == LENGTH
    assert set(fresh()) <= set(ALPHABET)
    use_source(iter(["one", "two"]).__next__)
    try:
        assert (fresh(), fresh()) == ("one", "two")
    finally:
        use_source(None)


def test_an_experience_is_named_after_what_it_is_about() -> None:
    assert experience_id("t", None, None) == "t.-.-"
    assert experience_id("t", "p", "r") == "t.p.r"
