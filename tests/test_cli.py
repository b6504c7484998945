"""The command line: what it prints, its exit codes, and one line on stderr for every mistake."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image as Pixels

import cjdesigner
from cjdesigner import cli
from cjdesigner.errors import CJDError
from cjdesigner.exchange.pictures import read_picture
from cjdesigner.exporting import narrowed
from cjdesigner.model import shipped
from cjdesigner.model.records import PRINT_ID, Card, Print, replaced
from cjdesigner.paths import resources
from cjdesigner.storage.reader import read
from cjdesigner.storage.writer import to_bytes


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of a shipped model."""
    file = tmp_path / "visit.journey"
    assert cli.main(["new", "--model", "service_blueprint", "-o", str(file)]) == 0
    return file


def run(*words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    capsys.readouterr()
    code = cli.main(list(words))
    out, err = capsys.readouterr()
    return code, out, err


def test_version_and_help_say_what_they_should(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version", capsys=capsys) == (0, f"CJ Designer {cjdesigner.__version__}\n", "")
    for words in (["--help"], ["-h"], ["export", "--help"]):
        code, out, err = run(*words, capsys=capsys)
        assert (code, err) == (0, "")
        for command in cli.COMMANDS:
            assert command.name in out
        assert "Examples:" in out
    assert "Voorbeelden:" in run("--help", "--language", "nl", capsys=capsys)[1]


@pytest.mark.parametrize(
    "words",
    [
        ["fly"],
        ["--fly"],
        ["new"],
        ["new", "--model", "service_blueprint"],
        ["new", "--model"],
        ["new", "--model", "none", "-o", "x.journey"],
        ["new", "more", "--model", "aida", "-o", "x.journey"],
        ["new", "--model", "aida", "-o", ""],
        ["new", "--model", "aida", "-o", "x.pdf"],
        ["new", "--model", "aida", "-o", "x"],
        ["a.journey"],
        ["check", ""],
        ["export"],
        ["export", "a.journey"],
        ["export", "a.journey", "-o", "a.docx"],
        ["export", "a.journey", "-o", "a"],
        ["export", "a.journey", "-o", "a.pdf", "--paper", "A9"],
        ["export", "a.journey", "-o", "a.pdf", "--orientation", "upside-down"],
        ["export", "nowhere.journey", "-o", "a.pdf"],
        ["check"],
        ["check", "nowhere.journey"],
        ["check", "a.journey", "b.journey"],
        ["check", "a.journey", "--paper", "A4"],
        ["check", "--json=yes", "a.journey"],
        ["info", "a\x00b"],
        ["info", "."],
        ["info", "--", "--json"],
        ["models", "--language", "fr"],
        ["models", "more"],
    ],
)
def test_a_mistake_is_one_line_on_stderr_and_exit_code_2(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*words, capsys=capsys)
    assert (code, out) == (2, "")
    assert err.startswith("cjdesigner: ")
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_mistake_is_told_in_the_language_that_is_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = str(tmp_path / "weg.journey")
    assert "bestaat niet" in run("info", file, "--language", "nl", capsys=capsys)[2]
    assert "There is no file" in run("info", file, "--language=EN", capsys=capsys)[2]
    monkeypatch.delenv("LANGUAGE")
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert "bestaat niet" in run("info", file, capsys=capsys)[2]


def test_the_language_set_in_the_program_goes_before_the_systems(
    own_folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import platformdirs

    settings = platformdirs.user_config_path("cjdesigner", appauthor=False) / "settings.ini"
    settings.parent.mkdir(parents=True)
    for text, language in (
        ("[General]\ntheme=dark\nlanguage=nl\n", "nl"),
        ("[General]\nlanguage=system\n", "en"),
        ("\x00\xff language=nl", "en"),
    ):
        settings.write_text(text, encoding="latin-1")
        assert cli.user_language() == language


def test_new_makes_a_project_and_never_over_another(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.read_bytes()
    words = ("new", "--model", "aida", "-o", str(project))
    code, _, err = run(*words, capsys=capsys)
    assert code == 2
    assert "exists already" in err
    assert project.read_bytes() == before


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("model", [model.id for model in shipped.models()])
def test_every_model_becomes_a_sound_project_in_either_language(
    model: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "new.journey"
    words = ("new", "--model", model, "--language", language, "-o", str(file))
    assert run(*words, capsys=capsys)[0] == 0
    assert read(file).document.project.language == language
    code, out, _ = run("check", str(file), "--json", capsys=capsys)
    assert code == 0
    assert json.loads(out)["sound"] is True


def test_models_lists_every_model(capsys: pytest.CaptureFixture[str]) -> None:
    out = run("models", capsys=capsys)[1]
    assert all(f"  {model.id} " in out for model in shipped.models())


def test_info_counts_what_is_in_each_journey(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = json.loads(run("info", str(project), "--json", capsys=capsys)[1])
    document = read(project).document
    journey = document.journeys()[0]
    lanes = document.lanes(journey.id)
    found = counts["journeys"][0]
    assert found["id"] == journey.id
    assert found["phases"] == len(document.phases(journey.id))
    assert found["lanes"] == len(lanes)
    assert found["cards"] == sum(len(document.cards(lane.id)) for lane in lanes) > 0
    assert found["personas"] == len(journey.personas)
    assert {"touchpoints", "links"} <= set(found)
    text = run("info", str(project), capsys=capsys)[1]
    assert journey.title in text
    assert "touchpoints" in text


def test_check_says_that_a_file_is_sound(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run("check", str(project), "--json", capsys=capsys)
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert set(found) == {"sound", "problems", "findings"}
    assert (found["sound"], found["problems"]) == (True, [])
    assert "is sound" in run("check", str(project), capsys=capsys)[1]


def test_check_says_what_is_wrong_and_leaves_the_file_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "broken.journey"
    file.write_bytes(b'{"format":"cjdesigner-journey","version":1,"records":[{"type":"lane"}]}')
    before = file.read_bytes()
    code, out, err = run("check", str(file), "--json", capsys=capsys)
    found = json.loads(out)
    assert code == 2
    assert found["sound"] is False
    assert "Record 1" in found["problems"][0]["message"]
    assert err.count("\n") == 1
    assert file.read_bytes() == before


def test_check_counts_what_would_have_to_be_repaired(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = read(project).document
    lane = next(
        lane for lane in document.lanes(document.journeys()[0].id) if document.cards(lane.id)
    )
    kept = [
        line
        for line in project.read_bytes().split(b"\n")
        if f'"id":"{lane.id}"'.encode() not in line
    ]
    project.write_bytes(b"\n".join(kept))
    code, out, _ = run("check", str(project), "--json", capsys=capsys)
    assert code == 2
    problems = json.loads(out)["problems"]
    assert lane.id in {problem["id"] for problem in problems}
    code, _, err = run("info", str(project), capsys=capsys)
    assert code == 0
    assert lane.id in err


@pytest.mark.parametrize("ending", ["pdf", "PNG", "svg"])
def test_export_makes_the_file_that_its_ending_asks_for(
    ending: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = project.with_suffix(f".{ending}")
    code, out, _ = run("export", str(project), "-o", str(target), capsys=capsys)
    assert code == 0
    made = [Path(line) for line in out.split("\n") if line]
    assert made
    start = {"pdf": b"%PDF-", "PNG": b"\x89PNG", "svg": b"<?xml"}[ending]
    for file in made:
        assert file.read_bytes().startswith((start, b"<svg")), file.read_bytes()[:20]


def test_a_pdf_with_the_project_in_it_is_opened_like_the_project(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target, again = project.with_suffix(".pdf"), project.with_name("again.pdf")
    assert run("export", str(project), "-o", str(target), "--embed", capsys=capsys)[0] == 0
    made = target.read_bytes()
    assert run("info", str(target), capsys=capsys) == run("info", str(project), capsys=capsys)
    assert run("check", str(target), capsys=capsys)[0] == 0
    assert run("export", str(target), "-o", str(again), "--embed", capsys=capsys)[0] == 0
    assert again.read_bytes() == target.read_bytes() == made


def test_only_a_pdf_can_hold_the_project(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = project.with_suffix(".svg")
    code, _, err = run("export", str(project), "-o", str(target), "--embed", capsys=capsys)
    assert code == 2
    assert "--embed" in err
    assert not target.exists()


def test_export_takes_paper_and_orientation(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = project.with_suffix(".pdf")
    for orientation, wide in (("portrait", False), ("LANDSCAPE", True)):
        words = (
            "export",
            str(project),
            "-o",
            str(target),
            "--paper=a4",
            "--orientation",
            orientation,
        )
        assert run(*words, capsys=capsys)[0] == 0
        pdf = pypdfium2.PdfDocument(target)
        width, height = pdf[0].get_size()
        pdf.close()
        assert (width > height) is wide
        assert round(max(width, height)) == 842


def printed_text(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    text = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)
    pdf.close()
    return text


def test_export_takes_only_the_phases_lanes_and_personas_that_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = resources() / "examples" / "museum-day.journey"
    target = tmp_path / "some.pdf"
    chosen = ("--phases", "explore, Take it home", "--lanes", "Opportunities")
    more = ("--personas", "Priya Raman", "--without", "legend,numbers", "--note", "For Monday")
    assert run("export", str(file), "-o", str(target), *chosen, *more, capsys=capsys)[0] == 0
    text = printed_text(target)
    for said in ("Explore", "Take it home", "Opportunities", "Priya Raman", "For Monday"):
        assert said in text
    for unsaid in ("Get there", "Pain points", "Tom Hartley", "moment of truth", "1 / 1"):
        assert unsaid not in text


def test_a_name_is_found_in_capitals_and_with_its_commas(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = read(resources() / "examples" / "museum-day.journey").document
    journey = document.journeys()[0].id
    first, second, third = document.phases(journey)[:3]
    named = (replaced(first, title="Look, ask, choose"), replaced(second, title="Look"))
    others = [one for one in document.records() if one not in (first, second)]
    file, target = tmp_path / "visit.journey", tmp_path / "some.pdf"
    file.write_bytes(to_bytes([*others, *named]))
    chosen = f"LOOK,ask , choose, {third.title.upper()}"
    words = ("export", str(file), "-o", str(target), "--phases", chosen, "--without", "legend")
    assert run(*words, capsys=capsys)[0] == 0
    titles = {one.title: one.title in printed_text(target) for one in document.phases(journey)}
    assert "Look, ask, choose" in printed_text(target)
    assert [title for title, there in titles.items() if there] == [third.title]


@pytest.mark.parametrize(
    ("option", "word", "known"),
    [("--lanes", "Weather", "Pain points"), ("--without", "sun", "legend")],
)
def test_a_choice_of_what_is_not_there_names_what_is(
    option: str, word: str, known: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = resources() / "examples" / "museum-day.journey"
    target = tmp_path / "some.pdf"
    words = ("export", str(file), "-o", str(target), option, word)
    code, _, err = run(*words, capsys=capsys)
    assert code == 2
    assert word in err
    assert known in err
    assert not target.exists()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "not described"), ("nl", "niet in woorden")]
)
def test_export_tells_which_pictures_are_not_described_and_makes_the_file(
    language: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Pixels.new("RGB", (2, 2), "#cc3344").save(tmp_path / "red.png")
    picture = read_picture(tmp_path / "red.png")
    records = [*read(resources() / "examples" / "museum-day.journey").document.records(), picture]
    shown = next(one for one in records if isinstance(one, Card) and len(one.text) < 30)
    records[records.index(shown)] = replaced(shown, image=picture.id)
    file, target = tmp_path / "visit.journey", tmp_path / "visit.pdf"
    file.write_bytes(to_bytes(records))
    options = ("-o", str(target), "--language", language)
    code, _, err = run("export", str(file), *options, capsys=capsys)
    assert code == 0
    assert target.exists()
    assert words in err
    assert f"“{shown.text}”" in err
    assert err.count("\n") == 1


def test_phases_keep_their_tint_where_others_are_left_out() -> None:
    document = read(resources() / "examples" / "museum-day.journey").document
    (journey,) = document.journeys()
    third = document.phases(journey.id)[2]
    some = narrowed(document, [third.id])
    assert [phase.colour for phase in some.phases(journey.id)] == ["2"]
    assert document.phases(journey.id)[2].colour == third.colour


def test_export_without_a_journey_exports_all_of_them(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from cjdesigner.editing.journeys import add
    from cjdesigner.editing.session import Session

    document = read(project).document
    Session(document).run(add(document, "Tweede reis"))
    cjdesigner.save(document, project)
    first, second = document.journeys()
    target = project.with_suffix(".pdf")

    def found(*more: str) -> str:
        assert run("export", str(project), "-o", str(target), *more, capsys=capsys)[0] == 0
        pdf = pypdfium2.PdfDocument(target)
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
        pdf.close()
        return text

    assert first.title in found()
    assert second.title in found()
    assert second.title not in found("--journey", first.id)
    assert first.title not in found("--journey", "tweede reis")
    words = ("export", str(project), "-o", str(target), "--journey", "third")
    code, _, err = run(*words, capsys=capsys)
    assert code == 2
    assert first.id in err


def test_a_map_that_is_split_says_so_in_the_readers_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, target = str(tmp_path / "long.journey"), str(tmp_path / "long.pdf")
    assert run("new", "--model", "discover_talk", "-o", file, capsys=capsys)[0] == 0
    for language, mark, other in (("nl", ",", "."), ("en", ".", ",")):
        words = ("export", file, "-o", target, "--language", language, "--paper", "A4")
        code, _, err = run(*words, capsys=capsys)
        assert (code, err.count("\n")) == (0, 1)
        size, _ = re.findall(r"([\d.,]+) pt", err)
        assert mark in size
        assert other not in size


def test_an_export_that_fails_leaves_the_older_one(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = project.with_suffix(".pdf")
    target.write_bytes(b"last year's")
    target.chmod(0o444)
    code, out, err = run("export", str(project), "-o", str(target), capsys=capsys)
    assert (code, out) == (2, "")
    assert "read-only" in err
    assert target.read_bytes() == b"last year's"


def test_an_unforeseen_error_is_one_line_too(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for error in (ValueError("two\nlines"), MemoryError(), RecursionError("deep"), KeyError("x")):

        def broken(*_: object, error: Exception = error) -> int:
            raise error

        monkeypatch.setitem(cli._DOING, "info", broken)
        code, out, err = run("info", str(project), capsys=capsys)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1
        assert type(error).__name__ in err


def test_stopping_it_is_one_line_and_the_code_that_shells_know(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(cli._DOING, "info", stopped)
    assert run("info", str(project), capsys=capsys) == (130, "", "cjdesigner: Stopped.\n")


def test_open_hands_the_file_to_the_window(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import types

    opened: list[Path | None] = []
    app = types.ModuleType("cjdesigner.gui.app")
    app.run = lambda path, _: opened.append(path) or 0  # type: ignore[attr-defined]
    monkeypatch.setattr("gc.disable", lambda: None)  # for the life of a program, not of the tests
    monkeypatch.setitem(sys.modules, "cjdesigner.gui", types.ModuleType("cjdesigner.gui"))
    monkeypatch.setitem(sys.modules, "cjdesigner.gui.app", app)
    for words in ([], ["open"], ["open", "a b.journey"], ["open", "--", "-odd.journey"]):
        assert run(*words, capsys=capsys) == (0, "", "")
    # the list of recent files must find them from any folder
    here = Path.cwd()
    assert opened == [None, None, here / "a b.journey", here / "-odd.journey"]


# -- whole programs ----------------------------------------------------------------------------


def program(*words: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "cjdesigner", *words],
        capture_output=True,
        text=True,
        check=False,
        **more,  # type: ignore[call-overload]
    )


def test_the_module_runs_as_a_program() -> None:
    done = program("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("CJ Designer ")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_where_no_window_can_be_shown_one_line_says_so(language: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "nonsense"}
    done = program("--language", language, env=environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert {"nl": "geen venster", "en": "No window"}[language] in done.stderr


def test_a_window_without_its_libraries_is_one_line_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gc.disable", lambda: None)
    # an import of what stands as None fails
    monkeypatch.setitem(sys.modules, "cjdesigner.gui.app", None)
    code, out, err = run("open", capsys=capsys)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "No window can be shown here" in err


_STOPPING = """
import os, runpy, signal, sys
# a job in the background of a shell ignores it from birth
signal.signal(signal.SIGINT, signal.default_int_handler)
importing = sys.argv.pop()
class Stopping:
    def find_spec(self, name, path=None, target=None):
        if name == importing:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Stopping())
runpy.run_module("cjdesigner", run_name="__main__")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(("importing", "code"), [
    ("cjdesigner.arguments", 130),
    ("platformdirs", 130),
    ("PySide6.QtGui", -signal.SIGINT),
])  # fmt: skip
def test_stopping_it_while_it_starts_leaves_no_traceback(importing: str, code: int) -> None:
    command = [sys.executable, "-c", _STOPPING, importing]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr in ("", "cjdesigner: Stopped.\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_the_exit_code_says_it_where_nobody_can_be_told() -> None:
    command = f'"{sys.executable}" -m cjdesigner fly 2>/dev/full'
    assert subprocess.run(["bash", "-c", command], check=False).returncode == 2


def test_a_reader_that_goes_away_leaves_no_traceback() -> None:
    command = f'"{sys.executable}" -m cjdesigner models | true; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode in (0, 2)


def test_a_console_without_the_letters_shows_question_marks(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = program("--help", "--language", "nl", env=environment)
    assert done.returncode == 0
    assert "één" not in done.stdout
    done = program("info", str(tmp_path / "é.journey"), env=environment)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


@pytest.mark.slow
def test_the_program_finds_itself_whole() -> None:
    done = program("self-test")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = (
        "import sys, cjdesigner.cli; cjdesigner.cli.main(['--version']);"
        "heavy = {'pydantic', 'networkx', 'reportlab', 'PySide6', 'PIL', 'pypdfium2'};"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("words", "unwanted"), [
    (["info"], {"reportlab", "PySide6", "PIL", "pypdfium2", "fontTools"}),
    (["check"], {"reportlab", "PySide6", "PIL", "pypdfium2", "fontTools"}),
    (["models"], {"reportlab", "PySide6", "PIL", "networkx"}),
])  # fmt: skip
def test_a_command_imports_only_what_it_needs(
    words: list[str], unwanted: set[str], project: Path
) -> None:
    given = [*words, str(project)] if words != ["models"] else words
    code = (
        f"import sys, cjdesigner.cli; code = cjdesigner.cli.main({given!r});"
        f"found = {unwanted!r} & set(sys.modules); sys.exit(str(found) if found else code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


# -- the same from a script ------------------------------------------------------------------------


def test_load_save_and_export_are_there_for_scripts(project: Path, tmp_path: Path) -> None:
    document = cjdesigner.load(project)
    copy = tmp_path / "copy.journey"
    digest = cjdesigner.save(document, str(copy))
    assert len(digest) == 64
    assert copy.read_bytes() == project.read_bytes()
    seen: list[float] = []
    report = cjdesigner.export_pdf(document, tmp_path / "map", paper="A2", progress=seen.append)
    assert report.path == tmp_path / "map"
    assert report.path.read_bytes().startswith(b"%PDF-")
    assert report.pages >= 1
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"paper": "B9"}, "page.unknown_paper"),
        ({"paper": 5}, "refusal.value"),
        ({"orientation": "sideways"}, "refusal.value"),
        ({"journeys": ["gone"]}, "export.unknown_journey"),
        ({"journeys": "gone"}, "export.unknown_journey"),
        ({"journeys": []}, "page.nothing"),
    ],
)
def test_a_script_hears_of_a_wrong_argument_as_an_error_of_ours(
    given: dict[str, object], key: str, project: Path, tmp_path: Path
) -> None:
    document = cjdesigner.load(project)
    with pytest.raises(CJDError) as caught:
        cjdesigner.export_pdf(document, tmp_path / "map.pdf", **given)  # type: ignore[arg-type]
    assert caught.value.key == key
    assert not (tmp_path / "map.pdf").exists()


def test_an_export_that_is_cancelled_writes_nothing(project: Path, tmp_path: Path) -> None:
    document = cjdesigner.load(project)
    for ending in ("pdf", "png", "svg"):
        from cjdesigner.exporting import export

        asked = iter([False, False])
        with pytest.raises(CJDError, match=r"render\.cancelled"):
            export(
                document,
                tmp_path / f"map.{ending}",
                cancelled=lambda asked=asked: next(asked, True),
            )
    assert list(tmp_path.glob("map*")) == []


def test_a_project_changed_in_a_script_is_saved_as_it_is(project: Path) -> None:
    document = cjdesigner.load(project)
    records = [
        replaced(r, organisation="ACME") if r.type == "project" else r for r in document.records()
    ]
    project.write_bytes(to_bytes(records))
    assert cjdesigner.load(project).project.organisation == "ACME"


@pytest.mark.parametrize(
    ("words", "idle"),
    [
        (["--dpi", "300"], "--dpi"),
        (["--marks", "--overlap", "5"], "--marks, --overlap"),
        (["--size", "300x200", "--paper", "A2", "--orientation", "portrait"], "--paper, --orient"),
        (["--layout", "workshop", "--without", "title,legend"], "--without legend"),
        (["--layout", "handout", "--orientation", "landscape"], "--orientation"),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_option_without_effect_is_told_and_the_file_is_made(
    project: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    idle: str,
    language: str,
) -> None:
    out = tmp_path / "a.pdf"
    command = ["export", str(project), "-o", str(out), *words, "--language", language]
    code, _, err = run(*command, capsys=capsys)
    assert code == 0
    assert out.exists()
    without = "geen effect" if language == "nl" else "no effect"
    (line,) = [line for line in err.splitlines() if without in line]
    assert idle in line


def test_options_that_have_an_effect_are_not_remarked_upon(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, words in {
        "a.png": ["--dpi", "40", "--transparent", "--without", "legend", "--note", "Spring"],
        "b.pdf": ["--layout", "poster", "--marks", "--bleed", "3", "--orientation", "portrait"],
        "c.pdf": ["--layout", "tiles", "--tile-paper", "A3", "--overlap", "5", "--margin", "9"],
    }.items():
        code, _, err = run(
            "export", str(project), "-o", str(tmp_path / name), *words, capsys=capsys
        )
        assert (code, err) == (0, "")


def test_a_handout_is_made_for_an_ordinary_printer_unless_another_paper_is_named(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, width in (([], 210), (["--paper", "A5"], None), (["--paper", "A3"], 297)):
        out = tmp_path / "handout.pdf"
        command = ["export", str(project), "-o", str(out), "--layout", "handout", *words]
        code, _, _ = run(*command, capsys=capsys)
        assert code == (0 if width else 2)
        if width:
            pdf = pypdfium2.PdfDocument(out)
            assert pdf[0].get_size()[0] == pytest.approx(width / 25.4 * 72, abs=0.1)
            pdf.close()


def test_a_picture_without_paper_has_no_colour_of_paper_either(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = read(project)
    cream = Print(id=PRINT_ID, colour="#faf3e3")
    project.write_bytes(to_bytes([*opened.document.records(), cream]))
    for words, alpha in (([], 255), (["--transparent"], 0)):
        out = tmp_path / "map.png"
        command = ["export", str(project), "-o", str(out), "--dpi", "20", *words]
        assert run(*command, capsys=capsys)[0] == 0
        picture = sorted(tmp_path.glob("map*.png"))[0]
        with Pixels.open(picture) as image:
            corner = image.convert("RGBA").getpixel((2, 2))
        assert corner[3] == alpha  # type: ignore[index]
