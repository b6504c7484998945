"""Two states of a project on one map: what came, what changed and what went, by sign and by word.

The map holds the things of both states, so that what went is seen where it was. The list at the
left names every difference; choosing one shows it on the map of its journey. Nothing is changed
here. Both comparing and laying out are done beside the dialog, since a large project takes a while.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QHideEvent, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from cjdesigner.gui.comparing import Compared, Marked, comparing, marking
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.dialogs.base import Dialog
from cjdesigner.gui.fetching import Fetch
from cjdesigner.gui.names import name_of
from cjdesigner.gui.texts import shortened
from cjdesigner.gui.widgets.changemap import ChangeMap, draw_badge
from cjdesigner.insight.comparing import Difference, How
from cjdesigner.layout.metrics import Look
from cjdesigner.layout.theme import Theme
from cjdesigner.model.records import AnyRecord, Journey
from cjdesigner.timeline.document import Document

About = Literal["older", "merge"]

MOST_ROWS = 400
_TEXTS = ("title", "name", "text", "condition")
_PLACES = ("phase", "lane", "order", "first", "last", "source", "target", "journey")
_HOWS: tuple[How, ...] = ("added", "changed", "removed")
_IDENTITY = Qt.ItemDataRole.UserRole


class ComparisonDialog(Dialog):
    """Shows in what ``after`` differs from ``before``.

    ``about`` says what is compared: an ``older`` state that could be brought back, or what a
    ``merge`` has brought in. ``notes`` are sentences above the map.
    """

    FORM = "comparison"

    def __init__(
        self,
        desk: Desk,
        before: Iterable[AnyRecord],
        after: Iterable[AnyRecord],
        about: About,
        notes: Iterable[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._about, self._notes = desk, about, tuple(notes)
        self._differences: tuple[Difference, ...] = ()
        self._document = Document()
        # the journey that is shown or on its way, and what is to be chosen on it
        self._journey: str | None = None
        self._wanted = ""
        self._fetch = Fetch(self)
        self._fetch.slow.connect(self._say_reading)
        self.list = self.part(QListWidget, "list")
        self.map = self.part(ChangeMap, "map")
        self.list.currentRowChanged.connect(self._chosen)
        self.part(QWidget, "close").clicked.connect(self.accept)  # type: ignore[attr-defined]
        self.resize(1080, 640)
        self.retranslate()
        self._built = True
        self._fetch.start(comparing(tuple(before), tuple(after)), self._compared)

    @property
    def reading(self) -> bool:
        """Whether something is being compared or laid out."""
        return self._fetch.busy

    def leave(self) -> None:
        """The dialog ends; nothing of it goes on."""
        self._fetch.leave()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.leave()

    @property
    def found(self) -> tuple[Difference, ...]:
        """All differences, kind by kind."""
        return self._differences

    def retranslate(self) -> None:
        """Say everything in the language that now is."""
        if self._about == "older":
            title = self.tr("Compared on the map")
            intro = self.tr("What bringing the older state back would change, as against now.")
        else:
            title = self.tr("What came in from the file")
            intro = self.tr("What the other version brought. One undo takes all of it back.")
        self.setWindowTitle(title)
        texts = {"heading": title, "intro": "\n".join([intro, *self._notes])}
        texts["close"] = self.tr("Close")
        for name, text in texts.items():
            self.part(QWidget, name).setText(text)  # type: ignore[attr-defined]
        counts = Counter(one.how for one in self._differences)
        look = self._desk.appearance.theme
        for how in _HOWS:
            sign, label = self.part(QLabel, f"sign_{how}"), self.part(QLabel, how)
            sign.setPixmap(badge(how, look))
            label.setText(self._word(how) + f" ({counts[how]})")
            for widget in (sign, label):
                widget.setVisible(counts[how] > 0)
        self._fill()

    # -- the list --------------------------------------------------------------------------------

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        self.list.setIconSize(QSize(20, 20))
        kind = ""
        bold = self.list.font()
        bold.setWeight(QFont.Weight.DemiBold)
        look = self._desk.appearance.theme
        icons = {how: _icon(how, look) for how in _HOWS}
        for one in self._differences[:MOST_ROWS]:
            if one.kind != kind:
                kind = one.kind
                head = QListWidgetItem(self._desk.say(f"things.{kind}"), self.list)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setFont(bold)
            item = QListWidgetItem(f"{self._name(one)}\n{self._said(one)}", self.list)
            item.setIcon(icons[one.how])
            item.setData(_IDENTITY, one.id)
            item.setSizeHint(QSize(0, 2 * self.fontMetrics().lineSpacing() + 10))
        if len(self._differences) > MOST_ROWS:
            more = len(self._differences) - MOST_ROWS
            QListWidgetItem(self.tr("and %n more", "differences", more), self.list)
        self.list.blockSignals(False)

    def _name(self, one: Difference) -> str:
        return name_of(self._document, one.id, self._desk.language)

    def _word(self, how: How) -> str:
        if self._about == "older":
            return {
                "added": self.tr("Comes back"),
                "changed": self.tr("Changes"),
                "removed": self.tr("Goes"),
            }[how]
        return {
            "added": self.tr("New"),
            "changed": self.tr("Changed"),
            "removed": self.tr("Removed"),
        }[how]

    def _said(self, one: Difference) -> str:
        """How a thing differs, in a few words."""
        word = self._word(one.how)
        if one.before is None or one.after is None:
            return word
        for name in _TEXTS:
            was, now = getattr(one.before, name, ""), getattr(one.after, name, "")
            if was != now:
                if not was:
                    return word
                text = self.tr("{word}, was “{text}”").replace("{word}", word)
                return text.replace("{text}", shortened(was, 22))
        where = [[getattr(one, name, None) for name in _PLACES] for one in (one.before, one.after)]
        what = self.tr("details") if where[0] == where[1] else self.tr("another place")
        return f"{word}: {what}"

    # -- the map ---------------------------------------------------------------------------------

    def _say_reading(self) -> None:
        self.map.show_text(self.tr("Being compared…"), self._desk.appearance.theme)

    def _compared(self, found: object) -> None:
        if not isinstance(found, Compared):
            # a fault, which has been told as all faults are
            return
        self._differences, self._document = found
        self.retranslate()
        self._show_first()

    def _show_first(self) -> None:
        """Begin in the journey in view, if anything differs there, at the first difference."""
        here = self._desk.journey
        homes = [self._home(one.id) for one in self._differences]
        known = [one.id for one in self._document.journeys()]
        elsewhere = [home for home in (*homes, here, *known) if home in known]
        first = here if here in homes else next(iter(elsewhere), "")
        self._show(first)
        for row in range(self.list.count()):
            identity = self.list.item(row).data(_IDENTITY)
            if identity and self._home(identity) in (first, None):
                self.list.setCurrentRow(row)
                return

    def _chosen(self, row: int) -> None:
        item = self.list.item(row)
        identity = item.data(_IDENTITY) if item is not None else None
        if isinstance(identity, str):
            self._wanted = identity
            self._show(self._home(identity) or self._journey or "")

    def _show(self, journey: str) -> None:
        """Show the map of a journey, laid out beside the dialog, and on it what is chosen."""
        if journey == self._journey:
            self.map.choose(self._wanted)
            return
        self._journey = journey
        self.part(QLabel, "journey").setText(shortened(self._title(journey), 80))
        look = Look(self._desk.appearance.theme)
        self._fetch.start(marking(self._document, journey, look, self._differences), self._drawn)

    def _drawn(self, found: object) -> None:
        look = self._desk.appearance.theme
        if isinstance(found, Marked):
            self.map.show_changes(found.drawing, found.changes, look)
            self.map.choose(self._wanted)
        else:
            # there is no map, or a fault has been told as all faults are
            self.map.show_text("", look)

    def _title(self, journey: str) -> str:
        record = self._document.get(journey) if journey else None
        return record.title if isinstance(record, Journey) else ""

    def _home(self, identity: str) -> str | None:
        return self._document.journey_of(identity)


def _icon(how: How, look: Theme) -> QIcon:
    """The sign for a list, the same where it is selected."""
    made = QIcon(badge(how, look))
    made.addPixmap(badge(how, look), QIcon.Mode.Selected)
    return made


def badge(how: How, look: Theme) -> QPixmap:
    """The sign of a kind of change as a small picture."""
    picture = QPixmap(60, 60)
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(3.0)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_badge(painter, how, QPointF(10, 10), look)
    painter.end()
    return picture
