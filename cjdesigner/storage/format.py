"""The form of a ``*.journey`` file: its envelope, its limits, and one record as one line.

Rule: reader, writer and journal know a record's line only from here, so that what one writes the
others read. One record has exactly one line: fields in the order of the model, defaults left out,
no negative zeros.
"""

from __future__ import annotations

from collections.abc import Callable

from cjdesigner.model.core import SchemaValidator
from cjdesigner.model.frozen import one_of
from cjdesigner.model.records import TYPES, AnyRecord

FORMAT = "cjdesigner-journey"
VERSION = 1
SUFFIX = ".journey"

LARGEST_FILE = 64 * 1024 * 1024  # bytes the reader takes and the writer makes
MOST_RECORDS = 250_000
MOST_VALUES = 4_000_000  # values and keys in a whole file, counted before anything is built
MOST_VALUES_OF_RECORD = 5_000  # a full record has some 2,700: five lists, details, fields

HEAD = f'{{"format":"{FORMAT}","version":{VERSION},"records":[\n'.encode()
TAIL = b"\n]}\n"
BETWEEN = b",\n"

RANK: dict[str, int] = {kind.model_fields["type"].default: n for n, kind in enumerate(TYPES)}

_OPENING = {kind: f'{{"type":"{kind}",'.encode() for kind in RANK}

decode: Callable[[bytes], AnyRecord] = SchemaValidator(one_of(TYPES)).validate_json
"""The record of a line of bytes. Raises pydantic's ``ValidationError``."""


def encode(record: AnyRecord) -> bytes:
    """The line of a record, UTF-8, without a line end.

    Raises pydantic's ``PydanticSerializationError`` or ``UnicodeEncodeError`` for a record that
    was made past the models' checks.
    """
    line = record.__pydantic_serializer__.to_json(record, exclude_defaults=True)
    if b"-0.0" in line:
        without = _without_negative_zero(record)
        line = without.__pydantic_serializer__.to_json(without, exclude_defaults=True)
    return _OPENING[record.type] + line[1:]


def in_order(record: AnyRecord) -> tuple[int, str]:
    """Where a record stands in the file: by its type, then by its identity."""
    return RANK[record.type], record.id


def _without_negative_zero(record: AnyRecord) -> AnyRecord:
    values: dict[str, object] = {
        name: 0.0 for name, value in record if isinstance(value, float) and value == 0
    }
    values["details"] = tuple(
        (key, 0.0 if isinstance(value, float) and value == 0 else value)
        for key, value in record.details
    )
    return record.model_copy(update=values)
