"""Instructions of a drawing that nobody has looked at yet.

A large map holds far more than anybody sees at a time. What is made of a text of its own, a card or
a title, keeps what it is made of, and is made while it is painted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from cjdesigner.layout.drawing import Op


class Later(Sequence[Op]):
    """Instructions that are made whenever they are looked at, and take no room until then.

    ``make`` gives the same ones each time from what it is made ``of``, which never changes.
    ``text`` is what they say, as it was written.
    """

    __slots__ = ("_make", "_of", "text")

    def __init__(self, make: Callable[..., Sequence[Op]], text: str, *of: object) -> None:
        self.text = text
        self._make = make
        self._of = of

    def __len__(self) -> int:
        return len(self._make(*self._of))

    @overload
    def __getitem__(self, place: int) -> Op: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Op]: ...

    def __getitem__(self, place: int | slice) -> Op | Sequence[Op]:
        return self._make(*self._of)[place]

    def __iter__(self) -> Iterator[Op]:
        return iter(self._make(*self._of))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Later) and (self._make, self._of) == (other._make, other._of):
            return True
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
