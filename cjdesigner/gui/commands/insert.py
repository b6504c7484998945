"""Commands that add something after the selection, and open it for typing."""

from __future__ import annotations

from collections.abc import Callable

from cjdesigner.editing import cards, channels, lanes, personas, phases, touchpoints
from cjdesigner.editing.rules import card_lanes
from cjdesigner.errors import CJDError
from cjdesigner.gui.commands.base import Commands
from cjdesigner.model.change import Change
from cjdesigner.model.records import Card, Lane, Phase, Touchpoint


class InsertCommands(Commands):
    """What palette, menu and keys add. The first edit of each change is the new thing."""

    def wanted(self, kind: str, identity: str) -> None:
        """Add a thing of the palette; ``identity`` says which channel."""
        if kind == "channel":
            self.channel(identity)
        else:
            add: dict[str, Callable[[], None]] = {
                "phase": self.phase,
                "touchpoint": self.touchpoint,
                "card": self.card,
                "lane": self.lane,
                "persona": self.persona,
            }
            add[kind]()

    def phase(self) -> None:
        """Add a phase after the selected one, or at the end."""
        document, journey = self.desk.document, self.desk.journey
        ids = [phase.id for phase in document.phases(journey)]
        here = self._phase()
        index = ids.index(here) + 1 if here in ids else len(ids)
        self._add(lambda: phases.add(document, journey, index))

    def touchpoint(self) -> None:
        """Add a touchpoint after the selected one, or at the end of the phase."""
        self._touchpoint()

    def channel(self, identity: str) -> None:
        """Give the selected touchpoints a channel; with none selected, add one that has it."""
        document = self.desk.document
        chosen = [one for one in self.desk.selection if isinstance(document.get(one), Touchpoint)]
        if not chosen:
            self._touchpoint(channels=(identity,))
            return
        self.desk.run(channels.set_on(document, chosen, identity))

    def own_channel(self, name: object = "") -> None:
        """Make a channel of the project's own, to be named and given an icon."""
        document, called = self.desk.document, name if isinstance(name, str) else ""
        self._add(lambda: channels.add(document, called), False)
        self._name_it()

    def card(self) -> None:
        """Add a card in the selected lane and column, or in the first lane that holds cards."""
        document, journey = self.desk.document, self.desk.journey
        column, lane = self._column(), self._lane()
        cell = self.window.canvas.cell
        if cell is not None:
            column, lane = cell.column, cell.lane
        held = [one.id for one in card_lanes(document, journey)]
        if lane not in held:
            lane = held[0] if held else None
        if lane is None:
            self.lane("note")
            lane = self.desk.selection[0] if self.desk.selection else None
        if lane is None or column is None:
            self.desk.told.emit(self.tr("A card stands in a column: add a phase first."), True)
            return
        where, home = column, lane
        self._add(lambda: cards.add(self.desk.document, home, where))

    def lane(self, kind: object = "note") -> None:
        """Add a lane of that kind under the selected one, or at the foot."""
        document, journey = self.desk.document, self.desk.journey
        ids = [lane.id for lane in document.lanes(journey)]
        here = self._lane()
        index = ids.index(here) + 1 if here in ids else len(ids)
        name = kind if isinstance(kind, str) else "note"
        self._add(lambda: lanes.add(document, journey, name, index), name == "note")

    def persona(self) -> None:
        """Make a persona and put it on the journey in view."""
        document, journey = self.desk.document, self.desk.journey
        self._add(lambda: personas.add(document, journey=journey), False)
        self._name_it()

    def _name_it(self) -> None:
        """Let the name be typed of what has no text on the map."""
        self.window.show_inspector()
        self.window.inspector.begin_at("name")

    def _touchpoint(self, channels: tuple[str, ...] = ()) -> None:
        if not self.desk.document.phases(self.desk.journey):
            self.phase()
        document = self.desk.document
        phase = self._phase() or document.phases(self.desk.journey)[-1].id
        ids = [one.id for one in document.touchpoints(phase)]
        here = self._column()
        index = ids.index(here) + 1 if here in ids else len(ids)
        self._add(lambda: touchpoints.add(document, phase, index, channels=channels))

    def _add(self, verb: Callable[[], Change], edit: bool = True) -> None:
        try:
            change = verb()
        except CJDError as refusal:
            self.desk.refuse(refusal)
            return
        added = next(one.id for one in change.edits if one.before is None)
        if self.desk.run(change, select=(added,)):
            self.window.canvas.show_place((added,))
            if edit:
                self.window.canvas.open_text(added)

    def _phase(self) -> str | None:
        column = self._column()
        record = self.desk.document.get(column) if column else None
        if isinstance(record, Touchpoint):
            return record.phase
        return record.id if isinstance(record, Phase) else None

    def _column(self) -> str | None:
        """The column that the selection stands in; the last one for none."""
        document = self.desk.document
        record = document.get(self.first) if self.first else None
        if isinstance(record, Card):
            return record.last
        if isinstance(record, Touchpoint):
            return record.id
        if isinstance(record, Phase):
            inside = document.touchpoints(record.id)
            return inside[-1].id if inside else record.id
        columns = document.columns(self.desk.journey)
        return columns[-1] if columns else None

    def _lane(self) -> str | None:
        record = self.desk.document.get(self.first) if self.first else None
        if isinstance(record, Card):
            return record.lane
        return record.id if isinstance(record, Lane) else None
