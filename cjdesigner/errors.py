"""Every exception a user may meet: a message key and its arguments.

The key is resolved by :mod:`cjdesigner.words` in the reader's language, so that the rooms below
speak no language of their own. A message says what is wrong, where, and what to do.
"""

from __future__ import annotations


class CJDError(Exception):
    """Something a user can understand and act on.

    ``key`` names the sentence in ``resources/i18n``; ``args`` fill its places.
    """

    def __init__(self, key: str, **arguments: object) -> None:
        super().__init__(key, arguments)
        self.key = key
        self.arguments = arguments

    def __str__(self) -> str:
        places = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"{self.key}({places})"


class RefusedError(CJDError):
    """An edit that the rules do not allow; nothing has been changed."""


class FileError(CJDError):
    """A file that cannot be read or written; the file on disk is as it was."""


class ExportError(CJDError):
    """An export that could not be made; no file has been touched."""
