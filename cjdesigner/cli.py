"""The command line: one function a command, each importing only what it needs.

Rule: an error is one line on stderr in the user's language and the exit code 2, never a
traceback, whatever happens.
"""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from cjdesigner import __version__
from cjdesigner.arguments import Command, Option, Parsed, parse
from cjdesigner.errors import CJDError, FileError
from cjdesigner.words import LANGUAGES, Language, say, say_error

if TYPE_CHECKING:
    from cjdesigner.storage.reader import Opened

FAILED = 2
# as a shell counts what Ctrl+C has ended
STOPPED = 130
LAYOUTS = ("page", "poster", "tiles", "handout", "workshop")
ORIENTATIONS = ("landscape", "portrait")
ENDINGS = (".journey", ".json")

_SHARED = (
    Option("help", flag=True),
    Option("version", flag=True),
    Option("language", LANGUAGES),
)
_JSON = Option("json", flag=True)
_OUTPUT = Option("output", needed=True)
COMMANDS = (
    Command("open", "optional"),
    Command("new", "none", (Option("model", needed=True), _OUTPUT)),
    Command(
        "export",
        "needed",
        (
            _OUTPUT,
            Option("layout", LAYOUTS),
            Option("paper"),
            Option("size"),
            Option("orientation", ORIENTATIONS),
            Option("margin"),
            Option("journey"),
            Option("tile-paper"),
            Option("tile-orientation", ORIENTATIONS),
            Option("tile-margin"),
            Option("overlap"),
            Option("bleed"),
            Option("marks", flag=True),
            Option("phases"),
            Option("lanes"),
            Option("personas"),
            Option("with"),
            Option("without"),
            Option("note"),
            Option("dpi"),
            Option("transparent", flag=True),
            Option("embed", flag=True),
        ),
    ),
    Command("check", "needed", (_JSON,)),
    Command("info", "needed", (_JSON,)),
    Command("models", "none"),
    Command("self-test", "none"),
)


def main(words: Sequence[str] | None = None) -> int:
    """Do what ``words`` (the command line by default) ask; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # a console that cannot show a character shows a question mark
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    language = _language_of_the_system()
    try:
        language = user_language()
        asked = parse(sys.argv[1:] if words is None else words, COMMANDS, _SHARED)
        language = _language_named(asked.options.get("language")) or language
        if words is None and asked.command != "open":
            # a command ends before looking for unused objects has paid
            gc.disable()
        code = _run(asked, language)
        if sys.stdout is not None:
            sys.stdout.flush()
    except CJDError as error:
        return _fail(say_error(error, language))
    except BrokenPipeError:
        _leave_pipe()
        return FAILED
    except KeyboardInterrupt:
        _fail(say("cli.stopped", language))
        return STOPPED
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        return _fail(say("cli.unexpected", language, kind=type(error).__name__, why=error))
    finally:
        if words is None:
            # the process ends here, and need not look through all it holds once more
            gc.freeze()
    return code


def user_language() -> Language:
    """The language of the messages: as set in the program, else the system's, else English."""
    return _language_set() or _language_of_the_system()


def _run(asked: Parsed, language: Language) -> int:
    if "help" in asked.options:
        print(say("cli.help", language))
        return 0
    if "version" in asked.options:
        print(f"CJ Designer {__version__}")
        return 0
    return _DOING[asked.command](asked, language)


def _open(asked: Parsed, language: Language) -> int:
    # what imports make stays: looking for rubbish meanwhile would take a tenth of the start
    gc.disable()
    with _ended_at_once():
        try:
            from cjdesigner.gui.app import run
        except ImportError as error:
            raise CJDError("cli.no_window", why=error) from error
        # Qt ends the whole process where it finds no screen
        return run(
            _absolute(asked.file) if asked.file else None,
            lambda why: os._exit(_fail(say("cli.no_window", language, why=why))),
        )


def _absolute(file: str) -> Path:
    """The file wherever the program goes on: as it is remembered, and saved over later."""
    try:
        return Path(os.path.abspath(file))
    except OSError:
        # the folder that the program was started in is gone
        return Path(file)


@contextmanager
def _ended_at_once() -> Iterator[None]:
    """Let Ctrl+C end the process by itself until the window listens for it.

    Nothing is open yet, and PySide6 crashes or goes on where an exception meets its import.
    """
    import signal

    # what was started to go on without its terminal goes on
    ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if ours:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        if ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)


def _new(asked: Parsed, language: Language) -> int:
    from cjdesigner.editing.projects import from_model
    from cjdesigner.model import shipped
    from cjdesigner.storage.problems import shown
    from cjdesigner.storage.writer import save

    path, model = asked.options["output"], asked.options["model"]
    if shipped.journey_model(model) is None:
        raise CJDError("cli.unknown_model", model=model)
    if Path(path).suffix.lower() not in ENDINGS:
        raise FileError("cli.ending", file=shown(path))
    if os.path.lexists(path):
        raise FileError("cli.exists", file=shown(path))
    save(from_model(model, language), path)
    print(say("cli.made", language, file=path))
    return 0


