"""Words of terms are compared without case, hyphens and number, but for abbreviations."""

from __future__ import annotations

from aixreader.source.term_words import folded, key_of, spellings


def test_a_capital_inside_a_word_counts() -> None:
    assert [folded(word) for word in ("Kettle", "ART", "DoW", "LLMs", "A")] == ["kettle", "ART", "DoW", "LLMs", "a"]
    assert key_of("Zero-knowledge  Evasion, the RAG’s") == "zero knowledge evasion the RAG’s"


def test_singular_and_plural_are_one_term() -> None:
    def spelt(name: str) -> tuple[str, ...]:
        return spellings(name, is_abbreviation=False)

    assert spelt("kettle") == ("kettle", "kettles")
    assert spelt("Input threats") == ("Input threats", "Input threat")
    assert spelt("policy") == ("policy", "policies")
    assert spelt("boxes") == ("boxes", "box")
    assert spelt("class") == ("class", "classes")
    assert spelt("analysis") == ("analysis", "analysis")
    assert spelt("RATE LIMIT") == ("RATE LIMIT", "RATE LIMIT")
    assert spellings("LLM", is_abbreviation=True) == ("LLM", "LLMs")
    assert spellings("LLMs", is_abbreviation=True) == ("LLMs", "LLM")
