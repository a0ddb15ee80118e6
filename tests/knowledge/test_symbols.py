"""Symbols for the tiles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aixreader.knowledge.symbols import symbols


def test_initials_then_what_is_free() -> None:
    names = ("Rate limit", "Red lid", "Rule", "Data poisoning", "Direct prompt injection", "Discrete", "Of the")
    assert symbols(names) == ("Rl", "Rli", "Ru", "Dp", "Di", "Ds", "N7")


def test_the_same_names_get_the_same_symbols() -> None:
    assert symbols(("Rate limit", "Evasion")) == symbols(("Rate limit", "Evasion")) == ("Rl", "Ev")


@given(st.lists(st.text(max_size=12), max_size=60))
def test_no_two_are_alike(names: list[str]) -> None:
    found = symbols(names)
    assert len(found) == len(names)
    assert len({symbol.casefold() for symbol in found}) == len(names)
