"""The tables of advances, and the fonts that they were made from."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from fontTools.ttLib import TTFont

from cjdesigner import paths
from cjdesigner.typeset import characters, faces

MAIN = (faces.REGULAR, faces.SEMIBOLD, faces.BOLD)


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    path = Path(__file__).parents[2] / "packaging" / "build_fonts.py"
    spec = importlib.util.spec_from_file_location("build_fonts", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tables_are_what_the_shipped_fonts_say(builder: ModuleType) -> None:
    folder = paths.resources() / "fonts"
    made = builder.tables()
    assert {name: (folder / name).read_text(encoding="utf-8") for name in made} == made, (
        "run: python packaging/build_fonts.py"
    )
    assert {path.name for path in folder.glob("*.json")} == set(made)


@pytest.mark.parametrize("key", [*MAIN, *faces.FALLBACKS])
def test_every_advance_is_the_font_files(key: str) -> None:
    face = faces.face(key)
    with TTFont(face.file) as font:
        widths, units = font["hmtx"], font["head"].unitsPerEm
        truth = {chr(c): widths[g][0] / units for c, g in font.getBestCmap().items()}
    assert dict(faces.advances(key)) == truth


@pytest.mark.parametrize("key", [*MAIN, *faces.FALLBACKS])
def test_a_face_is_a_family_of_its_own_with_one_style_and_true_advances(key: str) -> None:
    face = faces.face(key)
    with TTFont(face.file) as font:
        assert font["name"].getDebugName(1) == face.family
        assert font["name"].getDebugName(2) == "Regular"
        assert "glyf" in font
        assert not {"GSUB", "GPOS", "kern"} & set(font.keys())


def test_every_face_ships_with_an_open_licence() -> None:
    folder = paths.resources() / "fonts"
    licences = sorted(folder.glob("*-OFL.txt"))
    assert len(licences) == 6
    for licence in licences:
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8").replace(
            "SIL Open Font License", "SIL OPEN FONT LICENSE"
        )


def test_the_main_faces_have_the_same_characters() -> None:
    regular, semibold, bold = (set(faces.advances(key)) for key in MAIN)
    assert regular == semibold == bold


def test_dutch_french_greek_and_russian_need_no_fallback() -> None:
    text = "ÀàÄäÇçÉéËëÏïĲĳÖöÜüßœŒ ΑΩαωάήώ ЖжЩщЮюЯяЁё “”‘’–—…•€£ →←↑↓ ≤≥≠×÷½"
    assert set(text) <= set(faces.advances(faces.REGULAR))


def test_every_everyday_character_of_the_fallbacks_is_there() -> None:
    wanted = {
        "emoji": "😀🎉👍🚀",
        "arabic": "مرحبا",
        "hebrew": "שלום",
        "cjk": "你好，世界。かなカナ駅円",
        "hangul": "안녕하세요",
    }
    for key, text in wanted.items():
        assert set(text) <= set(faces.advances(key)), key


def test_the_forms_that_arabic_takes_are_in_the_arabic_face() -> None:
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچژگکی"
    forms = set()
    for letter in letters:
        forms |= set(characters.shaped(f"{letter} ب{letter} ب{letter}ب {letter}ب لا"))
    assert forms - {" "} <= set(faces.advances("arabic"))
