"""The one loader of the Qt Designer forms in ``ui/``.

It knows every widget of our own that a form may name, builds the form into a widget that exists,
and fails where Qt would only warn or quietly take another class.
"""

from __future__ import annotations

from PySide6.QtCore import QDir, QtMsgType, qInstallMessageHandler
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QWidget

from cjdesigner import paths
from cjdesigner.gui.widgets.registry import PROMOTED


class FormError(Exception):
    """A form that is not as the program needs it: a fault of ours, never of the user's."""


class _Loader(QUiLoader):
    """Makes the form's top widget be one that exists, and our widgets be ours."""

    def __init__(self, base: QWidget) -> None:
        super().__init__()
        self._base: QWidget | None = base
        self._known = frozenset(self.availableWidgets())
        self.unknown: list[str] = []
        self.setLanguageChangeEnabled(True)
        self.setWorkingDirectory(QDir(str(paths.ui())))

    def createWidget(
        self, class_name: str, parent: QWidget | None = None, name: str = ""
    ) -> QWidget:
        if self._base is not None:
            base, self._base = self._base, None
            return base
        promoted = PROMOTED.get(class_name)
        if promoted is not None:
            made = promoted(parent)
            made.setObjectName(name)
            return made
        if class_name not in self._known:
            self.unknown.append(class_name)
        return super().createWidget(class_name, parent, name)


def load_form(name: str, into: QWidget) -> None:
    """Build the form ``ui/<name>.ui`` into ``into``; its children are found by their names.

    Raises ``FormError`` for a form that is missing, that names a widget nobody registered, or
    about which Qt has a warning.
    """
    said: list[str] = []

    def listen(kind: QtMsgType, _context: object, text: str | None) -> None:
        if kind != QtMsgType.QtDebugMsg:
            said.append(text or "")

    loader = _Loader(into)
    before = qInstallMessageHandler(listen)
    try:
        made = loader.load(str(paths.ui() / f"{name}.ui"))
    except RuntimeError as error:
        raise FormError(f"{name}.ui: {error}") from error
    finally:
        qInstallMessageHandler(before)
    if made is None or said or loader.unknown:
        raise FormError(f"{name}.ui: {said or loader.unknown or loader.errorString()}")
