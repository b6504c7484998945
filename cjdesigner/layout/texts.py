"""What pages say, line by line; to find the characters that no shipped font has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjdesigner.layout.drawing import Page, Words
from cjdesigner.typeset.text import missing

Notice = tuple[str, tuple[tuple[str, str], ...]]


def texts(pages: Iterable[Page]) -> Iterator[str]:
    """Every line of text on some pages."""
    for page in pages:
        for op in page.ops:
            if isinstance(op, Words):
                yield op.text
        for placed in page.parts:
            for _, _, group in placed.drawing.placed():
                yield from (op.text for op in group.ops if isinstance(op, Words))


def notices(pages: Iterable[Page]) -> tuple[Notice, ...]:
    """A warning that names the characters that cannot be drawn, if there are any."""
    unknown = missing("".join(texts(pages)))
    if not unknown:
        return ()
    return (("page.warn.missing", (("characters", " ".join(sorted(unknown))),)),)
