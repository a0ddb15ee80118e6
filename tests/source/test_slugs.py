"""Who owns a slug."""

from __future__ import annotations

from aixreader.source.slugs import SlugOwners


def test_the_redirect_decides_between_two_sections() -> None:
    places = [("docs/a", "one"), ("docs/b", "two")]
    owners = SlugOwners({"x": places}, {"x": ("docs/b", "two")})
    assert owners.owns("x", "docs/b", "two")
    assert not owners.owns("x", "docs/a", "one")


def test_without_a_fitting_redirect_the_first_section_has_it() -> None:
    places = [("docs/a", "one"), ("docs/b", "two")]
    assert SlugOwners({"x": places}, {}).owns("x", "docs/a", "one")
    assert SlugOwners({"x": places}, {"x": ("docs/b", "gone")}).owns("x", "docs/a", "one")
