"""What typeset measures is what the painters draw: reportlab exactly, Qt within 0.3 points.

Qt is loaded as the canvas loads it: whole pixel sizes, no hinting, no kerning, features off.
"""

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QImage, QPainter, QRawFont
from pytestqt.qtbot import QtBot
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from cjdesigner.typeset import faces
from cjdesigner.typeset.text import Style, runs, width

TEXTS = (
    "Klant zoekt informatie over de verzekering",
    "AVATAR To Typography fi ffl Wij Yes LT 1/2 24/7",
    "Ärger über Größe, façade, naïef, Łódź, Ångström",
    "Ωραία εμπειρία στο κατάστημα",
    "Клиент ждёт ответа службы поддержки",
    "“Quotes” – dashes — bullets • arrows → €12,50",
    "Hoi 👍🎉 你好世界 안녕하세요",
    "שלום עולם",
    "السلام عليكم ورحمة الله",
)
MAIN = (faces.REGULAR, faces.SEMIBOLD, faces.BOLD)


@pytest.fixture
def families(qtbot: QtBot) -> dict[str, str]:
    found = {}
    for face in faces.all_faces():
        number = QFontDatabase.addApplicationFont(str(face.file))
        found[face.key] = QFontDatabase.applicationFontFamilies(number)[0]
    return found


def screen_font(family: str) -> QFont:
    font = QFont(family)
    font.setPixelSize(100)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(False)
    for feature in ("liga", "clig", "calt"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


@pytest.mark.parametrize("key", MAIN)
@pytest.mark.parametrize("text", TEXTS)
def test_paper_is_as_wide_as_measured(key: str, text: str) -> None:
    style = Style(key, 9, 12)
    drawn = 0.0
    for run in runs(text, style):
        registerFont(TTFont(f"test-{run.face}", str(faces.face(run.face).file)))
        drawn += stringWidth(run.text, f"test-{run.face}", style.size)
    # reportlab rounds an advance to a thousandth of the size.
    assert drawn == pytest.approx(width(text, style), abs=0.001 * style.size * len(text))


@pytest.mark.parametrize("key", MAIN)
@pytest.mark.parametrize("text", TEXTS)
def test_the_screen_is_at_most_a_third_of_a_point_wider(
    families: dict[str, str], key: str, text: str
) -> None:
    style = Style(key, 10, 13)
    drawn = 0.0
    for run in runs(text, style):
        metrics = QFontMetricsF(screen_font(families[run.face]))
        drawn += metrics.horizontalAdvance(f"\u202d{run.text}\u202c") * style.size / 100
    assert drawn <= width(text, style) + 0.3
    assert drawn >= width(text, style) - 0.3


def test_the_familys_name_alone_chooses_the_file(families: dict[str, str]) -> None:
    for key, family in families.items():
        font = screen_font(family)
        assert family == faces.face(key).family
        assert QFontInfo(font).family() == family
        font.setPixelSize(faces.face(key).units)
        raw = QRawFont.fromFont(font)
        own = {"emoji": "😀", "arabic": "س", "hebrew": "ש", "cjk": "你", "hangul": "안"}
        character = own.get(key, "W")
        glyphs = raw.glyphIndexesForString(character)
        advance = raw.advancesForGlyphIndexes(glyphs)[0].x()
        assert advance == pytest.approx(
            faces.advances(key)[character] * faces.face(key).units, 0.01
        )


def test_the_screen_draws_a_run_in_the_order_given(families: dict[str, str]) -> None:
    """Qt reorders right-to-left text by itself; the override keeps it from doing so twice."""
    (run,) = runs("אבגדה", Style("regular", 100, 130))
    font = screen_font(families["hebrew"])

    def ink(text: str, x: float, picture: QImage) -> QImage:
        painter = QPainter(picture)
        painter.setFont(font)
        painter.drawText(int(x), 120, text)
        painter.end()
        return picture

    def blank() -> QImage:
        picture = QImage(600, 160, QImage.Format.Format_Grayscale8)
        picture.fill(255)
        return picture

    whole = ink(f"\u202d{run.text}\u202c", 10, blank())
    one_by_one, x = blank(), 10.0
    for character in run.text:
        ink(character, round(x), one_by_one)
        x += faces.advances("hebrew")[character] * 100
    different = sum(
        abs(a - b) > 128 for a, b in zip(bytes(whole.bits()), bytes(one_by_one.bits()), strict=True)
    )
    dark = sum(value < 128 for value in bytes(whole.bits()))
    assert dark > 1000
    assert different < dark / 5
