"""Synonyms and their data file."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.paths import resources
from aixreader.search.synonyms import read_synonyms
from aixreader.search.words import words


def test_entries(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.txt"
    path.write_text("# c\n\nshouting match, rows = argument; noise   # why\nrows = oars\nnonsense\n", encoding="utf-8")
    synonyms = read_synonyms(path)
    assert synonyms.match(["a", "shouting", "matches"]) == [("shouting matches", ("argument", "noise"))]
    assert synonyms.match(["row", "row"]) == [("row", ("argument", "noise", "oars"))] * 2
    assert synonyms.match([]) == []


def test_numbers_of_catalogues_are_one_however_they_are_typed(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.txt"
    path.write_text("ab03 = lids\nbig word, pot ~= pots # generic\n", encoding="utf-8")
    synonyms = read_synonyms(path)
    for typed in (["ab03"], ["ab", "03"], ["ab", "3"], ["ab3"]):
        assert synonyms.match(typed) == [(" ".join(typed), ("lids",))]
    assert synonyms.match(["ab", "33"]) == []
    assert synonyms.is_generic("pots")
    assert synonyms.is_generic("big words")
    assert not synonyms.is_generic("ab03")
    assert set(synonyms.vocabulary) >= {"ab03", "pot"}


def test_the_longest_entry_wins(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.txt"
    path.write_text("model = x\nmodel theft = y\n", encoding="utf-8")
    assert read_synonyms(path).match(["model", "theft", "model"]) == [("model theft", ("y",)), ("model", ("x",))]


def test_no_file_no_synonyms(tmp_path: Path) -> None:
    assert read_synonyms(tmp_path / "none").match(["tea"]) == []


def test_every_entry_that_ships_tells_why() -> None:
    lines = (resources() / "synonyms.txt").read_text("utf-8").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    assert len(entries) > 80
    for line in entries:
        entry, hash_sign, why = line.partition("#")
        phrases, equals, targets = entry.partition("=")
        assert equals, line
        assert hash_sign, line
        assert why.strip(), line
        assert all(words(part) for part in [*phrases.split(","), *targets.split(";")]), line


@pytest.mark.parametrize("phrase", ["jailbreak", "guardrails", "kill switch", "xss"])
def test_words_that_people_say(phrase: str) -> None:
    assert read_synonyms(resources() / "synonyms.txt").match(words(phrase))
