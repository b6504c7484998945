"""Set CJ Designer up in this folder and run it: the same words on Linux, Windows and macOS.

    python3 packaging/run.py                 open the editor on a shipped example
    python3 packaging/run.py --tests [...]   run the tests; what follows goes to pytest
    python3 packaging/run.py --setup         only set up, with what the tests need

Everything is installed in `.venv` beside this folder; a second run finds it there and is quick. The
system libraries that Qt needs are installed where that is possible (root on Debian and its kin) and
otherwise named in one line with the command. Rule: the standard library only, since this file runs
before anything is installed; whatever stops it is one line; and no `__init__.py` here, which would
shadow the package `packaging`.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import locale
import os
import shutil
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "cjdesigner-setup.txt"
SUPPORTED = ((3, 11), (3, 12), (3, 13))

# What pip says where the network or the index is out of reach.
NO_NETWORK = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
    "SSLError",
    "ProtocolError",
)

# Library to load -> the Debian package that has it. The first table is what Qt needs in any case,
# the others what a window on X11 and one on Wayland need on top.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def main(arguments: list[str]) -> int:
    """Do what the words on the command line ask; returns the exit code."""
    if sys.version_info[:2] not in SUPPORTED:
        return run_with_a_supported_python(arguments)
    if arguments[:1] == ["--tests"]:
        set_up(dev=True, libraries=QT_LIBRARIES)
        return run_tests(arguments[1:])
    if arguments == ["--setup"]:
        set_up(dev=True, libraries=QT_LIBRARIES)
        return 0
    if arguments:
        print(__doc__)
        return 0 if arguments in (["--help"], ["-h"]) else 2
    if not has_display():
        set_up(dev=False, libraries={})
        return export_example(example())
    wayland = WAYLAND_LIBRARIES if os.environ.get("WAYLAND_DISPLAY") else {}
    set_up(dev=False, libraries=QT_LIBRARIES | WINDOW_LIBRARIES | wayland)
    return subprocess.call([str(PYTHON), "-m", "cjdesigner", "open", str(example())])


def set_up(*, dev: bool, libraries: dict[str, str]) -> None:
    """Have the system libraries, and make `.venv` with the project in it where that is not done.

    The stamp in `.venv` says what was installed, for which pins and in which folder: an editable
    install points to the old place once the folder has been moved. An environment without a stamp
    was left half made and is begun anew.
    """
    pins = b"".join((ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt"))
    wanted = hashlib.sha256(pins + os.fsencode(ROOT)).hexdigest()
    stamps = [f"dev {wanted}"] if dev else [f"dev {wanted}", f"user {wanted}"]
    stamp = STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""
    usable = bool(stamp) and _venv_runs()
    missing = missing_libraries(libraries) + ([] if usable else missing_venv_module())
    if missing:
        need_packages(missing)
    if usable and stamp in stamps:
        return
    print("Setting up CJ Designer in .venv (once; this takes a minute or two) ...", flush=True)
    if not usable:
        _must([sys.executable, "-m", "venv", "--clear", str(VENV)])
    STAMP.unlink(missing_ok=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    # relative names, whatever characters the folder's own has
    _must([*pip, "--constraint", "constraints.txt", "--editable", ".[dev]" if dev else "."])
    STAMP.write_text(stamps[0] if dev else stamps[-1], encoding="utf-8")


def missing_venv_module() -> list[str]:
    """Debian's python3 comes without the part that makes environments: the package that has it."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return []
    return [f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"]


def missing_libraries(libraries: dict[str, str]) -> list[str]:
    """The packages of the system libraries that do not load here (Linux only)."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for name, package in libraries.items() if not _loads(name)]


def need_packages(packages: list[str]) -> None:
    """Install Debian packages as root; otherwise stop with the one command that does it."""
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        sys.exit(f"CJ Designer needs what these Debian packages hold; install yours: {names}")
    if not (hasattr(os, "geteuid") and os.geteuid() == 0):
        sys.exit(f"CJ Designer needs system packages; first run: sudo apt-get install {names}")
    print(f"Installing system packages: {names} ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (install, ["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
        if command is install and done.returncode == 0:
            return
    sys.exit(f"apt-get could not install {names}: {done.stderr.strip()}")


def run_tests(arguments: list[str]) -> int:
    """Run pytest on both cores, without a display unless the caller set a Qt platform."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    spread = [] if any(word.startswith("-n") for word in arguments) else ["-n", "2"]
    command = [str(PYTHON), "-m", "pytest", *spread, *arguments]
    return subprocess.call(command, cwd=ROOT, env=environment)


def has_display() -> bool:
    """Whether a window can be shown; Windows and macOS always have a screen to offer.

    On Linux a name in the environment is not enough: it may be left over from a session that is
    gone, so the display has to answer.
    """
    if not sys.platform.startswith("linux"):
        return True
    return _wayland_answers() or _x_answers(os.environ.get("DISPLAY", ""))


def example() -> Path:
    """The shipped example in the user's language, English where that is neither of the two."""
    language = "nl" if _user_locale().lower().startswith(("nl", "dutch")) else "en"
    examples = sorted((ROOT / "resources" / "examples").glob("*.journey"))
    if not examples:
        sys.exit("CJ Designer is not whole: no example journey in resources/examples")
    for path in examples:
        project = json.loads(path.read_text(encoding="utf-8"))["records"][0]
        # a project is in English where its record does not say otherwise
        if project.get("language", "en") == language:
            return path
    return examples[0]


def export_example(path: Path) -> int:
    """Do the part of the main job that needs no display, and say where the results are."""
    print("There is no display here, so the example is exported instead of opened:", flush=True)
    folder = ROOT / "build"
    folder.mkdir(exist_ok=True)
    for ending in (".pdf", ".png"):
        target = folder / (path.stem + ending)
        command = [str(PYTHON), "-m", "cjdesigner", "export", str(path), "-o", str(target)]
        # the command says itself where its result is
        code = subprocess.call(command)
        if code != 0:
            return code
    return 0


def run_with_a_supported_python(arguments: list[str]) -> int:
    """Hand over to a Python that CJ Designer runs on, if this machine has one."""
    for major, minor in reversed(SUPPORTED):
        by_name, by_launcher = [f"python{major}.{minor}"], ["py", f"-{major}.{minor}"]
        for command in (by_name, by_launcher) if WINDOWS else (by_name,):
            if not shutil.which(command[0]):
                continue
            if subprocess.call([*command, "-c", ""], stderr=subprocess.DEVNULL) == 0:
                return subprocess.call([*command, __file__, *arguments])
    return sys.exit("CJ Designer runs on Python 3.11, 3.12 and 3.13; please install one of these.")


def _user_locale() -> str:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name]
    # Linux says it by these names only; there the call would answer "en_US" for no language
    return "" if sys.platform.startswith("linux") else locale.getlocale()[0] or ""


