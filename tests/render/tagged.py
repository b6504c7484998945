"""A tagged PDF read back by another program: its tree, and what each stretch says."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdf
from pypdf.generic import ContentStream

_BEGIN = (b"BDC", b"BMC")


class Node(NamedTuple):
    """An element of the tree: what it is, what it says, what is said for it, and its children.

    ``area`` is where it says to be, and ``page`` the number of the object of the page it is on.
    """

    role: str
    text: str
    said: str
    kids: tuple[Node, ...]
    area: tuple[float, ...]
    page: int


class Tagged:
    """The structure of a PDF, and every mark on its pages."""

    def __init__(self, data: bytes) -> None:
        self.reader = pypdf.PdfReader(io.BytesIO(data))
        self.root: Any = self.reader.root_object["/StructTreeRoot"]
        self.texts = {
            (page.indirect_reference.idnum, mark): text  # type: ignore[union-attr]
            for page in self.reader.pages
            for mark, text in _marks(page).items()
        }
        self.used: list[tuple[int, int]] = []
        self.links: list[int] = []
        self.tree = self._node(self.root["/K"])

    def nodes(self) -> list[Node]:
        """All elements in the order in which they are read."""
        return list(_all(self.tree))

    def said(self) -> list[tuple[str, str]]:
        """Headings, texts and figures in the order of reading, each with what is heard."""
        return [
            (node.role, node.said or node.text)
            for node in self.nodes()
            if node.role not in ("Document", "Sect", "Link")
        ]

    def parents(self) -> dict[int, Any]:
        """The parent tree: by its key, one element or the elements of a page's marks."""
        numbers = self.root["/ParentTree"]["/Nums"]
        return dict(zip(numbers[::2], numbers[1::2], strict=True))

    def _node(self, element: Any) -> Node:
        element = element.get_object()
        kids: list[Node] = []
        text = ""
        inside = element.get("/K", [])
        for kid in inside if isinstance(inside, list) else [inside]:
            one = kid.get_object()
            if isinstance(one, int):
                text += self._text(element.raw_get("/Pg").idnum, one)
            elif one.get("/Type") == "/MCR":
                text += self._text(one.raw_get("/Pg").idnum, one["/MCID"])
            elif one.get("/Type") == "/OBJR":
                self.links.append(one.raw_get("/Obj").idnum)
            else:
                assert one.raw_get("/P").idnum == element.indirect_reference.idnum
                kids.append(self._node(one))
        area = element.get("/A", {}).get("/BBox", [])
        page = element.raw_get("/Pg").idnum if "/Pg" in element else 0
        said = element.get("/Alt", "")
        return Node(
            element["/S"][1:], text.strip(), said, tuple(kids), tuple(map(float, area)), page
        )

    def _text(self, page: int, mark: int) -> str:
        self.used.append((page, mark))
        return self.texts[page, mark]


def _all(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        yield from _all(kid)


def _marks(page: Any) -> dict[int, str]:
    """The text of each mark on a page; what paints stands in one or is decoration."""
    found: dict[int, str] = {}
    fonts = {name: _codes(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    open_: list[int | None] = []
    codes: dict[int, str] = {}
    in_text = False
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator in _BEGIN:
            assert not open_, "marks do not lie in each other"
            mark = operands[1]["/MCID"] if operator == b"BDC" else None
            assert mark not in found
            if mark is not None:
                found[mark] = ""
            assert not in_text
            open_.append(mark)
        elif operator == b"EMC":
            assert not in_text
            open_.pop()
        elif operator in (b"BT", b"ET"):
            in_text = operator == b"BT"
        elif operator == b"Tf":
            codes = fonts[operands[0]]
        elif operator in (b"Tj", b"Do", b"f", b"S", b"B"):
            assert open_, f"{operator!r} outside all marks"
            if operator == b"Tj" and open_[-1] is not None:
                raw = operands[0]
                said = raw if isinstance(raw, bytes) else raw.original_bytes
                found[open_[-1]] += "".join(codes[code] for code in said)
    assert not open_
    return found


def _codes(font: Any) -> dict[int, str]:
    table = font["/ToUnicode"].get_data().decode()
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for code, text in re.findall(r"^<(\w\w)> <((?:\w{4})+)>$", table, re.MULTILINE)
    }
