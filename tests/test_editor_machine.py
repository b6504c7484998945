"""Random edits through the verbs of a session, as no person would make them.

Whatever was done: the document is as sound as one that was opened, undoing all of it gives the
first document back byte for byte, redoing all of it the last, and what is saved opens the same.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from builders import assert_consistent, document, state
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from strategies import LEVELS, SHARES, TEXTS

from cjdesigner.editing import (
    behaviours,
    cards,
    channels,
    clipboard,
    common,
    experiences,
    journeys,
    lanes,
    links,
    personas,
    phases,
    selection,
    touchpoints,
)
from cjdesigner.editing.session import DocumentChanged, Session
from cjdesigner.errors import RefusedError
from cjdesigner.model import ids
from cjdesigner.model.change import Change, Label
from cjdesigner.model.records import Card, Journey, Lane, Link, Persona, Phase, Touchpoint
from cjdesigner.storage.reader import read_bytes
from cjdesigner.storage.writer import to_bytes
from cjdesigner.timeline.document import Document

PICK = st.integers(0, 10_000)
PICKS = st.lists(PICK, min_size=1, max_size=4)
INDEX = st.integers(-1, 9)
FEWEST_TO_GROW = 120


class Editor(RuleBasedStateMachine):
    """A person without a plan."""

    def __init__(self) -> None:
        super().__init__()
        # the same rules have to give the same identities every time
        ids.use_source(map("n{:04}".format, count()).__next__)
        held = document(
            cards=[
                ("a", "thoughts", "look", "pay"),
                ("b", "pains", "choose", "wait"),
                ("c", "pains", "use", "use"),
            ],
            links=[("l", "pay", "look", "back"), ("p", "get", "buy", "loop")],
            personas=("ann", "bob"),
            levels={("look", "ann"): 3.0, ("pay", "bob"): 6.0},
        )
        self.journal: list[Change] = []
        self.typing: Change | None = None
        self.session = Session(held, self.journal.append, keep_typing=self.keep_typing)
        self.first = to_bytes(held.records())
        self.clip = ""
        self.heard: list[DocumentChanged] = []
        self.session.subscribe(self.heard.append)

    # -- adding ------------------------------

    @rule(index=INDEX, title=TEXTS, role=st.sampled_from(["", "lead"]))
    def add_phase(self, index: int, title: str, role: str) -> None:
        self.run(lambda held: phases.add(held, self.journey, index, title, role=role))

    @rule(phase=PICK, index=INDEX, title=TEXTS, level=LEVELS)
    def add_touchpoint(self, phase: int, index: int, title: str, level: float | None) -> None:
        if home := self.one(Phase, phase):
            self.run(lambda held: touchpoints.add(held, home, index, title, level))

    @rule(lane=PICK, first=PICK, last=PICK, text=TEXTS, index=st.one_of(st.none(), INDEX))
    def add_card(self, lane: int, first: int, last: int, text: str, index: int | None) -> None:
        home, begin, end = self.one(Lane, lane), self.column(first), self.column(last)
        if home and begin and end:
            self.run(lambda held: cards.add(held, home, begin, text, end, index))

    @rule(kind=st.sampled_from(["quote", "owner", "phase_goal", "line_visibility", "touchpoint"]))
    def add_lane(self, kind: str) -> None:
        self.run(lambda held: lanes.add(held, self.journey, kind, 1))

    @rule(source=PICK, end=PICK, share=SHARES, condition=TEXTS)
    def add_link(self, source: int, end: int, share: float | None, condition: str) -> None:
        kind = Phase if source % 5 == 0 else Touchpoint
        ends = self.one(kind, source), self.one(kind, end)
        if ends[0]:
            other = ends[1] if end % 7 else None
            self.run(lambda held: links.add(held, ends[0] or "", other, None, condition, share))

    @rule(name=TEXTS, here=st.booleans())
    def add_persona(self, name: str, here: bool) -> None:
        self.run(lambda held: personas.add(held, name, journey=self.journey if here else None))

    @rule(name=TEXTS, touchpoint=PICK)
    def add_channel(self, name: str, touchpoint: int) -> None:
        self.run(lambda held: channels.add(held, name))
        met, own = self.one(Touchpoint, touchpoint), self.session.document.own_channels()
        if met and own:
            self.run(lambda held: channels.set_on(held, [met], own[-1].id))

    @rule(which=PICK, kind=st.sampled_from(["as_is", "to_be"]))
    def duplicate_journey(self, which: int, kind: Any) -> None:
        if self.may_grow() and (journey := self.one(Journey, which)):
            self.run(lambda held: journeys.duplicate(held, journey, kind))

    @rule(model=st.sampled_from(["ikea_visit", "five_e"]))
    def add_from_model(self, model: str) -> None:
        if self.may_grow():
            self.run(lambda held: journeys.from_model(held, model, "nl"))

    @rule(touchpoint=PICK)
    def open_journey(self, touchpoint: int) -> None:
        if self.may_grow() and (met := self.one(Touchpoint, touchpoint)):
            self.run(lambda held: journeys.open_from(held, met))

    # -- changing ------------------------------

    @rule(which=PICK, title=TEXTS, gesture=st.sampled_from([None, "typing"]))
    def rename(self, which: int, title: str, gesture: str | None) -> None:
        label = Label("verb.rename")
        if touchpoint := self.one(Touchpoint, which):
            self.run(
                lambda held: common.set_values(held, [touchpoint], label, title=title), gesture
            )
        if card := self.one(Card, which):
            self.run(lambda held: common.set_values(held, [card], label, text=title), gesture)

    @rule(which=PICK, texts=st.lists(TEXTS, min_size=1, max_size=3), take=st.booleans())
    def type_in_place(self, which: int, texts: list[str], take: bool) -> None:
        """A field is open over several states of a text, and is taken or left."""
        held = self.session.document
        phase = self.one(Phase, which)
        if phase is None or not self.may_grow():
            return
        before = to_bytes(held.records())
        change = Change(Label("verb.nothing"), ())
        for text in texts:
            change = touchpoints.add(held, phase, which % 3, text)
            self.session.keep_typing(change)
        assert to_bytes(held.records()) == before
        # a crash now: this is what the next start has
        found = read_bytes(before).document
        assert self.typing is not None
        found.apply(self.typing)
        if take:
            assert self.session.run(change)
            assert state(found) == state(held)
        self.session.keep_typing(None)
        assert self.typing is None

    @rule(touchpoint=PICK, persona=PICK, level=LEVELS, gesture=st.sampled_from([None, "drag"]))
    def set_level(
        self, touchpoint: int, persona: int, level: float | None, gesture: str | None
    ) -> None:
        met = self.one(Touchpoint, touchpoint)
        who = self.one(Persona, persona) if persona % 3 else None
        if met:
            self.run(lambda held: experiences.set_level(held, met, who, level), gesture)

    @rule(lane=PICK, columns=PICKS, value=st.sampled_from(["Shop", "", 4.0, True]))
    def type_in_field(self, lane: int, columns: list[int], value: Any) -> None:
        where = [column for column in map(self.column, columns) if column]
        if home := self.one(Lane, lane):
            self.run(lambda held: lanes.set_field(held, home, where, value))

    @rule(persona=PICK, touchpoint=PICK, meets=st.booleans())
    def set_meets(self, persona: int, touchpoint: int, meets: bool) -> None:
        who, met = self.one(Persona, persona), self.one(Touchpoint, touchpoint)
        if who and met:
            self.run(lambda held: personas.set_meets(held, [met], who, meets))

    @rule(persona=PICK, on=st.booleans())
    def put_on_or_take_off(self, persona: int, on: bool) -> None:
        verb = personas.put_on if on else personas.take_off
        if who := self.one(Persona, persona):
            self.run(lambda held: verb(held, self.journey, who))

    @rule(link=PICK, touchpoint=PICK, share=SHARES)
    def change_link(self, link: int, touchpoint: int, share: float | None) -> None:
        one, end = self.one(Link, link), self.one(Touchpoint, touchpoint)
        if one and end:
            self.run(lambda held: links.change(held, one, target=end, share=share))

    # -- moving ------------------------------

    @rule(which=PICKS, phase=PICK, index=INDEX)
    def move_touchpoints(self, which: list[int], phase: int, index: int) -> None:
        moving, home = self.many(Touchpoint, which), self.one(Phase, phase)
        if home:
            self.run(lambda held: touchpoints.move(held, moving, home, index))

    @rule(phase=PICK, index=INDEX)
    def move_phase(self, phase: int, index: int) -> None:
        if one := self.one(Phase, phase):
            self.run(lambda held: phases.move(held, one, index))

    @rule(phase=PICK, columns=st.integers(-4, 4))
    def move_border(self, phase: int, columns: int) -> None:
        if one := self.one(Phase, phase):
            self.run(lambda held: phases.move_border(held, one, columns))

    @rule(which=PICKS, lane=PICK, column=PICK, index=st.one_of(st.none(), INDEX))
    def move_cards(self, which: list[int], lane: int, column: int, index: int | None) -> None:
        moving, home, begin = self.many(Card, which), self.one(Lane, lane), self.column(column)
        if home and begin:
            self.run(lambda held: cards.move(held, moving, home, begin, index))

    @rule(card=PICK, first=PICK, last=PICK)
    def stretch(self, card: int, first: int, last: int) -> None:
        one, begin, end = self.one(Card, card), self.column(first), self.column(last)
        if one and begin and end:
            self.run(lambda held: cards.stretch(held, one, begin, end))

    @rule(lane=PICK, index=INDEX)
    def move_lane(self, lane: int, index: int) -> None:
        if one := self.one(Lane, lane):
            self.run(lambda held: lanes.move(held, one, index))

    @rule(which=PICKS, dx=st.integers(-1, 1), dy=st.integers(-1, 1))
    def nudge(self, which: list[int], dx: int, dy: int) -> None:
        self.run(lambda held: selection.nudge(held, self.any_of(which), dx, dy))

    # -- removing and copying ------------------------------

    @rule(which=PICKS)
    def delete(self, which: list[int]) -> None:
        self.run(lambda held: selection.delete(held, self.any_of(which)))

    @rule(which=PICKS)
    def duplicate(self, which: list[int]) -> None:
        wanted = [one for one in self.any_of(which) if not self.is_journey(one)]
        if self.may_grow():
            self.run(lambda held: selection.duplicate(held, wanted))

    @rule(which=PICKS, cut=st.booleans())
    def copy(self, which: list[int], cut: bool) -> None:
        wanted = [one for one in self.any_of(which) if not self.is_journey(one)]
        self.clip = clipboard.copy(self.session.document, wanted)
        if cut:
            self.run(lambda held: clipboard.cut(held, wanted)[1])

    @rule(where=st.one_of(st.none(), PICK), text=st.one_of(st.none(), TEXTS))
    def paste(self, where: int | None, text: str | None) -> None:
        there = self.any_of([where])[0] if where is not None else None
        if self.may_grow():
            clip = self.clip if text is None else text
            self.run(lambda held: clipboard.paste(held, clip, self.journey, there))

    # -- going back and on ------------------------------

    @rule(steps=st.integers(1, 5))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            self.session.undo()

    @rule(steps=st.integers(1, 5))
    def redo(self, steps: int) -> None:
        for _ in range(steps):
            self.session.redo()

    @rule()
    def save(self) -> None:
        self.session.mark_saved()
        assert not self.session.modified

    @rule(which=PICKS)
    def select(self, which: list[int]) -> None:
        self.session.select(self.any_of(which))

    @rule(which=PICK)
    def view(self, which: int) -> None:
        if journey := self.one(Journey, which):
            self.session.view(journey)

    # -- what always holds ------------------------------

    @invariant()
    def the_document_is_sound(self) -> None:
        held = self.session.document
        assert_consistent(held)
        for record in held.records():
            if isinstance(record, Card):
                columns = held.columns(held.record(record.lane, Lane).journey)
                assert record.first in columns
                assert record.last in columns
                assert columns.index(record.first) <= columns.index(record.last)

    @invariant()
    def what_is_selected_and_in_view_exists(self) -> None:
        assert all(one in self.session.document for one in self.session.selection)
        assert self.session.journey in self.session.document

    def teardown(self) -> None:
        ids.use_source(None)
        held = self.session.document
        opened = read_bytes(to_bytes(held.records()))
        assert state(opened.document) == state(held)
        assert not opened.repairs
        replayed = read_bytes(self.first).document
        for change in self.journal:
            replayed.apply(change)
        assert state(replayed) == state(held)
        while self.session.redo():
            pass
        last = to_bytes(held.records())
        while self.session.undo():
            pass
        assert to_bytes(held.records()) == self.first
        while self.session.redo():
            pass
        assert to_bytes(held.records()) == last

    # -- helpers ------------------------------

    def keep_typing(self, change: Change | None) -> None:
        self.typing = change

    @property
    def journey(self) -> str:
        return self.session.journey

    def run(self, verb: Callable[[Document], Change], gesture: str | None = None) -> None:
        """Try a verb: it is carried out, changes nothing, or is refused without a trace."""
        session = self.session
        heard = len(self.heard)
        try:
            change = verb(session.document)
            whole = behaviours.completed(session.document, change)
            ran = session.run(change, gesture=gesture, select=common.leading_ids(change))
        except RefusedError:
            assert len(self.heard) == heard
            return
        assert ran == bool(whole)
        assert len(self.heard) == heard + ran

    def may_grow(self) -> bool:
        return len(self.session.document) < FEWEST_TO_GROW

    def known(self, kind: type[Any]) -> list[str]:
        return sorted(one.id for one in self.session.document.records() if isinstance(one, kind))

    def one(self, kind: type[Any], pick: int) -> str | None:
        known = self.known(kind)
        return known[pick % len(known)] if known else None

    def many(self, kind: type[Any], picks: list[int]) -> list[str]:
        known = self.known(kind)
        return [known[pick % len(known)] for pick in picks] if known else []

    def any_of(self, picks: list[int]) -> list[str]:
        return self.many(object, picks)

    def column(self, pick: int) -> str | None:
        columns = self.session.document.columns(self.journey)
        return columns[pick % len(columns)] if columns else None

    def is_journey(self, identity: str) -> bool:
        return isinstance(self.session.document.get(identity), Journey)


TestEditor = Editor.TestCase
TestEditor.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
