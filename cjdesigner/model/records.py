"""What a journey is: frozen records, one class a thing, with identities for what they refer to.

A record is never changed; :func:`replaced` gives a new one and checks it again. Unknown fields
are refused and numbers are finite. Levels are values of the journey's scale, shares are
fractions from 0 to 1, scores run from 0 to 10.
"""

from typing import Any, Literal, TypeVar

from cjdesigner.model import values as v
from cjdesigner.model.frozen import Frozen


class Record(Frozen):
    """What all records share: an identity, the one it was copied from, and further details."""

    id: v.Id
    origin: v.Id | None = None
    details: v.Details = ()


class Project(Record):
    """The container: whose journeys these are. There is exactly one, with the id ``project``."""

    type: Literal["project"] = "project"
    title: v.Title = ""
    organisation: v.Title = ""
    offer: v.Text = ""
    usp: v.Text = ""
    brand_story: v.Text = ""
    traveller: v.Slug = "customer"
    language: v.MapLanguage = "en"


class Persona(Record):
    """A type of customer that stands for a target group; its line runs over the map."""

    type: Literal["persona"] = "persona"
    order: v.Order
    name: v.Title = ""
    initials: v.Title = ""
    portrait: v.ImageId | None = None
    role: v.Title = ""
    target_group: v.Title = ""
    quote: v.Text = ""
    goals: v.Text = ""
    worries: v.Text = ""
    habits: v.Text = ""
    channels: v.Ids = ()
    evidence: v.Text = ""
    colour: v.Tint = ""
    dash: v.Dash = "solid"


class Channel(Record):
    """A channel of one's own, beside the shipped taxonomy."""

    type: Literal["channel"] = "channel"
    order: v.Order
    name: v.Title = ""
    media: v.OptionalSlug = ""
    mode: v.OptionalSlug = ""
    direction: v.OptionalSlug = ""
    icon: v.Slug = "touchpoint"


class Journey(Record):
    """A map: one journey of one or more personas."""

    type: Literal["journey"] = "journey"
    order: v.Order
    title: v.Title = ""
    kind: v.JourneyKind = "as_is"
    scenario: v.Text = ""
    scope: v.Text = ""
    level: v.ScopeLevel = ""
    starts: v.Text = ""
    ends: v.Text = ""
    personas: v.Ids = ()
    scale: v.Slug = "dutch6"
    model: v.OptionalSlug = ""
    pair: v.Id | None = None


class Phase(Record):
    """A chronological part of a journey. Without touchpoints it is one empty column."""

    type: Literal["phase"] = "phase"
    journey: v.Id
    order: v.Order
    title: v.Title = ""
    other_title: v.Title = ""
    description: v.Text = ""
    role: v.OptionalSlug = ""
    customer_goal: v.Text = ""
    organisation_goal: v.Text = ""
    score: v.Score | None = None
    target: v.Score | None = None
    weight: v.Weight | None = None
    key_variable: v.Title = ""
    emphasis: bool = False
    colour: v.Tint = ""


class Touchpoint(Record):
    """One column of the map: a moment where traveller and organisation meet, or could."""

    type: Literal["touchpoint"] = "touchpoint"
    phase: v.Id
    order: v.Order
    title: v.Title = ""
    contact: v.Contact = "real"
    action: v.Text = ""
    channels: v.Ids = ()
    place: v.Title = ""
    device: v.Title = ""
    moment: v.Title = ""
    need: v.Text = ""
    response: v.Text = ""
    initiative: v.Initiative = ""
    execution: v.Execution = ""
    party: v.Title = ""
    owner: v.Title = ""
    moment_of_truth: bool = False
    why_truth: v.Text = ""
    consistency: v.Consistency = "unchecked"
    personalisation: v.Personalisation = ""
    evidence: v.Text = ""
    duration: v.Title = ""
    tags: v.Tags = ()
    image: v.ImageId | None = None
    personas: v.Ids = ()
    opens: v.Id | None = None


class Experience(Record):
    """How a touchpoint felt to a persona in a round.

    Persona ``None`` is the journey's own traveller, round ``None`` the estimate. ``answers`` are
    the numbers of answers per level of the scale, lowest first.
    """

    type: Literal["experience"] = "experience"
    touchpoint: v.Id
    persona: v.Id | None = None
    round: v.Id | None = None
    level: v.Level | None = None
    expected: v.Level | None = None
    expectation: v.Text = ""
    note: v.Text = ""
    answers: v.Counts = ()


class Link(Record):
    """A way between two touchpoints, or two phases; an exit may lead nowhere (``target`` None)."""

    type: Literal["link"] = "link"
    source: v.Id
    target: v.Id | None = None
    kind: v.LinkKind = "next"
    condition: v.Title = ""
    share: v.Share | None = None


class Lane(Record):
    """A row of the map; what kind it is says whether it holds cards or shows a field."""

    type: Literal["lane"] = "lane"
    journey: v.Id
    order: v.Order
    kind: v.Slug = "note"
    title: v.Title = ""
    hidden: bool = False
    persona: v.Id | None = None


class Card(Record):
    """One entry in a lane, from its ``first`` to its ``last`` column."""

    type: Literal["card"] = "card"
    lane: v.Id
    first: v.Id
    last: v.Id
    order: v.Order
    text: v.Text = ""
    kind: v.CardKind = "note"
    evidence: v.EvidenceKind = ""
    source: v.Title = ""
    tags: v.Tags = ()
    votes: v.Count = 0
    image: v.ImageId | None = None
    link: v.Address = ""
    answers: v.Ids = ()
    impact: v.Grade | None = None
    effort: v.Grade | None = None
    owner: v.Title = ""
    status: v.Status = ""
    due: v.Date = ""


