"""Names of files that every file system takes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.edition import names
from aixreader.errors import EditionError

PLAIN = re.compile(r"(pages|source|assets)/[a-z]\d{3,}\.[a-z0-9]{1,5}")


@given(st.integers(0, 99_999), st.text())
def test_any_path_gets_a_name_that_every_system_takes(number: int, path: str) -> None:
    name = names.asset_name(number, path)
    assert PLAIN.fullmatch(name)
    assert names.checked(name) == name


@given(st.integers(0, 99_999), st.integers(0, 99_999), st.text(), st.text())
def test_two_assets_never_share_a_name(one: int, two: int, path: str, other: str) -> None:
    """Not even where case does not count."""
    same = names.asset_name(one, path).lower() == names.asset_name(two, other).lower()
    assert not same or one == two


@given(st.integers(0, 99_999))
def test_pages_have_one_name_for_each_form(number: int) -> None:
    html, source = names.page_names(number)
    assert html.endswith(".html")
    assert source.endswith(".md")
    assert names.checked(html) == html
    assert names.checked(source) == source


@pytest.mark.parametrize(
    ("path", "suffix"),
    [
        ("images/slack (2).png", ".png"),
        ("a.PNG", ".png"),
        ("a", ".bin"),
        ("a.p/../x", ".bin"),
        ("a.tar gz", ".bin"),
        ("con", ".bin"),
    ],
)
def test_a_plain_suffix_stays(path: str, suffix: str) -> None:
    assert names.asset_name(7, path) == f"assets/a007{suffix}"


@pytest.mark.parametrize(
    "name",
    ["../x", "/etc/passwd", "assets/../../x.png", "pages\\p000.html", "C:x", "pages/p000.html\n", "", "pages/CON.html"],
)
def test_names_that_are_not_ours_are_refused(name: str) -> None:
    with pytest.raises(EditionError):
        names.checked(name)
