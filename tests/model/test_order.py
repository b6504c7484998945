"""Fractional keys: between two neighbours there is a place, or the answer says there is none."""

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from cjdesigner.model.order import DIGITS, LONGEST, between, place, spread

KEYS = st.text(DIGITS, min_size=1, max_size=LONGEST)
FORM = re.compile(r"[0-9A-Za-z]{1,64}")


def test_a_first_key_stands_in_the_middle() -> None:
    assert between(None, None) == "V"


@given(KEYS, KEYS)
def test_a_key_between_two_lies_between_them_or_there_is_none(one: str, other: str) -> None:
    low, high = sorted((one, other))
    key = between(low, high)
    if key is not None:
        assert low < key < high
        assert FORM.fullmatch(key)


@given(KEYS)
def test_there_is_room_after_every_key_that_is_not_the_last_of_all(key: str) -> None:
    after = between(key, None)
    assert (after is None) == (key == "z" * LONGEST)
    assert after is None or key < after


@given(KEYS)
def test_a_key_before_another_lies_before_it_or_there_is_none(key: str) -> None:
    before = between(None, key)
    if before is not None:
        assert before < key
        assert FORM.fullmatch(before)


def test_equal_neighbours_leave_no_room() -> None:
    assert between("V", "V") is None
    assert between("W", "V") is None


def test_inserting_in_one_gap_runs_full_instead_of_growing_without_end() -> None:
    low, high, inserted = "V", "W", 0
    while (key := between(low, high)) is not None:
        assert low < key < high
        low, inserted = key, inserted + 1
    assert inserted > 200


def test_appending_keeps_keys_short() -> None:
    key: str | None = None
    for _ in range(1_000):
        following = between(key, None)
        assert following is not None
        assert key is None or key < following
        key = following
    assert key is not None
    assert len(key) < 40


@given(st.integers(0, 3_000))
def test_spread_keys_rise_and_leave_room_everywhere(count: int) -> None:
    keys = spread(count)
    assert len(keys) == count
    assert all(low < high for low, high in itertools.pairwise(keys))
    for index in range(0, count + 1, max(1, count // 20)):
        assert place(keys, index) is not None


@given(st.lists(KEYS, unique=True, max_size=20), st.integers(0, 20))
def test_a_newcomer_stands_in_its_gap(keys: list[str], index: int) -> None:
    siblings = sorted(keys)
    index = min(index, len(siblings))
    key = place(siblings, index)
    if key is not None:
        assert sorted([*siblings, key]).index(key) == index
