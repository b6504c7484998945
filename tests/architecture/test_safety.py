"""Rules of the house that keep strangers' content and other programs out, read off the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from source import imports, modules

# nothing here goes to a network, starts another program, or runs what a file says
NOT_IMPORTED = {
    "asyncio", "ftplib", "http", "marshal", "multiprocessing", "pickle", "shelve", "smtplib",
    "socket", "socketserver", "ssl", "subprocess", "telnetlib", "urllib.request", "webbrowser",
    "xmlrpc", "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "reportlab.platypus",
}  # fmt: skip
# a save by QSaveFile was seen to lose data; commands in Qt's undo stack to crash; the others read
# markup, fetch or run
NOT_NAMED = {
    "QSaveFile", "QUndoCommand", "QUndoStack", "QProcess", "QTextBrowser", "QNetworkAccessManager",
    "setHtml", "insertHtml", "startDetached", "eval", "exec", "execfile", "system", "popen",
    "spawnv", "execv", "posix_spawn",
}  # fmt: skip
# the loops of Qt and the name of the system are methods of these names
METHODS_ALLOWED = {"exec", "system"}
# where something may be done that is dangerous elsewhere
AT_HOME = {
    # style sheets are made of colours and sizes of the theme, never of a text
    "setStyleSheet": {"gui/style.py", "gui/canvas/editor.py"},
    # addresses after a question, and the folder of an export
    "openUrl": {"gui/addresses.py", "gui/dialogs/export.py"},
}


def names(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    """What a module names, and whether that is a method or attribute of something."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id, False
        elif isinstance(node, ast.Attribute):
            yield node.attr, True


@pytest.mark.parametrize("module", modules())
def test_a_module_opens_no_socket_and_starts_no_program(module: str) -> None:
    for imported in imports(modules()[module]):
        for banned in NOT_IMPORTED:
            assert imported.module != banned
            assert not imported.module.startswith(f"{banned}.")


@pytest.mark.parametrize("module", modules())
def test_a_module_uses_nothing_that_reads_markup_or_runs_text(module: str) -> None:
    for name, of_something in names(modules()[module]):
        if name in NOT_NAMED:
            assert of_something, f"{module}: {name}"
            assert name in METHODS_ALLOWED, f"{module}: {name}"
        if name in AT_HOME:
            assert module in AT_HOME[name], f"{module}: {name}"
