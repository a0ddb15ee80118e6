"""Characters of HTML, with where they are."""

from __future__ import annotations

from aixreader.html.letters import letters, runs

HTML = '<p title="x y">A&amp;&nbsp; b</p>\n<hr><i>c</i>'


def test_each_with_its_place() -> None:
    found = list(letters(HTML))
    assert [text for text, _, _ in found] == ["A", "&", "b", "c"]
    assert [HTML[start:end] for _, start, end in found] == ["A", "&amp;", "b", "c"]
    assert "".join(text for text, _, _ in letters("&fjlig;&unknown;")) == "fj&unknown;"


def test_runs_between_tags() -> None:
    start, end = HTML.index("&amp;"), len(HTML) - len("</i>")
    assert [HTML[first:last] for first, last in runs(HTML, start, end)] == ["&amp;&nbsp; b", "c"]
