"""What changed as text and Markdown."""

from __future__ import annotations

from collections.abc import Callable

from aixreader.comparison.edition_comparison import Comparison, compare_editions
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.progress import silent
from aixreader.services.comparison.changes_text import MarkdownMarks, Marks, TextMarks, changes_lines

Golden = Callable[[str, str], None]


def written(comparison: Comparison, marks: Marks, *, words: bool) -> str:
    return "\n".join(changes_lines(comparison, marks, words=words)) + "\n"


def test_as_text(comparison: Comparison, golden: Golden) -> None:
    golden("changes/short.txt", written(comparison, TextMarks(), words=False))
    golden("changes/words.txt", written(comparison, TextMarks(), words=True))


def test_as_markdown(comparison: Comparison, golden: Golden) -> None:
    golden("changes/words.md", written(comparison, MarkdownMarks(), words=True))


def test_what_markdown_would_read_is_escaped() -> None:
    assert MarkdownMarks().plain("*a* <b> [c](d) `e` #f") == "\\*a\\* &lt;b&gt; \\[c\\](d) \\`e\\` \\#f"


def test_nothing_differs(after: OpenEdition) -> None:
    text = written(compare_editions(after, after, silent), TextMarks(), words=True)
    assert text.endswith("\nNothing differs between these editions.\n")
