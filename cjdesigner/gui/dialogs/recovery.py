"""What an earlier run left behind when it did not end in an orderly way, in one dialog.

Each project is shown as it would come back. Rules: nothing is deleted without a question, and a
restoration that has crashed the program before is not tried again by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from cjdesigner.errors import CJDError
from cjdesigner.gui import later
from cjdesigner.gui.desk import Appearance
from cjdesigner.gui.dialogs.states import StatesDialog, said_when
from cjdesigner.gui.reading import State, recalling
from cjdesigner.gui.widgets.mapsight import MOST_COLUMNS
from cjdesigner.gui.working import Told, Work
from cjdesigner.layout.metrics import Look
from cjdesigner.timeline.document import Document
from cjdesigner.words import say_error

if TYPE_CHECKING:
    from cjdesigner.storage.recovery import Offer, Recovered

# restorations that did not come to an end, after which a preview is not made by itself
CAREFUL_AFTER = 1


class RecoveryDialog(StatesDialog):
    """Offers all that can be brought back. ``bring_back`` shows a project in a window."""

    NEEDING = ("first", "second", "other")

    def __init__(
        self,
        offers: list[Offer],
        appearance: Appearance,
        bring_back: Callable[[Offer, State], None],
        report: str,
        parent: QWidget | None = None,
    ) -> None:
        """``report`` is what is known of a fault that ended the program, to be copied, or empty."""
        super().__init__(appearance, parent)
        self._report = report
        self._offers = list(offers)
        self._bring_back = bring_back
        self._known: dict[str, object] = {}
        self.on("first", self._restore)
        self.on("second", self._restore_all)
        self.on("other", self._discard)
        self.on("third", self._copy)
        self.on("close", self.reject)
        self.retranslate()
        self._built = True

    def retranslate(self) -> None:
        """Say everything in the language that now is."""
        intro = self.tr(
            "CJ Designer did not end in an orderly way. What had been changed since the last "
            "save was kept, and can be brought back."
        )
        if self._report:
            about = self.tr(
                "A fault in the program ended it: the report says where in the program, and "
                "nothing of what your projects hold."
            )
            intro = f"{intro} {about}"
        self.setWindowTitle(self.tr("Unsaved work"))
        self.word(
            heading=self.tr("Bring back unsaved work?"),
            intro=intro,
            first=self.tr("Bring back"),
            second=self.tr("Bring back all"),
            other=self.tr("Delete…"),
            third=self.tr("Copy report") if self._report else "",
            close=self.tr("Later"),
        )
        self._refill()

    def show_state(self, row: int) -> None:
        """Show how this project would come back."""
        if not 0 <= row < len(self._offers):
            return
        offer = self._offers[row]
        self.about.setText("\n".join(self._told(offer)))
        if str(offer.folder) in self._known:
            self.leave_off()
            self._show(offer, self._known[str(offer.folder)])
        elif offer.tries > CAREFUL_AFTER:
            self.leave_off()
            self.sight.show_text(
                self.tr("Not shown: an earlier attempt to bring this back did not succeed."),
                self.appearance.theme,
            )
        else:
            self.fetch(self._reading(offer, MOST_COLUMNS), lambda found: self._show(offer, found))

    def name(self, offer: Offer) -> str:
        """What the project of an offer is called."""
        return offer.title or (offer.path.stem if offer.path else self.tr("Untitled project"))

    def _refill(self) -> None:
        self.offer([(self.name(one), said_when(one.when.timestamp())) for one in self._offers])
        self.part(QWidget, "second").setVisible(len(self._offers) > 1)

    def _show(self, offer: Offer, found: object) -> None:
        self._known[str(offer.folder)] = found
        look = self.appearance.theme
        if isinstance(found, State):
            self.sight.show_map(found, look)
        elif isinstance(found, CJDError):
            self.sight.show_text(say_error(found, self.appearance.language), look)
        else:
            # a fault, which has been told as all faults are
            self.sight.show_text("", look)

    def _reading(self, offer: Offer, most: float = inf) -> Work:
        """The work that reads an offer, unless it has been read, and lays its map out."""
        known = self._known.get(str(offer.folder))

        def load(told: Told) -> Document:
            return known.document if isinstance(known, State) else _restored(offer, told)

        if isinstance(known, CJDError) or (isinstance(known, State) and known.layout):
            return lambda _: known
        return recalling(load, Look(self.appearance.theme), most=most)

    def _told(self, offer: Offer) -> list[str]:
        lines = [
            self.tr("%n change(s) not saved", "counted", offer.changes)
            if offer.changes
            else self.tr("Repaired or brought back before, and never saved since")
        ]
        if offer.path is None:
            lines.append(self.tr("It was never saved as a file."))
        elif offer.file == "changed":
            text = self.tr("{name} has been changed since. It stays as it is; both are kept.")
            lines.append(text.replace("{name}", offer.path.name))
        elif offer.file == "gone":
            text = self.tr("{name} is no longer there.")
            lines.append(text.replace("{name}", offer.path.name))
        else:
            lines.append(offer.path.name)
        if offer.damaged:
            lines.append(self.tr("Its end is damaged; what stands before it can be had."))
        return lines

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._report)
        self.part(QPushButton, "third").setText(self.tr("Report copied"))

    def _restore(self) -> None:
        row = self.list.currentRow()
        self._bring(self._offers[row : row + 1])

    def _restore_all(self) -> None:
        self._bring(list(self._offers))

    def _bring(self, offers: list[Offer]) -> None:
        """Bring these back, each as soon as it has been read; what comes between leaves off."""
        first, *rest = offers
        self.fetch(self._reading(first), lambda found: self._brought(first, rest, found))

    def _brought(self, offer: Offer, rest: list[Offer], found: object) -> None:
        if isinstance(found, State):
            self._offers.remove(offer)
            self._bring_back(offer, found)
        elif isinstance(found, CJDError):
            self._offers.remove(offer)
            kept = later.recovery().put_aside(offer)
            more = self.tr("It was not deleted; it is kept in {folder}.")
            text = say_error(found, self.appearance.language)
            later.message().tell(self, text, more.replace("{folder}", str(kept)))
        # otherwise a fault has been told as all faults are, and the offer stays
        self._go_on()
        if rest:
            self._bring(rest)

    def _discard(self) -> None:
        row = self.list.currentRow()
        if not 0 <= row < len(self._offers):
            return
        offer = self._offers[row]
        self.leave_off()
        text = self.tr("Delete the unsaved work on “{name}” for good?")
        sure = later.message().ask(
            self,
            text.replace("{name}", self.name(offer)),
            self.tr("The project's own file, if it has one, stays."),
            self.tr("Delete"),
        )
        if sure:
            # after what is being read has been left off, and no disk holds the dialog up
            self.fetch(lambda _: later.recovery().discard(offer), lambda _: self._discarded(offer))
        else:
            self.show_state(row)

    def _discarded(self, offer: Offer) -> None:
        self._offers.remove(offer)
        self._go_on()

    def _go_on(self) -> None:
        if self._offers:
            self._refill()
        else:
            self.accept()


def _restored(offer: Offer, told: Told) -> Document:
    def unwanted() -> bool:
        # ends the work where it is
        told(1.0)
        return False

    found: Recovered = later.recovery().restore(offer, told, unwanted)
    return found.document
