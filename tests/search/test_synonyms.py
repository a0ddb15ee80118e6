"""The field's own words."""

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
    assert synonyms.found_in(["a", "shouting", "matches"]) == [("shouting matches", ("argument", "noise"))]
    assert synonyms.found_in(["row", "row"]) == [("row", ("argument", "noise", "oars"))] * 2
    assert synonyms.found_in([]) == []


def test_the_longest_entry_wins(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.txt"
    path.write_text("model = x\nmodel theft = y\n", encoding="utf-8")
    assert read_synonyms(path).found_in(["model", "theft", "model"]) == [("model theft", ("y",)), ("model", ("x",))]


def test_no_file_no_synonyms(tmp_path: Path) -> None:
    assert read_synonyms(tmp_path / "none").found_in(["tea"]) == []


def test_every_entry_that_ships_tells_why() -> None:
    lines = (resources() / "synonyms.txt").read_text("utf-8").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    assert len(entries) > 80
    for line in entries:
        entry, hash_sign, why = line.partition("#")
        said, equals, meant = entry.partition("=")
        assert equals, line
        assert hash_sign, line
        assert why.strip(), line
        assert all(words(part) for part in [*said.split(","), *meant.split(";")]), line


@pytest.mark.parametrize("said", ["jailbreak", "guardrails", "kill switch", "xss"])
def test_words_that_people_say(said: str) -> None:
    assert read_synonyms(resources() / "synonyms.txt").found_in(words(said))
