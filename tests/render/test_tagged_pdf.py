"""A PDF says what is a heading, a text, a figure or a link, and in which order it is read."""

import io
import itertools
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pytest
from drawings import drawing, group, page, paged, words
from tagged import Tagged

from cjdesigner import paths
from cjdesigner.layout.drawing import (
    Bounds,
    Jump,
    Op,
    Page,
    Picture,
    Placed,
    Reading,
    Role,
    Window,
)
from cjdesigner.layout.printing import arranged
from cjdesigner.model.records import PRINT_ID, Print
from cjdesigner.model.shipped import lane_type
from cjdesigner.render.pdf import write_pdf
from cjdesigner.storage.reader import read
from cjdesigner.timeline.document import Document

LAYOUTS = ("page", "poster", "tiles", "handout", "workshop")
PDFINFO = shutil.which("pdfinfo")


def museum() -> Document:
    return read(paths.resources() / "examples" / "museum-day.journey").document


def exported(layout: str, **settings: object) -> bytes:
    document = museum()
    values = {"id": PRINT_ID, "layout": layout, "bleed": 3.0, "marks": True} | settings
    journeys = [journey.id for journey in document.journeys()]
    out = io.BytesIO()
    write_pdf(arranged(document, journeys, Print.model_validate(values)), out)
    return out.getvalue()


def tagged(*pages: Page, images: dict[str, bytes] | None = None) -> Tagged:
    out = io.BytesIO()
    write_pdf(paged(*pages), out, images=images)
    return Tagged(out.getvalue())


def expected_of_the_map() -> list[str]:
    """Headings and cards of the museum's map: by phase, then touchpoint, then lane."""
    document = museum()
    journey = document.journeys()[0].id
    found = []
    for phase in document.phases(journey):
        found.append(phase.title)
        for touchpoint in document.touchpoints(phase.id):
            found.append(touchpoint.title)
            found += [
                card.text
                for lane in document.lanes(journey)
                for card in sorted(document.cards(lane.id), key=lambda card: card.order)
                if card.first == touchpoint.id or card.first == phase.id
            ]
    return found


@pytest.mark.parametrize("layout", ["page", "poster"])
def test_a_map_is_read_by_phase_then_touchpoint_then_lane(layout: str) -> None:
    heard = [text for _, text in Tagged(exported(layout)).said()]
    at = 0
    for text in expected_of_the_map():
        found = next(n for n in range(at, len(heard)) if heard[n].startswith(text))
        at = found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_mark_belongs_to_one_element_and_is_found_from_its_page(layout: str) -> None:
    read_back = Tagged(exported(layout))
    assert sorted(read_back.used) == sorted(read_back.texts)
    parents = read_back.parents()
    for sheet in read_back.reader.pages:
        assert sheet["/Tabs"] == "/S"
        own = parents[sheet["/StructParents"]]
        number = sheet.indirect_reference.idnum
        assert len(own) == sum(page == number for page, _ in read_back.texts)
        for mark, element in enumerate(own):
            inside = element.get_object()["/K"]
            marks = [one.get_object() for one in (inside if isinstance(inside, list) else [inside])]
            assert mark in [one if isinstance(one, int) else one.get("/MCID") for one in marks]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_link_is_read_where_it_stands_and_says_where_it_leads(layout: str) -> None:
    read_back = Tagged(exported(layout))
    parents = read_back.parents()
    links = [link for sheet in read_back.reader.pages for link in sheet.get("/Annots", [])]
    assert sorted(read_back.links) == sorted(link.idnum for link in links)
    for link in links:
        assert link.get_object()["/Contents"]
        element = parents[link.get_object()["/StructParent"]].get_object()
        assert element["/S"] == "/Link"
        assert element["/K"].raw_get("/Obj").idnum == link.idnum


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_document_says_its_language_and_that_it_is_tagged(layout: str) -> None:
    catalog = Tagged(exported(layout)).reader.root_object
    assert catalog["/Lang"] == "en"
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]


def test_a_handout_has_a_heading_for_the_journey_each_phase_and_each_touchpoint() -> None:
    document = museum()
    journey = document.journeys()[0]
    said = Tagged(exported("handout")).said()
    assert [text for role, text in said if role == "H1"] == [journey.title]
    second = [text for role, text in said if role == "H2"]
    third = [text for role, text in said if role == "H3"]
    for phase in document.phases(journey.id):
        assert sum(text.startswith(phase.title) for text in second) == 2  # on the map, and its own
        for touchpoint in document.touchpoints(phase.id):
            assert touchpoint.title in third


