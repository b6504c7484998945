"""The kinds of thing that ship with the program: frozen, light to make, in both languages.

They are plain named tuples and no records, because the data are our own (a test checks them) and
the first window waits for them: making a class of data anew at every start takes ten times as long.
"""

from bisect import bisect_right
from operator import attrgetter
from typing import Literal, NamedTuple, Protocol

from cjdesigner.words import Language

Content = Literal[
    "text", "quote", "image", "score", "metric", "channel", "actor", "icon", "separator"
]
Face = Literal["very_sad", "sad", "worried", "neutral", "slight_smile", "smile", "big_smile"]
FieldType = Literal["text", "long_text", "number", "choice", "date", "boolean", "tags"]


class Named(Protocol):
    """Anything shipped that has a name in both languages."""

    @property
    def name(self) -> "Bilingual": ...


class Bilingual(NamedTuple):
    """A text in both languages."""

    nl: str
    en: str

    def said(self, language: Language) -> str:
        """The text in one of them."""
        return self.nl if language == "nl" else self.en


class Word(NamedTuple):
    """A choice from a vocabulary. Only words for the traveller have a plural."""

    id: str
    name: Bilingual
    help: Bilingual | None = None
    plural: Bilingual | None = None


class Group(NamedTuple):
    """Things that are offered together, by their ids."""

    id: str
    name: Bilingual
    ids: tuple[str, ...]


class ShippedChannel(NamedTuple):
    """A channel of the taxonomy; ``human`` says that the traveller meets a human there."""

    id: str
    name: Bilingual
    media: str
    mode: str
    direction: str
    group: str
    human: bool
    icon: str


class LaneType(NamedTuple):
    """A kind of lane: it shows a field ("Touchpoint.owner"), holds cards, or separates.

    ``card`` is the kind of card that is typed there; None where nothing is typed as a card.
    """

    id: str
    name: Bilingual
    question: Bilingual
    group: str
    content: Content
    shows: str | None
    card: str | None


class ScaleLevel(NamedTuple):
    """A named level of a scale, with the face that stands for it."""

    value: float
    label: Bilingual
    face: Face


_VALUE = attrgetter("value")


class Scale(NamedTuple):
    """A scale for experiences, levels from low to high.

    ``neutral`` is the place of the neutral line, a fraction from 0 (lowest level) to 1 (highest).
    An ordinal scale knows its levels alone; a numeric one goes in steps of ``step``.
    """

    id: str
    name: Bilingual
    kind: Literal["ordinal", "numeric"]
    levels: tuple[ScaleLevel, ...]
    neutral: float
    step: float | None
    note: Bilingual

    def position(self, value: float) -> float:
        """The height of a value, a fraction from 0 to 1; levels of ordinal scales by rank.

        A value beyond the scale lies on its border.
        """
        low, high = self.levels[0].value, self.levels[-1].value
        value = min(max(value, low), high)
        if self.kind == "numeric":
            return (value - low) / (high - low)
        most = len(self.levels) - 1
        rank = min(bisect_right(self.levels, value, key=_VALUE), most)
        below, above = self.levels[rank - 1].value, self.levels[rank].value
        return (rank - 1 + (value - below) / (above - below)) / most

    def value_at(self, position: float) -> float:
        """The value nearest to a height from 0 to 1: a level, or a whole number of steps."""
        position = min(max(position, 0.0), 1.0)
        low, high = self.levels[0].value, self.levels[-1].value
        if self.step is not None:
            return min(low + round(position * (high - low) / self.step) * self.step, high)
        return self.levels[int(position * (len(self.levels) - 1) + 0.5)].value

    def level(self, value: float) -> ScaleLevel:
        """The named level nearest to a value; the higher one halfway."""
        for level in self.levels:
            if level.value == value:
                return level
        return min(self.levels, key=lambda level: (abs(level.value - value), -level.value))


class Measure(NamedTuple):
    """A survey question with its range and how its answers become one number."""

    id: str
    name: Bilingual
    question: Bilingual
    minimum: float
    maximum: float
    result: Bilingual
    note: Bilingual


class Emotion(NamedTuple):
    """A word for a feeling."""

    id: str
    name: Bilingual
    face: Face


class Field(NamedTuple):
    """A further detail of a record: its key, what may stand in it, and its place."""

    key: str
    record: str
    type: FieldType
    name: Bilingual
    help: Bilingual
    group: Bilingual
    choices: tuple[Word, ...]


class Check(NamedTuple):
    """A question of the kompas; ``message`` has ``{places}``, ``limits`` can be adjusted."""

    id: str
    name: Bilingual
    severity: Literal["error", "warning", "hint"]
    message: Bilingual
    limits: tuple[tuple[str, float], ...]


class ModelTouchpoint(NamedTuple):
    """A touchpoint that a model proposes; ``level`` is a value of the model's scale or None."""

    title: Bilingual
    channels: tuple[str, ...]
    contact: str
    action: Bilingual | None
    level: float | None
    moment_of_truth: bool
    execution: str
    personalisation: str


class ModelPhase(NamedTuple):
    """A phase of a model, with what a first map of it can be filled with.

    ``cards`` are cards for lanes of the model, by the lane's id.
    """

    id: str
    name: Bilingual
    description: Bilingual
    role: str
    goals: tuple[Bilingual, ...]
    questions: tuple[Bilingual, ...]
    feelings: tuple[Bilingual, ...]
    touchpoints: tuple[ModelTouchpoint, ...]
    channels: tuple[str, ...]
    metrics: tuple[Bilingual, ...]
    organisation_goal: Bilingual | None
    key_variable: Bilingual | None
    cards: tuple[tuple[str, tuple[Bilingual, ...]], ...]


class ModelLink(NamedTuple):
    """A way between two phases of a model; an exit has no target."""

    source: str
    target: str | None
    kind: str
    name: Bilingual


class JourneyModel(NamedTuple):
    """A theory of how journeys go, and the template that is made from it.

    ``loops`` are the ways back among ``links``, as pairs of phase ids; ``kind`` is the kind of
    journey that a map from this model starts as; ``traveller`` the id of the fitting word.
    """

    id: str
    name: Bilingual
    author: str | None
    traveller: str
    kind: str
    when: Bilingual
    description: Bilingual
    scope: Bilingual
    loops: tuple[tuple[str, str], ...]
    links: tuple[ModelLink, ...]
    scale: str
    lanes: tuple[str, ...]
    phases: tuple[ModelPhase, ...]
    note: Bilingual | None
