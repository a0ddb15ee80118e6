"""Words that say nothing."""

from __future__ import annotations

from aixreader.search.stop_words import LIGHT_WORDS, STOP_WORDS
from aixreader.search.words import stem


def test_words_of_questions_are_among_them_and_subjects_are_not() -> None:
    assert {"how", "what", "dont", "the"} <= STOP_WORDS
    assert not {"prevent", "model", "test", "control"} & STOP_WORDS


def test_words_that_say_little_are_stems() -> None:
    assert {stem("somebody"), stem("happens"), stem("quickly")} <= LIGHT_WORDS
    assert not {stem(word) for word in ("attack", "leak", "protect", "poison", "agent")} & LIGHT_WORDS
