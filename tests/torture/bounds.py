"""How long the reader takes, how much memory, and how long nobody else gets a turn.

Each file is read in a process of its own. The files are those made to hurt (``HEAVY`` of the
storage tests), larger ones, and sound ones up to what the reader accepts, as the writer lays them
out and as another program would. Prints for each the answer, the seconds of work, the peak memory
of the process, and the longest time that another thread waited for its turn, which is how long a
window would stand still. Exits with 1 where a limit is passed: two seconds for a refusal, two
seconds for each 10 MB of a sound file, 700 MB.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from hostile_files import HEAVY

from cjdesigner.editing import projects
from cjdesigner.errors import FileError
from cjdesigner.model.records import AnyRecord, Card
from cjdesigner.storage import reader, writer

MEGABYTE = 1024 * 1024
SECONDS, SECONDS_EACH, EACH, MOST_MEMORY = 2.0, 2.0, 10, 700

# run once before, so that imports are not counted
_CHILD = "import bounds, sys; bounds.child(sys.argv[1])"


def sound(megabytes: int) -> bytes:
    """A sound project of about that size: cards with a few hundred letters."""
    records: list[AnyRecord] = list(projects.from_model("five_e", "en"))
    lane = next(one.id for one in records if one.type == "lane")
    column = next(one.id for one in records if one.type == "touchpoint")
    text = "What somebody said about the parcel that did not come. " * 6
    one = Card(id="c0", lane=lane, first=column, last=column, order="V", text=text, kind="note")
    each = len(writer.to_bytes([*records, one])) - len(writer.to_bytes(records))
    count = (megabytes * MEGABYTE - 100_000) // (each + 6)
    cards = (one.model_copy(update={"id": f"card{number}"}) for number in range(count))
    return writer.to_bytes([*records, *cards])


def rewritten(data: bytes) -> bytes:
    """The same in another layout, as after a tool that sorts and indents."""
    return json.dumps(json.loads(data), indent=1, sort_keys=True).encode()


def files() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """All that is tried, by name."""
    yield from ((name, made[0]) for name, made in HEAVY.items())
    yield "a string of 100 MB", lambda: b'{"format":"' + b"a" * (100 * MEGABYTE) + b'"}'
    yield "a string of 60 MB", lambda: b'{"format":"' + b"a" * (60 * MEGABYTE) + b'"}'
    yield "200 MB of zeros", lambda: bytes(200 * MEGABYTE)
    for size in (10, 30, 63):
        yield f"sound, {size} MB", lambda size=size: sound(size)  # type: ignore[misc]
    yield "sound, 20 MB, laid out otherwise", lambda: rewritten(sound(20))
    yield "sound, 60 MB, laid out otherwise", lambda: rewritten(sound(50))


def child(path: str) -> None:
    """Read the file in this process; prints what came of it as JSON."""
    longest, over = 0.0, threading.Event()

    def tick() -> None:
        nonlocal longest
        last = time.perf_counter()
        while not over.is_set():
            time.sleep(0.002)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now

    other = threading.Thread(target=tick)
    other.start()
    wall, work = time.perf_counter(), time.process_time()
    try:
        answer = f"opened, {len(reader.read(path).document)} records"
    except FileError as error:
        answer = error.key
    wall, work = time.perf_counter() - wall, time.process_time() - work
    over.set()
    other.join()
    rows = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    memory = next(int(row.split()[1]) for row in rows if row.startswith("VmHWM")) / 1024
    print(json.dumps([answer, wall, work, memory, longest]))


def main(count: int) -> int:
    """Read everything ``count`` times; returns 1 where a limit is passed."""
    passed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, make in files():
            path = Path(folder) / "strange.journey"
            path.write_bytes(make())
            size = path.stat().st_size / MEGABYTE
            for _ in range(count):
                here = ":".join(sys.path[:3])
                run = subprocess.run(
                    [sys.executable, "-c", _CHILD, str(path)],
                    env={"PYTHONPATH": here},
                    check=True,
                    stdout=subprocess.PIPE,
                )
                answer, wall, work, memory, longest = json.loads(run.stdout)
                most = SECONDS
                if answer.startswith("opened"):
                    most = max(SECONDS, SECONDS_EACH * size / EACH)
                beyond = work > most or memory > MOST_MEMORY
                passed += beyond
                print(
                    f"{name:38} {size:5.0f} MB  {work:5.2f} s work ({wall:5.2f} s), at most "
                    f"{most:4.1f}  {memory:4.0f} MB  others wait {1_000 * longest:4.0f} ms  "
                    f"{answer}{'   BEYOND' if beyond else ''}",
                    flush=True,
                )
    return int(passed > 0)