def _export(asked: Parsed, language: Language) -> int:
    from cjdesigner.choosing import idle, number, print_settings
    from cjdesigner.exporting import export, form_of

    options = asked.options
    # what cannot be is told before the work, not after
    form = form_of(options["output"])
    if form != "pdf" and "embed" in options:
        raise CJDError("cli.embed")
    opened = _opened(asked, language)
    settings = print_settings(opened.document, options)
    wanted = options.get("journey")
    report = export(
        opened.document,
        options["output"],
        settings=settings,
        journeys=None if wanted is None else [_journey(opened, wanted)],
        today=date.today().isoformat(),
        dpi=round(number("dpi", options.get("dpi", "150"), 20, 1200)),
        transparent="transparent" in options,
        embed="embed" in options,
    )
    without = ", ".join(f"--{option}" for option in idle(settings, form, options))
    if without:
        said = {"layout": settings.layout, "form": form.upper(), "options": without}
        _tell(say("cli.idle", language, **said))
    for warning in report.warnings:
        _tell(say(warning.key, language, **dict(warning.arguments)))
    for path in report.paths:
        print(path)
    return 0


def _check(asked: Parsed, language: Language) -> int:
    from cjdesigner.reporting import findings, problems_of
    from cjdesigner.storage.reader import read

    opened: Opened | None = None
    try:
        opened = read(_file(asked))
        problems = problems_of(opened, language)
    except FileError as error:
        problems = [{"key": error.key, "message": say_error(error, language)}]
    found = findings(opened, language) if opened else []
    if "json" in asked.options:
        _print_json({"sound": not problems, "problems": problems, "findings": found})
    else:
        for finding in found:
            print(f"{finding['title']}: {finding['message']}")
        if not problems:
            print(say("cli.sound", language, file=asked.file, n=len(found)))
    if not problems:
        return 0
    more = len(problems) - 1
    rest = f" {say('cli.more_problems', language, n=more)}" if more else ""
    return _fail(problems[0]["message"] + rest)


def _info(asked: Parsed, language: Language) -> int:
    from cjdesigner.reporting import counted, described

    opened = _opened(asked, language)
    counts = counted(opened)
    if "json" in asked.options:
        _print_json(counts)
    else:
        print(described(counts, language))
    return 0


def _models(asked: Parsed, language: Language) -> int:
    from cjdesigner.model import shipped

    width = max(len(model.id) for model in shipped.models())
    for group in shipped.model_groups():
        print(shipped.name(group, language))
        for identity in group.ids:
            model = shipped.journey_model(identity)
            if model is not None:
                print(f"  {identity:<{width}}  {shipped.name(model, language)}")
    return 0


def _self_test(asked: Parsed, language: Language) -> int:
    from cjdesigner.selftest import run

    return run(language, print)


_DOING: dict[str, Callable[[Parsed, Language], int]] = {
    "open": _open,
    "new": _new,
    "export": _export,
    "check": _check,
    "info": _info,
    "models": _models,
    "self-test": _self_test,
}


def _file(asked: Parsed) -> str:
    assert asked.file is not None, "the table of commands asks for it"
    return asked.file


def _opened(asked: Parsed, language: Language) -> Opened:
    """The file that was named; what had to be mended is told on stderr."""
    from cjdesigner.storage.reader import read

    opened = read(_file(asked))
    for repair in opened.repairs:
        _tell(say(repair.key, language, **dict(repair.arguments)))
    return opened


def _journey(opened: Opened, wanted: str) -> str:
    """The id that is wanted, or that of the first journey with such a title."""
    journeys = opened.document.journeys()
    titles = {journey.title.casefold(): journey.id for journey in reversed(journeys)}
    ids = {journey.id for journey in journeys}
    return wanted if wanted in ids else titles.get(wanted.casefold(), wanted)


def _print_json(value: Any) -> None:
    import json

    print(json.dumps(value, ensure_ascii=False, indent=2))


def _tell(text: str) -> None:
    if sys.stderr is not None:
        # where nobody can be told, the exit code still says it
        with suppress(OSError):
            print(" ".join(text.split()), file=sys.stderr, flush=True)


def _fail(text: str) -> int:
    _tell(f"cjdesigner: {text}")
    return FAILED


def _leave_pipe() -> None:
    """Nobody listens any more: let the interpreter's last flush go nowhere."""
    nowhere: TextIO = open(os.devnull, "w")  # noqa: SIM115 (stays open to the end)
    os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _language_set() -> Language | None:
    """The language set in the program, read from its settings without Qt."""
    import platformdirs

    file = platformdirs.user_config_path("cjdesigner", appauthor=False) / "settings.ini"
    try:
        text = file.read_text(encoding="utf-8", errors="replace")[:100_000]
    except OSError:
        return None
    found = re.search(r"^language=(\w+)\s*$", text, re.MULTILINE)
    return _language_named(found[1]) if found else None


def _language_named(name: str | None) -> Language | None:
    return next((language for language in LANGUAGES if language == name), None)


def _language_of_the_system() -> Language:
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "nl" if value.lower().startswith("nl") else "en"
    if sys.platform in ("win32", "darwin"):
        import locale

        name = locale.getlocale()[0] or ""
        return "nl" if name.lower().startswith(("nl", "dutch")) else "en"
    return "en"
