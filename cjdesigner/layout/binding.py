"""Pages bound to one document on paper: what the file says of itself, and what no font can draw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cjdesigner import words
from cjdesigner.layout.drawing import Below, Group, Notice, Page, Paged, Words
from cjdesigner.layout.later import Later
from cjdesigner.model.records import Journey
from cjdesigner.model.values import MapLanguage
from cjdesigner.timeline.document import Document
from cjdesigner.typeset.text import missing


def bound(
    document: Document,
    journeys: Sequence[str],
    pages: Sequence[Page],
    language: MapLanguage,
    author: str,
    warnings: Iterable[Notice] = (),
) -> Paged:
    """These pages of one or more journeys as one document.

    It is named after its only journey, or after the project; the warnings end with the characters
    that cannot be drawn, if there are any.
    """
    first = document.record(journeys[0], Journey)
    project = document.project.title
    title = first.title or project or words.say("page.untitled", language)
    return Paged(
        pages=tuple(pages),
        title=title if len(journeys) == 1 else project or title,
        author=author,
        subject=first.scenario,
        language=language,
        warnings=(*warnings, *_undrawable(pages)),
    )


def _undrawable(pages: Iterable[Page]) -> tuple[Notice, ...]:
    unknown = missing("".join(_unusual(pages)))
    if not unknown:
        return ()
    return (("page.warn.missing", (("characters", " ".join(sorted(unknown))),)),)


def _unusual(pages: Iterable[Page]) -> set[str]:
    """The texts on pages that are not all ASCII, which every face has."""
    found: set[str] = set()
    for page in pages:
        groups = [group for part in page.parts for group in part.drawing.groups()]
        for one in (*page.head, *page.ops, *groups):
            ops = one.ops if isinstance(one, Below | Group) else (one,)
            if isinstance(ops, Later):
                texts = [ops.text]
            else:
                texts = [op.text for op in ops if isinstance(op, Words)]
            found.update([text for text in texts if not text.isascii()])
    return found
