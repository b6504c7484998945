"""Kill an editor at random instants of editing, typing and saving; nothing told may be gone.

Prints how many files were unreadable, how many acknowledged saves were lost, and how old the
oldest edit was that a kill took away. A child is forked for each kill, so that it is quick.
"""

from __future__ import annotations

import os
import random
import select
import signal
import tempfile
import time
from pathlib import Path

from sample_files import everything

from cjdesigner.model.change import Change, Label, edited
from cjdesigner.model.records import Card, replaced
from cjdesigner.storage import recovery
from cjdesigner.storage.reader import read
from cjdesigner.storage.safeguard import Safeguard
from cjdesigner.storage.writer import save

LONGEST_LIFE = 0.08  # seconds
TYPED = (2, 3)  # of five edits, those that are being typed and not taken yet
PADDING = 300  # further cards, so that a save takes a while


def edit(file: Path, where: Path, tell: int) -> None:
    """Edit, type and save for ever; each edit, typed text and save is told with its time."""
    opened = read(file)
    document = opened.document
    guard = Safeguard(
        where, document.records(), path=file, sha256=opened.sha256, proof=opened.proof
    )
    digest, number = opened.sha256, int(document.project.title)
    while True:
        number += 1
        project = document.project
        change = Change(Label("edit"), (edited(project, replaced(project, title=str(number))),))
        if number % 5 in TYPED:
            guard.keep_typing(change)
        else:
            document.apply(change)
            guard.append(change)
            guard.keep_typing(None)
        os.write(tell, b"e %d %f\n" % (number, time.monotonic()))
        if number % 5 == 0:
            digest = save(document.records(), file, digest, proof=opened.proof)
            os.write(tell, b"s %d %f\n" % (number, time.monotonic()))
            guard.saved(file, digest, document.records())


def main(count: int) -> int:
    """Try ``count`` kills; returns 1 where a promise was broken."""
    chance = random.Random(7)
    unreadable = lost = 0
    oldest = 0.0
    recovered = 0
    with tempfile.TemporaryDirectory() as folder:
        file, where = Path(folder) / "trip.journey", Path(folder) / "recovery"
        lane = {"lane": "thoughts", "first": "ask", "last": "ask", "order": "V"}
        records = [
            *everything(),
            *(Card(id=f"c{n}", text="x" * 80, **lane) for n in range(PADDING)),
        ]
        save([replaced(r, title="0") if r.id == "project" else r for r in records], file)
        for _ in range(count):
            told, killed = run_and_kill(file, where, chance.uniform(0, LONGEST_LIFE))
            saves = [number for kind, number, _ in told if kind == "s"]
            try:
                on_disk = int(read(file).document.project.title)
            except Exception as error:
                print("unreadable:", error)
                unreadable += 1
                continue
            lost += bool(saves) and on_disk < saves[-1]
            kept = on_disk
            for offer in recovery.offers(where):
                kept = max(kept, int(recovery.restore(offer).document.project.title))
                recovery.discard(offer)
                recovered += 1
            gone = [at for kind, number, at in told if kind == "e" and number > kept]
            oldest = max([oldest, *(killed - at for at in gone)])
        litter = [name for name in os.listdir(folder) if name.endswith(".tmp")]
    print(
        f"{count} kills: {unreadable} unreadable files, {lost} acknowledged saves lost, "
        f"oldest lost edit {oldest:.3f} s, {recovered} recoveries, {len(litter)} stray files"
    )
    return int(unreadable > 0 or lost > 0 or oldest > 1.0)


def run_and_kill(
    file: Path, where: Path, life: float
) -> tuple[list[tuple[str, int, float]], float]:
    """What the editor told before it was killed, and when that was."""
    listen, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(listen)
        try:
            edit(file, where, tell)
        finally:
            os._exit(1)
    os.close(tell)
    select.select([listen], [], [], 10)  # its first edit
    time.sleep(life)
    os.kill(child, signal.SIGKILL)
    killed = time.monotonic()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the editor ended before it was killed"
    text = b""
    while piece := os.read(listen, 65536):
        text += piece
    os.close(listen)
    told = []
    for line in text.decode().split("\n")[:-1]:
        kind, number, at = line.split()
        told.append((kind, int(number), float(at)))
    return told, killed
