"""Data files beside the pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aixreader.model import Contributor
from aixreader.source.site_data import read_contributors, read_media, read_site_data
from aixreader.source.strict import Unreadable
from aixreader.source.tree import SourceTree


def test_contributors_with_missing_columns_and_stray_quotes() -> None:
    text = 'Name; Organization\nAnn "the one; Org; NL; Text, more; yes\nBo; -\n; nobody\n\nCy; a; b; c; no; extra\n'
    assert read_contributors(text) == (
        Contributor('Ann "the one', "Org", "NL", "Text, more", lead=True),
        Contributor("Bo", "-", "", "", lead=False),
        Contributor("Cy", "a", "b", "c", lead=False),
    )


def test_media_without_title_or_address_are_left_out() -> None:
    first = "{title: A, date: 2024-02-20, url: 'https://x.example', thumbnail: /images/a.png}"
    text = f"items:\n- {first}\n- {{title: B}}\n- 3\n"
    (item,) = read_media(text)
    assert (item.title, item.date, item.thumbnail) == ("A", "2024-02-20", "images/a.png")


@pytest.mark.parametrize("text", ["", "[]", "items: 3"])
def test_media_of_another_shape_are_none(text: str) -> None:
    assert read_media(text) == ()


def test_media_of_broken_yaml_are_refused() -> None:
    with pytest.raises(Unreadable):
        read_media("items: [")


def test_a_broken_data_file_is_a_problem_and_counts_as_empty(memory_tree: Callable[..., SourceTree]) -> None:
    data, problems = read_site_data(memory_tree({"hugo.yaml": "a: [", "firebase.json": "{", "data/media.yaml": "\0"}))
    assert (data.config.title, data.redirects, data.media) == ("AI Exchange", {}, ())
    assert sorted(problem.file for problem in problems) == ["data/media.yaml", "firebase.json", "hugo.yaml"]
    assert all(problem.kind == "data-file" for problem in problems)
