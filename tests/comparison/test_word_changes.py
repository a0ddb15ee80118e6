"""Changes of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.comparison.text_blocks import PARAGRAPH, Block, Run
from aixreader.comparison.word_changes import Change, count_changed, join_changes, letters, plain, word_changes
from aixreader.comparison.words import Words, words_of

TEXT = st.lists(st.sampled_from(["tea", "pot", "a", "hot", ",", "."]), max_size=20).map(" ".join)


def words(text: str) -> Words:
    return tuple(words_of(Block(PARAGRAPH, (Run(text),))))


def marked(old: str, new: str) -> str:
    """The change as one line: [old|new] for what differs."""
    return " ".join(
        plain(change.new) if change.kept else f"[{plain(change.old)}|{plain(change.new)}]"
        for change in word_changes(words(old), words(new))
    )


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("The pot is hot.", "The pot is hot.", "The pot is hot."),
        ("The pot is hot.", "The kettle is hot.", "The [pot|kettle] is hot."),
        ("The old pot is hot.", "The pot is hot.", "The [old|] pot is hot."),
        (
            "Warm the small pot before any tea goes into it at all.",
            "Warm a large pot before any tea goes into it today.",
            "Warm [the small|a large] pot before any tea goes into it [at all|today] .",
        ),
        # one word between two changes is no island of its own
        ("We heat old cups with care.", "We warm old mugs with care.", "We [heat old cups|warm old mugs] with care."),
        # little is kept: first the old sentence, then the new one
        ("Pour water over leaves.", "Never ask the cook.", "[Pour water over leaves.|Never ask the cook.]"),
    ],
)  # fmt: skip
def test_as_a_person_would_mark_it(old: str, new: str, line: str) -> None:
    assert marked(old, new) == line


def test_another_spelling_is_told_apart() -> None:
    changes = word_changes(
        words("the AIPROGRAM that all of us like (e.g. tea)"), words("the AI Program that all of us like (e.g., tea)")
    )
    assert [change.is_spelling for change in changes if not change.kept] == [True, True]
    (change,) = [each for each in word_changes(words("hot tea"), words("cold tea")) if not each.kept]
    assert not change.is_spelling
    assert change.key == ("hot", "cold")
    assert letters("AI-Program 2!") == "aiprogram2"


@given(TEXT, TEXT)
def test_both_sentences_are_in_the_changes(old: str, new: str) -> None:
    changes = word_changes(words(old), words(new))
    assert tuple(word for change in changes for word in change.old) == words(old)
    assert tuple(word for change in changes for word in change.new) == words(new)
    assert all([a.text for a in each.old] == [b.text for b in each.new] for each in changes if each.kept)
    assert (old.split() == new.split()) == all(change.kept for change in changes)


def test_changes_of_one_kind_are_joined() -> None:
    one, other = words("a"), words("b")
    joined = join_changes(
        [Change(True, one, one), Change(True, other, other), Change(False, (), ()), Change(False, one, ())]
    )
    assert joined == (Change(True, one + other, one + other), Change(False, one, ()))


def test_the_share_of_changed_words_is_at_least_one_percent() -> None:
    whole = word_changes(words("a hot pot"), words("a cold pot"))
    changed = [change for change in whole if not change.kept]
    assert count_changed(changed, whole) == 33
    assert count_changed([], whole) == 1
