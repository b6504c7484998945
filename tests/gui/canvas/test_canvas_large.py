"""Promises about large maps: what takes long is laid out beside the window, which goes on."""

import pytest
from canvas_hand import Hand, MakeCanvas
from PySide6.QtCore import QEventLoop, QPoint
from PySide6.QtWidgets import QApplication

from cjdesigner.editing import journeys, lanes, phases
from cjdesigner.editing.common import set_values
from cjdesigner.gui.canvas import sheet
from cjdesigner.layout.map import MapLayout
from cjdesigner.layout.metrics import SCREEN, Look
from cjdesigner.layout.theme import LIGHT, theme
from cjdesigner.model.change import Change, Label

DARK = "dark"


@pytest.fixture
def large(make_canvas: MakeCanvas, monkeypatch: pytest.MonkeyPatch) -> Hand:
    """A canvas whose map counts as a large one."""
    monkeypatch.setattr(sheet, "AT_ONCE", 2)
    return make_canvas()


def laid_out(hand: Hand) -> None:
    """Let the map be laid out."""
    while hand.view.laying.busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def is_as_made_anew(hand: Hand, look: str = LIGHT) -> bool:
    """Whether the map is the one that the document as it now is gives."""
    document, journey = hand.session.document, hand.session.journey
    anew = MapLayout(document, journey, SCREEN, Look(theme(look))).drawing
    return hand.view.drawing == anew == hand.view.sheet.drawing


def retitled(hand: Hand, *ids: str) -> Change:
    return set_values(hand.session.document, ids, Label("gui.edit"), title="Another")


def test_another_theme_leaves_the_map_in_sight_until_it_is_laid_out(large: Hand) -> None:
    before = large.view.drawing
    large.view.use_theme(theme(DARK))
    assert large.view.laying.busy
    assert large.view.drawing is before
    laid_out(large)
    assert is_as_made_anew(large, DARK)


def test_the_same_theme_lays_nothing_out(large: Hand) -> None:
    before = large.view.drawing
    large.view.use_theme(theme(LIGHT))
    assert not large.view.laying.busy
    assert large.view.drawing is before


def test_an_edit_of_much_is_laid_out_beside_the_window(large: Hand) -> None:
    large.session.run(retitled(large, "look", "choose", "pay"))
    assert large.view.laying.busy
    laid_out(large)
    assert is_as_made_anew(large)


def test_what_is_done_while_the_map_is_laid_out_is_on_it_then(large: Hand) -> None:
    large.view.use_theme(theme(DARK))
    large.session.run(retitled(large, "look"))
    large.session.run(phases.add(large.session.document, large.session.journey, 0))
    laid_out(large)
    assert is_as_made_anew(large, DARK)


def test_much_done_while_the_map_is_laid_out_is_on_it_in_the_end(large: Hand) -> None:
    large.session.run(retitled(large, "look", "choose", "pay"))
    large.session.undo()
    large.session.run(retitled(large, "choose", "pay", "wait"))
    laid_out(large)
    assert is_as_made_anew(large)


def test_a_map_that_is_being_laid_out_takes_every_event(large: Hand) -> None:
    large.view.select(("look",))
    large.view.use_theme(theme(DARK))
    large.click(QPoint(300, 300))
    large.view.select(("look",))
    for key in "abc":
        large.type(key)
    large.wheel(-120)
    large.view.fit()
    assert large.view.laying.busy
    laid_out(large)
    assert is_as_made_anew(large, DARK)


def test_a_new_lane_can_be_named_once_the_map_is_laid_out(large: Hand) -> None:
    change = lanes.add(large.session.document, large.session.journey, "note", 0)
    added = change.edits[0].id
    large.session.run(change, select=(added,))
    large.view.open_text(added)
    assert large.view.in_place.editor is None
    laid_out(large)
    assert large.view.in_place.editor is not None
    large.view.in_place.take()
    laid_out(large)


def test_what_undo_brings_back_is_in_sight_once_the_map_is_laid_out(large: Hand) -> None:
    large.view.select(("wait",))
    large.session.run(retitled(large, "wait", "pay", "look"))
    laid_out(large)
    large.view.set_zoom(2.0)
    large.view.look_at(0.0, 0.0)
    large.session.undo()
    laid_out(large)
    box = large.view.sheet.box("wait")
    assert box is not None
    seen = large.view.camera().seen()
    assert seen.left <= box.left
    assert box.right <= seen.right


def test_paper_view_keeps_the_columns_in_sight(large: Hand) -> None:
    large.view.set_zoom(2.0)
    large.view.look_at(500.0, 0.0)
    column = large.view._first_column()
    large.view.set_paper_view(True)
    laid_out(large)
    assert large.view._first_column() == pytest.approx(column, abs=0.05)


def test_paper_view_asked_for_while_the_map_is_laid_out_keeps_the_columns_too(large: Hand) -> None:
    large.view.set_zoom(2.0)
    large.view.look_at(500.0, 0.0)
    column = large.view._first_column()
    large.view.use_theme(theme(DARK))
    large.view.set_paper_view(True)
    laid_out(large)
    assert large.view._first_column() == pytest.approx(column, abs=0.05)


def test_another_journey_is_a_bare_desk_until_it_is_laid_out_and_seen_where_it_was_left(
    large: Hand,
) -> None:
    first = large.session.journey
    large.view.set_zoom(2.0)
    large.view.look_at(300.0, 0.0)
    seen = large.view.camera().seen()
    large.session.run(journeys.duplicate(large.session.document, first, kind="to_be"))
    laid_out(large)
    other = next(one.id for one in large.session.document.journeys() if one.id != first)
    large.view.show_journey(other)
    assert large.view.drawing is None
    # back before the other one has come
    large.view.show_journey(first)
    laid_out(large)
    again = large.view.camera().seen()
    assert (again.left, again.top) == pytest.approx((seen.left, seen.top), abs=1.0)
    large.view.show_journey(other)
    laid_out(large)
    assert large.view.drawing is not None
