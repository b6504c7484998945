"""The inspector's page when nothing is selected: the journey in view, and the project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from cjdesigner.editing.common import set_values
from cjdesigner.gui.names import persona_chips
from cjdesigner.gui.panels.inspector.details import DetailFields
from cjdesigner.gui.panels.inspector.page import Choices, Page, layout_of, with_detail
from cjdesigner.gui.widgets.section import SectionHeader
from cjdesigner.model.change import Label
from cjdesigner.model.records import PROJECT_ID, AnyRecord, Journey
from cjdesigner.model.shipped import journey_model, lane_type, model_groups, scales

PROJECT = {
    "project_title": "title",
    "organisation": "organisation",
    "offer": "offer",
    "usp": "usp",
    "brand_story": "brand_story",
    "traveller": "traveller",
    "language": "language",
}


class JourneyPage(Page):
    """Both are edited in one place, since both are what stands around a map."""

    FORM = "inspector_journey"
    KIND = "journey"
    FIELDS: ClassVar[dict[str, str]] = {"kind_of_journey": "kind", **dict.fromkeys(PROJECT, "")}

    def build(self) -> None:
        self._project_details: DetailFields | None = None
        header = self.findChild(SectionHeader, "project_section")
        if header is not None:
            header.setChecked(True)
        self.field("personas").few = True
        self._hidden_lanes = self.rows("hidden_lanes")
        self._hidden_lanes.chosen.connect(self._show_lane)
        for name in PROJECT:
            self.field(name).edited.disconnect(self._edited)
            self.field(name).edited.connect(self._project_edited)

    def choices(self) -> dict[str, Choices]:
        language = self.desk.language
        return {
            "kind_of_journey": self.vocabulary("journey_kinds"),
            "level": self.vocabulary("levels", "–"),
            "scale": [(one.id, one.name.said(language)) for one in scales()],
            "traveller": self.vocabulary("travellers"),
            "language": [("nl", "Nederlands"), ("en", "English")],
        }

    def fill(self, records: Sequence[AnyRecord]) -> None:
        document, language = self.desk.document, self.desk.language
        journey = records[0]
        assert isinstance(journey, Journey)
        untitled = self.tr("Untitled")
        self._offer_models(journey.model)
        self.field("model").put(journey.model)
        others: Choices = [(None, "–")]
        others.extend(
            (one.id, one.title or untitled) for one in document.journeys() if one.id != journey.id
        )
        self.field("pair").offer(others)
        self.field("pair").put(journey.pair)
        self.field("personas").offer(persona_chips(document.personas(), self.tr("Nameless")))
        self.field("personas").put(journey.personas)
        for name in ("personas", "label_personas"):
            widget = self.findChild(QWidget, name)
            if widget is not None:
                widget.setVisible(bool(document.personas()))
        for name, field in PROJECT.items():
            self.field(name).put(getattr(document.project, field))
        self._show_project_details()
        lanes = [lane for lane in document.lanes(journey.id) if lane.hidden]
        names = [(lane.title or lane_type(lane.kind).name.said(language)) for lane in lanes]
        self._hidden_lanes.offer(
            [(lane.id, name, "quiet") for lane, name in zip(lanes, names, strict=True)]
        )
        self._hidden_lanes.setVisible(bool(lanes))
        label = self.findChild(QWidget, "label_hidden_lanes")
        if label is not None:
            label.setVisible(bool(lanes))

    def _offer_models(self, model: str) -> None:
        # the name of the model in use alone is read; the others when somebody looks for them
        offered: Choices = [("", "–")]
        found = journey_model(model)
        if found is not None:
            offered.append((found.id, found.name.said(self.desk.language)))
        if self.field("model").hasFocus():
            known = (journey_model(one) for group in model_groups() for one in group.ids)
            offered = [("", "–")]
            offered += [(one.id, one.name.said(self.desk.language)) for one in known if one]
        self.field("model").offer(offered)

    def _show_project_details(self) -> None:
        place = self.findChild(QWidget, "project_details")
        header = self.findChild(SectionHeader, "more")
        if place is None or header is None:
            return
        if self._project_details is None and header.isChecked():
            self._project_details = DetailFields("project", self.desk, self)
            self._project_details.edited.connect(self._project_detail_edited)
            layout_of(place).addWidget(self._project_details)
        label = self.findChild(QWidget, "label_project_details")
        if label is not None:
            label.setVisible(self._project_details is not None)
        if self._project_details is not None:
            self._project_details.show_details([self.desk.document.project])

    def _open_details(self, opened: bool) -> None:
        super()._open_details(opened)
        self._show_project_details()

    def _project_edited(self, value: object) -> None:
        widget = self.sender()
        if widget is not None:
            self._set_project(PROJECT[widget.objectName()], value)

    def _project_detail_edited(self, key: str, value: object) -> None:
        details: Any = with_detail(self.desk.document.project.details, key, value)
        self._set_project("details", details)

    def _set_project(self, field: str, value: object) -> None:
        self.desk.run(
            set_values(
                self.desk.document, (PROJECT_ID,), Label("gui.edit.project"), **{field: value}
            ),
            gesture=f"{self.burst.name()}-{field}",
            initiator=self,
        )

    def _show_lane(self, lane: str) -> None:
        label = Label("gui.show_lane")
        self.desk.run(set_values(self.desk.document, (lane,), label, hidden=False))