def test_the_lists_of_a_handout_are_tables_of_rows_with_a_named_cell_for_each_column() -> None:
    whole = Tagged(exported("handout"))
    actions, *sources = [node for node in whole.nodes() if node.role == "Table"]
    heads = [cell.text for cell in actions.kids[0].kids]
    assert heads == ["What", "Touchpoint", "Impact / effort", "Owner", "Due", "Status"]
    found = {
        card.text
        for lane in museum().lanes(museum().journeys()[0].id)
        for card in museum().cards(lane.id)
        if card.kind == "opportunity"
    }
    assert {row.kids[0].text for row in actions.kids[1:]} == found
    for table in (actions, *sources):
        titles, *rows = table.kids
        assert rows
        assert {row.role for row in table.kids} == {"TR"}
        assert {cell.role for cell in titles.kids} == {"TH"}
        for row in rows:
            assert [cell.role for cell in row.kids] == ["TD"] * len(titles.kids)
            # a click on the row leads to its touchpoint, and is read with a cell of it
            assert [kid.role for cell in row.kids for kid in cell.kids] == ["Link"]
    assert len(sources) == 2


def test_an_empty_cell_has_its_place_in_a_table() -> None:
    def row(y: float, *cells: str, role: Role = "TD") -> list[Op]:
        return [
            op
            for column, text in enumerate(cells)
            if text
            for op in (Reading(role, column=column), words(text, y=y))
        ]

    ops = [
        *row(20, "a", "b", "c", role="TH"),
        *row(40, "one", "", "three"),
        *row(60, "four", "", ""),
        *row(100, "d", "e", role="TH"),
        *row(120, "seven", "eight"),
    ]
    whole = tagged(page(*ops), page(*row(20, "nine", "")))
    found = [node for node in whole.nodes() if node.role == "Table"]
    assert [[[cell.text for cell in row.kids] for row in table.kids] for table in found] == [
        [["a", "b", "c"], ["one", "", "three"], ["four", "", ""]],
        [["d", "e"], ["seven", "eight"], ["nine", ""]],
    ]


def test_a_node_is_a_figure_that_says_how_it_felt_and_to_whom() -> None:
    said = Tagged(exported("page")).said()
    start = said.index(("H3", "Looks up times and prices"))
    heard = said[start + 1 : start + 3]
    assert {role for role, _ in heard} == {"Figure"}
    assert sorted(text for _, text in heard) == [
        "Experience of Priya Raman: Fair",
        "Experience of Tom Hartley: Fine",
    ]


def test_a_card_is_read_after_the_name_of_its_lane() -> None:
    document = museum()
    said = Tagged(exported("page")).said()
    cards = 0
    for lane in document.lanes(document.journeys()[0].id):
        for card in document.cards(lane.id):
            name = lane.title or lane_type(lane.kind).name.said("en")
            place = next(n for n, (role, text) in enumerate(said) if text.startswith(card.text))
            assert said[place - 1] == ("Figure", name)
            cards += 1
    assert cards > 20


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_figure_says_where_it_is_on_its_page(layout: str) -> None:
    read_back = Tagged(exported(layout))
    sizes = {page.indirect_reference.idnum: page.mediabox for page in read_back.reader.pages}
    for node in read_back.nodes():
        if node.role == "Figure":
            left, bottom, right, top = node.area
            assert -1 <= left < right <= float(sizes[node.page].width) + 1
            assert -1 <= bottom < top <= float(sizes[node.page].height) + 1


def test_the_place_of_a_figure_is_that_of_its_ink_also_on_a_poster_with_bleed() -> None:
    data = exported("poster")
    read_back = Tagged(data)
    (sheet,) = pdfplumber.open(io.BytesIO(data)).pages
    found = 0
    for figure, card in itertools.pairwise(read_back.nodes()):
        if figure.said == "Thinks and asks":
            left, bottom, right, top = figure.area
            high = float(sheet.height)
            inside = sheet.crop((left, high - top, right, high - bottom)).extract_text()
            assert inside.split() == card.text.split()
            found += 1
    assert found > 3


