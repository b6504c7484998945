"""Every layout on every paper, for every kind of journey: all that was written is on it, in sight.

What is written is read back by programs of others: pdfplumber for the characters and where they
lie, pypdfium2 for the ink, qpdf for the file itself where it is installed.
"""

from __future__ import annotations

import itertools
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import cases
import pdfplumber
import pypdfium2
import pytest

from cjdesigner import exporting, paths
from cjdesigner.layout.drawing import Bounds, Page, Paged
from cjdesigner.layout.drawing import Words as Text
from cjdesigner.layout.moving import flat
from cjdesigner.layout.rows import BUILT_IN
from cjdesigner.model.ids import experience_id
from cjdesigner.model.order import spread
from cjdesigner.model.records import (
    AnyRecord,
    Card,
    Experience,
    Journey,
    Lane,
    Link,
    Persona,
    Phase,
    Print,
    Project,
    Touchpoint,
)
from cjdesigner.model.shipped import lane_type
from cjdesigner.render.pdf import write_pdf
from cjdesigner.storage.reader import read
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import width

LAYOUTS = ("page", "poster", "tiles", "handout", "workshop")
QPDF = shutil.which("qpdf")
# a character's box is the face's, which may reach a little over its ink
NEAR = 1.0
# the parts of a map whose text has a box of its own
BOXED = frozenset(("card", "pill", "chevron"))

Words = Sequence[str]


class Way(NamedTuple):
    """A layout on a paper."""

    layout: str
    paper: str = "A3"
    orientation: str = "landscape"
    size: tuple[float, float] | None = None

    def settings(self) -> Print:
        width, height = self.size or (None, None)
        return Print.model_validate(
            {
                "id": "print",
                "layout": self.layout,
                "paper": self.paper,
                "orientation": self.orientation,
                "width": width,
                "height": height,
                "bleed": 3.0,
                "marks": self.layout == "poster",
                "date": True,
                "version": "3",
            }
        )

    def __str__(self) -> str:
        sized = f"{self.size[0]:g}x{self.size[1]:g}" if self.size else self.paper
        return f"{self.layout}-{sized}-{self.orientation}".replace(" ", "")


# -- journeys --------------------------------------------------------------------------------------


def made(phases: Sequence[Words], words: Words, people: Words = ("Anna Smit", "Bo")) -> Document:
    """A journey with these touchpoints to a phase; cards and names say ``words`` in turn."""
    said = [f"{word} {number}" for number, word in enumerate(words)]
    records: list[AnyRecord] = [
        Project(id="project", title=f"{words[0]} P", language="en"),
        Journey(id="j", order="V", title=f"{words[-1]} J", personas=("p0", "p1")),
        Lane(id="lane0", journey="j", order="F", kind="thought"),
        Lane(id="lane1", journey="j", order="V", kind="problem", title=f"{words[0]} L"),
    ]
    for place, (order, name) in enumerate(zip(spread(2), people, strict=True)):
        records.append(Persona(id=f"p{place}", order=order, name=name, quote=said[0]))
    number = 0
    for place, (order, inside) in enumerate(zip(spread(len(phases)), phases, strict=True)):
        title = f"{words[place % len(words)]} F{place}"
        records.append(Phase(id=f"f{place}", journey="j", order=order, title=title))
        for key, name in zip(spread(len(inside)), inside, strict=True):
            touchpoint = f"t{number}"
            records.append(Touchpoint(id=touchpoint, phase=f"f{place}", order=key, title=name))
            records += [
                Experience(
                    id=experience_id(touchpoint, who, None),
                    touchpoint=touchpoint,
                    persona=who,
                    level=float(1 + (number * step) % 6),
                )
                for who, step in (("p0", 1), ("p1", 5))
            ]
            records.append(
                Card(
                    id=f"c{number}",
                    lane=f"lane{number % 2}",
                    first=touchpoint,
                    last=touchpoint,
                    order="V",
                    text=said[number % len(said)],
                )
            )
            number += 1
    if number > 3:
        records.append(Link(id="back", source="t3", target="t0", kind="back", condition=said[0]))
    return Document(records)


