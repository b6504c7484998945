"""What a process left behind when it ended without saying so, offered at the next start.

Rules: what is newer is decided by numbers and hashes, never by clocks; nothing that somebody might
miss is deleted unasked; nothing found in a folder is believed unchecked.
"""

from __future__ import annotations

import json
import re
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, NamedTuple

from cjdesigner.errors import CJDError, ExportError, FileError
from cjdesigner.model.core import ValidationError
from cjdesigner.model.records import Project
from cjdesigner.storage import entries, processes, safe
from cjdesigner.storage import format as form
from cjdesigner.storage.problems import failed, shown
from cjdesigner.storage.reader import Cancelled, Progress, read_bytes
from cjdesigner.storage.safeguard import NOTE
from cjdesigner.timeline.document import Document

TRIES, ASIDE = "tries", "aside"
_LARGEST_NOTE = 100_000  # bytes
_OURS = re.compile(r"state-\d+\.journey|journal-\d+(\.typing)?|note\.json|tries|\.cjd-.+\.tmp")

Standing = Literal["same", "changed", "gone", "never saved"]


class Offer(NamedTuple):
    """Work that a process left behind when it ended without saying so.

    ``changes`` is the number of those that are in no file, ``when`` the time of the last one as
    the disk has it (for show, never for a decision). ``file`` is how the project's file stands to
    the one that was being edited. A ``damaged`` journal gives back what stands before the damage.
    ``tries`` counts restorations that did not come to an end.
    """

    folder: Path
    path: Path | None
    sha256: str | None
    title: str
    when: datetime
    changes: int
    file: Standing
    damaged: bool
    tries: int
    segment: int


class Recovered(NamedTuple):
    """A project as it was at the end; ``complete`` if nothing of its journal was unusable."""

    document: Document
    changes: int
    complete: bool


def offers(where: Path) -> list[Offer]:
    """What can be recovered, the last one first.

    Folders whose work is all in its file are cleared up; what makes no sense is put aside.
    """
    found = []
    for place in _folders(where):
        note = _read_note(place)
        if _lives(place, note):
            continue
        try:
            offer = _offer(place, note)
        except OSError:
            continue
        if offer is None:
            _clear_up(place)
        else:
            found.append(offer)
    return sorted(found, key=lambda offer: offer.when, reverse=True)


