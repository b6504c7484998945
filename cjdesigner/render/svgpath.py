"""Path data of SVG as moves, lines and cubics.

Every command of path data but T is understood; relative ones become absolute, quadratics and
elliptical arcs become cubics. Rule it keeps: numbers in, numbers out; nothing here knows of files,
colours or painters.
"""

import math
import re
from typing import Literal

Move = tuple[Literal["M"], float, float]
Line = tuple[Literal["L"], float, float]
Cubic = tuple[Literal["C"], float, float, float, float, float, float]
Close = tuple[Literal["Z"]]
Segment = Move | Line | Cubic | Close

_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7, "Z": 0}
_SPACE = re.compile(r"[\s,]*")
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_FLAG = re.compile(r"[01]")


def segments_of(data: str) -> list[Segment]:
    """The outline that path data describes, in the units of the data.

    Raises ValueError for a command that is not understood or a number that is missing.
    """
    pen = _Pen()
    for command, arguments in _commands(data):
        pen.draw(command, arguments)
    return pen.segments


def _commands(data: str) -> list[tuple[str, list[float]]]:
    """The commands of path data, each with its arguments; repeated arguments repeat the command."""
    commands: list[tuple[str, list[float]]] = []
    command = ""
    at = _after_space(data, 0)
    while at < len(data):
        if data[at].isalpha():
            command = data[at]
            at = _after_space(data, at + 1)
        elif not command or command in "Zz":
            raise ValueError(f"path data cannot go on at {data[at:]!r}")
        if command.upper() not in _ARGUMENTS:
            raise ValueError(f"an icon's path cannot use the command {command}")
        arguments: list[float] = []
        for place in range(_ARGUMENTS[command.upper()]):
            # The two flags of an arc may stand against the next number.
            wanted = _FLAG if command in "Aa" and place in (3, 4) else NUMBER
            found = wanted.match(data, at)
            if not found:
                raise ValueError(f"path data lacks a number at {data[at:]!r}")
            arguments.append(float(found[0]))
            at = _after_space(data, found.end())
        commands.append((command, arguments))
        command = {"M": "L", "m": "l"}.get(command, command)
    return commands


def _after_space(data: str, at: int) -> int:
    found = _SPACE.match(data, at)
    return found.end() if found else at


def _arc(
    x0: float, y0: float, rx: float, ry: float, turn: float, large: bool, sweep: bool,
    x: float, y: float,
) -> list[Segment]:  # fmt: skip
    """An elliptical arc as cubics of at most a quarter turn; `turn` in degrees.

    From end points to centre as in the SVG recommendation, appendix B.2.
    """
    rx, ry = abs(rx), abs(ry)
    if (x0, y0) == (x, y):
        return []
    if not rx or not ry:
        return [("L", x, y)]
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    dx, dy = (x0 - x) / 2, (y0 - y) / 2
    px, py = cos * dx + sin * dy, cos * dy - sin * dx
    too_small = math.sqrt((px / rx) ** 2 + (py / ry) ** 2)
    if too_small > 1:
        rx, ry = rx * too_small, ry * too_small
    square = (px * ry) ** 2 + (py * rx) ** 2
    factor = math.sqrt(max(0.0, (rx * ry) ** 2 / square - 1)) * (-1 if large == sweep else 1)
    qx, qy = factor * rx * py / ry, -factor * ry * px / rx
    cx, cy = cos * qx - sin * qy + (x0 + x) / 2, sin * qx + cos * qy + (y0 + y) / 2
    start = math.atan2((py - qy) / ry, (px - qx) / rx)
    span = math.atan2((-py - qy) / ry, (-px - qx) / rx) - start
    if sweep and span < 0:
        span += 2 * math.pi
    elif not sweep and span > 0:
        span -= 2 * math.pi
    pieces = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-6))
    step = span / pieces
    handle = 4 / 3 * math.tan(step / 4)

    def placed(u: float, v: float) -> tuple[float, float]:
        return cx + cos * rx * u - sin * ry * v, cy + sin * rx * u + cos * ry * v

    segments: list[Segment] = []
    for piece in range(pieces):
        a, b = start + piece * step, start + (piece + 1) * step
        first = placed(math.cos(a) - handle * math.sin(a), math.sin(a) + handle * math.cos(a))
        second = placed(math.cos(b) + handle * math.sin(b), math.sin(b) - handle * math.cos(b))
        end = (x, y) if piece == pieces - 1 else placed(math.cos(b), math.sin(b))
        segments.append(("C", *first, *second, *end))
    return segments


class _Pen:
    """Follows path commands and remembers what the next one refers to."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._at = (0.0, 0.0)
        self._start = (0.0, 0.0)
        # The last cubic's second handle, which S mirrors; the pen's place after other commands.
        self._handle = (0.0, 0.0)

    def draw(self, command: str, numbers: list[float]) -> None:
        """Carry out one command; lower case is relative to where the pen is."""
        x0, y0 = self._at
        kind = command.upper()
        if command.islower():
            numbers = _absolute(kind, numbers, x0, y0)
        new: list[Segment] = []
        handle = None
        match kind, numbers:
            case "Z", _:
                new = [("Z",)]
                self._at = self._start
            case "M", [x, y]:
                new = [("M", x, y)]
                self._at = self._start = (x, y)
            case "L", [x, y]:
                new = [("L", x, y)]
                self._at = (x, y)
            case "H", [x]:
                new = [("L", x, y0)]
                self._at = (x, y0)
            case "V", [y]:
                new = [("L", x0, y)]
                self._at = (x0, y)
            case "C", [x1, y1, x2, y2, x, y]:
                new = [("C", x1, y1, x2, y2, x, y)]
                self._at, handle = (x, y), (x2, y2)
            case "S", [x2, y2, x, y]:
                hx, hy = self._handle
                new = [("C", 2 * x0 - hx, 2 * y0 - hy, x2, y2, x, y)]
                self._at, handle = (x, y), (x2, y2)
            case "Q", [xq, yq, x, y]:
                first = (x0 + 2 / 3 * (xq - x0), y0 + 2 / 3 * (yq - y0))
                second = (x + 2 / 3 * (xq - x), y + 2 / 3 * (yq - y))
                new = [("C", *first, *second, x, y)]
                self._at = (x, y)
            case "A", [rx, ry, turn, large, sweep, x, y]:
                new = _arc(x0, y0, rx, ry, turn, bool(large), bool(sweep), x, y)
                self._at = (x, y)
        self.segments.extend(new)
        self._handle = handle or self._at


def _absolute(kind: str, numbers: list[float], x0: float, y0: float) -> list[float]:
    if kind == "V":
        return [numbers[0] + y0]
    if kind == "A":
        return [*numbers[:5], numbers[5] + x0, numbers[6] + y0]
    return [number + (x0, y0)[place % 2] for place, number in enumerate(numbers)]
