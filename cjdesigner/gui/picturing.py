"""Pictures from a file onto the map: through the inspector's button, or dropped on a card."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from cjdesigner.editing import pictures
from cjdesigner.errors import CJDError, RefusedError
from cjdesigner.exchange.pictures import read_picture
from cjdesigner.gui.desk import Desk
from cjdesigner.model.records import Card, Touchpoint

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


def dropped(window: MainWindow, path: Path, where: QPointF) -> bool:
    """Take in a picture that was dropped at a place of the window; False for any other file."""
    if path.suffix.lower() not in ENDINGS:
        return False
    canvas, desk = window.canvas, window.desk
    viewport = canvas.viewport()
    hit = canvas.hit_at(QPointF(viewport.mapFromGlobal(window.mapToGlobal(where.toPoint()))))
    owner = canvas.target_of(hit)
    record = desk.document.get(owner) if isinstance(owner, str) else None
    if isinstance(record, Card | Touchpoint):
        set_picture(desk, (record.id,), "image", path)
        desk.select((record.id,))
    else:
        desk.refuse(RefusedError("pictures.where"))
    return True
