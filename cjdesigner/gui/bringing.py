"""Another version of a project brought into the one that is open.

It is read and compared beside the window, where the work goes on: whatever is done meanwhile
stays. Nothing here asks or says anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from cjdesigner.editing.merging import Merged, merged
from cjdesigner.gui.desk import Desk
from cjdesigner.gui.working import Told, Work
from cjdesigner.model.change import Label
from cjdesigner.model.records import AnyRecord
from cjdesigner.storage import reader

Records = tuple[AnyRecord, ...]

SELECTED = ("phase", "touchpoint", "card", "link", "lane", "persona")
# the part of the whole that is done when the file has been read
_READ = 0.75


class Theirs(NamedTuple):
    """The version of the file, and what brings it into ``mine``.

    ``same``: the two are then the same.
    """

    sha256: str
    records: Records
    mine: Records
    found: Merged
    same: bool


def bringing(path: Path, base: Records, mine: Records, label: Label) -> Work:
    """The work that reads ``path`` and brings it together with ``mine``, as ``Theirs``.

    ``base`` is what both were before.
    """

    def work(told: Told) -> Theirs:
        opened = reader.read(path, lambda part: told(_READ * part))
        theirs = tuple(opened.document.records())
        return _together(opened.sha256, base, mine, theirs, label)

    return work


def bringing_again(theirs: Theirs, base: Records, mine: Records, label: Label) -> Work:
    """The same with what ``mine`` has become meanwhile; the file is not read again."""
    return lambda _: _together(theirs.sha256, base, mine, theirs.records, label)


def carry_out(desk: Desk, found: Merged) -> bool:
    """Make mine the two together; whether that could be.

    What has come is selected, in the journey in view if anything is there.
    """
    if not desk.run(found.change, whole=True, select=()) and found.change:
        return False
    come = [
        identity
        for identity in (*found.added, *found.changed)
        if (record := desk.document.get(identity)) is not None and record.type in SELECTED
    ]
    homes = {identity: desk.document.journey_of(identity) for identity in come}
    here = [one for one in come if homes[one] == desk.journey]
    away = next((home for home in homes.values() if home is not None), None)
    if not here and away is not None:
        desk.show_journey(away)
        here = [one for one in come if homes[one] == away]
    desk.select(here)
    return True


def _together(sha256: str, base: Records, mine: Records, theirs: Records, label: Label) -> Theirs:
    found = merged(base, mine, theirs, label)
    after = {one.id: one for one in mine}
    for edit in found.change.edits:
        if edit.after is None:
            del after[edit.id]
        else:
            after[edit.id] = edit.after
    return Theirs(sha256, theirs, mine, found, after == {one.id: one for one in theirs})
