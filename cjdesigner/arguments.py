"""The words on the command line, taken apart by a table of commands.

The standard library's parsers speak English only and end in several lines; here every mistake is
one sentence in the user's language. Rule: a command is a row of data, nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from cjdesigner.errors import CJDError


class Option(NamedTuple):
    """``--name`` with a value, one of ``allowed`` where that is not empty; a flag has no value."""

    name: str
    allowed: tuple[str, ...] = ()
    flag: bool = False
    needed: bool = False


class Command(NamedTuple):
    """A command, whether it takes a file, and its options."""

    name: str
    file: Literal["none", "optional", "needed"]
    options: tuple[Option, ...] = ()


class Parsed(NamedTuple):
    """What was asked: the command, its file, and the options that were given."""

    command: str
    file: str | None
    options: dict[str, str]


def parse(words: Sequence[str], commands: Sequence[Command], shared: Sequence[Option]) -> Parsed:
    """Take ``words`` apart; no words are the first command.

    ``-o`` is short for ``--output`` and ``-h`` for ``--help``, ``--name=value`` is the same as
    ``--name value``, and after ``--`` nothing is an option. ``shared`` options stand anywhere.
    An empty value is none. Raises ``CJDError`` naming the word that does not fit.
    """
    table = {command.name: command for command in commands}
    plain, options = _sorted_out(words, [*shared, *_all_options(commands)])
    if not plain:
        command = commands[0]
    elif plain[0] in table:
        command = table[plain.pop(0)]
    else:
        raise CJDError("cli.unknown_command", word=plain[0])
    allowed = {option.name: option for option in (*shared, *command.options)}
    for name, value in options.items():
        if name not in allowed:
            raise CJDError("cli.option_elsewhere", option=name, command=command.name)
        options[name] = _checked(allowed[name], value)
    if "help" in options or "version" in options:
        return Parsed(command.name, None, options)
    if len(plain) > (command.file != "none"):
        raise CJDError("cli.too_much", word=plain[-1])
    if command.file == "needed" and not any(plain):
        raise CJDError("cli.no_file", command=command.name)
    for option in command.options:
        if option.needed and option.name not in options:
            raise CJDError("cli.option_missing", option=option.name, command=command.name)
    return Parsed(command.name, plain[0] if plain else None, options)


def _all_options(commands: Sequence[Command]) -> list[Option]:
    return [option for command in commands for option in command.options]


def _sorted_out(
    words: Sequence[str], options: Sequence[Option]
) -> tuple[list[str], dict[str, str]]:
    """The plain words, and the options with their values."""
    known = {f"--{option.name}": option for option in options}
    short = {"-o": "--output", "-h": "--help"}
    plain: list[str] = []
    given: dict[str, str] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word == "--":
            return plain + rest, given
        if not word.startswith("-") or word == "-":
            plain.append(word)
            continue
        name, equals, value = word.partition("=")
        option = known.get(short.get(name, name))
        if option is None or (equals and option.flag):
            raise CJDError("cli.unknown_option", option=word)
        if not equals and not option.flag:
            if not rest:
                raise CJDError("cli.no_value", option=name)
            value = rest.pop(0)
        if not option.flag and not value:
            raise CJDError("cli.no_value", option=name)
        given[option.name] = value
    return plain, given


def _checked(option: Option, value: str) -> str:
    """``value`` as the table spells it."""
    if not option.allowed:
        return value
    for allowed in option.allowed:
        if allowed.lower() == value.lower():
            return allowed
    raise CJDError(
        "cli.not_allowed", option=option.name, word=value, allowed=", ".join(option.allowed)
    )
