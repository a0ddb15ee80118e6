"""Addresses inside the reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.model.address import (
    file_address,
    is_possible_section,
    page_address,
    read_mail_address,
    read_page_address,
    section_link,
)


def test_pages_anchors_and_files() -> None:
    assert page_address("docs/5_testing") == "aix://content/docs/5_testing"
    assert page_address("docs/a", "é b") == "aix://content/docs/a#%C3%A9%20b"
    assert file_address("images/slack (2).png") == "/-/images/slack%20%282%29.png"


def test_other_addresses_are_not_ours() -> None:
    assert read_page_address("https://example.org/#a") is None
    assert read_page_address("aix://app/home") is None


def test_the_link_of_a_section_ends_where_it_should() -> None:
    assert section_link("docs/a_b#c-") == "aix:docs/a_b#c-"
    assert section_link("docs/b#für") == "aix:docs/b#für"
    assert section_link("docs/Some Page's (1)#50%") == "aix:docs/Some%20Page%27s%20%281%29#50%25"
    assert section_link("a\ud800") == "aix:a%3F"


@given(st.text(min_size=1, max_size=20), st.text(max_size=20))
def test_every_page_and_anchor_is_read_back(page: str, anchor: str) -> None:
    assert read_page_address(page_address(page, anchor)) == (page, anchor)


@pytest.mark.parametrize(
    ("address", "mail"),
    [
        ("aix://mail/a@b.org?subject=x%20y", "mailto:a@b.org?subject=x%20y"),
        ("aix://content/a@b.org", None),
        ("https://mail/a@b.org", None),
    ],
)
def test_mail_comes_back(address: str, mail: str | None) -> None:
    assert read_mail_address(address) == mail


def test_ids_that_no_edition_can_have() -> None:
    for section in ("ratelimit", "docs/tea#lid", "_index", "docs/_index", "seite#überschrift-1", "a.b-c/d"):
        assert is_possible_section(section), section
    for section in ("", " ", "a b", "../x", "docs/../x", "/a", "#x", "a#", "a#b#c", "a\nb", "a\x00", "<b>", "a#\u2028"):
        assert not is_possible_section(section), section
