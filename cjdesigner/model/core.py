"""pydantic's core without the package around it, which no record needs.

The package describes every schema that there can be as a typed dictionary: at each start of the
program that takes as long as to make all records. Rule: this is the only module that imports from
it. A schema is written as a dictionary, with the keys that ``pydantic_core.core_schema`` explains.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from typing import Any

from typing_extensions import Sentinel

from cjdesigner.model.partly import Partly


def _stand_in() -> None:
    """Let the package be there without having been run, as its core needs it to be."""
    spec = find_spec("pydantic_core")
    if spec is not None and "pydantic_core" not in sys.modules:
        package = module_from_spec(spec)
        package.__class__ = Partly
        # all that its core ever asks it for
        package.__dict__["MISSING"] = Sentinel("MISSING")
        sys.modules["pydantic_core"] = package


_stand_in()

from pydantic_core._pydantic_core import (  # noqa: E402
    PydanticSerializationError,
    SchemaSerializer,
    SchemaValidator,
    ValidationError,
    from_json,
    to_json,
)

# how a value is checked: a dictionary
Schema = Any

__all__ = [
    "PydanticSerializationError",
    "Schema",
    "SchemaSerializer",
    "SchemaValidator",
    "ValidationError",
    "from_json",
    "to_json",
]
