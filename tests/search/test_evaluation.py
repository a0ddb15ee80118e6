"""Operators and fields."""

from __future__ import annotations

import pytest

from aixreader.search.engine import SearchEngine


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"emergency stop"', {"oversteep"}),
        ("emergency AND kettle", {"tea#leaves"}),
        ("boils OR bitter", {"kettleguard", "oversteep"}),
        ("kettle -guard", {"tea#leaves"}),
        ("kettle NOT guard", {"tea#leaves"}),
        ("-kettle", {"oversteep"}),
        ("(boils OR bitter) AND timer", {"oversteep"}),
        ("emerg*", {"oversteep", "tea#leaves"}),
        ("title:leaves", {"tea#leaves"}),
        ("title:lea", {"tea#leaves"}),
        ('title:"kettle guard"', {"kettleguard"}),
        ("control:kettle", {"kettleguard"}),
        ("control:lea", set()),
        ("threat:kettle", set()),
        ("threat:over", {"oversteep"}),
        ('control:"kettle guard" boils', {"kettleguard"}),
        ("role:threat", {"oversteep"}),
        ("role:thr", {"oversteep"}),
        ("when:runtime kettle", {"kettleguard"}),
        ("page:index", {"index"}),
        ("category:control", {"kettleguard"}),
        ("category:threat", {"oversteep"}),
        ("category:runtime", {"kettleguard"}),
        ("kettle -guards", {"tea#leaves", "index"}),
        ("kettle NOT boiling", {"kettleguard", "tea#leaves", "index"}),
        ("kettle -(boils OR float)", {"index"}),
        ('kettle -"kettle guard"', {"tea#leaves"}),
        ("ref:iso", {"kettleguard"}),
        ("ref:3103", {"kettleguard"}),
        ('ref:"ISO 3103"', {"kettleguard"}),
        ('ref:"3103 ISO"', set()),
        ("ref:boils", {"kettleguard"}),
        ("role:nonsense", set()),
        ('"kettle emergency"', set()),
        ("kettle AND bitter", set()),
    ],
)
def test_what_is_found(engine: SearchEngine, query: str, expected: set[str]) -> None:
    assert {hit.id for hit in engine.search(query).hits} == expected


def test_plain_words_beside_a_phrase_only_rank(engine: SearchEngine) -> None:
    assert [hit.id for hit in engine.search('kettle "emergency"').hits] == ["tea#leaves", "oversteep"]
