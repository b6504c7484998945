"""How long an export takes, as a multiple of the barest reportlab script that draws the same.

    python tests/benchmarks/export_speed.py [--rounds 7] [M L XL]

Both are whole processes, from file to PDF, and run in turn; the medians are compared. The bare
script is given the boxes and lines of the same pages and the same faces, already placed. Targets
are 2.2 times at M, 1.8 at L and 1.5 at XL.
"""

import argparse
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import generate

from cjdesigner.layout.drawing import Box, Paged, Words
from cjdesigner.layout.pages import paged
from cjdesigner.layout.paper import sheet
from cjdesigner.render.clipping import seen
from cjdesigner.timeline.document import Document
from cjdesigner.typeset import faces
from cjdesigner.typeset.text import runs

TARGETS = {"S": None, "M": 2.2, "L": 1.8, "XL": 1.5}
_BARE = Path(__file__).with_name("bare.py")


def dumped(pages: Paged) -> tuple[dict[str, str], list[Any]]:
    """What the bare script draws: the files of the faces, and the boxes and lines of every page."""
    found: list[Any] = []
    used = {"regular"}
    for page in pages.pages:
        boxes: list[Any] = []
        lines: list[Any] = []
        for op, x, y, scale in _placed(page):
            if isinstance(op, Box) and op.fill:
                at = (x + op.x * scale, page.height - y - (op.y + op.h) * scale)
                size = (op.w * scale, op.h * scale, op.radius * scale)
                boxes.append((*at, *size, _parts(op.fill)))
            elif isinstance(op, Words):
                for run in runs(op.text, op.style):
                    used.add(run.face)
                    at = (x + (op.x + run.x) * scale, page.height - y - op.y * scale)
                    colour = _parts(op.colour)
                    lines.append((*at, run.text, run.face, op.style.size * scale, colour))
        found.append((page.width, page.height, boxes, lines))
    return {key: str(faces.face(key).file) for key in sorted(used)}, found


def _placed(page: Any) -> Iterator[tuple[object, float, float, float]]:
    for part in page.parts:
        for x, y, group in part.drawing.painted(part.source):
            left = part.x + (x - part.source.left) * part.scale
            top = part.y + (y - part.source.top) * part.scale
            for op in seen(group, x, y, part.source):
                yield op, left, top, part.scale
    for op in page.ops:
        yield op, 0.0, 0.0, 1.0


def _parts(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))


def measure(size: str, rounds: int, folder: Path) -> None:
    """Print one line of ratios for a journey of that size."""
    journey, dump = folder / f"{size}.journey", folder / f"{size}.dump"
    generate.write(size, journey)
    document = Document(generate.records(size))
    dump.write_bytes(pickle.dumps(dumped(paged(document, [generate.JOURNEY], sheet("A3")))))
    out = str(folder / "out.pdf")
    commands = {
        "export": ["-m", "cjdesigner", "export", str(journey), "-o", out],
        "calls": [str(_BARE), "calls", str(dump), out],
        "operators": [str(_BARE), "operators", str(dump), out],
    }
    # As installed: compiled modules are kept, and the first round has compiled them.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            whole = [sys.executable, *command]
            subprocess.run(whole, check=True, capture_output=True, env=environment)
            taken[name].append(time.perf_counter() - start)
    median = {name: statistics.median(times[1:]) for name, times in taken.items()}
    target = f"target {TARGETS[size]}" if TARGETS[size] else ""
    print(
        f"{size:3} export {median['export']:6.2f} s"
        f"  {median['export'] / median['calls']:5.2f} x bare calls ({median['calls']:.2f} s)"
        f"  {median['export'] / median['operators']:5.2f} x bare operators"
        f" ({median['operators']:.2f} s)  {target}",
        flush=True,
    )


def main() -> None:
    """Measure the sizes that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", metavar="SIZE", help=", ".join(TARGETS))
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for size in asked.sizes or ("S", "M", "L"):
            measure(size, asked.rounds, Path(folder))


if __name__ == "__main__":
    main()
