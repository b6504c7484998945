"""Where pages go that cannot stand in one file."""

from __future__ import annotations

from pathlib import Path


def targets(path: Path, pages: int) -> tuple[Path, ...]:
    """The files of so many pages: the path itself, or ``name-1``, ``name-2`` ... beside it."""
    if pages == 1:
        return (path,)
    return tuple(path.with_name(f"{path.stem}-{n + 1}{path.suffix}") for n in range(pages))
