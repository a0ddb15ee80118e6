"""Ids of headings by the rules of GitHub, pandoc and VS Code."""

from __future__ import annotations

from aixreader.publish.heading_ids import github_ids, needs_anchor

TITLES = {
    "Introduction": "introduction",
    "2.0. Input threats - introduction": "20-input-threats---introduction",
    "How about …": "how-about-",
    "Risk & monitoring": "risk--monitoring",
    "snake_case is Kept": "snake_case-is-kept",
    "Überschrift – mit 📖 Emoji": "überschrift--mit--emoji",
    "C#": "c",
    "“Quoted”, (really)?": "quoted-really",
    "日本語 見出し": "日本語-見出し",
}


def test_ids_of_github() -> None:
    assert github_ids(TITLES) == list(TITLES.values())
    assert github_ids(["A", "A", "A 1", "A", ""]) == ["a", "a-1", "a-1-1", "a-2", ""]


def test_an_anchor_is_needed_where_programs_differ() -> None:
    needed = dict(zip(TITLES, needs_anchor(TITLES), strict=True))
    assert [title for title, is_needed in needed.items() if not is_needed] == [
        "Introduction",
        "snake_case is Kept",
        "C#",
        "“Quoted”, (really)?",
        "日本語 見出し",
    ]
    # the second heading has another number where the first one has another id
    assert needs_anchor(["1. Tea", "Tea", "Pot", "Pot"]) == [True, True, False, False]
    assert needs_anchor(["Tea 1", "Tea", "Tea"]) == [False, False, True]
