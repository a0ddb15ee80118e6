"""Look-ups of a site."""

from __future__ import annotations

import pytest

from aixreader.addresses.site_map import SiteMap, page_path, published_path


@pytest.mark.parametrize(
    ("page", "path"),
    [
        ("docs/5_testing", "docs/5_testing"),
        ("_index", ""),
        ("docs/_index", "docs"),
        ("media/_index", "media"),
        ("docs/Big", "docs/big"),
    ],
)
def test_addresses_as_hugo_gives_them(page: str, path: str) -> None:
    assert page_path(page) == path


def test_names_count_only_where_they_are_the_only_ones() -> None:
    files = {"a/x.png": "static/a/x.png", "b/x.png": "static/b/x.png", "a/Y.pdf": "static/a/Y.pdf"}
    site = SiteMap("owaspai.org", [], {"docs/one": [], "other/one": [], "docs/two": []}, {}, files)
    assert site.file_named("x.png") is None
    assert site.file_named("y.pdf") == "a/Y.pdf"
    assert site.page_named("one") is None
    assert site.page_named("Two") == "docs/two"


def test_a_path_as_hugo_writes_it() -> None:
    for page, path in {
        "docs/Two Words": "docs/two-words",
        "docs/C++ & more": "docs/c++--more",
        "docs/a.b": "docs/a.b",
        "docs/Ünder_x": "docs/ünder_x",
        "docs/q?w": "docs/qw",
        "docs/50%": "docs/50",
        "docs/_index": "docs",
        "_index": "",
    }.items():
        assert published_path(page) == path
