"""networkx's graphs without the algorithms that its import brings along.

Importing the whole of networkx takes four times as long as its graphs alone, at every start of
the program. Rule this module keeps: whoever asks networkx for anything else still gets it; the
whole is loaded at that moment, with the same classes.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

# Loaded last by networkx itself, and by none of its graphs.
_LATER = tuple(
    f"networkx.{part}" for part in ("generators", "readwrite", "algorithms", "linalg", "drawing")
)


class _Graphs(ModuleType):
    """The package networkx while only its graphs are there."""

    def __getattr__(self, name: str) -> Any:
        spec = self.__dict__["__spec__"]
        if name.startswith("__") or spec is None or spec.loader is None:
            raise AttributeError(name)
        self.__class__ = ModuleType  # type: ignore[assignment]
        spec.loader.exec_module(self)
        return getattr(self, name)


def _load() -> ModuleType:
    if "networkx" in sys.modules:
        return sys.modules["networkx"]
    for part in _LATER:
        sys.modules[part] = ModuleType(part)
    try:
        package = importlib.import_module("networkx")
    finally:
        for part in _LATER:
            del sys.modules[part]
    for part in _LATER:
        package.__dict__.pop(part.rpartition(".")[2], None)
    package.__class__ = _Graphs
    return package


if TYPE_CHECKING:
    from networkx import MultiDiGraph
else:
    MultiDiGraph = _load().MultiDiGraph

__all__ = ["MultiDiGraph"]
