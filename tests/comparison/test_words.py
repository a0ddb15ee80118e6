"""Words and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.comparison.text_blocks import CODE, PARAGRAPH, Block, Run, Style
from aixreader.comparison.words import count_words, join_words, sentences_of, words_of


def block(text: str, kind: str = PARAGRAPH) -> Block:
    return Block(kind, (Run(text),))


def sentences(text: str, kind: str = PARAGRAPH) -> list[str]:
    return [join_words(words) for words in sentences_of(block(text, kind))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Boil it. Drink it!", ["Boil it.", "Drink it!"]),
        ("Use herbs, e.g. Mint, etc. But not i.e. Salt.", ["Use herbs, e.g. Mint, etc. But not i.e. Salt."]),
        ("Green vs. Black. Then", ["Green vs. Black.", "Then"]),
        ("Step 2. Pour. See 3.1.4 now.", ["Step 2. Pour.", "See 3.1.4 now."]),
        ("By J. Doe et al. Tea.", ["By J. Doe et al. Tea."]),
        ("(Hot.) “Very!” Yes", ["(Hot.)", "“Very!”", "Yes"]),
        ("Label\nText of it. more", ["Label", "Text of it. more"]),
        ("At https://example.org/a.B. Go", ["At https://example.org/a.B. Go"]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_code_is_split_by_lines_only() -> None:
    assert sentences("a. B\nc", CODE) == ["a. B", "c"]


def test_words_keep_their_signs_apart_and_their_own_within() -> None:
    assert [word.text for word in words_of(block("#AI-led, “don't” 2.1 https://a.org/b?c=1"))] == [
        "#", "AI-led", ",", "“", "don't", "”", "2.1", "https://a.org/b?c=1",
    ]  # fmt: skip
    assert count_words(words_of(block("#AI-led, “don't” 2.1"))) == 3


def test_a_picture_is_one_word() -> None:
    runs = (Run("see "), Run("[picture: a lid]", Style(picture="/-/a.png")), Run(" here"))
    assert [word.text for word in words_of(Block(PARAGRAPH, runs))] == ["see", "[picture: a lid]", "here"]


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=80))
def test_words_are_the_whole_text(text: str) -> None:
    folded = " ".join(text.split())
    assert join_words(words_of(block(folded))) == folded
    assert [word for words in sentences_of(block(folded)) for word in words] == words_of(block(folded))
