"""Pages by the names that authors give them."""

from __future__ import annotations

import pytest

from aixreader.source.page_references import PageReferences

NAMES = ("_index", "docs/_index", "docs/alpha", "docs/sub/beta", "x/twin", "y/twin")
PAGES = PageReferences(NAMES, lambda page: f"text of {page}")


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        ("docs/alpha.md", "/docs/alpha/"),
        ("docs/alpha#first-control", "/docs/alpha/#first-control"),
        ("/docs/alpha", "/docs/alpha/"),
        ("alpha", "/docs/alpha/"),
        ("beta.md", "/docs/sub/beta/"),
        ("./sub/beta", "/docs/sub/beta/"),
        ("../docs/Alpha.MD", "/docs/alpha/"),
        ("#here", "#here"),
        ("docs/_index.md", "/docs/"),
        ("/", "/"),
        ("twin", None),
        ("nowhere", None),
        ("", None),
    ],
)
def test_addresses(reference: str, address: str | None) -> None:
    assert PAGES.address(reference, "docs/gamma") == address


def test_texts() -> None:
    assert PAGES.text("docs/alpha#x", "docs/gamma") == "text of docs/alpha"
    assert PAGES.text("nowhere", "docs/gamma") is None
