"""A file on its way in, beside the window: is it open already, what is in it, how does it look.

Here stands all that touches a disk, which may be a share that no longer answers, and all that
takes a while with a large map. Nothing of it belongs to Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf
from pathlib import Path
from typing import NamedTuple

from cjdesigner.errors import CJDError
from cjdesigner.gui.projectfile import same_file
from cjdesigner.gui.working import Told, Work
from cjdesigner.layout.map import MapLayout
from cjdesigner.layout.metrics import SCREEN, Look, Metrics
from cjdesigner.storage import lock, reader
from cjdesigner.storage.reader import Opened
from cjdesigner.timeline.document import Document

# the part of the whole that is done when the file has been read
_READ = 0.55


class Arrived(NamedTuple):
    """A file that has been read: its content, its lock or who has it, and its map laid out.

    What was found in a PDF is nobody's file, and is held by nobody.
    """

    opened: Opened
    held: lock.Lock | lock.Holder | None
    layout: MapLayout | None


class OpenAlready(NamedTuple):
    """The file is the one that an open project has as ``path``."""

    path: Path


class State(NamedTuple):
    """A state of a project that has been read, and the map of one of its journeys laid out.

    Without ``layout`` there is no journey, or one of more columns than was asked for.
    """

    document: Document
    layout: MapLayout | None


def reading(path: Path, open_now: Sequence[Path], look: Look) -> Work:
    """The work that reads ``path``, as ``Arrived``, or finds it among ``open_now``."""

    def work(told: Told) -> Arrived | OpenAlready:
        for other in open_now:
            if same_file(other, path):
                return OpenAlready(other)
        opened = reader.read(path, lambda part: told(_READ * part))
        layout = _laid_out(opened.document, "", look, told)
        held = None if opened.path is None else lock.acquire(path)
        try:
            told(1.0)
        except CJDError:
            if isinstance(held, lock.Lock):
                held.release()
            raise
        return Arrived(opened, held, layout)

    return work


def recalling(
    load: Callable[[Told], Document],
    look: Look,
    journey: str = "",
    most: float = inf,
    metrics: Metrics = SCREEN,
) -> Callable[[Told], State]:
    """The work that reads a state of a project, as ``State``, and lays out one of its journeys.

    That is ``journey``, or the first one where there is none of that identity; a journey of more
    than ``most`` columns is not laid out.
    """

    def work(told: Told) -> State:
        document = load(lambda part: told(_READ * part))
        return State(document, _laid_out(document, journey, look, told, most, metrics))

    return work


def laying(document: Document, journey: str, look: Look) -> Callable[[Told], MapLayout | None]:
    """The work that lays out a journey as ``recalling`` does: a ``MapLayout``, or ``None``."""
    return lambda told: _laid_out(document, journey, look, told)


def _laid_out(
    document: Document,
    journey: str,
    look: Look,
    told: Told,
    most: float = inf,
    metrics: Metrics = SCREEN,
) -> MapLayout | None:
    """A journey, or the one that a window shows first, drawn as far as that goes without one."""
    ids = [one.id for one in document.journeys()]
    if not ids:
        return None
    chosen = journey if journey in ids else ids[0]
    if len(document.columns(chosen)) > most:
        return None
    layout = MapLayout(
        document,
        chosen,
        metrics,
        look,
        progress=lambda part: told(_READ + (1 - _READ) * part),
    )
    # drawn when it is first asked for
    _ = layout.drawing
    return layout
