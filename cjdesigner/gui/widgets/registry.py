"""Every widget of our own that a form in ``ui/`` may name, by its class name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cjdesigner.gui.widgets.changemap import ChangeMap
from cjdesigner.gui.widgets.chips import Chips
from cjdesigner.gui.widgets.choices import Choice, Switch
from cjdesigner.gui.widgets.faces import FaceRows
from cjdesigner.gui.widgets.fields import (
    DateLine,
    NumberLine,
    TagLine,
    TextBox,
    TextLine,
    TitleBox,
)
from cjdesigner.gui.widgets.mapsight import MapSight
from cjdesigner.gui.widgets.picture import PictureField
from cjdesigner.gui.widgets.preview import ModelPreview
from cjdesigner.gui.widgets.rows import Rows
from cjdesigner.gui.widgets.section import SectionHeader
from cjdesigner.gui.widgets.signs import Signs
from cjdesigner.gui.widgets.tints import Swatches

PROMOTED: dict[str, type[QWidget]] = {
    widget.__name__: widget
    for widget in (
        ChangeMap,
        Chips,
        Choice,
        DateLine,
        FaceRows,
        MapSight,
        ModelPreview,
        NumberLine,
        PictureField,
        Rows,
        SectionHeader,
        Signs,
        Swatches,
        Switch,
        TagLine,
        TextBox,
        TextLine,
        TitleBox,
    )
}
