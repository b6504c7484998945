"""Bring the interface's translations up to date with the sources and forms.

    .venv/bin/python packaging/build_translations.py

It lets Qt's own tools collect the texts into `resources/i18n/cjdesigner_*.ts` (Dutch whole, English
for its plurals alone) and release them as `.qm`. What is new in a .ts is marked unfinished there
and waits for its translation, in the words of the glossary. Run it again after translating: a test
holds the files against the sources.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "resources" / "i18n"
LANGUAGES = {"nl": [], "en": ["-pluralonly"]}


def sources() -> list[str]:
    """Everything that speaks to a user through Qt, in a stable order."""
    found = [*(ROOT / "cjdesigner" / "gui").rglob("*.py"), *(ROOT / "ui").glob("*.ui")]
    return sorted(str(path.relative_to(ROOT)) for path in found)


def collect(language: str, target: Path) -> None:
    """Bring one .ts up to date with the sources."""
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    options += ["-target-language", language, *LANGUAGES[language]]
    _run("lupdate", [*sources(), "-ts", str(target), *options])


def release(source: Path, target: Path) -> None:
    """Make the .qm of a .ts; in one step, since a program that runs has the old one in memory."""
    made = target.with_name(f".{target.name}.new")
    _run("lrelease", [str(source), "-qm", str(made)])
    made.replace(target)


def _run(tool: str, arguments: list[str]) -> None:
    command = [str(Path(sys.executable).with_name(f"pyside6-{tool}")), *arguments]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)


def main() -> None:
    """Collect and release every language."""
    for language in LANGUAGES:
        target = I18N / f"cjdesigner_{language}.ts"
        collect(language, target)
        release(target, target.with_suffix(".qm"))


if __name__ == "__main__":
    main()
