"""Hypothesis strategies: texts as people and hostile files have them."""

from __future__ import annotations

from hypothesis import strategies as st

# words, line ends, wide and narrow characters, other scripts, and what has to be cleaned away
TEXTS = st.one_of(
    st.sampled_from(
        [
            "",
            "Pay",
            "Waar is mijn pakket nu?",
            "two\nlines",
            "tab\there",
            "<b>&amp;</b> {n} %s",
            "Größe, coût, año",
            "Здравствуйте",
            "مرحبا بالعالم",
            "旅行の計画",
            "👩‍👧 on the way",
            "x" * 600,
            "\ud800\x00\u2028",
        ]
    ),
    st.text(max_size=40),
)
LEVELS = st.one_of(st.none(), st.floats(-10, 10, allow_nan=False))
SHARES = st.one_of(st.none(), st.floats(0, 1))
