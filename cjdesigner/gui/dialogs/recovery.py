"""What an earlier run left behind when it did not end in an orderly way, in one dialog.

Each project is shown as it would come back. Rules: nothing is deleted without a question, and a
restoration that has crashed the program before is not tried again by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from cjdesigner.errors import CJDError
from cjdesigner.gui import later
from cjdesigner.gui.desk import Appearance
from cjdesigner.gui.dialogs.states import StatesDialog, said_when
from cjdesigner.words import say_error

if TYPE_CHECKING:
    from cjdesigner.storage.recovery import Offer, Recovered

# restorations that did not come to an end, after which a preview is not made by itself
CAREFUL_AFTER = 1


class RecoveryDialog(StatesDialog):
    """Offers all that can be brought back. ``bring_back`` shows a project in a window."""

    def __init__(
        self,
        offers: list[Offer],
        appearance: Appearance,
        bring_back: Callable[[Offer, Recovered], None],
        report: str,
        parent: QWidget | None = None,
    ) -> None:
        """``report`` is what is known of a fault that ended the program, to be copied, or empty."""
        super().__init__(parent)
        self._report = report
        self._offers = list(offers)
        self._appearance = appearance
        self._bring_back = bring_back
        self._known: dict[str, Recovered | CJDError] = {}
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
        look = self._appearance.theme
        if not 0 <= row < len(self._offers):
            return
        offer = self._offers[row]
        if offer.tries > CAREFUL_AFTER and str(offer.folder) not in self._known:
            self.sight.show_text(
                self.tr("Not shown: an earlier attempt to bring this back did not succeed."), look
            )
        else:
            found = self._recovered(offer)
            if isinstance(found, CJDError):
                self.sight.show_text(say_error(found, self._appearance.language), look)
            else:
                self.sight.show_map(found.document, "", look)
        self.about.setText("\n".join(self._told(offer)))

    def name(self, offer: Offer) -> str:
        """What the project of an offer is called."""
        return offer.title or (offer.path.stem if offer.path else self.tr("Untitled project"))

    def _refill(self) -> None:
        self.offer([(self.name(one), said_when(one.when.timestamp())) for one in self._offers])
        self.part(QWidget, "second").setVisible(len(self._offers) > 1)

    def _recovered(self, offer: Offer) -> Recovered | CJDError:
        key = str(offer.folder)
        if key not in self._known:
            try:
                self._known[key] = later.recovery().restore(offer)
            except CJDError as error:
                self._known[key] = error
        return self._known[key]

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
        self._bring(self.list.currentRow())
        self._go_on()

    def _restore_all(self) -> None:
        for _ in range(len(self._offers)):
            self._bring(0)
        self._go_on()

    def _bring(self, row: int) -> None:
        if not 0 <= row < len(self._offers):
            return
        offer = self._offers.pop(row)
        found = self._recovered(offer)
        if isinstance(found, CJDError):
            kept = later.recovery().put_aside(offer)
            more = self.tr("It was not deleted; it is kept in {folder}.")
            text = say_error(found, self._appearance.language)
            later.message().tell(self, text, more.replace("{folder}", str(kept)))
        else:
            self._bring_back(offer, found)

    def _discard(self) -> None:
        row = self.list.currentRow()
        if not 0 <= row < len(self._offers):
            return
        text = self.tr("Delete the unsaved work on “{name}” for good?")
        sure = later.message().ask(
            self,
            text.replace("{name}", self.name(self._offers[row])),
            self.tr("The project's own file, if it has one, stays."),
            self.tr("Delete"),
        )
        if sure:
            later.recovery().discard(self._offers.pop(row))
            self._go_on()

    def _go_on(self) -> None:
        if self._offers:
            self._refill()
        else:
            self.accept()
