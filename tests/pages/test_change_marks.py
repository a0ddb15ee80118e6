"""Changed words as HTML."""

from __future__ import annotations

from aixreader.comparison.text_blocks import CODE, Block, read_blocks
from aixreader.comparison.text_changes import text_changes
from aixreader.comparison.word_changes import Change
from aixreader.pages.change_marks import ChangeMarks

MARKS = ChangeMarks(lambda address: address if address.startswith("https") else None)


def changes(old: str, new: str) -> tuple[Change, ...]:
    (block,) = text_changes(read_blocks(old), read_blocks(new))
    return block.changes


def test_old_and_new_words() -> None:
    made = changes("<p>The pot is <em>kept</em> warm.</p>", "<p>The pot is kept <strong>very hot</strong>.</p>")
    assert MARKS.both(made) == "The pot is kept <del>warm</del> <ins><strong>very hot</strong></ins>."
    assert MARKS.old(made) == "The pot is <em>kept</em> <del>warm</del>."
    assert MARKS.new(made) == "The pot is kept <ins><strong>very hot</strong></ins>."


def test_words_are_escaped_and_links_asked_for() -> None:
    (block,) = read_blocks('<p>a &lt;b&gt; <a href="https://a.example/?x&amp;y">c</a> <a href="file:x">d</a></p>')
    assert isinstance(block, Block)
    (change,) = text_changes([], [block])
    assert MARKS.both(change.changes) == ('<ins>a &lt;b&gt; <a href="https://a.example/?x&amp;y">c</a> d</ins>')


def test_what_is_alike_everywhere_is_faint() -> None:
    made = changes("<p>The pot is kept warm, by night.</p>", "<p>The pot is kept hot by night.</p>")
    assert "<del>warm,</del> <ins>hot</ins>" in MARKS.both(made)
    quiet = ChangeMarks(MARKS.link, frozenset({("warm,", "hot")})).both(made)
    assert '<del class="quiet">warm,</del> <ins class="quiet">hot</ins>' in quiet
    spelled = changes("<p>The AIPROGRAM of all.</p>", "<p>The AI Program of all.</p>")
    assert '<ins class="quiet">AI Program</ins>' in MARKS.both(spelled)


def test_lines_break_where_they_did_and_code_stays_as_it_is() -> None:
    made = changes("<p>One<br>two three</p>", "<p>One<br>two four three</p>")
    assert MARKS.both(made) == "One<br>two <ins>four</ins> three"
    (block,) = read_blocks("<pre>if hot:\n    wait()</pre>")
    (change,) = text_changes([block], [block])
    assert MARKS.both(change.changes, CODE) == "if hot:\n    wait()"
