"""Titles found by a few letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.knowledge.fuzzy_match import Match, match, rank
from tests.waiting import growth, no_hang

TITLES = (
    "Model access control",
    "#MODEL ACCESS CONTROL",
    "Monitor use",
    "#MONITOR USE",
    "Machine learning",
    "Evasion",
    "Denial of service",
    "The human element",
    "Prévention",
)


def marked(query: str, text: str) -> str:
    """`text` with its matched characters in brackets."""
    found = match(query, text)
    assert found is not None
    return "".join(f"[{char}]" if at in found.positions else char for at, char in enumerate(text))


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("mon", "Monitor use", "[M][o][n]itor use"),
        ("USE", "Monitor use", "Monitor [u][s][e]"),
        ("monitoruse", "#MONITOR USE", "#[M][O][N][I][T][O][R] [U][S][E]"),
        ("#monitor-use", "Monitor use", "[M][o][n][i][t][o][r] [u][s][e]"),
        ("mac", "Model Access Control", "[M]odel [A]ccess [C]ontrol"),
        ("ds", "Denial of service", "[D]enial of [s]ervice"),
        ("dos", "Denial of service", "[D]enial [o]f [s]ervice"),
        ("prevention", "Prévention", "[P][r][é][v][e][n][t][i][o][n]"),
        ("prévention", "Pre\u0301vention", "[P][r][e]\u0301[v][e][n][t][i][o][n]"),
        ("strasse", "Straße", "[S][t][r][a][ß][e]"),
        ("ac", "ModelAccess", "Model[A][c]cess"),
        ("man", "The human element", "The hu[m][a][n] element"),
        ("mncontrol", "Monitor control", "[M]o[n]itor [c][o][n][t][r][o][l]"),
        ("dont", "Don't panic", "[D][o][n]'[t] panic"),
    ],
)
def test_what_is_found_and_where(query: str, text: str, expected: str) -> None:
    assert marked(query, text) == expected


@pytest.mark.parametrize(
    ("query", "text"),
    [("x", "Evasion"), ("esuon", "Evasion"), ("evasions", "Evasion"), ("mt", "Machine learning project"), ("e", "")],
)
def test_what_is_not_found(query: str, text: str) -> None:
    assert match(query, text) is None


def test_letters_too_far_apart_are_chance() -> None:
    assert match("mns", "Mini sums") is not None
    assert match("mns", "Model of an entirely different business") is None


def test_scattered_letters_can_be_left_out() -> None:
    assert match("mntr", "Monitor") is not None
    assert match("mntr", "Monitor", scattered=False) is None
    assert match("nitor", "Monitor", scattered=False) is not None


@pytest.mark.parametrize("query", ["", "  ", "#", "…"])
def test_a_query_without_letters_matches_everything_alike(query: str) -> None:
    assert match(query, "Evasion") == Match(0, ())
    assert [item for item, _ in rank(query, TITLES, str)] == list(TITLES)


def test_the_better_place_comes_first() -> None:
    places = ["set", "settings", "a set", "some early tea", "onset", "sweet"]
    assert [item for item, _ in rank("set", reversed(places), str)] == places


def test_of_equal_places_the_fuller_text_comes_first_and_equals_stay_in_order() -> None:
    found = rank("model", [("Model theft by use", 1), ("Model theft", 2), ("Model theft", 3)], lambda item: item[0])
    assert [number for (_, number), _ in found] == [2, 3, 1]


@given(st.text(), st.text())
def test_any_text_is_taken_and_positions_are_places_in_it(query: str, text: str) -> None:
    found = match(query, text)
    if found is not None:
        assert list(found.positions) == sorted(set(found.positions))
        assert all(0 <= place < len(text) for place in found.positions)


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_matches_better_than_itself(text: str, other: str) -> None:
    own, others = match(text, text), match(text, other)
    assert own is not None
    assert others is None or others.score <= own.score


@given(st.text(alphabet="ab ", max_size=400), st.text(alphabet="abc", max_size=400))
def test_no_text_takes_long(text: str, query: str) -> None:
    with no_hang():
        match(query, text)


@pytest.mark.parametrize(("text", "query"), [("ab ", "ab"), ("a", "a"), ("ab", "b"), ("a", "ab")])
def test_long_texts_take_no_more_than_each_letter_beside_each(text: str, query: str) -> None:
    assert growth(lambda size: match(query * size, text * size), 50, 4) < 2 * 4**2


@pytest.mark.parametrize("query", ["e", "mo", "mac", "monitoruse", "zzz", "prinj"])
def test_many_titles_take_as_much_longer_as_they_are_more(query: str) -> None:
    words = ("model", "access", "injection", "prompt", "of", "evasion", "data", "poisoning", "leak", "#MONITOR USE")
    titles = [f"{words[n % 10]} {words[n // 10 % 10]} {words[n * 7 % 10]} {n}" for n in range(4000)]
    assert growth(lambda size: rank(query, titles[:size], str), 1000) < 2 * 4


@pytest.mark.parametrize(
    ("query", "first"),
    [("evas", "2.1. Evasion"), ("evasion", "2.1. Evasion"), ("2.1", "2.1. Evasion"), ("2.1.1", "2.1.1. Known evasion")],
)
def test_a_section_s_number_is_no_part_of_its_words(query: str, first: str) -> None:
    titles = ["#EVASION ROBUST MODEL", "2.1.1. Known evasion", "2.1. Evasion", "12 evasion stories of the year"]
    assert next(title for title, _ in rank(query, titles, str)) == first
    assert all(title[place].isalnum() for title, found in rank(query, titles, str) for place in found.positions)


@pytest.mark.parametrize("text", ["2.1.", "2. ", "2024", " 3 "])
def test_a_number_alone_is_the_text(text: str) -> None:
    found = match(text, text)
    assert found is not None
    assert len(found.positions) == sum(char.isdigit() for char in text)
