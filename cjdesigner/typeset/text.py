"""Measure text, break it into lines, and say which face draws which part of a line.

Rule: the width of a text is the sum of its characters' advances, no kerning and no ligatures, so
that screen and paper agree. Painters draw the lines that they are given and break nothing. A text
that comes in twice is broken once; the caches are bounded.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from cjdesigner.typeset import characters, faces

ELLIPSIS = "…"
# Rounding must not break a line that was measured to fit; a fraction of the type size.
_SLACK = 1e-9
# An average character is at least as wide; a fraction of the type size.
_NARROW = 0.42
# Lines are even where the last is at least so long, as a part of the longest; else they are broken
# again, to so many times their average.
_EVEN, _WIDER = 0.7, (1.05, 1.2, 1.35)
_MOST_TEXTS = 1 << 16
# The lines of a longer text are not remembered: they take several times as much room as the text.
_LONG = 120
# Of what is evened, titles and wide cards, there is less.
_MOST_EVEN = 1 << 14
_MOST_WORDS = 1 << 17


class Style(NamedTuple):
    """How a text is set: key of a main face, type size and line distance in points."""

    face: str
    size: float
    leading: float


class Line(NamedTuple):
    """A line of broken text and its width in points."""

    text: str
    width: float


class Run(NamedTuple):
    """A part of a line in one face, at `x` points from the line's start.

    The text is shaped and in visual order: draw its characters from left to right as they are. A
    painter that reorders by itself must be told not to (in Qt: U+202D before it, U+202C after it).
    """

    face: str
    text: str
    x: float


class _Words(dict[str, float]):
    """Word -> width as a fraction of the type size; a word is measured when it is first seen."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self._known = faces.advances(key)

    def __missing__(self, word: str) -> float:
        if len(self) >= _MOST_WORDS:
            self.clear()
        measured = self[word] = self.measured(word)
        return measured

    def measured(self, word: str) -> float:
        """The width of a word that need not be remembered."""
        if not word.isascii():
            word = characters.visible(word)
            if characters.right_to_left(word):
                word = characters.shaped(word)
        try:
            return sum(map(self._known.__getitem__, word))
        except KeyError:
            return sum(_advance(self.key, character) for character in word)


def width(text: str, style: Style) -> float:
    """Width in points of the text on one line."""
    words = _words(style.face)
    parts = _one_line(text).split(" ")
    return (sum(words[part] for part in parts) + (len(parts) - 1) * words[" "]) * style.size


def break_lines(text: str, style: Style, limit: float) -> tuple[Line, ...]:
    """Break the text into lines of at most `limit` points; at least one line, also of no text.

    Lines end at spaces, after hyphens and slashes inside words, between ideographs, and always at a
    newline; several spaces count as one. A word wider than the limit is cut between characters.
    Only a single character that is wider than the limit by itself makes a line wider than it.
    """
    if len(text) > _LONG:
        return tuple(_broken(text, style, limit))
    return _remembered(text, style, limit)


@lru_cache(maxsize=_MOST_TEXTS)
def _remembered(text: str, style: Style, limit: float) -> tuple[Line, ...]:
    return tuple(_broken(text, style, limit))


@lru_cache(maxsize=_MOST_EVEN)
def evened(text: str, style: Style, limit: float) -> tuple[Line, ...]:
    """Break the text as `break_lines` does, but into lines that are about as long.

    There are as many lines, and none ends inside a word that was whole before. For what stands in
    the middle of its room, where a last line of one short word is seen at once.
    """
    lines = break_lines(text, style, limit)
    if len(lines) == 1 or lines[-1].width >= _EVEN * max(line.width for line in lines):
        return lines
    words = _words(style.face)
    parts = chain.from_iterable(map(characters.pieces, characters.cleaned(text).split()))
    widest = max((words[part] for part in parts), default=0.0) * style.size
    average = sum(line.width for line in lines) / len(lines)
    whole = " ".join(line.text for line in lines)
    for wider in _WIDER:
        shorter = max(widest, average * wider)
        if shorter >= limit:
            break
        found = _broken(text, style, shorter)
        if len(found) == len(lines) and " ".join(line.text for line in found) == whole:
            return tuple(found)
    return lines


@lru_cache(maxsize=_MOST_TEXTS)
def unbroken(text: str, style: Style, limit: float, smallest: float) -> Style:
    """The style, set smaller where a word is wider than `limit` points and would be cut.

    Never under `smallest` points: a word that would be cut there too makes nothing smaller.
    """
    words = _words(style.face)
    text = characters.cleaned(text)
    # most often whole words fit, and need not be looked at in pieces
    if max(map(words.__getitem__, text.split()), default=0.0) * style.size <= limit:
        return style
    parts = map(characters.pieces, text.split())
    widths = (words[part] for part in chain.from_iterable(parts))
    widest = max((wide for wide in widths if wide * smallest <= limit), default=0.0)
    return style._replace(size=limit / widest) if widest * style.size > limit else style


def break_list(
    parts: Iterable[str], style: Style, limit: float, separator: str = " · "
) -> tuple[Line, ...]:
    """Break parts with separators between them, each whole on a line where it fits.

    A separator at which a line ends is left out.
    """
    lines: list[Line] = []
    for part in parts:
        if not part:
            continue
        if lines:
            together = f"{lines[-1].text}{separator}{part}"
            if width(together, style) <= limit:
                lines[-1] = Line(together, width(together, style))
                continue
        lines += break_lines(part, style, limit)
    return tuple(lines) or break_lines("", style, limit)


