"""The order of titles."""

from __future__ import annotations

from aixreader.source.collation import PUNCTUATION, collation_key
from tests.waiting import no_hang

# As Hugo 0.147.8 sorts them.
HUGO = [
    "",
    "  lead",
    "-dash",
    "(paren",
    "1.10 a",
    "1.2 a",
    "10 a",
    "10. ten",
    "123",
    "2. two",
    "2024",
    "9 a",
    "a b",
    "a-b",
    "ab",
    "aB",
    "Ab",
    "AB",
    "áb",
    "abc",
    "co op",
    "co-op",
    "coop",
    "Coop",
    "Éclair",
    "owasp",
    "OWASP",
    "resume",
    "Resume",
    "résumé",
    "ß",
    "zebra",
    "Ω",
    "あ",
]


def test_titles_are_sorted_as_in_hugo() -> None:
    mixed = HUGO[1::2] + HUGO[::2]
    assert sorted(mixed, key=collation_key) == HUGO
    assert sorted("xyæbzøa_-1 ", key=collation_key) == list(" _-1aæbøxyz")


def test_punctuation_is_sorted_as_in_hugo() -> None:
    assert sorted(sorted(PUNCTUATION), key=collation_key) == list(PUNCTUATION)


def test_a_long_title_takes_no_time() -> None:
    with no_hang():
        collation_key("a" * 1_000_000)
