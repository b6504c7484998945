"""Measuring, breaking and dividing text over faces."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjdesigner.typeset import faces
from cjdesigner.typeset.characters import clusters
from cjdesigner.typeset.text import (
    Line,
    Style,
    break_lines,
    ellipsis,
    evened,
    missing,
    runs,
    width,
)

BODY = Style(faces.REGULAR, 10, 13)
# Words as people type them, and everything else that a file can hold.
ALPHABET = st.one_of(
    st.sampled_from("aeinoxW .,-/–\t\n()é"),
    st.sampled_from("\u200b\u200d\ufe0f\u0301\u00a0👩💻🇳🇱你好，。かなשלוםسلام"),
    st.characters(exclude_categories=["Cs"]),
)
TEXTS = st.text(ALPHABET, max_size=80)
LIMITS = st.floats(20, 300)


def texts_of(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def in_ink(text: str) -> str:
    """The text without the white space that a line may end at."""
    return "".join(text.split())


@given(TEXTS, LIMITS)
@settings(max_examples=400, deadline=None)
def test_no_line_is_wider_than_the_limit(text: str, limit: float) -> None:
    for line in break_lines(text, BODY, limit):
        assert line.width <= limit + 1e-6 or len(list(clusters(line.text))) == 1
        assert line.width == pytest.approx(width(line.text, BODY), abs=1e-6)


@given(TEXTS, LIMITS)
@settings(max_examples=400, deadline=None)
def test_breaking_loses_no_character_that_is_not_a_space(text: str, limit: float) -> None:
    kept = "".join(texts_of(break_lines(text, BODY, limit)))
    typed = unicodedata.normalize("NFC", text)
    typed = "".join(" " if unicodedata.category(c) == "Cc" else c for c in typed)
    assert in_ink(kept) == in_ink(typed)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_the_runs_of_a_line_are_as_wide_as_the_line(text: str) -> None:
    x = 0.0
    for run in runs(text, BODY):
        assert run.x == pytest.approx(x, abs=1e-6)
        table, box = faces.advances(run.face), faces.face(run.face).missing
        x += sum(table.get(character, box) for character in run.text) * BODY.size
    assert x == pytest.approx(width(text, BODY), abs=1e-6)


@given(TEXTS, LIMITS)
@settings(max_examples=200, deadline=None)
def test_a_shortened_text_fits_or_is_the_ellipsis_alone(text: str, limit: float) -> None:
    line = ellipsis(text, BODY, limit)
    assert line.width <= limit + 1e-6 or line.text == "…"


@given(TEXTS, LIMITS)
@settings(max_examples=400, deadline=None)
def test_evened_lines_are_as_many_and_end_where_words_do(text: str, limit: float) -> None:
    lines, filled = evened(text, BODY, limit), break_lines(text, BODY, limit)
    assert len(lines) == len(filled)
    assert " ".join(texts_of(lines)) == " ".join(texts_of(filled))
    assert max(line.width for line in lines) <= max(line.width for line in filled) + 1e-6


def test_no_short_word_stands_alone_under_a_long_line() -> None:
    limit = width("Follows the signs to a", BODY)
    assert texts_of(break_lines("Follows the signs to a door", BODY, limit))[-1] == "door"
    assert texts_of(evened("Follows the signs to a door", BODY, limit))[-1] == "signs to a door"
    one = width("responsibilities", BODY)
    assert "responsibilities" in texts_of(evened("Takes up responsibilities as", BODY, one))


def test_a_text_breaks_the_same_at_its_own_widest_line() -> None:
    text = "Klant zoekt informatie over de verzekering en vergelijkt prijzen online"
    lines = break_lines(text, BODY, 90)
    assert break_lines(text, BODY, max(line.width for line in lines)) == lines


def test_lines_end_at_spaces_and_fill_up() -> None:
    lines = texts_of(break_lines("one two three four", BODY, width("one two", BODY)))
    assert lines == ["one two", "three", "four"]


def test_newlines_are_kept_and_an_empty_text_is_one_empty_line() -> None:
    assert texts_of(break_lines("a\n\nb\r\nc\n", BODY, 100)) == ["a", "", "b", "c", ""]
    assert break_lines("", BODY, 100) == (Line("", 0.0),)


def test_tabs_and_control_characters_count_as_one_space() -> None:
    assert texts_of(break_lines("a\t\x00 b", BODY, 100)) == ["a b"]
    assert width("a\tb", BODY) == width("a b", BODY)


def test_words_break_after_hyphens_and_slashes_between_letters() -> None:
    narrow = width("klant-vriend", BODY)
    assert texts_of(break_lines("klant-vriendelijk", BODY, narrow)) == ["klant-", "vriendelijk"]
    assert texts_of(break_lines("inkoop/verkoop", BODY, narrow)) == ["inkoop/", "verkoop"]
    assert texts_of(break_lines("aan 24/7 -5", BODY, width("aan 24/", BODY))) == ["aan", "24/7 -5"]


def test_a_word_wider_than_the_limit_is_cut_between_characters() -> None:
    word = "gegevensbeschermingsfunctionaris"
    lines = texts_of(break_lines(f"de {word}", BODY, 60))
    assert lines[0] == "de"
    assert "".join(lines[1:]) == word
    assert len(lines) > 3


def test_a_cut_never_parts_a_letter_from_its_mark_or_an_emoji_from_its_joiner() -> None:
    letter = "q\u0301"
    assert set(texts_of(break_lines(letter * 6, BODY, 6))) == {letter}
    family, flag = "👩\u200d💻", "🇳🇱"
    assert texts_of(break_lines(family * 2 + flag * 2, BODY, 20)) == [family, family, flag, flag]


def test_ideographs_break_between_but_not_before_a_full_stop() -> None:
    assert texts_of(break_lines("你好世界。", BODY, 41)) == ["你好世", "界。"]
    assert texts_of(break_lines("（你）好", BODY, 31)) == ["（你）", "好"]


def test_a_plain_line_is_one_run_in_its_own_face() -> None:
    bold = Style(faces.BOLD, 12, 15)
    assert runs("Ervaring → beter", bold) == ((faces.BOLD, "Ervaring → beter", 0.0),)
    assert runs("", bold) == ()


def test_characters_that_the_face_lacks_come_from_the_fallbacks() -> None:
    found = runs("Hoi 👍 你好 안녕", BODY)
    assert [(run.face, run.text.strip()) for run in found if run.text.strip()] == [
        ("regular", "Hoi"),
        ("emoji", "👍"),
        ("cjk", "你好"),
        ("hangul", "안녕"),
    ]


def test_variation_selectors_and_joiners_are_not_drawn_and_have_no_width() -> None:
    assert "".join(run.text for run in runs("❤\ufe0f a\u200db\u00ad", BODY)) == "❤ ab"
    assert width("a\u200db\ufe0f", BODY) == width("ab", BODY)


def test_hebrew_is_drawn_from_right_to_left() -> None:
    assert [run.text for run in runs("אבג", BODY)] == ["גבא"]
    assert runs("abc אבג", BODY)[0].text == "abc "


def test_brackets_open_to_the_side_that_they_are_read_from() -> None:
    assert "".join(run.text for run in runs("שלום (test) 12", BODY)) == "12 (test) םולש"
    assert "".join(run.text for run in runs("test (שלום) [a", BODY)) == "test (םולש) [a"
    assert "".join(run.text for run in runs("(אב [ג", BODY)) == "ג] בא)"


def test_arabic_letters_take_their_joined_forms_from_right_to_left() -> None:
    (run,) = runs("سلام", BODY)
    assert run.face == "arabic"
    assert run.text == "\ufee1\ufefc\ufeb3"


def test_decomposed_letters_are_drawn_composed() -> None:
    assert runs("cafe\u0301", BODY) == (("regular", "café", 0.0),)


def test_characters_nobody_has_are_named() -> None:
    assert missing("Een gewone tekst\tmet 👍\ufe0f, 你好 en سلام\n") == frozenset()
    assert missing("runen ᚠᚢ en ᚠ") == {"ᚠ", "ᚢ"}
    assert width("ᚠ", BODY) == faces.face("regular").missing * 10


def test_a_lone_surrogate_is_drawn_as_a_replacement_character() -> None:
    assert runs("a\ud800b", BODY)[0].text == "a\ufffdb"


def test_a_text_is_shortened_only_when_it_does_not_fit() -> None:
    title = "Een lange titel van een reis"
    assert ellipsis(title, BODY, 500).text == title
    short = ellipsis(title, BODY, 60)
    assert short.text.endswith("…")
    assert title.startswith(short.text[:-1])


def test_measuring_plain_text_needs_neither_qt_nor_a_font_parser() -> None:
    program = (
        "import sys; from cjdesigner.typeset.text import *\n"
        "break_lines('Een klant', Style('regular', 10, 13), 20)\n"
        "runs('Een 👍', Style('bold', 9, 9))\n"
        "heavy = {'PySide6', 'reportlab', 'fontTools', 'PIL', 'arabic_reshaper', 'bidi'}\n"
        "sys.exit(' '.join(heavy & set(sys.modules)) or 0)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
