"""The panels at the left have their places before they come, and a low screen holds them."""

import pytest
from gui_helpers import settle

from cjdesigner.editing import personas, projects
from cjdesigner.gui.app import Program
from cjdesigner.gui.main_window import MainWindow
from cjdesigner.gui.projectfile import Place
from cjdesigner.timeline.document import Document


def heading_places(window: MainWindow) -> dict[str, int]:
    """How high the headings of the panels at the left stand."""
    return {name: window.docks[name].y() for name in ("palette", "personas", "channels", "outline")}


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize("people", [0, 2, 5])
def test_the_panels_come_into_the_places_that_were_kept_for_them(
    program: Program, monkeypatch: pytest.MonkeyPatch, scale: int, people: int
) -> None:
    before: list[dict[str, int]] = []
    furnish = MainWindow.furnish

    def watched(window: MainWindow) -> None:
        before.append(heading_places(window))
        furnish(window)

    monkeypatch.setattr(MainWindow, "furnish", watched)
    program.change_settings(program.settings._replace(scale=scale))
    document = Document(projects.from_model("five_e", "en"))
    for number in range(people):
        document.apply(personas.add(document, f"Person {number}"))
    # a second time, with the sizes that the first window left behind
    for _ in range(2):
        window = program.show_project(document, Place())
        while not window.furnished:
            settle()
        settle()
        assert heading_places(window) == before.pop()
        window.close()
        settle()


def test_a_window_with_many_personas_is_no_higher_than_the_screen(
    program: Program,
) -> None:
    document = Document(projects.from_model("five_e", "en"))
    for number in range(9):
        document.apply(personas.add(document, f"Person {number}"))
    window = program.show_project(document, Place())
    settle()
    assert window.furnished
    assert window.height() <= window.screen().availableGeometry().height()
