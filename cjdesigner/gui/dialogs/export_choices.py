"""The fields of the export dialog, and the print settings that they stand for.

Rule: a choice that means nothing to the layout is not shown, and keeps its value all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QToolButton, QWidget

from cjdesigner.gui.icons import qicon
from cjdesigner.gui.widgets.choices import Choice, Switch
from cjdesigner.gui.widgets.fields import NumberLine, TextLine
from cjdesigner.gui.widgets.picture import PictureField
from cjdesigner.layout.paper import SIZES, first_paper, sides_of, use_of
from cjdesigner.layout.printing import HEEDED
from cjdesigner.layout.theme import Theme
from cjdesigner.model.records import Print, replaced
from cjdesigner.model.values import PrintLayout

Find = Callable[[type[Any], str], Any]

LAYOUTS: tuple[str, ...] = get_args(PrintLayout)
OWN = "own"
COLOURS = ("#fbfaf6", "#faf3e3", "#f3f4f6", "#eef3f8")
# what an ordinary printer holds
TILE_PAPERS = ("A4", "A3", "Letter", "Legal", "Tabloid")
_CHOICES = ("form", "orientation", "tile_paper", "tile_orientation", "colour")
_SWITCHES = ("transparent", "marks", "title", "actions", "legend", "numbers", "date")
_TEXTS = ("version", "note")
# the lowest and highest of each number, in millimetres; a margin may be left to the paper
_NUMBERS = {
    "margin": (0, 500),
    "width": (50, 5_000),
    "height": (50, 5_000),
    "bleed": (0, 50),
    "tile_margin": (0, 50),
    "overlap": (0, 100),
    "dpi": (20, 1_200),
}
# groups of fields, each by one of them
_GROUPS = {"poster": "bleed", "tiles": "overlap"}
# these hide with the words above them
_CELLS = ("orientation", "version", "note")


class Choices(QObject):
    """Shows print settings and takes what a person makes of them.

    ``find`` gives a widget of the form by its class and name. ``edited`` is sent after each change,
    also to what cannot be.
    """

    edited = Signal()

    def __init__(self, find: Find, parent: QObject) -> None:
        super().__init__(parent)
        self.settings = Print(id="print")
        self._find = find
        self._layouts = QButtonGroup(self)
        for number, layout in enumerate(LAYOUTS):
            self._layouts.addButton(find(QToolButton, f"layout_{layout}"), number)
        self._layouts.idClicked.connect(self._layout_chosen)
        self._paper = find(Choice, "paper")
        self._paper.edited.connect(self._paper_chosen)
        self._logo = find(PictureField, "logo")
        self._fields: dict[str, Any] = {}
        for kind, names in (
            (Choice, _CHOICES),
            (Switch, _SWITCHES),
            (TextLine, _TEXTS),
            (NumberLine, tuple(_NUMBERS)),
        ):
            for name in names:
                self._fields[name] = find(kind, name)
                self._fields[name].edited.connect(self._field_edited)
        for name, (low, high) in _NUMBERS.items():
            self._fields[name].limit(low, high, whole=name == "dpi")
            self._fields[name].textEdited.connect(self.edited)
        self._papers: dict[str, dict[str, Any]] = {}
        self.retranslate()

    def retranslate(self) -> None:
        """Name the choices in the language that now is; what is chosen stays chosen."""
        orientations = [("landscape", self.tr("Landscape")), ("portrait", self.tr("Portrait"))]
        self._fields["orientation"].offer(orientations)
        self._fields["tile_orientation"].offer(orientations)
        self._fields["form"].offer(
            [
                ("pdf", self.tr("PDF, for printing and sending")),
                ("png", self.tr("PNG, a picture")),
                ("svg", self.tr("SVG, a drawing for other programs")),
            ]
        )
        self._paper.offer([*((one, one) for one in SIZES), (OWN, self.tr("Own size…"))])
        self._fields["tile_paper"].offer([(one, one) for one in TILE_PAPERS])
        names = [self.tr("Warm white"), self.tr("Cream"), self.tr("Light grey"), self.tr("Mist")]
        colours = list(zip(COLOURS, names, strict=True))
        colour = self.settings.colour
        if colour and colour not in COLOURS:
            colours.append((colour, colour))
        self._fields["colour"].offer([("", self.tr("As the paper is")), *colours])
        called = self._names()
        for layout, button in zip(LAYOUTS, self._layouts.buttons(), strict=True):
            button.setText(called[layout])
            button.setToolTip(self._when()[layout])
            button.setAccessibleDescription(self._when()[layout])
        self._show()

    def colour_icons(self, look: Theme) -> None:
        """Draw the pictures of the layouts in the colours of ``look``."""
        ink, faint = look.colours["text"], look.colours["text_disabled"]
        for layout, button in zip(LAYOUTS, self._layouts.buttons(), strict=True):
            button.setIcon(qicon(f"layout-{layout}", ink, faint, 26))

    def put(self, settings: Print) -> None:
        """Show these settings."""
        self.settings = settings
        self._papers = {}
        self.retranslate()

    def lacking(self) -> str | None:
        """Which number must be mended before anything can be printed, as a sentence."""
        for name, (low, high) in _NUMBERS.items():
            field = self._fields[name]
            needed = getattr(self.settings, name) is not None
            if not field.fits or (needed and not field.text().strip()):
                said = self.tr("{field}: a number from {low} to {high}.")
                label = self._find(QLabel, f"label_{name}").text().replace("&", "")
                for place, value in (("field", label), ("low", low), ("high", high)):
                    said = said.replace(f"{{{place}}}", str(value))
                return said
        return None

    def take(self, **values: Any) -> None:
        """Take other values, as if a person had chosen them.

        A map, a poster and a handout each keep a paper of their own.
        """
        before, layout = self.settings, values.get("layout", self.settings.layout)
        if use_of(layout) != use_of(before.layout):
            now = {name: getattr(before, name) for name in ("paper", "width", "height")}
            self._papers[use_of(before.layout)] = now
            of_map = replaced(before, **self._papers.get("map", now))
            values = self._papers.get(use_of(layout), first_paper(layout, of_map)) | values
        self.settings = replaced(self.settings, **values)
        self._show()
        self.edited.emit()

    def _names(self) -> dict[str, str]:
        return {
            "page": self.tr("Page"),
            "poster": self.tr("Poster"),
            "tiles": self.tr("Sheets"),
            "handout": self.tr("Handout"),
            "workshop": self.tr("Workshop"),
        }

    def _when(self) -> dict[str, str]:
        return {
            "page": self.tr("To send or show: the map on one page, or on a few that stay legible."),
            "poster": self.tr("For the wall, by a print shop: the whole map on one large page."),
            "tiles": self.tr("For the wall, by your own printer: the poster on sheets to tape."),
            "handout": self.tr("For a meeting: the journey as a document, phase by phase."),
            "workshop": self.tr("To write on together: phases and lanes without their content."),
        }

    def _show(self) -> None:
        settings = self.settings
        own = bool(settings.width and settings.height)
        self._layouts.button(LAYOUTS.index(settings.layout)).setChecked(True)
        self._find(QLabel, "layout_when").setText(self._when()[settings.layout])
        of_poster = settings.layout == "tiles"
        label = self.tr("Si&ze of the poster") if of_poster else self.tr("&Paper")
        self._find(QLabel, "label_paper").setText(label)
        self._paper.put(OWN if own else settings.paper)
        for name, field in self._fields.items():
            field.put(getattr(settings, name))
        self._logo.put(settings.logo)
        heeded = HEEDED[settings.layout]
        for name in HEEDED["page"]:
            self._visible(name, name in heeded)
        for group, name in _GROUPS.items():
            self._visible(group, name in heeded)
        self._visible("orientation", "orientation" in heeded and not own)
        self._visible("own_size", own)
        self._visible("picture", settings.form == "png")
        self._visible("embed", settings.form == "pdf")

    def _visible(self, name: str, visible: bool) -> None:
        """Show or hide what has that name: a field with its cell, or a group of fields."""
        self._find(QWidget, f"{name}_cell" if name in _CELLS else name).setVisible(visible)

    def _layout_chosen(self, number: int) -> None:
        self.take(layout=LAYOUTS[number])

    def _paper_chosen(self, value: object) -> None:
        if value != OWN:
            self.take(paper=value, width=None, height=None)
            return
        width, height = map(round, sides_of(self.settings))
        self.take(width=width, height=height)

    def _field_edited(self, value: object) -> None:
        sender = self.sender()
        name = next(name for name, field in self._fields.items() if field is sender)
        if value is None and name in _NUMBERS and name != "margin":
            return
        self.settings = replaced(self.settings, **{name: value})
        if name in _CHOICES:
            self._show()
        self.edited.emit()
