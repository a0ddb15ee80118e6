"""What a site consists of."""

from __future__ import annotations

import pytest

from aixreader.progress import silent
from aixreader.source.site_layout import belongs, digest_of, distinct, name_key


@pytest.mark.parametrize(
    ("path", "is_part"),
    [
        ("hugo.yaml", True),
        ("MANIFEST.json", True),
        ("content/docs/a.md", True),
        ("static/images/a.png", True),
        ("readme.md", False),
        ("content", False),
        ("themes/a.html", False),
        ("content/.DS_Store", False),
        ("content/.git/config", False),
    ],
)
def test_what_belongs_to_a_site(path: str, *, is_part: bool) -> None:
    assert belongs(path) is is_part


def test_names_are_one_where_a_file_system_takes_them_for_one() -> None:
    assert name_key("Stra\u00dfe/CAFE\u0301") == name_key("strasse/caf\u00e9")


def test_a_file_that_stands_where_a_folder_is_needed_wins() -> None:
    kept, problems = distinct({"content/a/b.md": 1, "content/A": 2, "content/c": 3})
    assert kept == {"content/A": 2, "content/c": 3}
    assert [problem.file for problem in problems] == ["content/a/b.md"]


def test_a_digest_tells_names_from_contents() -> None:
    def digest(files: dict[str, bytes]) -> str:
        return digest_of(files, files.__getitem__, silent)

    assert digest({"a": b"1", "b": b"2"}) == digest({"b": b"2", "a": b"1"})
    assert len({digest({"a": b"12"}), digest({"a": b"1", "b": b"2"}), digest({"a1": b"2"}), digest({})}) == 4
