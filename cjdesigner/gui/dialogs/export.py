"""The print set: what comes on paper and how, with every page in sight before it is made.

Pages are laid out, and files made, beside the interface. Rule: the project remembers the choices
once something has been made with them, as one step that can be undone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)

from cjdesigner import exporting
from cjdesigner.editing.printing import set_print
from cjdesigner.errors import CJDError
from cjdesigner.exchange.pictures import read_picture
from cjdesigner.gui import later
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.dialogs.base import Dialog
from cjdesigner.gui.dialogs.export_advice import Offer, advice
from cjdesigner.gui.dialogs.export_choices import Choices
from cjdesigner.gui.dialogs.export_contents import Contents, InView
from cjdesigner.gui.dialogs.export_work import (
    LaidOut,
    as_it_is,
    files_of,
    pages_of,
    started_from,
)
from cjdesigner.gui.style import FONT_SIZE
from cjdesigner.gui.texts import plain_label
from cjdesigner.gui.widgets.choices import Switch
from cjdesigner.gui.widgets.flow import FlowLayout
from cjdesigner.gui.widgets.pages import PagesView
from cjdesigner.gui.widgets.picture import PictureField
from cjdesigner.gui.working import Worker
from cjdesigner.model.records import Image, Journey, Lane, Persona, Phase, Print, replaced
from cjdesigner.model.shipped import lane_type
from cjdesigner.words import say_error

if TYPE_CHECKING:
    from cjdesigner.gui.app import Program

# so long a burst of choices is waited for before the pages are laid out anew
PAUSE = 200
# seconds for which work that is left off is waited for
_BRIEFLY = 0.5
_SIZE = QSize(1180, 724)
# pixels of the choices in an interface of its usual size
_CHOICES_WIDTH = 400


class ExportDialog(Dialog):
    """The dialog stays open while it works, shows how far it is, and can be stopped.

    ``beside`` is the project's own file, or what it would be called: the export is offered there.
    ``view`` is what is seen in the window.
    """

    FORM = "export"

    def __init__(
        self,
        desk: Desk,
        program: Program,
        beside: Path,
        parent: QWidget | None = None,
        view: InView | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._source = as_it_is(desk.document)
        self._author = program.settings.author
        self._logo: Image | None = None
        self._beside = beside
        self._view = view
        self._began = started_from(desk, program.settings)
        self._shown: LaidOut | None = None
        self._offers: tuple[Offer, ...] = ()
        self._previewing = self._exporting = 0
        self._made: Path | None = None
        self.worker = Worker(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._progress = self.part(QProgressBar, "progress")
        self._message = self.part(QLabel, "message")
        self._count = self.part(QLabel, "count")
        self._advice = self.part(QLabel, "advice")
        self._folder = self.part(QPushButton, "show_folder")
        self._print = self.part(QPushButton, "print")
        self._cancel = self.part(QPushButton, "cancel")
        self._export = self.part(QPushButton, "export")
        # asked for each time: what a PDF carries unseen is not remembered
        self._embed = self.part(Switch, "embed")
        self.choices = Choices(self.part, self)
        tree = self.part(QTreeWidget, "contents")
        self.contents = Contents(tree, desk.document, self._name)
        self.preview = PagesView(desk.appearance.theme)
        self._room(QVBoxLayout, "preview").addWidget(self.preview)
        self._offer_row = FlowLayout(gap=8)
        self._room(QVBoxLayout, "said_column").addLayout(self._offer_row)
        self._folder.hide()
        self._progress.hide()
        self.part(QPushButton, "only_view").setVisible(view is not None)
        logo = self.part(PictureField, "logo")
        logo.look_up = self._picture
        logo.edited.connect(self._logo_chosen)
        logo.described.connect(self._logo_described)
        self.choices.colour_icons(desk.appearance.theme)
        self.choices.put(self._began)
        self.contents.put(self._began)
        self.retranslate()
        self._connect()
        self._built = True
        self.resize(_SIZE)
        self._preview()

    def _connect(self) -> None:
        self._export.clicked.connect(self._ask)
        self._print.clicked.connect(self._print_pages)
        self._cancel.clicked.connect(self.reject)
        self._folder.clicked.connect(self._open_folder)
        self.part(QPushButton, "only_view").clicked.connect(self._only_view)
        self.choices.edited.connect(self._edited)
        self.contents.edited.connect(self._contents_edited)
        self._pause.timeout.connect(self._preview)
        self.worker.advanced.connect(self._advanced)
        self.worker.done.connect(self._done)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_choices()

    def _grow(self) -> None:
        self._fit_choices()
        super()._grow()

    def _fit_choices(self) -> None:
        """The choices are as wide as their words need in this size of the interface."""
        area = self.part(QScrollArea, "choices_area")
        needed = self.part(QWidget, "choices").minimumSizeHint().width()
        needed += area.verticalScrollBar().sizeHint().width()
        usual = round(_CHOICES_WIDTH * self.fontInfo().pixelSize() / FONT_SIZE)
        area.setFixedWidth(max(usual, needed))

    def retranslate(self) -> None:
        """Say everything anew; what is chosen stays chosen."""
        self.choices.retranslate()
        self.contents.retranslate()
        speaks = {
            "nl": self.tr("The map speaks Dutch, the language of the project."),
            "en": self.tr("The map speaks English, the language of the project."),
        }
        self.part(QLabel, "language_note").setText(speaks[self._desk.map_language])

    # -- the preview -----------------------------------------------------------------------------

    @property
    def settings(self) -> Print:
        """What is chosen now."""
        return self.choices.settings

    @property
    def laid_out(self) -> LaidOut | None:
        """The pages that are shown, if they are those of the settings."""
        shown = self._shown
        return shown if shown is not None and shown.settings == self.settings else None

    def _edited(self) -> None:
        self._message.clear()
        self._export.setEnabled(False)
        self._print.setEnabled(False)
        self._pause.start()

    def _contents_edited(self) -> None:
        self.choices.settings = replaced(self.settings, **self.contents.values())
        self._edited()

    def _logo_chosen(self, path: object) -> None:
        try:
            logo = read_picture(path) if isinstance(path, Path) else None
        except CJDError as error:
            self._message.setText(say_error(error, self._desk.language))
            return
        self._logo = logo
        self.choices.take(logo=logo.id if logo else None)

    def _logo_described(self, said: object) -> None:
        logo = self._picture(self.settings.logo or "")
        if isinstance(logo, Image):
            self._logo = replaced(logo, alt=said)
            self._edited()

    def _picture(self, identity: str) -> object:
        own = self._logo
        return own if own and own.id == identity else self._desk.document.get(identity)

    def _only_view(self) -> None:
        if self._view is not None:
            self.contents.only(self._view)

    def _preview(self) -> None:
        """Lay out the pages of the settings, instead of any others that are being laid out."""
        lacking = self.choices.lacking() or self.contents.lacking()
        if lacking is not None:
            self.worker.stop()
            self._previewing = 0
            self._cannot(lacking)
            return
        self._export.setEnabled(False)
        self._print.setEnabled(False)
        self._count.setText(self.tr("Laying out the pages…"))
        work = pages_of(self._source, self.settings, self._author, self._logo)
        self._previewing = self.worker.start(work)

    def _show(self, laid: LaidOut) -> None:
        self._shown = laid
        self.preview.show_pages(laid.paged, laid.images)
        self._count.setText(self._counted(laid))
        said = advice(laid.paged.warnings, laid.settings, self._desk.language)
        self._advise("\n".join(said.sentences), said.offers)
        self._export.setEnabled(True)
        self._print.setEnabled(True)

    def _cannot(self, why: str) -> None:
        self._shown = None
        self._count.setText(self.tr("There is nothing to print yet."))
        self._advise(why, ())

    def _advise(self, sentences: str, offers: tuple[Offer, ...]) -> None:
        self._advice.setText(sentences)
        self._advice.setVisible(bool(sentences))
        self._offer_row.clear()
        self._offers = offers
        for offer in offers:
            button = QPushButton(plain_label(offer.text))
            button.setAutoDefault(False)
            button.clicked.connect(self._offer_taken)
            self._offer_row.addWidget(button)

    def _offer_taken(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        place = self._offer_row.indexOf(button)
        self.choices.take(**self._offers[place].values)
        # the button goes
        self.part(QToolButton, f"layout_{self.settings.layout}").setFocus()

    def _counted(self, laid: LaidOut) -> str:
        """How many pages or sheets there are, and of which paper."""
        pages = laid.paged.pages
        if laid.settings.layout == "tiles":
            plans = sum(1 for page in pages if not page.windows or page.windows[0].scale != 1)
            said = self.tr("%n sheet(s) of {paper}", "counted", len(pages) - plans)
            said += ", " + self.tr("and %n plan(s) to put them together", "counted", plans)
            return said.replace("{paper}", laid.settings.tile_paper)
        said = self.tr("%n page(s) of {paper}", "counted", len(pages))
        paper = laid.settings.paper
        if laid.settings.width and laid.settings.height:
            paper = f"{laid.settings.width:g} × {laid.settings.height:g} mm"
        return said.replace("{paper}", paper)

    # -- the files -------------------------------------------------------------------------------

    def export_to(self, path: Path) -> None:
        """Begin to make the file ``path`` of the pages in sight; the dialog tells how it goes."""
        laid = self.laid_out
        if laid is None:
            return
        # pages that are still to be laid out would take the place of the file
        self._pause.stop()
        self._made = None
        self._folder.hide()
        self._progress.setValue(0)
        self._progress.show()
        self._message.setText(self.tr("Making the file…"))
        self._busy(True)
        self._exporting = self.worker.start(files_of(laid, path, self._embed.isChecked()))

    def reject(self) -> None:
        """Stop what is being made; with nothing being made, close."""
        if self._exporting:
            self.worker.stop()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Close, and leave off what is being laid out."""
        self._pause.stop()
        super().done(result)
        self.worker.leave(_BRIEFLY)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._exporting:
            self.worker.stop()
            event.ignore()
        else:
            super().closeEvent(event)

    def _busy(self, busy: bool) -> None:
        for part in (self.part(QWidget, "choices"), self._export, self._print):
            part.setEnabled(not busy)

    def _ask(self) -> None:
        ending = self.settings.form
        name = str(self._beside.with_suffix(f".{ending}"))
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export as"), name, f"{ending.upper()} (*.{ending})"
        )
        if path:
            chosen = Path(path)
            if chosen.suffix.lower() != f".{ending}":
                chosen = chosen.with_name(f"{chosen.name}.{ending}")
            if self._may_replace(chosen, asked_about=Path(path)):
                self.export_to(chosen)

    def _may_replace(self, chosen: Path, asked_about: Path) -> bool:
        """Whether no file is replaced, or with consent; the file dialog asks about one."""
        made = exporting.files_made(chosen, self.settings.form, self.preview.count)
        there = [file for file in made if file != asked_about and file.exists()]
        return later.message().ask_replace(self, there)

    def _print_pages(self) -> None:
        laid = self.laid_out
        if laid is not None and later.printing().preview(laid.paged, laid.images, self):
            self._remember()

    def _advanced(self, number: int, done: float) -> None:
        if number == self._exporting:
            self._progress.setValue(round(done * self._progress.maximum()))
        elif number == self._previewing and done:
            far = self.tr("Laying out the pages… {percent} %")
            self._count.setText(far.replace("{percent}", str(round(100 * done))))

    def _done(self, number: int, result: object) -> None:
        if number == self._exporting:
            self._exporting = 0
            self._finished(result)
        elif number == self._previewing and isinstance(result, LaidOut):
            self._show(result)
        elif number == self._previewing:
            self._cannot(self._fault(result))

    def _finished(self, result: object) -> None:
        self._progress.hide()
        self._busy(False)
        if self.laid_out is None:
            self._pause.start()
        if not isinstance(result, exporting.ExportReport):
            self._message.setText(self._fault(result))
            return
        self._made = result.path
        said = self.tr("%n page(s) made: {file}", "counted", result.pages)
        ends = dict.fromkeys((result.paths[0].name, result.paths[-1].name))
        self._message.setText(said.replace("{file}", " … ".join(ends)))
        self._folder.show()
        self._cancel.setText(self.tr("Close"))
        self._remember()

    def _fault(self, result: object) -> str:
        if isinstance(result, CJDError):
            return say_error(result, self._desk.language)
        return self.tr("The pages could not be made.")

    def _remember(self) -> None:
        """Keep the choices in the project; those that it had already leave it as it was."""
        if self.settings != self._began or self._logo is not None:
            self._began = self.settings
            self._desk.run(set_print(self._desk.document, self._logo, **_values(self.settings)))
            self._source = as_it_is(self._desk.document)

    def _open_folder(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.parent)))

    def _name(self, record: Phase | Lane | Persona | Journey) -> str:
        if isinstance(record, Persona):
            return record.name or self.tr("Nameless")
        if record.title:
            return record.title
        if isinstance(record, Lane):
            return lane_type(record.kind).name.said(self._desk.map_language)
        return self.tr("Untitled")

    def _room(self, kind: type[Any], name: str) -> Any:
        found = self.findChild(kind, name)
        if found is None:
            raise AttributeError(f"{self.FORM}.ui has no {name}")
        return found


def _values(settings: Print) -> dict[str, Any]:
    return {name: value for name, value in settings if name not in ("id", "type")}
