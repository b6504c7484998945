"""A handout: all is said, nothing is small, cut off or empty, and whatever points arrives."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Literal

import pytest
from journeys import journey as plain
from rich import Line, journey, lines, records, said, squeezed

from cjdesigner.errors import ExportError
from cjdesigner.layout.drawing import Box, Page, Picture
from cjdesigner.layout.handout import handout
from cjdesigner.layout.handout_book import HEADING, SMALLEST
from cjdesigner.layout.handout_phase import LOWEST, SHORTEST
from cjdesigner.layout.metrics import plain_look
from cjdesigner.layout.moving import flat
from cjdesigner.layout.rows import EXPERIENCE_ROW
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import (
    Card,
    Experience,
    Journey,
    Lane,
    Persona,
    Print,
    Project,
    Touchpoint,
)
from cjdesigner.paths import resources
from cjdesigner.storage.reader import read
from cjdesigner.timeline.document import Document

TEXTS = [
    "Buying an e-bike",
    "Van der Velde",
    "interviews with twelve customers",
    "New bikes only",
    "The neighbour has one",
    "A colleague hears of it",
    "Electric bicycles with service at the door.",
    "Couriers of our own.",
    "It simply works.",
    "Sanne Visser",
    "commuter",
    "Commuters under forty-five",
    "“It just has to work on Monday.”",
    "At work in twenty-five minutes",
    "Theft and dead batteries",
    "Compares in the train",
    "Interviews in Utrecht",
    "Henk Bos",
    "Ride along",
    "Compare",
    "Lays models beside each other.",
    "Know which bike fits",
    "Be the shop that helps",
    "Test rides booked",
    "at ease",
    "Pay and wait",
    "Years later",
    "Asks in the chat",
    "Web team",
    "Test ride in the shop",
    "Rides two models around the block",
    "Shop in Houten · Own phone · Saturday morning · forty minutes",
    "Feel the difference",
    "Half an hour with somebody along",
    "Shop team, Riders Inc.",
    "Who rides, buys",
    "Observation of nine rides",
    "#sales #first impression",
    "eleven minutes",
    "Knew after one street",
    "Polite enough",
    "unsure",
    "Can somebody just advise me?",
    "Who rings back the day after?",
    "The map on the site is wrong",
    "Own visit",
    "#maps",
    "https://example.org/map?id=31",
    "Nobody after ten",
    "Spare parts run out",
    "Ring everybody the day after",
    "Shop lead",
    "A bank transfer too",
    "Finance",
]


def settings(**values: Any) -> Print:
    return Print(id="print", **{"paper": "A4", **values})


def made(document: Document | None = None, **values: Any) -> tuple[Page, ...]:
    return handout(document or journey(), ["j"], settings(**values)).pages


def upright(pages: tuple[Page, ...]) -> list[Page]:
    return [page for page in pages if page.height > page.width]


def with_cards(*cards: Card) -> Document:
    return Document([*records(), *cards])


def with_full_touchpoints(cards: int) -> Document:
    """A phase of twelve touchpoints with so many cards each."""
    some = [
        Touchpoint(id=f"t{n:02}", phase="buy", order=f"P{n:02}", title=f"Step {n}")
        for n in range(12)
    ]
    lying = [
        Card(id=f"{one.id}-{n}", lane="pains", first=one.id, last=one.id, order=f"{n}", text=FULL)
        for one in some
        for n in range(cards)
    ]
    return Document([*records(), *some, *lying])


def is_heading(line: Line) -> bool:
    return line.style.size == HEADING.size and line.style.face == HEADING.face


def card(id_: str, text: str, **values: Any) -> Card:
    return Card(id=id_, lane="pains", first="pay", last="pay", order=id_, text=text, **values)


FULL = "Word for word " * 16
LONG = " ".join(f"word{number:04}" for number in range(900))


# -- what is said ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("text", TEXTS)
def test_everything_that_is_written_down_is_said(text: str, language: Literal["nl", "en"]) -> None:
    assert squeezed(text) in said(made(journey(language)))


def test_the_words_around_the_texts_are_dutch_in_a_dutch_project() -> None:
    text = said(made(journey("nl")))
    for word in ("Bestaande reis", "Wat te doen", "1 december 2026", "Doelgroep", "Open vragen"):
        assert squeezed(word) in text
    assert "handout." not in text


def test_dates_are_written_out() -> None:
    text = said(made())
    assert "1December2026" in text
    assert "2026-12-01" not in text


def test_each_card_stands_once_beside_its_touchpoint() -> None:
    text = said(upright(made()))
    assert text.count(squeezed("Can somebody just advise me?")) == 1


def test_questions_nobody_answered_are_listed_again_and_answered_ones_are_not() -> None:
    text = said(upright(made()))
    assert text.count(squeezed("Who rings back the day after?")) == 2
    assert text.count(squeezed("Was that answered long ago?")) == 1


def test_assumptions_and_small_numbers_are_said_honestly() -> None:
    text = said(made())
    assert squeezed("With evidence: 2; assumptions: 1; no word on what they rest on: 5.") in text
    assert squeezed("One measurement has fewer than 10 answers (n = 8)") in text
    assert squeezed("n = 8, few answers") in text
    assert squeezed("Sanne Visser: 7 interviews") in text


def test_a_portrait_is_shown_where_there_is_one() -> None:
    pages = made()
    pictures = [op for page in pages for op in flat(page.ops) if isinstance(op, Picture)]
    assert len(pictures) == 3  # cover, sheet, and the picture of a touchpoint


def test_what_is_hidden_or_not_chosen_stays_out() -> None:
    assert squeezed("Nobody outside may read this") not in said(made())
    some = said(made(phases=("buy",)))
    assert squeezed("A bank transfer too") in some
    assert squeezed("Feel the difference") not in some.replace(said(made()[1:2]), "")
    look = plain_look()
    chosen = type(look)(look.theme, lanes=frozenset(("pains",)), personas=frozenset(("henk",)))
    text = said(handout(journey(), ["j"], settings(), chosen).pages)
    assert squeezed("Can somebody just advise me?") not in text
    assert squeezed("Spare parts run out") in text
    assert "SanneVisser" not in text.replace(squeezed("Only for Sanne Visser"), "")


def test_version_date_and_note_stand_on_the_cover_when_asked_for() -> None:
    wanted = settings(version="version 3", date=True, note="Not for outside")
    pages = handout(journey(), ["j"], wanted, today="2026-11-22").pages
    for text in ("version 3", "22 November 2026", "Not for outside"):
        assert squeezed(text) in said(pages[:1])


def test_without_page_numbers_nothing_is_numbered() -> None:
    text = said(made(numbers=False))
    assert "1/" not in text
    assert "map:page" not in text


def test_the_actions_can_be_left_out() -> None:
    assert squeezed("What to do") not in said(made(actions=False))


# -- how it is set --------------------------------------------------------------------------------

JOURNEYS = {
    "rich": lambda: journey("nl"),
    "one": lambda: plain(1, 1),
    "many": lambda: plain(5, 8, "A question about something that takes some lines to read"),
    "empty phases": lambda: plain(4, 0),
    "200": lambda: plain(4, 50),
    "long": lambda: with_cards(card("e1", LONG)),
    "unbroken": lambda: with_cards(card("e1", "x" * 3000)),
}


@pytest.mark.parametrize("name", JOURNEYS)
@pytest.mark.parametrize("paper", ["A4", "A3", "Letter", "A0"])
def test_nothing_is_small_and_nothing_leaves_the_page(name: str, paper: str) -> None:
    for page in made(JOURNEYS[name](), paper=paper):
        found = list(lines(page))
        assert len(found) > 4
        for line in found:
            assert line.size >= SMALLEST - 0.01
            assert line.x >= 28
            assert line.right <= page.width - 28
            assert line.y - line.size >= 20
            assert line.y <= page.height - 28
        for op in flat(page.ops):
            if isinstance(op, Box):
                assert op.x >= 28
                assert op.x + op.w <= page.width - 28
                assert op.y + op.h <= page.height - 28


@pytest.mark.parametrize("name", JOURNEYS)
def test_no_text_stands_on_another_or_on_the_foot(name: str) -> None:
    for page in upright(made(JOURNEYS[name]())):
        rows = sorted(lines(page), key=lambda line: (line.y, line.x))
        for number, one in enumerate(rows):
            for other in rows[number + 1 :]:
                if other.y - one.y >= min(one.size, other.size) * 0.7:
                    break
                apart = other.x >= one.right - 0.01 or one.x >= other.right - 0.01
                assert apart, (one.text, other.text)


def test_a_card_longer_than_a_page_is_broken_between_lines_and_loses_no_word() -> None:
    pages = upright(made(with_cards(card("e1", LONG))))
    text = said(pages)
    for word in LONG.split():
        assert text.count(word) == 1
    assert sum("word0" in said([page]) for page in pages) > 1
    for page in pages:
        boxes = [op for op in flat(page.ops) if isinstance(op, Box)]
        for line in lines(page):
            if line.text.startswith("word"):
                assert any(
                    box.x <= line.x
                    and line.right <= box.x + box.w
                    and box.y <= line.y - line.size * 0.72
                    and line.y <= box.y + box.h
                    for box in boxes
                )


def test_a_card_that_a_page_can_hold_is_not_broken() -> None:
    text = " ".join(f"word{number:04}" for number in range(120))
    for count in range(1, 8):
        cards = [card(f"e{number}", f"start {text} end{number}") for number in range(count)]
        for page in upright(made(with_cards(*cards))):
            found = said([page])
            for number in range(count):
                starts = squeezed(f"word0119 end{number}")
                assert (starts in found) == (squeezed(f"end{number}") in found)
            assert found.count("startword0000") == found.count("word0119end")


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    pages = upright(made(JOURNEYS["many"]()))
    for page in pages:
        found = [line for line in lines(page) if line.y < page.height - 66]
        lowest = max(line.y for line in found)
        for line in found:
            if line.style.size == HEADING.size and line.style.face == HEADING.face:
                assert line.y < lowest


def test_cards_too_long_for_the_map_leave_it_legible_and_are_named() -> None:
    paged = handout(with_cards(card("e1", LONG)), ["j"], settings())
    assert dict(paged.warnings)["handout.warn.lanes"] == (("lanes", "Pain points"),)
    assert squeezed("without Pain points") in said(paged.pages)


# -- where it leads -------------------------------------------------------------------------------


def test_bookmarks_name_the_journey_its_phases_and_its_touchpoints_in_order() -> None:
    marks = [(level, title) for page in made() for level, title, *_ in page.bookmarks]
    assert marks == [
        (0, "Buying an e-bike"),
        (1, "The map"),
        (1, "Compare"),
        (2, "Asks in the chat"),
        (2, "Test ride in the shop"),
        (1, "Pay and wait"),
        (2, "Orders and pays"),
        (1, "Years later"),
        (1, "Personas"),
        (2, "Sanne Visser"),
        (2, "Henk Bos"),
        (1, "What to do"),
        (1, "Sources and evidence"),
    ]


@pytest.mark.parametrize("name", ["rich", "many"])
def test_chevrons_and_titles_on_the_map_lead_to_where_they_are_written_of(name: str) -> None:
    document = JOURNEYS[name]()
    pages = made(document)
    places = {
        title: (number, y)
        for number, page in enumerate(pages)
        for level, title, y, _ in page.bookmarks
        if level
    }
    arrived = set()
    for page in pages:
        if page.height > page.width:
            continue
        for line in lines(page):
            for jump in page.jumps:
                if line.text in places and jump.area.holds(line.x + 1, line.y):
                    assert (jump.page, jump.y) == places[line.text]
                    arrived.add(line.text)
    assert {phase.title for phase in document.phases("j")} <= arrived


def test_each_phase_leads_back_to_its_page_of_the_map() -> None:
    pages = made(JOURNEYS["many"]())
    back = 0
    for page in upright(pages):
        for line in lines(page):
            if line.text.startswith("map: page"):
                number = int(line.text.split()[-1]) - 1
                [jump] = [one for one in page.jumps if one.area.holds(line.x + 1, line.y)]
                assert jump.page == number
                assert pages[number].width > pages[number].height
                back += 1
    assert back == 5


def test_the_contents_name_the_pages_on_which_things_stand() -> None:
    pages = made()
    cover = list(lines(pages[0]))
    for number, page in enumerate(pages):
        for level, title, *_ in page.bookmarks:
            beside = [line for line in cover if line.text == title]
            if level == 1 and beside:
                told = [
                    int(line.text)
                    for line in cover
                    if abs(line.y - beside[-1].y) < 0.1
                    and line.x > beside[-1].x
                    and line.text.isdecimal()
                ]
                assert told[0] == number + 1


def test_the_link_of_a_card_is_live_where_it_is_read() -> None:
    live = [
        (page, jump)
        for page in upright(made())
        for jump in page.jumps
        if jump.address == "https://example.org/map?id=31"
    ]
    [(page, jump)] = live
    read = [line.text for line in lines(page) if jump.area.holds(line.x + 1, line.y - 1)]
    assert read == ["https://example.org/map?id=31"]


def test_every_jump_arrives_on_a_page() -> None:
    pages = made(JOURNEYS["many"](), phases=("p0", "p3"))
    for page in pages:
        for jump in page.jumps:
            assert 0 <= jump.page < len(pages)
            assert 0 <= jump.y <= pages[jump.page].height


# -- all the rest ---------------------------------------------------------------------------------


def test_the_same_journey_gives_the_same_handout() -> None:
    assert repr(handout(journey(), ["j"], settings())) == repr(
        handout(journey(), ["j"], settings())
    )


def test_a_project_of_nothing_but_a_journey_can_be_handed_out() -> None:
    bare = Document([Project(id="project"), Journey(id="j", order="V")])
    pages = made(bare)
    assert squeezed("Untitled journey") in said(pages)
    assert len(pages) == 2


def test_several_journeys_each_have_a_cover_and_share_their_personas() -> None:
    more: list[Any] = [
        Journey(id="k", order="k", title="The way back", personas=("sanne",)),
        Lane(id="k1", journey="k", order="V", kind="opportunity"),
        Card(id="kc", lane="k1", first="kp", last="kp", order="V", text="Mend", kind="opportunity"),
    ]
    phase = next(one for one in records() if one.id == "buy")
    more.append(phase.model_copy(update={"id": "kp", "journey": "k", "title": "Return"}))
    paged = handout(Document([*records(), *more]), ["j", "k"], settings())
    marks = [(level, title) for page in paged.pages for level, title, *_ in page.bookmarks]
    assert [title for level, title in marks if level == 0] == ["Buying an e-bike", "The way back"]
    assert marks.count((2, "Sanne Visser")) == 1
    assert paged.title == "Bicycles"
    assert "Mend" in said(paged.pages)


def test_paper_too_narrow_to_read_is_refused() -> None:
    with pytest.raises(ExportError) as caught:
        made(width=70.0, height=200.0)
    assert caught.value.key == "handout.narrow"


def test_no_journey_is_refused() -> None:
    with pytest.raises(ExportError):
        handout(journey(), [], settings())


def test_progress_runs_to_the_end() -> None:
    heard: list[float] = []
    handout(journey(), ["j"], settings(), progress=heard.append)
    assert heard[0] == 0
    assert heard[-1] == 1
    assert heard == sorted(heard)


def test_a_touchpoint_that_opens_a_journey_leads_to_its_cover() -> None:
    found = [
        one.model_copy(update={"opens": "k"})
        if isinstance(one, Touchpoint) and one.id == "pay"
        else one
        for one in records()
    ]
    inner = Journey(id="k", order="k", title="Inside the till")
    pages = handout(Document([*found, inner]), ["j", "k"], settings()).pages
    start = next(
        n
        for n, page in enumerate(pages)
        if (0, "Inside the till") in [(level, title) for level, title, *_ in page.bookmarks]
    )
    jumps = [jump for page in pages for jump in page.jumps if jump.page == start]
    assert len(jumps) == 1


def test_how_it_felt_to_somebody_who_was_not_there_is_not_said() -> None:
    stray = Experience(
        id=experience_id("ride", "henk", None), touchpoint="ride", persona="henk", level=1.0
    )
    document = Document([*records(), stray])
    assert said(made(document)).count(squeezed("Henk Bos: Poor")) == 0


def shipped_journey() -> Document:
    return read(resources() / "examples" / "internet-verhuizen.journey").document


def test_the_cover_shows_the_whole_journey_at_a_glance_and_stays_one_page() -> None:
    document = shipped_journey()
    (journey_,) = (one.id for one in document.journeys())
    cover, after, *_ = handout(document, [journey_], settings()).pages
    (drawn,) = [part.drawing for part in cover.parts if part.drawing.phases]
    assert [strip.id for strip in drawn.phases] == [phase.id for phase in document.phases(journey_)]
    assert any(group.part == "curve" for _, _, group in drawn.placed())
    assert after.width > after.height, "the map follows"


def test_a_journey_that_nobody_scored_has_no_empty_lines_on_its_cover() -> None:
    unscored = Document([one for one in records() if not isinstance(one, Experience)])
    cover = made(unscored)[0]
    assert not any(part.drawing.phases for part in cover.parts)


def test_a_phase_that_nobody_scored_has_no_empty_lines_and_all_its_texts() -> None:
    unscored = Document([one for one in records() if not isinstance(one, Experience)])
    pages = upright(made(unscored))
    assert not any(
        group.part in ("levels", "grid")
        for page in pages
        for part in page.parts
        for group in part.drawing.groups()
    )
    # a page shows the line of what was scored
    assert any(
        group.part == "curve"
        for page in upright(made())
        for part in page.parts
        for group in part.drawing.groups()
    )
    assert squeezed("Rides two models around the block") in said(pages)
    assert len(pages) < len(upright(made()))


def test_a_touchpoint_goes_on_over_the_page_only_where_much_would_stay_white() -> None:
    document = shipped_journey()
    (journey_,) = (one.id for one in document.journeys())
    pages = handout(document, [journey_], settings()).pages
    texts = [line.text for page in pages for line in lines(page)]
    assert not any("(vervolg)" in text for text in texts)


@pytest.mark.parametrize("number", range(1, 9))
def test_no_quarter_of_a_page_stays_white_where_a_phase_goes_on(number: int) -> None:
    document = with_full_touchpoints(number)
    pages = upright(made(document))
    titles = {line.text for page in pages for line in lines(page) if is_heading(line)}
    torn = 0
    for page, following in pairwise(pages):
        first = min(lines(following), key=lambda line: line.y)
        goes_on = first.text.removesuffix(" (continued)")
        if goes_on not in titles:
            continue
        inside = [line for line in lines(page) if line.y < page.height - 66]
        assert max(line.y for line in inside) > page.height * 0.68
        if goes_on != first.text:
            torn += 1
            headings = sorted((line.y, line.text) for line in inside if is_heading(line))
            # it began there, with more than its title, and does not end with one row
            assert headings[-1][1] == goes_on
            assert max(line.y for line in inside) - headings[-1][0] > 40
            below = [line.y for line in lines(following) if is_heading(line)]
            assert min(below, default=page.height) - first.y > 40
    assert torn or number not in (4, 5, 6)


def test_no_word_and_no_date_is_broken_in_a_table() -> None:
    document = shipped_journey()
    (journey_,) = (one.id for one in document.journeys())
    pages = handout(document, [journey_], settings()).pages
    texts = [line.text for page in pages for line in lines(page)]
    assert "Klantenservice" in texts
    assert "28 februari 2027" in texts


def facts_of(**fields: Any) -> list[Line]:
    """The lines under the title of a touchpoint that has these fields."""
    one = Touchpoint(id="only", phase="buy", order="Z", title="The only one of its kind", **fields)
    for page in upright(made(Document([*records(), one]))):
        found = list(lines(page))
        titles = [line.y for line in found if line.text == one.title and line.size > 12]
        if titles:
            return [line for line in found if line.y > titles[0]]
    raise AssertionError("no touchpoint")


def test_two_short_facts_stand_beside_each_other_and_a_long_one_has_a_line_alone() -> None:
    long = "To hear from somebody who has ridden one for a winter that it is worth it"
    found = {
        line.text: line for line in facts_of(need="A chair", response="Two chairs", owner="Ann")
    }
    need, response = found["A chair"], found["Two chairs"]
    assert need.y == pytest.approx(response.y)
    assert need.right < response.x
    found = {line.text: line for line in facts_of(need="A chair", response=long)}
    whole = next(line for text, line in found.items() if text.startswith("To hear"))
    assert whole.y > found["A chair"].y
    assert whole.x == pytest.approx(found["A chair"].x)


def test_the_line_of_a_phase_is_lower_where_that_saves_a_page_and_never_too_low() -> None:
    least = []
    for count in range(1, 40):
        some = [card(f"more{number:02}", "Waits for an answer. " * 8) for number in range(count)]
        pages = upright(made(with_cards(*some)))
        with_line = [page for page in pages if any(part.said for part in page.parts)]
        lanes = [
            part.drawing.rows[EXPERIENCE_ROW].height
            for page in with_line
            for part in page.parts
            if part.said
        ]
        assert min(lanes) >= LOWEST
        least.append(min(lanes))
    assert min(least) < SHORTEST < max(least)


def test_two_people_stand_beside_each_other_where_little_is_said_of_them() -> None:
    people = [one for one in records() if isinstance(one, Persona)][:2]
    felt = [
        Experience(
            id=experience_id("only", one.id, None), touchpoint="only", persona=one.id, level=3
        )
        for one in people
    ]
    only = Touchpoint(id="only", phase="buy", order="Z", title="The only one of its kind")
    [page] = [
        page
        for page in upright(made(Document([*records(), only, *felt])))
        if any(line.text == only.title and is_heading(line) for line in lines(page))
    ]
    below = min(line.y for line in lines(page) if line.text == only.title and is_heading(line))
    said = [line for line in lines(page) if "(estimate)" in line.text and line.y > below]
    assert [line.text.split(":")[0] for line in said] == [one.name for one in people]
    assert said[0].y == pytest.approx(said[1].y)
    assert said[0].right < said[1].x