class Round(Record):
    """A dated measurement."""

    type: Literal["round"] = "round"
    order: v.Order
    title: v.Title = ""
    date: v.Date = ""


class Snapshot(Record):
    """A named version of the project: its canonical file, deflated, as base64."""

    type: Literal["snapshot"] = "snapshot"
    order: v.Order
    title: v.Title = ""
    date: v.Date = ""
    content: v.Base64 = ""


class View(Record):
    """Which lanes, personas, zoom and place a journey is looked at with."""

    type: Literal["view"] = "view"
    journey: v.Id
    order: v.Order
    title: v.Title = ""
    lanes: v.Ids = ()
    personas: v.Ids = ()
    zoom: v.Zoom = 1.0
    x: v.Points = 0.0
    y: v.Points = 0.0


class Print(Record):
    """How the project is printed; there is at most one, with the id ``print``.

    Lengths are millimetres. ``width`` and ``height`` are a paper of one's own, used where both are
    set; ``margin`` ``None`` is the paper's own. ``tile_paper`` is the sheet of the printer that a
    poster is spread over. Empty ``journeys``, ``lanes``, ``personas`` or ``phases`` mean all of
    them. ``form`` is the kind of file, and ``dpi`` the dots to the inch of a picture.
    """

    type: Literal["print"] = "print"
    layout: v.PrintLayout = "page"
    form: v.PrintForm = "pdf"
    dpi: v.Dpi = 150
    transparent: bool = False
    paper: v.Title = "A3"
    orientation: v.PaperOrientation = "landscape"
    width: v.Millimetres | None = None
    height: v.Millimetres | None = None
    margin: v.Millimetres | None = None
    bleed: v.Millimetres = 0.0
    marks: bool = False
    tile_paper: v.Title = "A4"
    tile_orientation: v.PaperOrientation = "portrait"
    tile_margin: v.Millimetres = 7.0
    overlap: v.Millimetres = 10.0
    journeys: v.Ids = ()
    lanes: v.Ids = ()
    personas: v.Ids = ()
    phases: v.Ids = ()
    title: bool = True
    legend: bool = True
    actions: bool = True
    numbers: bool = True
    date: bool = False
    version: v.Title = ""
    note: v.Text = ""
    colour: v.Tint = ""
    logo: v.ImageId | None = None


class Image(Record):
    """A repainted picture; its id is the sha256 of its content. Width and height in pixels.

    ``alt`` says what it shows, for who does not see it.
    """

    type: Literal["image"] = "image"
    media: v.ImageMedia
    width: v.Pixels
    height: v.Pixels
    data: v.Base64
    alt: v.Title = ""


AnyRecord = (
    Project
    | Persona
    | Channel
    | Journey
    | Phase
    | Touchpoint
    | Experience
    | Link
    | Lane
    | Card
    | Round
    | Snapshot
    | View
    | Print
    | Image
)

# the stable order of the file
TYPES: tuple[type[AnyRecord], ...] = (
    Project,
    Persona,
    Channel,
    Journey,
    Phase,
    Touchpoint,
    Experience,
    Link,
    Lane,
    Card,
    Round,
    Snapshot,
    View,
    Print,
    Image,
)

PROJECT_ID = "project"
PRINT_ID = "print"

# which fields refer to which kinds of record; a journey's persona is a reference, a name is not
REFERENCES: dict[str, dict[str, tuple[str, ...]]] = {
    "project": {},
    "persona": {"portrait": ("image",), "channels": ("channel",)},
    "channel": {},
    "journey": {"personas": ("persona",), "pair": ("journey",)},
    "phase": {"journey": ("journey",)},
    "touchpoint": {
        "phase": ("phase",),
        "channels": ("channel",),
        "image": ("image",),
        "personas": ("persona",),
        "opens": ("journey",),
    },
    "experience": {"touchpoint": ("touchpoint",), "persona": ("persona",), "round": ("round",)},
    "link": {"source": ("touchpoint", "phase"), "target": ("touchpoint", "phase")},
    "lane": {"journey": ("journey",), "persona": ("persona",)},
    "card": {
        "lane": ("lane",),
        "first": ("touchpoint", "phase"),
        "last": ("touchpoint", "phase"),
        "image": ("image",),
        "answers": ("card",),
    },
    "round": {},
    "snapshot": {},
    "view": {"journey": ("journey",), "lanes": ("lane",), "personas": ("persona",)},
    "print": {
        "journeys": ("journey",),
        "lanes": ("lane",),
        "personas": ("persona",),
        "phases": ("phase",),
        "logo": ("image",),
    },
    "image": {},
}

R = TypeVar("R", bound=Record)


def replaced(record: R, **values: Any) -> R:
    """``record`` with other values, checked again.

    Raises pydantic's ``ValidationError`` where a value does not fit.
    """
    return type(record).model_validate({**dict(record), **values})


def references(record: AnyRecord) -> list[tuple[str, str]]:
    """The fields of ``record`` that refer to others, each with the identity it holds."""
    # a large project has hundreds of thousands of them: this is the inner loop of opening one
    found: list[tuple[str, str]] = []
    for field in REFERENCES[record.type]:
        value = getattr(record, field)
        if not value:
            continue
        if value.__class__ is str:
            found.append((field, value))
        else:
            found += [(field, identity) for identity in value]
    return found
