"""Tokens and their normalisation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.search.words import (
    americanise,
    compact,
    fold,
    hyphenated_words,
    normalise,
    prefix_spellings,
    stem,
    tokenise,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fine-tune the model's weights", ["fine", "tune", "the", "model", "weights"]),
        ("AML.T0051, LLM01:2025", ["aml.t0051", "llm01", "2025"]),
        ("naïve ＡＢＣ Straße", ["naive", "abc", "strasse"]),
        ("", []),
        ("-- ... __", []),
    ],
)
def test_words_of_a_text(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_hyphenated_words_are_one_word_too() -> None:
    assert hyphenated_words("fine-tune, ready‑made x") == ["finetune", "readymade"]


@pytest.mark.parametrize(
    ("british", "spelled"),
    [
        ("organisation", "organization"),
        ("unauthorised", "unauthorized"),
        ("analyse", "analyze"),
        ("behaviours", "behaviors"),
        ("modelling", "modeling"),
        ("labelled", "labeled"),
        ("defence", "defense"),
        ("catalogue", "catalog"),
        ("centres", "centers"),
        ("artefacts", "artifacts"),
        ("programme", "program"),
        ("judgement", "judgment"),
    ],
)
def test_both_spellings_meet(british: str, spelled: str) -> None:
    assert americanise(british) == spelled == americanise(spelled)


@pytest.mark.parametrize(
    "word", ["promise", "noise", "precise", "exercise", "advise", "enterprise", "supervised", "raising", "four", "hour"]
)
def test_words_that_only_look_british(word: str) -> None:
    assert americanise(word) == word


@pytest.mark.parametrize(
    ("typed", "begun"), [("organis", "organiz"), ("behaviou", "behavio"), ("behaviour", "behavior")]
)
def test_a_half_typed_word_begins_in_both_spellings(typed: str, begun: str) -> None:
    assert prefix_spellings(typed) == (typed, begun)


@pytest.mark.parametrize("name", ["#MODEL ACCESS CONTROL", "modelaccesscontrol", "Model-access  control"])
def test_names_are_written_in_many_ways(name: str) -> None:
    assert compact(name) == "modelaccesscontrol"


def test_relatives_share_a_stem() -> None:
    assert stem("poisoning") == stem("poisoned") == stem("poisons")
    assert stem("aml.t0051") == "aml.t0051"
    assert stem("pii") == "pii"


@given(st.text(max_size=200))
def test_any_text_has_words_that_stand_in_it(text: str) -> None:
    for token in tokenise(text):
        assert token.word == normalise(text[token.start : token.end][:64])
        assert token.word == americanise(token.word) or fold(token.word) == token.word
        stem(token.word)
