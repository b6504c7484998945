"""Stretches: the fewest, even ones, cut between phases wherever a phase is short enough."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjdesigner.layout.cuts import evenly, packed

WIDTHS = st.lists(st.integers(1, 30), min_size=1, max_size=12)


@given(WIDTHS, st.integers(1, 25))
def test_stretches_follow_each_other_and_none_is_too_long(widths: list[int], room: int) -> None:
    cuts = packed(widths, room)
    assert [first for first, _ in cuts] == [0, *(end for _, end in cuts[:-1])]
    assert cuts[-1][1] == sum(widths)
    assert all(0 < end - first <= room for first, end in cuts)


@given(WIDTHS, st.integers(1, 25))
def test_a_phase_that_fits_is_never_cut(widths: list[int], room: int) -> None:
    ends = list(accumulate(widths))
    for _, end in packed(widths, room):
        for wide, last in zip(widths, ends, strict=True):
            if wide <= room:
                assert not last - wide < end < last


def test_stretches_are_even_and_the_last_is_the_shorter_one() -> None:
    assert packed([2, 3, 2, 1, 4, 2, 2], 7) == [(0, 7), (7, 12), (12, 16)]
    assert packed([2, 3, 2, 2, 3, 2, 2], 7) == [(0, 7), (7, 12), (12, 16)]


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_a_journey_is_cut_to_no_more_stretches_than_asked_for(count: int) -> None:
    cuts = evenly([2, 3, 2, 1, 4, 2, 2], count)
    assert len(cuts) <= count
    assert cuts[-1][1] == 16
