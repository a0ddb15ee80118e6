"""Changes of texts."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.comparison.table_changes import ADDED, CHANGED, REMOVED, SAME, TableChange
from aixreader.comparison.text_blocks import ITEM, PARAGRAPH, AnyBlock, Block, Run, Table, read_blocks
from aixreader.comparison.text_changes import MOVED, MOVED_AWAY, AnyChange, BlockChange, text_changes
from aixreader.comparison.word_changes import plain
from aixreader.comparison.words import words_of
from tests.waiting import growth

SENTENCES = st.sampled_from(
    [
        "Boil the water.",
        "Boil fresh water.",
        "Warm the pot first!",
        "Drink.",
        "Nobody drinks cold tea, e.g. Monday.",
        "a",
    ]
)
TEXTS = st.lists(
    st.one_of(
        st.builds(
            lambda kind, sentences: Block(kind, (Run(" ".join(sentences)),)),
            st.sampled_from([PARAGRAPH, ITEM]),
            st.lists(SENTENCES, min_size=1, max_size=3),
        ),
        st.builds(
            lambda rows: Table(tuple(tuple(Block(PARAGRAPH, (Run(cell),)) for cell in row) for row in rows), 1),
            st.lists(st.tuples(SENTENCES, SENTENCES), min_size=1, max_size=3),
        ),
    ),
    max_size=6,
)


def words(blocks: Iterable[AnyBlock]) -> list[str]:
    cells = (
        cell
        for block in blocks
        for cell in ([block] if isinstance(block, Block) else [c for r in block.rows for c in r])
    )
    return [word.text for cell in cells for word in words_of(cell)]


def marked(old: str, new: str) -> list[str]:
    """The state of each block that is not the same, and its words: [old|new] for what differs."""
    return [
        f"{block.state}: "
        + " ".join(plain(c.new) if c.kept else f"[{plain(c.old)}|{plain(c.new)}]" for c in block.changes)
        for block in text_changes(read_blocks(old), read_blocks(new))
        if block.state != SAME
    ]


@given(TEXTS, TEXTS)
def test_both_texts_are_in_the_changes(old: list[AnyBlock], new: list[AnyBlock]) -> None:
    changes = [change for block in text_changes(old, new) for change in block.changes]
    assert [word.text for change in changes for word in change.old] == words(old)
    assert [word.text for change in changes for word in change.new] == words(new)


@given(TEXTS)
def test_a_text_and_itself_do_not_differ(text: list[AnyBlock]) -> None:
    changes = text_changes(text, text)
    assert {block.state for block in changes} <= {SAME}
    assert all(change.kept for block in changes for change in block.changes)


def test_words_in_a_sentence_sentences_in_a_paragraph() -> None:
    old = "<p>Boil the water in a kettle. Pour it.</p><p>Wait.</p>"
    new = "<p>Boil the water in a pot. Pour it. Drink it.</p><p>Wait.</p>"
    assert marked(old, new) == [f"{CHANGED}: Boil the water in a [kettle|pot] . Pour it. [|Drink it.]"]


def test_a_paragraph_that_is_cut_in_two_keeps_its_words() -> None:
    old = "<p>Boil the water. Pour it over the leaves.</p>"
    new = "<ul><li>Boil the water.</li><li>Pour it over the leaves.</li></ul>"
    assert marked(old, new) == []


def test_a_block_that_is_gone_does_not_come_between_the_sentences_of_another() -> None:
    old = "<p>Boil the water in a kettle.</p><p>Useful books include:</p>"
    new = "<p>Boil the water in a pot. Nobody drinks cold tea.</p>"
    assert marked(old, new) == [
        f"{CHANGED}: Boil the water in a [kettle|pot] . [|Nobody drinks cold tea.]",
        f"{REMOVED}: [Useful books include:|]",
    ]


def test_what_has_nothing_in_common_is_old_and_then_new() -> None:
    changes = marked("<p>Boil the water in a kettle.</p>", "<p>Nobody likes cold soup at noon!</p>")
    assert changes == [f"{REMOVED}: [Boil the water in a kettle.|]", f"{ADDED}: [|Nobody likes cold soup at noon!]"]


def test_paragraphs_that_moved_are_told() -> None:
    long = "<p>A paragraph that is long enough to be told to have moved.</p>"
    rest = "<p>First of all, the water.</p><p>Then the leaves, then the cup.</p>"
    changes = text_changes(read_blocks(long + rest), read_blocks(rest + long))
    assert [block.state for block in changes] == [MOVED_AWAY, SAME, SAME, MOVED]
    assert marked("<p>Hot.</p><p>One two.</p><p>Three.</p>", "<p>One two.</p><p>Three.</p><p>Hot.</p>") == [
        f"{REMOVED}: [Hot.|]",
        f"{ADDED}: [|Hot.]",
    ]


def test_tables_are_compared_as_tables() -> None:
    old = "<p>Times:</p><table><tr><th>cup</th><th>minutes</th></tr><tr><td>green</td><td>3</td></tr></table>"
    (first, table) = text_changes(
        read_blocks(old), read_blocks(old.replace(">3<", ">2<").replace("Times", "All times"))
    )
    assert isinstance(first, BlockChange)
    assert isinstance(table, TableChange)
    assert (first.state, table.state) == (CHANGED, CHANGED)
    assert [row.state for row in table.rows] == [SAME, CHANGED]


def test_a_table_without_a_counterpart_stands_between_text() -> None:
    table = "<table><tr><td>a</td><td>b</td></tr></table>"
    old, new = f"<p>Boil the water now.</p>{table}<p>Pour.</p>", "<p>Boil the water then.</p><p>Pour it.</p>"
    states = [(type(block), block.state) for block in text_changes(read_blocks(old), read_blocks(new))]
    assert (TableChange, REMOVED) in states
    states = [(type(block), block.state) for block in text_changes(read_blocks(new), read_blocks(old))]
    assert (TableChange, ADDED) in states


def many(count: int, word: str) -> list[AnyBlock]:
    """A paragraph of nothing but sentences that are all alike and none equal to those of another `word`."""
    text = " ".join(f"The {word} of number {number} is kept warm by night." for number in range(count))
    return [Block(PARAGRAPH, (Run(text),))]


def paragraphs(count: int, step: int) -> list[AnyBlock]:
    return [
        Block(PARAGRAPH, (Run(f"Paragraph {number} {'of old' if number % step else 'of new'} tells of tea."),))
        for number in range(count)
    ]


@pytest.mark.parametrize("kind", ["alike", "alternating", "one sentence"])
def test_time_grows_with_the_length_and_not_with_its_square(kind: str) -> None:
    def compare(size: int) -> list[AnyChange]:
        if kind == "alike":
            return list(text_changes(many(size, "pot"), many(size, "cup")))
        if kind == "alternating":
            return list(text_changes(paragraphs(size, 2), paragraphs(size, 3)))
        old, new = ("word " * size, "words and " * size)
        return list(text_changes([Block(PARAGRAPH, (Run(old),))], [Block(PARAGRAPH, (Run(new),))]))

    assert growth(compare, 1500) < 8
