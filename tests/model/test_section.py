"""What a section says of itself."""

from __future__ import annotations

from dataclasses import replace

from aixreader.model import Category, Section

SECTION = Section("one", "docs/a", "one", 2, "#ONE", 1, 2, 0, 3)


def test_permalink_needs_a_slug() -> None:
    assert SECTION.permalink is None
    assert replace(SECTION, slug="one").permalink == "https://owaspai.org/go/one/"


def test_role_needs_a_category() -> None:
    assert SECTION.role is None
    assert replace(SECTION, category=Category("governance control", "control")).role == "control"
