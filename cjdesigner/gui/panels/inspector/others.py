"""The inspector's pages of phases, cards, lanes, links and personas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from cjdesigner.editing import lanes, links, personas
from cjdesigner.editing.rules import ALWAYS_THERE
from cjdesigner.errors import CJDError
from cjdesigner.gui.addresses import Addresses
from cjdesigner.gui.names import channel_chips, title_of
from cjdesigner.gui.panels.inspector.page import Choices, Page, shared
from cjdesigner.gui.texts import shortened
from cjdesigner.gui.widgets.chips import Chip
from cjdesigner.gui.widgets.section import SectionHeader
from cjdesigner.model.records import AnyRecord, Card, Journey, Lane, Link, Touchpoint
from cjdesigner.model.shipped import lane_type, lane_types


class PhasePage(Page):
    """Title, role, goals and score of a phase."""

    FORM = "inspector_phase"
    KIND = "phase"

    def build(self) -> None:
        self.field("score").limit(0, 10)
        self.field("target").limit(0, 10)
        self.field("weight").limit(0, 1_000)

    def choices(self) -> dict[str, Choices]:
        return {"role": self.vocabulary("roles", "–")}

    def fill(self, records: Sequence[AnyRecord]) -> None:
        self.field("colour").offer([ink for _, ink in self.desk.appearance.theme.phases])


class CardPage(Page):
    """Text, kind, evidence and votes of a card; of an opportunity what it takes to improve."""

    FORM = "inspector_card"
    KIND = "card"
    FIELDS: ClassVar[dict[str, str]] = {"kind_of_card": "kind"}

    def build(self) -> None:
        self.field("votes").limit(0, 1_000_000, whole=True)
        self._shown_improve: tuple[str, ...] = ()
        self._addresses = Addresses(self)
        self._open_link = self.findChild(QPushButton, "open_link")
        assert self._open_link is not None
        self._open_link.clicked.connect(self._open_address)

    def choices(self) -> dict[str, Choices]:
        grades: Choices = [(None, "–"), *((grade, str(grade)) for grade in range(1, 6))]
        return {
            "kind_of_card": self.vocabulary("cards"),
            "evidence": self.vocabulary("evidence", "–"),
            "status": self.vocabulary("statuses", "–"),
            "impact": grades,
            "effort": grades,
        }

    def fill(self, records: Sequence[AnyRecord]) -> None:
        cards = [record for record in records if isinstance(record, Card)]
        answers = shared(card.answers for card in cards)
        found = [self.desk.document.get(identity) for identity in answers]
        self.field("answers").offer_when_asked(
            [self._chip(card) for card in found if isinstance(card, Card)],
            self._answerable,
            self.tr("+ Card", "chooses a card that is answered"),
        )
        if self._open_link is not None:
            self._open_link.setVisible(len(cards) == 1 and bool(cards[0].link))
        improve = self.findChild(SectionHeader, "improve")
        if improve is not None and self._shown_improve != self.ids:
            # once for every selection, so that a section a person closed stays closed
            self._shown_improve = self.ids
            improve.setChecked(any(card.kind in ("opportunity", "idea") for card in cards))

    def _open_address(self) -> None:
        card = self.desk.document.get(self.ids[0]) if self.ids else None
        if isinstance(card, Card):
            self._addresses.open(card.link, self.window())

    def edit_votes(self, value: object) -> None:
        """Votes that are emptied are none."""
        self.set_field("votes", value or 0)

    def edit_link(self, value: object) -> None:
        """Keep an address only once it is a whole one."""
        text = str(value)
        if not text or text.startswith(("https://", "http://", "mailto:")):
            self.set_field("link", text)

    def _answerable(self) -> list[Chip]:
        """The cards with text in the phases that this card covers: there it can answer."""
        document = self.desk.document
        card = document.get(self.ids[0]) if self.ids else None
        if not isinstance(card, Card):
            return []
        columns = {card.first, card.last}
        for identity in (card.first, card.last):
            column = document.get(identity)
            if isinstance(column, Touchpoint):
                columns |= {one.id for one in document.touchpoints(column.phase)}
        found = {one.id: one for column in sorted(columns) for one in document.cards_on(column)}
        return [self._chip(one) for one in found.values() if one.id != card.id and one.text]

    def _chip(self, card: Card) -> Chip:
        lane = self.desk.document.record(card.lane, Lane)
        return Chip(card.id, shortened(card.text, 40), "", self._lane_name(lane))

    def _lane_name(self, lane: Lane) -> str:
        return lane.title or lane_type(lane.kind).name.said(self.desk.map_language)


class LanePage(Page):
    """Title, kind and owner of a lane, and whether it is hidden."""

    FORM = "inspector_lane"
    KIND = "lane"
    FIELDS: ClassVar[dict[str, str]] = {"kind_of_lane": "kind"}

    def choices(self) -> dict[str, Choices]:
        language = self.desk.language
        offered = (kind for kind in lane_types() if kind.id not in ALWAYS_THERE)
        return {"kind_of_lane": [(kind.id, kind.name.said(language)) for kind in offered]}

    def edit_kind_of_lane(self, value: object) -> None:
        """Make the lanes of another kind, as long as no card goes out of sight."""
        try:
            change = lanes.set_kind(self.desk.document, self.ids, str(value), self.label())
        except CJDError as refusal:
            self.desk.refuse(refusal)
            self.refresh()
            return
        self.desk.run(change, initiator=self)
        self.refresh()

    def fill(self, records: Sequence[AnyRecord]) -> None:
        document = self.desk.document
        offered: Choices = [(None, self.tr("Everybody"))]
        offered.extend((one.id, one.name or self.tr("Nameless")) for one in document.personas())
        lane = records[0]
        self.field("persona").offer(offered)
        self.field("persona").put(lane.persona if isinstance(lane, Lane) else None)
        question = self.findChild(QLabel, "question")
        if isinstance(lane, Lane) and question is not None:
            kind = lane_type(lane.kind)
            question.setText(kind.question.said(self.desk.map_language))
            title = self.field("title")
            title.setPlaceholderText(kind.name.said(self.desk.map_language))
            # Qt paints another hint only when the hint comes or goes
            title.viewport().update()


class LinkPage(Page):
    """Kind, condition and share of a way from one touchpoint to another."""

    FORM = "inspector_link"
    KIND = "link"
    FIELDS: ClassVar[dict[str, str]] = {"kind_of_link": "kind"}

    def build(self) -> None:
        self.field("share").limit(0, 100, factor=100)

    def choices(self) -> dict[str, Choices]:
        return {"kind_of_link": self.vocabulary("links")}

    def fill(self, records: Sequence[AnyRecord]) -> None:
        ways = self.findChild(QLabel, "ways")
        link = records[0]
        if ways is not None and isinstance(link, Link):
            document = self.desk.document
            source = shortened(title_of(document, link.source), 60) or self.tr("Untitled")
            target = shortened(title_of(document, link.target), 60)
            if not target:
                target = self.tr("out of the journey") if not link.target else self.tr("Untitled")
            ways.setWordWrap(True)
            ways.setText(f"{source} → {target}")

    def edit_share(self, value: object) -> None:
        """Set the share; with the other ways it cannot be more than all."""
        self._set(share=value)

    def edit_kind_of_link(self, value: object) -> None:
        """Call the way something else."""
        self._set(kind=value)

    def _set(self, **values: object) -> None:
        try:
            change = links.change(self.desk.document, self.ids[0], **values)
        except CJDError as refusal:
            self.desk.refuse(refusal)
            return
        name = next(iter(values))
        self.desk.run(change, gesture=f"{self.burst.name()}-{name}", initiator=self)


class PersonaPage(Page):
    """All about a persona, and whether it is on the journey in view."""

    FORM = "inspector_persona"
    KIND = "persona"
    FIELDS: ClassVar[dict[str, str]] = {"on_journey": ""}

    def choices(self) -> dict[str, Choices]:
        return {"dash": self.vocabulary("dashes")}

    def fill(self, records: Sequence[AnyRecord]) -> None:
        document, look = self.desk.document, self.desk.appearance.theme
        self.field("colour").offer([colour for colour, _ in look.personas])
        self.field("channels").offer(
            channel_chips(document, self.desk.map_language),
            self.tr("+ Channel", "adds a channel"),
        )
        journey = document.record(self.desk.journey, Journey)
        self.field("on_journey").put(all(record.id in journey.personas for record in records))

    def edit_on_journey(self, value: object) -> None:
        """Put the personas on the journey in view, or take them off it."""
        verb = personas.put_on if value else personas.take_off
        for identity in self.ids:
            try:
                change = verb(self.desk.document, self.desk.journey, identity)
            except CJDError as refusal:
                self.desk.refuse(refusal)
                continue
            self.desk.run(change, initiator=self)


class SeveralPage(Page):
    """Things of several kinds: how many, and the fields that they have in common."""

    FORM = "inspector_several"
    KIND = "several"
    COMMON = ("owner", "tags", "evidence")

    def fill(self, records: Sequence[AnyRecord]) -> None:
        count, what = self.findChild(QLabel, "count"), self.findChild(QLabel, "what")
        if count is not None and what is not None:
            count.setText(self.tr("%n selected", "counted", len(records)))
            held: Counter[str] = Counter(record.type for record in records)
            kinds = {
                "phase": self.tr("%n phase(s)", "counted", held["phase"]),
                "touchpoint": self.tr("%n touchpoint(s)", "counted", held["touchpoint"]),
                "card": self.tr("%n card(s)", "counted", held["card"]),
                "lane": self.tr("%n lane(s)", "counted", held["lane"]),
                "link": self.tr("%n link(s)", "counted", held["link"]),
                "persona": self.tr("%n persona(s)", "counted", held["persona"]),
                "channel": self.tr("%n channel(s)", "counted", held["channel"]),
            }
            what.setText(", ".join(text for kind, text in kinds.items() if held[kind]))
        for name in self.COMMON:
            # a card's evidence is a kind, a touchpoint's is a text: not one field
            shared = all(name in type(record).model_fields for record in records) and (
                name != "evidence" or all(record.type != "card" for record in records)
            )
            for widget in (self.field(name), self.findChild(QWidget, f"label_{name}")):
                if widget is not None:
                    widget.setVisible(shared)
