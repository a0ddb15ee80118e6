"""Changes of links and pictures."""

from __future__ import annotations

from aixreader.comparison.edition_comparison import Comparison
from aixreader.comparison.reference_changes import (
    ADDED,
    CHANGED,
    GONE,
    ReferenceChange,
    References,
    link_changes,
    picture_changes,
)
from aixreader.comparison.text_blocks import read_blocks
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.model import Link
from aixreader.model.links import LinkKind


def same(_: str) -> str | None:
    """Where sections are now: all have the ids they had."""
    return None


def link(text: str, target: str, kind: LinkKind = LinkKind.EXTERNAL) -> Link:
    return Link("page", "section", 1, target, text, kind, target)


def test_links_that_are_new_gone_or_lead_elsewhere() -> None:
    old = [link("shop", "https://a.example/1"), link("map", "https://a.example/map"), link("", "https://a.example/x")]
    new = [link("shop", "https://a.example/2"), link("book", "https://a.example/book"), link("", "https://a.example/y")]
    assert link_changes(old, new, same) == (
        ReferenceChange(CHANGED, "shop", "https://a.example/1", "https://a.example/2"),
        ReferenceChange(GONE, "map", old="https://a.example/map"),
        ReferenceChange(GONE, "", old="https://a.example/x"),
        ReferenceChange(ADDED, "book", new="https://a.example/book"),
        ReferenceChange(ADDED, "", new="https://a.example/y"),
    )


def test_a_link_to_a_section_that_was_renamed_is_the_same() -> None:
    old = [link("the pot", "pothandle", LinkKind.SECTION)]
    new = [link("the pot", "teapot", LinkKind.SECTION)]
    assert link_changes(old, new, lambda name: "teapot" if name == "pothandle" else None) == ()
    assert len(link_changes(old, new, same)) == 1


def test_pictures_are_told_by_what_is_in_their_files(after: OpenEdition) -> None:
    references = References(after.edition)
    kettle, lid = '<img src="/-/images/kettle.png" alt="a kettle">', '<img src="/-/images/lid.svg" alt="a kettle">'
    old, new = read_blocks(f"<p>{kettle}</p>"), read_blocks(f"<table><tr><td>{lid}</td></tr></table>")
    assert picture_changes(old, old, references, references) == ()
    (change,) = picture_changes(old, new, references, references)
    assert change == ReferenceChange(CHANGED, "a kettle", "/-/images/kettle.png", "/-/images/lid.svg")


def test_both_states_of_the_tiny_site(comparison: Comparison) -> None:
    links = comparison.by_id["docs/overview#how-to-read-this"].links
    shop = "https://example.org/shop?tea=green&cup="
    assert ReferenceChange(CHANGED, "the shop", f"{shop}1", f"{shop}2") in links
    assert [change.kind for change in comparison.by_id["lidlock"].pictures] == [ADDED]
