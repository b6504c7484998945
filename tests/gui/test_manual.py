"""The manual is true: every word in bold stands on the screen, every key and command is there."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cjdesigner import cli, paths
from cjdesigner.arguments import parse
from cjdesigner.gui.actions import Actions

DOCS = Path(__file__).parents[2] / "docs"
MANUALS = {"en": "manual.md", "nl": "handleiding.md"}
# what the map itself listens to, see the canvas
ON_THE_MAP = {"F2", "Enter", "Esc", "Tab", "Alt", "Ctrl", "Shift", "Alt+Shift", "Ctrl+Up",
              "Ctrl+Down", "0"}  # fmt: skip
_KEY = re.compile(r"(?:Ctrl|Alt|Shift|F\d+|Enter|Esc|Tab|\d)(?:\+.+)?")


def manual(language: str) -> str:
    return (DOCS / MANUALS[language]).read_text(encoding="utf-8")


def on_screen(language: str) -> set[str]:
    """Every text of the interface in one language, without the marks of menu letters."""
    source = ElementTree.parse(paths.resources() / "i18n" / "cjdesigner_nl.ts")
    name = "source" if language == "en" else "translation"
    texts = {(message.findtext(name) or "") for message in source.iter("message")}
    return {text.replace("&", "").replace("\u00ad", "") for text in texts}


@pytest.mark.parametrize("language", MANUALS)
def test_what_the_manual_prints_bold_stands_on_the_screen(language: str) -> None:
    text = manual(language).split("\n", 4)[4]
    bold = {" ".join(word.split()) for word in re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL)}
    tasks = set(re.findall(r"^\* \*\*(.+?)\*\*: ", text, re.MULTILINE))
    assert len(bold) > 30
    assert bold - tasks - on_screen(language) == set()


@pytest.mark.parametrize("language", MANUALS)
def test_the_keys_of_the_manual_are_those_of_the_program(language: str, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    shortcuts = {
        QKeySequence(key).toString() for row in Actions(window).rows() for key in row.keys.split()
    }
    named = set(filter(_KEY.fullmatch, re.findall(r"`([^`\n]+)`", manual(language))))
    assert len(named) > 15
    assert named - shortcuts - ON_THE_MAP == set()


@pytest.mark.parametrize("language", MANUALS)
def test_the_commands_of_the_manual_are_understood(language: str) -> None:
    commands = re.findall(r"^    cjdesigner (.+)$", manual(language), re.MULTILINE)
    assert {parse(words.split(), cli.COMMANDS, cli._SHARED).command for words in commands} == {
        command.name for command in cli.COMMANDS
    }


def test_both_editions_have_the_same_parts() -> None:
    marks = ("##", "* ", "| ")
    shapes = [
        [line[:2] for line in manual(language).split("\n") if line.startswith(marks)]
        for language in MANUALS
    ]
    assert shapes[0] == shapes[1]
