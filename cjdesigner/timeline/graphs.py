"""networkx's graphs without the algorithms that its import brings along.

Importing the whole of networkx takes four times as long as its graphs alone. Whoever asks networkx
for anything else still gets it (see ``model.partly``).
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING

from cjdesigner.model.partly import Partly

# Loaded last by networkx itself, and by none of its graphs.
_LATER = tuple(
    f"networkx.{part}"
    for part in (
        "convert_matrix",
        "relabel",
        "generators",
        "readwrite",
        "algorithms",
        "linalg",
        "drawing",
    )
)
# Where it asks all that is installed for other engines, of which this program uses none: reading
# about every package takes as long as the graphs.
_PACKAGES = "importlib.metadata"


class _NoPackages(ModuleType):
    """What tells of installed packages, while networkx asks: there are no engines."""

    @staticmethod
    def entry_points(**_: str) -> tuple[()]:
        return ()


def _load() -> ModuleType:
    if "networkx" in sys.modules:
        return sys.modules["networkx"]
    before = {name: sys.modules.get(name) for name in (*_LATER, _PACKAGES)}
    for part in _LATER:
        sys.modules[part] = ModuleType(part)
    sys.modules[_PACKAGES] = _NoPackages(_PACKAGES)
    try:
        package = importlib.import_module("networkx")
    finally:
        for name, module in before.items():
            del sys.modules[name]
            if module is not None:
                sys.modules[name] = module
    for part in _LATER:
        package.__dict__.pop(part.rpartition(".")[2], None)
    package.__class__ = Partly
    return package


if TYPE_CHECKING:
    from networkx import MultiDiGraph
else:
    MultiDiGraph = _load().MultiDiGraph

__all__ = ["MultiDiGraph"]
