"""Words of other languages and their data file."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.paths import resources
from aixreader.search.engine import SearchEngine
from aixreader.search.foreign_words import FOREIGN_WORDS_FILE, ForeignWords, read_foreign_words
from aixreader.search.synonyms import Synonyms
from aixreader.search.words import compounds, words

LINES = """# Wasser = comment
der, la, de =
kessel, bouilloire = kettle
deckel, couvercles = lid
wächter, chaleur = guard
garde du couvercle = lid guard
nonsense
"""
KNOWN = frozenset(("kettle", "lid", "guard", "tea", "the", "de"))


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> ForeignWords:
    path = tmp_path_factory.mktemp("words") / "words.txt"
    path.write_text(LINES, encoding="utf-8")
    return read_foreign_words(path)


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("Kessel", "kettle"),
        ("Kessels", "kettle"),
        ("der Kessel", "kettle"),
        ("Kesseldeckel", "kettle lid"),
        ("Kesselsdeckelwaechter", ""),
        ("Kesseldeckelwächter", "kettle lid guard"),
        ("Kessel-Wachter", "kettle guard"),
        ("couvercle", ""),
        ("garde du couvercle", "lid guard"),
        ("l'bouilloire de tea", "kettle tea"),
        ("tea Kessel zebra", "tea kettle zebra"),
        ("kettle", ""),
        ("zebra", ""),
        ("de zebra", ""),
        ("", ""),
    ],
)
def test_what_is_unknown_is_translated(foreign: ForeignWords, typed: str, english: str) -> None:
    assert foreign.translate(list(compounds(typed)), KNOWN.__contains__).text == english


def test_what_was_translated_is_told(foreign: ForeignWords) -> None:
    found = foreign.translate(list(compounds("tea Kesseldeckel")), KNOWN.__contains__).found
    assert found == {"Kesseldeckel": "kettle lid"}


def test_no_file_no_words(tmp_path: Path) -> None:
    assert read_foreign_words(tmp_path / "none") == ForeignWords()


def test_they_are_searched_and_explained(files: dict[str, bytes], foreign: ForeignWords) -> None:
    engine = SearchEngine(files, Synonyms({}), foreign)
    answer = engine.search("Kesselwächter")
    assert [hit.id for hit in answer.hits] == [hit.id for hit in engine.search("kettle guard").hits]
    assert answer.synonyms == ("kettle guard",)
    assert answer.missing == ()
    assert answer.corrected == ""
    assert "translation of Kesselwächter" in {reason.why for reason in answer.hits[0].reasons}
    assert "kettle" in answer.marked.typed, "it is marked as if it had been typed"
    assert engine.search("zebra Kessel").missing == ("zebra",)


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("Modelldiebstahl", "model theft"),
        ("Trainingsdatenvergiftung", "training data poisoning"),
        ("Datenschutzverletzung", "data breach personal data"),
        ("modeldiefstal", "model theft"),
        ("vol de modèle", "model theft"),
        ("inyección de prompts", "prompt injection"),
        ("Lieferkettenangriff", "supply chain attack"),
    ],
)
def test_words_of_the_field_that_ship(typed: str, english: str) -> None:
    shipped = read_foreign_words(resources() / FOREIGN_WORDS_FILE)
    assert shipped.translate(list(compounds(typed)), lambda word: word in ("de", "prompts")).text == english


def test_every_line_that_ships_is_well_formed() -> None:
    lines = (resources() / FOREIGN_WORDS_FILE).read_text("utf-8").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    assert len(entries) > 100
    for line in entries:
        phrases, equals, english = line.partition("=")
        assert equals, line
        assert english.isascii(), line
        assert all(0 < len(words(phrase)) <= 5 for phrase in phrases.split(",")), line


def test_a_correction_is_offered_in_english_as_a_whole(files: dict[str, bytes], foreign: ForeignWords) -> None:
    answer = SearchEngine(files, Synonyms({}), foreign).search("emergancy Kessel")
    assert (answer.corrected, answer.synonyms) == ("emergency kettle", ())
    assert SearchEngine(files, Synonyms({}), foreign).search("Kessel").synonyms == ("kettle",)
