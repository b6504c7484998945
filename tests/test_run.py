"""The two commands of the README: the set-up, and what it says where something is missing."""

from __future__ import annotations

import importlib.util
import socket
import sys
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).parent.parent / "packaging"


@pytest.fixture
def run() -> ModuleType:
    """``packaging/run.py`` as a module of its own for each test."""
    spec = importlib.util.spec_from_file_location("run_of_packaging", PACKAGING / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def fresh(run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A checkout in which nothing is set up; the steps of the set-up are noted and not done."""
    steps: list[list[str]] = []
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "STAMP", tmp_path / ".venv" / "stamp.txt")
    monkeypatch.setattr(run, "_venv_runs", lambda: True)
    monkeypatch.setattr(run, "missing_venv_module", list)

    def done(command: list[str]) -> None:
        run.STAMP.parent.mkdir(exist_ok=True)
        steps.append(command)

    monkeypatch.setattr(run, "_must", done)
    return steps


@pytest.fixture
def no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


# -- the set-up ----------------------------------------------------------------------------------


def test_a_second_run_finds_everything_there(run: ModuleType, fresh: list[list[str]]) -> None:
    run.set_up(dev=False, libraries={})
    assert [step[-1] for step in fresh] == [str(run.VENV), "."]
    fresh.clear()
    run.set_up(dev=False, libraries={})
    assert fresh == []
    # the tests need more, and what they have is enough for the program too
    run.set_up(dev=True, libraries={})
    assert [step[-1] for step in fresh] == [".[dev]"]
    fresh.clear()
    run.set_up(dev=False, libraries={})
    run.set_up(dev=True, libraries={})
    assert fresh == []


def test_new_pins_and_a_moved_folder_are_set_up_again(
    run: ModuleType, fresh: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run.set_up(dev=False, libraries={})
    fresh.clear()
    (tmp_path / "constraints.txt").write_text("other pins")
    run.set_up(dev=False, libraries={})
    assert [step[-1] for step in fresh] == ["."]
    fresh.clear()
    moved = tmp_path.with_name("moved [2] é")
    tmp_path.rename(moved)
    monkeypatch.setattr(run, "ROOT", moved)
    monkeypatch.setattr(run, "STAMP", moved / ".venv" / "stamp.txt")
    run.set_up(dev=False, libraries={})
    assert [step[-1] for step in fresh] == ["."]


def test_an_interrupted_set_up_is_begun_anew(
    run: ModuleType, fresh: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(command: list[str]) -> None:
        if "pip" in command:
            raise KeyboardInterrupt
        run.VENV.mkdir()

    with monkeypatch.context() as patch:
        patch.setattr(run, "_must", interrupted)
        with pytest.raises(KeyboardInterrupt):
            run.set_up(dev=False, libraries={})
    run.set_up(dev=False, libraries={})
    assert ["--clear" in step for step in fresh] == [True, False]


def test_a_step_that_fails_is_told_in_one_line(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [sys.executable, "-c", "print('first'); print('Error: no room\\nlast'); exit(3)"]
    with pytest.raises(SystemExit) as stopped:
        run._must(words)
    message = "The set-up stopped: Error: no room. Mend that first. Then run this again."
    assert stopped.value.code == message
    run._must([sys.executable, "-c", ""])


def test_no_network_is_told_as_that(run: ModuleType) -> None:
    output = (
        "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('<x>: "
        "Failed to establish a new connection: Temporary failure in name resolution')'\n"
        "ERROR: No matching distribution found for hatchling>=1.26\n"
    )
    assert "network" in run.why_it_stopped(output)
    assert "\n" not in run.why_it_stopped(output)
    assert run.why_it_stopped("") == "no reason was given. Mend that first."


# -- what the system has to bring ----------------------------------------------------------------


def test_what_is_missing_is_named_in_one_line_with_the_command(
    run: ModuleType, fresh: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run.sys, "platform", "linux")
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(run, "missing_venv_module", lambda: ["python3.11-venv"])
    monkeypatch.setattr(run, "_loads", lambda name: name != "libGL.so.1")
    with pytest.raises(SystemExit) as stopped:
        run.set_up(dev=False, libraries=run.QT_LIBRARIES)
    command = "sudo apt-get install libgl1 python3.11-venv"
    assert stopped.value.code == f"CJ Designer needs system packages; first run: {command}"
    assert fresh == [], "what is missing is told before the long part"
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match=r"libgl1 python3.11-venv$"):
        run.set_up(dev=False, libraries=run.QT_LIBRARIES)


def test_windows_and_macos_are_asked_for_no_library(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "_loads", lambda name: False)
    for platform in ("win32", "darwin"):
        monkeypatch.setattr(run.sys, "platform", platform)
        assert run.missing_libraries(run.QT_LIBRARIES) == []
        assert run.has_display()


def test_a_python_that_is_too_old_hands_over_or_says_which_to_install(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "SUPPORTED", ((3, 98), (3, 99)))
    with pytest.raises(SystemExit, match="CJ Designer runs on Python"):
        run.main([])
    called: list[list[str]] = []

    def call(command: list[str], **_: object) -> int:
        called.append(command)
        return 0

    monkeypatch.setattr(run.subprocess, "call", call)
    monkeypatch.setattr(run.shutil, "which", lambda name: name if name == "py" else None)
    monkeypatch.setattr(run, "WINDOWS", True)
    assert run.main(["--tests", "-x"]) == 0
    assert called[-1][:2] == ["py", "-3.99"]
    assert called[-1][-2:] == ["--tests", "-x"]


# -- the display and the example -------------------------------------------------------------------


@pytest.fixture
def linux(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(run.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_a_display_that_does_not_answer_is_none(
    run: ModuleType, linux: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert not run.has_display()
    for name in (":9876", ":9876.0", "nonsense", "localhost:59000", ":"):
        linux.setenv("DISPLAY", name)
        assert not run.has_display(), name
    for name in ("wayland-7", str(tmp_path / "wayland-7"), str(tmp_path / ("x" * 300))):
        linux.setenv("WAYLAND_DISPLAY", name)
        assert not run.has_display(), name


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="there are no Unix sockets here")
def test_a_display_that_answers_is_one(
    run: ModuleType, linux: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    linux.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("wayland-0")
        server.listen()
        linux.setenv("WAYLAND_DISPLAY", "wayland-0")
        assert run.has_display()
    linux.delenv("WAYLAND_DISPLAY")
    with socket.create_server(("127.0.0.1", 0)) as forwarded:
        port = forwarded.getsockname()[1]
        linux.setenv("DISPLAY", f"127.0.0.1:{port - 6000}.0")
        assert run.has_display()


@pytest.mark.parametrize(("variable", "language"), [
    ("", "en"), ("nl_NL.UTF-8", "nl"), ("nl", "nl"), ("en_GB.UTF-8", "en"), ("de_DE", "en"),
    ("C", "en"),
])  # fmt: skip
def test_the_example_is_in_the_users_language_or_in_english(
    variable: str, language: str, run: ModuleType, no_language: None, linux: pytest.MonkeyPatch
) -> None:
    from cjdesigner import load

    if variable:
        linux.setenv("LANG", variable)
    assert load(run.example()).project.language == language


def test_without_a_display_the_example_is_exported_and_the_places_are_said(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    example = run.example()
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "PYTHON", Path(sys.executable))
    assert run.export_example(example) == 0
    first, *places = capfd.readouterr().out.splitlines()
    assert "no display" in first
    made = sorted((tmp_path / "build").iterdir())
    assert sorted(map(Path, places)) == made
    assert [file.read_bytes()[:4] for file in made] == [b"%PDF", b"\x89PNG"]
