"""Cards that overlap lie on each other, however many there are and however far they reach."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cjdesigner.layout import metrics as m
from cjdesigner.layout.cards import Skyline
from cjdesigner.layout.cells import _together

COLUMNS = 12
SPANS = st.tuples(st.integers(0, COLUMNS - 1), st.integers(0, COLUMNS - 1)).map(
    lambda ends: (min(ends), max(ends))
)


@given(st.lists(st.tuples(SPANS, st.integers(1, 40))))
def test_a_card_lies_below_all_that_lie_in_one_of_its_columns(
    lying: list[tuple[tuple[int, int], int]],
) -> None:
    skyline = Skyline()
    floor: dict[int, float] = {}
    for (first, last), height in lying:
        covered = range(first, last + 1)
        top = max(floor.get(column, m.ROW_PADDING) for column in covered)
        assert skyline.under(first, last) == top
        skyline.put(first, last, top + height)
        floor.update(dict.fromkeys(covered, top + height))
    found = {column: bottom for covered, bottom in skyline.stretches(COLUMNS) for column in covered}
    assert found == floor


@given(st.lists(SPANS))
def test_cards_that_share_columns_are_laid_together_and_no_others(
    spans: list[tuple[int, int]],
) -> None:
    found = _together(spans)
    for first, last in spans:
        (home,) = [one for one in found if first in one]
        assert last in home
    ends = [(one.start, one.stop) for one in found]
    assert all(before[1] <= after[0] for before, after in pairwise(ends))
    # between any two columns next to each other that are bound there is a card over both
    for one in found:
        for column in one[:-1]:
            assert any(first <= column and column + 1 <= last for first, last in spans)
