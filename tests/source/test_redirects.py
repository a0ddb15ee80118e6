"""The redirect table."""

from __future__ import annotations

import json

import pytest

from aixreader.source.redirects import read_redirects
from aixreader.source.strict import Unreadable


def table(*entries: dict[str, object]) -> str:
    return json.dumps({"hosting": {"redirects": list(entries)}})


def entry(source: str, destination: str = "/docs/a/") -> dict[str, object]:
    return {"source": source, "destination": destination, "type": 302}


def test_go_and_goto_are_one_table_and_the_first_entry_wins() -> None:
    found = read_redirects(table(entry("/go/one/", "/docs/a/#one"), entry("/goto/one/", "/docs/b/"), entry("goto/two")))
    assert {slug: (to.destination, to.prefixes) for slug, to in found.items()} == {
        "one": ("/docs/a/#one", {"go", "goto"}),
        "two": ("/docs/a/", {"goto"}),
    }


def test_slugs_are_lower_case() -> None:
    assert list(read_redirects(table(entry("/GO/One/")))) == ["one"]


@pytest.mark.parametrize("source", ["/go/**", "/go/:slug/", "/other/x/", "/go/", "/go/a/b/"])
def test_what_is_no_slug_is_left_out(source: str) -> None:
    assert read_redirects(table(entry(source))) == {}


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"hosting": 3}', '{"hosting": {"redirects": [1, {"source": 2}]}}', "null"]
)
def test_another_shape_is_an_empty_table(text: str) -> None:
    assert read_redirects(text) == {}


def test_several_sites_in_one_file() -> None:
    text = json.dumps({"hosting": [{"redirects": [entry("/go/a/")]}, {"redirects": [entry("/go/b/")]}]})
    assert list(read_redirects(text)) == ["a", "b"]


def test_broken_json_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_redirects("{")
