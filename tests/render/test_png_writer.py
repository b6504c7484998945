"""A PNG is the page as the PDF shows it, one file to a page, with nothing said about its maker."""

from pathlib import Path

import pytest
from drawings import boxed, lines_page, page, paged
from PIL import Image

from cjdesigner.errors import ExportError
from cjdesigner.layout.drawing import Page
from cjdesigner.render.png import write_png


def written(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def test_one_page_is_one_file_of_the_pages_size(tmp_path: Path) -> None:
    target = tmp_path / "map.png"
    assert write_png(paged(page(boxed(36, 36, "#00ff00"))), target, written, dpi=144) == (target,)
    with Image.open(target) as picture:
        assert picture.size == (840, 594)
        assert picture.getpixel((90, 90)) == (0, 255, 0)
        assert picture.getpixel((5, 5)) == (255, 255, 255)
        assert picture.info == {}


def test_several_pages_are_numbered_files(tmp_path: Path) -> None:
    made = write_png(paged(lines_page(), page(), page()), tmp_path / "map.png", written, dpi=72)
    assert [path.name for path in made] == ["map-1.png", "map-2.png", "map-3.png"]
    assert sorted(tmp_path.iterdir()) == sorted(made)


def test_the_paper_can_be_left_out(tmp_path: Path) -> None:
    target = tmp_path / "map.png"
    write_png(paged(page(boxed(0, 0, "#00ff00"))), target, written, dpi=72, transparent=True)
    with Image.open(target) as picture:
        assert picture.getpixel((10, 10)) == (0, 255, 0, 255)
        assert picture.getpixel((100, 100))[3] == 0


def test_a_picture_that_no_memory_holds_is_refused_before_work(tmp_path: Path) -> None:
    poster = Page(2384, 3370, (), ())
    with pytest.raises(ExportError) as refused:
        write_png(paged(poster), tmp_path / "map.png", written, dpi=600)
    assert refused.value.key == "render.too_large"
    assert refused.value.arguments["most"] == 359
    assert not list(tmp_path.iterdir())


def test_cancelling_stops_before_the_next_page(tmp_path: Path) -> None:
    made: list[Path] = []
    with pytest.raises(ExportError, match=r"render\.cancelled"):
        write_png(
            paged(page(), page()),
            tmp_path / "map.png",
            lambda path, _data: made.append(path),
            dpi=36,
            cancelled=lambda: bool(made),
        )
    assert [path.name for path in made] == ["map-1.png"]


def test_progress_rises_to_one(tmp_path: Path) -> None:
    heard: list[float] = []
    write_png(paged(page(), page()), tmp_path / "a.png", written, dpi=36, progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
