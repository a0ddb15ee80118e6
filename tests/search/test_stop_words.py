"""Words that say nothing."""

from __future__ import annotations

from aixreader.search.stop_words import STOP_WORDS


def test_words_of_questions_are_among_them_and_subjects_are_not() -> None:
    assert {"how", "what", "dont", "the"} <= STOP_WORDS
    assert not {"prevent", "model", "test", "control"} & STOP_WORDS
