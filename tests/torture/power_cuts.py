"""The power goes: after "saved", and while the journal is being written.

A small file system in a loop device takes saves and journals. At each cut its image is copied as
the disk has it, without what the system still holds in memory, and the copy is mounted and read.
While the journal is written, the writer is stopped for the moment of the copy, so that the copy is
the disk of one instant.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sample_files import everything

from cjdesigner.errors import FileError
from cjdesigner.model.change import Change, Label, edited
from cjdesigner.model.records import AnyRecord, replaced
from cjdesigner.storage import processes, recovery
from cjdesigner.storage.reader import read
from cjdesigner.storage.safeguard import Safeguard
from cjdesigner.storage.writer import save
from cjdesigner.timeline.document import Document

MEGABYTES = 12
LONGEST_LIFE = 0.05  # seconds of writing between two cuts
EDITS = 3_000  # of one writer, so that its journal has room on the disk


def main(count: int) -> int:
    """Try ``count`` cuts of each kind; returns 1 where something acknowledged was not there."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mkfs.ext4") is None:
        print("power_cuts.py needs Linux, root and mkfs.ext4; nothing was tried")
        return 0
    wrong = after_saves(count) + in_the_journal(count)
    return int(wrong > 0)


def after_saves(count: int) -> int:
    """Cut the power right after each save; how often the new file was not there."""
    wrong = 0
    with small_disk() as disk:
        for number in range(count):
            # every second one to a new name, the others over the last
            name = f"trip{number // 2 % 50}.journey"
            if number % 2 == 0:
                (disk.files / name).unlink(missing_ok=True)
            title = f"save {number}"
            save(titled(title), disk.files / name)
            with disk.cut() as after:
                try:
                    found = read(after / name).document.project.title
                except Exception as error:
                    found = str(error)
            wrong += found != title
    over = count // 2
    print(f"{count} power cuts ({count - over} new files, {over} saved over): "
          f"{count - wrong} new states")  # fmt: skip
    return wrong


def in_the_journal(count: int) -> int:
    """Cut the power while changes are written; how often one that was on disk did not come back."""
    chance = random.Random(5)
    wrong = damaged = tried = 0
    processes.is_same = lambda *_: False  # the writer of the copy is as dead as its machine
    processes.alive = lambda *_: False
    with small_disk() as disk:
        while tried < count:
            shutil.rmtree(disk.files / "recovery", ignore_errors=True)
            writer, listen = started(disk.files / "recovery")
            told = 1
            while tried < count and told < EDITS:
                time.sleep(chance.uniform(0, LONGEST_LIFE))
                os.kill(writer, signal.SIGSTOP)
                os.waitpid(writer, os.WUNTRACED)
                told = acknowledged(listen, told)
                with disk.cut() as after:
                    offers = recovery.offers(after / "recovery")
                    wrong += brought_back(offers) < told
                damaged += any(one.damaged for one in offers)
                tried += 1
                os.kill(writer, signal.SIGCONT)
            os.kill(writer, signal.SIGKILL)
            os.waitpid(writer, 0)
            os.close(listen)
    print(f"{count} power cuts in the journal: {wrong} times a change lost that was on disk, "
          f"{damaged} journals with a torn end")  # fmt: skip
    return wrong


def started(where: Path) -> tuple[int, int]:
    """A process that edits without end and tells which edits are on disk; the first one is."""
    listen, tell = os.pipe()
    writer = os.fork()
    if writer == 0:
        try:
            write_without_end(where, tell)
        finally:
            os._exit(1)
    os.close(tell)
    assert os.read(listen, 2) == b"1 "
    os.set_blocking(listen, False)
    return writer, listen


def write_without_end(where: Path, tell: int) -> None:
    """Edit and type; after every third change wait until all is on disk, and tell its number."""
    document = Document(titled("0"))
    guard = Safeguard(where, document.records(), unsaved=True)
    number = 0
    while True:
        number += 1
        project = document.project
        change = Change(Label("edit"), (edited(project, replaced(project, title=str(number))),))
        if number % 2:
            guard.keep_typing(change)
        else:
            document.apply(change)
            guard.append(change)
        if number % 3 == 1:
            guard.flush()
            os.write(tell, b"%d " % number)


def brought_back(offers: list[recovery.Offer]) -> int:
    """The number of the last edit that is there again; -1 where nothing is."""
    try:
        (offer,) = offers
        return int(recovery.restore(offer).document.project.title)
    except (FileError, ValueError):
        return -1


def acknowledged(listen: int, before: int) -> int:
    """The last number that the writer told."""
    try:
        return int(os.read(listen, 1 << 20).split()[-1])
    except BlockingIOError:
        return before


def titled(title: str) -> list[AnyRecord]:
    """The sample as a project of that title."""
    return [replaced(r, title=title) if r.id == "project" else r for r in everything()]


class Disk:
    """A file system in a file: ``files`` is where it is mounted."""

    def __init__(self, folder: Path) -> None:
        self._image, self._copy = folder / "disk", folder / "copy"
        self.files, self._after = folder / "mounted", folder / "after"
        self.files.mkdir()
        self._after.mkdir()
        with open(self._image, "wb") as file:
            file.truncate(MEGABYTES * 1024 * 1024)
        run("mkfs.ext4", "-q", "-O", "^metadata_csum", str(self._image))

    @contextmanager
    def cut(self) -> Iterator[Path]:
        """What the disk holds when the power goes now."""
        shutil.copyfile(self._image, self._copy)
        run("mount", "-o", "loop", str(self._copy), str(self._after))
        try:
            yield self._after
        finally:
            run("umount", str(self._after))

    def mount(self) -> None:
        """Begin to use it."""
        run("mount", "-o", "loop", str(self._image), str(self.files))

    def unmount(self) -> None:
        """Use it no longer."""
        run("umount", str(self.files))


@contextmanager
def small_disk() -> Iterator[Disk]:
    """A disk for a while."""
    with tempfile.TemporaryDirectory() as name:
        disk = Disk(Path(name))
        disk.mount()
        try:
            yield disk
        finally:
            disk.unmount()


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