def test_what_every_page_repeats_is_read_once() -> None:
    said = [text for _, text in Tagged(exported("page", paper="A4")).said()]
    assert said.count(museum().journeys()[0].title) == 1


def test_each_sheet_of_a_poster_is_a_figure_that_says_which_part_it_is() -> None:
    figures = [node for node in Tagged(exported("tiles")).nodes() if node.role == "Figure"]
    assert len(figures) == 7
    assert all("museum" in node.said for node in figures)


def test_a_picture_is_a_figure_with_what_it_shows_and_is_decoration_without() -> None:
    ops = (
        Reading("P"),
        words("Before"),
        Picture(10, 40, 20, 20, "p", "A red bicycle – Zoë's"),
        words("after", y=80),
        Picture(10, 100, 20, 20, "p"),
    )
    found = tagged(page(*ops)).said()
    assert found == [("P", "Before after"), ("Figure", "A red bicycle – Zoë's")]


def test_a_text_over_several_parts_and_pages_is_one_text() -> None:
    first = page(Reading("P"), words("It goes"))
    second = page(Reading("P", more=True), words("on and on"))
    assert tagged(first, second).said() == [("P", "It goes on and on")]


def test_a_link_is_read_with_its_owner() -> None:
    jump = Jump(Bounds(0, 0, 9, 9), address="https://example.org/", said="example", owner="b")
    ops = (Reading("P", owner="a"), words("one"), Reading("P", owner="b"), words("two", y=60))
    nodes = tagged(Page(300, 300, (), ops, jumps=(jump,))).nodes()
    owner = next(node for node in nodes if node.text == "two")
    assert [kid.role for kid in owner.kids] == ["Link"]
    assert owner.kids[0].said == "example"


def test_what_is_not_said_to_be_anything_is_decoration() -> None:
    placed = Placed(drawing(group(words("a card"))), Bounds(0, 0, 400, 200), 0, 0)
    assert tagged(page(words("running title"), parts=(placed,))).said() == [("P", "a card")]


def test_a_page_shown_once_is_read_where_it_is_shown() -> None:
    shown = page(Reading("H1"), words("Title"))
    around = Page(420, 297, (), (), windows=(Window(shown, Bounds(0, 0, 420, 297), 0, 0),))
    assert tagged(around).said() == [("H1", "Title")]
    again = Page(420, 297, (), (), windows=(Window(shown, Bounds(0, 0, 420, 297), 0, 0, 1, "A"),))
    assert tagged(again, again).said() == [("Figure", "A"), ("Figure", "A")]


@pytest.mark.skipif(PDFINFO is None, reason="poppler's pdfinfo is not installed")
def test_another_program_reads_the_same_order(tmp_path: Path) -> None:
    file = tmp_path / "map.pdf"
    file.write_bytes(exported("poster"))
    told = subprocess.run(
        [str(PDFINFO), "-struct-text", str(file)], capture_output=True, text=True, check=True
    )
    assert not told.stderr
    heard = " ".join(told.stdout.split())
    places = [heard.index(f'"{text}') for text in expected_of_the_map() if len(text) > 20]
    assert places == sorted(places)


@pytest.mark.parametrize("layout", ["page", "poster", "tiles"])
def test_a_bookmark_leads_to_the_very_phase_or_touchpoint(layout: str) -> None:
    file = pdfplumber.open(io.BytesIO(exported(layout)))
    reader = pypdf.PdfReader(io.BytesIO(exported(layout)))
    document = museum()
    titles = {
        touchpoint.title
        for phase in document.phases(document.journeys()[0].id)
        for touchpoint in document.touchpoints(phase.id)
    }
    marks = {mark.title: mark for mark in flat(reader.outline)}
    assert titles <= marks.keys()
    for title in titles:
        mark = marks[title]
        sheet = file.pages[reader.get_destination_page_number(mark)]
        first = title.split()[0]
        lefts = [word["x0"] for word in sheet.extract_words() if word["text"] == first]
        # its title stands in the column that begins there
        assert any(0 <= left - float(mark.left) < 60 for left in lefts), title


def flat(outline: list[Any]) -> Iterator[Any]:
    for one in outline:
        if isinstance(one, list):
            yield from flat(one)
        else:
            yield one
