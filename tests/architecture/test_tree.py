"""The tree that is published: the schema is current, nothing tells where it was made, all is in."""

from __future__ import annotations

import configparser
import os
import re
import socket
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from source import ROOT, modules, tracked

from cjdesigner.model.records import TYPES
from cjdesigner.storage import schema


def test_the_schema_in_the_documents_is_that_of_the_models() -> None:
    """Renew it with: python -m cjdesigner.storage.schema > docs/file-format.schema.json"""
    committed = (ROOT / "docs" / "file-format.schema.json").read_text(encoding="utf-8")
    assert committed == schema.text()


def test_the_schema_knows_every_kind_of_record_and_every_field() -> None:
    kinds = schema.schema()["$defs"]
    for kind in TYPES:
        described = kinds[kind.__name__]
        assert set(described["properties"]) == set(kind.model_fields)
        assert described["required"][0] == "type"
        assert described["additionalProperties"] is False


def test_the_schemas_patterns_are_those_of_javascript() -> None:
    assert r"\\x{" not in schema.text()
    for pattern in re.findall(r'"pattern": "(.*)"', schema.text()):
        re.compile(pattern.encode().decode("unicode_escape"))


def _index_hosts() -> set[str]:
    """The hosts from which this machine installs, as pip and uv know them."""
    found = {value for name, value in os.environ.items() if name.endswith(("INDEX_URL", "INDEX"))}
    places = [Path("/etc/pip.conf"), Path.home() / ".pip" / "pip.conf"]
    places += [Path.home() / ".config" / "pip" / "pip.conf", Path.home() / ".config/uv/uv.toml"]
    for place in places:
        if place.is_file():
            found |= set(re.findall(r"https?://\S+", place.read_text(encoding="utf-8")))
    hosts = {urlsplit(url.strip("\"'")).hostname or "" for url in found}
    return {host for host in hosts if host and host not in ("pypi.org", "files.pythonhosted.org")}


@pytest.mark.parametrize("document", [
    "README.md", "docs/architecture.md", "docs/file-format.md", "docs/method.md", "docs/manual.md",
    "docs/handleiding.md",
])  # fmt: skip
def test_what_a_document_leads_to_is_there(document: str) -> None:
    file = ROOT / document
    text = file.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [link for link in links if not (file.parent / link).exists()] == []
    places = re.findall(r"`((?:[a-z_]+/)+(?:[a-z_*]+\.[a-z]+)?)`", text)
    roots = (ROOT, ROOT / "cjdesigner", ROOT / "tests/storage/data")
    assert [place for place in places if not any(any(root.glob(place)) for root in roots)] == []


def test_nothing_in_the_tree_tells_where_it_was_made() -> None:
    telling = {str(ROOT.parent) + "/", str(Path.home()) + "/", *_index_hosts()}
    name = socket.gethostname()
    if len(name) >= 6:
        telling.add(name)
    found = [
        (str(file.relative_to(ROOT)), word)
        for file in tracked()
        for content in [file.read_bytes()]
        for word in telling
        if word.encode() in content
    ]
    assert found == []


def test_no_file_is_a_secret_or_litter() -> None:
    unwanted = re.compile(r"(\.pyc|\.tmp|\.bak|\.orig|\.rej|~|\.env|\.pem|\.key|\.DS_Store)$")
    assert [str(file) for file in tracked() if unwanted.search(file.name)] == []


@pytest.mark.slow
def test_a_wheel_holds_the_package_and_its_data_and_nothing_else(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
        metadata = next(name for name in names if name.endswith("entry_points.txt"))
        entries = configparser.ConfigParser()
        entries.read_string(archive.read(metadata).decode())
    assert entries["console_scripts"]["cjdesigner"] == "cjdesigner.cli:main"
    ours = {name for name in names if not name.split("/")[0].endswith(".dist-info")}
    data = {
        f"cjdesigner/_data/{file.relative_to(ROOT).as_posix()}"
        for folder in ("resources", "ui")
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    code = {f"cjdesigner/{module}" for module in modules()} | {"cjdesigner/py.typed"}
    assert ours == code | data
    licences = {name.rpartition("/")[2] for name in names - ours}
    assert {"LICENSE", "THIRD-PARTY-NOTICES.md", "Inter-OFL.txt"} <= licences
