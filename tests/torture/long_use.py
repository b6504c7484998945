"""A long day: edits without end, and what they leave in memory, in open files and in threads.

Then everything is undone, most of it read back from the journal: the document must be the first.
"""

from __future__ import annotations

import gc
import os
import resource
import tempfile
import threading
from pathlib import Path

from sample_files import everything

from cjdesigner.editing.session import Session
from cjdesigner.model.change import Change, Label, edited
from cjdesigner.model.records import Card, replaced
from cjdesigner.storage.safeguard import Safeguard
from cjdesigner.storage.writer import save, to_bytes
from cjdesigner.timeline.document import Document

MOST_GROWTH = 50  # megabytes
WARM = 2_000  # edits until everything that is made once is made


def main(count: int) -> int:
    """Make ``count`` edits; returns 1 where memory, files or threads grew, or undo went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        document = Document(everything())
        first = to_bytes(document.records())
        guard = Safeguard(Path(folder) / "recovery", document.records())
        session = Session(document, guard.append, guard.read_back)
        file = Path(folder) / "trip.journey"
        digest = None
        before = (0.0, 0, 0)
        for number in range(count):
            card = session.document.record("why", Card)
            text = f"edit {number} " + "x" * (number % 200)
            session.run(Change(Label("edit"), (edited(card, replaced(card, text=text)),)))
            if number % 1000 == 999:
                digest = save(session.document.records(), file, digest)
                guard.saved(file, digest, session.document.records())
            if number == min(WARM, count - 1):
                before = used()
        guard.flush()
        after = used()
        while session.undo():
            pass
        undone = to_bytes(session.document.records()) == first
        guard.close()
    growth = after[0] - before[0]
    print(
        f"{count} edits: memory grew by {growth:.1f} MB, open files {before[1]} -> {after[1]}, "
        f"threads {before[2]} -> {after[2]}; all undone to the same bytes: {undone}"
    )
    return int(growth > MOST_GROWTH or after[1] > before[1] or after[2] > before[2] or not undone)


def used() -> tuple[float, int, int]:
    """Memory in megabytes, open files, threads."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    memory = pages * resource.getpagesize() / 1e6
    return memory, len(os.listdir("/proc/self/fd")), threading.active_count()
