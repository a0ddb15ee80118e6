"""Postings and their scores."""

from __future__ import annotations

import pytest

from aixreader.search.indexing import STORED_FIELDS
from aixreader.search.postings import Postings


@pytest.fixture(scope="module")
def postings(files: dict[str, bytes]) -> Postings:
    return Postings(files)


def test_points_by_document(postings: Postings) -> None:
    scores = postings.scores("body", "kettl")
    assert set(scores) == {0, 2, 3}
    assert all(value > 0 for value in scores.values())
    assert postings.scores("body", "kettl") is scores, "cached for the next key press"
    assert postings.scores("body", "nothing") == {}


def test_points_by_zone(postings: Postings) -> None:
    assert set(postings.scores("title", "kettl")) == {0}
    assert set(postings.scores("cited", "brew")) == {0}
    assert postings.scores("body", "brew") == {}
    assert set(postings.scores("said", "watcher")) == {0}
    assert not postings.has_word("watcher"), "it stands in no text"
    assert set(postings.form_scores("guards")) == {0}
    assert set(postings.form_scores("guard")) == {0, 3}, "this form alone"
    assert postings.form_scores("zebra") == {}


def test_words_by_their_beginning(postings: Postings) -> None:
    assert postings.words_with_prefix("guard", 10) == ["guard", "guards"]
    assert postings.words_with_prefix("guard", 1) == ["guard"]
    assert postings.words_with_prefix("guard", 10, in_title=True) == ["guard"]
    assert postings.words_with_prefix("zz", 10) == []


def test_words_and_stems(postings: Postings) -> None:
    assert postings.has_word("guards")
    assert not postings.has_word("guarding")
    assert postings.has_stem("guard")
    assert postings.docs_with("guard") == {0, 3}
    assert postings.docs_with_form("guards") == {0}
    assert postings.docs_with_form("guarding") == frozenset()
    assert postings.idf("kettl") < postings.idf("steep") < postings.rarity(0)


def test_phrases(postings: Postings) -> None:
    assert postings.docs_with_phrase(("emergency", "stop")) == {1}
    assert postings.docs_with_phrase(("stop", "emergency")) == frozenset()
    assert postings.docs_with_phrase(("stop", "an", "emergency")) == {2}
    assert postings.docs_with_phrase(("stop", "emergency"), 2) == {2}, "near each other"
    assert postings.docs_with_phrase(("leaves",)) == {2, 3}
    assert postings.docs_with_phrase(("leaves", "zebra")) == frozenset()
    assert postings.docs_with_phrase(("iso", "3103")) == {0}, "also in what is cited"
    assert postings.docs_with_phrase(("too", "iso")) == {0}, "and across its beginning"
    assert postings.docs_with_phrase(("guard", "guards")) == frozenset(), "a title is apart from the text"
    assert set(postings.phrase_scores(("kettl", "guard"))) == {0, 3}


def test_other_files_are_refused(files: dict[str, bytes]) -> None:
    for name, written in files.items():
        if name != STORED_FIELDS:
            with pytest.raises((ValueError, KeyError)):
                Postings({**files, name: b"\xff\n" + written})
            with pytest.raises((ValueError, KeyError)):
                Postings({other: data for other, data in files.items() if other != name})
