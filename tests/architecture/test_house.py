"""The rules of the house: who may know whom, how large a module is, and who may use what."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest
from source import PACKAGE, imports, modules, room

# what may be imported anywhere
COMMON = {"errors", "words", "paths", "__version__"}
ALL = {
    "model", "timeline", "storage", "insight", "editing", "typeset", "layout", "render",
    "exchange", "exporting", "reporting", "choosing",
}  # fmt: skip
KNOWS: dict[str, set[str]] = {
    "model": set(),
    "timeline": {"model"},
    "storage": {"model", "timeline"},
    "insight": {"model", "timeline"},
    "editing": {"model", "timeline"},
    "typeset": set(),
    "layout": {"model", "timeline", "insight", "typeset"},
    "render": {"layout", "typeset"},
    "exchange": ALL - {"exchange"},
    "gui": ALL,
    # the modules at the door: the command line, export, the functions for scripts
    "": ALL | {"arguments", "cli", "selftest"},
}
# where a library may be imported
AT_HOME = {
    "PySide6": ("gui/", "render/qpainter.py"),
    "shiboken6": ("gui/",),
    "reportlab": ("render/pdf", "typeset/"),
    "networkx": ("timeline/", "insight/"),
    "pydantic_core": ("model/core.py",),
}
LONGEST_MODULE = 500
LONGEST_WINDOW = 300


@pytest.mark.parametrize("module", modules())
def test_a_room_knows_only_the_rooms_that_it_may(module: str) -> None:
    here = room(module)
    allowed = KNOWS[here] | COMMON | {here}
    for wanted in imports(modules()[module]):
        first, _, rest = wanted.module.partition(".")
        if first != "cjdesigner":
            continue
        there = rest.partition(".")[0]
        opens_the_window = module == "cli.py" and wanted.module == "cjdesigner.gui.app.run"
        assert there in allowed or (opens_the_window and wanted.inside), wanted.module


@pytest.mark.parametrize("module", modules())
def test_a_library_is_imported_only_where_it_is_at_home(module: str) -> None:
    for wanted in imports(modules()[module]):
        places = AT_HOME.get(wanted.module.partition(".")[0])
        assert places is None or module.startswith(places), wanted.module


@pytest.mark.parametrize("module", modules())
def test_an_own_module_is_imported_late_only_where_that_is_the_modules_purpose(module: str) -> None:
    if room(module) == "" or module == "gui/later.py":
        return
    late = [wanted.module for wanted in imports(modules()[module]) if wanted.inside]
    assert [name for name in late if name.startswith("cjdesigner")] == []


@pytest.mark.parametrize("module", modules())
def test_a_module_is_short_enough_to_be_about_one_thing(module: str) -> None:
    lines = len((PACKAGE / module).read_text(encoding="utf-8").splitlines())
    assert lines <= (LONGEST_WINDOW if module == "gui/main_window.py" else LONGEST_MODULE)


@pytest.mark.parametrize("module", modules())
def test_a_module_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(modules()[module])


def test_every_room_has_its_rule() -> None:
    assert {room(module) for module in modules()} <= set(KNOWS)


def test_no_two_rooms_need_each_other() -> None:
    needed: dict[str, set[str]] = {}
    for module, tree in modules().items():
        here = room(module)
        for wanted in imports(tree):
            parts = wanted.module.split(".")
            if here and parts[0] == "cjdesigner" and len(parts) > 1 and parts[1] in KNOWS:
                needed.setdefault(here, set()).add(parts[1])
    for here, rooms in needed.items():
        for there in rooms - {here}:
            assert here not in needed.get(there, set()), (here, there)


_WITHOUT_QT = """
import importlib, sys
class Refusing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(name)
sys.meta_path.insert(0, Refusing())
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def test_everything_but_the_window_works_without_qt() -> None:
    names = [
        "cjdesigner." + module.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for module in modules()
        if room(module) != "gui" and module not in ("render/qpainter.py", "__init__.py")
        and not module.endswith("__main__.py")
    ]  # fmt: skip
    command = [sys.executable, "-W", "error", "-c", _WITHOUT_QT, *names]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


_COUNTING = """
import sys
from PySide6.QtGui import QPainterPath
path = QPainterPath()
before = sys.getrefcount(None)
for _ in range(300):
    path.moveTo(1, 1)
lost = before - sys.getrefcount(None)
sys.exit(f"{lost} references to None lost in 300 calls" if abs(lost) > 20 else 0)
"""


def test_qt_gives_back_what_it_borrows() -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to None at each call, until all is lost."""
    done = subprocess.run(
        [sys.executable, "-c", _COUNTING], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


_IMPORTING = """
import builtins
before = builtins.__import__
import cjdesigner.gui.app
print(builtins.__import__ is before)
"""


def test_qt_does_not_read_the_source_of_what_is_imported_after_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _IMPORTING], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "True", done.stderr
