"""What leads to a place in a PDF: the links on its pages, and the bookmarks.

There may be thousands of both, so they are written as they stand in the file, when all pages have
their numbers. Rule it keeps: a link leads to a page of the file, to the web or to a mailbox.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from cjdesigner.errors import ExportError
from cjdesigner.layout.drawing import Jump, Page
from cjdesigner.render.pdf_file import File, written
from cjdesigner.render.pdf_tags import Tags

_ADDRESS = "%/:?#[]@!$&'()*+,;=-._~"
_LEADING_OUT = ("https://", "http://", "mailto:")


class Places:
    """The links and bookmarks of one document, taken in page by page."""

    def __init__(self, file: File, pages: Sequence[Page], tags: Tags | None) -> None:
        self._file = file
        self._pages = pages
        self._tags = tags
        self._links: list[tuple[int, str, Jump]] = []

    def links(self, page: Page) -> list[str]:
        """The links of the page that is being made, for its list of annotations.

        Raises ExportError `render.address` for one that leads elsewhere.
        """
        first = self._file.reserve(len(page.jumps))
        for number, jump in enumerate(page.jumps, first):
            left, top, right, bottom = jump.area
            head = (
                f"/Rect[{left:.2f} {page.height - bottom:.2f} {right:.2f} {page.height - top:.2f}]"
            )
            if jump.address and not jump.address.startswith(_LEADING_OUT):
                raise ExportError("render.address", address=jump.address)
            if jump.said:
                head += f"/Contents{written(jump.said)}"
            if self._tags is not None:
                head += f"/StructParent {self._tags.link(jump.said, number, jump.owner)}"
            self._links.append((number, head, jump))
        return [f"{first + place} 0 R" for place in range(len(page.jumps))]

    def write(self) -> None:
        """Put the links and bookmarks into the file, when all pages are in it."""
        numbers = self._file.pages
        for number, head, jump in self._links:
            if jump.address:
                address = written(quote(jump.address, safe=_ADDRESS))
                to = f"/A<</S/URI/URI{address}>>"
            else:
                y = self._pages[jump.page].height - jump.y
                to = f"/Dest[{numbers[jump.page]} 0 R/XYZ 0 {y:.2f} 0]"
            link = f"<</Type/Annot/Subtype/Link/Border[0 0 0]{head}{to}>>"
            self._file.put(number, [link.encode()])
        self._write_bookmarks(numbers)

    def _write_bookmarks(self, numbers: Sequence[int]) -> None:
        marks = [
            (level, title, f"{number} 0 R/XYZ {x:.2f} {page.height - y:.2f} 0")
            for page, number in zip(self._pages, numbers, strict=True)
            for level, title, y, x in page.bookmarks
        ]
        if not marks:
            return
        # the outline itself comes first: number 0 of what follows
        parents, kids = [0], [list[int]()]
        trail = [0]
        for place, (level, _, _) in enumerate(marks, 1):
            # one may be deeper than the one before it by one only
            del trail[level + 1 :]
            parents.append(trail[-1])
            kids[trail[-1]].append(place)
            kids.append([])
            trail.append(place)
        below = [0] * len(kids)
        for place in range(len(marks), 0, -1):
            below[parents[place]] += 1 + below[place]
        first = self._file.reserve(len(kids))

        def around(place: int) -> str:
            inside = kids[place]
            if not inside:
                return ""
            return (
                f"/First {first + inside[0]} 0 R/Last {first + inside[-1]} 0 R/Count {below[place]}"
            )

        objects = [f"<</Type/Outlines{around(0)}>>"]
        before = dict(pair for inside in kids for pair in zip(inside[1:], inside, strict=False))
        after = {one: other for other, one in before.items()}
        for place, (_, title, there) in enumerate(marks, 1):
            beside = f"/Prev {first + before[place]} 0 R" if place in before else ""
            beside += f"/Next {first + after[place]} 0 R" if place in after else ""
            objects.append(
                f"<</Title{written(title)}/Parent {first + parents[place]} 0 R"
                f"{beside}{around(place)}/Dest[{there}]>>"
            )
        self._file.put(first, [one.encode() for one in objects])
        self._file.document.Catalog.Outlines = self._file.named("Outline", first)
        self._file.document.Catalog.showOutline()
