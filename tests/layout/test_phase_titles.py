"""Promises about the titles on the chevrons."""

import pytest

from cjdesigner.layout import metrics as m
from cjdesigner.layout.frame import SMALLER_TITLE, SMALLEST_TITLE, Title, phase_title
from cjdesigner.model.records import Phase


def title(text: str, wide: float = 112.0) -> Title:
    return phase_title(Phase(id="p", journey="j", order="V", title=text), text, wide, "nl")


@pytest.mark.parametrize(
    ("text", "wide"), [("Overweging", 112), ("Voorbereiding", 112), ("(excerpt)", 90)]
)
def test_a_title_is_set_smaller_rather_than_that_a_word_is_cut(text: str, wide: float) -> None:
    made = title(text, wide)
    assert [line.text for line in made.lines] == [text]
    assert SMALLEST_TITLE <= made.style.size < m.PHASE_TITLE.size
    assert made.height < title("Aankoop").height


def test_a_title_is_set_a_little_smaller_where_it_then_takes_a_line_less() -> None:
    made = title("Kom binnen", 112.0)
    assert [line.text for line in made.lines] == ["Kom binnen"]
    assert SMALLER_TITLE <= made.style.size < m.PHASE_TITLE.size
    assert made.height < title("Aankoop").height


@pytest.mark.parametrize("text", ["Aankoop", "Vragen en kiezen", "Gebruik/nazorg", "   "])
def test_a_title_whose_words_fit_keeps_its_type(text: str) -> None:
    assert title(text).style == m.PHASE_TITLE


def test_a_phase_without_a_title_stands_out_by_lighter_type() -> None:
    phase = Phase(id="p", journey="j", order="V")
    made = phase_title(phase, "Fase zonder titel", 224.0, "nl")
    assert (made.lines[0].text, made.style) == (
        "Fase zonder titel",
        m.PHASE_TITLE._replace(face="regular"),
    )


def test_a_word_that_fits_nowhere_is_cut_in_the_smallest_type() -> None:
    made = title("Arbeidsongeschiktheidsverzekering")
    assert made.style.size == SMALLEST_TITLE
    assert len(made.lines) > 1
