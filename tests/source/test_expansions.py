"""An abbreviation is expanded only where all its letters are accounted for."""

from __future__ import annotations

import pytest

from aixreader.source.expansions import expansion_before, expansion_of


@pytest.mark.parametrize(
    ("short", "text", "words"),
    [
        ("LBT", "we drink loose black tea", "loose black tea"),
        ("RAG", "the so-called Retrieval-Augmented Generation", "Retrieval-Augmented Generation"),
        ("DoW", "which is denial of wallet", "denial of wallet"),
        ("SBOM", "keep a software bill of materials", "software bill of materials"),
        ("LLMs", "most large language models", "large language models"),
        ("ESG", "Environmental, Social, and Governance", "Environmental, Social, and Governance"),
        ("PEFT", "merging parameter-efficient fine-tuning", "parameter-efficient fine-tuning"),
        ("XAI", "a field called Explainable AI", "Explainable AI"),
        ("XSS", "known as cross-site scripting", "cross-site scripting"),
        ("GenAI", "all of Generative AI", "Generative AI"),
        ("IaC", "the use of “Infrastructure as Code”", "Infrastructure as Code"),
        ("HVAC", "Heating, Ventilation and Air Conditioning", "Heating, Ventilation and Air Conditioning"),
        ("PATE", "Use Private Aggregation of Teacher Ensembles", "Private Aggregation of Teacher Ensembles"),
    ],
)
def test_the_words_before_are_found(short: str, text: str, words: str) -> None:
    assert expansion_before(short, text) == words


@pytest.mark.parametrize(
    ("short", "text"),
    [
        ("GenAI", "large language models"),
        ("OOD", "Out-of-Distribution Detection"),  # the last word is in no letter
        ("SSIM", "Structural Similarity Index"),  # a letter without a word
        ("NIST", "the tools of an institute"),
        ("DSA", "a descaling agent"),
        ("Tea", "the early afternoon"),  # no abbreviation
        ("LBT", ""),
        ("LBT", "loose black tea, and more."),  # not adjacent
        ("OTB", "of the best"),  # begins with a small word
        ("BT", "loose-black tea"),  # the first word is half of one
    ],
)
def test_a_letter_or_a_word_too_many_is_none(short: str, text: str) -> None:
    assert expansion_before(short, text) == ""


def test_words_in_parentheses_are_all_of_it() -> None:
    assert expansion_of("RAG", " retrieval augmented generation ") == "retrieval augmented generation"
    assert expansion_of("RAG", "retrieval augmented generation using models") == ""
    assert expansion_of("AGENT", "uses an account") == ""
