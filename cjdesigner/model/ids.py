"""Identities: short random strings from one replaceable source."""

from __future__ import annotations

import os
from collections.abc import Callable

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 10


def _random_id() -> str:
    # one of 32 signs for each byte; a sign at a time would ask the system ten times
    return "".join([ALPHABET[byte & 31] for byte in os.urandom(LENGTH)])


_source: Callable[[], str] = _random_id


def fresh() -> str:
    """A new identity: ten characters, fifty bits of chance."""
    return _source()


def use_source(source: Callable[[], str] | None) -> None:
    """Let ``source`` make the identities from now on; ``None`` brings the chance back."""
    global _source
    _source = source or _random_id


def experience_id(touchpoint: str, persona: str | None, round_: str | None) -> str:
    """The identity of an experience, derived from what it is about, so that copies merge."""
    return f"{touchpoint}.{persona or '-'}.{round_ or '-'}"
