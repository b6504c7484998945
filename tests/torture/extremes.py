"""Sound files that hold far too much of one thing: read, laid out, shown, edited, saved, closed.

Each is opened in a process of its own, in the real window without a screen. Prints the seconds of
work and the memory that reading takes, the seconds and memory until the map is there, the longest
time that the window stands still while it opens, and how long it stands still for an edit and for
selecting the first column. Exits with 1 where a file is neither opened nor refused in one sentence,
where reading takes more than two seconds, or two for each 10 MB, where the window takes more than
700 MB, or where what was done cannot be undone.

With a number of ten or less all things are a thousandth of what they could be: for a quick look.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cjdesigner.model.ids import experience_id
from cjdesigner.model.order import spread
from cjdesigner.model.records import (
    AnyRecord,
    Card,
    Experience,
    Journey,
    Lane,
    Link,
    Persona,
    Phase,
    Project,
    Touchpoint,
)
from cjdesigner.storage import writer

MEGABYTE = 1024 * 1024
SECONDS, SECONDS_EACH, EACH, MOST_MEMORY = 2.0, 2.0, 10, 700
LONGEST = 300  # seconds after which a process is said to hang
TEXT = "What somebody said about the parcel that did not come. " * 6

_CHILD = "import extremes, sys; extremes.child(sys.argv[1])"


def records(phases: int, each: int, lanes: int = 1, people: int = 0) -> list[AnyRecord]:
    """A project of one journey with so many phases of so many touchpoints, lanes and personas."""
    names = tuple(f"q{number}" for number in range(people))
    found: list[AnyRecord] = [Project(id="project", title="Far too much")]
    found += [
        Persona(id=one, order=key, name=one) for one, key in zip(names, spread(people), strict=True)
    ]
    found.append(Journey(id="j", order="V", title="One", personas=names[:20]))
    found += [
        Lane(id=f"l{number}", journey="j", order=key, kind="thought")
        for number, key in enumerate(spread(lanes))
    ]
    for number, key in enumerate(spread(phases)):
        found.append(Phase(id=f"p{number}", journey="j", order=key, title=f"Phase {number}"))
        found += [
            Touchpoint(id=f"t{number}-{place}", phase=f"p{number}", order=order, title="Point")
            for place, order in enumerate(spread(each))
        ]
    return found


def cards(count: int) -> list[AnyRecord]:
    """All cards in one cell, each with a text of its own."""
    return records(1, 2) + [
        Card(id=f"c{n}", lane="l0", first="t0-0", last="t0-0", order="V", text=f"{n}: {TEXT}")
        for n in range(count)
    ]


def over_each_other(count: int) -> list[AnyRecord]:
    """As many columns as cards, and each card over all of them."""
    return records(1, count) + [
        Card(id=f"c{n}", lane="l0", first="t0-0", last=f"t0-{count - 1}", order="V", text="Long")
        for n in range(count)
    ]


def stairs(count: int) -> list[AnyRecord]:
    """Each card over two columns, so that all hang together."""
    return records(1, count) + [
        Card(id=f"c{n}", lane="l0", first=f"t0-{n}", last=f"t0-{n + 1}", order="V", text="Step")
        for n in reversed(range(count - 1))
    ]


def links(count: int) -> list[AnyRecord]:
    """All links between the same two touchpoints."""
    return records(1, 2) + [
        Link(id=f"k{n}", source="t0-0", target="t0-1", kind="skip", condition=f"reason {n}")
        for n in range(count)
    ]


def stars(count: int) -> list[AnyRecord]:
    """Moments of truth that nobody scored."""
    return [
        one.model_copy(update={"moment_of_truth": True}) if isinstance(one, Touchpoint) else one
        for one in records(1, count)
    ]


def scored(count: int) -> list[AnyRecord]:
    """Twenty personas, and how each touchpoint felt to each."""
    return records(1, count, people=20) + [
        Experience(
            id=experience_id(f"t0-{place}", f"q{who}", None),
            touchpoint=f"t0-{place}",
            persona=f"q{who}",
            level=float((place + who) % 3 - 1),
        )
        for place in range(count)
        for who in range(20)
    ]


def journeys(count: int) -> list[AnyRecord]:
    """Small journeys."""
    found: list[AnyRecord] = [Project(id="project", title="Far too many")]
    for number, key in enumerate(spread(count)):
        found.append(Journey(id=f"j{number}", order=key, title=f"Journey {number}"))
        found.append(Phase(id=f"p{number}", journey=f"j{number}", order="V", title="Phase"))
        found.append(Touchpoint(id=f"t{number}", phase=f"p{number}", order="V", title="Point"))
    return found


def long_text(letters: int) -> bytes:
    """One card that says more than a card may."""
    data = writer.to_bytes(cards(1))
    return data.replace(TEXT.encode(), b"word " * (letters // 5))


FILES: dict[str, tuple[Callable[[int], list[AnyRecord]], int]] = {
    "cards in one cell": (cards, 110_000),
    "touchpoints in one phase": (lambda count: records(1, count), 100_000),
    "stars without a score": (stars, 100_000),
    "phases of one touchpoint": (lambda count: records(count, 1), 10_000),
    "empty phases": (lambda count: records(count, 0), 10_000),
    "links between two touchpoints": (links, 50_000),
    "lanes": (lambda count: records(1, 2, count), 10_000),
    "personas": (lambda count: records(1, 2, 1, count), 5_000),
    "touchpoints scored by twenty": (scored, 5_000),
    "journeys": (journeys, 10_000),
    "cards over all columns": (over_each_other, 10_000),
    "cards over two columns": (stairs, 50_000),
}


def _memory() -> int:
    rows = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("VmHWM")) // 1024


def child(path: str) -> None:
    """Do all of it in this process; prints what came of it as JSON."""
    from cjdesigner.errors import FileError
    from cjdesigner.storage import reader

    began = time.process_time()
    try:
        reader.read(path)
        said = ""
    except FileError as error:
        said = error.key
    read, memory = time.process_time() - began, _memory()
    found = {"read": read, "read_memory": memory, "said": said}
    print(json.dumps({**found, **_in_the_window(Path(path))}))
    sys.stdout.flush()
    os._exit(0)


def _in_the_window(path: Path) -> dict[str, object]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QEventLoop, QTimer, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication
    from window_files import Told

    from cjdesigner.editing.common import set_values
    from cjdesigner.gui import later
    from cjdesigner.gui.app import Program
    from cjdesigner.gui.settings import SettingsStore
    from cjdesigner.model.change import Label

    qInstallMessageHandler(lambda *_: None)
    application = QApplication(["torture", "-style", "fusion"])
    program = Program(application, SettingsStore(path.with_suffix(".ini")))
    told = Told()
    later.message = lambda: told  # type: ignore[assignment, return-value]
    last, longest = time.perf_counter(), 0.0

    def tick() -> None:
        nonlocal last, longest
        now = time.perf_counter()
        longest, last = max(longest, now - last), now

    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(tick)
    timer.start()

    def until(reached: Callable[[], object]) -> float:
        """Go on until this is so; the longest time that nobody was answered."""
        nonlocal last, longest
        last, longest = time.perf_counter(), 0.0
        while not reached():
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        tick()
        return longest

    began = time.perf_counter()
    ended: list[bool] = []
    program.open(path, None, ended.append)
    opening = until(lambda: ended)
    if not ended[0]:
        return {"sentences": len(told.said), "sentence": told.said[:1]}
    window = program.windows[0]
    showing = until(lambda: window.furnished and window.canvas.settled)
    shown = time.perf_counter() - began
    document = window.desk.document
    first = document.record("p0", Phase)
    began = time.perf_counter()
    change = set_values(document, ("p0",), Label("gui.edit.phase"), title="Another")
    window.desk.run(change)
    application.processEvents()
    edit = time.perf_counter() - began
    window.actions_table["undo"].trigger()
    application.processEvents()
    columns = document.columns(window.desk.journey)
    began = time.perf_counter()
    window.desk.select(columns[:1])
    application.processEvents()
    selecting = time.perf_counter() - began
    return {
        "shown": shown,
        "still": max(opening, showing),
        "edit": edit,
        "selecting": selecting,
        "memory": _memory(),
        "undone": document.get("p0") == first,
    }


def main(count: int) -> int:
    """Try every file; returns 1 where one breaks a promise. ``count`` is how many thousandths."""
    wrong = 0
    share = min(1.0, count / 1_000)
    with tempfile.TemporaryDirectory() as folder:
        made = {
            f"{round(most * share)} {name}": writer.to_bytes(make(max(2, round(most * share))))
            for name, (make, most) in FILES.items()
        }
        made["a card of a million letters"] = long_text(1_000_000)
        for name, data in made.items():
            path = Path(folder) / "extreme.journey"
            path.write_bytes(data)
            size = len(data) / MEGABYTE
            homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
            try:
                run = subprocess.run(
                    [sys.executable, "-c", _CHILD, str(path)],
                    env={**dict.fromkeys(homes, folder), "PYTHONPATH": ":".join(sys.path)},
                    check=True,
                    stdout=subprocess.PIPE,
                    timeout=LONGEST,
                )
            except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
                wrong += 1
                print(f"{name:38} {size:5.1f} MB  {type(error).__name__}", flush=True)
                continue
            found = json.loads(run.stdout.splitlines()[-1])
            most = max(SECONDS, SECONDS_EACH * size / EACH)
            if found["said"]:
                beyond = found["sentences"] != 1
                after = f"refused: {found['sentence']}"
            else:
                beyond = (
                    found["read"] > most
                    or not found["undone"]
                    or max(found["memory"], found["read_memory"]) > MOST_MEMORY
                )
                after = (
                    f"shown after {found['shown']:5.1f} s, {found['memory']:5} MB, "
                    f"stands still {found['still']:4.1f} s, for an edit {found['edit']:4.1f} s, "
                    f"for selecting {found['selecting']:4.1f} s"
                )
            wrong += beyond
            print(
                f"{name:38} {size:5.1f} MB  read in {found['read']:4.1f} s, at most {most:4.1f}, "
                f"{found['read_memory']:4} MB; {after}{'   BEYOND' if beyond else ''}",
                flush=True,
            )
    return int(wrong > 0)
