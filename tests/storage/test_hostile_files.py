"""A stranger's file is refused in one sentence that says what is wrong, whatever it holds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_files import HEAVY, SMALL

from cjdesigner import words
from cjdesigner.errors import FileError
from cjdesigner.storage.reader import read, read_bytes
from cjdesigner.words import LANGUAGES, say_error

# what a child may use to make a heavy file and refuse it: most of both goes into making it
SECONDS_OF_WORK = 20
BYTES_OF_MEMORY = 1200 * 1024 * 1024


def is_one_good_sentence(error: FileError) -> None:
    for language in LANGUAGES:
        text = say_error(error, language)
        assert text != error.key, f"no words for {error.key} in {language}"
        assert not re.search(r"\{[a-z_]+\}", text), text
        assert "\n" not in text
        assert len(text) < 1000
        assert text.isprintable()


@pytest.mark.parametrize("name", SMALL)
def test_a_file_that_is_not_sound_is_refused_by_its_own_sentence(name: str, tmp_path: Path) -> None:
    make, key = SMALL[name]
    file = tmp_path / "strange.journey"
    file.write_bytes(make())
    with pytest.raises(FileError) as caught:
        read(file)
    assert caught.value.key == key
    if key.startswith("storage."):
        is_one_good_sentence(caught.value)
    assert file.read_bytes() == make()


@pytest.mark.parametrize("name", HEAVY)
def test_a_file_made_to_hurt_is_refused_with_bounded_work_and_memory(name: str) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no limits of this kind")

    def bounded() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_OF_WORK, SECONDS_OF_WORK))
        resource.setrlimit(resource.RLIMIT_AS, (BYTES_OF_MEMORY, BYTES_OF_MEMORY))

    program = Path(__file__).parent / "hostile_files.py"
    done = subprocess.run(
        [sys.executable, str(program), name],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=bounded,
    )
    assert done.stdout.strip() == HEAVY[name][1], done.stderr[-500:]


@pytest.mark.parametrize("name", ["an unknown field", "text for a number", "no id", "1e999"])
def test_the_refusal_names_record_and_field(name: str) -> None:
    with pytest.raises(FileError) as caught:
        read_bytes(SMALL[name][0]())
    text = say_error(caught.value, "en")
    wanted = {
        "an unknown field": ("card why", "“colour”"),
        "text for a number": ("card help", "“votes”"),
        "no id": ("card ?", "“id”"),
        "1e999": ("experience ask.anna.-", "“level”"),
    }[name]
    assert all(part in text for part in wanted), text


def test_names_from_the_file_are_shown_short_and_printable() -> None:
    data = SMALL["an unknown type"][0]().replace(b"dragon", b"\\u202e\\u0007" + b"dragon " * 999)
    with pytest.raises(FileError) as caught:
        read_bytes(data)
    is_one_good_sentence(caught.value)


def test_a_file_whose_every_byte_was_spoilt_in_turn_opens_or_is_refused() -> None:
    from sample_files import everything

    from cjdesigner.storage.writer import to_bytes

    data = to_bytes(everything())
    refusals: set[str] = set()
    for place in range(0, len(data), 3):
        for value in (0, 0x22, 0xFF, data[place] ^ 1):
            try:
                read_bytes(data[:place] + bytes([value]) + data[place + 1 :])
            except FileError as error:
                refusals.add(error.key)
    assert len(refusals) > 10
    ours = [key for key in refusals if key.startswith("storage.")]
    assert all(key in words.table("nl") for key in ours)


def test_a_folder_a_pipe_and_a_device_are_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    places = [tmp_path]
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
        places += [pipe, Path("/dev/zero"), Path("/dev/null")]
    for place in places:
        with pytest.raises(FileError) as caught:
            read(place)
        assert caught.value.key in ("storage.not_a_file", "storage.read.denied")
        is_one_good_sentence(caught.value)


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.journey"
    with open(huge, "wb") as file:
        file.truncate(10 * 1024**4)
    with pytest.raises(FileError, match=r"storage\.too_large"):
        read(huge)


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("nowhere.journey", "storage.read.missing"),
        ("no/where.journey", "storage.read.missing"),
        ("a\x00b.journey", "storage.read.name"),
        ("x" * 5000, "storage.read.name"),
        ("", "storage.read.missing"),
        ("\udcff\udcfe.journey", "storage.read.missing"),
        ("\ud83d.journey", "storage.read.name"),
    ],
)
def test_a_path_that_leads_nowhere_gives_one_sentence(path: str, key: str) -> None:
    with pytest.raises(FileError) as caught:
        read(path)
    assert caught.value.key == key
    is_one_good_sentence(caught.value)
