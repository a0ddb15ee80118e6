"""Pages' sanitised HTML as files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.errors import OutputError
from aixreader.model import Library, Page
from aixreader.services.editions.dump import check_dump, dump_name, write_dump

EMPTY = Library("", "", "", (), {}, (), (), {}, (), (), None, None, (), (), (), (), (), ())


def library(*pages: str) -> Library:
    return replace(EMPTY, pages=tuple(Page(page, "", "", "resolved", "sanitised", "", ()) for page in pages))


@pytest.mark.parametrize("page", ["docs/5_testing", "media/_index", "charter", "_index", "Tee mit Ä"])
def test_ordinary_pages_keep_their_names(page: str) -> None:
    assert dump_name(page) == f"{page}.html"


@given(st.text() | st.lists(st.sampled_from(["..", ".", "", "a", "C:", "\\", "~"])).map("/".join))
def test_no_page_leaves_its_folder(page: str) -> None:
    for kind in (PurePosixPath, PureWindowsPath):
        path = kind(dump_name(page))
        assert not path.is_absolute()
        assert not path.drive
        assert ".." not in path.parts


def test_pages_are_written_as_they_left_the_sanitiser(tmp_path: Path) -> None:
    write_dump(library("docs/a", "media/_index", "../../out"), tmp_path / "dump")
    names = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.html")}
    assert names == {"dump/docs/a.html", "dump/media/_index.html", "dump/%2E%2E/%2E%2E/out.html"}
    assert (tmp_path / "dump" / "docs" / "a.html").read_text() == "sanitised"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "dump").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "dump" / "docs").symlink_to(tmp_path / "other")
    with pytest.raises(OutputError, match="is outside"):
        write_dump(library("docs/a"), tmp_path / "dump")
    assert list((tmp_path / "other").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    folder = tmp_path / ("x" * 5000)
    check_dump(folder)
    with pytest.raises(OutputError, match="cannot be written"):
        write_dump(library("docs/a"), folder)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError):
        check_dump(tmp_path / "file")
    with pytest.raises(OutputError):
        write_dump(library("a"), tmp_path / "file")
