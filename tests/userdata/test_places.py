"""Which texts name a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.userdata.places import is_path, is_place


@pytest.mark.parametrize("text", ["https://git.example/exchange", "HTTP://127.0.0.1:8000/a.zip", str(Path.cwd())])
def test_addresses_and_absolute_paths_are_places(text: str) -> None:
    assert is_place(text)
    assert is_path(text) == (text == str(Path.cwd()))


@pytest.mark.parametrize(
    "text",
    ["", "exchange", "ftp://a/b", "https://ann@a.example/b", "https://a/b?c", "https://a\nb", "/a\0b", "/" * 3000],
)
def test_nothing_else_is_one(text: str) -> None:
    assert not is_place(text)
