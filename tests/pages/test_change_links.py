"""Addresses of the pages of changes."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from aixreader.pages.change_links import (
    CHAPTER,
    OVERVIEW,
    SECTION,
    SIDES,
    chapter_address,
    is_changes_address,
    read_address,
    section_address,
)


@pytest.mark.parametrize(
    ("address", "kind", "name"),
    [
        (OVERVIEW, OVERVIEW, ""),
        (chapter_address("docs/2_threats"), CHAPTER, "docs/2_threats"),
        (section_address("docs/2_threats#café"), SECTION, "docs/2_threats#café"),
        (f"{section_address('teapot', sides=True)}#part", SIDES, "teapot"),
    ],
)
def test_addresses_are_read_as_they_are_made(address: str, kind: str, name: str) -> None:
    assert is_changes_address(address)
    assert read_address(address) == (kind, name)


def test_addresses_whose_path_was_decoded_are_read_too() -> None:
    assert read_address(unquote(section_address("docs/2_threats#café"))) == (SECTION, "docs/2_threats#café")


def test_other_pages_are_none() -> None:
    assert not is_changes_address("aix://app/changes")
    assert not is_changes_address(f"{OVERVIEW}-of-mine")