def _wayland_answers() -> bool:
    name, folder = os.environ.get("WAYLAND_DISPLAY", ""), os.environ.get("XDG_RUNTIME_DIR", "")
    return name != "" and _listens(os.path.join(folder, name))


def _x_answers(display: str) -> bool:
    """Whether there is an X server behind a name like ``:0``, ``:0.0`` or ``host:10``."""
    host, _, place = display.rpartition(":")
    number = place.split(".")[0]
    if not number.isdigit():
        return False
    if host in ("", "unix"):
        socket_file = f"/tmp/.X11-unix/X{number}"
        return _listens(f"\0{socket_file}") or _listens(socket_file)
    try:
        with socket.create_connection((host, 6000 + int(number)), timeout=3):
            return True
    except OSError:
        return False


def _listens(address: str) -> bool:
    """Whether somebody answers at a Unix socket."""
    with closing(socket.socket(socket.AF_UNIX)) as door:
        try:
            door.connect(address)
        except OSError:
            return False
    return True


def _venv_runs() -> bool:
    if not PYTHON.exists():
        return False
    check = "import sys, pip; sys.exit(sys.version_info[:2] not in " + repr(SUPPORTED) + ")"
    return subprocess.call([str(PYTHON), "-c", check], stderr=subprocess.DEVNULL) == 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _must(command: list[str]) -> None:
    """Run a step of the set-up; where it fails, say in one line why and what to do."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        sys.exit(f"The set-up stopped: {why_it_stopped(done.stdout)} Then run this again.")


def why_it_stopped(output: str) -> str:
    """What a user can make of the many lines of a step that failed: one sentence or two."""
    if any(word in output for word in NO_NETWORK):
        return "the packages could not be fetched. Connect this computer to the network."
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("ERROR:", "Error:", "error:"))]
    reason = (errors or lines or ["no reason was given"])[-1]
    return f"{reason.rstrip('.')}. Mend that first."


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped. Run this again to go on.")
