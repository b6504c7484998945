"""The structure of a tagged PDF: what is a heading, a text, a figure, a link, and in which order.

The operators of a page mark stretches by number; this tree says what each stretch is. Rules it
keeps: every mark belongs to one element, the order of the tree is the order of reading whatever
was painted first, and a heading begins a section that ends at the next of its level.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFtrue

from cjdesigner.layout.drawing import Role
from cjdesigner.render.pdf_file import File, written

_LEVELS = {"H1": 1, "H2": 2}
_CELLS = ("TH", "TD")


class Mark(NamedTuple):
    """What a stretch is to a reader, at which place of the page's reading, and whose it is.

    With ``more`` it belongs to the element before it, if that is of the same role. ``area`` is
    where a figure is on the page: left, bottom, right and top in points from the bottom left, and
    ``column`` that of a cell, from 0.
    """

    role: Role
    said: str = ""
    more: bool = False
    place: int = 0
    owner: str = ""
    area: str = ""
    column: int = 0


class _Element:
    """A node of the tree: what it is, what it says, where it is, and what it holds in order."""

    __slots__ = ("area", "kids", "marks", "parent", "place", "role", "said", "self")

    def __init__(self, role: str, said: str = "", place: int = 0, area: str = "") -> None:
        self.role = role
        self.said = said
        self.place = place
        self.area = area
        self.marks: list[tuple[int, int]] = []
        self.kids: list[_Element] = []
        self.parent: _Element | None = None
        # as others refer to it, from when it has a number in the file
        self.self = ""


class _Cell(_Element):
    """A cell of a table: the number of its column, from 0."""

    __slots__ = ("column",)

    def __init__(self, role: str, place: int, column: int) -> None:
        super().__init__(role, "", place)
        self.column = column


class _Table(_Element):
    """A table whose first row says how many columns it has; ``last`` is the cell put in last."""

    __slots__ = ("last",)

    def __init__(self, first: _Cell) -> None:
        super().__init__("Table")
        self.last = first

    def put(self, cell: _Cell) -> None:
        """Put the next cell in; those that are passed over are empty."""
        if not self.kids or cell.column <= self.last.column:
            row = _Element("TR")
            _adopt(self, row)
            for _ in self.kids[0].kids:
                _adopt(row, _Element("TD"))
        row = self.kids[-1]
        if cell.column < len(row.kids):
            cell.parent = row
            row.kids[cell.column] = cell
        else:
            _adopt(row, cell)
        self.last = cell


class _Link(_Element):
    """A link: the number of its annotation, and the page that it is on."""

    __slots__ = ("annotation", "page")

    def __init__(self, said: str, page: int, annotation: int) -> None:
        super().__init__("Link", said)
        self.page = page
        self.annotation = annotation


class Tags:
    """The structure of one document, made page by page while these are painted."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._read: list[_Element] = []
        # what each page's marks, and each link, belong to: by the key that the page or link has
        self._tree: dict[int, list[_Element] | _Element] = {}
        self._page = -1
        self._here: list[_Element] = []
        self._marks: list[_Element] = []
        self._owners: dict[str, _Element] = {}
        self._last: _Element | None = None

    def begin_page(self) -> int:
        """Turn to the next page; returns the key by which its marks are found."""
        self._page += 1
        self._here, self._marks, self._owners = [], [], {}
        self._key = len(self._tree)
        self._tree[self._key] = self._marks
        return self._key

    def mark(self, mark: Mark) -> int:
        """The number of a new mark on this page."""
        role, said, more, place, owner, area, column = mark
        element = self._last
        if not more or element is None or element.role != role:
            if role in _CELLS:
                element = _Cell(role, place, column)
            else:
                element = _Element(role, said, place, area)
            # a figure stands inside what is being read
            if role != "Figure":
                self._last = element
            self._here.append(element)
        if owner:
            self._owners[owner] = element
        element.marks.append((self._page, len(self._marks)))
        self._marks.append(element)
        return len(self._marks) - 1

    def link(self, said: str, annotation: int, owner: str) -> int:
        """Take in a link by the number of its annotation; returns the key by which it is found.

        It is read with what its owner says on this page, or else at the page's end.
        """
        link = _Link(said, self._page, annotation)
        at = self._owners.get(owner)
        if at is None:
            link.place = len(self._marks) + 1_000_000_000
            self._here.append(link)
        else:
            at.kids.append(link)
            link.parent = at
        key = len(self._tree)
        self._tree[key] = link
        return key

    def end_page(self) -> None:
        """Put what is on the page in the order of reading."""
        self._here.sort(key=_place)
        self._read += self._here

    def write(self) -> None:
        """Put the tree into the file, when all pages are in it."""
        file, catalog = self._file, self._file.document.Catalog
        nodes = [_nested(self._read)]
        for node in nodes:
            nodes += node.kids
        first = file.reserve(2 + len(nodes))
        for number, node in enumerate(nodes, first + 2):
            node.self = f"{number} 0 R"
        pages = [f"{page} 0 R" for page in file.pages]
        root = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
        file.put(
            first,
            [
                root % (first + 2, first + 1, len(self._tree)),
                self._parents(),
                *[_written(node, f"{first} 0 R", pages) for node in nodes],
            ],
        )
        catalog.StructTreeRoot = file.named("Structure", first)
        catalog.MarkInfo = PDFDictionary({"Marked": PDFtrue})

    def _parents(self) -> bytes:
        found = []
        for key, one in self._tree.items():
            if isinstance(one, _Element):
                found.append(f"{key} {one.self}")
            else:
                found.append(f"{key}[{' '.join([element.self for element in one])}]")
        return f"<</Nums[{' '.join(found)}]>>".encode()


