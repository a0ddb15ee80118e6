"""`aixreader glossary`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Call = Callable[..., Any]


def test_terms_are_listed_with_their_place(read: Call) -> None:
    rows = [line.split("\t") for line in read("glossary").out.splitlines()]
    assert ["Oversteeping", "The leaves stay in too long.", "oversteep"] in rows
    assert rows == sorted(rows, key=lambda row: row[0].casefold())


def test_one_is_found_however_it_is_spelt(read: Call) -> None:
    terms = read("glossary", "--json", "over-steeping").code
    assert terms == 1
    found = read("glossary", "--json", "OVERSTEEPING").json()["terms"]
    assert found == [
        {"term": "Oversteeping", "meaning": "The leaves stay in too long.", "kind": "threat", "section": "oversteep"}
    ]


def test_one_that_is_not_defined_is_an_error(read: Call) -> None:
    result = read("glossary", "coffee", "pot")
    assert result.code == 1
    assert "“coffee pot”" in result.err
