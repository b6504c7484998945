"""What was done, so that it can be undone and done again, with names and the selection of then.

A gesture (a drag, a burst of typing) is one step: changes of the same verb, gesture and things
merge, but never across the saved mark or after an undo. Undo has no limit: where the older steps
can be read back from the journal, only the nearest thousand stay in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from typing import NamedTuple

from cjdesigner.model.change import Change, Label

NEAR = 1_000

# one for all steps: an empty frozenset of its own takes 216 bytes, which a long day adds up
_NOTHING: frozenset[str] = frozenset()

# the changes handed to the journal as numbers first to last, counted from 1
ReadBack = Callable[[int, int], Iterable[Change]]


class Step(NamedTuple):
    """One thing that a person did. ``change`` is ``None`` while it stands in the journal alone."""

    change: Change | None
    label: Label
    gesture: str | None
    ids: frozenset[str]
    entries: tuple[int, int]
    before: tuple[str, ...]
    after: tuple[str, ...]

    def goes_with(self, later: Step) -> bool:
        """Whether ``later`` continues the same gesture."""
        return (
            self.gesture is not None
            and self.gesture == later.gesture
            and self.label.key == later.label.key
            and not self.ids.isdisjoint(later.ids)
        )


class History:
    """The steps, the place among them, and the mark of what stands on disk."""

    def __init__(self, read_back: ReadBack | None = None, near: int = NEAR) -> None:
        self._steps: list[Step] = []
        self._place = 0
        self._saved: int | None = 0
        self._open = False
        self._read_back = read_back
        self._near = near
        self._labels: dict[Label, Label] = {}

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def place(self) -> int:
        """How many steps are done and not undone."""
        return self._place

    @property
    def undo_label(self) -> Label | None:
        """The name of what undo would take back."""
        return self._steps[self._place - 1].label if self._place else None

    @property
    def redo_label(self) -> Label | None:
        """The name of what redo would do again."""
        return self._steps[self._place].label if self._place < len(self._steps) else None

    @property
    def at_saved(self) -> bool:
        """Whether the document is as it stands on disk."""
        return self._saved == self._place

    def mark_saved(self) -> None:
        """The document as it is now stands on disk."""
        self._saved = self._place

    def mark_unsaved(self) -> None:
        """No state of the document stands on disk: recovered, or made from a model."""
        self._saved = None

    def push(self, step: Step) -> None:
        """A step has been done; what had been undone before it is forgotten."""
        if self._saved is not None and self._saved > self._place:
            self._saved = None
        del self._steps[self._place :]
        last = self._steps[-1] if self._steps else None
        if last and last.change and step.change and self._may_merge(last, step):
            change = last.change.then(step.change)
            if change:
                self._steps[-1] = last._replace(
                    change=change,
                    ids=last.ids | step.ids,
                    entries=(last.entries[0], step.entries[1]),
                    after=step.after,
                )
            else:
                self._steps.pop()
        else:
            self._steps.append(step)
        self._place = len(self._steps)
        self._open = True
        self._leave_far_ones()

    def last_done(self) -> Step | None:
        """The step that undo takes back, with its change."""
        return self._whole(self._place - 1) if self._place else None

    def first_undone(self) -> Step | None:
        """The step that redo does again, with its change."""
        return self._whole(self._place) if self._place < len(self._steps) else None

    def went_back(self) -> None:
        """The last step done has been undone."""
        self._place -= 1
        self._open = False
        self._leave_far_ones()

    def went_on(self) -> None:
        """The first step undone has been done again."""
        self._place += 1
        self._open = False
        self._leave_far_ones()

    def _may_merge(self, last: Step, step: Step) -> bool:
        return self._open and not self.at_saved and last.goes_with(step)

    def _whole(self, index: int) -> Step:
        step = self._steps[index]
        if step.change is None and self._read_back is not None:
            changes = self._read_back(*step.entries)
            step = step._replace(change=reduce(Change.then, changes))
            self._steps[index] = step
        return step

    def _leave_far_ones(self) -> None:
        if self._read_back is None:
            return
        for index in (self._place - self._near - 1, self._place + self._near):
            if 0 <= index < len(self._steps):
                step = self._steps[index]
                label = self._labels.setdefault(step.label, step.label)
                # only the newest step is ever continued, so no other needs to know what it touched
                self._steps[index] = step._replace(change=None, label=label, ids=_NOTHING)
