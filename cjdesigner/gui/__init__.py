"""The desktop program. Qt is known here and in render/qpainter.py alone; nobody imports this."""
