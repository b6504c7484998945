"""Set CJ Designer up in this folder and run it: the same words on Linux, Windows and macOS.

    python3 packaging/run.py                 open the editor on a shipped example
    python3 packaging/run.py --tests [...]   run the tests; what follows goes to pytest
    python3 packaging/run.py --setup         only set up, with what the tests need

Everything is installed in `.venv` beside this folder; a second run finds it there and is quick. The
system libraries that Qt needs are installed where that is possible (root on Debian and its kin) and
otherwise named in one line with the command. Rule: the standard library only, since this file runs
before anything is installed; and no `__init__.py` here, which would shadow the package `packaging`.
"""

import ctypes
import hashlib
import importlib.util
import json
import locale
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "cjdesigner-setup.txt"
SUPPORTED = ((3, 11), (3, 12), (3, 13))

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
        return _run_with_a_supported_python(arguments)
    if arguments[:1] == ["--tests"]:
        set_up(dev=True)
        need_libraries(QT_LIBRARIES)
        return run_tests(arguments[1:])
    if arguments == ["--setup"]:
        set_up(dev=True)
        need_libraries(QT_LIBRARIES)
        return 0
    if arguments:
        print(__doc__)
        return 0 if arguments in (["--help"], ["-h"]) else 2
    set_up(dev=False)
    if not has_display():
        return export_example(example())
    wayland = WAYLAND_LIBRARIES if os.environ.get("WAYLAND_DISPLAY") else {}
    need_libraries(QT_LIBRARIES | WINDOW_LIBRARIES | wayland)
    return subprocess.call([str(PYTHON), "-m", "cjdesigner", "open", str(example())])


def set_up(*, dev: bool) -> None:
    """Make `.venv` and install the project in it, unless that has been done for these pins."""
    pins = [ROOT / "pyproject.toml", ROOT / "constraints.txt"]
    wanted = hashlib.sha256(b"".join(path.read_bytes() for path in pins)).hexdigest()
    # Where the folder was moved, the editable install points to the old place.
    wanted += f" {ROOT}"
    done = STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""
    if done in (f"dev {wanted}", f"{'dev' if dev else 'user'} {wanted}") and _venv_runs():
        return
    print("Setting up CJ Designer in .venv (once; this takes a minute or two) ...", flush=True)
    if not _venv_runs():
        need_venv_module()
        _must([sys.executable, "-m", "venv", "--clear", str(VENV)])
    what = f"{ROOT}[dev]" if dev else str(ROOT)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    _must([*pip, "--constraint", str(ROOT / "constraints.txt"), "--editable", what])
    STAMP.write_text(f"{'dev' if dev else 'user'} {wanted}", encoding="utf-8")


def need_venv_module() -> None:
    """Debian's python3 comes without the part that makes environments; get it or say how."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    need_packages([f"python{version}-venv"])


def need_libraries(libraries: dict[str, str]) -> None:
    """Make sure that the system libraries Qt loads are there (Linux only)."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for name, package in libraries.items() if not _loads(name)]
    if missing:
        need_packages(missing)


def need_packages(packages: list[str]) -> None:
    """Install Debian packages as root; otherwise stop with the one command that does it."""
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        sys.exit(f"CJ Designer needs your system's packages of (by Debian's names): {names}")
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
    """Whether a window can be shown; Windows and macOS always have a screen to offer."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def example() -> Path:
    """The shipped example in the user's language, English where that is neither of the two."""
    language = "nl" if _user_locale().lower().startswith(("nl", "dutch")) else "en"
    examples = sorted((ROOT / "resources" / "examples").glob("*.journey"))
    if not examples:
        sys.exit("CJ Designer is not whole: no example journey in resources/examples")
    for path in examples:
        records = json.loads(path.read_text(encoding="utf-8"))["records"]
        if any(record.get("language") == language for record in records):
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
        code = subprocess.call(command)
        if code != 0:
            return code
        print(f"  {target}", flush=True)
    return 0


def _run_with_a_supported_python(arguments: list[str]) -> int:
    """Hand over to a Python that CJ Designer runs on, if this machine has one."""
    for major, minor in reversed(SUPPORTED):
        found = shutil.which(f"python{major}.{minor}")
        if found and subprocess.call([found, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return subprocess.call([found, __file__, *arguments])
    sys.exit("CJ Designer runs on Python 3.11, 3.12 and 3.13; please install one of these.")


def _user_locale() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name]
    locale.setlocale(locale.LC_ALL, "")
    return locale.getlocale()[0] or ""


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
    """Run a step of the set-up; where it fails, its own output has said why."""
    if subprocess.call(command) != 0:
        sys.exit("The set-up stopped at: " + " ".join(command))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
