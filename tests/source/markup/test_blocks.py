"""Block structure, by the rules of CommonMark."""

from __future__ import annotations

import pytest

from aixreader.source.markup import render
from aixreader.source.markup.blocks import MAX_DEPTH, BlockParser
from tests.waiting import no_hang


def html(text: str) -> str:
    return render(text).html.replace("\n", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text\n- a\n- b", "<p>text</p><ul><li>a</li><li>b</li></ul>"),
        ("text\n2. a", "<p>text2. a</p>"),
        ("text\n1. a", "<p>text</p><ol><li>a</li></ol>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("1. a\n1) b", "<ol><li>a</li></ol><ol><li>b</li></ol>"),
        ("- a\n* b", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
        ("- a\n - b\n  - c", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
        ("- a\n  - b\n    - c", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
        ("- a\nlazy\n- b", "<ul><li>alazy</li><li>b</li></ul>"),
        ("- a\n\n  b", "<ul><li><p>a</p><p>b</p></li></ul>"),
        ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("- a\n- b\n\n- c", "<ul><li><p>a</p></li><li><p>b</p></li><li><p>c</p></li></ul>"),
        ("- a\n  - b\n\n  - c\n- d", "<ul><li>a<ul><li><p>b</p></li><li><p>c</p></li></ul></li><li>d</li></ul>"),
        ("-\n  a", "<ul><li>a</li></ul>"),
        ("-\n\n  a", "<ul><li></li></ul><p>a</p>"),
        ("-not a list", "<p>-not a list</p>"),
        ("- a\n\n\n      code", "<ul><li><p>a</p><pre><code>code</code></pre></li></ul>"),
        ("-\ta\n\n\tb", "<ul><li><p>a</p><p>b</p></li></ul>"),
    ],
)
def test_lists(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (">a\nlazy\n> b", "<blockquote><p>alazyb</p></blockquote>"),
        ("> a\n\n> b", "<blockquote><p>a</p></blockquote><blockquote><p>b</p></blockquote>"),
        ("> - a\n>   - b", "<blockquote><ul><li>a<ul><li>b</li></ul></li></ul></blockquote>"),
        ("- a\n  > b", "<ul><li>a<blockquote><p>b</p></blockquote></li></ul>"),
        ("> a\n- b", "<blockquote><p>a</p></blockquote><ul><li>b</li></ul>"),
        (">> a\n> b", "<blockquote><blockquote><p>ab</p></blockquote></blockquote>"),
        ("> a  \nb  \nc", "<blockquote><p>a<br>b<br>c</p></blockquote>"),
    ],
)
def test_quotes(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a #\n####### b", '<h1 id="a">a</h1><p>####### b</p>'),
        ("#a", "<p>#a</p>"),
        ("a\nb\n===", '<h1 id="b">ab</h1>'),
        ("a\n---\nb\n***", '<h2 id="a">a</h2><p>b</p><hr>'),
        ("- - -", "<hr>"),
        ("- a\n---", "<ul><li>a</li></ul><hr>"),
        ("##", "<h2></h2>"),
        ("[a]: /u\n===\n[a]", '<p>===</p><p><a href="/u">a</a></p>'),
        ("[a]: /u\nb\n---", '<h2 id="b">b</h2>'),
    ],
)
def test_headings_and_rules(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("    code\n\n    more", "<pre><code>codemore</code></pre>"),
        ("text\n    no code", "<p>textno code</p>"),
        ("```\na\n  b\n```\nc", "<pre><code>a  b</code></pre><p>c</p>"),
        ("~~~\n```\n~~~", "<pre><code>```</code></pre>"),
        ("```\nnever closed", "<pre><code>never closed</code></pre>"),
        ("- ```\n  a\n  ```\n- b", "<ul><li><pre><code>a</code></pre></li><li>b</li></ul>"),
        ("> ```\n> a\nb", "<blockquote><pre><code>a</code></pre></blockquote><p>b</p>"),
    ],
)
def test_code(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<div>\n*a*\n\n*b*\n</div>", "<div>*a*<p><em>b</em></p></div>"),
        ("<!-- a\n\nb -->\n- c", "<!-- ab --><ul><li>c</li></ul>"),
        ("text\n<div>", "<p>text</p><div>"),
        ("text\n<span>", "<p>text<span></p>"),
        ("<span>\n*a*", "<span>*a*"),
        ("<script>\n\n*a*\n</script>*b*\n*c*", "<script>*a*</script>*b*<p><em>c</em></p>"),
        ("- <table>\n  <tr>", "<ul><li><table><tr></li></ul>"),
    ],
)
def test_raw_html(text: str, expected: str) -> None:
    assert html(text) == expected


def test_every_block_knows_its_line() -> None:
    root = BlockParser().parse(["", "a", "", "> b", "", "# c"])
    assert [(block.kind, block.line) for block in root.children] == [
        ("paragraph", 1),
        ("blockquote", 3),
        ("heading", 5),
    ]


@pytest.mark.parametrize("marker", [">", "- ", "1. ", "> - "])
def test_nesting_stops_and_the_text_is_kept(marker: str) -> None:
    with no_hang():
        found = html(marker * 10_000 + "end")
    assert found.count("<blockquote>") + found.count("<li>") <= MAX_DEPTH
    assert "end" in found


def test_deep_indents_end_in_time() -> None:
    with no_hang():
        html("".join(f"{'  ' * n}- a\n" for n in range(800)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A\n: a", "<dl><dt>A</dt><dd>a</dd></dl>"),
        ("A\n: a\n: b\n\nB\n: c", "<dl><dt>A</dt><dd>a</dd><dd>b</dd><dt>B</dt><dd>c</dd></dl>"),
        ("A\n*B*\n\n:   a\n\n    b", "<dl><dt>A</dt><dt><em>B</em></dt><dd><p>a</p><p>b</p></dd></dl>"),
        ("A\n: a\nlazy", "<dl><dt>A</dt><dd>alazy</dd></dl>"),
        ("A\n: - i\n  - j", "<dl><dt>A</dt><dd><ul><li>i</li><li>j</li></ul></dd></dl>"),
        ("- A\n  : a", "<ul><li><dl><dt>A</dt><dd>a</dd></dl></li></ul>"),
        ("A\n: a\n\nText.", "<dl><dt>A</dt><dd>a</dd></dl><p>Text.</p>"),
        ("A\n:a", "<p>A:a</p>"),
        (": a", "<p>: a</p>"),
        ("# H\n: a", '<h1 id="h">H</h1><p>: a</p>'),
    ],
)
def test_definition_lists(text: str, expected: str) -> None:
    assert html(text) == expected
