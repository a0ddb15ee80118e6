"""The changelog as a page."""

from __future__ import annotations

import html5lib
import pytest

from aixreader.pages.changes_page import changes_document, is_newer
from aixreader.paths import resources

TEXT = """# Changelog

What is told here is for people.

## 0.2.0 - 2027-01-02

### Added

- A kettle, by `aixreader kettle`.
- A <b>lid</b>.

### Fixed

- The spout.

## 0.1.0
"""


def test_versions_kinds_and_items_stand_in_their_order() -> None:
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(changes_document(TEXT))
    main = tree.find("body/main")
    told = [(part.tag, " ".join("".join(part.itertext()).split())) for part in main.iter() if part.tag != "main"]
    assert told == [
        ("h1", "What is new"),
        ("p", "What is told here is for people."),
        ("h2", "0.2.0 - 2027-01-02"),
        ("h3", "Added"),
        ("ul", "A kettle, by aixreader kettle.A <b>lid</b>."),
        ("li", "A kettle, by aixreader kettle."),
        ("code", "aixreader kettle"),
        ("li", "A <b>lid</b>."),
        ("h3", "Fixed"),
        ("ul", "The spout."),
        ("li", "The spout."),
        ("h2", "0.1.0"),
    ]


def test_the_changelog_that_is_shipped_is_one() -> None:
    document = changes_document((resources() / "changelog.md").read_text("utf-8"))
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(document)
    assert document.count("<li>") > 10
    assert "**" not in document
    assert "](" not in document


@pytest.mark.parametrize(
    ("version", "other", "newer"),
    [
        ("0.2.0", "0.1.0", True),
        ("0.10.0", "0.9.1", True),
        ("0.1.0", "0.1.0", False),
        ("0.1.0", "0.2.0", False),
        ("1.0.0", "0.9", True),
        ("0.1.0", "", True),
    ],
)
def test_newer_versions(version: str, other: str, newer: bool) -> None:
    assert is_newer(version, other) is newer
