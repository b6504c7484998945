"""Promises about twelve scripts: on paper every character, or a word that it is missing."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from builders import document
from drawings import page, paged, words
from PIL import ImageStat

from cjdesigner.editing.common import set_values
from cjdesigner.exporting import export
from cjdesigner.model.change import Label
from cjdesigner.render.pdf import write_pdf
from cjdesigner.typeset.characters import visible
from cjdesigner.typeset.text import missing

SCRIPTS = {
    "Latin": "Een klant belt: “Größe façade Łódź ñandú”",
    "Greek": "Ωραία εμπειρία στο κατάστημα",
    "Cyrillic": "Клиент ждёт ответа службы",
    "Arabic": "العميل ينتظر الرد على السؤال",
    "Hebrew": "הלקוח מחכה לתשובה",
    "Devanagari": "ग्राहक उत्तर की प्रतीक्षा करता है",
    "Thai": "ลูกค้ารอคำตอบ",
    "Chinese": "客户等待回答",
    "Japanese": "お客様はカタログを待つ",
    "Korean": "고객이 답을 기다린다",
    "Georgian": "მომხმარებელი ელოდება",
    "Amharic": "ደንበኛው መልስ ይጠብቃል",
    "signs": "👍 🎉 → ★ € ½ ✓",
}


def wanted(text: str) -> set[str]:
    """The characters that a reader would miss."""
    return {one for one in unicodedata.normalize("NFC", visible(text)) if not one.isspace()}


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_character_is_in_the_pdf_or_named_in_the_report(script: str, tmp_path: Path) -> None:
    text = SCRIPTS[script]
    held = document()
    one = held.touchpoints(held.phases(held.journeys()[0].id)[0].id)[0]
    held.apply(set_values(held, (one.id,), Label("x"), title=text))
    report = export(held, tmp_path / "map.pdf")
    named = " ".join(
        dict(said.arguments)["characters"]
        for said in report.warnings
        if said.key == "page.warn.missing"
    )
    pdf = pypdfium2.PdfDocument(tmp_path / "map.pdf")
    found = "".join(one.get_textpage().get_text_bounded() for one in pdf)
    # letters of Arabic and Hebrew stand there in the shapes that they take beside others
    seen = set(found) | set(unicodedata.normalize("NFKC", found))
    gone = {one for one in wanted(text) if one not in seen and one not in named}
    assert gone == set()


def test_every_character_that_is_not_named_leaves_ink() -> None:
    letters = sorted(set().union(*map(wanted, SCRIPTS.values())))
    # a mark needs something to stand on, and is not seen alone
    letters = [one for one in letters if not unicodedata.combining(one)]
    unknown = missing("".join(letters))
    shown = [one for one in letters if one not in unknown]
    assert len(shown) > 100
    made = io.BytesIO()
    write_pdf(paged(*(page(words(one)) for one in shown)), made)
    blank = []
    for one, paper in zip(shown, pypdfium2.PdfDocument(made.getvalue()), strict=True):
        ink = paper.render(scale=2).to_pil().convert("L")
        if ImageStat.Stat(ink).extrema[0][0] > 120:
            blank.append(one)
    assert blank == []