def spoken(words: Words, touchpoints: int = 9) -> Document:
    """A journey of three phases in these words."""
    names = [f"{words[n % len(words)]} T{n}" for n in range(touchpoints)]
    third = max(1, touchpoints // 3)
    return made([names[:third], names[third : 2 * third], names[2 * third :]], words)


def example(name: str) -> Document:
    return read(paths.resources() / "examples" / f"{name}.journey").document


LONG = ("Hottentottententententoonstelling", "Donaudampfschifffahrtsgesellschaft", "ok")
GREEK = ("Αναζήτηση στο διαδίκτυο", "Παραλαβή", "Εξυπηρέτηση πελατών")
CYRILLIC = ("Поиск велосипеда", "Доставка на дом", "Служба поддержки")
EMOJI = ("Blij 😀 thuis", "🚲 Fietsen", "Wachten ⏳")
CJK = ("在线搜索", "配送和安装", "自転車を受け取る")
ARABIC = ("بحث عن دراجة", "تسليم", "خدمة")
PLAIN = ("Look around", "Buy it", "Wait for it")

JOURNEYS: dict[str, Callable[[], Document]] = {
    "internet": lambda: example("internet-verhuizen"),
    "museum": lambda: example("museum-day"),
    "long words": lambda: spoken(LONG),
    "empty phases": lambda: made([(), ("Only here T0", "And here T1"), (), ()], PLAIN),
    "no touchpoint": lambda: made([(), ()], PLAIN),
    "one touchpoint": lambda: made([("Only here T0",)], PLAIN),
    "many touchpoints": lambda: spoken(PLAIN, 200),
    "greek": lambda: spoken(GREEK),
    "cyrillic": lambda: spoken(CYRILLIC),
    "emoji": lambda: spoken(EMOJI),
    "cjk": lambda: spoken(CJK),
    "arabic": lambda: spoken(ARABIC),
}


@cache
def document_of(name: str) -> Document:
    """A journey by its name, made once."""
    return JOURNEYS[name]() if name in JOURNEYS else cases.built(name).document


# -- what is read back -----------------------------------------------------------------------------


class Printed(NamedTuple):
    """Pages and the file that they were written as."""

    paged: Paged
    data: bytes


def printed(document: Document, way: Way) -> Printed:
    paged = exporting.laid_out(document, way.settings(), today="2026-11-22")
    out = BytesIO()
    write_pdf(paged, out, images=exporting.images_of(document))
    return Printed(paged, out.getvalue())


class Read(NamedTuple):
    """A page as it is read back: its size in points and its characters as they are drawn."""

    width: float
    height: float
    found: list[dict[str, Any]]


class Laid(NamedTuple):
    """A line of text as it was laid out: the two ends of its baseline on the page, and its size."""

    x: float
    y: float
    end: float
    text: str
    size: float

    def lies_on(self, area: Bounds) -> bool:
        """Whether a part of it is seen in an area of the page."""
        across = self.x < area.right and area.left < self.end
        return across and self.y - self.size < area.bottom and area.top < self.y + self.size * 0.3


def characters(data: bytes) -> list[Read]:
    with pdfplumber.open(BytesIO(data)) as pdf:
        return [Read(float(page.width), float(page.height), list(page.chars)) for page in pdf.pages]


def words_on(page: Page) -> Iterator[Laid]:
    """Every line of text that is seen on a page, also of another one through a window."""
    for op in (*page.head, *flat(page.ops)):
        if isinstance(op, Text):
            yield Laid(op.x, op.y, op.x + width(op.text, op.style), op.text, op.style.size)
    for part in page.parts:
        for x, y, group in part.drawing.placed(part.source):
            for op in group.ops:
                if isinstance(op, Text):
                    start = part.x + (x + op.x - part.source.left) * part.scale
                    base = part.y + (y + op.y - part.source.top) * part.scale
                    end = start + width(op.text, op.style) * part.scale
                    yield Laid(start, base, end, op.text, op.style.size * part.scale)
    for window in page.windows:
        for word in words_on(window.page):
            if word.lies_on(window.source):
                yield Laid(
                    window.x + (word.x - window.source.left) * window.scale,
                    window.y + (word.y - window.source.top) * window.scale,
                    window.x + (word.end - window.source.left) * window.scale,
                    word.text,
                    word.size * window.scale,
                )


def packed(text: str) -> str:
    """A text without what line breaks, shaping and hidden characters make of it."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(
        one for one in text if not one.isspace() and one not in "\ufe0f\u200d\u202d\u202c"
    )


def is_said(title: str, text: str) -> bool:
    """Whether a title stands in a packed text; from right to left it is drawn word by word."""
    if any(unicodedata.bidirectional(one) in ("R", "AL") for one in title):
        return all(
            packed(word) in text or packed(word)[::-1] in text for word in title.split() if word
        )
    return packed(title) in text


def titles(document: Document, way: Way) -> list[str]:
    """What must be read on the pages of a layout."""
    found = []
    for journey in document.journeys():
        found.append(journey.title)
        found += [phase.title for phase in document.phases(journey.id)]
        language = document.project.language
        shown = [one for one in document.lanes(journey.id) if not one.hidden]
        if way.layout != "handout":
            found += [
                one.title or lane_type(one.kind).name.said(language)
                for one in shown
                if one.kind not in BUILT_IN
            ]
        if way.layout == "workshop":
            continue
        people = [one for one in document.personas() if one.id in journey.personas]
        found += [one.name for one in people]
        for phase in document.phases(journey.id):
            found += [one.title for one in document.touchpoints(phase.id)]
        found += [card.text for lane in shown for card in document.cards(lane.id)]
    return [title for title in found if title.strip()]


# -- the promises ----------------------------------------------------------------------------------


def hold(document: Document, way: Way, folder: Path) -> None:
    """Everything that must hold of a file, whatever is in it."""
    done = printed(document, way)
    pages = characters(done.data)
    _not_blank(done)
    _says_everything(document, way, pages)
    _says_it_once_and_in_its_place(done.paged, pages)
    if way.layout == "tiles":
        _sheets_cover_the_poster(done.paged)
    else:
        _stays_on_the_page(pages)
    _stays_in_its_box(done.paged)
    _sound(done, folder)


def _not_blank(done: Printed) -> None:
    pdf = pypdfium2.PdfDocument(done.data)
    assert len(pdf) == len(done.paged.pages)
    for number, page in enumerate(pdf):
        scale = min(1.0, 500 / max(page.get_size()))
        low, high = page.render(scale=scale).to_pil().convert("L").getextrema()
        assert high - low > 40, f"page {number + 1} is blank"
        page.close()
    pdf.close()


def _says_everything(document: Document, way: Way, pages: Sequence[Read]) -> None:
    text = packed("".join(one["text"] for page in pages for one in page.found))
    unsaid = [title for title in titles(document, way) if not is_said(title, text)]
    assert unsaid == []


def _says_it_once_and_in_its_place(paged: Paged, pages: Sequence[Read]) -> None:
    """Each word that was laid out is read once, every character where the word was measured."""
    for number, (page, read_) in enumerate(zip(paged.pages, pages, strict=True)):
        laid = list(words_on(page))
        wanted = Counter(packed("".join(word.text for word in laid)))
        found = Counter(packed("".join(one["text"] for one in read_.found)))
        assert found == wanted, f"page {number + 1}"
        lines: dict[int, list[Laid]] = {}
        for word in laid:
            for line in (int(word.y) - 1, int(word.y), int(word.y) + 1):
                lines.setdefault(line, []).append(word)
        astray = []
        for one in read_.found:
            y = read_.height - one["matrix"][5]
            near = lines.get(int(y), ())
            if not one["text"].isspace() and not any(
                abs(word.y - y) < NEAR
                and word.x - NEAR <= one["x0"] <= one["x1"] <= word.end + NEAR
                for word in near
            ):
                astray.append((one["text"], one["x0"], y))
        assert astray == [], f"page {number + 1}"


def _stays_on_the_page(pages: Sequence[Read]) -> None:
    for number, (width_, height, found) in enumerate(pages):
        beside = [
            (one["text"], one["x0"], one["top"])
            for one in found
            if not one["text"].isspace()
            and not (
                -NEAR <= one["x0"] <= one["x1"] <= width_ + NEAR
                and -NEAR <= one["top"] <= one["bottom"] <= height + NEAR
            )
        ]
        assert beside == [], f"beside page {number + 1}"


def _stays_in_its_box(paged: Paged) -> None:
    """What stands on a card, a pill or a chevron does not reach over its edge."""
    for page in paged.pages:
        for part in page.parts:
            for _, _, group in part.drawing.placed():
                if group.part not in BOXED:
                    continue
                box = group.bounds
                over = [
                    op.text
                    for op in group.ops
                    if isinstance(op, Text)
                    and not (
                        box.left <= op.x <= op.x + width(op.text, op.style) <= box.right + 0.01
                        and box.top <= op.y - op.style.size * 0.7 <= op.y <= box.bottom + 0.01
                    )
                ]
                assert over == [], (group.owner, group.part)


def _sheets_cover_the_poster(paged: Paged) -> None:
    """Every point of a poster is on a sheet: the sheets' windows leave nothing out."""
    shown: dict[int, list[Bounds]] = {}
    wholes = {}
    for page in paged.pages:
        (window,) = page.windows
        wholes[id(window.page)] = window.page
        if window.scale == 1.0:
            shown.setdefault(id(window.page), []).append(window.source)
            assert window.x + window.source.right - window.source.left <= page.width + 1e-6
            assert window.y + window.source.bottom - window.source.top <= page.height + 1e-6
    for key, whole in wholes.items():
        for across in _steps(shown[key], "left", "right"):
            for down in _steps(shown[key], "top", "bottom"):
                assert any(one.holds(across, down) for one in shown[key])
        assert max(one.right for one in shown[key]) == pytest.approx(whole.width)
        assert max(one.bottom for one in shown[key]) == pytest.approx(whole.height)
        assert min(one.left for one in shown[key]) == min(one.top for one in shown[key]) == 0


def _steps(windows: Iterable[Bounds], low: str, high: str) -> list[float]:
    ends = sorted({getattr(one, low) for one in windows} | {getattr(one, high) for one in windows})
    return [(first + last) / 2 for first, last in itertools.pairwise(ends)]


def _sound(done: Printed, folder: Path) -> None:
    if QPDF is None:
        pytest.skip("qpdf is not installed: all but the soundness of the file itself was tested")
    file = folder / "checked.pdf"
    file.write_bytes(done.data)
    said = subprocess.run([QPDF, "--check", str(file)], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr


def large(layout: str) -> Way:
    """A layout on the paper that it is meant for."""
    papers = {"poster": "A1", "tiles": "A2", "handout": "A4"}
    return Way(layout, papers.get(layout, "A3"))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", JOURNEYS)
def test_every_layout_says_everything_of_every_journey(
    name: str, layout: str, tmp_path: Path
) -> None:
    hold(document_of(name), large(layout), tmp_path)


PAPERS = [
    *(Way("page", paper, way) for paper in ("A4", "A2", "A0") for way in ("landscape", "portrait")),
    *(Way("page", paper) for paper in ("Letter", "Legal", "Tabloid", "ANSI C", "ANSI E")),
    Way("page", size=(300, 200)),
    Way("page", size=(5_000, 300)),
]
EVERY = [
    *PAPERS,
    *(Way("poster", paper) for paper in ("A3", "A0", "ANSI D")),
    Way("poster", "A1", "portrait"),
    *(Way("tiles", paper) for paper in ("A3", "A0", "ANSI E")),
    *(Way("handout", paper) for paper in ("A4", "A3", "Letter")),
    *(Way("workshop", paper, "portrait") for paper in ("A4", "A2", "A0")),
    Way("workshop", "Letter"),
]


@pytest.mark.parametrize("way", PAPERS, ids=str)
def test_every_paper_takes_a_whole_journey(way: Way, tmp_path: Path) -> None:
    hold(document_of("museum"), way, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("way", EVERY, ids=str)
@pytest.mark.parametrize("name", JOURNEYS)
def test_every_paper_takes_every_journey(name: str, way: Way, tmp_path: Path) -> None:
    hold(document_of(name), way, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", cases.names())
def test_every_layout_says_everything_of_published_journeys(
    name: str, layout: str, tmp_path: Path
) -> None:
    hold(document_of(name), large(layout), tmp_path)
