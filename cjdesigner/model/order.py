"""Fractional keys: a place between two neighbours without renumbering the others.

A key is 1 to 64 characters of ``[0-9A-Za-z]``, compared bytewise; ties are broken by identity.
The method is fractional indexing (D. Greenspan, 2020), on base 62.
"""

from __future__ import annotations

from collections.abc import Sequence

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
LONGEST = 64
_BASE = len(DIGITS)
_VALUE = {digit: value for value, digit in enumerate(DIGITS)}


def between(before: str | None, after: str | None) -> str | None:
    """A key after ``before`` and before ``after``; ``None`` stands for an open end.

    Returns ``None`` where no key of at most 64 characters lies between: the caller then renumbers
    the siblings with :func:`spread`.
    """
    low = before or ""
    if after is not None and low >= after:
        return None
    key = ""
    while len(key) < LONGEST:
        first = _VALUE[low[0]] if low else 0
        if after is None:
            # an open end counts on instead of halving: appending keeps the keys short
            if first < _BASE - 1:
                return key + DIGITS[first + 1 if low else _BASE // 2]
        elif not after:
            return None
        else:
            last = _VALUE[after[0]]
            if last - first > 1:
                return key + DIGITS[(first + last) // 2]
            if last > first:
                if len(after) > 1:
                    return key + after[0]
                after = None
            else:
                after = after[1:]
        key += DIGITS[first]
        low = low[1:]
    return None


def spread(count: int) -> tuple[str, ...]:
    """``count`` evenly spaced keys in rising order."""
    width = 1
    while _BASE**width < (count + 1) * 4:
        width += 1
    step = _BASE**width // (count + 1)
    return tuple(_digits((place + 1) * step, width) for place in range(count))


def place(siblings: Sequence[str], index: int) -> str | None:
    """A key for a newcomer at ``index`` among the sorted keys ``siblings``, or ``None`` if full."""
    before = siblings[index - 1] if index > 0 else None
    after = siblings[index] if index < len(siblings) else None
    return between(before, after)


def _digits(value: int, width: int) -> str:
    digits = []
    for _ in range(width):
        value, digit = divmod(value, _BASE)
        digits.append(DIGITS[digit])
    return "".join(reversed(digits)).rstrip("0") or "1"