def ellipsis(text: str, style: Style, limit: float) -> Line:
    """The text on one line, cut with … where it is wider than `limit` points.

    For the window around the map only: the map itself never cuts a text.
    """
    text = _one_line(text)
    whole = width(text, style)
    words = _words(style.face)
    if whole <= limit + _SLACK * style.size:
        return Line(text, whole)
    most = limit / style.size - words[ELLIPSIS] + _SLACK
    kept = next(iter(_cut(text, words.measured, most)), "")
    if words.measured(kept) > most:
        kept = ""
    cut = kept.rstrip() + ELLIPSIS
    return Line(cut, width(cut, style))


def runs(text: str, style: Style) -> tuple[Run, ...]:
    """Which face draws which part of the line; a character nobody has stays with the main face."""
    text = _one_line(text)
    if _plain(style.face).issuperset(text):
        return (Run(style.face, text, 0.0),) if text else ()
    seen = characters.visual if characters.right_to_left(text) else characters.visible
    text = seen(text)
    found: list[Run] = []
    start, x, at, current = 0, 0.0, 0.0, ""
    for place, character in enumerate(text):
        key = _face_of(style.face, character)
        if key != current:
            if place:
                found.append(Run(current, text[start:place], at * style.size))
            start, at, current = place, x, key
        x += _advance(style.face, character)
    if text:
        found.append(Run(current, text[start:], at * style.size))
    return tuple(found)


def missing(text: str) -> frozenset[str]:
    """The characters of the text that no shipped face has, so that an export can warn of them."""
    text = _one_line(text)
    if _plain(faces.REGULAR).issuperset(text):
        return frozenset()
    seen = frozenset(characters.visible(text))
    return frozenset(character for character in seen if not _has(faces.REGULAR, character))


def _broken(text: str, style: Style, limit: float) -> list[Line]:
    words = _words(style.face)
    most = limit / style.size + _SLACK
    lines: list[Line] = []
    for paragraph in characters.cleaned(text).split("\n"):
        _break_paragraph(paragraph, words, most, style.size, lines)
    return lines


def _break_paragraph(
    paragraph: str, words: _Words, most: float, size: float, lines: list[Line]
) -> None:
    """Fill lines greedily; `most` and the widths here are fractions of the type size."""
    space = words[" "]
    if len(paragraph) * _NARROW <= most and "  " not in paragraph:
        # most texts of a page that is read fit on one line
        texts = paragraph.split(" ")
        wide = sum(map(words.__getitem__, texts)) + (len(texts) - 1) * space
        if wide <= most and texts[0] and texts[-1]:
            lines.append(Line(paragraph, wide * size))
            return
    parts: list[str] = []
    x = -space
    for word in paragraph.split(" "):
        if not word:
            continue
        wide = words[word]
        end = x + space + wide
        if end <= most:
            parts.append(word)
            x = end
            continue
        if parts and wide <= most and len(characters.pieces(word)) == 1:
            lines.append(Line(" ".join(parts), x * size))
            parts = [word]
            x = wide
            continue
        gap = space
        for piece in _fitting(word, words.key, most):
            long = words[piece]
            end = x + gap + long
            if parts and end > most:
                lines.append(Line(" ".join(parts), x * size))
                parts.clear()
            if not parts:
                parts.append(piece)
                x = long
            elif gap:
                parts.append(piece)
                x = end
            else:
                parts[-1] += piece
                x = end
            gap = 0.0
    lines.append(Line(" ".join(parts), max(x, 0.0) * size))


@lru_cache(maxsize=_MOST_TEXTS)
def _fitting(word: str, key: str, most: float) -> tuple[str, ...]:
    """The word cut where it may be, and between characters where that does not make it fit."""
    words = _words(key)
    found: list[str] = []
    for piece in characters.pieces(word):
        if words[piece] <= most:
            found.append(piece)
        else:
            found += _cut(piece, words.measured, most)
    return tuple(found)


def _cut(text: str, measured: Callable[[str], float], most: float) -> list[str]:
    """The text cut between characters into stretches that are as long as `most` allows."""
    found: list[str] = []
    kept, so_far = "", 0.0
    joined = characters.right_to_left(text)
    for cluster in characters.clusters(text):
        # Arabic letters change with their neighbours, so there the whole stretch is measured.
        longer = measured(kept + cluster) if joined else so_far + measured(cluster)
        if kept and longer > most:
            found.append(kept)
            kept, so_far = cluster, measured(cluster)
        else:
            kept, so_far = kept + cluster, longer
    return [*found, kept] if kept else found


def _one_line(text: str) -> str:
    return characters.cleaned(text).replace("\n", " ")


@cache
def _words(key: str) -> _Words:
    return _Words(key)


@cache
def _plain(key: str) -> frozenset[str]:
    """The characters that need no second look: the face has them, and they are drawn as typed."""
    return frozenset(characters.visible("".join(faces.advances(key))))


@cache
def _fallbacks() -> tuple[tuple[str, Mapping[str, float]], ...]:
    return tuple((key, faces.advances(key)) for key in faces.FALLBACKS)


def _has(key: str, character: str) -> bool:
    known = faces.advances(key)
    return character in known or any(character in table for _, table in _fallbacks())


def _face_of(key: str, character: str) -> str:
    if character in faces.advances(key):
        return key
    return next((name for name, table in _fallbacks() if character in table), key)


def _advance(key: str, character: str) -> float:
    name = _face_of(key, character)
    return faces.advances(name).get(character, faces.face(name).missing)
