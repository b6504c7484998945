"""The tree in which journeys, phases, lanes and personas are ticked that come on paper.

Rule: ticking everything is remembered as "all", so that what is added later is printed too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from cjdesigner.gui.canvas.map_view import MapView
from cjdesigner.gui.texts import plain_tip
from cjdesigner.layout.rows import BUILT_IN
from cjdesigner.model.records import Journey, Lane, Persona, Phase, Print
from cjdesigner.timeline.document import Document

IDENTITY = Qt.ItemDataRole.UserRole
_NAME, _COUNT = 0, 1
_TICKED, _EMPTY = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_CONTENTS = ("phases", "lanes")

Namer = Callable[[Phase | Lane | Persona | Journey], str]


class InView(NamedTuple):
    """What is seen in the window: one journey, and the phases and lanes that are in sight."""

    journey: str
    phases: tuple[str, ...]
    lanes: tuple[str, ...]


def in_view(view: MapView, journey: str) -> InView | None:
    """What of the journey is in sight in this view; ``None`` where nothing is shown."""
    drawing = view.drawing
    if drawing is None:
        return None
    seen = view.camera().seen()
    wide = drawing.column_width
    phases = [
        strip.id
        for strip in drawing.phases
        if strip.x < seen.right and strip.x + max(1, len(strip.columns)) * wide > seen.left + 1
    ]
    lanes = [
        row.owner
        for row in drawing.rows
        if row.y < seen.bottom and row.y + row.height > seen.top + 1
    ]
    return InView(journey, tuple(phases), tuple(lanes))


class Contents(QObject):
    """Fills and reads the tree. ``edited`` is sent when a person ticks something."""

    edited = Signal()

    def __init__(self, tree: QTreeWidget, document: Document, name: Namer) -> None:
        super().__init__(tree)
        self._tree = tree
        self._groups: dict[str, list[QTreeWidgetItem]] = {
            "journeys": [],
            "phases": [],
            "lanes": [],
            "personas": [],
        }
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_COUNT, QHeaderView.ResizeMode.ResizeToContents)
        self._fill(document, name)
        self.retranslate()
        self._count()
        tree.itemChanged.connect(self._changed)

    def retranslate(self) -> None:
        """Name the groups in the language that now is."""
        names = {
            "phases": self.tr("Phases"),
            "lanes": self.tr("Lanes"),
            "personas": self.tr("Personas"),
        }
        with QSignalBlocker(self._tree):
            for kind, name in names.items():
                for group in self._groups[kind]:
                    group.setText(_NAME, name)

    def put(self, settings: Print) -> None:
        """Tick what ``settings`` print."""
        with QSignalBlocker(self._tree):
            self._tick(self._groups["journeys"], settings.journeys)
            for kind, wanted in (("phases", settings.phases), ("lanes", settings.lanes)):
                for group in self._groups[kind]:
                    self._tick(_children(group), wanted)
            for group in self._groups["personas"]:
                self._tick(_children(group), settings.personas)
            self._count()

    def values(self) -> dict[str, Any]:
        """The fields of the print settings that the tree stands for."""
        chosen = self._journeys()
        every = [_id(item) for item in self._groups["journeys"]]
        found: dict[str, Any] = {"journeys": () if chosen == every else tuple(chosen)}
        for kind in _CONTENTS:
            inside = [
                item
                for group in self._groups[kind]
                if _id(group) in chosen
                for item in _children(group)
            ]
            found[kind] = _ticked_or_all(inside)
        people = [item for group in self._groups["personas"] for item in _children(group)]
        found["personas"] = _ticked_or_all(people)
        return found

    def lacking(self) -> str | None:
        """What must be ticked before anything can be printed, as a sentence."""
        if not self._journeys():
            return self.tr("Tick a journey to print.")
        sentences = {
            "phases": self.tr("Tick at least one phase of each journey."),
            "lanes": self.tr("Tick at least one lane of each journey."),
            "personas": self.tr("Tick at least one persona."),
        }
        for kind, sentence in sentences.items():
            for group in self._groups[kind]:
                inside = [item.checkState(_NAME) for item in _children(group)]
                used = kind == "personas" or _id(group) in self._journeys()
                if used and inside and _TICKED not in inside:
                    return sentence
        return None

    def only(self, view: InView) -> None:
        """Tick what is seen in the window, and nothing else."""
        with QSignalBlocker(self._tree):
            self._tick(self._groups["journeys"], (view.journey,))
            for kind, wanted in (("phases", view.phases), ("lanes", view.lanes)):
                for group in self._groups[kind]:
                    self._tick(_children(group), wanted if _id(group) == view.journey else ())
            self._count()
        self.edited.emit()

    def _fill(self, document: Document, name: Namer) -> None:
        journeys = document.journeys()
        several = len(journeys) > 1
        people: dict[str, Persona] = {}
        for journey in journeys:
            above: QTreeWidget | QTreeWidgetItem = self._tree
            # with one journey there is nothing to choose from, and its item stays out of sight
            item = QTreeWidgetItem([name(journey)])
            _checkable(item, journey.id)
            self._groups["journeys"].append(item)
            if several:
                self._tree.addTopLevelItem(item)
                above = item
            lanes = [
                lane
                for lane in document.lanes(journey.id)
                if not lane.hidden and lane.kind not in BUILT_IN
            ]
            self._group(above, "phases", journey.id, document.phases(journey.id), name)
            self._group(above, "lanes", journey.id, lanes, name)
            people |= {one.id: one for one in document.personas() if one.id in journey.personas}
        in_order = [one for one in document.personas() if one.id in people]
        self._group(self._tree, "personas", "", in_order, name)

    def _group(
        self,
        above: QTreeWidget | QTreeWidgetItem,
        kind: str,
        identity: str,
        records: Iterable[Phase | Lane | Persona],
        name: Namer,
    ) -> None:
        records = list(records)
        if not records:
            return
        group = QTreeWidgetItem(above)
        _checkable(group, identity)
        group.setFlags(group.flags() | Qt.ItemFlag.ItemIsAutoTristate)
        group.setTextAlignment(_COUNT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for record in records:
            item = QTreeWidgetItem(group, [name(record)])
            item.setToolTip(_NAME, plain_tip(item.text(_NAME)))
            _checkable(item, record.id)
        self._groups[kind].append(group)

    def _journeys(self) -> list[str]:
        return [_id(item) for item in self._groups["journeys"] if item.checkState(_NAME) == _TICKED]

    def _tick(self, items: Iterable[QTreeWidgetItem], wanted: Collection[str]) -> None:
        """Tick those wanted; all of them where none is."""
        items = list(items)
        some = any(_id(item) in wanted for item in items)
        for item in items:
            item.setCheckState(_NAME, _TICKED if not some or _id(item) in wanted else _EMPTY)

    def _count(self) -> None:
        chosen = self._journeys()
        for kind in ("phases", "lanes", "personas"):
            for group in self._groups[kind]:
                inside = list(_children(group))
                ticked = sum(item.checkState(_NAME) == _TICKED for item in inside)
                group.setText(_COUNT, f"{ticked} / {len(inside)}")
                group.setDisabled(kind != "personas" and _id(group) not in chosen)

    def _changed(self, _item: QTreeWidgetItem, column: int) -> None:
        if column == _NAME:
            with QSignalBlocker(self._tree):
                self._count()
            self._tree.viewport().update()
            self.edited.emit()


def _checkable(item: QTreeWidgetItem, identity: str) -> None:
    item.setData(_NAME, IDENTITY, identity)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(_NAME, _TICKED)


def _children(group: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for row in range(group.childCount()):
        item = group.child(row)
        if item is not None:
            yield item


def _id(item: QTreeWidgetItem) -> str:
    return str(item.data(_NAME, IDENTITY))


def _ticked_or_all(items: Iterable[QTreeWidgetItem]) -> tuple[str, ...]:
    items = list(items)
    ticked = [_id(item) for item in items if item.checkState(_NAME) == _TICKED]
    return () if len(ticked) == len(items) else tuple(ticked)
