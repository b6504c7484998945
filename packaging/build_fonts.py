"""Make the fonts of resources/fonts, and their tables of advances, from the families' own files.

    python packaging/build_fonts.py FOLDER      make the fonts from the TTFs somewhere under FOLDER
    python packaging/build_fonts.py             only write the tables again, from the fonts

FOLDER holds the unpacked npm packages `@expo-google-fonts/` + `inter`, `noto-emoji`,
`noto-sans-arabic`, `noto-sans-hebrew`, `noto-sans-kr` and `noto-sans-sc`. Needs fontTools.

Rules this script keeps: a shipped family has a name of its own, since a system font of the same
name would win over it; every face is a family with one regular style, so that the family's name
alone chooses the file; features and hints are dropped, so that the width of a text is the sum of
its advances for everybody who draws it; what a face holds is what the tables say.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"


class Source(NamedTuple):
    """A face to make: its key in the program, names, and which characters it takes over."""

    key: str
    family: str
    source: str
    characters: frozenset[int]

    @property
    def file(self) -> str:
        """Name of the file that ships."""
        return self.family.replace(" ", "") + ".ttf"


def _spans(*spans: tuple[int, int]) -> frozenset[int]:
    return frozenset(code for first, last in spans for code in range(first, last + 1))


def _codec(name: str, leads: range, trails: range) -> frozenset[int]:
    """The characters of a double-byte character set of old: the ones in common use."""
    found = set()
    for lead in leads:
        for trail in trails:
            try:
                found.add(ord(bytes((lead, trail)).decode(name)))
            except UnicodeDecodeError:
                continue
    return frozenset(found)


# Latin, Greek of today and Cyrillic with extensions, punctuation, currency, arrows, symbols.
LATIN = _spans(
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x36F), (0x370, 0x52F), (0x1E00, 0x1EFF),
    (0x2000, 0x214F), (0x2150, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x27FF), (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
)  # fmt: skip
EMOJI = _spans(
    (0x203C, 0x2BFF), (0x3030, 0x3030), (0x303D, 0x303D), (0x3297, 0x3299), (0x1F000, 0x1FAFF)
)
ARABIC = _spans((0x600, 0x6FF), (0x750, 0x77F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE))
HEBREW = _spans((0x590, 0x5FF), (0xFB1D, 0xFB4F))
# GB 2312 and the first level of JIS X 0208: simplified Chinese and everyday Japanese.
CJK = (
    _codec("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
    | _codec("euc_jp", range(0xA1, 0xD0), range(0xA1, 0xFF))
    | _spans((0x3000, 0x30FF), (0xFF01, 0xFF65))
)
HANGUL = _codec("euc_kr", range(0xB0, 0xC9), range(0xA1, 0xFF)) | _spans((0x3131, 0x3163))

SOURCES = (
    Source("regular", "CJD Sans", "Inter_400Regular.ttf", LATIN),
    Source("semibold", "CJD Sans SemiBold", "Inter_600SemiBold.ttf", LATIN),
    Source("bold", "CJD Sans Bold", "Inter_700Bold.ttf", LATIN),
    Source("emoji", "CJD Emoji", "NotoEmoji_400Regular.ttf", EMOJI),
    Source("arabic", "CJD Arabic", "NotoSansArabic_400Regular.ttf", ARABIC),
    Source("hebrew", "CJD Hebrew", "NotoSansHebrew_400Regular.ttf", HEBREW),
    Source("cjk", "CJD CJK", "NotoSansSC_400Regular.ttf", CJK - EMOJI),
    Source("hangul", "CJD Hangul", "NotoSansKR_400Regular.ttf", HANGUL),
)
# The faces that nearly every text is set in; the others' advances are read when they are needed.
MAIN = ("regular", "semibold", "bold")


def build(folder: Path) -> None:
    """Subset and rename every face, and lay its licence beside it.

    A fallback face leaves out what a face before it has: it would never be taken from there.
    """
    had: set[int] = set()
    for source in SOURCES:
        found = next(folder.rglob(source.source))
        font = TTFont(found)
        options = subset.Options(
            hinting=False,
            layout_features=[],
            drop_tables=[
                *subset.Options().drop_tables,
                *("GSUB", "GPOS", "GDEF", "BASE", "STAT", "gasp", "vhea", "vmtx"),
            ],
            name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
            notdef_outline=True,
            recalc_timestamp=False,
        )
        cutter = subset.Subsetter(options)
        wanted = source.characters if source.key in MAIN else source.characters - had
        had |= wanted & font.getBestCmap().keys()
        cutter.populate(unicodes=wanted)
        cutter.subset(font)
        _rename(font, source.family)
        font.save(FONTS / source.file)
        licence = found.parent.parent / "LICENSE_FONT"
        name = f"{source.source.split('_')[0]}-OFL.txt"
        (FONTS / name).write_bytes(licence.read_bytes())


def _rename(font: TTFont, family: str) -> None:
    postscript = family.replace(" ", "")
    names = {1: family, 2: "Regular", 3: f"{postscript};1", 4: family, 6: postscript}
    for name, text in names.items():
        font["name"].removeNames(nameID=name)
        font["name"].setName(text, name, 3, 1, 0x409)
    # One regular style to a family: a weight in these fields would have Qt choose or fake others.
    font["OS/2"].usWeightClass = 400
    font["OS/2"].fsSelection = 1 << 6
    font["head"].macStyle = 0


def head(source: Source) -> dict[str, object]:
    """What the program knows of a face without its advances; lengths in font units."""
    font = TTFont(FONTS / source.file)
    return {
        "family": source.family,
        "file": source.file,
        "units": font["head"].unitsPerEm,
        "ascent": font["hhea"].ascent,
        "descent": -font["hhea"].descent,
        "line_gap": font["hhea"].lineGap,
        "cap_height": font["OS/2"].sCapHeight,
        "x_height": font["OS/2"].sxHeight,
        "missing": font["hmtx"][".notdef"][0],
    }


def advances(source: Source) -> dict[str, str]:
    """Advance in font units -> the characters that have it, which is quickly read."""
    font = TTFont(FONTS / source.file)
    widths = font["hmtx"]
    alike: dict[int, str] = defaultdict(str)
    for code, glyph in sorted(font.getBestCmap().items()):
        alike[widths[glyph][0]] += chr(code)
    return {str(width): alike[width] for width in sorted(alike)}


def tables() -> dict[str, str]:
    """File name -> text of every table that ships, made from the fonts that ship."""
    main = {s.key: advances(s) for s in SOURCES if s.key in MAIN}
    found = {"metrics.json": {"faces": {s.key: head(s) for s in SOURCES}, "advances": main}}
    for source in SOURCES:
        if source.key not in MAIN:
            found[f"metrics-{source.key}.json"] = {"advances": {source.key: advances(source)}}
    return {name: json.dumps(table, separators=(",", ":")) + "\n" for name, table in found.items()}


def main(arguments: list[str]) -> int:
    """Make the fonts if a folder is given, and the tables in any case."""
    if arguments:
        build(Path(arguments[0]))
    for name, text in tables().items():
        (FONTS / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
