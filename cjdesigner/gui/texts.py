"""Users' texts on their way to the screen: always plain, never markup, never a mnemonic."""

from __future__ import annotations

# as the module html does, whose table of two thousand names the first window need not wait for
_ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "\n": "<br>"}
)


def plain_tip(text: str) -> str:
    """A text for a tooltip, which Qt would otherwise read as markup where it looks like it."""
    return f"<qt>{text.translate(_ESCAPED)}</qt>" if text else ""


def shortened(text: str, length: int) -> str:
    """The text on one line and no longer than ``length`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def shortened_inside(text: str, length: int) -> str:
    """The same with its beginning and end: what tells a copy apart stands at the end."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    head = (length - 1) // 2
    return f"{line[:head].rstrip()}…{line[head + 1 - length :].lstrip()}"


def plain_label(text: str) -> str:
    """A text for a button, tab or menu, where an ampersand would underline what follows."""
    return text.replace("&", "&&")
