"""The desktop program. Qt is known here and in render/qpainter.py alone; nobody imports this.

PySide6 takes the place of ``import`` and reads the source of every module that comes after it, in
search of ``from __feature__ import``. This program uses none of these features, and a twentieth of
its start went into that: ``import`` is put back.
"""

import builtins

_own_import = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = _own_import
