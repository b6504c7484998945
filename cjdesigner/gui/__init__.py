"""The desktop program. Qt is known here and in render/qpainter.py alone; nobody imports this.

What knows no Qt is imported before Qt is: PySide6 reads the source of every module that comes
after it, which takes a twentieth of the start.
"""

import cjdesigner.editing.session
import cjdesigner.layout.hit
import cjdesigner.render.icons
import cjdesigner.storage.backups
import cjdesigner.storage.lock  # noqa: F401
