"""A page as a PDF holds it: in operators, and what several pages show of one in a shared form.

The sheets of a poster share its ink, that the file holds once. Rule it keeps: texts and pictures
are on the sheets that show them and on no other, so that a search finds what a reader sees, and a
printer is not sent every picture for every sheet.
"""

from __future__ import annotations

from collections.abc import Callable

from cjdesigner.layout.drawing import Page, Window, painting
from cjdesigner.layout.reading import lane_of
from cjdesigner.render.clipping import cut, seen
from cjdesigner.render.pdf_fonts import Fonts
from cjdesigner.render.pdf_forms import Forms
from cjdesigner.render.pdf_painter import INK, TEXT, Painter
from cjdesigner.render.pdf_tags import Tags

# So many groups are painted between two looks at whether the user has cancelled.
_STRETCH = 1024

Tick = Callable[[float], None]


def content(page: Page, fonts: Fonts, forms: Forms, tags: Tags | None, tick: Tick) -> bytes:
    """The operators of a page: what it shows of others, its head, its parts, and the rest.

    With ``tags`` its stretches are marked for the order of reading. ``tick`` is called now and
    then with the fraction of the page that is done; what it raises ends the work.
    """
    painter = Painter(fonts, forms, tags)
    _draw(painter, page, tick)
    return painter.finished()


def _draw(painter: Painter, page: Page, tick: Tick) -> None:
    if page.ground:
        painter.ground(page.ground, page.width, page.height)
    painter.own(page.head, page.height)
    for window in page.windows:
        _show(painter, window, page.height, tick)
    for number, part in enumerate(page.parts):
        painter.begin_part(part, page.height)
        left, top = part.source.left, part.source.top
        placed = list(part.drawing.placed(part.source))
        order = sorted(range(len(placed)), key=lambda place: painting(placed[place]))
        for start in range(0, len(order), _STRETCH):
            tick((number + start / len(order)) / len(page.parts))
            for place in order[start : start + _STRETCH]:
                x, y, group = placed[place]
                ops = seen(group, x, y, part.source)
                lane = lane_of(group, part.drawing)
                painter.group(group, ops, x - left, y - top, place, lane)
        painter.end_part(len(placed))
    painter.own(page.ops, page.height)


def _show(painter: Painter, window: Window, height: float, tick: Tick) -> None:
    """Show an area of another page, as a figure where that page is shown again and again."""
    painter.begin_window(window, height)
    if painter.forms.shared(window.page):

        def inked(page: Page) -> bytes:
            ink = painter.apart(without=TEXT)
            _draw(ink, page, tick)
            return ink.finished()

        text = painter.apart(without=INK)
        _draw(text, cut(window.page, window.source), tick)
        painter.figure(painter.forms.page(window.page, inked), text, window)
    else:
        _draw(painter, window.page, tick)
    painter.end_window()
