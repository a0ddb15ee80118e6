"""HTML as Markdown."""

from __future__ import annotations

from aixreader.publish.markdown_inline import FootnoteLabels
from aixreader.publish.markdown_text import markdown_text
from tests.waiting import growth


def read(html: str) -> str:
    return "\n".join(
        markdown_text(html, lambda address: "" if address == "gone" else address, lambda name: name, FootnoteLabels())
    )


ELEMENTS = (
    ("<p>a</p><p>b<br>c</p>", "a\n\nb\\\nc"),
    ("<p>a</p><hr><p>b</p>", "a\n\n* * *\n\nb"),
    ("<blockquote><p>a</p><p>b</p></blockquote><blockquote>c</blockquote>", "> a\n>\n> b\n\n> c"),
    ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
    ("<ul><li>a<ul><li>b</li></ul>more</li></ul>", "- a\n  - b\n\n  more"),
    ('<ol start="9"><li><p>a</p><p>b</p></li><li>c</li></ol>', "9. a\n\n   b\n\n10. c"),
    ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b"),
    ("<ol><li>a</li></ol><ol><li>b</li></ol>", "1. a\n\n1) b"),
    ('<ul><li><span class="task">[ ]</span> a</li><li><span class="task task-done">[x]</span> b</li></ul>',
     "- [ ] a\n- [x] b"),
    ("<dl><dt>T</dt><dd>a</dd><dd><p>b</p><p>c</p></dd></dl>", "**T**\n\n- a\n- b\n\n  c"),
    ('<pre><code class="language-python">a\n\n  b | ```\n</code></pre>', "````python\na\n\n  b | ```\n````"),
    ('<div class="filename">x.py</div><pre>a</pre>', "`x.py`\n\n```\na\n```"),
    ('<div class="callout callout-warning"><div class="callout-emoji">⚠</div><div><p>a</p></div></div>',
     "> **Warning:** ⚠\n>\n> a"),
    ('<div class="callout">a</div>', "> a"),
    ('<div class="alert alert-note"><p class="alert-title">Mine</p><p>a</p></div>', "> **Mine**\n>\n> a"),
    (('<div class="cards"><a class="card" href="x"><span>T</span><div class="subtitle">s</div></a>'
     '<div class="card"><a href="y">U</a></div><div class="card">V</div></div>'),
     "- [T\\\n  s](x)\n- [U](y)\n- V"),
    ('<div class="tabs"><div class="tab"><div class="tab-title">A</div><p>a</p></div></div>', "**A**\n\na"),
    ('<div class="filetree"><ul><li><span class="icon-folder"></span>f<ul><li>g</li></ul></li></ul></div>',
     "- f\n  - g"),
    ('<p><span class="badge">new</span><span class="icon-star"></span></p>', "**new**"),
    ("<p>x<sup>2</sup> H<sub>2</sub>O <kbd>Q</kbd></p>", "x<sup>2</sup> H<sub>2</sub>O <kbd>Q</kbd>"),
    ('<p>tea<sup class="note"><a href="#note-1">1</a></sup>.</p>', "tea."),
    ('<figure><img src="a.png" alt="A [b]"><figcaption><h4>T</h4><p>c</p></figcaption></figure>',
     "![A \\[b\\]](a.png)\n\n***T***\n\n*c*"),
    ('<p><a href="https://x.org/a_b?x=1&amp;y">https://x.org/a_b?x=1&amp;y</a></p>',
     "<https://x.org/a_b?x=1&y>"),
    ('<p><a href="https://x.org/(a) b">y</a> <a href="mailto:a@b.c">a@b.c</a> <a href="https://x.org"> </a></p>',
     "[y](https://x.org/%28a%29%20b) <a@b.c> <https://x.org>"),
    ('<p><a href="https://x.org">https://y.org www.z.org a@b.c</a></p>',
     "[https\\://y.org www\\.z.org a\\@b.c](https://x.org)"),
    ('<p><a href="x"><img src="a.png" alt=""> b</a> <a href="gone">c</a></p>', "[![](a.png) b](x) c"),
    ('<p><code>a</code><code><a href="x">b</a></code><code> </code></p>', "`a`[`b`](x)"),
    ('<p>Foo!<a href="x">b</a>: c</p>', "Foo\\![b](x)\\: c"),
    (('<table><tr><th>a</th><th align="right">b</th></tr><tr><td rowspan="2">x|y</td><td><code>p|q</code></td>'
     "</tr><tr><td>1<ul><li>c</li><li>d</li></ul></td></tr></table>"),
     "| a | b |\n| ---- | ---------------------: |\n| x\\|y | <code>p&#124;q</code> |\n|  | 1 <br>• c <br>• d |"),
    ('<table class="layout"><tr><td><p>a</p></td><td><table><tr><td>b</td></tr></table></td></tr></table>',
     "a\n\n|  |\n| --- |\n| b |"),
    ("<details><summary>s</summary><p>a</p></details>", "s\n\na"),
    ("<p>a", "a"),
    ("</p></a>b<td>c</td>", "b\n\nc"),
)  # fmt: skip


def test_elements() -> None:
    for html, markdown in ELEMENTS:
        assert read(html) == markdown, html


def test_what_stands_in_text_is_text() -> None:
    for text in ("# a", "- a", "+ a", "1. a", "1) a", "a. b", "(1) a", "iv) a", "= a", "> a", ": a", "Table: a", "| a"):
        shown = read(f"<p>{text.replace('>', '&gt;')}</p>")
        assert "\\" in shown, text
        assert shown.replace("\\", "") == text
    assert read("<p>a * b _c_ d_e [f] &lt;g> `h` ~~i~~ ^j^ {k} &amp;copy; :smile: \\</p>") == (
        r"a \* b \_c\_ d_e \[f\] \<g> \`h\` \~\~i\~\~ \^j\^ {k} \&copy; \:smile: \\"
    )
    assert read("<p><b>a</b>{.b} and <i>c</i>(d)</p>") == r"**a**\{.b} and *c*\(d)"


def test_formulas_stay_and_prices_are_none() -> None:
    assert read("<p>$x_1 = y^2$, $$E = mc^2$$, $5 and $6</p>") == r"$x_1 = y^2$, $$E = mc^2$$, \$5 and \$6"


def test_a_bar_in_a_formula_ends_no_cell() -> None:
    assert "| $\\|x_1\\|$ |" in read("<table><tr><td>$|x_1|$</td></tr></table>")
    assert read("<p>$|x_1|$</p>") == "$|x_1|$"


def test_footnotes_are_numbered_through_a_file() -> None:
    html = (
        '<p>a<sup><span class="footnote-ref">1</span></sup>: b</p><div class="footnotes"><hr>'
        '<ol><li value="1"><p>c<a class="footnote-backref" href="x">↩</a></p><p>d</p></li></ol></div>'
    )
    notes = FootnoteLabels()
    for number in (1, 2):
        lines = markdown_text(html, str, str, notes)
        assert "\n".join(lines) == f"a[^{number}]\\: b\n\n[^{number}]: c\n\n    d"


def test_indents_that_do_not_break_stay() -> None:
    assert read("<p>a<br>\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}b</p>") == "a\\\n\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}b"


def test_deep_and_long_fragments_are_linear() -> None:
    for piece in ("<ul><li>a", "<blockquote>a", "<b>a", "<p>$a_ ", "[a](", "<table><tr><td>a", "<div>a", "<i>a</i>b"):
        assert growth(lambda count, piece=piece: read(piece * count), 200) < 12, piece  # type: ignore[misc]
