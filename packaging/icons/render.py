"""Paint the PNG sizes of the program's icon from its two drawings.

Run it after a change of a drawing: `python packaging/icons/render.py`. Sizes up to 32 come from
the small drawing, which leaves out what cannot be seen there. Needs PySide6, no display.
"""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
WINDOW = HERE.parent.parent / "resources" / "icons" / "cjdesigner.png"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def main() -> None:
    """Write `cjdesigner-SIZE.png` beside the drawings, and the window's icon of 256 pixels."""
    application = QGuiApplication([])
    for size in SIZES:
        _painted(size).save(str(HERE / f"cjdesigner-{size}.png"))
    _painted(256).save(str(WINDOW))
    application.quit()


def _painted(size: int) -> QImage:
    drawing = "cjdesigner-small.svg" if size <= 32 else "cjdesigner.svg"
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(HERE / drawing)).render(painter)
    painter.end()
    return image


if __name__ == "__main__":
    main()
