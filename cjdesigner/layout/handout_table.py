"""Tables of a handout: cells of broken text between hairlines, the head repeated on each page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from cjdesigner.layout.drawing import Bounds, Op, Reading, Role, Rule
from cjdesigner.layout.drawing import Words as Text
from cjdesigner.layout.flow import Aim, Piece
from cjdesigner.layout.handout_book import Book, base
from cjdesigner.layout.page_frame import unread
from cjdesigner.typeset.text import Style, break_lines, width

HEAD = Style("semibold", 8.4, 11.5)
CELL = Style("regular", 9.0, 12)
PADDING, BETWEEN = 5.0, 10.0


class Entry(NamedTuple):
    """A row of a table; a click on it leads to the mark ``to``."""

    cells: tuple[str, ...]
    to: str = ""


def table(
    book: Book,
    shares: Sequence[float],
    head: Sequence[str],
    entries: Sequence[Entry],
    whole: Collection[int] = (),
    sparing: Collection[int] = (),
) -> list[Piece]:
    """A table as wide as the page; ``shares`` are the widths of the columns, 1 together.

    A column in which a word would be broken takes what it needs from those that have more; in the
    columns ``whole`` (by number) no text is broken at all. The columns ``sparing`` are left out
    where they are empty.
    """
    kept = [
        number
        for number in range(len(head))
        if number not in sparing or any(entry.cells[number] for entry in entries)
    ]
    all_kept = sum(shares[number] for number in kept)
    shares = [shares[number] / all_kept for number in kept]
    head = [head[number] for number in kept]
    whole = [place for place, number in enumerate(kept) if number in whole]
    entries = [Entry(tuple(entry.cells[number] for number in kept), entry.to) for entry in entries]
    shares = _roomy(book, shares, head, entries, whole)
    titles = _row(book, shares, head, "TH", ())
    titles = titles._replace(keep=True)
    again = (titles._replace(ops=unread(titles.ops)),)
    return [
        titles,
        *(_row(book, shares, entry.cells, "TD", again, entry.to) for entry in entries),
    ]


def _roomy(
    book: Book,
    shares: Sequence[float],
    head: Sequence[str],
    entries: Sequence[Entry],
    whole: Collection[int],
) -> list[float]:
    """The shares of the columns such that words stay whole, where the page is wide enough."""
    wide = book.right - book.left
    needed = [0.0] * len(shares)
    columns = zip(head, *(entry.cells for entry in entries), strict=True)
    for number, (title, *cells) in enumerate(columns):
        for style, texts in ((HEAD, [title]), (CELL, cells)):
            unbroken = set(texts if number in whole else " ".join(texts).split())
            widths = (width(text, book.type(style)) for text in unbroken)
            needed[number] = max(needed[number], *widths, 0.0)
    least = [(one + BETWEEN * book.unit) / wide for one in needed]
    missing = sum(max(0.0, need - share) for need, share in zip(least, shares, strict=True))
    spare = sum(max(0.0, share - need) for need, share in zip(least, shares, strict=True))
    if not missing or missing > spare:
        return list(shares)
    kept = 1 - missing / spare
    return [need + max(0.0, share - need) * kept for need, share in zip(least, shares, strict=True)]


def _row(
    book: Book,
    shares: Sequence[float],
    cells: Sequence[str],
    role: Role,
    again: tuple[Piece, ...],
    to: str = "",
) -> Piece:
    style, unit = book.type(HEAD if role == "TH" else CELL), book.unit
    colour = book.colour("secondary" if role == "TH" else "ink")
    whole = book.right - book.left
    ops: list[Op] = []
    x, most = book.left, 0
    top = PADDING * unit
    for column, (share, cell) in enumerate(zip(shares, cells, strict=True)):
        wide = share * whole
        last = x + wide > book.right - 1
        if cell:
            ops.append(Reading(role, column=column))
        broken = break_lines(cell, style, wide - (0.0 if last else BETWEEN * unit))
        for number, line in enumerate(broken):
            if line.text:
                y = top + number * style.leading + base(style)
                ops.append(Text(x, y, line.text, style, colour))
        most = max(most, len(broken))
        x += wide
    high = 2 * top + most * style.leading
    ops.append(Rule(book.left, high, book.right, high, book.colour("hairline"), 0.8))
    aims = (Aim(Bounds(book.left, 0, book.right, high), to),) if to else ()
    cuts = tuple(top + number * style.leading for number in range(1, most))
    return Piece(high, tuple(ops), aims=aims, cuts=cuts, again=again)
