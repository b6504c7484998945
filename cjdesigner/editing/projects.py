"""New projects: the records that a document begins with."""

from __future__ import annotations

from cjdesigner.editing import common, templates
from cjdesigner.model.order import spread
from cjdesigner.model.records import PRINT_ID, PROJECT_ID, AnyRecord, Print, Project
from cjdesigner.words import Language


def new_project(language: Language, title: str = "") -> list[AnyRecord]:
    """The records of a project with one blank journey of the same title."""
    project = common.made(Project, id=PROJECT_ID, title=title, language=language)
    return [project, *templates.blank(title, spread(1)[0])]


def from_model(model_id: str, language: Language) -> list[AnyRecord]:
    """The records of a project with one journey from a model, and the model's traveller.

    Raises ``CJDError`` for a model that does not ship.
    """
    source = templates.model(model_id)
    title = source.name.said(language)
    project = common.made(
        Project, id=PROJECT_ID, title=title, language=language, traveller=source.traveller
    )
    return [project, *templates.from_model(source, language, spread(1)[0])]


def printed_on(paper: str, orientation: str) -> list[AnyRecord]:
    """The record that has a new project printed on ``paper``; none where that is the usual one."""
    chosen = common.made(Print, id=PRINT_ID, paper=paper, orientation=orientation)
    return [] if chosen == Print(id=PRINT_ID) else [chosen]