def _place(element: _Element) -> int:
    return element.place


def _nested(read: Sequence[_Element]) -> _Element:
    """The whole document, with a section from each heading to the next of its level."""
    whole = _Element("Document")
    inside = [(0, whole)]
    table: _Table | None = None
    for element in read:
        if isinstance(element, _Cell):
            if table is None or (element.role == "TH" and table.last.role == "TD"):
                table = _Table(element)
                _adopt(inside[-1][1], table)
            table.put(element)
            continue
        table = None
        level = _LEVELS.get(element.role)
        if level is not None:
            while inside[-1][0] >= level:
                inside.pop()
            section = _Element("Sect")
            _adopt(inside[-1][1], section)
            inside.append((level, section))
        _adopt(inside[-1][1], element)
    return whole


def _adopt(parent: _Element, child: _Element) -> None:
    child.parent = parent
    parent.kids.append(child)


def _written(node: _Element, root: str, pages: Sequence[str]) -> bytes:
    """An element as it stands in the file; ``root`` and ``pages`` are references."""
    head = f"<</S/{node.role}/P {root if node.parent is None else node.parent.self}"
    if node.said:
        head += f"/Alt{written(node.said)}"
    if node.area:
        head += f"/A<</O/Layout/BBox[{node.area}]>>"
    elif node.role == "TH":
        head += "/A<</O/Table/Scope/Column>>"
    if isinstance(node, _Link):
        thing = f"<</Type/OBJR/Pg {pages[node.page]}/Obj {node.annotation} 0 R>>"
        return f"{head}/K{thing}>>".encode()
    inside = [kid.self for kid in node.kids]
    if node.marks:
        (home, mark), *others = node.marks
        head += f"/Pg {pages[home]}"
        if not others and not inside:
            return f"{head}/K {mark}>>".encode()
        inside = [_mark(page, mark, home, pages) for page, mark in node.marks] + inside
    return f"{head}/K[{' '.join(inside)}]>>".encode()


def _mark(page: int, mark: int, home: int, pages: Sequence[str]) -> str:
    return str(mark) if page == home else f"<</Type/MCR/Pg {pages[page]}/MCID {mark}>>"
