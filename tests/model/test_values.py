"""Text from outside comes in clean, whatever it was."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjdesigner.model.records import Card, Touchpoint
from cjdesigner.model.values import TEXT_LENGTH, TITLE_LENGTH, clean, clean_line


@given(st.text())
def test_any_text_fits_a_card_once_it_is_clean(text: str) -> None:
    card = Card(id="c", lane="l", first="t", last="t", order="V", text=clean(text))
    assert clean(card.text) == card.text


@given(st.text())
def test_any_text_fits_a_title_once_it_is_a_clean_line(text: str) -> None:
    assert Touchpoint(id="t", phase="p", order="V", title=clean_line(text)).title is not None


def test_line_ends_of_every_kind_become_one_kind() -> None:
    assert clean("a\r\nb\rc\nd") == "a\nb\nc\nd"
    assert clean_line("a\r\nb\n c ") == "a b  c"


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_words_that_another_program_breaks_by_a_character_of_its_own_stay_apart(end: str) -> None:
    assert clean(f"one{end}two") == "one\ntwo"
    assert clean_line(f"one{end}two") == "one two"


def test_control_characters_and_lone_surrogates_go() -> None:
    assert clean("a\x00b\x07c\x1b[31m\ud800\ufeffd") == "abc[31md"
    assert clean("tab\there") == "tab here"


def test_letters_are_composed() -> None:
    assert clean("e\u0301") == "é"
    assert unicodedata.is_normalized("NFC", clean("A\u030angstro\u0308m"))


def test_what_is_too_long_is_cut() -> None:
    assert len(clean("x" * 20_000)) == TEXT_LENGTH
    assert len(clean_line("x" * 20_000)) == TITLE_LENGTH
