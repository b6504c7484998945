"""Every sentence is there in both languages, with the same places, and every key has a sentence."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from source import ROOT, modules

from cjdesigner.words import LANGUAGES

I18N = ROOT / "resources" / "i18n"
FRAGMENTS = sorted({file.name.split(".")[0] for file in I18N.glob("*.json")})
# the names that take a key first
TAKERS = {
    "CJDError", "RefusedError", "FileError", "ExportError", "Label", "say", "refused", "_say",
    "label", }  # fmt: skip
_KEY = re.compile(r"[a-z_]+(\.[a-z0-9_]+)+")
_PLACE = re.compile(r"\{[a-z_]+\}")


def table(fragment: str, language: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(file(fragment, language).read_text(encoding="utf-8"))
    return found


def file(fragment: str, language: str) -> Path:
    return I18N / f"{fragment}.{language}.json"


def every_key() -> set[str]:
    return {key for fragment in FRAGMENTS for key in table(fragment, "en")}


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_both_languages_have_the_same_sentences_with_the_same_places(fragment: str) -> None:
    english, dutch = table(fragment, "en"), table(fragment, "nl")
    assert set(english) == set(dutch)
    for key, text in english.items():
        assert set(_PLACE.findall(text)) == set(_PLACE.findall(dutch[key])), key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_sentences_are_clean(fragment: str, language: str) -> None:
    def once(pairs: list[tuple[str, str]]) -> dict[str, str]:
        assert len(dict(pairs)) == len(pairs), "a key occurs twice"
        return dict(pairs)

    text = file(fragment, language).read_text(encoding="utf-8")
    for key, sentence in json.loads(text, object_pairs_hook=once).items():
        assert sentence == sentence.strip(), key
        assert "  " not in sentence or key == "cli.help", key
        assert sentence, key


def test_no_two_fragments_have_the_same_key() -> None:
    seen: dict[str, str] = {}
    for fragment in FRAGMENTS:
        for key in table(fragment, "en"):
            assert key not in seen, (key, fragment, seen[key])
            seen[key] = fragment


def test_a_plural_has_both_its_forms() -> None:
    keys = every_key()
    for key in keys:
        if key.endswith(".one"):
            assert key.removesuffix("one") + "other" in keys, key


def _constants(tree: ast.AST) -> Iterator[str]:
    """The texts that stand in a module, a place in an f-string as ``*``."""
    for node in ast.walk(tree):
        yield from _constants_of(node)


def _constants_of(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "*" for part in parts
            )


def test_every_key_that_is_said_has_a_sentence() -> None:
    known = every_key()
    known |= {key.rpartition(".")[0] for key in known if key.endswith((".one", ".other"))}
    missing = []
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
            first = node.args[0]
            if name not in TAKERS:
                continue
            for key in _constants_of(first):
                pattern = re.compile(re.escape(key).replace(r"\*", r"[a-z0-9_.]+"))
                if _KEY.fullmatch(key.replace("*", "x")) and not any(map(pattern.fullmatch, known)):
                    missing.append((module, key))
    assert missing == []


def test_every_sentence_is_said_somewhere() -> None:
    said, patterns = set(), []
    for tree in modules().values():
        for text in _constants(tree):
            if "*" in text and "." in text:
                patterns.append(re.compile(re.escape(text).replace(r"\*", r"[a-z0-9_.-]+")))
            said.add(text)
    unused = [
        key
        for key in every_key()
        for plain in [re.sub(r"\.(one|other)$", "", key)]
        if not {key, plain} & said
        and not any(p.fullmatch(key) or p.fullmatch(plain) for p in patterns)
    ]
    assert unused == []
