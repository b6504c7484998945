"""Commands on whole journeys: add, rename, order, duplicate, delete, zoom in on a touchpoint."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cjdesigner.editing import journeys, personas
from cjdesigner.errors import CJDError
from cjdesigner.gui import later
from cjdesigner.gui.commands.base import Commands
from cjdesigner.model.change import Change
from cjdesigner.model.records import Journey, Touchpoint


class JourneyCommands(Commands):
    """What the tabs and the Journey menu do."""

    def add(self) -> None:
        """Add a journey after the one in view, look at it, and let its title be typed."""
        document = self.desk.document
        index = self._place() + 1
        made = self._run(lambda: journeys.add(document, "", index))
        if made is not None:
            self.rename()

    def rename(self) -> None:
        """Let the title on the tab be typed over."""
        self.window.bar.tabs.edit(self._place())

    def duplicate(self) -> None:
        """Copy the journey in view as the desired one, which stays comparable."""
        journey = self.desk.journey
        self._run(lambda: journeys.duplicate(self.desk.document, journey, kind="to_be"))

    def delete(self) -> None:
        """Delete the journey in view; undo brings it back."""
        journey = self.desk.journey
        self._run(lambda: journeys.delete(self.desk.document, journey))

    def persona_on(self, on: bool) -> None:
        """Put the selected personas on the journey in view, or take them off it."""
        verb = personas.put_on if on else personas.take_off
        for identity in self.desk.selection:
            self._run(partial(verb, self.desk.document, self.desk.journey, identity))
        self.window.show_state()

    def next(self) -> None:
        """Look at the next journey."""
        self._go(1)

    def previous(self) -> None:
        """Look at the journey before."""
        self._go(-1)

    def move_left(self) -> None:
        """Move the tab of the journey in view to the left."""
        self.move_to(self.desk.journey, self._place() - 1)

    def move_right(self) -> None:
        """Move the tab of the journey in view to the right."""
        self.move_to(self.desk.journey, self._place() + 1)

    def move_to(self, journey: str, place: int) -> None:
        """Give a journey that place among the others, counted as they stand afterwards."""
        ids = [one.id for one in self.desk.document.journeys()]
        if 0 <= place < len(ids) and ids[place] != journey:
            gap = place + 1 if place > ids.index(journey) else place
            self._run(lambda: journeys.move(self.desk.document, journey, gap), look=False)

    def open_own(self) -> None:
        """Look at the journey that the selected touchpoint opens; make it where there is none."""
        document = self.desk.document
        record = document.get(self.first) if self.first else None
        if not isinstance(record, Touchpoint):
            return
        if record.opens is None:
            identity = record.id
            if self._run(lambda: journeys.open_from(document, identity)) is not None:
                self._name_first_phase()
        else:
            self.desk.show_journey(record.opens)
            self.window.canvas.setFocus()

    def _name_first_phase(self) -> None:
        phases = self.desk.document.phases(self.desk.journey)
        if phases:
            self.desk.select((phases[0].id,))
            self.window.canvas.open_text(phases[0].id)

    def show_settings(self) -> None:
        """Select nothing, so that the inspector shows journey and project."""
        self.desk.select(())
        self.window.show_inspector()

    def personas(self) -> None:
        """Open the dialog in which personas are made and put on journeys."""
        dialog = later.personas_dialog()(self.desk, self.window)
        dialog.exec()
        dialog.deleteLater()

    def _place(self) -> int:
        ids = [one.id for one in self.desk.document.journeys()]
        return ids.index(self.desk.journey)

    def _go(self, step: int) -> None:
        ids = [one.id for one in self.desk.document.journeys()]
        self.desk.show_journey(ids[(ids.index(self.desk.journey) + step) % len(ids)])

    def _run(self, verb: Callable[[], Change], look: bool = True) -> str | None:
        """Carry out a verb; the journey that it adds comes into view and is given back."""
        try:
            change = verb()
        except CJDError as refusal:
            self.desk.refuse(refusal)
            return None
        if not self.desk.run(change):
            return None
        for edit in change.edits:
            if edit.before is None and isinstance(edit.after, Journey):
                if look:
                    self.desk.show_journey(edit.id)
                return edit.id
        return self.desk.journey
