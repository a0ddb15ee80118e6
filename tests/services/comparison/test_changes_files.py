"""What changed, in all formats."""

from __future__ import annotations

import json

import pytest

from aixreader.comparison.edition_comparison import Comparison
from aixreader.services.comparison.changes_files import CHANGES_FORMATS, changes_bytes


@pytest.mark.parametrize("name", [known.id for known in CHANGES_FORMATS if known.write is not None])
def test_every_format_names_what_was_renamed(comparison: Comparison, name: str) -> None:
    text = changes_bytes(comparison, name).decode()
    assert "Oversteeping" in text
    assert "Steeping too long" in text


def test_data_are_data_and_pages_have_their_style(comparison: Comparison) -> None:
    assert json.loads(changes_bytes(comparison, "json"))["format"] == "aixreader-edition-changes"
    assert "text-decoration: line-through" in changes_bytes(comparison, "html").decode()


def test_words_are_left_out_on_demand(comparison: Comparison) -> None:
    assert "{+" in changes_bytes(comparison, "text").decode()
    assert "{+" not in changes_bytes(comparison, "text", words=False).decode()