def restore(
    offer: Offer, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Recovered:
    """The project of an offer, as far as its journal is sound.

    The offer stays; :func:`discard` it when the result is safe elsewhere. Raises ``FileError``
    where nothing can be had; then :func:`put_aside` keeps it out of the way.
    """
    name = offer.title or shown(offer.path or offer.folder)
    tries = offer.folder / TRIES
    try:
        _count(tries, offer.tries + 1)
        data = _state(offer.folder, offer.segment).read_bytes()
        document = read_bytes(data, progress, cancelled, name).document
        changes, complete = _replay(offer, sha256(data).hexdigest(), document, cancelled)
        _count(tries, 0)
    except OSError as error:
        raise failed("read", offer.folder, error) from error
    except ExportError:
        # whoever waited for it did not want it any more: nothing was tried
        _count(tries, offer.tries)
        raise
    return Recovered(document, changes, complete)


def discard(offer: Offer) -> None:
    """Delete an offer for good: only when its owner has said so, or when it is safe elsewhere."""
    shutil.rmtree(offer.folder, ignore_errors=True)


def put_aside(offer: Offer) -> Path:
    """Keep an offer out of the way without deleting it; where it is now."""
    return _put_aside(offer.folder)


def aside(where: Path) -> frozenset[Path]:
    """What has been put aside, because it made no sense or could not be restored."""
    try:
        return frozenset((where / ASIDE).iterdir())
    except OSError:
        return frozenset()


def _count(tries: Path, number: int) -> None:
    """Note the number of tries; a disk that is full must not keep the work from coming back."""
    with suppress(OSError):
        if number:
            tries.write_text(str(number), encoding="ascii")
        else:
            tries.unlink(missing_ok=True)


def _replay(
    offer: Offer, base: str, document: Document, cancelled: Cancelled | None
) -> tuple[int, bool]:
    """Apply the sound changes; how many, and whether that was all."""
    journal = offer.folder / f"journal-{offer.segment}"
    if not journal.exists():
        return 0, True
    done = 0
    for line in entries.sound_lines(journal):
        if cancelled is not None and cancelled():
            raise FileError("storage.cancelled")
        if line is None:
            return done, False
        try:
            if line.number == 0:
                if entries.base_of(line.content) != base:
                    return done, False
            else:
                document.apply(entries.decode(line.content))
                done += 1
        except (ValueError, CJDError):
            return done, False
    return done, True


def _folders(where: Path) -> list[Path]:
    try:
        return sorted(p for p in where.iterdir() if p.is_dir() and p.name != ASIDE)
    except OSError:
        return []


def _read_note(place: Path) -> dict[str, Any]:
    """What the note says, each part of it only if it makes sense."""
    try:
        with open(place / NOTE, "rb") as file:
            raw = json.loads(file.read(_LARGEST_NOTE))
    except (OSError, ValueError, RecursionError):
        raw = None
    wanted = {"process": int, "began": str, "host": str, "path": str, "sha256": str}
    wanted |= {"segment": int, "saved": int}
    if not isinstance(raw, dict):
        return {}
    return {name: raw[name] for name, kind in wanted.items() if type(raw.get(name)) is kind}


def _lives(place: Path, note: dict[str, Any]) -> bool:
    """Whether the process that keeps this folder is still there, as far as can be known."""
    if "process" in note and note.get("host") == processes.host():
        return processes.is_same(note["process"], note.get("began", ""))
    tag, _, rest = place.name.partition("-")
    number = rest.partition("-")[0]
    if tag == processes.host_tag() and number.isascii() and number.isdigit():
        return processes.alive(int(number[:10]))
    return False


def _offer(place: Path, note: dict[str, Any]) -> Offer | None:
    """The offer of a folder; ``None`` where all its work is in a file, or nothing is there."""
    segment = note.get("segment") or _last_segment(place)
    state, journal = _state(place, segment), place / f"journal-{segment}"
    if not state.is_file():
        return None
    changes, damaged = -1, False
    if journal.is_file():
        for line in entries.sound_lines(journal):
            damaged = line is None
            changes += not damaged
    unsaved = max(changes, 0) - note.get("saved", -1)
    if unsaved <= 0:
        return None
    path = Path(note["path"]) if note.get("path") else None
    written = (one for one in (state, journal, entries.typing_beside(journal)) if one.is_file())
    return Offer(
        folder=place,
        path=path,
        sha256=note.get("sha256"),
        title=_title(state),
        when=datetime.fromtimestamp(max(one.stat().st_mtime for one in written), tz=UTC),
        changes=unsaved - (note.get("saved", -1) < 0),
        file=_standing(path, note.get("sha256")),
        damaged=damaged,
        tries=_tries(place),
        segment=segment,
    )


def _clear_up(place: Path) -> None:
    """Away with a folder that holds nothing more than its file does; otherwise put it aside."""
    with suppress(OSError):
        if not all(_OURS.fullmatch(path.name) for path in place.iterdir()):
            return
        segment = _read_note(place).get("segment") or _last_segment(place)
        journal = place / f"journal-{segment}"
        if not journal.is_file():
            shutil.rmtree(place)
        elif not _state(place, segment).is_file() or None in entries.sound_lines(journal):
            _put_aside(place)
        else:
            shutil.rmtree(place)


def _put_aside(place: Path) -> Path:
    aside = place.parent / ASIDE
    aside.mkdir(exist_ok=True, mode=0o700)
    return place.rename(aside / place.name)


def _state(place: Path, segment: int) -> Path:
    return place / f"state-{segment}.journey"


def _last_segment(place: Path) -> int:
    numbers = [path.stem.removeprefix("state-") for path in place.glob("state-*.journey")]
    return max((int(n[:9]) for n in numbers if n.isascii() and n.isdigit()), default=1)


def _standing(path: Path | None, digest: str | None) -> Standing:
    if path is None:
        return "never saved"
    try:
        if not path.is_file():
            return "gone"
        return "same" if safe.digest(path) == digest else "changed"
    except (OSError, ValueError):
        return "gone"


def _title(state: Path) -> str:
    """The project's title, from the first record of its state."""
    with open(state, "rb") as file:
        file.readline(1000)
        line = file.readline(1_000_000).rstrip(b",\n")
    try:
        record = form.decode(line)
    except ValidationError:
        return ""
    return record.title if isinstance(record, Project) else ""


def _tries(place: Path) -> int:
    try:
        return min(1000, int((place / TRIES).read_text(encoding="ascii")[:4]))
    except (OSError, ValueError):
        return 0
