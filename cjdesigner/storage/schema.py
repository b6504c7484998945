"""The JSON Schema of the format, made from the models, so that other programs can check a file.

Rule: it is generated and committed as ``docs/file-format.schema.json``; a test holds it current.
What a schema cannot say (references, unique identities, size) stands in ``docs/file-format.md``.
``python -m cjdesigner.storage.schema`` prints it.
"""

from __future__ import annotations

import json
import re
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from cjdesigner.model.records import AnyRecord
from cjdesigner.storage import format as form

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# the models' engine writes a code point as \x{2028}, JavaScript's as \u2028
_CODE_POINT = re.compile(r"\\x\{([0-9a-f]{4})\}")


def schema() -> dict[str, Any]:
    """The schema of a whole file in this version."""
    records = TypeAdapter(Annotated[AnyRecord, Field(discriminator="type")]).json_schema()
    kinds = records.pop("$defs")
    for kind in kinds.values():
        # in the file the type is never left out
        kind["required"] = ["type", *kind.get("required", ())]
        del kind["properties"]["type"]["default"]
    whole = {
        "$schema": _DIALECT,
        "title": "CJ Designer journey",
        "type": "object",
        "properties": {
            "format": {"const": form.FORMAT},
            "version": {"const": form.VERSION},
            "records": {
                "type": "array",
                "maxItems": form.MOST_RECORDS,
                "items": {"oneOf": records["oneOf"]},
            },
        },
        "required": ["format", "version", "records"],
        "additionalProperties": False,
        "$defs": kinds,
    }
    found: dict[str, Any] = json.loads(_CODE_POINT.sub(r"\\u\1", json.dumps(whole)))
    return found


def text() -> str:
    """The schema as it is committed."""
    return json.dumps(schema(), indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    print(text(), end="")
