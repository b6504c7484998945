"""How long an export takes and how large it is, against the barest reportlab script.

    python tests/benchmarks/export_speed.py [--rounds 7] [S M L XL]

Whole processes, from file to PDF, run in turn; the medians are compared, of the time that passes
and of the processors' time (in brackets), which a busy machine disturbs less. `page` on A3 is held
to `bare.py`, which is given the same pages already placed: to its way `prepared`, at most 2.2 times
at M, 1.8 at L and 1.5 at XL; the other two ways are printed beside it. Its file is at most 1.3
times as large. The other layouts are held to `page`: `tiles` of XL at most 1.2 times, `handout` of
L under 2 times. At M other programs that are found make a PDF of the same pages in the same run.
"""

import argparse
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import generate
import peers
from dump import dumped

from cjdesigner.layout.pages import paged
from cjdesigner.layout.paper import sheet
from cjdesigner.timeline.document import Document

BARE = Path(__file__).with_name("bare.py")
YARDSTICK = "prepared"
LIMITS = {
    ("page", "M"): 2.2,
    ("page", "L"): 1.8,
    ("page", "XL"): 1.5,
    ("tiles", "XL"): 1.2,
    ("handout", "L"): 2.0,
}
LARGEST = 1.3
PEERS_AT = "M"


class Taken(NamedTuple):
    """Seconds that a process took: on the clock, and of the processors."""

    clock: float
    processor: float

    def over(self, other: "Taken") -> str:
        """How many times another that is."""
        return f"{self.clock / other.clock:5.2f} ({self.processor / other.processor:5.2f}) x"


def run(command: Sequence[str]) -> Taken:
    """Run a command to its end. Raises ``CalledProcessError`` where it fails."""
    # As installed: compiled modules are kept, and the first round has compiled them.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    clock, after = time.perf_counter() - start, os.times()
    used = after.children_user + after.children_system
    return Taken(clock, used - before.children_user - before.children_system)


def in_turn(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Taken]:
    """The medians of so many rounds; one more goes before them."""
    taken: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            taken[name].append(run(command))
    return {
        name: Taken(*map(statistics.median, zip(*times[1:], strict=True)))
        for name, times in taken.items()
    }


def exporting(file: Path, out: Path, layout: str) -> list[str]:
    """The command that exports a project."""
    whole = [sys.executable, "-m", "cjdesigner", "export", str(file), "-o", str(out)]
    # all on the paper that a page has by default
    return [*whole, "--layout", layout, "--paper", "A3"]


def measure(size: str, rounds: int, folder: Path) -> None:
    """Print the ratios for a journey of that size."""
    journey, dump = folder / f"{size}.journey", folder / f"{size}.dump"
    generate.write(size, journey)
    document = Document(generate.records(size))
    pages = paged(document, [generate.JOURNEY], sheet("A3"))
    drawn = dumped(pages)
    dump.write_bytes(pickle.dumps(drawn))
    layouts, ways = ("page", "tiles", "handout"), ("calls", "prepared", "operators")
    files = {name: folder / f"{name}.pdf" for name in (*layouts, *ways)}
    commands = {name: exporting(journey, files[name], name) for name in layouts}
    for way in ways:
        commands[way] = [sys.executable, str(BARE), way, str(dump), str(files[way])]
    others: dict[str, list[str]] = {}
    if size == PEERS_AT:
        others = peers.commands(document, generate.JOURNEY, pages, drawn, folder)
    took = in_turn(commands | others, rounds)
    print(f"{size}: seconds on the clock (of the processors)")
    for name, taken in took.items():
        print(f"  {name:11} {taken.clock:7.2f} ({taken.processor:6.2f})")
    for way in ways:
        limit = LIMITS.get(("page", size)) if way == YARDSTICK else None
        _say("page", took["page"].over(took[way]), way, limit)
    for layout in layouts[1:]:
        _say(layout, took[layout].over(took["page"]), "page", LIMITS.get((layout, size)))
    for name in others:
        _say(name, took[name].over(took["page"]), "page", None)
    ratio = files["page"].stat().st_size / files[YARDSTICK].stat().st_size
    _say("file", f"{ratio:5.2f} x", YARDSTICK, LARGEST)


def _say(what: str, ratio: str, than: str, limit: float | None) -> None:
    asked = f", at most {limit}" if limit else ""
    print(f"  {what:11} {ratio} {than}{asked}", flush=True)


def main() -> None:
    """Measure the sizes that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", metavar="SIZE", help=", ".join(generate.SIZES))
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for size in asked.sizes or ("S", "M", "L"):
            measure(size, asked.rounds, Path(folder))


if __name__ == "__main__":
    main()
