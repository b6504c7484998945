"""What characters are to a line of text: cleaned, invisible, belonging together, breakable.

The rules are a small part of Unicode's annexes 14 (line breaking) and 29 (text segmentation), which
is enough for titles and cards. Right-to-left text is shaped here, by substituting presentation
forms and reordering, since no painter shapes text. Rule: plain text is recognised quickly and left
alone.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

# Zero width and never drawn: soft hyphen, joiners, direction marks, variation selectors, tags, and
# skin tones, which a face in one colour cannot show.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff"
)
_NEWLINE = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x09\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

_CJK = (
    "\u2e80-\u2fff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff"
)
_NO_START = (
    "、。，．：；？！）」』】》〉〕］｝・ー々…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.:;?!)\\]}"
)
_NO_END = "（「『【《〈〔［｛(\\[{"
_ZWJ = "\u200d"
# Brackets and the like, which are drawn mirrored where they run from right to left.
_PAIRS = "()[]{}<>«»‹›≤≥（）［］｛｝「」『』【】《》〈〉〔〕"
_MIRROR = dict(zip(_PAIRS, (_PAIRS[place ^ 1] for place in range(len(_PAIRS))), strict=True))
_TAIL = "\ufe00"
_BRACKET = re.compile(f"[{re.escape(_PAIRS)}]")
_TAILED = re.compile(f"([{re.escape(_PAIRS)}]){_TAIL}|{_TAIL}([{re.escape(_PAIRS)}])")


def cleaned(text: str) -> str:
    """The text as it is drawn: composed (NFC), newlines as \\n, other control characters as spaces.

    A lone surrogate, which no file can hold, becomes U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        return text
    text = _NEWLINE.sub("\n", text)
    return _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", text))


def visible(text: str) -> str:
    """The text without the characters that are never drawn and have no width."""
    return _UNSEEN.sub("", text)


def right_to_left(text: str) -> bool:
    """Whether there are Hebrew or Arabic characters in the text."""
    return _RIGHT_TO_LEFT.search(text) is not None


@cache
def _opportunity() -> re.Pattern[str]:
    """Where a word may be broken.

    That is after a hyphen, dash or slash between two stretches of letters, after a zero-width
    space, and around ideographs and kana, but not before what closes or after what opens. Made
    when it is first needed, since that takes longer than all else here.
    """
    return re.compile(
        r"(?<=\w\w[-‐–—/])(?=\w\w)|(?<=\u200b)"
        f"|(?<![{_NO_END}])(?![{_NO_START}])(?:(?<=[{_CJK}])(?=.)|(?<=.)(?=[{_CJK}]))"
    )


@lru_cache(maxsize=1 << 15)
def pieces(word: str) -> tuple[str, ...]:
    """The word cut at the places inside it where a line may end."""
    if word.isascii() and "-" not in word and "/" not in word:
        return (word,) if word else ()
    return tuple(piece for piece in _opportunity().split(word) if piece)


def clusters(text: str) -> Iterator[str]:
    """Stretches of characters that a reader takes for one: never cut before a mark or a joiner."""
    start = 0
    for place in range(1, len(text)):
        if not _sticks(text, start, place):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def shaped(text: str) -> str:
    """Arabic letters replaced by the forms that they take in their word; order as typed."""
    return _reshape()(text)


def visual(text: str) -> str:
    """Shaped text in the order in which it is drawn from left to right (Unicode annex 9).

    The library reorders but does not mirror brackets, nor say which way each runs. So each is given
    a mark, which follows its bracket in text from left to right and precedes it in the other.
    """
    tailed = _BRACKET.sub(rf"\g<0>{_TAIL}", visible(shaped(text)))
    return _TAILED.sub(lambda found: found[1] or _MIRROR[found[2]], _reorder()(tailed))


def _sticks(text: str, start: int, place: int) -> bool:
    mark, before = text[place], text[place - 1]
    if before == _ZWJ or unicodedata.category(mark).startswith("M") or _UNSEEN.match(mark):
        return True
    # Two regional indicators make a flag.
    return place - start == 1 and _is_indicator(before) and _is_indicator(mark)


def _is_indicator(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


@cache
def _reshape() -> Callable[[str], str]:
    from arabic_reshaper import ArabicReshaper  # only for the few maps that need it

    reshape: Callable[[str], str] = ArabicReshaper({"delete_harakat": False}).reshape
    return reshape


@cache
def _reorder() -> Callable[[str], str]:
    from bidi import get_display  # only for the few maps that need it

    reorder: Callable[[str], str] = get_display
    return reorder
