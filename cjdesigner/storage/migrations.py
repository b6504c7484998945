"""From older versions of the format to this one: numbered steps on plain dictionaries.

Rule: a step, once released, is never changed, and a file of every version stands in the tests.
A step takes and gives the list of records as JSON has them; the models see only its result.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cjdesigner.storage.format import VERSION

RawRecords = list[dict[str, Any]]
Step = Callable[[RawRecords], RawRecords]

# STEPS[n] turns version n into version n + 1; one contiguous sequence from 1
STEPS: dict[int, Step] = {}


def migrate(records: RawRecords, version: int) -> RawRecords:
    """``records`` of an older ``version`` (1 or later) as they are in this one."""
    for number in range(version, VERSION):
        records = STEPS[number](records)
    return records
