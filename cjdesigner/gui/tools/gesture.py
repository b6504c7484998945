"""What all gestures share: what they see of the window, what they show, and how they end.

While a gesture lasts the document is not touched. It says what is to be shown as a ``Feedback``;
its end runs one verb through the stage, and leaving it out leaves no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from cjdesigner.editing.rules import Answer, Refused
from cjdesigner.gui.canvas.sheet import Sheet
from cjdesigner.layout.drawing import Bounds
from cjdesigner.model.change import Change, Label
from cjdesigner.timeline.document import Document

# a press becomes a drag after this many pixels, which also fix the axis
THRESHOLD = 6.0

# what of a change is to be selected
Picker = Callable[[Change], Iterable[str]]


class Pointer(NamedTuple):
    """Where the pointer is: on the map in points, in the viewport in pixels.

    ``extend`` says that Shift or Ctrl is held: add to what is selected.
    """

    x: float
    y: float
    view_x: float
    view_y: float
    extend: bool = False


class Ghost(NamedTuple):
    """Things that follow the pointer: their parts, moved by so many points.

    With a ``persona`` ("" for the journey's own traveller) only that one's nodes come along.
    """

    ids: tuple[str, ...]
    parts: frozenset[str]
    dx: float
    dy: float
    persona: str | None = None


class Feedback(NamedTuple):
    """What a gesture shows while it lasts; all places in points of the map.

    ``landing`` are lines (boxes without width or height) where the thing would land, ``lit`` the
    things that would take it in, ``frame`` an outline that is being dragged, ``band`` a rubber
    band and ``caught`` what is in it, ``rubber`` a line being drawn, ``note`` and ``refusal``
    words at the pointer.
    """

    ghost: Ghost | None = None
    landing: tuple[Bounds, ...] = ()
    lit: tuple[Bounds, ...] = ()
    frame: Bounds | None = None
    band: Bounds | None = None
    caught: tuple[Bounds, ...] = ()
    rubber: tuple[float, float, float, float] | None = None
    note: str = ""
    refusal: str = ""


NOTHING = Feedback()


class Stage(Protocol):
    """What gestures see of the canvas and may do."""

    @property
    def sheet(self) -> Sheet:
        """The map."""

    @property
    def zoom(self) -> float:
        """Pixels per point."""

    @property
    def persona(self) -> str | None:
        """Whose line is being worked on."""

    def run(self, verb: Callable[[], Change], select: Iterable[str] | Picker | None = None) -> bool:
        """Carry out one step; a refusal is shown and changes nothing.

        ``select`` is selected afterwards: these things, or what it picks from the change.
        """

    def select(self, ids: Iterable[str]) -> None:
        """Select these things."""

    def open_text(self, identity: str) -> None:
        """Let the text of a thing that has just been added be typed in place."""

    def say(self, label: Label) -> str:
        """A sentence of the rooms that know no Qt, in the language of the interface."""


class Gesture:
    """One gesture from press to release. ``move`` says what to show."""

    def __init__(self, stage: Stage, pressed: Pointer) -> None:
        self.stage = stage
        self.pressed = pressed

    @property
    def sheet(self) -> Sheet:
        """The map."""
        return self.stage.sheet

    @property
    def document(self) -> Document:
        """The project."""
        return self.stage.sheet.document

    def move(self, pointer: Pointer) -> Feedback:
        """The pointer is here now."""
        raise NotImplementedError

    def finish(self, pointer: Pointer) -> None:
        """The button is let go here."""
        raise NotImplementedError

    def refused(self, answer: Answer) -> str:
        """Why not, as a sentence; "" where it is allowed."""
        return self.stage.say(answer.reason) if isinstance(answer, Refused) else ""


def added(change: Change) -> tuple[str, ...]:
    """The first thing that a change adds, to be selected."""
    return tuple(edit.id for edit in change.edits if edit.before is None)[:1]


def touched(change: Change) -> tuple[str, ...]:
    """The first thing that a change adds or changes, to be selected."""
    return tuple(edit.id for edit in change.edits)[:1]


def upright(x: float, top: float, bottom: float) -> Bounds:
    """A landing line between two columns."""
    return Bounds(x, top, x, bottom)


def level(left: float, right: float, y: float) -> Bounds:
    """A landing line between two rows or cards."""
    return Bounds(left, y, right, y)
