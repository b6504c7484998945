"""A canvas on a small journey, shown, with a hand to drive it."""

from collections.abc import Iterator

import pytest
from builders import LANES, records
from canvas_hand import Hand, MakeCanvas
from PySide6.QtWidgets import QApplication

from cjdesigner.editing.session import Session
from cjdesigner.gui.canvas.view import CanvasView
from cjdesigner.gui.style import load_faces
from cjdesigner.layout.theme import LIGHT, theme
from cjdesigner.timeline.document import Document

LEVELS = {
    ("look", "ann"): 4.0,
    ("choose", "ann"): 5.0,
    ("pay", "ann"): 2.0,
    ("wait", "ann"): 3.0,
    ("unpack", "ann"): 6.0,
    ("look", "bob"): 2.0,
    ("choose", "bob"): 3.0,
    ("pay", "bob"): 6.0,
    ("wait", "bob"): 1.0,
}
CARDS = (
    ("c1", "thoughts", "look", "look"),
    ("c2", "thoughts", "choose", "choose"),
    ("c3", "thoughts", "choose", "choose"),
    ("wide", "pains", "pay", "wait"),
)


@pytest.fixture
def make_canvas(qapp: QApplication) -> Iterator[MakeCanvas]:
    """Shows a canvas of 1200 by 900 pixels on the records that are given."""
    made: list[CanvasView] = []
    load_faces()

    def make(**values: object) -> Hand:
        content = {
            "lanes": {**LANES, "actions": "action"},
            "cards": CARDS,
            "links": (("back", "wait", "choose", "back"),),
            "personas": ("ann", "bob"),
            "levels": LEVELS,
            **values,
        }
        session = Session(Document(records(**content)))  # type: ignore[arg-type]
        view = CanvasView(session, theme(LIGHT))
        view.resize(1200, 900)
        view.show()
        view.set_zoom(1.0)
        QApplication.processEvents()
        made.append(view)
        return Hand(view)

    yield make
    for view in made:
        view.close_down()
        view.close()
        view.deleteLater()


@pytest.fixture
def hand(make_canvas: MakeCanvas) -> Hand:
    """A hand on the small journey: buy (look, choose, pay), get (wait, unpack), use (empty)."""
    return make_canvas()
