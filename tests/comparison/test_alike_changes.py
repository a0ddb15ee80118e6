"""What changed alike in many sections."""

from __future__ import annotations

import pytest

from aixreader.comparison.alike_changes import AlikeChanges, AlikeKind, address_pattern
from aixreader.comparison.edition_comparison import Comparison
from aixreader.comparison.text_blocks import read_blocks
from aixreader.comparison.text_changes import text_changes


def add(alike: AlikeChanges, section: str, old: str, new: str) -> None:
    alike.add_text(section, text_changes(read_blocks(old), read_blocks(new)))


def test_a_replacement_counts_from_three_sections_on() -> None:
    alike = AlikeChanges()
    for number in range(3):
        assert alike.word_keys() == frozenset()
        add(
            alike,
            f"s{number}",
            f"<p>The pot of number {number} is warm.</p>",
            f"<p>The pot of number {number} is hot.</p>",
        )
    assert alike.word_keys() == {("warm", "hot")}
    (change,) = alike.changes()
    assert (change.kind, change.old, change.new, len(change.sections)) == (AlikeKind.WORDS, "warm", "hot", 3)


def test_a_label_counts_from_five_sections_on_and_what_is_no_label_never() -> None:
    alike = AlikeChanges()
    for number in range(5):
        text = f"<p>Text of number {number}.</p>"
        add(alike, f"s{number}", text, f"<p><b>Description</b><br>Text of number {number}.</p>")
        add(
            alike,
            f"t{number}",
            "<p>Nobody may pour tea by night here.</p>",
            "<p>Nobody may not pour tea by night here.</p>",
        )
    assert alike.word_keys() == {("", "Description")}


def test_addresses_are_one_pattern() -> None:
    alike = AlikeChanges()
    for number in range(3):
        old, new = (f"<p>At https://a.example/{way}/s{number}/ it is.</p>" for way in ("goto", "go"))
        add(alike, f"s{number}", old, new)
    (change,) = alike.changes()
    assert (change.kind, change.old, change.new) == (AlikeKind.ADDRESS, "goto/", "go/")
    assert len(alike.word_keys()) == 3


@pytest.mark.parametrize(
    ("old", "new", "pattern"),
    [
        ("https://a.example/goto/x/", "https://a.example/go/x/", ("goto/", "go/")),
        ("https://a.example/x", "https://a.example/x", None),
        ("https://a.example/x", "https://a.example/y", None),
        ("https://a.example/1/2/x", "https://a.example/3/4/x", None),
        ("/a/x", "/a/b/x", None),
    ],
)
def test_the_part_in_which_addresses_differ(old: str, new: str, pattern: tuple[str, str] | None) -> None:
    assert address_pattern(old, new) == pattern


def test_category_lines() -> None:
    alike = AlikeChanges()
    lines = "threat through use", "input threat"
    for number in range(3):
        assert not alike.is_category_alike(*lines)
        alike.add_category(f"s{number}", *lines)
    assert alike.is_category_alike(*lines)
    assert not alike.is_category_alike("", "input threat")
    assert [change.kind for change in alike.changes()] == [AlikeKind.CATEGORY]


def test_both_states_of_the_tiny_site(comparison: Comparison) -> None:
    found = {change.kind: change for change in comparison.alike}
    assert (found[AlikeKind.TITLES].old, found[AlikeKind.TITLES].places) == ("#KETTLERULES", 3)
    assert found[AlikeKind.TITLES].is_example
    assert (found[AlikeKind.ADDRESS].old, found[AlikeKind.ADDRESS].new) == ("goto/", "go/")


def test_titles_that_are_numbered_or_spelled_another_way() -> None:
    alike = AlikeChanges()
    alike.add_title("a", "2.1 Tea", "2.2 Tea", is_number=True)
    alike.add_title("b", "#TEAPOT", "#TEA POT", is_number=False)
    alike.add_title("c", "#LIDLOCK", "#LID LOCK", is_number=False)
    assert [(change.kind, change.places, change.is_example) for change in alike.changes()] == [
        (AlikeKind.TITLES, 2, True),
        (AlikeKind.NUMBERS, 1, False),
    ]
