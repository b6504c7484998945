"""A project being edited: the one door for every edit, with its history, selection and listeners.

Running a change: behaviours add what follows from it, the document checks and applies it, history
and journal get it, and everybody hears of it once. A change that fails leaves no trace.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from cjdesigner.editing import behaviours
from cjdesigner.editing.history import History, ReadBack, Step
from cjdesigner.editing.room import Room
from cjdesigner.model.change import Change, Label
from cjdesigner.model.records import AnyRecord, Card, Experience, Journey, Link, Touchpoint
from cjdesigner.timeline.document import Document

Journal = Callable[[Change], None]
KeepTyping = Callable[[Change | None], None]


class DocumentChanged(NamedTuple):
    """What everybody hears after an edit, when the document is whole again.

    ``change`` is what happened to the document (after an undo: the inverse). ``initiator`` is who
    ran it, so that the panel that is being typed in can leave itself alone. ``selection`` is the
    selection now, ``journey`` the journey that the change touches, if it touches one.
    """

    change: Change
    cause: Literal["do", "undo", "redo"]
    initiator: object | None
    selection: tuple[str, ...]
    journey: str | None


class Session:
    """One project being edited.

    ``document``, ``history``, ``selection`` (ids) and ``journey`` (id of the journey in view, ""
    where there is none) are to be read; edits go through :meth:`run`.
    """

    def __init__(
        self,
        document: Document,
        journal: Journal | None = None,
        read_back: ReadBack | None = None,
        size: int | None = None,
        keep_typing: KeepTyping | None = None,
    ) -> None:
        """``journal`` is called with every change, undone and redone ones among them.

        With ``read_back(first, last)``, which gives the changes that the journal was handed as
        numbers ``first`` to ``last`` (the first one is 1), steps beyond the nearest thousand leave
        the memory. ``size`` is that of the document in bytes as saved, if it is known.
        ``keep_typing`` is called with what is being typed, ``None`` where nothing is any more.
        """
        self.document = document
        self._space = Room(document, size)
        self.history = History(read_back)
        self.selection: tuple[str, ...] = ()
        journeys = document.journeys()
        self.journey = journeys[0].id if journeys else ""
        self._journal, self._keep_typing = journal, keep_typing
        self._entries = 0
        self._listeners: list[Callable[[DocumentChanged], None]] = []
        self._watchers: list[Callable[[tuple[str, ...]], None]] = []
        self._waiting: deque[DocumentChanged] = deque()
        self._telling = False
        self._told_selection: tuple[str, ...] = ()

    # -- editing -------------------------------------------------------------------------------

    def run(
        self,
        change: Change,
        *,
        gesture: str | None = None,
        initiator: object | None = None,
        select: Iterable[str] | None = None,
        whole: bool = False,
    ) -> bool:
        """Carry out a change; ``False`` where it is empty and nothing happened.

        Changes of one ``gesture`` become one step. ``select`` is selected afterwards; without it
        the selection stays, but for what is gone. A ``whole`` change leads from one sound document
        to another, as bringing back an older state does: nothing follows from it. Raises
        ``CJDError`` where the change does not fit, and whatever the journal raises: nothing has
        changed then. What a listener raises comes after everybody has heard.
        """
        done = change if whole else behaviours.completed(self.document, change)
        if not done:
            return False
        if not whole:
            self._space.check(done)
        before = self.selection
        viewed = self.document.journeys()
        self._carry_out(done)
        self.selection = self._existing(before if select is None else select)
        self.history.push(
            Step(
                done,
                done.label,
                gesture,
                done.ids(),
                (self._entries, self._entries),
                before,
                self.selection,
            )
        )
        self._keep_a_journey(viewed)
        self._tell(DocumentChanged(done, "do", initiator, self.selection, self._touched(done)))
        return True

    def keep_typing(self, change: Change | None) -> None:
        """Have the journal keep ``change``, which a field that is typed in would make if left now.

        Neither document nor history hear of it. ``None`` where nothing is being typed any more.
        """
        if self._keep_typing is not None:
            done = change and behaviours.completed(self.document, change)
            self._keep_typing(done or None)

    def undo(self) -> DocumentChanged | None:
        """Take the last step back, with the selection of then; ``None`` where there is none."""
        step = self.history.last_done()
        if step is None or step.change is None:
            return None
        return self._travel(step.change.inverse(), "undo", step.before)

    def redo(self) -> DocumentChanged | None:
        """Do the step undone last again; ``None`` where there is none."""
        step = self.history.first_undone()
        if step is None or step.change is None:
            return None
        return self._travel(step.change, "redo", step.after)

    @property
    def undo_label(self) -> Label | None:
        """The name of what undo would take back."""
        return self.history.undo_label

    @property
    def redo_label(self) -> Label | None:
        """The name of what redo would do again."""
        return self.history.redo_label

    @property
    def modified(self) -> bool:
        """Whether the document differs from what stands on disk."""
        return not self.history.at_saved

    def mark_saved(self) -> None:
        """The document as it is now stands on disk."""
        self.history.mark_saved()

    def mark_unsaved(self) -> None:
        """The document stands nowhere on disk: recovered, or made from a model."""
        self.history.mark_unsaved()

    # -- looking -------------------------------------------------------------------------------

    def view(self, journey: str) -> None:
        """Look at another journey. Raises ``KeyError`` where there is none of that id."""
        self.document.record(journey, Journey)
        if journey != self.journey:
            self.journey = journey
            self.select(())

    def select(self, ids: Iterable[str]) -> None:
        """Select these things and nothing else; what does not exist is left out."""
        selection = self._existing(ids)
        if selection != self.selection:
            self.selection = selection
            self._tell_selection()

    def subscribe(self, listener: Callable[[DocumentChanged], None]) -> Callable[[], None]:
        """Hear of every change, once each; call what comes back to hear no more.

        A change of the selection that comes with an edit is told in the same notification.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def subscribe_selection(self, watcher: Callable[[tuple[str, ...]], None]) -> Callable[[], None]:
        """Hear of every other selection, also one that comes with an edit."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    # -- inside --------------------------------------------------------------------------------

    def _carry_out(self, change: Change) -> None:
        self.document.apply(change)
        if self._journal is not None:
            try:
                self._journal(change)
            except BaseException:
                self.document.apply(change.inverse())
                raise
        self._space.carried_out(change)
        self._entries += 1

    def _travel(
        self, change: Change, cause: Literal["undo", "redo"], selection: tuple[str, ...]
    ) -> DocumentChanged:
        viewed = self.document.journeys()
        self._carry_out(change)
        if cause == "undo":
            self.history.went_back()
        else:
            self.history.went_on()
        touched = self._touched(change)
        if touched is not None:
            self.journey = touched
        self._keep_a_journey(viewed)
        # what was selected then may stand in another journey than the one that is looked at now
        here = (None, self.journey)
        found = self._existing(selection)
        self.selection = tuple(one for one in found if self.document.journey_of(one) in here)
        event = DocumentChanged(change, cause, None, self.selection, touched)
        self._tell(event)
        return event

    def _existing(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(id_ for id_ in dict.fromkeys(ids) if id_ in self.document)

    def _keep_a_journey(self, viewed: list[Journey]) -> None:
        """Where the journey in view is gone, look at the one that stood beside it."""
        if self.journey in self.document:
            return
        ids = [journey.id for journey in viewed]
        place = ids.index(self.journey) if self.journey in ids else 0
        left = self.document.journeys()
        self.journey = left[min(max(place - 1, 0), len(left) - 1)].id if left else ""

    def _touched(self, change: Change) -> str | None:
        """The journey that a change touches, the one in view rather than another."""
        gone = {edit.id: edit.before for edit in change.edits if edit.before is not None}
        found = []
        for edit in change.edits:
            journey = _home(edit.record, self.document, gone)
            if journey is not None and journey in self.document:
                if journey == self.journey:
                    return journey
                found.append(journey)
        return found[0] if found else None

    def _tell(self, event: DocumentChanged) -> None:
        """Tell everybody; an edit made by a listener is told after this one, in order."""
        self._waiting.append(event)
        if self._telling:
            return
        self._telling = True
        first: BaseException | None = None
        try:
            while self._waiting:
                told = self._waiting.popleft()
                for listener in tuple(self._listeners):
                    try:
                        listener(told)
                    except Exception as error:
                        first = first or error
        finally:
            self._telling = False
        try:
            self._tell_selection()
        except Exception as error:
            first = first or error
        if first is not None:
            raise first

    def _tell_selection(self) -> None:
        if self.selection == self._told_selection:
            return
        self._told_selection = self.selection
        for watcher in tuple(self._watchers):
            watcher(self.selection)


def _home(record: AnyRecord, document: Document, gone: dict[str, AnyRecord]) -> str | None:
    """The journey in which a record stands or stood."""
    found: AnyRecord | None = record
    while found is not None:
        match found:
            case Journey():
                return found.id
            case Touchpoint():
                above = found.phase
            case Experience():
                above = found.touchpoint
            case Link():
                above = found.source
            case Card():
                above = found.lane
            case _:
                return getattr(found, "journey", None)
        found = document.get(above) or gone.get(above)
    return None
