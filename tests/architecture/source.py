"""The package as text: its modules, what they import, and the tree that it stands in."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "cjdesigner"


class Import(NamedTuple):
    """One import: what is imported, and whether a function does it when it is called."""

    module: str
    inside: bool


@cache
def modules() -> dict[str, ast.Module]:
    """The modules of the package by their path in it, as in ``storage/reader.py``."""
    return {
        file.relative_to(PACKAGE).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
        for file in sorted(PACKAGE.rglob("*.py"))
        if "_data" not in file.parts
    }


def room(module: str) -> str:
    """The room of a module; "" for what stands at the door."""
    return module.partition("/")[0] if "/" in module else ""


def imports(tree: ast.Module) -> Iterator[Import]:
    """Everything that a module imports, what is only there for types left out."""
    yield from _imports(tree.body, inside=False)


def _imports(body: list[ast.stmt], *, inside: bool) -> Iterator[Import]:
    for node in body:
        match node:
            case ast.Import(names=names):
                yield from (Import(name.name, inside) for name in names)
            case ast.ImportFrom(module=str(module), names=names):
                for name in names:
                    yield Import(f"{module}.{name.name}", inside)
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=rest):
                yield from _imports(rest, inside=inside)
            case ast.FunctionDef(body=inner) | ast.AsyncFunctionDef(body=inner):
                yield from _imports(inner, inside=True)
            case _:
                for field in ("body", "orelse", "finalbody", "handlers", "cases"):
                    inner = getattr(node, field, [])
                    if isinstance(inner, list):
                        for part in inner:
                            nested = [part] if isinstance(part, ast.stmt) else part.body
                            yield from _imports(nested, inside=inside)


@cache
def tracked() -> tuple[Path, ...]:
    """The files of the project: those that git knows, or all where there is no git."""
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode == 0 and done.stdout:
        names = done.stdout.split("\0")
        return tuple(ROOT / name for name in names if name and (ROOT / name).is_file())
    return tuple(file for file in ROOT.rglob("*") if file.is_file() and ".venv" not in file.parts)
