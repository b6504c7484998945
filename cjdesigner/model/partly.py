"""Packages of which this program imports a part, since the whole takes too long at every start.

Rule it keeps: whoever asks such a package for anything else still gets it. The whole is loaded at
that moment, and what had been there stays the same.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any


class Partly(ModuleType):
    """A package while only a part of it is there: its own module is run when more is asked for."""

    def __getattr__(self, name: str) -> Any:
        spec = self.__dict__["__spec__"]
        if spec is None or spec.loader is None:
            raise AttributeError(name)
        before = dict(self.__dict__)
        self.__class__ = ModuleType  # type: ignore[assignment]
        spec.loader.exec_module(self)
        self.__dict__.update(before)
        return getattr(self, name)
