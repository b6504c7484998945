"""The rubber band: selects what it touches."""

from __future__ import annotations

from cjdesigner.gui.tools.gesture import Feedback, Gesture, Pointer, Stage
from cjdesigner.layout.drawing import Bounds

# further away the things are too small, and too many, to be shown as caught
_SMALLEST_ZOOM = 0.1
_PARTS = frozenset(("card", "title", "node", "chevron", "link"))


class Band(Gesture):
    """Selects cards, touchpoints, phases and links that lie within the band or touch it.

    With Shift or Ctrl they come on top of what was selected.
    """

    def __init__(self, stage: Stage, pressed: Pointer) -> None:
        super().__init__(stage, pressed)
        self._before = stage.sheet.session.selection if pressed.extend else ()

    def move(self, pointer: Pointer) -> Feedback:
        band = self._band(pointer)
        if self.stage.zoom < _SMALLEST_ZOOM:
            return Feedback(band=band)
        return Feedback(band=band, caught=tuple(box for _, box in self._touched(band)))

    def finish(self, pointer: Pointer) -> None:
        found = dict.fromkeys(owner for owner, _ in self._touched(self._band(pointer)))
        self.stage.select((*self._before, *found))

    def _band(self, pointer: Pointer) -> Bounds:
        return Bounds(
            min(self.pressed.x, pointer.x),
            min(self.pressed.y, pointer.y),
            max(self.pressed.x, pointer.x),
            max(self.pressed.y, pointer.y),
        )

    def _touched(self, band: Bounds) -> list[tuple[str, Bounds]]:
        found = []
        for x, y, group in self.sheet.layout.drawing.placed(band):
            if group.part not in _PARTS or not group.owner:
                continue
            box = group.bounds.moved(x, y)
            # an arrow's box is far larger than the arrow: it must lie wholly within the band
            if group.part == "link" and not _within(box, band):
                continue
            if box.meets(band):
                found.append((group.owner, box))
        return found


def _within(box: Bounds, band: Bounds) -> bool:
    return (
        band.left <= box.left
        and box.right <= band.right
        and band.top <= box.top
        and box.bottom <= band.bottom
    )
