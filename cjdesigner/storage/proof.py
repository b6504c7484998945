"""Which records are known to come back from the file as they went in, and as which line.

Before a save touches the disk, every record's line is read back and compared. A record is frozen,
so one that has been proven, by the reader or by an earlier save, need not be dumped nor proven
again: a save costs what changed, and one write. Rule: nothing gets to the disk unproven.
"""

from __future__ import annotations

from collections.abc import Iterable

from cjdesigner.errors import FileError
from cjdesigner.model.core import PydanticSerializationError, ValidationError
from cjdesigner.model.images import is_what_it_says
from cjdesigner.model.records import AnyRecord, Image
from cjdesigner.storage import format as form
from cjdesigner.storage.problems import shown_text


class Proof:
    """The records that are proven. It holds the very objects, not copies, each with its line."""

    def __init__(self, proven: Iterable[tuple[AnyRecord, bytes]] = ()) -> None:
        """``proven`` are records with the lines that were read and that they make again."""
        self._proven = {record.id: (record, line) for record, line in proven}

    def size(self, records: int) -> int | None:
        """The bytes of the file, where all of so many records are proven."""
        if len(self._proven) != records:
            return None
        between = len(form.BETWEEN)
        return sum(len(line) + between for _, line in self._proven.values())

    def lines(self, records: Iterable[AnyRecord]) -> list[bytes]:
        """The line of each of ``records``, all proven now; what is not among them is forgotten.

        Raises ``FileError`` naming the record that would not come back as it is.
        """
        known = self._proven.get
        proven: dict[str, tuple[AnyRecord, bytes]] = {}
        for record in records:
            pair = known(record.id)
            if pair is None or pair[0] is not record:
                pair = record, _proven_line(record)
            proven[record.id] = pair
        self._proven = proven
        return [line for _, line in proven.values()]


def _proven_line(record: AnyRecord) -> bytes:
    try:
        line = form.encode(record)
        same = form.decode(line) == record
        if isinstance(record, Image):
            same = same and is_what_it_says(record)
    except (PydanticSerializationError, ValidationError, UnicodeError):
        same = False
    if not same:
        raise FileError("storage.write.unsound", kind=record.type, id=shown_text(record.id))
    return line
