"""The inspector's page of a channel of one's own: its name and icon, and who uses it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from cjdesigner.editing import channels
from cjdesigner.gui.panels.inspector.page import Choices, Page
from cjdesigner.gui.texts import shortened
from cjdesigner.model import shipped
from cjdesigner.model.records import AnyRecord, Journey, Persona, Touchpoint
from cjdesigner.model.shipped import ChannelWordKind


class ChannelPage(Page):
    """``place_wanted`` asks for a look at what is selected then: a touchpoint of any journey."""

    FORM = "inspector_channel"
    KIND = "channel"

    place_wanted = Signal()

    def build(self) -> None:
        self._uses = self.rows("uses")
        self._uses.chosen.connect(self._row_chosen)

    def choices(self) -> dict[str, Choices]:
        return {
            "media": self._words("media"),
            "mode": self._words("modes"),
            "direction": self._words("directions"),
        }

    def fill(self, records: Sequence[AnyRecord]) -> None:
        signs = {"touchpoint": self.tr("Any channel", "an icon that says no more than that")}
        for one in shipped.channels():
            signs.setdefault(one.icon, one.name.said(self.desk.language))
        for record in records:
            # a file may name an icon that no shipped channel has
            icon = getattr(record, "icon", "")
            signs.setdefault(icon, icon)
        self.field("icon").offer(tuple(signs.items()))
        users = [one for record in records for one in channels.users(self.desk.document, record.id)]
        rows = [(one.id, self._told(one), "quiet") for one in users]
        if not users:
            rows.append(("", self.tr("Not yet: drag it onto a touchpoint."), ""))
        self._uses.offer(rows)

    def _told(self, user: Touchpoint | Persona) -> str:
        if isinstance(user, Persona):
            return user.name or self.tr("Nameless")
        title = shortened(user.title, 80) or self.tr("Untitled")
        journey = self.desk.document.journey_of(user.id)
        if journey is None or journey == self.desk.journey:
            return title
        home = self.desk.document.record(journey, Journey)
        return f"{title} ({home.title or self.tr('Untitled')})"

    def _row_chosen(self, identity: str) -> None:
        self.desk.show_journey(self.desk.document.journey_of(identity) or self.desk.journey)
        self.desk.select((identity,))
        self.place_wanted.emit()

    def _words(self, kind: ChannelWordKind) -> Choices:
        return [("", "–"), *((one.id, self.said(one)) for one in shipped.channel_words(kind))]
