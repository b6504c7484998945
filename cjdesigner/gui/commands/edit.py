"""Commands on what is selected: undo, clipboard, delete, move, find."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from cjdesigner.editing import channels, clipboard, selection
from cjdesigner.editing.common import set_values
from cjdesigner.errors import CJDError
from cjdesigner.gui.commands.base import Commands
from cjdesigner.model.change import Change, Label
from cjdesigner.model.records import Channel


class EditCommands(Commands):
    """All of them act on the selection; a refusal goes to the status line."""

    def undo(self) -> None:
        """Take the last step back and bring its place into view."""
        self._travel(self.desk.session.undo)

    def redo(self) -> None:
        """Do the step undone last again."""
        self._travel(self.desk.session.redo)

    def cut(self) -> None:
        """Copy the selection and delete it."""
        if self.copy():
            self._run(lambda: clipboard.cut(self.desk.document, self.desk.selection)[1], False)

    def copy(self) -> bool:
        """Copy the selection, for this window and others; other programs get its words.

        Whether it could be.
        """
        document, chosen = self.desk.document, self.desk.selection
        try:
            text = clipboard.copy(document, chosen)
        except CJDError as refusal:
            self.desk.refuse(refusal)
            return False
        if text:
            data = QMimeData()
            data.setData(clipboard.MIME, text.encode())
            data.setText(clipboard.in_words(document, chosen))
            QApplication.clipboard().setMimeData(data)
        return True

    def paste(self) -> None:
        """Paste after the selection; lines of another program's text become things of ours."""
        # an empty clipboard has none
        data: QMimeData | None = QApplication.clipboard().mimeData()
        desk, text = self.desk, ""
        if data is not None:
            ours = bytes(data.data(clipboard.MIME).data()).decode(errors="replace")
            text = ours or data.text()
        self._run(lambda: clipboard.paste(desk.document, text, desk.journey, self.first), True)

    def duplicate(self) -> None:
        """Put a copy of the selection beside it."""
        self._run(lambda: selection.duplicate(self.desk.document, self.desk.selection), True)

    def delete(self) -> None:
        """Delete the selection, with what stands on it; a channel is taken off where it is used."""
        document = self.desk.document
        found = [one for one in self.desk.selection if isinstance(document.get(one), Channel)]
        uses = sum(len(channels.users(document, one)) for one in found)
        done = self._run(lambda: selection.delete(document, self.desk.selection), False)
        if done and uses:
            text = self.tr("Also taken off where it was used: %n time(s).", "a channel", uses)
            self.desk.told.emit(text, False)

    def select_all(self) -> None:
        """Select all touchpoints and cards of the journey in view."""
        document, journey = self.desk.document, self.desk.journey
        phases = document.phases(journey)
        ids = [one.id for phase in phases for one in document.touchpoints(phase.id)]
        ids += [card.id for lane in document.lanes(journey) for card in document.cards(lane.id)]
        self.desk.select(ids)

    def show_selection(self) -> None:
        """Scroll to what is selected."""
        self.window.canvas.show_place(self.desk.selection)

    def rename(self) -> None:
        """Open what is selected for typing."""
        if self.first is not None and not self.window.canvas.edit(self.first):
            self.window.show_inspector()
            self.window.inspector.begin_at("name", "title", "condition")

    def choose_icon(self) -> None:
        """Go to where the icon of what is selected is chosen."""
        self.window.show_inspector()
        self.window.inspector.begin_at("icon")

    def move_left(self) -> None:
        """Move the selection one place to the left."""
        self._nudge(-1, 0)

    def move_right(self) -> None:
        """Move the selection one place to the right."""
        self._nudge(1, 0)

    def move_up(self) -> None:
        """Move the selection one place, or one level, up."""
        self._nudge(0, -1)

    def move_down(self) -> None:
        """Move the selection one place, or one level, down."""
        self._nudge(0, 1)

    def hide_lane(self) -> None:
        """Hide the selected lane, and say where it is to be found."""
        label = Label("gui.hide_lane")
        ids = self.desk.selection
        if self.desk.run(set_values(self.desk.document, ids, label, hidden=True), select=()):
            self.desk.told.emit(
                self.tr("The lane is hidden; the panel of the journey shows it again."), False
            )

    def find(self) -> None:
        """Go to the field to find with."""
        field = self.window.bar.find_field
        field.show()
        field.setFocus()
        field.selectAll()

    def find_next(self) -> None:
        """Go to the next place that holds what is being looked for."""
        self.find_text(self.window.bar.find_field.text(), 1)

    def find_text(self, text: str, step: int) -> None:
        """Select a phase, touchpoint or card that contains ``text``: the next one, the one before
        (-1), or with 0 the one in hand or the first, in this journey before others.
        """
        wanted = text.casefold().strip()
        if not wanted:
            return
        texts = self._texts()
        found = [(journey, id_) for journey, id_, held in texts if wanted in held.casefold()]
        if not found:
            self.desk.told.emit(self.tr("Nothing found."), True)
            return
        ids = [id_ for _, id_ in found]
        if self.first in ids:
            place = (ids.index(self.first) + step) % len(found)
        elif step < 0:
            place = len(found) - 1
        else:
            here = (place for place, (one, _) in enumerate(found) if one == self.desk.journey)
            place = next(here, 0)
        journey, identity = found[place]
        self.desk.show_journey(journey)
        self.desk.select((identity,))
        self.window.canvas.show_place((identity,))
        text = self.tr("{number} of {count} found")
        number = str(place + 1)
        text = text.replace("{number}", number).replace("{count}", str(len(found)))
        self.desk.told.emit(text, False)

    def _texts(self) -> Iterator[tuple[str, str, str]]:
        document = self.desk.document
        for journey in document.journeys():
            for phase in document.phases(journey.id):
                yield journey.id, phase.id, phase.title
                for one in document.touchpoints(phase.id):
                    yield journey.id, one.id, one.title
            for lane in document.lanes(journey.id):
                for card in document.cards(lane.id):
                    yield journey.id, card.id, card.text

    def _nudge(self, dx: int, dy: int) -> None:
        self._run(lambda: selection.nudge(self.desk.document, self.desk.selection, dx, dy), False)

    def _run(self, verb: Callable[[], Change], select: bool) -> bool:
        """Carry out what a verb makes; whether something was done."""
        try:
            change = verb()
        except CJDError as refusal:
            self.desk.refuse(refusal)
            return False
        kinds = ("phase", "touchpoint", "card", "lane", "link", "persona", "channel")
        chosen = [
            edit.id
            for edit in change.edits
            if edit.before is None and edit.after is not None and edit.after.type in kinds
        ]
        done = self.desk.run(change, select=chosen if select and chosen else None)
        self.window.canvas.show_place(self.desk.selection)
        return done

    def _travel(self, way: Callable[[], object]) -> None:
        """Go to another state, and show what is selected there."""
        try:
            changed = way()
        except CJDError as refusal:
            self.desk.refuse(refusal)
            return
        if changed is not None and self.desk.selection:
            self.window.canvas.show_place(self.desk.selection)
