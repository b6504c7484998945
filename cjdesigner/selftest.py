"""The installed program checks itself: is everything there, and does its main job run.

Rule: a check is a small function that raises where something is wrong; nothing outside a
temporary folder is touched, and no window is needed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from cjdesigner import paths, words
from cjdesigner.words import Language, say

Tell = Callable[[str], object]

_FOLDERS = ("fonts", "icons", "themes", "models", "i18n")
_MODEL = "service_blueprint"


def run(language: Language, tell: Tell) -> int:
    """Run every check and ``tell`` what came of each; returns 0, or 2 where one failed."""
    failures = 0
    for name, check in _CHECKS.items():
        label = say(f"cli.test.{name}", language)
        try:
            check()
        except Exception as error:
            failures += 1
            why = f"{type(error).__name__}: {error}"
            tell(say("cli.test.failed", language, what=label, why=why))
        else:
            tell(say("cli.test.passed", language, what=label))
    if failures:
        print(say("cli.test.unsound", language, n=failures), file=sys.stderr)
    return 2 if failures else 0


def _data() -> None:
    from cjdesigner.model import shipped

    for folder in _FOLDERS:
        if not any((paths.resources() / folder).iterdir()):
            raise FileNotFoundError(folder)
    for file in sorted(paths.resources().rglob("*.json")):
        json.loads(file.read_text(encoding="utf-8"))
    _demand(shipped.models() and shipped.channels() and shipped.lane_types() and shipped.scales())


def _sentences() -> None:
    english, dutch = (set(words.table(language)) for language in ("en", "nl"))
    _demand(english == dutch, ", ".join(sorted(english ^ dutch)[:5]))


def _fonts() -> None:
    from cjdesigner.typeset.text import Style, width

    for file in (paths.resources() / "fonts").glob("*.ttf"):
        _demand(file.read_bytes()[:4] in (b"\x00\x01\x00\x00", b"true"), file.name)
    _demand(width("Reis", Style("regular", 10, 12)) > 0)


def _forms() -> None:
    forms = sorted(paths.ui().rglob("*.ui"))
    _demand(forms, "ui")
    for form in forms:
        ElementTree.parse(form)


def _journey() -> None:
    """A journey from a model to a file, back, and to a PDF in which its phases are found."""
    import pypdfium2

    from cjdesigner.editing.projects import from_model
    from cjdesigner.exporting import export
    from cjdesigner.storage.reader import read
    from cjdesigner.storage.writer import save, to_bytes

    records = from_model(_MODEL, "nl")
    with TemporaryDirectory(prefix="cjdesigner-") as folder:
        file, out = Path(folder) / "test.journey", Path(folder) / "test.pdf"
        save(records, file)
        document = read(file).document
        _demand(to_bytes(document.records()) == file.read_bytes())
        _demand(export(document, out).pages > 0)
        pdf = pypdfium2.PdfDocument(out)
        try:
            text = "".join("".join(page.get_textpage().get_text_range().split()) for page in pdf)
        finally:
            pdf.close()
    for journey in document.journeys():
        for phase in document.phases(journey.id):
            _demand("".join(phase.title.split()) in text, phase.title)


def _demand(holds: object, what: str = "") -> None:
    if not holds:
        raise ValueError(what or "not as it should be")


_CHECKS: dict[str, Callable[[], None]] = {
    "data": _data,
    "sentences": _sentences,
    "fonts": _fonts,
    "forms": _forms,
    "journey": _journey,
}
