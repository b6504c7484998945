"""The inspector's page of a touchpoint: where it is, how it felt, who does it, where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from cjdesigner.editing import experiences, touchpoints
from cjdesigner.gui.names import channel_chips, faces, link_sentence, persona_chips
from cjdesigner.gui.panels.inspector.page import Choices, Page
from cjdesigner.model.ids import experience_id
from cjdesigner.model.records import AnyRecord, Experience, Journey, Persona, Touchpoint


class TouchpointPage(Page):
    """``own_journey_wanted`` asks for a journey that zooms in on this touchpoint."""

    FORM = "inspector_touchpoint"
    KIND = "touchpoint"
    FIELDS: ClassVar[dict[str, str]] = {"faces": ""}

    own_journey_wanted = Signal()

    def build(self) -> None:
        self.field("personas").few = True
        self._faces = self.findChild(QWidget, "faces")
        self._faces.chosen.connect(self._felt)  # type: ignore[union-attr]
        self._links, self._cards = self.rows("links"), self.rows("cards")
        for rows in (self._links, self._cards):
            rows.chosen.connect(self._row_chosen)
        button = self.findChild(QPushButton, "open_journey")
        assert button is not None
        self._open = button
        button.clicked.connect(self.own_journey_wanted)

    def choices(self) -> dict[str, Choices]:
        none = "–"
        return {
            "contact": self.vocabulary("contacts"),
            "initiative": self.vocabulary("initiatives", none),
            "execution": self.vocabulary("executions", none),
            "consistency": self.vocabulary("consistency"),
            "personalisation": self.vocabulary("personalisation", none),
        }

    def fill(self, records: Sequence[AnyRecord]) -> None:
        document, language = self.desk.document, self.desk.map_language
        journey = document.record(document.journey_of(records[0].id) or "", Journey)
        untitled = self.tr("Untitled")
        self.field("phase").offer(
            [(phase.id, phase.title or untitled) for phase in document.phases(journey.id)]
        )
        self.field("phase").put(_same([getattr(one, "phase", None) for one in records]))
        self.field("channels").offer(
            channel_chips(document, language), self.tr("+ Channel", "adds a channel")
        )
        people = [document.record(one, Persona) for one in journey.personas if one in document]
        self.field("personas").offer(persona_chips(people, self.tr("Nameless")))
        one = records[0] if len(records) == 1 else None
        self._show_faces(one, journey, people)
        truth = isinstance(one, Touchpoint) and one.moment_of_truth
        self._show_with_label("why_truth", truth)
        party = isinstance(one, Touchpoint) and one.execution in ("outsourced", "partner")
        self._show_with_label("party", party or (isinstance(one, Touchpoint) and bool(one.party)))
        self._show_lists(one)

    def edit_phase(self, value: object) -> None:
        """Move the touchpoints to the end of another phase."""
        phase = str(value)
        end = len(self.desk.document.touchpoints(phase))
        self.desk.run(touchpoints.move(self.desk.document, self.ids, phase, end))

    def edit_moment_of_truth(self, value: object) -> None:
        """Say whether this is a moment of truth; then the reason is asked for."""
        self.set_field("moment_of_truth", value)
        self.refresh()

    def edit_execution(self, value: object) -> None:
        """Say who does it; with outsiders the party is asked for."""
        self.set_field("execution", value)
        self.refresh()

    def _show_faces(
        self, one: AnyRecord | None, journey: Journey, people: Sequence[Persona]
    ) -> None:
        self._show_with_label("faces", one is not None)
        if not isinstance(one, Touchpoint):
            return
        meeting = [p for p in people if not one.personas or p.id in one.personas] or people
        named = [(p.id, p.name or self.tr("Nameless")) for p in meeting]
        # the first name will do where it tells them apart
        short = [(name.split() or [name])[0] for _, name in named]
        if len(set(short)) == len(short):
            named = [(p.id, name) for p, name in zip(meeting, short, strict=True)]
        rows: list[tuple[str | None, str, float | None]] = [
            (person, name, self._level(one.id, person)) for person, name in named
        ]
        if not rows:
            word = self.tr("Traveller", "who travels when no persona is on the journey")
            rows = [(None, word, self._level(one.id, None))]
        offered = faces(journey.scale, self.desk.language, self.desk.appearance.theme)
        self._faces.show_rows(rows, offered)  # type: ignore[union-attr]

    def _level(self, touchpoint: str, persona: str | None) -> float | None:
        found = self.desk.document.get(experience_id(touchpoint, persona, None))
        return found.level if isinstance(found, Experience) else None

    def _felt(self, persona: str | None, level: float | None) -> None:
        self.desk.run(
            experiences.set_level(self.desk.document, self.ids[0], persona, level),
            initiator=self,
        )

    def _show_lists(self, one: AnyRecord | None) -> None:
        document = self.desk.document
        ways = document.links_from(one.id) if one is not None else []
        language = self.desk.language
        self._links.offer([(w.id, link_sentence(document, w, language), "quiet") for w in ways])
        here = document.cards_on(one.id) if one is not None else []
        blank = self.tr("Empty card")
        rows = [(card.id, card.text or blank, f"card_{card.kind}") for card in here]
        self._cards.offer(rows)
        self._show_with_label("links", bool(ways))
        self._show_with_label("cards", bool(here))
        self._open.setVisible(one is not None)
        if isinstance(one, Touchpoint) and one.opens:
            self._open.setText(self.tr("Open its own journey"))
        else:
            self._open.setText(self.tr("Make a journey of its own"))

    def _row_chosen(self, identity: str) -> None:
        self.desk.select((identity,))

    def _show_with_label(self, name: str, shown: bool) -> None:
        for one in (name, f"label_{name}"):
            widget = self.findChild(QLabel, one) or self.findChild(QWidget, one)
            if widget is not None:
                widget.setVisible(shown)


def _same(values: Sequence[object]) -> object:
    return values[0] if all(value == values[0] for value in values) else ()
