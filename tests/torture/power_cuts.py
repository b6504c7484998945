"""The power goes right after "saved": is the new file there?

A small file system in a loop device takes the saves. At each cut its image is copied as the disk
has it, without what the system still holds in memory, and the copy is mounted and read.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from sample_files import everything

from cjdesigner.model.records import replaced
from cjdesigner.storage.reader import read
from cjdesigner.storage.writer import save

MEGABYTES = 12


def main(count: int) -> int:
    """Try ``count`` cuts; returns 1 where a saved file was not there."""
    if os.geteuid() != 0 or shutil.which("mkfs.ext4") is None:
        print("power_cuts.py needs root and mkfs.ext4; nothing was tried")
        return 0
    fresh = over = wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        image, copy = folder / "disk", folder / "copy"
        disk, after = folder / "mounted", folder / "after"
        disk.mkdir()
        after.mkdir()
        with open(image, "wb") as file:
            file.truncate(MEGABYTES * 1024 * 1024)
        run("mkfs.ext4", "-q", "-O", "^metadata_csum", str(image))
        run("mount", "-o", "loop", str(image), str(disk))
        try:
            for number in range(count):
                # every second one to a new name, the others over the last
                file_name = f"trip{number // 2 % 50}.journey"
                if number % 2 == 0:
                    (disk / file_name).unlink(missing_ok=True)
                title = f"save {number}"
                save([replaced(r, title=title) if r.id == "project" else r for r in everything()],
                     disk / file_name)  # fmt: skip
                shutil.copyfile(image, copy)
                run("mount", "-o", "loop", str(copy), str(after))
                try:
                    found = read(after / file_name).document.project.title
                except Exception as error:
                    found = str(error)
                finally:
                    run("umount", str(after))
                wrong += found != title
                fresh += number % 2 == 0
                over += number % 2
        finally:
            run("umount", str(disk))
    print(f"{count} power cuts ({fresh} new files, {over} saved over): {count - wrong} new states")
    return int(wrong > 0)


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
