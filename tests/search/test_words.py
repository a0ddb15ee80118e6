"""Tokens and their normalisation."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.search.words import (
    americanise,
    compact,
    compounds,
    fold,
    prefix_spellings,
    stem,
    tokenise,
    words,
)
from tests.waiting import FLOOD_SECONDS, no_hang


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fine-tune, ready‑made x", "fine tune finetune* ready made readymade* x"),
        ("snake_case CI/CD and/or input/output", "snake case snakecase* ci cd cicd* and or andor* input output"),
        ("don't don’t donʼt don`t isn´t", "dont dont dont dont isnt"),
        ("model's O’Reilly l'attaque rock'n'roll", "model oreilly reilly* lattaque attaque* rocknroll"),
        ("AML.T0051 Node.js v1.2 2.1", "aml.t0051 aml* t0051* amlt0051* node.js node* js* nodejs* v1.2 v1* v12* 2.1"),
        ("U.S.A. e.g. A.I.", "usa eg ai"),
        ("AT&T C++ C# C#x Notepad++ #x", "at&t at* att* c++ c# c x notepad++ notepad* x"),
        ("in\u00adject pay\u200bload ＡＭＬ．Ｔ０ e\u0301te\u0301", "inject payload aml.t0 aml* t0* amlt0* ete"),
        ("提示词 攻 AI攻击", "提示 示词 提* 示* 词* 攻 ai 攻击 攻* 击*"),
        ("提\u200b示 한국", "提示 提* 示* 한국 한* 국*"),
        ("a" * 100 + "." + "b" * 70, "a" * 64 + " " + "b" * 64),
    ],
)
def test_tokens_of_compounds(text: str, expected: str) -> None:
    """What has a star is an extra token."""
    tokens = [unicodedata.normalize("NFC", token.word) + "*" * token.is_extra for token in tokenise(text)]
    assert " ".join(tokens) == expected


def test_compounds_of_a_query() -> None:
    found = {compound.text: compound for compound in compounds("Node.js re-use poison CVE-2024-1 GPT-5 24-hour -- 2.1")}
    assert list(found) == ["Node.js", "re-use", "poison", "CVE-2024-1", "GPT-5", "24-hour", "2.1"]
    assert (found["Node.js"].joined, found["re-use"].joined, found["poison"].joined) == ("nodejs", "reuse", "")
    assert [text for text, compound in found.items() if compound.is_id] == ["CVE-2024-1", "GPT-5"]


def test_a_long_text_takes_its_time_once() -> None:
    for unit in ("a", "a.", "a-", "don't", "提", "a\u0301", "a\u00ad", "A1b2C3/"):
        with no_hang(FLOOD_SECONDS):
            assert sum(1 for _ in tokenise((unit * 60_000)[:60_000])) > 0


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
        assert token.word == fold(token.word)
        assert 0 < len(token.word) <= 64
        assert 0 <= token.start < token.end <= len(text)
        stem(token.word)
