"""Pictures from files: through the inspector's button, or dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF

from cjdesigner.editing import pictures
from cjdesigner.errors import CJDError, RefusedError
from cjdesigner.exchange.pictures import read_picture
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.panels.personas import PersonaRow

if TYPE_CHECKING:
    from cjdesigner.gui.main_window import MainWindow

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif")


def set_picture(
    desk: Desk, ids: Sequence[str], field: str, path: object, initiator: object = None
) -> bool:
    """Show the picture of a file on these things, or none for None; whether anything changed."""
    try:
        if isinstance(path, Path):
            change = pictures.put(desk.document, ids, field, read_picture(path))
        else:
            change = pictures.take(desk.document, ids, field)
    except CJDError as refusal:
        desk.refuse(refusal)
        return False
    return desk.run(change, initiator=initiator)


def carried(data: QMimeData) -> tuple[Path, ...]:
    """The picture files that are dragged, where nothing else is."""
    urls = data.urls()
    paths = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    only = len(paths) == len(urls) and all(map(is_picture, paths))
    return paths if only else ()


def is_picture(path: Path) -> bool:
    """Whether a file calls itself a picture."""
    return path.suffix.lower() in ENDINGS


def dropped(window: MainWindow, path: Path, where: QPointF) -> None:
    """Take in a picture that was dropped beside the map: a persona's portrait, or a refusal."""
    row = window.childAt(where.toPoint())
    if isinstance(row, PersonaRow):
        set_picture(window.desk, (row.identity,), "portrait", path)
        window.desk.select((row.identity,))
    else:
        window.desk.refuse(RefusedError("pictures.where"))
