"""Code in colour."""

from __future__ import annotations

from aixreader.source.markup.code import code_block


def test_a_known_language_is_coloured_with_classes() -> None:
    html = code_block("import os\n", "python title=x")
    assert html.startswith('<div class="highlight"><pre><code class="language-python">')
    assert '<span class="kn">import</span>' in html


def test_an_unknown_language_is_plain() -> None:
    assert code_block("<a>\n", "nosuch") == '<pre><code class="language-nosuch">&lt;a&gt;\n</code></pre>'


def test_words_behind_the_fence_cannot_break_out() -> None:
    for info in ('"><script>', "1)", ""):
        assert code_block("x", info) == "<pre><code>x</code></pre>"
